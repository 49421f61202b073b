//! Whose change shall stand: mine, which was refused, or what is there now.

use crate::{
    i18n::use_words,
    page::roster::board::{Spot, use_board},
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{command::Rejection, sync::replica::Why};

#[component]
pub fn Question(spot: Spot) -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let conflict = Memo::new(move |_| board.conflicts.with(|conflicts| conflicts.get(&spot).cloned()));
    let mine = move || {
        let mine = conflict.with(|conflict| conflict.as_ref().and_then(|conflict| conflict.mine.clone()));
        board.team.with(|team| words.cell(mine.as_ref(), team.as_deref()))
    };
    let theirs = move || {
        let line = board.sheet.with(|sheet| sheet.line(spot.staff).cloned());
        let cell = line.as_ref().and_then(|line| line.cell(spot.day));
        board.team.with(|team| words.cell(cell, team.as_deref()))
    };
    // That somebody was faster is what the card says anyway.
    let why = move || {
        let why = conflict.with(|conflict| conflict.as_ref()?.last().map(|last| last.why.clone()))?;
        let is_plain = matches!(why, Why::Rejected(Rejection::CellStale { .. }));
        (!is_plain).then(|| view! { <p class="hint">{words.why(&why)}</p> })
    };
    let apply = move |()| {
        board.apply_mine(spot);
        board.close_panel();
    };
    let keep = move |()| {
        board.keep_theirs(spot);
        board.close_panel();
    };
    view! {
        <div class="question">
            <p><strong>{words.roster.conflict}</strong></p>
            {why}
            <dl class="facts">
                <dt>{words.roster.mine}</dt><dd>{mine}</dd>
                <dt>{words.roster.theirs}</dt><dd>{theirs}</dd>
            </dl>
            <div class="card-foot">
                <Button look=Look::Primary on_press=apply>{words.roster.apply_mine}</Button>
                <Button on_press=keep>{words.roster.keep_theirs}</Button>
            </div>
        </div>
    }
}
