//! The box in the header that opens the command palette, and the sheet of all keys.

use super::keys::CommonKeys;
use crate::{
    i18n::use_words,
    page::{
        approvals::ApprovalKeys,
        cases::CaseKeys,
        customers::CustomerKeys,
        enquiries::EnquiryKeys,
        orders::OrderKeys,
        overlay::{Overlay, Panel, use_overlay},
        roster::RosterKeys,
        ship::LeavingKeys,
        tickets::TicketKeys,
    },
    ui::{Dialog, Icon, Kbd, Sign, Size},
};
use leptos::prelude::*;

#[component]
pub fn FindBox() -> impl IntoView {
    let words = use_words();
    let overlay = use_overlay();
    view! {
        <button
            class="find"
            type="button"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K"
            on:click=move |_| overlay.open(Panel::Palette)
        >
            <Icon sign=Sign::Search />
            <span class="find-hint">{words.shell.find}</span>
            <span aria-hidden="true"><Kbd key="Ctrl K" /></span>
        </button>
    }
}

#[component]
pub fn Help(overlay: Overlay) -> impl IntoView {
    let words = use_words();
    let close = Callback::new(move |()| overlay.close());
    view! {
        <Dialog open=overlay.is(Panel::Help) title=words.keys.title size=Size::Medium close=words.shell.close on_close=close>
            <CommonKeys />
            <TicketKeys />
            <OrderKeys />
            <EnquiryKeys />
            <CaseKeys />
            <ApprovalKeys />
            <LeavingKeys />
            <RosterKeys />
            <CustomerKeys />
        </Dialog>
    }
}
