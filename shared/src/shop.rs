//! Shops and the platforms they stand on.

use crate::id::ShopId;
use serde::{Deserialize, Serialize};

/// A shop. Its orders name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shop {
    pub id: ShopId,
    pub name: String,
    pub platform: Platform,
}

/// Where buyers order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Taobao and Tmall: one seller back office, one numbering.
    Taobao,
}

impl Platform {
    /// The word that names the platform in ids, URLs and files.
    pub fn word(self) -> &'static str {
        match self {
            Platform::Taobao => "taobao",
        }
    }
}
