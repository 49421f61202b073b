//! What people might want to do in after-sales, given what they see: few cases about few orders, so that they meet.

use crate::wish;
use shared::{
    aftersale::{
        Article, Case, CaseKind, Detail, Method, Move, Offer, Reason, Source, Step, Traced, Verb,
        cost::offerable,
        freight::{Bearer, Finding},
        goods::{Inspected, Pieces, Place, bought},
        life::arrows,
    },
    attachment::{Attachment, MOST_BYTES},
    command::{
        CaseAssign, CaseDetail, CaseMove, CaseNote, CaseOpen, CaseRefund, Command, Opening, OrderImport, Owned,
        StrayMatch, StrayReceive,
    },
    id::{CaseId, OrderId, StaffId, StrayId},
    money::Fen,
    order::{Order, Parcel, Status},
    world::World,
};
use std::{collections::BTreeMap, sync::Arc};

/// Cases and parcels that may ever be noted by the same id: two devices never do, but a copied one may.
const CASES: u64 = 10;
const STRAYS: u64 = 4;
/// The order that the first cases are about.
const SOLD: u16 = 5;

/// Three cases that are on their way, about one order, and a parcel that nobody had announced: chance alone seldom
/// comes as far.
pub fn beginning() -> Vec<Command> {
    let sold = wish::imported(SOLD, 1);
    let order = OrderId::named(&["taobao", &sold.number]);
    let named = |number: &str| CaseId::named(&[number]);
    let mut commands = vec![OrderImport { orders: vec![sold], ..wish::import(0, 1) }.into()];
    for (number, kind, line) in
        [("0", CaseKind::Return, "1"), ("1", CaseKind::RefundOnly, "2"), ("2", CaseKind::Exchange, "1")]
    {
        let pieces: Pieces = [(line.to_owned(), 1)].into();
        let open = CaseOpen { case: named(number), order, reason: Reason::Size, pieces: pieces.clone(), ..usual() };
        let offer = Offer {
            kind,
            amount: if kind.pays() { Fen(200) } else { Fen::ZERO },
            takes: if kind.takes() { pieces.clone() } else { Pieces::new() },
            sends: if kind.sends() { articles(&pieces) } else { Vec::new() },
            freight: Bearer::Seller,
            note: "note".to_owned(),
        };
        let step = |expect, by| CaseMove { case: named(number), expect, by }.into();
        commands.push(open.into());
        commands.extend([step(Step::Negotiating, Move::Offer(offer)), step(Step::Negotiating, Move::Agree)]);
        if kind == CaseKind::Exchange {
            commands.push(step(Step::AwaitingReturn, Move::Track { parcel: parcel(1) }));
        }
    }
    commands.push(receive(0).into());
    commands
}

/// A command about a case or a parcel; `fresh` is a number that was never given before.
pub fn serve(view: &World, person: StaffId, what: u8, with: u16, fresh: u64) -> Command {
    let Some(case) = some_case(view, with) else { return open(view, with, fresh).into() };
    match what % 10 {
        0 => open(view, with, fresh).into(),
        1 => stray(view, with, fresh),
        2 => CaseNote { case: case.id, text: format!("note {fresh}"), files: vec![photo()] }.into(),
        3 if with.is_multiple_of(2) => CaseAssign { case: case.id, to: Some(person) }.into(),
        3 => CaseDetail { case: case.id, to: detail(with, fresh) }.into(),
        _ => step(view, &case, with, fresh).into(),
    }
}

/// What is due, or now and then what is not.
pub fn refund(view: &World, which: u8) -> Option<CaseRefund> {
    let due: Vec<&Arc<Case>> = view.open_cases().filter(|case| case.at(Step::Refunding).is_some()).collect();
    let case = due.get(usize::from(which) % due.len().max(1))?;
    let amount = if which.is_multiple_of(5) { Fen(1) } else { case.refund_due() };
    Some(CaseRefund { case: case.id, amount, method: Method::Bank, reference: format!("tk{which}") })
}

fn some_case(view: &World, with: u16) -> Option<Case> {
    // What is over is written in, too.
    let all: Vec<&Arc<Case>> = view.cases.values().collect();
    let open: Vec<&Arc<Case>> = all.iter().copied().filter(|case| case.is_open()).collect();
    let from = if open.is_empty() || with.is_multiple_of(13) { all } else { open };
    (!from.is_empty()).then(|| Case::clone(from[usize::from(with / 7) % from.len()]))
}

/// One whose goods have left, or by chance any.
fn some_order(view: &World, with: u16) -> Option<Order> {
    let left = |order: &&Arc<Order>| order.status.rank() >= Status::Shipped.rank() || with.is_multiple_of(11);
    let orders: Vec<&Arc<Order>> = view.orders.values().filter(left).collect();
    (!orders.is_empty()).then(|| Order::clone(orders[usize::from(with / 5) % orders.len()]))
}

fn some_pieces(order: &Order, with: u16) -> Pieces {
    let all = bought(order);
    let one = all.iter().nth(usize::from(with / 3) % all.len()).map(|(line, _)| (line.clone(), 1));
    if with.is_multiple_of(4) { all } else { one.into_iter().collect() }
}

fn parcel(fresh: u64) -> Parcel {
    Parcel { courier: "中通".to_owned(), tracking: format!("zt{fresh}") }
}

fn photo() -> Attachment {
    Attachment::of("a.txt", "破洞".as_bytes(), MOST_BYTES).unwrap()
}

fn usual() -> CaseOpen {
    CaseOpen {
        case: CaseId::named(&["none"]),
        order: OrderId::named(&["none"]),
        ticket: None,
        source: Source::Enquiry,
        reason: Reason::Other,
        pieces: Pieces::new(),
        opening: Opening::Usual,
        text: String::new(),
        files: Vec::new(),
    }
}

fn open(view: &World, with: u16, fresh: u64) -> CaseOpen {
    let order = some_order(view, with);
    let opening = match with % 8 {
        0 => Opening::Refused { parcel: parcel(fresh) },
        1 => Opening::Arrived { parcel: parcel(fresh) },
        2 => Opening::Trace,
        3 => Opening::Claim { amount: Fen(900) },
        _ => Opening::Usual,
    };
    CaseOpen {
        case: CaseId::named(&[&(fresh % CASES).to_string()]),
        order: order.as_ref().map_or(usual().order, |order| order.id),
        ticket: view.tickets.keys().next().copied().filter(|_| with.is_multiple_of(2)),
        source: [Source::Enquiry, Source::Return, Source::Refused][usize::from(with) % 3],
        reason: Reason::ALL[usize::from(with / 8) % Reason::ALL.len()],
        pieces: order.map(|order| some_pieces(&order, with)).unwrap_or_default(),
        opening,
        text: format!("asks {fresh}"),
        files: if with.is_multiple_of(3) { vec![photo()] } else { Vec::new() },
    }
}

fn detail(with: u16, fresh: u64) -> Detail {
    match with % 4 {
        1 => Detail::Reason(Reason::ALL[usize::from(with / 4) % Reason::ALL.len()]),
        _ => Detail::Cause(format!("cause {fresh}")),
    }
}

fn receive(fresh: u64) -> StrayReceive {
    StrayReceive {
        stray: StrayId::named(&[&(fresh % STRAYS).to_string()]),
        parcel: parcel(fresh),
        name: format!("sender {fresh}"),
        phone: format!("139{fresh:08}"),
        note: String::new(),
        files: Vec::new(),
    }
}

/// A parcel comes, or somebody finds whose it is.
fn stray(view: &World, with: u16, fresh: u64) -> Command {
    let strays: Vec<StrayId> = view.strays.keys().copied().collect();
    let order = some_order(view, with).filter(|_| !strays.is_empty() && !with.is_multiple_of(3));
    let Some(order) = order else {
        return receive(fresh).into();
    };
    let waits = view.cases_of(order.id).find(|case| shared::aftersale::stray::waits(case));
    let to = match waits.filter(|_| with.is_multiple_of(2)) {
        Some(case) => Owned::Case(case.id),
        None => {
            let case = CaseId::named(&[&(fresh % CASES).to_string()]);
            Owned::Order { order: order.id, case, pieces: some_pieces(&order, with) }
        }
    };
    StrayMatch { stray: strays[usize::from(with / 5) % strays.len()], to }.into()
}

/// A step that the case's machine knows, taken in earnest, or a stale one.
fn step(view: &World, case: &Case, with: u16, fresh: u64) -> CaseMove {
    let stale = with.is_multiple_of(11) || case.open.is_empty();
    let expect = match case.open.len() {
        _ if stale => Step::ALL[usize::from(with) % Step::ALL.len()],
        count => case.open[usize::from(with / 3) % count].step,
    };
    let verbs: Vec<Verb> =
        arrows(case.kind).into_iter().filter(|arrow| arrow.from == expect).map(|arrow| arrow.by).collect();
    let agrees = expect == Step::Negotiating && case.offer.is_some() && !with.is_multiple_of(3);
    let verb = match verbs.len() {
        _ if agrees => Verb::Agree,
        0 => Verb::Withdraw,
        count => verbs[usize::from(with / 11) % count],
    };
    CaseMove { case: case.id, expect, by: by(view, case, verb, with, fresh) }
}

fn by(view: &World, case: &Case, verb: Verb, with: u16, fresh: u64) -> Move {
    let reason = format!("reason {fresh}");
    match verb {
        Verb::Accept => Move::Accept { reason, finding: Some(Finding::ALL[usize::from(with) % 2]) },
        Verb::Refuse => Move::Refuse { reason },
        Verb::Offer => Move::Offer(offer(view, case, with)),
        Verb::Decline => Move::Decline { reason },
        Verb::Agree => Move::Agree,
        Verb::Approve => Move::Approve { reason },
        Verb::Reject => Move::Reject { reason },
        Verb::Track => Move::Track { parcel: parcel(fresh) },
        Verb::Receive => Move::Receive { note: String::new() },
        Verb::Pass => inspect(case, |as_new| Inspected { as_new, ..Inspected::default() }),
        Verb::Fail => inspect(case, |worn| Inspected { worn, ..Inspected::default() }),
        Verb::Expedite => Move::Expedite,
        Verb::Send => Move::Send { parcel: parcel(fresh) },
        Verb::Deliver => Move::Deliver,
        Verb::Lose => Move::Lose { reason },
        Verb::Repair => Move::Repair { result: reason },
        Verb::Shelve => Move::Shelve { stock: if with.is_multiple_of(2) { lying(case) } else { Pieces::new() } },
        // A refund is no step that can wait; what people see instead is that it is too much to offer again.
        Verb::Refund | Verb::Renegotiate => Move::Renegotiate { reason },
        Verb::LookUp => Move::LookUp { result: reason },
        Verb::Call => Move::Call { result: reason },
        Verb::Tell => Move::Tell { outcome: Traced::ALL[usize::from(with) % Traced::ALL.len()], text: reason },
        Verb::Settle => Move::Settle { amount: Fen(700) },
        Verb::Collect => Move::Collect { amount: Fen(700) },
        Verb::Withdraw => Move::Withdraw { reason },
    }
}

fn offer(view: &World, case: &Case, with: u16) -> Offer {
    let kinds = offerable(case);
    let kind = kinds[usize::from(with / 5) % kinds.len()];
    let left = view.orders.get(&case.order).map_or(Fen::ZERO, |order| order.left());
    let share = left.percent([10, 50, 100, 101][usize::from(with / 3) % 4]);
    let amount = case.refunded() + if kind.pays() { share.max(Fen(1)) } else { Fen::ZERO };
    Offer {
        kind,
        amount,
        takes: if kind.takes() { case.pieces.clone() } else { Pieces::new() },
        sends: if kind.sends() { articles(&case.pieces) } else { Vec::new() },
        freight: if kind == CaseKind::Repair { Bearer::Buyer } else { Bearer::Seller },
        note: "note".to_owned(),
    }
}

fn articles(pieces: &Pieces) -> Vec<Article> {
    let send =
        |(line, pieces): (&String, &u32)| Article { line: line.clone(), attributes: String::new(), pieces: *pieces };
    pieces.iter().map(send).collect()
}

/// All that lies uninspected, found to be so.
fn inspect(case: &Case, as_it_is: impl Fn(u32) -> Inspected) -> Move {
    let new = case.goods.iter().filter(|goods| goods.place == Place::Quarantine && goods.condition.is_none());
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    new.for_each(|goods| *counts.entry(goods.line.clone()).or_default() += goods.pieces);
    let found = counts.into_iter().map(|(line, count)| (line, as_it_is(count))).collect();
    Move::Inspect { found, note: String::new() }
}

fn lying(case: &Case) -> Pieces {
    case.lying(Place::Quarantine)
}
