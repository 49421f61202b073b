//! Above the list: search, how many were found, and the tags to look among.

use super::{
    desk::{SEARCH, use_customers},
    found::{self, Among},
};
use crate::{
    i18n::{format, use_words},
    page::orders,
    ui::SearchBox,
};
use leptos::prelude::*;

/// More tags than these are found by typing.
const MOST_TAGS: usize = 12;

#[component]
pub fn Toolbar() -> impl IntoView {
    let words = use_words();
    let desk = use_customers();
    let found = move || (words.customers.found)(&format::count(desk.found().with(|found| found.len()) as u64));
    let on_write = move |text| desk.text.set(text);
    let on_enter = move |()| desk.cursor.move_to_first();
    view! {
        <div class="toolbar">
            <SearchBox id=SEARCH label=words.customers.search hint=words.customers.search_hint text=desk.text on_write on_enter />
            <span class="toolbar-found" role="status">{found}</span>
        </div>
        <Tags />
    }
}

#[component]
fn Tags() -> impl IntoView {
    let words = use_words();
    let desk = use_customers();
    let calm = orders::use_desk().calm;
    let tags = Memo::new(move |_| {
        let mut tags = desk.proposals().with(|proposals| calm.with(|world| found::tags(world, proposals)));
        tags.truncate(MOST_TAGS);
        tags
    });
    let chips = move || {
        let all = std::iter::once((Among::All, calm.with(|world| world.heads().count())));
        all.chain(tags.get()).map(|(among, count)| view! { <Chip among count /> }).collect_view()
    };
    // A row of one chip that means "all" says nothing.
    let any = move || !tags.with(Vec::is_empty) || desk.among.with(|among| *among != Among::All);
    view! {
        <Show when=any>
            <div class="chips" role="group" aria-label=words.customers.tags>{chips}</div>
        </Show>
    }
}

#[component]
fn Chip(among: Among, count: usize) -> impl IntoView {
    let words = use_words();
    let desk = use_customers();
    let label = match &among {
        Among::All => words.customers.all.to_owned(),
        Among::Blocked => words.customers.blocked.to_owned(),
        Among::Nuisance => words.customers.nuisance.to_owned(),
        Among::Maybe => words.customers.one.maybe.to_owned(),
        Among::Tag(tag) => tag.clone(),
    };
    let own = among.clone();
    let pressed = move || desk.among.with(|among| *among == own);
    let choose = move |_| {
        let was = desk.among.with_untracked(|now| *now == among);
        desk.among.set(if was { Among::All } else { among.clone() });
    };
    view! {
        <button class="chip" type="button" aria-pressed=move || if pressed() { "true" } else { "false" } on:click=choose>
            {label} " " <span class="filter-count">{format::count(count as u64)}</span>
        </button>
    }
}
