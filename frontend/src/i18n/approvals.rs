//! Approvals (O9): what is asked for, who signs, and what came of it.

use super::{Words, format::money, tell::Teller};
use shared::{
    approval::{Ask, Asked, Outcome},
    money::Fen,
    order::change::{Change, Item},
    world::World,
};

pub struct ApprovalsWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub to_sign: &'static str,
    pub to_answer: &'static str,
    pub asked: &'static str,
    pub open: &'static str,
    pub over: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub waiting_n: fn(usize) -> String,
    pub late_hint: &'static str,
    pub by: &'static str,
    pub chain: &'static str,
    pub waits: &'static str,
    pub next: &'static str,
    pub to_come: &'static str,
    pub signed: &'static str,
    pub refused: &'static str,
    pub nobody: fn(&str) -> String,
    pub told: &'static str,
    pub unanswered: &'static str,
    pub sign: &'static str,
    pub refuse: &'static str,
    pub answer: &'static str,
    pub withdraw: &'static str,
    pub withdrawn: &'static str,
    pub sign_title: &'static str,
    pub refuse_title: &'static str,
    pub answer_title: fn(&str) -> String,
    pub note: &'static str,
    pub done_before: &'static str,
    pub done_hint: &'static str,
    pub usual_answers: &'static str,
    pub usual_refusals: &'static str,
    pub nothing_to_sign: &'static str,
    pub nothing_to_answer: &'static str,
    pub nothing_to_withdraw: &'static str,
    pub go_there: &'static str,
    pub keys: &'static str,
    pub move_key: &'static str,
}

pub const ZH: ApprovalsWords = ApprovalsWords {
    title: "审批",
    hint: "j、k 上下移动，y 签批，x 拒绝，a 答复，Enter 打开。",
    to_sign: "待我签批",
    to_answer: "待我部门答复",
    asked: "我的申请",
    open: "其他未结",
    over: "最近结束",
    none: "没有审批",
    none_hint: "在订单里按 h 申请加急，按 y 申请价格优惠；打单后的改单和取消也会到这里。",
    waiting_n: |n| format!("{n} 项等您处理"),
    late_hint: "现在离线：签批先存在这台设备上，联网后生效。",
    by: "申请",
    chain: "签批顺序",
    waits: "待签批",
    next: "待签批",
    to_come: "之后",
    signed: "已同意",
    refused: "已拒绝",
    nobody: |role| format!("现在没有在职的{role}，请管理员指定人员"),
    told: "知会部门",
    unanswered: "待答复",
    sign: "签批",
    refuse: "拒绝",
    answer: "答复已做事项",
    withdraw: "撤回",
    withdrawn: "已撤回申请",
    sign_title: "同意并签批",
    refuse_title: "拒绝申请",
    answer_title: |role| format!("{role}：已做事项"),
    note: "意见（可不填）",
    done_before: "知会前已经做了什么",
    done_hint: "其他部门据此处理，例如是否要退款、拆包、冲账。",
    usual_answers: "什么都还没做|已入账，需要冲账|货已拣出，已放回",
    usual_refusals: "已经打包|来不及|超出权限",
    nothing_to_sign: "这一项不等您签批",
    nothing_to_answer: "这一项不等您答复",
    nothing_to_withdraw: "只有申请人能在结束前撤回",
    go_there: "打开它说的那一条",
    keys: "审批的快捷键",
    move_key: "上下移动",
};

pub const EN: ApprovalsWords = ApprovalsWords {
    title: "Approvals",
    hint: "j and k move, y signs, x refuses, a answers, Enter opens.",
    to_sign: "Waiting for my signature",
    to_answer: "Waiting for my department",
    asked: "Asked by me",
    open: "Others that are open",
    over: "Over lately",
    none: "No approvals",
    none_hint: "In an order, h asks for a rush and y for a price; changes after printing come here, too.",
    waiting_n: |n| format!("{n} waiting for you"),
    late_hint: "You are offline: a signature is kept on this device and holds once it is online.",
    by: "Asked by",
    chain: "Who signs",
    waits: "To be signed",
    next: "is next",
    to_come: "to come",
    signed: "has signed",
    refused: "has refused",
    nobody: |role| format!("Nobody active has the role {role}: ask an administrator to give it to somebody"),
    told: "Departments told",
    unanswered: "no answer yet",
    sign: "Sign",
    refuse: "Refuse",
    answer: "Say what had been done",
    withdraw: "Withdraw",
    withdrawn: "Withdrawn",
    sign_title: "Consent and sign",
    refuse_title: "Refuse",
    answer_title: |role| format!("{role}: what had been done"),
    note: "Note (if you like)",
    done_before: "What had been done before you were told",
    done_hint: "Others go on from it: whether to refund, unpack or correct the books.",
    usual_answers: "Nothing had been done|Booked; needs a correction|Picked, and put back",
    usual_refusals: "Packed already|Too late|Beyond my limit",
    nothing_to_sign: "It does not wait for your signature",
    nothing_to_answer: "It does not wait for your answer",
    nothing_to_withdraw: "Only who asked may withdraw it, until it is decided",
    go_there: "Open what it is about",
    keys: "Keys of the approvals",
    move_key: "Move up and down",
};

impl Words {
    pub fn asked(&self, asked: Asked) -> &'static str {
        self.pick(match asked {
            Asked::Rush => ["加急", "Rush"],
            Asked::Price => ["价格优惠", "Price"],
            Asked::Discount => ["优惠申请", "Discount"],
            Asked::LateReturn => ["超期退货", "Late return"],
            Asked::Change => ["打单后改单", "Change after printing"],
            Asked::Cancel => ["打单后取消", "Cancel after printing"],
        })
    }

    pub fn approval_outcome(&self, outcome: Outcome) -> &'static str {
        self.pick(match outcome {
            Outcome::Granted => ["已批准", "Granted"],
            Outcome::Refused => ["已拒绝", "Refused"],
            Outcome::Withdrawn => ["已撤回", "Withdrawn"],
        })
    }

    /// What is asked for, in one line.
    pub fn ask(&self, ask: &Ask, world: &World) -> String {
        match ask {
            Ask::Rush { .. } | Ask::LateReturn { .. } => self.asked(ask.kind()).to_owned(),
            Ask::Price { off, .. } => self.price_off(*off),
            Ask::Discount { off, .. } => self.discount_off(*off),
            Ask::Change { order, change } => change_of(self.tell(world), *order, change),
        }
    }

    /// `价格优惠 ¥20.00`
    pub fn price_off(&self, off: Fen) -> String {
        format!("{} {}", self.asked(Asked::Price), money(off))
    }
}

/// What a change makes of an order, with names where this device knows them.
pub(super) fn change_of(teller: Teller<'_>, order: shared::id::OrderId, change: &Change) -> String {
    let words = teller.words;
    let lines = || teller.world.orders.get(&order).map(|order| order.lines.as_slice()).unwrap_or_default();
    match change {
        Change::Address { contact } => {
            let receiver = teller.world.contacts.get(contact);
            let receiver =
                receiver.map(|contact| [contact.name.as_str(), contact.number(), &contact.address].join(" "));
            to(words.change.receiver, receiver.as_deref().unwrap_or_default())
        }
        Change::Courier { courier } if courier.is_empty() => words.change.any_courier.to_owned(),
        Change::Courier { courier } => to(words.change.courier, courier),
        Change::Item { line, to: Some(item) } => {
            let from = lines().iter().find(|own| own.number == *line).map(|line| line.ordered());
            let from = from.map(|item| format!(" {}", item_name(&item))).unwrap_or_default();
            to(&format!("{}{from}", words.change.item), &item_name(item))
        }
        Change::Item { to: None, .. } => words.change.as_ordered.to_owned(),
        Change::Cancel => words.change.cancel.to_owned(),
    }
}

fn to(label: &str, value: &str) -> String {
    if value.is_empty() { label.to_owned() } else { format!("{label} → {value}") }
}

/// `圆领开衫 白色 M (A-M)`
pub fn item_name(item: &Item) -> String {
    if item.code.is_empty() { item.name() } else { format!("{} ({})", item.name(), item.code) }
}
