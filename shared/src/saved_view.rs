//! Filters of the order list that a person saved under a name. Only that person's devices hold them.

use crate::{
    id::{SavedViewId, StaffId},
    order::filter::OrderFilter,
};
use serde::{Deserialize, Serialize};

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    pub id: SavedViewId,
    pub owner: StaffId,
    pub name: String,
    pub filter: OrderFilter,
}
