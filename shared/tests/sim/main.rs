//! The simulator of the sync: people, devices, tabs and a server, everything that can go wrong
//! between them, and the promises of `docs/architecture.md` held after every step.
//!
//! A seed is a [`action::History`]; the same seed gives the same history everywhere. `stage` is
//! where it plays, `store` and `disk` are the models of what survives, `invariant` and `rest` what
//! must hold. Without further word it runs the committed cases, some hundred seeds twice each, and
//! looks for every bug of `sync::bug`; `SIM_SEEDS=n SIM_FROM=k` runs as many seeds as wanted.

#![allow(clippy::unwrap_used)]

mod action;
mod asking;
mod campaign;
mod disk;
mod invariant;
mod join;
mod leave;
mod ledger;
mod network;
mod plan;
mod prospect;
mod rest;
mod run;
mod scenario;
mod server;
mod service;
mod stage;
mod store;
mod sums;
mod tab;
mod talk;
mod team;
mod trade;
mod violation;
mod wish;

use std::process::ExitCode;

fn main() -> ExitCode {
    // Poison panics on purpose, and a broken invariant is told with its seed.
    std::panic::set_hook(Box::new(|_| {}));
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let sound = match number("SIM_SEEDS") {
        Some(seeds) => campaign::seeds(number("SIM_FROM").unwrap_or(0), seeds, false),
        None => scenario::all() && campaign::cases() && campaign::seeds(0, 400, true) && campaign::bugs(),
    };
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
