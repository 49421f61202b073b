//! 揽收: the pick-ups that are waited for, each with its window, its owner and its clock (O7). `book` is a new one.

mod book;

use crate::{
    i18n::use_words,
    page::{act::use_acts, cases::Due, clock::use_clock, tickets::lacks},
    store::use_store,
    ui::{Button, Dialog, Field, Look},
};
use book::BookForm;
use leptos::{ev, prelude::*};
use shared::{
    command::{PickupEnd, Rejection},
    pickup::{self, Outcome, Pickup},
    staff::Permission,
};
use std::sync::Arc;

/// What is being noted of a pick-up.
#[derive(Clone, PartialEq)]
enum Ending {
    Came(Arc<Pickup>),
    Cancelled(Arc<Pickup>),
}

#[component]
pub fn Pickups() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let open = Memo::new(move |_| store.with(pickup::open));
    let (booking, ending) = (RwSignal::new(false), RwSignal::new(None::<Ending>));
    let why_not = Signal::derive(move || lacks(store, words, Permission::OrderShip));
    let row = move |pickup: Arc<Pickup>| view! { <Row pickup ending /> };
    let close = Callback::new(move |()| booking.set(false));
    view! {
        <section class="section" aria-label=words.sending.pickups>
            <div class="section-head">
                <h2>{words.sending.pickups} " " <span class="filter-count">{move || open.with(Vec::len)}</span></h2>
                <Button why_not on_press=move |()| booking.set(true)>{words.sending.book}</Button>
            </div>
            <Show
                when=move || !open.with(Vec::is_empty)
                fallback=move || view! { <p class="hint">{words.sending.no_pickups}</p> }
            >
                <ul class="work-list"><For each=move || open.get() key=|pickup| pickup.id children=row /></ul>
            </Show>
        </section>
        <Dialog open=booking title=words.sending.book close=words.shell.close on_close=close><BookForm close /></Dialog>
        <EndDialog ending />
    }
}

#[component]
fn Row(pickup: Arc<Pickup>, ending: RwSignal<Option<Ending>>) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let (by, shop) = (pickup.by, pickup.shop);
    let who = move || by.map(|by| store.with(|world| words.tell(world).person(by)));
    let whose = move || shop.and_then(|id| store.with(|world| world.shops.get(&id).map(|shop| shop.name.clone())));
    let (from, until, parcels) = (pickup.from, pickup.until, pickup.parcels);
    let window = move || format!("{}–{}", clock.when(from), clock.time(until));
    let (came, cancelled) = (pickup.clone(), pickup.clone());
    view! {
        <li class="work-row">
            <span><b>{pickup.courier.clone()}</b> " " {window}</span>
            <span class="hint">{(words.sending.parcels_n)(parcels)}</span>
            <span class="hint">{whose}</span>
            <span class="hint">{who}</span>
            <Due at=until />
            <Show when=move || store.permits(Permission::OrderShip)>
                <Button look=Look::Primary on_press={let came = came.clone(); move |()| ending.set(Some(Ending::Came(came.clone())))}>
                    {words.sending.came}
                </Button>
                <Button on_press={let cancelled = cancelled.clone(); move |()| ending.set(Some(Ending::Cancelled(cancelled.clone())))}>
                    {words.sending.cancel}
                </Button>
            </Show>
        </li>
    }
}

/// How many parcels went along, or why it does not take place.
#[component]
fn EndDialog(ending: RwSignal<Option<Ending>>) -> impl IntoView {
    let words = use_words();
    let close = Callback::new(move |()| ending.set(None));
    move || {
        let asked = ending.get()?;
        let title = match &asked {
            Ending::Came(_) => words.sending.came,
            Ending::Cancelled(_) => words.sending.cancel,
        };
        let body = move || view! { <EndForm asked=asked.clone() close /> };
        Some(view! { <Dialog open=true title close=words.shell.close on_close=close>{body()}</Dialog> })
    }
}

#[component]
fn EndForm(asked: Ending, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let typed = RwSignal::new(match &asked {
        Ending::Came(pickup) => pickup.parcels.to_string(),
        Ending::Cancelled(_) => String::new(),
    });
    let refused = RwSignal::new(None::<Rejection>);
    let error = Signal::derive(move || {
        refused.with(|why| why.as_ref().map(|why| store.with_untracked(|world| words.refused(why, world))))
    });
    let came = matches!(asked, Ending::Came(_));
    let label = if came { words.sending.parcels } else { words.sending.reason };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let said = typed.get_untracked().trim().to_owned();
        let (pickup, how) = match &asked {
            Ending::Came(pickup) => (pickup.id, Outcome::Came(said.parse().unwrap_or(u32::MAX))),
            Ending::Cancelled(pickup) => (pickup.id, Outcome::Cancelled(said)),
        };
        match acts.perform(words.pickup_outcome(&how), PickupEnd { pickup, how }) {
            Ok(()) => close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label error>
                <input
                    class="input"
                    inputmode=if came { "numeric" } else { "text" }
                    maxlength="500"
                    autocomplete="off"
                    autofocus
                    bind:value=typed
                />
            </Field>
            <div class="dialog-foot"><Button look=Look::Primary submits=true>{words.shell.save}</Button></div>
        </form>
    }
}
