//! The facts of a file, each changed where it stands. What was replaced stays in the timeline.

use super::{Shown, tags::Tags};
use crate::{
    i18n::use_words,
    page::{
        act::{Acts, use_acts},
        clock::use_clock,
        edit::{Edit, Writes},
    },
    store::use_store,
    ui::{Notice, Tone},
};
use leptos::prelude::*;
use shared::{
    command::{CustomerFact, Field, Invalid, Rejection},
    customer::Fact,
    id::CustomerId,
    staff::Permission,
};

#[component]
pub fn Facts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts, clock) = (use_store(), use_acts(), use_clock());
    let may = Memo::new(move |_| store.permits(Permission::CustomerEdit));
    let text = move |read: fn(&shared::customer::Customer) -> &String| {
        Memo::new(move |_| shown.read(|customer| read(customer).clone()))
    };
    let birthday =
        Memo::new(move |_| shown.read(|customer| customer.birthday.map(|day| day.to_string()).unwrap_or_default()));
    let save = move |fact: fn(String) -> Fact| move |text: String| set(acts, shown.id, fact(text));
    let opened = move || {
        let at = shown.read(|customer| customer.opened_at)?;
        Some(view! { <p class="hint">{words.customers.opened} " " <time>{move || clock.moment(at)}</time></p> })
    };
    view! {
        <section class="section" aria-label=words.customers.facts>
            <h3>{words.customers.facts}</h3>
            <Show when=move || !may.get()><Notice tone=Tone::Info>{words.customers.read_only}</Notice></Show>
            <Edit label=words.customers.name value=text(|c| &c.name) may on_save=save(Fact::Name) />
            <Edit label=words.customers.sizes value=text(|c| &c.sizes) may on_save=save(Fact::Sizes) />
            <Edit
                label=words.customers.preferences
                value=text(|c| &c.preferences)
                writes=Writes::Lines
                may
                on_save=save(Fact::Preferences)
            />
            <Edit
                label=words.customers.birthday
                value=birthday
                writes=Writes::Date
                may
                on_save=move |text: String| set_birthday(acts, shown.id, &text)
            />
            <Edit
                label=words.customers.remark
                value=text(|c| &c.remark)
                writes=Writes::Lines
                may
                on_save=save(Fact::Remark)
            />
            <Tags shown may />
            {opened}
        </section>
    }
}

fn set(acts: Acts, customer: CustomerId, fact: Fact) -> Result<(), Rejection> {
    let said = acts.words().fact(&fact);
    untrack(|| acts.perform(said, CustomerFact { customer, to: fact }))
}

fn set_birthday(acts: Acts, customer: CustomerId, text: &str) -> Result<(), Rejection> {
    let day = match text {
        "" => None,
        text => Some(text.parse().map_err(|_| Rejection::Invalid { field: Field::Day, why: Invalid::Characters })?),
    };
    set(acts, customer, Fact::Birthday(day))
}
