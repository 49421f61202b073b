//! What is new for me: a toast while I look elsewhere on the page, a notice of the desktop while the
//! page is out of sight, the count at the navigation.

use super::{Bench, bench, records, use_bench};
use crate::{
    account::{State, use_account},
    i18n::{Tongue, use_tongue},
    platform::{
        notify::{self, Allowed},
        preference, sight,
    },
    store::{Store, use_store},
    ui::{Toasts, toast::use_toasts},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    id::TicketId,
    ticket::{Ticket, filter},
};
use std::{collections::BTreeSet, sync::Arc};

/// Preference that is set while notices of the desktop are wanted.
const NOTICES: &str = "notices";
/// More than these at once are told as a number.
const MOST: usize = 2;

#[derive(Clone, Copy)]
pub struct News {
    hidden: RwSignal<bool>,
    wanted: RwSignal<bool>,
    allowed: RwSignal<Allowed>,
    /// Open tickets with something that I have not seen; `None` until all are here.
    unseen: Memo<Option<BTreeSet<TicketId>>>,
    bench: Bench,
    toasts: Toasts,
    tongue: Tongue,
    store: Store,
}

impl News {
    /// Once for all pages, after the bench.
    pub fn provide() -> News {
        let store = use_store();
        let (bench, me) = (use_bench(), store.me());
        let unseen = Memo::new(move |_| {
            let loaded = store.sync().with(|sync| sync.loading.is_none());
            bench.calm(|world| (loaded && world.workspace().is_some()).then(|| filter::unread(world, me)))
        });
        let news = News {
            hidden: RwSignal::new(sight::is_hidden()),
            wanted: RwSignal::new(preference::get(NOTICES).is_some()),
            allowed: RwSignal::new(notify::allowed()),
            unseen,
            bench,
            toasts: use_toasts(),
            tongue: use_tongue(),
            store,
        };
        let listener = sight::watch(move || {
            let _ = news.hidden.try_set(sight::is_hidden());
        });
        StoredValue::new_local(listener);
        news.watch();
        provide_context(news);
        news
    }

    /// How many open tickets have something that I have not seen.
    pub fn unread(self) -> Memo<usize> {
        Memo::new(move |_| self.unseen.with(|unseen| unseen.as_ref().map_or(0, BTreeSet::len)))
    }

    /// Whether the page is out of sight; tracked.
    pub fn is_hidden(self) -> bool {
        self.hidden.get()
    }

    pub fn allowed(self) -> Allowed {
        self.allowed.get()
    }

    /// Whether notices come to the desktop; tracked.
    pub fn is_on(self) -> bool {
        self.wanted.get() && self.allowed.get() == Allowed::Yes
    }

    /// Turns them on, asking the browser where needed, or off.
    pub fn switch(self) {
        let on = !untrack(|| self.is_on());
        preference::set(NOTICES, on.then_some("1"));
        self.wanted.set(on);
        if on {
            spawn_local(async move {
                let allowed = notify::ask().await;
                let _ = self.allowed.try_set(allowed);
            });
        }
    }

    fn watch(self) {
        let account = use_account();
        Effect::new(move |before: Option<Option<BTreeSet<TicketId>>>| {
            let now = self.unseen.get();
            // What was there when the page opened is no news.
            if let (Some(Some(before)), Some(now)) = (&before, &now) {
                let new: Vec<_> = now.difference(before).filter_map(|id| self.bench.ticket(*id)).collect();
                let locked = matches!(account.state().get_untracked(), State::Locked(_));
                if !new.is_empty() {
                    self.tell(&new, locked);
                }
            }
            now
        });
    }

    fn tell(self, new: &[Arc<Ticket>], locked: bool) {
        let words = self.tongue.words();
        let hidden = self.hidden.get_untracked();
        let open = untrack(|| self.bench.cursor.open());
        if hidden && untrack(|| self.is_on()) && self.store.leads() {
            for ticket in new {
                // Who passes by a locked screen learns no names.
                let body = if locked { words.tickets.news_locked.to_owned() } else { self.about(ticket) };
                let id = ticket.id;
                notify::show(words.shell.brand, &body, &id.to_string(), move || self.bench.show(id));
            }
        }
        if hidden || locked {
            return;
        }
        let elsewhere: Vec<_> = new.iter().filter(|ticket| Some(ticket.id) != open).collect();
        if elsewhere.len() > MOST {
            return self.toasts.say((words.tickets.news_many)(elsewhere.len()));
        }
        for ticket in elsewhere {
            let id = ticket.id;
            self.toasts.offer(self.about(ticket), words.tickets.news_open, move || self.bench.show(id));
        }
    }

    /// `#2381 云朵: 衣服偏小`
    fn about(self, ticket: &Ticket) -> String {
        let customer = self.store.with_untracked(|world| world.customer(ticket.customer));
        let who = records::called(self.tongue.words(), customer.as_deref());
        match ticket.no {
            Some(_) => format!("{} {who} · {}", bench::name(ticket), ticket.subject),
            None => format!("{who} · {}", ticket.subject),
        }
    }
}

pub fn use_news() -> News {
    expect_context()
}
