//! Toasts: what was just done, with the way back, for a few seconds. A screen reader hears them;
//! who points at one or tabs into it keeps it.

use super::{
    Tone,
    icon::{Icon, Sign},
};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// How long a toast stays, in milliseconds. One with a way back stays longer.
const STAYS: u32 = 5_000;
const STAYS_LONGER: u32 = 9_000;
/// More than these are in the way.
const MOST: usize = 3;

#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    tone: Tone,
    action: Option<(String, Action)>,
}

/// A shared closure and no `Callback`: that would end with whatever put the toast up.
type Action = Arc<dyn Fn() + Send + Sync>;

/// Where toasts are put.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    last: StoredValue<u32>,
}

pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(Toasts::new)
}

impl Toasts {
    pub fn new() -> Toasts {
        Toasts { shown: RwSignal::new(Vec::new()), last: StoredValue::new(0) }
    }

    pub fn say(self, text: impl Into<String>) {
        self.put(text.into(), Tone::Neutral, None);
    }

    pub fn warn(self, text: impl Into<String>) {
        self.put(text.into(), Tone::Bad, None);
    }

    pub fn offer(self, text: impl Into<String>, label: &str, action: impl Fn() + Send + Sync + 'static) {
        self.put(text.into(), Tone::Neutral, Some((label.to_owned(), Arc::new(action))));
    }

    pub fn clear(self) {
        let _ = self.shown.try_update(Vec::clear);
    }

    fn put(self, text: String, tone: Tone, action: Option<(String, Action)>) {
        let stays = if action.is_some() || tone == Tone::Bad { STAYS_LONGER } else { STAYS };
        let Some(id) = self.last.try_update_value(|last| {
            *last += 1;
            *last
        }) else {
            return;
        };
        let _ = self.shown.try_update(|shown| {
            shown.push(Toast { id, text, tone, action });
            let over = shown.len().saturating_sub(MOST);
            shown.drain(..over);
        });
        self.remove_after(stays, id);
    }

    fn remove_after(self, stays: u32, id: u32) {
        let end = move || match is_held(id) {
            true => self.remove_after(STAYS, id),
            false => self.remove(id),
        };
        Timeout::new(stays, end).forget();
    }

    fn remove(self, id: u32) {
        let _ = self.shown.try_update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// Somebody points at it, or is on one of its buttons.
fn is_held(id: u32) -> bool {
    let held = format!("#toast-{id}:is(:hover, :focus-within)");
    matches!(document().query_selector(&held), Ok(Some(_)))
}

#[component]
pub fn ToastRegion(label: &'static str, close: &'static str) -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <section class="toast-region" aria-label=label aria-live="polite">
            <For each=move || toasts.shown.get() key=|toast| toast.id let:toast>
                <One toast toasts close />
            </For>
        </section>
    }
}

#[component]
fn One(toast: Toast, toasts: Toasts, close: &'static str) -> impl IntoView {
    let Toast { id, text, tone, action } = toast;
    let action = action.map(|(label, act)| {
        let press = move |_| {
            toasts.remove(id);
            act();
        };
        view! { <button class="toast-action" type="button" on:click=press>{label}</button> }
    });
    view! {
        <div class="toast" id=format!("toast-{id}") data-tone=tone.word() role=if tone == Tone::Bad { "alert" } else { "status" }>
            <span>{text}</span>
            {action}
            <button class="toast-close" type="button" aria-label=close on:click=move |_| toasts.remove(id)>
                <Icon sign=Sign::Close />
            </button>
        </div>
    }
}
