//! The header: brand, the box that finds everything, the word about sync, the person.

use super::{find::FindBox, person::PersonMenu, sync_word::SyncWord};
use crate::{account::Session, i18n::use_words, route::Route};
use leptos::prelude::*;

#[component]
pub fn Header(session: Session) -> impl IntoView {
    let words = use_words();
    view! {
        <header class="header">
            <a class="header-brand" href=Route::Orders.path()>
                {words.shell.brand} " " <small>{session.workspace}</small>
            </a>
            <FindBox />
            <SyncWord />
            <PersonMenu name=session.name />
        </header>
    }
}
