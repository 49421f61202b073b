//! Up to what worth each role decides alone (A5, A8).

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

#[component]
pub fn Limits(roles: Memo<Vec<Role>>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let ids = Memo::new(move |_| roles.with(|roles| roles.iter().map(|role| role.id.clone()).collect::<Vec<_>>()));
    let row = move |id: RoleId| view! { <Limit id roles may /> };
    view! {
        <section class="settings-group" aria-label=words.settings.after_sales.limit>
            <h3>{words.settings.after_sales.limit}</h3>
            <p class="settings-note hint">{words.settings.after_sales.limit_hint}</p>
            {move || ids.get().into_iter().map(row).collect_view()}
        </section>
    }
}

#[component]
fn Limit(id: RoleId, roles: Memo<Vec<Role>>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let role = Memo::new(move |_| roles.with(|roles| roles.iter().find(|role| role.id == id).cloned()));
    let limit = Memo::new(move |_| role.with(|role| role.as_ref().map(|role| role.limit).unwrap_or_default()));
    let name = move || role.with(|role| role.as_ref().map(|role| words.role_name(role)).unwrap_or_default());
    let save = move |typed: String| {
        let unknown = Rejection::Invalid { field: Field::Amount, why: Invalid::Unknown };
        let limit = Fen::from_yuan(&typed).ok_or(unknown.clone())?;
        setter.set(Setting::Role(Role { limit, ..role.get_untracked().ok_or(unknown)? }))
    };
    let value = Signal::derive(move || limit.get().to_string());
    let reads = Signal::derive(move || money(limit.get()));
    let on_save = Callback::new(save);
    // A role that is renamed is a row anew.
    move || view! { <Edit label=name() value reads may on_save /> }
}
