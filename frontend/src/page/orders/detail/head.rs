//! Above an order: who bought, how far it is, and what comes next.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        orders::{
            change::ChangeMenu,
            row::{buyer, tone},
            step::{self, Step},
            use_desk,
        },
        pane::{BackButton, OnDevice},
        tickets::use_intake,
    },
    platform::clipboard,
    store::use_store,
    ui::{Button, Icon, Look, Menu, MenuItem, Sign, Tag, Tone},
};
use leptos::prelude::*;
use shared::order::Status;

#[component]
pub fn Head(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_desk());
    let waits = store.waits(shown.id);
    let status = Memo::new(move |_| shown.read(|order| Some(order.status)));
    let title = move || shown.read(|order| buyer(words, order));
    let no = move || shown.read(|order| order.no.map(|no| format!("#{no}")));
    let tag = move || {
        let status = status.get()?;
        Some(view! { <Tag tone=tone(status) text=words.status(status) /> })
    };
    let rush = move || {
        let is_rush = shown.read(|order| order.rush);
        is_rush.then(|| view! { <Tag tone=Tone::Warn text=words.change.rush_mark /> })
    };
    view! {
        <header class="detail-head">
            <BackButton class="detail-back" on_press=move |()| desk.cursor.close() />
            <div class="detail-title">
                <h2>{title} " " <small>{no}</small></h2>
                <div class="detail-tags">{tag} {rush} <OnDevice waits /></div>
            </div>
            <div class="detail-steps">{move || status.get().map(|status| view! { <Steps shown status /> })}</div>
            <Number shown />
        </header>
    }
}

/// The next step as a button, the others in a menu.
#[component]
fn Steps(shown: Shown, status: Status) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let known = Memo::new(move |_| step::steps(store, words, shown.id, status));
    let next = move || known.with(|steps| steps.first().filter(|step| Some(step.to) == step::next(status)).cloned());
    let others = move || {
        let first = usize::from(next().is_some());
        let item = |step: Step| view! { <OtherStep shown step /> };
        known.get().into_iter().skip(first).map(item).collect_view()
    };
    let is_ship = step::next(status) == Some(Status::Shipped);
    view! {
        {move || next().map(|step| view! { <NextStep shown step key=if is_ship { "s" } else { "n" } /> })}
        <Show when=move || { known.with(|steps| steps.len() > usize::from(next().is_some())) }>
            <Menu label=words.order.moves>{others()}</Menu>
        </Show>
    }
}

#[component]
fn NextStep(shown: Shown, step: Step, key: &'static str) -> impl IntoView {
    let (desk, acts) = (use_desk(), use_acts());
    let to = step.to;
    let press = move |()| desk.ask_move(vec![shown.id], to, acts);
    let why_not = Signal::stored(step.why_not);
    view! { <Button look=Look::Primary why_not key on_press=press>{step.label}</Button> }
}

#[component]
fn OtherStep(shown: Shown, step: Step) -> impl IntoView {
    let (desk, acts) = (use_desk(), use_acts());
    let to = step.to;
    let choose = Callback::new(move |()| desk.ask_move(vec![shown.id], to, acts));
    match step.why_not {
        Some(why_not) => view! { <MenuItem why_not on_choose=choose>{step.label}</MenuItem> }.into_any(),
        None => view! { <MenuItem on_choose=choose>{step.label}</MenuItem> }.into_any(),
    }
}

#[component]
fn Number(shown: Shown) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let number = move || shown.read(|order| order.number.clone());
    let intake = use_intake();
    let new_ticket = move |()| intake.open(None, Some(shown.id));
    let copy = move |_| {
        let number = untrack(number);
        clipboard::copy(&number);
        acts.say(format!("{} {number}", words.shell.copied));
    };
    view! {
        <div class="detail-number">
            <span class="unseen">{words.order.number}</span>
            <code>{number}</code>
            <button
                class="button button-quiet"
                type="button"
                aria-label=words.order.copy_number
                aria-keyshortcuts="c"
                on:click=copy
            >
                <Icon sign=Sign::Copy />
            </button>
            <ChangeMenu order=shown.id />
            <span class="detail-ticket"><Button look=Look::Quiet on_press=new_ticket>{words.tickets.new}</Button></span>
        </div>
    }
}
