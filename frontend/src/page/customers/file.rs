//! One customer's file, beside the list or in its place: the facts, and the timeline of all that was
//! (C1, C2). Where both don't fit side by side one of them shows.

mod account;
mod contact;
mod contact_form;
mod facts;
mod head;
mod moment;
mod tags;
mod timeline;

use crate::{
    i18n::use_words,
    page::act::{Acts, standing_fact, standing_parts},
    platform::clipboard,
    route::Route,
    store::{Store, use_store},
    ui::Empty,
};
use account::Account;
use contact::ContactSection;
use facts::Facts;
use head::Head;
use leptos::prelude::*;
use shared::{
    command::{Command, CustomerContact, CustomerFact},
    customer::{ContactPart, Customer, Fact},
    id::CustomerId,
};
use std::{collections::BTreeMap, sync::Arc};
use timeline::Timeline;

/// The customer that the pane shows. The file may vanish from under it; then reads give nothing.
#[derive(Clone, Copy)]
pub struct Shown {
    id: CustomerId,
    customer: Memo<Option<Arc<Customer>>>,
}

impl Shown {
    fn read<T: Default>(self, read: impl FnOnce(&Customer) -> T) -> T {
        self.customer.with(|customer| customer.as_deref().map(read).unwrap_or_default())
    }
}

/// What a narrow pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Facts,
    Timeline,
}

#[component]
pub fn FilePane(id: CustomerId) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let customer = Memo::new(move |_| store.with(|world| world.customers.get(&id).cloned()));
    let is_here = Memo::new(move |_| customer.with(Option::is_some));
    let shown = Shown { id, customer };
    move || match is_here.get() {
        true => view! { <Parts shown /> }.into_any(),
        false => view! {
            <Empty title=words.customers.missing hint=words.customers.missing_hint>
                <a class="button" href=Route::Customers.path()>{words.shell.customers}</a>
            </Empty>
        }
        .into_any(),
    }
}

#[component]
fn Parts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let side = RwSignal::new(Side::Facts);
    let segment = move |of: Side, label: &'static str| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="file-side"
                    prop:checked=move || side.get() == of
                    on:change=move |_| side.set(of)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <article class="dossier" class:dossier-timeline=move || side.get() == Side::Timeline>
            <Head shown />
            <div class="segments dossier-sides" role="radiogroup" aria-label=words.customers.file>
                {segment(Side::Facts, words.customers.facts)} {segment(Side::Timeline, words.customers.timeline)}
            </div>
            <div class="dossier-columns">
                <div class="dossier-facts">
                    <ContactSection shown />
                    <Facts shown />
                    <Account shown />
                </div>
                <Timeline shown />
            </div>
        </article>
    }
}

/// Copies the contact, if this device has it. Who copies it has seen it.
pub fn copy_contact(store: Store, acts: Acts, id: CustomerId) {
    let contact = store.with_untracked(|world| world.contact_of(id).cloned());
    let Some(contact) = contact else {
        acts.say(acts.words().customers.contact_none);
        return;
    };
    if !acts.reveal(Some(&contact)) {
        return;
    }
    let parts: Vec<&str> =
        ContactPart::ALL.map(|part| contact.text(part)).into_iter().filter(|part| !part.is_empty()).collect();
    clipboard::copy(&parts.join(" "));
    acts.say(acts.words().shell.copied);
}

/// What was replaced in the file or in its contact data.
pub enum Replaced {
    Fact(Fact),
    Parts(BTreeMap<ContactPart, String>),
}

/// Brings back what was replaced last and is not there any more.
pub fn restore_last(store: Store, acts: Acts, id: CustomerId) {
    let found = store.with_untracked(|world| {
        let customer = world.customers.get(&id)?;
        let fact = customer.history.iter().rev().find(|edit| standing_fact(customer, &edit.from).is_some());
        let contact = world.contacts.get(&Customer::contact_id(id));
        let parts = contact.and_then(|contact| {
            contact.history.iter().rev().find(|edit| !standing_parts(Some(contact), &edit.from).is_empty())
        });
        let fact = fact.map(|edit| (edit.at, Replaced::Fact(edit.from.clone())));
        let parts = parts.map(|edit| (edit.at, Replaced::Parts(edit.from.clone())));
        fact.into_iter().chain(parts).max_by_key(|(at, _)| *at)
    });
    match found {
        Some((_, replaced)) => untrack(|| restore(acts, id, replaced)),
        None => acts.say(acts.words().shell.nothing_to_undo),
    }
}

fn restore(acts: Acts, id: CustomerId, replaced: Replaced) {
    let words = acts.words();
    let (said, command): (String, Command) = match replaced {
        Replaced::Fact(from) => (words.fact(&from), CustomerFact { customer: id, to: from }.into()),
        Replaced::Parts(from) => (words.contact_changed(from.keys()), CustomerContact::of(id, from).into()),
    };
    acts.attempt(format!("{} · {said}", words.customers.restore), command);
}
