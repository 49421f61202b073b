//! Below the subject: number, channel, priority, line, who has it, tags.

use super::{Shown, tags::Tags};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    platform::clipboard,
    store::use_store,
    ui::{Menu, MenuItem},
};
use leptos::prelude::*;
use shared::{
    command::TicketDetail,
    staff::{LineId, Permission},
    ticket::{Detail, Priority},
};

#[component]
pub fn Facts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let no = Memo::new(move |_| shown.read(|ticket| ticket.no));
    let copy = move |_| {
        if let Some(no) = no.get_untracked() {
            clipboard::copy(&format!("#{no}"));
            acts.say(format!("{} #{no}", words.shell.copied));
        }
    };
    let number = move || match no.get() {
        Some(no) => view! {
            <button class="ticket-no" type="button" title=words.ticket.copy_no on:click=copy>{format!("#{no}")}</button>
        }
        .into_any(),
        None => view! { <span class="ticket-no" title=words.ticket.no_number>"#–"</span> }.into_any(),
    };
    let channel = move || {
        shown.read(|ticket| {
            let way = if ticket.outbound { words.ticket.outbound } else { words.ticket.inbound };
            format!("{} · {way}", words.channel(ticket.channel))
        })
    };
    let owner = move || {
        let assignee = shown.read(|ticket| ticket.assignee);
        let name = assignee.map(|id| store.with(|world| world.staff.get(&id).map(|staff| staff.name.clone())));
        name.map_or_else(|| words.ticket.unassigned.to_owned(), Option::unwrap_or_default)
    };
    view! {
        <div class="ticket-facts">
            {number}
            <span>{channel}</span>
            <span class="ticket-owner"><span class="unseen">{words.ticket.owner}</span> {owner}</span>
            <PriorityMenu shown />
            <LineMenu shown />
            <Tags shown />
        </div>
    }
}

#[component]
fn PriorityMenu(shown: Shown) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let priority = Memo::new(move |_| shown.read(|ticket| ticket.priority));
    let text = Signal::derive(move || (words.ticket.priority_is)(words.priority(priority.get())));
    let set = move |to: Priority| {
        let change = TicketDetail { ticket: shown.id, to: Detail::Priority(to) };
        acts.attempt((words.ticket.priority_is)(words.priority(to)), change);
    };
    if !untrack(|| use_store().permits(Permission::TicketWork)) {
        return view! { <span>{text}</span> }.into_any();
    }
    view! {
        <Menu label=words.ticket.priority text>
            {Priority::ALL.into_iter().rev().map(|to| view! {
                <MenuItem checked=Signal::derive(move || priority.get() == to) on_choose=move |()| set(to)>
                    {words.priority(to)}
                </MenuItem>
            }).collect_view()}
        </Menu>
    }
    .into_any()
}

#[component]
fn LineMenu(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let line = Memo::new(move |_| shown.read(|ticket| ticket.line.clone()));
    let name = move |line: &Option<LineId>| match line {
        Some(line) => store.with(|world| words.line_named(world.workspace(), line)),
        None => words.ticket.no_line.to_owned(),
    };
    let items = move || {
        let lines = store.with(|world| world.workspace().map(|workspace| workspace.lines.clone()).unwrap_or_default());
        let lines = std::iter::once(None).chain(lines.into_iter().map(|line| Some(line.id)));
        let item = |to: Option<LineId>| {
            let (label, shown_as) = (name(&to), to.clone());
            let said = label.clone();
            let checked = Signal::derive(move || line.with(|line| *line == shown_as));
            let choose = Callback::new(move |()| {
                acts.attempt(said.clone(), TicketDetail { ticket: shown.id, to: Detail::Line(to.clone()) });
            });
            view! { <MenuItem checked on_choose=choose>{label}</MenuItem> }
        };
        lines.map(item).collect_view()
    };
    let text = Signal::derive(move || line.with(name));
    match untrack(|| store.permits(Permission::TicketWork)) {
        true => view! { <Menu label=words.ticket.line text>{items()}</Menu> }.into_any(),
        false => view! { <span>{text}</span> }.into_any(),
    }
}
