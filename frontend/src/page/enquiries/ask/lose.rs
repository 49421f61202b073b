//! Why somebody did not buy (O4, 成交失败).

use crate::{
    i18n::use_words,
    page::{act::use_acts, enquiries::use_enquiries},
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, html, prelude::*};
use shared::{
    enquiry::{Loss, Outcome},
    id::EnquiryId,
};

#[component]
pub fn LoseForm(id: EnquiryId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store, desk) = (use_acts(), use_store(), use_enquiries());
    let say = &words.enquiries;
    let (reason, note) = (RwSignal::new(Loss::Price), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let to = Outcome::Lost { reason: reason.get_untracked(), note: note.get_untracked().trim().to_owned() };
        let said = words.became(Some(&to));
        let Some(moved) = desk.close(id, Some(to)) else { return };
        match acts.perform(said, moved) {
            Ok(()) => close.run(()),
            Err(why) => error.set(Some(store.with_untracked(|world| words.refused(&why, world)))),
        }
    };
    let first = NodeRef::<html::Input>::new();
    Effect::new(move || first.get().iter().for_each(|input| drop(input.focus())));
    let one = move |(at, own): (usize, Loss)| {
        let chosen = move || reason.get() == own;
        let set = move |_| reason.set(own);
        let input = match at {
            0 => {
                view! { <input type="radio" name="loss" node_ref=first prop:checked=chosen on:change=set /> }.into_any()
            }
            _ => view! { <input type="radio" name="loss" prop:checked=chosen on:change=set /> }.into_any(),
        };
        view! { <label class="segment">{input}<span>{words.loss(own)}</span></label> }
    };
    view! {
        <form class="form" on:submit=submit>
            <div class="segments segments-wrap" role="radiogroup" aria-label=say.loss>
                {Loss::ALL.into_iter().enumerate().map(one).collect_view()}
            </div>
            <Field label=say.loss_note error>
                <textarea class="input" rows="2" maxlength="500" bind:value=note></textarea>
            </Field>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{say.lose}</Button>
            </div>
        </form>
    }
}
