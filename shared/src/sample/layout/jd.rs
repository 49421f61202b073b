//! Writes an order as JD's file has it: a row for each item, each with all of the order.

use super::Cell;
use crate::{
    money::Fen,
    order::{Line, Status, import::Head},
};

/// What stands under a column's name.
pub(super) fn cell(of: &Cell<'_>, column: &str, head: &Head, line: &Line) -> String {
    let amounts = head.amounts;
    match column {
        "订单号" => of.order.number.clone(),
        "商品ID" => line.number.clone(),
        "商品名称" => line.title.clone(),
        "订购数量" => line.pieces.to_string(),
        "支付方式" => "在线支付".to_owned(),
        "下单时间" => of.time(of.order.placed_at),
        "京东价" => line.price.to_string(),
        "订单金额" => of.full().to_string(),
        "结算金额" | "应付金额" => amounts.total.to_string(),
        "余额支付" | "服务费" => Fen::ZERO.to_string(),
        "订单状态" => status(of).to_owned(),
        "订单类型" => "销售订单".to_owned(),
        "下单帐号" => head.buyer.clone(),
        "客户姓名" => head.receiver.clone(),
        "客户地址" => head.address.clone(),
        "联系电话" => head.mobile.clone(),
        "订单备注" => head.buyer_message.clone(),
        "商家备注" => head.memo.clone(),
        "运费金额" => amounts.freight.to_string(),
        "付款确认时间" => of.time(of.order.paid_at),
        "货号" => line.code.clone(),
        "订单来源" => "移动端订单".to_owned(),
        "订单渠道" => "暂无来源".to_owned(),
        "仓库名称" => "小样仓".to_owned(),
        _ => String::new(),
    }
}

fn status(of: &Cell<'_>) -> &'static str {
    match of.order.status {
        Status::Unpaid => "等待付款",
        Status::Shipped => "等待确认收货",
        Status::Signed | Status::Finished => "完成",
        Status::Closed => "(删除)等待出库",
        _ => "等待出库",
    }
}
