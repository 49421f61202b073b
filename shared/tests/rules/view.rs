//! Saved views: a person's own.

use crate::desk::{Desk, person};
use shared::{
    command::{Field, Invalid, Rejection, SavedViewRemove, SavedViewSet},
    id::SavedViewId,
    order::filter::OrderFilter,
    saved_view::SavedView,
    ticket::filter::TicketFilter,
};

fn view(owner: &str, name: &str) -> SavedView {
    let id = SavedViewId::named(&["view"]);
    SavedView { id, owner: person(owner), name: name.to_owned(), filter: OrderFilter::default(), ticket_filter: None }
}

#[test]
fn each_has_their_own() {
    let mut desk = Desk::new();
    let empty = Rejection::Invalid { field: Field::Name, why: Invalid::Empty };
    let long = Rejection::Invalid { field: Field::Name, why: Invalid::TooLong };
    let wordy =
        SavedView { filter: OrderFilter { text: "x".repeat(201), ..OrderFilter::default() }, ..view("agent", "x") };
    let wordy_tickets = SavedView {
        ticket_filter: Some(TicketFilter { text: "x".repeat(201), ..TicketFilter::default() }),
        ..view("agent", "x")
    };
    let tickets = SavedView { ticket_filter: Some(TicketFilter::default()), ..view("agent", "tickets") };
    let remove = SavedViewRemove { view: SavedViewId::named(&["view"]) };
    for (name, who, command, refused) in [
        ("without a name", "agent", SavedViewSet { view: view("agent", "") }.into(), Some(empty)),
        ("with too much to look for", "agent", SavedViewSet { view: wordy }.into(), Some(long.clone())),
        ("with too much to look for in tickets", "agent", SavedViewSet { view: wordy_tickets }.into(), Some(long)),
        ("of tickets", "agent", SavedViewSet { view: tickets }.into(), None),
        ("for somebody else", "agent", SavedViewSet { view: view("lead", "x") }.into(), Some(Rejection::NotYours)),
        ("my own", "agent", SavedViewSet { view: view("agent", "mine") }.into(), None),
        ("somebody else's", "lead", SavedViewSet { view: view("lead", "x") }.into(), Some(Rejection::NotYours)),
        (
            "to forget somebody else's",
            "lead",
            shared::command::Command::from(remove.clone()),
            Some(Rejection::NotYours),
        ),
        ("to forget my own", "agent", remove.clone().into(), None),
        ("to forget it twice", "agent", remove.into(), None),
    ] {
        assert_eq!(desk.does_as(who, command).err(), refused, "{name}");
    }
    assert_eq!(desk.world.saved_views.len(), 0);
}
