//! Cells that somebody else changes while they are looked at show it for some seconds.

use crate::page::roster::board::{Board, Line, Spot};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use shared::{
    id::StaffId,
    roster::Cell,
    time::{Day, Month},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// How long, in milliseconds.
const STAYS: u32 = 6_000;

/// The days of that row that others have changed just now.
pub fn watch(
    board: Board,
    staff: StaffId,
    month: Month,
    line: ReadSignal<Option<Arc<Line>>>,
) -> RwSignal<BTreeSet<Day>> {
    let fresh = RwSignal::new(BTreeSet::new());
    Effect::new(move |before: Option<Option<BTreeMap<u8, Cell>>>| {
        let line = line.get();
        let now = line.as_ref().and_then(|line| line.roster.as_ref()).map(|roster| roster.cells.clone());
        if let Some(before) = before {
            let (old, new) = (before.unwrap_or_default(), now.clone().unwrap_or_default());
            let is_others = |day: &Day| {
                let now = new.get(&day.number());
                old.get(&day.number()) != now && !board.is_own(Spot { staff, day: *day }, now)
            };
            let days: BTreeSet<Day> = month.days().filter(is_others).collect();
            if !days.is_empty() {
                show(fresh, days);
            }
        }
        now
    });
    fresh
}

fn show(fresh: RwSignal<BTreeSet<Day>>, days: BTreeSet<Day>) {
    let shown = days.clone();
    // Not while effects run.
    Timeout::new(0, move || {
        let _ = fresh.try_update(|fresh| fresh.extend(shown));
    })
    .forget();
    Timeout::new(STAYS, move || {
        let _ = fresh.try_update(|fresh| fresh.retain(|day| !days.contains(day)));
    })
    .forget();
}
