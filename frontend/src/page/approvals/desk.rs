//! What the approvals page remembers and does: the lists, the card that keys act on, what is being asked. It is there
//! for all pages: panes of orders and cases show approvals, too, and the navigation counts them.

use crate::{
    page::{act::Acts, orders::use_desk, tickets::use_bench},
    platform::focus,
    route::{Place, Route},
    store::{Store, use_store},
};
use leptos::prelude::*;
use shared::{
    approval::{Approval, list::Lists},
    command::ApprovalWithdraw,
    id::{ApprovalId, CaseId, EnquiryId, OrderId},
    record::Kind,
    staff::{RoleId, Staff},
    time::Instant,
};
use std::sync::Arc;

/// Lists move on by time once an hour: what is long over leaves them.
const HOUR: i64 = 3_600_000;

/// What a person is about to say to an approval. `expect` is how many had signed when they looked.
#[derive(Clone, Debug, PartialEq)]
pub enum Asking {
    Sign { id: ApprovalId, expect: u32, granted: bool },
    Answer { id: ApprovalId, role: RoleId },
}

#[derive(Clone, Copy)]
pub struct ApprovalsDesk {
    pub lists: Memo<Lists>,
    /// How many wait for me.
    pub waiting: Memo<usize>,
    pub asking: RwSignal<Option<Asking>>,
    me: Memo<Option<Arc<Staff>>>,
    /// The card that keys act on, and its place: one that was signed leaves its list.
    current: RwSignal<Option<ApprovalId>>,
    was_at: StoredValue<usize>,
    place: Place,
    store: Store,
}

impl ApprovalsDesk {
    /// Once for all pages, after the desk of the orders, whose calm view of the world is also this one's.
    pub fn provide(place: Place) {
        let store = use_store();
        let (calm, now, me) = (use_desk().calm, use_bench().now, store.me());
        let hour = Memo::new(move |_| Instant(now.get().0.div_euclid(HOUR) * HOUR));
        provide_context(ApprovalsDesk {
            lists: Memo::new(move |_| calm.with(|world| Lists::of(world, me, hour.get()))),
            waiting: Memo::new(move |_| store.with(|world| Lists::waiting(world, me))),
            asking: RwSignal::new(None),
            me: store.record(move |world| world.staff.get(&me).cloned()),
            current: RwSignal::new(None),
            was_at: StoredValue::new(0),
            place,
            store,
        });
    }

    /// Whether my signature is next; tracked.
    pub fn may_sign(self, approval: &Approval) -> bool {
        self.me.with(|me| me.as_deref().is_some_and(|me| approval.waits_for(me)))
    }

    /// The department that I can answer for; tracked.
    pub fn answers_as(self, approval: &Approval) -> Option<RoleId> {
        self.me.with(|me| approval.asks(me.as_deref()?).cloned())
    }

    pub fn may_withdraw(self, approval: &Approval) -> bool {
        approval.may_withdraw(self.store.me())
    }

    fn approval(self, id: ApprovalId) -> Option<Arc<Approval>> {
        self.store.with_untracked(|world| world.approvals.get(&id).cloned())
    }

    pub fn sign(self, id: ApprovalId, granted: bool, acts: Acts) {
        let Some(approval) = self.approval(id) else { return };
        if !untrack(|| self.may_sign(&approval)) {
            return acts.say(acts.words().approvals.nothing_to_sign);
        }
        let expect = u32::try_from(approval.signed.len()).unwrap_or(u32::MAX);
        self.asking.set(Some(Asking::Sign { id, expect, granted }));
    }

    pub fn answer(self, id: ApprovalId, acts: Acts) {
        match self.approval(id).and_then(|approval| untrack(|| self.answers_as(&approval))) {
            Some(role) => self.asking.set(Some(Asking::Answer { id, role })),
            None => acts.say(acts.words().approvals.nothing_to_answer),
        }
    }

    pub fn withdraw(self, id: ApprovalId, acts: Acts) {
        match self.approval(id).is_some_and(|approval| self.may_withdraw(&approval)) {
            true => acts.attempt(acts.words().approvals.withdrawn, ApprovalWithdraw { approval: id }),
            false => acts.say(acts.words().approvals.nothing_to_withdraw),
        }
    }

    /// Where one sees what it is about.
    pub fn route(approval: &Approval) -> Route {
        let subject = approval.ask.subject();
        match subject.kind {
            Kind::Case => Route::Case(CaseId(subject.id)),
            Kind::Enquiry => Route::Enquiry(EnquiryId(subject.id)),
            _ => Route::Order(OrderId(subject.id)),
        }
    }

    /// The focus has come to this card.
    pub fn point_at(self, id: ApprovalId) {
        self.current.set(Some(id));
        if let Some(at) = self.lists.with_untracked(|lists| lists.all().position(|one| one == id)) {
            self.was_at.set_value(at);
        }
    }

    /// Takes a key; `false` when it means nothing here.
    pub fn key(self, key: &str, acts: Acts) -> bool {
        if self.place.here_untracked() != Route::Approvals {
            return false;
        }
        match (key, self.current.get_untracked()) {
            ("j" | "ArrowDown", _) => return self.move_by(1),
            ("k" | "ArrowUp", _) => return self.move_by(-1),
            ("y", Some(id)) => self.sign(id, true, acts),
            ("x", Some(id)) => self.sign(id, false, acts),
            ("a", Some(id)) => self.answer(id, acts),
            ("w", Some(id)) => self.withdraw(id, acts),
            ("Enter", Some(id)) => {
                self.approval(id).iter().for_each(|approval| self.place.go(ApprovalsDesk::route(approval)));
            }
            _ => return false,
        }
        true
    }

    /// Puts the focus on the next card; on what took the place of one that has left, first.
    fn move_by(self, by: isize) -> bool {
        let all: Vec<ApprovalId> = self.lists.with_untracked(|lists| lists.all().collect());
        let Some(last) = all.len().checked_sub(1) else { return false };
        let has_focus = self.current.get_untracked().is_some_and(|id| focus::is_within(&card_id(id)));
        let at = self.was_at.get_value();
        let next = if has_focus { at.saturating_add_signed(by) } else { at };
        focus::to(&card_id(all[next.min(last)]));
        true
    }
}

/// The id of a card on the page.
pub fn card_id(id: ApprovalId) -> String {
    format!("approval-{id}")
}

pub fn use_approvals() -> ApprovalsDesk {
    expect_context()
}
