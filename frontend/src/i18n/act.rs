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
            Command::SettingSet(_) => self.pick(["修改设置", "Change a setting"]).to_owned(),
            Command::TicketOpen(c) => format!("{}{}", self.pick(["新工单:", "New ticket: "]), c.subject),
            Command::TicketSay(c) => format!("{}{}", self.pick(["回复:", "Reply: "]), c.text),
            Command::TicketNote(c) => format!("{}{}", self.pick(["内部备注:", "Internal note: "]), c.text),
            Command::TicketDetail(_) => self.pick(["修改工单", "Change the ticket"]).to_owned(),
            Command::TicketLink(c) if c.on => self.pick(["关联订单", "Link an order"]).to_owned(),
            Command::TicketLink(_) => self.pick(["取消关联订单", "Unlink an order"]).to_owned(),
            Command::TicketSeen(_) => self.pick(["标为已读", "Mark as read"]).to_owned(),
            Command::TicketAssign(c) if c.to.is_none() => self.pick(["放回未分配", "Put back"]).to_owned(),
            Command::TicketAssign(_) => self.pick(["接手或转交工单", "Take or hand over the ticket"]).to_owned(),
            Command::TicketMove(c) => {
                format!("{} → {}", self.ticket_status(c.expect), self.ticket_status(c.to))
            }
            Command::TicketNumber(_) => self.pick(["编号", "Give numbers"]).to_owned(),
            Command::TicketDispatch(_) => self.pick(["派单", "Dispatch"]).to_owned(),
            Command::CustomerFact(_) => self.pick(["修改客户档案", "Change the customer's file"]).to_owned(),
            Command::CustomerContact(_) => self.pick(["修改联系方式", "Change contact data"]).to_owned(),
            Command::RosterCell(c) => format!("{} {}", self.pick(["排班", "Roster"]), c.day),
            Command::RosterPublish(c) => format!("{} {}", self.pick(["发布排班", "Publish the roster of"]), c.month),
            Command::RosterAcknowledge(c) => format!("{} {}", self.pick(["确认班次", "Acknowledge"]), c.month),
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
