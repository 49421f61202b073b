//! By which day the order is to leave, and what its buyer is to be told now (O4, O7).

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        cases::use_cases,
        clock::use_clock,
        ship::{tell, use_leaving},
        tickets::lacks,
    },
    store::use_store,
    ui::{Button, Look, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    order::{
        Status,
        message::{draft, due},
        plan::promised,
    },
    staff::Permission,
};

#[component]
pub fn SendingSection(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, clock, leaving, store) = (use_acts(), use_clock(), use_leaving(), use_store());
    let minute = use_cases().minute;
    let day = Memo::new(move |_| {
        store.with(|world| {
            let order = world.orders.get(&shown.id).filter(|order| order.status < Status::Shipped)?;
            Some((promised(order, world.workspace()?)?, order.promised.is_some()))
        })
    });
    let to_tell = Memo::new(move |_| {
        store.with(|world| {
            let order = world.orders.get(&shown.id)?;
            let one = due(order, world.workspace()?, minute.get())?;
            Some((one.message, draft(world, order, one.message)))
        })
    });
    let waits = Memo::new(move |_| shown.read(|order| order.status < Status::Shipped));
    let may = Signal::derive(move || lacks(store, words, Permission::OrderMark));
    let when = move || {
        let (day, is_own) = day.get()?;
        let late = day < clock.today();
        Some(view! {
            <span>{words.sending.promised} " " <b>{words.day(day)}</b></span>
            {(!is_own).then(|| view! { <span class="hint">{words.sending.by_rule}</span> })}
            {late.then(|| view! { <Tag tone=Tone::Bad text=words.sending.overdue /> })}
        })
    };
    let card = move || {
        let (message, text) = to_tell.get()?;
        Some(view! {
            <div class="tell-card">
                <div class="tell-head"><Tag tone=Tone::Info text=words.message(message) /></div>
                <p class="tell-text">{text}</p>
                <Button look=Look::Primary key="b" why_not=may on_press=move |()| tell(store, acts, shown.id)>
                    {words.sending.copy_told}
                </Button>
            </div>
        })
    };
    view! {
        <Show when=move || waits.get() || to_tell.with(Option::is_some)>
            <section class="section" aria-label=words.sending.section>
                <h3>{words.sending.section}</h3>
                <Show when=move || waits.get()>
                    <div class="promise">
                        {when}
                        <Button look=Look::Quiet why_not=may on_press=move |()| leaving.putting_off.set(vec![shown.id])>
                            {words.sending.change_day}
                        </Button>
                    </div>
                </Show>
                {card}
            </section>
        </Show>
    }
}
