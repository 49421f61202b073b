//! 设置: what the team decides, section by section. Each change is one setting and works offline;
//! only people, passwords and tokens are the server's.
//!
//! `entries` is the list that many sections edit, `rights` says who may change what one may only
//! look at. The other files are the sections.

mod after_sales;
mod api;
mod approvals;
mod device;
mod entries;
mod lines;
mod orders;
mod people;
mod rights;
mod roles;
mod rules;
mod sending;
mod shifts;
mod shops;
mod taking;
mod team;
mod tickets;

use crate::{
    i18n::{Words, use_words},
    page::act::{Acts, use_acts},
    route::{Route, Section},
    store::{Store, use_store},
};
use leptos::{html, prelude::*};
use shared::command::{Rejection, Setting, SettingSet};

#[component]
pub fn SettingsPage(section: Section) -> impl IntoView {
    let words = use_words();
    view! {
        <main class="settings" id="content">
            <nav class="settings-nav" aria-label=words.settings.sections>
                <h1>{words.shell.settings}</h1>
                {Section::ALL.map(|one| view! { <Item one section /> }).collect_view()}
            </nav>
            <div class="settings-body" class:settings-wide=section == Section::Roles tabindex="0">
                <header class="settings-head">
                    <h2>{words.section(section)}</h2>
                    <p class="hint">{purpose(words, section)}</p>
                </header>
                <Body section />
            </div>
        </main>
    }
}

#[component]
fn Item(one: Section, section: Section) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::A>::new();
    // On a phone the sections are a row that may reach beyond the edge.
    Effect::new(move || {
        node.get().filter(|_| one == section).iter().for_each(|item| item.scroll_into_view_with_bool(false));
    });
    view! {
        <a class="settings-item" href=Route::Settings(one).path() aria-current=(one == section).then_some("page") node_ref=node>
            {words.section(one)}
        </a>
    }
}

#[component]
fn Body(section: Section) -> impl IntoView {
    match section {
        Section::Workspace => view! { <team::TeamSection /> }.into_any(),
        Section::People => view! { <people::PeopleSection /> }.into_any(),
        Section::Roles => view! { <roles::RolesSection /> }.into_any(),
        Section::Lines => view! { <lines::LinesSection /> }.into_any(),
        Section::Shops => view! { <shops::ShopsSection /> }.into_any(),
        Section::Shifts => view! { <shifts::ShiftsSection /> }.into_any(),
        Section::Tickets => view! { <tickets::TicketsSection /> }.into_any(),
        Section::Orders => view! { <orders::OrdersSection /> }.into_any(),
        Section::AfterSales => view! { <after_sales::AfterSalesSection /> }.into_any(),
        Section::Approvals => view! { <approvals::ApprovalsSection /> }.into_any(),
        Section::Api => view! { <api::ApiSection /> }.into_any(),
    }
}

/// What a section is for.
fn purpose(words: &'static Words, section: Section) -> &'static str {
    let words = &words.settings;
    match section {
        Section::Workspace => words.workspace_hint,
        Section::People => words.people_hint,
        Section::Roles => words.roles_hint,
        Section::Lines => words.lines_hint,
        Section::Shops => words.shops_hint,
        Section::Shifts => words.shifts_hint,
        Section::Tickets => words.tickets_hint,
        Section::Orders => words.orders_hint,
        Section::AfterSales => words.after_sales_hint,
        Section::Approvals => words.approvals.hint,
        Section::Api => words.api.hint,
    }
}

/// Changes settings, one at a time.
#[derive(Clone, Copy)]
struct Setter {
    acts: Acts,
    store: Store,
}

fn use_setter() -> Setter {
    Setter { acts: use_acts(), store: use_store() }
}

impl Setter {
    /// Changes one setting, says so, and offers the way back.
    fn set(self, to: Setting) -> Result<(), Rejection> {
        let words = self.acts.words();
        let said = self.store.with_untracked(|world| words.setting(&to, world));
        untrack(|| self.acts.perform(said, SettingSet { to }))
    }
}

/// The team's own name. What the house calls it anyway is not kept: it follows the language.
fn own(typed: String, house: &str) -> String {
    if typed == house { String::new() } else { typed }
}
