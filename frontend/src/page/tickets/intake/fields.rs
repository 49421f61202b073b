//! What they want: words first, because somebody is speaking; then how they came and who takes it.

use super::{orders::Orders, use_intake};
use crate::{
    i18n::use_words,
    page::{
        attaching::{AttachButtons, Pieces},
        shops,
    },
    store::use_store,
    ui::{Field, Segments},
};
use leptos::{html, prelude::*};
use shared::{
    staff::LineId,
    ticket::{Channel, Priority},
};

#[component]
pub fn Fields() -> impl IntoView {
    let words = use_words();
    let intake = use_intake();
    let began = intake.form.get_untracked();
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        // A known customer with open tickets is asked about those first.
        let busy = document().active_element().is_some_and(|element| element.matches(".known-go-on").unwrap_or(false));
        node.get().iter().filter(|_| !busy).for_each(|text| drop(text.focus()));
    });
    let text = move |event| intake.change(|form| form.text = event_target_value(&event));
    let subject = move |event| intake.change(|form| form.subject = event_target_value(&event));
    view! {
        <Field label=words.intake.text>
            <textarea class="input" rows="4" maxlength="20000" node_ref=node prop:value=began.text on:input=text></textarea>
        </Field>
        <Pieces attaching=intake.files />
        <div class="intake-attach">
            <AttachButtons attaching=Signal::stored(intake.files) asked=Signal::stored(false) on_asked=|()| () />
        </div>
        <Field label=words.intake.subject>
            <input
                class="input"
                maxlength="200"
                autocomplete="off"
                placeholder=words.intake.subject_hint
                prop:value=began.subject
                on:input=subject
            />
        </Field>
        <Ways />
        <Orders />
        <Mine />
    }
}

/// Channel, direction, line, priority, shop.
#[component]
fn Ways() -> impl IntoView {
    let words = use_words();
    let intake = use_intake();
    let channels = Channel::ALL.into_iter().enumerate().map(move |(at, channel)| {
        let chosen = move || intake.form.with(|form| form.channel == channel);
        view! { <option value=at.to_string() selected=chosen>{words.channel(channel)}</option> }
    });
    let channel = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        at.and_then(|at| Channel::ALL.get(at))
            .into_iter()
            .for_each(|channel| intake.change(|form| form.channel = *channel));
    };
    let priorities = Priority::ALL.into_iter().enumerate().rev().map(move |(at, priority)| {
        let chosen = move || intake.form.with(|form| form.priority == priority);
        view! { <option value=at.to_string() selected=chosen>{words.priority(priority)}</option> }
    });
    let priority = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        at.and_then(|at| Priority::ALL.get(at))
            .into_iter()
            .for_each(|priority| intake.change(|form| form.priority = *priority));
    };
    view! {
        <div class="intake-row">
            <Field label=words.tickets.channel><select class="input" on:change=channel>{channels.collect_view()}</select></Field>
            <div class="field">
                <span class="field-label">{words.intake.way}</span>
                <Segments
                    label=words.intake.way
                    name="way"
                    all=[(false, words.ticket.inbound), (true, words.ticket.outbound)]
                    is_chosen=move |outbound| intake.form.with(|form| form.outbound == outbound)
                    on_choose=move |outbound| intake.change(|form| form.outbound = outbound)
                />
            </div>
            <Field label=words.ticket.priority><select class="input" on:change=priority>{priorities.collect_view()}</select></Field>
            <Line />
            <Shop />
        </div>
    }
}

#[component]
fn Line() -> impl IntoView {
    let words = use_words();
    let (intake, store) = (use_intake(), use_store());
    let lines = store.with_untracked(|world| world.workspace().map(|team| team.lines.clone()).unwrap_or_default());
    let options = lines.into_iter().map(move |line| {
        let (id, name) = (line.id.clone(), words.line_name(&line));
        let chosen = move || intake.form.with(|form| form.line.as_ref() == Some(&id));
        view! { <option value=line.id.0 selected=chosen>{name}</option> }
    });
    let choose = move |event| {
        let line = Some(event_target_value(&event)).filter(|line| !line.is_empty()).map(LineId);
        intake.change(|form| form.line = line);
    };
    view! {
        <Field label=words.ticket.line>
            <select class="input" on:change=choose><option value="">{words.ticket.no_line}</option>{options.collect_view()}</select>
        </Field>
    }
}

/// Only where there is more than one to choose from.
#[component]
fn Shop() -> impl IntoView {
    let words = use_words();
    let (intake, store) = (use_intake(), use_store());
    let shops = store.with_untracked(shops::names);
    let choose = move |event| intake.change(|form| form.shop = event_target_value(&event).parse().ok());
    (shops.len() > 1).then(|| {
        let options = shops.into_iter().map(move |(id, name)| {
            let chosen = move || intake.form.with(|form| form.shop == Some(id));
            view! { <option value=id.to_string() selected=chosen>{name}</option> }
        });
        view! {
            <Field label=words.order.shop>
                <select class="input" on:change=choose><option value="">"—"</option>{options.collect_view()}</select>
            </Field>
        }
    })
}

/// Mine, or for who has least.
#[component]
fn Mine() -> impl IntoView {
    let words = use_words();
    let intake = use_intake();
    let mine = move |event| intake.change(|form| form.mine = event_target_checked(&event));
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || intake.form.with(|form| form.mine) on:change=mine />
            <span>{words.intake.mine} " " <small class="hint">{words.intake.mine_hint}</small></span>
        </label>
    }
}
