//! 批量发货: tracking numbers pasted, scanned or read from a file, looked at, and shipped together (O7). What is typed
//! stays on the device until it has left.
//!
//! `plan` is what is to leave by a day, `tell` what buyers are told, `pickups` who comes for the parcels, `put_off`
//! another day for orders; `desk` is what these pages remember.

mod desk;
mod file;
mod found;
mod keys;
mod pickups;
mod plan;
mod put_off;
mod tell;
mod ways;

pub use desk::{Leaving, tell, use_leaving};
pub use keys::LeavingKeys;
pub use pickups::Pickups;
pub use plan::PlanPage;
pub use put_off::PutOffDialog;
pub use tell::TellPage;
pub use ways::{LateNotice, Ways};

use crate::{
    i18n::use_words,
    page::{act::use_acts, slot::Slot},
    store::use_store,
    ui::{Button, Field, Look, Notice, Tone},
};
use file::TrackingFile;
use found::Found;
use leptos::{html, prelude::*, task::spawn_local};
use shared::{
    command::{Command, OrderMove},
    order::{
        Status,
        shipping::{self, Shipment},
    },
};

#[component]
pub fn ShipPage() -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let slot = Slot::new("ship".to_owned());
    let began = slot.begin();
    spawn_local(slot.read(began));
    let couriers =
        Memo::new(move |_| store.with(|world| world.workspace().map(|team| team.couriers.clone()).unwrap_or_default()));
    let usual = move || couriers.with(|couriers| couriers.first().cloned().unwrap_or_default());
    let typed = RwSignal::new(None::<String>);
    let courier = move || typed.get().unwrap_or_else(usual);
    let found = Memo::new(move |_| {
        let (text, courier) = (slot.text.get(), courier());
        store.with(|world| shipping::read(world, &text, courier.trim()))
    });
    let fits = move || found.with(|found| found.iter().filter(|shipment| shipment.fit.is_ok()).count());
    let problems = move || found.with(Vec::len) - fits();
    let ship = move |()| {
        let command = |shipment: &Shipment| {
            let order = shipment.fit.ok()?;
            let expect = store.with_untracked(|world| world.orders.get(&order).map(|order| order.status))?;
            let parcel = Some(shipment.parcel.clone());
            Some(Command::from(OrderMove { order, expect, to: Status::Shipped, reason: String::new(), parcel }))
        };
        let found = found.get_untracked();
        let (leave, stay): (Vec<_>, Vec<_>) =
            found.into_iter().map(|one| (command(&one), one)).partition(|(command, _)| command.is_some());
        let (commands, leave): (Vec<_>, Vec<_>) = leave.into_iter().unzip();
        let done = acts.attempt_all(words.ship.shipped, commands.into_iter().flatten().collect());
        // What does not fit, or is refused, stays to be mended.
        let refused = leave.into_iter().zip(done).filter(|(_, done)| !done).map(|(one, _)| one);
        let mut left: Vec<Shipment> = stay.into_iter().map(|(_, one)| one).chain(refused).collect();
        left.sort_by_key(|one| one.line);
        slot.write(left.into_iter().map(|one| one.text).collect::<Vec<_>>().join("\n"));
    };
    let why_not = Signal::derive(move || (fits() == 0).then(|| words.ship.nothing.to_owned()));
    let options = move || couriers.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move || node.get().iter().for_each(|text| drop(text.focus())));
    view! {
        <main class="page" id="content">
            <header class="page-head"><h1>{words.ship.title}</h1><Ways /></header>
            <p class="hint">{words.ship.hint}</p>
            <LateNotice />
            <div class="form">
                <TrackingFile lines=slot>
                  <Field label=words.ship.numbers>
                    <textarea
                        class="input ship-text"
                        rows="8"
                        spellcheck="false"
                        placeholder=words.ship.numbers_hint
                        node_ref=node
                        prop:value=move || slot.text.get()
                        on:input=move |event| slot.write(event_target_value(&event))
                    ></textarea>
                  </Field>
                </TrackingFile>
                <Field label=words.ship.courier>
                    <input
                        class="input"
                        list="ship-couriers"
                        maxlength="64"
                        autocomplete="off"
                        prop:value=courier
                        on:input=move |event| typed.set(Some(event_target_value(&event)))
                    />
                </Field>
                <datalist id="ship-couriers">{options}</datalist>
            </div>
            <Show when=move || problems() != 0><Notice tone=Tone::Warn>{move || (words.ship.problems)(problems())}</Notice></Show>
            <Show when=move || !found.with(Vec::is_empty)><Found found /></Show>
            <div class="dialog-foot">
                <Button look=Look::Primary why_not on_press=ship>{move || (words.ship.ship_n)(fits())}</Button>
            </div>
            <Pickups />
        </main>
    }
}
