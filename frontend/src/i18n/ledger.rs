//! A customer's account, and what is posted in the ledger (O8).

use super::Words;
use shared::ledger::Cause;

pub struct LedgerWords {
    pub title: &'static str,
    pub balance: &'static str,
    pub owed: &'static str,
    pub pay_in: &'static str,
    pub correct: &'static str,
    pub amount: &'static str,
    pub note: &'static str,
    pub post: &'static str,
    pub statement: &'static str,
    pub opening: &'static str,
    pub closing: &'static str,
    pub date: &'static str,
    pub cause: &'static str,
    pub none: &'static str,
    pub settle: &'static str,
    pub settled: &'static str,
    pub overdue: &'static str,
    pub difference: &'static str,
    pub difference_hint: &'static str,
    pub print: &'static str,
    pub before: &'static str,
    pub after: &'static str,
}

pub const ZH: LedgerWords = LedgerWords {
    title: "账户",
    balance: "余额",
    owed: "欠款",
    pay_in: "收款",
    correct: "更正",
    amount: "金额（元）",
    note: "说明",
    post: "登记",
    statement: "对账单",
    opening: "期初余额",
    closing: "期末余额",
    date: "日期",
    cause: "事由",
    none: "这个月没有往来",
    settle: "对账",
    settled: "已对账",
    overdue: "未对账",
    difference: "差异（元）",
    difference_hint: "客户账上比咱们多的金额；没有差异填 0。",
    print: "打印对账单",
    before: "上个月",
    after: "下个月",
};

pub const EN: LedgerWords = LedgerWords {
    title: "Account",
    balance: "Balance",
    owed: "Owed",
    pay_in: "Pay in",
    correct: "Correct",
    amount: "Amount (yuan)",
    note: "Note",
    post: "Post",
    statement: "Statement",
    opening: "Opening balance",
    closing: "Closing balance",
    date: "Date",
    cause: "For",
    none: "Nothing was posted in this month",
    settle: "Settle",
    settled: "Settled",
    overdue: "Not settled",
    difference: "Difference (yuan)",
    difference_hint: "What the customer's books say more than ours; 0 if they agree.",
    print: "Print the statement",
    before: "The month before",
    after: "The month after",
};

impl Words {
    /// Why something was posted.
    pub fn posting_cause(&self, cause: Cause) -> String {
        let pair = match cause {
            Cause::Arrival => ["到货", "Arrival"],
            Cause::Count => ["盘点", "Count"],
            Cause::Loss => ["报损", "Loss"],
            Cause::Shipped(_) => ["发货", "Shipped"],
            Cause::Case(_) => ["售后", "After-sales"],
            Cause::Deposit => ["收款", "Paid in"],
            Cause::Charge(_) => ["订单付款", "Order"],
            Cause::Back(_) => ["订单退回", "Order, back"],
            Cause::Refund(_) => ["售后退款", "Refund"],
            Cause::Correction => ["更正", "Correction"],
            Cause::Settlement(month) => {
                return format!("{}{}", self.pick(["对账：", "Settled: "]), self.month(month));
            }
        };
        self.pick(pair).to_owned()
    }
}
