//! Commands and history entries as sentences: what somebody did, in full words.

mod approval;
mod case;
mod customer;
mod enquiry;
mod house;
mod setting;
mod ticket;

use super::{Language, Words, sending, tell::Teller};
use shared::{
    command::{Command, RosterCell, RosterPublish},
    id::StaffId,
    order::{Act, Parcel, Status},
    world::World,
};

impl Words {
    /// What a command does, without names of what it speaks of.
    pub fn command(&self, command: &Command) -> String {
        self.deed(command, &World::default(), None)
    }

    /// What a command does, without saying to which record; people, shifts and lines by their names.
    pub fn deed(&self, command: &Command, world: &World, me: Option<StaffId>) -> String {
        let teller = Teller { me, ..self.tell(world) };
        let told = ticket::deed(teller, command).or_else(|| case::deed(teller, command));
        let told = told.or_else(|| approval::deed(teller, command)).or_else(|| house::deed(teller, command));
        let told = told.or_else(|| customer::deed(teller, command)).or_else(|| enquiry::deed(teller, command));
        let told = told.or_else(|| sending::deed(teller, command));
        told.or_else(|| self.of_order(command)).unwrap_or_else(|| match command {
            Command::RosterCell(c) => cell(teller, c),
            Command::RosterPublish(c) => publish(teller, c),
            Command::RosterAcknowledge(c) => {
                format!("{}{}", self.pick(["确认已看过排班：", "Read the roster of "]), self.month(c.month))
            }
            Command::SettingSet(c) => setting::setting(teller, &c.to),
            Command::SavedViewSet(c) => format!("{}{}", self.pick(["保存视图：", "Save the view "]), c.view.name),
            Command::SavedViewRemove(_) => self.pick(["删除视图", "Remove a view"]).to_owned(),
            Command::ShopSet(c) => format!("{}{}", self.pick(["店铺：", "Shop: "]), c.shop.name),
            Command::WorkspaceSet(_) => self.pick(["修改团队设置", "Change the team's settings"]).to_owned(),
            Command::StaffSet(c) => format!("{}{}", self.pick(["人员：", "Person: "]), c.staff.name),
            Command::TicketDispatch(_) => self.pick(["派单", "Dispatch"]).to_owned(),
            Command::ArchivePut(_) => self.pick(["归入档案", "Put into the archive"]).to_owned(),
            Command::ArchiveRecall(_) => self.pick(["从档案取回", "Bring back from the archive"]).to_owned(),
            _ => self.pick(["编号", "Give numbers"]).to_owned(),
        })
    }

    fn of_order(&self, command: &Command) -> Option<String> {
        let zh = self.language == Language::Zh;
        Some(match command {
            Command::OrderImport(c) if zh => format!("导入「{}」：{} 单", c.file, c.orders.len()),
            Command::OrderImport(c) => format!("Import “{}”: {} orders", c.file, c.orders.len()),
            Command::OrderFlag(c) => format!("{}{}", self.pick(["旗帜 → ", "Flag → "]), self.flag(c.flag)),
            Command::OrderMemo(c) if c.memo.is_empty() => self.pick(["清空备注", "Clear the memo"]).to_owned(),
            Command::OrderMemo(c) => format!("{}{}", self.pick(["备注 → ", "Memo → "]), c.memo),
            Command::OrderNote(c) => format!("{}{}", self.pick(["记录：", "Note: "]), c.text),
            Command::OrderPrint(_) => self.pick(["打印单据", "Print the slips"]).to_owned(),
            Command::OrderMove(c) => self.moved(c.expect, c.to, &c.reason, c.parcel.as_ref()),
            _ => return None,
        })
    }

    /// One line of an order's history.
    pub fn act(&self, act: &Act) -> String {
        match act {
            Act::Flagged { from, to } => format!("{} → {}", self.flag(*from), self.flag(*to)),
            Act::Memo { to, .. } if to.is_empty() => self.pick(["清空了备注", "Cleared the memo"]).to_owned(),
            Act::Memo { to, .. } => format!("{}{to}", self.pick(["备注：", "Memo: "])),
            Act::Moved { from, to, reason, parcel } => self.moved(*from, *to, reason, parcel.as_ref()),
            Act::Note { text } => text.clone(),
            Act::Printed { copy: 1 } => self.pick(["打印了单据", "Printed the slips"]).to_owned(),
            Act::Printed { copy } if self.language == Language::Zh => format!("重打单据，第 {copy} 次"),
            Act::Printed { copy } => format!("Printed the slips again, copy {copy}"),
            Act::Changed { what, reason } => self.changed(what, reason),
            Act::Granted { asked } => (self.change.granted)(self.asked(*asked)),
            Act::Promised { .. } | Act::Told { .. } => self.sending_act(act).unwrap_or_default(),
            Act::Taken | Act::Charged { .. } | Act::Filled { .. } => self.house_act(act),
            Act::Settled { .. } | Act::Answered { .. } | Act::Invoice { .. } => self.house_act(act),
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

/// `白班 → 晚班`
fn cell(teller: Teller<'_>, command: &RosterCell) -> String {
    format!("{} → {}", teller.cell(command.expect.as_ref()), teller.cell(command.to.as_ref()))
}

fn publish(teller: Teller<'_>, command: &RosterPublish) -> String {
    let month = teller.words.month(command.month);
    match teller.words.language {
        Language::Zh => format!("发布{month}的排班"),
        Language::En => format!("Publish the roster of {month}"),
    }
}
