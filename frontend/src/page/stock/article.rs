//! One article: what is said of it, how many pieces are there and for whom, and its postings.

use super::posting::{PostForm, Postings};
use crate::{
    i18n::{format::money, use_words},
    page::{
        act::use_acts,
        edit::{Edit, Writes},
    },
    route::Route,
    store::use_store,
    ui::{Button, Empty, Look, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    article::{Article, Expected, Fact, find},
    command::{self, ArticleFact, Invalid, Rejection},
    id::{ArticleId, OrderId},
    money::Fen,
    staff::Permission,
    time::Day,
};
use std::sync::Arc;

/// Substitutes offered at once.
const MOST: usize = 20;

/// The article that the page shows.
#[derive(Clone, Copy)]
pub struct Shown {
    pub id: ArticleId,
    article: Memo<Option<Arc<Article>>>,
}

impl Shown {
    pub fn read<T: Default>(self, read: impl FnOnce(&Article) -> T) -> T {
        self.article.with(|article| article.as_deref().map(read).unwrap_or_default())
    }
}

#[component]
pub fn ArticlePage(id: ArticleId) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let article = store.record(move |world| world.articles.get(&id).cloned());
    let shown = Shown { id, article };
    let is_here = Memo::new(move |_| article.with(Option::is_some));
    let body = move || match is_here.get() {
        true => view! { <Parts shown /> }.into_any(),
        false => view! {
            <Empty title=words.stock.missing>
                <a class="button" href=Route::Stock.path()>{words.stock.title}</a>
            </Empty>
        }
        .into_any(),
    };
    view! { <main class="page article" id="content">{body}</main> }
}

#[component]
fn Parts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let number = move |label: &'static str, read: fn(&Article) -> u32| {
        view! { <div class="figure"><dt>{label}</dt><dd>{move || shown.read(read)}</dd></div> }
    };
    view! {
        <header class="page-head">
            <h1>
                {move || shown.read(Article::name)} " "
                <Show when=move || shown.read(|article| article.retired)><Tag text=words.stock.retired /></Show>
            </h1>
            <a class="button" href=Route::Stock.path()>{words.stock.title}</a>
        </header>
        <dl class="figures">
            {number(words.stock.stock, |article| article.stock)}
            {number(words.stock.held, |article| article.held)}
            {number(words.stock.free, Article::free)}
        </dl>
        <Facts shown />
        <PostForm shown />
        <Waiting shown />
        <Postings shown />
    }
}

#[component]
fn Facts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let may = Signal::derive(move || store.permits(Permission::StockEdit));
    let set = move |to: Fact| {
        let said = store.with_untracked(|world| words.article_fact(&to, world));
        acts.perform(said, ArticleFact { article: shown.id, to })
    };
    let price = move |typed: String| match Fen::from_yuan(&typed) {
        Some(price) => set(Fact::Price(price)),
        None => Err(Rejection::Invalid { field: command::Field::Amount, why: Invalid::Unknown }),
    };
    let retire = move |()| {
        if let Err(why) = set(Fact::Retired(!untrack(|| shown.read(|article| article.retired)))) {
            acts.warn(&why);
        }
    };
    view! {
        <section class="settings-group" aria-label=words.stock.facts>
            <h2>{words.stock.facts}</h2>
            <div class="edit"><span class="edit-label">{words.stock.code}</span><code>{move || shown.read(|article| article.code.clone())}</code></div>
            <Edit label=words.stock.name value=Signal::derive(move || shown.read(|article| article.title.clone())) may on_save=move |typed| set(Fact::Title(typed)) />
            <Edit label=words.stock.attributes value=Signal::derive(move || shown.read(|article| article.attributes.clone())) may on_save=move |typed| set(Fact::Attributes(typed)) />
            <Edit
                label=words.stock.price
                value=Signal::derive(move || shown.read(|article| article.price.to_string()))
                reads=Signal::derive(move || money(shown.read(|article| article.price)))
                may
                on_save=price
            />
            <ExpectedFields shown may set=Callback::new(set) />
            <Substitutes shown may set=Callback::new(set) />
            <Show when=move || may.get()>
                <Button look=Look::Quiet on_press=retire>
                    {move || if shown.read(|article| article.retired) { words.stock.bring_back } else { words.stock.retire }}
                </Button>
            </Show>
        </section>
    }
}

type Set = Callback<Fact, Result<(), Rejection>>;

/// When how many pieces are expected. A day without pieces expects one; no day expects nothing.
#[component]
fn ExpectedFields(shown: Shown, may: Signal<bool>, set: Set) -> impl IntoView {
    let words = use_words();
    let now = Memo::new(move |_| shown.read(|article| article.expected));
    let day = move |typed: String| {
        let pieces = now.get_untracked().map_or(1, |expected| expected.pieces);
        match typed.parse::<Day>() {
            Ok(day) => set.run(Fact::Expected(Some(Expected { day, pieces }))),
            Err(_) => set.run(Fact::Expected(None)),
        }
    };
    let pieces = move |typed: String| {
        let expected = now.get_untracked().map(|expected| Expected { pieces: typed.parse().unwrap_or(0), ..expected });
        set.run(Fact::Expected(expected))
    };
    view! {
        <Edit
            label=words.stock.expected_day
            value=Signal::derive(move || now.get().map(|expected| expected.day.to_string()).unwrap_or_default())
            reads=Signal::derive(move || now.get().map(|expected| words.day(expected.day)).unwrap_or_default())
            writes=Writes::Date
            may
            on_save=day
        />
        <Show when=move || now.get().is_some()>
            <Edit
                label=words.stock.expected_pieces
                value=Signal::derive(move || now.get().map(|expected| expected.pieces.to_string()).unwrap_or_default())
                writes=Writes::Number { least: 1, most: 1_000_000 }
                may
                on_save=pieces
            />
        </Show>
    }
}

/// What is offered when there is none.
#[component]
fn Substitutes(shown: Shown, may: Signal<bool>, set: Set) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let chosen = Memo::new(move |_| shown.read(|article| article.substitutes.iter().copied().collect::<Vec<_>>()));
    let put = move |article: ArticleId, on: bool| {
        if let Err(why) = set.run(Fact::Substitute { article, on }) {
            acts.warn(&why);
        }
    };
    let one = move |id: ArticleId| {
        let name = store.with_untracked(|world| words.article_name(id, world));
        let label = (words.house.remove)(&name);
        view! {
            <span class="chip-with">
                <a href=Route::Article(id).path()>{name}</a>
                <Show when=move || may.get()>
                    <button class="button button-quiet" type="button" aria-label=label.clone() on:click=move |_| put(id, false)>"×"</button>
                </Show>
            </span>
        }
    };
    let others = Memo::new(move |_| {
        store.with(|world| {
            let all = find(world, "", MOST);
            let is_other =
                |article: &Arc<Article>| article.id != shown.id && !chosen.with(|ids| ids.contains(&article.id));
            all.into_iter().filter(is_other).map(|article| (article.id, article.name())).collect::<Vec<_>>()
        })
    });
    let choose = move |event: leptos::ev::Event| {
        event_target_value(&event).parse().iter().for_each(|id| put(*id, true));
    };
    let options = move || {
        let option = |(id, name): (ArticleId, String)| view! { <option value=id.to_string()>{name}</option> };
        others.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="edit">
            <span class="edit-label">{words.stock.substitutes}</span>
            <span class="edit-value"><For each=move || chosen.get() key=|id| *id children=one /></span>
            <Show when=move || may.get() && !others.with(Vec::is_empty)>
                <select class="input" aria-label=words.stock.substitutes on:change=choose>
                    <option value="" selected=true>"+"</option>
                    {options}
                </select>
            </Show>
        </div>
    }
}

/// Orders of which pieces of it are missing.
#[component]
fn Waiting(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let orders = Memo::new(move |_| {
        store.with(|world| {
            let short = world.open_house_orders().filter_map(|order| {
                let lines = order.lines.iter().filter_map(|line| line.stock.as_ref());
                let short: u32 = lines.filter(|stock| stock.article == shown.id).map(|stock| stock.short).sum();
                (short > 0).then_some((order.id, short))
            });
            short.collect::<Vec<(OrderId, u32)>>()
        })
    });
    let row = move |(id, short): (OrderId, u32)| {
        let name = store.with_untracked(|world| words.tell(world).order(id));
        view! {
            <li class="work-row">
                <a href=Route::Order(id).path()>{name}</a>
                <Tag tone=Tone::Warn text=(words.house.short_n)(short) />
            </li>
        }
    };
    view! {
        <Show when=move || !orders.with(Vec::is_empty)>
            <section class="section" aria-label=words.stock.waiting>
                <h2>{words.stock.waiting}</h2>
                <ul class="work-list">{move || orders.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}
