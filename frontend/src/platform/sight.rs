//! Whether the person sees this page now.

use gloo_events::EventListener;
use web_sys::VisibilityState;

pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// Whether the window is as a media query says.
pub fn is(query: &str) -> bool {
    let media = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    media.is_some_and(|media| media.matches())
}

/// Calls when the page comes into sight or leaves it, as long as the answer is held.
pub fn watch(changed: impl Fn() + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    Some(EventListener::new(&document, "visibilitychange", move |_| changed()))
}
