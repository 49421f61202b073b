//! What is ordered: articles found by code or name, each with pieces and price, and how many are there.

use super::{Row, Taking};
use crate::{
    i18n::{format::money, use_words},
    store::use_store,
    ui::{Icon, Picker, Sign, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    article::{Article, find},
    id::ArticleId,
    money::Fen,
};
use std::sync::Arc;

/// Articles offered at once.
const MOST: usize = 8;

#[component]
pub fn Goods(taking: Taking) -> impl IntoView {
    let words = use_words();
    let articles = Memo::new(move |_| taking.read(|form| form.lines.iter().map(|row| row.article).collect::<Vec<_>>()));
    let line = move |id: ArticleId| view! { <Line taking id /> };
    view! {
        <section class="section" aria-label=words.house.goods>
            <h2>{words.house.goods}</h2>
            <For each=move || articles.get() key=|id| *id children=line />
            <Add taking />
        </section>
    }
}

#[component]
fn Add(taking: Taking) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let asked = RwSignal::new(String::new());
    let items = Memo::new(move |_| {
        let chosen = taking.read(|form| form.lines.iter().map(|row| row.article).collect::<Vec<_>>());
        if asked.with(|asked| asked.trim().is_empty()) {
            return Vec::new();
        }
        let is_new = |article: &Arc<Article>| !article.retired && !chosen.contains(&article.id);
        let found = store.with(|world| asked.with(|asked| find(world, asked, MOST + chosen.len())));
        found.into_iter().filter(is_new).take(MOST).collect::<Vec<_>>()
    });
    let choose = move |article: Arc<Article>| {
        asked.set(String::new());
        taking.change(|form| form.lines.push(Row::of(&article)));
    };
    let row = move |article: Arc<Article>| {
        let free = article.free();
        view! {
            <b>{article.name()}</b>
            <small class="hint">{article.code.clone()}</small>
            <small class="picker-end">{money(article.price)} " · " {(words.house.free_n)(free)}</small>
        }
    };
    view! { <Picker label=words.house.add_article hint=words.house.add_hint text=asked items on_choose=choose row /> }
}

#[component]
fn Line(taking: Taking, id: ArticleId) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let article = store.record(move |world| world.articles.get(&id).cloned());
    let name = store.with_untracked(|world| words.article_name(id, world));
    let own = move || taking.read(|form| form.lines.iter().find(|row| row.article == id).cloned());
    let change = move |change: &dyn Fn(&mut Row)| {
        taking.change(|form| form.lines.iter_mut().filter(|row| row.article == id).for_each(change));
    };
    let pieces = move |event| change(&|row| row.pieces = event_target_value(&event));
    let price = move |event| change(&|row| row.price = event_target_value(&event));
    let remove = move |_| taking.change(|form| form.lines.retain(|row| row.article != id));
    let free = Memo::new(move |_| article.with(|article| article.as_ref().map_or(0, |article| article.free())));
    let short = Memo::new(move |_| own().map_or(0, |row| row.pieces().saturating_sub(free.get())));
    let off = Memo::new(move |_| {
        let list = article.with(|article| article.as_ref().map(|article| article.price)).unwrap_or_default();
        own().and_then(|row| Some((list - row.price()?).max(Fen::ZERO).times(row.pieces()))).unwrap_or_default()
    });
    let is_unsigned = Memo::new(move |_| taking.read(|form| store.with(|world| form.off(world))) > taking.granted);
    view! {
        <div class="take-line">
            <span class="take-name">{name.clone()} <small class="hint">{move || (words.house.free_n)(free.get())}</small></span>
            <input
                class="input number"
                inputmode="numeric"
                aria-label=(words.house.pieces_of)(&name)
                prop:value=move || own().map(|row| row.pieces)
                on:input=pieces
            />
            <input
                class="input number"
                inputmode="decimal"
                aria-label=(words.house.price_of)(&name)
                prop:value=move || own().map(|row| row.price)
                on:input=price
            />
            <button class="button button-quiet" type="button" aria-label=(words.house.remove)(&name) on:click=remove>
                <Icon sign=Sign::Close />
            </button>
            <div class="take-notes">
                <Show when=move || short.get() != 0><Missing taking id short /></Show>
                <Show when=move || off.get() != Fen::ZERO && is_unsigned.get()>
                    <Tag tone=Tone::Warn text=Signal::derive(move || (words.house.below_list)(&money(off.get()))) />
                </Show>
            </div>
        </div>
    }
}

/// Pieces that are not there: when some are expected, and what could go instead.
#[component]
fn Missing(taking: Taking, id: ArticleId, short: Memo<u32>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let expected = move || {
        let expected = store.with(|world| world.articles.get(&id)?.expected)?;
        Some((words.house.expected)(&words.day(expected.day), expected.pieces))
    };
    let others = move || {
        store.with(|world| {
            let of = world.articles.get(&id).map(|article| article.substitutes.clone()).unwrap_or_default();
            let known = of.into_iter().filter_map(|id| world.articles.get(&id).cloned());
            known.filter(|other| other.free() > 0 && !other.retired).collect::<Vec<_>>()
        })
    };
    let other = move |other: Arc<Article>| {
        let label = format!("{} · {} · {}", other.name(), money(other.price), (words.house.free_n)(other.free()));
        let take = move |_| {
            taking.change(|form| {
                if let Some(row) = form.lines.iter_mut().find(|row| row.article == id) {
                    *row = Row { pieces: row.pieces.clone(), ..Row::of(&other) };
                }
            });
        };
        view! { <button class="pick" type="button" on:click=take>{words.house.instead} " " {label}</button> }
    };
    view! {
        <Tag tone=Tone::Bad text=Signal::derive(move || (words.house.short_n)(short.get())) />
        <span class="hint">{expected}</span>
        <span class="picks">{move || others().into_iter().map(other).collect_view()}</span>
    }
}
