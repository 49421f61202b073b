//! Whom an order goes to: one of the customer's contacts, a new one, or nobody, when it is fetched.

use super::{Taking, To};
use crate::{i18n::use_words, store::use_store, ui::Field};
use leptos::prelude::*;
use shared::{command::Receiver, customer::Contact};

/// Contacts offered at once.
const MOST: usize = 5;

#[component]
pub fn ReceiverFields(taking: Taking) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let known = Memo::new(move |_| {
        let Some(customer) = taking.read(|form| form.customer) else { return Vec::new() };
        store.with(|world| {
            let is_theirs =
                |contact: &&std::sync::Arc<Contact>| contact.customer == Some(customer) && !contact.address.is_empty();
            let own = world.contacts.values().filter(is_theirs).take(MOST);
            own.map(|contact| (contact.id, format!("{} {}", contact.name, contact.address))).collect::<Vec<_>>()
        })
    });
    let one = move |to: To, label: String| {
        let chosen = move || taking.read(|form| form.to == to);
        view! {
            <label class="segment">
                <input type="radio" name="take-to" prop:checked=chosen on:change=move |_| taking.change(|form| form.to = to) />
                <span>{label}</span>
            </label>
        }
    };
    let all = move || {
        let known = known.get().into_iter().map(|(id, name)| one(To::Known(id), name)).collect_view();
        view! { {known} {one(To::New, words.house.new_receiver.to_owned())} {one(To::Fetched, words.house.fetched.to_owned())} }
    };
    let is_new = Memo::new(move |_| taking.read(|form| form.to == To::New));
    view! {
        <section class="section" aria-label=words.house.receiver>
            <h2>{words.house.receiver}</h2>
            <div class="segments segments-wrap" role="radiogroup" aria-label=words.house.receiver>{all}</div>
            <Show when=move || is_new.get()><New taking /></Show>
        </section>
    }
}

#[component]
fn New(taking: Taking) -> impl IntoView {
    let words = use_words();
    let part = move |read: fn(&Receiver) -> &String, write: fn(&mut Receiver) -> &mut String| {
        let value = move || taking.read(|form| read(&form.receiver).clone());
        let write = move |event| taking.change(|form| *write(&mut form.receiver) = event_target_value(&event));
        (value, write)
    };
    let (name, write_name) = part(|to| &to.name, |to| &mut to.name);
    let (mobile, write_mobile) = part(|to| &to.mobile, |to| &mut to.mobile);
    let (address, write_address) = part(|to| &to.address, |to| &mut to.address);
    view! {
        <div class="take-row">
            <Field label=words.line.name>
                <input class="input" maxlength="64" autocomplete="off" prop:value=name on:input=write_name />
            </Field>
            <Field label=words.order.phone>
                <input class="input" type="tel" maxlength="40" autocomplete="off" prop:value=mobile on:input=write_mobile />
            </Field>
        </div>
        <Field label=words.order.address>
            <input class="input" maxlength="300" autocomplete="off" prop:value=address on:input=write_address />
        </Field>
    }
}
