//! The signatures of an approval in their order, given and still to come (O9), and the departments that were told
//! (O10). Who can sign next is told by name, and when nobody can.

use super::card::Shown;
use crate::{
    i18n::{Words, use_words},
    page::clock::use_clock,
    store::use_store,
    ui::{Notice, Tone},
};
use leptos::prelude::*;
use shared::{
    approval::{Approval, Signature, Told, list::holders},
    staff::RoleId,
    time::Instant,
    world::World,
};

/// Names of those who can sign that are shown; more would say nothing.
const MOST_NAMES: usize = 3;

/// One place in the chain.
#[derive(Clone, PartialEq)]
struct Place {
    role: String,
    /// How it stands: `done`, `refused`, `next` or `later`.
    state: &'static str,
    word: &'static str,
    /// Who signed, or who can.
    who: String,
    at: Option<Instant>,
    note: String,
}

fn places(words: &'static Words, world: &World, approval: &Approval) -> Vec<Place> {
    let say = &words.approvals;
    let role_name = |role: &RoleId| words.role_named(world.workspace(), role);
    let signed = |signature: &Signature| Place {
        role: role_name(&signature.role),
        state: if signature.granted { "done" } else { "refused" },
        word: if signature.granted { say.signed } else { say.refused },
        who: words.tell(world).person(signature.by),
        at: Some(signature.at),
        note: signature.note.clone(),
    };
    let waits = |(place, role): (usize, &RoleId)| {
        let is_next = place == 0;
        let who = if is_next { can_sign(words, world, role) } else { String::new() };
        let (state, word) = if is_next { ("next", say.next) } else { ("later", say.to_come) };
        Place { role: role_name(role), state, word, who, at: None, note: String::new() }
    };
    // Once it is over nobody is waited for.
    let rest = approval.needs.get(approval.signed.len()..).filter(|_| approval.outcome.is_none()).unwrap_or_default();
    approval.signed.iter().map(signed).chain(rest.iter().enumerate().map(waits)).collect()
}

fn can_sign(words: &Words, world: &World, role: &RoleId) -> String {
    let names: Vec<&str> = holders(world, role).take(MOST_NAMES).map(|staff| staff.name.as_str()).collect();
    names.join(words.settings.comma)
}

#[component]
pub fn Chain(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let all = Memo::new(move |_| {
        shown.read(|approval| store.with(|world| places(words, world, approval))).unwrap_or_default()
    });
    let nobody = Memo::new(move |_| {
        shown
            .read(|approval| {
                let role = approval.next()?;
                store.with(|world| {
                    let lacks = holders(world, role).next().is_none();
                    lacks.then(|| (words.approvals.nobody)(&words.role_named(world.workspace(), role)))
                })
            })
            .flatten()
    });
    let row = move |place: Place| {
        let who = [place.who, place.at.map(|at| clock.when(at)).unwrap_or_default()];
        let who = who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let note = (!place.note.is_empty()).then(|| view! { <span class="chain-note">{place.note}</span> });
        view! {
            <li class="chain-place" data-state=place.state>
                <b>{place.role}</b> " " <span class="chain-word">{place.word}</span> " "
                <span class="hint">{who}</span>
                {note}
            </li>
        }
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <ol class="chain" aria-label=words.approvals.chain>{move || all.get().into_iter().map(row).collect_view()}</ol>
        </Show>
        {move || nobody.get().map(|text| view! { <Notice tone=Tone::Warn>{text}</Notice> })}
    }
}

/// The departments that were told, each with what it had done.
#[component]
pub fn ToldList(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let told = Memo::new(move |_| shown.read(|approval| approval.told.clone()).unwrap_or_default());
    let row = move |told: Told| {
        let role = store.with(|world| words.role_named(world.workspace(), &told.role));
        match told.answer {
            Some(answer) => {
                let by = store.with(|world| words.tell(world).person(answer.by));
                view! {
                    <li class="chain-place" data-state="done">
                        <b>{role}</b> " " <span>{answer.text}</span> " "
                        <span class="hint">{by} " · " {clock.when(answer.at)}</span>
                    </li>
                }
                .into_any()
            }
            None => view! {
                <li class="chain-place" data-state="next">
                    <b>{role}</b> " " <span class="chain-word">{words.approvals.unanswered}</span>
                </li>
            }
            .into_any(),
        }
    };
    view! {
        <Show when=move || !told.with(Vec::is_empty)>
            <div class="told">
                <h4>{words.approvals.told}</h4>
                <ul class="chain" aria-label=words.approvals.told>{move || told.get().into_iter().map(row).collect_view()}</ul>
            </div>
        </Show>
    }
}
