//! Booking a courier's pick-up, and what came of it (O7).

use super::{Ctx, Draft, Field, Invalid, Rejection, line, mark::LONGEST_PARCEL, text};
use crate::{
    id::{PickupId, ShopId},
    pickup::{Ended, Outcome, Pickup},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// Longest window: a day, in milliseconds.
const LONGEST_WINDOW: i64 = 24 * 60 * 60 * 1000;
/// Most parcels of one pick-up.
const MOST_PARCELS: u32 = 1_000_000;
/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Notes that a courier was asked to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupBook {
    pub pickup: PickupId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shop: Option<ShopId>,
    pub courier: String,
    pub from: Instant,
    pub until: Instant,
    pub parcels: u32,
}

/// Notes what came of it. Whoever notes it second is told what was noted first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupEnd {
    pub pickup: PickupId,
    pub how: Outcome,
}

impl PickupBook {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let invalid = |field, why| Err(Rejection::Invalid { field, why });
        line(Field::Courier, &self.courier, LONGEST_PARCEL, true)?;
        let window = self.until.0.saturating_sub(self.from.0);
        if !(1..=LONGEST_WINDOW).contains(&window) {
            return invalid(Field::Window, Invalid::Unknown);
        }
        if self.until < ctx.at {
            return invalid(Field::Window, Invalid::TooEarly);
        }
        if !(1..=MOST_PARCELS).contains(&self.parcels) {
            return invalid(Field::Pieces, Invalid::Unknown);
        }
        if let Some(shop) = self.shop.filter(|shop| !draft.shops.contains_key(shop)) {
            return Err(Rejection::Missing { key: shop.into() });
        }
        if draft.pickups.contains_key(&self.pickup) {
            return invalid(Field::Number, Invalid::InUse);
        }
        draft.put(Pickup {
            id: self.pickup,
            shop: self.shop,
            courier: self.courier.trim().to_owned(),
            from: self.from,
            until: self.until,
            parcels: self.parcels,
            by: ctx.actor.staff(),
            at: ctx.at,
            end: None,
        });
        Ok(())
    }
}

impl PickupEnd {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let missing = Rejection::Missing { key: self.pickup.into() };
        let known = draft.pickups.get(&self.pickup).map(|known| Pickup::clone(known)).ok_or(missing)?;
        match &self.how {
            Outcome::Came(parcels) if *parcels > MOST_PARCELS => {
                return Err(Rejection::Invalid { field: Field::Pieces, why: Invalid::Unknown });
            }
            Outcome::Came(_) => {}
            Outcome::Cancelled(reason) => text(Field::Reason, reason, LONGEST_REASON, true)?,
        }
        if let Some(end) = known.end {
            return Err(Rejection::PickupOver { how: end.how });
        }
        let end = Ended { at: ctx.at, by: ctx.actor.staff(), how: self.how.clone() };
        draft.put(Pickup { end: Some(end), ..known });
        Ok(())
    }
}
