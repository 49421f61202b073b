//! Refusals as sentences: what was refused, why, and what can be done about it.

mod enquiry;
mod house;

use super::{Language, Words, format::money};
use shared::{
    aftersale::Step,
    attachment::FileRefused,
    command::{Field, Invalid, Rejection},
    record::Kind,
    staff::RoleId,
    sync::replica::Why,
    workspace::Workspace,
    world::World,
};

impl Words {
    pub fn refusal(&self, rejection: &Rejection) -> String {
        use Rejection::{BalanceShort, BalanceStale, OutOfStock, Short, ShortStale, StockStale};
        use Rejection::{PickupOver, PlanOpen, PromiseStale, UnknownSlot};
        match (self.language, rejection) {
            (_, StockStale { .. } | OutOfStock { .. } | ShortStale { .. } | Short { .. }) => {
                self.house_refusal(rejection)
            }
            (_, BalanceShort { .. } | BalanceStale { .. }) => self.house_refusal(rejection),
            (_, Rejection::EnquiryStale { .. } | Rejection::OrderWon { .. }) => self.enquiry_refusal(rejection),
            (_, Rejection::DiscountStale { .. } | Rejection::DiscountWaits { .. }) => self.enquiry_refusal(rejection),
            (_, PromiseStale { .. } | PlanOpen { .. } | PickupOver { .. } | UnknownSlot { .. }) => {
                self.sending_refusal(rejection).unwrap_or_default()
            }
            (Language::Zh, Rejection::Denied { permission }) => {
                format!("您的角色没有「{}」的权限", self.permission(*permission))
            }
            (Language::En, Rejection::Denied { permission }) => {
                format!("Your role may not {}", self.permission(*permission))
            }
            (Language::Zh, Rejection::Stale { current }) => {
                format!("有人更快一步：订单现在是「{}」", self.status(*current))
            }
            (Language::En, Rejection::Stale { current }) => {
                format!("Somebody was faster: the order is now “{}”", self.status(*current))
            }
            (Language::Zh, Rejection::NoSuchMove { from, to }) => {
                format!("不能从「{}」移到「{}」", self.status(*from), self.status(*to))
            }
            (Language::En, Rejection::NoSuchMove { from, to }) => {
                format!("There is no move from “{}” to “{}”", self.status(*from), self.status(*to))
            }
            (Language::Zh, Rejection::TicketStale { status, .. }) => {
                format!("有人更快一步：工单现在是「{}」", self.ticket_status(*status))
            }
            (Language::En, Rejection::TicketStale { status, .. }) => {
                format!("Somebody was faster: the ticket is now “{}”", self.ticket_status(*status))
            }
            (Language::Zh, Rejection::NoSuchTicketMove { from, to }) => {
                format!("工单不能从「{}」移到「{}」", self.ticket_status(*from), self.ticket_status(*to))
            }
            (Language::En, Rejection::NoSuchTicketMove { from, to }) => {
                format!("A ticket can't move from “{}” to “{}”", self.ticket_status(*from), self.ticket_status(*to))
            }
            (_, Rejection::CellStale { .. }) => {
                self.pick(["有人在您之前改了这一格", "Somebody else has planned this cell meanwhile"]).to_owned()
            }
            (_, Rejection::RosterStale { .. }) => {
                self.pick(["这个月的排班刚刚又发布过一次", "This month has been published again meanwhile"]).to_owned()
            }
            (Language::Zh, Rejection::CaseStale { open }) => {
                format!("有人更快一步：售后单现在是{}", self.case_steps(open))
            }
            (Language::En, Rejection::CaseStale { open }) => {
                format!("Somebody was faster: the case is now {}", self.case_steps(open))
            }
            (Language::Zh, Rejection::NoSuchCaseMove { from, by }) => {
                format!("「{}」这一步不能{}", self.case_step(*from), self.verb(*by))
            }
            (Language::En, Rejection::NoSuchCaseMove { from, by }) => {
                format!("“{}” is not possible at “{}”", self.verb(*by), self.case_step(*from))
            }
            (Language::Zh, Rejection::OverLimit { limit, value }) => {
                format!("这单值 {}，超过您的额度 {}，请上级审批", money(*value), money(*limit))
            }
            (Language::En, Rejection::OverLimit { limit, value }) => {
                format!(
                    "It is worth {}, above your limit of {}: somebody with a higher one decides",
                    money(*value),
                    money(*limit)
                )
            }
            (Language::Zh, Rejection::RefundTooMuch { left }) => format!("最多还能退 {}", money(*left)),
            (Language::En, Rejection::RefundTooMuch { left }) => format!("Only {} is left to refund", money(*left)),
            (Language::Zh, Rejection::RefundStale { due }) => format!("应退金额已变，现在是 {}", money(*due)),
            (Language::En, Rejection::RefundStale { due }) => {
                format!("What is due has changed: it is {} now", money(*due))
            }
            (Language::Zh, Rejection::PiecesNotThere { there, .. }) => format!("件数对不上：那里只有 {there} 件"),
            (Language::En, Rejection::PiecesNotThere { there, .. }) => {
                format!("The pieces don't add up: {there} are there")
            }
            (_, Rejection::GoodsUnderway) => self
                .pick([
                    "货还在途中或在我们手上，先处理完再撤销",
                    "Goods are underway or in our hands: settle them first",
                ])
                .to_owned(),
            (_, Rejection::ApprovalStale { outcome: Some(outcome), .. }) => match self.language {
                Language::Zh => format!("有人更快一步：这项审批{}", self.approval_outcome(*outcome)),
                Language::En => {
                    format!("Somebody was faster: it is {} by now", self.approval_outcome(*outcome).to_lowercase())
                }
            },
            (_, Rejection::ApprovalStale { outcome: None, .. }) => {
                self.pick(["有人刚刚签批过，请再看一眼", "Somebody has signed meanwhile: look once more"]).to_owned()
            }
            (_, Rejection::NotSigner { role }) => self.not_signer(None, role),
            (_, Rejection::ChangeWaits { .. }) => self
                .pick(["有一项改单在等同意，订单暂停流转", "A change waits for consent: the order does not go on"])
                .to_owned(),
            (_, Rejection::TooLate { status }) => (self.change.too_late)(self.status(*status)),
            (_, Rejection::Unsigned) => {
                self.pick(["超期退货还没有签批完", "It comes back out of time, and not all have signed"]).to_owned()
            }
            (_, Rejection::StrayMatched { .. }) => {
                self.pick(["这个退件已经有人归好了", "Somebody has found whose parcel it is"]).to_owned()
            }
            (_, Rejection::CustomerMerged { .. }) => {
                self.pick(["这份档案已经并入别的档案", "This file has been merged into another meanwhile"]).to_owned()
            }
            (_, Rejection::File { why }) => self.file_refused(*why),
            (Language::Zh, Rejection::Archived { key }) => format!("这个{}在档案里，先取回再改", self.kind(key.kind)),
            (Language::En, Rejection::Archived { key }) => {
                format!("This {} is in the archive: bring it back first", self.kind(key.kind))
            }
            (Language::Zh, Rejection::Missing { key }) => format!("这个{}已经不在", self.kind(key.kind)),
            (Language::En, Rejection::Missing { key }) => format!("This {} is gone", self.kind(key.kind)),
            (Language::Zh, Rejection::Invalid { field, why }) => {
                format!("{}{}", self.field(*field), self.invalid(*why))
            }
            (Language::En, Rejection::Invalid { field, why }) => {
                format!("{} {}", self.field(*field), self.invalid(*why))
            }
            (_, Rejection::NotYours) => self.pick(["这不归您处理", "This is not yours to do"]).to_owned(),
            (_, Rejection::Unreadable) => self
                .pick(["服务器读不懂这个操作，请更新页面", "The server can't read this; update the page"])
                .to_owned(),
            (_, Rejection::OnlineOnly) => {
                self.pick(["这个操作需要网络，请联网后再试", "This needs the network; try again online"]).to_owned()
            }
            (_, Rejection::Unknown) => self
                .pick(["服务器没有接受，更新页面后可以看到原因", "The server refused it; update the page to learn why"])
                .to_owned(),
        }
    }

    fn case_steps(&self, open: &[Step]) -> String {
        if open.is_empty() {
            return self.pick(["「已结束」", "over"]).to_owned();
        }
        let steps = open.iter().map(|step| match self.language {
            Language::Zh => format!("「{}」", self.case_step(*step)),
            Language::En => format!("“{}”", self.case_step(*step)),
        });
        steps.collect()
    }

    /// A refusal with the names of who and what stands in the way.
    pub fn refused(&self, rejection: &Rejection, world: &World) -> String {
        let tell = self.tell(world);
        let said = self.refusal(rejection);
        match (self.language, rejection) {
            (Language::Zh, Rejection::TicketStale { assignee: Some(who), .. }) => {
                format!("{said}，在{}手上", tell.person(*who))
            }
            (Language::En, Rejection::TicketStale { assignee: Some(who), .. }) => {
                format!("{said}, with {}", tell.person(*who))
            }
            (Language::Zh, Rejection::CellStale { current }) => {
                format!("{said}：现在是「{}」", tell.cell(current.as_ref()))
            }
            (Language::En, Rejection::CellStale { current }) => {
                format!("{said}: it is “{}”", tell.cell(current.as_ref()))
            }
            (_, Rejection::NotSigner { role }) => self.not_signer(world.workspace(), role),
            (_, Rejection::OrderWon { enquiry }) => format!("{said} · {}", tell.enquiry(*enquiry)),
            (_, Rejection::OutOfStock { article, left }) => {
                self.out_of_stock(&self.article_name(*article, world), *left)
            }
            (Language::Zh, Rejection::CustomerMerged { customer, into }) => {
                format!("「{}」已经并入「{}」", tell.customer(*customer), tell.customer(*into))
            }
            (Language::En, Rejection::CustomerMerged { customer, into }) => {
                format!("“{}” has been merged into “{}”", tell.customer(*customer), tell.customer(*into))
            }
            _ => said,
        }
    }

    fn not_signer(&self, workspace: Option<&Workspace>, role: &RoleId) -> String {
        let role = self.role_named(workspace, role);
        match self.language {
            Language::Zh => format!("现在轮到{role}，您没有这个角色"),
            Language::En => format!("It is the turn of {role}, a role that you don't have"),
        }
    }

    /// Why a file is not taken.
    pub fn file_refused(&self, why: FileRefused) -> String {
        let megabytes = |bytes: f64| format!("{:.1} MB", bytes / 1_048_576.0);
        match (self.language, why) {
            (Language::Zh, FileRefused::TooLarge { limit, bytes }) => {
                format!("文件有 {}，最大 {}", megabytes(bytes as f64), megabytes(limit.into()))
            }
            (Language::En, FileRefused::TooLarge { limit, bytes }) => {
                format!("The file has {}, the most is {}", megabytes(bytes as f64), megabytes(limit.into()))
            }
            (_, FileRefused::Empty) => self.pick(["文件是空的", "The file is empty"]).to_owned(),
            (_, FileRefused::TypeNotAllowed) => self
                .pick([
                    "这种文件不能上传：只收图片、PDF、表格、文档和文本",
                    "Files of this type are not taken: pictures, PDF, sheets, documents and text are",
                ])
                .to_owned(),
            (_, FileRefused::NameTooLong) => self.pick(["文件名太长", "The file's name is too long"]).to_owned(),
            (_, FileRefused::NameNotAllowed) => {
                self.pick(["文件名含有不能用的字符", "The file's name has characters that can't be used"]).to_owned()
            }
            (_, FileRefused::Unknown) => self.pick(["这个文件不能上传", "The file can't be taken"]).to_owned(),
        }
    }

    /// Why something needs attention.
    pub fn why(&self, why: &Why) -> String {
        match why {
            Why::Rejected(rejection) => self.refusal(rejection),
            Why::Quarantined => self.sync.quarantined.to_owned(),
        }
    }

    pub fn invalid(&self, why: Invalid) -> &'static str {
        self.pick(match why {
            Invalid::Empty => ["不能为空", "must not be empty"],
            Invalid::TooLong => ["太长", "is too long"],
            Invalid::Unknown => ["没有这一项", "is not known"],
            Invalid::Characters => ["含有不能用的字符", "has characters that can't be used"],
            Invalid::InUse => ["还有人在用", "is still in use"],
            Invalid::TooEarly => ["还没到时候", "can't be given yet"],
            Invalid::LastAdmin => ["不能没有管理员", "must leave somebody who administers the team"],
        })
    }

    fn field(&self, field: Field) -> &'static str {
        self.pick(match field {
            Field::Name => ["名称", "The name"],
            Field::Memo => ["备注", "The memo"],
            Field::Note => ["记录", "The note"],
            Field::Reason => ["原因", "The reason"],
            Field::Courier => ["快递公司", "The courier"],
            Field::Tracking => ["快递单号", "The tracking number"],
            Field::Zone => ["时区", "The time zone"],
            Field::Roles => ["角色", "The roles"],
            Field::Orders => ["订单", "The orders"],
            Field::Number => ["订单号", "The order number"],
            Field::Subject => ["主题", "The subject"],
            Field::Text => ["内容", "The text"],
            Field::Tag => ["标签", "The tag"],
            Field::Files => ["附件", "The files"],
            Field::Line => ["服务线", "The line"],
            Field::WrapUp => ["结案原因", "The wrap-up"],
            Field::Word => ["客户意见", "The customer's word"],
            Field::Shift => ["班次", "The shift"],
            Field::Day => ["日期", "The day"],
            Field::Phone => ["电话", "The phone number"],
            Field::Email => ["邮箱", "The mail address"],
            Field::Wechat => ["微信号", "The WeChat id"],
            Field::Address => ["地址", "The address"],
            Field::Pieces => ["件数", "The pieces"],
            Field::Amount => ["金额", "The amount"],
            Field::Minutes => ["时限", "The time"],
            Field::Finding => ["责任认定", "The finding"],
            Field::Offer => ["方案", "The offer"],
            Field::Cause => ["起因", "The cause"],
            Field::Code => ["商品编码", "The article"],
            Field::Shop => ["店铺", "The shop"],
            Field::Method => ["退款方式", "The way of the refund"],
            Field::Age => ["年龄", "The age"],
            Field::Account => ["会员名", "The account name"],
            Field::Place => ["地点", "The place"],
            Field::Window => ["揽收时段", "The window"],
        })
    }

    fn kind(&self, kind: Kind) -> &'static str {
        self.pick(match kind {
            Kind::Workspace => ["团队", "team"],
            Kind::Shop => ["店铺", "shop"],
            Kind::Staff => ["人员", "person"],
            Kind::Customer => ["客户", "customer"],
            Kind::Contact => ["联系方式", "contact"],
            Kind::Ticket => ["工单", "ticket"],
            Kind::Enquiry => ["咨询", "enquiry"],
            Kind::Case => ["售后单", "case"],
            Kind::Approval => ["审批", "approval"],
            Kind::Article => ["商品", "article"],
            Kind::Posting => ["账目", "posting"],
            Kind::Stray => ["无主退件", "parcel"],
            Kind::Roster => ["排班", "roster"],
            Kind::Pickup => ["揽收", "pick-up"],
            Kind::ShippingPlan => ["发货计划", "shipping plan"],
            Kind::Order => ["订单", "order"],
            Kind::Import => ["导入", "import"],
            Kind::SavedView => ["视图", "view"],
        })
    }
}
