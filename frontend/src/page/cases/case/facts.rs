//! The facts of a case: where it came from, who pays the freight, parcels, money, and its cause (A10).

use super::Shown;
use crate::{
    i18n::{case::parcel_name, format::money, use_words},
    page::{act::use_acts, clock::use_clock, edit::Edit},
    store::use_store,
    ui::{Menu, MenuItem},
};
use leptos::prelude::*;
use shared::{
    aftersale::{Detail, Reason, Step, cost},
    command::{CaseDetail, Command},
    money::Fen,
    staff::Permission,
};

#[component]
pub fn Facts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let rows = move || {
        let set =
            store.with(|world| world.workspace().map(|workspace| workspace.after_sales.clone())).unwrap_or_default();
        shown.both(|case, order| {
            let freight = case.offer.as_ref().map(|offer| offer.freight).or_else(|| cost::freight_of(case, &set));
            let sum = |fen: Fen| (!fen.is_zero()).then(|| money(fen));
            let rows = [
                (words.cases.source, Some(words.case_source(case.source).to_owned())),
                (
                    words.cases.freight,
                    Some(freight.map_or(words.payer(set.payer(case.reason)), |bearer| words.bearer(bearer)).to_owned()),
                ),
                (words.cases.finding, case.finding.map(|finding| words.finding(finding).to_owned())),
                (words.cases.back, case.back.as_ref().map(parcel_name)),
                (words.cases.out, case.out.as_ref().map(parcel_name)),
                (words.cases.left, sum(order.left())),
                (words.cases.refunded, sum(case.refunded())),
                (words.cases.collected, sum(case.collected)),
                (words.cases.opened, Some(clock.moment(case.opened_at))),
            ];
            rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect::<Vec<_>>()
        })
    };
    let row = |(label, value): (&'static str, String)| view! { <dt>{label}</dt><dd>{value}</dd> };
    view! {
        <section class="section" aria-label=words.cases.facts>
            <h3>{words.cases.facts}</h3>
            <dl class="facts">
                <dt>{words.cases.reason}</dt>
                <dd><ReasonMenu shown /></dd>
                {move || rows().into_iter().map(row).collect_view()}
            </dl>
            <Cause shown />
        </section>
    }
}

/// The reason may change until something is agreed.
#[component]
fn ReasonMenu(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts) = (use_store(), use_acts());
    let name = move || shown.read(|case| words.case_reason(case.reason).to_owned());
    let may = Memo::new(move |_| {
        store.permits(Permission::CaseWork)
            && shown.read(|case| case.is_open() && (case.kind.is_none() || case.at(Step::Negotiating).is_some()))
    });
    let choose = move |reason: Reason| {
        let command: Command = CaseDetail { case: shown.id, to: Detail::Reason(reason) }.into();
        acts.attempt(words.command(&command), command);
    };
    let items = move || {
        let item = |reason: Reason| {
            let checked = Signal::derive(move || shown.read(|case| Some(case.reason)) == Some(reason));
            view! { <MenuItem checked on_choose=move |()| choose(reason)>{words.case_reason(reason)}</MenuItem> }
        };
        Reason::ALL.into_iter().map(item).collect_view()
    };
    move || match may.get() {
        true => view! { <Menu label=words.cases.reason text=Signal::derive(name)>{items()}</Menu> }.into_any(),
        false => view! { {name} }.into_any(),
    }
}

#[component]
fn Cause(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts) = (use_store(), use_acts());
    let may = Memo::new(move |_| store.permits(Permission::CaseWork));
    let value = Memo::new(move |_| shown.read(|case| case.cause.clone()));
    let save = move |cause: String| {
        let command: Command = CaseDetail { case: shown.id, to: Detail::Cause(cause) }.into();
        untrack(|| acts.perform(words.command(&command), command))
    };
    view! { <Edit label=words.cases.cause value may on_save=save /> }
}
