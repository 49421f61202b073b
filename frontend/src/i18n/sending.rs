//! What is to leave, what buyers are told of it, and the couriers' pick-ups (O4, O7).

use super::{Language, Words, tell::Teller};
use shared::{
    command::{Command, Rejection, Setting},
    order::{Act, message::Message, plan::Risk},
    pickup::Outcome,
    time::Day,
};

pub struct SendingWords {
    pub plan: &'static str,
    pub plan_hint: &'static str,
    pub nothing_due: &'static str,
    pub nothing_due_hint: &'static str,
    pub due_n: fn(usize) -> String,
    pub any_courier: &'static str,
    pub promised: &'static str,
    pub by_rule: &'static str,
    pub overdue: &'static str,
    pub stands: &'static str,
    pub ready: &'static str,
    pub put_off: &'static str,
    pub put_off_all: fn(usize) -> String,
    pub was_put_off: &'static str,
    pub put_off_hint: &'static str,
    pub change_day: &'static str,
    pub new_day: &'static str,
    pub reason: &'static str,
    pub confirm: &'static str,
    pub confirmed: fn(&str, &str, u32, usize) -> String,
    pub open_left: fn(usize) -> String,
    pub not_yet: &'static str,
    pub print: &'static str,
    pub yesterday: &'static str,
    pub tomorrow: &'static str,
    pub today: &'static str,
    pub more: fn(usize) -> String,
    pub tell: &'static str,
    pub tell_hint: &'static str,
    pub nothing_to_tell: &'static str,
    pub nothing_to_tell_hint: &'static str,
    pub copy_told: &'static str,
    pub told: &'static str,
    pub nothing_here: &'static str,
    pub section: &'static str,
    pub pickups: &'static str,
    pub book: &'static str,
    pub no_pickups: &'static str,
    pub shop: &'static str,
    pub all_shops: &'static str,
    pub day: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    pub parcels: &'static str,
    pub parcels_n: fn(u32) -> String,
    pub came: &'static str,
    pub cancel: &'static str,
    pub booked: &'static str,
    pub late_n: fn(usize) -> String,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub settings: &'static str,
    pub settings_hours: &'static str,
    pub settings_unpaid: &'static str,
    pub settings_days: &'static str,
    pub settings_hint: fn(&str) -> String,
    pub next: &'static str,
    pub previous: &'static str,
}

pub const ZH: SendingWords = SendingWords {
    plan: "发货计划",
    plan_hint: "到这一天为止答应发出、还没发出的订单。发不了的写明原因推迟，全部发出或推迟后确认。",
    nothing_due: "没有要发的订单",
    nothing_due_hint: "到这一天为止答应的都已发出或已推迟。",
    due_n: |n| format!("{n} 单"),
    any_courier: "不限快递",
    promised: "承诺发货",
    by_rule: "按付款后时限",
    overdue: "已过期",
    stands: "卡在哪里",
    ready: "可以发",
    put_off: "推迟",
    put_off_all: |n| format!("全部推迟 {n} 单"),
    was_put_off: "已推迟",
    put_off_hint: "买家会收到一条待告知的说明，由您复制发送。",
    change_day: "改发货日",
    new_day: "新的发货日",
    reason: "原因",
    confirm: "确认计划",
    confirmed: |who, when, shipped, put_off| format!("{who} 于 {when} 确认：发出 {shipped} 单，推迟 {put_off} 单"),
    open_left: |n| format!("还有 {n} 单没发出也没推迟"),
    not_yet: "到当天才能确认",
    print: "打印",
    yesterday: "前一天",
    tomorrow: "后一天",
    today: "今天",
    more: |n| format!("还有 {n} 单"),
    tell: "待告知",
    tell_hint: "复制后到平台聊天里发送；复制即记为已告知。付款、关闭的订单会自动离开。",
    nothing_to_tell: "没有要告知的买家",
    nothing_to_tell_hint: "发货、推迟或超时未付款后，话术会在这里备好。",
    copy_told: "复制并记为已告知",
    told: "已复制，记为已告知",
    nothing_here: "这个订单现在没有要告知的",
    section: "发货",
    pickups: "揽收",
    book: "预约揽收",
    no_pickups: "没有在等的揽收",
    shop: "店铺",
    all_shops: "全部店铺",
    day: "日期",
    from: "从",
    until: "到",
    parcels: "包裹数",
    parcels_n: |n| format!("{n} 个包裹"),
    came: "已揽收",
    cancel: "取消预约",
    booked: "已预约揽收",
    late_n: |n| format!("{n} 个揽收超时未到"),
    file: "选择文件",
    file_hint: "也可以把快递单号的 CSV 或 TSV 文件拖到这里；按列名识别，GB18030、UTF-8 都可以。",
    settings: "发货与告知",
    settings_hours: "付款后多少小时内发货",
    settings_unpaid: "多少分钟未付款就提醒",
    settings_days: "多少天后不再告知",
    settings_hint: |slots| format!("话术里可以用：{slots}。复制后由人发送，不含收货信息。"),
    next: "下一条",
    previous: "上一条",
};

pub const EN: SendingWords = SendingWords {
    plan: "Shipping plan",
    plan_hint: "Orders promised by this day that have not left. Put off what can't, with the reason; confirm when all have left or are put off.",
    nothing_due: "Nothing is to leave",
    nothing_due_hint: "All that was promised by this day has left or is put off.",
    due_n: |n| format!("{n} orders"),
    any_courier: "Any courier",
    promised: "Promised",
    by_rule: "by the hours after payment",
    overdue: "Overdue",
    stands: "In its way",
    ready: "Ready",
    put_off: "Put off",
    put_off_all: |n| format!("Put off all {n}"),
    was_put_off: "Put off",
    put_off_hint: "What the buyer is told is drafted for you to copy and send.",
    change_day: "Change the day",
    new_day: "New day",
    reason: "Reason",
    confirm: "Confirm the plan",
    confirmed: |who, when, shipped, put_off| format!("Confirmed by {who}, {when}: {shipped} left, {put_off} put off"),
    open_left: |n| format!("{n} orders have neither left nor been put off"),
    not_yet: "It can be confirmed on its day",
    print: "Print",
    yesterday: "The day before",
    tomorrow: "The day after",
    today: "Today",
    more: |n| format!("{n} more orders"),
    tell: "To tell",
    tell_hint: "Copy, then send it in the platform's chat; copying notes that the buyer was told. Orders that are paid or closed leave by themselves.",
    nothing_to_tell: "No buyer is to be told anything",
    nothing_to_tell_hint: "When orders leave, are put off or stay unpaid, the words are drafted here.",
    copy_told: "Copy and note as told",
    told: "Copied and noted as told",
    nothing_here: "There is nothing to tell of this order now",
    section: "Shipping",
    pickups: "Pick-ups",
    book: "Book a pick-up",
    no_pickups: "No pick-up is waited for",
    shop: "Shop",
    all_shops: "All shops",
    day: "Day",
    from: "From",
    until: "Until",
    parcels: "Parcels",
    parcels_n: |n| format!("{n} parcels"),
    came: "Picked up",
    cancel: "Cancel it",
    booked: "Pick-up booked",
    late_n: |n| format!("{n} pick-ups are late"),
    file: "Choose a file",
    file_hint: "Or drop a CSV or TSV file of tracking numbers here: columns are found by name, in GB18030 or UTF-8.",
    settings: "Shipping and telling",
    settings_hours: "Hours from payment to leaving",
    settings_unpaid: "Minutes unpaid before a reminder",
    settings_days: "Days after which nobody is told any more",
    settings_hint: |slots| {
        format!("The words may have {slots}. A person copies and sends them; they hold no contact data.")
    },
    next: "Next",
    previous: "Previous",
};

pub(super) fn deed(teller: Teller<'_>, command: &Command) -> Option<String> {
    let words = teller.words;
    Some(match command {
        Command::OrderPromise(c) => words.promise(c.day, &c.reason),
        Command::OrderTell(c) => words.told(c.message, &c.text),
        Command::PlanConfirm(c) => format!("{} {}", words.sending.confirm, words.day(c.day)),
        Command::PickupBook(c) => {
            format!("{} · {} · {}", words.sending.book, c.courier, (words.sending.parcels_n)(c.parcels))
        }
        Command::PickupEnd(c) => words.pickup_outcome(&c.how),
        _ => return None,
    })
}

impl Words {
    /// The occasion for which a buyer is told something.
    pub fn message(&self, message: Message) -> &'static str {
        self.pick(match message {
            Message::Delayed => ["推迟发货", "Delay"],
            Message::Unpaid => ["未付款提醒", "Unpaid"],
            Message::Shipped => ["已发货", "Shipped"],
        })
    }

    pub fn risk(&self, risk: &Risk) -> String {
        match (self.language, risk) {
            (_, Risk::Unpaid) => self.pick(["未付款", "Not paid"]).to_owned(),
            (Language::Zh, Risk::Short(pieces)) => format!("缺 {pieces} 件"),
            (Language::En, Risk::Short(pieces)) => format!("{pieces} pieces short"),
            (_, Risk::Change(_)) => self.pick(["改单待同意", "A change waits"]).to_owned(),
            (_, Risk::Approval(_)) => self.pick(["审批中", "Waits for a signature"]).to_owned(),
            (_, Risk::Behind(status)) => self.status(*status).to_owned(),
        }
    }

    pub fn pickup_outcome(&self, how: &Outcome) -> String {
        match how {
            Outcome::Came(parcels) => format!("{} · {}", self.sending.came, (self.sending.parcels_n)(*parcels)),
            Outcome::Cancelled(reason) => format!("{} · {reason}", self.sending.cancel),
        }
    }

    /// What the history says of sending.
    pub(super) fn sending_act(&self, act: &Act) -> Option<String> {
        match act {
            Act::Promised { to, reason, .. } => Some(self.promise(*to, reason)),
            Act::Told { message, text } => Some(self.told(*message, text)),
            _ => None,
        }
    }

    fn promise(&self, day: Option<Day>, reason: &str) -> String {
        let day = day.map_or_else(|| self.sending.by_rule.to_owned(), |day| self.day(day));
        let reason = if reason.is_empty() { String::new() } else { format!(" · {reason}") };
        format!("{} → {day}{reason}", self.sending.promised)
    }

    fn told(&self, message: Message, text: &str) -> String {
        format!(
            "{}{}{}",
            self.pick(["已告知买家（", "Buyer told ("]),
            self.message(message),
            self.pick(["）：", "): "])
        ) + text
    }

    pub(super) fn sending_setting(&self, setting: &Setting) -> Option<String> {
        let labelled = |label: &str, value: u32| Some(format!("{label} → {value}"));
        match setting {
            Setting::PromiseHours(hours) => labelled(self.sending.settings_hours, *hours),
            Setting::UnpaidMinutes(minutes) => labelled(self.sending.settings_unpaid, *minutes),
            Setting::TellDays(days) => labelled(self.sending.settings_days, *days),
            Setting::Template { message, .. } => {
                Some(format!("{}{}", self.pick(["修改话术：", "Change the words: "]), self.message(*message)))
            }
            _ => None,
        }
    }

    pub(super) fn sending_refusal(&self, rejection: &Rejection) -> Option<String> {
        Some(match (self.language, rejection) {
            (Language::Zh, Rejection::PromiseStale { day: Some(day) }) => {
                format!("有人更快一步：已改为 {} 发货", self.day(*day))
            }
            (Language::En, Rejection::PromiseStale { day: Some(day) }) => {
                format!("Somebody was faster: it is promised for {} now", self.day(*day))
            }
            (_, Rejection::PromiseStale { day: None }) => self
                .pick(["有人更快一步：承诺的日子已取消", "Somebody was faster: the promised day was taken back"])
                .to_owned(),
            (_, Rejection::PlanOpen { left }) => (self.sending.open_left)(*left as usize),
            (Language::Zh, Rejection::PickupOver { how }) => format!("有人更快一步：{}", self.pickup_outcome(how)),
            (Language::En, Rejection::PickupOver { how }) => {
                format!("Somebody was faster: {}", self.pickup_outcome(how))
            }
            (Language::Zh, Rejection::UnknownSlot { word }) => format!("没有 {{{word}}} 这个占位"),
            (Language::En, Rejection::UnknownSlot { word }) => format!("There is no {{{word}}} to fill in"),
            _ => return None,
        })
    }
}
