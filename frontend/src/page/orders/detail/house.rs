//! What only an order has that the team took itself (O8): what it waits for, lines that are short, payment, invoice.

use super::Shown;
use crate::{
    i18n::{format::money, use_words},
    page::{act::use_acts, house::Needs, tickets::lacks},
    store::use_store,
    ui::{Button, Field, Look, Tag, Tone},
};
use leptos::{ev, prelude::*};
use shared::{
    article::Article,
    command::{Command, OrderAnswer, OrderCharge, OrderInvoice, OrderSettle},
    money::Fen,
    order::{
        Line, Status,
        change::Stage,
        house::{
            House, Invoice, Way,
            list::{Need, needs},
        },
    },
    staff::Permission,
};
use std::sync::Arc;

#[component]
pub fn HouseSection(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let is_ours = Memo::new(move |_| shown.read(|order| order.house.is_some()));
    let house = Memo::new(move |_| shown.read(|order| order.house.clone()).unwrap_or_default());
    let found = Memo::new(move |_| {
        let customer = shown.read(|order| order.customer);
        let balance = store.with(|world| customer.and_then(|id| world.customers.get(&id)).map(|known| known.balance));
        shown.read(|order| needs(order, balance.unwrap_or_default()))
    });
    let lines = Memo::new(move |_| {
        shown.read(|order| order.lines.iter().filter(|line| line.short() > 0).cloned().collect::<Vec<_>>())
    });
    let may_pay = Memo::new(move |_| shown.read(|order| order.status == Status::Unpaid));
    let has_answer = move || found.with(|found| found.iter().any(|need| matches!(need, Need::Answer(_))));
    view! {
        <Show when=move || is_ours.get()>
            <section class="section house-section" aria-label=words.house.section>
                <div class="section-head">
                    <h3>{words.house.section}</h3>
                    {move || view! { <Needs needs=found.get() /> }}
                </div>
                <Show when=has_answer><Answer shown /></Show>
                {move || lines.get().into_iter().map(|line| view! { <Short shown line /> }).collect_view()}
                <Show when=move || may_pay.get()><Charge shown /></Show>
                <Facts house />
                <InvoiceField shown house />
            </section>
        </Show>
    }
}

/// The customer is told how it stands.
#[component]
fn Answer(shown: Shown) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let text = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let said = text.get_untracked().trim().to_owned();
        acts.attempt(words.house.answer, OrderAnswer { order: shown.id, text: said });
    };
    view! {
        <form class="inline-form" on:submit=submit>
            <Field label=words.house.answer_text>
                <input class="input" maxlength="500" autocomplete="off" bind:value=text />
            </Field>
            <Button look=Look::Primary submits=true>{words.house.answer}</Button>
        </form>
    }
}

/// A line of which pieces are missing: a card with the ways on.
#[component]
fn Short(shown: Shown, line: Line) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let Some(stock) = line.stock.clone() else { return ().into_any() };
    let (article, short, number) = (stock.article, stock.short, line.number.clone());
    let name = store.with_untracked(|world| words.article_name(article, world));
    let settle = {
        let number = number.clone();
        Callback::new(move |by: Way| {
            let command: Command = OrderSettle { order: shown.id, line: number.clone(), expect: short, by }.into();
            acts.attempt(store.with_untracked(|world| words.deed(&command, world, None)), command);
        })
    };
    let expected = move || {
        let expected = store.with(|world| world.articles.get(&article)?.expected)?;
        Some((words.house.expected)(&words.day(expected.day), expected.pieces))
    };
    let others = move || {
        store.with(|world| {
            let of = world.articles.get(&article).map(|article| article.substitutes.clone()).unwrap_or_default();
            let known = of.into_iter().filter_map(|id| world.articles.get(&id).cloned());
            known.filter(|other| other.free() > 0 && !other.retired).collect::<Vec<_>>()
        })
    };
    let is_free = Memo::new(move |_| shown.read(|order| order.status.change() == Stage::Free));
    let other = move |other: Arc<Article>| {
        let label = format!("{} {} · {}", words.house.substitute, other.name(), (words.house.free_n)(other.free()));
        let (article, price) = (other.id, other.price);
        view! { <Button on_press=move |()| settle.run(Way::Substitute { article, price })>{label}</Button> }
    };
    let held = stock.held;
    let tone = if stock.lost { Tone::Bad } else { Tone::Warn };
    view! {
        <div class="short-card" role="group" aria-label=name.clone()>
            <p>
                <b>{name.clone()}</b> " " <Tag tone text=(words.house.short_n)(short) /> " "
                {stock.lost.then(|| view! { <Tag tone=Tone::Bad text=words.need(Need::Lost, "") /> })}
                {stock.waits.then(|| view! { <Tag text=words.need(Need::Waits, "") /> })}
                " " <span class="hint">{expected}</span>
            </p>
            <div class="approval-ways">
                {(!stock.waits).then(|| view! {
                    <Button look=Look::Primary on_press=move |()| settle.run(Way::Wait)>{words.house.wait}</Button>
                })}
                <Show when=move || is_free.get()>
                    {move || others().into_iter().map(other).collect_view()}
                    {(held > 0).then(|| view! {
                        <Button on_press=move |()| settle.run(Way::Pieces(held))>{(words.house.fewer)(held)}</Button>
                    })}
                </Show>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Charge(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let command = OrderCharge { order: shown.id };
    let why_not = Signal::derive(move || lacks(store, words, Permission::OrderVerify));
    let press = move |()| acts.attempt(words.house.charge, command.clone());
    view! { <div><Button why_not on_press=press>{words.house.charge}</Button></div> }
}

#[component]
fn Facts(house: Memo<House>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let by = move || house.with(|house| house.taken_by).map(|id| store.with(|world| words.tell(world).person(id)));
    let charged = move || house.with(|house| house.charged);
    view! {
        <dl class="facts">
            {move || by().map(|by| view! { <dt>{words.house.taken_by}</dt><dd>{by}</dd> })}
            {move || (charged() != Fen::ZERO).then(|| view! { <dt>{words.house.charged}</dt><dd>{money(charged())}</dd> })}
        </dl>
    }
}

#[component]
fn InvoiceField(shown: Shown, house: Memo<House>) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let now = Memo::new(move |_| house.with(|house| house.invoice.clone()));
    let issuing = RwSignal::new(false);
    let number = RwSignal::new(String::new());
    let set = move |to: Invoice| {
        issuing.set(false);
        acts.attempt(words.invoice(&to), OrderInvoice { order: shown.id, to });
    };
    let is_issued = move || issuing.get() || matches!(now.get(), Invoice::Issued(_));
    let one = move |label: &'static str, chosen: Signal<bool>, choose: Callback<()>| {
        view! {
            <label class="segment">
                <input type="radio" name="invoice" prop:checked=move || chosen.get() on:change=move |_| choose.run(()) />
                <span>{label}</span>
            </label>
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        set(Invoice::Issued(number.get_untracked().trim().to_owned()));
    };
    let issued = move || {
        if let Invoice::Issued(number) = now.get() { Some(words.invoice(&Invoice::Issued(number))) } else { None }
    };
    view! {
        <div class="invoice">
            <span class="hint">{words.house.invoice}</span>
            <div class="segments" role="radiogroup" aria-label=words.house.invoice>
                {one(words.house.invoice_none, Signal::derive(move || !is_issued() && now.get() == Invoice::None), Callback::new(move |()| set(Invoice::None)))}
                {one(words.house.invoice_wanted, Signal::derive(move || !is_issued() && now.get() == Invoice::Wanted), Callback::new(move |()| set(Invoice::Wanted)))}
                {one(words.house.invoice_issued, Signal::derive(is_issued), Callback::new(move |()| issuing.set(true)))}
            </div>
            <span class="hint">{issued}</span>
            <Show when=move || issuing.get()>
                <form class="inline-form" on:submit=submit>
                    <Field label=words.house.invoice_number>
                        <input class="input input-code" maxlength="64" autocomplete="off" autofocus bind:value=number />
                    </Field>
                    <Button look=Look::Primary submits=true>{words.shell.save}</Button>
                </form>
            </Show>
        </div>
    }
}
