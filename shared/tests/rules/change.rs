//! Changing and cancelling an order by its stage (O10).

mod random;

use crate::{
    aftersale::{order_id, sale},
    desk::{Desk, at, imported, slice},
};
use shared::{
    approval::{Ask, Outcome},
    command::{
        ApprovalAnswer, ApprovalSign, ApprovalWithdraw, Field, Invalid, OrderChange, OrderMove, Receiver, Rejection,
    },
    id::{ApprovalId, ContactId, OrderId},
    order::{
        Act, Status,
        Status::*,
        change::{Change, Changed, Item},
    },
    staff::RoleId,
};

fn approval() -> ApprovalId {
    ApprovalId::named(&["change"])
}

fn change(expect: Status, change: Change) -> OrderChange {
    let reason = "客户要求".to_owned();
    OrderChange { order: at(expect), expect, change, receiver: None, reason, approval: approval() }
}

fn courier() -> Change {
    Change::Courier { courier: "顺丰".to_owned() }
}

fn new_receiver() -> OrderChange {
    let receiver =
        Receiver {
            name: "王芳".to_owned(), mobile: "13911112222".to_owned(), address: "杭州市文一路 1 号".to_owned()
        };
    let contact = ContactId::named(&["new"]);
    OrderChange { receiver: Some(receiver), ..change(Verified, Change::Address { contact }) }
}

fn consent(granted: bool) -> ApprovalSign {
    ApprovalSign { approval: approval(), expect: 0, granted, note: "已经出库".to_owned() }
}

fn ship(order: OrderId, expect: Status, to: Status) -> OrderMove {
    OrderMove { order, expect, to, reason: String::new(), parcel: None }
}

/// Free before printing, by the warehouse's consent until packed, refused after.
#[test]
fn o10_by_the_stage_of_the_order() {
    for status in Status::ALL {
        let mut desk = Desk::new();
        let done = desk.does_as("agent", change(status, courier())).map(|_| ());
        let is_changed = desk.order(at(status)).courier == "顺丰";
        let asked = desk.world.open_approvals().count();
        match status {
            Unpaid | ToVerify | Verified | Audited => assert_eq!((done, is_changed, asked), (Ok(()), true, 0)),
            Printed | Checked => assert_eq!((done, is_changed, asked), (Ok(()), false, 1), "{status:?}"),
            Packed | Shipped | Signed | Finished | Closed => {
                assert_eq!((done, is_changed, asked), (Err(Rejection::TooLate { status }), false, 0));
            }
        }
    }
}

#[test]
fn o10_the_warehouse_consents() {
    let mut desk = Desk::new();
    desk.does_as("agent", change(Printed, courier())).unwrap();
    let role = RoleId::named("warehouse");
    assert_eq!(desk.does_as("lead", consent(true)), Err(Rejection::NotSigner { role }));
    desk.does_as("warehouse", consent(true)).unwrap();
    let order = desk.order(at(Printed));
    assert_eq!(order.courier, "顺丰");
    let what = Changed::Courier { from: String::new(), to: "顺丰".to_owned() };
    assert_eq!(order.history.last().unwrap().act, Act::Changed { what, reason: "客户要求".to_owned() });
    assert_eq!(desk.world.open_approvals().count(), 0, "who has signed need not be told");
}

#[test]
fn o10_nobody_works_on_with_what_may_change() {
    let mut desk = Desk::new();
    desk.does_as("agent", change(Checked, Change::Cancel)).unwrap();
    let waits = Rejection::ChangeWaits { approval: approval() };
    assert_eq!(desk.does_as("warehouse", ship(at(Checked), Checked, Packed)), Err(waits.clone()));
    let second = OrderChange { approval: ApprovalId::named(&["second"]), ..change(Checked, courier()) };
    assert_eq!(desk.does_as("agent", second), Err(waits));
    desk.does_as("agent", ApprovalWithdraw { approval: approval() }).unwrap();
    desk.does_as("warehouse", ship(at(Checked), Checked, Packed)).unwrap();
}

#[test]
fn o10_a_refused_change_changes_nothing_and_work_goes_on() {
    let mut desk = Desk::new();
    desk.does_as("agent", change(Checked, Change::Cancel)).unwrap();
    desk.does_as("warehouse", consent(false)).unwrap();
    assert_eq!(desk.order(at(Checked)).status, Checked);
    desk.does_as("warehouse", ship(at(Checked), Checked, Packed)).unwrap();
}

#[test]
fn o10_departments_say_what_they_had_done() {
    let mut desk = Desk::new();
    desk.does_as("agent", change(Printed, Change::Cancel)).unwrap();
    desk.does_as("warehouse", consent(true)).unwrap();
    let order = desk.order(at(Printed));
    assert_eq!((order.status, order.closed_reason.as_str()), (Closed, "客户要求"));
    let open = desk.world.open_approvals().next().unwrap();
    assert_eq!((open.outcome, open.unanswered().count()), (Some(Outcome::Granted), 1));
    let answer = |role: &str, text: &str| ApprovalAnswer {
        approval: approval(),
        role: RoleId::named(role),
        text: text.to_owned(),
    };
    let finance = RoleId::named("finance");
    assert_eq!(desk.does_as("agent", answer("finance", "未入账")), Err(Rejection::NotSigner { role: finance }));
    let empty = Rejection::Invalid { field: Field::Note, why: Invalid::Empty };
    assert_eq!(desk.does_as("finance", answer("finance", "")), Err(empty));
    desk.does_as("finance", answer("finance", "未入账")).unwrap();
    assert_eq!(desk.world.open_approvals().count(), 0);
    let again = Rejection::ApprovalStale { signed: 1, outcome: Some(Outcome::Granted) };
    assert_eq!(desk.does_as("finance", answer("finance", "已入账")), Err(again));
}

/// The buyer cancels on the platform while the warehouse holds the slip.
#[test]
fn o10_what_the_platform_cancels_is_told_to_who_had_begun() {
    for (status, told) in [(Audited, 0), (Printed, 1), (Checked, 1), (Packed, 1), (Closed, 0)] {
        let mut desk = Desk::new();
        let number = u32::from(status.rank()) + 1;
        desk.does(slice(vec![imported(number, Closed)])).unwrap();
        desk.does(slice(vec![imported(number, Closed)])).unwrap();
        assert_eq!(desk.world.open_approvals().count(), told, "{status:?}");
        let roles: Vec<_> = desk.world.open_approvals().flat_map(|open| open.unanswered()).cloned().collect();
        let expected: &[&str] = if told == 0 { &[] } else { &["warehouse", "finance"] };
        assert_eq!(roles, expected.iter().map(|word| RoleId::named(word)).collect::<Vec<_>>());
    }
}

#[test]
fn o10_too_late_by_the_time_of_consent() {
    let mut desk = Desk::new();
    desk.does_as("agent", change(Printed, Change::Cancel)).unwrap();
    // The platform says that it has left.
    desk.does(slice(vec![imported(5, Shipped)])).unwrap();
    assert_eq!(desk.does_as("warehouse", consent(true)), Err(Rejection::TooLate { status: Shipped }));
    assert_eq!(desk.order(at(Printed)).status, Shipped);
    desk.does_as("warehouse", consent(false)).unwrap();
}

#[test]
fn o10_an_offline_change_meets_what_was_printed_meanwhile() {
    let mut desk = Desk::new();
    let seen = change(Audited, courier());
    desk.does_as("lead", ship(at(Audited), Audited, Printed)).unwrap();
    assert_eq!(desk.does_as("agent", seen.clone()), Err(Rejection::Stale { current: Printed }));
    let renewed = shared::command::Command::from(seen).renewed(&desk.world);
    desk.does_as("agent", renewed).unwrap();
    assert_eq!(desk.world.open_approvals().count(), 1, "apply anyway asks the warehouse");
}

#[test]
fn o10_a_new_receiver_is_a_contact_and_a_file_does_not_undo_it() {
    let mut desk = Desk::new();
    let old = desk.order(at(Verified)).contact.unwrap();
    desk.does_as("agent", new_receiver()).unwrap();
    let order = desk.order(at(Verified));
    assert_eq!((order.phone_mask.as_str(), order.contact), ("139****2222", Some(ContactId::named(&["new"]))));
    assert!(!serde_json::to_string(order).unwrap().contains("文一路"), "C6: no address in the order");
    desk.does(slice(vec![imported(3, Verified)])).unwrap();
    assert_eq!(desk.order(at(Verified)).contact, Some(ContactId::named(&["new"])));
    // One key brings the old one back, without anybody's having to type it.
    let back = change(Verified, Change::Address { contact: old });
    desk.does_as("agent", back).unwrap();
    assert_eq!(desk.order(at(Verified)).phone_mask, "138****5678");
    let foreign = change(Verified, Change::Address { contact: desk.order(at(Printed)).contact.unwrap() });
    assert_eq!(
        desk.does_as("agent", foreign),
        Err(Rejection::Invalid { field: Field::Address, why: Invalid::Unknown }),
        "another order's receiver"
    );
}

#[test]
fn o10_another_article_is_sent_and_a_file_does_not_undo_it() {
    let mut desk = Desk::new();
    let order = order_id();
    desk.does(slice(vec![sale(Verified)])).unwrap();
    let line = desk.order(order).lines[0].clone();
    let to = Item { title: line.title.clone(), attributes: "白色 L".to_owned(), code: "A-L".to_owned() };
    let swap = Change::Item { line: line.number.clone(), to: Some(to.clone()) };
    let seen = OrderChange { order, ..change(Verified, swap) };
    desk.does_as("agent", seen.clone()).unwrap();
    assert_eq!(desk.order(order).lines[0].item(), to);
    assert_eq!(desk.order(order).lines[0].title, line.title, "what was ordered stays");
    desk.does(slice(vec![sale(Verified)])).unwrap();
    assert_eq!(desk.order(order).lines[0].item(), to);
    let back = OrderChange { change: Change::Item { line: line.number.clone(), to: None }, ..seen.clone() };
    desk.does_as("agent", back).unwrap();
    assert_eq!(desk.order(order).lines[0], line);
    let nothing = OrderChange { change: Change::Item { line: "x".to_owned(), to: None }, ..seen };
    assert_eq!(desk.does_as("agent", nothing), Err(Rejection::Invalid { field: Field::Line, why: Invalid::Unknown }));
}

#[test]
fn o10_who_may() {
    let mut desk = Desk::new();
    let may = |desk: &Desk, name: &str, command: OrderChange| {
        shared::permit::may(shared::command::Actor::Staff(crate::desk::person(name)), &command.into(), &desk.world)
    };
    assert!(may(&desk, "agent", new_receiver()).is_ok());
    assert!(may(&desk, "agent", change(Verified, Change::Cancel)).is_ok());
    assert!(may(&desk, "finance", new_receiver()).is_err());
    assert!(may(&desk, "warehouse", change(Verified, Change::Cancel)).is_err());
    desk.does(change(Printed, Change::Cancel)).unwrap();
    let ask = &desk.world.open_approvals().next().unwrap().ask;
    assert_eq!(*ask, Ask::Change { order: at(Printed), change: Change::Cancel });
}
