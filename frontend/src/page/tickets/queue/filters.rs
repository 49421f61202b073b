//! Filters of the queue: a popover to choose them in.

use super::views::Views;
use crate::{
    i18n::{Words, use_words},
    page::tickets::{news::use_news, use_bench},
    platform::{collate, notify::Allowed},
    store::use_store,
    ui::{Button, Icon, Look, Sign, composes},
};
use leptos::{ev, html, prelude::*};
use shared::{
    id::StaffId,
    staff::LineId,
    ticket::{Channel, Status},
    world::World,
};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::Node;

#[component]
pub fn FilterMenu() -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let node = NodeRef::<html::Div>::new();
    let left = move |event: ev::FocusEvent| {
        let into = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        if into.is_some() && !node.get_untracked().is_some_and(|node| node.contains(into.as_ref())) {
            bench.filters_open.set(false);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !composes(&event) && bench.filters_open.get_untracked() {
            event.stop_propagation();
            bench.filters_open.set(false);
            focus_button(node);
        }
    };
    view! {
        <div class="queue-filter" node_ref=node on:focusout=left on:keydown=key>
            <button
                class="button"
                type="button"
                aria-label=words.tickets.filters
                title=words.tickets.filters
                aria-expanded=move || if bench.filters_open.get() { "true" } else { "false" }
                on:click=move |_| bench.filters_open.update(|open| *open = !*open)
            >
                <Icon sign=Sign::Filter />
            </button>
            <Show when=move || bench.filters_open.get()>
                <div class="queue-veil" aria-hidden="true" on:click=move |_| bench.filters_open.set(false)></div>
                <Panel />
            </Show>
        </div>
    }
}

fn focus_button(node: NodeRef<html::Div>) {
    let button = node.get_untracked().and_then(|node| node.first_element_child());
    let button = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok());
    button.iter().for_each(|button| drop(button.focus()));
}

#[component]
fn Panel() -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let unread = move |_| bench.filter.update(|filter| filter.unread = !filter.unread);
    view! {
        <div class="queue-panel" role="group" aria-label=words.tickets.filters>
            <Views />
            <Pressed label=words.tickets.only_unread pressed=Signal::derive(move || bench.filter.with(|f| f.unread)) on:click=unread />
            <h2>{words.tickets.statuses}</h2>
            <div class="queue-choices" role="group" aria-label=words.tickets.statuses>
                {Status::ALL.into_iter().map(|status| view! { <OneStatus status /> }).collect_view()}
            </div>
            <h2>{words.tickets.channels}</h2>
            <div class="queue-choices" role="group" aria-label=words.tickets.channels>
                {Channel::ALL.into_iter().map(|channel| view! { <OneChannel channel /> }).collect_view()}
            </div>
            <Lists />
            <DesktopNotices />
            <div class="filters-foot">
                <Button look=Look::Quiet on_press=move |()| bench.ask_save_view()>{words.orders.save_view}</Button>
                <Button look=Look::Quiet on_press=move |()| bench.clear_filter()>{words.orders.clear}</Button>
            </div>
        </div>
    }
}

/// A choice that stays pressed.
#[component]
fn Pressed(label: &'static str, #[prop(into)] pressed: Signal<bool>) -> impl IntoView {
    view! {
        <button class="pick" type="button" aria-pressed=move || if pressed.get() { "true" } else { "false" }>
            {label}
        </button>
    }
}

#[component]
fn OneStatus(status: Status) -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let pressed = Signal::derive(move || bench.filter.with(|filter| filter.statuses.contains(&status)));
    let choose = move |_| bench.filter.update(|filter| toggle(&mut filter.statuses, status));
    view! { <Pressed label=words.ticket_status(status) pressed on:click=choose /> }
}

#[component]
fn OneChannel(channel: Channel) -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let pressed = Signal::derive(move || bench.filter.with(|filter| filter.channels.contains(&channel)));
    let choose = move |_| bench.filter.update(|filter| toggle(&mut filter.channels, channel));
    view! { <Pressed label=words.channel(channel) pressed on:click=choose /> }
}

fn toggle<T: Ord>(chosen: &mut BTreeSet<T>, one: T) {
    if !chosen.remove(&one) {
        chosen.insert(one);
    }
}

/// Assignee, line and tag, of those that there are.
#[component]
fn Lists() -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    let lines = Memo::new(move |_| store.with(|world| lines(words, world)));
    let tags = Memo::new(move |_| bench.calm(tags_in_use));
    let assignees = Memo::new(move |_| bench.calm(assignees));
    let assignee_options = move || {
        let chosen = bench.filter.with(|filter| filter.assignee);
        let option = move |(id, name): (StaffId, String)| view! { <option value=id.to_string() selected=chosen == Some(id)>{name}</option> };
        assignees.get().into_iter().map(option).collect_view()
    };
    let line_options = move || {
        let chosen = bench.filter.with(|filter| filter.line.clone());
        let option = move |(id, name): (LineId, String)| view! { <option value=id.0.clone() selected=chosen.as_ref() == Some(&id)>{name}</option> };
        lines.get().into_iter().map(option).collect_view()
    };
    let tag_options = move || {
        let chosen = bench.filter.with(|filter| filter.tag.clone());
        let option = move |tag: String| view! { <option value=tag.clone() selected=chosen.as_ref() == Some(&tag)>{tag.clone()}</option> };
        tags.get().into_iter().map(option).collect_view()
    };
    let chosen = |event: &ev::Event| Some(event_target_value(event)).filter(|value| !value.is_empty());
    view! {
        <div class="queue-lists">
            <select
                class="input"
                aria-label=words.ticket.owner
                on:change=move |event| {
                    let assignee = chosen(&event).and_then(|id| id.parse().ok());
                    bench.filter.update(|filter| filter.assignee = assignee);
                }
            >
                <option value="">{words.roster.everybody}</option>
                {assignee_options}
            </select>
            <select
                class="input"
                aria-label=words.tickets.line
                on:change=move |event| bench.filter.update(|filter| filter.line = chosen(&event).map(LineId))
            >
                <option value="">{words.tickets.all_lines}</option>
                {line_options}
            </select>
            <select
                class="input"
                aria-label=words.tickets.tag
                on:change=move |event| bench.filter.update(|filter| filter.tag = chosen(&event))
            >
                <option value="">{words.tickets.all_tags}</option>
                {tag_options}
            </select>
        </div>
    }
}

fn lines(words: &'static Words, world: &World) -> Vec<(LineId, String)> {
    let lines = world.workspace().map(|workspace| workspace.lines.clone()).unwrap_or_default();
    lines.into_iter().map(|line| (line.id.clone(), words.line_name(&line))).collect()
}

/// Who has open tickets.
fn assignees(world: &World) -> Vec<(StaffId, String)> {
    let busy: BTreeSet<StaffId> = world.open_tickets().filter_map(|ticket| ticket.assignee).collect();
    let name = |id: StaffId| Some((id, world.staff.get(&id)?.name.clone()));
    let mut found: Vec<_> = busy.into_iter().filter_map(name).collect();
    found.sort_by(|one, other| collate::compare(&one.1, &other.1));
    found
}

fn tags_in_use(world: &World) -> BTreeSet<String> {
    world.open_tickets().flat_map(|ticket| ticket.tags.iter().cloned()).collect()
}

/// Whether news come to the desktop while the page is out of sight. Only this click asks the browser.
#[component]
fn DesktopNotices() -> impl IntoView {
    let words = use_words();
    let news = use_news();
    let label = move || match news.allowed() {
        Allowed::Yes => words.tickets.notices_on,
        Allowed::No => words.tickets.notices_refused,
        Allowed::NotAsked | Allowed::Unknown => words.tickets.notices,
    };
    view! {
        <Show when=move || news.allowed() != Allowed::Unknown>
            <button
                class="pick"
                type="button"
                aria-pressed=move || if news.is_on() { "true" } else { "false" }
                on:click=move |_| news.switch()
            >
                {label}
            </button>
        </Show>
    }
}
