//! While a flag's digit is awaited: which digit is which colour.

use super::{row::colour, use_desk};
use crate::{
    i18n::use_words,
    store::use_store,
    ui::{FlagMark, Kbd},
};
use leptos::prelude::*;
use shared::order::Flag;

#[component]
pub fn FlagHint() -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_desk(), use_store());
    let rows = move || {
        let row = |(digit, flag): (usize, Flag)| {
            let meaning = store.with(|world| world.workspace().and_then(|w| w.flags.get(&flag).cloned()));
            view! {
                <li>
                    <Kbd key=digit.to_string() />
                    <FlagMark colour=colour(flag) sign=words.flag_sign(flag) label="" />
                    {words.flag(flag)}
                    <small>{meaning}</small>
                </li>
            }
        };
        Flag::ALL.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <Show when=move || desk.flagging.get()>
            <div class="flag-hint" role="status">
                <strong>{words.keys.flag_waits}</strong>
                <ul>{rows()}</ul>
            </div>
        </Show>
    }
}
