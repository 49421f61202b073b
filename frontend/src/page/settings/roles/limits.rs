//! Up to what sum each role decides alone: after the sale (A5, A8), and off the list price before it (O4).

use crate::{
    i18n::{format::money, use_words},
    page::{edit::Edit, settings::use_setter},
};
use leptos::prelude::*;
use shared::{
    command::{Field, Invalid, Rejection, Setting},
    money::Fen,
    staff::{Role, RoleId},
};

/// Which of a role's limits.
#[derive(Clone, Copy)]
struct Which {
    read: fn(&Role) -> Fen,
    write: fn(Role, Fen) -> Role,
}

const WORTH: Which = Which { read: |role| role.limit, write: |role, limit| Role { limit, ..role } };
const DISCOUNT: Which = Which { read: |role| role.discount, write: |role, discount| Role { discount, ..role } };

#[component]
pub fn Limits(roles: Memo<Vec<Role>>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (after, before) = (&words.settings.after_sales, &words.enquiries);
    view! {
        <Group title=after.limit hint=after.limit_hint which=WORTH roles may />
        <Group title=before.settings_limit hint=before.settings_limit_hint which=DISCOUNT roles may />
    }
}

#[component]
fn Group(
    title: &'static str,
    hint: &'static str,
    which: Which,
    roles: Memo<Vec<Role>>,
    may: Signal<bool>,
) -> impl IntoView {
    let ids = Memo::new(move |_| roles.with(|roles| roles.iter().map(|role| role.id.clone()).collect::<Vec<_>>()));
    let row = move |id: RoleId| view! { <Limit id which roles may /> };
    view! {
        <section class="settings-group" aria-label=title>
            <h3>{title}</h3>
            <p class="settings-note hint">{hint}</p>
            {move || ids.get().into_iter().map(row).collect_view()}
        </section>
    }
}

#[component]
fn Limit(id: RoleId, which: Which, roles: Memo<Vec<Role>>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let role = Memo::new(move |_| roles.with(|roles| roles.iter().find(|role| role.id == id).cloned()));
    let limit = Memo::new(move |_| role.with(|role| role.as_ref().map(which.read).unwrap_or_default()));
    let name = move || role.with(|role| role.as_ref().map(|role| words.role_name(role)).unwrap_or_default());
    let save = move |typed: String| {
        let unknown = Rejection::Invalid { field: Field::Amount, why: Invalid::Unknown };
        let limit = Fen::from_yuan(&typed).ok_or(unknown.clone())?;
        setter.set(Setting::Role((which.write)(role.get_untracked().ok_or(unknown)?, limit)))
    };
    let value = Signal::derive(move || limit.get().to_string());
    let reads = Signal::derive(move || money(limit.get()));
    let on_save = Callback::new(save);
    // A role that is renamed is a row anew.
    move || view! { <Edit label=name() value reads may on_save /> }
}
