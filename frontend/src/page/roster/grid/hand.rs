//! Hands on the grid. A mouse paints from where it is pressed. A finger paints with a tap, or after
//! a long press along the row; two fingers scroll. A long press that stays where it is opens the
//! cell's menu, and so does the right button.
//!
//! The browser leaves touches on cells to this file (`touch-action`), and everything else on the
//! grid to itself.

use crate::{
    page::roster::board::{Board, Panel, Spot},
    platform::haptic,
};
use gloo_timers::callback::Timeout;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// Milliseconds after which a press is a long one.
const LONG: u32 = 350;
/// A finger that moves by less, in pixels, stays where it is.
const SLACK: f64 = 10.0;
/// So near the edge a stroke scrolls, and by so much, in pixels.
const EDGE: f64 = 28.0;

/// What the hand is doing.
enum Doing {
    /// A finger is down, for as long as it may still be a tap.
    Pressing { spot: Spot, from: (f64, f64), _timer: Timeout },
    /// The press was long.
    Holding { spot: Spot, from: (f64, f64) },
    /// It moved too early: neither a tap nor a stroke.
    Straying,
    /// Painting along the row whose cells are at this height.
    Painting { y: f64 },
    /// Two fingers scroll: each with where it was last.
    Scrolling { fingers: Vec<(i32, (f64, f64))> },
}

#[derive(Clone, Copy)]
pub struct Hand {
    board: Board,
    grid: NodeRef<html::Div>,
    doing: StoredValue<Option<Doing>, LocalStorage>,
    /// The first finger: the others only scroll.
    first: StoredValue<Option<(i32, (f64, f64))>>,
}

impl Hand {
    pub fn new(board: Board, grid: NodeRef<html::Div>) -> Hand {
        Hand { board, grid, doing: StoredValue::new_local(None), first: StoredValue::new(None) }
    }

    pub fn down(self, event: &PointerEvent) {
        let at = place(event);
        if is_touch(event) {
            if let Some(first) = self.first.get_value().filter(|(id, _)| *id != event.pointer_id()) {
                self.board.drop_stroke();
                return self.set(Doing::Scrolling { fingers: vec![first, (event.pointer_id(), at)] });
            }
            let Some(spot) = spot_at(target(event)) else { return };
            self.first.set_value(Some((event.pointer_id(), at)));
            let timer = Timeout::new(LONG, move || self.hold(spot, at));
            return self.set(Doing::Pressing { spot, from: at, _timer: timer });
        }
        let Some(spot) = spot_at(target(event)).filter(|_| event.button() == 0) else { return };
        let selects = event.shift_key() || self.board.ranging.get_untracked() || !untrack(|| self.board.may_edit());
        if selects {
            // The browser would select text between the two clicks.
            event.prevent_default();
            return self.tap(spot, event.shift_key());
        }
        self.paint(spot);
    }

    pub fn moved(self, event: &PointerEvent) {
        let at = place(event);
        if self.is_over(event) {
            return self.up(event);
        }
        let far = |from: (f64, f64)| (from.0 - at.0).hypot(from.1 - at.1) > SLACK;
        enum Next {
            Stray,
            Paint(Spot),
            PaintTo(f64),
            Scroll,
        }
        let next = self.doing.with_value(|doing| match doing {
            Some(Doing::Pressing { from, .. }) if far(*from) => Some(Next::Stray),
            Some(Doing::Holding { spot, from }) if far(*from) => Some(Next::Paint(*spot)),
            Some(Doing::Painting { y }) => Some(Next::PaintTo(*y)),
            Some(Doing::Scrolling { .. }) => Some(Next::Scroll),
            _ => None,
        });
        match next {
            Some(Next::Stray) => self.set(Doing::Straying),
            Some(Next::Paint(spot)) => self.paint(spot),
            Some(Next::PaintTo(y)) => {
                self.hold_on(event);
                self.follow(at.0);
                let under = document().element_from_point(at.0 as f32, y as f32);
                if let Some(spot) = spot_at(under) {
                    self.board.stroke_to(spot.day);
                }
            }
            Some(Next::Scroll) => self.scroll(event.pointer_id(), at),
            None => {
                self.first.update_value(|first| {
                    if let Some((_, from)) = first.as_mut().filter(|(id, _)| *id == event.pointer_id()) {
                        *from = at;
                    }
                });
            }
        }
    }

    pub fn up(self, event: &PointerEvent) {
        let was = self.done(event);
        match was {
            Some(Doing::Pressing { spot, .. }) => self.tap(spot, event.shift_key()),
            Some(Doing::Holding { spot, .. }) => self.open(spot),
            Some(Doing::Painting { .. }) => self.board.end_stroke(),
            Some(Doing::Straying) if untrack(|| self.board.may_edit()) => self.board.hint_touch(),
            _ => {}
        }
    }

    pub fn cancel(self, event: &PointerEvent) {
        if let Some(Doing::Painting { .. }) = self.done(event) {
            self.board.end_stroke();
        }
    }

    /// The right button, or what a browser makes of a long press, which has its own meaning here.
    pub fn menu(self, event: &ev::MouseEvent) {
        let Some(spot) = spot_at(event.target().and_then(|target| target.dyn_into().ok())) else { return };
        event.prevent_default();
        if self.first.get_value().is_none() {
            self.open(spot);
        }
    }

    /// Tab leads into the grid: keys go on from there.
    pub fn focused(self, event: &ev::FocusEvent) {
        let spot = spot_at(event.target().and_then(|target| target.dyn_into().ok()));
        if let Some(spot) = spot.filter(|spot| self.board.cursor.get_untracked() != Some(*spot)) {
            self.board.put_mark(spot);
        }
    }

    /// Whether a stroke has no button any more: it went up where nobody heard it.
    fn is_over(self, event: &PointerEvent) -> bool {
        let is_own = self.first.get_value().is_none_or(|(id, _)| id == event.pointer_id());
        let paints = self.doing.with_value(|doing| matches!(doing, Some(Doing::Painting { .. })));
        paints && is_own && event.buttons() == 0
    }

    /// A mouse that paints is heard outside of the grid too. Not from the press on, which the cell needs for
    /// the focus.
    fn hold_on(self, event: &PointerEvent) {
        if let Some(grid) = self.grid.get_untracked().filter(|_| !is_touch(event)) {
            // A pointer that is gone can't be held, and needs not.
            let _ = grid.set_pointer_capture(event.pointer_id());
        }
    }

    fn set(self, doing: Doing) {
        self.doing.set_value(Some(doing));
    }

    /// A pointer went up; two fingers scroll until both are.
    fn done(self, event: &PointerEvent) -> Option<Doing> {
        let is_first = self.first.get_value().is_none_or(|(id, _)| id == event.pointer_id());
        if is_first {
            self.first.set_value(None);
        }
        let left = self.doing.try_update_value(|doing| match doing {
            Some(Doing::Scrolling { fingers }) => {
                fingers.retain(|(id, _)| *id != event.pointer_id());
                fingers.len()
            }
            _ => 0,
        });
        if left.unwrap_or_default() > 0 {
            return None;
        }
        self.doing.try_update_value(Option::take).flatten()
    }

    fn hold(self, spot: Spot, from: (f64, f64)) {
        haptic::tick();
        self.board.put_mark(spot);
        self.set(Doing::Holding { spot, from });
    }

    fn paint(self, spot: Spot) {
        if self.board.is_asked(spot) {
            return self.open(spot);
        }
        let middle = self.grid.get_untracked().and_then(|_| document().get_element_by_id(&super::id_of(spot)));
        let y = middle.map(|cell| cell.get_bounding_client_rect()).map_or(0.0, |rect| rect.y() + rect.height() / 2.0);
        self.board.begin_stroke(spot);
        self.set(Doing::Painting { y });
    }

    fn tap(self, spot: Spot, extends: bool) {
        let board = self.board;
        match (extends, board.ranging.get_untracked()) {
            (true, _) => board.put_cursor(spot, true),
            (_, true) => board.put_corner(spot),
            _ if !untrack(|| board.may_edit()) => board.put_cursor(spot, false),
            _ if board.is_asked(spot) => self.open(spot),
            _ => {
                board.begin_stroke(spot);
                board.end_stroke();
            }
        }
    }

    fn open(self, spot: Spot) {
        self.doing.set_value(None);
        self.board.put_mark(spot);
        self.board.panel.set(Some(Panel::Cell(spot)));
    }

    /// A stroke that comes near the edge brings what lies behind it into sight.
    fn follow(self, x: f64) {
        let Some(grid) = self.grid.get_untracked() else { return };
        let names = grid.query_selector(".who").ok().flatten().map_or(0, |names| names.client_width());
        let rect = grid.get_bounding_client_rect();
        let by = match x {
            x if x > rect.right() - EDGE => EDGE,
            x if x < rect.left() + f64::from(names) + EDGE => -EDGE,
            _ => return,
        };
        grid.scroll_by_with_x_and_y(by, 0.0);
    }

    fn scroll(self, id: i32, at: (f64, f64)) {
        let Some(grid) = self.grid.get_untracked() else { return };
        let moved = self.doing.try_update_value(|doing| match doing {
            Some(Doing::Scrolling { fingers }) => {
                let count = fingers.len() as f64;
                let finger = fingers.iter_mut().find(|(known, _)| *known == id)?;
                let by = ((finger.1.0 - at.0) / count, (finger.1.1 - at.1) / count);
                finger.1 = at;
                Some(by)
            }
            _ => None,
        });
        if let Some((x, y)) = moved.flatten() {
            grid.scroll_by_with_x_and_y(x, y);
        }
    }
}

fn is_touch(event: &PointerEvent) -> bool {
    event.pointer_type() != "mouse"
}

fn place(event: &PointerEvent) -> (f64, f64) {
    (event.client_x(), event.client_y())
}

fn target(event: &PointerEvent) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// The cell that the element is in.
fn spot_at(element: Option<Element>) -> Option<Spot> {
    let cell = element?.closest("[data-day]").ok().flatten()?;
    let row = cell.closest("[data-staff]").ok().flatten()?;
    let staff = row.get_attribute("data-staff")?.parse().ok()?;
    Some(Spot { staff, day: cell.get_attribute("data-day")?.parse().ok()? })
}
