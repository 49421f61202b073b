//! Who may issue which command; `case` is after-sales.

mod case;

use crate::desk::{Desk, NOW, at, imported, person, shop, slice, staff, workspace};
use shared::{
    command::{
        Actor, Command, ContactReveal, CustomerAddress, CustomerContact, CustomerFact, CustomerMerge, CustomerSplit,
        NewCustomer, OrderFlag, OrderMemo, OrderMove, OrderNote, OrderNumber, OrderPromise, OrderTell, PickupBook,
        PickupEnd, PlanConfirm, Rejection, RosterAcknowledge, RosterCell, RosterPublish, SavedViewRemove, SavedViewSet,
        Setting, SettingSet, ShopSet, StaffSet, TicketAssign, TicketDispatch, TicketOpen, TicketSay, TicketSeen,
        WorkspaceSet,
    },
    customer::{Customer, Fact},
    id::{CustomerId, PickupId, SavedViewId, TicketId},
    order::{Flag, Status, Status::*, filter::OrderFilter, message::Message},
    permit,
    pickup::Outcome,
    saved_view::SavedView,
    staff::{Permission, Staff},
    ticket::Voice,
    time::{Day, Month},
};

fn move_from(expect: Status, to: Status) -> Command {
    OrderMove { order: at(expect), expect, to, reason: "reason".to_owned(), parcel: None }.into()
}

fn book() -> PickupBook {
    let (pickup, courier) = (PickupId::named(&["x"]), "中通".to_owned());
    PickupBook { pickup, shop: None, courier, from: NOW, until: NOW.plus(1), parcels: 1 }
}

/// Each command with the roles that may issue it.
#[test]
fn roles_and_commands() {
    let desk = Desk::new();
    let order = at(ToVerify);
    let (view, filter) = (SavedViewId::named(&["x"]), OrderFilter::default());
    let view = SavedView { id: view, owner: person("agent"), name: "x".to_owned(), filter, ticket_filter: None };
    let marks = &["agent", "lead", "supervisor", "manager", "warehouse", "finance", "technician", "ada"][..];
    let sales = &["agent", "lead", "supervisor", "manager", "ada"][..];
    let leads = &["lead", "supervisor", "manager", "ada"][..];
    let packs = &["lead", "supervisor", "manager", "warehouse", "ada"][..];
    let ships = &["agent", "lead", "supervisor", "manager", "warehouse", "ada"][..];
    let all = &["agent", "lead", "supervisor", "manager", "inspector", "warehouse", "finance", "technician", "ada"][..];
    for (name, command, who) in [
        ("import", slice(vec![imported(50, ToVerify)]).into(), sales),
        ("flag", OrderFlag { order, flag: Flag::Red }.into(), marks),
        ("memo", OrderMemo { order, memo: "m".to_owned() }.into(), marks),
        ("note", OrderNote { order, text: "n".to_owned() }.into(), marks),
        ("verify", move_from(ToVerify, Verified), sales),
        ("audit", move_from(Verified, Audited), &["lead", "supervisor", "manager", "finance", "ada"][..]),
        ("print", move_from(Audited, Printed), packs),
        ("ship from packed", move_from(Packed, Shipped), ships),
        ("ship from checked packs too", move_from(Checked, Shipped), packs),
        ("ship from verified audits too", move_from(Verified, Shipped), leads),
        ("back from audited", move_from(Audited, ToVerify), leads),
        ("close", move_from(Packed, Closed), sales),
        ("reopen", move_from(Closed, ToVerify), sales),
        ("a move that there is not", move_from(Finished, Shipped), ships),
        ("promise", OrderPromise { order, expect: None, day: None, reason: String::new() }.into(), marks),
        ("tell", OrderTell { order, message: Message::Shipped, text: "x".to_owned() }.into(), marks),
        ("confirm a plan", PlanConfirm { day: Day::EPOCH }.into(), ships),
        ("book a pick-up", book().into(), ships),
        ("end a pick-up", PickupEnd { pickup: book().pickup, how: Outcome::Came(1) }.into(), ships),
        ("save a view", SavedViewSet { view }.into(), all),
        ("forget a view", SavedViewRemove { view: SavedViewId::named(&["x"]) }.into(), all),
        ("a shop", ShopSet { shop: shop() }.into(), &["ada"][..]),
        ("all settings at once", WorkspaceSet { workspace: workspace() }.into(), &[][..]),
        ("people", StaffSet { staff: staff("agent", "lead") }.into(), &["ada"][..]),
        ("numbers", OrderNumber { numbers: Vec::new() }.into(), &[][..]),
    ] {
        for role in all {
            let may = permit::may(Actor::Staff(person(role)), &command, &desk.world).is_ok();
            assert_eq!(may, who.contains(role), "{name} by {role}");
        }
        assert!(permit::may(Actor::System, &command, &desk.world).is_ok(), "{name} by the system");
        let stranger = permit::may(Actor::Staff(person("mallory")), &command, &desk.world);
        assert_eq!(stranger, Err(Rejection::NotYours), "{name} by a stranger");
    }
}

/// Tickets, customers and rosters with the roles that may; `None` is everybody of the team.
#[test]
fn roles_and_work() {
    let desk = Desk::new();
    let (ticket, customer) = (TicketId::named(&["t"]), CustomerId::named(&["c"]));
    let (me, other) = (person("agent"), person("lead"));
    let all = ["agent", "lead", "supervisor", "manager", "inspector", "warehouse", "finance", "technician", "ada"];
    let works = &["agent", "lead", "supervisor", "manager", "warehouse", "finance", "technician", "ada"][..];
    let serves = &["agent", "lead", "supervisor", "manager", "ada"][..];
    let meets = &["agent", "lead", "supervisor", "manager", "warehouse", "ada"][..];
    let leads = &["lead", "supervisor", "manager", "ada"][..];
    let plans = &["supervisor", "manager", "ada"][..];
    let assign = |expect, to| TicketAssign { ticket, expect, to, reason: String::new() }.into();
    let open = |new_customer| TicketOpen { ticket, customer, new_customer, ..crate::ticket::opening() };
    let address = Customer::contact_id(customer);
    let address = CustomerAddress { customer, address, gone: true, parts: Default::default() };
    let month = Month::new(2026, 12).unwrap();
    let (day, cells) = (month.day(9).unwrap(), Default::default());
    for (name, command, who) in [
        ("T1 open", open(None).into(), works),
        ("T2 open for a new customer", open(Some(NewCustomer::default())).into(), meets),
        ("say", TicketSay { ticket, voice: Voice::Us, text: "x".into(), files: Vec::new() }.into(), works),
        ("seen", TicketSeen { ticket, entries: 1 }.into(), &all[..]),
        ("T5 give what is free to another", assign(None, Some(person("mallory"))), leads),
        ("T5 leave what is free", assign(None, None), works),
        ("T5 take from another", assign(Some(person("mallory")), Some(me)), leads),
        ("T4 dispatch", TicketDispatch { ticket, to: Some(me), on_shift: 1, open: 0 }.into(), &[][..]),
        ("C1 a fact", CustomerFact { customer, to: Fact::Blocked(true) }.into(), serves),
        ("C1 merge", CustomerMerge { customer, into: customer }.into(), serves),
        ("C1 split", CustomerSplit { customer, from: customer }.into(), serves),
        ("C6 an address", address.into(), serves),
        ("C6 contact data", CustomerContact::of(customer, Default::default()).into(), serves),
        ("C6 a reveal", ContactReveal { contact: Customer::contact_id(customer) }.into(), meets),
        ("R4 plan", RosterCell { staff: me, day, expect: None, to: None }.into(), plans),
        ("R6 publish", RosterPublish { staff: me, month, cells, expect: 0 }.into(), plans),
        ("R6 acknowledge", RosterAcknowledge { staff: me, month, edition: 1 }.into(), &all[..]),
        ("a setting", SettingSet { to: Setting::SilenceHours(1) }.into(), &["ada"][..]),
    ] {
        for role in all {
            let may = permit::may(Actor::Staff(person(role)), &command, &desk.world).is_ok();
            assert_eq!(may, who.contains(&role), "{name} by {role}");
        }
    }
    let may = |name: &str, command: &Command| permit::may(Actor::Staff(person(name)), command, &desk.world).is_ok();
    for role in all {
        assert_eq!(may(role, &assign(None, Some(person(role)))), works.contains(&role), "T5 {role} takes what is free");
    }
    let on: Command = assign(Some(me), Some(other));
    assert!(may("agent", &on), "to hand on what is one's own");
    assert!(!may("technician", &on), "to take another's needs the permission");
}

#[test]
fn the_refusal_names_what_is_missing() {
    let desk = Desk::new();
    for (role, command, permission) in [
        ("inspector", OrderFlag { order: at(ToVerify), flag: Flag::Red }.into(), Permission::OrderMark),
        ("agent", move_from(Checked, Shipped), Permission::OrderPack),
        ("warehouse", slice(Vec::new()).into(), Permission::OrderImport),
        ("lead", StaffSet { staff: staff("agent", "lead") }.into(), Permission::StaffEdit),
    ] {
        let refused = permit::may(Actor::Staff(person(role)), &command, &desk.world);
        assert_eq!(refused, Err(Rejection::Denied { permission }), "{role}");
    }
}

#[test]
fn who_has_left_may_nothing() {
    let mut desk = Desk::new();
    let note = OrderNote { order: at(ToVerify), text: "n".to_owned() }.into();
    desk.does(StaffSet { staff: Staff { active: false, ..staff("agent", "agent") } }).unwrap();
    assert_eq!(permit::may(Actor::Staff(person("agent")), &note, &desk.world), Err(Rejection::NotYours));
}
