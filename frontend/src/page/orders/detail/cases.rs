//! The after-sales cases about the order, and the way to a new one.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        cases::{Asking, CaseLine, use_cases},
        tickets::lacks,
    },
    store::use_store,
    ui::Button,
};
use leptos::prelude::*;
use shared::{id::CaseId, staff::Permission};

#[component]
pub fn Cases(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_cases());
    let cases =
        Memo::new(move |_| store.with(|world| world.cases_of(shown.id).map(|case| case.id).collect::<Vec<_>>()));
    let why_not = Signal::derive(move || lacks(store, words, Permission::CaseWork));
    let line = |id: CaseId| view! { <CaseLine id /> };
    view! {
        <section class="section" aria-label=words.shell.cases>
            <div class="section-head">
                <h3>{words.shell.cases}</h3>
                <Button key="e" why_not on_press=move |()| desk.ask(Asking::Open(shown.id, None))>{words.cases.open_title}</Button>
            </div>
            <For each=move || cases.get() key=|id| *id children=line />
        </section>
    }
}
