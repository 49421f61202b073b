//! Filters that a person saved under a name, of orders or of tickets. Only that person's devices hold
//! them.

use crate::{
    id::{SavedViewId, StaffId},
    order::filter::OrderFilter,
    ticket::filter::TicketFilter,
};
use serde::{Deserialize, Serialize};

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    pub id: SavedViewId,
    pub owner: StaffId,
    pub name: String,
    /// Of orders; says nothing in a view of tickets.
    pub filter: OrderFilter,
    /// Of tickets: then this is a view of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket_filter: Option<TicketFilter>,
}
