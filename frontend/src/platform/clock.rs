//! The device's clock, which may be wrong.

use shared::time::Instant;

pub fn now() -> Instant {
    Instant(js_sys::Date::now() as i64)
}

/// Waits so many milliseconds.
pub async fn sleep(milliseconds: u32) {
    gloo_timers::future::TimeoutFuture::new(milliseconds).await;
}
