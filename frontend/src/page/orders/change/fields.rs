//! The fields of the form: of each change its own.

use super::{
    What, error_at,
    form::{Form, lines},
};
use crate::{
    i18n::{format::money, use_words},
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{html, prelude::*};
use shared::{
    command::{Field as At, Rejection},
    id::OrderId,
};

type Refused = RwSignal<Option<Rejection>>;

#[component]
pub fn Fields(order: OrderId, what: What, form: Form, refused: Refused) -> impl IntoView {
    match what {
        What::Receiver => view! { <ReceiverFields form refused /> }.into_any(),
        What::Courier => view! { <CourierField form refused /> }.into_any(),
        What::Item => view! { <ItemFields order form refused /> }.into_any(),
        What::Price => view! { <OffField order form refused /> }.into_any(),
        What::Cancel | What::Rush => ().into_any(),
    }
}

/// The first field has the focus, what it holds selected.
fn first() -> NodeRef<html::Input> {
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = node.get() {
            let _ = input.focus();
            input.select();
        }
    });
    node
}

#[component]
fn ReceiverFields(form: Form, refused: Refused) -> impl IntoView {
    let words = use_words();
    let say = &words.change;
    let node = first();
    view! {
        <Field label=say.name error=error_at(words, refused, &[At::Name])>
            <input class="input" maxlength="100" autocomplete="off" node_ref=node bind:value=form.name />
        </Field>
        <Field label=say.mobile error=error_at(words, refused, &[At::Phone])>
            <input class="input" maxlength="60" inputmode="tel" autocomplete="off" bind:value=form.mobile />
        </Field>
        <Field label=say.address error=error_at(words, refused, &[At::Address])>
            <textarea class="input" rows="2" maxlength="500" autocomplete="off" bind:value=form.address></textarea>
        </Field>
    }
}

#[component]
fn CourierField(form: Form, refused: Refused) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let node = first();
    let couriers = move || store.with(|world| world.workspace().map(|team| team.couriers.clone()).unwrap_or_default());
    let options = move || couriers().into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <Field label=words.change.wish error=error_at(words, refused, &[At::Courier])>
            <input class="input" list="wished-couriers" maxlength="64" autocomplete="off" node_ref=node bind:value=form.courier />
        </Field>
        <datalist id="wished-couriers">{options}</datalist>
        <p class="hint">{words.change.wish_hint}</p>
    }
}

#[component]
fn ItemFields(order: OrderId, form: Form, refused: Refused) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let say = &words.change;
    let node = first();
    let known = StoredValue::new(lines(store, order));
    let choose = move |event| {
        let number = event_target_value(&event);
        known.with_value(|known| {
            known.iter().find(|line| line.number == number).into_iter().for_each(|line| form.take(line));
        });
    };
    let option = |line: &shared::order::Line| {
        let chosen = form.line.get_untracked() == line.number;
        let name = format!("{} × {}", line.ordered().name(), line.pieces);
        view! { <option value=line.number.clone() selected=chosen>{name}</option> }
    };
    let options = known.with_value(|known| known.iter().map(option).collect_view());
    let back = move |()| {
        let ordered = known.with_value(|known| {
            known.iter().find(|line| line.number == form.line.get_untracked()).map(|line| line.ordered())
        });
        ordered.into_iter().for_each(|item| form.fill(item));
    };
    let is_replaced = known.with_value(|known| known.iter().any(|line| line.instead.is_some()));
    view! {
        <Field label=say.line error=error_at(words, refused, &[At::Line])>
            <select class="input" on:change=choose>{options}</select>
        </Field>
        <Field label=say.title error=error_at(words, refused, &[At::Text])>
            <input class="input" maxlength="500" autocomplete="off" node_ref=node bind:value=form.title />
        </Field>
        <div class="form-row">
            <Field label=say.attributes>
                <input class="input" maxlength="500" autocomplete="off" bind:value=form.attributes />
            </Field>
            <Field label=say.code>
                <input class="input input-code" maxlength="500" autocomplete="off" bind:value=form.code />
            </Field>
        </div>
        <p class="hint">{say.item_hint}</p>
        {is_replaced.then(|| view! { <Button look=Look::Quiet on_press=back>{say.back_to_ordered}</Button> })}
    }
}

#[component]
fn OffField(order: OrderId, form: Form, refused: Refused) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let node = first();
    let total = store.with_untracked(|world| world.orders.get(&order).map(|order| order.amounts.total));
    let hint = total.map(|total| view! { <p class="hint">{(words.change.off_hint)(&money(total))}</p> });
    view! {
        <Field label=words.change.off error=error_at(words, refused, &[At::Amount])>
            <input class="input" inputmode="decimal" autocomplete="off" node_ref=node bind:value=form.off />
        </Field>
        {hint}
    }
}
