//! Invented pre-sale enquiries (O4): what was asked and answered, a discount that is granted, signed, refused or waits,
//! and how it ended: as one of the orders that are there, as a loss, or not yet.
//!
//! Each is played on a copy of the World, as the people who are there may and can.

use super::{
    dice::Dice,
    words::{ADDRESSED, ARTICLES, THINGS},
    work::{Deed, people},
};
use crate::{
    command::{ApprovalSign, Command, EnquiryAnswer, EnquiryDetail, EnquiryDiscount, EnquiryMove, EnquiryOpen},
    enquiry::{Detail, Loss, Outcome, Topic, Wish},
    id::{ApprovalId, EnquiryId, QuestionId, StaffId, WishId},
    money::Fen,
    order::{Order, Status},
    staff::Permission,
    time::Instant,
    world::World,
};
use std::sync::Arc;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// A discount, and what is said to it where it is above the agent's limit.
#[derive(Clone, Copy)]
enum Off {
    None,
    Waits(i64),
    Signed(i64),
    Refused(i64),
}

/// How it ends.
#[derive(Clone, Copy)]
enum End {
    Open,
    Won,
    Lost(Loss, &'static str),
}

struct Story {
    topic: Topic,
    asked: &'static str,
    answer: &'static str,
    off: Off,
    end: End,
}

const fn story(topic: Topic, asked: &'static str, answer: &'static str, off: Off, end: End) -> Story {
    Story { topic, asked, answer, off, end }
}

const STORIES: [Story; 12] = [
    story(Topic::Product, "168/55 穿哪个码合适", "L 码，喜欢宽松可以选 XL", Off::None, End::Won),
    story(Topic::Promotion, "老客户了，能便宜点吗", "给您减十块", Off::Signed(1_000), End::Won),
    story(Topic::Stock, "雾霾蓝 M 什么时候到货", "", Off::None, End::Open),
    story(Topic::Promotion, "买五件能优惠多少", "申请一下，稍等", Off::Waits(6_000), End::Open),
    story(Topic::Product, "会不会起球", "羊毛混纺，建议反面冷水手洗", Off::None, End::Won),
    story(Topic::Promotion, "别家便宜三十", "给您申请到了", Off::Signed(3_000), End::Won),
    story(Topic::Promotion, "能再少五十吗", "这个价做不了", Off::Refused(5_000), End::Lost(Loss::Price, "")),
    story(Topic::Stock, "陶土红还有吗", "陶土红断货了，墨绿现货", Off::None, End::Lost(Loss::OutOfStock, "只要陶土红")),
    story(Topic::Courier, "周五前能到成都吗", "普通快递要四天", Off::None, End::Lost(Loss::Delivery, "")),
    story(Topic::Product, "窗帘能定 2.9 米高吗", "只有 2.7 米的成品", Off::None, End::Lost(Loss::Unsuitable, "")),
    story(Topic::Product, "和上一款有什么区别", "面料更厚，领口加了一层", Off::None, End::Lost(Loss::NoAnswer, "")),
    story(Topic::Courier, "可以发顺丰吗", "可以，运费补差十二元", Off::None, End::Open),
];

/// So many enquiries; those that are won need an order each, and end as not yet where there are none left.
pub fn enquiries(world: &World, count: u32, seed: u64, now: Instant) -> Vec<Vec<Deed>> {
    let agents = people(world, Permission::TicketWork);
    let Some(shop) = world.shops.keys().next().copied().filter(|_| !agents.is_empty()) else { return Vec::new() };
    let is_won = |order: &&Arc<Order>| {
        order.status != Status::Closed && order.customer.is_some() && world.enquiry_of(order.id).is_none()
    };
    let mut orders = world.orders_newest_first().filter(is_won).filter(|order| order.placed_at.plus(HOUR) < now);
    let life = |index: u32| {
        let mut dice = Dice::of(seed ^ 0xe4, index);
        let story = &STORIES[index as usize % STORIES.len()];
        let order = if matches!(story.end, End::Won) { orders.next().cloned() } else { None };
        let id = EnquiryId::named(&["sample", &seed.to_string(), &index.to_string()]);
        let since = 20 * MINUTE + dice.below(6 * HOUR as u64).cast_signed() + i64::from(index) * 9 * HOUR;
        let at = order.as_ref().map_or(now.plus(-since), |order| order.placed_at.plus(-HOUR));
        let begin = EnquiryOpen {
            enquiry: id,
            shop: order.as_ref().map_or(shop, |order| order.shop),
            customer: order.as_ref().and_then(|order| order.customer),
            name: format!("{}{}", dice.pick(&THINGS), dice.pick(&ADDRESSED)),
            ticket: None,
            asked: Some((question(id), story.topic, story.asked.to_owned())),
            wishes: [(WishId::named(&[&id.to_string()]), wish(order.as_deref(), &mut dice))].into(),
        };
        let play = Play { world: world.clone(), id, by: dice.pick(&agents), deeds: Vec::new() };
        play.run(begin, story, order.as_deref(), at)
    };
    (0..count).map(life).filter(|life| !life.is_empty()).collect()
}

fn question(id: EnquiryId) -> QuestionId {
    QuestionId::named(&[&id.to_string()])
}

/// What was bought then, or something from the shelves.
fn wish(order: Option<&Order>, dice: &mut Dice) -> Wish {
    let line = order.and_then(|order| order.lines.first());
    let (title, list) = match line {
        Some(line) => (line.title.clone(), line.price),
        None => {
            let article = dice.pick(&ARTICLES);
            (format!("{} {}", article.title, dice.pick(article.kinds)), Fen(article.fen))
        }
    };
    Wish { article: None, title, pieces: line.map_or(1, |line| line.pieces.max(1)), list: Some(list) }
}

struct Play {
    world: World,
    id: EnquiryId,
    by: StaffId,
    deeds: Vec<Deed>,
}

impl Play {
    fn run(mut self, begin: EnquiryOpen, story: &Story, order: Option<&Order>, at: Instant) -> Vec<Deed> {
        let enquiry = self.id;
        self.does([self.by], at, begin.into());
        if !self.world.enquiries.contains_key(&enquiry) {
            return Vec::new();
        }
        if !story.answer.is_empty() {
            let answer = EnquiryAnswer { enquiry, question: question(enquiry), text: story.answer.to_owned() };
            self.does([self.by], at.plus(2 * MINUTE), answer.into());
        }
        self.discount(story.off, at.plus(4 * MINUTE));
        let to = match (story.end, order) {
            (End::Won, Some(order)) => Outcome::Won { order: order.id },
            (End::Lost(reason, note), _) => Outcome::Lost { reason, note: note.to_owned() },
            _ => {
                let remind = EnquiryDetail { enquiry, to: Detail::Remind(Some(at.plus(24 * HOUR))) };
                self.does([self.by], at.plus(12 * MINUTE), remind.into());
                return self.deeds;
            }
        };
        self.does([self.by], at.plus(15 * MINUTE), EnquiryMove { enquiry, expect: None, to: Some(to) }.into());
        self.deeds
    }

    fn discount(&mut self, off: Off, at: Instant) {
        let (fen, granted) = match off {
            Off::None => return,
            Off::Waits(fen) => (fen, None),
            Off::Signed(fen) => (fen, Some(true)),
            Off::Refused(fen) => (fen, Some(false)),
        };
        let approval = ApprovalId::named(&["discount", &self.id.to_string()]);
        let (enquiry, reason) = (self.id, "老客户，诚心要".to_owned());
        let asked = EnquiryDiscount { enquiry, expect: Fen::ZERO, off: Fen(fen), approval, reason };
        self.does([self.by], at, asked.into());
        let (Some(granted), Some(waiting)) = (granted, self.world.waiting_discount(enquiry)) else { return };
        let note = if granted { "" } else { "低于成本" }.to_owned();
        let expect = u32::try_from(waiting.signed.len()).unwrap_or_default();
        let team: Vec<StaffId> = self.world.staff.keys().copied().collect();
        self.does(team, at.plus(5 * MINUTE), ApprovalSign { approval, expect, granted, note }.into());
    }

    /// Has it done by the first of them who may and can.
    fn does(&mut self, team: impl IntoIterator<Item = StaffId>, at: Instant, command: Command) {
        let deeds = team.into_iter().map(|by| Deed { by, at, command: command.clone() });
        for deed in deeds {
            if deed.goes_through(&mut self.world) {
                return self.deeds.push(deed);
            }
        }
    }
}
