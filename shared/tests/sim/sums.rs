//! Pieces and money of each order add up (A6, A8), every case rests where somebody finds it (A9), every file is one
//! customer's (C1), what is at hand lacks nothing that is in the archive, what is granted has all its signatures (O9),
//! and an order is won by one enquiry (O4): held of the server's World, after whatever people did apart from each
//! other.

use crate::violation::{Violation, ensure};
use shared::{
    aftersale::{
        Case, Outcome, Step,
        goods::{Pieces, bought, places},
    },
    approval::{Approval, Ask, Outcome as Ended},
    archive::away_among,
    enquiry::{Enquiry, Outcome as Became},
    id::CustomerId,
    ledger::audit::audit,
    money::Fen,
    order::Order,
    staff::RoleId,
    world::World,
};
use std::collections::BTreeSet;

pub fn hold(world: &World) -> Result<(), Violation> {
    let wrong = audit(world);
    ensure(wrong.is_empty(), || format!("ledger: {wrong:?}"))?;
    for order in world.orders.values() {
        let cases: Vec<&Case> = world.cases_of(order.id).map(|case| &**case).collect();
        if !cases.is_empty() {
            money(order, &cases)?;
            pieces(order, &cases)?;
        }
    }
    world.cases.values().try_for_each(|one| case(one))?;
    world.approvals.values().try_for_each(|one| approval(one))?;
    at_hand(world)?;
    world.enquiries.values().try_for_each(|one| enquiry(world, one))?;
    files(world)
}

/// What is at hand refers to nothing that is in the archive.
pub fn at_hand(world: &World) -> Result<(), Violation> {
    world.records().filter(|record| !record.archive().is_away()).try_for_each(|record| {
        let away = away_among(world, &record);
        ensure(away.is_empty(), || format!("archive: {} refers to {away:?}, which is there", record.key()))
    })
}

/// Each file stands for itself or for who it was merged into, and no way leads in a ring.
fn files(world: &World) -> Result<(), Violation> {
    let grouped: Vec<CustomerId> = world.heads().flat_map(|head| world.group_of(head.id)).collect();
    let once: BTreeSet<&CustomerId> = grouped.iter().collect();
    let all = world.customers.len();
    ensure(once.len() == all && grouped.len() == all, || format!("files: {all} files are {grouped:?}"))
}

/// Signatures are given in the order of the roles, one refusal ends it, and what is granted has all of them.
fn approval(approval: &Approval) -> Result<(), Violation> {
    let (id, needs) = (approval.id, &approval.needs);
    let signed: Vec<&RoleId> = approval.signed.iter().map(|signature| &signature.role).collect();
    let in_turn = needs.iter().zip(&signed).all(|(needed, role)| needed == *role);
    ensure(in_turn && signed.len() <= needs.len(), || format!("approval {id} is signed by {signed:?}"))?;
    let refusals = approval.signed.iter().filter(|signature| !signature.granted).count();
    let is_so = match approval.outcome {
        None | Some(Ended::Withdrawn) => refusals == 0 && signed.len() < needs.len(),
        Some(Ended::Granted) => refusals == 0 && signed.len() == needs.len(),
        Some(Ended::Refused) => refusals == 1 && approval.signed.last().is_some_and(|last| !last.granted),
    };
    ensure(is_so, || format!("approval {id} is {:?} with {:?}", approval.outcome, approval.signed))
}

/// The order that it became is its own, what it was granted by signature was signed, and nobody is asked for more once
/// it is lost.
fn enquiry(world: &World, enquiry: &Enquiry) -> Result<(), Violation> {
    let id = enquiry.id;
    let winner = enquiry.order().map(|order| world.enquiry_of(order));
    ensure(winner.is_none_or(|winner| winner == Some(id)), || {
        format!("enquiry {id} shares its order with {winner:?}")
    })?;
    let signed = enquiry.discount.and_then(|discount| Some((discount.off, world.approvals.get(&discount.signed?)?)));
    let is_signed = signed
        .is_none_or(|(off, approval)| approval.is_granted() && approval.ask == Ask::Discount { enquiry: id, off });
    ensure(is_signed, || format!("enquiry {id} was granted what nobody signed: {:?}", enquiry.discount))?;
    let waits = world.approvals_of(id).filter(|approval| approval.outcome.is_none()).count();
    let is_lost = matches!(enquiry.outcome, Some(Became::Lost { .. }));
    ensure(waits <= usize::from(!is_lost), || format!("enquiry {id} waits for {waits} discounts"))
}

fn money(order: &Order, cases: &[&Case]) -> Result<(), Violation> {
    let here: Fen = cases.iter().map(|case| case.refunded()).sum();
    let said = order.refunds.here;
    ensure(here == said, || format!("money: cases of {} paid {here}, the order says {said}", order.number))?;
    let (gone, paid) = (order.refunded(), order.paid());
    ensure(here <= paid && gone <= paid, || format!("money: {gone} of {paid} went back of {}", order.number))
}

fn pieces(order: &Order, cases: &[&Case]) -> Result<(), Violation> {
    let mut sums = Pieces::new();
    for ((line, place), count) in places(order, cases) {
        ensure(count > 0, || format!("pieces: {count} of {line:?} of {} at {place:?}", order.number))?;
        *sums.entry(line).or_default() += count as u32;
    }
    let mut expected = bought(order);
    for goods in cases.iter().flat_map(|case| &case.goods).filter(|goods| goods.from_stock) {
        *expected.entry(goods.line.clone()).or_default() += goods.pieces;
    }
    ensure(sums == expected, || format!("pieces: of {} there are {sums:?}, not {expected:?}", order.number))
}

fn case(case: &Case) -> Result<(), Violation> {
    let id = case.id;
    ensure(case.is_open() == case.outcome.is_none(), || format!("case {id} is open, or it is over"))?;
    ensure(case.open.iter().all(|open| open.due > open.since), || format!("case {id} is due before it begins"))?;
    let mut steps = case.steps();
    steps.dedup();
    ensure(steps.len() == case.open.len(), || format!("case {id} stands twice at one step: {:?}", case.open))?;
    let is_kept = case.holds_goods() && matches!(case.outcome, Some(Outcome::Withdrawn | Outcome::Refused));
    ensure(!is_kept, || format!("case {id} keeps goods for nothing: {:?}", case.goods))?;
    let works = [Step::Sending, Step::Refunding].into_iter().any(|step| case.at(step).is_some());
    let is_idle = !(works && case.at(Step::Negotiating).is_some());
    ensure(is_idle, || format!("case {id} goes on with what is not agreed: {:?}", case.open))
}
