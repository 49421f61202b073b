//! Whose order it is: somebody known, found as in a new ticket, or somebody new.

use super::Taking;
use crate::{
    i18n::use_words,
    page::tickets::{FoundCustomer, stranger},
    store::use_store,
    ui::{Button, Field, Look, Picker},
};
use leptos::prelude::*;
use shared::{
    command::NewCustomer,
    customer::find::{self, Found},
};

/// Customers offered at once.
const MOST: usize = 8;

/// Somebody to choose.
#[derive(Clone, PartialEq)]
enum Choice {
    Known(Found),
    New(String),
}

#[component]
pub fn Who(taking: Taking) -> impl IntoView {
    let chosen = Memo::new(move |_| taking.read(|form| (form.customer, form.stranger.is_some())));
    move || match chosen.get() {
        (Some(_), _) => view! { <Chosen taking /> }.into_any(),
        (_, true) => view! { <Stranger taking /> }.into_any(),
        _ => view! { <Ask taking /> }.into_any(),
    }
}

#[component]
fn Ask(taking: Taking) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let text = RwSignal::new(String::new());
    let items = Memo::new(move |_| {
        let asked = text.get();
        let found = store.with(|world| find::find(world, &asked, MOST));
        let new = (!asked.trim().is_empty()).then(|| Choice::New(asked.trim().to_owned()));
        found.into_iter().map(Choice::Known).chain(new).collect::<Vec<_>>()
    });
    let choose = move |choice: Choice| {
        taking.change(|form| match choice {
            Choice::Known(found) => form.customer = Some(found.customer.id),
            Choice::New(asked) => {
                let new = stranger::read(&asked);
                form.receiver.name.clone_from(&new.name);
                form.receiver.mobile.clone_from(&new.phone);
                form.stranger = Some(new);
            }
        });
    };
    let row = move |choice: Choice| match choice {
        Choice::Known(found) => view! { <FoundCustomer found /> }.into_any(),
        Choice::New(asked) => view! { <span>{(words.intake.new_customer)(&asked)}</span> }.into_any(),
    };
    view! { <Picker label=words.house.who hint=words.house.who_hint text items on_choose=choose row /> }
}

#[component]
fn Chosen(taking: Taking) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let name = move || {
        let id = taking.read(|form| form.customer)?;
        store.with(|world| world.customers.get(&id).map(|customer| customer.name.clone()))
    };
    let another = move |()| {
        taking.change(|form| {
            form.customer = None;
            form.to = Default::default();
        });
    };
    view! {
        <p class="asked-who">
            {words.house.who} " " <b>{name}</b>
            <Button look=Look::Quiet on_press=another>{words.house.another}</Button>
        </p>
    }
}

#[component]
fn Stranger(taking: Taking) -> impl IntoView {
    let words = use_words();
    let began = taking.form.with_untracked(|form| form.stranger.clone()).unwrap_or_default();
    let write = move |set: fn(&mut NewCustomer, String)| {
        move |event| taking.change(|form| set(form.stranger.get_or_insert_default(), event_target_value(&event)))
    };
    let another = move |()| taking.change(|form| form.stranger = None);
    view! {
        <p class="asked-who">
            <b>{words.intake.stranger}</b>
            <Button look=Look::Quiet on_press=another>{words.house.another}</Button>
        </p>
        <div class="take-row">
            <Field label=words.line.name>
                <input class="input" maxlength="60" autocomplete="off" prop:value=began.name on:input=write(|new, text| new.name = text) />
            </Field>
            <Field label=words.intake.phone>
                <input class="input" type="tel" maxlength="40" autocomplete="off" prop:value=began.phone on:input=write(|new, text| new.phone = text) />
            </Field>
        </div>
    }
}
