//! What a person might want to do, given what they see: `talk` about tickets, `join` of customers' files, `plan` of
//! rosters, `service` after the sale, `asking` about approvals, `trade` with stock and accounts, `prospect` before the
//! sale, `leave` about what is to leave.

use crate::{asking, join, leave, plan, prospect, service, talk, team, trade};
use shared::{
    command::{
        Command, OrderFlag, OrderImport, OrderMemo, OrderMove, OrderNote, SavedViewRemove, SavedViewSet, Setting,
        SettingSet, ShopSet,
    },
    id::{ImportId, OrderId, SavedViewId, StaffId},
    money::Fen,
    order::{
        Amounts, Flag, Line, Parcel, Status,
        filter::OrderFilter,
        import::{Head, HeldReason, HeldRow, ImportedOrder},
        life,
    },
    saved_view::SavedView,
    shop::Shop,
    staff::{Permission, default_roles},
    sync::bug,
    time::Instant,
    world::World,
};

/// Orders that may ever exist.
const ORDERS: u16 = 9;

/// From here on a number stands for something about stock, accounts and orders that are taken,
const TRADES: u8 = 168;
/// from here on about customers' files,
const JOINS: u8 = 196;
/// from here on about approvals,
const ASKS: u8 = 216;
/// from here on about enquiries,
const PROSPECTS: u8 = 238;
/// and from here on about what is to leave.
const SENDS: u8 = 246;

/// A command; `fresh` is a number that was never given before.
pub fn wish(view: &World, person: StaffId, what: u8, with: u16, fresh: u64) -> Command {
    match what {
        SENDS.. => return leave::leave(view, what, with, fresh),
        PROSPECTS.. => return prospect::prospect(view, what, with, fresh),
        ASKS.. => return asking::ask(view, person, what, with, fresh),
        JOINS.. => return join::join(view, what, with, fresh),
        TRADES.. => return trade::trade(view, what, with, fresh),
        _ => {}
    }
    let order = some_order(view, with);
    match what % 42 {
        0 | 1 => OrderFlag { order, flag: Flag::ALL[usize::from(with) % Flag::ALL.len()] }.into(),
        2 | 3 => OrderMemo { order, memo: format!("memo {fresh}") }.into(),
        4..=6 => OrderNote { order, text: format!("note {fresh}") }.into(),
        7 | 8 => step(view, order, with, fresh).into(),
        9..=11 => import(with, fresh).into(),
        12 => SavedViewSet { view: saved_view(person, with, fresh) }.into(),
        13 => SavedViewRemove { view: saved_view_id(person, with) }.into(),
        14 if with.is_multiple_of(3) => OrderNote { order, text: format!("{} {fresh}", bug::POISON) }.into(),
        14 => ShopSet { shop: Shop { name: format!("shop {fresh}"), ..team::shop() } }.into(),
        15 => SettingSet { to: setting(with, fresh) }.into(),
        16..=25 => talk::talk(view, person, what, with, fresh),
        26..=31 => plan::plan(view, person, what, with),
        _ => service::serve(view, person, what, with, fresh),
    }
}

/// An order that is seen, or by chance one that is not.
pub fn some_order(view: &World, with: u16) -> OrderId {
    let orders: Vec<OrderId> = view.orders.keys().copied().collect();
    match orders.len() {
        0 => order_id(with),
        _ if with.is_multiple_of(17) => order_id(with),
        count => orders[usize::from(with / 7) % count],
    }
}

fn number(with: u16) -> String {
    format!("10{:02}", with % ORDERS)
}

fn order_id(with: u16) -> OrderId {
    OrderId::named(&["taobao", &number(with)])
}

/// A move that the order's life knows, or a stale one.
fn step(view: &World, order: OrderId, with: u16, fresh: u64) -> OrderMove {
    let expect = match view.orders.get(&order).map(|order| order.status) {
        Some(status) if !with.is_multiple_of(11) => status,
        _ => Status::ALL[usize::from(with) % Status::ALL.len()],
    };
    let moves = life::from(expect);
    let to = if moves.is_empty() { Status::Packed } else { moves[usize::from(with / 11) % moves.len()].to };
    let parcel = Parcel { courier: "中通".to_owned(), tracking: format!("zt{fresh}") };
    OrderMove {
        order,
        expect,
        to,
        reason: format!("reason {fresh}"),
        parcel: (to == Status::Shipped).then_some(parcel),
    }
}

/// A slice of one to three orders, each of which makes an order, a customer and a contact at once.
pub fn import(with: u16, fresh: u64) -> OrderImport {
    let rows = (0..1 + with % 3).map(|row| imported(with.wrapping_add(row * 5), fresh)).collect();
    let held = HeldRow { row: 9, number: "7.0E+17".to_owned(), reason: HeldReason::NumberRounded };
    OrderImport {
        import: ImportId::named(&[&(fresh / 3).to_string()]),
        shop: team::shop().id,
        file: "orders.csv".to_owned(),
        orders: rows,
        held: if with.is_multiple_of(5) { vec![held] } else { Vec::new() },
        unchanged: u32::from(with % 2),
    }
}

/// A full file's slice of orders that nobody else brings, five to a slice.
pub fn many(slice: u64) -> OrderImport {
    let row = |row: u64| ImportedOrder {
        number: format!("77{slice:03}{row}"),
        ..imported(slice as u16 * 4 + 1, slice * 5 + row)
    };
    OrderImport { orders: (0..5).map(row).collect(), ..import(0, slice) }
}

pub fn imported(with: u16, fresh: u64) -> ImportedOrder {
    let buyer = format!("buyer {}", with % 4);
    // A file may be an older one; what was paid it says like any other.
    let which = i64::from(with % ORDERS);
    let (total, refunded) = (Fen(1_000 + which), Fen(i64::from(with % 4) * 50));
    let head = Head {
        amounts: Amounts { goods: total, total, paid: total, ..Amounts::default() }.with_refund(refunded),
        receiver: format!("receiver {}", fresh % 5),
        address: format!("street {fresh}"),
        mobile: format!("138{:08}", fresh),
        title: "卫衣".to_owned(),
        pieces: 2,
        buyer,
        ..Head::default()
    };
    let under_way = [Status::ToVerify, Status::Unpaid, Status::Shipped][usize::from(with % 3)];
    ImportedOrder {
        number: number(with),
        // Now and then it is over, and goes into the archive.
        status: if (with / ORDERS).is_multiple_of(6) { Status::Finished } else { under_way },
        placed_at: Some(Instant(1_700_000_000_000 + i64::from(with) * 1000)),
        paid_at: None,
        head: (!with.is_multiple_of(4)).then_some(head),
        lines: if with.is_multiple_of(2) { Vec::new() } else { vec![line("1", 2), line("2", 1)] },
    }
}

fn line(number: &str, pieces: u32) -> Line {
    let (title, price) = ("卫衣".to_owned(), Fen(300));
    let (attributes, code, refund, instead, stock) = Default::default();
    Line { number: number.to_owned(), title, attributes, code, price, pieces, refund, instead, stock }
}

fn saved_view_id(person: StaffId, with: u16) -> SavedViewId {
    SavedViewId::named(&[&person.to_string(), &(with % 3).to_string()])
}

fn saved_view(owner: StaffId, with: u16, fresh: u64) -> SavedView {
    SavedView {
        id: saved_view_id(owner, with),
        owner,
        name: format!("view {fresh}"),
        filter: OrderFilter::default(),
        ticket_filter: None,
    }
}

/// The team's name, or a role gaining or losing contact data: whole groups change scope.
fn setting(with: u16, fresh: u64) -> Setting {
    let word = ["agent", "lead", "warehouse"][usize::from(with % 3)];
    let mut role = default_roles().into_iter().find(|role| role.id.0 == word);
    if with.is_multiple_of(2) {
        role.iter_mut().for_each(|role| role.permissions.retain(|held| *held != Permission::ContactSee));
    }
    let role = role.filter(|_| !with.is_multiple_of(5));
    role.map_or_else(|| Setting::Name(format!("柜台 {fresh}")), Setting::Role)
}
