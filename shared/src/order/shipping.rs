//! Tracking numbers in bulk (O7): pasted from a sheet or scanned one after the other, and which orders they are for.
//!
//! A line has an order's number and a tracking number, with the courier between or behind them where it is given. A
//! scanner gives one number to a line: two such lines are one order. Nothing is guessed: what does not fit is named.
//! Where no courier is given it is the one that the buyer asked for, or else the page's.

use super::{Parcel, Status};
use crate::{id::OrderId, world::World};
use std::collections::BTreeSet;

/// Characters that stand between cells.
const BETWEEN: [char; 4] = ['\t', ',', '\u{ff0c}', ';'];

/// What one order gets, or why it can't.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipment {
    /// From 1, where the order's number stands in the text.
    pub line: u32,
    /// As it was written, of one line or two.
    pub text: String,
    /// The platform's number, or `#12`.
    pub order: String,
    pub parcel: Parcel,
    pub fit: Result<OrderId, Problem>,
}

/// Why a line can't be shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no tracking number.
    NoTracking,
    /// Neither the line nor the page names a courier.
    NoCourier,
    UnknownOrder,
    /// Several orders have that number.
    Ambiguous,
    /// It is not at a step from which it is shipped.
    NotReady(Status),
    /// The same order, or the same tracking number, stands further above.
    Twice,
}

/// Reads the text and finds the orders. `courier` is that of lines that name none, and whose order names none.
pub fn read(world: &World, text: &str, courier: &str) -> Vec<Shipment> {
    let mut found = Vec::new();
    for Row { line, text, cells } in rows(text) {
        let (order, mut parcel) = parts(&cells);
        let known = find(world, &order);
        if parcel.courier.is_empty() {
            let wished = known.ok().and_then(|id| world.orders.get(&id)).map_or("", |order| &order.courier);
            parcel.courier = [wished, courier].into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned();
        }
        let fit = match &parcel {
            Parcel { tracking, .. } if tracking.is_empty() => Err(Problem::NoTracking),
            Parcel { courier, .. } if courier.is_empty() => Err(Problem::NoCourier),
            _ => known,
        };
        found.push(Shipment { line, text, order, parcel, fit });
    }
    let (mut orders, mut trackings) = (BTreeSet::new(), BTreeSet::new());
    for shipment in &mut found {
        let Ok(order) = shipment.fit else { continue };
        if !orders.insert(order) || !trackings.insert(shipment.parcel.tracking.clone()) {
            shipment.fit = Err(Problem::Twice);
        }
    }
    found
}

/// What is written of one order.
struct Row {
    line: u32,
    text: String,
    cells: Vec<String>,
}

/// The lines that say something. Those of one cell go together in twos; a heading is passed over.
fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        let cells = cells(text);
        let is_heading = rows.is_empty() && !cells.iter().any(|cell| cell.chars().any(|c| c.is_ascii_digit()));
        if cells.is_empty() || is_heading {
            continue;
        }
        match rows.last_mut().filter(|last| last.cells.len() == 1 && cells.len() == 1) {
            Some(scanned) => {
                scanned.cells.extend(cells);
                scanned.text = format!("{}\n{text}", scanned.text);
            }
            None => rows.push(Row { line, text: text.to_owned(), cells }),
        }
    }
    rows
}

fn cells(line: &str) -> Vec<String> {
    let has_marks = line.contains(BETWEEN);
    let parts: Vec<&str> = if has_marks { line.split(BETWEEN).collect() } else { line.split_whitespace().collect() };
    // Spreadsheets and platforms keep numbers as text by these signs.
    let bare = |cell: &str| cell.trim().trim_start_matches('=').trim_matches(['"', '\'', '`']).trim().to_owned();
    parts.into_iter().map(bare).filter(|cell| !cell.is_empty()).collect()
}

/// The order's number, and the parcel: of the other cells the one with digits is the tracking number.
fn parts(cells: &[String]) -> (String, Parcel) {
    let (order, rest) = cells.split_first().map(|(order, rest)| (order.clone(), rest)).unwrap_or_default();
    let is_number = |cell: &&String| cell.chars().filter(char::is_ascii_digit).count() >= 4;
    let tracking = rest.iter().find(is_number).cloned().unwrap_or_default();
    let named = rest.iter().find(|cell| !is_number(cell)).cloned();
    (order, Parcel { courier: named.unwrap_or_default(), tracking })
}

fn find(world: &World, number: &str) -> Result<OrderId, Problem> {
    let is_it = |order: &super::Order| match number.strip_prefix('#') {
        Some(no) => order.no.is_some_and(|own| own.to_string() == no),
        None => order.number == number,
    };
    let mut found = world.orders_newest_first().filter(|order| is_it(order));
    let order = found.next().ok_or(Problem::UnknownOrder)?;
    if found.next().is_some() {
        return Err(Problem::Ambiguous);
    }
    let can_ship = super::life::between(order.status, Status::Shipped).is_some();
    if can_ship { Ok(order.id) } else { Err(Problem::NotReady(order.status)) }
}
