//! One order, beside the list or in its place. `Shown` reads it; each part below is one section.

mod approvals;
mod cases;
mod facts;
mod flags;
mod goods;
mod head;
mod history;
mod house;
mod memo;
mod memo_form;
mod note;
mod sending;

use crate::{
    i18n::use_words,
    page::archive::{ArchiveBanner, Missing},
    route::Route,
    store::use_store,
};
use approvals::{Approvals, Banner};
use cases::Cases;
use facts::Facts;
use flags::FlagPicker;
use goods::Goods;
use head::Head;
use history::History;
use house::HouseSection;
use leptos::prelude::*;
use memo::MemoSection;
use sending::SendingSection;
use shared::{id::OrderId, order::Order};
use std::sync::Arc;

/// The order that the pane shows. It may vanish from under it; then reads give nothing.
#[derive(Clone, Copy)]
pub struct Shown {
    pub id: OrderId,
    order: Memo<Option<Arc<Order>>>,
}

impl Shown {
    pub fn read<T: Default>(self, read: impl FnOnce(&Order) -> T) -> T {
        self.order.with(|order| order.as_deref().map(read).unwrap_or_default())
    }
}

#[component]
pub fn OrderPane(id: OrderId) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let order = store.order(id);
    let is_here = Memo::new(move |_| order.with(Option::is_some));
    let shown = Shown { id, order };
    move || match is_here.get() {
        true => view! { <Parts shown /> }.into_any(),
        false => view! {
            <Missing key=id title=words.order.missing hint=words.order.missing_hint>
                <a class="button" href=Route::Orders.path()>{words.shell.orders}</a>
            </Missing>
        }
        .into_any(),
    }
}

#[component]
fn Parts(shown: Shown) -> impl IntoView {
    view! {
        <article class="detail">
            <Head shown />
            <div class="detail-body">
                <ArchiveBanner key=shown.id />
                <Banner shown />
                <FlagPicker shown />
                <MemoSection shown />
                <HouseSection shown />
                <SendingSection shown />
                <Goods shown />
                <Approvals shown />
                <Cases shown />
                <Facts shown />
                <History shown />
            </div>
        </article>
    }
}
