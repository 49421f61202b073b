//! What invented cases are about, and what becomes of them.

use crate::{
    aftersale::{CaseKind, Reason, Source, Step, life::picture},
    money::Fen,
    order::{Order, Status},
};

/// A case as it goes when nobody stops.
#[derive(Clone, Copy, Debug)]
pub(super) struct Story {
    pub source: Source,
    pub reason: Reason,
    /// What is offered, or what it begins with.
    pub first: CaseKind,
    /// What is offered after the buyer has declined the first, or after what came back was not as agreed.
    pub then: Option<CaseKind>,
    pub ending: Ending,
    /// The buyer's words, and the team's for the cause.
    pub words: &'static str,
    pub cause: &'static str,
    pub photo: Option<Photo>,
}

/// How it goes, beside the usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Usual,
    /// What came back was worn.
    Worn,
    /// The photos don't show it.
    Refused,
    /// The parcel that was looked for is lost.
    Lost,
}

/// A picture that a buyer has sent. It is drawn, as anybody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Photo {
    pub name: &'static str,
    pub content: &'static [u8],
}

/// Width and height of all of them, in pixels.
pub(super) const SIDE: u16 = 96;

const SHIRT: Photo = Photo { name: "破洞.png", content: include_bytes!("../photos/shirt.png") };
const CUP: Photo = Photo { name: "裂口.png", content: include_bytes!("../photos/cup.png") };
const BOX: Photo = Photo { name: "外箱.png", content: include_bytes!("../photos/box.png") };

/// All of them.
pub const PHOTOS: [Photo; 3] = [SHIRT, CUP, BOX];

const fn story(reason: Reason, first: CaseKind, words: &'static str, cause: &'static str) -> Story {
    let (source, ending) = (Source::Enquiry, Ending::Usual);
    Story { source, reason, first, then: None, ending, words, cause, photo: None }
}

impl Story {
    /// The steps at which a case like this stands on its way.
    pub fn steps(&self) -> Vec<Step> {
        picture(self.first).into_iter().map(|arrow| arrow.from).collect()
    }

    /// Whether a case like this surely stands at that step, whatever the team has set.
    pub fn comes_to(&self, step: Step) -> bool {
        let is_plain = self.ending == Ending::Usual && self.then.is_none() && self.source != Source::Refused;
        let is_there = match step {
            Step::Judging => self.photo.is_some(),
            // Nobody need approve what costs nothing.
            Step::Approving => self.first.pays() || self.first.sends(),
            _ => true,
        };
        is_plain && is_there && self.steps().contains(&step)
    }

    /// It is about a parcel that the buyer does not have.
    pub fn is_under_way(&self) -> bool {
        self.first == CaseKind::Trace || self.source == Source::Refused
    }

    /// Whether it can be about that order.
    pub fn is_about(&self, order: &Order) -> bool {
        let status = if self.is_under_way() { Status::Shipped } else { Status::Finished };
        order.status == status && order.parcel.is_some() && order.amounts.refunded == Fen::ZERO
    }
}

use CaseKind::*;

pub(super) const STORIES: [Story; 15] = [
    Story {
        source: Source::Return, ..story(Reason::NoReason, Return, "不太喜欢，想退货，吊牌没有拆", "")
    },
    Story {
        then: Some(Return),
        photo: Some(SHIRT),
        ..story(Reason::Quality, Allowance, "穿了一次缝线就松了，袖口有个洞", "缝线脱落")
    },
    story(Reason::Size, Exchange, "偏小，想换大一码，周六要穿", "尺码表偏小"),
    Story {
        photo: Some(BOX), ..story(Reason::WrongItem, Exchange, "颜色发错了，我要的是雾霾蓝", "拣货拿错颜色")
    },
    story(Reason::MissingItem, Reissue, "五双装只收到四双", "装袋少一双"),
    Story { photo: Some(CUP), ..story(Reason::Damaged, Allowance, "杯口有一道裂，还能用", "内衬太薄") },
    Story { photo: Some(CUP), ..story(Reason::Damaged, RefundOnly, "打开就是碎的，没法用", "外箱压坏") },
    story(Reason::Other, Repair, "拉链卡住了，能修吗", "拉链头变形"),
    Story { source: Source::Tracing, ..story(Reason::Other, Trace, "物流四天没动了，帮忙查一下", "") },
    Story {
        source: Source::Tracing,
        ending: Ending::Lost,
        ..story(Reason::Other, Trace, "显示签收了，可是我没有收到", "网点丢件")
    },
    Story {
        source: Source::Tracing, ..story(Reason::Other, Claim, "网点承认丢件，向快递追究", "网点丢件")
    },
    Story {
        source: Source::Refused, ..story(Reason::Other, Return, "买家拒签，说外箱破了", "外箱破损被拒签")
    },
    Story {
        then: Some(Return), ending: Ending::Worn, ..story(Reason::Size, Return, "太大了，想退", "尺码表偏大")
    },
    Story {
        then: Some(SendBack),
        ending: Ending::Worn,
        ..story(Reason::NoReason, Return, "想退货，只试过一下", "洗过再退")
    },
    Story {
        ending: Ending::Refused,
        photo: Some(SHIRT),
        ..story(Reason::Quality, Return, "穿了两个月，袖口磨破了", "正常磨损")
    },
];

/// One in so many cases of a story that can be withdrawn is.
pub(super) const WITHDRAWN: u64 = 12;

/// What the courier and we say in a search.
pub(super) const LOOKED_UP: &str = "三天没有更新，最后在中转站";
pub(super) const CALLED: &str = "网点说今天去查，给了内部单号";
pub(super) const FOUND: &str = "已经找到，明天派送，和买家说好了";
pub(super) const LOST: &str = "确认丢失，和买家说好补发或者退款";

/// Parcels of which nobody knows whose they are: the sender as far as it can be read, a phone that nobody has, what
/// lies in it.
pub(super) const STRAYS: [(&str, &str, &str); 3] = [
    ("松果同学", "", "一件灰色卫衣，没有面单备注"),
    ("", "10000000000", "两只马克杯，一只有磕碰"),
    ("看不清", "", "袜子一包，吊牌还在"),
];
