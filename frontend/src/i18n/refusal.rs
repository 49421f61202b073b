//! Refusals as sentences: what was refused, why, and what can be done about it.

use super::{Language, Words};
use shared::{
    command::{Field, Invalid, Rejection},
    record::Kind,
    sync::replica::Why,
};

impl Words {
    pub fn refusal(&self, rejection: &Rejection) -> String {
        match (self.language, rejection) {
            (Language::Zh, Rejection::Denied { permission }) => {
                format!("您的角色没有「{}」的权限", self.permission(*permission))
            }
            (Language::En, Rejection::Denied { permission }) => {
                format!("Your role may not {}", self.permission(*permission))
            }
            (Language::Zh, Rejection::Stale { current }) => {
                format!("有人更快一步:订单现在是「{}」", self.status(*current))
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
            (Language::Zh, Rejection::Missing { key }) => format!("这个{}已经不在", self.kind(key.kind)),
            (Language::En, Rejection::Missing { key }) => format!("This {} is gone", self.kind(key.kind)),
            (Language::Zh, Rejection::Invalid { field, why }) => {
                format!("{}{}", self.field(*field), self.invalid(*why))
            }
            (Language::En, Rejection::Invalid { field, why }) => {
                format!("{} {}", self.field(*field), self.invalid(*why))
            }
            (_, Rejection::NotYours) => self.pick(["这不归您处理", "This is not yours to do"]).to_owned(),
            (_, Rejection::Unreadable) => {
                self.pick(["服务器读不懂这个操作,请更新页面", "The server can't read this; update the page"]).to_owned()
            }
            (_, Rejection::OnlineOnly) => {
                self.pick(["这个操作需要网络,请联网后再试", "This needs the network; try again online"]).to_owned()
            }
            (_, Rejection::Unknown) => self
                .pick(["服务器没有接受,更新页面后可以看到原因", "The server refused it; update the page to learn why"])
                .to_owned(),
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
        })
    }

    fn kind(&self, kind: Kind) -> &'static str {
        self.pick(match kind {
            Kind::Workspace => ["团队", "team"],
            Kind::Shop => ["店铺", "shop"],
            Kind::Staff => ["人员", "person"],
            Kind::Customer => ["客户", "customer"],
            Kind::Contact => ["收货人", "receiver"],
            Kind::Order => ["订单", "order"],
            Kind::Import => ["导入", "import"],
            Kind::SavedView => ["视图", "view"],
        })
    }
}
