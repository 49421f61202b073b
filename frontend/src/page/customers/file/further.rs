//! Further addresses of a customer, and how files that were merged are reached. They are contact data, too: without a
//! press one sees how many there are and no more (C6).

use super::{
    Shown,
    contact::{PartsOf, all_of},
    contact_form::{ContactForm, Of, Parts},
};
use crate::{i18n::use_words, page::act::use_acts, platform::random, store::use_store};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    command::CustomerAddress,
    customer::Contact,
    id::{ContactId, CustomerId},
};
use std::{collections::BTreeMap, sync::Arc};

#[component]
pub fn Further(shown: Shown, open: RwSignal<bool>, may: Memo<bool>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    // The first is how the customer is reached, and stands above.
    let further = Memo::new(move |_| {
        store.with(|world| {
            let main = world.contact_of(shown.id).map(|main| main.id);
            world.contacts_of(shown.id).filter(|contact| Some(contact.id) != main).cloned().collect::<Vec<_>>()
        })
    });
    let adding = RwSignal::new(None::<Of>);
    let kept = RwSignal::new(None::<Parts>);
    let fresh = move || Of::New(ContactId(random::id()));
    spawn_local(async move {
        let draft = store.draft(&fresh().draft(shown.id)).await;
        let draft = draft.and_then(|draft| serde_json::from_str(&draft).ok());
        if draft.is_some() && kept.try_set(draft).is_none() {
            let _ = adding.try_set(Some(fresh()));
        }
    });
    let done = move |()| {
        kept.set(None);
        adding.set(None);
    };
    let count = move || further.with(Vec::len);
    let new = move || {
        adding.get().map(|of| {
            let begin = kept.get_untracked().unwrap_or_default();
            view! { <ContactForm shown of begin known=None on_done=done /> }
        })
    };
    view! {
        <Show when=move || (count() > 0) && !open.get()>
            <p class="hint">{move || (words.customers.fact.more_addresses)(count())}</p>
        </Show>
        <Show when=move || (count() > 0) && open.get()>
            <h4 class="further-title">{words.customers.fact.addresses}</h4>
            <ul class="further" aria-label=words.customers.fact.addresses>
                <For each=move || further.get() key=|contact| (contact.id, contact.history.len()) let:contact>
                    <Address shown contact may />
                </For>
            </ul>
        </Show>
        {new}
        <Show when=move || may.get() && adding.get().is_none()>
            <button class="button button-quiet further-add" type="button" on:click=move |_| adding.set(Some(fresh()))>
                {words.customers.fact.add_address}
            </button>
        </Show>
    }
}

/// One of them. What was merged with a file is changed there, once it is split off.
#[component]
fn Address(shown: Shown, contact: Arc<Contact>, may: Memo<bool>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let id = contact.id;
    let file: Option<CustomerId> = contact.customer.filter(|file| {
        store.with_untracked(|world| world.customers.get(file).is_some_and(|file| file.addresses.contains(&id)))
    });
    let writing = RwSignal::new(false);
    let kept = RwSignal::new(None::<Parts>);
    if let Some(file) = file {
        spawn_local(async move {
            let draft = store.draft(&Of::Address(file, id).draft(shown.id)).await;
            let draft = draft.and_then(|draft| serde_json::from_str(&draft).ok());
            if draft.is_some() && kept.try_set(draft).is_none() {
                let _ = writing.try_set(true);
            }
        });
    }
    let named = if contact.address.is_empty() { contact.name.clone() } else { contact.address.clone() };
    let known = StoredValue::new(contact);
    let ways = move |file: CustomerId| {
        let strike = move |_| {
            let gone = CustomerAddress { customer: file, address: id, gone: true, parts: BTreeMap::new() };
            acts.attempt(words.customers.fact.address_gone, gone);
        };
        let change = (words.settings.edit)(&named);
        let label = (words.customers.fact.strike_of)(&named);
        view! {
            <Show when=move || may.get()>
                <div class="further-ways">
                    <button class="button button-quiet" type="button" aria-label=change.clone() on:click=move |_| writing.set(true)>
                        {words.settings.change}
                    </button>
                    <button class="button button-quiet" type="button" aria-label=label.clone() on:click=strike>
                        {words.customers.fact.strike}
                    </button>
                </div>
            </Show>
        }
    };
    let ways = StoredValue::new(ways);
    let body = move || match file.filter(|_| writing.get()) {
        Some(file) => {
            let known = known.get_value();
            let begin = kept.get_untracked().unwrap_or_else(|| all_of(Some(&known)));
            let done = move |()| {
                kept.set(None);
                writing.set(false);
            };
            view! { <ContactForm shown of=Of::Address(file, id) begin known=Some(known) on_done=done /> }.into_any()
        }
        None => view! {
            <PartsOf contact=known.get_value() />
            {file.map(|file| ways.with_value(|ways| ways(file)))}
        }
        .into_any(),
    };
    view! { <li>{body}</li> }
}
