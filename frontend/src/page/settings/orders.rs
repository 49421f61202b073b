//! 订单: what a flag's colour means to the team, and the couriers.

use super::{
    entries::{Entries, Item, Ways},
    rights::{Rights, may},
    use_setter,
};
use crate::{
    i18n::use_words,
    page::edit::Edit,
    store::{Store, use_store},
    ui::FlagMark,
};
use leptos::prelude::*;
use shared::{command::Setting, order::Flag, staff::Permission};

const NEEDED: &[Permission] = &[Permission::SettingsEdit];

#[component]
pub fn OrdersSection() -> impl IntoView {
    let words = use_words();
    let may = may(NEEDED);
    // Grey is no flag, so there is nothing that it could mean.
    let flags = Flag::ALL.into_iter().filter(|flag| *flag != Flag::Grey);
    view! {
        <Rights needed=NEEDED />
        <section class="settings-group" aria-label=words.settings.flags>
            <h3>{words.settings.flags}</h3>
            {flags.map(|flag| view! { <Meaning flag may /> }).collect_view()}
        </section>
        <Couriers may />
    }
}

#[component]
fn Meaning(flag: Flag, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let store = use_store();
    let meaning = Memo::new(move |_| {
        store
            .with(|world| world.workspace().and_then(|workspace| workspace.flags.get(&flag).cloned()))
            .unwrap_or_default()
    });
    let colour = crate::page::orders::colour(flag);
    view! {
        <div class="settings-flag">
            <FlagMark colour sign=words.flag_sign(flag) label=words.flag(flag) />
            <Edit label=words.flag(flag) value=meaning may on_save=move |meaning| setter.set(Setting::Flag { flag, meaning }) />
        </div>
    }
}

#[component]
fn Couriers(may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let store = use_store();
    let items = Memo::new(move |_| {
        let item = |name: String| Item { key: name.clone(), name, note: String::new() };
        couriers(store).into_iter().map(item).collect::<Vec<_>>()
    });
    let now = move || untrack(|| couriers(store));
    let ways = Ways {
        add: Callback::new(move |name| setter.set(Setting::Couriers([now(), vec![name]].concat()))),
        rename: Callback::new(move |(old, new): (String, String)| {
            let renamed = now().into_iter().map(|name| if name == old { new.clone() } else { name });
            setter.set(Setting::Couriers(renamed.collect()))
        }),
        remove: Some(Callback::new(move |gone: String| {
            setter.set(Setting::Couriers(now().into_iter().filter(|name| *name != gone).collect()))
        })),
    };
    view! {
        <section class="settings-group" aria-label=words.settings.couriers>
            <h3>{words.settings.couriers}</h3>
            <p class="settings-note hint">{words.settings.couriers_hint}</p>
            <Entries
                label=words.settings.couriers
                items
                may
                ways
                new=words.settings.new_courier
                none=words.settings.couriers_none
            />
        </section>
    }
}

fn couriers(store: Store) -> Vec<String> {
    store.with(|world| world.workspace().map(|workspace| workspace.couriers.clone()).unwrap_or_default())
}
