//! One case as it goes: where it stands, what is done there, and who does it.

use super::{
    DAY, HOUR, MINUTE, parcel,
    story::{CALLED, Ending, FOUND, LOOKED_UP, LOST, SIDE, Story, WITHDRAWN},
};
use crate::{
    aftersale::{
        Act, Article, Case, CaseKind, Detail, Entry, Method, Move, Offer, Owner, Reason, Source, Step, Traced, cost,
        freight::{Bearer, Finding},
        goods::{Condition, Goods, Inspected, Pieces, Place, bought},
    },
    attachment::{Attachment, MOST_BYTES},
    command::{CaseDetail, CaseMove, CaseOpen, CaseRefund, Command, Opening},
    id::{CaseId, StaffId},
    money::Fen,
    order::Order,
    sample::{dice::Dice, work::Deed},
    time::Instant,
    workspace::Workspace,
    world::World,
};

/// Deeds after which a case is left as it is.
const MOST_DEEDS: usize = 30;

#[derive(Clone)]
pub(super) struct Play<'a> {
    pub world: &'a World,
    pub workspace: &'a Workspace,
    /// Who may do something, those who are there for one thing first.
    pub team: &'a [StaffId],
    /// Who opens it.
    pub by: StaffId,
    pub story: &'a Story,
    pub id: CaseId,
    /// The step at which it is left; `None`: it comes to its end.
    pub rest: Option<Step>,
    pub dice: Dice,
}

impl Play<'_> {
    /// Milliseconds since the last deed: a fifth of those that rest have done so too long.
    pub fn age(&mut self) -> i64 {
        let minutes = self.rest.map(|step| i64::from(self.workspace.after_sales.minutes(step)));
        match minutes {
            Some(minutes) if self.dice.percent(20) => minutes * (120 + self.below(100)) / 100 * MINUTE,
            Some(minutes) => minutes * (10 + self.below(80)) / 100 * MINUTE,
            None if self.story.is_under_way() => HOUR + self.below(2 * DAY),
            None => DAY + self.below(25 * DAY),
        }
    }

    fn below(&mut self, limit: i64) -> i64 {
        self.dice.below(limit.unsigned_abs()).cast_signed()
    }

    /// All that is done in it.
    pub fn run(&mut self, order: &Order, begun: Instant) -> Vec<Deed> {
        let (mut world, mut deeds, mut at) = (self.world.clone(), Vec::new(), begun);
        let mut first = vec![Deed::new(self.by, at, self.open(order))];
        if !self.story.cause.is_empty() {
            let to = Detail::Cause(self.story.cause.to_owned());
            first.push(Deed::new(self.by, at.plus(MINUTE), CaseDetail { case: self.id, to }));
        }
        deeds.extend(first.into_iter().take_while(|deed| deed.goes_through(&mut world)));
        while deeds.len() < MOST_DEEDS {
            let (case, order) = (world.cases.get(&self.id).cloned(), world.orders.get(&order.id).cloned());
            let (Some(case), Some(order)) = (case, order) else { break };
            let is_there = self.rest.is_some_and(|step| case.at(step).is_some());
            let Some(open) = case.open.first().filter(|_| !is_there) else { break };
            let share = if self.dice.percent(8) { 110 + self.below(40) } else { 5 + self.below(50) };
            at = at.plus((open.due.0 - open.since.0) * share / 100);
            let command = self.next(&case, &order, open.step);
            let Some(deed) = self.somebody(&mut world, &case, open.step, at, &command) else { break };
            deeds.push(deed);
        }
        deeds
    }

    /// Has it done by the first who may and can: by the case's own agent where it is theirs to do.
    fn somebody(&self, world: &mut World, case: &Case, step: Step, at: Instant, command: &Command) -> Option<Deed> {
        let own = case.agent.filter(|_| step.owner() == Owner::Agent);
        own.into_iter().chain(self.team.iter().copied()).find_map(|by| {
            let deed = Deed { by, at, command: command.clone() };
            deed.goes_through(world).then_some(deed)
        })
    }

    fn open(&self, order: &Order) -> CaseOpen {
        let (whole, own) = (bought(order), order.parcel.clone().unwrap_or_default());
        let opening = match (self.story.first, self.story.source) {
            (CaseKind::Trace, _) => Opening::Trace,
            (CaseKind::Claim, _) => Opening::Claim { amount: order.worth(&whole) },
            (_, Source::Refused) => Opening::Refused { parcel: own },
            _ => Opening::Usual,
        };
        // Of what was bought, one line as a rule.
        let one: Pieces = whole.iter().take(1).map(|(line, count)| (line.clone(), *count)).collect();
        CaseOpen {
            case: self.id,
            order: order.id,
            ticket: None,
            source: self.story.source,
            reason: self.story.reason,
            pieces: if opening == Opening::Usual { one } else { whole },
            opening,
            text: self.story.words.to_owned(),
            files: self.photo().into_iter().collect(),
        }
    }

    /// The buyer's photo as a record carries it.
    fn photo(&self) -> Option<Attachment> {
        let photo = self.story.photo?;
        let of = Attachment::of(photo.name, photo.content, MOST_BYTES).ok()?;
        Some(Attachment { width: Some(SIDE), height: Some(SIDE), ..of })
    }

    /// What is done next at that step.
    fn next(&mut self, case: &Case, order: &Order, step: Step) -> Command {
        let said = |text: &str| text.to_owned();
        let claimed = case.offer.as_ref().map_or(Fen::ZERO, |offer| offer.amount);
        let by = match step {
            Step::Judging if self.story.ending == Ending::Refused => {
                Move::Refuse { reason: said("照片是正常磨损") }
            }
            Step::Judging => {
                let is_damaged = self.story.reason == Reason::Damaged;
                let finding = is_damaged.then(|| self.dice.pick(&Finding::ALL));
                Move::Accept { reason: said("照片清楚，属实"), finding }
            }
            Step::Negotiating => self.negotiate(case, order),
            Step::Approving => Move::Approve { reason: String::new() },
            Step::AwaitingReturn => Move::Track { parcel: parcel(&mut self.dice) },
            Step::Returning if case.kind == Some(CaseKind::Exchange) && !case.urgent && self.dice.percent(40) => {
                Move::Expedite
            }
            Step::Returning => Move::Receive { note: String::new() },
            Step::Inspecting => self.inspect(case),
            Step::Refunding => {
                let reference = format!("YBTK{:08}", self.dice.below(100_000_000));
                let (amount, method) = (case.refund_due(), self.dice.pick(Method::of(order)));
                return CaseRefund { case: case.id, amount, method, reference }.into();
            }
            Step::Sending => Move::Send { parcel: parcel(&mut self.dice) },
            Step::OnTheWay => Move::Deliver,
            Step::Repairing => Move::Repair { result: said("换了拉链头，试过十次") },
            Step::Shelving => Move::Shelve { stock: as_new(case) },
            Step::LookingUp => Move::LookUp { result: said(LOOKED_UP) },
            Step::Calling => Move::Call { result: said(CALLED) },
            Step::Telling if self.story.ending == Ending::Lost => {
                Move::Tell { outcome: Traced::Lost, text: said(LOST) }
            }
            Step::Telling => Move::Tell { outcome: Traced::Found, text: said(FOUND) },
            Step::Claiming => Move::Settle { amount: claimed.percent(80) },
            Step::Collecting => Move::Collect { amount: claimed },
        };
        CaseMove { case: case.id, expect: step, by }.into()
    }

    /// An offer, or the buyer's answer to it.
    fn negotiate(&mut self, case: &Case, order: &Order) -> Move {
        let moves: Vec<&Move> = case.history.iter().filter_map(moved).collect();
        let offers = moves.iter().filter(|by| matches!(by, Move::Offer(_))).count();
        match (moves.last(), self.story.then) {
            (Some(Move::Offer(_)), Some(_)) if offers == 1 && self.story.ending == Ending::Usual => {
                Move::Decline { reason: "买家还是想退货".to_owned() }
            }
            (Some(Move::Offer(_)), _) => Move::Agree,
            (_, Some(then)) if offers > 0 => Move::Offer(self.offer(then, case, order)),
            _ if self.rest.is_none() && !case.holds_goods() && self.dice.below(WITHDRAWN) == 0 => {
                Move::Withdraw { reason: "买家说先留着".to_owned() }
            }
            _ => Move::Offer(self.offer(self.story.first, case, order)),
        }
    }

    fn offer(&self, kind: CaseKind, case: &Case, order: &Order) -> Offer {
        let set = &self.workspace.after_sales;
        let (by_table, amount) = (cost::freight_of(case, set), cost::amount(kind, case, order, set));
        let is_worn = case.goods.iter().any(|goods| goods.condition == Some(Condition::Worn));
        let send = |(line, pieces): (&String, &u32)| {
            let attributes = order.lines.iter().find(|own| own.number == *line).map(|own| own.attributes.clone());
            Article { line: line.clone(), attributes: attributes.unwrap_or_default(), pieces: *pieces }
        };
        Offer {
            kind,
            amount: if is_worn { amount.percent(50) } else { amount },
            takes: if kind.takes() { case.pieces.clone() } else { Pieces::new() },
            sends: if kind.sends() { case.pieces.iter().map(send).collect() } else { Vec::new() },
            freight: by_table.unwrap_or(Bearer::Seller),
            note: match kind {
                _ if !is_worn => String::new(),
                CaseKind::SendBack => "有使用痕迹，退回买家".to_owned(),
                _ => "有使用痕迹，按折价".to_owned(),
            },
        }
    }

    fn inspect(&self, case: &Case) -> Move {
        let is_new = |goods: &&Goods| goods.place == Place::Quarantine && goods.condition.is_none();
        let is_faulty = matches!(self.story.reason, Reason::Quality | Reason::Damaged);
        let found = |goods: &Goods| {
            let none = Inspected::default();
            let inspected = match goods.pieces {
                worn if self.story.ending == Ending::Worn => Inspected { worn, ..none },
                as_said if is_faulty || case.kind == Some(CaseKind::Repair) => Inspected { as_said, ..none },
                as_new => Inspected { as_new, ..none },
            };
            (goods.line.clone(), inspected)
        };
        Move::Inspect { found: case.goods.iter().filter(is_new).map(found).collect(), note: String::new() }
    }
}

fn moved(entry: &Entry) -> Option<&Move> {
    match &entry.act {
        Act::Moved { by, .. } => Some(by),
        _ => None,
    }
}

/// What lies in quarantine and can be sold again.
fn as_new(case: &Case) -> Pieces {
    let is_good = |goods: &&Goods| goods.place == Place::Quarantine && goods.condition == Some(Condition::AsNew);
    case.goods.iter().filter(is_good).map(|goods| (goods.line.clone(), goods.pieces)).collect()
}
