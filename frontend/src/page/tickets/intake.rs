//! A new ticket (T1, T2): first who it is, then what they want. What was begun is kept on the device.

mod dialog;
mod fields;
mod known;
mod orders;
pub mod stranger;
mod who;

pub use dialog::IntakeDialog;
pub use who::FoundCustomer;

use super::{Bench, use_bench};
use crate::{
    i18n::{Tongue, use_tongue},
    page::attaching::Attaching,
    platform::random,
    route::{Route, use_place},
    store::{Leaving, Store, use_store},
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use shared::{
    attachment::Attachment,
    command::{NewCustomer, Rejection, TicketOpen},
    id::{CustomerId, OrderId, ShopId, TicketId},
    staff::LineId,
    ticket::{Channel, Priority, subject_of},
};
use std::collections::BTreeSet;

/// What the form holds. This is also how its draft is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// What was typed to find out who it is.
    pub asked: String,
    pub customer: Option<CustomerId>,
    /// Somebody whom nobody knows yet.
    pub stranger: Option<NewCustomer>,
    pub channel: Channel,
    pub outbound: bool,
    pub line: Option<LineId>,
    pub priority: Priority,
    pub shop: Option<ShopId>,
    pub subject: String,
    pub text: String,
    pub files: Vec<Attachment>,
    pub orders: BTreeSet<OrderId>,
    pub mine: bool,
}

impl Default for Form {
    fn default() -> Form {
        Form {
            asked: String::new(),
            customer: None,
            stranger: None,
            channel: Channel::Phone,
            outbound: false,
            line: None,
            priority: Priority::Normal,
            shop: None,
            subject: String::new(),
            text: String::new(),
            files: Vec::new(),
            orders: BTreeSet::new(),
            mine: true,
        }
    }
}

impl Form {
    /// The choices stay as they were last time; they alone are no work.
    fn has_work(&self) -> bool {
        let typed = [&self.asked, &self.subject, &self.text].into_iter().any(|text| !text.trim().is_empty());
        typed || !self.files.is_empty() || self.stranger.is_some()
    }
}

/// The form of a new ticket, opened from anywhere.
#[derive(Clone, Copy)]
pub struct Intake {
    pub form: RwSignal<Form>,
    pub files: Attaching,
    pub error: RwSignal<Option<Rejection>>,
    /// What was begun before is back.
    pub is_back: RwSignal<bool>,
    opened: RwSignal<bool>,
    key: StoredValue<String>,
    /// Whom it was opened for, and about which order.
    about: StoredValue<(Option<CustomerId>, Option<OrderId>)>,
    bench: Bench,
    tongue: Tongue,
    store: Store,
}

impl Intake {
    /// Once for all pages, after the bench.
    pub fn provide() {
        let intake = Intake {
            form: RwSignal::new(Form::default()),
            files: Attaching::new(key_of(None, None)),
            error: RwSignal::new(None),
            is_back: RwSignal::new(false),
            opened: RwSignal::new(false),
            key: StoredValue::new(key_of(None, None)),
            about: StoredValue::new((None, None)),
            bench: use_bench(),
            tongue: use_tongue(),
            store: use_store(),
        };
        intake.files.on_change(Callback::new(move |()| {
            let files = intake.files.attachments();
            intake.change(|form| form.files = files);
        }));
        // Whoever follows a link out of it has left it; what was begun stays.
        let place = use_place();
        Effect::new(move |before: Option<Route>| {
            let here = place.here();
            if before.is_some_and(|before| before != here) {
                intake.close();
            }
            here
        });
        provide_context(intake);
    }

    /// Opens the form: for anybody, for this customer, or about this order.
    pub fn open(self, customer: Option<CustomerId>, order: Option<OrderId>) {
        let key = key_of(customer, order);
        self.error.set(None);
        spawn_local(async move {
            let kept = self.store.draft(&key).await.and_then(|kept| serde_json::from_str::<Form>(&kept).ok());
            let kept = kept.filter(Form::has_work);
            let _ = self.is_back.try_set(kept.is_some());
            let form = kept.unwrap_or_else(|| self.begin(customer, order));
            let files = form.files.clone();
            // Both at once: what changes the form must not keep it under the key of another.
            self.key.try_set_value(key.clone());
            self.about.try_set_value((customer, order));
            let _ = self.form.try_set(form);
            let _ = self.opened.try_set(true);
            self.files.turn_to(key, files).await;
        });
    }

    fn begin(self, customer: Option<CustomerId>, order: Option<OrderId>) -> Form {
        let order = order.and_then(|id| self.store.with_untracked(|world| world.orders.get(&id).cloned()));
        let shop = order.as_ref().map(|order| order.shop).or_else(|| self.only_shop());
        let customer = customer.or(order.as_ref().and_then(|order| order.customer));
        Form { customer, shop, orders: order.iter().map(|order| order.id).collect(), ..Form::default() }
    }

    fn only_shop(self) -> Option<ShopId> {
        self.store.with_untracked(|world| {
            let mut shops = world.shops.values().map(|shop| shop.id);
            shops.next().filter(|_| shops.next().is_none())
        })
    }

    pub fn is_open(self) -> Signal<bool> {
        self.opened.into()
    }

    /// Closes it; what was begun stays.
    pub fn close(self) {
        self.opened.set(false);
    }

    /// Drops what was begun, and begins anew for whom it was opened for.
    pub fn drop_draft(self) {
        let (customer, order) = self.about.get_value();
        self.files.clear();
        self.form.set(self.begin(customer, order));
        self.is_back.set(false);
        self.error.set(None);
        self.store.keep_draft(&self.key.get_value(), "");
    }

    /// Changes the form; the draft follows.
    pub fn change(self, change: impl FnOnce(&mut Form)) {
        let changed = self.form.try_update(|form| {
            change(form);
            if form.has_work() { serde_json::to_string(form).unwrap_or_default() } else { String::new() }
        });
        if let Some((text, key)) = changed.zip(self.key.try_get_value()) {
            self.store.keep_draft(&key, &text);
        }
    }

    /// Opens the ticket and goes there. A refusal keeps the form.
    pub fn submit(self) {
        let (command, id) = self.command();
        let leaving = Leaving { draft: Some(self.key.get_value()), files: self.files.contents() };
        match self.store.dispatch_with(command, leaving) {
            Ok(()) => {
                self.files.clear();
                self.form.set(Form::default());
                self.opened.set(false);
                self.bench.show(id);
            }
            Err(rejection) => self.error.set(Some(rejection)),
        }
    }

    fn command(self) -> (TicketOpen, TicketId) {
        let form = self.form.get_untracked();
        let ticket = TicketId(random::id());
        let words = self.tongue.words();
        let way = if form.outbound { words.ticket.outbound } else { words.ticket.inbound };
        let made = [form.subject.trim().to_owned(), subject_of(&form.text)].into_iter().find(|text| !text.is_empty());
        let command = TicketOpen {
            ticket,
            subject: made.unwrap_or_else(|| format!("{} · {way}", words.channel(form.channel))),
            channel: form.channel,
            outbound: form.outbound,
            customer: form.customer.unwrap_or_else(|| CustomerId(random::id())),
            new_customer: form.stranger.filter(|_| form.customer.is_none()),
            shop: form.shop,
            line: form.line,
            priority: form.priority,
            text: form.text.trim_end().to_owned(),
            files: self.files.attachments(),
            orders: form.orders,
            mine: form.mine,
        };
        (command, ticket)
    }
}

/// Each way in has a draft of its own, so that one never takes the place of another.
fn key_of(customer: Option<CustomerId>, order: Option<OrderId>) -> String {
    match (order, customer) {
        (Some(order), _) => format!("new-ticket/order/{order}"),
        (_, Some(customer)) => format!("new-ticket/customer/{customer}"),
        _ => "new-ticket".to_owned(),
    }
}

pub fn use_intake() -> Intake {
    expect_context()
}
