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
    Jd,
    Douyin,
    Shopify,
    /// No platform: orders that the team takes itself, by phone or wholesale (O8).
    House,
}

impl Platform {
    pub const ALL: [Platform; 5] =
        [Platform::Taobao, Platform::Jd, Platform::Douyin, Platform::Shopify, Platform::House];

    /// The word that names the platform in ids, URLs and files.
    pub fn word(self) -> &'static str {
        match self {
            Platform::Taobao => "taobao",
            Platform::Jd => "jd",
            Platform::Douyin => "douyin",
            Platform::Shopify => "shopify",
            Platform::House => "house",
        }
    }

    pub fn named(word: &str) -> Option<Platform> {
        Platform::ALL.into_iter().find(|platform| platform.word() == word)
    }

    /// Every Shopify shop counts its orders from 1001, and so does a house; elsewhere a number is given once in the
    /// whole platform.
    pub fn numbers_by_shop(self) -> bool {
        matches!(self, Platform::Shopify | Platform::House)
    }
}
