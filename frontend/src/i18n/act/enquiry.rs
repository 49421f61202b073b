//! What is done with pre-sale enquiries, in words (O4).

use crate::i18n::{Words, format::money, tell::Teller};
use shared::{
    command::Command,
    enquiry::{Act, Detail, Wish},
    money::Fen,
    world::World,
};

pub fn deed(teller: Teller<'_>, command: &Command) -> Option<String> {
    let (words, world) = (teller.words, teller.world);
    let say = &words.enquiries;
    Some(match command {
        Command::EnquiryOpen(_) => say.new_title.to_owned(),
        Command::EnquiryAsk(c) => labelled(words, words.topic(c.topic), &c.text),
        Command::EnquiryAnswer(c) if c.text.is_empty() => words.pick(["删除回答", "Remove the answer"]).to_owned(),
        Command::EnquiryAnswer(c) => labelled(words, say.answer, &c.text),
        Command::EnquiryDetail(c) => words.enquiry_detail(&c.to, world),
        Command::EnquiryDiscount(c) if c.off == Fen::ZERO => say.take_back.to_owned(),
        Command::EnquiryDiscount(c) => labelled(words, say.discount, &money(c.off)),
        Command::EnquiryMove(c) if c.to.is_none() => say.reopen.to_owned(),
        Command::EnquiryMove(c) => words.enquiry_outcome(c.to.as_ref(), world),
        _ => return None,
    })
}

fn labelled(words: &Words, label: &str, what: &str) -> String {
    format!("{label}{}{what}", words.pick(["：", ": "]))
}

impl Words {
    pub fn enquiry_detail(&self, detail: &Detail, world: &World) -> String {
        let say = &self.enquiries;
        let to = |label: &str, what: &str| format!("{label} → {what}");
        match detail {
            Detail::Shop(id) => {
                let shop = world.shops.get(id).map(|shop| shop.name.clone()).unwrap_or_default();
                to(self.order.shop, &shop)
            }
            Detail::Customer(None) => to(say.who, self.pick(["没有档案", "no file"])),
            Detail::Customer(Some(id)) => to(say.who, &self.tell(world).customer(*id)),
            Detail::Name(name) => to(say.who, name),
            Detail::Remind(None) => say.no_reminder.to_owned(),
            Detail::Remind(Some(at)) => to(say.remind, &self.tell(world).moment(*at)),
            Detail::Wish { to: None, .. } => self.pick(["去掉一件商品", "Take an article away"]).to_owned(),
            Detail::Wish { to: Some(wish), .. } => labelled(self, say.wishes, &self.wish(wish, world)),
        }
    }

    /// `羊毛衫 米色 M × 2`
    pub fn wish(&self, wish: &Wish, world: &World) -> String {
        let name = wish.article.map_or_else(|| wish.title.clone(), |id| self.article_name(id, world));
        format!("{name} × {}", wish.pieces)
    }

    /// One line of an enquiry's history.
    pub fn enquiry_act(&self, act: &Act, world: &World) -> String {
        let say = &self.enquiries;
        match act {
            Act::Answered { .. } => say.answered.to_owned(),
            Act::Changed { to, .. } => self.enquiry_detail(to, world),
            Act::Discount { to, .. } if *to == Fen::ZERO => say.taken_back.to_owned(),
            Act::Discount { to, .. } => (say.granted)(&money(*to)),
            Act::Moved { to: None, .. } => say.reopened.to_owned(),
            Act::Moved { to, .. } => self.enquiry_outcome(to.as_ref(), world),
        }
    }
}
