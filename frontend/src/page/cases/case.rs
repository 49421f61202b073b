//! One case, beside the list or in its place. `Shown` reads it; each file below is one part.

mod costs;
mod facts;
pub mod goods;
mod head;
mod late;
mod steps;
mod timeline;
mod write;

use super::use_cases;
use crate::{
    i18n::use_words,
    page::{
        archive::{ArchiveBanner, Missing},
        attaching::DropFiles,
    },
    route::Route,
    store::use_store,
};
use costs::Costs;
use facts::Facts;
use goods::GoodsSection;
use head::Head;
use late::LateReturns;
use leptos::prelude::*;
use shared::{aftersale::Case, id::CaseId, order::Order};
use std::sync::Arc;
use steps::Steps;
use timeline::Timeline;
use write::Write;

/// The case that the pane shows, and its order. They may vanish from under it; then reads give nothing.
#[derive(Clone, Copy)]
pub struct Shown {
    pub id: CaseId,
    case: Memo<Option<Arc<Case>>>,
    order: Memo<Option<Arc<Order>>>,
}

impl Shown {
    fn of(id: CaseId) -> Shown {
        let store = use_store();
        let case = store.record(move |world| world.cases.get(&id).cloned());
        let order = store.record(move |world| world.orders.get(&world.cases.get(&id)?.order).cloned());
        Shown { id, case, order }
    }

    /// Reads it; tracked.
    pub fn read<T: Default>(self, read: impl FnOnce(&Case) -> T) -> T {
        self.case.with(|case| case.as_deref().map(read).unwrap_or_default())
    }

    /// Reads it with its order; tracked.
    pub fn both<T: Default>(self, read: impl FnOnce(&Case, &Order) -> T) -> T {
        self.case.with(|case| {
            self.order.with(|order| {
                case.as_deref().zip(order.as_deref()).map(|(case, order)| read(case, order)).unwrap_or_default()
            })
        })
    }

    pub fn case(self) -> Option<Arc<Case>> {
        self.case.get()
    }
}

#[component]
pub fn CasePane(id: CaseId) -> impl IntoView {
    let words = use_words();
    let shown = Shown::of(id);
    let is_here = Memo::new(move |_| shown.case.with(Option::is_some));
    move || match is_here.get() {
        true => view! { <Parts shown /> }.into_any(),
        false => view! {
            <Missing key=id title=words.cases.missing hint=words.cases.missing_hint>
                <a class="button" href=Route::Cases.path()>{words.shell.cases}</a>
            </Missing>
        }
        .into_any(),
    }
}

#[component]
fn Parts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let slot = use_cases().slot(shown.id);
    view! {
        <DropFiles hint=words.composer.drop_here on_files=move |files| slot.take(files)>
            <article class="case">
                <Head shown />
                <div class="case-body" tabindex="0">
                    <div class="case-main">
                        <ArchiveBanner key=shown.id />
                        <Steps shown />
                        <LateReturns shown />
                        <Costs shown />
                        <Timeline shown />
                    </div>
                    <div class="case-facts">
                        <Facts shown />
                        <GoodsSection shown />
                    </div>
                </div>
                <Write shown written=slot />
            </article>
        </DropFiles>
    }
}
