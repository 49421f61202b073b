//! Randomness: ids, and the jitter of retries.

use uuid::Uuid;

/// A fresh time-ordered id.
pub fn id() -> Uuid {
    Uuid::now_v7()
}

/// From half of `milliseconds` to all of it, so that devices which lost the server together do not
/// come back together.
pub fn jitter(milliseconds: u32) -> u32 {
    let half = f64::from(milliseconds) / 2.0;
    (half + js_sys::Math::random() * half) as u32
}
