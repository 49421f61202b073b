//! What is offered to the buyer: the way out, what they get, what comes back and goes out, and who pays the freight
//! (A2, A3). The proposal stands there to begin with.

use super::{counts::Count, error_at};
use crate::{
    i18n::{format::money, use_words},
    page::{
        act::use_acts,
        cases::{case::goods::name, use_cases},
    },
    store::use_store,
    ui::{Button, Field, Look, Segments},
};
use leptos::{ev, prelude::*};
use shared::{
    aftersale::{
        Article, Case, CaseKind, Move, Offer, Step, Verb, cost,
        freight::Bearer,
        goods::{Pieces, bought},
        policy::AfterSales,
    },
    command::{self, CaseMove, Rejection},
    id::CaseId,
    money::Fen,
    order::Order,
};
use std::sync::Arc;

/// A line of the order, and how many of its pieces come back and go out.
#[derive(Clone)]
struct Row {
    line: String,
    name: String,
    most: u32,
    takes: RwSignal<u32>,
    sends: RwSignal<u32>,
    attributes: RwSignal<String>,
}

#[derive(Clone, Copy)]
struct Form {
    kind: RwSignal<CaseKind>,
    amount: RwSignal<String>,
    freight: RwSignal<Option<Bearer>>,
    note: RwSignal<String>,
    rows: StoredValue<Vec<Row>>,
}

impl Form {
    fn of(case: &Case, order: &Order, set: &AfterSales, kind: CaseKind) -> Form {
        let row = |(line, most): (String, u32)| {
            let count = case.pieces.get(&line).copied().unwrap_or(0);
            let attributes = order.lines.iter().find(|own| own.number == line).map(|own| own.attributes.clone());
            Row {
                name: name(order, &line),
                most,
                takes: RwSignal::new(count),
                sends: RwSignal::new(count),
                attributes: RwSignal::new(attributes.unwrap_or_default()),
                line,
            }
        };
        Form {
            kind: RwSignal::new(kind),
            amount: RwSignal::new(amount(kind, case, order, set)),
            freight: RwSignal::new(cost::freight_of(case, set)),
            note: RwSignal::new(String::new()),
            rows: StoredValue::new(bought(order).into_iter().map(row).collect()),
        }
    }

    /// What is offered; the field that can't be read.
    fn offer(self, case: &Case) -> Result<Offer, command::Field> {
        let kind = self.kind.get_untracked();
        let asked = kind.pays() || kind == CaseKind::Exchange;
        let amount = match self.amount.get_untracked().trim() {
            _ if !asked => case.refunded(),
            "" => Fen::ZERO,
            text => Fen::from_yuan(text).ok_or(command::Field::Amount)?,
        };
        let freight = self.freight.get_untracked().ok_or(command::Field::Finding)?;
        let rows = self.rows.get_value();
        let takes: Pieces = rows
            .iter()
            .map(|row| (row.line.clone(), row.takes.get_untracked()))
            .filter(|(_, n)| *n > 0 && kind.takes())
            .collect();
        let article = |row: &Row| Article {
            line: row.line.clone(),
            attributes: row.attributes.get_untracked().trim().to_owned(),
            pieces: row.sends.get_untracked(),
        };
        let sends = rows.iter().map(article).filter(|article| article.pieces > 0 && kind.sends()).collect();
        Ok(Offer { kind, amount, takes, sends, freight, note: self.note.get_untracked().trim().to_owned() })
    }
}

fn amount(kind: CaseKind, case: &Case, order: &Order, set: &AfterSales) -> String {
    let amount = cost::amount(kind, case, order, set);
    if amount.is_zero() { String::new() } else { amount.to_string() }
}

#[component]
pub fn OfferForm(id: CaseId, kind: CaseKind, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let known = use_store().with_untracked(|world| {
        let case = world.cases.get(&id)?.clone();
        let order = world.orders.get(&case.order)?.clone();
        Some((case, order, world.workspace()?.after_sales.clone()))
    });
    match known {
        Some((case, order, set)) => view! { <Fields case order set kind close /> }.into_any(),
        None => view! { <p class="hint">{words.cases.missing}</p> }.into_any(),
    }
}

#[component]
fn Fields(case: Arc<Case>, order: Arc<Order>, set: AfterSales, kind: CaseKind, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk) = (use_acts(), use_cases());
    let form = Form::of(&case, &order, &set, kind);
    let refused = RwSignal::new(None::<Rejection>);
    let id = case.id;
    let left = order.left() + case.refunded();
    let kinds = cost::offerable(&case);
    let by_table = cost::freight_of(&case, &set);
    let known = StoredValue::new((case, order, set));
    let choose = move |kind: CaseKind| {
        form.kind.set(kind);
        form.amount.set(known.with_value(|(case, order, set)| amount(kind, case, order, set)));
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(case) = desk.case(id) else { return close.run(()) };
        let offer = match form.offer(&case) {
            Ok(offer) => offer,
            Err(field) => return refused.set(Some(Rejection::Invalid { field, why: command::Invalid::Empty })),
        };
        match acts
            .perform(words.verb(Verb::Offer), CaseMove { case: id, expect: Step::Negotiating, by: Move::Offer(offer) })
        {
            Ok(()) => close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    let pays = move || form.kind.get().pays() || form.kind.get() == CaseKind::Exchange;
    // Where nothing is sent there is no freight; only a missing finding is asked for all the same.
    let moves_goods =
        move || by_table.is_none() || !matches!(form.kind.get(), CaseKind::Allowance | CaseKind::RefundOnly);
    let told = move || {
        let why = refused.get()?;
        let is_at_field =
            matches!(&why, Rejection::Invalid { field: command::Field::Amount | command::Field::Note, .. });
        (!is_at_field).then(|| view! { <p class="form-error" role="alert">{words.refusal(&why)}</p> })
    };
    let amount_error = error_at(words, refused, command::Field::Amount, None);
    let note_error = error_at(words, refused, command::Field::Note, None);
    let amount_label =
        move || if form.kind.get() == CaseKind::Exchange { words.cases.difference } else { words.cases.amount };
    view! {
        <form class="form" on:submit=submit>
            <Segments
                label=words.cases.way
                name="kind"
                all=kinds.into_iter().map(|kind| (kind, words.case_kind(kind)))
                is_chosen=move |kind| form.kind.get() == kind
                on_choose=choose
                wraps=true
            />
            <Show when=pays>
                <div class="offer-money">
                    {move || view! {
                        <Field label=amount_label() error=amount_error>
                            <input class="input number" inputmode="decimal" autocomplete="off" autofocus bind:value=form.amount />
                        </Field>
                    }}
                    <span class="hint">{(words.cases.most_left)(&money(left))}</span>
                </div>
            </Show>
            <Rows form />
            <Show when=moves_goods><FreightChoice form by_table /></Show>
            <Field label=words.cases.offer_note error=note_error>
                <input class="input" maxlength="500" autocomplete="off" bind:value=form.note />
            </Field>
            {told}
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.verb(Verb::Offer)}</Button>
            </div>
        </form>
    }
}

/// What comes back and what goes out, line by line.
#[component]
fn Rows(form: Form) -> impl IntoView {
    let words = use_words();
    let takes = move || form.kind.get().takes();
    let sends = move || form.kind.get().sends();
    let row = move |row: Row| {
        let (attributes, most) = (row.attributes, row.most);
        view! {
            <fieldset class="count-lot">
                <legend>{row.name.clone()}</legend>
                <div class="count-row">
                    <Show when=takes><Count label=words.cases.comes_back count=row.takes most /></Show>
                    <Show when=sends>
                        <Count label=words.cases.goes_out count=row.sends most=99 />
                        <label class="piece-count piece-count-wide">
                            <span>{words.cases.what_goes_out}</span>
                            <input class="input" maxlength="200" autocomplete="off" bind:value=attributes />
                        </label>
                    </Show>
                </div>
            </fieldset>
        }
    };
    view! {
        <Show when=move || takes() || sends()>{form.rows.get_value().into_iter().map(row).collect_view()}</Show>
    }
}

#[component]
fn FreightChoice(form: Form, by_table: Option<Bearer>) -> impl IntoView {
    let words = use_words();
    let hint = move || {
        let differs = form.freight.get().is_some() && form.freight.get() != by_table;
        differs.then(|| view! { <span class="hint">{words.cases.freight_differs}</span> })
    };
    view! {
        <div class="offer-freight">
            <span class="field-label">{words.cases.freight}</span>
            <Segments
                label=words.cases.freight
                name="freight"
                all=Bearer::ALL.map(|bearer| (bearer, words.bearer(bearer)))
                is_chosen=move |bearer| form.freight.get() == Some(bearer)
                on_choose=move |bearer| form.freight.set(Some(bearer))
            />
            {hint}
        </div>
    }
}
