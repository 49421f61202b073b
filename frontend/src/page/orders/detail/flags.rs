//! The flag picker (O3): each colour with what the team means by it.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{act::use_acts, orders::row::colour},
    store::use_store,
    ui::FlagMark,
};
use leptos::prelude::*;
use shared::{
    command::{OrderFlag, Rejection},
    order::Flag,
    staff::Permission,
};

#[component]
pub fn FlagPicker(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let current = Memo::new(move |_| shown.read(|order| order.flag));
    let meaning =
        move || store.with(|world| world.workspace().and_then(|team| team.flags.get(&current.get()).cloned()));
    view! {
        <section class="section" aria-label=words.order.flag>
            <h3>{words.order.flag} <kbd class="kbd" aria-hidden="true">"f"</kbd></h3>
            <div class="flag-picker" role="radiogroup" aria-label=words.order.flag>
                {Flag::ALL.into_iter().map(|flag| view! { <OneFlag shown flag current /> }).collect_view()}
            </div>
            <p class="flag-picker-meaning">
                {move || words.flag(current.get())} {move || meaning().map(|text| format!(" · {text}"))}
            </p>
        </section>
    }
}

#[component]
fn OneFlag(shown: Shown, flag: Flag, current: Memo<Flag>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let is_set = move || current.get() == flag;
    let denied = move || !store.permits(Permission::OrderMark);
    let refusal = words.refusal(&Rejection::Denied { permission: Permission::OrderMark });
    let title = move || {
        if denied() {
            return Some(refusal.clone());
        }
        store.with(|world| world.workspace().and_then(|team| team.flags.get(&flag).cloned()))
    };
    let choose = move |_| acts.attempt((words.keys.flag_as)(words.flag(flag)), OrderFlag { order: shown.id, flag });
    view! {
        <button
            class="flag-choice"
            type="button"
            role="radio"
            aria-checked=move || if is_set() { "true" } else { "false" }
            aria-disabled=move || denied().then_some("true")
            title=title
            on:click=choose
        >
            <FlagMark colour=colour(flag) sign=words.flag_sign(flag) label=words.flag(flag) />
        </button>
    }
}
