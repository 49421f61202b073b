//! A table of keys, for the sheet of all keys.

use super::Kbd;
use leptos::prelude::*;

/// Each row has keys and what they do. A space parts keys of which one is pressed, `+` joins keys
/// pressed together.
#[component]
pub fn Keys(#[prop(optional)] title: Option<&'static str>, rows: Vec<(&'static str, &'static str)>) -> impl IntoView {
    let row = |(keys, does): (&'static str, &'static str)| {
        let keys = keys.split(' ').map(|key| view! { <Kbd key=key.replace('+', " ") /> }).collect_view();
        view! { <div class="help-row"><dt>{keys}</dt><dd>{does}</dd></div> }
    };
    view! {
        {title.map(|title| view! { <h3>{title}</h3> })}
        <dl class="help">{rows.into_iter().map(row).collect_view()}</dl>
    }
}
