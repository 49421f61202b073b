//! How a customer is reached. The phone is masked until somebody asks to see it; whoever may not
//! see contact data has no more than the mask on the device (C6).

use super::{
    Shown,
    contact_form::{ContactForm, Of, Parts},
    further::Further,
};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    platform::clipboard,
    store::use_store,
    ui::{Icon, Sign},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    command::CustomerContact,
    customer::{Contact, ContactPart, Customer},
    staff::Permission,
};
use std::{collections::BTreeMap, sync::Arc};

#[component]
pub fn ContactSection(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let contact = Memo::new(move |_| store.with(|world| world.contact_of(shown.id).cloned()));
    let (open, writing) = (RwSignal::new(false), RwSignal::new(false));
    let blank = CustomerContact::of(shown.id, BTreeMap::new());
    let may = Memo::new(move |_| store.may(&blank.clone().into()));
    let kept = RwSignal::new(None::<Parts>);
    spawn_local(async move {
        let draft = store.draft(&Of::Own.draft(shown.id)).await;
        let draft = draft.and_then(|draft| serde_json::from_str(&draft).ok());
        if draft.is_some() && kept.try_set(draft).is_none() {
            let _ = writing.try_set(true);
        }
    });
    let form = move || {
        // Not tracked: what comes meanwhile must not take what is typed.
        let known = contact.get_untracked();
        let own = known.clone().filter(|known| known.id == Customer::contact_id(shown.id));
        let borrowed = known.is_some() && own.is_none();
        let begin = kept.get_untracked().unwrap_or_else(|| all_of(known.as_deref()));
        let done = move |()| {
            kept.set(None);
            writing.set(false);
        };
        view! { <ContactForm shown of=Of::Own begin known=own borrowed on_done=done /> }
    };
    // The further addresses show with it, and are on record each.
    let toggle = move |_| {
        let main = contact.get_untracked();
        let others = store.with_untracked(|world| world.contacts_of(shown.id).cloned().collect::<Vec<_>>());
        let shows = !open.get_untracked()
            && acts.reveal(main.as_deref())
            && others
                .iter()
                .filter(|other| Some(other.id) != main.as_ref().map(|main| main.id))
                .all(|other| acts.reveal(Some(other)));
        open.set(shows);
    };
    // The form shows them too.
    let change = move |_| {
        if contact.with_untracked(|contact| acts.reveal(contact.as_deref())) {
            writing.set(true);
        }
    };
    let body = move || match writing.get() {
        true => form().into_any(),
        false => match contact.get().filter(|_| open.get()) {
            Some(contact) => view! { <Whole shown contact /> }.into_any(),
            None => view! { <Masked shown /> }.into_any(),
        },
    };
    view! {
        <section class="section" aria-label=words.customers.contact>
            <div class="section-head">
                <h3>{words.customers.contact}</h3>
                <Show when=move || contact.with(Option::is_some) && !writing.get()>
                    <button
                        class="button button-quiet"
                        type="button"
                        aria-expanded=move || if open.get() { "true" } else { "false" }
                        on:click=toggle
                    >
                        {move || if open.get() { words.customers.hide } else { words.customers.show }}
                    </button>
                </Show>
                <Show when=move || may.get() && !writing.get()>
                    <button
                        class="button button-quiet"
                        type="button"
                        aria-label=words.customers.edit_contact
                        on:click=change
                    >
                        {words.settings.change}
                    </button>
                </Show>
            </div>
            {body}
            <Further shown open may />
        </section>
    }
}

/// All parts of contact data, empty without any.
pub fn all_of(known: Option<&Contact>) -> Parts {
    let text = |part| known.map_or("", |known| known.text(part)).to_owned();
    ContactPart::ALL.into_iter().map(|part| (part, text(part))).collect()
}

/// What everybody may see, and why there is no more.
#[component]
fn Masked(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let mask = Memo::new(move |_| store.with(|world| world.phone_mask_of(shown.id).to_owned()));
    let hint = move || {
        let is_here = store.with(|world| world.contact_of(shown.id).is_some());
        match (store.permits(Permission::ContactSee), is_here, mask.with(String::is_empty)) {
            (_, true, _) => None,
            (false, ..) => Some(words.customers.contact_hidden),
            (true, false, true) => Some(words.customers.contact_none),
            (true, false, false) => Some(words.customers.contact_away),
        }
    };
    view! {
        <dl class="facts">
            <Show when=move || !mask.with(String::is_empty)>
                <dt>{words.customers.phone}</dt><dd class="number">{move || mask.get()}</dd>
            </Show>
        </dl>
        {move || hint().map(|hint| view! { <p class="hint">{hint}</p> })}
    }
}

/// The whole contact, each part to be copied.
#[component]
fn Whole(shown: Shown, contact: Arc<Contact>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    // A contact of an order is not the customer's own: it says which order it comes from.
    let from = store.with_untracked(|world| {
        let order = world.orders_of(shown.id).find(|order| order.contact == Some(contact.id))?;
        let own = world.contacts_of(shown.id).any(|own| own.id == contact.id);
        (!own).then(|| (words.customers.from_order)(&words.tell(world).order(order.id)))
    });
    view! {
        <PartsOf contact />
        {from.map(|from| view! { <p class="hint">{from}</p> })}
    }
}

/// Each part that there is.
#[component]
pub fn PartsOf(contact: Arc<Contact>) -> impl IntoView {
    let words = use_words();
    let parts = [
        (words.customers.receiver, contact.name.clone()),
        (words.customers.mobile, contact.mobile.clone()),
        (words.customers.landline, contact.phone.clone()),
        (words.customers.wechat, contact.wechat.clone()),
        (words.customers.email, contact.email.clone()),
        (words.customers.address, contact.address.clone()),
    ];
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    let parts = parts.map(|(label, text)| view! { <Part label text /> }).collect_view();
    view! { <dl class="facts contact-facts">{parts}</dl> }
}

#[component]
fn Part(label: &'static str, text: String) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let said = format!("{} {label}", words.shell.copy);
    let copied = text.clone();
    let copy = move |_| {
        clipboard::copy(&copied);
        acts.say(words.shell.copied);
    };
    view! {
        <dt>{label}</dt>
        <dd>
            <span>{text}</span>
            <button class="button button-quiet contact-copy" type="button" aria-label=said on:click=copy>
                <Icon sign=Sign::Copy />
            </button>
        </dd>
    }
}
