//! Who it is (T2): one field for phone, nickname, order or tracking number, and whom it may mean.
//! Nobody: then it becomes a new customer.

use super::{stranger, use_intake};
use crate::{
    i18n::use_words,
    page::tickets::{records, step},
    store::use_store,
    ui::{Button, Field, Look, Picker, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    command::NewCustomer,
    customer::find::{self, By, Found},
    staff::Permission,
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
pub fn Who() -> impl IntoView {
    let intake = use_intake();
    let customer = Memo::new(move |_| intake.form.with(|form| form.customer));
    let is_new = Memo::new(move |_| intake.form.with(|form| form.stranger.is_some()));
    move || match (customer.get(), is_new.get()) {
        (Some(_), _) => view! { <Chosen /> }.into_any(),
        (_, true) => view! { <Stranger /> }.into_any(),
        _ => view! { <Ask /> }.into_any(),
    }
}

#[component]
fn Ask() -> impl IntoView {
    let words = use_words();
    let (intake, store) = (use_intake(), use_store());
    let text = RwSignal::new(intake.form.with_untracked(|form| form.asked.clone()));
    let asked = Memo::new(move |_| text.get());
    // What was typed is a draft too.
    Effect::new(move || {
        let asked = asked.get();
        if intake.form.with_untracked(|form| form.asked != asked) {
            intake.change(|form| form.asked = asked);
        }
    });
    let items = Memo::new(move |_| {
        let asked = asked.get();
        let found = store.with(|world| find::find(world, &asked, MOST));
        let new = (!asked.trim().is_empty()).then(|| Choice::New(asked.trim().to_owned()));
        found.into_iter().map(Choice::Known).chain(new).collect::<Vec<_>>()
    });
    let choose = move |choice: Choice| {
        intake.change(|form| match choice {
            Choice::Known(found) => {
                form.customer = Some(found.customer.id);
                let order = found.order.filter(|_| matches!(found.by, By::OrderNumber | By::Tracking));
                form.orders.extend(order);
            }
            Choice::New(asked) => form.stranger = Some(stranger::read(&asked)),
        });
    };
    let row = move |choice: Choice| match choice {
        Choice::Known(found) => view! { <FoundCustomer found /> }.into_any(),
        Choice::New(asked) => view! { <span>{(words.intake.new_customer)(&asked)}</span> }.into_any(),
    };
    let lacks = move || {
        let lacks = step::lacks(store, words, Permission::ContactSee)?;
        Some(view! { <p class="hint">{words.intake.new_needs} " " {lacks}</p> })
    };
    view! {
        <Picker label=words.intake.who hint=words.intake.who_hint text items on_choose=choose row />
        {lacks}
    }
}

/// Somebody whom the words may mean: enough to tell one from the other.
#[component]
pub fn FoundCustomer(found: Found) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let Found { customer, by, .. } = found;
    let (orders, mask) = store
        .with_untracked(|world| (world.orders_of(customer.id).count(), world.phone_mask_of(customer.id).to_owned()));
    // That a part of a name matched, everybody sees.
    let by = (by != By::NamePart).then(|| words.found_by(by));
    let (nuisances, blocked) = (customer.nuisances, customer.blocked);
    view! {
        <b>{records::called(words, Some(&customer))}</b>
        <small class="number hint">{mask}</small>
        {(nuisances > 0).then(|| view! { <Tag tone=Tone::Warn text=(words.line.nuisances)(nuisances) /> })}
        {blocked.then(|| view! { <Tag tone=Tone::Bad text=words.line.blocked /> })}
        <small class="picker-end">{by} " " {(orders > 0).then(|| (words.line.orders_count)(orders))}</small>
    }
}

/// The customer who was chosen, and the way to another.
#[component]
fn Chosen() -> impl IntoView {
    let words = use_words();
    let (intake, store) = (use_intake(), use_store());
    let file = records::customer(store, Signal::derive(move || intake.form.with(|form| form.customer)));
    let name = move || file.with(|file| records::called(words, file.as_deref()));
    let mask = move || file.with(|file| file.as_ref().map(|file| file.phone_mask.clone()));
    let another = move |()| {
        intake.change(|form| {
            form.customer = None;
            form.orders.clear();
        });
    };
    view! {
        <p class="asked-who">
            {words.ticket.customer} " " <b>{name}</b> " " <span class="number">{mask}</span>
            <Button look=Look::Quiet on_press=another>{words.intake.another}</Button>
        </p>
    }
}

/// Somebody new: as much as is known.
#[component]
fn Stranger() -> impl IntoView {
    let words = use_words();
    let (intake, store) = (use_intake(), use_store());
    let began = intake.form.with_untracked(|form| form.stranger.clone()).unwrap_or_default();
    let write = move |set: fn(&mut NewCustomer, String)| {
        move |event| {
            let text = event_target_value(&event);
            intake.change(|form| set(form.stranger.get_or_insert_default(), text));
        }
    };
    let another = move |()| intake.change(|form| form.stranger = None);
    let lacks = move || step::lacks(store, words, Permission::ContactSee);
    view! {
        <p class="asked-who">
            <b>{words.intake.stranger}</b>
            <Button look=Look::Quiet on_press=another>{words.intake.another}</Button>
        </p>
        {move || lacks().map(|lacks| view! { <p class="form-error" role="alert">{lacks}</p> })}
        <div class="intake-row">
            <Field label=words.line.name>
                <input class="input" maxlength="100" autocomplete="off" prop:value=began.name on:input=write(|new, text| new.name = text) />
            </Field>
            <Field label=words.intake.phone>
                <input class="input" type="tel" maxlength="40" autocomplete="off" prop:value=began.phone on:input=write(|new, text| new.phone = text) />
            </Field>
            <Field label=words.intake.wechat>
                <input class="input" maxlength="100" autocomplete="off" prop:value=began.wechat on:input=write(|new, text| new.wechat = text) />
            </Field>
        </div>
    }
}
