//! Writes an order as Douyin's file has it: a row for each item, the receiver masked, ids behind a TAB.

use super::Cell;
use crate::{
    money::Fen,
    order::{Line, Status, import::Head},
};

/// What stands under a column's name. The first item bears freight and discount of the whole order.
pub(super) fn cell(of: &Cell<'_>, column: &str, head: &Head, line: &Line) -> String {
    let is_first = of.order.lines.first() == Some(line);
    let once = |amount: Fen| if is_first { amount } else { Fen::ZERO };
    let (freight, discount) = (once(head.amounts.freight), once(of.full() - head.amounts.goods));
    match column {
        "主订单编号" => format!("{}\t", of.order.number),
        "子订单编号" => format!("{}\t", line.number),
        "选购商品" => line.title.clone(),
        "商品规格" => line.attributes.clone(),
        "商品数量" => line.pieces.to_string(),
        "商家编码" => line.code.clone(),
        "订单应付金额" => (line.price.times(line.pieces) - discount + freight).to_string(),
        "运费" => freight.to_string(),
        "收件人" => format!("{}**", head.receiver.chars().take(1).collect::<String>()),
        "收件人手机号" => format!("1********{}", &head.mobile[head.mobile.len() - 2..]),
        "详细地址" => format!("{} ****", head.address.split(' ').take(3).collect::<Vec<_>>().join(" ")),
        "订单提交时间" => of.time(of.order.placed_at),
        "商家备注" => head.memo.clone(),
        "订单状态" => status(of).to_owned(),
        "售后状态" if line.refund.is_empty() => "-".to_owned(),
        "售后状态" => line.refund.clone(),
        "取消原因" => head.closed_reason.clone(),
        "发货时间" => of.time(head.shipped_at),
        "商家实际承担优惠金额" => discount.to_string(),
        "平台实际承担优惠金额" | "达人实际承担优惠金额" => Fen::ZERO.to_string(),
        _ => String::new(),
    }
}

fn status(of: &Cell<'_>) -> &'static str {
    match of.order.status {
        Status::Unpaid => "待支付",
        Status::Shipped => "已发货",
        Status::Signed => "已收货",
        Status::Finished => "已完成",
        Status::Closed => "已关闭",
        _ if of.has_left() => "部分发货",
        _ => "待发货",
    }
}
