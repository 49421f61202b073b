//! The clipboard.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies text. Where the browser refuses, nothing happens: the text is still on the screen.
pub fn copy(text: &str) {
    let Some(window) = web_sys::window() else { return };
    let promise = window.navigator().clipboard().write_text(text);
    spawn_local(async move {
        let _ = JsFuture::from(promise).await;
    });
}
