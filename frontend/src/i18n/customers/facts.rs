//! What a file says beside names: age, consent, contract, who met the customer, further addresses.

use shared::customer::Purpose;

pub struct FactsWords {
    pub add: &'static str,
    pub age: &'static str,
    pub age_of: fn(u8) -> String,
    pub age_noted: fn(u8, u8, &str) -> String,
    pub answer: &'static str,
    pub given: &'static str,
    pub refused: &'static str,
    pub unknown: &'static str,
    pub on: &'static str,
    pub via: &'static str,
    pub contract: &'static str,
    pub contract_until: fn(&str) -> String,
    pub contract_lapsed: fn(&str) -> String,
    pub lapsed: &'static str,
    pub collected: &'static str,
    pub by: &'static str,
    pub place: &'static str,
    pub nobody: &'static str,
    pub add_address: &'static str,
    pub addresses: &'static str,
    pub more_addresses: fn(usize) -> String,
    pub strike: &'static str,
    pub strike_of: fn(&str) -> String,
    pub address_saved: &'static str,
    pub address_gone: &'static str,
    pub address_back: &'static str,
    purposes: [&'static str; 3],
}

impl FactsWords {
    pub fn purpose(&self, purpose: Purpose) -> &'static str {
        self.purposes[match purpose {
            Purpose::Calls => 0,
            Purpose::Messages => 1,
            Purpose::Marketing => 2,
        }]
    }
}

pub const ZH: FactsWords = FactsWords {
    add: "加资料",
    age: "年龄",
    age_of: |years| format!("{years} 岁"),
    age_noted: |now, years, on| match now == years {
        true => format!("{years} 岁（{on} 记）"),
        false => format!("约 {now} 岁（{on} 时 {years} 岁）"),
    },
    answer: "答复",
    given: "同意",
    refused: "拒绝",
    unknown: "未知",
    on: "日期",
    via: "方式",
    contract: "合同",
    contract_until: |day| format!("有效至 {day}"),
    contract_lapsed: |day| format!("{day} 已到期"),
    lapsed: "合同已到期",
    collected: "来源",
    by: "登记人",
    place: "地点",
    nobody: "（未记）",
    add_address: "加地址",
    addresses: "其他地址",
    more_addresses: |n| format!("另有 {n} 个地址"),
    strike: "去掉",
    strike_of: |text| format!("去掉地址 {text}"),
    address_saved: "地址已保存",
    address_gone: "地址已去掉",
    address_back: "地址已恢复",
    purposes: ["电话回访", "短信消息", "营销推广"],
};

pub const EN: FactsWords = FactsWords {
    add: "Add a fact",
    age: "Age",
    age_of: |years| format!("{years} years"),
    age_noted: |now, years, on| match now == years {
        true => format!("{years} (noted {on})"),
        false => format!("about {now} ({years} on {on})"),
    },
    answer: "Answer",
    given: "Given",
    refused: "Refused",
    unknown: "Unknown",
    on: "Date",
    via: "By way of",
    contract: "Contract",
    contract_until: |day| format!("until {day}"),
    contract_lapsed: |day| format!("lapsed on {day}"),
    lapsed: "Contract lapsed",
    collected: "Met by",
    by: "Who noted it",
    place: "Place",
    nobody: "(not noted)",
    add_address: "Add an address",
    addresses: "Further addresses",
    more_addresses: |n| match n {
        1 => "1 further address".to_owned(),
        n => format!("{n} further addresses"),
    },
    strike: "Remove",
    strike_of: |text| format!("Remove the address {text}"),
    address_saved: "Address saved",
    address_gone: "Address removed",
    address_back: "Address put back",
    purposes: ["Calls", "Messages", "Marketing"],
};
