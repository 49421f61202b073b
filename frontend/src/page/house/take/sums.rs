//! What an order comes to, and whether the customer's balance reaches.

use super::{Form, Taking, amount};
use crate::{
    i18n::{format::money, use_words},
    store::use_store,
    ui::{Notice, Tone},
};
use leptos::prelude::*;
use shared::{money::Fen, workspace::ShortBalance};

#[component]
pub fn Sums(taking: Taking) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let total = Memo::new(move |_| taking.read(Form::total));
    let before = Memo::new(move |_| {
        let id = taking.read(|form| form.customer)?;
        store.with(|world| world.customers.get(&id).map(|customer| customer.balance))
    });
    let deposit = Memo::new(move |_| taking.read(|form| amount(&form.deposit)).unwrap_or_default());
    let paid_in = move || before.get().unwrap_or_default() + deposit.get();
    let rules =
        Memo::new(move |_| store.with(|world| world.workspace().map(|team| team.taking.clone())).unwrap_or_default());
    let lacks = Memo::new(move |_| (total.get() - paid_in()).max(Fen::ZERO));
    let told = move || {
        let rules = rules.get();
        let what = match rules.short_balance {
            ShortBalance::Hold => words.house.will_hold,
            ShortBalance::Ship => words.house.will_ship,
        };
        let is_low = paid_in().max(Fen::ZERO) < total.get().percent(rules.deposit_percent);
        let low = is_low.then(|| (words.house.low_deposit)(rules.deposit_percent));
        let text = [Some((words.house.lacks)(&money(lacks.get()))), Some(what.to_owned()), low];
        text.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <dl class="sums" aria-label=words.house.total>
            <div class="sums-strong"><dt>{words.house.total}</dt><dd>{move || money(total.get())}</dd></div>
            <div><dt>{words.house.balance}</dt><dd>{move || money(before.get().unwrap_or_default())}</dd></div>
            <div><dt>{words.house.after}</dt><dd>{move || money(paid_in() - total.get())}</dd></div>
        </dl>
        <Show when=move || lacks.get() != Fen::ZERO><Notice tone=Tone::Warn>{told}</Notice></Show>
    }
}
