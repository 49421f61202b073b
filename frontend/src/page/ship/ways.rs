//! Above the pages of shipping: the way from one to the other, and pick-ups that are late.

use super::use_leaving;
use crate::{
    i18n::use_words,
    route::{Route, use_place},
    ui::{Notice, Tone},
};
use leptos::prelude::*;

#[component]
pub fn Ways() -> impl IntoView {
    let words = use_words();
    let (leaving, place) = (use_leaving(), use_place());
    let count = move || match leaving.to_tell.with(Vec::len) {
        0 => String::new(),
        count => format!(" {count}"),
    };
    let is_plan = move || matches!(place.here(), Route::Plan(_));
    let current = move |is_here: bool| is_here.then_some("page");
    view! {
        <nav class="page-ways ship-ways" aria-label=words.sending.section>
            <a class="button" href=Route::Ship.path() aria-current=move || current(place.here() == Route::Ship)>{words.ship.title}</a>
            <a class="button" href=Route::Plan(None).path() aria-current=move || current(is_plan())>{words.sending.plan}</a>
            <a class="button" href=Route::Tell.path() aria-current=move || current(place.here() == Route::Tell)>
                {words.sending.tell} {count}
            </a>
        </nav>
    }
}

/// Said where one works with parcels: nobody came for them.
#[component]
pub fn LateNotice() -> impl IntoView {
    let words = use_words();
    let leaving = use_leaving();
    let late = Memo::new(move |_| leaving.late.with(Vec::len));
    view! {
        <Show when=move || late.get() != 0>
            <Notice tone=Tone::Bad>{move || (words.sending.late_n)(late.get())}</Notice>
        </Show>
    }
}
