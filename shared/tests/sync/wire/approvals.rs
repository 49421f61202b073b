//! One of each command of approvals and changes, for their forms.

use crate::office::order;
use shared::{
    approval::Asked,
    command::*,
    id::{ApprovalId, ContactId},
    money::Fen,
    order::{
        Status,
        change::{Change, Item},
    },
    staff::RoleId,
};

fn rush() -> ApprovalId {
    ApprovalId::named(&["rush"])
}

fn role() -> RoleId {
    RoleId::named("finance")
}

fn change(change: Change) -> OrderChange {
    OrderChange {
        order: order(1),
        expect: Status::ToVerify,
        change,
        receiver: None,
        reason: "why".to_owned(),
        approval: ApprovalId::named(&["change"]),
    }
}

fn address() -> OrderChange {
    let receiver =
        Receiver { name: "王芳".to_owned(), mobile: "13800005678".to_owned(), address: "杭州".to_owned() };
    let contact = ContactId::named(&["new"]);
    OrderChange { receiver: Some(receiver), ..change(Change::Address { contact }) }
}

fn ask() -> ApprovalAsk {
    ApprovalAsk { approval: rush(), order: order(1), special: Special::Rush, reason: "why".to_owned() }
}

/// What leaves an approval with each of its parts, and an order that was changed.
pub fn of_records() -> Vec<Command> {
    vec![address().into(), ask().into()]
}

pub fn commands() -> Vec<Command> {
    vec![
        address().into(),
        ask().into(),
        ApprovalSign { approval: rush(), expect: 1, granted: false, note: "why".to_owned() }.into(),
        ApprovalAnswer { approval: rush(), role: role(), text: "what was done".to_owned() }.into(),
        ApprovalWithdraw { approval: rush() }.into(),
    ]
}

/// Each change, with its word.
pub fn changes() -> Vec<(&'static str, Change)> {
    let item = Item { title: "开衫".to_owned(), attributes: "白色 L".to_owned(), code: "A-L".to_owned() };
    vec![
        ("address", Change::Address { contact: ContactId::named(&["new"]) }),
        ("courier", Change::Courier { courier: "顺丰".to_owned() }),
        ("item", Change::Item { line: "1".to_owned(), to: Some(item) }),
        ("item_back", Change::Item { line: "1".to_owned(), to: None }),
        ("cancel", Change::Cancel),
    ]
}

pub fn specials() -> Vec<(&'static str, Special)> {
    vec![("rush", Special::Rush), ("price", Special::Price(Fen(2_000)))]
}

pub fn settings() -> Vec<(&'static str, Setting)> {
    vec![
        ("signers", Setting::Signers { asked: Asked::LateReturn, roles: vec![role()] }),
        ("told", Setting::Told { asked: Asked::Cancel, roles: vec![role()] }),
    ]
}
