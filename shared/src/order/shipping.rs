//! Tracking numbers in bulk (O7): pasted from a sheet or scanned one after the other, and which orders they are for.
//!
//! A line has an order's number and a tracking number, with the courier between or behind them where it is given. A
//! scanner gives one number to a line: two such lines are one order. Nothing is guessed: what does not fit is named.
//! Where no courier is given it is the one that the buyer asked for, or else the page's. A file becomes such lines by
//! `file::tracking`.

use super::{Parcel, Status, import::number::is_rounded, life};
use crate::{id::OrderId, shop::Platform, world::World};
use std::collections::{BTreeMap, BTreeSet};

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
    /// A spreadsheet turned one of the numbers into `7.0E+17`: its digits are gone.
    Rounded,
    /// Several orders have that number.
    Ambiguous,
    /// It is not at a step from which it is shipped.
    NotReady(Status),
    /// The same order, or the same tracking number, stands further above.
    Twice,
}

/// Reads the text and finds the orders. `courier` is that of lines that name none, and whose order names none.
pub fn read(world: &World, text: &str, courier: &str) -> Vec<Shipment> {
    let rows: Vec<(Row, String, Parcel)> = rows(text).into_iter().map(parts).collect();
    let known = Known::of(world, rows.iter().flat_map(|(_, order, parcel)| [order.as_str(), &parcel.tracking]));
    let mut found: Vec<Shipment> = Vec::with_capacity(rows.len());
    for (Row { line, text, .. }, order, mut parcel) in
        rows.iter().map(|(row, order, parcel)| (row, order, parcel.clone()))
    {
        let fit = known.find(order);
        if parcel.courier.is_empty() {
            let wished = fit.ok().and_then(|id| world.orders.get(&id)).map_or("", |order| &order.courier);
            parcel.courier = [wished, courier].into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned();
        }
        let fit = match &parcel {
            _ if is_rounded(order) || is_rounded(&parcel.tracking) => Err(Problem::Rounded),
            // Two slips that were scanned one after the other are no order and its parcel.
            Parcel { tracking, .. } if tracking.is_empty() || known.has(tracking) => Err(Problem::NoTracking),
            Parcel { courier, .. } if courier.is_empty() => Err(Problem::NoCourier),
            _ => fit,
        };
        found.push(Shipment { line: *line, text: text.clone(), order: order.clone(), parcel, fit });
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

/// The lines that say something. Those that are one number alone go together in twos; a heading is passed over.
fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut is_half = false;
    for (line, text) in (1..).zip(text.lines()) {
        let (cells, has_marks) = cells(text);
        let is_heading = rows.is_empty() && !cells.iter().any(|cell| cell.chars().any(|c| c.is_ascii_digit()));
        if cells.iter().all(String::is_empty) || is_heading {
            continue;
        }
        // A cell that is left empty in a sheet is no scan.
        let is_scan = cells.len() == 1 && !has_marks;
        match rows.last_mut().filter(|_| is_half && is_scan) {
            Some(scanned) => {
                scanned.cells.extend(cells);
                scanned.text = format!("{}\n{text}", scanned.text);
                is_half = false;
            }
            None => {
                rows.push(Row { line, text: text.to_owned(), cells });
                is_half = is_scan;
            }
        }
    }
    rows
}

/// The first cell, empty or not, and those of the others that say something; and whether marks stand between them.
fn cells(line: &str) -> (Vec<String>, bool) {
    let has_marks = line.contains(BETWEEN);
    let parts: Vec<&str> = if has_marks { line.split(BETWEEN).collect() } else { line.split_whitespace().collect() };
    // Spreadsheets and platforms keep numbers as text by these signs.
    let bare = |cell: &str| cell.trim().trim_start_matches('=').trim_matches(['"', '\'', '`']).trim().to_owned();
    let cells = parts.into_iter().map(bare).enumerate().filter(|(at, cell)| *at == 0 || !cell.is_empty());
    (cells.map(|(_, cell)| cell).collect(), has_marks)
}

/// The order's number, and the parcel: of the other cells the one with digits is the tracking number.
fn parts(row: Row) -> (Row, String, Parcel) {
    let (order, rest) = row.cells.split_first().map(|(order, rest)| (order.clone(), rest)).unwrap_or_default();
    let is_number = |cell: &&String| cell.chars().filter(char::is_ascii_digit).count() >= 4 || is_rounded(cell);
    let tracking = rest.iter().find(is_number).cloned().unwrap_or_default();
    let named = rest.iter().find(|cell| !is_number(cell)).cloned();
    (row, order, Parcel { courier: named.unwrap_or_default(), tracking })
}

/// What is known of the numbers that the text has: the orders are looked through once, however long it is.
struct Known<'t>(BTreeMap<&'t str, Result<OrderId, Problem>>);

impl<'t> Known<'t> {
    fn of(world: &World, numbers: impl Iterator<Item = &'t str>) -> Known<'t> {
        let mut known: BTreeMap<&str, Result<OrderId, Problem>> =
            numbers.map(|number| (number, Err(Problem::UnknownOrder))).collect();
        let has_short = known.keys().any(|number| number.starts_with('#'));
        for order in world.orders.values() {
            let short = order.no.filter(|_| has_short).map(|no| format!("#{no}"));
            // Shopify writes its own numbers so.
            let shopify = (has_short && order.platform == Platform::Shopify).then(|| format!("#{}", order.number));
            let shopify = shopify.filter(|own| Some(own) != short.as_ref());
            for number in short.iter().chain(&shopify).chain([&order.number]) {
                let Some(found) = known.get_mut(number.as_str()) else { continue };
                let can_ship = life::between(order.status, Status::Shipped).is_some();
                *found = match *found {
                    Err(Problem::UnknownOrder) if can_ship => Ok(order.id),
                    Err(Problem::UnknownOrder) => Err(Problem::NotReady(order.status)),
                    _ => Err(Problem::Ambiguous),
                };
            }
        }
        Known(known)
    }

    fn find(&self, number: &str) -> Result<OrderId, Problem> {
        self.0.get(number).copied().unwrap_or(Err(Problem::UnknownOrder))
    }

    fn has(&self, number: &str) -> bool {
        self.find(number) != Err(Problem::UnknownOrder)
    }
}
