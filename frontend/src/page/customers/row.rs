//! One customer of the list: name, masked phone, tags, and what there is with them.

use super::desk::use_customers;
use crate::{
    i18n::{Words, use_words},
    page::{archive::archive_mark, clock::use_clock},
    store::use_store,
    ui::{Icon, Sign, Tag, Tone},
};
use leptos::prelude::*;
use shared::{customer::Customer, id::CustomerId, world::World};

/// Tags that a row shows.
const MOST_TAGS: usize = 3;

#[component]
pub fn CustomerRow(id: CustomerId) -> impl IntoView {
    let words = use_words();
    let (store, clock, desk) = (use_store(), use_clock(), use_customers());
    let customer = Memo::new(move |_| store.with(|world| world.customer(id)));
    let has = Memo::new(move |_| {
        store.with(|world| {
            let parts = [world.phone_mask_of(id).to_owned(), has(words, world, id)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    });
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
        <div class="patron">
            <span class="patron-name">{move || customer.with(|known| known.as_ref().map(|known| known.name.clone()))}</span>
            <time class="patron-time">{move || desk.last_contact(id).map(|at| clock.when(at))}</time>
            <span class="patron-has number">{move || has.get()}</span>
            <span class="patron-tags">
                {device}
                {move || customer.with(|known| known.as_ref().map(|known| archive_mark(words, known.archive)))}
                {move || customer.get().map(|customer| marks(words, &customer))}
            </span>
        </div>
    }
}

fn marks(words: &'static Words, customer: &Customer) -> impl IntoView + use<> {
    let blocked = customer.blocked.then(|| view! { <Tag tone=Tone::Bad text=words.customers.blocked /> });
    let nuisance = (customer.nuisances > 0 && !customer.blocked)
        .then(|| view! { <Tag tone=Tone::Warn text=(words.customers.nuisance_n)(customer.nuisances) /> });
    let tags = customer.tags.iter().take(MOST_TAGS).cloned().map(|text| view! { <Tag text /> }).collect_view();
    view! { {blocked} {nuisance} {tags} }
}

/// `9 单 · 1 个未结工单`
pub fn has(words: &'static Words, world: &World, id: CustomerId) -> String {
    let orders = world.orders_of(id).count();
    let open = world.tickets_of(id).filter(|ticket| ticket.status.is_open()).count();
    let orders = (orders > 0).then(|| (words.customers.orders_n)(orders));
    let open = (open > 0).then(|| (words.customers.open_n)(open));
    orders.into_iter().chain(open).collect::<Vec<_>>().join(" · ")
}
