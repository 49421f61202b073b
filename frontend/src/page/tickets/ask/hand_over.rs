//! Hands a ticket over: to whom, seen with who is on shift and what each has, and why.

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        tickets::{records, use_bench},
    },
    platform::collate,
    store::use_store,
    ui::{Button, Field, Look, Picker, Tag, Tone},
};
use leptos::{ev, html, prelude::*};
use shared::{
    command::TicketAssign,
    id::{StaffId, TicketId},
    roster::duty,
    staff::{Permission, Staff},
    time::Instant,
    world::World,
};
use std::{cmp::Reverse, collections::HashMap};

/// Somebody who could take it.
#[derive(Clone, Debug, PartialEq)]
struct Colleague {
    id: StaffId,
    name: String,
    on_shift: bool,
    open: usize,
}

/// Who may work tickets, but for who has it: who is on shift first, then who has least.
fn colleagues(world: &World, now: Instant, holder: Option<StaffId>) -> Vec<Colleague> {
    let on_shift = duty::on_shift(world, now);
    let mut open: HashMap<StaffId, usize> = HashMap::new();
    for assignee in world.open_tickets().filter_map(|ticket| ticket.assignee) {
        *open.entry(assignee).or_default() += 1;
    }
    let works = |staff: &Staff| world.workspace().is_some_and(|team| team.permits(staff, Permission::TicketWork));
    let others = world.staff.values().filter(|staff| works(staff) && Some(staff.id) != holder);
    let mut found: Vec<Colleague> = others
        .map(|staff| Colleague {
            id: staff.id,
            name: staff.name.clone(),
            on_shift: on_shift.contains(&staff.id),
            open: open.get(&staff.id).copied().unwrap_or(0),
        })
        .collect();
    let order = |one: &Colleague| (Reverse(one.on_shift), one.open);
    found.sort_by(|one, other| order(one).cmp(&order(other)).then_with(|| collate::compare(&one.name, &other.name)));
    found
}

#[component]
pub fn HandOver(id: TicketId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Colleague>);
    let ticket = records::ticket(store, id);
    let holder = move || ticket.with(|ticket| ticket.as_ref().and_then(|ticket| ticket.assignee));
    let now = store.now();
    let items = Memo::new(move |_| {
        let wanted = text.get().trim().to_lowercase();
        let mut found = store.with(|world| colleagues(world, now, holder()));
        let give = |to| TicketAssign { ticket: id, expect: holder(), to: Some(to), reason: String::new() };
        found.retain(|one| one.name.to_lowercase().contains(&wanted) && store.may(&give(one.id).into()));
        found
    });
    let row = move |one: Colleague| {
        let shift = match one.on_shift {
            true => view! { <Tag tone=Tone::Good text=words.ticket.on_shift /> },
            false => view! { <Tag text=words.ticket.off_shift /> },
        };
        view! { <b>{one.name}</b> {shift} <small class="picker-end">{(words.ticket.has_open)(one.open)}</small> }
    };
    move || match chosen.get() {
        Some(to) => view! { <Why id to chosen close /> }.into_any(),
        None => view! {
            <Picker
                label=words.ticket.hand_over_to
                hint=words.ticket.hand_over_hint
                text
                items
                on_choose=move |one| chosen.set(Some(one))
                row
            />
            <Show when=move || items.with(Vec::is_empty)><p class="hint">{words.ticket.hand_over_none}</p></Show>
        }
        .into_any(),
    }
}

#[component]
fn Why(id: TicketId, to: Colleague, chosen: RwSignal<Option<Colleague>>, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, bench) = (use_acts(), use_bench());
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let name = to.name.clone();
    let said = (words.ticket.handed_over)(&name);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(ticket) = bench.ticket(id) else { return close.run(()) };
        let reason = reason.get_untracked().trim().to_owned();
        let hand = TicketAssign { ticket: id, expect: ticket.assignee, to: Some(to.id), reason };
        match acts.perform(said.clone(), hand) {
            Ok(()) => close.run(()),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <p class="asked-who">
                {words.ticket.hand_over_to} " " <b>{name}</b>
                <Button look=Look::Quiet on_press=move |()| chosen.set(None)>{words.ticket.another}</Button>
            </p>
            <Field label=words.ticket.reason_optional error>
                <input class="input" maxlength="500" autocomplete="off" node_ref=node bind:value=reason />
            </Field>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.ticket.hand_over}</Button>
            </div>
        </form>
    }
}
