//! 排班: the month of the team as a grid of people and days.
//!
//! `board` is what the page remembers and does, `grid` the table, `brush` what it is painted with,
//! `head` the bar above, `broken` the rules below, `card` what can be done with one cell, `publish`
//! and `copying` ask before something large, `keys` are its keys, `quiet` keeps a large grid calm.

mod board;
mod broken;
mod brush;
mod card;
mod copying;
mod grid;
mod head;
mod keys;
mod publish;
mod quiet;

pub use board::{Board, use_board};
pub use brush::colour_word;
pub use keys::RosterKeys;

use crate::{
    i18n::use_words,
    ui::{Empty, Notice, Tone},
};
use broken::BrokenRules;
use brush::Brushes;
use card::CellCard;
use copying::CopyDialog;
use grid::Grid;
use head::Head;
use leptos::prelude::*;
use publish::PublishDialog;

#[component]
pub fn RosterPage() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    keys::listen(board);
    board.tell_conflicts();
    let may_edit = Memo::new(move |_| board.may_edit());
    let opening = Memo::new(move |_| board.team.with(Option::is_none));
    let nobody = Memo::new(move |_| board.sheet.with(|sheet| sheet.people.is_empty()));
    let body = move || match (opening.get(), nobody.get()) {
        (true, _) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, true) => view! { <Empty title=words.roster.nobody hint=words.roster.nobody_hint /> }.into_any(),
        _ => view! { <Grid /> }.into_any(),
    };
    view! {
        <main class="roster" id="content">
            <Head />
            <Show
                when=move || may_edit.get()
                fallback=move || view! { <Notice tone=Tone::Info>{words.roster.read_only}</Notice> }
            >
                <Brushes />
            </Show>
            {body}
            <BrokenRules />
        </main>
        <CellCard />
        <PublishDialog />
        <CopyDialog />
    }
}
