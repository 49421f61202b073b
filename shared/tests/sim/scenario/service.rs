//! Two people at one case, and a refund that came to lie in a queue (A8, 29).

use super::stage;
use crate::{
    action::Action,
    rest::rest,
    stage::Stage,
    violation::{Violation, ensure},
};
use shared::{
    aftersale::{Case, Move, Step},
    command::{CaseMove, Rejection},
    money::Fen,
    order::Parcel,
    sync::replica::Why,
};

/// The case of the first ones that stands at that step.
fn case_at(stage: &Stage, step: Step) -> Case {
    let world = stage.server.now.primary.world();
    let case = world.open_cases().find(|case| case.at(step).is_some());
    Case::clone(case.unwrap())
}

/// Bo and Chen both note a parcel for the return that a buyer has sent, offline: the first to arrive moves the case,
/// the other gets a card that says where it stands.
pub fn two_take_one_step() -> Result<(), Violation> {
    let mut stage = stage(&[2, 1])?;
    let case = case_at(&stage, Step::AwaitingReturn);
    for tab in 0..2 {
        stage.now += 1;
        let parcel = Parcel { courier: "中通".to_owned(), tracking: format!("tab {tab}") };
        let track = CaseMove { case: case.id, expect: Step::AwaitingReturn, by: Move::Track { parcel } };
        stage.dispatch(tab, &track.into())?;
        let shown = stage.replica(tab).view().cases.get(&case.id).map(|case| case.steps());
        ensure(shown == Some(vec![Step::Returning]), || format!("at once it shows {shown:?}"))?;
    }
    rest(&mut stage)?;
    for tab in 0..2 {
        let back = stage.replica(tab).view().cases.get(&case.id).and_then(|case| case.back.clone());
        ensure(back.as_ref().is_some_and(|back| back.tracking == "tab 0"), || format!("tab {tab} shows {back:?}"))?;
    }
    let cards: Vec<Vec<Why>> =
        (0..2).map(|tab| stage.replica(tab).attention().map(|card| card.why.clone()).collect()).collect();
    let stale = Why::Rejected(Rejection::CaseStale { open: vec![Step::Returning] });
    ensure(cards == [vec![], vec![stale]], || format!("cards: {cards:?}"))
}

/// What is paid is noted at once or not at all: from a queue no refund is taken, whoever put it there.
pub fn a_refund_waits_in_no_queue() -> Result<(), Violation> {
    let mut stage = stage(&[5])?;
    let case = case_at(&stage, Step::Refunding);
    let due = case.refund_due();
    stage.act(Action::Old { store: 0, what: 1 })?;
    stage.act(Action::Adopt { tab: 0 })?;
    rest(&mut stage)?;
    let paid = stage.server.now.primary.world().cases.get(&case.id).map(|case| case.refunded());
    ensure(paid == Some(case.refunded()), || format!("{paid:?} of {due} was paid from a queue"))?;
    let cards: Vec<Why> = stage.replica(0).attention().map(|card| card.why.clone()).collect();
    ensure(cards == [Why::Rejected(Rejection::OnlineOnly)], || format!("cards: {cards:?}"))?;
    // At once it is paid, once.
    stage.act(Action::Staff { who: 1, change: 0 })?;
    let paid = stage.server.now.primary.world().cases.get(&case.id).map(|case| (case.refunded(), case.refund_due()));
    ensure(paid == Some((due, Fen::ZERO)), || format!("{paid:?} of {due} is paid and left"))
}
