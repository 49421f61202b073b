//! One kind of shift as a form, with its cell and its hours as they will be.

use crate::{
    i18n::{Words, use_words},
    page::{
        roster::colour_word,
        settings::{own, use_setter},
    },
    ui::{Button, Field, Look, ShiftMark},
};
use leptos::{ev, prelude::*};
use shared::{
    command::{Field as Named, Rejection, Setting},
    roster::shift::{Colour, DayPart, ShiftType},
    time::TimeOfDay,
};

/// What is being written, as it is typed.
#[derive(Clone, Copy)]
struct Typed {
    known: StoredValue<ShiftType>,
    name: RwSignal<String>,
    mark: RwSignal<String>,
    part: RwSignal<DayPart>,
    starts: RwSignal<String>,
    ends: RwSignal<String>,
    pause: RwSignal<String>,
    needed: RwSignal<String>,
    colour: RwSignal<Colour>,
}

/// The field that is wrong, and how.
type Wrong = Option<(Named, String)>;

impl Typed {
    fn of(words: &'static Words, shift: ShiftType) -> Typed {
        let named = words.shift_name(&shift);
        let name = if named == shift.id.0 { String::new() } else { named };
        let mark = if name.is_empty() { String::new() } else { words.shift_mark(&shift) };
        Typed {
            name: RwSignal::new(name),
            mark: RwSignal::new(mark),
            part: RwSignal::new(shift.part),
            starts: RwSignal::new(shift.starts.to_string()),
            ends: RwSignal::new(shift.ends.to_string()),
            pause: RwSignal::new(shift.pause.to_string()),
            needed: RwSignal::new(shift.needed.to_string()),
            colour: RwSignal::new(shift.colour),
            known: StoredValue::new(shift),
        }
    }

    /// The shift, or what is wrong with it. Tracked, so that the preview follows.
    fn shift(self, words: &'static Words) -> Result<ShiftType, (Named, String)> {
        let shifts = &words.settings.shifts;
        let time = |text: String| text.parse::<TimeOfDay>().map_err(|_| (Named::Day, shifts.time_bad.to_owned()));
        let number =
            |text: String| text.trim().parse::<u16>().map_err(|_| (Named::Number, shifts.number_bad.to_owned()));
        let known = self.known.get_value();
        let house = ShiftType { name: String::new(), mark: String::new(), ..known.clone() };
        let shift = ShiftType {
            name: own(self.name.get().trim().to_owned(), &words.shift_name(&house)),
            mark: own(self.mark.get().trim().to_owned(), &words.shift_mark(&house)),
            part: self.part.get(),
            starts: time(self.starts.get())?,
            ends: time(self.ends.get())?,
            pause: number(self.pause.get())?,
            needed: number(self.needed.get())?,
            colour: self.colour.get(),
            id: known.id,
        };
        match () {
            () if self.name.with(|name| name.trim().is_empty()) => {
                Err((Named::Name, words.settings.name_needed.to_owned()))
            }
            () if shift.minutes() == 0 => Err((Named::Number, shifts.pause_long.to_owned())),
            () => Ok(shift),
        }
    }
}

#[component]
pub fn ShiftForm(shift: ShiftType, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let setter = use_setter();
    let typed = Typed::of(words, shift);
    let wrong = RwSignal::new(None::<(Named, String)>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let refused = |rejection: Rejection| {
            let field = if let Rejection::Invalid { field, .. } = rejection { field } else { Named::Name };
            (field, words.refusal(&rejection))
        };
        let saved = untrack(|| typed.shift(words));
        match saved.and_then(|shift| setter.set(Setting::ShiftType(shift)).map_err(refused)) {
            Ok(()) => close.run(()),
            Err(why) => wrong.set(Some(why)),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <Preview typed />
            <Names typed wrong />
            <Times typed wrong />
            <PartChoice typed />
            <ColourChoice typed />
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            </div>
        </form>
    }
}

fn at(wrong: RwSignal<Wrong>, fields: &'static [Named]) -> Signal<Option<String>> {
    Signal::derive(move || wrong.get().filter(|(field, _)| fields.contains(field)).map(|(_, why)| why))
}

/// The cell as it will stand in the grid, and what the shift comes to.
#[component]
fn Preview(typed: Typed) -> impl IntoView {
    let words = use_words();
    let shift = Memo::new(move |_| typed.shift(words).ok());
    let mark = Signal::derive(move || {
        shift.with(|shift| shift.as_ref().map(|shift| words.shift_mark(shift))).unwrap_or_default()
    });
    let colour = Signal::derive(move || colour_word(typed.colour.get()));
    let says = move || {
        shift.get().map(|shift| {
            let next = if shift.ends <= shift.starts { words.settings.shifts.next_day } else { "" };
            format!("{} {next} · {}", words.shift_times(&shift), (words.settings.shifts.hours)(shift.minutes()))
        })
    };
    view! {
        <p class="shift-preview">
            <span class="hint">{words.settings.shifts.preview}</span>
            <ShiftMark colour mark />
            <span class="number">{says}</span>
        </p>
    }
}

#[component]
fn Names(typed: Typed, wrong: RwSignal<Wrong>) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="form-row">
            <Field label=words.settings.name error=at(wrong, &[Named::Name])>
                <input class="input" maxlength="40" autocomplete="off" bind:value=typed.name />
            </Field>
            <Field label=words.settings.shifts.mark error=at(wrong, &[Named::Shift])>
                <input class="input" maxlength="2" autocomplete="off" placeholder=words.settings.shifts.mark_hint bind:value=typed.mark />
            </Field>
        </div>
    }
}

#[component]
fn Times(typed: Typed, wrong: RwSignal<Wrong>) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="form-row">
            <Field label=words.settings.shifts.starts error=at(wrong, &[Named::Day])>
                <input class="input" type="time" required bind:value=typed.starts />
            </Field>
            <Field label=words.settings.shifts.ends>
                <input class="input" type="time" required bind:value=typed.ends />
            </Field>
        </div>
        <div class="form-row">
            <Field label=words.settings.shifts.pause error=at(wrong, &[Named::Number])>
                <input class="input" inputmode="numeric" autocomplete="off" bind:value=typed.pause />
            </Field>
            <Field label=words.settings.shifts.needed>
                <input class="input" inputmode="numeric" autocomplete="off" bind:value=typed.needed />
                <small class="hint">{words.settings.shifts.needed_hint}</small>
            </Field>
        </div>
    }
}

#[component]
fn PartChoice(typed: Typed) -> impl IntoView {
    let words = use_words();
    let choose = move |event| {
        let at = event_target_value(&event).parse().unwrap_or(0usize);
        DayPart::ALL.get(at).into_iter().for_each(|part| typed.part.set(*part));
    };
    let option = move |(at, part): (usize, DayPart)| {
        let selected = typed.part.get_untracked() == part;
        view! { <option value=at.to_string() selected=selected>{words.day_part(part)}</option> }
    };
    view! {
        <Field label=words.settings.shifts.part>
            <select class="input" on:change=choose>{DayPart::ALL.into_iter().enumerate().map(option).collect_view()}</select>
            <small class="hint">{words.settings.shifts.part_hint}</small>
        </Field>
    }
}

#[component]
fn ColourChoice(typed: Typed) -> impl IntoView {
    let words = use_words();
    let mark = move || typed.mark.with(|mark| if mark.trim().is_empty() { "·".to_owned() } else { mark.clone() });
    let choice = |colour: Colour| {
        view! {
            <label class="swatch">
                <input
                    type="radio"
                    name="colour"
                    checked=typed.colour.get_untracked() == colour
                    on:change=move |_| typed.colour.set(colour)
                />
                <ShiftMark colour=Signal::stored(colour_word(colour)) mark=Signal::derive(mark) />
                <small>{words.colour(colour)}</small>
            </label>
        }
    };
    view! {
        <fieldset class="swatches">
            <legend class="field-label">{words.settings.shifts.colour}</legend>
            {Colour::ALL.map(choice).collect_view()}
        </fieldset>
    }
}
