//! 成交率: what became of the enquiries of a time, per agent (O4). Who leads sees all, the others themselves.

use crate::{
    i18n::{Words, format::money, use_words},
    page::{clock::use_clock, orders::use_desk},
    route::Route,
    store::use_store,
    ui::{Empty, Field, Notice, Tone},
};
use leptos::prelude::*;
use shared::{
    enquiry::conversion::{Tally, seen_by, total},
    staff::Permission,
    time::Day,
    world::World,
};
use std::ops::RangeInclusive;

/// The time that is looked at. What the words mean follows the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Period {
    /// So many days, today the last.
    Last(u32),
    /// This month, or the one so many before it.
    Month(i32),
    Between(Day, Day),
}

impl Period {
    const USUAL: [Period; 4] = [Period::Last(7), Period::Last(30), Period::Month(0), Period::Month(-1)];

    /// Its first and its last day.
    fn days(self, today: Day) -> RangeInclusive<Day> {
        match self {
            Period::Last(days) => today.plus(1 - i32::try_from(days).unwrap_or(1))..=today,
            Period::Month(months) => {
                let mut days = today.month().plus(months).days();
                let first = days.next().unwrap_or(today);
                first..=days.next_back().unwrap_or(first).min(today)
            }
            Period::Between(first, last) => first..=last,
        }
    }

    fn name(self, words: &Words) -> String {
        let of = &words.enquiries.conversion;
        match self {
            Period::Last(days) => (of.last_days)(days),
            Period::Month(0) => of.this_month.to_owned(),
            Period::Month(_) => of.last_month.to_owned(),
            Period::Between(..) => of.period.to_owned(),
        }
    }
}

#[component]
pub fn ConversionPage() -> impl IntoView {
    let words = use_words();
    let (store, clock, calm) = (use_store(), use_clock(), use_desk().calm);
    let (say, of) = (&words.enquiries, &words.enquiries.conversion);
    let period = RwSignal::new(Period::Last(30));
    let days = Memo::new(move |_| period.get().days(clock.today()));
    let me = store.me();
    let tallies = Memo::new(move |_| days.with(|days| calm.with(|world| seen_by(world, me, days))));
    let none = Memo::new(move |_| tallies.with(Vec::is_empty));
    let leads = Memo::new(move |_| store.permits(Permission::TicketAssign));
    // Devices hold what is at hand.
    let archived = Memo::new(move |_| {
        let hot = store.with(|world| world.workspace().map(|team| team.hot_days))?;
        let oldest = clock.today().plus(-i32::try_from(hot).ok()?);
        days.with(|days| *days.start() < oldest).then(|| (of.archived)(hot))
    });
    let body = move || match none.get() {
        true => view! {
            <Empty title=of.none>
                <a class="button" href=Route::Enquiries.path()>{say.title}</a>
            </Empty>
        }
        .into_any(),
        false => view! { <Table tallies /> }.into_any(),
    };
    view! {
        <main class="page conversion" id="content">
            <header class="page-head">
                <h1>{of.title}</h1>
                <a class="button" href=Route::Enquiries.path()>{say.title}</a>
            </header>
            <p class="hint">
                {of.hint} " " <Show when=move || !leads.get()>{of.own}</Show>
            </p>
            <PeriodField period days />
            {move || archived.get().map(|text| view! { <Notice tone=Tone::Info>{text}</Notice> })}
            {body}
        </main>
    }
}

/// Usual times, and any two days.
#[component]
fn PeriodField(period: RwSignal<Period>, days: Memo<RangeInclusive<Day>>) -> impl IntoView {
    let words = use_words();
    let of = &words.enquiries.conversion;
    let chip = move |own: Period| {
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || if period.get() == own { "true" } else { "false" }
                on:click=move |_| period.set(own)
            >
                {own.name(words)}
            </button>
        }
    };
    let first = move || days.with(|days| *days.start());
    let last = move || days.with(|days| *days.end());
    let date = move |label: &'static str, read: Signal<Day>, make: fn(Day, RangeInclusive<Day>) -> Period| {
        let write = move |event| {
            let day = event_target_value(&event).parse::<Day>().ok();
            day.into_iter().for_each(|day| period.set(make(day, days.get_untracked())));
        };
        view! {
            <Field label=label>
                <input class="input" type="date" prop:value=move || read.get().to_string() on:change=write />
            </Field>
        }
    };
    view! {
        <div class="conversion-period">
            <div class="chips" role="group" aria-label=of.period>{Period::USUAL.map(chip).collect_view()}</div>
            {date(of.from, Signal::derive(first), |day, days| Period::Between(day, *days.end()))}
            {date(of.to, Signal::derive(last), |day, days| Period::Between(*days.start(), day))}
        </div>
    }
}

#[component]
fn Table(tallies: Memo<Vec<Tally>>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let (say, of) = (&words.enquiries, &words.enquiries.conversion);
    let name = move |tally: &Tally| match tally.agent {
        Some(agent) => store.with(|world: &World| words.tell(world).person(agent)),
        None => words.import.system.to_owned(),
    };
    let row = move |name: String, tally: Tally| {
        let rate = tally.per_mille().map_or_else(|| "–".to_owned(), |part| words.per_mille(part));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{tally.enquiries}</td>
                <td class="number">{tally.open}</td>
                <td class="number">{tally.won}</td>
                <td class="number">{tally.losses()}</td>
                <td class="number">{rate}</td>
                <td class="number">{money(tally.value)}</td>
                <td>{reasons(words, &tally)}</td>
            </tr>
        }
    };
    let rows = move || tallies.get().into_iter().map(|tally| row(name(&tally), tally)).collect_view();
    let sum = move || tallies.with(|all| (all.len() > 1).then(|| row(of.all.to_owned(), total(all))));
    let head = |label: &'static str| view! { <th scope="col" class="number">{label}</th> };
    view! {
        <div class="conversion-table" tabindex="0" role="region" aria-label=of.title>
            <table class="table" aria-label=of.title>
                <thead><tr>
                    <th scope="col">{of.agent}</th>
                    {[of.count, say.open, say.won, say.lost, of.rate, of.value].map(head).collect_view()}
                    <th scope="col">{of.by_reason}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>{sum}</tfoot>
            </table>
        </div>
    }
}

/// `价格 2 · 缺货 1`, the most frequent first.
fn reasons(words: &Words, tally: &Tally) -> String {
    let mut reasons: Vec<_> = tally.lost.iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    reasons
        .into_iter()
        .map(|(reason, count)| format!("{} {count}", words.loss(*reason)))
        .collect::<Vec<_>>()
        .join(" · ")
}
