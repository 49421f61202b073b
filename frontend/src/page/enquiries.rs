//! 售前: the pre-sale enquiries (O4), and beside them the open one with stock and substitutes.
//!
//! `desk` is what the page remembers and does; `queue` is the list with tabs and search, `row` one of it, `enquiry` the
//! open one, `ask` what is asked before something is done, `conversion` what became of them per agent.

mod ask;
mod conversion;
mod desk;
mod enquiry;
mod keys;
mod queue;
mod row;

pub use ask::EnquiryDialogs;
pub use conversion::ConversionPage;
pub use desk::{Asking, EnquiriesDesk, use_enquiries};
pub use keys::EnquiryKeys;
pub use row::{EnquiryLine, tone};

use crate::{i18n::use_words, ui::Empty};
use enquiry::EnquiryPane;
use leptos::prelude::*;
use queue::Queue;

#[component]
pub fn EnquiriesPage() -> impl IntoView {
    let words = use_words();
    let desk = use_enquiries();
    let open = Memo::new(move |_| desk.cursor.open());
    let pane = move || match open.get() {
        Some(id) => view! { <EnquiryPane id /> }.into_any(),
        None => view! { <Empty title=words.enquiries.pick_one hint=words.enquiries.pick_one_hint /> }.into_any(),
    };
    view! {
        <main class="enquiries" id="content" class:enquiries-one=move || open.get().is_some()>
            <h1 class="unseen">{words.enquiries.title}</h1>
            <section class="enquiries-list" aria-label=words.enquiries.list><Queue /></section>
            <section class="enquiries-pane" aria-label=words.enquiries.pane>{pane}</section>
        </main>
    }
}
