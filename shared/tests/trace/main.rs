//! Native and wasm compute the same changes: `data/trace.json` has commands, and the digest of the
//! World after each as a native build computed it. The same test runs in both.
//!
//! The trace is recorded anew, after a rule has changed, with `TRACE_RECORD=1`.

#![allow(clippy::unwrap_used)]

#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/asking.rs"]
#[allow(dead_code)]
mod asking;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/join.rs"]
#[allow(dead_code)]
mod join;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/leave.rs"]
#[allow(dead_code)]
mod leave;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/plan.rs"]
#[allow(dead_code)]
mod plan;
mod play;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/prospect.rs"]
#[allow(dead_code)]
mod prospect;
#[cfg(not(target_arch = "wasm32"))]
mod record;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/service.rs"]
#[allow(dead_code)]
mod service;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/talk.rs"]
#[allow(dead_code)]
mod talk;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/team.rs"]
#[allow(dead_code)]
mod team;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/trade.rs"]
#[allow(dead_code)]
mod trade;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sim/wish.rs"]
#[allow(dead_code)]
mod wish;

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_build_computes_the_same_changes() {
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("TRACE_RECORD").is_some() {
        record::record();
    }
    assert_eq!(play::play(include_str!("../data/trace.json")), Ok(600));
}
