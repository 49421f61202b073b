//! What a question is about, to choose.

use crate::i18n::use_words;
use leptos::prelude::*;
use shared::enquiry::Topic;

#[component]
pub fn TopicField(topic: RwSignal<Topic>, name: &'static str) -> impl IntoView {
    let words = use_words();
    let one = move |own: Topic| {
        view! {
            <label class="segment">
                <input type="radio" name=name prop:checked=move || topic.get() == own on:change=move |_| topic.set(own) />
                <span>{words.topic(own)}</span>
            </label>
        }
    };
    view! {
        <div class="segments segments-wrap" role="radiogroup" aria-label=words.enquiries.topic>
            {Topic::ALL.map(one).collect_view()}
        </div>
    }
}
