//! The frame: header above, navigation at the side (below on a phone), the page, and what may lie
//! over it.

use super::{
    find::Help, header::Header, idle, keys, palette::Palette, rail::Rail, sign_out::SignOut, title, update::UpdateOffer,
};
use crate::{
    account::Session,
    i18n::use_words,
    page::{
        approvals::{ApprovalDialogs, ApprovalsPage},
        cases::{CaseDialogs, CasesPage, CausesPage},
        customers::CustomersPage,
        enquiries::{ConversionPage, EnquiriesPage, EnquiryDialogs},
        house::{HousePage, take::TakePage},
        import::ShopQuestion,
        imports::{ImportPage, ImportsPage},
        orders::{ChangeDialog, MoveDialog, OrdersPage, ViewNameDialog},
        overlay::{Overlay, Panel},
        print::PrintPage,
        roster::RosterPage,
        schedule::SchedulePage,
        settings::SettingsPage,
        ship::{PlanPage, PutOffDialog, ShipPage, TellPage},
        sign_in::SignInForm,
        stock::{ArticlePage, StockPage},
        sync::SyncPage,
        tickets::{IntakeDialog, TicketDialogs, TicketsPage},
        warehouse::WarehousePage,
    },
    route::{Place, Route, use_place},
    store::use_store,
    ui::{Dialog, Empty},
};
use leptos::prelude::*;

#[component]
pub fn Shell(session: Session) -> impl IntoView {
    let words = use_words();
    let overlay = Overlay::provide();
    let place = use_place();
    idle::watch();
    keys::listen(overlay);
    title::keep();
    // What lies over a page by the stylesheet depends on the page. An attribute tells it: `:has` above everything would
    // have the browser look through everything at each change.
    let page = Memo::new(move |_| place.here().path().split('/').nth(1).map(str::to_owned));
    view! {
        <a class="skip" href="#content">{words.shell.skip}</a>
        <div class="shell" data-page=page>
            <Header session />
            <Rail />
            <div class="shell-page"><Page place /></div>
        </div>
        <UpdateOffer />
        <Palette overlay />
        <Help overlay />
        <ShopQuestion />
        <MoveDialog />
        <ChangeDialog />
        <ViewNameDialog />
        <TicketDialogs />
        <IntakeDialog />
        <CaseDialogs />
        <EnquiryDialogs />
        <ApprovalDialogs />
        <PutOffDialog />
        <SignOut overlay />
        <SignInAgain overlay />
    }
}

/// A list and one of its things are one page, so that moving between them keeps the list.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Tickets,
    Orders,
    Customers,
    Cases,
    Enquiries,
    Roster,
    Other(Route),
}

#[component]
fn Page(place: Place) -> impl IntoView {
    let words = use_words();
    let shown = Memo::new(move |_| match place.here() {
        Route::Tickets | Route::Ticket(_) | Route::SignIn => Shown::Tickets,
        Route::Orders | Route::Order(_) => Shown::Orders,
        Route::Customers | Route::Customer(_) => Shown::Customers,
        Route::Cases | Route::Case(_) => Shown::Cases,
        Route::Enquiries | Route::Enquiry(_) => Shown::Enquiries,
        Route::Roster(_) => Shown::Roster,
        other => Shown::Other(other),
    });
    move || match shown.get() {
        Shown::Tickets => view! { <TicketsPage /> }.into_any(),
        Shown::Orders => view! { <OrdersPage /> }.into_any(),
        Shown::Customers => view! { <CustomersPage /> }.into_any(),
        Shown::Cases => view! { <CasesPage /> }.into_any(),
        Shown::Enquiries => view! { <EnquiriesPage /> }.into_any(),
        Shown::Roster => view! { <RosterPage /> }.into_any(),
        Shown::Other(Route::Print) => view! { <PrintPage /> }.into_any(),
        Shown::Other(Route::Ship) => view! { <ShipPage /> }.into_any(),
        Shown::Other(Route::Plan(day)) => view! { <PlanPage day /> }.into_any(),
        Shown::Other(Route::Tell) => view! { <TellPage /> }.into_any(),
        Shown::Other(Route::Causes) => view! { <CausesPage /> }.into_any(),
        Shown::Other(Route::Approvals) => view! { <ApprovalsPage /> }.into_any(),
        Shown::Other(Route::Warehouse) => view! { <WarehousePage /> }.into_any(),
        Shown::Other(Route::House) => view! { <HousePage /> }.into_any(),
        Shown::Other(Route::Take(enquiry)) => view! { <TakePage enquiry /> }.into_any(),
        Shown::Other(Route::Conversion) => view! { <ConversionPage /> }.into_any(),
        Shown::Other(Route::Stock) => view! { <StockPage /> }.into_any(),
        Shown::Other(Route::Article(id)) => view! { <ArticlePage id /> }.into_any(),
        Shown::Other(Route::Schedule(month)) => view! { <SchedulePage month /> }.into_any(),
        Shown::Other(Route::Settings(section)) => view! { <SettingsPage section /> }.into_any(),
        Shown::Other(Route::Sync) => view! { <SyncPage /> }.into_any(),
        Shown::Other(Route::Imports) => view! { <ImportsPage /> }.into_any(),
        Shown::Other(Route::Import(id)) => view! { <ImportPage id /> }.into_any(),
        Shown::Other(_) => view! {
            <main class="page" id="content">
                <Empty title=words.shell.nowhere hint=words.shell.nowhere_hint>
                    <a class="button" href=Route::Tickets.path()>{words.shell.tickets}</a>
                </Empty>
            </main>
        }
        .into_any(),
    }
}

/// The session has expired: signing in again goes on where the person is.
#[component]
fn SignInAgain(overlay: Overlay) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let close = Callback::new(move |()| overlay.close());
    let done = Callback::new(move |()| {
        overlay.close();
        store.sync_now();
    });
    view! {
        <Dialog open=overlay.is(Panel::SignInAgain) title=words.sign_in.again close=words.shell.close on_close=close>
            <p>{words.sign_in.again_hint}</p>
            <SignInForm on_done=done />
        </Dialog>
    }
}
