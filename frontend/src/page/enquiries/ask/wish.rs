//! Something to wish for: an article of the house's, or words where it is none.

use crate::{
    i18n::{format::money, use_words},
    store::use_store,
    ui::Picker,
};
use leptos::prelude::*;
use shared::{
    article::{Article, find},
    enquiry::Wish,
};
use std::sync::Arc;

/// Articles offered at once.
const MOST: usize = 8;

/// What is chosen.
#[derive(Clone, PartialEq)]
pub enum WishChoice {
    Article(Arc<Article>),
    Words(String),
}

impl WishChoice {
    /// One piece of it.
    pub fn wish(&self) -> Wish {
        match self {
            WishChoice::Article(article) => {
                Wish { article: Some(article.id), title: String::new(), pieces: 1, list: Some(article.price) }
            }
            WishChoice::Words(title) => Wish { article: None, title: title.clone(), pieces: 1, list: None },
        }
    }
}

#[component]
pub fn WishPicker(on_choose: Callback<WishChoice>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let asked = RwSignal::new(String::new());
    let items = Memo::new(move |_| {
        let text = asked.get();
        if text.trim().is_empty() {
            return Vec::new();
        }
        let found = store.with(|world| find(world, &text, MOST));
        let articles = found.into_iter().filter(|article| !article.retired).map(WishChoice::Article);
        articles.chain([WishChoice::Words(text.trim().to_owned())]).collect::<Vec<_>>()
    });
    let choose = move |choice: WishChoice| {
        asked.set(String::new());
        on_choose.run(choice);
    };
    let row = move |choice: WishChoice| match choice {
        WishChoice::Article(article) => view! {
            <b>{article.name()}</b>
            <small class="hint">{article.code.clone()}</small>
            <small class="picker-end">{money(article.price)} " · " {(words.house.free_n)(article.free())}</small>
        }
        .into_any(),
        WishChoice::Words(text) => view! { <span>{(words.enquiries.as_words)(&text)}</span> }.into_any(),
    };
    view! { <Picker label=words.enquiries.add_wish hint=words.enquiries.add_wish_hint text=asked items on_choose=choose row /> }
}
