//! The locked screen. Nothing of the work is in the page while it shows.

use super::form::{FormError, Submit, Wait, settle};
use crate::{
    account::{Session, Unsent, use_account},
    i18n::use_words,
    ui::{Button, Field, Look},
};
use leptos::{ev, html, prelude::*, task::spawn_local};

#[component]
pub fn LockedPage(session: Session) -> impl IntoView {
    let words = use_words();
    let account = use_account();
    let password = RwSignal::new(String::new());
    let (wait, error) = (RwSignal::new(Wait::Nothing), RwSignal::new(None::<String>));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if wait.get_untracked() != Wait::Nothing {
            return;
        }
        let secret = password.get_untracked();
        wait.set(Wait::Answer);
        spawn_local(async move {
            let answer = account.unlock(secret).await;
            settle(answer, words, wait, error).await;
        });
    };
    // `autofocus` is heeded only while a page opens.
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    // Unsent work stays on the device for the person who did it.
    let leave = move |()| spawn_local(async move { account.sign_out(Unsent::Keep).await });
    view! {
        <main class="sign-in" id="content">
            <div class="sign-in-card">
                <h1 class="sign-in-brand">{words.sign_in.locked}</h1>
                <p class="sign-in-tagline">{(words.sign_in.locked_hint)(&session.name)}</p>
                <form class="sign-in-form" on:submit=submit>
                    <input
                        class="unseen"
                        name="login"
                        autocomplete="username"
                        value=session.name.clone()
                        tabindex="-1"
                        aria-hidden="true"
                        readonly
                    />
                    <Field label=words.sign_in.password>
                        <input
                            class="input"
                            name="password"
                            type="password"
                            autocomplete="current-password"
                            node_ref=node
                            required
                            bind:value=password
                        />
                    </Field>
                    <FormError error wait />
                    <Submit wait label=words.sign_in.unlock />
                </form>
                <Button look=Look::Quiet on_press=leave>{words.sign_in.other_person}</Button>
            </div>
        </main>
    }
}
