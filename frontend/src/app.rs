//! What is on the screen: sign-in, the locked screen, or the shell with a page in it.
//!
//! `shell` arranges header, navigation and page; the other files are its parts. A change of
//! language or of person renews everything below.

mod find;
mod header;
mod idle;
mod keys;
mod palette;
mod person;
mod rail;
mod shell;
mod sign_out;
mod sync_word;
mod title;
mod update;

use crate::{
    account::{Session, State, use_account},
    i18n::Tongue,
    page::{
        act::Acts,
        approvals::ApprovalsDesk,
        cases::CasesDesk,
        clock::Clock,
        customers::CustomersDesk,
        enquiries::EnquiriesDesk,
        import::Importer,
        orders::Desk,
        roster::Board,
        ship::Leaving,
        sign_in::{LockedPage, SignInPage},
        tickets::{Bench, Intake, News, Presence},
    },
    route::{Place, use_place},
    store::Store,
    ui::{ToastRegion, Toasts, toast::use_toasts},
};
use leptos::prelude::*;
use leptos_router::components::Router;
use shell::Shell;

#[component]
pub fn App() -> impl IntoView {
    let tongue = Tongue::provide();
    crate::theme::Theme::provide();
    provide_context(Toasts::new());
    view! {
        <Router>
            {
                Place::provide();
                view! { <Screen tongue /> }
            }
        </Router>
    }
}

/// Who sits here decides what shows.
#[component]
fn Screen(tongue: Tongue) -> impl IntoView {
    let state = use_account().state();
    let session = Memo::new(move |_| match state.get() {
        State::SignedIn(session) | State::Locked(session) => Some(session),
        State::SignedOut => None,
    });
    let toasts = use_toasts();
    // What was told to one person is not for the next who comes to the screen.
    Effect::new(move || {
        if !state.with(|state| matches!(state, State::SignedIn(_))) {
            toasts.clear();
        }
    });
    view! {
        {move || match session.get() {
            Some(session) => view! { <Workspace session tongue /> }.into_any(),
            None => (move || {
                tongue.get();
                view! { <SignInPage /> }
            })
            .into_any(),
        }}
        {move || {
            let words = tongue.get().words();
            view! { <ToastRegion label=words.shell.notices close=words.shell.close /> }
        }}
    }
}

/// One person's workspace. It stays open, and syncs and imports, behind the locked screen and
/// through a change of language.
#[component]
fn Workspace(session: Session, tongue: Tongue) -> impl IntoView {
    Store::provide(&session);
    Clock::provide();
    Acts::provide();
    Desk::provide(use_place());
    CustomersDesk::provide(use_place());
    Bench::provide(use_place());
    CasesDesk::provide(use_place());
    EnquiriesDesk::provide(use_place());
    ApprovalsDesk::provide(use_place());
    Leaving::provide(use_place());
    News::provide();
    Presence::provide();
    Intake::provide();
    Board::provide();
    Importer::provide();
    let state = use_account().state();
    let locked = Memo::new(move |_| state.with(|state| matches!(state, State::Locked(_))));
    move || {
        let session = session.clone();
        tongue.get();
        match locked.get() {
            true => view! { <LockedPage session /> }.into_any(),
            false => view! { <Shell session /> }.into_any(),
        }
    }
}
