//! Finding enquiries: queues and words.

use super::{Enquiry, Outcome};
use crate::{
    id::{EnquiryId, StaffId},
    text::{contains, words},
    time::Instant,
    world::World,
};
use std::{cmp::Reverse, sync::Arc};

/// Which enquiries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EnquiryQueue {
    /// 我的: open, and taken by me.
    #[default]
    Mine,
    /// 跟进中: all that is open.
    Open,
    /// 未成交
    Lost,
    /// 全部
    All,
}

impl EnquiryQueue {
    pub const ALL: [EnquiryQueue; 4] = [EnquiryQueue::Mine, EnquiryQueue::Open, EnquiryQueue::Lost, EnquiryQueue::All];
}

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnquiryFilter {
    pub queue: EnquiryQueue,
    /// Words as typed. Each must be found somewhere in the enquiry.
    pub text: String,
}

impl EnquiryFilter {
    /// The enquiries that pass, the newest first; of those that are open, what somebody was to ask again comes first.
    pub fn find(&self, world: &World, me: StaffId, now: Instant) -> Vec<EnquiryId> {
        let words = words(&self.text);
        let passes = |enquiry: &&Arc<Enquiry>| {
            self.queue.holds(enquiry, me) && words.iter().all(|word| has_word(world, enquiry, word))
        };
        if matches!(self.queue, EnquiryQueue::Lost | EnquiryQueue::All) {
            return world.enquiries_newest_first().filter(passes).map(|enquiry| enquiry.id).collect();
        }
        let mut found: Vec<_> = world.open_enquiries().filter(passes).collect();
        found.sort_by_key(|enquiry| (!enquiry.is_due(now), Reverse(enquiry.opened_at), enquiry.id));
        found.into_iter().map(|enquiry| enquiry.id).collect()
    }
}

impl EnquiryQueue {
    fn holds(self, enquiry: &Enquiry, me: StaffId) -> bool {
        match self {
            EnquiryQueue::Mine => enquiry.is_open() && enquiry.by == Some(me),
            EnquiryQueue::Open => enquiry.is_open(),
            EnquiryQueue::Lost => matches!(enquiry.outcome, Some(Outcome::Lost { .. })),
            EnquiryQueue::All => true,
        }
    }
}

/// How many enquiries are mine and open, and open at all.
pub fn counts(world: &World, me: StaffId) -> [usize; 2] {
    let count = |queue: EnquiryQueue| world.open_enquiries().filter(|enquiry| queue.holds(enquiry, me)).count();
    [count(EnquiryQueue::Mine), count(EnquiryQueue::Open)]
}

/// How many of mine somebody was to ask again by now.
pub fn due(world: &World, me: StaffId, now: Instant) -> usize {
    world.open_enquiries().filter(|enquiry| enquiry.by == Some(me) && enquiry.is_due(now)).count()
}

/// Whether the word is in the enquiry: `#12` is its number; anything else is looked for in who asks, what was asked,
/// answered and wished, and why it was lost.
fn has_word(world: &World, enquiry: &Enquiry, word: &str) -> bool {
    if let Some(no) = word.strip_prefix('#') {
        return enquiry.no.is_some_and(|own| own.to_string() == no);
    }
    let has = |text: &str| contains(text, word);
    let customer = enquiry.customer.and_then(|id| world.customer(id));
    let wished = enquiry.wishes.values().any(|wish| {
        let article = wish.article.and_then(|id| world.articles.get(&id));
        has(&wish.title) || article.is_some_and(|article| has(&article.code) || has(&article.name()))
    });
    let lost = matches!(&enquiry.outcome, Some(Outcome::Lost { note, .. }) if has(note));
    has(&enquiry.name)
        || customer.is_some_and(|customer| has(&customer.name))
        || enquiry.questions.values().any(|question| has(&question.asked) || has(&question.answer))
        || wished
        || lost
}
