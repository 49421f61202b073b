//! What changes in a customer's file, in words.

use crate::i18n::{Words, tell::Teller};
use shared::customer::{ContactPart, Fact};

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

impl Words {
    /// A change of a customer's file as one line of its history.
    pub fn fact(&self, to: &Fact) -> String {
        fact(self.tell(&shared::world::World::default()), to)
    }

    /// Which parts of contact data were changed, as one line of their history.
    pub fn contact_changed<'a>(&self, parts: impl Iterator<Item = &'a ContactPart>) -> String {
        let parts: Vec<_> = parts.map(|part| self.customers.contact_part(*part)).collect();
        let head = self.pick(["修改联系方式：", "Contact data changed: "]);
        format!("{head}{}", parts.join(self.pick(["、", ", "])))
    }
}
