//! What people might want to do with pre-sale enquiries (O4), given what they see: two of them often close one, or win
//! one order with two, and a discount is asked for while another waits. Who signs is in `asking`.

use crate::{team, trade, wish::some_order};
use shared::{
    article::Article,
    command::{Command, EnquiryAnswer, EnquiryAsk, EnquiryDetail, EnquiryDiscount, EnquiryMove, EnquiryOpen},
    enquiry::{Detail, Enquiry, Loss, Outcome, Topic, Wish},
    id::{ApprovalId, CustomerId, EnquiryId, QuestionId, WishId},
    money::Fen,
    world::World,
};

/// Enquiries that may ever be opened by the same id: two devices never do, but a copied one may.
const ENQUIRIES: u64 = 8;

/// A command about an enquiry; `fresh` is a number that was never given before.
pub fn prospect(view: &World, what: u8, with: u16, fresh: u64) -> Command {
    let all: Vec<&Enquiry> = view.enquiries.values().map(|enquiry| &**enquiry).collect();
    let Some(known) = all.get(usize::from(with / 3) % all.len().max(1)).filter(|_| !what.is_multiple_of(6)) else {
        return open(view, with, fresh).into();
    };
    let enquiry = known.id;
    match what % 6 {
        1 if with.is_multiple_of(2) => {
            let (question, topic) = (question(fresh), Topic::ALL[usize::from(with) % Topic::ALL.len()]);
            EnquiryAsk { enquiry, question, topic, text: format!("question {fresh}") }.into()
        }
        1 => {
            let question = known.questions.keys().next().copied().unwrap_or_else(|| question(fresh));
            EnquiryAnswer { enquiry, question, text: format!("answer {fresh}") }.into()
        }
        2 => EnquiryDetail { enquiry, to: detail(view, known, with, fresh) }.into(),
        3 | 4 => {
            // Now and then from what was granted before.
            let expect = if with.is_multiple_of(11) { Fen(1) } else { known.off() };
            let off = Fen([0, 800, 1_500, 30_000][usize::from(with) % 4]);
            let approval = ApprovalId::named(&["discount", &fresh.to_string()]);
            EnquiryDiscount { enquiry, expect, off, approval, reason: format!("reason {fresh}") }.into()
        }
        _ => {
            let expect = known.outcome.clone().filter(|_| !with.is_multiple_of(13));
            EnquiryMove { enquiry, expect, to: outcome(view, with, fresh) }.into()
        }
    }
}

fn question(fresh: u64) -> QuestionId {
    QuestionId::named(&[&fresh.to_string()])
}

fn open(view: &World, with: u16, fresh: u64) -> EnquiryOpen {
    let shop = if with.is_multiple_of(3) { trade::shop() } else { team::shop() };
    let customers: Vec<CustomerId> = view.customers.keys().copied().collect();
    let customer = customers.get(usize::from(with / 3) % customers.len().max(1)).copied();
    EnquiryOpen {
        enquiry: EnquiryId::named(&[&(fresh % ENQUIRIES).to_string()]),
        shop: shop.id,
        customer: customer.filter(|_| with.is_multiple_of(2)),
        name: format!("buyer {fresh}"),
        ticket: None,
        asked: Some((question(fresh), Topic::Product, format!("question {fresh}"))),
        wishes: [(WishId::named(&["first"]), wish(with))].into(),
    }
}

fn wish(with: u16) -> Wish {
    let article = with.is_multiple_of(2).then(|| Article::id_of(["A", "B", "C"][usize::from(with) % 3]));
    Wish { article, title: "卫衣".to_owned(), pieces: 1 + u32::from(with % 3), list: Some(Fen(900)) }
}

fn detail(view: &World, known: &Enquiry, with: u16, fresh: u64) -> Detail {
    match with % 5 {
        0 => Detail::Name(format!("buyer {fresh}")),
        1 => Detail::Customer(view.customers.keys().nth(usize::from(with / 5) % 4).copied()),
        2 => Detail::Shop(if with.is_multiple_of(2) { trade::shop().id } else { team::shop().id }),
        3 => Detail::Remind(Some(known.opened_at.plus(i64::from(with) * 60_000))),
        _ => {
            let wish_id = WishId::named(&[["first", "second"][usize::from(with / 5) % 2]]);
            Detail::Wish { wish: wish_id, to: (!with.is_multiple_of(3)).then(|| wish(with)) }
        }
    }
}

fn outcome(view: &World, with: u16, fresh: u64) -> Option<Outcome> {
    match with % 4 {
        0 => None,
        1 => {
            let reason = Loss::ALL[usize::from(with / 4) % Loss::ALL.len()];
            Some(Outcome::Lost { reason, note: format!("note {fresh}") })
        }
        _ => Some(Outcome::Won { order: some_order(view, with) }),
    }
}
