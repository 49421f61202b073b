//! Steps at which a test kills the process, to see what was on disk by then. Only with the
//! feature `fault-points`; without it nothing happens there.

/// Ends the process, as `kill -9` would, when `GUITAI_FAULT` is `step:n` and this is the n-th time.
#[cfg(feature = "fault-points")]
pub fn point(step: &str) {
    use std::sync::atomic::{AtomicU32, Ordering};
    static MET: AtomicU32 = AtomicU32::new(0);

    let Ok(wanted) = std::env::var("GUITAI_FAULT") else { return };
    let Some((name, count)) = wanted.split_once(':') else { return };
    if name == step && count.parse() == Ok(MET.fetch_add(1, Ordering::Relaxed) + 1) {
        std::process::abort();
    }
}

#[cfg(not(feature = "fault-points"))]
pub fn point(_: &str) {}
