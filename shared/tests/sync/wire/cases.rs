//! One of each command about cases and stray parcels, each move and each setting of after-sales, for their forms.

use super::commands::{file, ticket};
use crate::office::{NOW, import, order, person};
use shared::{
    aftersale::{
        Article, CaseKind, Detail, Method, Move, Offer, Reason, Refund, Source, Step, Traced,
        freight::{Bearer, Finding, Payer},
        goods::{Inspected, Pieces},
        policy::Costs,
    },
    command::*,
    id::{CaseId, ImportId, StrayId},
    money::Fen,
    order::{Amounts, Line, Parcel, Status},
};

/// The order that cases are about: its buyer has it.
const SIGNED: u32 = 8;

fn case() -> CaseId {
    CaseId::named(&["case"])
}

fn pieces(line: &str, count: u32) -> Pieces {
    [(line.to_owned(), count)].into()
}

fn parcel(tracking: &str) -> Parcel {
    Parcel { courier: "中通".to_owned(), tracking: tracking.to_owned() }
}

fn why() -> String {
    "原因".to_owned()
}

/// The buyer of order 1 has bought again.
fn sale() -> OrderImport {
    let mut sale = import(1..=1);
    sale.import = ImportId::named(&["next import"]);
    let order = &mut sale.orders[0];
    (order.number, order.status) = (SIGNED.to_string(), Status::Signed);
    let line = |number: &str, price, pieces| Line {
        number: number.to_owned(),
        title: "毛衣".to_owned(),
        attributes: "白色 M".to_owned(),
        code: "c".to_owned(),
        price: Fen(price),
        pieces,
        refund: String::new(),
        instead: None,
        stock: None,
    };
    order.lines = vec![line("1", 6_000, 2), line("2", 3_000, 1)];
    let paid = Fen(15_000);
    let head = order.head.as_mut().unwrap();
    head.amounts = Amounts { goods: paid, total: paid, paid, ..Amounts::default() };
    sale
}

fn open() -> CaseOpen {
    CaseOpen {
        case: case(),
        order: order(SIGNED),
        ticket: Some(ticket()),
        source: Source::Enquiry,
        reason: Reason::Quality,
        pieces: pieces("1", 1),
        opening: Opening::Usual,
        text: "破洞".to_owned(),
        files: vec![file()],
    }
}

fn offer() -> Offer {
    Offer {
        kind: CaseKind::Exchange,
        amount: Fen(500),
        takes: pieces("1", 1),
        sends: vec![Article { line: "1".to_owned(), attributes: "白色 L".to_owned(), pieces: 1 }],
        freight: Bearer::Seller,
        note: "老客户".to_owned(),
    }
}

fn refund() -> CaseRefund {
    CaseRefund { case: case(), amount: Fen(500), method: Method::Wallet, reference: "tk1".to_owned() }
}

fn note() -> CaseNote {
    CaseNote { case: case(), text: "note".to_owned(), files: vec![file()] }
}

fn assign() -> CaseAssign {
    CaseAssign { case: case(), to: Some(person("bo")) }
}

fn cause() -> CaseDetail {
    CaseDetail { case: case(), to: Detail::Cause("缝线".to_owned()) }
}

fn number() -> CaseNumber {
    CaseNumber { numbers: vec![(case(), 311)] }
}

fn stray() -> StrayReceive {
    StrayReceive {
        stray: StrayId::named(&["stray"]),
        parcel: parcel("zt9"),
        name: "王芳".to_owned(),
        phone: "13800005678".to_owned(),
        note: "一件毛衣".to_owned(),
        files: vec![file()],
    }
}

fn matched() -> StrayMatch {
    let to = Owned::Order { order: order(SIGNED), case: CaseId::named(&["stray"]), pieces: pieces("2", 1) };
    StrayMatch { stray: StrayId::named(&["stray"]), to }
}

/// An exchange to its end, with something in each field, and a stray parcel that led to another case.
pub fn of_records() -> Vec<Command> {
    let step = |expect, by| CaseMove { case: case(), expect, by }.into();
    let found = [("1".to_owned(), Inspected { as_said: 1, ..Inspected::default() })].into();
    vec![
        sale().into(),
        open().into(),
        note().into(),
        assign().into(),
        cause().into(),
        number().into(),
        step(Step::Judging, Move::Accept { reason: why(), finding: Some(Finding::Courier) }),
        step(Step::Negotiating, Move::Offer(offer())),
        step(Step::Negotiating, Move::Agree),
        step(Step::AwaitingReturn, Move::Track { parcel: parcel("zt7") }),
        step(Step::Returning, Move::Expedite),
        step(Step::Sending, Move::Send { parcel: parcel("zt8") }),
        step(Step::Returning, Move::Receive { note: String::new() }),
        step(Step::Inspecting, Move::Inspect { found, note: String::new() }),
        refund().into(),
        step(Step::Shelving, Move::Shelve { stock: Pieces::new() }),
        step(Step::OnTheWay, Move::Deliver),
        stray().into(),
        matched().into(),
    ]
}

pub fn commands() -> Vec<Command> {
    vec![
        open().into(),
        note().into(),
        assign().into(),
        cause().into(),
        CaseMove { case: case(), expect: Step::Negotiating, by: Move::Offer(offer()) }.into(),
        refund().into(),
        number().into(),
        stray().into(),
        matched().into(),
    ]
}

/// Each way in which a case begins, with its word.
pub fn openings() -> Vec<(&'static str, Opening)> {
    vec![
        ("usual", Opening::Usual),
        ("arrived", Opening::Arrived { parcel: parcel("zt9") }),
        ("refused", Opening::Refused { parcel: parcel("zt9") }),
        ("trace", Opening::Trace),
        ("claim", Opening::Claim { amount: Fen(9_000) }),
    ]
}

/// One of each move.
pub fn moves() -> Vec<Move> {
    let all = Inspected { as_new: 1, as_said: 2, worn: 3, not_ours: 4, missing: 5 };
    let refund =
        Refund { amount: Fen(500), method: Method::Bank, reference: "tk1".to_owned(), at: NOW, by: Some(person("bo")) };
    vec![
        Move::Accept { reason: why(), finding: Some(Finding::Packing) },
        Move::Refuse { reason: why() },
        Move::Offer(offer()),
        Move::Decline { reason: why() },
        Move::Agree,
        Move::Approve { reason: why() },
        Move::Reject { reason: why() },
        Move::Track { parcel: parcel("zt7") },
        Move::Receive { note: why() },
        Move::Inspect { found: [("1".to_owned(), all)].into(), note: why() },
        Move::Inspect { found: Default::default(), note: String::new() },
        Move::Expedite,
        Move::Send { parcel: parcel("zt8") },
        Move::Deliver,
        Move::Lose { reason: why() },
        Move::Repair { result: why() },
        Move::Shelve { stock: pieces("1", 1) },
        Move::Refund(refund),
        Move::LookUp { result: why() },
        Move::Call { result: why() },
        Move::Tell { outcome: Traced::Lost, text: why() },
        Move::Settle { amount: Fen(9_000) },
        Move::Collect { amount: Fen(9_000) },
        Move::Renegotiate { reason: why() },
        Move::Withdraw { reason: why() },
    ]
}

/// The settings of after-sales, each with its word.
pub fn settings() -> Vec<(&'static str, Setting)> {
    let costs = Costs {
        minutes: [(CaseKind::Exchange, 15)].into(),
        lost: [(CaseKind::SendBack, 30)].into(),
        ..Costs::default()
    };
    vec![
        ("evidence", Setting::Evidence { reason: Reason::Damaged, on: true }),
        ("freight", Setting::Freight { reason: Reason::Size, payer: Payer::Finding }),
        ("step_minutes", Setting::StepMinutes { step: Step::AwaitingReturn, minutes: 60 }),
        ("urgent_minutes", Setting::UrgentMinutes(240)),
        ("return_days", Setting::ReturnDays(7)),
        ("costs", Setting::Costs(costs)),
    ]
}
