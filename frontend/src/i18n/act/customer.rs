//! What changes in a customer's file, in words.

use crate::i18n::{Words, tell::Teller};
use shared::{
    command::{Command, CustomerAddress},
    customer::{Account, Collected, Consent, ContactPart, Fact},
    world::World,
};

/// What is done to customers' files, without saying to which.
pub fn deed(teller: Teller<'_>, command: &Command) -> Option<String> {
    let words = teller.words;
    Some(match command {
        Command::CustomerFact(c) => fact(teller, &c.to),
        Command::CustomerContact(_) => words.pick(["修改联系方式", "Change contact data"]).to_owned(),
        Command::CustomerAddress(c) => address(words, c).to_owned(),
        Command::CustomerMerge(c) => {
            format!("{}{}", words.pick(["并入档案：", "Merge the file "]), teller.customer(c.customer))
        }
        Command::CustomerSplit(c) => {
            format!("{}{}", words.pick(["拆分档案：", "Split off the file "]), teller.customer(c.customer))
        }
        Command::ContactReveal(_) => words.pick(["查看联系方式", "Show contact data"]).to_owned(),
        _ => return None,
    })
}

fn address(words: &Words, command: &CustomerAddress) -> &'static str {
    words.pick(match command {
        CustomerAddress { gone: true, .. } => ["去掉一个地址", "Remove an address"],
        CustomerAddress { parts, .. } if parts.is_empty() => ["恢复一个地址", "Put an address back"],
        CustomerAddress { .. } => ["修改地址", "Change an address"],
    })
}

/// A change as what was done: `尺码 → L`.
pub fn fact(teller: Teller<'_>, fact: &Fact) -> String {
    let words = teller.words;
    let set = |value: &str| {
        let none = words.pick(["（空）", "(nothing)"]);
        format!("{} → {}", fact_name(words, fact), if value.is_empty() { none } else { value })
    };
    match fact {
        Fact::Name(value) | Fact::Sizes(value) | Fact::Preferences(value) | Fact::Remark(value) => set(value),
        Fact::Birthday(None) => set(""),
        Fact::Birthday(Some(day)) => set(&day.to_string()),
        Fact::Age(None) | Fact::Contract(None) | Fact::Collected(None) | Fact::Consent { to: None, .. } => set(""),
        Fact::Age(Some(age)) => set(&(words.customers.fact.age_of)(age.years)),
        Fact::Consent { to: Some(consent), .. } => set(&words.consent(consent)),
        Fact::Contract(Some(until)) => set(&(words.customers.fact.contract_until)(&until.to_string())),
        Fact::Collected(Some(collected)) => set(&teller.collected(collected)),
        Fact::Account { account, on: true } => {
            format!("{}{}", words.pick(["加账号：", "Add the account "]), words.account(account))
        }
        Fact::Account { account, on: false } => {
            format!("{}{}", words.pick(["去掉账号：", "Remove the account "]), words.account(account))
        }
        Fact::Apart { from, on: true } => {
            format!("{}{}", words.pick(["不是同一人：", "Not the same person: "]), teller.customer(*from))
        }
        Fact::Apart { from, on: false } => {
            format!("{}{}", words.pick(["可能是同一人：", "Perhaps the same person: "]), teller.customer(*from))
        }
        Fact::Tag { tag, on: true } => format!("{}{tag}", words.pick(["加标签：", "Add the tag "])),
        Fact::Tag { tag, on: false } => format!("{}{tag}", words.pick(["去掉标签：", "Remove the tag "])),
        Fact::Nuisance { on: true } => words.pick(["标记骚扰", "Mark as a nuisance"]).to_owned(),
        Fact::Nuisance { on: false } => words.pick(["撤回骚扰标记", "Take a nuisance mark back"]).to_owned(),
        Fact::Blocked(true) => words.pick(["拉黑", "Block"]).to_owned(),
        Fact::Blocked(false) => words.pick(["取消拉黑", "Unblock"]).to_owned(),
    }
}

/// What part of the file it is.
fn fact_name(words: &Words, fact: &Fact) -> &'static str {
    words.pick(match fact {
        Fact::Age(_) => return words.customers.fact.age,
        Fact::Consent { purpose, .. } => return words.customers.fact.purpose(*purpose),
        Fact::Contract(_) => return words.customers.fact.contract,
        Fact::Collected(_) => return words.customers.fact.collected,
        Fact::Account { .. } => return words.customers.one.accounts,
        Fact::Apart { .. } => return words.customers.one.apart,
        Fact::Name(_) => ["昵称", "Name"],
        Fact::Sizes(_) => ["尺码", "Sizes"],
        Fact::Preferences(_) => ["偏好", "Preferences"],
        Fact::Remark(_) => ["备注", "Remark"],
        Fact::Birthday(_) => ["生日", "Birthday"],
        Fact::Tag { .. } => ["标签", "Tag"],
        Fact::Nuisance { .. } => ["骚扰", "Nuisance"],
        Fact::Blocked(_) => ["拉黑", "Blocked"],
    })
}

impl Teller<'_> {
    /// `小林 · 当面 · 展会`
    pub fn collected(&self, collected: &Collected) -> String {
        let by = collected.by.map(|by| self.person(by));
        let via = collected.via.map(|via| self.words.channel(via).to_owned());
        let parts = [by, via, Some(collected.place.clone())].into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }
}

impl Words {
    /// A change of a customer's file as one line of its history.
    pub fn fact(&self, to: &Fact, world: &World) -> String {
        fact(self.tell(world), to)
    }

    /// `京东 jd_1`
    pub fn account(&self, account: &Account) -> String {
        format!("{} {}", self.platform(account.platform), account.name)
    }

    /// `同意 · 2026-03-01 · 电话`
    pub fn consent(&self, consent: &Consent) -> String {
        let say = &self.customers.fact;
        let answer = if consent.given { say.given } else { say.refused };
        format!("{answer} · {} · {}", consent.on, self.channel(consent.via))
    }

    /// Which parts of contact data were changed, as one line of their history.
    pub fn contact_changed<'a>(&self, parts: impl Iterator<Item = &'a ContactPart>, gone: Option<bool>) -> String {
        let parts: Vec<_> = parts.map(|part| self.customers.contact_part(*part)).collect();
        let head = match gone {
            _ if !parts.is_empty() => self.pick(["修改联系方式：", "Contact data changed: "]),
            Some(true) => self.customers.fact.address_gone,
            _ => self.customers.fact.address_back,
        };
        format!("{head}{}", parts.join(self.pick(["、", ", "])))
    }
}
