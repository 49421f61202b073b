//! One enquiry of the list: whose, what for, and how it stands.

use super::use_enquiries;
use crate::{
    i18n::{Words, format::money, use_words},
    page::{archive::archive_mark, clock::use_clock},
    route::Route,
    store::use_store,
    ui::{Icon, Sign, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    enquiry::{Enquiry, Outcome},
    id::EnquiryId,
    time::Instant,
    world::World,
};

#[component]
pub fn EnquiryRow(id: EnquiryId) -> impl IntoView {
    let words = use_words();
    let (store, clock, desk) = (use_store(), use_clock(), use_enquiries());
    let enquiry = store.record(move |world| world.enquiries.get(&id).cloned());
    let who = Memo::new(move |_| store.with(|world| words.tell(world).enquiry(id)));
    let what = Memo::new(move |_| {
        enquiry.with(|enquiry| enquiry.as_ref().map(|enquiry| store.with(|world| about(words, world, enquiry))))
    });
    let when = move || enquiry.with(|enquiry| enquiry.as_ref().map(|enquiry| clock.when(enquiry.opened_at)));
    let waits = store.waits(id);
    let device = move || {
        waits.get().then(|| {
            view! {
                <span class="patron-device" title=words.orders.on_device>
                    <Icon sign=Sign::Device />
                    <span class="unseen">{words.orders.on_device}</span>
                </span>
            }
        })
    };
    view! {
        <div class="patron enquiry-row">
            <span class="patron-name">{move || who.get()}</span>
            <span class="patron-time">{when}</span>
            <span class="patron-has">{move || what.get()}</span>
            <span class="patron-tags">
                {device}
                {move || enquiry.get().map(|enquiry| archive_mark(words, enquiry.archive))}
                {move || enquiry.get().map(|enquiry| marks(words, &enquiry, desk.minute.get(), waiting(store, id)))}
            </span>
        </div>
    }
}

/// Whether a discount of it waits to be signed; tracked.
pub fn waiting(store: crate::store::Store, id: EnquiryId) -> bool {
    store.with(|world| world.waiting_discount(id).is_some())
}

pub fn tone(enquiry: &Enquiry) -> Tone {
    match enquiry.outcome {
        None => Tone::Info,
        Some(Outcome::Won { .. }) => Tone::Good,
        Some(Outcome::Lost { .. }) => Tone::Neutral,
    }
}

/// How it stands, what it was granted, and what it waits for.
pub fn marks(words: &'static Words, enquiry: &Enquiry, now: Instant, waits: bool) -> impl IntoView + use<> {
    let due = enquiry.is_due(now).then(|| view! { <Tag tone=Tone::Warn text=words.enquiries.remind_due /> });
    let waits = waits.then(|| view! { <Tag tone=Tone::Warn text=words.approvals.waits /> });
    let off = enquiry.off();
    let off = (!off.is_zero()).then(|| view! { <Tag text=format!("−{}", money(off)) /> });
    view! { {due} {waits} {off} <Tag tone=tone(enquiry) text=words.became(enquiry.outcome.as_ref()) /> }
}

/// `羊毛衫 米色 M × 2 · 起球吗`
fn about(words: &'static Words, world: &World, enquiry: &Enquiry) -> String {
    let wishes = enquiry.wishes.values().map(|wish| words.wish(wish, world));
    let asked = enquiry.questions.values().next_back().map(|question| question.asked.clone());
    wishes.chain(asked).collect::<Vec<_>>().join(" · ")
}

/// An enquiry as one line of another page.
#[component]
pub fn EnquiryLine(id: EnquiryId) -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_enquiries());
    let enquiry = store.record(move |world| world.enquiries.get(&id).cloned());
    let name = move || store.with(|world| words.tell(world).enquiry(id));
    let mark = move || {
        enquiry.with(|enquiry| {
            let enquiry = enquiry.as_ref()?;
            Some(view! { <Tag tone=tone(enquiry) text=words.became(enquiry.outcome.as_ref()) /> })
        })
    };
    view! {
        <a class="case-line" href=Route::Enquiry(id).path() on:click=move |_| desk.cursor.point_at(id)>
            <span>{name}</span>
            {mark}
        </a>
    }
}
