//! One cell: the shift's mark on its colour, and what is to be known of it as signs and in words.

use super::{id_of, row::Marks};
use crate::{
    i18n::{Words, use_words},
    page::roster::{
        board::{Board, Line, Spot, use_board},
        brush::colour_word,
    },
};
use leptos::prelude::*;
use shared::{
    roster::{
        Cell,
        rule::{Strength, Violation},
        shift::ShiftType,
    },
    time::Day,
    workspace::Workspace,
};

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Face {
    pub cell: Option<Cell>,
    /// The strictest rule that it breaks.
    pub broken: Option<Violation>,
    /// It is not as it was published.
    pub differs: bool,
    /// A change of mine was refused.
    pub conflict: bool,
    /// Somebody else has just changed it.
    pub fresh: bool,
}

impl Face {
    pub fn of(line: Option<&Line>, day: Day, conflict: bool, fresh: bool) -> Face {
        let Some(line) = line else { return Face::default() };
        let broken = line.violations.iter().filter(|violation| violation.day == day);
        Face {
            cell: line.cell(day).cloned(),
            broken: broken.max_by_key(|violation| violation.strength).cloned(),
            differs: line.differs(day),
            conflict,
            fresh,
        }
    }

    fn is(&self, strength: Strength) -> bool {
        self.broken.as_ref().is_some_and(|broken| broken.strength == strength)
    }
}

#[component]
pub fn GridCell(spot: Spot, face: Memo<Face>, marks: ReadSignal<Marks>, is_today: bool) -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let day = spot.day;
    let is_here = move || marks.with(|marks| marks.here == Some(day));
    let is_marked = move || marks.with(|marks| marks.has(day));
    let is_cursor = move || marks.with(|marks| marks.cursor == Some(day));
    let shows = move || board.team.with(|team| face.with(|face| marks_of(words, face, team.as_deref())));
    view! {
        <td
            class="cell"
            role="gridcell"
            id=id_of(spot)
            data-day=day.to_string()
            class:day-free=day.is_weekend()
            class:day-today=is_today
            class:cell-here=is_cursor
            class:cell-marked=is_marked
            class:cell-fresh=move || face.with(|face| face.fresh)
            class:cell-conflicting=move || face.with(|face| face.conflict)
            tabindex=move || if is_here() { "0" } else { "-1" }
            aria-selected=move || if is_marked() { "true" } else { "false" }
            aria-label=move || face.with(|face| label(words, board, spot, face))
        >
            {shows}
        </td>
    }
}

/// The marks of the shifts, and the signs of what is to be known.
fn marks_of(words: &'static Words, face: &Face, team: Option<&Workspace>) -> impl IntoView + use<> {
    // Two shifts of a day share its cell.
    let shares = matches!(&face.cell, Some(Cell::Work(shifts)) if shifts.len() > 1);
    let mark = |colour: &'static str, mark: String| {
        view! { <span class="cell-mark" class:cell-half=shares data-shift=colour aria-hidden="true">{mark}</span> }
    };
    let marks = match &face.cell {
        None => Vec::new(),
        Some(Cell::Rest) => vec![mark("rest", words.roster.rest_mark.to_owned())],
        Some(Cell::Leave) => vec![mark("leave", words.roster.leave_mark.to_owned())],
        Some(Cell::Work(shifts)) => {
            let mut known: Vec<_> = shifts.iter().map(|id| team.and_then(|team| team.shift_type(id))).collect();
            known.sort_by_key(|shift| shift.map(|shift| shift.starts));
            let one = |shift: Option<&ShiftType>| match shift {
                Some(shift) => mark(colour_word(shift.colour), words.shift_mark(shift)),
                // The team has given it up since.
                None => mark("gone", "?".to_owned()),
            };
            known.into_iter().map(one).collect()
        }
    };
    let sign = |class: &'static str, sign: &'static str| {
        view! { <i class=class aria-hidden="true">{sign}</i> }
    };
    let signs = [
        face.conflict.then(|| sign("cell-conflict", "≠")),
        face.is(Strength::Hard).then(|| sign("cell-hard", "!")),
        face.is(Strength::Soft).then(|| sign("cell-soft", "")),
        face.differs.then(|| sign("cell-differs", "")),
    ];
    (marks, signs.into_iter().flatten().collect_view())
}

/// The cell in words: whose, when, what, and what is to be known.
fn label(words: &'static Words, board: Board, spot: Spot, face: &Face) -> String {
    let name = board.name(spot.staff);
    board.team.with(|team| {
        let team = team.as_deref();
        let day = format!("{name} {} {}", words.day(spot.day), words.week_day(spot.day));
        let mut said = vec![day, words.cell(face.cell.as_ref(), team)];
        said.extend(face.broken.as_ref().map(|broken| words.violation(broken, team)));
        said.extend(face.differs.then(|| words.roster.not_published.to_owned()));
        said.extend(face.conflict.then(|| words.roster.conflict.to_owned()));
        said.extend(face.fresh.then(|| words.roster.changed_by_other.to_owned()));
        said.join(words.comma())
    })
}
