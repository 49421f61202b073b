//! What is asked before a step is taken. A refusal keeps the form.

mod assign;
mod counts;
mod moving;
mod offer;
mod picture;
mod refund;

use super::{
    Asking,
    open::{Begin, OpenForm},
    use_cases,
};
use crate::{
    i18n::{Words, use_words},
    ui::{Dialog, Size},
};
use assign::Assign;
pub use counts::Count;
use counts::{Inspect, Shelve};
use leptos::prelude::*;
use moving::MoveForm;
use offer::OfferForm;
use picture::Picture;
use refund::RefundForm;
use shared::{
    aftersale::Verb,
    command::{Field, Rejection},
};

#[component]
pub fn CaseDialogs() -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let asked = Memo::new(move |_| desk.asking.get());
    let close = Callback::new(move |()| desk.answered());
    let title = move |asking: &Asking| match asking {
        Asking::Open(..) | Asking::Claim(..) => words.cases.open_title,
        Asking::Move(_, _, Verb::Pass) => words.cases.inspect,
        Asking::Move(_, _, verb) => words.verb(*verb),
        Asking::Offer(..) => words.cases.offer_title,
        Asking::Refund(_) => words.cases.refund_title,
        Asking::Assign(_) => words.cases.assign_title,
        Asking::Picture(_) => words.cases.picture,
    };
    move || {
        let asking = asked.get()?;
        let title = title(&asking);
        let opens = matches!(asking, Asking::Open(..) | Asking::Claim(..));
        let size = if opens { Size::Medium } else { Size::Small };
        let body = move || match asking.clone() {
            Asking::Open(order, ticket) => view! { <OpenForm order ticket begin=Begin::Usual close /> }.into_any(),
            Asking::Claim(order, ticket) => view! { <OpenForm order ticket begin=Begin::Claim close /> }.into_any(),
            Asking::Move(id, step, Verb::Pass) => view! { <Inspect id step close /> }.into_any(),
            Asking::Move(id, step, Verb::Shelve) => view! { <Shelve id step close /> }.into_any(),
            Asking::Move(id, step, verb) => view! { <MoveForm id step verb close /> }.into_any(),
            Asking::Offer(id, kind) => view! { <OfferForm id kind close /> }.into_any(),
            Asking::Refund(id) => view! { <RefundForm id close /> }.into_any(),
            Asking::Assign(id) => view! { <Assign id close /> }.into_any(),
            Asking::Picture(id) => view! { <Picture id /> }.into_any(),
        };
        Some(view! { <Dialog open=true title size close=words.shell.close on_close=close>{body()}</Dialog> })
    }
}

/// What of a refusal stands at a field: what is its own, and at the first field also what belongs to none of
/// `others`.
fn error_at(
    words: &'static Words,
    refused: Refused,
    field: Field,
    others: Option<&'static [Field]>,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        refused.with(|refused| {
            let why = refused.as_ref()?;
            let is_here = match why {
                Rejection::Invalid { field: wrong, .. } if *wrong == field => true,
                Rejection::Invalid { field: wrong, .. } => others.is_some_and(|others| !others.contains(wrong)),
                _ => others.is_some(),
            };
            is_here.then(|| words.refusal(why))
        })
    })
}

/// Why what was asked is refused, while the form is open.
type Refused = RwSignal<Option<Rejection>>;
