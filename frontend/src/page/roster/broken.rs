//! Below the grid: the rule that is broken, in words, with the ways to mend it; or how far a long
//! change has come.

use super::board::{Board, Busy, Spot, use_board};
use crate::{
    i18n::{format, use_words},
    store::use_store,
    ui::{Button, Icon, Progress, Sign},
};
use leptos::prelude::*;
use shared::roster::{
    repair::{Repair, Way, repairs},
    rule::{Strength, Violation},
};

/// Ways to mend it that are offered.
const MOST: usize = 3;

#[component]
pub fn BrokenRules() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let is_busy = Memo::new(move |_| board.busy.with(Option::is_some));
    let counts = move || {
        let (hard, soft) = board.sheet.with(|sheet| (sheet.count(Strength::Hard), sheet.count(Strength::Soft)));
        format!("{} · {}", (words.roster.hard)(hard), (words.roster.soft)(soft))
    };
    let some = Memo::new(move |_| board.sheet.with(|sheet| !sheet.violations.is_empty()));
    view! {
        <section class="say" aria-label=words.roster.violations>
            {move || match is_busy.get() {
                true => view! { <Working board /> }.into_any(),
                false => view! { <Said board /> }.into_any(),
            }}
            <span class="say-rest"></span>
            <div class="say-ways">
                <span class="say-count">{counts}</span>
                <Show when=move || some.get()>
                    <Step label=words.roster.previous_violation key="," sign=Sign::Back by=-1 />
                    <Step label=words.roster.next_violation key="." sign=Sign::Forward by=1 />
                </Show>
            </div>
        </section>
    }
}

/// To the violation before or after.
#[component]
fn Step(label: &'static str, key: &'static str, sign: Sign, by: isize) -> impl IntoView {
    let board = use_board();
    view! {
        <button
            class="button button-quiet"
            type="button"
            aria-label=label
            title=label
            aria-keyshortcuts=key
            on:click=move |_| board.look_by(by)
        >
            <Icon sign />
        </button>
    }
}

/// The violation that was looked at last, as it is now; when it is mended, the first that still lies
/// ahead, or the first of all.
fn shown(board: Board) -> Memo<Option<Violation>> {
    Memo::new(move |_| {
        let (looking, today) = (board.looking.get(), board.today());
        board.sheet.with(|sheet| {
            let same = looking.and_then(|looking| sheet.violations.iter().find(|found| found.is_like(&looking)));
            let ahead = || sheet.violations.iter().find(|found| found.day >= today);
            same.or_else(ahead).or(sheet.violations.first()).cloned()
        })
    })
}

#[component]
fn Said(board: Board) -> impl IntoView {
    let words = use_words();
    let violation = shown(board);
    let text = move || {
        let Some(violation) = violation.get() else {
            return view! { <span class="say-none">{words.roster.no_violations}</span> }.into_any();
        };
        let spot = Spot { staff: violation.staff, day: violation.day };
        let who = format!("{} {}", words.day(violation.day), board.name(violation.staff));
        let why = board.team.with(|team| words.violation(&violation, team.as_deref()));
        view! {
            <button class="say-who" type="button" data-strength=strength(&violation) on:click=move |_| board.show(spot)>
                {who}
            </button>
            " "
            {why}
        }
        .into_any()
    };
    view! {
        <p class="say-text" role="status">{text}</p>
        <Repairs board violation />
    }
}

fn strength(violation: &Violation) -> &'static str {
    if violation.strength == Strength::Hard { "hard" } else { "soft" }
}

#[component]
fn Repairs(board: Board, violation: Memo<Option<Violation>>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let found = Memo::new(move |_| -> Vec<(Violation, Repair)> {
        let Some(violation) = violation.get().filter(|_| board.may_edit()) else { return Vec::new() };
        let people = board.sheet.with(|sheet| sheet.working());
        let found = store.with(|_| board.with_plan(|_, plan| repairs(plan, &violation, &people, MOST)));
        found.unwrap_or_default().into_iter().map(|repair| (violation.clone(), repair)).collect()
    });
    let one = move |(violation, repair): (Violation, Repair)| {
        let with = if let Way::Swap(other) = &repair.way { board.name(*other) } else { String::new() };
        let said = board.team.with(|team| words.repair(&repair, &violation, team.as_deref(), &with));
        let label = said.clone();
        view! {
            <button class="say-fix" type="button" on:click=move |_| board.repair(said.clone(), &repair)>{label}</button>
        }
    };
    move || found.get().into_iter().map(one).collect_view()
}

/// A long change: how far it is, and the way to stop it.
#[component]
fn Working(board: Board) -> impl IntoView {
    let words = use_words();
    let read = move |read: fn(&Busy) -> usize| board.busy.with(|busy| busy.as_ref().map(read).unwrap_or_default());
    let label = Signal::derive(move || {
        let said = board.busy.with(|busy| busy.as_ref().map(|busy| busy.said.clone()).unwrap_or_default());
        let share = format::share(read(|busy| busy.done) as u64, read(|busy| busy.of) as u64);
        format!("{said} {share}")
    });
    let share = Signal::derive(move || Some(read(|busy| busy.done) as f64 / read(|busy| busy.of).max(1) as f64));
    let stop = move |()| {
        board.busy.update(|busy| {
            if let Some(busy) = busy {
                busy.stops = true;
            }
        });
    };
    view! {
        <Progress label share />
        <Button on_press=stop>{words.roster.stop}</Button>
    }
}
