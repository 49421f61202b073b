//! One of each command of pre-sale enquiries, for their forms.

use super::commands::{customer, ticket};
use crate::office::{NOW, order};
use shared::{
    approval::Asked,
    article::Article,
    command::*,
    enquiry::{Detail, Loss, Outcome, Topic, Wish},
    id::{ApprovalId, EnquiryId, QuestionId, ShopId, WishId},
    money::Fen,
};

pub fn enquiry() -> EnquiryId {
    EnquiryId::named(&["enquiry"])
}

fn question() -> QuestionId {
    QuestionId::named(&["question"])
}

fn wish() -> WishId {
    WishId::named(&["wish"])
}

fn wished() -> Wish {
    let article = Some(Article::id_of("A"));
    Wish { article, title: String::new(), pieces: 2, list: Some(Fen(9_900)) }
}

fn open() -> EnquiryOpen {
    EnquiryOpen {
        enquiry: enquiry(),
        shop: ShopId::named(&["shop"]),
        customer: Some(customer()),
        name: "小雨".to_owned(),
        ticket: Some(ticket()),
        asked: Some((question(), Topic::Stock, "米色还有吗".to_owned())),
        wishes: [(wish(), wished())].into(),
    }
}

fn answer() -> EnquiryAnswer {
    EnquiryAnswer { enquiry: enquiry(), question: question(), text: "还有两件".to_owned() }
}

fn detail(to: Detail) -> EnquiryDetail {
    EnquiryDetail { enquiry: enquiry(), to }
}

fn discount(off: i64) -> EnquiryDiscount {
    let approval = ApprovalId::named(&["discount", &off.to_string()]);
    EnquiryDiscount { enquiry: enquiry(), expect: Fen::ZERO, off: Fen(off), approval, reason: "why".to_owned() }
}

fn lost() -> Outcome {
    Outcome::Lost { reason: Loss::Other, note: "why".to_owned() }
}

fn moved(expect: Option<Outcome>, to: Option<Outcome>) -> EnquiryMove {
    EnquiryMove { enquiry: enquiry(), expect, to }
}

/// What leaves an enquiry with something in each part, also a discount for which nobody has to sign.
pub fn of_records() -> Vec<Command> {
    vec![
        open().into(),
        answer().into(),
        detail(Detail::Remind(Some(NOW))).into(),
        SettingSet { to: Setting::Signers { asked: Asked::Discount, roles: Vec::new() } }.into(),
        discount(20_000).into(),
        moved(None, Some(lost())).into(),
    ]
}

pub fn commands() -> Vec<Command> {
    let text = "起球吗".to_owned();
    vec![
        open().into(),
        EnquiryAsk { enquiry: enquiry(), question: question(), topic: Topic::Product, text }.into(),
        answer().into(),
        detail(Detail::Wish { wish: wish(), to: Some(wished()) }).into(),
        EnquiryDiscount { expect: Fen(1_000), ..discount(20_000) }.into(),
        moved(Some(lost()), Some(Outcome::Won { order: order(1) })).into(),
        EnquiryNumber { numbers: vec![(enquiry(), 12)] }.into(),
    ]
}

/// What may become of an enquiry, each with its word.
pub fn outcomes() -> Vec<(&'static str, Outcome)> {
    vec![("won", Outcome::Won { order: order(1) }), ("lost", lost())]
}

pub fn details() -> Vec<(&'static str, Detail)> {
    vec![
        ("shop", Detail::Shop(ShopId::named(&["shop"]))),
        ("customer", Detail::Customer(Some(customer()))),
        ("name", Detail::Name("小雨".to_owned())),
        ("remind", Detail::Remind(None)),
        ("wish", Detail::Wish { wish: wish(), to: Some(wished()) }),
        ("wish_gone", Detail::Wish { wish: wish(), to: None }),
    ]
}
