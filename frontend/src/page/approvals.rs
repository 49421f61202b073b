//! 审批: what waits for my signature or my department's answer, what I asked for, what else is open, and what is over.
//!
//! `desk` is what the page remembers and does, `card` one approval (also in the panes of orders and cases), `chain` its
//! signatures, `ask` what is asked before one signs.

mod ask;
mod card;
mod chain;
mod desk;
mod keys;

pub use ask::ApprovalDialogs;
pub use card::ApprovalCard;
pub use desk::{ApprovalsDesk, use_approvals};
pub use keys::ApprovalKeys;

use crate::{
    i18n::use_words,
    route::Route,
    store::use_store,
    sync::Link,
    ui::{Empty, Notice, Tone},
};
use leptos::prelude::*;
use shared::{approval::list::Lists, id::ApprovalId};

/// One of the lists, and what it is called.
type Part = (&'static str, fn(&Lists) -> &Vec<ApprovalId>);

#[component]
pub fn ApprovalsPage() -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_approvals(), use_store());
    let say = &words.approvals;
    let parts: [Part; 5] = [
        (say.to_sign, |lists| &lists.to_sign),
        (say.to_answer, |lists| &lists.to_answer),
        (say.asked, |lists| &lists.asked),
        (say.open, |lists| &lists.open),
        (say.over, |lists| &lists.over),
    ];
    let opening = Memo::new(move |_| store.with(|world| world.workspace().is_none()));
    let none = Memo::new(move |_| desk.lists.with(|lists| lists.all().next().is_none()));
    let sync = store.sync();
    let offline = Memo::new(move |_| sync.with(|sync| sync.link == Link::Offline));
    let body = move || match (opening.get(), none.get()) {
        (true, _) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, true) => view! {
            <Empty title=say.none hint=say.none_hint>
                <a class="button" href=Route::Orders.path()>{words.shell.orders}</a>
            </Empty>
        }
        .into_any(),
        _ => parts.map(|(title, list)| view! { <Section title list /> }).collect_view().into_any(),
    };
    view! {
        <main class="page approvals" id="content">
            <header class="page-head">
                <h1>{say.title}</h1>
                <p class="hint approvals-hint">{say.hint}</p>
            </header>
            <Show when=move || offline.get()><Notice tone=Tone::Info>{say.late_hint}</Notice></Show>
            {body}
        </main>
    }
}

/// One list; one that is empty takes no room.
#[component]
fn Section(title: &'static str, list: fn(&Lists) -> &Vec<ApprovalId>) -> impl IntoView {
    let desk = use_approvals();
    let ids = Memo::new(move |_| desk.lists.with(|lists| list(lists).clone()));
    let card = |id: ApprovalId| view! { <ApprovalCard id here=true /> };
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <section class="section" aria-label=title>
                <h2>{title} " " <span class="filter-count">{move || ids.with(Vec::len)}</span></h2>
                <For each=move || ids.get() key=|id| *id children=card />
            </section>
        </Show>
    }
}
