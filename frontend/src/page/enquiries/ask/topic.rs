//! What a question is about, to choose.

use crate::{i18n::use_words, ui::Segments};
use leptos::prelude::*;
use shared::enquiry::Topic;

#[component]
pub fn TopicField(topic: RwSignal<Topic>, name: &'static str) -> impl IntoView {
    let words = use_words();
    view! {
        <Segments
            label=words.enquiries.topic
            name
            all=Topic::ALL.map(|topic| (topic, words.topic(topic)))
            is_chosen=move |own| topic.get() == own
            on_choose=move |own| topic.set(own)
            wraps=true
        />
    }
}
