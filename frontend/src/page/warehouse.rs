//! 仓库: the desk for what comes back and goes out again (A6): a field for the scanner, which types like a keyboard;
//! what is to be inspected, sent and shelved; and parcels that nobody had announced.

mod scan;
mod stray;
mod work;

use crate::{
    i18n::use_words,
    page::ship::{LateNotice, Pickups},
};
use leptos::prelude::*;
use scan::Scan;
use stray::{StrayDialog, Strays};
use work::Work;

/// A parcel that was scanned and that nobody had announced, or a stray that is looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum Looking {
    /// A tracking number that nobody knows.
    Unknown(String),
    Stray(shared::id::StrayId),
}

#[component]
pub fn WarehousePage() -> impl IntoView {
    let words = use_words();
    let looking = RwSignal::new(None::<Looking>);
    view! {
        <main class="page warehouse" id="content">
            <header class="page-head">
                <h1>{words.shell.warehouse}</h1>
                <p class="hint">{words.warehouse.hint}</p>
            </header>
            <LateNotice />
            <Scan looking />
            <Strays looking />
            <Work />
            <Pickups />
            <StrayDialog looking />
        </main>
    }
}
