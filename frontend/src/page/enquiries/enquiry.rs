//! One enquiry, beside the list or in its place. `Shown` reads it; each file below is one part.

mod discount;
mod facts;
mod head;
mod history;
mod questions;
mod stock;
mod wishes;

use crate::{
    i18n::use_words,
    page::archive::{ArchiveBanner, Missing},
    route::Route,
    store::use_store,
};
use discount::DiscountSection;
use facts::Facts;
use head::Head;
use history::History;
use leptos::prelude::*;
use questions::Questions;
use shared::{enquiry::Enquiry, id::EnquiryId};
use std::sync::Arc;
use wishes::Wishes;

/// The enquiry that the pane shows. It may vanish from under it; then reads give nothing.
#[derive(Clone, Copy)]
pub struct Shown {
    pub id: EnquiryId,
    enquiry: Memo<Option<Arc<Enquiry>>>,
}

impl Shown {
    /// Reads it; tracked.
    pub fn read<T: Default>(self, read: impl FnOnce(&Enquiry) -> T) -> T {
        self.enquiry.with(|enquiry| enquiry.as_deref().map(read).unwrap_or_default())
    }
}

#[component]
pub fn EnquiryPane(id: EnquiryId) -> impl IntoView {
    let words = use_words();
    let shown = Shown { id, enquiry: use_store().record(move |world| world.enquiries.get(&id).cloned()) };
    let is_here = Memo::new(move |_| shown.enquiry.with(Option::is_some));
    move || match is_here.get() {
        true => view! { <Parts shown /> }.into_any(),
        false => view! {
            <Missing key=id title=words.enquiries.missing hint=words.enquiries.missing_hint>
                <a class="button" href=Route::Enquiries.path()>{words.enquiries.title}</a>
            </Missing>
        }
        .into_any(),
    }
}

#[component]
fn Parts(shown: Shown) -> impl IntoView {
    view! {
        <article class="enquiry">
            <Head shown />
            <div class="enquiry-body" tabindex="0">
                <div class="enquiry-main">
                    <ArchiveBanner key=shown.id />
                    <Wishes shown />
                    <Questions shown />
                </div>
                <div class="enquiry-facts">
                    <DiscountSection shown />
                    <Facts shown />
                    <History shown />
                </div>
            </div>
        </article>
    }
}
