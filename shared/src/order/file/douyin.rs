//! One row of Douyin's file: a sub-order, which is one item, with its own amounts and status.
//!
//! The order has come as far as the item that is furthest behind, and its amounts are the sums of the
//! items'. Whether a closed item was ever paid is in no column; nothing of it is left, so it counts as
//! unpaid. 售后状态 says that a refund was made and not of how much, so it stays a word of the line.

use super::{
    HeldReason,
    cell::Cells,
    header::{Column, Header},
    layout::Layout,
    status::{DOUYIN, status},
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

/// How the platform says that an item has no refund.
const NO_REFUND: [&str; 2] = ["-", "无"];

#[derive(Debug)]
pub(super) struct Douyin {
    number: Column,
    status: Column,
    placed_at: Column,
    shipped_at: Column,
    due: Column,
    freight: Column,
    discounts: [Column; 3],
    receiver: Column,
    address: Column,
    mobile: Column,
    memo: Column,
    closed_reason: Column,
    line: Column,
    title: Column,
    attributes: Column,
    code: Column,
    pieces: Column,
    refund: Column,
}

impl Douyin {
    /// What was bought, in the platform's own word for it.
    pub const MARK: &str = "选购商品";

    pub fn find(header: &mut Header) -> Douyin {
        Douyin {
            number: header.need(&["主订单编号"]),
            status: header.need(&["订单状态"]),
            placed_at: header.need(&["订单提交时间"]),
            shipped_at: header.find(&["发货时间"]),
            due: header.need(&["订单应付金额"]),
            freight: header.find(&["运费"]),
            discounts: ["平台实际承担优惠金额", "商家实际承担优惠金额", "达人实际承担优惠金额"]
                .map(|name| header.find(&[name])),
            receiver: header.find(&["收件人"]),
            address: header.find(&["详细地址"]),
            mobile: header.find(&["收件人手机号"]),
            memo: header.find(&["商家备注"]),
            closed_reason: header.find(&["取消原因"]),
            line: header.need(&["子订单编号"]),
            title: header.need(&[Self::MARK]),
            attributes: header.find(&["商品规格"]),
            code: header.find(&["商家编码"]),
            pieces: header.need(&["商品数量"]),
            refund: header.find(&["售后状态"]),
        }
    }

    fn head(&self, cells: &Cells<'_>, status: Status) -> Result<Head, HeldReason> {
        let is_closed = status == Status::Closed;
        Ok(Head {
            amounts: self.amounts(cells, status)?,
            receiver: cells.text(&self.receiver, NAME)?,
            address: cells.text(&self.address, ADDRESS)?,
            mobile: cells.code(&self.mobile, NAME)?,
            shipped_at: cells.time(&self.shipped_at)?,
            memo: cells.text(&self.memo, REMARK)?,
            closed_reason: if is_closed { cells.text(&self.closed_reason, NAME)? } else { String::new() },
            ..Head::default()
        })
    }

    fn amounts(&self, cells: &Cells<'_>, status: Status) -> Result<Amounts, HeldReason> {
        let (total, freight) = (cells.amount(&self.due)?, cells.amount_or_none(&self.freight)?);
        let paid = if matches!(status, Status::Unpaid | Status::Closed) { Fen::ZERO } else { total };
        Ok(Amounts { goods: total - freight, freight, total, paid, ..Amounts::default() })
    }

    fn line(&self, cells: &Cells<'_>, goods: Fen) -> Result<Line, HeldReason> {
        let mut refund = cells.text(&self.refund, LINE)?;
        if NO_REFUND.contains(&refund.as_str()) {
            refund.clear();
        }
        let pieces = cells.count(&self.pieces)?;
        // A piece has no price of its own: it is what the item came to before anybody's discount.
        let discounts = self.discounts.iter().map(|column| cells.amount_or_none(column));
        let full = goods + discounts.sum::<Result<Fen, HeldReason>>()?;
        Ok(Line {
            number: cells.number(&self.line)?,
            title: cells.text(&self.title, LINE)?,
            attributes: cells.text(&self.attributes, LINE)?,
            code: cells.text(&self.code, LINE)?,
            price: full.share(1, pieces.into()),
            pieces,
            refund,
            instead: None,
            stock: None,
        })
    }
}

impl Layout for Douyin {
    fn platform(&self) -> Platform {
        Platform::Douyin
    }

    fn number(&self) -> &Column {
        &self.number
    }

    fn read(&self, cells: &Cells<'_>) -> Result<ImportedOrder, HeldReason> {
        let number = cells.number(&self.number)?;
        let status = status(&DOUYIN, cells, &self.status)?;
        let head = self.head(cells, status)?;
        let line = self.line(cells, head.amounts.goods)?;
        let placed_at = cells.time(&self.placed_at)?;
        Ok(ImportedOrder { number, status, placed_at, paid_at: None, head: Some(head), lines: vec![line] })
    }

    fn join(&self, order: &mut ImportedOrder, cells: &Cells<'_>, first_row: u32) -> Result<(), HeldReason> {
        let item = self.read(cells)?;
        let twin = order.lines.iter().find(|known| known.number == item.lines[0].number);
        match twin {
            Some(twin) if *twin == item.lines[0] => return Ok(()),
            Some(_) => return Err(HeldReason::Contradicts { first_row }),
            None => order.lines.extend(item.lines),
        }
        order.status = order.status.min(item.status);
        let (Some(head), Some(more)) = (&mut order.head, item.head) else { return Ok(()) };
        head.amounts = sum(head.amounts, more.amounts);
        head.shipped_at = head.shipped_at.or(more.shipped_at);
        if order.status != Status::Closed {
            head.closed_reason.clear();
        }
        Ok(())
    }
}

fn sum(one: Amounts, other: Amounts) -> Amounts {
    Amounts {
        goods: one.goods + other.goods,
        freight: one.freight + other.freight,
        total: one.total + other.total,
        paid: one.paid + other.paid,
        ..one
    }
}
