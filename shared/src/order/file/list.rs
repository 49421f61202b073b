//! One row of the order list: an order without its lines.

use super::{
    HeldReason,
    cell::Cells,
    header::{Column, Header},
    layout::Layout,
    status::{TAOBAO, status},
};
use crate::{
    order::{
        Amounts, Parcel, Status,
        import::{
            Head, ImportedOrder,
            limit::{ADDRESS, NAME, REMARK, TITLES},
        },
    },
    shop::Platform,
};

/// What the platform writes as the reason for closing an order that is open.
const NOT_CLOSED: &str = "订单未关闭";
/// What stands before the tracking number in some years.
const TRACKING_MARK: &str = "No:";

/// Where the facts of an order stand.
#[derive(Debug)]
pub(super) struct OrderList {
    number: Column,
    status: Column,
    placed_at: Column,
    paid_at: Column,
    shipped_at: Column,
    buyer: Column,
    goods: Column,
    freight: Column,
    total: Column,
    paid: Column,
    refunded: Column,
    receiver: Column,
    address: Column,
    mobile: Column,
    phone: Column,
    title: Column,
    pieces: Column,
    courier: Column,
    tracking: Column,
    buyer_message: Column,
    memo: Column,
    closed_reason: Column,
}

impl OrderList {
    pub fn find(header: &mut Header) -> OrderList {
        OrderList {
            // The item list joins by 主订单编号, so it goes first where the order list has it too.
            number: header.need(&["主订单编号", "订单编号"]),
            status: header.need(&["订单状态"]),
            placed_at: header.need(&["订单创建时间"]),
            paid_at: header.find(&["订单付款时间"]),
            shipped_at: header.find(&["发货时间"]),
            buyer: header.need(&["买家会员名", "买家会员昵称"]),
            goods: header.need(&["买家应付货款"]),
            freight: header.find(&["买家应付邮费"]),
            total: header.need(&["总金额"]),
            paid: header.need(&["买家实际支付金额"]),
            refunded: header.find(&["退款金额"]),
            receiver: header.find(&["收货人姓名"]),
            // What the buyer changed later is where the parcel has to go.
            address: header.find(&["修改后的收货地址", "收货地址"]),
            mobile: header.find(&["联系手机"]),
            phone: header.find(&["联系电话"]),
            title: header.find(&["宝贝标题", "商品标题"]),
            pieces: header.find(&["宝贝总数量"]),
            courier: header.find(&["物流公司"]),
            tracking: header.find(&["物流单号"]),
            buyer_message: header.find(&["买家留言"]),
            memo: header.find(&["商家备忘", "订单备注"]),
            closed_reason: header.find(&["订单关闭原因"]),
        }
    }

    fn head(&self, cells: &Cells<'_>, status: Status) -> Result<Head, HeldReason> {
        let mut closed_reason = cells.text(&self.closed_reason, NAME)?;
        if closed_reason == NOT_CLOSED {
            closed_reason.clear();
        }
        Ok(Head {
            buyer: cells.text(&self.buyer, NAME)?,
            amounts: self.amounts(cells, status)?,
            receiver: cells.text(&self.receiver, NAME)?,
            address: cells.text(&self.address, ADDRESS)?,
            mobile: cells.code(&self.mobile, NAME)?,
            phone: cells.code(&self.phone, NAME)?,
            shipped_at: cells.time(&self.shipped_at)?,
            title: cells.text(&self.title, TITLES)?,
            pieces: if cells.has(&self.pieces) { cells.count(&self.pieces)? } else { 0 },
            parcel: self.parcel(cells)?,
            buyer_message: cells.text(&self.buyer_message, REMARK)?,
            memo: cells.text(&self.memo, REMARK)?,
            closed_reason,
        })
    }

    fn amounts(&self, cells: &Cells<'_>, status: Status) -> Result<Amounts, HeldReason> {
        let amounts = Amounts {
            goods: cells.amount(&self.goods)?,
            freight: cells.amount_or_none(&self.freight)?,
            total: cells.amount(&self.total)?,
            // Of an unpaid order an empty cell says the same as 0.00; of others it says nothing.
            paid: if status == Status::Unpaid {
                cells.amount_or_none(&self.paid)?
            } else {
                cells.amount(&self.paid)?
            },
            ..Amounts::default()
        };
        Ok(amounts.with_refund(cells.amount_or_none(&self.refunded)?))
    }

    /// A courier without a tracking number is a wish, not a parcel.
    fn parcel(&self, cells: &Cells<'_>) -> Result<Option<Parcel>, HeldReason> {
        let tracking = cells.code(&self.tracking, NAME)?;
        let tracking = tracking.strip_prefix(TRACKING_MARK).unwrap_or(&tracking).trim();
        if tracking.is_empty() {
            return Ok(None);
        }
        Ok(Some(Parcel { courier: cells.text(&self.courier, NAME)?, tracking: tracking.to_owned() }))
    }
}

impl Layout for OrderList {
    fn platform(&self) -> Platform {
        Platform::Taobao
    }

    fn number(&self) -> &Column {
        &self.number
    }

    fn read(&self, cells: &Cells<'_>) -> Result<ImportedOrder, HeldReason> {
        let number = cells.number(&self.number)?;
        let status = status(&TAOBAO, cells, &self.status)?;
        Ok(ImportedOrder {
            number,
            status,
            placed_at: cells.time(&self.placed_at)?,
            paid_at: cells.time(&self.paid_at)?,
            head: Some(self.head(cells, status)?),
            lines: Vec::new(),
        })
    }

    /// A row is an order.
    fn goes_on(&self, _: &Cells<'_>, _: &str) -> bool {
        false
    }

    fn join(&self, _: &mut ImportedOrder, _: &Cells<'_>, first_row: u32) -> Result<(), HeldReason> {
        Err(HeldReason::Contradicts { first_row })
    }
}
