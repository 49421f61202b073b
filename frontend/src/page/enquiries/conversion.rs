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

/// Days of the time that shows first.
const DAYS: i32 = 30;

#[component]
pub fn ConversionPage() -> impl IntoView {
    let words = use_words();
    let (store, clock, calm) = (use_store(), use_clock(), use_desk().calm);
    let (say, of) = (&words.enquiries, &words.enquiries.conversion);
    let today = untrack(|| clock.today());
    let (from, to) = (RwSignal::new(today.plus(1 - DAYS)), RwSignal::new(today));
    let me = store.me();
    let tallies = Memo::new(move |_| {
        let days = from.get()..=to.get();
        calm.with(|world| seen_by(world, me, &days))
    });
    let none = Memo::new(move |_| tallies.with(Vec::is_empty));
    let leads = Memo::new(move |_| store.permits(Permission::TicketAssign));
    // Devices hold what is at hand.
    let archived = Memo::new(move |_| {
        let days = store.with(|world| world.workspace().map(|team| team.hot_days))?;
        let oldest = today.plus(-i32::try_from(days).ok()?);
        (from.get() < oldest).then(|| (of.archived)(days))
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
            <Period from to today />
            {move || archived.get().map(|text| view! { <Notice tone=Tone::Info>{text}</Notice> })}
            {body}
        </main>
    }
}

/// Usual times, and any two days.
#[component]
fn Period(from: RwSignal<Day>, to: RwSignal<Day>, today: Day) -> impl IntoView {
    let words = use_words();
    let of = &words.enquiries.conversion;
    let this = today.month();
    let of_month = move |months: i32| {
        let mut days = this.plus(months).days();
        let first = days.next().unwrap_or(today);
        (first, days.next_back().unwrap_or(first).min(today))
    };
    let usual = [
        ((of.last_days)(7), (today.plus(-6), today)),
        ((of.last_days)(30), (today.plus(1 - DAYS), today)),
        (of.this_month.to_owned(), of_month(0)),
        (of.last_month.to_owned(), of_month(-1)),
    ];
    let chip = move |(name, (first, last)): (String, (Day, Day))| {
        let is_chosen = move || from.get() == first && to.get() == last;
        let choose = move |_| {
            from.set(first);
            to.set(last);
        };
        view! {
            <button class="chip" type="button" aria-pressed=move || if is_chosen() { "true" } else { "false" } on:click=choose>
                {name}
            </button>
        }
    };
    let date = move |label: &'static str, day: RwSignal<Day>| {
        let write = move |event| event_target_value(&event).parse().into_iter().for_each(|new| day.set(new));
        view! {
            <Field label=label>
                <input class="input" type="date" prop:value=move || day.get().to_string() on:change=write />
            </Field>
        }
    };
    view! {
        <div class="conversion-period">
            <div class="chips" role="group" aria-label=of.period>{usual.map(chip).collect_view()}</div>
            {date(of.from, from)}
            {date(of.to, to)}
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
