//! Who may change a section. Who may not, sees it all the same, and whom to ask.

use crate::{
    i18n::use_words,
    store::use_store,
    ui::{Notice, Tone},
};
use leptos::prelude::*;
use shared::staff::Permission;

/// Whether I may change what asks for these permissions.
pub fn may(needed: &'static [Permission]) -> Signal<bool> {
    let store = use_store();
    Memo::new(move |_| needed.iter().all(|permission| store.permits(*permission))).into()
}

/// Says who may, to who may not.
#[component]
pub fn Rights(needed: &'static [Permission]) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let may = may(needed);
    let roles = move || {
        let names: Vec<String> = store.with(|world| {
            let roles = world.workspace().into_iter().flat_map(|workspace| &workspace.roles);
            let has_all = |role: &&shared::staff::Role| needed.iter().all(|needed| role.permissions.contains(needed));
            roles.filter(has_all).map(|role| words.role_name(role)).collect()
        });
        match names.is_empty() {
            true => words.settings.nobody_may.to_owned(),
            false => (words.settings.only_roles)(&names.join(words.settings.comma)),
        }
    };
    view! {
        <Show when=move || !may.get()>
            <Notice tone=Tone::Info>{roles}</Notice>
        </Show>
    }
}
