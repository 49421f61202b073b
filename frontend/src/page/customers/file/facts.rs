//! The facts of a file, each changed where it stands. What was replaced stays in the timeline. A fact that nobody
//! knows takes no room: it is added from a menu.

use super::{Shown, also::Also, answer::AnswerForm, fold::Fold, met::MetForm, put, tags::Tags};
use crate::{
    i18n::{Words, use_words},
    page::{
        act::use_acts,
        clock::use_clock,
        edit::{Edit, Writes},
    },
    store::use_store,
    ui::{Menu, MenuItem, Notice, Tone},
};
use leptos::prelude::*;
use shared::{
    command::{Field, Invalid, Rejection},
    customer::{Age, Contract, Customer, Fact, Purpose},
    staff::Permission,
    time::Day,
};

/// What may be known of a customer, in the order in which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Sizes,
    Preferences,
    Birthday,
    Age,
    Remark,
    Contract,
    Collected,
    Consent(Purpose),
}

impl Part {
    const ALL: [Part; 10] = [
        Part::Sizes,
        Part::Preferences,
        Part::Birthday,
        Part::Age,
        Part::Remark,
        Part::Contract,
        Part::Collected,
        Part::Consent(Purpose::Calls),
        Part::Consent(Purpose::Messages),
        Part::Consent(Purpose::Marketing),
    ];

    fn label(self, words: &Words) -> &'static str {
        let say = &words.customers;
        match self {
            Part::Sizes => say.sizes,
            Part::Preferences => say.preferences,
            Part::Birthday => say.birthday,
            Part::Age => say.fact.age,
            Part::Remark => say.remark,
            Part::Contract => say.fact.contract,
            Part::Collected => say.fact.collected,
            Part::Consent(purpose) => say.fact.purpose(purpose),
        }
    }

    /// As it is written; empty where nobody knows.
    fn text(self, customer: &Customer) -> String {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        match self {
            Part::Sizes => customer.sizes.clone(),
            Part::Preferences => customer.preferences.clone(),
            Part::Remark => customer.remark.clone(),
            Part::Birthday => day(customer.birthday),
            Part::Age => customer.age.map(|age| age.years.to_string()).unwrap_or_default(),
            Part::Contract => day(customer.contract_until),
            Part::Collected => customer.collected.as_ref().map(|_| "·".to_owned()).unwrap_or_default(),
            Part::Consent(purpose) => day(customer.consents.get(&purpose).map(|consent| consent.on)),
        }
    }

    fn writes(self) -> Writes {
        match self {
            Part::Preferences | Part::Remark => Writes::Lines,
            Part::Birthday | Part::Contract => Writes::Date,
            _ => Writes::Line,
        }
    }

    /// What was written, as a fact.
    fn read(self, text: String, today: Day) -> Result<Fact, Rejection> {
        let invalid = |field| Rejection::Invalid { field, why: Invalid::Characters };
        let day = |text: &str| match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| invalid(Field::Day)),
        };
        let age = |text: &str| match text {
            "" => Ok(None),
            text => text.parse().map(|years| Some(Age { years, on: today })).map_err(|_| invalid(Field::Age)),
        };
        Ok(match self {
            Part::Sizes => Fact::Sizes(text),
            Part::Preferences => Fact::Preferences(text),
            Part::Remark => Fact::Remark(text),
            Part::Birthday => Fact::Birthday(day(&text)?),
            Part::Contract => Fact::Contract(day(&text)?),
            Part::Age => Fact::Age(age(&text)?),
            // They have forms of their own.
            Part::Collected => Fact::Collected(None),
            Part::Consent(purpose) => Fact::Consent { purpose, to: None },
        })
    }
}

#[component]
pub fn Facts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts, clock) = (use_store(), use_acts(), use_clock());
    let may = Memo::new(move |_| store.permits(Permission::CustomerEdit));
    let name = Memo::new(move |_| shown.read(|customer| customer.name.clone()));
    let adding = RwSignal::new(None::<Part>);
    let opened = move || {
        let at = shown.read(|customer| customer.opened_at)?;
        Some(view! { <p class="hint">{words.customers.opened} " " <time>{move || clock.moment(at)}</time></p> })
    };
    view! {
        <section class="section" aria-label=words.customers.facts>
            <h3>{words.customers.facts}</h3>
            <Show when=move || !may.get()><Notice tone=Tone::Info>{words.customers.read_only}</Notice></Show>
            <Edit
                label=words.customers.name
                value=name
                may
                on_save=move |text: String| put(store, acts, shown.id, &Fact::Name(text))
            />
            {Part::ALL.map(|part| view! { <Row shown part adding may /> }).collect_view()}
            <Also shown may />
            <Tags shown may />
            <Show when=move || may.get()><Unknown shown adding /></Show>
            {opened}
        </section>
    }
}

/// A fact, once it is known or somebody is about to say it.
#[component]
fn Row(shown: Shown, part: Part, adding: RwSignal<Option<Part>>, may: Memo<bool>) -> impl IntoView {
    let value = Memo::new(move |_| shown.read(|customer| part.text(customer)));
    let shows = Memo::new(move |_| !value.with(String::is_empty) || adding.get() == Some(part));
    move || {
        let begins = adding.get_untracked() == Some(part);
        shows.get().then(|| view! { <Stands shown part value begins adding may /> })
    }
}

#[component]
fn Stands(
    shown: Shown,
    part: Part,
    value: Memo<String>,
    begins: bool,
    adding: RwSignal<Option<Part>>,
    may: Memo<bool>,
) -> impl IntoView {
    let words = use_words();
    let (store, acts, clock) = (use_store(), use_acts(), use_clock());
    let label = part.label(words);
    let reads = Memo::new(move |_| {
        let today = clock.today();
        shown.read(|customer| store.with(|world| reads(words, part, customer, today, world)))
    });
    let on_leave = Callback::new(move |()| {
        if adding.get_untracked() == Some(part) {
            adding.set(None);
        }
    });
    let on_save = move |text: String| {
        part.read(text, untrack(|| clock.today())).and_then(|fact| put(store, acts, shown.id, &fact))
    };
    match part {
        Part::Consent(purpose) => {
            let form = move |on_leave| view! { <AnswerForm shown purpose on_leave /> };
            view! { <Fold label reads may begins on_leave form /> }.into_any()
        }
        Part::Collected => {
            let form = move |on_leave| view! { <MetForm shown on_leave /> };
            view! { <Fold label reads may begins on_leave form /> }.into_any()
        }
        _ => view! { <Edit label value reads writes=part.writes() may begins on_leave on_save /> }.into_any(),
    }
}

/// How it reads, where that is more than what was written.
fn reads(words: &Words, part: Part, customer: &Customer, today: Day, world: &shared::world::World) -> String {
    let say = &words.customers.fact;
    let known = match part {
        Part::Birthday => {
            customer.birthday.map(|birthday| format!("{birthday} · {}", (say.age_of)(Age::of(birthday, today))))
        }
        Part::Age => customer.age.map(|age| (say.age_noted)(age.by(today), age.years, &age.on.to_string())),
        Part::Contract => customer.contract(today).map(|contract| match contract {
            Contract::Active { until } => (say.contract_until)(&until.to_string()),
            Contract::Lapsed { since } => (say.contract_lapsed)(&since.to_string()),
        }),
        Part::Collected => customer.collected.as_ref().map(|collected| words.tell(world).collected(collected)),
        Part::Consent(purpose) => customer.consents.get(&purpose).map(|consent| words.consent(consent)),
        Part::Sizes | Part::Preferences | Part::Remark => None,
    };
    known.unwrap_or_else(|| part.text(customer))
}

/// What nobody knows yet, to be added.
#[component]
fn Unknown(shown: Shown, adding: RwSignal<Option<Part>>) -> impl IntoView {
    let words = use_words();
    let unknown = Memo::new(move |_| {
        shown.read(|customer| Part::ALL.into_iter().filter(|part| part.text(customer).is_empty()).collect::<Vec<_>>())
    });
    let items = move || {
        let item = move |part: Part| {
            view! { <MenuItem on_choose=move |()| adding.set(Some(part))>{part.label(words)}</MenuItem> }
        };
        unknown.get().into_iter().map(item).collect_view()
    };
    let text = Signal::stored(words.customers.fact.add.to_owned());
    view! {
        <Show when=move || !unknown.with(Vec::is_empty)>
            <div class="unknown"><Menu label=words.customers.fact.add text>{items()}</Menu></div>
        </Show>
    }
}
