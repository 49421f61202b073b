//! The field for the scanner: a number and Enter. A return that was announced is received at once; a parcel of ours
//! that comes back was refused (A11); anything else is a parcel that nobody had announced.

use super::Looking;
use crate::{
    i18n::{Words, use_words},
    page::{act::use_acts, cases::use_cases},
    store::{Store, use_store},
    ui::{Button, Field, Look},
};
use leptos::{ev, html, prelude::*};
use shared::{
    aftersale::{
        Move,
        stray::{Scanned, scanned},
    },
    command::{CaseMove, Command},
    id::CaseId,
};

#[component]
pub fn Scan(looking: RwSignal<Option<Looking>>) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_cases(), use_store());
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let tracking = text.get_untracked().trim().to_owned();
        if tracking.is_empty() {
            return;
        }
        match store.with_untracked(|world| scanned(world, &tracking)) {
            Scanned::Awaited(case, expect) => {
                let by = Move::Receive { note: String::new() };
                let command: Command = CaseMove { case, expect, by }.into();
                match acts.perform((words.warehouse.received)(&tracking), command) {
                    Ok(()) => said.set(Some(name(store, words, case))),
                    Err(why) => return acts.warn(&why),
                }
            }
            Scanned::Here(case) => {
                said.set(Some(format!("{} · {}", words.warehouse.received_before, name(store, words, case))));
                desk.cursor.point_at(case);
            }
            Scanned::Order(order) => desk.go_to_order(order),
            Scanned::Unknown => looking.set(Some(Looking::Unknown(tracking))),
        }
        // The next scan comes at once.
        text.set(String::new());
    };
    let told = move || said.get().map(|said| view! { <p class="scan-said" role="status">{said}</p> });
    view! {
        <form class="scan" on:submit=submit>
            <Field label=words.warehouse.scan>
                <input
                    class="input scan-field"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="64"
                    placeholder=words.warehouse.scan_hint
                    node_ref=node
                    bind:value=text
                />
            </Field>
            <Button look=Look::Primary submits=true>{words.warehouse.receive}</Button>
        </form>
        {told}
    }
}

fn name(store: Store, words: &'static Words, case: CaseId) -> String {
    store.with_untracked(|world| words.tell(world).case(case))
}
