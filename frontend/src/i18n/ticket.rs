//! The words of tickets: statuses, channels, priorities.

use super::Words;
use shared::ticket::Status;

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
}
