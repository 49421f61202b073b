//! One person's month: the name with hours and free days, then a cell for each day.

use super::{
    cell::{Face, GridCell},
    fresh,
};
use crate::{
    i18n::use_words,
    page::roster::{
        board::{Line, Spot, use_board},
        quiet::quiet,
    },
    ui::{Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    id::StaffId,
    roster::Roster,
    time::{Day, Month},
};
use std::{collections::BTreeSet, sync::Arc};

/// Hours this much above the mean, in percent, are marked.
const MORE: u64 = 8;

/// Where cursor and selection are in one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Where Tab leads to.
    pub here: Option<Day>,
    /// Where the cursor is.
    pub cursor: Option<Day>,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Marks {
    pub fn has(&self, day: Day) -> bool {
        self.from.is_some_and(|from| from <= day) && self.to.is_some_and(|to| day <= to)
    }
}

#[component]
pub fn Row(staff: StaffId, month: Month, today: Day, mean: ReadSignal<u32>) -> impl IntoView {
    let board = use_board();
    let line = quiet(Memo::new_with_compare(
        move |_| board.sheet.with(|sheet| sheet.line(staff).cloned()),
        |old: Option<&Option<Arc<Line>>>, new| match (old, new) {
            (Some(Some(old)), Some(Some(new))) => !Arc::ptr_eq(old, new),
            _ => true,
        },
    ));
    let conflicts = Memo::new(move |_| -> BTreeSet<Day> {
        board.conflicts.with(|all| all.keys().filter(|spot| spot.staff == staff).map(|spot| spot.day).collect())
    });
    let fresh = fresh::watch(board, staff, month, line);
    let faces = Memo::new(move |_| -> Vec<Face> {
        let face = |day: Day| {
            let (conflict, fresh) =
                (conflicts.with(|days| days.contains(&day)), fresh.with(|days| days.contains(&day)));
            line.with(|line| Face::of(line.as_deref(), day, conflict, fresh))
        };
        month.days().map(face).collect()
    });
    let marks = quiet(marks(staff, month));
    let cells = month.days().enumerate().map(|(at, day)| {
        let face = Memo::new(move |_| faces.with(|faces| faces.get(at).cloned().unwrap_or_default()));
        view! { <GridCell spot=Spot { staff, day } face marks is_today=day == today /> }
    });
    view! { <tr data-staff=staff.to_string()><Who line mean /> {cells.collect_view()}</tr> }
}

fn marks(staff: StaffId, month: Month) -> Memo<Marks> {
    let board = use_board();
    // Where nobody has been yet, Tab leads to the first row.
    let is_first = move || board.sheet.with(|sheet| sheet.people.first() == Some(&staff));
    Memo::new(move |_| {
        let cursor = board.cursor.get();
        let own = cursor.filter(|spot| spot.staff == staff).map(|spot| spot.day);
        let first = month.days().next().filter(|_| cursor.is_none() && is_first());
        let here = own.or(first);
        let Some((rows, days)) = board.range() else { return Marks { here, cursor: own, ..Marks::default() } };
        let at = board.sheet.with(|sheet| sheet.people.iter().position(|known| *known == staff));
        let is_in = at.is_some_and(|at| rows.contains(&at));
        Marks { here, cursor: own, from: is_in.then_some(*days.start()), to: is_in.then_some(*days.end()) }
    })
}

#[component]
fn Who(line: ReadSignal<Option<Arc<Line>>>, mean: ReadSignal<u32>) -> impl IntoView {
    let words = use_words();
    let read = move |read: fn(&Line) -> u32| line.with(|line| line.as_deref().map(read).unwrap_or_default());
    let minutes = move || read(|line| line.totals.minutes);
    let name = move || line.with(|line| line.as_deref().map(|line| line.staff.name.clone()));
    let more = Memo::new(move |_| {
        let (minutes, mean) = (u64::from(minutes()), u64::from(mean.get()));
        let percent = (minutes * 100).checked_div(mean).unwrap_or_default().saturating_sub(100);
        (percent > MORE).then_some(percent as i64)
    });
    // The mean stands at four fifths of the bar.
    let width =
        move || format!("{}%", (u64::from(minutes()) * 80).checked_div(mean.get().into()).unwrap_or(0).min(100));
    view! {
        <th class="who" scope="row">
            <span class="who-name">{name} <Published line /></span>
            <small class="who-hours" class:who-more=move || more.with(Option::is_some)>
                <span class="who-bar" aria-hidden="true"><b style:width=width></b></span>
                {move || words.hours(minutes())}
                {move || more.get().map(|percent| view! {
                    <span class="who-over" title=(words.roster.hours_more)(percent)>
                        <span aria-hidden="true">"▲"</span>
                        <span class="unseen">{(words.roster.hours_more)(percent)}</span>
                    </span>
                })}
                " · " {move || (words.roster.rest_days)(read(|line| line.totals.rest_days))}
            </small>
        </th>
    }
}

/// How far publishing has come: draft, published and not read yet, read.
#[component]
fn Published(line: ReadSignal<Option<Arc<Line>>>) -> impl IntoView {
    let words = use_words();
    let state = Memo::new(move |_| {
        line.with(|line| match line.as_ref().and_then(|line| line.roster.as_deref()) {
            Some(Roster { edition: 0, cells, .. }) if !cells.is_empty() => Some((Tone::Neutral, words.roster.draft)),
            Some(roster) if roster.wants_acknowledgement() => Some((Tone::Warn, words.roster.awaiting)),
            Some(Roster { edition: 1.., .. }) => Some((Tone::Good, words.roster.acknowledged)),
            _ => None,
        })
    });
    move || state.get().map(|(tone, text)| view! { <Tag tone text=text.to_owned() /> })
}
