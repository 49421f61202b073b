//! The menu in an order's pane: what can be changed and asked for, each with its key.

use super::What;
use crate::{
    i18n::use_words,
    page::{act::use_acts, orders::use_desk},
    store::use_store,
    ui::{Kbd, Menu, MenuItem},
};
use leptos::prelude::*;
use shared::id::OrderId;

#[component]
pub fn ChangeMenu(order: OrderId) -> impl IntoView {
    let words = use_words();
    let text = Signal::stored(words.change.menu.to_owned());
    let items = move || What::ALL.map(|what| view! { <Item order what /> }).collect_view();
    view! { <Menu label=words.change.menu text>{items()}</Menu> }
}

#[component]
fn Item(order: OrderId, what: What) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_desk(), use_store());
    let choose = Callback::new(move |()| desk.ask_change(order, what, acts));
    let label = view! { <span>{what.label(words)}</span> <span class="menu-key" aria-hidden="true"><Kbd key=what.key() /></span> };
    match untrack(|| what.why_not(store, words, order)) {
        Some(why_not) => view! { <MenuItem why_not on_choose=choose>{label}</MenuItem> }.into_any(),
        None => view! { <MenuItem on_choose=choose>{label}</MenuItem> }.into_any(),
    }
}
