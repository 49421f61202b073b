//! The tags of a customer: one is taken off with a press, one is put on by typing it.

use super::{Shown, put};
use crate::{
    i18n::use_words,
    page::{act::use_acts, customers::desk::use_customers},
    store::use_store,
    ui::{Button, Field, Icon, Sign},
};
use leptos::{ev, html, prelude::*};
use shared::{customer::Fact, id::CustomerId};
use std::collections::BTreeSet;

/// The id of the list of tags that others have.
const KNOWN: &str = "known-tags";

#[component]
pub fn Tags(shown: Shown, may: Memo<bool>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let tags = Memo::new(move |_| shown.read(|customer| customer.tags.clone()));
    let chip = move |tag: String| {
        let label = (words.customers.remove_tag)(&tag);
        let (name, gone) = (tag.clone(), tag);
        let remove = move |_| {
            let fact = Fact::Tag { tag: gone.clone(), on: false };
            if let Err(rejection) = put(store, acts, shown.id, &fact) {
                acts.warn(&rejection);
            }
        };
        view! {
            <li class="tag-chip">
                {name}
                <Show when=move || may.get()>
                    <button class="tag-remove" type="button" aria-label=label.clone() on:click=remove.clone()>
                        <Icon sign=Sign::Close />
                    </button>
                </Show>
            </li>
        }
    };
    view! {
        <div class="dossier-tags">
            <span class="edit-label">{words.customers.tags}</span>
            <ul class="tag-chips" aria-label=words.customers.tags>
                {move || tags.get().into_iter().map(chip).collect_view()}
            </ul>
            <Show when=move || may.get()><NewTag id=shown.id /></Show>
        </div>
    }
}

#[component]
fn NewTag(id: CustomerId) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_customers(), use_store());
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if desk.tag.get() == Some(id) {
            node.get_untracked().iter().for_each(|input| drop(input.focus()));
            desk.tag.set(None);
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let tag = text.get_untracked().trim().to_owned();
        match put(store, acts, id, &Fact::Tag { tag, on: true }) {
            Ok(()) => {
                text.set(String::new());
                error.set(None);
            }
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let known = move || {
        let tags: BTreeSet<String> =
            store.with(|world| world.customers.values().flat_map(|customer| customer.tags.clone()).collect());
        tags.into_iter().map(|tag| view! { <option value=tag></option> }).collect_view()
    };
    // What others have is looked up only once somebody is about to type.
    let about = RwSignal::new(false);
    view! {
        <form class="tag-form" on:submit=submit on:focusin=move |_| about.set(true)>
            <Field label=words.customers.add_tag error>
                <input
                    class="input"
                    maxlength="30"
                    autocomplete="off"
                    aria-keyshortcuts="a"
                    placeholder=words.customers.add_tag
                    list=KNOWN
                    node_ref=node
                    bind:value=text
                />
            </Field>
            <Button submits=true>{words.settings.add}</Button>
            <Show when=move || about.get()><datalist id=KNOWN>{known}</datalist></Show>
        </form>
    }
}
