//! Flag, memo, note and move (O2, O3).

use crate::desk::{Desk, at, id, person};
use shared::{
    command::{Command, Field, Invalid, OrderFlag, OrderMemo, OrderMove, OrderNote, OrderPrint, Rejection},
    order::{Act, Flag, Parcel, Status, Status::*},
    record::{Key, Kind},
};

fn invalid(field: Field, why: Invalid) -> Option<Rejection> {
    Some(Rejection::Invalid { field, why })
}

fn parcel() -> Option<Parcel> {
    Some(Parcel { courier: "中通".to_owned(), tracking: "zt1".to_owned() })
}

fn step(expect: Status, to: Status, reason: &str, parcel: Option<Parcel>) -> Command {
    OrderMove { order: at(expect), expect, to, reason: reason.to_owned(), parcel }.into()
}

/// A command on the order at `ToVerify` or the one it names, and why it is refused, if so.
#[test]
fn what_is_taken_and_what_is_not() {
    let order = at(ToVerify);
    let memo = |text: &str| Command::from(OrderMemo { order, memo: text.to_owned() });
    let note = |text: &str| Command::from(OrderNote { order, text: text.to_owned() });
    let nowhere = Some(Rejection::Missing { key: Key { kind: Kind::Order, id: id(99).0 } });
    let tracking = |text: &str| Some(Parcel { courier: "中通".to_owned(), tracking: text.to_owned() });
    for (name, command, refused) in [
        ("O3 a flag", OrderFlag { order, flag: Flag::Red }.into(), None),
        ("O3 the same flag", OrderFlag { order, flag: Flag::Grey }.into(), None),
        ("O3 a flag on nothing", OrderFlag { order: id(99), flag: Flag::Red }.into(), nowhere.clone()),
        ("O3 a memo", memo("身高165 体重50kg"), None),
        ("O3 no memo", memo(""), None),
        ("O3 the longest memo", memo(&"码".repeat(2_000)), None),
        ("O3 a memo too long", memo(&"码".repeat(2_001)), invalid(Field::Memo, Invalid::TooLong)),
        ("O3 two lines", memo("a\nb"), None),
        ("O3 a table of two columns", memo("\u{8eab}\u{9ad8}\t165"), None),
        ("O3 control characters", memo("a\u{7}"), invalid(Field::Memo, Invalid::Characters)),
        ("O3 a memo on nothing", OrderMemo { order: id(99), memo: String::new() }.into(), nowhere.clone()),
        ("a note", note("called"), None),
        ("no note", note(""), invalid(Field::Note, Invalid::Empty)),
        ("a note of spaces", note(" \n　"), invalid(Field::Note, Invalid::Empty)),
        ("a note too long", note(&"x".repeat(2_001)), invalid(Field::Note, Invalid::TooLong)),
        ("a note on nothing", OrderNote { order: id(99), text: "x".to_owned() }.into(), nowhere.clone()),
        ("O2 the next step", step(ToVerify, Verified, "", None), None),
        ("O2 a step back", step(Audited, Verified, "wrong size", None), None),
        ("O2 a step back without a word", step(Audited, Verified, " ", None), invalid(Field::Reason, Invalid::Empty)),
        ("O2 closing", step(Audited, Closed, "buyer asks", None), None),
        (
            "O10 closing once packed",
            step(Packed, Closed, "buyer asks", None),
            Some(Rejection::NoSuchMove { from: Packed, to: Closed }),
        ),
        ("O2 closing without a word", step(Audited, Closed, "", None), invalid(Field::Reason, Invalid::Empty)),
        (
            "O2 a reason too long",
            step(Audited, Closed, &"x".repeat(2_001), None),
            invalid(Field::Reason, Invalid::TooLong),
        ),
        ("O7 shipping", step(Packed, Shipped, "", parcel()), None),
        ("O7 shipping without a parcel", step(Packed, Shipped, "", None), invalid(Field::Courier, Invalid::Empty)),
        ("O7 without a number", step(Packed, Shipped, "", tracking("")), invalid(Field::Tracking, Invalid::Empty)),
        (
            "O7 a number too long",
            step(Packed, Shipped, "", tracking(&"1".repeat(65))),
            invalid(Field::Tracking, Invalid::TooLong),
        ),
        (
            "O7 a number of two lines",
            step(Packed, Shipped, "", tracking("zt1\nzt2")),
            invalid(Field::Tracking, Invalid::Characters),
        ),
        (
            "O2 no such move",
            step(Finished, Packed, "x", None),
            Some(Rejection::NoSuchMove { from: Finished, to: Packed }),
        ),
        ("O2 to itself", step(Packed, Packed, "x", None), Some(Rejection::NoSuchMove { from: Packed, to: Packed })),
        (
            "O2 stale",
            OrderMove { order: at(Packed), expect: Checked, to: Packed, reason: String::new(), parcel: None }.into(),
            Some(Rejection::Stale { current: Packed }),
        ),
        (
            "O2 stale before impossible",
            OrderMove { order: at(Finished), expect: Packed, to: Shipped, reason: String::new(), parcel: None }.into(),
            Some(Rejection::Stale { current: Finished }),
        ),
        (
            "O2 a move of nothing",
            OrderMove { order: id(99), expect: Packed, to: Shipped, reason: String::new(), parcel: parcel() }.into(),
            nowhere,
        ),
    ] {
        let mut desk = Desk::new();
        assert_eq!(desk.does(command).err(), refused, "{name}");
    }
}

#[test]
fn what_is_replaced_stays_in_the_history() {
    let mut desk = Desk::new();
    let order = at(ToVerify);
    for flag in [Flag::Red, Flag::Red, Flag::Yellow, Flag::Grey] {
        desk.does_as("agent", OrderFlag { order, flag }).unwrap();
    }
    for memo in ["a", "a", "b"] {
        desk.does_as("lead", OrderMemo { order, memo: memo.to_owned() }).unwrap();
    }
    let history: Vec<_> = desk.order(order).history.iter().map(|entry| (entry.by, entry.act.clone())).collect();
    let flagged = |from, to| (Some(person("agent")), Act::Flagged { from, to });
    let memo = |from: &str, to: &str| (Some(person("lead")), Act::Memo { from: from.to_owned(), to: to.to_owned() });
    let expected = [
        flagged(Flag::Grey, Flag::Red),
        flagged(Flag::Red, Flag::Yellow),
        flagged(Flag::Yellow, Flag::Grey),
        memo("", "a"),
        memo("a", "b"),
    ];
    assert_eq!(history, expected);
}

#[test]
fn what_changes_nothing_is_no_change() {
    let mut desk = Desk::new();
    let order = at(ToVerify);
    desk.does(OrderFlag { order, flag: Flag::Red }).unwrap();
    assert_eq!(desk.does(OrderFlag { order, flag: Flag::Red }).unwrap(), []);
    assert_eq!(desk.does(OrderMemo { order, memo: String::new() }).unwrap(), []);
}

#[test]
fn shipping_and_closing_leave_their_marks() {
    let mut desk = Desk::new();
    desk.does(step(Packed, Shipped, "", parcel())).unwrap();
    let shipped = desk.order(at(Packed));
    assert_eq!(
        (shipped.status, shipped.parcel.clone(), shipped.shipped_at),
        (Shipped, parcel(), Some(crate::desk::NOW))
    );
    assert_eq!((desk.world.count_of(Packed), desk.world.count_of(Shipped)), (0, 2));
    desk.does(step(Verified, Closed, "buyer asks", parcel())).unwrap();
    let closed = desk.order(at(Verified));
    assert_eq!((closed.status, closed.closed_reason.as_str(), closed.parcel.clone()), (Closed, "buyer asks", None));
}

/// What was so is no longer so: the history has it.
#[test]
fn what_is_taken_back_takes_its_marks_along() {
    let mut desk = Desk::new();
    desk.does(step(Packed, Shipped, "", parcel())).unwrap();
    desk.does(OrderMove { expect: Shipped, ..back(Packed, Packed) }).unwrap();
    let packed = desk.order(at(Packed));
    assert_eq!((packed.parcel.clone(), packed.shipped_at), (None, None));
    let kept = packed.history.iter().any(|entry| matches!(&entry.act, Act::Moved { parcel: Some(_), .. }));
    assert!(kept, "the history has the parcel");
    desk.does(step(Verified, Closed, "buyer asks", None)).unwrap();
    desk.does(OrderMove { expect: Closed, ..back(Verified, ToVerify) }).unwrap();
    assert_eq!(desk.order(at(Verified)).closed_reason, "");
}

fn back(began: Status, to: Status) -> OrderMove {
    OrderMove { order: at(began), expect: to, to, reason: "by mistake".to_owned(), parcel: None }
}

/// Two people on one order: the second is told what is there now.
#[test]
fn two_agents_move_one_order() {
    let mut desk = Desk::new();
    desk.does_as("agent", step(ToVerify, Verified, "", None)).unwrap();
    let second = desk.does_as("lead", step(ToVerify, Closed, "no stock", None));
    assert_eq!(second.err(), Some(Rejection::Stale { current: Verified }));
}

#[test]
fn o6_a_print_moves_what_is_audited_and_a_reprint_is_counted() {
    let mut desk = Desk::new();
    let order = at(Audited);
    desk.does(OrderPrint { order }).unwrap();
    assert_eq!((desk.order(order).status, desk.order(order).prints()), (Printed, 1));
    desk.does(OrderPrint { order }).unwrap();
    let last = desk.order(order).history.last().unwrap();
    assert_eq!((&last.act, desk.order(order).status), (&Act::Printed { copy: 2 }, Printed));
    for status in Status::ALL {
        let order = at(status);
        let printed = desk.does(OrderPrint { order });
        let is_printable = matches!(status, Audited | Printed | Checked | Packed);
        assert_eq!(printed.is_ok(), is_printable, "{status:?}");
    }
}
