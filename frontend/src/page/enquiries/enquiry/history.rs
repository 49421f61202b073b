//! What was done with an enquiry, the latest first. What a change replaced comes back with a press.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock},
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{
    command::{Command, EnquiryAnswer, EnquiryDetail},
    enquiry::{Act, Entry},
    staff::Permission,
};

#[component]
pub fn History(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts, clock) = (use_store(), use_acts(), use_clock());
    let entries = Memo::new(move |_| shown.read(|enquiry| enquiry.history.iter().rev().cloned().collect::<Vec<_>>()));
    let may = Memo::new(move |_| store.permits(Permission::TicketWork));
    // What stands there already is not restored.
    let back = move |act: &Act| -> Option<Command> {
        shown.read(|enquiry| match act {
            Act::Answered { question, from } => {
                let answer = &enquiry.questions.get(question)?.answer;
                let text = from.clone();
                (answer != from && !from.is_empty())
                    .then(|| EnquiryAnswer { enquiry: enquiry.id, question: *question, text }.into())
            }
            Act::Changed { from, .. } => {
                let to = from.clone();
                (enquiry.standing(from) != *from).then(|| EnquiryDetail { enquiry: enquiry.id, to }.into())
            }
            Act::Discount { .. } | Act::Moved { .. } => None,
        })
    };
    let row = move |entry: Entry| {
        let what = store.with(|world| words.enquiry_act(&entry.act, world));
        let by = entry
            .by
            .map_or_else(|| words.import.system.to_owned(), |by| store.with(|world| words.tell(world).person(by)));
        let restore = may.get().then(|| back(&entry.act)).flatten().map(|command| {
            let press = move |()| {
                let said = store.with_untracked(|world| words.deed(&command, world, None));
                acts.attempt(said, command.clone());
            };
            view! { <Button look=Look::Quiet on_press=press>{words.customers.restore}</Button> }
        });
        view! {
            <li class="enquiry-entry">
                <span>{what}</span>
                <small class="hint">{by} " · " {clock.when(entry.at)}</small>
                {restore}
            </li>
        }
    };
    view! {
        <Show when=move || !entries.with(Vec::is_empty)>
            <section class="section" aria-label=words.enquiries.history>
                <h3>{words.enquiries.history}</h3>
                <ol class="enquiry-history">{move || entries.get().into_iter().map(row).collect_view()}</ol>
            </section>
        </Show>
    }
}
