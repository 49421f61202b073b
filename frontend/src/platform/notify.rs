//! Notices of the desktop, for news while the page is out of sight. Only a click may ask for them.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Whether the browser knows them and lets this page show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    Yes,
    /// The person said no; only the browser's own settings change that.
    No,
    NotAsked,
    /// This browser has none.
    Unknown,
}

pub fn allowed() -> Allowed {
    let known = web_sys::window().and_then(|window| js_sys::Reflect::get(&window, &"Notification".into()).ok());
    if !known.is_some_and(|known| known.is_function()) {
        return Allowed::Unknown;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Allowed::Yes,
        NotificationPermission::Denied => Allowed::No,
        _ => Allowed::NotAsked,
    }
}

/// Asks the person, by the browser's own question.
pub async fn ask() -> Allowed {
    if let Ok(promise) = Notification::request_permission() {
        let _ = JsFuture::from(promise).await;
    }
    allowed()
}

/// Shows a notice; a newer one of the same tag takes its place. Pressing it brings the page back.
pub fn show(title: &str, body: &str, tag: &str, pressed: impl FnOnce() + 'static) {
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_tag(tag);
    options.set_icon("/icon-192.png");
    // Phones refuse this way of showing one; there the page's own counts must do.
    let Ok(notice) = Notification::new_with_options(title, &options) else { return };
    let shown = notice.clone();
    let press: JsValue = Closure::once_into_js(move || {
        if let Some(window) = web_sys::window() {
            let _ = window.focus();
        }
        shown.close();
        pressed();
    });
    notice.set_onclick(Some(press.unchecked_ref()));
}
