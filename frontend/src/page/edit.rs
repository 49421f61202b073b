//! One value with its label, changed where it stands: Enter saves, Esc leaves it as it was. A refusal
//! stands at the field, and what was typed stays.

use crate::{
    i18n::use_words,
    ui::{Button, Field, Look, composes},
};
use leptos::{ev, html, prelude::*};
use shared::command::Rejection;

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Writes {
    #[default]
    Line,
    /// Several lines; Ctrl and Enter save.
    Lines,
    Number {
        least: u32,
        most: u32,
    },
    Date,
    /// A name of a time zone, with the usual ones to choose from.
    Zone,
}

/// The id of the list of usual time zones.
const ZONES: &str = "usual-zones";
const USUAL_ZONES: [&str; 10] = [
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Taipei",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
];

/// Saves what was typed.
pub type Save = Callback<String, Result<(), Rejection>>;

#[component]
pub fn Edit(
    #[prop(into)] label: String,
    /// What is written now.
    #[prop(into)]
    value: Signal<String>,
    /// How it reads, where that is not how it is written.
    #[prop(optional, into)]
    reads: Option<Signal<String>>,
    #[prop(optional)] writes: Writes,
    /// Whether this person may change it.
    #[prop(into)]
    may: Signal<bool>,
    /// Opens at once: somebody asked for it.
    #[prop(optional)]
    begins: bool,
    #[prop(into)] on_save: Save,
    /// It was saved, or left as it was.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let words = use_words();
    let open = RwSignal::new(begins);
    let named = StoredValue::new((words.settings.edit)(&label));
    let shown = move || reads.map_or_else(|| value.get(), |reads| reads.get());
    let empty = move || shown().is_empty();
    let button = NodeRef::<html::Button>::new();
    let back = StoredValue::new(false);
    Effect::new(move || {
        if let Some(button) = button.get().filter(|_| back.try_get_value() == Some(true)) {
            back.set_value(false);
            let _ = button.focus();
        }
    });
    let leave = Callback::new(move |()| {
        back.set_value(true);
        open.set(false);
        on_leave.into_iter().for_each(|left| left.run(()));
    });
    let closed = move || {
        view! {
            <span class="edit-value" class:edit-none=empty>
                {move || if empty() { words.settings.none_yet.to_owned() } else { shown() }}
            </span>
            <Show when=move || may.get()>
                <button
                    class="button button-quiet edit-open"
                    type="button"
                    aria-label=named.get_value()
                    node_ref=button
                    on:click=move |_| open.set(true)
                >
                    {words.settings.change}
                </button>
            </Show>
        }
    };
    // A memo: what is typed must not go because something else in the world has changed.
    let writing = Memo::new(move |_| open.get() && may.get());
    view! {
        <div class="edit" class:edit-writing=move || open.get()>
            <span class="edit-label">{label.clone()}</span>
            {move || match writing.get() {
                true => view! { <Form label=label.clone() value=value.get_untracked() writes on_save on_leave=leave /> }.into_any(),
                false => closed().into_any(),
            }}
        </div>
    }
}

#[component]
fn Form(label: String, value: String, writes: Writes, on_save: Save, on_leave: Callback<()>) -> impl IntoView {
    let words = use_words();
    let text = RwSignal::new(value);
    let error = RwSignal::new(None::<String>);
    let save = move || {
        let typed = text.get_untracked().trim().to_owned();
        match check(&typed, writes) {
            Some((least, most)) => error.set(Some((words.settings.number_between)(least, most))),
            None => match on_save.run(typed) {
                Ok(()) => on_leave.run(()),
                Err(rejection) => error.set(Some(words.refusal(&rejection))),
            },
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        _ if composes(&event) => {}
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            on_leave.run(());
        }
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            save();
        }
        _ => {}
    };
    view! {
        <form class="edit-form" on:submit=submit on:keydown=key>
            <div class="edit-field">
                <Field label=label error><Input text writes /></Field>
            </div>
            <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            <Button on_press=on_leave>{words.shell.cancel}</Button>
        </form>
    }
}

/// The limits that a number does not keep.
fn check(typed: &str, writes: Writes) -> Option<(u32, u32)> {
    let Writes::Number { least, most } = writes else { return None };
    let keeps = typed.parse::<u32>().is_ok_and(|number| (least..=most).contains(&number));
    (!keeps).then_some((least, most))
}

#[component]
fn Input(text: RwSignal<String>, writes: Writes) -> impl IntoView {
    // `autofocus` is heeded only while a page opens.
    let (line, lines) = (NodeRef::<html::Input>::new(), NodeRef::<html::Textarea>::new());
    Effect::new(move || {
        if let Some(line) = line.get() {
            let _ = line.focus();
            line.select();
        }
        lines.get().iter().for_each(|lines| drop(lines.focus()));
    });
    let kind = if writes == Writes::Date { "date" } else { "text" };
    let digits = matches!(writes, Writes::Number { .. });
    match writes {
        Writes::Lines => {
            view! { <textarea class="input" rows="3" node_ref=lines bind:value=text></textarea> }.into_any()
        }
        _ => view! {
            <input
                class="input"
                type=kind
                inputmode=digits.then_some("numeric")
                list=(writes == Writes::Zone).then_some(ZONES)
                autocomplete="off"
                node_ref=line
                bind:value=text
            />
            {(writes == Writes::Zone).then(|| view! { <datalist id=ZONES>{zones()}</datalist> })}
        }
        .into_any(),
    }
}

fn zones() -> impl IntoView {
    USUAL_ZONES.map(|zone| view! { <option value=zone></option> }).collect_view()
}
