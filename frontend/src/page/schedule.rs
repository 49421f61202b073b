//! 我的班次: one's own shifts, as they are published. What has changed comes first, until the person
//! says to have read it; then the month, the next shifts, and who else works that day.

mod change;
mod day;
mod mine;
mod next;

pub use mine::OpenCount;

use crate::{
    i18n::use_words,
    page::clock::use_clock,
    route::Route,
    store::use_store,
    ui::{Empty, Icon, Sign},
};
use change::Changes;
use day::DayDetail;
use leptos::prelude::*;
use mine::Mine;
use next::NextShifts;
use shared::{
    roster::Cell,
    time::{Day, Month},
};

#[component]
pub fn SchedulePage(month: Option<Month>) -> impl IntoView {
    let words = use_words();
    let today = untrack(|| use_clock().today());
    let month = month.unwrap_or_else(|| today.month());
    let mine = Mine::of(use_store());
    let chosen = RwSignal::new(if today.month() == month { today } else { month.day(1).unwrap_or(today) });
    let is_published = Memo::new(move |_| mine.roster(month).is_some_and(|roster| roster.edition > 0));
    let calendar = move || match is_published.get() {
        true => view! { <Calendar month mine today chosen /> }.into_any(),
        false => view! { <Empty title=words.schedule.none hint=words.schedule.none_hint /> }.into_any(),
    };
    view! {
        <main class="schedule page" id="content">
            <header class="page-head">
                <h1>{words.shell.schedule}</h1>
                <a class="button button-quiet" href=Route::Roster(Some(month)).path()>{words.schedule.team}</a>
            </header>
            <Changes mine />
            <MonthHead month mine />
            <div class="schedule-parts">
                <div class="schedule-month">{calendar}</div>
                <div class="schedule-side">
                    <Show when=move || is_published.get()><DayDetail chosen mine /></Show>
                    <NextShifts mine today />
                </div>
            </div>
        </main>
    }
}

#[component]
fn MonthHead(month: Month, mine: Mine) -> impl IntoView {
    let words = use_words();
    let path = |by| Route::Schedule(Some(month.plus(by))).path();
    let hours = move || {
        mine.roster(month).filter(|roster| roster.edition > 0)?;
        let (minutes, free) = mine.totals(month);
        Some((words.schedule.hours)(&words.hours(minutes), free))
    };
    let clock = use_clock();
    let read = move || {
        let at = mine.roster(month).and_then(|roster| roster.acknowledged_at)?;
        Some((words.schedule.acknowledged)(&clock.when(at)))
    };
    view! {
        <div class="schedule-head">
            <nav class="month" aria-label=words.month(month)>
                <a class="button button-quiet" href=path(-1) aria-label=words.roster.last_month><Icon sign=Sign::Back /></a>
                <strong>{words.month(month)}</strong>
                <a class="button button-quiet" href=path(1) aria-label=words.roster.next_month>
                    <Icon sign=Sign::Forward />
                </a>
            </nav>
            <span class="schedule-hours">{hours}</span>
            <span class="schedule-read hint">{read}</span>
        </div>
    }
}

/// The month in weeks from Monday on. A day can be chosen to see more of it.
#[component]
fn Calendar(month: Month, mine: Mine, today: Day, chosen: RwSignal<Day>) -> impl IntoView {
    let words = use_words();
    let days: Vec<Day> = month.days().collect();
    let before = days.first().map_or(0, |first| first.weekday());
    let week = days.first().map(|first| first.plus(-i32::from(first.weekday())));
    let names = (0..7).filter_map(|ahead| week.map(|monday| monday.plus(ahead)));
    let heads = names.map(|day| view! { <span class="week-day">{words.weekday(day)}</span> }).collect_view();
    let gaps = (0..before).map(|_| view! { <span></span> }).collect_view();
    let cells = days.into_iter().map(|day| view! { <CalendarDay day mine today chosen /> }).collect_view();
    view! {
        <section class="calendar" aria-label=words.month(month)>
            <div class="calendar-head" aria-hidden="true">{heads}</div>
            <div class="calendar-days">{gaps} {cells}</div>
        </section>
    }
}

#[component]
fn CalendarDay(day: Day, mine: Mine, today: Day, chosen: RwSignal<Day>) -> impl IntoView {
    let words = use_words();
    let cell = Memo::new(move |_| mine.cell(day));
    let is_free = move || !matches!(cell.get(), Some(Cell::Work(_)));
    let label = move || {
        let said = mine.team(|team| words.cell(cell.get().or(Some(Cell::Rest)).as_ref(), team));
        format!("{} {}{}{said}", words.day(day), words.week_day(day), words.comma())
    };
    view! {
        <button
            class="calendar-day"
            type="button"
            class:day-free=day.is_weekend()
            class:day-today=day == today
            class:calendar-free=is_free
            aria-pressed=move || if chosen.get() == day { "true" } else { "false" }
            aria-current=(day == today).then_some("date")
            on:click=move |_| chosen.set(day)
        >
            <span class="unseen">{label}</span>
            <span class="calendar-number" aria-hidden="true">{day.number()}</span>
            <span class="calendar-marks" aria-hidden="true">{move || mine.marks(words, cell.get().as_ref())}</span>
        </button>
    }
}
