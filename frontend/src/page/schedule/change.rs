//! What a new edition changes for me, from what to what, and the word that I have read it.

use super::mine::{Mine, open_editions};
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock},
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{
    command::RosterAcknowledge,
    roster::{Act, Cell, Change, Roster},
};
use std::sync::Arc;

#[component]
pub fn Changes(mine: Mine) -> impl IntoView {
    let clock = use_clock();
    let open = Memo::new(move |_| open_editions(mine.store, clock.today()));
    let key = |roster: &Arc<Roster>| (roster.id, roster.edition);
    view! { <For each=move || open.get() key=key let:roster><Edition roster mine /></For> }
}

#[component]
fn Edition(roster: Arc<Roster>, mine: Mine) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let (month, edition) = (roster.month, roster.edition);
    let changes = since_read(&roster);
    let is_first = changes.is_empty();
    let name = words.month(month);
    let title = if is_first { (words.schedule.first)(&name) } else { (words.schedule.changed)(&name, changes.len()) };
    let row = move |change: Change| {
        let day = month.day(change.day);
        let said = |cell: &Option<Cell>| mine.team(|team| words.cell(cell.as_ref().or(Some(&Cell::Rest)), team));
        view! {
            <li>
                <span class="change-day">{day.map(|day| format!("{} {}", words.day(day), words.week_day(day)))}</span>
                <del>{said(&change.from)}</del> " → " <ins>{said(&change.to)}</ins>
            </li>
        }
    };
    let acknowledge = move |()| {
        let command = RosterAcknowledge { staff: mine.me, month, edition };
        match mine.store.dispatch(command) {
            Ok(()) => acts.say(words.roster.acknowledged),
            Err(rejection) => acts.warn(&rejection),
        }
    };
    let list =
        (!is_first).then(|| view! { <ul class="change-days">{changes.into_iter().map(row).collect_view()}</ul> });
    view! {
        <section class="change" aria-label=title.clone()>
            <h2>{title.clone()}</h2>
            {list}
            <Button look=Look::Primary on_press=acknowledge>{words.schedule.acknowledge}</Button>
        </section>
    }
}

/// All that has changed since the person last said to have read it, or else since the first edition,
/// which changed nothing but was the beginning. One line for each day.
fn since_read(roster: &Roster) -> Vec<Change> {
    let read = roster.history.iter().rposition(|entry| matches!(entry.act, Act::Acknowledged { .. }));
    let first = roster.history.iter().position(|entry| matches!(entry.act, Act::Published { .. }));
    let mut found: Vec<Change> = Vec::new();
    for entry in roster.history.iter().skip(read.or(first).map_or(0, |known| known + 1)) {
        let Act::Published { changes, .. } = &entry.act else { continue };
        for change in changes {
            match found.iter_mut().find(|known| known.day == change.day) {
                Some(known) => known.to.clone_from(&change.to),
                None => found.push(change.clone()),
            }
        }
    }
    found.retain(|change| change.from != change.to);
    found.sort_by_key(|change| change.day);
    found
}
