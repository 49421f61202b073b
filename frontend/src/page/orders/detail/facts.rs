//! The facts of an order: messages, receiver, parcel, times. Empty ones take no room.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock, enquiries::EnquiryLine, orders::use_desk},
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{
    customer::Contact,
    order::{Parcel, Status},
    shop::Shop,
    staff::Permission,
    time::Instant,
};
use std::sync::Arc;

#[component]
pub fn Facts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let message = move || shown.read(|order| order.buyer_message.clone());
    let platform_memo = move || shown.read(|order| order.platform_memo.clone());
    let reason = move || shown.read(|order| order.closed_reason.clone());
    let quote = |label: &'static str, text: String| {
        (!text.is_empty()).then(|| {
            view! {
                <section class="section" aria-label=label>
                    <h3>{label}</h3>
                    <blockquote class="quote">{text}</blockquote>
                </section>
            }
        })
    };
    view! {
        {move || quote(words.order.buyer_message, message())}
        {move || quote(words.order.platform_memo, platform_memo())}
        {move || quote(words.order.closed_reason, reason())}
        <From shown />
        <Receiver shown />
        <Times shown />
    }
}

/// The enquiry that became this order (O4).
#[component]
fn From(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let enquiry = Memo::new(move |_| store.with(|world| world.enquiry_of(shown.id)));
    move || {
        enquiry.get().map(|id| {
            view! {
                <section class="section" aria-label=words.enquiries.came_from>
                    <h3>{words.enquiries.came_from}</h3>
                    <EnquiryLine id />
                </section>
            }
        })
    }
}

/// Whom it goes to. Only devices whose person may see it hold more than the masked phone (C6).
#[component]
fn Receiver(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_desk(), use_store());
    let contact = Memo::new(move |_| {
        let id = shown.read(|order| order.contact)?;
        store.with(|world| world.contacts.get(&id).cloned())
    });
    let masked = move || shown.read(|order| order.phone_mask.clone());
    let verifies = Memo::new(move |_| {
        shown.read(|order| matches!(order.status, Status::Unpaid | Status::ToVerify | Status::Verified))
    });
    let copy = move |()| desk.copy_script(shown.id, acts);
    let hint = move || match store.permits(Permission::ContactSee) {
        true => words.order.no_contact,
        false => words.order.masked_hint,
    };
    let whole = move |contact: Arc<Contact>| {
        let phones = [contact.mobile.clone(), contact.phone.clone()].into_iter().filter(|phone| !phone.is_empty());
        view! {
            <dt>{words.order.receiver}</dt><dd>{contact.name.clone()}</dd>
            <dt>{words.order.phone}</dt><dd>{phones.collect::<Vec<_>>().join(" · ")}</dd>
            <dt>{words.order.address}</dt><dd>{contact.address.clone()}</dd>
        }
    };
    view! {
        <section class="section" aria-label=words.order.receiver>
            <div class="section-head">
                <h3>{words.order.receiver}</h3>
                <Show when=move || verifies.get()>
                    <Button look=Look::Quiet key="v" on_press=copy>{words.order.script}</Button>
                </Show>
            </div>
            <dl class="facts">
                {move || match contact.get() {
                    Some(contact) => whole(contact).into_any(),
                    None => view! {
                        <dt>{words.order.phone}</dt>
                        <dd>{masked()} <small class="hint">{hint}</small></dd>
                    }.into_any(),
                }}
            </dl>
        </section>
    }
}

#[component]
fn Times(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let shop = move || {
        let id = shown.read(|order| Some(order.shop))?;
        let name = |shop: &Shop| format!("{} · {}", shop.name, words.platform(shop.platform));
        store.with(|world| world.shops.get(&id).map(|shop| name(shop)))
    };
    let parcel = move || shown.read(|order| order.parcel.clone());
    let wish = move || Some(shown.read(|order| order.courier.clone())).filter(|courier| !courier.is_empty());
    let time = move |label: &'static str, at: Option<Instant>| {
        at.map(|at| view! { <dt>{label}</dt><dd>{clock.moment(at)}</dd> })
    };
    let parcel_of = move |parcel: Parcel| {
        view! { <dt>{words.order.parcel}</dt><dd>{parcel.courier} " " <code>{parcel.tracking}</code></dd> }
    };
    view! {
        <section class="section" aria-label=words.order.parcel>
            <dl class="facts">
                {move || parcel().map(parcel_of)}
                {move || wish().map(|courier| view! { <dt>{words.change.wish}</dt><dd>{courier}</dd> })}
                {move || time(words.order.placed, shown.read(|order| Some(order.placed_at)))}
                {move || time(words.order.paid_at, shown.read(|order| order.paid_at))}
                {move || time(words.order.shipped_at, shown.read(|order| order.shipped_at))}
                {move || shop().map(|shop| view! { <dt>{words.order.shop}</dt><dd>{shop}</dd> })}
            </dl>
        </section>
    }
}
