//! What each way out would cost, with the sum open to view, and which one is proposed (A3).

use super::Shown;
use crate::{
    i18n::{format::money, use_words},
    page::cases::{Asking, use_cases},
    store::use_store,
    ui::{Button, Look, Tag, Tone},
};
use leptos::prelude::*;
use shared::aftersale::{
    Step, Verb,
    cost::{self, Estimate},
};

#[component]
pub fn Costs(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let is_now =
        Memo::new(move |_| shown.read(|case| case.at(Step::Negotiating).or(case.at(Step::Approving)).is_some()));
    let known = Memo::new(move |_| {
        let set = store.with(|world| world.workspace().map(|workspace| workspace.after_sales.clone()))?;
        shown.both(|case, order| {
            let estimates = cost::estimates(case, order, &set);
            let proposed = cost::proposed(case, &estimates);
            Some((estimates, proposed, case.declined()))
        })
    });
    let rows = move || {
        let (estimates, proposed, declined) = known.get().filter(|_| is_now.get())?;
        let row = |estimate: Estimate| {
            let kind = estimate.kind;
            view! { <Row shown estimate is_proposed=proposed == Some(kind) is_declined=declined.contains(&kind) /> }
        };
        Some(estimates.into_iter().map(row).collect_view())
    };
    view! {
        <Show when=move || is_now.get()>
            <section class="section case-costs" aria-label=words.cases.costs>
                <h3>{words.cases.costs}</h3>
                <p class="hint">{words.cases.costs_hint}</p>
                <div class="case-ways">{rows}</div>
            </section>
        </Show>
    }
}

#[component]
fn Row(shown: Shown, estimate: Estimate, is_proposed: bool, is_declined: bool) -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let kind = estimate.kind;
    let may = Memo::new(move |_| {
        shown
            .case()
            .is_some_and(|case| desk.may(&case, Step::Negotiating, Verb::Offer) && case.at(Step::Negotiating).is_some())
    });
    let parts = estimate.parts.iter().map(|(part, fen)| {
        view! { <div><dt>{words.cost_part(*part)}</dt><dd>{money(*fen)}</dd></div> }
    });
    let parts = parts.collect_view();
    let total = estimate.total();
    let gets = (!estimate.amount.is_zero())
        .then(|| view! { <small class="hint">{(words.cases.buyer_gets)(&money(estimate.amount))}</small> });
    let offer = move |()| desk.ask(Asking::Offer(shown.id, kind));
    view! {
        <details class="case-way" class:case-way-declined=is_declined>
            <summary>
                <span class="case-way-name">{words.case_kind(kind)} " " {gets}</span>
                {is_proposed.then(|| view! { <Tag tone=Tone::Good text=words.cases.proposed /> })}
                {is_declined.then(|| view! { <Tag text=words.cases.declined /> })}
                <b class="number">{money(total)}</b>
            </summary>
            <dl class="sums">{parts}<div class="sums-strong"><dt>{words.cases.sum}</dt><dd>{money(total)}</dd></div></dl>
            <Show when=move || may.get()>
                <Button look=Look::Plain on_press=offer>{(words.cases.offer_it)(words.case_kind(kind))}</Button>
            </Show>
        </details>
    }
}
