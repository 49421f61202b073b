//! Pick-ups (O7, 揽收): a courier who was asked to come, between when and when, and what came of it.
//!
//! Its clock is the end of the window: whoever booked it looks after it, and from then on it is late. `open` is what is
//! still waited for.

use crate::{
    id::{PickupId, ShopId, StaffId},
    time::Instant,
    world::World,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A courier's pick-up that was booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pickup {
    pub id: PickupId,
    /// `None`: for all shops together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shop: Option<ShopId>,
    pub courier: String,
    pub from: Instant,
    /// The end of the window, which is its due time.
    pub until: Instant,
    /// Parcels that are expected to go along.
    pub parcels: u32,
    /// Who booked it, and looks after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Ended>,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub how: Outcome,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The courier came and took so many parcels.
    Came(u32),
    /// It does not take place, for this reason.
    Cancelled(String),
}

impl Pickup {
    /// The window has passed and nobody came.
    pub fn is_late(&self, now: Instant) -> bool {
        self.end.is_none() && self.until < now
    }
}

/// The pick-ups that are waited for, the next one first.
pub fn open(world: &World) -> Vec<Arc<Pickup>> {
    let mut open: Vec<Arc<Pickup>> = world.pickups.values().filter(|pickup| pickup.end.is_none()).cloned().collect();
    open.sort_by_key(|pickup| (pickup.until, pickup.id));
    open
}
