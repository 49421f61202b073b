//! Another day for orders (O7): why they leave later, and when. Each buyer is then to be told.

use super::use_leaving;
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock},
    store::use_store,
    ui::{Button, Dialog, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    command::{Command, OrderPromise, Rejection},
    id::OrderId,
    time::Day,
};

#[component]
pub fn PutOffDialog() -> impl IntoView {
    let words = use_words();
    let leaving = use_leaving();
    let close = Callback::new(move |()| leaving.putting_off.set(Vec::new()));
    move || {
        let orders = leaving.putting_off.get();
        let title = match orders.len() {
            0 => return None,
            1 => words.sending.change_day.to_owned(),
            count => (words.sending.put_off_all)(count),
        };
        let body = move || view! { <PutOffForm orders=orders.clone() close /> };
        Some(view! { <Dialog open=true title close=words.shell.close on_close=close>{body()}</Dialog> })
    }
}

#[component]
fn PutOffForm(orders: Vec<OrderId>, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, clock, store) = (use_acts(), use_clock(), use_store());
    let (day, reason) = (RwSignal::new(untrack(|| clock.today()).plus(1).to_string()), RwSignal::new(String::new()));
    let refused = RwSignal::new(None::<Rejection>);
    let told = move || {
        let said = refused.with(|why| why.as_ref().map(|why| store.with_untracked(|world| words.refused(why, world))));
        said.map(|said| view! { <p class="form-error" role="alert">{said}</p> })
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        // A field without a day is none that has come yet.
        let day = day.with_untracked(|day| day.parse::<Day>()).unwrap_or(Day::EPOCH);
        let reason = reason.with_untracked(|reason| reason.trim().to_owned());
        let command = |id: &OrderId| {
            let expect = store.with_untracked(|world| world.orders.get(id).and_then(|order| order.promised));
            Command::from(OrderPromise { order: *id, expect, day: Some(day), reason: reason.clone() })
        };
        let commands: Vec<Command> = orders.iter().map(command).collect();
        let done = match <[Command; 1]>::try_from(commands) {
            Ok([command]) => {
                let said = store.with_untracked(|world| words.deed(&command, world, None));
                acts.perform(said, command)
            }
            Err(commands) => {
                let done = acts.attempt_all(words.sending.was_put_off, commands);
                // What was refused for all of them is told, and the form stays.
                if !done.contains(&true) {
                    return;
                }
                Ok(())
            }
        };
        match done {
            Ok(()) => close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <p class="hint">{words.sending.put_off_hint}</p>
            <Field label=words.sending.new_day><input class="input" type="date" bind:value=day /></Field>
            <Field label=words.sending.reason>
                <input class="input" maxlength="500" autocomplete="off" autofocus bind:value=reason />
            </Field>
            {told}
            <div class="dialog-foot"><Button look=Look::Primary submits=true>{words.shell.save}</Button></div>
        </form>
    }
}
