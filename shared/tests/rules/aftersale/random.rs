//! What holds of any sequence of moves, by anybody, in any order, about several cases of one order: refunds stay
//! within what was paid, each piece is in exactly one place, freight has one bearer, and no case rests without an
//! owner and a due time.

use super::*;
use proptest::{collection::vec, prelude::*};
use shared::{
    aftersale::{
        Article, Outcome, Traced, Verb,
        freight::Finding,
        goods::{Place, bought, places},
        life::arrows,
    },
    command::{Opening, OrderMove},
};
use std::collections::BTreeMap;

const CASES: usize = 3;

fn id(which: usize) -> CaseId {
    CaseId::named(&["case", &which.to_string()])
}

/// Something that somebody tries; much of it is refused.
#[derive(Clone, Debug)]
enum Attempt {
    Open {
        which: usize,
        reason: Reason,
        opening: usize,
        pieces: [u32; 2],
    },
    Step {
        which: usize,
        place: usize,
        by: Box<Move>,
    },
    /// Takes one of the arrows that lead on from where a case stands, in earnest.
    Walk {
        which: usize,
        place: usize,
        choice: usize,
    },
    /// Offers what suits, and agrees: so that sequences come further than to the first refusal.
    Settle {
        which: usize,
        kind: usize,
        amount: i64,
        takes: [u32; 2],
        sends: [u32; 2],
        freight: Bearer,
    },
    Refund {
        which: usize,
        amount: Option<i64>,
    },
    Platform {
        refunded: i64,
        status: Status,
    },
    OrderMove {
        to: Status,
    },
}

fn counts() -> impl Strategy<Value = [u32; 2]> {
    [0..3_u32, 0..3_u32]
}

fn some(counts: [u32; 2]) -> Pieces {
    let counts = ["1", "2"].into_iter().zip(counts);
    counts.filter(|(_, count)| *count > 0).map(|(line, count)| (line.to_owned(), count)).collect()
}

fn articles(counts: [u32; 2]) -> Vec<Article> {
    some(counts).into_iter().map(|(line, pieces)| article(&line, "", pieces)).collect()
}

fn moves() -> impl Strategy<Value = Move> {
    let found = || (0..3_u32, 0..2_u32, 0..2_u32, 0..2_u32, 0..2_u32);
    let inspected = |(as_new, as_said, worn, not_ours, missing)| Inspected { as_new, as_said, worn, not_ours, missing };
    prop_oneof![
        Just(Move::Accept { reason: why(), finding: Some(Finding::Packing) }),
        Just(Move::Refuse { reason: why() }),
        Just(Move::Decline { reason: why() }),
        Just(Move::Agree),
        Just(approve()),
        Just(Move::Reject { reason: why() }),
        Just(Move::Track { parcel: parcel("t") }),
        Just(receive()),
        (found(), found()).prop_map(move |(one, two)| {
            let found = [("1", inspected(one)), ("2", inspected(two))];
            let found: Vec<_> = found.into_iter().filter(|(_, found)| found.total() > 0).collect();
            inspect(&found)
        }),
        Just(Move::Expedite),
        Just(Move::Send { parcel: parcel("s") }),
        Just(Move::Deliver),
        Just(Move::Lose { reason: why() }),
        Just(Move::Repair { result: why() }),
        counts().prop_map(|stock| Move::Shelve { stock: some(stock) }),
        Just(Move::LookUp { result: why() }),
        Just(Move::Call { result: why() }),
        prop::sample::select(&Traced::ALL[..]).prop_map(|outcome| Move::Tell { outcome, text: why() }),
        (-5..20_000_i64).prop_map(|amount| Move::Settle { amount: Fen(amount) }),
        (-5..20_000_i64).prop_map(|amount| Move::Collect { amount: Fen(amount) }),
        Just(Move::Renegotiate { reason: why() }),
        Just(Move::Withdraw { reason: why() }),
    ]
}

fn attempts() -> impl Strategy<Value = Attempt> {
    let which = || 0..CASES;
    const STATUSES: &[Status] = &[Status::Packed, Status::Shipped, Status::Signed, Status::Finished, Status::Closed];
    prop_oneof![
        2 => (which(), prop::sample::select(&Reason::ALL[..]), 0..7_usize, counts())
            .prop_map(|(which, reason, opening, pieces)| Attempt::Open { which, reason, opening, pieces }),
        6 => (which(), 0..4_usize, moves()).prop_map(|(which, place, by)| Attempt::Step { which, place, by: by.into() }),
        8 => (which(), 0..4_usize, 0..8_usize).prop_map(|(which, place, choice)| Attempt::Walk { which, place, choice }),
        4 => (which(), 0..6_usize, 0..16_000_i64, counts(), counts(), prop::sample::select(&Bearer::ALL[..])).prop_map(
            |(which, kind, amount, takes, sends, freight)| Attempt::Settle { which, kind, amount, takes, sends, freight }
        ),
        2 => (which(), prop::option::of(0..16_000_i64)).prop_map(|(which, amount)| Attempt::Refund { which, amount }),
        1 => (0..15_500_i64, prop::sample::select(STATUSES)).prop_map(|(refunded, status)| Attempt::Platform { refunded, status }),
        1 => prop::sample::select(STATUSES).prop_map(|to| Attempt::OrderMove { to }),
    ]
}

struct Trial {
    service: Service,
}

impl Trial {
    fn tries(&mut self, attempt: &Attempt) {
        let commands: Vec<Command> = match attempt.clone() {
            Attempt::Open { which, reason, opening, pieces } => {
                let opening = match opening {
                    0 => Opening::Arrived { parcel: parcel("a") },
                    1 => Opening::Refused { parcel: parcel("r") },
                    2 => Opening::Trace,
                    3 => Opening::Claim { amount: Fen(9_000) },
                    _ => Opening::Usual,
                };
                let files = vec![photo()];
                vec![CaseOpen { case: id(which), opening, files, ..super::opening(reason, some(pieces)) }.into()]
            }
            Attempt::Step { which, place, by } => {
                let Some(case) = self.open_case(which) else { return };
                vec![CaseMove { case: case.id, expect: case.open[place % case.open.len()].step, by: *by }.into()]
            }
            Attempt::Walk { which, place, choice } => {
                let Some(case) = self.open_case(which) else { return };
                let step = case.open[place % case.open.len()].step;
                let arrows: Vec<_> = arrows(case.kind).into_iter().filter(|arrow| arrow.from == step).collect();
                self.walk(&case, step, arrows[choice % arrows.len()].by)
            }
            Attempt::Settle { which, kind, amount, takes, sends, freight } => {
                let Some(case) = self.service.desk.world.cases.get(&id(which)) else { return };
                let kinds = shared::aftersale::cost::offerable(case);
                let kind = kinds[kind % kinds.len()];
                let offer = Offer {
                    kind,
                    amount: if kind.pays() || kind == CaseKind::Exchange { Fen(amount) } else { case.refunded() },
                    takes: if kind.takes() { some(takes) } else { Pieces::new() },
                    sends: if kind.sends() { articles(sends) } else { Vec::new() },
                    freight,
                    note: why(),
                };
                let step = |by| CaseMove { case: id(which), expect: Step::Negotiating, by }.into();
                vec![step(Move::Offer(offer)), step(Move::Agree)]
            }
            Attempt::Refund { which, amount } => {
                let Some(case) = self.service.desk.world.cases.get(&id(which)) else { return };
                let amount = amount.map_or(case.refund_due(), Fen);
                vec![CaseRefund { case: id(which), amount, method: Method::Platform, reference: String::new() }.into()]
            }
            Attempt::Platform { refunded, status } => {
                let mut sale = sale(status);
                let amounts = &mut sale.head.as_mut().unwrap().amounts;
                // A platform knows of its own refunds and of ours; a file may be an older one.
                let most = self.service.order().refunded_there() + self.service.order().left();
                *amounts = amounts.with_refund(Fen(refunded).min(most));
                // Douyin's file has nothing left of what was closed.
                if status == Status::Closed {
                    *amounts = Amounts { goods: amounts.goods, total: amounts.total, ..Amounts::default() };
                }
                vec![slice(vec![sale]).into()]
            }
            Attempt::OrderMove { to } => {
                let expect = self.service.order().status;
                vec![OrderMove { order: order_id(), expect, to, reason: why(), parcel: Some(parcel("out2")) }.into()]
            }
        };
        for command in commands {
            let _ = self.service.does("ada", command);
        }
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let (world, order) = (&self.service.desk.world, self.service.order());
        let cases: Vec<_> = world.cases_of(order_id()).map(|case| &**case).collect();
        let here: Fen = cases.iter().map(|case| case.refunded()).sum();
        prop_assert!(here <= order.paid() && order.refunded() <= order.paid(), "{here:?} of {:?}", order.paid());
        prop_assert_eq!(here, order.refunds.here);
        let mut sums = Pieces::new();
        for ((line, place), count) in places(order, &cases) {
            prop_assert!(count > 0, "{count} of {line} at {place:?}");
            *sums.entry(line).or_default() += u32::try_from(count).unwrap();
        }
        let mut expected = bought(order);
        for goods in cases.iter().flat_map(|case| &case.goods).filter(|goods| goods.from_stock) {
            *expected.entry(goods.line.clone()).or_default() += goods.pieces;
        }
        prop_assert_eq!(sums, expected);
        for case in cases {
            prop_assert_eq!(case.is_open(), case.outcome.is_none(), "open, or over");
            for open in &case.open {
                prop_assert!(open.due > open.since, "a due time");
                prop_assert!(case.kind.is_none() || case.offer.is_some() || case.kind == Some(CaseKind::Trace));
            }
            let is_kept = case.holds_goods() && matches!(case.outcome, Some(Outcome::Withdrawn | Outcome::Refused));
            prop_assert!(!is_kept, "goods are kept for nothing: {:?}", case.goods);
            let works = [Step::Sending, Step::Refunding].into_iter().any(|step| case.at(step).is_some());
            prop_assert!(!(works && case.at(Step::Negotiating).is_some()), "work goes on that is not agreed");
            let mut steps = case.steps();
            steps.dedup();
            prop_assert_eq!(steps.len(), case.open.len(), "at no step twice");
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a6_a8_pieces_and_money_add_up_after_anything(attempts in vec(attempts(), 1..60)) {
        let mut trial = Trial { service: Service::new() };
        for attempt in &attempts {
            trial.tries(attempt);
            trial.check()?;
        }
    }

    /// Whatever was done, there is a way on from where each case stands.
    #[test]
    fn a9_no_case_is_stuck(attempts in vec(attempts(), 1..60)) {
        let mut trial = Trial { service: Service::new() };
        attempts.iter().for_each(|attempt| trial.tries(attempt));
        for which in 0..CASES {
            for _ in 0..30 {
                let Some(case) = trial.open_case(which) else { break };
                trial.finish(&case);
            }
            let case = trial.service.desk.world.cases.get(&id(which));
            prop_assert!(case.is_none_or(|case| !case.is_open()), "{:?}", case.map(|case| (&case.open, case.kind, &case.goods)));
        }
        trial.check()?;
    }
}

impl Trial {
    fn open_case(&self, which: usize) -> Option<Case> {
        let case = self.service.desk.world.cases.get(&id(which)).filter(|case| case.is_open());
        case.map(|case| Case::clone(case))
    }

    /// What somebody would do who does that in earnest.
    fn walk(&self, case: &Case, step: Step, verb: Verb) -> Vec<Command> {
        let by = match verb {
            Verb::Accept => Move::Accept { reason: why(), finding: Some(Finding::Packing) },
            Verb::Refuse => Move::Refuse { reason: why() },
            Verb::Offer => Move::Offer(self.fair(case)),
            Verb::Decline => Move::Decline { reason: why() },
            Verb::Agree => Move::Agree,
            Verb::Approve => approve(),
            Verb::Reject => Move::Reject { reason: why() },
            Verb::Track => Move::Track { parcel: parcel("t") },
            Verb::Receive => receive(),
            Verb::Pass => Move::Inspect { found: found(case, as_new), note: String::new() },
            Verb::Fail => {
                let worn = |count| Inspected { worn: count, ..Inspected::default() };
                Move::Inspect { found: found(case, worn), note: String::new() }
            }
            Verb::Expedite => Move::Expedite,
            Verb::Send => Move::Send { parcel: parcel("s") },
            Verb::Deliver => Move::Deliver,
            Verb::Lose => Move::Lose { reason: why() },
            Verb::Repair => Move::Repair { result: why() },
            Verb::Shelve => Move::Shelve { stock: case.lying(Place::Quarantine) },
            Verb::Refund => {
                let (amount, method) = (case.refund_due(), Method::Bank);
                return vec![CaseRefund { case: case.id, amount, method, reference: String::new() }.into()];
            }
            Verb::LookUp => Move::LookUp { result: why() },
            Verb::Call => Move::Call { result: why() },
            Verb::Tell => Move::Tell { outcome: Traced::Found, text: why() },
            Verb::Settle => Move::Settle { amount: Fen(1) },
            Verb::Collect => Move::Collect { amount: Fen(1) },
            Verb::Renegotiate => Move::Renegotiate { reason: why() },
            Verb::Withdraw => Move::Withdraw { reason: why() },
        };
        vec![CaseMove { case: case.id, expect: step, by }.into()]
    }

    /// An offer that can be carried out: what came is taken and a little of its price paid back, or exchanged;
    /// where nothing came, what the case is about is exchanged.
    fn fair(&self, case: &Case) -> Offer {
        let mut takes = Pieces::new();
        let theirs = case.goods.iter().filter(|goods| !goods.from_stock);
        theirs.for_each(|goods| *takes.entry(goods.line.clone()).or_default() += goods.pieces);
        let amount = case.refunded() + Fen(1).min(self.service.order().left());
        let kind = if takes.is_empty() || amount == Fen::ZERO { CaseKind::Exchange } else { CaseKind::Return };
        let takes = if takes.is_empty() { case.pieces.clone() } else { takes };
        let sends =
            if kind.sends() { takes.iter().map(|(line, n)| article(line, "", *n)).collect() } else { Vec::new() };
        Offer { kind, amount, takes, sends, freight: Bearer::Seller, note: why() }
    }

    /// Takes a step towards the end, as people would.
    fn finish(&mut self, case: &Case) {
        let negotiates = case.at(Step::Negotiating).is_some();
        // A replacement that is on its way is awaited before anything else is agreed.
        let step = if case.at(Step::OnTheWay).is_some() { Step::OnTheWay } else { case.open[0].step };
        let verbs: &[Verb] = match step {
            Step::Judging => &[Verb::Accept],
            Step::Negotiating if case.holds_goods() => &[Verb::Offer, Verb::Agree],
            Step::Negotiating => &[Verb::Withdraw],
            Step::Approving => &[Verb::Approve],
            Step::AwaitingReturn | Step::Returning => &[Verb::Receive],
            Step::Inspecting => &[Verb::Pass],
            Step::Refunding => &[Verb::Refund],
            Step::Sending => &[Verb::Send],
            Step::OnTheWay => &[Verb::Deliver],
            Step::Repairing => &[Verb::Repair],
            Step::Shelving => &[Verb::Shelve],
            Step::LookingUp => &[Verb::LookUp],
            Step::Calling => &[Verb::Call],
            Step::Telling => &[Verb::Tell],
            Step::Claiming => &[Verb::Settle],
            Step::Collecting => &[Verb::Collect],
        };
        for verb in verbs {
            let command = self.walk(case, step, *verb).remove(0);
            if let Err(why) = self.service.does("ada", command) {
                // Another case got what this one waits for, or the platform paid what this one was to pay.
                let may_fail = matches!(step, Step::AwaitingReturn | Step::Refunding);
                assert!(may_fail, "{why} at {step:?} of {case:?}, negotiates: {negotiates}");
                let anew = self.walk(case, step, Verb::Renegotiate).remove(0);
                self.service.does("ada", anew).unwrap();
            }
        }
    }
}

/// All that lies uninspected, found to be so.
fn found(case: &Case, as_it_is: impl Fn(u32) -> Inspected) -> BTreeMap<String, Inspected> {
    case.uninspected().into_iter().map(|(line, count)| (line, as_it_is(count))).collect()
}
