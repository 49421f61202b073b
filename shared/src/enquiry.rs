//! Pre-sale enquiries (O4, 售前咨询): what somebody asked before buying, what they would like, what was taken off the
//! price, and whether it became an order.
//!
//! `Enquiry` is the record. `offer` says what it comes to, `filter` finds enquiries, `conversion` counts what became of
//! them. A discount above the agent's limit is an [`Approval`](crate::approval::Approval): the enquiry knows only what
//! was granted. It keeps no contact data: whoever is known has a customer's file.

pub mod conversion;
pub mod filter;
pub mod offer;

use crate::{
    archive::Archive,
    id::{ApprovalId, ArticleId, CustomerId, EnquiryId, OrderId, QuestionId, ShopId, StaffId, TicketId, WishId},
    money::Fen,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One enquiry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    pub id: EnquiryId,
    /// The team's own short number, given by the server; `None` until it has seen the enquiry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<u32>,
    pub shop: ShopId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// Who asks, as written where nobody knows them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The ticket in which it came up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<TicketId>,
    /// The agent who took it: conversion is counted for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub opened_at: Instant,
    /// In the order in which they were asked: the ids follow time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<QuestionId, Question>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub wishes: BTreeMap<WishId, Wish>,
    /// What was granted; what is only asked for is an approval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
    /// `None`: it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
    /// When somebody asks the buyer again, so that it is not forgotten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remind_at: Option<Instant>,
    /// What was done, oldest first. What a change replaced stays here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Entry>,
    /// Whether it is in the archive.
    #[serde(default, skip_serializing_if = "Archive::is_never")]
    pub archive: Archive,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// 商品
    Product,
    /// 库存
    Stock,
    /// 优惠活动
    Promotion,
    /// 快递
    Courier,
}

impl Topic {
    pub const ALL: [Topic; 4] = [Topic::Product, Topic::Stock, Topic::Promotion, Topic::Courier];
}

/// A question, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub topic: Topic,
    pub asked: String,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    /// Empty: nobody has answered yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
}

/// Something that the buyer would like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Where the house knows it; else `title` says what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    pub pieces: u32,
    /// The list price of a piece, where it is known: an article's is what it was when the wish was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Fen>,
}

/// So much less than the list price, for all that is wished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discount {
    pub off: Fen,
    pub at: Instant,
    /// Who granted it within their own limit, or signed last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    /// `None`: it was within the limit of who granted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<ApprovalId>,
}

/// What became of an enquiry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Won {
        order: OrderId,
    },
    /// 成交失败
    Lost {
        reason: Loss,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
}

/// Why somebody did not buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loss {
    /// 价格
    Price,
    /// 缺货
    OutOfStock,
    /// 时效或快递
    Delivery,
    /// 尺码规格不合适
    Unsuitable,
    /// 买了别家
    Competitor,
    /// 只是比较
    Comparing,
    /// 没有回音
    NoAnswer,
    /// 其他: with words.
    Other,
}

impl Loss {
    pub const ALL: [Loss; 8] = {
        use Loss::*;
        [Price, OutOfStock, Delivery, Unsuitable, Competitor, Comparing, NoAnswer, Other]
    };
}

/// Who closed it, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
}

/// A part of an enquiry that people change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    Shop(ShopId),
    Customer(Option<CustomerId>),
    Name(String),
    Remind(Option<Instant>),
    /// `None`: it is not wished any more.
    Wish {
        wish: WishId,
        to: Option<Wish>,
    },
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub act: Act,
}

/// What was done. `from` is what stood there, so that one key restores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Answered { question: QuestionId, from: String },
    Changed { from: Detail, to: Detail },
    Discount { from: Fen, to: Fen },
    Moved { from: Option<Outcome>, to: Option<Outcome> },
}

impl Enquiry {
    pub fn is_open(&self) -> bool {
        self.outcome.is_none()
    }

    /// The order that it became.
    pub fn order(&self) -> Option<OrderId> {
        match self.outcome {
            Some(Outcome::Won { order }) => Some(order),
            _ => None,
        }
    }

    /// What was granted, in fen.
    pub fn off(&self) -> Fen {
        self.discount.map(|discount| discount.off).unwrap_or_default()
    }

    /// When something was last said or done about it.
    pub fn touched_at(&self) -> Instant {
        let asked = self.questions.values().map(|question| question.at);
        asked.chain(self.history.last().map(|entry| entry.at)).fold(self.opened_at, Instant::max)
    }

    /// It is open, and somebody was to ask again by now.
    pub fn is_due(&self, now: Instant) -> bool {
        self.is_open() && self.remind_at.is_some_and(|at| at <= now)
    }

    /// What stands there now, where that detail has its place.
    pub fn standing(&self, detail: &Detail) -> Detail {
        match detail {
            Detail::Shop(_) => Detail::Shop(self.shop),
            Detail::Customer(_) => Detail::Customer(self.customer),
            Detail::Name(_) => Detail::Name(self.name.clone()),
            Detail::Remind(_) => Detail::Remind(self.remind_at),
            Detail::Wish { wish, .. } => Detail::Wish { wish: *wish, to: self.wishes.get(wish).cloned() },
        }
    }

    /// Sets one detail.
    pub(crate) fn set(&mut self, detail: &Detail) {
        match detail.clone() {
            Detail::Shop(shop) => self.shop = shop,
            Detail::Customer(customer) => self.customer = customer,
            Detail::Name(name) => self.name = name,
            Detail::Remind(at) => self.remind_at = at,
            Detail::Wish { wish, to: Some(to) } => drop(self.wishes.insert(wish, to)),
            Detail::Wish { wish, to: None } => drop(self.wishes.remove(&wish)),
        }
    }

    pub(crate) fn log(&mut self, at: Instant, by: Option<StaffId>, act: Act) {
        self.history.push(Entry { at, by, act });
    }
}
