//! What enquiries refuse, in words (O4).

use crate::i18n::{Language, Words, format::money};
use shared::command::Rejection;

impl Words {
    pub(super) fn enquiry_refusal(&self, rejection: &Rejection) -> String {
        match (self.language, rejection) {
            (Language::Zh, Rejection::EnquiryStale { outcome }) => {
                format!("别人先改了结果，现在是：{}", self.became(outcome.as_ref()))
            }
            (Language::En, Rejection::EnquiryStale { outcome }) => {
                format!("Somebody was faster: now it is {}", self.became(outcome.as_ref()))
            }
            (_, Rejection::OrderWon { .. }) => {
                self.pick(["这个订单已经属于另一条咨询", "The order came of another enquiry"]).to_owned()
            }
            (Language::Zh, Rejection::DiscountStale { off }) => format!("优惠变了：现在是 {}", money(*off)),
            (Language::En, Rejection::DiscountStale { off }) => {
                format!("The discount has changed: {} now", money(*off))
            }
            _ => self
                .pick(["已有一个优惠申请等签批，先撤回它", "A discount waits to be signed: withdraw it first"])
                .to_owned(),
        }
    }
}
