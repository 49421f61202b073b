//! What the reader asks of a platform's file. A layout knows the columns by their names and reads one
//! row; which rows make an order, and what becomes of those that can't be read, is the reader's.

use super::{
    HeldReason,
    cell::Cells,
    douyin::Douyin,
    header::{Column, Header},
    items::ItemList,
    jd::Jd,
    list::OrderList,
    shopify::Shopify,
};
use crate::{order::import::ImportedOrder, shop::Platform};
use std::fmt::Debug;

pub(super) trait Layout: Debug {
    fn platform(&self) -> Platform;

    /// Where the order's number stands.
    fn number(&self) -> &Column;

    /// The order that begins with this row.
    fn read(&self, cells: &Cells<'_>) -> Result<ImportedOrder, HeldReason>;

    /// Whether this row, the next one, is a further line of the order of that number, as it stands in the file.
    fn goes_on(&self, cells: &Cells<'_>, number: &str) -> bool {
        !number.is_empty() && cells.excerpt(self.number()) == number
    }

    /// Takes a further line into the order that began in the first row.
    fn join(&self, order: &mut ImportedOrder, cells: &Cells<'_>, first_row: u32) -> Result<(), HeldReason>;

    /// Whether the file has an order's rows together and says all of it: then a row that can't be read holds
    /// the whole order, which would otherwise go out with an item short, and the order may not come again.
    fn is_whole(&self) -> bool {
        true
    }
}

/// The layout that the header is of. A file of no platform at all is measured by Taobao's order list.
pub(super) fn find(header: &mut Header) -> Box<dyn Layout> {
    match () {
        () if header.has(Shopify::MARK) => Box::new(Shopify::find(header)),
        () if header.has(Jd::MARK) => Box::new(Jd::find(header)),
        // Before the item list, which has sub-order numbers too.
        () if header.has(Douyin::MARK) => Box::new(Douyin::find(header)),
        () if header.has(ItemList::MARK) => Box::new(ItemList::find(header)),
        () => Box::new(OrderList::find(header)),
    }
}
