//! 发货与告知: how soon orders leave, when an unpaid one is reminded of, and the words in which buyers are told (O4, O7).

use super::{own, use_setter};
use crate::{
    i18n::use_words,
    page::edit::{Edit, Writes},
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{
    command::Setting,
    order::{message::Message, script::Slot},
};

#[component]
pub fn SendingGroup(may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (setter, store) = (use_setter(), use_store());
    let now =
        Memo::new(move |_| store.with(|world| world.workspace().map(|team| team.sending.clone())).unwrap_or_default());
    let number = |text: String| text.parse().unwrap_or_default();
    let slots: Vec<String> = Slot::MESSAGE.iter().map(|slot| format!("{{{}}}", slot.word())).collect();
    view! {
        <section class="settings-group settings-script" aria-label=words.sending.settings>
            <h3>{words.sending.settings}</h3>
            <Edit
                label=words.sending.settings_hours
                value=Signal::derive(move || now.with(|now| now.promise_hours.to_string()))
                writes=Writes::Number { least: 1, most: 8_784 }
                may
                on_save=move |text| setter.set(Setting::PromiseHours(number(text)))
            />
            <Edit
                label=words.sending.settings_unpaid
                value=Signal::derive(move || now.with(|now| now.unpaid_minutes.to_string()))
                writes=Writes::Number { least: 1, most: 10_080 }
                may
                on_save=move |text| setter.set(Setting::UnpaidMinutes(number(text)))
            />
            <Edit
                label=words.sending.settings_days
                value=Signal::derive(move || now.with(|now| now.tell_days.to_string()))
                writes=Writes::Number { least: 1, most: 365 }
                may
                on_save=move |text| setter.set(Setting::TellDays(number(text)))
            />
            <p class="settings-note hint">{(words.sending.settings_hint)(&slots.join(" "))}</p>
            {Message::ALL.map(|message| view! { <Template message may /> }).collect_view()}
        </section>
    }
}

#[component]
fn Template(message: Message, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (setter, store) = (use_setter(), use_store());
    let now = Memo::new(move |_| {
        store.with(|world| world.workspace().map(|team| team.sending.words(message).to_owned())).unwrap_or_default()
    });
    let is_own = Memo::new(move |_| {
        store.with(|world| world.workspace().is_some_and(|team| team.sending.templates.contains_key(&message)))
    });
    let set = move |words: String| setter.set(Setting::Template { message, words });
    let house = move |()| drop(set(String::new()));
    view! {
        <Edit
            label=words.message(message)
            value=now
            writes=Writes::Lines
            may
            on_save=move |typed| set(own(typed, message.words()))
        />
        <Show when=move || may.get() && is_own.get()>
            <Button look=Look::Quiet on_press=house>{words.settings.verify_script_house}</Button>
        </Show>
    }
}
