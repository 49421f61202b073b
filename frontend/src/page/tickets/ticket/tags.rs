//! Tags: each with the way out, and a field for one more.

use super::Shown;
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::use_store,
    ui::{Icon, Sign, composes},
};
use leptos::{ev, html, prelude::*};
use shared::{command::TicketDetail, staff::Permission, ticket::Detail};
use std::collections::BTreeSet;

/// Tags that the field offers.
const OFFERED: usize = 30;

#[component]
pub fn Tags(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let may = Memo::new(move |_| store.permits(Permission::TicketWork));
    let tags = Memo::new(move |_| shown.read(|ticket| ticket.tags.clone()));
    let chip = move |tag: String| {
        let name = (words.ticket.remove_tag)(&tag);
        let gone = tag.clone();
        let remove = move |_| {
            let to = Detail::Tag { tag: gone.clone(), on: false };
            acts.attempt((words.ticket.tag_removed)(&gone), TicketDetail { ticket: shown.id, to });
        };
        view! {
            <li class="tag ticket-tag">
                {tag}
                {may.get_untracked().then(|| view! {
                    <button type="button" aria-label=name.clone() title=name on:click=remove><Icon sign=Sign::Close /></button>
                })}
            </li>
        }
    };
    view! {
        <ul class="ticket-tags" aria-label=words.ticket.tags>
            <For each=move || tags.get() key=String::clone children=chip />
        </ul>
        <Show when=move || may.get()><AddTag shown /></Show>
    }
}

/// A button that becomes a field.
#[component]
fn AddTag(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let adding = RwSignal::new(false);
    let (node, button) = (NodeRef::<html::Input>::new(), NodeRef::<html::Button>::new());
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let known = move || {
        let used = store.with_untracked(|world| {
            world.open_tickets().flat_map(|ticket| ticket.tags.iter().cloned()).collect::<BTreeSet<_>>()
        });
        used.into_iter().take(OFFERED).map(|tag| view! { <option value=tag></option> }).collect_view()
    };
    // The field also loses the focus when it is taken from the page.
    let add = move || {
        let Some(input) = node.try_get_untracked().flatten() else { return };
        let tag = input.value().trim().to_owned();
        input.set_value("");
        if !tag.is_empty() {
            let to = Detail::Tag { tag: tag.clone(), on: true };
            acts.attempt((words.ticket.tag_added)(&tag), TicketDetail { ticket: shown.id, to });
        }
    };
    // Leaving the field adds what stands in it, so it is emptied before.
    let drop_tag = move || {
        node.try_get_untracked().flatten().iter().for_each(|input| input.set_value(""));
        adding.set(false);
        request_animation_frame(move || {
            button.try_get_untracked().flatten().iter().for_each(|button| drop(button.focus()));
        });
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" if !composes(&event) => add(),
        "Escape" if !composes(&event) => drop_tag(),
        _ => {}
    };
    let leave = move |_| {
        add();
        let _ = adding.try_set(false);
    };
    move || match adding.get() {
        true => view! {
            <input
                class="input ticket-tag-input"
                list="tags-known"
                maxlength="30"
                aria-label=words.ticket.add_tag
                placeholder=words.ticket.add_tag
                node_ref=node
                on:keydown=key
                on:blur=leave
            />
            <datalist id="tags-known">{known()}</datalist>
        }
        .into_any(),
        false => view! {
            <button class="ticket-add" type="button" node_ref=button on:click=move |_| adding.set(true)>
                "+ " {words.ticket.add_tag}
            </button>
        }
        .into_any(),
    }
}
