//! Above a file: who it is, what is known of them at a glance, and what comes next.

use super::{Shown, copy_contact, put};
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        clock::use_clock,
        customers::desk::use_customers,
        enquiries::use_enquiries,
        pane::{BackButton, OnDevice},
        tickets::use_intake,
    },
    store::use_store,
    ui::{Button, Look, Menu, MenuItem, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    command::Rejection,
    customer::{Contract, Fact},
    staff::Permission,
};
use std::collections::BTreeSet;

#[component]
pub fn Head(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, desk, intake) = (use_store(), use_customers(), use_intake());
    let (enquiries, acts) = (use_enquiries(), use_acts());
    let waits = store.waits(shown.id);
    let name = move || shown.read(|customer| customer.name.clone());
    let platforms = Memo::new(move |_| {
        let accounts = store.with(|world| world.accounts_of(shown.id));
        accounts.into_iter().map(|(_, account)| account.platform).collect::<BTreeSet<_>>()
    });
    let platform = move || match platforms.with(BTreeSet::is_empty) {
        true => words.customers.no_account.to_owned(),
        false => platforms.get().into_iter().map(|platform| words.platform(platform)).collect::<Vec<_>>().join(" · "),
    };
    let denied = words.refusal(&Rejection::Denied { permission: Permission::TicketWork });
    let why_not = Signal::derive(move || (!store.permits(Permission::TicketWork)).then(|| denied.clone()));
    view! {
        <header class="dossier-head">
            <BackButton class="dossier-back" on_press=move |()| desk.cursor.close() />
            <div class="dossier-title">
                <h2>{name}</h2>
                <div class="detail-tags"><span class="hint">{platform}</span> <Marks shown /> <OnDevice waits /></div>
            </div>
            <div class="dossier-ways">
                <Button look=Look::Primary key="t" why_not on_press=move |()| intake.open(Some(shown.id), None)>
                    {words.customers.new_ticket}
                </Button>
                <Button key="b" why_not on_press=move |()| enquiries.open_new(Some(shown.id), None, acts)>
                    {words.enquiries.new}
                </Button>
                <Ways shown />
            </div>
        </header>
    }
}

/// Whether they are blocked, or were a nuisance.
#[component]
fn Marks(shown: Shown) -> impl IntoView {
    let (words, clock) = (use_words(), use_clock());
    let lapsed = Memo::new(move |_| {
        shown.read(|customer| matches!(customer.contract(clock.today()), Some(Contract::Lapsed { .. })))
    });
    let blocked = Memo::new(move |_| shown.read(|customer| customer.blocked));
    let nuisances = Memo::new(move |_| shown.read(|customer| customer.nuisances));
    view! {
        {move || lapsed.get().then(|| view! { <Tag tone=Tone::Warn text=words.customers.fact.lapsed /> })}
        {move || blocked.get().then(|| view! { <Tag tone=Tone::Bad text=words.customers.blocked /> })}
        {move || {
            let count = nuisances.get();
            (count > 0).then(|| view! { <Tag tone=Tone::Warn text=(words.customers.nuisance_n)(count) /> })
        }}
    }
}

#[component]
fn Ways(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts) = (use_store(), use_acts());
    let desk = use_customers();
    let set = move |fact: Fact| {
        Callback::new(move |()| put(store, acts, shown.id, &fact).unwrap_or_else(|rejection| acts.warn(&rejection)))
    };
    let items = move || {
        // Made anew whenever the menu opens, so that it knows how things stand.
        let (blocked, nuisances) = untrack(|| shown.read(|customer| (customer.blocked, customer.nuisances)));
        let may = untrack(|| store.permits(Permission::CustomerEdit));
        let denied = words.refusal(&Rejection::Denied { permission: Permission::CustomerEdit });
        let refused = denied.clone();
        let item = move |label: &'static str, fact: Fact| match may {
            true => view! { <MenuItem on_choose=set(fact)>{label}</MenuItem> }.into_any(),
            false => view! { <MenuItem why_not=refused.clone() on_choose=set(fact)>{label}</MenuItem> }.into_any(),
        };
        let on_choose = move |()| desk.merging.set(Some(shown.id));
        let label = move || view! { {words.customers.one.merge} <kbd class="kbd" aria-hidden="true">"m"</kbd> };
        let merge = match may {
            true => view! { <MenuItem on_choose>{label()}</MenuItem> }.into_any(),
            false => view! { <MenuItem why_not=denied.clone() on_choose>{label()}</MenuItem> }.into_any(),
        };
        let block = if blocked { words.customers.unblock } else { words.customers.block };
        view! {
            <MenuItem on_choose=move |()| copy_contact(store, acts, shown.id)>
                {words.customers.copy_contact} <kbd class="kbd" aria-hidden="true">"c"</kbd>
            </MenuItem>
            {merge}
            {item(words.customers.mark_nuisance, Fact::Nuisance { on: true })}
            {(nuisances > 0).then(|| item(words.customers.take_nuisance, Fact::Nuisance { on: false }))}
            {item(block, Fact::Blocked(!blocked))}
        }
    };
    view! { <Menu label=words.customers.more>{items()}</Menu> }
}
