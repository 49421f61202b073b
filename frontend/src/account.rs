//! Who sits here: signing in and out, and the locked screen.
//!
//! Who was signed in stays so without the server: the session's cookie is the server's business,
//! and until it says otherwise the person works on with what the device holds.

pub mod team;
pub mod tokens;

use crate::{
    platform::{
        http::{self, HttpError},
        preference, secret,
    },
    store::Device,
};
use gloo_events::EventListener;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::id::StaffId;

/// Preference that holds the session.
const PERSON: &str = "person";
/// Preference that is set while the screen is locked.
const LOCKED: &str = "locked";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub staff: StaffId,
    pub name: String,
    pub workspace: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    SignedOut,
    SignedIn(Session),
    /// Signed in, but the screen asks for the password.
    Locked(Session),
}

impl State {
    /// As this browser remembers it.
    fn kept() -> State {
        let session = preference::get(PERSON).and_then(|text| serde_json::from_str(&text).ok());
        match session {
            None => State::SignedOut,
            Some(session) if preference::get(LOCKED).is_some() => State::Locked(session),
            Some(session) => State::SignedIn(session),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInError {
    Wrong,
    TooMany { seconds: u32 },
    Offline,
    Server,
}

/// What becomes of what was not sent yet, when somebody signs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// It stays on the device and goes out when this person signs in here again.
    Keep,
    /// It goes, with all else that the device holds of this person.
    Discard,
}

/// A handle on the account.
#[derive(Clone, Copy)]
pub struct Account {
    state: RwSignal<State>,
}

#[derive(Serialize)]
struct Credentials {
    login: String,
    password: String,
}

#[derive(Deserialize)]
struct Named<I> {
    id: I,
    name: String,
}

#[derive(Deserialize)]
struct Welcome {
    staff: Named<StaffId>,
    workspace: Named<shared::id::WorkspaceId>,
}

pub fn use_account() -> Account {
    expect_context()
}

impl Account {
    /// The account as this browser left it.
    pub fn provide() -> Account {
        let account = Account { state: RwSignal::new(State::kept()) };
        provide_context(account);
        account.follow_other_tabs();
        account
    }

    /// Another tab signed in, out, or locked: so did this one.
    fn follow_other_tabs(self) {
        let Some(window) = web_sys::window() else { return };
        EventListener::new(&window, "storage", move |_| {
            let found = State::kept();
            if self.state.get_untracked() != found {
                self.state.set(found);
            }
        })
        .forget();
    }

    pub fn state(&self) -> Signal<State> {
        self.state.into()
    }

    fn session(&self) -> Option<Session> {
        match self.state.get_untracked() {
            State::SignedIn(session) | State::Locked(session) => Some(session),
            State::SignedOut => None,
        }
    }

    pub async fn sign_in(&self, login: String, password: String) -> Result<(), SignInError> {
        let credentials = Credentials { login: login.clone(), password };
        let welcome: Welcome = http::post("/api/login", &credentials).await.map_err(refusal)?;
        let session = Session { staff: welcome.staff.id, name: welcome.staff.name, workspace: welcome.workspace.name };
        if let Some(proof) = secret::prove(&credentials.password).await {
            preference::set(&proof_of(session.staff), Some(&proof));
        }
        preference::set(&login_of(session.staff), Some(&login));
        if let Ok(text) = serde_json::to_string(&session) {
            preference::set(PERSON, Some(&text));
        }
        preference::set(LOCKED, None);
        self.state.set(State::SignedIn(session));
        Ok(())
    }

    /// Opens the locked screen; without the server too, by the proof that this device keeps.
    pub async fn unlock(&self, password: String) -> Result<(), SignInError> {
        let Some(session) = self.session() else { return Err(SignInError::Server) };
        match preference::get(&proof_of(session.staff)) {
            Some(proof) if secret::verify(&password, &proof).await => {
                preference::set(LOCKED, None);
                self.state.set(State::SignedIn(session));
                Ok(())
            }
            Some(_) => Err(SignInError::Wrong),
            None => {
                let login = preference::get(&login_of(session.staff)).unwrap_or_default();
                self.sign_in(login, password).await
            }
        }
    }

    pub fn lock(&self) {
        if let Some(session) = self.session() {
            preference::set(LOCKED, Some("1"));
            self.state.set(State::Locked(session));
        }
    }

    /// Signs out. Without the server the session stays valid there until it expires; the device
    /// forgets it anyway.
    pub async fn sign_out(&self, unsent: Unsent) {
        let session = self.session();
        let _ = http::tell("/api/logout", &()).await;
        preference::set(PERSON, None);
        preference::set(LOCKED, None);
        self.state.set(State::SignedOut);
        let Some(session) = session else { return };
        preference::set(&proof_of(session.staff), None);
        if unsent == Unsent::Discard {
            // The open tabs of this person let go of it when they hear of the erasure.
            let _ = Device::erase(session.staff).await;
        }
    }
}

fn proof_of(person: StaffId) -> String {
    format!("proof.{person}")
}

fn login_of(person: StaffId) -> String {
    format!("login.{person}")
}

fn refusal(error: HttpError) -> SignInError {
    match error {
        HttpError::Status { status: 401, .. } => SignInError::Wrong,
        HttpError::Status { status: 429, retry_after, .. } => {
            SignInError::TooMany { seconds: retry_after.unwrap_or(60) }
        }
        HttpError::Unreachable => SignInError::Offline,
        HttpError::Status { .. } | HttpError::Unreadable => SignInError::Server,
    }
}
