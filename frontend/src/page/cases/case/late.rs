//! What is to be signed because the goods come back out of time (O9).

use super::Shown;
use crate::{i18n::use_words, page::approvals::ApprovalCard, store::use_store};
use leptos::prelude::*;
use shared::{id::ApprovalId, record::Key};

#[component]
pub fn LateReturns(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let ids = Memo::new(move |_| {
        let order = shown.both(|_, order| Some(order.id))?;
        let own = Key::from(shown.id);
        let found: Vec<ApprovalId> = store.with(|world| {
            let about = world.approvals_of(order).filter(|approval| approval.ask.subject() == own);
            about.map(|approval| approval.id).collect()
        });
        Some(found)
    });
    let ids = move || ids.get().unwrap_or_default();
    let card = |id: ApprovalId| view! { <ApprovalCard id /> };
    view! {
        <Show when=move || !ids().is_empty()>
            <section class="section" aria-label=words.approvals.title>
                <h3>{words.approvals.title}</h3>
                <For each=ids key=|id| *id children=card />
            </section>
        </Show>
    }
}
