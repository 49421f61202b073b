//! The words of the domain, as in the glossary: status, step, flag, permission, platform, file.

use super::{Language, Words};
use shared::{
    order::{Flag, Status},
    shop::Platform,
    staff::Permission,
};

impl Words {
    pub fn status(&self, status: Status) -> &'static str {
        self.pick(match status {
            Status::Unpaid => ["待付款", "Unpaid"],
            Status::ToVerify => ["待核实", "To verify"],
            Status::Verified => ["已核实", "Verified"],
            Status::Audited => ["已审核", "Audited"],
            Status::Printed => ["已打单", "Printed"],
            Status::Checked => ["已核单", "Checked"],
            Status::Packed => ["已打包", "Packed"],
            Status::Shipped => ["已发货", "Shipped"],
            Status::Signed => ["已签收", "Signed"],
            Status::Finished => ["已完成", "Finished"],
            Status::Closed => ["已关闭", "Closed"],
        })
    }

    /// The step that leads to the status, as a button says it.
    pub fn step_to(&self, status: Status) -> &'static str {
        self.pick(match status {
            Status::Unpaid => ["退回待付款", "Back to unpaid"],
            Status::ToVerify => ["确认付款", "Mark as paid"],
            Status::Verified => ["核实", "Verify"],
            Status::Audited => ["审核", "Audit"],
            Status::Printed => ["打单", "Print"],
            Status::Checked => ["核单", "Check"],
            Status::Packed => ["打包", "Pack"],
            Status::Shipped => ["发货", "Ship"],
            Status::Signed => ["签收", "Sign"],
            Status::Finished => ["完成", "Finish"],
            Status::Closed => ["关闭订单", "Close the order"],
        })
    }

    /// The step back to the status.
    pub fn step_back_to(&self, status: Status) -> String {
        match self.language {
            Language::Zh => format!("退回{}", self.status(status)),
            Language::En => format!("Back to {}", self.status(status).to_lowercase()),
        }
    }

    pub fn flag(&self, flag: Flag) -> &'static str {
        self.pick(match flag {
            Flag::Grey => ["无旗帜", "No flag"],
            Flag::Red => ["红旗", "Red"],
            Flag::Yellow => ["黄旗", "Yellow"],
            Flag::Green => ["绿旗", "Green"],
            Flag::Blue => ["蓝旗", "Blue"],
            Flag::Purple => ["紫旗", "Purple"],
            Flag::Cyan => ["青旗", "Cyan"],
        })
    }

    /// The one sign beside the colour, for those who don't see it.
    pub fn flag_sign(&self, flag: Flag) -> &'static str {
        self.pick(match flag {
            Flag::Grey => ["", ""],
            Flag::Red => ["红", "R"],
            Flag::Yellow => ["黄", "Y"],
            Flag::Green => ["绿", "G"],
            Flag::Blue => ["蓝", "B"],
            Flag::Purple => ["紫", "P"],
            Flag::Cyan => ["青", "C"],
        })
    }

    pub fn permission(&self, permission: Permission) -> &'static str {
        self.pick(match permission {
            Permission::ContactSee => ["查看联系方式", "see contact data"],
            Permission::OrderImport => ["导入订单", "import orders"],
            Permission::OrderMark => ["设置旗帜和备注", "set flags and memos"],
            Permission::OrderVerify => ["核实订单", "verify orders"],
            Permission::OrderAudit => ["审核订单", "audit orders"],
            Permission::OrderPack => ["打单、核单和打包", "print, check and pack"],
            Permission::OrderShip => ["发货", "ship orders"],
            Permission::OrderClose => ["关闭订单", "close orders"],
            Permission::TicketWork => ["处理工单", "work tickets"],
            Permission::TicketAssign => ["分派工单", "give tickets to others"],
            Permission::CustomerEdit => ["编辑客户档案", "edit customers"],
            Permission::RosterEdit => ["编辑和发布排班", "plan and publish rosters"],
            Permission::StaffEdit => ["管理人员", "manage people"],
            Permission::SettingsEdit => ["修改设置", "change settings"],
        })
    }

    pub fn platform(&self, platform: Platform) -> &'static str {
        self.pick(match platform {
            Platform::Taobao => ["淘宝/天猫", "Taobao/Tmall"],
        })
    }
}
