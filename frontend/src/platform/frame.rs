//! When the screen is painted.

use gloo_timers::callback::Timeout;
use leptos::prelude::request_animation_frame;

/// Calls once what is in the page now has been painted.
pub fn painted(then: impl FnOnce() + 'static) {
    request_animation_frame(move || drop(Timeout::new(0, then).forget()));
}
