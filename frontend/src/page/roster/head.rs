//! The bar above the grid: month and line, what waits, undo and redo, copying, publishing.

use super::board::{Board, Copying, Panel, Shown, use_board};
use crate::{
    i18n::use_words,
    page::schedule::OpenCount,
    route::Route,
    store::use_store,
    sync::Link,
    ui::{Button, Icon, Look, Menu, MenuItem, Sign},
};
use leptos::prelude::*;
use shared::command::Command;
use std::collections::BTreeSet;

#[component]
pub fn Head() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let may_edit = Memo::new(move |_| board.may_edit());
    view! {
        <header class="roster-head">
            <h1>{words.shell.roster}</h1>
            <LineChoice />
            <MonthChoice />
            <Waiting />
            <span class="roster-rest"></span>
            <a class="button button-quiet roster-mine" href=Route::Schedule(None).path()>
                {words.shell.schedule} <OpenCount />
            </a>
            <Show when=move || may_edit.get()><Ways /></Show>
        </header>
    }
}

/// What a planner does with the whole month.
#[component]
fn Ways() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let undoes = Memo::new(move |_| board.undoes());
    let redoes = Memo::new(move |_| board.redoes());
    let changes = Memo::new(move |_| board.sheet.with(|sheet| sheet.unpublished));
    let copy = move |copying| board.panel.set(Some(Panel::Copy(copying)));
    let nothing = move || (changes.get() == 0).then(|| words.roster.publish_nothing.to_owned());
    view! {
        <WayBack sign=Sign::Undo word=words.roster.undo key="z" what=undoes nothing=words.shell.nothing_to_undo on_press=move |()| board.undo() />
        <WayBack sign=Sign::Redo word=words.roster.redo key="Z" what=redoes nothing=words.roster.nothing_to_redo on_press=move |()| board.redo() />
        <Menu label=words.roster.copy text=Signal::stored(words.roster.copy.to_owned())>
            <MenuItem on_choose=move |()| copy(Copying::Month)>{words.roster.from_last_month}</MenuItem>
            <MenuItem on_choose=move |()| copy(board.week())>{words.roster.from_last_week}</MenuItem>
        </Menu>
        <Button
            look=Look::Primary
            why_not=Signal::derive(nothing)
            on_press=move |()| board.panel.set(Some(Panel::Publish))
        >
            {move || match changes.get() {
                0 => words.roster.publish_now.to_owned(),
                changes => (words.roster.publish)(changes),
            }}
        </Button>
    }
}

/// Undo or redo, with what it will do.
#[component]
fn WayBack(
    sign: Sign,
    word: &'static str,
    key: &'static str,
    what: Memo<Option<String>>,
    /// What is said when there is nothing.
    nothing: &'static str,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let why_not = move || what.with(Option::is_none).then(|| nothing.to_owned());
    view! {
        <Button key why_not=Signal::derive(why_not) on_press>
            <Icon sign />
            <span class="way-back"><span class="way-back-word">{word}</span> <small>{move || what.get()}</small></span>
        </Button>
    }
}

#[component]
fn MonthChoice() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let path = move |by| move || Route::Roster(Some(board.month.get().plus(by))).path();
    let title = move || words.month(board.month.get());
    let is_other = move || board.month.get() != board.today().month();
    view! {
        <nav class="month" aria-label=title>
            <a class="button button-quiet" href=path(-1) aria-label=words.roster.last_month aria-keyshortcuts="[">
                <Icon sign=Sign::Back />
            </a>
            <strong>{title}</strong>
            <a class="button button-quiet" href=path(1) aria-label=words.roster.next_month aria-keyshortcuts="]">
                <Icon sign=Sign::Forward />
            </a>
            <Show when=is_other>
                <a class="button button-quiet" href=Route::Roster(None).path()>{words.roster.this_month}</a>
            </Show>
        </nav>
    }
}

#[component]
fn LineChoice() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let option = move |shown: Shown, name: String| {
        let own = shown.clone();
        view! { <option value=shown.word() selected=move || board.shown.with(|shown| *shown == own)>{name}</option> }
    };
    let lines = move || {
        board.team.with(|team| {
            let lines = team.iter().flat_map(|team| &team.lines);
            lines.map(|line| option(Shown::Line(line.id.clone()), words.line_name(line))).collect_view()
        })
    };
    let choose = move |event| {
        let shown = Shown::read(&event_target_value(&event));
        shown.keep();
        board.shown.set(shown);
        board.anchor.set(None);
    };
    view! {
        <select class="input roster-line" aria-label=words.roster.by_line on:change=choose>
            {option(Shown::Everybody, words.roster.everybody.to_owned())}
            {option(Shown::Planned, words.roster.with_shifts.to_owned())}
            {lines}
        </select>
    }
}

/// What of the roster is only on this device yet, and where others were faster.
#[component]
fn Waiting() -> impl IntoView {
    let words = use_words();
    let (board, store) = (use_board(), use_store());
    let (waiting, sync) = (store.waiting(), store.sync());
    let cells = Memo::new(move |_| {
        let cell = |command: &Option<Command>| match command {
            Some(Command::RosterCell(command)) => Some((command.staff, command.day)),
            _ => None,
        };
        waiting.with(|waiting| waiting.iter().filter_map(|waits| cell(&waits.command)).collect::<BTreeSet<_>>().len())
    });
    // While the server answers, the corner says so by itself.
    let is_away = Memo::new(move |_| sync.with(|sync| !matches!(sync.link, Link::Online | Link::Connecting)));
    let text = move || match (is_away.get(), cells.get()) {
        (false, _) => None,
        (true, 0) => Some(words.sync.offline.to_owned()),
        (true, cells) => Some(format!("{} · {}", words.sync.offline, (words.roster.waiting)(cells))),
    };
    view! {
        <span class="roster-waiting" role="status">{text}</span>
        <Conflicts board />
    }
}

#[component]
fn Conflicts(board: Board) -> impl IntoView {
    let words = use_words();
    let count = Memo::new(move |_| board.conflicts.with(|conflicts| conflicts.len()));
    view! {
        <Show when=move || { count.get() > 0 }>
            <Button look=Look::Danger on_press=move |()| board.show_conflict()>
                {move || (words.roster.conflicts)(count.get())}
            </Button>
        </Show>
    }
}
