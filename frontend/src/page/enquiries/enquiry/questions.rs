//! What was asked, what was answered, and a field for the next question.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        clock::use_clock,
        edit::{Edit, Writes},
        enquiries::{ask::TopicField, desk::Wanted, use_enquiries},
        slot::Slot,
        tickets::lacks,
    },
    platform::{focus, random},
    store::use_store,
    ui::{Button, Field, Tag, composes},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use shared::{
    command::{EnquiryAnswer, EnquiryAsk, Rejection},
    enquiry::{Question, Topic},
    id::QuestionId,
    staff::Permission,
};

#[component]
pub fn Questions(shown: Shown) -> impl IntoView {
    let words = use_words();
    let ids = Memo::new(move |_| shown.read(|enquiry| enquiry.questions.keys().copied().collect::<Vec<_>>()));
    let one = move |id: QuestionId| view! { <Asked shown id /> };
    view! {
        <section class="section" aria-label=words.enquiries.questions>
            <h3>{words.enquiries.questions}</h3>
            <Show when=move || ids.with(Vec::is_empty)><p class="hint">{words.enquiries.no_questions}</p></Show>
            <ol class="enquiry-questions"><For each=move || ids.get() key=|id| *id children=one /></ol>
            <Ask shown />
        </section>
    }
}

#[component]
fn Asked(shown: Shown, id: QuestionId) -> impl IntoView {
    let words = use_words();
    let (store, acts, clock, desk) = (use_store(), use_acts(), use_clock(), use_enquiries());
    let question = Memo::new(move |_| shown.read(|enquiry| enquiry.questions.get(&id).cloned()));
    let read = move |read: fn(&Question) -> String| question.with(|question| question.as_ref().map(read));
    let asked = move || read(|question| question.asked.clone()).unwrap_or_default();
    let value = Signal::derive(move || read(|question| question.answer.clone()).unwrap_or_default());
    let reads = Signal::derive(move || match value.get() {
        none if none.is_empty() => words.enquiries.unanswered.to_owned(),
        answer => answer,
    });
    let topic = move || question.with(|question| question.as_ref().map(|question| words.topic(question.topic)));
    let when = move || {
        let at = question.with(|question| question.as_ref().map(|question| question.at))?;
        Some(view! { <time class="hint" title=clock.moment(at)>{clock.when(at)}</time> })
    };
    let may = Signal::derive(move || store.permits(Permission::TicketWork));
    // The first that nobody has answered is the one that the key means.
    let is_first = move || {
        shown.read(|enquiry| {
            let open = enquiry.questions.iter().find(|(_, question)| question.answer.is_empty());
            open.or_else(|| enquiry.questions.iter().next_back()).is_some_and(|(first, _)| *first == id)
        })
    };
    let begins = Memo::new(move |before: Option<&u32>| {
        let before = before.copied().unwrap_or_default();
        let is_wanted = desk.wanted.get() == Some(Wanted::Answer) && untrack(is_first);
        before + u32::from(is_wanted)
    });
    Effect::new(move || {
        if begins.get() > 0 {
            desk.wanted.set(None);
        }
    });
    let save = Callback::new(move |text: String| -> Result<(), Rejection> {
        acts.perform(words.enquiries.answered, EnquiryAnswer { enquiry: shown.id, question: id, text })
    });
    view! {
        <li class="enquiry-question">
            <p class="enquiry-asked">
                {move || topic().map(|topic| view! { <Tag text=topic /> })} " " <span>{asked}</span> " " {when}
            </p>
            {move || {
                let begins = begins.get() > 0;
                let label = untrack(|| (words.enquiries.answer_to)(&asked()));
                view! { <Edit label value reads writes=Writes::Lines may begins on_save=save /> }
            }}
        </li>
    }
}

/// The next question; what is typed is kept on the device.
#[component]
fn Ask(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts, desk) = (use_store(), use_acts(), use_enquiries());
    let slot = Slot::new(format!("enquiry/{}/ask", shown.id));
    let began = slot.begin();
    spawn_local(slot.read(began));
    let topic = RwSignal::new(Topic::Product);
    let error = RwSignal::new(None::<String>);
    let why_not = Signal::derive(move || lacks(store, words, Permission::TicketWork));
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        if let Some(text) = node.get().filter(|_| desk.wanted.get() == Some(Wanted::Question)) {
            let _ = text.focus();
            desk.wanted.set(None);
        }
    });
    let save = move || {
        let (text, _, leaving) = slot.all();
        let question = QuestionId(random::id());
        let asked = EnquiryAsk { enquiry: shown.id, question, topic: topic.get_untracked(), text };
        match acts.perform_with(words.enquiries.asked, asked, leaving) {
            Ok(()) => {
                slot.clear();
                error.set(None);
            }
            Err(why) => error.set(Some(words.refusal(&why))),
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        _ if composes(&event) => {}
        "Escape" => focus::leave(),
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            save();
        }
        _ => {}
    };
    view! {
        <form class="form enquiry-ask" on:submit=submit on:keydown=key>
            <TopicField topic name="topic-ask" />
            <Field label=words.enquiries.question error>
                <textarea
                    class="input"
                    rows="2"
                    maxlength="2000"
                    placeholder=words.enquiries.question_hint
                    node_ref=node
                    prop:value=move || slot.text.get()
                    on:input=move |event| slot.write(event_target_value(&event))
                ></textarea>
            </Field>
            <div><Button submits=true why_not key="Ctrl ↵">{words.enquiries.ask}</Button></div>
        </form>
    }
}
