//! Commands and history entries as sentences: what somebody did.

use super::{Language, Words};
use shared::{
    command::Command,
    order::{Act, Parcel, Status},
};

impl Words {
    /// What a command does, without saying to which order.
    pub fn command(&self, command: &Command) -> String {
        let zh = self.language == Language::Zh;
        match command {
            Command::OrderImport(c) if zh => format!("导入「{}」:{} 单", c.file, c.orders.len()),
            Command::OrderImport(c) => format!("Import “{}”: {} orders", c.file, c.orders.len()),
            Command::OrderFlag(c) => format!("{}{}", self.pick(["旗帜 → ", "Flag → "]), self.flag(c.flag)),
            Command::OrderMemo(c) if c.memo.is_empty() => self.pick(["清空备注", "Clear the memo"]).to_owned(),
            Command::OrderMemo(c) => format!("{}{}", self.pick(["备注 → ", "Memo → "]), c.memo),
            Command::OrderNote(c) => format!("{}{}", self.pick(["记录:", "Note: "]), c.text),
            Command::OrderMove(c) => self.moved(c.expect, c.to, &c.reason, c.parcel.as_ref()),
            Command::OrderNumber(_) => self.pick(["编号", "Give numbers"]).to_owned(),
            Command::SavedViewSet(c) => format!("{}{}", self.pick(["保存视图:", "Save the view "]), c.view.name),
            Command::SavedViewRemove(_) => self.pick(["删除视图", "Remove a view"]).to_owned(),
            Command::ShopSet(c) => format!("{}{}", self.pick(["店铺:", "Shop: "]), c.shop.name),
            Command::WorkspaceSet(_) => self.pick(["修改团队设置", "Change the team's settings"]).to_owned(),
            Command::StaffSet(c) => format!("{}{}", self.pick(["人员:", "Person: "]), c.staff.name),
        }
    }

    /// One line of an order's history.
    pub fn act(&self, act: &Act) -> String {
        match act {
            Act::Flagged { from, to } => format!("{} → {}", self.flag(*from), self.flag(*to)),
            Act::Memo { to, .. } if to.is_empty() => self.pick(["清空了备注", "Cleared the memo"]).to_owned(),
            Act::Memo { to, .. } => format!("{}{to}", self.pick(["备注:", "Memo: "])),
            Act::Moved { from, to, reason, parcel } => self.moved(*from, *to, reason, parcel.as_ref()),
            Act::Note { text } => text.clone(),
        }
    }

    fn moved(&self, from: Status, to: Status, reason: &str, parcel: Option<&Parcel>) -> String {
        let mut said = format!("{} → {}", self.status(from), self.status(to));
        if let Some(parcel) = parcel {
            said.push_str(&format!(" · {} {}", parcel.courier, parcel.tracking));
        }
        if !reason.is_empty() {
            said.push_str(&format!(" · {reason}"));
        }
        said
    }
}
