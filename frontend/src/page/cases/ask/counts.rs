//! Counting pieces: what an inspection finds of each line, and what goes back to stock (A6).

use super::error_at;
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        cases::{case::goods::name, use_cases},
    },
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    aftersale::{
        Case, Move, Step, Verb,
        goods::{Condition, Inspected, Pieces, Place},
    },
    command::{self, CaseMove, Rejection},
    id::CaseId,
};
use std::collections::BTreeMap;

/// The conditions that a piece may be found in, with the words for them.
const FOUND: usize = 5;

/// One line with its name and the pieces that lie there.
#[derive(Clone)]
struct Lot {
    line: String,
    name: String,
    pieces: u32,
}

fn lots(id: CaseId, pieces: impl Fn(&Case) -> Pieces) -> Vec<Lot> {
    use_store().with_untracked(|world| {
        let Some(case) = world.cases.get(&id) else { return Vec::new() };
        let order = world.orders.get(&case.order);
        let lot = |(line, pieces): (String, u32)| {
            let name = order.map_or_else(String::new, |order| name(order, &line));
            Lot { line, name, pieces }
        };
        pieces(case).into_iter().map(lot).collect()
    })
}

#[component]
pub fn Inspect(id: CaseId, step: Step, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk) = (use_acts(), use_cases());
    let is_faulty = desk.case(id).is_some_and(|case| {
        matches!(case.reason, shared::aftersale::Reason::Quality | shared::aftersale::Reason::Damaged)
    });
    let lots = lots(id, Case::uninspected);
    // All are as agreed until somebody says otherwise.
    let counts: Vec<(Lot, [RwSignal<u32>; FOUND])> = lots
        .into_iter()
        .map(|lot| {
            let agreed = usize::from(is_faulty);
            let count = std::array::from_fn(|at| RwSignal::new(if at == agreed { lot.pieces } else { 0 }));
            (lot, count)
        })
        .collect();
    let counts = StoredValue::new(counts);
    let note = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let found: BTreeMap<String, Inspected> = counts
            .with_value(|counts| counts.iter().map(|(lot, found)| (lot.line.clone(), inspected(found))).collect());
        let by = Move::Inspect { found, note: note.get_untracked().trim().to_owned() };
        let said = words.verb(by.verb());
        match acts.perform(said, CaseMove { case: id, expect: step, by }) {
            Ok(()) => close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    let labels = [
        words.condition(Condition::AsNew),
        words.condition(Condition::AsSaid),
        words.condition(Condition::Worn),
        words.cases.not_ours,
        words.cases.missing_piece,
    ];
    let lot = move |(lot, found): (Lot, [RwSignal<u32>; FOUND])| {
        let rest = move || {
            let total: u32 = found.iter().map(|count| count.get()).sum();
            (total != lot.pieces)
                .then(|| view! { <p class="field-error" role="alert">{(words.cases.counted)(total, lot.pieces)}</p> })
        };
        let most = lot.pieces;
        view! {
            <fieldset class="count-lot">
                <legend>{lot.name.clone()} " × " {most}</legend>
                <div class="count-row">{found.into_iter().zip(labels).map(|(count, label)| view! { <Count label count most /> }).collect_view()}</div>
                {rest}
            </fieldset>
        }
    };
    let error = error_at(words, refused, command::Field::Pieces, Some(&[]));
    view! {
        <form class="form" on:submit=submit>
            <p class="hint">{words.cases.inspect_hint}</p>
            {counts.get_value().into_iter().map(lot).collect_view()}
            <Field label=words.cases.inspect_note error>
                <textarea class="input" rows="2" maxlength="500" bind:value=note></textarea>
            </Field>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.cases.inspect}</Button>
            </div>
        </form>
    }
}

fn inspected(found: &[RwSignal<u32>; FOUND]) -> Inspected {
    let [as_new, as_said, worn, not_ours, missing] = found.map(|count| count.get_untracked());
    Inspected { as_new, as_said, worn, not_ours, missing }
}

#[component]
pub fn Shelve(id: CaseId, step: Step, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk) = (use_acts(), use_cases());
    let case = desk.case(id);
    let good = move |line: &str| {
        let goods = case.iter().flat_map(|case| &case.goods);
        let good = goods.filter(|goods| goods.place == Place::Quarantine && goods.condition == Some(Condition::AsNew));
        good.filter(|goods| goods.line == line).map(|goods| goods.pieces).sum::<u32>()
    };
    let counts: Vec<(Lot, RwSignal<u32>)> = lots(id, |case| case.lying(Place::Quarantine))
        .into_iter()
        .map(|lot| (lot.clone(), RwSignal::new(good(&lot.line))))
        .collect();
    let counts = StoredValue::new(counts);
    let refused = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let stock = counts
            .with_value(|counts| counts.iter().map(|(lot, count)| (lot.line.clone(), count.get_untracked())).collect());
        match acts.perform(words.verb(Verb::Shelve), CaseMove { case: id, expect: step, by: Move::Shelve { stock } }) {
            Ok(()) => close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    let lot = move |(lot, count): (Lot, RwSignal<u32>)| {
        let most = lot.pieces;
        let rest = move || (words.cases.written_off)(most.saturating_sub(count.get()));
        view! {
            <fieldset class="count-lot">
                <legend>{lot.name.clone()} " × " {most}</legend>
                <div class="count-row"><Count label=words.cases.to_stock count most /><span class="hint">{rest}</span></div>
            </fieldset>
        }
    };
    let told = move || refused.get().map(|why| view! { <p class="form-error" role="alert">{words.refusal(&why)}</p> });
    view! {
        <form class="form" on:submit=submit>
            {counts.get_value().into_iter().map(lot).collect_view()}
            {told}
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.verb(Verb::Shelve)}</Button>
            </div>
        </form>
    }
}

/// A count with its label.
#[component]
pub fn Count(label: &'static str, count: RwSignal<u32>, most: u32) -> impl IntoView {
    let write = move |event| count.set(event_target_value(&event).parse().unwrap_or(0));
    view! {
        <label class="piece-count">
            <span>{label}</span>
            <input class="input number" type="number" inputmode="numeric" min="0" max=most.to_string() prop:value=move || count.get().to_string() on:input=write />
        </label>
    }
}
