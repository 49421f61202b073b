//! Milliseconds, natively and in a browser.

#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> f64 {
    use std::{sync::LazyLock, time::Instant};
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGAN.elapsed().as_secs_f64() * 1000.0
}

/// `performance.now()`; there is one wherever there is WebAssembly.
#[cfg(target_arch = "wasm32")]
pub fn now() -> f64 {
    let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into()).unwrap();
    let now: js_sys::Function = js_sys::Reflect::get(&performance, &"now".into()).unwrap().into();
    now.call0(&performance).unwrap().as_f64().unwrap()
}
