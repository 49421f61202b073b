//! What holds of any sequence of enquiries opened, discounts asked for and signed, orders and losses: nobody grants
//! above their limit without a signature, an order is won by one enquiry at most, and the counts add up.

use super::*;
use crate::desk::at;
use proptest::{collection::vec, prelude::*};
use shared::{
    approval::Ask,
    command::{ApprovalSign, ApprovalWithdraw},
    enquiry::{
        Loss,
        conversion::{conversion, total},
    },
    order::Status,
    time::Day,
};

const PEOPLE: [&str; 4] = ["agent", "lead", "supervisor", "manager"];
const ORDERS: [Status; 3] = [Status::ToVerify, Status::Verified, Status::Closed];

#[derive(Clone, Debug)]
enum Attempt {
    Open { which: usize },
    Discount { which: usize, fen: i64, blind: bool },
    Sign { which: usize, granted: bool },
    Withdraw { which: usize },
    Win { which: usize, order: usize },
    Lose { which: usize, reason: usize },
    Reopen { which: usize },
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let which = || 0..4_usize;
    let fen = prop_oneof![Just(0_i64), 1..1_200_i64, 1..12_000_i64, 1..90_000_i64];
    prop_oneof![
        2 => which().prop_map(|which| Attempt::Open { which }),
        4 => (which(), fen, any::<bool>()).prop_map(|(which, fen, blind)| Attempt::Discount { which, fen, blind }),
        5 => (which(), prop::bool::weighted(0.8)).prop_map(|(which, granted)| Attempt::Sign { which, granted }),
        1 => which().prop_map(|which| Attempt::Withdraw { which }),
        3 => (which(), 0..3_usize).prop_map(|(which, order)| Attempt::Win { which, order }),
        2 => (which(), 0..8_usize).prop_map(|(which, reason)| Attempt::Lose { which, reason }),
        2 => which().prop_map(|which| Attempt::Reopen { which }),
    ]
}

fn command(desk: &Desk, attempt: &Attempt, nth: usize) -> Option<Command> {
    let name = |which: usize| format!("enquiry {which}");
    let known = |which: usize| desk.world.enquiries.get(&id(&name(which)));
    let waiting = |which: usize| desk.world.waiting_discount(id(&name(which)));
    Some(match *attempt {
        Attempt::Open { which } => open(&name(which)).into(),
        Attempt::Discount { which, fen, blind } => {
            let expect = if blind { 0 } else { known(which)?.off().0 };
            EnquiryDiscount { approval: approval(&nth.to_string()), ..off(&name(which), expect, fen) }.into()
        }
        Attempt::Sign { which, granted } => {
            let waiting = waiting(which)?;
            let expect = u32::try_from(waiting.signed.len()).ok()?;
            ApprovalSign { approval: waiting.id, expect, granted, note: "见备注".to_owned() }.into()
        }
        Attempt::Withdraw { which } => ApprovalWithdraw { approval: waiting(which)?.id }.into(),
        Attempt::Win { which, order } => {
            let to = Some(Outcome::Won { order: at(ORDERS[order]) });
            moved(&name(which), known(which)?.outcome.clone(), to).into()
        }
        Attempt::Lose { which, reason } => {
            let to = Some(Outcome::Lost { reason: Loss::ALL[reason], note: "说不清".to_owned() });
            moved(&name(which), known(which)?.outcome.clone(), to).into()
        }
        Attempt::Reopen { which } => moved(&name(which), known(which)?.outcome.clone(), None).into(),
    })
}

fn holds(desk: &Desk) {
    let world = &desk.world;
    let workspace = world.workspace().unwrap();
    for enquiry in world.enquiries.values() {
        if let Some(discount) = enquiry.discount {
            match discount.signed.and_then(|id| world.approvals.get(&id)) {
                None => {
                    let who = world.staff.get(&discount.by.unwrap()).unwrap();
                    assert!(discount.off <= workspace.discount_limit(who), "{} granted {}", who.name, discount.off);
                }
                Some(signed) => {
                    assert!(signed.is_granted());
                    assert_eq!(signed.ask, Ask::Discount { enquiry: enquiry.id, off: discount.off });
                    let may = |role| workspace.role(role).is_some_and(|role| role.discount >= discount.off);
                    assert!(signed.signed.iter().any(|signature| may(&signature.role)), "signed by who may");
                }
            }
        }
        let waiting = world.approvals_of(enquiry.id).filter(|approval| approval.outcome.is_none()).count();
        assert!(waiting <= 1 && (waiting == 0 || !matches!(enquiry.outcome, Some(Outcome::Lost { .. }))));
        assert_eq!(enquiry.is_open(), enquiry.closed.is_none());
        assert_eq!(world.open_enquiries().any(|open| open.id == enquiry.id), enquiry.is_open());
    }
    for order in world.orders.keys() {
        let winners: Vec<_> = world.enquiries.values().filter(|enquiry| enquiry.order() == Some(*order)).collect();
        assert!(winners.len() <= 1, "{order} is won by {winners:?}");
        assert_eq!(world.enquiry_of(*order), winners.first().map(|winner| winner.id));
    }
    let ever = Day::new(2000, 1, 1).unwrap()..=Day::new(2100, 1, 1).unwrap();
    let tallies = conversion(world, &ever);
    for tally in tallies.iter().chain([&total(&tallies)]) {
        assert_eq!(tally.enquiries, tally.open + tally.won + tally.losses());
    }
    assert_eq!(total(&tallies).enquiries as usize, world.enquiries.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn o4_whatever_is_done_limits_hold_and_orders_are_won_once(attempts in vec((attempt(), 0..4_usize), 1..60)) {
        let mut desk = Desk::new();
        for (nth, (attempt, who)) in attempts.iter().enumerate() {
            let Some(command) = command(&desk, attempt, nth) else { continue };
            let _refused = desk.does_as(PEOPLE[*who], command).is_err();
            holds(&desk);
        }
    }
}
