//! 人员: who is in the team. The list works offline; adding, changing and passwords are the server's
//! and say so when it can't be reached.
//!
//! `form` is a person as a form, `password` gives new ones, `sure` asks before somebody goes.

mod form;
mod password;
mod row;
mod sure;

use super::rights::{Rights, may};
use crate::{
    account::team::{self, Account, AccountRefused},
    i18n::{Words, use_words},
    platform::{collate, random},
    store::{Store, use_store},
    sync::Link,
    ui::{Button, Dialog, Look},
};
use form::PersonForm;
use leptos::{prelude::*, task::spawn_local};
use password::{Handover, PasswordForm};
use row::Row;
use shared::{
    id::StaffId,
    staff::{Permission, Post, Staff},
    world::World,
};
use std::collections::BTreeMap;
use sure::Sure;

const NEEDED: &[Permission] = &[Permission::StaffEdit];

/// What is asked about a person.
#[derive(Clone, Debug, PartialEq)]
enum Asking {
    Add(Staff),
    Edit(Staff),
    Password(Staff),
    Revoke(Staff),
    Leave(Staff),
    /// A password that was made is handed over, once.
    Handover {
        name: String,
        password: String,
    },
}

/// What the section's parts share.
#[derive(Clone, Copy)]
struct People {
    store: Store,
    asking: RwSignal<Option<Asking>>,
    accounts: RwSignal<BTreeMap<StaffId, Account>>,
    /// The server is asked; what it answers may be a password, which nobody sees twice.
    busy: RwSignal<bool>,
    may: Signal<bool>,
    why_not: Signal<Option<String>>,
}

impl People {
    /// Asks the server for logins and when they were last seen. Without it the list is shorter.
    fn fetch(self) {
        if self.may.try_get_untracked() != Some(true) {
            return;
        }
        spawn_local(async move {
            if let Ok(accounts) = team::list().await {
                let accounts = accounts.into_iter().map(|account| (account.staff, account)).collect();
                let _ = self.accounts.try_set(accounts);
            }
        });
    }

    /// Closes what is asked, but not while the answer is on its way.
    fn close(self) {
        if self.busy.try_get_untracked() == Some(false) {
            let _ = self.asking.try_set(None);
        }
    }

    /// The server has answered: this is asked next.
    fn answered(self, next: Option<Asking>) {
        let _ = self.busy.try_set(false);
        let _ = self.asking.try_set(next);
    }
}

#[component]
pub fn PeopleSection() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let (may, sync) = (may(NEEDED), store.sync());
    let offline = Memo::new(move |_| sync.with(|sync| sync.link != Link::Online));
    let why_not = Signal::derive(move || offline.get().then(|| words.settings.needs_network.to_owned()));
    let (asking, busy) = (RwSignal::new(None), RwSignal::new(false));
    let people = People { store, asking, accounts: RwSignal::default(), busy, may, why_not };
    // Once at the start, and again whenever the server is back.
    Effect::new(move || {
        if !offline.get() && may.get() {
            people.fetch();
        }
    });
    let add = move |()| people.asking.set(Some(Asking::Add(newcomer())));
    view! {
        <Rights needed=NEEDED />
        <Show when=move || may.get()>
            <div class="settings-ways">
                <Button look=Look::Primary why_not on_press=add>{words.settings.people.add}</Button>
                <Show when=move || offline.get()><span class="hint">{words.settings.needs_network}</span></Show>
            </div>
        </Show>
        <section class="settings-group" aria-label=words.settings.people.list><Rows people /></section>
        <Asked people />
    }
}

fn newcomer() -> Staff {
    Staff {
        id: StaffId(random::id()),
        name: String::new(),
        roles: [shared::staff::RoleId::named("agent")].into(),
        post: Post::default(),
        active: true,
    }
}

/// Who is there, by name; below, folded, who has left.
#[component]
fn Rows(people: People) -> impl IntoView {
    let words = use_words();
    let store = people.store;
    let sorted = move |active: bool| {
        Memo::new(move |_| {
            let of = |world: &World| world.staff.values().filter(|staff| staff.active == active).cloned().collect();
            let mut staff: Vec<std::sync::Arc<Staff>> = store.with(of);
            staff.sort_by(|a, b| collate::compare(&a.name, &b.name));
            staff
        })
    };
    let (here, gone) = (sorted(true), sorted(false));
    let rows = move |staff: Memo<Vec<std::sync::Arc<Staff>>>| {
        move || staff.get().into_iter().map(|staff| view! { <Row people staff /> }).collect_view()
    };
    view! {
        <ul class="entries" aria-label=words.settings.people.list>{rows(here)}</ul>
        <Show when=move || !gone.with(Vec::is_empty)>
            <details class="people-gone">
                <summary>{move || (words.settings.people.show_gone)(gone.with(Vec::len))}</summary>
                <ul class="entries" aria-label=words.settings.people.gone>{rows(gone)}</ul>
            </details>
        </Show>
    }
}

/// What is asked, in a dialog.
#[component]
fn Asked(people: People) -> impl IntoView {
    let words = use_words();
    let close = Callback::new(move |()| people.close());
    let form = move |asking: Asking| match asking {
        Asking::Add(staff) => view! { <PersonForm people staff new=true /> }.into_any(),
        Asking::Edit(staff) => view! { <PersonForm people staff new=false /> }.into_any(),
        Asking::Password(staff) => view! { <PasswordForm people staff /> }.into_any(),
        Asking::Handover { name, password } => view! { <Handover people name password /> }.into_any(),
        sure @ (Asking::Revoke(_) | Asking::Leave(_)) => view! { <Sure people sure /> }.into_any(),
    };
    move || {
        let Some(asking) = people.asking.get() else { return ().into_any() };
        let title = title(words, &asking);
        let asking = StoredValue::new(asking);
        view! {
            <Dialog open=Signal::stored(true) title close=words.shell.close on_close=close>
                {form(asking.get_value())}
            </Dialog>
        }
        .into_any()
    }
}

fn title(words: &'static Words, asking: &Asking) -> String {
    let people = &words.settings.people;
    match asking {
        Asking::Add(_) => people.add.to_owned(),
        Asking::Edit(staff) => (people.edit)(&staff.name),
        Asking::Password(staff) => (people.reset_of)(&staff.name),
        Asking::Revoke(staff) => (people.revoke_of)(&staff.name),
        Asking::Leave(staff) => (people.leave_of)(&staff.name),
        Asking::Handover { .. } => people.made_title.to_owned(),
    }
}

/// What the server refused, in words.
pub(super) fn refusal(words: &'static Words, refused: &AccountRefused) -> String {
    let people = &words.settings.people;
    match refused {
        AccountRefused::Offline => words.settings.needs_network.to_owned(),
        AccountRefused::LoginTaken => people.login_taken.to_owned(),
        AccountRefused::BadLogin => people.login_bad.to_owned(),
        AccountRefused::WeakPassword => people.password_weak.to_owned(),
        AccountRefused::NameTaken => words.settings.same_name.to_owned(),
        AccountRefused::BadName => words.settings.name_needed.to_owned(),
        AccountRefused::Rejected(rejection) => words.refusal(rejection),
        AccountRefused::Failed => people.failed.to_owned(),
    }
}
