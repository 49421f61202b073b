//! Who met the customer first, by which way and where.

use super::{Shown, answer::ChannelSelect, fold::Leave, put};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, html, prelude::*};
use shared::{
    customer::{Collected, Fact},
    id::StaffId,
    ticket::Channel,
};

#[component]
pub fn MetForm(shown: Shown, on_leave: Leave) -> impl IntoView {
    let words = use_words();
    let say = &words.customers.fact;
    let (acts, store) = (use_acts(), use_store());
    let known: Collected = untrack(|| shown.read(|customer| customer.collected.clone()).unwrap_or_default());
    let (by, via, place) = (RwSignal::new(known.by), RwSignal::new(known.via), RwSignal::new(known.place));
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Select>::new();
    Effect::new(move || node.get().iter().for_each(|select| drop(select.focus())));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let place = place.get_untracked().trim().to_owned();
        let to = Collected { by: by.get_untracked(), via: via.get_untracked(), place };
        let to = Some(to).filter(|to| *to != Collected::default());
        match put(store, acts, shown.id, &Fact::Collected(to)) {
            Ok(()) => on_leave.run(()),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let people = store.with_untracked(|world| {
        let here = |id: StaffId, active: bool| active || Some(id) == by.get_untracked();
        let staff = world.staff.values().filter(|staff| here(staff.id, staff.active));
        staff.map(|staff| (staff.id, staff.name.clone())).collect::<Vec<_>>()
    });
    let person = move |(id, name): (StaffId, String)| {
        view! { <option value=id.to_string() selected=by.get_untracked() == Some(id)>{name}</option> }
    };
    let on_choose = move |chosen: Option<Channel>| via.set(chosen);
    let choose = move |event| by.set(event_target_value(&event).parse().ok());
    view! {
        <form class="form fold-form" on:submit=submit>
            <div class="form-row">
                <Field label=say.by>
                    <select class="input" node_ref=node on:change=choose>
                        <option value="">{say.nobody}</option>
                        {people.into_iter().map(person).collect_view()}
                    </select>
                </Field>
                <Field label=say.via>
                    <ChannelSelect chosen=via.into() none=say.nobody on_choose />
                </Field>
                <Field label=say.place error><input class="input" maxlength="100" autocomplete="off" bind:value=place /></Field>
            </div>
            <div class="form-foot">
                <Button on_press=on_leave>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            </div>
        </form>
    }
}
