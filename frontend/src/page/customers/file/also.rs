//! What files that were merged into this one say otherwise: nothing of it is lost, and one press makes it hold.

use super::{Shown, put};
use crate::{i18n::use_words, page::act::use_acts, store::use_store};
use leptos::prelude::*;
use shared::customer::{Fact, file};

#[component]
pub fn Also(shown: Shown, may: Memo<bool>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let facts = Memo::new(move |_| store.with(|world| file::also(world, shown.id)));
    let line = move |fact: Fact| {
        let told = store.with_untracked(|world| words.fact(&fact, world));
        let label = (words.customers.one.take_over_of)(&told);
        let take = move |_| put(store, acts, shown.id, &fact).unwrap_or_else(|rejection| acts.warn(&rejection));
        view! {
            <li class="also-fact">
                <span>{told}</span>
                <Show when=move || may.get()>
                    <button class="button button-quiet" type="button" aria-label=label.clone() on:click=take.clone()>
                        {words.customers.one.take_over}
                    </button>
                </Show>
            </li>
        }
    };
    view! {
        <Show when=move || facts.with(|facts| !facts.is_empty())>
            <div class="also">
                <span class="edit-label">{words.customers.one.also}</span>
                <ul>{move || facts.get().into_iter().map(|(_, fact)| line(fact)).collect_view()}</ul>
            </div>
        </Show>
    }
}
