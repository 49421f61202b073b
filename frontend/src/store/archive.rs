//! What this tab has looked up in the archive. It is shown like what is at hand and is on no device: it goes when the
//! page is left, and the replica knows nothing of it.

use super::Store;
use crate::platform::http::{self, HttpError};
use leptos::prelude::*;
use shared::{
    command::Rejection,
    record::{Key, Record},
    sync::wire::{Asked, Found, Search},
    world::World,
};

/// Records that are shown at a time; what was looked up first goes first.
const MOST: usize = 400;

/// What was looked up, in that order.
#[derive(Default)]
pub(super) struct LookedUp(Vec<Record>);

impl LookedUp {
    /// Shows it beside what is at hand, which says more.
    pub fn show_in(&self, view: &mut World) {
        for record in &self.0 {
            if view.get(record.key()).is_none() {
                view.put(record.clone());
            }
        }
    }

    /// What is refused because the replica lacks it, and is shown all the same, is in the archive.
    pub fn explain(&self, why: Rejection) -> Rejection {
        match why {
            Rejection::Missing { key } if self.has(key) => Rejection::Archived { key },
            why => why,
        }
    }

    fn has(&self, key: Key) -> bool {
        self.0.iter().any(|record| record.key() == key)
    }

    fn add(&mut self, found: Vec<Record>) {
        self.0.retain(|known| found.iter().all(|new| new.key() != known.key()));
        self.0.extend(found);
        self.0.drain(..self.0.len().saturating_sub(MOST));
    }
}

impl Store {
    /// Looks into the archive, and shows what is found. The answer is how many there are.
    pub async fn look_up(&self, asked: Asked) -> Result<u32, HttpError> {
        let search = Search { person: self.me, asked };
        let found: Found = http::post("/api/archive", &search).await?;
        let read = |row: &shared::sync::wire::Row| Record::read(row.kind, row.body.get());
        let records: Result<Vec<Record>, _> = found.rows.iter().map(read).collect();
        let records = records.map_err(|_| HttpError::Unreadable)?;
        // The page may have been left meanwhile.
        if let Some(tab) = self.tab.try_get_value() {
            tab.looked_up.borrow_mut().add(records);
            tab.shown.set(None);
            self.publish();
        }
        Ok(found.of)
    }
}
