//! One row of the item list: a line of an order, and the little it says of the order itself.

use super::{
    HeldReason,
    cell::Cells,
    header::{Column, Header},
    layout::Layout,
    status::{TAOBAO, status},
};
use crate::{
    order::{
        Line,
        import::{ImportedOrder, limit::LINE as TEXT},
    },
    shop::Platform,
};

/// How the platform says that a line has no refund.
const NO_REFUND: &str = "没有申请退款";

/// Where the facts of a line stand.
#[derive(Debug)]
pub(super) struct ItemList {
    number: Column,
    line: Column,
    title: Column,
    attributes: Column,
    code: Column,
    price: Column,
    pieces: Column,
    refund: Column,
    status: Column,
    placed_at: Column,
    paid_at: Column,
}

impl ItemList {
    /// The column that no order list has.
    pub const MARK: &str = "子订单编号";

    pub fn find(header: &mut Header) -> ItemList {
        ItemList {
            number: header.need(&["主订单编号"]),
            line: header.need(&[Self::MARK]),
            title: header.need(&["标题", "宝贝标题", "商品标题"]),
            attributes: header.find(&["商品属性"]),
            code: header.find(&["商家编码", "外部系统编号"]),
            price: header.need(&["价格"]),
            pieces: header.need(&["购买数量"]),
            refund: header.find(&["退款状态"]),
            status: header.need(&["订单状态"]),
            placed_at: header.find(&["订单创建时间"]),
            paid_at: header.find(&["订单付款时间"]),
        }
    }

    fn line(&self, cells: &Cells<'_>) -> Result<Line, HeldReason> {
        let mut refund = cells.text(&self.refund, TEXT)?;
        if refund == NO_REFUND {
            refund.clear();
        }
        Ok(Line {
            number: cells.number(&self.line)?,
            title: cells.text(&self.title, TEXT)?,
            attributes: cells.text(&self.attributes, TEXT)?,
            code: cells.text(&self.code, TEXT)?,
            price: cells.amount(&self.price)?,
            pieces: cells.count(&self.pieces)?,
            refund,
            instead: None,
            stock: None,
        })
    }
}

impl Layout for ItemList {
    fn platform(&self) -> Platform {
        Platform::Taobao
    }

    fn number(&self) -> &Column {
        &self.number
    }

    /// The order of this row, with this one line.
    fn read(&self, cells: &Cells<'_>) -> Result<ImportedOrder, HeldReason> {
        Ok(ImportedOrder {
            number: cells.number(&self.number)?,
            status: status(&TAOBAO, cells, &self.status)?,
            placed_at: cells.time(&self.placed_at)?,
            paid_at: cells.time(&self.paid_at)?,
            head: None,
            lines: vec![self.line(cells)?],
        })
    }

    /// The order has come as far as the line that is furthest behind: one line closed by a refund does
    /// not close it.
    fn join(&self, order: &mut ImportedOrder, cells: &Cells<'_>, _: u32) -> Result<(), HeldReason> {
        let line = self.read(cells)?;
        order.status = order.status.min(line.status);
        order.placed_at = order.placed_at.or(line.placed_at);
        order.paid_at = order.paid_at.or(line.paid_at);
        order.lines.extend(line.lines);
        Ok(())
    }

    /// The order list says the rest, and lines join to it whenever they come.
    fn is_whole(&self) -> bool {
        false
    }
}
