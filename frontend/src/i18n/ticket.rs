//! The words of tickets: statuses, channels, priorities, queues, the customer's word.

use super::{Language, Words};
use shared::{
    customer::find::By,
    ticket::{Channel, Priority, Status, Word, filter::Queue},
};

impl Words {
    pub fn ticket_status(&self, status: Status) -> &'static str {
        self.pick(match status {
            Status::New => ["新建", "New"],
            Status::Assigned => ["已分配", "Assigned"],
            Status::InProgress => ["处理中", "In progress"],
            Status::WaitingCustomer => ["等客户", "Waiting for the customer"],
            Status::WaitingDepartment => ["等部门", "Waiting for a department"],
            Status::WaitingThirdParty => ["等第三方", "Waiting for a third party"],
            Status::Resolved => ["已解决", "Resolved"],
            Status::Closed => ["已关闭", "Closed"],
        })
    }

    pub fn channel(&self, channel: Channel) -> &'static str {
        self.pick(match channel {
            Channel::Phone => ["电话", "Phone"],
            Channel::Chat => ["千牛/旺旺", "Shop chat"],
            Channel::Email => ["邮件", "E-mail"],
            Channel::WebForm => ["网页表单", "Web form"],
            Channel::Api => ["接口", "API"],
            Channel::App => ["App", "App"],
            Channel::Wechat => ["微信", "WeChat"],
            Channel::Desktop => ["桌面端", "Desktop"],
            Channel::Social => ["社交媒体", "Social media"],
            Channel::Sms => ["短信", "SMS"],
            Channel::Board => ["留言板", "Message board"],
            Channel::FaceToFace => ["当面", "Face to face"],
        })
    }

    pub fn priority(&self, priority: Priority) -> &'static str {
        self.pick(match priority {
            Priority::Low => ["低", "Low"],
            Priority::Normal => ["普通", "Normal"],
            Priority::High => ["高", "High"],
            Priority::Urgent => ["紧急", "Urgent"],
        })
    }

    pub fn queue(&self, queue: Queue) -> &'static str {
        self.pick(match queue {
            Queue::Mine => ["我的", "Mine"],
            Queue::Unassigned => ["未分配", "Unassigned"],
            Queue::Team => ["全组", "Team"],
            Queue::All => ["全部", "All"],
        })
    }

    /// The customer's word on the outcome.
    pub fn word(&self, word: Word) -> &'static str {
        self.pick(match word {
            Word::Accepted => ["客户接受", "The customer agrees"],
            Word::NotAccepted => ["客户不接受", "The customer does not agree"],
            Word::Silent => ["客户没有回应", "No answer from the customer"],
            Word::Unrelated => ["与我们无关", "Not our business"],
        })
    }

    /// A wait in milliseconds: `03:12` within the hour, then hours, then days.
    pub fn waited(&self, milliseconds: i64) -> String {
        let seconds = milliseconds / 1_000;
        let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
        match (self.language, hours, days) {
            (_, 0, _) => format!("{minutes:02}:{:02}", seconds % 60),
            (Language::Zh, _, 0) => format!("{hours} 小时"),
            (Language::En, _, 0) => format!("{hours} h"),
            (Language::Zh, ..) => format!("{days} 天"),
            (Language::En, ..) => format!("{days} d"),
        }
    }

    /// By what a customer was found (T2).
    pub fn found_by(&self, by: By) -> &'static str {
        self.pick(match by {
            By::OrderNumber => ["订单号", "Order number"],
            By::Tracking => ["运单号", "Tracking number"],
            By::Phone => ["电话", "Phone"],
            By::Address => ["邮箱或微信", "Mail or WeChat"],
            By::Name => ["姓名", "Name"],
            By::PhoneTail => ["手机尾号", "Phone tail"],
            By::NamePart => ["姓名的一部分", "Part of the name"],
        })
    }
}
