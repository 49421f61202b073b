//! Pre-sale enquiries (O4): opening one, what is asked and answered, and its details.

use super::{
    Ctx, Draft, Field, Invalid, Rejection,
    article::{MOST_PIECES, check_price},
    customer::LONGEST_NAME,
    line, text,
};
use crate::{
    archive::Archive,
    enquiry::{Act, Detail, Enquiry, Question, Topic, Wish},
    id::{CustomerId, EnquiryId, QuestionId, ShopId, TicketId, WishId},
    order::import::limit,
    record::{Key, Kind},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest question or answer, in characters.
const LONGEST_WORDS: usize = 2_000;
/// Most questions and wishes of one enquiry.
const MOST_QUESTIONS: usize = 200;
const MOST_WISHES: usize = 100;

/// Opens an enquiry. Whoever opens it has taken it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryOpen {
    pub enquiry: EnquiryId,
    pub shop: ShopId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// Who asks, where there is no file of them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<TicketId>,
    /// What was asked first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<(QuestionId, Topic, String)>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub wishes: BTreeMap<WishId, Wish>,
}

/// Notes a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryAsk {
    pub enquiry: EnquiryId,
    pub question: QuestionId,
    pub topic: Topic,
    pub text: String,
}

/// Notes what was answered; nothing: the answer is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryAnswer {
    pub enquiry: EnquiryId,
    pub question: QuestionId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Changes a detail: shop, customer, name, reminder, a wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryDetail {
    pub enquiry: EnquiryId,
    pub to: Detail,
}

pub(super) fn enquiry(draft: &Draft<'_>, id: EnquiryId) -> Result<Enquiry, Rejection> {
    let missing = Rejection::Missing { key: id.into() };
    draft.enquiries.get(&id).map(|enquiry| Enquiry::clone(enquiry)).ok_or(missing)
}

fn invalid<T>(field: Field, why: Invalid) -> Result<T, Rejection> {
    Err(Rejection::Invalid { field, why })
}

fn known_shop(draft: &Draft<'_>, id: ShopId) -> Result<(), Rejection> {
    let missing = Rejection::Missing { key: id.into() };
    draft.shops.get(&id).map(|_| ()).ok_or(missing)
}

fn known_customer(draft: &Draft<'_>, id: Option<CustomerId>) -> Result<(), Rejection> {
    match id.filter(|id| !draft.customers.contains_key(id)) {
        Some(id) => Err(Rejection::Missing { key: id.into() }),
        None => Ok(()),
    }
}

/// The wish as it is kept: an article's list price is what stands there now.
fn listed(draft: &Draft<'_>, wish: &Wish) -> Result<Wish, Rejection> {
    if !(1..=MOST_PIECES).contains(&wish.pieces) {
        return invalid(Field::Pieces, Invalid::Unknown);
    }
    if let Some(id) = wish.article {
        let article = super::article::article(draft, id)?;
        return Ok(Wish { title: String::new(), list: Some(article.price), ..wish.clone() });
    }
    line(Field::Text, &wish.title, limit::LINE as usize, true)?;
    wish.list.map_or(Ok(()), check_price)?;
    Ok(Wish { title: wish.title.trim().to_owned(), ..wish.clone() })
}

impl EnquiryOpen {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        if draft.enquiries.contains_key(&self.enquiry) {
            return invalid(Field::Number, Invalid::InUse);
        }
        known_shop(draft, self.shop)?;
        known_customer(draft, self.customer)?;
        line(Field::Name, &self.name, LONGEST_NAME, self.customer.is_none())?;
        if let Some(id) = self.ticket.filter(|id| !draft.tickets.contains_key(id)) {
            return Err(Rejection::Missing { key: Key { kind: Kind::Ticket, id: id.0 } });
        }
        if self.wishes.len() > MOST_WISHES {
            return invalid(Field::Pieces, Invalid::TooLong);
        }
        let wishes = self.wishes.iter().map(|(id, wish)| Ok((*id, listed(draft, wish)?)));
        let wishes = wishes.collect::<Result<_, Rejection>>()?;
        let by = ctx.actor.staff();
        let mut questions = BTreeMap::new();
        if let Some((id, topic, asked)) = &self.asked {
            questions.insert(*id, question(*topic, asked, ctx)?);
        }
        draft.put(Enquiry {
            id: self.enquiry,
            no: None,
            shop: self.shop,
            customer: self.customer,
            name: self.name.trim().to_owned(),
            ticket: self.ticket,
            by,
            opened_at: ctx.at,
            questions,
            wishes,
            discount: None,
            outcome: None,
            closed: None,
            remind_at: None,
            history: Vec::new(),
            archive: Archive::Never,
        });
        Ok(())
    }
}

fn question(topic: Topic, asked: &str, ctx: &Ctx) -> Result<Question, Rejection> {
    text(Field::Text, asked, LONGEST_WORDS, true)?;
    let (at, by, answer) = (ctx.at, ctx.actor.staff(), String::new());
    Ok(Question { topic, asked: asked.trim().to_owned(), at, by, answer })
}

impl EnquiryAsk {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let question = question(self.topic, &self.text, ctx)?;
        let mut enquiry = enquiry(draft, self.enquiry)?;
        if enquiry.questions.contains_key(&self.question) {
            return invalid(Field::Number, Invalid::InUse);
        }
        if enquiry.questions.len() >= MOST_QUESTIONS {
            return invalid(Field::Text, Invalid::TooLong);
        }
        enquiry.questions.insert(self.question, question);
        draft.put(enquiry);
        Ok(())
    }
}

impl EnquiryAnswer {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Text, &self.text, LONGEST_WORDS, false)?;
        let mut enquiry = enquiry(draft, self.enquiry)?;
        let Some(question) = enquiry.questions.get_mut(&self.question) else {
            return invalid(Field::Text, Invalid::Unknown);
        };
        let answer = self.text.trim().to_owned();
        if question.answer != answer {
            let from = std::mem::replace(&mut question.answer, answer);
            enquiry.log(ctx.at, ctx.actor.staff(), Act::Answered { question: self.question, from });
            draft.put(enquiry);
        }
        Ok(())
    }
}

impl EnquiryDetail {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut enquiry = enquiry(draft, self.enquiry)?;
        let to = self.checked(draft, &enquiry)?;
        let from = enquiry.standing(&to);
        if from != to {
            enquiry.set(&to);
            enquiry.log(ctx.at, ctx.actor.staff(), Act::Changed { from, to });
            draft.put(enquiry);
        }
        Ok(())
    }

    /// The detail as it is kept.
    fn checked(&self, draft: &Draft<'_>, enquiry: &Enquiry) -> Result<Detail, Rejection> {
        match &self.to {
            Detail::Shop(shop) => {
                known_shop(draft, *shop)?;
                // The order that it became is of this shop.
                if enquiry.order().is_some() && *shop != enquiry.shop {
                    return invalid(Field::Shop, Invalid::InUse);
                }
            }
            Detail::Customer(customer) => {
                known_customer(draft, *customer)?;
                if customer.is_none() && enquiry.name.is_empty() {
                    return invalid(Field::Name, Invalid::Empty);
                }
            }
            Detail::Name(name) => line(Field::Name, name, LONGEST_NAME, enquiry.customer.is_none())?,
            Detail::Wish { wish, to: Some(to) } => {
                if enquiry.wishes.len() >= MOST_WISHES && !enquiry.wishes.contains_key(wish) {
                    return invalid(Field::Pieces, Invalid::TooLong);
                }
                return Ok(Detail::Wish { wish: *wish, to: Some(listed(draft, to)?) });
            }
            Detail::Remind(_) | Detail::Wish { to: None, .. } => {}
        }
        Ok(self.to.clone())
    }
}
