//! One row of Shopify's file: an order with its first item, or, where the order's columns are empty, a
//! further item of the order above.
//!
//! Total stands as it was before refunds, so that Refunded Amount is never netted. The file names buyers by
//! their e-mail alone, which is no name that everybody may see: its orders have a receiver and no buyer.

use super::{
    HeldReason,
    cell::{Cells, excerpt},
    header::{Column, Header},
    layout::Layout,
};
use crate::{
    money::Fen,
    order::{
        Amounts, Line, Status,
        import::{
            Head, ImportedOrder,
            limit::{ADDRESS, LINE, NAME, REMARK},
        },
    },
    shop::Platform,
};

const YUAN: &str = "CNY";
/// Left out of addresses.
const HOME: &str = "CN";

#[derive(Debug)]
pub(super) struct Shopify {
    number: Column,
    financial: Column,
    fulfilment: Column,
    cancelled_at: Column,
    placed_at: Column,
    paid_at: Column,
    shipped_at: Column,
    currency: Column,
    total: Column,
    freight: Column,
    outstanding: Column,
    refunded: Column,
    receiver: Column,
    /// From the country to the street.
    address: [Column; 5],
    postcode: Column,
    mobile: Column,
    buyer_message: Column,
    title: Column,
    code: Column,
    price: Column,
    pieces: Column,
}

impl Shopify {
    /// The item's name; no other platform has English columns.
    pub const MARK: &str = "Lineitem name";

    pub fn find(header: &mut Header) -> Shopify {
        Shopify {
            number: header.need(&["Name"]),
            financial: header.need(&["Financial Status"]),
            fulfilment: header.need(&["Fulfillment Status"]),
            cancelled_at: header.need(&["Cancelled at"]),
            placed_at: header.need(&["Created at"]),
            paid_at: header.find(&["Paid at"]),
            shipped_at: header.find(&["Fulfilled at"]),
            currency: header.need(&["Currency"]),
            total: header.need(&["Total"]),
            freight: header.find(&["Shipping"]),
            outstanding: header.find(&["Outstanding Balance"]),
            refunded: header.need(&["Refunded Amount"]),
            receiver: header.find(&["Shipping Name"]),
            address: [
                "Shipping Country",
                "Shipping Province",
                "Shipping City",
                "Shipping Address1",
                "Shipping Address2",
            ]
            .map(|name| header.find(&[name])),
            postcode: header.find(&["Shipping Zip"]),
            mobile: header.find(&["Shipping Phone"]),
            buyer_message: header.find(&["Notes"]),
            title: header.need(&[Self::MARK]),
            code: header.find(&["Lineitem sku"]),
            price: header.need(&["Lineitem price"]),
            pieces: header.need(&["Lineitem quantity"]),
        }
    }

    /// From the two words and whether the order was cancelled. The file never says that a parcel arrived.
    fn status(&self, cells: &Cells<'_>) -> Result<Status, HeldReason> {
        let (paid, sent) = (cells.text(&self.financial, LINE)?, cells.text(&self.fulfilment, LINE)?);
        let is_cancelled = cells.time(&self.cancelled_at)?.is_some();
        match (paid.as_str(), sent.as_str()) {
            (known, _) if is_cancelled && !known.is_empty() => Ok(Status::Closed),
            ("voided" | "expired" | "refunded", _) => Ok(Status::Closed),
            ("pending" | "authorized" | "partially_paid" | "paid" | "partially_refunded", "fulfilled") => {
                Ok(Status::Shipped)
            }
            ("pending" | "authorized" | "partially_paid", "unfulfilled" | "") => Ok(Status::Unpaid),
            ("paid" | "partially_refunded", "unfulfilled" | "partial" | "") => Ok(Status::ToVerify),
            _ => Err(HeldReason::StatusUnknown { text: excerpt(&format!("{paid} / {sent}")) }),
        }
    }

    fn head(&self, cells: &Cells<'_>) -> Result<Head, HeldReason> {
        Ok(Head {
            amounts: self.amounts(cells)?,
            receiver: cells.text(&self.receiver, NAME)?,
            address: self.address(cells)?,
            mobile: cells.code(&self.mobile, NAME)?,
            shipped_at: cells.time(&self.shipped_at)?,
            buyer_message: cells.text(&self.buyer_message, REMARK)?,
            ..Head::default()
        })
    }

    fn amounts(&self, cells: &Cells<'_>) -> Result<Amounts, HeldReason> {
        let currency = cells.text(&self.currency, LINE)?;
        if currency != YUAN {
            return Err(HeldReason::CurrencyForeign { text: excerpt(&currency) });
        }
        let (total, freight) = (cells.amount(&self.total)?, cells.amount_or_none(&self.freight)?);
        let paid = match cells.text(&self.financial, LINE)?.as_str() {
            "paid" | "partially_refunded" | "refunded" => total,
            "partially_paid" => total - cells.amount(&self.outstanding)?,
            _ => Fen::ZERO,
        };
        // Taxes that come on top of the prices are owed for the goods.
        let goods = total - freight;
        let refunded = cells.amount_or_none(&self.refunded)?;
        Ok(Amounts { goods, freight, total, paid, refunded, refund_netted: false })
    }

    /// In the house's way: province, city, street and the postcode in brackets.
    fn address(&self, cells: &Cells<'_>) -> Result<String, HeldReason> {
        let parts = self.address.iter().map(|column| cells.text(column, ADDRESS));
        let mut parts: Vec<String> = parts.collect::<Result<_, _>>()?;
        parts.retain(|part| !part.is_empty() && part != HOME);
        let mut address = parts.join(" ");
        let postcode = cells.code(&self.postcode, NAME)?;
        if !postcode.is_empty() {
            address = format!("{address}({postcode})");
        }
        match address.chars().count() > ADDRESS as usize {
            true => Err(HeldReason::TooLong { column: "Shipping Address1".to_owned(), limit: ADDRESS }),
            false => Ok(address),
        }
    }

    /// An item has no number in the file; its place in the order stands for it.
    fn line(&self, cells: &Cells<'_>, place: usize) -> Result<Line, HeldReason> {
        Ok(Line {
            number: place.to_string(),
            title: cells.text(&self.title, LINE)?,
            attributes: String::new(),
            code: cells.code(&self.code, LINE)?,
            price: cells.amount(&self.price)?,
            pieces: cells.count(&self.pieces)?,
            refund: String::new(),
            instead: None,
            stock: None,
        })
    }
}

impl Layout for Shopify {
    fn platform(&self) -> Platform {
        Platform::Shopify
    }

    fn number(&self) -> &Column {
        &self.number
    }

    fn read(&self, cells: &Cells<'_>) -> Result<ImportedOrder, HeldReason> {
        Ok(ImportedOrder {
            number: cells.number_behind(&self.number, "#")?,
            status: self.status(cells)?,
            placed_at: cells.time(&self.placed_at)?,
            paid_at: cells.time(&self.paid_at)?,
            head: Some(self.head(cells)?),
            lines: vec![self.line(cells, 1)?],
        })
    }

    /// A row that has the order's own columns begins an order, be it the same again.
    fn goes_on(&self, cells: &Cells<'_>, number: &str) -> bool {
        let is_bare = [&self.financial, &self.currency, &self.total].iter().all(|column| !cells.has(column));
        is_bare && !number.is_empty() && cells.excerpt(&self.number) == number
    }

    fn join(&self, order: &mut ImportedOrder, cells: &Cells<'_>, _: u32) -> Result<(), HeldReason> {
        order.lines.push(self.line(cells, order.lines.len() + 1)?);
        Ok(())
    }
}
