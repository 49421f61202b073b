//! One row of JD's file: an item, and all of its order, which every item repeats.
//!
//! JD's 应付金额 is what the buyer still had to pay, with freight, after discounts and what came from
//! their balance (余额支付). Parcels and refunds are in no column.

use super::{
    HeldReason,
    cell::Cells,
    header::{Column, Header},
    layout::Layout,
    status::status_of_jd,
};
use crate::{
    money::Fen,
    order::{
        Amounts, Line, Status,
        import::{
            Head, ImportedOrder,
            limit::{self, ADDRESS, LINE, NAME, REMARK},
        },
    },
    shop::Platform,
    time::Instant,
};

/// How an order is paid to whoever brings it.
const ON_DELIVERY: &str = "货到付款";

#[derive(Debug)]
pub(super) struct Jd {
    number: Column,
    status: Column,
    placed_at: Column,
    paid_at: Column,
    way_to_pay: Column,
    due: Column,
    balance: Column,
    freight: Column,
    buyer: Column,
    receiver: Column,
    address: Column,
    mobile: Column,
    buyer_message: Column,
    memo: Column,
    article: Column,
    title: Column,
    code: Column,
    price: Column,
    pieces: Column,
}

impl Jd {
    /// The price at JD, which no other platform's file has.
    pub const MARK: &str = "京东价";

    pub fn find(header: &mut Header) -> Jd {
        Jd {
            number: header.need(&["订单号"]),
            status: header.need(&["订单状态"]),
            placed_at: header.need(&["下单时间"]),
            paid_at: header.need(&["付款确认时间"]),
            way_to_pay: header.find(&["支付方式"]),
            due: header.need(&["应付金额"]),
            balance: header.find(&["余额支付"]),
            freight: header.find(&["运费金额"]),
            buyer: header.find(&["下单帐号"]),
            receiver: header.find(&["客户姓名"]),
            address: header.find(&["客户地址"]),
            mobile: header.find(&["联系电话"]),
            buyer_message: header.find(&["订单备注"]),
            memo: header.find(&["商家备注"]),
            article: header.need(&["商品ID"]),
            title: header.need(&["商品名称"]),
            code: header.find(&["货号"]),
            price: header.need(&[Self::MARK]),
            pieces: header.need(&["订购数量"]),
        }
    }

    /// The order without its items.
    fn order(&self, cells: &Cells<'_>) -> Result<ImportedOrder, HeldReason> {
        let number = cells.number(&self.number)?;
        let (status, paid_at) = (status_of_jd(cells, &self.status)?, cells.time(&self.paid_at)?);
        let head = Head {
            buyer: cells.text(&self.buyer, NAME)?,
            amounts: self.amounts(cells, status, paid_at)?,
            receiver: cells.text(&self.receiver, NAME)?,
            address: cells.text(&self.address, ADDRESS)?,
            mobile: cells.code(&self.mobile, NAME)?,
            buyer_message: cells.text(&self.buyer_message, REMARK)?,
            memo: cells.text(&self.memo, REMARK)?,
            ..Head::default()
        };
        let placed_at = cells.time(&self.placed_at)?;
        Ok(ImportedOrder { number, status, placed_at, paid_at, head: Some(head), lines: Vec::new() })
    }

    fn amounts(&self, cells: &Cells<'_>, status: Status, at: Option<Instant>) -> Result<Amounts, HeldReason> {
        let total = cells.amount(&self.due)? + cells.amount_or_none(&self.balance)?;
        let freight = cells.amount_or_none(&self.freight)?;
        // Without a time of payment the status tells: only what is paid is sent out, unless it is paid on delivery.
        let is_paid = match status {
            Status::Finished => true,
            Status::Unpaid | Status::Closed => at.is_some(),
            _ => at.is_some() || cells.text(&self.way_to_pay, LINE)? != ON_DELIVERY,
        };
        let paid = if is_paid { total } else { Fen::ZERO };
        Ok(Amounts { goods: total - freight, freight, total, paid, ..Amounts::default() })
    }

    /// An item has no number of its own; the article's stands for it.
    fn line(&self, cells: &Cells<'_>) -> Result<Line, HeldReason> {
        Ok(Line {
            number: cells.number(&self.article)?,
            title: cells.text(&self.title, LINE)?,
            attributes: String::new(),
            code: cells.text(&self.code, LINE)?,
            price: cells.amount(&self.price)?,
            pieces: cells.count(&self.pieces)?,
            refund: String::new(),
            instead: None,
            stock: None,
        })
    }
}

impl Layout for Jd {
    fn platform(&self) -> Platform {
        Platform::Jd
    }

    fn number(&self) -> &Column {
        &self.number
    }

    fn read(&self, cells: &Cells<'_>) -> Result<ImportedOrder, HeldReason> {
        Ok(ImportedOrder { lines: vec![self.line(cells)?], ..self.order(cells)? })
    }

    fn join(&self, order: &mut ImportedOrder, cells: &Cells<'_>, first_row: u32) -> Result<(), HeldReason> {
        let again = ImportedOrder { lines: order.lines.clone(), ..self.order(cells)? };
        if *order != again {
            return Err(HeldReason::Contradicts { first_row });
        }
        let mut line = self.line(cells)?;
        // The same article at another price, as a gift beside what was bought, is a line of its own.
        let is_twin = |known: &&Line| known.number.split('-').next() == Some(&line.number);
        let twins: Vec<&Line> = order.lines.iter().filter(is_twin).collect();
        if twins.iter().any(|twin| Line { number: line.number.clone(), ..Line::clone(twin) } == line) {
            return Ok(());
        }
        if !twins.is_empty() {
            line.number = format!("{}-{}", line.number, twins.len() + 1);
        }
        if line.number.len() > limit::NUMBER as usize {
            return Err(HeldReason::NumberUnreadable);
        }
        order.lines.push(line);
        Ok(())
    }
}
