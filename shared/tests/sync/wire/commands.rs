//! One of each command, for their forms; those of after-sales are in `cases`.

use super::{approvals, cases, enquiries, house, sending};
use crate::office::{import, order, person, saved_view, staff};
use shared::{
    attachment::{Attachment, MOST_BYTES},
    command::*,
    customer::{Account, Age, Collected, Consent, ContactPart, Customer, Fact, Purpose},
    id::{ContactId, CustomerId, SavedViewId, ShopId, TicketId, WorkspaceId},
    order::{Flag, Parcel, Status},
    roster::{Cell, shift::ShiftTypeId},
    shop::{Platform, Shop},
    staff::LineId,
    ticket::{self, Channel, Closing, Detail, Priority, Voice, Word, WrapUpId},
    time::Day,
    workspace::Workspace,
};
use std::collections::BTreeSet;

pub fn file() -> Attachment {
    Attachment::of("说明.txt", "你好".as_bytes(), MOST_BYTES).unwrap()
}

pub fn ticket() -> TicketId {
    TicketId::named(&["ticket"])
}

pub fn customer() -> CustomerId {
    CustomerId::named(&["customer"])
}

/// Those that leave a record of each kind that no import makes.
pub fn of_records() -> Vec<Command> {
    let mut commands = vec![ticket_open().into(), ticket_say().into(), roster_cell().into(), roster_publish().into()];
    commands.extend(cases::of_records());
    commands.extend(approvals::of_records());
    commands.extend(house::of_records());
    commands.extend(enquiries::of_records());
    commands.extend(sending::of_records());
    commands
}

pub fn commands() -> Vec<Command> {
    let mut commands = orders();
    commands.extend(tickets());
    commands.extend(customers());
    commands.extend(cases::commands());
    commands.extend(approvals::commands());
    commands.extend(house::commands());
    commands.extend(enquiries::commands());
    commands.extend(sending::commands());
    commands.extend(team());
    let key = order(1).into();
    commands.push(ArchivePut { keys: [key].into() }.into());
    commands.push(ArchiveRecall { keys: [key].into() }.into());
    commands
}

fn orders() -> Vec<Command> {
    let parcel = Parcel { courier: "中通".to_owned(), tracking: "zt1".to_owned() };
    let shipped = OrderMove {
        order: order(1),
        expect: Status::Packed,
        to: Status::Shipped,
        reason: String::new(),
        parcel: Some(parcel),
    };
    vec![
        import(1..=1).into(),
        OrderFlag { order: order(1), flag: Flag::Red }.into(),
        OrderMemo { order: order(1), memo: "memo".to_owned() }.into(),
        OrderNote { order: order(1), text: "note".to_owned() }.into(),
        shipped.into(),
        OrderPrint { order: order(1) }.into(),
        OrderNumber { numbers: vec![(order(1), 1042)] }.into(),
        saved_view("bo", "mine").into(),
        SavedViewRemove { view: SavedViewId::named(&["bo", "mine"]) }.into(),
    ]
}

fn ticket_open() -> TicketOpen {
    TicketOpen {
        ticket: ticket(),
        subject: "尺码不合适".to_owned(),
        channel: Channel::Chat,
        outbound: true,
        customer: customer(),
        new_customer: Some(NewCustomer { name: "云朵".to_owned(), ..NewCustomer::default() }),
        shop: Some(ShopId::named(&["shop"])),
        line: Some(LineId::named("chat")),
        priority: Priority::High,
        text: "能换吗".to_owned(),
        files: vec![file()],
        orders: [order(1)].into(),
        mine: true,
    }
}

fn ticket_say() -> TicketSay {
    TicketSay { ticket: ticket(), voice: Voice::Us, text: "可以".to_owned(), files: vec![file()] }
}

fn tickets() -> Vec<Command> {
    let (ticket, bo) = (ticket(), person("bo"));
    let closing = Closing { wrap_up: WrapUpId("exchanged".to_owned()), word: Word::Accepted };
    let closed = TicketMove {
        ticket,
        expect: ticket::Status::Resolved,
        to: ticket::Status::Closed,
        reason: "done".to_owned(),
        closing: Some(closing),
    };
    let note = TicketNote { ticket, text: "note".to_owned(), mentions: BTreeSet::from([bo]), files: vec![file()] };
    let contact = CustomerContact {
        customer: customer(),
        name: Some("王芳".to_owned()),
        mobile: Some("13800005678".to_owned()),
        phone: Some("010-1".to_owned()),
        address: Some("street".to_owned()),
        email: Some("a@b".to_owned()),
        wechat: Some("w".to_owned()),
    };
    vec![
        ticket_open().into(),
        ticket_say().into(),
        note.into(),
        TicketDetail { ticket, to: Detail::Tag { tag: "急".to_owned(), on: true } }.into(),
        TicketLink { ticket, order: order(1), on: true }.into(),
        TicketSeen { ticket, entries: 3 }.into(),
        TicketAssign { ticket, expect: None, to: Some(bo), reason: "mine".to_owned() }.into(),
        closed.into(),
        TicketNumber { numbers: vec![(ticket, 2381)] }.into(),
        TicketDispatch { ticket, to: Some(bo), on_shift: 3, open: 2 }.into(),
        CustomerFact { customer: customer(), to: Fact::Sizes("M".to_owned()) }.into(),
        contact.into(),
        ContactReveal { contact: Customer::contact_id(customer()) }.into(),
    ]
}

/// What makes several files one customer, and each fact that a file may have.
fn customers() -> Vec<Command> {
    let (customer, into) = (customer(), CustomerId::named(&["taobao", "buyer 1"]));
    let parts = [(ContactPart::Address, "street".to_owned())].into();
    let address = CustomerAddress { customer, address: ContactId::named(&["office"]), gone: false, parts };
    vec![address.into(), CustomerMerge { customer, into }.into(), CustomerSplit { customer, from: into }.into()]
}

/// What leaves the customer's file with all facts, an address and an account, merged into another.
pub fn whole_file() -> Vec<Command> {
    let commands = customers();
    let facts = facts().into_iter().map(|(_, to)| CustomerFact { customer: customer(), to }.into());
    let merge = commands[1].clone();
    [commands[0].clone()].into_iter().chain(facts).chain([merge]).collect()
}

/// One fact of each kind.
pub fn facts() -> Vec<(&'static str, Fact)> {
    let on = day();
    let collected = Collected { by: Some(person("bo")), via: Some(Channel::FaceToFace), place: "展会".to_owned() };
    let account = Account { platform: Platform::Jd, name: "jd_1".to_owned() };
    let consent = Consent { given: true, on, via: Channel::Phone };
    vec![
        ("name", Fact::Name("云朵".to_owned())),
        ("sizes", Fact::Sizes("M".to_owned())),
        ("preferences", Fact::Preferences("顺丰".to_owned())),
        ("remark", Fact::Remark("话少".to_owned())),
        ("birthday", Fact::Birthday(Some(on))),
        ("age", Fact::Age(Some(Age { years: 34, on }))),
        ("tag", Fact::Tag { tag: "老客".to_owned(), on: true }),
        ("nuisance", Fact::Nuisance { on: true }),
        ("blocked", Fact::Blocked(true)),
        ("consent", Fact::Consent { purpose: Purpose::Marketing, to: Some(consent) }),
        ("consent unknown", Fact::Consent { purpose: Purpose::Calls, to: None }),
        ("contract", Fact::Contract(Some(on))),
        ("collected", Fact::Collected(Some(collected))),
        ("account", Fact::Account { account, on: true }),
        ("apart", Fact::Apart { from: CustomerId::named(&["taobao", "buyer 1"]), on: true }),
    ]
}

fn day() -> Day {
    Day::new(2026, 3, 1).unwrap()
}

fn roster_cell() -> RosterCell {
    let shift = Cell::shift(&ShiftTypeId::named("full"));
    RosterCell { staff: person("bo"), day: day(), expect: None, to: Some(shift) }
}

fn roster_publish() -> RosterPublish {
    RosterPublish { staff: person("bo"), month: day().month(), cells: [(1, Cell::Rest)].into(), expect: 0 }
}

fn team() -> Vec<Command> {
    let shop = Shop { id: ShopId::named(&["shop"]), name: "旗舰店".to_owned(), platform: Platform::Taobao };
    vec![
        roster_cell().into(),
        roster_publish().into(),
        RosterAcknowledge { staff: person("bo"), month: day().month(), edition: 1 }.into(),
        ShopSet { shop }.into(),
        WorkspaceSet { workspace: Workspace::new(WorkspaceId::named(&["office"]), "柜台") }.into(),
        SettingSet { to: Setting::SilenceHours(48) }.into(),
        StaffSet { staff: staff("bo", "agent") }.into(),
    ]
}
