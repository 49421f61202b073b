//! New passwords: made by the server or typed, and handed over once.

use super::{
    Asking, People,
    form::{Part, Wrong, at},
    refusal,
};
use crate::{
    account::team,
    i18n::use_words,
    page::act::use_acts,
    platform::clipboard,
    ui::{Button, Field, Icon, Look, Segments, Sign},
};
use leptos::{ev, prelude::*, task::spawn_local};
use shared::staff::Staff;

/// Whether the password is made or typed, and what is typed.
#[derive(Clone, Copy)]
pub struct Choice {
    types: RwSignal<bool>,
    text: RwSignal<String>,
}

impl Choice {
    pub fn new() -> Choice {
        Choice { types: RwSignal::new(false), text: RwSignal::new(String::new()) }
    }

    /// What was typed; `None` when the server shall make one.
    pub fn typed(self) -> Option<String> {
        self.types.get_untracked().then(|| self.text.get_untracked())
    }
}

#[component]
pub fn PasswordChoice(choice: Choice, wrong: Wrong) -> impl IntoView {
    let words = use_words();
    let people = &words.settings.people;
    view! {
        <div class="field">
            <span class="field-label">{people.password}</span>
            <Segments
                label=people.password
                name="password-choice"
                all=[(false, people.password_made), (true, people.password_typed)]
                is_chosen=move |types| choice.types.get() == types
                on_choose=move |types| choice.types.set(types)
            />
        </div>
        <Show when=move || choice.types.get()>
            <Field label=people.password_new error=at(wrong, Part::Password)>
                <input
                    class="input input-code"
                    autocomplete="new-password"
                    autocapitalize="none"
                    spellcheck="false"
                    placeholder=people.password_hint
                    bind:value=choice.text
                />
            </Field>
        </Show>
    }
}

#[component]
pub fn PasswordForm(people: People, staff: Staff) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let choice = Choice::new();
    let wrong = Wrong::new(None);
    let (id, name) = (staff.id, StoredValue::new(staff.name));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if people.busy.get_untracked() {
            return;
        }
        people.busy.set(true);
        // What was typed is read now: the form may be gone when the answer comes.
        let (name, typed) = (name.get_value(), choice.typed());
        spawn_local(async move {
            match team::reset(id, typed.as_deref()).await {
                Ok(Some(password)) => people.answered(Some(Asking::Handover { name, password })),
                Ok(None) => {
                    people.answered(None);
                    acts.say((words.settings.people.saved)(&name));
                }
                Err(refused) => {
                    let _ = people.busy.try_set(false);
                    let _ = wrong.try_set(Some((Part::Password, refusal(words, &refused))));
                }
            }
        });
    };
    // A made password has no field at which a refusal could stand.
    let apart = move || at(wrong, Part::Password).get().filter(|_| !choice.types.get());
    view! {
        <form class="form" on:submit=submit>
            <p class="hint">{words.settings.people.reset_hint}</p>
            <PasswordChoice choice wrong />
            {move || apart().map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
            <div class="dialog-foot">
                <Button on_press=move |()| people.close()>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true why_not=people.why_not>{words.settings.people.reset}</Button>
            </div>
        </form>
    }
}

/// Shows a password that was made, this once.
#[component]
pub fn Handover(people: People, name: String, password: String) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let shown = password.clone();
    let copy = move |()| {
        clipboard::copy(&password);
        acts.say(words.shell.copied);
    };
    view! {
        <div class="form">
            <p><strong>{name}</strong></p>
            <p class="handover"><code>{shown}</code></p>
            <p class="hint">{words.settings.people.made_hint}</p>
            <div class="dialog-foot">
                <Button on_press=copy><Icon sign=Sign::Copy /> {words.settings.people.copy_password}</Button>
                <Button look=Look::Primary on_press=move |()| people.close()>{words.settings.people.done}</Button>
            </div>
        </div>
    }
}
