//! The brushes: each kind of shift, a free day, leave, and the one that clears.

use super::board::{Board, use_board};
use crate::{
    i18n::{Words, use_words},
    ui::Kbd,
};
use leptos::{ev, prelude::*};
use shared::{
    roster::{
        Cell,
        shift::{Colour, ShiftTypeId},
    },
    workspace::Workspace,
};

/// What a stroke puts into cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brush {
    Shift(ShiftTypeId),
    Rest,
    Leave,
    Erase,
}

impl Brush {
    pub fn cell(&self) -> Option<Cell> {
        match self {
            Brush::Shift(id) => Some(Cell::shift(id)),
            Brush::Rest => Some(Cell::Rest),
            Brush::Leave => Some(Cell::Leave),
            Brush::Erase => None,
        }
    }

    /// All brushes in the order of their keys, 1 to 9. The last, which clears, has 0.
    pub fn all(team: &Workspace) -> Vec<Brush> {
        let shifts = team.shift_types.iter().map(|shift| Brush::Shift(shift.id.clone()));
        shifts.chain([Brush::Rest, Brush::Leave, Brush::Erase]).collect()
    }

    /// The brush of a digit.
    pub fn of_key(key: &str, team: &Workspace) -> Option<Brush> {
        let digit: usize = key.parse().ok().filter(|digit| *digit < 10)?;
        let brushes = Brush::all(team);
        if digit == 0 { brushes.last().cloned() } else { brushes[..brushes.len() - 1].get(digit - 1).cloned() }
    }
}

/// The word of a colour in the stylesheet.
pub fn colour_word(colour: Colour) -> &'static str {
    match colour {
        Colour::Blue => "blue",
        Colour::Green => "green",
        Colour::Purple => "purple",
        Colour::Grey => "grey",
        Colour::Amber => "amber",
        Colour::Teal => "teal",
        Colour::Rose => "rose",
    }
}

/// The brushes, which paint what is selected or else what is touched next.
#[component]
pub fn Brushes() -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let brushes = move || {
        board.team.with(|team| {
            let team = team.as_deref()?;
            let all = Brush::all(team);
            let last = all.len() - 1;
            let key = move |at: usize| if at == last { Some(0) } else { (at < 9).then_some(at + 1) };
            let one = |(at, brush): (usize, Brush)| {
                let face = Face::of(words, &brush, team);
                view! { <OneBrush brush face key=key(at) /> }
            };
            Some(all.into_iter().enumerate().map(one).collect_view())
        })
    };
    view! {
        <div class="brushes" role="group" aria-label=words.roster.brushes>
            {brushes}
            <RangeMode board />
        </div>
    }
}

/// What a brush looks like.
#[derive(Clone, Default)]
pub struct Face {
    mark: String,
    pub name: String,
    times: String,
    colour: &'static str,
}

impl Face {
    /// Its mark on its colour; the name says the same.
    pub fn mark(&self) -> Option<impl IntoView + use<>> {
        let (colour, mark) = (self.colour, self.mark.clone());
        (!mark.is_empty()).then(|| view! { <i class="shift-mark" data-shift=colour aria-hidden="true">{mark}</i> })
    }

    pub fn of(words: &'static Words, brush: &Brush, team: &Workspace) -> Face {
        let plain = |mark: &str, name: &str, colour| Face {
            mark: mark.to_owned(),
            name: name.to_owned(),
            times: String::new(),
            colour,
        };
        match brush {
            Brush::Rest => plain(words.roster.rest_mark, words.roster.rest, "rest"),
            Brush::Leave => plain(words.roster.leave_mark, words.roster.leave, "leave"),
            Brush::Erase => plain("", words.roster.erase, "none"),
            Brush::Shift(id) => match team.shift_type(id) {
                None => plain("?", &id.0, "grey"),
                Some(shift) => Face {
                    mark: words.shift_mark(shift),
                    name: words.shift_name(shift),
                    times: words.shift_times(shift),
                    colour: colour_word(shift.colour),
                },
            },
        }
    }
}

#[component]
fn OneBrush(brush: Brush, face: Face, key: Option<usize>) -> impl IntoView {
    let board = use_board();
    let own = brush.clone();
    let is_chosen = move || board.brush.with(|chosen| *chosen == own);
    let choose = move |_: ev::MouseEvent| board.choose(brush.clone());
    let key = key.map(|key| key.to_string());
    let shown = key.clone();
    view! {
        <button
            class="brush"
            type="button"
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            aria-keyshortcuts=key
            on:click=choose
        >
            {face.mark()}
            <span class="brush-name">{face.name} " " <small>{face.times}</small></span>
            {shown.map(|key| view! { <span aria-hidden="true"><Kbd key /></span> })}
        </button>
    }
}

/// Taps choose a first and a last cell instead of painting; a brush then fills what lies between.
#[component]
fn RangeMode(board: Board) -> impl IntoView {
    let words = use_words();
    let toggle = move |_| {
        board.anchor.set(None);
        board.cursor.set(None);
        board.ranging.update(|ranging| *ranging = !*ranging);
    };
    let text = move || match (board.ranging.get(), board.selected()) {
        (_, count) if count > 1 => (words.roster.range_fill)(count),
        (true, _) if board.cursor.with(Option::is_some) => words.roster.range_last.to_owned(),
        (true, _) => words.roster.range_first.to_owned(),
        (false, _) => words.roster.range.to_owned(),
    };
    view! {
        <button
            class="brush brush-range"
            type="button"
            aria-pressed=move || if board.ranging.get() { "true" } else { "false" }
            on:click=toggle
        >
            {text}
        </button>
    }
}
