//! One timeline of all that was with a customer (C2), newest first; the core says what is in it. Only what is in sight
//! is in the page, so it may be long. It is read anew when a record changes, and not for a key.

use super::{Shown, moment::MomentRow};
use crate::{
    i18n::{Words, use_words},
    page::archive::Older,
    store::use_store,
    ui::Feed,
};
use leptos::prelude::*;
use shared::{
    customer::timeline::{Moment, Topic, timeline},
    staff::Permission,
};
use std::sync::Arc;

#[component]
pub fn Timeline(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let all = Memo::new(move |_| Arc::new(store.with(|world| timeline(world, shown.id))));
    let counts = Memo::new(move |_| {
        all.with(|all| Topic::ALL.map(|topic| all.iter().filter(|moment| moment.topic() == topic).count()))
    });
    let topic = RwSignal::new(None::<Topic>);
    let items = Memo::new(move |_| match topic.get() {
        None => all.get(),
        Some(topic) => {
            let about = |all: &Arc<Vec<Moment>>| all.iter().copied().filter(|moment| moment.topic() == topic).collect();
            Arc::new(all.with(about))
        }
    });
    let none = Memo::new(move |_| items.with(|items| items.is_empty()));
    let row = move |moment: Moment| view! { <MomentRow moment /> };
    let count = move |of: Option<Topic>| {
        let at = of.and_then(|of| Topic::ALL.iter().position(|topic| *topic == of));
        counts.with(|counts| at.map_or_else(|| counts.iter().sum::<usize>(), |at| counts[at]))
    };
    let chip = move |of: Option<Topic>| {
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || if topic.get() == of { "true" } else { "false" }
                on:click=move |_| topic.set(of)
            >
                {name(words, of)} " " <span class="filter-count">{move || count(of)}</span>
            </button>
        }
    };
    let may_see = move |topic: Topic| topic != Topic::Reveals || store.permits(Permission::ContactSee);
    let chips =
        move || Topic::ALL.into_iter().filter(|topic| may_see(*topic)).map(|topic| chip(Some(topic))).collect_view();
    view! {
        <section class="dossier-time" aria-label=words.customers.timeline>
            <div class="chips" role="group" aria-label=words.customers.kind>{chip(None)} {chips}</div>
            {move || match none.get() {
                true => view! { <p class="hint dossier-none">{words.customers.timeline_none}</p> }.into_any(),
                false => view! { <Feed label=words.customers.timeline items row /> }.into_any(),
            }}
            <Older customer=shown.id />
        </section>
    }
}

fn name(words: &Words, topic: Option<Topic>) -> &'static str {
    match topic {
        None => words.customers.all,
        Some(Topic::Orders) => words.customers.kind_orders,
        Some(Topic::Tickets) => words.customers.kind_tickets,
        Some(Topic::Cases) => words.shell.cases,
        Some(Topic::Enquiries) => words.enquiries.rail,
        Some(Topic::Edits) => words.customers.kind_edits,
        Some(Topic::Reveals) => words.customers.kind_reveals,
    }
}
