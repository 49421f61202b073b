//! The header: brand, the box that finds everything, the word about sync, the person.

use super::{find::FindBox, person::PersonMenu, sync_word::SyncWord};
use crate::{account::Session, i18n::use_words, route::Route};
use leptos::prelude::*;

#[component]
pub fn Header(session: Session) -> impl IntoView {
    let words = use_words();
    // A team that has no name of its own bears the product's.
    let team = if session.workspace == words.shell.brand { "Guitai".to_owned() } else { session.workspace };
    view! {
        <header class="header">
            <a class="header-brand" href=Route::Tickets.path()>
                {words.shell.brand} " " <small>{team}</small>
            </a>
            <FindBox />
            <SyncWord />
            <PersonMenu name=session.name />
        </header>
    }
}
