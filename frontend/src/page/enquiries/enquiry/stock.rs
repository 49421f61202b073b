//! The stock beside a wish (O4): what is there and can be sold, when more is expected, and what could be taken instead.

use crate::{
    i18n::{format::money, use_words},
    route::Route,
    store::use_store,
    ui::{Tag, Tone},
};
use leptos::prelude::*;
use shared::{article::Article, id::ArticleId};
use std::sync::Arc;

#[component]
pub fn Stock(article: ArticleId, #[prop(into)] pieces: Signal<u32>, on_swap: Callback<ArticleId>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let known = store.record(move |world| world.articles.get(&article).cloned());
    let counts = Memo::new(move |_| {
        known.with(|known| known.as_ref().map(|known| (known.stock, known.free()))).unwrap_or_default()
    });
    let short = Memo::new(move |_| pieces.get().saturating_sub(counts.get().1));
    let expected = move || {
        let expected = known.with(|known| known.as_ref().and_then(|known| known.expected))?;
        Some(view! { <span class="hint">{(words.house.expected)(&words.day(expected.day), expected.pieces)}</span> })
    };
    let retired = move || known.with(|known| known.as_ref().is_some_and(|known| known.retired));
    let others = Memo::new(move |_| {
        store.with(|world| {
            let of = world.articles.get(&article).map(|known| known.substitutes.clone()).unwrap_or_default();
            let known = of.into_iter().filter_map(|id| world.articles.get(&id).cloned());
            known.filter(|other| !other.retired).collect::<Vec<_>>()
        })
    });
    let other = move |other: Arc<Article>| {
        let said = format!("{} · {} · {}", other.name(), money(other.price), (words.house.free_n)(other.free()));
        let label = (words.enquiries.swap)(&said);
        let id = other.id;
        view! { <button class="pick" type="button" aria-label=label on:click=move |_| on_swap.run(id)>{said}</button> }
    };
    view! {
        <div class="enquiry-stock">
            <a class="enquiry-counts" href=Route::Article(article).path()>
                {move || (words.enquiries.in_house)(counts.get().0, counts.get().1)}
            </a>
            <Show when=move || short.get() != 0>
                <Tag tone=Tone::Bad text=Signal::derive(move || (words.house.short_n)(short.get())) />
            </Show>
            <Show when=retired><Tag tone=Tone::Warn text=words.stock.retired /></Show>
            {expected}
            <Show when=move || !others.with(Vec::is_empty)>
                <span class="picks">
                    <span class="hint">{words.stock.substitutes}</span>
                    {move || others.get().into_iter().map(other).collect_view()}
                </span>
            </Show>
        </div>
    }
}
