//! Below the grid: how many of the whole team each kind of shift has on each day, and how many it
//! needs.

use crate::{
    i18n::use_words,
    page::roster::{board::use_board, quiet::quiet},
};
use leptos::prelude::*;
use shared::{
    roster::{plan::Cover, shift::ShiftTypeId},
    time::{Day, Month},
};

#[component]
pub fn Foot(month: Month) -> impl IntoView {
    let board = use_board();
    let shifts = Memo::new(move |_| -> Vec<ShiftTypeId> {
        board.sheet.with(|sheet| sheet.cover.iter().map(|(id, _)| id.clone()).collect())
    });
    view! {
        <tfoot>
            <For each=move || shifts.get() key=|id| id.clone() let:id><CoverRow id month /></For>
        </tfoot>
    }
}

#[component]
fn CoverRow(id: ShiftTypeId, month: Month) -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let own = id.clone();
    let name = Memo::new(move |_| board.team.with(|team| words.shift_of(&own, team.as_deref())));
    let cover = quiet(Memo::new(move |_| -> Vec<Cover> {
        board.sheet.with(|sheet| {
            let row = sheet.cover.iter().find(|(known, _)| *known == id);
            row.map(|(_, days)| days.clone()).unwrap_or_default()
        })
    }));
    // A month in which nobody has planned yet lacks everybody: no need to say it on each day.
    let is_begun = Memo::new(move |_| cover.with(|days| days.iter().any(|cover| cover.planned > 0)));
    let cells = month.days().enumerate().map(|(at, day)| {
        let cover = Memo::new(move |_| cover.with(|days| days.get(at).copied()));
        view! { <CoverCell name day cover is_begun /> }
    });
    view! {
        <tr>
            <th class="who" scope="row">
                <span class="who-name">{name} <small>{words.roster.planned_needed}</small></span>
            </th>
            {cells.collect_view()}
        </tr>
    }
}

#[component]
fn CoverCell(name: Memo<String>, day: Day, cover: Memo<Option<Cover>>, is_begun: Memo<bool>) -> impl IntoView {
    let words = use_words();
    let short = move || is_begun.get() && cover.with(|cover| cover.is_some_and(Cover::is_short));
    let over = move || cover.with(|cover| cover.is_some_and(|cover| cover.needed > 0 && cover.planned > cover.needed));
    let text = move || {
        cover.get().map(|Cover { planned, needed }| match needed {
            0 => planned.to_string(),
            needed => format!("{planned}/{needed}"),
        })
    };
    let said = move || {
        let cover = cover.get()?;
        let said = name.with(|name| (words.roster.cover)(name, cover.planned, cover.needed));
        Some(format!("{}{}{said}", words.day(day), words.comma()))
    };
    view! {
        <td
            class="cover"
            role="gridcell"
            class:day-free=day.is_weekend()
            class:cover-short=short
            class:cover-over=over
            title=said
        >
            {move || short().then(|| view! { <i aria-hidden="true">"▾"</i> })}
            <span aria-hidden="true">{text}</span>
            <span class="unseen">{said}</span>
        </td>
    }
}
