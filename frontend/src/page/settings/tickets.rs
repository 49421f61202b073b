//! 工单: what a ticket may be closed as, and after how much silence.

use super::{
    entries::{Entries, Item, Ways},
    own,
    rights::{Rights, may},
    use_setter,
};
use crate::{
    i18n::use_words,
    page::edit::{Edit, Writes},
    platform::random,
    store::use_store,
};
use leptos::prelude::*;
use shared::{
    command::Setting,
    staff::Permission,
    ticket::{WrapUp, WrapUpId},
};

const NEEDED: &[Permission] = &[Permission::SettingsEdit];
/// A year of silence.
const MOST_HOURS: u32 = 8_760;

#[component]
pub fn TicketsSection() -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let store = use_store();
    let may = may(NEEDED);
    let hours =
        Memo::new(move |_| store.with(|world| world.workspace().map_or(0, |workspace| workspace.silence_hours)));
    view! {
        <Rights needed=NEEDED />
        <section class="settings-group" aria-label=words.settings.silence>
            <Edit
                label=words.settings.silence
                value=Signal::derive(move || hours.get().to_string())
                reads=Signal::derive(move || (words.settings.hours)(hours.get()))
                writes=Writes::Number { least: 0, most: MOST_HOURS }
                may
                on_save=move |hours: String| setter.set(Setting::SilenceHours(hours.parse().unwrap_or_default()))
            />
            <p class="settings-note hint">{words.settings.silence_hint}</p>
        </section>
        <WrapUps may />
    }
}

#[component]
fn WrapUps(may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let store = use_store();
    let items = Memo::new(move |_| {
        let item = |wrap_up: &WrapUp| Item {
            key: wrap_up.id.0.clone(),
            name: words.wrap_up_name(wrap_up),
            note: String::new(),
        };
        let read = |workspace: &shared::workspace::Workspace| workspace.wrap_ups.iter().map(item).collect::<Vec<_>>();
        store.with(|world| world.workspace().map(read).unwrap_or_default())
    });
    let ways = Ways {
        add: Callback::new(move |name| {
            setter.set(Setting::WrapUp(WrapUp { id: WrapUpId(random::id().to_string()), name }))
        }),
        rename: Callback::new(move |(key, name)| {
            let house = WrapUp { id: WrapUpId(key), name: String::new() };
            setter.set(Setting::WrapUp(WrapUp { name: own(name, &words.wrap_up_name(&house)), ..house }))
        }),
        remove: Some(Callback::new(move |key| setter.set(Setting::WrapUpGone(WrapUpId(key))))),
    };
    view! {
        <section class="settings-group" aria-label=words.settings.wrap_ups>
            <h3>{words.settings.wrap_ups}</h3>
            <p class="settings-note hint">{words.settings.wrap_ups_hint}</p>
            <Entries
                label=words.settings.wrap_ups
                items
                may
                ways
                new=words.settings.new_wrap_up
                none=words.settings.wrap_ups_none
            />
        </section>
    }
}
