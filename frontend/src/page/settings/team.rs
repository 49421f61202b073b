//! 团队: name, zone and locking for everybody; below, what this device chose for itself.

use super::{
    device::DeviceGroup,
    rights::{Rights, may},
    use_setter,
};
use crate::{
    i18n::use_words,
    page::edit::{Edit, Writes},
    store::use_store,
};
use leptos::prelude::*;
use shared::{
    command::{HOT_DAYS, Setting},
    staff::Permission,
    workspace::Workspace,
};

const NEEDED: &[Permission] = &[Permission::SettingsEdit];
/// A day: more is never meant.
const MOST_MINUTES: u32 = 1_440;

#[component]
pub fn TeamSection() -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let store = use_store();
    let may = may(NEEDED);
    let read = move |read: fn(&Workspace) -> String| {
        Memo::new(move |_| store.with(|world| world.workspace().map(read).unwrap_or_default()))
    };
    let idle = Memo::new(move |_| store.with(|world| world.workspace().map_or(0, |workspace| workspace.idle_minutes)));
    let idle_reads = Signal::derive(move || match idle.get() {
        0 => words.settings.never.to_owned(),
        minutes => (words.settings.minutes)(minutes),
    });
    let name = read(|workspace| workspace.name.clone());
    let zone = read(|workspace| workspace.zone.clone());
    let minutes = Signal::derive(move || idle.get().to_string());
    let hot = read(|workspace| workspace.hot_days.to_string());
    view! {
        <Rights needed=NEEDED />
        <section class="settings-group" aria-label=words.settings.workspace>
            <Edit label=words.settings.team_name value=name may on_save=move |name| setter.set(Setting::Name(name)) />
            <Edit
                label=words.settings.zone
                value=zone
                writes=Writes::Zone
                may
                on_save=move |zone| setter.set(Setting::Zone(zone))
            />
            <p class="settings-note hint">{words.settings.zone_hint}</p>
            <Edit
                label=words.settings.idle
                value=minutes
                reads=idle_reads
                writes=Writes::Number { least: 0, most: MOST_MINUTES }
                may
                on_save=move |minutes: String| setter.set(Setting::IdleMinutes(minutes.parse().unwrap_or_default()))
            />
            <p class="settings-note hint">{words.settings.idle_hint}</p>
            <Edit
                label=words.archive.hot_days
                value=hot
                writes=Writes::Number { least: *HOT_DAYS.start(), most: *HOT_DAYS.end() }
                may
                on_save=move |days: String| setter.set(Setting::HotDays(days.parse().unwrap_or_default()))
            />
            <p class="settings-note hint">{words.archive.hot_days_hint}</p>
        </section>
        <DeviceGroup />
    }
}
