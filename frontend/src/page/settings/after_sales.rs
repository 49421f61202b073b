//! 售后: photos, freight, times and costs (A1, A2, A3, A9).

use super::{
    rights::{Rights, may},
    use_setter,
};
use crate::{
    i18n::{format::money, use_words},
    page::{
        act::use_acts,
        edit::{Edit, Writes},
    },
    store::use_store,
};
use leptos::prelude::*;
use shared::{
    aftersale::{
        CaseKind, Reason, Step,
        freight::Payer,
        policy::{AfterSales, Costs},
    },
    command::{Field, Invalid, Rejection, Setting},
    money::Fen,
    staff::Permission,
};

const NEEDED: &[Permission] = &[Permission::SettingsEdit];
const HOUR: u32 = 60;

/// What is set now; tracked.
fn now() -> Memo<AfterSales> {
    let store = use_store();
    Memo::new(move |_| {
        store.with(|world| world.workspace().map(|workspace| workspace.after_sales.clone())).unwrap_or_default()
    })
}

#[component]
pub fn AfterSalesSection() -> impl IntoView {
    let (may, now) = (may(NEEDED), now());
    view! {
        <Rights needed=NEEDED />
        <Reasons now may />
        <Times now may />
        <CostsGroup now may />
    }
}

/// For each reason whether photos are needed, and who pays the freight.
#[component]
fn Reasons(now: Memo<AfterSales>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let row = move |reason: Reason| view! { <ReasonRow reason now may /> };
    view! {
        <section class="settings-group" aria-label=words.settings.after_sales.freight>
            <h3>{words.settings.after_sales.evidence} " · " {words.settings.after_sales.freight}</h3>
            <p class="settings-note hint">{words.settings.after_sales.evidence_hint} " " {words.settings.after_sales.freight_hint}</p>
            <table class="table reason-table">
                <thead><tr>
                    <th scope="col">{words.cases.reason}</th>
                    <th scope="col">{words.settings.after_sales.needs_photos}</th>
                    <th scope="col">{words.settings.after_sales.freight}</th>
                </tr></thead>
                <tbody>{Reason::ALL.map(row).collect_view()}</tbody>
            </table>
        </section>
    }
}

#[component]
fn ReasonRow(reason: Reason, now: Memo<AfterSales>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (setter, acts) = (use_setter(), use_acts());
    let set = move |to: Setting| {
        if let Err(why) = setter.set(to) {
            acts.warn(&why);
        }
    };
    let photos = move || now.with(|now| now.evidence.contains(&reason));
    let option = move |payer: Payer| {
        let chosen = move || now.with(|now| now.payer(reason) == payer);
        view! { <option value=format!("{payer:?}") selected=chosen>{words.payer(payer)}</option> }
    };
    let choose = move |event| {
        let word = event_target_value(&event);
        Payer::ALL
            .into_iter()
            .filter(|payer| format!("{payer:?}") == word)
            .for_each(|payer| set(Setting::Freight { reason, payer }));
    };
    let name = words.case_reason(reason);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <label class="matrix-cell">
                    <input
                        type="checkbox"
                        aria-label=format!("{name} {}", words.settings.after_sales.needs_photos)
                        disabled=move || !may.get()
                        prop:checked=photos
                        on:change=move |event| set(Setting::Evidence { reason, on: event_target_checked(&event) })
                    />
                </label>
            </td>
            <td>
                <select class="input" aria-label=format!("{name} {}", words.settings.after_sales.freight) disabled=move || !may.get() on:change=choose>
                    {Payer::ALL.map(option).collect_view()}
                </select>
            </td>
        </tr>
    }
}

#[component]
fn Times(now: Memo<AfterSales>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let step = move |step: Step| {
        let minutes = Memo::new(move |_| now.with(|now| now.minutes(step)));
        view! {
            <Hours label=words.case_step(step) minutes may on_set=move |minutes| setter.set(Setting::StepMinutes { step, minutes }) />
        }
    };
    let urgent = Memo::new(move |_| now.with(|now| now.urgent_minutes));
    let days = Memo::new(move |_| now.with(|now| now.return_days));
    let set_days = move |typed: String| setter.set(Setting::ReturnDays(typed.parse().unwrap_or_default()));
    view! {
        <section class="settings-group" aria-label=words.settings.after_sales.times>
            <h3>{words.settings.after_sales.times}</h3>
            <p class="settings-note hint">{words.settings.after_sales.times_hint}</p>
            {Step::ALL.map(step).collect_view()}
            <Hours label=words.settings.after_sales.urgent minutes=urgent may on_set=move |minutes| setter.set(Setting::UrgentMinutes(minutes)) />
            <Edit
                label=words.settings.after_sales.return_days
                value=Signal::derive(move || days.get().to_string())
                reads=Signal::derive(move || (words.settings.after_sales.days)(days.get()))
                writes=Writes::Number { least: 0, most: 365 }
                may
                on_save=set_days
            />
        </section>
    }
}

/// A time in hours, to the half.
#[component]
fn Hours(
    label: &'static str,
    minutes: Memo<u32>,
    may: Signal<bool>,
    #[prop(into)] on_set: Callback<u32, Result<(), Rejection>>,
) -> impl IntoView {
    let words = use_words();
    let typed = move || hours(minutes.get());
    let save = move |typed: String| match minutes_of(&typed) {
        Some(minutes) => on_set.run(minutes),
        None => Err(Rejection::Invalid { field: Field::Minutes, why: Invalid::Unknown }),
    };
    view! {
        <Edit
            label
            value=Signal::derive(typed)
            reads=Signal::derive(move || (words.settings.after_sales.hours)(&typed()))
            may
            on_save=save
        />
    }
}

/// `2`, `0.5`
fn hours(minutes: u32) -> String {
    let hundredths = minutes * 100 / HOUR;
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        part => format!("{}.{part:02}", hundredths / 100).trim_end_matches('0').to_owned(),
    }
}

fn minutes_of(hours: &str) -> Option<u32> {
    let hundredths = u32::try_from(Fen::from_yuan(hours)?.0).ok()?;
    hundredths.checked_mul(HOUR).map(|minutes| minutes.div_ceil(100))
}

/// The ways out that are compared.
const WAYS: [CaseKind; 7] = [
    CaseKind::Allowance,
    CaseKind::RefundOnly,
    CaseKind::Reissue,
    CaseKind::Exchange,
    CaseKind::Return,
    CaseKind::Repair,
    CaseKind::SendBack,
];

/// One of the figures of the costs: its label, how it is read and how it is written.
type Figure = (&'static str, fn(&Costs) -> Fen, fn(&mut Costs, Fen));
type Share = (&'static str, fn(&Costs) -> u32, fn(&mut Costs, u32));

#[component]
fn CostsGroup(now: Memo<AfterSales>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let say = &words.settings.after_sales;
    let figures: [Figure; 4] = [
        (say.one_way, |costs| costs.freight, |costs, fen| costs.freight = fen),
        (say.handling, |costs| costs.handling, |costs, fen| costs.handling = fen),
        (say.minute, |costs| costs.minute, |costs, fen| costs.minute = fen),
        (say.customer, |costs| costs.customer, |costs, fen| costs.customer = fen),
    ];
    let shares: [Share; 4] = [
        (say.goods, |costs| costs.goods_percent, |costs, share| costs.goods_percent = share),
        (say.resale, |costs| costs.resale_percent, |costs, share| costs.resale_percent = share),
        (say.faulty_resale, |costs| costs.faulty_resale_percent, |costs, share| costs.faulty_resale_percent = share),
        (say.allowance, |costs| costs.allowance_percent, |costs, share| costs.allowance_percent = share),
    ];
    view! {
        <section class="settings-group" aria-label=say.costs>
            <h3>{say.costs}</h3>
            <p class="settings-note hint">{say.costs_hint}</p>
            {figures.map(|figure| view! { <FigureEdit figure now may /> }).collect_view()}
            {shares.map(|share| view! { <ShareEdit share now may /> }).collect_view()}
        </section>
        <section class="settings-group" aria-label=say.by_way>
            <h3>{say.by_way}</h3>
            <p class="settings-note hint">{say.by_way_hint}</p>
            {WAYS.map(|kind| view! { <WayEdit kind now may /> }).collect_view()}
        </section>
    }
}

/// What a case of this kind takes of an agent's time, and of the customers.
#[component]
fn WayEdit(kind: CaseKind, now: Memo<AfterSales>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let say = &words.settings.after_sales;
    let setter = use_setter();
    let way = words.case_kind(kind);
    let minutes = Memo::new(move |_| now.with(|now| now.costs.minutes(kind)));
    let lost = Memo::new(move |_| now.with(|now| now.costs.lost(kind)));
    let save = move |write: fn(&mut Costs, CaseKind, u32)| {
        move |typed: String| {
            let mut costs = now.get_untracked().costs;
            write(&mut costs, kind, typed.parse().unwrap_or_default());
            setter.set(Setting::Costs(costs))
        }
    };
    view! {
        <Edit
            label=(say.minutes_of)(way)
            value=Signal::derive(move || minutes.get().to_string())
            reads=Signal::derive(move || (say.minutes)(minutes.get()))
            writes=Writes::Number { least: 0, most: 10_000 }
            may
            on_save=save(|costs, kind, minutes| _ = costs.minutes.insert(kind, minutes))
        />
        <Edit
            label=(say.lost_of)(way)
            value=Signal::derive(move || lost.get().to_string())
            reads=Signal::derive(move || (say.percent)(lost.get()))
            writes=Writes::Number { least: 0, most: 100 }
            may
            on_save=save(|costs, kind, share| _ = costs.lost.insert(kind, share))
        />
    }
}

#[component]
fn FigureEdit(figure: Figure, now: Memo<AfterSales>, may: Signal<bool>) -> impl IntoView {
    let setter = use_setter();
    let (label, read, write) = figure;
    let fen = Memo::new(move |_| now.with(|now| read(&now.costs)));
    let save = move |typed: String| {
        let unknown = Rejection::Invalid { field: Field::Amount, why: Invalid::Unknown };
        let mut costs = now.get_untracked().costs;
        write(&mut costs, Fen::from_yuan(&typed).ok_or(unknown)?);
        setter.set(Setting::Costs(costs))
    };
    view! {
        <Edit
            label
            value=Signal::derive(move || fen.get().to_string())
            reads=Signal::derive(move || money(fen.get()))
            may
            on_save=save
        />
    }
}

#[component]
fn ShareEdit(share: Share, now: Memo<AfterSales>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let (label, read, write) = share;
    let percent = Memo::new(move |_| now.with(|now| read(&now.costs)));
    let save = move |typed: String| {
        let mut costs = now.get_untracked().costs;
        write(&mut costs, typed.parse().unwrap_or_default());
        setter.set(Setting::Costs(costs))
    };
    view! {
        <Edit
            label
            value=Signal::derive(move || percent.get().to_string())
            reads=Signal::derive(move || (words.settings.after_sales.percent)(percent.get()))
            writes=Writes::Number { least: 0, most: 100 }
            may
            on_save=save
        />
    }
}
