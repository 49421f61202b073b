//! It is too late to change the order: why, and the way that is left.

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        cases::{self, use_cases},
        orders::{step, use_desk},
        tickets::lacks,
    },
    store::use_store,
    ui::{Button, Look, Notice, Tone},
};
use leptos::prelude::*;
use shared::{id::OrderId, order::Status, staff::Permission};

#[component]
pub fn Late(order: OrderId, status: Status, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store, cases) = (use_acts(), use_desk(), use_store(), use_cases());
    let say = &words.change;
    let back = move |to: Status| {
        let label = step::label(words, status, to);
        let why_not = Signal::derive(move || step::why_not(store, words, order, to));
        let press = move |()| desk.ask_move(vec![order], to, acts);
        view! { <Button look=Look::Primary why_not on_press=press>{label}</Button> }.into_any()
    };
    let (hint, way) = match status {
        Status::Packed => (say.unpack, back(Status::Checked)),
        Status::Closed => (say.is_closed, back(Status::ToVerify)),
        _ => {
            let why_not = Signal::derive(move || lacks(store, words, Permission::CaseWork));
            let press = move |()| {
                close.run(());
                cases.ask(cases::Asking::Open(order, None));
            };
            let button =
                view! { <Button look=Look::Primary key="e" why_not on_press=press>{words.cases.open_title}</Button> };
            (say.by_case, button.into_any())
        }
    };
    view! {
        <Notice tone=Tone::Warn>{(say.too_late)(words.status(status))} " " {hint}</Notice>
        <div class="dialog-foot">
            <Button on_press=close>{words.shell.cancel}</Button>
            {way}
        </div>
    }
}
