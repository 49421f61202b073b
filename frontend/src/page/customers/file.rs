//! One customer's file, beside the list or in its place: the facts, and the timeline of all that was
//! (C1, C2). Where both don't fit side by side one of them shows. It is the file of all that was merged into it.

mod account;
mod also;
mod answer;
mod contact;
mod contact_form;
mod deed;
mod facts;
mod files;
mod fold;
mod further;
mod head;
mod maybe;
mod met;
mod moment;
mod tags;
mod timeline;

use crate::{
    i18n::use_words,
    page::{
        act::{Acts, standing_fact, standing_parts},
        archive::{ArchiveBanner, Missing},
    },
    platform::clipboard,
    route::Route,
    store::{Store, use_store},
};
use account::Account;
use contact::ContactSection;
use facts::Facts;
use files::Files;
use head::Head;
use leptos::prelude::*;
use maybe::Maybe;
use shared::{
    command::{Command, CustomerAddress, CustomerContact, CustomerFact, Rejection},
    customer::{Contact, ContactPart, Customer, Fact, file},
    id::{ContactId, CustomerId},
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
    let customer = Memo::new(move |_| store.with(|world| world.customer(id)));
    let is_here = Memo::new(move |_| customer.with(Option::is_some));
    let shown = Shown { id, customer };
    move || match is_here.get() {
        true => view! { <Parts shown /> }.into_any(),
        false => view! {
            <Missing key=id title=words.customers.missing hint=words.customers.missing_hint>
                <a class="button" href=Route::Customers.path()>{words.shell.customers}</a>
            </Missing>
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
            <div class="dossier-top"><Head shown /><ArchiveBanner key=shown.id /><Maybe shown /></div>
            <div class="segments dossier-sides" role="radiogroup" aria-label=words.customers.file>
                {segment(Side::Facts, words.customers.facts)} {segment(Side::Timeline, words.customers.timeline)}
            </div>
            <div class="dossier-columns">
                <div class="dossier-facts">
                    <ContactSection shown />
                    <Facts shown />
                    <Account shown />
                    <Files shown />
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

/// Makes a fact true of the customer, in whichever of their files, says so and offers the way back.
fn put(store: Store, acts: Acts, id: CustomerId, fact: &Fact) -> Result<(), Rejection> {
    let (said, commands) =
        store.with_untracked(|world| (acts.words().fact(fact, world), file::setting(world, id, fact)));
    untrack(|| acts.perform_all(said, commands.into_iter().map(Command::from).collect()))
}

/// What was replaced in a file, or in whose contact data.
enum Replaced {
    Fact(CustomerId, Fact),
    Contact(ContactId, BTreeMap<ContactPart, String>, Option<bool>),
}

/// Brings back what was replaced last and is not there any more.
pub fn restore_last(store: Store, acts: Acts, id: CustomerId) {
    let found = store.with_untracked(|world| {
        let files = world.group_of(id).filter_map(|id| world.customers.get(&id));
        let mut last: Vec<_> = Vec::new();
        for file in files {
            let fact = file.history.iter().rev().find(|edit| standing_fact(world, file, &edit.from).is_some());
            last.extend(fact.map(|edit| (edit.at, Replaced::Fact(file.id, edit.from.clone()))));
            for contact in file.contact.iter().chain(&file.addresses).filter_map(|id| world.contacts.get(id)) {
                let edit = contact.history.iter().rev().find(|edit| is_replaced(contact, &edit.from, edit.gone));
                let back = edit.map(|edit| {
                    let was = edit.gone.map(|gone| !gone);
                    (edit.at, Replaced::Contact(contact.id, edit.from.clone(), was))
                });
                last.extend(back);
            }
        }
        last.into_iter().max_by_key(|(at, _)| *at)
    });
    match found {
        Some((_, replaced)) => untrack(|| restore(store, acts, replaced)),
        None => acts.say(acts.words().shell.nothing_to_undo),
    }
}

/// Whether the parts of contact data, or that they are struck off, are otherwise now than before that change.
fn is_replaced(contact: &Contact, from: &BTreeMap<ContactPart, String>, gone: Option<bool>) -> bool {
    // That it was not there yet is nothing to bring back.
    let was_struck = gone.is_some_and(|gone| contact.gone == gone && (gone || contact.history.len() > 1));
    !standing_parts(Some(contact), from).is_empty() || was_struck
}

fn restore(store: Store, acts: Acts, replaced: Replaced) {
    let words = acts.words();
    let (said, command): (String, Command) = match replaced {
        Replaced::Fact(customer, from) => {
            let said = store.with_untracked(|world| words.fact(&from, world));
            (said, CustomerFact { customer, to: from }.into())
        }
        Replaced::Contact(contact, from, gone) => {
            let said = words.contact_changed(from.keys(), gone);
            let owner = store.with_untracked(|world| world.contacts.get(&contact).cloned());
            let Some((owner, customer)) = owner.and_then(|owner| Some((owner.clone(), owner.customer?))) else {
                return;
            };
            let command = match contact == Customer::contact_id(customer) {
                true => CustomerContact::of(customer, from).into(),
                false => {
                    let gone = gone.unwrap_or(owner.gone);
                    CustomerAddress { customer, address: contact, gone, parts: from }.into()
                }
            };
            (said, command)
        }
    };
    acts.attempt(format!("{} · {said}", words.customers.restore), command);
}
