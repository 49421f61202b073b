//! 售后: the cases of after-sales, the board of where they are stuck, and beside it the open case.
//!
//! `desk` is what the page remembers and does; `queue` is the list with tabs, board and search, `row` one of it,
//! `case` the open case, `ask` what is asked before a step, `open` the form of a new case, `causes` what was the
//! cause of what (A10).

mod ask;
mod case;
mod causes;
mod desk;
mod due;
mod keys;
mod open;
mod queue;
mod row;

pub use ask::CaseDialogs;
pub use causes::CausesPage;
pub use desk::{Asking, CasesDesk, use_cases};
pub use due::Due;
pub use keys::CaseKeys;
pub use row::{CaseLine, marks};

use crate::{i18n::use_words, ui::Empty};
use case::CasePane;
use leptos::prelude::*;
use queue::Queue;

#[component]
pub fn CasesPage() -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let open = Memo::new(move |_| desk.cursor.open());
    let pane = move || match open.get() {
        Some(id) => view! { <CasePane id /> }.into_any(),
        None => view! { <Empty title=words.cases.pick_one hint=words.cases.pick_one_hint /> }.into_any(),
    };
    view! {
        <main class="cases" id="content" class:cases-one=move || open.get().is_some()>
            <h1 class="unseen">{words.shell.cases}</h1>
            <section class="cases-list" aria-label=words.cases.list><Queue /></section>
            <section class="cases-pane" aria-label=words.cases.open_case>{pane}</section>
        </main>
    }
}
