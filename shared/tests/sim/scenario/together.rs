//! Two people who want something of the same thing at the same time (29).

use super::stage;
use crate::{
    plan::{self, day, shift},
    rest::rest,
    talk, team,
    violation::{Violation, ensure},
};
use shared::{
    command::{Command, Rejection, TicketOpen},
    id::{StaffId, TicketId},
    roster::Cell,
    sync::replica::Why,
    ticket::{Channel, Priority},
};

/// Chen and Ada both plan Bo's and Dou's week, apart from each other: both sets of cells arrive, and
/// the one cell that both touched gives the second of them a card with what stands there.
pub fn two_supervisors_edit_one_week() -> Result<(), Violation> {
    let mut stage = stage(&[1, 5])?;
    let (bo, dou) = (team::person(1), team::person(3));
    let plans: [&[(StaffId, u16, Cell)]; 2] = [
        &[(bo, 0, shift("full")), (bo, 1, shift("full")), (dou, 0, Cell::Rest)],
        &[(bo, 2, shift("evening")), (bo, 1, shift("evening")), (dou, 1, Cell::Leave)],
    ];
    for (tab, cells) in plans.iter().enumerate() {
        for (staff, number, cell) in *cells {
            stage.now += 1;
            let command = plan::cell(stage.replica(tab).view(), *staff, day(*number), Some(cell.clone()));
            stage.dispatch(tab, &command.into())?;
        }
    }
    rest(&mut stage)?;
    let world = stage.server.now.primary.world();
    let cells = |staff| world.roster(staff, plan::month()).map(|roster| roster.cells.clone()).unwrap_or_default();
    let expected = [(1, shift("full")), (2, shift("full")), (3, shift("evening"))].into();
    ensure(cells(bo) == expected, || format!("Bo's week is {:?}", cells(bo)))?;
    let expected = [(1, Cell::Rest), (2, Cell::Leave)].into();
    ensure(cells(dou) == expected, || format!("Dou's week is {:?}", cells(dou)))?;
    let cards: Vec<Vec<Why>> =
        (0..2).map(|tab| stage.replica(tab).attention().map(|card| card.why.clone()).collect()).collect();
    let stale = Why::Rejected(Rejection::CellStale { current: Some(shift("full")) });
    ensure(cards == [vec![], vec![stale]], || format!("cards: {cards:?}"))?;
    // Who applies it anyway overwrites what they have now seen.
    let card = stage.replica(1).attention().next().cloned().unwrap();
    stage.now += 1;
    let again = card.mutation.command().unwrap().renewed(stage.replica(1).view());
    stage.dispatch(1, &again)?;
    rest(&mut stage)?;
    let world = stage.server.now.primary.world();
    let now = world.roster(bo, plan::month()).and_then(|roster| roster.cells.get(&2).cloned());
    ensure(now == Some(shift("evening")), || format!("applied anyway, and it is {now:?}"))
}

/// Bo and Chen claim a ticket that nobody has, offline: the first to arrive has it, the other a card.
pub fn two_agents_claim_one_ticket() -> Result<(), Violation> {
    let mut stage = stage(&[2, 1])?;
    let customer = stage.server.now.primary.world().customers.keys().next().copied().unwrap();
    let ticket = TicketId::named(&["claimed"]);
    let open: Command = TicketOpen {
        ticket,
        subject: "尺码不合适".to_owned(),
        channel: Channel::Chat,
        outbound: false,
        customer,
        new_customer: None,
        shop: None,
        line: None,
        priority: Priority::Normal,
        text: String::new(),
        files: Vec::new(),
        orders: Default::default(),
        mine: false,
    }
    .into();
    stage.server.issue(&open)?;
    rest(&mut stage)?;
    let people = [team::person(1), team::person(2)];
    for (tab, person) in people.into_iter().enumerate() {
        stage.now += 1;
        let claim = talk::claim(stage.replica(tab).view(), ticket, person, 1);
        ensure(claim.expect.is_none(), || "somebody has it already".to_owned())?;
        stage.dispatch(tab, &claim.into())?;
        let shown = stage.replica(tab).view().tickets.get(&ticket).and_then(|ticket| ticket.assignee);
        ensure(shown == Some(person), || "a claim does not show at once".to_owned())?;
    }
    rest(&mut stage)?;
    for tab in 0..2 {
        let has = stage.replica(tab).view().tickets.get(&ticket).and_then(|ticket| ticket.assignee);
        ensure(has == Some(people[0]), || format!("tab {tab} shows {has:?}"))?;
    }
    let refused: Vec<usize> = (0..2).map(|tab| stage.replica(tab).attention().count()).collect();
    ensure(refused == [0, 1], || format!("refusals: {refused:?}"))
}
