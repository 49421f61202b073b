//! 排班规则: what a plan must keep (R2), how strictly, and with which figure.

use super::{Setter, use_setter};
use crate::{
    i18n::{Words, use_words},
    page::act::use_acts,
    store::use_store,
};
use leptos::{ev, prelude::*};
use shared::{
    command::Setting,
    roster::rule::{Rules as Kept, Strength},
};

/// One rule: its words, its strength and, where it has one, its figure with the limits.
#[derive(Clone, Copy)]
struct Rule {
    name: fn(&Words) -> &'static str,
    strength: fn(&mut Kept) -> &mut Strength,
    figure: Option<Figure>,
}

/// A figure as people write it, in steps of `step`.
#[derive(Clone, Copy)]
struct Figure {
    read: fn(&Kept) -> f64,
    write: fn(&mut Kept, f64),
    least: f64,
    most: f64,
    step: f64,
}

const RULES: [Rule; 5] = [
    Rule {
        name: |words| words.settings.shifts.full_after_evening,
        strength: |rules| &mut rules.no_full_after_evening,
        figure: None,
    },
    Rule { name: |words| words.settings.shifts.one_a_day, strength: |rules| &mut rules.one_shift_a_day, figure: None },
    Rule {
        name: |words| words.settings.shifts.rest,
        strength: |rules| &mut rules.rest,
        figure: Some(Figure {
            read: |rules| f64::from(rules.rest_minutes) / 60.0,
            write: |rules, hours| rules.rest_minutes = (hours * 60.0).round() as u16,
            least: 0.0,
            most: 48.0,
            step: 0.5,
        }),
    },
    Rule {
        name: |words| words.settings.shifts.run,
        strength: |rules| &mut rules.run,
        figure: Some(Figure {
            read: |rules| rules.run_days.into(),
            write: |rules, days| rules.run_days = days as u8,
            least: 1.0,
            most: 31.0,
            step: 1.0,
        }),
    },
    Rule {
        name: |words| words.settings.shifts.rest_days,
        strength: |rules| &mut rules.rest_days,
        figure: Some(Figure {
            read: |rules| rules.rest_days_least.into(),
            write: |rules, days| rules.rest_days_least = days as u8,
            least: 0.0,
            most: 31.0,
            step: 1.0,
        }),
    },
];

#[component]
pub fn Rules(may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let kept = Memo::new(move |_| {
        store.with(|world| world.workspace().map(|workspace| workspace.roster_rules).unwrap_or_default())
    });
    let rows = RULES.into_iter().enumerate().map(|(at, rule)| view! { <Line at rule kept may /> });
    view! {
        <section class="settings-group" aria-label=words.settings.shifts.rules>
            <h3>{words.settings.shifts.rules}</h3>
            <p class="settings-note hint">{words.settings.shifts.rules_hint}</p>
            <ul class="entries" aria-label=words.settings.shifts.rules>{rows.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Line(at: usize, rule: Rule, kept: Memo<Kept>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let name = (rule.name)(words);
    view! {
        <li class="entry rule">
            <span class="entry-name" id=format!("rule-{at}")>{name}</span>
            {rule.figure.map(|figure| view! { <FigureField at figure kept may /> })}
            <StrengthChoice at rule kept may />
        </li>
    }
}

#[component]
fn FigureField(at: usize, figure: Figure, kept: Memo<Kept>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (setter, acts) = (use_setter(), use_acts());
    let read = move || kept.with(|kept| (figure.read)(kept)).to_string();
    let change = move |event: ev::Event| {
        let typed = event_target_value(&event).parse::<f64>();
        match typed.ok().filter(|typed| (figure.least..=figure.most).contains(typed)) {
            Some(typed) => change(setter, kept, acts, |rules| (figure.write)(rules, typed)),
            None => acts.say((words.settings.number_between)(figure.least as u32, figure.most as u32)),
        }
    };
    view! {
        <input
            class="input rule-figure"
            type="number"
            min=figure.least
            max=figure.most
            step=figure.step
            aria-labelledby=format!("rule-{at}")
            disabled=move || !may.get()
            prop:value=read
            on:change=change
        />
    }
}

#[component]
fn StrengthChoice(at: usize, rule: Rule, kept: Memo<Kept>, may: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let (setter, acts) = (use_setter(), use_acts());
    let now = Memo::new(move |_| {
        let mut rules = kept.get();
        *(rule.strength)(&mut rules)
    });
    let choice = move |strength: Strength| {
        view! {
            <label class="segment" data-strength=format!("{strength:?}").to_lowercase()>
                <input
                    type="radio"
                    name=format!("rule-{at}")
                    disabled=move || !may.get()
                    prop:checked=move || now.get() == strength
                    on:change=move |_| change(setter, kept, acts, |rules| *(rule.strength)(rules) = strength)
                />
                <span>{words.settings.shifts.strength(strength)}</span>
            </label>
        }
    };
    view! {
        <div class="segments" role="radiogroup" aria-labelledby=format!("rule-{at}")>
            {Strength::ALL.map(choice).collect_view()}
        </div>
    }
}

fn change(setter: Setter, kept: Memo<Kept>, acts: crate::page::act::Acts, with: impl FnOnce(&mut Kept)) {
    let mut rules = kept.get_untracked();
    with(&mut rules);
    if let Err(rejection) = setter.set(Setting::RosterRules(rules)) {
        acts.warn(&rejection);
    }
}
