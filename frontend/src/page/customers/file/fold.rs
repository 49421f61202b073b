//! A fact that is more than a line of text: it reads as one, and opens as a form where it stands.

use crate::{i18n::use_words, ui::composes};
use leptos::{ev, html, prelude::*};

/// What a form calls when it is done.
pub type Leave = Callback<()>;

#[component]
pub fn Fold<Form, View>(
    #[prop(into)] label: String,
    /// How it reads.
    #[prop(into)]
    reads: Signal<String>,
    #[prop(into)] may: Signal<bool>,
    /// Opens at once: somebody asked for it.
    #[prop(optional)]
    begins: bool,
    #[prop(into)] on_leave: Leave,
    form: Form,
) -> impl IntoView
where
    Form: Fn(Leave) -> View + Send + Sync + 'static,
    View: IntoView + 'static,
{
    let words = use_words();
    let open = RwSignal::new(begins);
    let named = (words.settings.edit)(&label);
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
        on_leave.run(());
    });
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() && !composes(&event) {
            event.prevent_default();
            event.stop_propagation();
            leave.run(());
        }
    };
    let closed = move || {
        let named = named.clone();
        view! {
            <span class="edit-value">{move || reads.get()}</span>
            <Show when=move || may.get()>
                <button
                    class="button button-quiet edit-open"
                    type="button"
                    aria-label=named.clone()
                    node_ref=button
                    on:click=move |_| open.set(true)
                >
                    {words.settings.change}
                </button>
            </Show>
        }
    };
    view! {
        <div class="edit" class:edit-writing=move || open.get() on:keydown=key>
            <span class="edit-label">{label}</span>
            {move || match open.get() && may.get() {
                true => form(leave).into_any(),
                false => closed().into_any(),
            }}
        </div>
    }
}
