//! A pane whose record is not on this device: it is looked up in the archive before it counts as missing.

use super::{Look, look};
use crate::{i18n::use_words, store::use_store, ui::Empty};
use leptos::prelude::*;
use shared::{record::Key, sync::wire::Asked};

#[component]
pub fn Missing(
    #[prop(into)] key: Key,
    title: &'static str,
    hint: &'static str,
    /// The way on.
    children: ChildrenFn,
) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let state = RwSignal::new(Look::NotYet);
    // A page that has only just begun loads what is at hand, and learns whether the server answers.
    let may_look = Memo::new(move |_| {
        let begun = store.with(|world| world.workspace().is_some());
        begun && store.sync().with(|sync| sync.loading.is_none() && sync.link == crate::sync::Link::Online)
    });
    Effect::new(move |_| {
        if may_look.get() {
            look(store, state, Asked::Record { key });
        }
    });
    move || {
        let children = children.clone();
        match state.get() {
            Look::Looking => view! { <Empty title=words.archive.looking /> }.into_any(),
            Look::Failed => view! { <Empty title hint=words.archive.failed>{children()}</Empty> }.into_any(),
            Look::NotYet | Look::Offline | Look::Found(_) => {
                view! { <Empty title hint>{children()}</Empty> }.into_any()
            }
        }
    }
}
