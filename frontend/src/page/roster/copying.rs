//! Asks before a week or a month is filled as it was before: how many cells it would fill.

use super::board::{Board, Copying, Panel, use_board};
use crate::{
    i18n::use_words,
    ui::{Button, Dialog, Look},
};
use leptos::prelude::*;

#[component]
pub fn CopyDialog() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let asked = Memo::new(move |_| match board.panel.get() {
        Some(Panel::Copy(copying)) => Some(copying),
        _ => None,
    });
    let close = Callback::new(move |()| board.close_panel());
    move || {
        let copying = asked.get()?;
        let title = match copying {
            Copying::Month => words.roster.from_last_month,
            Copying::Week(_) => words.roster.from_last_week,
        };
        Some(view! {
            <Dialog open=true title close=words.shell.close on_close=close><Preview copying board close /></Dialog>
        })
    }
}

#[component]
fn Preview(copying: Copying, board: Board, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    // Follows what others fill meanwhile.
    let count = Memo::new(move |_| {
        board.sheet.track();
        board.fills(copying).len()
    });
    let where_to = match copying {
        Copying::Month => words.month(board.month.get_untracked()),
        Copying::Week(monday) => format!("{} – {}", words.day(monday), words.day(monday.plus(6))),
    };
    let why_not = move || (count.get() == 0).then(|| words.roster.fills_nothing.to_owned());
    let fill = move |()| {
        close.run(());
        board.copy_from(copying);
    };
    let told = move || match count.get() {
        0 => words.roster.fills_nothing.to_owned(),
        count => (words.roster.will_fill)(count),
    };
    view! {
        <p>{where_to}</p>
        <p role="status"><strong>{told}</strong></p>
        <div class="dialog-foot">
            <Button on_press=close>{words.shell.cancel}</Button>
            <Button look=Look::Primary why_not=Signal::derive(why_not) on_press=fill>{words.roster.fill}</Button>
        </div>
    }
}
