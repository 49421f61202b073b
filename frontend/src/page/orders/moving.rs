//! Asks for what a move needs: a reason, or courier and tracking number. A refusal keeps the form.

use super::{desk::Asking, step, use_desk};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::use_store,
    ui::{Button, Dialog, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    command::{self, Command, Rejection},
    id::OrderId,
    order::{Parcel, Status},
};

#[component]
pub fn MoveDialog() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let asked = Memo::new(move |_| match desk.asking.get() {
        Some(Asking::Move { orders, to, settles }) => Some((orders, to, settles)),
        _ => None,
    });
    let store = use_store();
    let close = Callback::new(move |()| desk.asking.set(None));
    move || {
        let (orders, to, settles) = asked.get()?;
        let title = (words.order.move_title)(words.status(to));
        let done = Callback::new(move |()| {
            settles.into_iter().for_each(|refused| store.deal_with(refused));
            close.run(());
        });
        Some(view! {
            <Dialog open=true title close=words.shell.close on_close=close>
                <Form orders=orders.clone() to close on_done=done />
            </Dialog>
        })
    }
}

#[component]
fn Form(orders: Vec<OrderId>, to: Status, close: Callback<()>, on_done: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let reason = RwSignal::new(String::new());
    let (courier, tracking) = (RwSignal::new(courier_of(&orders)), RwSignal::new(String::new()));
    let refused = RwSignal::new(None::<Rejection>);
    let ships = to == Status::Shipped;
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let parcel = Parcel {
            courier: courier.get_untracked().trim().to_owned(),
            tracking: tracking.get_untracked().trim().to_owned(),
        };
        let reason = reason.get_untracked().trim().to_owned();
        let commands = orders.iter().filter_map(|id| step::command(store, *id, to, &reason, Some(&parcel)));
        let commands: Vec<Command> = commands.map(Command::from).collect();
        // One order's refusal is shown in the form; of many, each goes its own way.
        let outcome = match <[Command; 1]>::try_from(commands) {
            Ok([command]) => acts.perform((words.order.moved)(words.status(to)), command),
            Err(_) if !ships && reason.is_empty() => Err(no_reason()),
            Err(commands) => {
                acts.attempt_all(&(words.order.moved)(words.status(to)), commands);
                Ok(())
            }
        };
        match outcome {
            Ok(()) => on_done.run(()),
            Err(rejection) => refused.set(Some(rejection)),
        }
    };
    let error = move |field| {
        Signal::derive(move || {
            refused.with(|refused| match refused {
                Some(Rejection::Invalid { field: wrong, .. }) if *wrong != field => None,
                Some(rejection) => Some(words.refusal(rejection)),
                None => None,
            })
        })
    };
    view! {
        <form class="form" on:submit=submit>
            {if ships {
                let (courier_error, tracking_error) = (error(command::Field::Courier), error(command::Field::Tracking));
                view! { <ParcelFields courier tracking courier_error tracking_error /> }.into_any()
            } else {
                view! {
                    <Field label=words.order.reason_needed error=error(command::Field::Reason)>
                        <textarea class="input" rows="3" maxlength="2000" autofocus bind:value=reason></textarea>
                    </Field>
                }.into_any()
            }}
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.step_to(to)}</Button>
            </div>
        </form>
    }
}

fn no_reason() -> Rejection {
    Rejection::Invalid { field: command::Field::Reason, why: command::Invalid::Empty }
}

/// The courier that the buyer of one order asked for, or the usual one.
fn courier_of(orders: &[OrderId]) -> String {
    let wished = match orders {
        [one] => use_store().with_untracked(|world| world.orders.get(one).map(|order| order.courier.clone())),
        _ => None,
    };
    wished.filter(|courier| !courier.is_empty()).unwrap_or_else(first_courier)
}

/// The courier that is offered first.
pub fn first_courier() -> String {
    let couriers =
        use_store().with_untracked(|world| world.workspace().and_then(|team| team.couriers.first().cloned()));
    couriers.unwrap_or_default()
}

/// Courier and tracking number.
#[component]
pub fn ParcelFields(
    courier: RwSignal<String>,
    tracking: RwSignal<String>,
    courier_error: Signal<Option<String>>,
    tracking_error: Signal<Option<String>>,
) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let couriers = move || store.with(|world| world.workspace().map(|team| team.couriers.clone()).unwrap_or_default());
    let options = move || couriers().into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <Field label=words.order.courier error=courier_error>
            <input class="input" list="couriers" maxlength="64" autocomplete="off" bind:value=courier />
        </Field>
        <datalist id="couriers">{options}</datalist>
        <Field label=words.order.tracking error=tracking_error>
            <input class="input input-code" maxlength="64" autocomplete="off" autofocus bind:value=tracking />
        </Field>
    }
}
