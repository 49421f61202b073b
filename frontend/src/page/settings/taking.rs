//! 接单: what happens while a balance is short, the least deposit, and how soon a customer is told (O8).

use super::use_setter;
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        edit::{Edit, Writes},
    },
    store::use_store,
    ui::Segments,
};
use leptos::prelude::*;
use shared::{
    command::Setting,
    workspace::{ShortBalance, Taking},
};

#[component]
pub fn TakingGroup(may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (acts, setter, store) = (use_acts(), use_setter(), use_store());
    let now =
        Memo::new(move |_| store.with(|world| world.workspace().map(|team| team.taking.clone())).unwrap_or_default());
    let set = move |change: &dyn Fn(&mut Taking)| {
        let mut taking = now.get_untracked();
        change(&mut taking);
        setter.set(Setting::Taking(taking))
    };
    let choose = move |short_balance| {
        if let Err(why) = set(&|taking| taking.short_balance = short_balance) {
            acts.warn(&why);
        }
    };
    let percent = move |typed: String| set(&|taking| taking.deposit_percent = typed.parse().unwrap_or_default());
    let minutes = move |typed: String| set(&|taking| taking.answer_minutes = typed.parse().unwrap_or_default());
    view! {
        <section class="settings-group" aria-label=words.house.title>
            <h3>{words.house.title}</h3>
            <div class="edit">
                <span class="edit-label">{words.house.settings_short}</span>
                <Segments
                    label=words.house.settings_short
                    name="short-balance"
                    all=[(ShortBalance::Hold, words.house.settings_hold), (ShortBalance::Ship, words.house.settings_ship)]
                    is_chosen=move |own| now.with(|now| now.short_balance == own)
                    on_choose=choose
                    wraps=true
                    disabled=Signal::derive(move || !may.get())
                />
            </div>
            <Edit
                label=words.house.settings_deposit
                value=Signal::derive(move || now.with(|now| now.deposit_percent.to_string()))
                writes=Writes::Number { least: 0, most: 100 }
                may
                on_save=percent
            />
            <Edit
                label=words.house.settings_answer
                value=Signal::derive(move || now.with(|now| now.answer_minutes.to_string()))
                writes=Writes::Number { least: 1, most: 1440 }
                may
                on_save=minutes
            />
        </section>
    }
}
