//! The words of the domain, as in the glossary: status, step, flag, permission, platform, and the
//! names of what a team's lists start with. An entry that the team has named keeps that name.

use super::{Language, Words};
use shared::{
    order::{Flag, Status},
    roster::shift::{Colour, DayPart, ShiftType},
    shop::Platform,
    staff::{Employment, Grade, Line, LineId, Permission, Role, RoleId},
    ticket::{WrapUp, WrapUpId},
    workspace::Workspace,
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
            Permission::CaseWork => ["处理售后单", "work after-sales cases"],
            Permission::CaseApprove => ["审批售后", "approve after-sales offers"],
            Permission::ReturnInspect => ["收货和验货", "receive and inspect returns"],
            Permission::CaseRepair => ["返修", "repair"],
            Permission::RefundPay => ["退款", "pay refunds"],
            Permission::StockEdit => ["管理商品和库存", "keep articles and stock"],
            Permission::LedgerEdit => ["登记客户账款", "keep customers' accounts"],
            Permission::RosterEdit => ["编辑和发布排班", "plan and publish rosters"],
            Permission::StaffEdit => ["管理人员", "manage people"],
            Permission::SettingsEdit => ["修改设置", "change settings"],
        })
    }

    /// What the permission lets somebody do, in a few words more.
    pub fn permission_hint(&self, permission: Permission) -> &'static str {
        self.pick(match permission {
            Permission::ContactSee => {
                ["姓名、电话和地址会存到这些人的设备上", "Names, phones and addresses reach their devices"]
            }
            Permission::OrderImport => ["导入平台导出的订单文件", "Take in the platforms' order files"],
            Permission::OrderMark => ["改旗帜和备注，添加记录", "Change flags and memos, add notes"],
            Permission::OrderVerify => {
                ["向买家核对地址、电话和商品", "Confirm address, phone and goods with the buyer"]
            }
            Permission::OrderAudit => ["确认备注和优惠", "Confirm memo and discount"],
            Permission::OrderPack => ["仓库的打单、核单和打包", "The warehouse's printing, checking and packing"],
            Permission::OrderShip => ["填写快递和单号", "Give courier and tracking number"],
            Permission::OrderClose => ["带原因关闭订单，也能重新打开", "Close orders with a reason, and reopen them"],
            Permission::TicketWork => ["新建、回复、接手和流转工单", "Open, answer, take and move tickets"],
            Permission::TicketAssign => {
                ["把工单交给别人，或从别人那里拿走", "Give tickets to others, and take them away"]
            }
            Permission::CustomerEdit => ["改客户档案和标签，拉黑", "Change files and tags, block customers"],
            Permission::CaseWork => {
                ["判定、协商、登记退货、查件和追究快递", "Judge, negotiate, note returns, trace and claim"]
            }
            Permission::CaseApprove => ["批准或驳回，不超过角色的额度", "Approve or reject, up to the role's limit"],
            Permission::ReturnInspect => {
                ["收退货、验货、入库、认领无主退件", "Receive, inspect, shelve, match parcels"]
            }
            Permission::CaseRepair => ["登记返修结果", "Note what a repair came to"],
            Permission::RefundPay => {
                ["执行任意金额的退款，登记快递赔款", "Pay refunds of any sum, note couriers' payments"]
            }
            Permission::StockEdit => ["登记商品、到货、盘点和报损", "Articles, arrivals, counts and losses"],
            Permission::LedgerEdit => ["收款、更正、月度对账", "Payments, corrections, monthly statements"],
            Permission::RosterEdit => ["排班、发布，违反规则时作决定", "Plan, publish, decide where rules are broken"],
            Permission::StaffEdit => ["添加人员，给人角色，重设密码", "Add people, give roles, reset passwords"],
            Permission::SettingsEdit => {
                ["改团队、店铺、班次和这些设置", "Change team, shops, shifts and these settings"]
            }
        })
    }

    pub fn platform(&self, platform: Platform) -> &'static str {
        self.pick(match platform {
            Platform::Taobao => ["淘宝/天猫", "Taobao/Tmall"],
            Platform::Jd => ["京东", "JD"],
            Platform::Douyin => ["抖音", "Douyin"],
            Platform::Shopify => ["Shopify", "Shopify"],
            Platform::House => ["自营接单", "Own orders"],
        })
    }

    /// A role by the team's name for it, or by the house's.
    pub fn role_name(&self, role: &Role) -> String {
        let house = match role.id.0.as_str() {
            "agent" => ["客服专员", "Agent"],
            "lead" => ["组长", "Lead"],
            "supervisor" => ["主管", "Supervisor"],
            "manager" => ["经理", "Manager"],
            "inspector" => ["质检", "Inspector"],
            "warehouse" => ["仓库", "Warehouse"],
            "finance" => ["财务", "Finance"],
            "technician" => ["技术支持", "Technician"],
            "admin" => ["系统管理员", "Administrator"],
            _ => ["", ""],
        };
        self.named(&role.name, house, &role.id.0)
    }

    pub fn line_name(&self, line: &Line) -> String {
        let house = match line.id.0.as_str() {
            "pre_sale" => ["售前", "Pre-sale"],
            "after_sale" => ["售后", "After-sale"],
            "chat" => ["在线", "Chat"],
            "phone" => ["电话", "Phone"],
            "email" => ["邮件", "E-mail"],
            _ => ["", ""],
        };
        self.named(&line.name, house, &line.id.0)
    }

    pub fn shift_name(&self, shift: &ShiftType) -> String {
        let house = match shift.id.0.as_str() {
            "full" => ["白班", "Full day"],
            "half" => ["半白班", "Half day"],
            "evening" => ["晚班", "Evening"],
            "office" => ["常白", "Office hours"],
            _ => ["", ""],
        };
        self.named(&shift.name, house, &shift.id.0)
    }

    /// What stands in a cell of the grid: one or two characters.
    pub fn shift_mark(&self, shift: &ShiftType) -> String {
        let house = match shift.id.0.as_str() {
            "full" => ["白", "F"],
            "half" => ["半", "H"],
            "evening" => ["晚", "E"],
            "office" => ["常", "O"],
            _ => ["", ""],
        };
        let first: String = self.shift_name(shift).chars().take(1).collect();
        self.named(&shift.mark, house, &first)
    }

    pub fn wrap_up_name(&self, wrap_up: &WrapUp) -> String {
        let house = match wrap_up.id.0.as_str() {
            "answered" => ["已解答", "Answered"],
            "refunded" => ["已退款", "Refunded"],
            "exchanged" => ["已换货", "Exchanged"],
            "reissued" => ["已补发", "Reissued"],
            "allowance" => ["已折价", "Allowance"],
            "courier" => ["快递处理", "Courier's case"],
            "unrelated" => ["与我们无关", "Not our business"],
            _ => ["", ""],
        };
        self.named(&wrap_up.name, house, &wrap_up.id.0)
    }

    /// The name of a role that may have left the list since.
    pub fn role_named(&self, workspace: Option<&Workspace>, id: &RoleId) -> String {
        let (limit, discount) = Default::default();
        let gone = Role { id: id.clone(), name: String::new(), permissions: Default::default(), limit, discount };
        self.role_name(workspace.and_then(|workspace| workspace.role(id)).unwrap_or(&gone))
    }

    /// The name of a line that may have left the list since.
    pub fn line_named(&self, workspace: Option<&Workspace>, id: &LineId) -> String {
        let gone = Line { id: id.clone(), name: String::new() };
        self.line_name(workspace.and_then(|workspace| workspace.line(id)).unwrap_or(&gone))
    }

    /// The name of a wrap-up that may have left the list since.
    pub fn wrap_up_named(&self, workspace: Option<&Workspace>, id: &WrapUpId) -> String {
        let gone = WrapUp { id: id.clone(), name: String::new() };
        let known = workspace.and_then(|workspace| workspace.wrap_ups.iter().find(|known| known.id == *id));
        self.wrap_up_name(known.unwrap_or(&gone))
    }

    /// The team's own name, or the house's, or at least the word.
    fn named(&self, own: &str, house: [&'static str; 2], word: &str) -> String {
        let house = self.pick(house);
        [own, house].into_iter().find(|name| !name.is_empty()).unwrap_or(word).to_owned()
    }

    pub fn grade(&self, grade: Grade) -> &'static str {
        self.pick(match grade {
            Grade::Trainee => ["见习", "Trainee"],
            Grade::Intermediate => ["中级", "Intermediate"],
            Grade::Senior => ["高级", "Senior"],
        })
    }

    pub fn employment(&self, employment: Employment) -> &'static str {
        self.pick(match employment {
            Employment::FullTime => ["全职", "Full-time"],
            Employment::PartTime => ["兼职", "Part-time"],
            Employment::Temporary => ["临时", "Temporary"],
        })
    }

    pub fn day_part(&self, part: DayPart) -> &'static str {
        self.pick(match part {
            DayPart::Full => ["白天", "The whole day"],
            DayPart::Half => ["半天", "Half a day"],
            DayPart::Evening => ["晚上", "The evening"],
            DayPart::Office => ["常白", "Office hours"],
            DayPart::Other => ["其他", "Other"],
        })
    }

    pub fn colour(&self, colour: Colour) -> &'static str {
        self.pick(match colour {
            Colour::Blue => ["蓝", "Blue"],
            Colour::Green => ["绿", "Green"],
            Colour::Purple => ["紫", "Purple"],
            Colour::Grey => ["灰", "Grey"],
            Colour::Amber => ["琥珀", "Amber"],
            Colour::Teal => ["青", "Teal"],
            Colour::Rose => ["玫红", "Rose"],
        })
    }
}
