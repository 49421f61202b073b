//! What became of enquiries, per agent (O4).

pub struct ConversionWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub own: &'static str,
    pub none: &'static str,
    pub period: &'static str,
    pub archived: fn(u32) -> String,
    pub from: &'static str,
    pub to: &'static str,
    pub last_days: fn(u32) -> String,
    pub this_month: &'static str,
    pub last_month: &'static str,
    pub agent: &'static str,
    pub count: &'static str,
    pub rate: &'static str,
    pub value: &'static str,
    pub all: &'static str,
    pub by_reason: &'static str,
}

pub const ZH: ConversionWords = ConversionWords {
    title: "成交率",
    hint: "按接待人统计这段时间登记的咨询；成交率 = 成交 ÷（成交 + 未成交）。",
    own: "这里只有您自己的数据。",
    none: "这段时间没有咨询",
    period: "时间",
    archived: |days| format!("{days} 天以前、没有再动过的咨询已归入档案，不在这里统计。"),
    from: "从",
    to: "到",
    last_days: |days| format!("最近 {days} 天"),
    this_month: "本月",
    last_month: "上月",
    agent: "接待人",
    count: "咨询",
    rate: "成交率",
    value: "成交额",
    all: "合计",
    by_reason: "未成交原因",
};

pub const EN: ConversionWords = ConversionWords {
    title: "Conversion",
    hint: "Enquiries opened in this time, by who took them; conversion is won ÷ (won + lost).",
    own: "These are your own figures.",
    none: "No enquiries in this time",
    period: "Time",
    archived: |days| {
        format!("Enquiries that were left alone for {days} days are in the archive, and not counted here.")
    },
    from: "From",
    to: "To",
    last_days: |days| format!("Last {days} days"),
    this_month: "This month",
    last_month: "Last month",
    agent: "Taken by",
    count: "Enquiries",
    rate: "Conversion",
    value: "Value",
    all: "Together",
    by_reason: "Lost because of",
};
