//! A new pick-up: which courier comes, when, and for how many parcels.

use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock, orders::first_courier, shops},
    platform::random,
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    command::{PickupBook, Rejection},
    id::{PickupId, ShopId},
    order::Status,
    time::{Day, TimeOfDay},
};

#[component]
pub fn BookForm(close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, clock, store) = (use_acts(), use_clock(), use_store());
    let courier = RwSignal::new(first_courier());
    let shop = RwSignal::new(String::new());
    let (day, from, until) = (
        RwSignal::new(untrack(|| clock.today()).to_string()),
        RwSignal::new("16:00".to_owned()),
        RwSignal::new("18:00".to_owned()),
    );
    // What is packed and waits for somebody to come.
    let packed = store.with_untracked(|world| world.count_of(Status::Packed)).max(1);
    let parcels = RwSignal::new(packed.to_string());
    let refused = RwSignal::new(None::<Rejection>);
    let error =
        move || refused.with(|why| why.as_ref().map(|why| store.with_untracked(|world| words.refused(why, world))));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let on = day.with_untracked(|day| day.parse::<Day>()).unwrap_or(Day::EPOCH);
        let at = |time: RwSignal<String>| {
            time.with_untracked(|time| time.parse::<TimeOfDay>()).map(|time| clock.at(on, time)).unwrap_or_default()
        };
        let book = PickupBook {
            pickup: PickupId(random::id()),
            shop: shop.with_untracked(|id| id.parse::<ShopId>().ok()),
            courier: courier.get_untracked().trim().to_owned(),
            from: at(from),
            until: at(until),
            parcels: parcels.with_untracked(|count| count.trim().parse().unwrap_or_default()),
        };
        match acts.perform(words.sending.booked, book) {
            Ok(()) => close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    let shops = store.with_untracked(shops::names);
    let couriers =
        store.with_untracked(|world| world.workspace().map(|team| team.couriers.clone())).unwrap_or_default();
    let told = move || error().map(|said| view! { <p class="form-error" role="alert">{said}</p> });
    view! {
        <form class="form" on:submit=submit>
            <div class="intake-row">
                <Field label=words.order.courier>
                    <input class="input" list="pickup-couriers" maxlength="64" autocomplete="off" autofocus bind:value=courier />
                </Field>
                <datalist id="pickup-couriers">
                    {couriers.into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
                </datalist>
                <Field label=words.sending.shop>
                    <select class="input" bind:value=shop>
                        <option value="">{words.sending.all_shops}</option>
                        {shops.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                    </select>
                </Field>
            </div>
            <div class="intake-row">
                <Field label=words.sending.day><input class="input" type="date" bind:value=day /></Field>
                <Field label=words.sending.from><input class="input" type="time" bind:value=from /></Field>
                <Field label=words.sending.until><input class="input" type="time" bind:value=until /></Field>
            </div>
            <Field label=words.sending.parcels>
                <input class="input number" inputmode="numeric" autocomplete="off" bind:value=parcels />
            </Field>
            {told}
            <div class="dialog-foot"><Button look=Look::Primary submits=true>{words.sending.book}</Button></div>
        </form>
    }
}
