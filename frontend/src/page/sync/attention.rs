//! Cards for what was refused: what I did, what is there now; apply anyway, drop, or copy the text.

use super::{
    gathered::{Gathered, gather},
    subject::Subject,
    wording::{now, own_text},
};
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        clock::use_clock,
        orders::use_desk,
        tickets::{Asking, use_bench},
    },
    platform::clipboard,
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{
    command::{Command, Rejection},
    sync::replica::Place,
    ticket::Status,
};

#[component]
pub fn Cards() -> impl IntoView {
    let words = use_words();
    let (attention, files) = (use_store().attention(), use_store().refused_files());
    let cards = Memo::new(move |_| attention.with(|attention| gather(attention)));
    let key = |card: &Gathered| {
        let place = card.last.place;
        (place.at, place.id.seq, place.id.client, card.before.len())
    };
    view! {
        <Show when=move || cards.with(Vec::is_empty) && files.with(Vec::is_empty)><p class="hint">{words.sync.needs_none}</p></Show>
        <ul class="cards" aria-label=words.sync.needs_title>
            <For each=move || cards.get() key=key let:card><Card card /></For>
        </ul>
    }
}

#[component]
fn Card(card: Gathered) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let command = StoredValue::new(card.command());
    let readable = command.with_value(Option::is_some);
    // What is read of the World is in words, so that only a change of those shows.
    let said = Memo::new(move |_| {
        command.with_value(|command| match command {
            Some(command) => store.with(|world| words.deed(command, world, Some(store.me()))),
            None => words.sync.unreadable.to_owned(),
        })
    });
    let subject = Memo::new(move |_| {
        command.with_value(|command| store.with(|world| Subject::of(words, world, command.as_ref()?)))
    });
    let current =
        Memo::new(move |_| command.with_value(|command| store.with(|world| now(words, world, command.as_ref()?))));
    let why = words.why(&card.last.why);
    let more = (!card.before.is_empty()).then(|| (words.sync.wished)(card.before.len() + 1));
    let issued_at = card.last.mutation.issued_at;
    view! {
        <li class="card">
            <h3>{move || subject.get().map(|subject| view! { <Name subject /> })}</h3>
            <dl class="facts">
                <dt>{words.sync.did}</dt>
                <dd>
                    <span class="card-said">{move || said.get()}</span> " "
                    <small class="hint">{move || clock.when(issued_at)} {more.map(|more| format!(" · {more}"))}</small>
                </dd>
                <dt>{words.sync.why}</dt><dd>{why}</dd>
                {move || current.get().map(|now| view! { <dt>{words.sync.now}</dt><dd>{now}</dd> })}
            </dl>
            <Ways card said readable />
        </li>
    }
}

/// A subject by its name, as a link where there is somewhere to go.
#[component]
pub fn Name(subject: Subject) -> impl IntoView {
    let Subject { name, route } = subject;
    match route {
        Some(route) => view! { <a href=route.path()>{name}</a> }.into_any(),
        None => view! { <span>{name}</span> }.into_any(),
    }
}

#[component]
fn Ways(card: Gathered, said: Memo<String>, readable: bool) -> impl IntoView {
    let words = use_words();
    let (acts, store, desk, bench) = (use_acts(), use_store(), use_desk(), use_bench());
    let Gathered { last, before } = card;
    let place = last.place;
    let others: Vec<Place> = before.iter().map(|refused| refused.place).collect();
    let lacks = last.mutation.command().ok();
    let text = last.mutation.command().ok().and_then(|command| own_text(&command));
    let settled = others.clone();
    let again = move |()| match (store.apply_anyway(&last), &lacks) {
        (Ok(()), _) => {
            settled.iter().for_each(|place| store.deal_with(*place));
            acts.say(words.sync.applied_anyway);
        }
        // From where it stands now, the move needs a reason, a parcel or the customer's word; so does a change.
        (Err(Rejection::Invalid { .. }), Some(Command::OrderMove(c))) => desk.ask_move_again(c.order, c.to, place),
        (Err(Rejection::Invalid { .. }), Some(Command::OrderChange(c))) => desk.ask_change_again(c.clone(), place),
        (Err(Rejection::Invalid { .. }), Some(Command::TicketMove(c))) => {
            let asking = match c.to {
                Status::Closed => Asking::Close(c.ticket),
                to if to.is_waiting() => Asking::Wait(c.ticket, to),
                _ => Asking::Reopen(c.ticket),
            };
            bench.ask_again(asking, place);
        }
        (Err(rejection), _) => acts.warn(&rejection),
    };
    let drop = move |()| {
        others.iter().chain([&place]).for_each(|place| store.deal_with(*place));
        acts.say(words.sync.dropped);
    };
    let copy = move |()| {
        clipboard::copy(text.as_deref().unwrap_or(&said.get_untracked()));
        acts.say(words.shell.copied);
    };
    view! {
        <div class="card-foot">
            {readable.then(|| view! { <Button look=Look::Primary on_press=again>{words.sync.apply_anyway}</Button> })}
            <Button on_press=copy>{words.sync.copy_text}</Button>
            <Button look=Look::Danger on_press=drop>{words.sync.drop}</Button>
        </div>
    }
}
