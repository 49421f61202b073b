//! 发货计划: what is to leave by a day, by courier, with what stands in its way; what was put off; and the word that it
//! is settled (O7). It prints as it stands.

mod group;

use super::{LateNotice, Pickups, Ways};
use crate::{
    i18n::{Words, use_words},
    page::{act::use_acts, clock::use_clock, orders::use_desk, tickets::lacks},
    platform::paper,
    route::{Route, use_place},
    store::use_store,
    ui::{Button, Empty, Icon, Look, Notice, Sign, Tone},
};
use group::{Group, WasPutOff};
use leptos::prelude::*;
use shared::{
    command::PlanConfirm,
    order::plan::{self, Due, ShippingPlan},
    staff::Permission,
    time::Day,
    world::World,
};

/// The word under which it is printed.
const PAPER: &str = "plan";

#[component]
pub fn PlanPage(day: Option<Day>) -> impl IntoView {
    let words = use_words();
    let (clock, calm) = (use_clock(), use_desk().calm);
    let today = Memo::new(move |_| clock.today());
    let day = Memo::new(move |_| day.unwrap_or_else(|| today.get()));
    let dues = Memo::new(move |_| calm.with(|world| plan::of(world, day.get())));
    let groups = Memo::new(move |_| dues.with(|dues| by_courier(dues)));
    let is_empty = Memo::new(move |_| dues.with(Vec::is_empty));
    let group = move |courier: String| view! { <Group courier dues today /> };
    view! {
        <main class="page print plan" id="content">
            <header class="page-head"><h1>{words.sending.plan}</h1><Ways /></header>
            <p class="hint">{words.sending.plan_hint}</p>
            <LateNotice />
            <Head day today dues />
            <article data-paper=PAPER class="plan-sheet">
                <h2>{move || words.day(day.get())} " " <small>{move || (words.sending.due_n)(dues.with(Vec::len))}</small></h2>
                <Confirmed day />
                <Show when=move || is_empty.get()>
                    <Empty title=words.sending.nothing_due hint=words.sending.nothing_due_hint />
                </Show>
                <For each=move || groups.get() key=String::clone children=group />
                <WasPutOff day />
            </article>
            <Pickups />
        </main>
    }
}

/// The couriers of a plan, each once, in its order.
fn by_courier(dues: &[Due]) -> Vec<String> {
    let mut couriers: Vec<String> = dues.iter().map(|due| due.courier.clone()).collect();
    couriers.dedup();
    couriers
}

/// From day to day, printing, and the word that it is settled.
#[component]
fn Head(day: Memo<Day>, today: Memo<Day>, dues: Memo<Vec<Due>>) -> impl IntoView {
    let words = use_words();
    let (acts, place, store) = (use_acts(), use_place(), use_store());
    let is_confirmed =
        Memo::new(move |_| store.with(|world| world.shipping_plans.contains_key(&ShippingPlan::id_of(day.get()))));
    let why_not = Signal::derive(move || match dues.with(Vec::len) {
        _ if day.get() > today.get() => Some(words.sending.not_yet.to_owned()),
        0 => lacks(store, words, Permission::OrderShip),
        left => Some((words.sending.open_left)(left)),
    });
    let confirm = move |()| {
        let command = PlanConfirm { day: day.get_untracked() };
        acts.attempt(words.command(&command.clone().into()), command);
    };
    let go = move |by: i32| place.go(Route::Plan(Some(day.get_untracked().plus(by))));
    view! {
        <div class="plan-head">
            <div class="plan-days">
                <button class="button" type="button" aria-label=words.sending.yesterday on:click=move |_| go(-1)><Icon sign=Sign::Back /></button>
                <a class="button" href=Route::Plan(None).path()>{words.sending.today}</a>
                <button class="button" type="button" aria-label=words.sending.tomorrow on:click=move |_| go(1)><Icon sign=Sign::Forward /></button>
            </div>
            <Button on_press=move |()| paper::print_part(PAPER)>{words.sending.print}</Button>
            <Show when=move || !is_confirmed.get()>
                <Button look=Look::Primary why_not on_press=confirm>{words.sending.confirm}</Button>
            </Show>
        </div>
    }
}

/// Who has confirmed it, and what it came to.
#[component]
fn Confirmed(day: Memo<Day>) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let known =
        Memo::new(move |_| store.with(|world| world.shipping_plans.get(&ShippingPlan::id_of(day.get())).cloned()));
    let said = move || {
        let plan = known.get()?;
        let who = store.with(|world| who(words, world, &plan));
        let said = (words.sending.confirmed)(&who, &clock.moment(plan.at), plan.shipped, plan.put_off.len());
        Some(view! { <Notice tone=Tone::Good>{said}</Notice> })
    };
    view! { {said} }
}

fn who(words: &Words, world: &World, plan: &ShippingPlan) -> String {
    plan.by.map_or_else(String::new, |by| words.tell(world).person(by))
}
