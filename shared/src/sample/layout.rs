//! Writes an order as the platforms' files have it: Taobao's in the layouts of several years here, those of
//! other platforms in `jd`, `douyin` and `shopify`.

mod douyin;
mod jd;
mod shopify;

use crate::{
    money::Fen,
    order::{
        Line, Status,
        import::{Head, ImportedOrder},
    },
    shop::Platform,
    time::{Instant, Zone},
};
use serde::{Deserialize, Serialize};

/// Taobao's order list with its columns of that year, its item list, or another platform's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// 41 columns.
    Orders2016,
    /// 46 columns; the refund is new.
    Orders2017,
    /// 54 columns.
    Orders2019,
    /// 71 columns; the time of shipping and the main order number are new.
    Orders2022,
    /// 18 columns, a row for each line of an order.
    Items,
    /// 35 columns, a row for each line of an order.
    Jd,
    /// 21 columns, a row for each line of an order.
    Douyin,
    /// 70 columns, a row for each line of an order.
    Shopify,
}

impl Layout {
    pub const ALL: [Layout; 8] = [
        Layout::Orders2016,
        Layout::Orders2017,
        Layout::Orders2019,
        Layout::Orders2022,
        Layout::Items,
        Layout::Jd,
        Layout::Douyin,
        Layout::Shopify,
    ];

    /// Whose file it is.
    pub fn platform(self) -> Platform {
        match self {
            Layout::Jd => Platform::Jd,
            Layout::Douyin => Platform::Douyin,
            Layout::Shopify => Platform::Shopify,
            _ => Platform::Taobao,
        }
    }

    /// The word that names it on the command line: `2022`, `items`, `jd`.
    pub fn word(self) -> &'static str {
        match self {
            Layout::Orders2016 => "2016",
            Layout::Orders2017 => "2017",
            Layout::Orders2019 => "2019",
            Layout::Orders2022 => "2022",
            Layout::Items => "items",
            Layout::Jd => "jd",
            Layout::Douyin => "douyin",
            Layout::Shopify => "shopify",
        }
    }

    pub fn named(word: &str) -> Option<Layout> {
        Layout::ALL.into_iter().find(|layout| layout.word() == word)
    }

    /// Names of the columns in their order; a blank at the end of a name is the platform's.
    pub fn columns(self) -> impl Iterator<Item = &'static str> {
        let names = match self {
            Layout::Orders2016 => include_str!("headers/orders_2016.txt"),
            Layout::Orders2017 => include_str!("headers/orders_2017.txt"),
            Layout::Orders2019 => include_str!("headers/orders_2019.txt"),
            Layout::Orders2022 => include_str!("headers/orders_2022.txt"),
            Layout::Items => include_str!("headers/items.txt"),
            Layout::Jd => include_str!("headers/jd.txt"),
            Layout::Douyin => include_str!("headers/douyin.txt"),
            Layout::Shopify => include_str!("headers/shopify.txt"),
        };
        names.lines()
    }

    /// The rows of an order: one in Taobao's order list, one for each line elsewhere.
    pub(super) fn rows(self, order: &ImportedOrder, zone: &Zone) -> Vec<Vec<String>> {
        let cell = Cell { layout: self, order, zone };
        let Some(head) = &order.head else { return Vec::new() };
        let each = |read: &dyn Fn(&'static str, &Line) -> String| {
            order.lines.iter().map(|line| self.columns().map(|name| read(name, line)).collect()).collect()
        };
        match self {
            Layout::Items => each(&|name, line| cell.of_line(name, line)),
            Layout::Jd => each(&|name, line| jd::cell(&cell, name, head, line)),
            Layout::Douyin => each(&|name, line| douyin::cell(&cell, name, head, line)),
            Layout::Shopify => each(&|name, line| shopify::cell(&cell, name, head, line)),
            _ => vec![self.columns().map(|name| cell.of_order(name.trim_end(), head)).collect()],
        }
    }

    /// Makes the row of this order unreadable in one of three ways, or in none. What stands in no cell can't be
    /// spoilt: the further lines of a Shopify order have no status.
    pub(super) fn spoil(self, row: &mut [String], index: usize) {
        let (number, status, amount): (&[&str], _, _) = match self {
            Layout::Items => (&["主订单编号"], "订单状态", "价格"),
            Layout::Jd => (&["订单号"], "订单状态", "应付金额"),
            Layout::Douyin => (&["主订单编号"], "订单状态", "订单应付金额"),
            Layout::Shopify => (&["Name"], "Financial Status", "Total"),
            _ => (&["订单编号", "主订单编号"], "订单状态", "总金额"),
        };
        let (columns, text): (&[&str], _) = match index {
            3 => (number, "2.8E+18"),
            7 => (&[status], "等待外星人确认"),
            11 => (&[amount], "一百二十元"),
            _ => return,
        };
        let spoilt = row.iter_mut().zip(self.columns()).filter(|(_, name)| columns.contains(name));
        spoilt.filter(|(cell, _)| !cell.is_empty()).for_each(|(cell, _)| text.clone_into(cell));
    }
}

/// What stands under a column's name.
struct Cell<'a> {
    layout: Layout,
    order: &'a ImportedOrder,
    zone: &'a Zone,
}

impl Cell<'_> {
    fn of_order(&self, column: &str, head: &Head) -> String {
        let amounts = head.amounts;
        let memo_column = if self.layout == Layout::Orders2022 { "商家备忘" } else { "订单备注" };
        match column {
            "订单编号" | "主订单编号" => self.number(&self.order.number),
            "买家会员名" => head.buyer.clone(),
            "买家应付货款" => amounts.goods.to_string(),
            "买家应付邮费" => amounts.freight.to_string(),
            "总金额" => amounts.total.to_string(),
            "买家实际支付金额" => amounts.paid.to_string(),
            "退款金额" => amounts.refunded.to_string(),
            "买家支付积分" | "返点积分" | "买家实际支付积分" | "店铺Id" | "卖家服务费" => {
                "0".to_owned()
            }
            "买家服务费" => "0元".to_owned(),
            "订单状态" => self.status(),
            "买家留言" => head.buyer_message.clone(),
            "收货人姓名" => head.receiver.clone(),
            "收货地址" => head.address.clone(),
            "修改后的收货地址" => "null".to_owned(),
            "运送方式" => "快递".to_owned(),
            "联系电话" => head.phone.clone(),
            "联系手机" => format!("'{}", head.mobile),
            "订单创建时间" => self.time(self.order.placed_at),
            "订单付款时间" => self.time(self.order.paid_at),
            "发货时间" => self.time(head.shipped_at),
            "宝贝标题" => head.title.clone(),
            "宝贝种类" => self.order.lines.len().to_string(),
            "宝贝总数量" => head.pieces.to_string(),
            "物流单号" => head.parcel.as_ref().map(|parcel| format!("No:{}", parcel.tracking)).unwrap_or_default(),
            "物流公司" => head.parcel.as_ref().map(|parcel| parcel.courier.clone()).unwrap_or_default(),
            "店铺名称" => "小样生活馆".to_owned(),
            "订单关闭原因" if head.closed_reason.is_empty() => "订单未关闭".to_owned(),
            "订单关闭原因" => head.closed_reason.clone(),
            "是否手机订单" => "手机订单".to_owned(),
            "特权订金订单id" => "=\"\"".to_owned(),
            "是否上传合同照片" | "是否上传小票" | "是否代付" => "否".to_owned(),
            column if column == memo_column => head.memo.clone(),
            _ => String::new(),
        }
    }

    fn of_line(&self, column: &str, line: &Line) -> String {
        let worth = Fen(line.price.0 * i64::from(line.pieces));
        let is_paid = self.order.paid_at.is_some();
        match column {
            "子订单编号" => self.number(&line.number),
            "主订单编号" => self.number(&self.order.number),
            "标题" => line.title.clone(),
            "价格" => line.price.to_string(),
            "购买数量" => line.pieces.to_string(),
            "商品属性" => line.attributes.clone(),
            "订单状态" => self.status(),
            "外部系统编号" | "商家编码" => line.code.clone(),
            "买家应付货款" => worth.to_string(),
            "买家实际支付金额" => if is_paid { worth } else { Fen::ZERO }.to_string(),
            "退款状态" if line.refund.is_empty() => "没有申请退款".to_owned(),
            "退款状态" => line.refund.clone(),
            "退款金额" => if line.refund.is_empty() { Fen::ZERO } else { worth }.to_string(),
            "订单创建时间" => self.time(self.order.placed_at),
            "订单付款时间" => self.time(self.order.paid_at),
            _ => String::new(),
        }
    }

    /// Each year had its own way to keep a spreadsheet from rounding the number.
    fn number(&self, number: &str) -> String {
        match self.layout {
            Layout::Orders2017 => format!("\t{number}"),
            Layout::Orders2019 => number.to_owned(),
            _ => format!("=\"{number}\""),
        }
    }

    /// Whether a parcel is underway, be the order shipped wholly or in part.
    fn has_left(&self) -> bool {
        self.order.head.as_ref().is_some_and(|head| head.parcel.is_some())
    }

    /// The goods before discounts.
    fn full(&self) -> Fen {
        self.order.lines.iter().map(|line| line.price.times(line.pieces)).sum()
    }

    fn status(&self) -> String {
        let word = match self.order.status {
            Status::Unpaid => "等待买家付款",
            Status::Shipped => "卖家已发货\u{ff0c}等待买家确认",
            Status::Signed => "买家已签收",
            Status::Finished => "交易成功",
            Status::Closed => "交易关闭",
            _ if self.has_left() => "卖家部分发货",
            _ if self.layout == Layout::Orders2016 => "买家已付款,等待卖家发货",
            _ => "买家已付款\u{ff0c}等待卖家发货",
        };
        word.to_owned()
    }

    fn time(&self, at: Option<Instant>) -> String {
        at.map(|at| self.zone.local(at).strftime("%F %T").to_string()).unwrap_or_default()
    }
}
