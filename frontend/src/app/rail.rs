//! The navigation: only what there is.

use crate::{
    i18n::use_words,
    page::{
        approvals::use_approvals, cases::use_cases, enquiries::use_enquiries, orders::use_desk, schedule::OpenCount,
        ship::use_leaving, sync::needs, tickets::use_news,
    },
    route::{Route, Section, use_place},
    store::use_store,
    ui::{Icon, Sign},
};
use leptos::prelude::*;
use shared::{order::house::list, shop::Platform, staff::Permission};

#[component]
pub fn Rail() -> impl IntoView {
    let words = use_words();
    let needs = needs(use_store());
    let needs = move || {
        let count = needs.get();
        (count > 0).then(|| view! { <span class="rail-count" aria-label=(words.sync.attention)(count)>{count}</span> })
    };
    let unread = use_news().unread();
    let unread = move || {
        let count = unread.get();
        (count > 0).then(|| view! { <span class="rail-count rail-unread" aria-label=(words.tickets.unread_count)(count)>{count}</span> })
    };
    let enquiries = use_enquiries();
    let due = move || {
        let count = enquiries.due.get();
        (count > 0).then(
            || view! { <span class="rail-count" role="img" aria-label=(words.enquiries.due_n)(count)>{count}</span> },
        )
    };
    let (store, cases) = (use_store(), use_cases());
    // Teams without a shop of their own take no orders.
    let takes =
        Memo::new(move |_| store.with(|world| world.shops.values().any(|shop| shop.platform == Platform::House)));
    let calm = use_desk().calm;
    let todo = Memo::new(move |_| calm.with(|world| list::todo(world).len()));
    let todo = move || {
        let count = todo.get();
        (count > 0).then(|| view! { <span class="rail-count" aria-label=words.house.title>{count}</span> })
    };
    let may_receive =
        Memo::new(move |_| store.permits(Permission::ReturnInspect) || store.permits(Permission::OrderPack));
    let late = move || {
        let count = cases.counts.with(|counts| counts[2]);
        (count > 0)
            .then(|| view! { <span class="rail-count" aria-label=(words.cases.late_n)(count as u32)>{count}</span> })
    };
    let leaving = use_leaving();
    let pickups = move || {
        let count = leaving.late.with(Vec::len);
        (count > 0).then(
            || view! { <span class="rail-count" role="img" aria-label=(words.sending.late_n)(count)>{count}</span> },
        )
    };
    let approvals = use_approvals();
    let approvals = move || {
        let count = approvals.waiting.get();
        (count > 0).then(|| view! { <span class="rail-count rail-unread" role="img" aria-label=(words.approvals.waiting_n)(count)>{count}</span> })
    };
    view! {
        <nav class="rail" aria-label=words.shell.navigation>
            <div class="rail-sync">
                <Item route=Route::Tickets sign=Sign::Tickets label=words.shell.tickets />
                {unread}
            </div>
            <div class="rail-sync">
                <Item route=Route::Enquiries sign=Sign::Enquiries label=words.enquiries.rail />
                {due}
            </div>
            <div class="rail-sync">
                <Item route=Route::Orders sign=Sign::Orders label=words.shell.orders />
                {pickups}
            </div>
            <Show when=move || takes.get()>
                <div class="rail-sync">
                    <Item route=Route::House sign=Sign::House label=words.house.rail />
                    {todo}
                </div>
            </Show>
            <div class="rail-sync">
                <Item route=Route::Cases sign=Sign::Cases label=words.shell.cases />
                {late}
            </div>
            <div class="rail-sync">
                <Item route=Route::Approvals sign=Sign::Approvals label=words.approvals.title />
                {approvals}
            </div>
            <Show when=move || may_receive.get()>
                <Item route=Route::Warehouse sign=Sign::Warehouse label=words.shell.warehouse />
            </Show>
            <div class="rail-sync">
                <Item route=Route::Roster(None) sign=Sign::Roster label=words.shell.roster />
                <OpenCount />
            </div>
            <Item route=Route::Customers sign=Sign::Customers label=words.shell.customers />
            <Item route=Route::Imports sign=Sign::Imports label=words.shell.imports />
            <div class="rail-sync">
                <Item route=Route::Sync sign=Sign::Sync label=words.shell.sync />
                {needs}
            </div>
            <Item route=Route::Settings(Section::Workspace) sign=Sign::Settings label=words.shell.settings />
        </nav>
    }
}

#[component]
fn Item(route: Route, sign: Sign, label: &'static str) -> impl IntoView {
    let place = use_place();
    let is_here = move || match place.here() {
        Route::Ticket(_) | Route::SignIn => route == Route::Tickets,
        Route::Order(_) | Route::Print | Route::Ship | Route::Plan(_) | Route::Tell => route == Route::Orders,
        Route::Enquiry(_) | Route::Conversion => route == Route::Enquiries,
        Route::Take(_) | Route::Stock | Route::Article(_) => route == Route::House,
        Route::Case(_) | Route::Causes => route == Route::Cases,
        Route::Roster(_) | Route::Schedule(_) => route == Route::Roster(None),
        Route::Customer(_) => route == Route::Customers,
        Route::Settings(_) => route == Route::Settings(Section::Workspace),
        Route::Import(_) => route == Route::Imports,
        here => here == route,
    };
    view! {
        <a class="rail-item" href=route.path() aria-current=move || is_here().then_some("page")>
            <Icon sign />
            {label}
        </a>
    }
}
