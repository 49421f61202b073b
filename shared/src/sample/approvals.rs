//! Invented approvals about the orders that are there (O9, O10): rushes, prices, changes after printing; some wait for
//! a signature or an answer, some are over.
//!
//! Each is played on a copy of the World, as the people who are there may and can: a team without a lead has approvals
//! that wait for one.

use super::{
    stage::Stage,
    work::{Deed, people},
};
use crate::{
    command::{ApprovalAnswer, ApprovalAsk, ApprovalSign, Command, OrderChange, OrderMove, OrderPrint, Special},
    id::{ApprovalId, OrderId, StaffId},
    money::Fen,
    order::{Order, Status, change::Change},
    staff::Permission,
    time::Instant,
    world::World,
};
use std::sync::Arc;

const MINUTE: i64 = 60_000;

/// What is asked for.
#[derive(Clone, Copy)]
enum What {
    Rush,
    Price(i64),
    Courier(&'static str),
    Cancel,
}

/// What somebody says to it.
#[derive(Clone, Copy)]
enum Word {
    Signs(&'static str),
    Refuses(&'static str),
    Answers(&'static str),
}

use Word::{Answers, Refuses, Signs};

/// How it goes: where the order stands, what is asked and why, and what is said to it.
struct Story {
    at: Status,
    what: What,
    reason: &'static str,
    words: &'static [Word],
    /// Minutes since it was asked for.
    age: i64,
}

const fn story(at: Status, what: What, reason: &'static str, words: &'static [Word], age: i64) -> Story {
    Story { at, what, reason, words, age }
}

const STORIES: [Story; 9] = [
    story(Status::Verified, What::Rush, "周六婚礼要穿，愿意补顺丰运费", &[], 18),
    story(Status::Audited, What::Rush, "客户出差，周五前要收到", &[Signs("老客户，先发")], 55),
    story(Status::Printed, What::Cancel, "拍错尺码，买家要重拍", &[], 12),
    story(Status::Verified, What::Price(2_000), "一次买了五件，比直播间贵", &[], 40),
    story(Status::Checked, What::Cancel, "买家临时不要了", &[Signs("货已放回")], 95),
    story(Status::Checked, What::Courier("顺丰"), "地址偏远，别的快递不到", &[Signs("")], 200),
    story(Status::Audited, What::Rush, "生日礼物，晚了就没意义了", &[Signs(""), Signs("今天下午发")], 300),
    story(Status::Verified, What::Price(8_000), "同行便宜八十", &[Signs(""), Refuses("低于成本，送赠品代替")], 500),
    story(Status::Printed, What::Cancel, "重复下单", &[Signs("单据已作废"), Answers("未入账，不用处理")], 1_400),
];

/// So many approvals, each about an order of its own; fewer when the orders or the people for them are not there.
pub fn approvals(world: &World, count: u32, seed: u64, now: Instant) -> Vec<Vec<Deed>> {
    let askers = people(world, Permission::OrderClose);
    let fresh = |order: &&Arc<Order>| order.status == Status::ToVerify && !order.rush;
    let orders: Vec<Arc<Order>> = world.orders_newest_first().filter(fresh).cloned().collect();
    let told = STORIES.iter().cycle().zip(&orders).zip(askers.iter().cycle()).take(count as usize);
    let life = |(index, ((story, order), by)): (usize, ((&Story, &Arc<Order>), &StaffId))| {
        let id = ApprovalId::named(&["sample", &seed.to_string(), &index.to_string()]);
        Play { stage: Stage::of(world), id, order: order.id }.run(story, *by, now)
    };
    told.enumerate().map(life).filter(|life| !life.is_empty()).collect()
}

struct Play {
    stage: Stage,
    id: ApprovalId,
    order: OrderId,
}

impl Play {
    fn run(mut self, story: &Story, by: StaffId, now: Instant) -> Vec<Deed> {
        let asked = now.plus(-story.age * MINUTE);
        self.bring(story.at, asked.plus(-40 * MINUTE));
        let ask = self.ask(story);
        self.stage.does([by], asked, ask);
        if !self.stage.world.approvals.contains_key(&self.id) {
            return Vec::new();
        }
        // Each word takes a part of the time since.
        let pause = story.age * MINUTE / (story.words.len() as i64 + 1);
        for (nth, word) in (1..).zip(story.words) {
            let Some(command) = self.word(*word) else { break };
            self.stage.does_somebody(asked.plus(nth * pause), command);
        }
        self.stage.deeds
    }

    /// Brings the order to where it stands when it is asked about.
    fn bring(&mut self, to: Status, at: Instant) {
        let steps = [Status::Verified, Status::Audited, Status::Printed, Status::Checked];
        for (nth, step) in (0..).zip(steps.into_iter().filter(|step| *step <= to)) {
            let Some(expect) = self.stage.world.orders.get(&self.order).map(|order| order.status) else { return };
            let (order, reason, parcel) = (self.order, String::new(), None);
            let command: Command = match step {
                Status::Printed => OrderPrint { order }.into(),
                to => OrderMove { order, expect, to, reason, parcel }.into(),
            };
            self.stage.does_somebody(at.plus(nth * 8 * MINUTE), command);
        }
    }

    fn ask(&self, story: &Story) -> Command {
        let (approval, order, reason) = (self.id, self.order, story.reason.to_owned());
        let change = match story.what {
            What::Rush => return ApprovalAsk { approval, order, special: Special::Rush, reason }.into(),
            What::Price(off) => {
                return ApprovalAsk { approval, order, special: Special::Price(Fen(off)), reason }.into();
            }
            What::Courier(courier) => Change::Courier { courier: courier.to_owned() },
            What::Cancel => Change::Cancel,
        };
        OrderChange { order, expect: story.at, change, receiver: None, reason, approval }.into()
    }

    fn word(&self, word: Word) -> Option<Command> {
        let known = self.stage.world.approvals.get(&self.id)?;
        let (approval, expect) = (self.id, u32::try_from(known.signed.len()).ok()?);
        let sign = |granted, note: &str| ApprovalSign { approval, expect, granted, note: note.to_owned() }.into();
        Some(match word {
            Signs(note) => sign(true, note),
            Refuses(note) => sign(false, note),
            Answers(text) => {
                let role = known.unanswered().next()?.clone();
                ApprovalAnswer { approval, role, text: text.to_owned() }.into()
            }
        })
    }
}
