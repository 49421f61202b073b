//! What the form of a new order holds, and the command that it makes.

use crate::{i18n::Words, platform::random};
use serde::{Deserialize, Serialize};
use shared::{
    article::Article,
    command::{self, Invalid, NewCustomer, OrderTake, Receiver, Rejection, TakenLine},
    enquiry::offer::{Offered, offered},
    id::{ArticleId, ContactId, CustomerId, EnquiryId, OrderId, ShopId},
    money::Fen,
    order::script,
    world::World,
};

/// What the form holds. This is also how its draft is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    pub customer: Option<CustomerId>,
    /// Somebody whom nobody knows yet.
    pub stranger: Option<NewCustomer>,
    pub lines: Vec<Row>,
    pub to: To,
    pub receiver: Receiver,
    pub freight: String,
    pub deposit: String,
    pub courier: String,
    pub message: String,
    pub read_back: bool,
    pub answered: bool,
}

/// One article, with pieces and price as typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub article: ArticleId,
    pub pieces: String,
    pub price: String,
}

/// Whom it goes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum To {
    /// To one of the customer's contacts.
    Known(ContactId),
    #[default]
    New,
    Fetched,
}

impl Row {
    pub fn of(article: &Article) -> Row {
        Row { article: article.id, pieces: "1".to_owned(), price: article.price.to_string() }
    }

    pub fn offered(offered: Offered) -> Row {
        let (pieces, price) = (offered.pieces.to_string(), offered.price.to_string());
        Row { article: offered.article, pieces, price }
    }

    pub fn pieces(&self) -> u32 {
        self.pieces.trim().parse().unwrap_or(0)
    }

    pub fn price(&self) -> Option<Fen> {
        Fen::from_yuan(&self.price)
    }
}

/// An amount that may be left out.
pub fn amount(text: &str) -> Option<Fen> {
    if text.trim().is_empty() { Some(Fen::ZERO) } else { Fen::from_yuan(text) }
}

impl Form {
    /// What an enquiry wishes, at the price that was granted; what the house has no article for stands in words.
    pub fn of(world: &World, enquiry: Option<EnquiryId>, words: &Words) -> Form {
        let Some(enquiry) = enquiry.and_then(|id| world.enquiries.get(&id)) else { return Form::default() };
        let of_words = enquiry.wishes.values().filter(|wish| wish.article.is_none());
        let name = enquiry.name.clone();
        let stranger = enquiry.customer.is_none().then(|| NewCustomer { name, ..NewCustomer::default() });
        Form {
            customer: enquiry.customer,
            receiver: Receiver {
                name: stranger.as_ref().map(|new| new.name.clone()).unwrap_or_default(),
                ..Receiver::default()
            },
            stranger,
            lines: offered(world, enquiry).into_iter().map(Row::offered).collect(),
            message: of_words.map(|wish| words.wish(wish, world)).collect::<Vec<_>>().join("\n"),
            ..Form::default()
        }
    }

    /// How much less than the list price it is.
    pub fn off(&self, world: &World) -> Fen {
        let off = |row: &Row| {
            let list = world.articles.get(&row.article).map(|article| article.price)?;
            Some((list - row.price()?).max(Fen::ZERO).times(row.pieces()))
        };
        self.lines.iter().filter_map(off).sum()
    }

    pub fn total(&self) -> Fen {
        let goods: Fen = self.lines.iter().map(|row| row.price().unwrap_or_default().times(row.pieces())).sum();
        goods + amount(&self.freight).unwrap_or_default()
    }

    pub fn has_who(&self) -> bool {
        self.customer.is_some() || self.stranger.is_some()
    }

    pub fn command(&self, world: &World, shop: ShopId, enquiry: Option<EnquiryId>) -> Result<OrderTake, Rejection> {
        let unread = || Rejection::Invalid { field: command::Field::Amount, why: Invalid::Unknown };
        let line = |row: &Row| {
            let seen = world.articles.get(&row.article).map_or(0, |article| article.free());
            let price = row.price().ok_or_else(unread)?;
            Ok(TakenLine { article: row.article, pieces: row.pieces(), price, seen })
        };
        Ok(OrderTake {
            order: OrderId(random::id()),
            shop,
            customer: self.customer.unwrap_or_else(|| CustomerId(random::id())),
            new_customer: self.stranger.clone().filter(|_| self.customer.is_none()),
            contact: match self.to {
                To::Known(id) => Some(id),
                To::New => Some(ContactId(random::id())),
                To::Fetched => None,
            },
            receiver: (self.to == To::New).then(|| self.receiver.clone()),
            lines: self.lines.iter().map(line).collect::<Result<_, _>>()?,
            freight: amount(&self.freight).ok_or_else(unread)?,
            deposit: amount(&self.deposit).ok_or_else(unread)?,
            courier: self.courier.trim().to_owned(),
            message: self.message.trim().to_owned(),
            read_back: self.read_back,
            answered: self.answered,
            enquiry,
        })
    }

    /// The words with which it is read back to the customer.
    pub fn read_back(&self, world: &World) -> String {
        let goods = self.lines.iter().map(|row| {
            let name = world.articles.get(&row.article).map(|article| article.name()).unwrap_or_default();
            (name, row.pieces(), row.price().unwrap_or_default())
        });
        let known = if let To::Known(id) = self.to { world.contacts.get(&id) } else { None };
        let to = match known {
            Some(contact) => [contact.name.as_str(), contact.number(), contact.address.as_str()],
            None if self.to == To::New => {
                [self.receiver.name.as_str(), self.receiver.mobile.as_str(), self.receiver.address.as_str()]
            }
            None => [""; 3],
        };
        script::read_back(&goods.collect::<Vec<_>>(), self.total(), &to)
    }
}
