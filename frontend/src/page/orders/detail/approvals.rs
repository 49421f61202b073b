//! What was asked for about the order, and what of it holds the order up (O9, O10).

use super::Shown;
use crate::{
    i18n::use_words,
    page::{approvals::ApprovalCard, print::use_printing, tickets::lacks},
    store::use_store,
    ui::{Button, Notice, Tone},
};
use leptos::prelude::*;
use shared::{id::ApprovalId, staff::Permission};
use std::cmp::Reverse;

/// Above all else: why the order does not go on, and that its slips say what is no longer so.
#[component]
pub fn Banner(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, printing) = (use_store(), use_printing());
    let waits = Memo::new(move |_| {
        store.with(|world| {
            let waiting = world.waiting_change(shown.id)?;
            let role = words.role_named(world.workspace(), waiting.next()?);
            Some((words.change.waits)(&words.ask(&waiting.ask, world), &role))
        })
    });
    let stale = Memo::new(move |_| shown.read(|order| order.is_slip_stale()));
    let why_not = Signal::derive(move || lacks(store, words, Permission::OrderPack));
    let reprint = move |()| printing.show(vec![shown.id]);
    view! {
        {move || waits.get().map(|text| view! { <Notice tone=Tone::Info>{text}</Notice> })}
        <Show when=move || stale.get()>
            <Notice tone=Tone::Warn>
                <span class="detail-stale">
                    {words.change.slip_stale}
                    <Button key="p" why_not on_press=reprint>{words.change.reprint}</Button>
                </span>
            </Notice>
        </Show>
    }
}

/// All of them: what is open first, then the newest.
#[component]
pub fn Approvals(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let ids = Memo::new(move |_| {
        let mut found: Vec<_> = store.with(|world| {
            let about = world.approvals_of(shown.id);
            about.map(|approval| (!approval.is_open(), Reverse(approval.at), approval.id)).collect()
        });
        found.sort_unstable();
        found.into_iter().map(|(_, _, id)| id).collect::<Vec<ApprovalId>>()
    });
    let card = |id: ApprovalId| view! { <ApprovalCard id /> };
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <section class="section" aria-label=words.approvals.title>
                <h3>{words.approvals.title}</h3>
                <For each=move || ids.get() key=|id| *id children=card />
            </section>
        </Show>
    }
}
