//! After-sales (A, O11): a desk with one signed order, and cases about it.
//!
//! `story` are whole cases from the first word to the last, `rule` and `money` the tables of A1 to A10, `goods` where
//! pieces are, `stray` unannounced parcels, `life` the machines and their pictures, `random` what holds of any
//! sequence.

mod goods;
mod life;
mod money;
mod random;
mod rule;
mod story;
mod stray;

use crate::desk::{Desk, NOW, imported, person, slice};
use shared::{
    aftersale::{
        Case, CaseKind, Method, Move, Offer, Reason, Source, Step,
        freight::Bearer,
        goods::{Inspected, Pieces},
    },
    attachment::{Attachment, MOST_BYTES},
    command::{Actor, CaseMove, CaseNote, CaseOpen, CaseRefund, Change, Command, Opening, Rejection},
    id::{CaseId, OrderId},
    money::Fen,
    order::{Amounts, Line, Order, Parcel, Status},
    permit,
    time::Instant,
};

pub const HOUR: i64 = 3_600_000;

pub fn case_id() -> CaseId {
    CaseId::named(&["case"])
}

/// An order of two pullovers at 60 yuan and a pair of socks at 30, paid with 5 of freight.
pub fn order_id() -> OrderId {
    crate::desk::id(900)
}

pub fn line(number: &str, price: i64, pieces: u32) -> Line {
    let (title, attributes) = (format!("商品{number}"), "白色 M".to_owned());
    Line {
        number: number.to_owned(),
        title,
        attributes,
        code: number.to_owned(),
        price: Fen(price),
        pieces,
        refund: String::new(),
        instead: None,
        stock: None,
    }
}

pub fn pieces(text: &[(&str, u32)]) -> Pieces {
    text.iter().map(|(line, count)| ((*line).to_owned(), *count)).collect()
}

pub fn photo() -> Attachment {
    Attachment::of("说明.txt", "破洞".as_bytes(), MOST_BYTES).unwrap()
}

pub fn parcel(tracking: &str) -> Parcel {
    Parcel { courier: "中通".to_owned(), tracking: tracking.to_owned() }
}

pub fn sale(status: Status) -> shared::order::import::ImportedOrder {
    let mut sale = imported(900, status);
    sale.lines = vec![line("1", 6_000, 2), line("2", 3_000, 1)];
    let head = sale.head.as_mut().unwrap();
    head.amounts =
        Amounts { goods: Fen(15_000), freight: Fen(500), total: Fen(15_500), paid: Fen(15_500), ..Default::default() };
    head.pieces = 3;
    head.parcel = Some(parcel("out1"));
    sale
}

pub struct Service {
    pub desk: Desk,
    pub now: Instant,
}

impl Service {
    pub fn new() -> Service {
        Service::at(Status::Signed)
    }

    pub fn at(status: Status) -> Service {
        let mut desk = Desk::new();
        desk.does(slice(vec![sale(status)])).unwrap();
        Service { desk, now: NOW }
    }

    /// Does it as that person, an hour later, if the person may.
    pub fn does(&mut self, who: &str, command: impl Into<Command>) -> Result<Vec<Change>, Rejection> {
        self.now = self.now.plus(HOUR);
        let (actor, command) = (Actor::Staff(person(who)), command.into());
        permit::may(actor, &command, &self.desk.world)?;
        self.desk.does_at(self.now, actor, command)
    }

    pub fn open(&mut self, reason: Reason, pieces: Pieces) {
        self.does("agent", opening(reason, pieces)).unwrap();
    }

    pub fn step(&mut self, who: &str, expect: Step, by: Move) -> Result<Vec<Change>, Rejection> {
        self.does(who, CaseMove { case: case_id(), expect, by })
    }

    /// Takes steps that must go through.
    pub fn goes(&mut self, steps: impl IntoIterator<Item = (&'static str, Step, Move)>) {
        for (who, step, by) in steps {
            let name = format!("{who} at {step:?}: {by:?}");
            self.step(who, step, by).unwrap_or_else(|why| panic!("{name}: {why}"));
        }
    }

    pub fn refunds(&mut self, who: &str, amount: i64) -> Result<Vec<Change>, Rejection> {
        let (amount, method) = (Fen(amount), Method::Platform);
        self.does(who, CaseRefund { case: case_id(), amount, method, reference: "tk1".to_owned() })
    }

    pub fn note(&mut self, files: Vec<Attachment>) {
        self.does("agent", CaseNote { case: case_id(), text: "买家发来照片".to_owned(), files }).unwrap();
    }

    pub fn case(&self) -> &Case {
        self.desk.world.cases.get(&case_id()).unwrap()
    }

    pub fn order(&self) -> &Order {
        self.desk.world.orders.get(&order_id()).unwrap()
    }

    pub fn steps(&self) -> Vec<Step> {
        self.case().steps()
    }
}

pub fn opening(reason: Reason, pieces: Pieces) -> CaseOpen {
    CaseOpen {
        case: case_id(),
        order: order_id(),
        ticket: None,
        source: Source::Enquiry,
        reason,
        pieces,
        opening: Opening::Usual,
        text: "买家来问".to_owned(),
        files: Vec::new(),
    }
}

pub fn offer(kind: CaseKind, amount: i64) -> Offer {
    let takes = if kind.takes() { pieces(&[("1", 1)]) } else { Pieces::new() };
    let sends = if kind.sends() { vec![article("1", "白色 L", 1)] } else { Vec::new() };
    Offer { kind, amount: Fen(amount), takes, sends, freight: Bearer::Seller, note: String::new() }
}

pub fn article(line: &str, attributes: &str, pieces: u32) -> shared::aftersale::Article {
    shared::aftersale::Article { line: line.to_owned(), attributes: attributes.to_owned(), pieces }
}

pub fn accept() -> Move {
    Move::Accept { reason: "照片清楚".to_owned(), finding: None }
}

pub fn approve() -> Move {
    Move::Approve { reason: String::new() }
}

pub fn receive() -> Move {
    Move::Receive { note: String::new() }
}

pub fn why() -> String {
    "有原因".to_owned()
}

pub fn inspect(found: &[(&str, Inspected)]) -> Move {
    let found = found.iter().map(|(line, found)| ((*line).to_owned(), *found)).collect();
    Move::Inspect { found, note: String::new() }
}

pub fn as_new(count: u32) -> Inspected {
    Inspected { as_new: count, ..Inspected::default() }
}
