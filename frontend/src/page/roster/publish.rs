//! Asks before a month is published: whose days change from what to what, and which strict rules
//! they break. The product warns, people decide (R6).

use super::board::{Board, Panel, use_board};
use crate::{
    i18n::use_words,
    platform::collate,
    ui::{Button, Dialog, Look, Notice, Tone, toast::use_toasts},
};
use leptos::prelude::*;
use shared::{
    command::{Command, RosterPublish},
    roster::{
        Change, Roster,
        plan::Plan,
        rule::{Strength, check},
    },
};
use std::sync::Arc;

#[component]
pub fn PublishDialog() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let open = Signal::derive(move || board.panel.get() == Some(Panel::Publish));
    let close = Callback::new(move |()| board.close_panel());
    move || {
        let title = (words.roster.publish_title)(&words.month(board.month.get()));
        view! {
            <Dialog open title close=words.shell.close on_close=close><Review board close /></Dialog>
        }
    }
}

/// The rosters of the month that differ from what is published, by name.
fn changed(board: Board) -> Memo<Vec<Arc<Roster>>> {
    Memo::new(move |_| {
        let month = board.month.get();
        let mut found: Vec<Arc<Roster>> = board.store.with(|world| {
            let rosters = world.rosters_in(month).filter(|roster| roster.cells != roster.published);
            rosters.cloned().collect()
        });
        found.sort_by(|one, other| collate::compare(&board.name(one.staff), &board.name(other.staff)));
        found
    })
}

#[component]
fn Review(board: Board, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let toasts = use_toasts();
    let rosters = changed(board);
    let hard = Memo::new(move |_| {
        rosters.with(|rosters| {
            board.with_plan(|_, plan| rosters.iter().map(|roster| hard_in(plan, roster)).sum::<usize>())
        })
    });
    let warning = move || {
        let hard = hard.get().filter(|hard| *hard > 0)?;
        Some(view! { <Notice tone=Tone::Warn>{(words.roster.publish_hard)(hard)}</Notice> })
    };
    let publish = move |()| {
        let rosters = rosters.get_untracked();
        let days: usize = rosters.iter().map(|roster| roster.changes().len()).sum();
        close.run(());
        let answers = board.store.dispatch_all(rosters.iter().map(|roster| command(roster)));
        let refused = answers.iter().filter(|answer| answer.is_err()).count();
        match refused {
            0 => toasts.say((words.roster.published)(rosters.len(), days)),
            refused => toasts.warn((words.roster.publish_refused)(refused)),
        }
    };
    let rows = move || rosters.get().into_iter().map(|roster| view! { <Person roster board /> }).collect_view();
    let nothing = move || rosters.with(Vec::is_empty).then(|| words.roster.publish_nothing.to_owned());
    view! {
        <p class="hint">{words.roster.publish_hint}</p>
        {warning}
        <ul class="publish-list">{rows}</ul>
        <div class="dialog-foot">
            <Button on_press=close>{words.shell.cancel}</Button>
            <Button look=Look::Primary why_not=Signal::derive(nothing) on_press=publish>
                {words.roster.publish_now}
            </Button>
        </div>
    }
}

fn hard_in(plan: &Plan<'_>, roster: &Roster) -> usize {
    let found = check(plan, roster.staff, roster.month);
    found.iter().filter(|violation| violation.strength == Strength::Hard).count()
}

fn command(roster: &Roster) -> Command {
    let Roster { staff, month, cells, edition, .. } = roster.clone();
    RosterPublish { staff, month, cells, expect: edition }.into()
}

#[component]
fn Person(roster: Arc<Roster>, board: Board) -> impl IntoView {
    let words = use_words();
    let hard = board.with_plan(|_, plan| hard_in(plan, &roster)).unwrap_or_default();
    let is_first = roster.edition == 0;
    let changes = roster.changes();
    let count = changes.len();
    let month = roster.month;
    let one = move |change: Change| {
        let day = month.day(change.day).map(|day| words.day_of_month(day));
        let (from, to) = board.team.with(|team| {
            let cell = |cell: &Option<shared::roster::Cell>| words.cell(cell.as_ref(), team.as_deref());
            (cell(&change.from), cell(&change.to))
        });
        // A first edition has nothing that it would change.
        let from = (!is_first).then(|| format!("{from} → "));
        view! { <li><span class="number">{day}</span> " " {from} {to}</li> }
    };
    view! {
        <li>
            <details open=!is_first && count <= 8>
                <summary>
                    <strong>{board.name(roster.staff)}</strong>
                    " " {(words.roster.changed_days)(count)}
                    {(hard > 0).then(|| view! { <span class="say-who" data-strength="hard">{(words.roster.hard)(hard)}</span> })}
                </summary>
                <ul class="publish-days">{changes.into_iter().map(one).collect_view()}</ul>
            </details>
        </li>
    }
}
