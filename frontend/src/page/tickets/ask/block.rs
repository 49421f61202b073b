//! A customer was marked as a nuisance once more: whether to block them (T2).

use crate::{
    i18n::use_words,
    page::{act::use_acts, tickets::records},
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{command::CustomerFact, customer::Fact, id::CustomerId};

#[component]
pub fn Block(customer: CustomerId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let file = store.with_untracked(|world| world.customer(customer));
    let times = file.as_ref().map_or(0, |file| file.nuisances);
    let name = records::called(words, file.as_deref());
    let said = (words.ticket.blocked_done)(&name);
    let block = move |()| {
        close.run(());
        acts.attempt(said.clone(), CustomerFact { customer, to: Fact::Blocked(true) });
    };
    view! {
        <p>{(words.ticket.block_ask)(&name, times)}</p>
        <div class="dialog-foot">
            <Button on_press=close>{words.ticket.block_not}</Button>
            <Button look=Look::Danger on_press=block>{words.ticket.block}</Button>
        </div>
    }
}
