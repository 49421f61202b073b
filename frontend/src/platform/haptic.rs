//! What a hand can feel, where the device can do that.

/// A short tick: a long press was understood.
pub fn tick() {
    if let Some(window) = web_sys::window() {
        // A device that can't just doesn't.
        let _ = window.navigator().vibrate_with_duration(12);
    }
}
