//! One day: my shift with its times, and who else works that day.

use super::mine::Mine;
use crate::{i18n::use_words, platform::collate};
use leptos::prelude::*;
use shared::{
    roster::{Cell, shift::ShiftType},
    time::Day,
};

#[component]
pub fn DayDetail(chosen: RwSignal<Day>, mine: Mine) -> impl IntoView {
    let words = use_words();
    let title = move || format!("{} {}", words.day(chosen.get()), words.week_day(chosen.get()));
    let own = move || {
        let cell = mine.cell(chosen.get());
        let shifts = mine.shifts(cell.as_ref());
        match (&cell, shifts.is_empty()) {
            (Some(Cell::Leave), _) => view! { <p>{words.roster.leave}</p> }.into_any(),
            (_, true) => view! { <p>{words.schedule.free}</p> }.into_any(),
            (_, false) => shifts.into_iter().map(|shift| view! { <ShiftLine shift mine /> }).collect_view().into_any(),
        }
    };
    view! {
        <section class="schedule-day" aria-live="polite">
            <h2>{title}</h2>
            {own}
            <h3>{words.schedule.colleagues}</h3>
            <Colleagues chosen mine />
        </section>
    }
}

#[component]
pub fn ShiftLine(shift: ShiftType, mine: Mine) -> impl IntoView {
    let words = use_words();
    let cell = Cell::shift(&shift.id);
    view! {
        <p class="shift-line">
            {mine.marks(words, Some(&cell))}
            <strong>{words.shift_name(&shift)}</strong>
            <span class="number">{words.shift_times(&shift)}</span>
        </p>
    }
}

#[component]
fn Colleagues(chosen: RwSignal<Day>, mine: Mine) -> impl IntoView {
    let words = use_words();
    // In the order in which their shifts begin.
    let others = Memo::new(move |_| -> Vec<(String, Cell)> {
        let day = chosen.get();
        let mut found: Vec<(String, Cell)> = mine.store.with(|world| {
            let on = world.rosters_in(day.month()).filter(|roster| roster.staff != mine.me);
            let at = on.filter_map(|roster| {
                let cell = roster.published.get(&day.number()).filter(|cell| cell.shifts().next().is_some())?;
                let name = world.staff.get(&roster.staff).filter(|staff| staff.active)?.name.clone();
                Some((name, cell.clone()))
            });
            at.collect()
        });
        let begins = |cell: &Cell| mine.shifts(Some(cell)).first().map(|shift| shift.starts);
        found.sort_by(|(one, here), (other, there)| {
            begins(here).cmp(&begins(there)).then_with(|| collate::compare(one, other))
        });
        found
    });
    let row = move |(name, cell): (String, Cell)| {
        let said = mine.team(|team| words.cell(Some(&cell), team));
        view! { <li>{mine.marks(words, Some(&cell))} <span>{name}</span> <small class="hint">{said}</small></li> }
    };
    move || match others.with(Vec::is_empty) {
        true => view! { <p class="hint">{words.schedule.alone}</p> }.into_any(),
        false => view! { <ul class="colleagues">{others.get().into_iter().map(row).collect_view()}</ul> }.into_any(),
    }
}
