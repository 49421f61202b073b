//! A customer's account (O8): the balance, paying in and putting right, and the statement of a month.

mod statement;

use super::Shown;
use crate::{
    i18n::{format::money, use_words},
    page::act::use_acts,
    platform::random,
    store::use_store,
    ui::{Button, Dialog, Field, Look, Tag, Tone},
};
use leptos::{ev, prelude::*};
use shared::{
    command::{self, Invalid, LedgerEntry, LedgerPost, Rejection},
    id::{CustomerId, PostingId},
    ledger::Account as Of,
    money::Fen,
    staff::Permission,
    time::Month,
};
use statement::StatementOf;

/// What is posted by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    PayIn,
    Correct,
    Settle(Month, Fen),
}

#[component]
pub fn Account(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let balance = Memo::new(move |_| shown.read(|customer| customer.balance));
    // Who has never paid in has no account that is worth a section, unless one is to be opened.
    let shows = Memo::new(move |_| {
        let has_any = store.with(|world| {
            let has = |id| world.postings_of(Of::Balance(id)).next().is_some();
            world.group_of(shown.id).any(has)
        });
        has_any || store.permits(Permission::LedgerEdit)
    });
    // What was merged keeps an account of its own, with its own statement once it is split off.
    let others = move || {
        let files = store.with(|world| {
            let files = world.group_of(shown.id).skip(1).filter_map(|id| world.customers.get(&id).cloned());
            files.filter(|file| file.balance != Fen::ZERO).collect::<Vec<_>>()
        });
        let line = |file: std::sync::Arc<shared::customer::Customer>| {
            let named = (words.customers.one.file_of)(&file.name);
            view! { <p class="hint">{named} " " <span class="number">{money(file.balance)}</span></p> }
        };
        files.into_iter().map(line).collect_view()
    };
    let asking = RwSignal::new(None::<Asking>);
    let close = Callback::new(move |()| asking.set(None));
    let may = Signal::derive(move || store.permits(Permission::LedgerEdit));
    let title = move |asked: Asking| match asked {
        Asking::PayIn => words.ledger.pay_in,
        Asking::Correct => words.ledger.correct,
        Asking::Settle(..) => words.ledger.settle,
    };
    let settle = Callback::new(move |(month, closing)| asking.set(Some(Asking::Settle(month, closing))));
    view! {
        <Show when=move || shows.get()>
            <section class="section account" aria-label=words.ledger.title>
                <div class="section-head">
                    <h3>{words.ledger.title}</h3>
                    <Show when=move || may.get()>
                        <Button look=Look::Quiet on_press=move |()| asking.set(Some(Asking::PayIn))>{words.ledger.pay_in}</Button>
                        <Button look=Look::Quiet on_press=move |()| asking.set(Some(Asking::Correct))>{words.ledger.correct}</Button>
                    </Show>
                </div>
                <p class="account-balance">
                    {words.ledger.balance} " " <b class="number">{move || money(balance.get())}</b> " "
                    <Show when=move || balance.get() < Fen::ZERO><Tag tone=Tone::Bad text=words.ledger.owed /></Show>
                </p>
                {others}
                <StatementOf shown may on_settle=settle />
                {move || asking.get().map(|asked| view! {
                    <Dialog open=true title=title(asked) close=words.shell.close on_close=close>
                        <PostForm customer=shown.id asked close />
                    </Dialog>
                })}
            </section>
        </Show>
    }
}

#[component]
fn PostForm(customer: CustomerId, asked: Asking, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let is_settling = matches!(asked, Asking::Settle(..));
    let amount = RwSignal::new(if is_settling { "0".to_owned() } else { String::new() });
    let note = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(fen) = Fen::from_yuan(&amount.get_untracked()) else {
            return refused.set(Some(Rejection::Invalid { field: command::Field::Amount, why: Invalid::Unknown }));
        };
        let entry = match asked {
            Asking::PayIn => LedgerEntry::Deposit(fen),
            Asking::Correct => LedgerEntry::Correction(fen),
            Asking::Settle(month, closing) => LedgerEntry::Settlement { month, closing, difference: fen },
        };
        let note = note.get_untracked().trim().to_owned();
        let command = LedgerPost { posting: PostingId(random::id()), customer, entry, note };
        match acts.perform(words.command(&command.clone().into()), command) {
            Ok(()) => close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    let error = Signal::derive(move || refused.with(|why| why.as_ref().map(|why| words.refusal(why))));
    let label = if is_settling { words.ledger.difference } else { words.ledger.amount };
    view! {
        <form class="form" on:submit=submit>
            {is_settling.then(|| view! { <p class="hint">{words.ledger.difference_hint}</p> })}
            <Field label error>
                <input class="input number" inputmode="decimal" autocomplete="off" autofocus bind:value=amount />
            </Field>
            <Field label=words.ledger.note><input class="input" maxlength="200" autocomplete="off" bind:value=note /></Field>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.ledger.post}</Button>
            </div>
        </form>
    }
}
