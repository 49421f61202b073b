//! Parcels that nobody had announced (A6): noted with what is written on them, and matched with an order by tracking
//! number, phone or name.

use super::Looking;
use crate::{
    i18n::{Words, use_words},
    page::{
        act::use_acts,
        attaching::{AttachButtons, Pieces as Files},
        cases::use_cases,
        clock::use_clock,
        orders::{ParcelFields, first_courier},
        slot::Slot,
    },
    platform::random,
    route::Route,
    store::use_store,
    ui::{Button, Dialog, Field, Look, Tag, Tone},
};
use leptos::{ev, prelude::*, task::spawn_local};
use shared::{
    aftersale::{
        goods::bought,
        stray::{Match, Stray, by_words, matches},
    },
    command::{Owned, Rejection, StrayMatch, StrayReceive},
    id::{CaseId, StrayId},
    order::Parcel,
    staff::Permission,
    world::World,
};
use std::sync::Arc;

/// Those that are nobody's yet, the newest first.
#[component]
pub fn Strays(looking: RwSignal<Option<Looking>>) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let open = Memo::new(move |_| {
        let mut open: Vec<Arc<Stray>> =
            store.with(|world| world.strays.values().filter(|stray| stray.case.is_none()).cloned().collect());
        open.sort_by_key(|stray| std::cmp::Reverse(stray.at));
        open
    });
    let row = move |stray: Arc<Stray>| {
        let id = stray.id;
        let about = [&stray.name, &stray.phone, &stray.note]
            .into_iter()
            .filter(|text| !text.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" · ");
        view! {
            <li class="work-row">
                <b>{crate::i18n::case::parcel_name(&stray.parcel)}</b>
                <span>{about}</span>
                <time class="hint">{clock.when(stray.at)}</time>
                <Button on_press=move |()| looking.set(Some(Looking::Stray(id)))>{words.warehouse.find_owner}</Button>
            </li>
        }
    };
    view! {
        <Show when=move || !open.with(Vec::is_empty)>
            <section class="section" aria-label=words.warehouse.strays>
                <h2>{words.warehouse.strays} " " <span class="filter-count">{move || open.with(Vec::len)}</span></h2>
                <ul class="work-list"><For each=move || open.get() key=|stray| stray.id children=row /></ul>
            </section>
        </Show>
    }
}

#[component]
pub fn StrayDialog(looking: RwSignal<Option<Looking>>) -> impl IntoView {
    let words = use_words();
    let close = Callback::new(move |()| looking.set(None));
    let asked = Memo::new(move |_| looking.get());
    move || {
        let asked = asked.get()?;
        let body = move || match asked.clone() {
            Looking::Unknown(tracking) => view! { <Receive tracking looking /> }.into_any(),
            Looking::Stray(id) => view! { <Matches id close /> }.into_any(),
        };
        Some(
            view! { <Dialog open=true title=words.warehouse.stray_title close=words.shell.close on_close=close>{body()}</Dialog> },
        )
    }
}

/// What is written on it; once it is noted, whose it may be is looked for.
#[component]
fn Receive(tracking: String, looking: RwSignal<Option<Looking>>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let slot = Slot::new(format!("stray/{tracking}"));
    let began = slot.begin();
    spawn_local(slot.read(began));
    let (courier, tracking) = (RwSignal::new(first_courier()), RwSignal::new(tracking));
    let (name, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<Rejection>);
    let may = Memo::new(move |_| store.permits(Permission::ReturnInspect));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| slot.files.is_busy()) {
            return;
        }
        let (note, files, leaving) = slot.all();
        let parcel = Parcel {
            courier: courier.get_untracked().trim().to_owned(),
            tracking: tracking.get_untracked().trim().to_owned(),
        };
        let stray = StrayId(random::id());
        let receive =
            StrayReceive { stray, parcel, name: name.get_untracked(), phone: phone.get_untracked(), note, files };
        match acts.perform_with(words.warehouse.stray_noted, receive, leaving) {
            Ok(()) => {
                slot.clear();
                looking.set(Some(Looking::Stray(stray)));
            }
            Err(why) => error.set(Some(why)),
        }
    };
    let told = move || error.get().map(|why| view! { <p class="form-error" role="alert">{words.refusal(&why)}</p> });
    let why_not = Signal::derive(move || {
        (!may.get()).then(|| words.refusal(&Rejection::Denied { permission: Permission::ReturnInspect }))
    });
    view! {
        <form class="form" data-kept on:submit=submit>
            <p class="hint">{words.warehouse.stray_hint}</p>
            <ParcelFields courier tracking courier_error=Signal::stored(None) tracking_error=Signal::stored(None) />
            <div class="intake-row">
                <Field label=words.warehouse.sender><input class="input" maxlength="100" autocomplete="off" bind:value=name /></Field>
                <Field label=words.warehouse.sender_phone><input class="input" inputmode="tel" maxlength="40" autocomplete="off" bind:value=phone /></Field>
            </div>
            <Field label=words.warehouse.inside>
                <input class="input" maxlength="500" autocomplete="off" prop:value=move || slot.text.get() on:input=move |event| slot.write(event_target_value(&event)) />
            </Field>
            <Files attaching=slot.files />
            <div class="intake-attach">
                <AttachButtons attaching=Signal::stored(slot.files) asked=Signal::stored(false) on_asked=|()| () />
            </div>
            {told}
            <div class="dialog-foot"><Button look=Look::Primary submits=true why_not>{words.warehouse.note_it}</Button></div>
        </form>
    }
}

/// Whose it may be, the surest first.
#[component]
fn Matches(id: StrayId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_cases(), use_store());
    let text = RwSignal::new(String::new());
    let stray = store.record(move |world| world.strays.get(&id).cloned());
    let found = Memo::new(move |_| {
        let typed = text.get();
        stray.with(|stray| {
            let Some(stray) = stray else { return Vec::new() };
            store.with(|world| {
                let mut found = matches(world, &stray.parcel, &stray.name, &stray.phone);
                if !typed.trim().is_empty() {
                    found = by_words(world, &typed);
                }
                found
            })
        })
    });
    let choose = move |found: Match| {
        let to = match found.case {
            Some(case) => Owned::Case(case),
            None => {
                let pieces = store.with_untracked(|world| world.orders.get(&found.order).map(|order| bought(order)));
                Owned::Order { order: found.order, case: CaseId(random::id()), pieces: pieces.unwrap_or_default() }
            }
        };
        let case = match &to {
            Owned::Case(case) | Owned::Order { case, .. } => *case,
        };
        match acts.perform(words.warehouse.matched, StrayMatch { stray: id, to }) {
            Ok(()) => {
                close.run(());
                desk.cursor.point_at(case);
            }
            Err(why) => acts.warn(&why),
        }
    };
    let row = move |found: Match| {
        let (sign, is_awaited) = (found.sign, found.case.is_some());
        let name = store.with_untracked(|world| about(words, world, &found));
        view! {
            <li class="work-row">
                <a href=Route::Order(found.order).path()>{name}</a>
                <Tag tone=Tone::Info text=words.parcel_sign(sign) />
                {is_awaited.then(|| view! { <Tag tone=Tone::Good text=words.warehouse.awaited /> })}
                <Button look=Look::Primary on_press=move |()| choose(found)>{words.warehouse.it_is_theirs}</Button>
            </li>
        }
    };
    let about = move || {
        stray.get().map(|stray| {
            let parts = [
                crate::i18n::case::parcel_name(&stray.parcel),
                stray.name.clone(),
                stray.phone.clone(),
                stray.note.clone(),
            ];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    };
    view! {
        <p>{about}</p>
        <Field label=words.warehouse.look_for>
            <input class="input" type="search" autocomplete="off" placeholder=words.line.link_hint bind:value=text />
        </Field>
        <ul class="work-list"><For each=move || found.get() key=|found| (found.order, found.sign, found.case) children=row /></ul>
        <Show when=move || found.with(Vec::is_empty)><p class="hint">{words.warehouse.no_owner}</p></Show>
    }
}

/// `#1042 云朵 · 圆领开衫`
fn about(words: &'static Words, world: &World, found: &Match) -> String {
    let order = words.tell(world).order(found.order);
    let what = world.orders.get(&found.order).map(|order| order.summary().to_owned()).unwrap_or_default();
    format!("{order} · {what}")
}
