//! Login and password. What went wrong stands above the button; after too many attempts the
//! button waits as long as the server asks.

use crate::{
    account::{SignInError, use_account},
    i18n::{Words, use_words},
    platform::clock,
    ui::{Button, Field, Look},
};
use leptos::{ev, html, prelude::*, task::spawn_local};

/// What the form is waiting for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wait {
    #[default]
    Nothing,
    Answer,
    /// So many more seconds.
    Seconds(u32),
}

#[component]
pub fn SignInForm(
    /// Called once the person is in.
    #[prop(optional, into)]
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let words = use_words();
    let account = use_account();
    let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (wait, error) = (RwSignal::new(Wait::Nothing), RwSignal::new(None::<String>));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if wait.get_untracked() != Wait::Nothing {
            return;
        }
        let (name, secret) = (login.get_untracked().trim().to_owned(), password.get_untracked());
        if name.is_empty() || secret.is_empty() {
            error.set(Some(words.sign_in.empty.to_owned()));
            return;
        }
        error.set(None);
        wait.set(Wait::Answer);
        spawn_local(async move {
            let answer = account.sign_in(name, secret).await;
            let done = answer.is_ok();
            settle(answer, words, wait, error).await;
            if let Some(on_done) = on_done.filter(|_| done) {
                on_done.try_run(());
            }
        });
    };
    // `autofocus` is heeded only while a page opens.
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    view! {
        <form class="sign-in-form" on:submit=submit>
            <Field label=words.sign_in.login>
                <input
                    class="input"
                    name="login"
                    autocomplete="username"
                    autocapitalize="none"
                    node_ref=node
                    required
                    bind:value=login
                />
            </Field>
            <Field label=words.sign_in.password>
                <input
                    class="input"
                    name="password"
                    type="password"
                    autocomplete="current-password"
                    required
                    bind:value=password
                />
            </Field>
            <FormError error wait />
            <Submit wait label=words.sign_in.sign_in />
        </form>
    }
}

/// Tells how an attempt ended. After too many it counts the seconds down.
pub async fn settle(
    answer: Result<(), SignInError>,
    words: &'static Words,
    wait: RwSignal<Wait>,
    error: RwSignal<Option<String>>,
) {
    let said = match answer {
        Ok(()) => None,
        Err(SignInError::Wrong) => Some(words.sign_in.wrong),
        Err(SignInError::Offline) => Some(words.sign_in.offline),
        Err(SignInError::Server) => Some(words.sign_in.server),
        Err(SignInError::TooMany { seconds }) => {
            for left in (1..=seconds).rev() {
                if wait.try_set(Wait::Seconds(left)).is_some() {
                    // The form is gone.
                    return;
                }
                clock::sleep(1000).await;
            }
            None
        }
    };
    let _ = error.try_set(said.map(str::to_owned));
    let _ = wait.try_set(Wait::Nothing);
}

#[component]
pub fn FormError(error: RwSignal<Option<String>>, wait: RwSignal<Wait>) -> impl IntoView {
    let words = use_words();
    let said = move || match wait.get() {
        Wait::Seconds(left) => Some((words.sign_in.too_many)(left)),
        _ => error.get(),
    };
    view! { <p class="form-error" role="alert">{said}</p> }
}

#[component]
pub fn Submit(wait: RwSignal<Wait>, label: &'static str) -> impl IntoView {
    let words = use_words();
    let why_not = Signal::derive(move || match wait.get() {
        Wait::Nothing => None,
        Wait::Answer => Some(words.sign_in.signing_in.to_owned()),
        Wait::Seconds(left) => Some((words.sign_in.too_many)(left)),
    });
    let text = move || if wait.get() == Wait::Answer { words.sign_in.signing_in } else { label };
    view! { <Button look=Look::Primary submits=true why_not>{text}</Button> }
}
