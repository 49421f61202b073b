//! The subject, changed where it stands.

use super::Shown;
use crate::{i18n::use_words, page::act::use_acts, ui::composes};
use leptos::{ev, html, prelude::*};
use shared::{command::TicketDetail, ticket::Detail};

#[component]
pub fn Subject(shown: Shown) -> impl IntoView {
    let words = use_words();
    let editing = RwSignal::new(false);
    let subject = Memo::new(move |_| shown.read(|ticket| ticket.subject.clone()));
    let button = NodeRef::<html::Button>::new();
    let done = Callback::new(move |()| {
        editing.set(false);
        // The button is there again in the next frame.
        request_animation_frame(move || {
            button.try_get_untracked().flatten().iter().for_each(|button| drop(button.focus()))
        });
    });
    move || match editing.get() {
        true => view! { <Edit shown done /> }.into_any(),
        false => view! {
            <h2>
                <button
                    class="ticket-subject"
                    type="button"
                    title=words.ticket.rename
                    node_ref=button
                    on:click=move |_| editing.set(true)
                >
                    {move || subject.get()}
                </button>
            </h2>
        }
        .into_any(),
    }
}

#[component]
fn Edit(shown: Shown, done: Callback<()>) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let began = untrack(|| shown.read(|ticket| ticket.subject.clone()));
    let text = RwSignal::new(began.clone());
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = node.get() {
            let _ = input.focus();
            // Its text is set a moment later.
            request_animation_frame(move || input.select());
        }
    });
    // Leaving the field by a key also blurs it: it ends once.
    let ended = StoredValue::new(false);
    let save = move || {
        // The field also loses the focus when it is taken from the page.
        if ended.try_get_value() != Some(false) {
            return;
        }
        let new = text.get_untracked().trim().to_owned();
        if new != began {
            let change = TicketDetail { ticket: shown.id, to: Detail::Subject(new) };
            if let Err(rejection) = acts.perform(words.ticket.renamed, change) {
                return acts.warn(&rejection);
            }
        }
        ended.set_value(true);
        done.run(());
    };
    let saves = save.clone();
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        _ if composes(&event) => {}
        "Enter" => saves(),
        "Escape" => {
            ended.set_value(true);
            done.run(());
        }
        _ => {}
    };
    view! {
        <input
            class="input ticket-subject-input"
            maxlength="200"
            aria-label=words.ticket.subject
            node_ref=node
            bind:value=text
            on:keydown=key
            on:blur=move |_| save()
        />
    }
}
