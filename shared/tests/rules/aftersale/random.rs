//! What holds of any sequence of moves, by anybody, in any order, about several cases of one order: refunds stay
//! within what was paid, each piece is in exactly one place, freight has one bearer, and no case rests without an
//! owner and a due time.

use super::*;
use proptest::{collection::vec, prelude::*};
use shared::{
    aftersale::{
        Article, Traced,
        freight::Finding,
        goods::{bought, places},
    },
    command::{Opening, OrderMove},
};

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
    done: usize,
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
                let Some(case) = self.service.desk.world.cases.get(&id(which)).filter(|case| case.is_open()) else {
                    return;
                };
                vec![CaseMove { case: case.id, expect: case.open[place % case.open.len()].step, by: *by }.into()]
            }
            Attempt::Settle { which, kind, amount, takes, sends, freight } => {
                let Some(case) = self.service.desk.world.cases.get(&id(which)) else { return };
                let kinds = shared::command::offerable(case);
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
                // A platform knows of its own refunds and of ours, and never of less than before.
                let known = self.service.order().amounts.refunded.max(Fen(refunded));
                let room = self.service.order().left();
                *amounts = amounts.with_refund(known.min(self.service.order().amounts.refunded + room));
                vec![slice(vec![sale]).into()]
            }
            Attempt::OrderMove { to } => {
                let expect = self.service.order().status;
                vec![OrderMove { order: order_id(), expect, to, reason: why(), parcel: Some(parcel("out2")) }.into()]
            }
        };
        for command in commands {
            self.done += usize::from(self.service.does("ada", command).is_ok());
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
            let mut steps = case.steps();
            steps.dedup();
            prop_assert_eq!(steps.len(), case.open.len(), "at no step twice");
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a6_a8_pieces_and_money_add_up_after_anything(attempts in vec(attempts(), 1..60)) {
        let mut trial = Trial { service: Service::new(), done: 0 };
        for attempt in &attempts {
            trial.tries(attempt);
            trial.check()?;
        }
    }

    /// Whatever was done, there is a way on from where each case stands.
    #[test]
    fn a9_no_case_is_stuck(attempts in vec(attempts(), 1..60)) {
        let mut trial = Trial { service: Service::new(), done: 0 };
        attempts.iter().for_each(|attempt| trial.tries(attempt));
        for which in 0..CASES {
            for _ in 0..30 {
                let Some(case) = trial.service.desk.world.cases.get(&id(which)).filter(|case| case.is_open()).cloned() else { break };
                trial.finish(&case);
            }
            let case = trial.service.desk.world.cases.get(&id(which));
            prop_assert!(case.is_none_or(|case| !case.is_open()), "{:?}", case.map(|case| (&case.open, case.kind, &case.goods)));
        }
        trial.check()?;
    }
}

impl Trial {
    /// Takes a step towards the end, as people would.
    fn finish(&mut self, case: &Case) {
        let step = case.open[0].step;
        let all = |place| case.lying(place);
        let by = match step {
            Step::Judging => Move::Accept { reason: why(), finding: Some(Finding::Packing) },
            Step::Negotiating if case.holds_goods() => {
                // What came is taken, and whatever is left of its price is paid back.
                let takes =
                    case.goods.iter().filter(|goods| !goods.from_stock).map(|goods| (goods.line.clone(), goods.pieces));
                let mut offered = Pieces::new();
                takes.for_each(|(line, pieces)| *offered.entry(line).or_default() += pieces);
                let amount = case.refunded() + Fen(1).min(self.service.order().left());
                let kind = if amount == Fen::ZERO { CaseKind::Exchange } else { CaseKind::Return };
                let sends = if kind.sends() {
                    offered.iter().map(|(line, n)| article(line, "", *n)).collect()
                } else {
                    Vec::new()
                };
                let offer = Offer { kind, amount, takes: offered, sends, freight: Bearer::Seller, note: why() };
                self.service.does("ada", CaseMove { case: case.id, expect: step, by: Move::Offer(offer) }).unwrap();
                Move::Agree
            }
            // A replacement that is on its way is awaited first.
            Step::Negotiating if case.at(Step::OnTheWay).is_some() => {
                self.service
                    .does("ada", CaseMove { case: case.id, expect: Step::OnTheWay, by: Move::Deliver })
                    .unwrap();
                return;
            }
            Step::Negotiating => Move::Withdraw { reason: why() },
            Step::Approving => approve(),
            Step::Returning => receive(),
            // Another case may have got what this one waits for.
            Step::AwaitingReturn => {
                let taken = self.service.does("ada", CaseMove { case: case.id, expect: step, by: receive() });
                if taken.is_ok() {
                    return;
                }
                Move::Renegotiate { reason: why() }
            }
            Step::Inspecting => {
                let new = case.goods.iter().filter(|goods| {
                    goods.place == shared::aftersale::goods::Place::Quarantine && goods.condition.is_none()
                });
                let mut found = std::collections::BTreeMap::<String, Inspected>::new();
                new.for_each(|goods| found.entry(goods.line.clone()).or_default().as_new += goods.pieces);
                Move::Inspect { found, note: String::new() }
            }
            Step::Refunding => {
                let (amount, method) = (case.refund_due(), Method::Bank);
                let refund = CaseRefund { case: case.id, amount, method, reference: String::new() };
                if self.service.does("ada", refund).is_ok() {
                    return;
                }
                Move::Renegotiate { reason: why() }
            }
            Step::Sending => Move::Send { parcel: parcel("s") },
            Step::OnTheWay => Move::Deliver,
            Step::Repairing => Move::Repair { result: why() },
            Step::Shelving => Move::Shelve { stock: all(shared::aftersale::goods::Place::Quarantine) },
            Step::LookingUp => Move::LookUp { result: why() },
            Step::Calling => Move::Call { result: why() },
            Step::Telling => Move::Tell { outcome: Traced::Found, text: why() },
            Step::Claiming => Move::Settle { amount: Fen(1) },
            Step::Collecting => Move::Collect { amount: Fen(1) },
        };
        self.service.does("ada", CaseMove { case: case.id, expect: step, by }).unwrap();
    }
}
