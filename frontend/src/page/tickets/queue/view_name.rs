//! Asks for the name of a view of tickets: a new one, or another one for an old view.

use crate::{
    i18n::use_words,
    page::act::use_acts,
    platform::random,
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    command::SavedViewSet, id::SavedViewId, order::filter::OrderFilter, saved_view::SavedView,
    ticket::filter::TicketFilter,
};

#[component]
pub fn ViewName(view: Option<SavedViewId>, filter: TicketFilter, name: String, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let name = RwSignal::new(name);
    let error = RwSignal::new(None::<String>);
    let id = view.unwrap_or_else(|| SavedViewId(random::id()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let saved = SavedView {
            id,
            owner: store.me(),
            name: name.get_untracked(),
            filter: OrderFilter::default(),
            ticket_filter: Some(filter.clone()),
        };
        let said = if view.is_some() { words.orders.view_renamed } else { words.orders.view_saved };
        match acts.perform(said(&saved.name), SavedViewSet { view: saved }) {
            Ok(()) => close.run(()),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label=words.orders.view_name error>
                <input class="input" maxlength="60" autofocus bind:value=name />
            </Field>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            </div>
        </form>
    }
}
