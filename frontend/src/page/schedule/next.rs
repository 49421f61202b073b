//! The next shifts, whatever month they are in.

use super::{day::ShiftLine, mine::Mine};
use crate::i18n::use_words;
use leptos::prelude::*;
use shared::{roster::shift::ShiftType, time::Day};

/// Days with a shift that are listed.
const MOST: usize = 7;
/// Days that are looked through for them.
const FAR: i32 = 62;

#[component]
pub fn NextShifts(mine: Mine, today: Day) -> impl IntoView {
    let words = use_words();
    let found = Memo::new(move |_| -> Vec<(Day, Vec<ShiftType>)> {
        let days = (0..FAR).map(|ahead| today.plus(ahead));
        let with_shifts = days.map(|day| (day, mine.shifts(mine.cell(day).as_ref())));
        with_shifts.filter(|(_, shifts)| !shifts.is_empty()).take(MOST).collect()
    });
    let row = move |(day, shifts): (Day, Vec<ShiftType>)| {
        let when = match day {
            day if day == today => words.roster.today.to_owned(),
            day if day == today.plus(1) => words.schedule.tomorrow.to_owned(),
            day => words.week_day(day),
        };
        view! {
            <li>
                <span class="next-day"><strong>{when}</strong> " " {words.day(day)}</span>
                <div>{shifts.into_iter().map(|shift| view! { <ShiftLine shift mine /> }).collect_view()}</div>
            </li>
        }
    };
    view! {
        <section class="schedule-next" aria-label=words.schedule.next>
            <h2>{words.schedule.next}</h2>
            {move || match found.with(Vec::is_empty) {
                true => view! { <p class="hint">{words.schedule.next_none}</p> }.into_any(),
                false => view! { <ol class="next-list">{found.get().into_iter().map(row).collect_view()}</ol> }.into_any(),
            }}
        </section>
    }
}
