//! A button. One that can't be pressed says why, and stays reachable so that it can be heard.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Plain,
    /// The one thing to do next.
    Primary,
    /// Without a border, beside text.
    Quiet,
    /// Destroys something.
    Danger,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Plain => "button",
            Look::Primary => "button button-primary",
            Look::Quiet => "button button-quiet",
            Look::Danger => "button button-danger",
        }
    }
}

#[component]
pub fn Button(
    #[prop(optional)] look: Look,
    /// Why it can't be pressed now, in words.
    #[prop(optional, into)]
    why_not: Signal<Option<String>>,
    /// The key that does the same.
    #[prop(optional)]
    key: &'static str,
    /// Whether it sends the form that it stands in.
    #[prop(optional)]
    submits: bool,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let refuses = Memo::new(move |_| why_not.with(Option::is_some));
    let press = move |event: leptos::ev::MouseEvent| {
        if refuses.get_untracked() {
            event.prevent_default();
            // A tap doesn't give the focus everywhere, and the reason shows with it.
            let button = event.current_target().and_then(|button| button.dyn_into::<HtmlElement>().ok());
            button.iter().for_each(|button| drop(button.focus()));
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class=look.class()
            type=if submits { "submit" } else { "button" }
            aria-disabled=move || refuses.get().then_some("true")
            title=move || why_not.get()
            aria-keyshortcuts=(!key.is_empty()).then_some(key)
            on:click=press
        >
            {children()}
            {(!key.is_empty()).then(|| view! { <kbd class="kbd" aria-hidden="true">{key}</kbd> })}
        </button>
    }
}
