//! What a key does in a list.

use super::ListEvent;
use leptos::ev;

/// A movement or an action that a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    By { rows: isize, marking: bool },
    First,
    Last,
    Open,
    Mark,
    MarkAll,
}

impl Motion {
    /// `page` is the number of rows in sight.
    pub fn of(event: &ev::KeyboardEvent, page: usize) -> Option<Motion> {
        let page = page.max(1) as isize;
        let by = |rows| Some(Motion::By { rows, marking: event.shift_key() });
        match event.key().as_str() {
            "a" if event.ctrl_key() || event.meta_key() => Some(Motion::MarkAll),
            _ if event.ctrl_key() || event.meta_key() || event.alt_key() => None,
            "ArrowDown" => by(1),
            "ArrowUp" => by(-1),
            "PageDown" => by(page),
            "PageUp" => by(-page),
            "Home" => Some(Motion::First),
            "End" => Some(Motion::Last),
            "Enter" => Some(Motion::Open),
            " " => Some(Motion::Mark),
            _ => None,
        }
    }

    /// What it means on these items with the current one at `at`.
    pub fn on<T: Copy>(self, items: &[T], at: Option<usize>) -> Option<ListEvent<T>> {
        let last = items.len().checked_sub(1)?;
        match self {
            Motion::By { rows, marking } => {
                let to = at.map_or(if rows < 0 { last } else { 0 }, |at| at.saturating_add_signed(rows).min(last));
                let item = *items.get(to)?;
                Some(if marking { ListEvent::MarkTo(item) } else { ListEvent::Current(item) })
            }
            Motion::First => items.first().copied().map(ListEvent::Current),
            Motion::Last => items.last().copied().map(ListEvent::Current),
            Motion::Open => items.get(at?).copied().map(ListEvent::Open),
            Motion::Mark => items.get(at?).copied().map(ListEvent::Mark),
            Motion::MarkAll => Some(ListEvent::MarkAll),
        }
    }
}

/// The item `by` rows further than the current one; the first when there is none.
pub fn neighbour<T: Copy + Eq>(items: &[T], current: Option<T>, by: isize) -> Option<T> {
    let at = current.and_then(|current| items.iter().position(|item| *item == current));
    match (Motion::By { rows: by, marking: false }).on(items, at)? {
        ListEvent::Current(item) => Some(item),
        _ => None,
    }
}
