//! Quietly, above a file: another file may be the same customer's, and why. A person decides.

use super::{Shown, put};
use crate::{
    i18n::use_words,
    page::{act::use_acts, customers::desk::use_customers},
    route::Route,
    store::use_store,
    ui::{Button, Look, Notice, Tone},
};
use leptos::prelude::*;
use shared::{
    command::CustomerMerge,
    customer::{Fact, duplicate::Proposal},
    id::CustomerId,
    staff::Permission,
};

/// More than these wait until the first are decided.
const MOST: usize = 2;

#[component]
pub fn Maybe(shown: Shown) -> impl IntoView {
    let (desk, store) = (use_customers(), use_store());
    let proposals = Memo::new(move |_| {
        let all = desk.proposals().get();
        let about = all.iter().filter(|proposal| proposal.other(shown.id).is_some()).take(MOST);
        about.copied().collect::<Vec<_>>()
    });
    let may = Memo::new(move |_| store.permits(Permission::CustomerEdit));
    view! {
        <Show when=move || may.get()>
            <For each=move || proposals.get() key=|proposal| (proposal.into, proposal.duplicate) let:proposal><Same shown proposal /></For>
        </Show>
    }
}

#[component]
fn Same(shown: Shown, proposal: Proposal) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let other: CustomerId = proposal.other(shown.id).unwrap_or(proposal.duplicate);
    let name = Memo::new(move |_| {
        store.with(|world| world.customer(other).map(|customer| customer.name.clone()).unwrap_or_default())
    });
    // Into the one that knows more, whichever is open.
    let merge = move |()| {
        let Proposal { into, duplicate, .. } = proposal;
        let named = store.with_untracked(|world| words.tell(world).customer(duplicate));
        acts.attempt((words.customers.one.merged)(&named), CustomerMerge { customer: duplicate, into });
    };
    let apart = move |()| {
        let fact = Fact::Apart { from: other, on: true };
        put(store, acts, shown.id, &fact).unwrap_or_else(|rejection| acts.warn(&rejection));
    };
    view! {
        <Notice tone=Tone::Info>
            <div class="maybe">
                <span>
                    {move || (words.customers.one.maybe_same)(&name.get())} " " {words.customers.one.sign(proposal.by)}
                </span>
                <a class="button button-quiet" href=Route::Customer(other).path()>{words.customers.one.other}</a>
                <Button look=Look::Quiet on_press=apart>{words.customers.one.apart}</Button>
                <Button on_press=merge>{words.customers.one.merge}</Button>
            </div>
        </Notice>
    }
}
