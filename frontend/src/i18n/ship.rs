//! Tracking numbers in bulk (O7).

use super::{Language, Words};
use shared::order::shipping::Problem;

pub struct ShipWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub numbers: &'static str,
    pub numbers_hint: &'static str,
    pub courier: &'static str,
    pub line: &'static str,
    pub fits: &'static str,
    pub ship_n: fn(usize) -> String,
    pub shipped: &'static str,
    pub problems: fn(usize) -> String,
    pub nothing: &'static str,
    pub list: &'static str,
    pub more_fit: fn(usize) -> String,
    pub filled: fn(&str, usize) -> String,
}

pub const ZH: ShipWords = ShipWords {
    title: "批量发货",
    hint: "从表格粘贴订单号和快递单号，或用扫描枪先扫四联单、再扫面单。发货前先看一遍下面的结果。",
    numbers: "订单号和快递单号",
    numbers_hint: "每行一单：订单号 [快递] 快递单号",
    courier: "没写快递的按",
    line: "行",
    fits: "可发货",
    ship_n: |n| format!("发货 {n} 单"),
    shipped: "发货",
    problems: |n| format!("{n} 行有问题，不会发货"),
    nothing: "粘贴或扫描后，结果在这里。",
    list: "结果",
    more_fit: |n| format!("还有 {n} 行没有显示"),
    filled: |file, n| format!("已读入「{file}」：{n} 行"),
};

pub const EN: ShipWords = ShipWords {
    title: "Ship in bulk",
    hint: "Paste order and tracking numbers from a sheet, or scan the slip and then the label. Look at the result before shipping.",
    numbers: "Order and tracking numbers",
    numbers_hint: "One order a line: number [courier] tracking",
    courier: "Where none is named",
    line: "Line",
    fits: "Ready",
    ship_n: |n| format!("Ship {n} orders"),
    shipped: "Shipped",
    problems: |n| format!("{n} lines do not fit and are not shipped"),
    nothing: "What is pasted or scanned shows here.",
    list: "Result",
    more_fit: |n| format!("{n} more lines are not shown"),
    filled: |file, n| format!("“{file}” was read: {n} lines"),
};

impl Words {
    /// Why a line can't be shipped.
    pub fn shipping_problem(&self, problem: Problem) -> String {
        match (self.language, problem) {
            (_, Problem::NoTracking) => self.pick(["没有快递单号", "No tracking number"]).to_owned(),
            (_, Problem::NoCourier) => self.pick(["没有快递公司", "No courier"]).to_owned(),
            (_, Problem::UnknownOrder) => self.pick(["没有这个订单", "No such order"]).to_owned(),
            (_, Problem::Rounded) => self
                .pick([
                    "单号被表格改成了科学计数，请从原文件复制",
                    "A spreadsheet has rounded the number: copy it from its source",
                ])
                .to_owned(),
            (_, Problem::Ambiguous) => self.pick(["有几个订单是这个号", "Several orders have this number"]).to_owned(),
            (_, Problem::Twice) => self.pick(["上面已经有了", "It stands further above"]).to_owned(),
            (Language::Zh, Problem::NotReady(status)) => format!("订单是「{}」，不能发货", self.status(status)),
            (Language::En, Problem::NotReady(status)) => format!("The order is “{}”", self.status(status)),
        }
    }
}
