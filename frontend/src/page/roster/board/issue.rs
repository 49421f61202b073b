//! Issuing changes: one command for each cell, all of a gesture at once. What is refused stays as it
//! is and is told.

use super::{Board, Spot};
use crate::platform::clock;
use leptos::prelude::*;
use shared::{
    command::{Command, Rejection},
    roster::{Cell, edit::CellChange},
};
use wasm_bindgen_futures::spawn_local;

/// More changes than these are made in portions, so that the page stays alive and can stop it.
const PORTION: usize = 150;
const MANY: usize = 300;

/// Many changes under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    pub said: String,
    pub done: usize,
    pub of: usize,
    pub stops: bool,
}

/// What becomes of the changes that were taken, once all are made.
type Then = dyn Fn(Board, Vec<CellChange>);

impl Board {
    /// Nothing else is under way, and I may plan.
    pub(super) fn is_free(self) -> bool {
        self.busy.with_untracked(Option::is_none) && untrack(|| self.may_edit())
    }

    /// Issues changes, in portions when they are many; `then` gets those that were taken.
    pub(super) fn issue(self, changes: Vec<CellChange>, said: String, then: impl Fn(Board, Vec<CellChange>) + 'static) {
        if changes.len() <= MANY {
            then(self, self.dispatch(changes));
            return;
        }
        let then: Box<Then> = Box::new(then);
        self.busy.set(Some(Busy { said, done: 0, of: changes.len(), stops: false }));
        spawn_local(async move {
            let mut made = Vec::new();
            for portion in changes.chunks(PORTION) {
                // So that the screen can show how far it is, and somebody can stop it.
                clock::sleep(0).await;
                match self.busy.try_get_untracked().flatten() {
                    Some(busy) if !busy.stops => made.extend(self.dispatch(portion.to_vec())),
                    _ => break,
                }
                let _ = self.busy.try_update(|busy| {
                    if let Some(busy) = busy {
                        busy.done += portion.len();
                    }
                });
            }
            if self.busy.try_set(None).is_none() {
                then(self, made);
            }
        });
    }

    /// Issues changes at once; returns those that were taken and tells how many were not.
    pub(super) fn dispatch(self, changes: Vec<CellChange>) -> Vec<CellChange> {
        let known = self.own.try_update_value(|own| {
            let spot = |change: &CellChange| Spot { staff: change.staff, day: change.day };
            own.extend(changes.iter().map(|change| (spot(change), change.to.clone())));
        });
        if known.is_none() {
            return Vec::new();
        }
        let commands = changes.iter().map(|change| Command::from(change.command()));
        let answers = self.store.dispatch_all(commands);
        let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        if let Some(why) = refused.first() {
            let text = match why {
                Rejection::CellStale { .. } => (self.words().roster.refused)(refused.len()),
                why => self.words().refusal(why),
            };
            self.toasts.warn(text);
        }
        changes.into_iter().zip(answers).filter(|(_, answer)| answer.is_ok()).map(|(change, _)| change).collect()
    }

    /// Whether what stands in the cell now is what I made of it.
    pub fn is_own(self, spot: Spot, now: Option<&Cell>) -> bool {
        self.own.with_value(|own| own.get(&spot).is_some_and(|made| made.as_ref() == now))
    }
}
