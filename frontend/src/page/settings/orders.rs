//! 订单: what a flag's colour means to the team, the couriers, and the words that ask a buyer to confirm.

use super::{
    entries::{Entries, Item, Ways},
    own,
    rights::{Rights, may},
    sending::SendingGroup,
    taking::TakingGroup,
    use_setter,
};
use crate::{
    i18n::use_words,
    page::edit::{Edit, Writes},
    store::{Store, use_store},
    ui::{Button, FlagMark, Look},
};
use leptos::prelude::*;
use shared::{
    command::Setting,
    order::{
        Flag,
        script::{self, Slot},
    },
    staff::Permission,
};

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
        <VerifyScript may />
        <SendingGroup may />
        <TakingGroup may />
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

/// The words with which a buyer is asked to confirm an order (O5).
#[component]
fn VerifyScript(may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let store = use_store();
    let now = Memo::new(move |_| {
        store.with(|world| world.workspace().map(|workspace| workspace.verify_script().to_owned()).unwrap_or_default())
    });
    let is_own = Memo::new(move |_| store.with(|world| world.workspace().is_some_and(|w| !w.verify_script.is_empty())));
    let slots = Slot::VERIFY.iter().map(|slot| format!("{{{}}}", slot.word())).collect::<Vec<_>>().join(" ");
    let save = move |words| setter.set(Setting::VerifyScript(own(words, script::VERIFY)));
    let house = move |()| drop(setter.set(Setting::VerifyScript(String::new())));
    view! {
        <section class="settings-group settings-script" aria-label=words.settings.verify_script>
            <h3>{words.settings.verify_script}</h3>
            <p class="settings-note hint">{(words.settings.verify_script_hint)(&slots)}</p>
            <Edit label=words.settings.verify_script value=now writes=Writes::Lines may on_save=save />
            <Show when=move || may.get() && is_own.get()>
                <Button look=Look::Quiet on_press=house>{words.settings.verify_script_house}</Button>
            </Show>
        </section>
    }
}

fn couriers(store: Store) -> Vec<String> {
    store.with(|world| world.workspace().map(|workspace| workspace.couriers.clone()).unwrap_or_default())
}
