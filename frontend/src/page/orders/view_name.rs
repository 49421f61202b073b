//! Asks for the name of a view: a new one, or another one for an old view.

use super::{desk::Asking, use_desk};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    platform::random,
    store::use_store,
    ui::{Button, Dialog, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{command::SavedViewSet, id::SavedViewId, order::filter::OrderFilter, saved_view::SavedView};

#[component]
pub fn ViewNameDialog() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let open = Signal::derive(move || desk.asking.with(|asking| matches!(asking, Some(Asking::ViewName { .. }))));
    let close = Callback::new(move |()| desk.asking.set(None));
    view! {
        <Dialog open title=words.orders.save_view close=words.shell.close on_close=close>
            {move || match desk.asking.get_untracked() {
                Some(Asking::ViewName { view, filter, name }) => view! { <Form view filter name close /> }.into_any(),
                _ => ().into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Form(view: Option<SavedViewId>, filter: OrderFilter, name: String, close: Callback<()>) -> impl IntoView {
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
            filter: filter.clone(),
            ticket_filter: None,
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
