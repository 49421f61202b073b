//! Which other file is the same customer's: what is proposed, or what the words find. The file that one came from
//! stays; the other is merged into it.

use super::{desk::use_customers, row::has};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::use_store,
    ui::{Dialog, Picker},
};
use leptos::prelude::*;
use shared::{
    command::CustomerMerge,
    customer::{Customer, duplicate::Sign, find},
    id::CustomerId,
};
use std::sync::Arc;

/// Files offered at once.
const MOST: usize = 8;

#[component]
pub fn MergeDialog() -> impl IntoView {
    let words = use_words();
    let desk = use_customers();
    let close = Callback::new(move |()| desk.merging.set(None));
    move || {
        let into = desk.merging.get()?;
        Some(view! {
            <Dialog open=true title=words.customers.one.merge_title close=words.shell.close on_close=close>
                <Ask into close />
            </Dialog>
        })
    }
}

/// A file to choose, and why it is proposed.
#[derive(Clone, PartialEq)]
struct Choice {
    file: Arc<Customer>,
    by: Option<Sign>,
}

#[component]
fn Ask(into: CustomerId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_customers(), use_store());
    let text = RwSignal::new(String::new());
    let items = Memo::new(move |_| {
        let text = text.get();
        store.with(|world| {
            let choice = |id, by| world.customer(id).map(|file| Choice { file, by });
            let found: Vec<Choice> = if text.trim().is_empty() {
                let proposals = desk.proposals().get();
                let others = proposals.iter().filter_map(|one| choice(one.other(into)?, Some(one.by)));
                others.collect()
            } else {
                find::find(world, &text, MOST + 1)
                    .into_iter()
                    .filter_map(|found| choice(found.customer.id, None))
                    .collect()
            };
            found.into_iter().filter(|choice| choice.file.id != into).take(MOST).collect::<Vec<_>>()
        })
    });
    let choose = move |Choice { file, .. }: Choice| {
        close.run(());
        acts.attempt((words.customers.one.merged)(&file.name), CustomerMerge { customer: file.id, into });
    };
    let row = move |Choice { file, by }: Choice| {
        let id = file.id;
        let told = store.with_untracked(|world| (world.phone_mask_of(id).to_owned(), has(words, world, id)));
        let account = file.account().map(|account| words.account(&account));
        let about = [account.unwrap_or_default(), told.0, told.1];
        let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        view! {
            <span class="picker-two"><b>{file.name.clone()}</b> <small>{about}</small></span>
            <small class="picker-end">{by.map(|by| words.customers.one.sign(by))}</small>
        }
    };
    let nothing = move || items.with(Vec::is_empty) && text.with(|text| !text.trim().is_empty());
    view! {
        <p class="hint">{words.customers.one.merge_hint}</p>
        <Picker label=words.customers.one.merge hint=words.customers.one.merge_search text items on_choose=choose row />
        <Show when=nothing><p class="hint">{words.customers.one.merge_none}</p></Show>
    }
}
