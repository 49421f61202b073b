//! Taking an order by phone or wholesale (O8): its pieces are held and its customer's balance pays, as far as both
//! reach. What was seen when it was taken goes along, so that whoever took it hears when it came out otherwise.

use super::{
    Ctx, Draft, Field, Invalid, Rejection,
    article::{MOST_PIECES, article, check_price},
    change::Receiver,
    enquiry_move, line,
    mark::LONGEST_PARCEL,
    open::NewCustomer,
    posting::{self, Stake, charge, hold},
    text,
};
use crate::{
    customer::{Contact, Customer},
    id::{ArticleId, ContactId, CustomerId, EnquiryId, OrderId, PostingId, ShopId},
    ledger::Cause,
    money::Fen,
    order::{
        Act, Line, Order, Status,
        house::{House, Stocked},
        import::limit,
    },
    record::{Key, Kind},
    shop::Platform,
    workspace::{ShortBalance, Taking},
};
use serde::{Deserialize, Serialize};

/// Takes an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderTake {
    pub order: OrderId,
    pub shop: ShopId,
    pub customer: CustomerId,
    /// The customer's file, when there is none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_customer: Option<NewCustomer>,
    /// Whom it goes to: one of the customer's contacts, or a new one with `receiver`. None: it is fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<Receiver>,
    pub lines: Vec<TakenLine>,
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub freight: Fen,
    /// What the customer pays in with it.
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub deposit: Fen,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub courier: String,
    /// The customer's wishes, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// It was read back to the customer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read_back: bool,
    /// The customer was told at once what of it is there and whether the balance reaches.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub answered: bool,
    /// The enquiry that it comes from, which is won with it (O4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enquiry: Option<EnquiryId>,
}

/// One article of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenLine {
    pub article: ArticleId,
    pub pieces: u32,
    /// Per piece, as told to the customer.
    pub price: Fen,
    /// Free pieces that whoever took it saw.
    pub seen: u32,
}

impl OrderTake {
    /// Most lines of an order that is taken by hand.
    pub const MOST_LINES: usize = 200;

    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        self.check(draft)?;
        if let Some(new) = self.new_customer.as_ref().filter(|_| !draft.customers.contains_key(&self.customer)) {
            new.open(self.customer, None, draft, ctx)?;
        }
        let missing = Rejection::Missing { key: self.customer.into() };
        let customer = draft.customers.get(&self.customer).map(|known| Customer::clone(known)).ok_or(missing)?;
        let phone_mask = self.receive(draft)?;
        let rules = draft.workspace().map(|workspace| workspace.taking.clone()).unwrap_or_default();
        let mut order = self.order(draft, &customer, ctx);
        order.phone_mask = if phone_mask.is_empty() { customer.phone_mask.clone() } else { phone_mask };
        self.hold(draft, &mut order)?;
        order.reckon();
        order.log(ctx.at, ctx.actor.staff(), Act::Taken);
        self.pay(draft, &mut order, draft.balance_of(self.customer), &rules, ctx)?;
        let is_news = order.lines.iter().any(|line| line.stock.as_ref().is_some_and(|stock| stock.lost));
        if let Some(house) = order.house.as_mut().filter(|_| is_news || !self.answered) {
            house.answer_due = Some(ctx.at.plus(i64::from(rules.answer_minutes) * 60_000));
        }
        draft.put(order);
        self.enquiry.into_iter().for_each(|enquiry| enquiry_move::take(draft, enquiry, self.order, ctx));
        Ok(())
    }

    fn check(&self, draft: &Draft<'_>) -> Result<(), Rejection> {
        let invalid = |field, why| Err(Rejection::Invalid { field, why });
        if draft.orders.contains_key(&self.order) {
            return invalid(Field::Number, Invalid::InUse);
        }
        let shop = draft.shops.get(&self.shop).ok_or(Rejection::Missing { key: self.shop.into() })?;
        if shop.platform != Platform::House {
            return invalid(Field::Shop, Invalid::Unknown);
        }
        match self.lines.len() {
            0 => return invalid(Field::Pieces, Invalid::Empty),
            count if count > Self::MOST_LINES => return invalid(Field::Orders, Invalid::TooLong),
            _ => {}
        }
        for taken in &self.lines {
            if article(draft, taken.article)?.retired {
                return invalid(Field::Code, Invalid::Unknown);
            }
            if !(1..=MOST_PIECES).contains(&taken.pieces) {
                return invalid(Field::Pieces, Invalid::Unknown);
            }
            check_price(taken.price)?;
        }
        check_price(self.freight)?;
        check_price(self.deposit)?;
        line(Field::Courier, &self.courier, LONGEST_PARCEL, false)?;
        text(Field::Text, &self.message, limit::REMARK as usize, false)
    }

    /// Puts the receiver in, and gives the phone as everybody may see it.
    fn receive(&self, draft: &mut Draft<'_>) -> Result<String, Rejection> {
        let Some(id) = self.contact else { return Ok(String::new()) };
        if let Some(receiver) = &self.receiver {
            receiver.put(draft, id, Some(self.customer))?;
        }
        // Of whichever of the customer's files.
        let is_theirs = |owner| draft.head_of(owner) == draft.head_of(self.customer);
        let contact = draft.contacts.get(&id).filter(|contact| contact.customer.is_some_and(is_theirs));
        let missing = Rejection::Missing { key: Key { kind: Kind::Contact, id: id.0 } };
        contact.map(|contact| Contact::phone_mask(contact)).ok_or(missing)
    }

    fn order(&self, draft: &Draft<'_>, customer: &Customer, ctx: &Ctx) -> Order {
        let day = draft.workspace().and_then(|workspace| workspace.zone().day(ctx.at));
        let lines = (1..).zip(&self.lines).filter_map(|(number, taken): (u32, _)| {
            let article = draft.articles.get(&taken.article)?;
            Some(Line {
                number: number.to_string(),
                title: article.title.clone(),
                attributes: article.attributes.clone(),
                code: article.code.clone(),
                price: taken.price,
                pieces: taken.pieces,
                refund: String::new(),
                instead: None,
                stock: Some(Stocked {
                    article: article.id,
                    list: article.price,
                    held: 0,
                    short: taken.pieces,
                    lost: false,
                    waits: false,
                }),
            })
        });
        let house = House { taken_by: ctx.actor.staff(), read_back: self.read_back, ..House::default() };
        let mut order =
            Order::new(self.order, self.shop, Platform::House, Order::house_number(self.order, day), ctx.at);
        order.customer = Some(self.customer);
        order.buyer.clone_from(&customer.name);
        order.contact = self.contact;
        order.courier = self.courier.trim().to_owned();
        order.buyer_message.clone_from(&self.message);
        order.amounts.freight = self.freight;
        order.lines = lines.collect();
        order.house = Some(house);
        order
    }

    /// Holds what is there. Who saw more than that is told.
    fn hold(&self, draft: &mut Draft<'_>, order: &mut Order) -> Result<(), Rejection> {
        for (line, taken) in order.lines.iter_mut().zip(&self.lines) {
            let Some(stock) = &mut line.stock else { continue };
            stock.held = hold(draft, stock.article, line.pieces)?;
            stock.short = line.pieces - stock.held;
            stock.lost = taken.seen.min(line.pieces) > stock.held;
        }
        Ok(())
    }

    fn pay(
        &self,
        draft: &mut Draft<'_>,
        order: &mut Order,
        before: Fen,
        rules: &Taking,
        ctx: &Ctx,
    ) -> Result<(), Rejection> {
        let (paid_in, total) = (before + self.deposit, order.amounts.total);
        if self.deposit > Fen::ZERO {
            let id = PostingId::named(&["deposit", &order.id.to_string()]);
            posting::of_money(draft, self.customer, self.deposit, Stake { id, cause: Cause::Deposit, note: "" }, ctx)?;
        }
        let is_covered = paid_in >= total;
        if let Some(house) = &mut order.house {
            house.low_deposit = !is_covered && paid_in.max(Fen::ZERO) < total.percent(rules.deposit_percent);
        }
        if is_covered || rules.short_balance == ShortBalance::Ship {
            charge(draft, order, total, ctx)?;
            order.paid_at = Some(ctx.at);
            order.status = if self.read_back { Status::Verified } else { Status::ToVerify };
        }
        Ok(())
    }
}
