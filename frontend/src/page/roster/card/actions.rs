//! What can be done with one cell: set it, add a shift, swap, copy the week, go back to what is
//! published.

use crate::{
    i18n::use_words,
    page::roster::{
        board::{Board, Spot, use_board},
        brush::{Brush, Face},
    },
    ui::{Button, Field, Look},
};
use leptos::prelude::*;
use shared::{
    id::StaffId,
    roster::{
        Cell,
        edit::swap,
        shift::{ShiftType, ShiftTypeId},
    },
};
use std::collections::BTreeSet;

#[component]
pub fn Actions(spot: Spot) -> impl IntoView {
    let board = use_board();
    let may_edit = Memo::new(move |_| board.may_edit());
    let then = Callback::new(move |()| board.close_panel());
    view! {
        <Show when=move || may_edit.get()>
            <SetTo spot board then />
            <AddShift spot board then />
            <Swap spot board then />
            <Others spot board then />
        </Show>
    }
}

fn standing(board: Board, spot: Spot) -> Option<Cell> {
    board.sheet.with(|sheet| sheet.line(spot.staff).and_then(|line| line.cell(spot.day).cloned()))
}

/// Every brush once more.
#[component]
fn SetTo(spot: Spot, board: Board, then: Callback<()>) -> impl IntoView {
    let words = use_words();
    let brushes = board.team.with_untracked(|team| team.as_deref().map(Brush::all).unwrap_or_default());
    let set = move |brush: Brush| {
        let face = board.team.with_untracked(|team| team.as_deref().map(|team| Face::of(words, &brush, team)));
        let face = face.unwrap_or_default();
        let to = brush.cell();
        let here = to.clone();
        let is_there = Memo::new(move |_| standing(board, spot) == here);
        let choose = move |_| {
            board.set(spot, to.clone());
            then.run(());
        };
        view! {
            <button
                class="brush"
                type="button"
                aria-pressed=move || if is_there.get() { "true" } else { "false" }
                on:click=choose
            >
                {face.mark()}
                {face.name.clone()}
            </button>
        }
    };
    view! {
        <div class="cell-card-set" role="group" aria-label=words.roster.cell_menu>
            {brushes.into_iter().map(set).collect_view()}
        </div>
    }
}

/// Where somebody works, each other shift to be added.
#[component]
fn AddShift(spot: Spot, board: Board, then: Callback<()>) -> impl IntoView {
    let words = use_words();
    // What the team has given up can't be planned anew.
    let there = Memo::new(move |_| -> BTreeSet<ShiftTypeId> {
        let shifts = standing(board, spot).into_iter().flat_map(|cell| cell.shifts().cloned().collect::<Vec<_>>());
        shifts
            .filter(|id| board.team.with(|team| team.as_ref().is_some_and(|team| team.shift_type(id).is_some())))
            .collect()
    });
    let added = move || {
        let there = there.get();
        let shifts = board.team.with(|team| team.iter().flat_map(|team| team.shift_types.clone()).collect::<Vec<_>>());
        let one = |shift: ShiftType| {
            let to = Cell::Work(there.iter().cloned().chain([shift.id.clone()]).collect());
            let choose = move |_| {
                board.set(spot, Some(to.clone()));
                then.run(());
            };
            view! { <button class="brush" type="button" on:click=choose>"+ " {words.shift_name(&shift)}</button> }
        };
        shifts.into_iter().filter(|shift| !there.contains(&shift.id)).map(one).collect_view()
    };
    view! {
        <Show when=move || !there.with(BTreeSet::is_empty)>
            <details class="cell-card-add">
                <summary>{words.roster.add_shift}</summary>
                <div class="cell-card-set" role="group" aria-label=words.roster.add_shift>{added}</div>
            </details>
        </Show>
    }
}

/// Changing places with a colleague that day.
#[component]
fn Swap(spot: Spot, board: Board, then: Callback<()>) -> impl IntoView {
    let words = use_words();
    let chosen = RwSignal::new(None::<StaffId>);
    let others = Memo::new(move |_| -> Vec<StaffId> {
        // Who works in this month first.
        let (mut people, working) = board.sheet.with(|sheet| (sheet.people.clone(), sheet.working()));
        people.sort_by_key(|staff| !working.contains(staff));
        let swaps = |other: &StaffId| board.with_plan(|_, plan| swap(plan, [spot.staff, *other], spot.day)).flatten();
        people.into_iter().filter(|other| swaps(other).is_some()).collect()
    });
    let option = move |other: StaffId| {
        let cell = standing(board, Spot { staff: other, ..spot });
        let said = board.team.with(|team| words.cell(cell.as_ref(), team.as_deref()));
        view! { <option value=other.to_string()>{format!("{} · {said}", board.name(other))}</option> }
    };
    let press = move |()| {
        if let Some(other) = chosen.get_untracked() {
            board.swap([spot.staff, other], spot.day);
            then.run(());
        }
    };
    let why_not = move || chosen.get().is_none().then(|| words.roster.swap_choose.to_owned());
    view! {
        <Show when=move || !others.with(Vec::is_empty)>
            <div class="cell-card-swap">
                <Field label=words.roster.swap_with>
                    <select class="input" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                        <option value="">{words.roster.swap_choose}</option>
                        {move || others.get().into_iter().map(option).collect_view()}
                    </select>
                </Field>
                <Button why_not=Signal::derive(why_not) on_press=press>{words.roster.swap}</Button>
            </div>
        </Show>
    }
}

#[component]
fn Others(spot: Spot, board: Board, then: Callback<()>) -> impl IntoView {
    let words = use_words();
    let restore = move || {
        let line = board.sheet.with(|sheet| sheet.line(spot.staff).cloned()).filter(|line| line.differs(spot.day))?;
        let published = line.published(spot.day).cloned();
        let said = board.team.with(|team| words.cell(published.as_ref(), team.as_deref()));
        let press = move |()| {
            board.restore(spot, published.clone());
            then.run(());
        };
        Some(view! { <Button on_press=press>{(words.roster.restore)(&said)}</Button> })
    };
    let copy = move |()| {
        board.put_mark(spot);
        board.copy();
        then.run(());
    };
    let paste = move |()| {
        board.put_mark(spot);
        board.paste();
        then.run(());
    };
    view! {
        <div class="card-foot">
            {restore}
            <Button look=Look::Quiet on_press=copy>{words.roster.copy_week}</Button>
            <Show when=move || board.has_clip()>
                <Button look=Look::Quiet on_press=paste>{words.roster.paste}</Button>
            </Show>
        </div>
    }
}
