//! 库存: articles, how many of each are there, and what happened to them (O8). `add` is a new one, `article` one of them.

mod add;
mod article;
mod posting;

use crate::{
    i18n::{format::money, use_words},
    page::{orders, tickets::lacks},
    route::Route,
    store::use_store,
    ui::{Button, Dialog, Empty, Look, SearchBox, Tag, Tone},
};
use add::AddForm;
pub use article::ArticlePage;
use leptos::prelude::*;
use shared::{
    article::{Article, find},
    staff::Permission,
};
use std::sync::Arc;

/// Rows that are shown; who looks for more types.
const MOST: usize = 200;

#[component]
pub fn StockPage() -> impl IntoView {
    let words = use_words();
    let (store, calm) = (use_store(), orders::use_desk().calm);
    let text = RwSignal::new(String::new());
    let adding = RwSignal::new(false);
    let found = Memo::new(move |_| text.with(|text| calm.with(|world| find(world, text, MOST))));
    let none_yet = Memo::new(move |_| calm.with(|world| world.articles.is_empty()));
    let why_not = Signal::derive(move || lacks(store, words, Permission::StockEdit));
    let on_write = move |words| text.set(words);
    let close = Callback::new(move |()| adding.set(false));
    let body = move || match (none_yet.get(), found.with(Vec::is_empty)) {
        (true, _) => view! { <Empty title=words.stock.none hint=words.stock.none_hint /> }.into_any(),
        (_, true) => view! { <Empty title=words.stock.nothing /> }.into_any(),
        _ => view! { <Articles found /> }.into_any(),
    };
    view! {
        <main class="page stock" id="content">
            <header class="page-head">
                <h1>{words.stock.title}</h1>
                <Button look=Look::Primary why_not on_press=move |()| adding.set(true)>{words.stock.add}</Button>
            </header>
            <p class="hint">{words.stock.hint}</p>
            <SearchBox label=words.stock.search text on_write />
            {body}
            <Dialog open=adding title=words.stock.add close=words.shell.close on_close=close><AddForm close /></Dialog>
        </main>
    }
}

#[component]
fn Articles(found: Memo<Vec<Arc<Article>>>) -> impl IntoView {
    let words = use_words();
    let row = move |article: Arc<Article>| {
        let expected =
            article.expected.map(|expected| (words.house.expected)(&words.day(expected.day), expected.pieces));
        let free = article.free();
        view! {
            <tr>
                <td><code>{article.code.clone()}</code></td>
                <td>
                    <a href=Route::Article(article.id).path()>{article.name()}</a>
                    {article.retired.then(|| view! { " " <Tag text=words.stock.retired /> })}
                    <small>{expected}</small>
                </td>
                <td class="number">{money(article.price)}</td>
                <td class="number">{article.stock}</td>
                <td class="number">{article.held}</td>
                <td class="number">
                    {if free == 0 { view! { <Tag tone=Tone::Warn text="0" /> }.into_any() } else { free.into_any() }}
                </td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=words.stock.title>
            <table class="table" aria-label=words.stock.title>
                <thead><tr>
                    <th scope="col">{words.stock.code}</th>
                    <th scope="col">{words.stock.name}</th>
                    <th scope="col" class="number">{words.stock.price}</th>
                    <th scope="col" class="number">{words.stock.stock}</th>
                    <th scope="col" class="number">{words.stock.held}</th>
                    <th scope="col" class="number">{words.stock.free}</th>
                </tr></thead>
                <tbody>{move || found.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
