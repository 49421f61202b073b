//! 店铺: the shops that orders belong to, each on its platform. A shop is renamed and never removed, and
//! stays on its platform: its orders name it.

use super::{
    entries::{Entries, Item, Ways},
    rights::{Rights, may},
};
use crate::{
    i18n::{format, use_words},
    page::{
        act::{Acts, use_acts},
        shops,
    },
    platform::random,
    store::use_store,
    ui::Field,
};
use leptos::prelude::*;
use shared::{
    command::{Rejection, ShopSet},
    id::ShopId,
    shop::{Platform, Shop},
    staff::Permission,
};
use std::collections::BTreeMap;

const NEEDED: &[Permission] = &[Permission::SettingsEdit];

#[component]
pub fn ShopsSection() -> impl IntoView {
    let words = use_words();
    let (store, acts) = (use_store(), use_acts());
    let items = Memo::new(move |_| {
        store.with(|world| {
            let mut orders: BTreeMap<ShopId, u64> = BTreeMap::new();
            world.orders.values().for_each(|order| *orders.entry(order.shop).or_default() += 1);
            let item = |shop: &Shop| {
                let count = format::count(orders.get(&shop.id).copied().unwrap_or_default());
                let note = format!("{} · {}", words.platform(shop.platform), (words.settings.shop_orders)(&count));
                Item { key: shop.id.to_string(), name: shop.name.clone(), note }
            };
            shops::by_name(world).iter().map(|shop| item(shop)).collect::<Vec<_>>()
        })
    });
    let platform = RwSignal::new(Platform::Taobao);
    let ways = Ways {
        add: Callback::new(move |name| {
            put(acts, Shop { id: ShopId(random::id()), name, platform: platform.get_untracked() })
        }),
        rename: Callback::new(move |(key, name): (String, String)| {
            let known =
                key.parse::<ShopId>().ok().and_then(|id| store.with_untracked(|world| world.shops.get(&id).cloned()));
            known.map_or(Ok(()), |known| put(acts, Shop { name, ..Shop::clone(&known) }))
        }),
        remove: None,
    };
    let may = may(NEEDED);
    view! {
        <Rights needed=NEEDED />
        <section class="settings-group" aria-label=words.settings.shops_title>
            <Entries
                label=words.settings.shops_title
                items
                may
                ways
                new=words.settings.new_shop
                none=words.settings.shops_none
            />
            <Show when=move || may.get()><NewPlatform platform /></Show>
        </section>
    }
}

/// On which platform the next new shop stands.
#[component]
fn NewPlatform(platform: RwSignal<Platform>) -> impl IntoView {
    let words = use_words();
    let choose = move |event| platform.set(Platform::named(&event_target_value(&event)).unwrap_or(Platform::Taobao));
    let option = move |each: Platform| {
        view! { <option value=each.word() selected=platform.get_untracked() == each>{words.platform(each)}</option> }
    };
    view! {
        <Field label=words.settings.new_shop_platform>
            <select class="input" on:change=choose>{Platform::ALL.map(option).collect_view()}</select>
        </Field>
    }
}

fn put(acts: Acts, shop: Shop) -> Result<(), Rejection> {
    let said = acts.words().command(&ShopSet { shop: shop.clone() }.into());
    untrack(|| acts.perform(said, ShopSet { shop }))
}
