//! 改单: what of an order can be changed or asked for by hand (O9, O10), and the dialog that asks for it. Before
//! printing it is done at once; from then on it is said who consents first, and afterwards which way is left.
//!
//! `what` is each of them with its key, `menu` offers them, `form` holds what is typed, `fields` shows it, `late` is
//! what to do when it is too late.

mod fields;
mod form;
mod late;
mod menu;
mod what;

pub use menu::ChangeMenu;
pub use what::What;

use super::{desk::Asking, use_desk};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::use_store,
    ui::{Button, Dialog, Field, Look, Notice, Tone},
};
use fields::Fields;
use form::Form;
use late::Late;
use leptos::{ev, prelude::*};
use shared::{
    command::{self, OrderChange, Rejection},
    id::OrderId,
    order::change::Stage,
    sync::replica::Place as Refused,
};

#[component]
pub fn ChangeDialog() -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_desk(), use_store());
    let asked = Memo::new(move |_| match desk.asking.get() {
        Some(Asking::Change { order, what, again }) => Some((order, what, again)),
        _ => None,
    });
    let close = Callback::new(move |()| desk.asking.set(None));
    move || {
        let (order, what, again) = asked.get()?;
        let name = store.with_untracked(|world| words.tell(world).order(order));
        let title = format!("{} · {name}", what.label(words));
        Some(view! {
            <Dialog open=true title close=words.shell.close on_close=close>
                <Body order what again=again.clone() close />
            </Dialog>
        })
    }
}

/// By the stage of the order as it is now: it may be printed while one writes.
#[component]
fn Body(order: OrderId, what: What, again: Option<(OrderChange, Refused)>, close: Callback<()>) -> impl IntoView {
    let store = use_store();
    let status = move || store.with(|world| world.orders.get(&order).map(|order| order.status));
    let late = Memo::new(move |_| status().filter(|status| what.is_too_late(*status)));
    let (begun, settles) = again.unzip();
    let form = Form::new(order, what, begun.as_ref());
    move || match late.get() {
        Some(status) => view! { <Late order status close /> }.into_any(),
        None => view! { <Asked order what form settles close /> }.into_any(),
    }
}

#[component]
fn Asked(order: OrderId, what: What, form: Form, settles: Option<Refused>, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let say = &words.change;
    let refused = RwSignal::new(None::<Rejection>);
    let consents = Memo::new(move |_| {
        let status = store.with(|world| world.orders.get(&order).map(|order| order.status));
        !what.is_special() && status.is_some_and(|status| status.change() == Stage::Consent)
    });
    let waits = move || what.is_special() || consents.get();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let label = what.label(words);
        let said = if untrack(waits) { (say.submitted)(label) } else { (say.done)(label) };
        let done = form.command(store, order, what).and_then(|command| acts.perform(said, command));
        match done {
            Ok(()) => {
                settles.into_iter().for_each(|refused| store.deal_with(refused));
                close.run(());
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let label = move || if waits() || what == What::Cancel { say.why } else { say.why_if };
    let verb = move || match what {
        What::Rush | What::Price => say.ask,
        _ if consents.get() => say.ask_consent,
        What::Cancel => say.cancel_it,
        _ => say.change_it,
    };
    // What belongs to no field stands above the buttons.
    let other = move || {
        let why = refused.get().filter(|why| !matches!(why, Rejection::Invalid { .. }))?;
        let text = store.with_untracked(|world| words.refused(&why, world));
        Some(view! { <Notice tone=Tone::Bad>{text}</Notice> })
    };
    view! {
        <form class="form" on:submit=submit>
            <Signers what consents=consents.into() />
            <Fields order what form refused />
            {move || view! {
                <Field label=label() error=error_at(words, refused, &[command::Field::Reason])>
                    <textarea class="input" rows="2" maxlength="500" autofocus=what.is_wordless() bind:value=form.reason></textarea>
                </Field>
            }}
            {other}
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{verb}</Button>
            </div>
        </form>
    }
}

/// Who signs before it holds.
#[component]
fn Signers(what: What, consents: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let roles = Memo::new(move |_| {
        store.with(|world| {
            let signers = world.workspace().map(|team| team.approvals.sign(what.asked())).unwrap_or_default();
            let names = signers.iter().map(|role| words.role_named(world.workspace(), role));
            names.collect::<Vec<_>>().join(" → ")
        })
    });
    let said = move || match roles.get() {
        roles if what.is_special() && !roles.is_empty() => Some((words.change.signers)(&roles)),
        _ if !consents.get() => None,
        roles if roles.is_empty() => Some(words.change.consent_none.to_owned()),
        roles => Some((words.change.consent)(&roles)),
    };
    move || said().map(|said| view! { <Notice tone=Tone::Info>{said}</Notice> })
}

/// What of a refusal stands at a field that is one of these.
fn error_at(
    words: &'static crate::i18n::Words,
    refused: RwSignal<Option<Rejection>>,
    fields: &'static [command::Field],
) -> Signal<Option<String>> {
    Signal::derive(move || {
        refused.with(|refused| match refused {
            Some(why @ Rejection::Invalid { field, .. }) if fields.contains(field) => Some(words.refusal(why)),
            _ => None,
        })
    })
}
