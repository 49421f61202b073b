//! How much less than the list price: within one's limit at once, above it with a reason for who signs.

use crate::{
    i18n::{format::money, use_words},
    page::{act::use_acts, enquiries::use_enquiries},
    platform::random,
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, html, prelude::*};
use shared::{
    command::{self, EnquiryDiscount, Invalid, Rejection},
    id::{ApprovalId, EnquiryId},
    money::Fen,
};

#[component]
pub fn DiscountForm(id: EnquiryId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store, desk) = (use_acts(), use_store(), use_enquiries());
    let say = &words.enquiries;
    let (amount, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<Rejection>);
    // What the person saw when they began.
    let expect = desk.enquiry(id).map(|enquiry| enquiry.off()).unwrap_or_default();
    let me = store.me();
    let limit = Memo::new(move |_| {
        store.with(|world| Some(world.workspace()?.discount_limit(world.staff.get(&me)?))).unwrap_or_default()
    });
    let off = Memo::new(move |_| amount.with(|typed| Fen::from_yuan(typed)));
    let is_above = Memo::new(move |_| off.get().is_some_and(|off| off > limit.get()));
    let hint = move || match (off.get(), is_above.get()) {
        (None, _) => (say.discount_hint)(&money(limit.get())),
        (_, true) => (say.above_limit)(&money(limit.get())),
        (_, false) => (say.within_limit)(&money(limit.get())),
    };
    let verb = move || if is_above.get() { say.apply } else { say.grant };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(off) = off.get_untracked().filter(|off| *off > Fen::ZERO) else {
            return error.set(Some(Rejection::Invalid { field: command::Field::Amount, why: Invalid::Unknown }));
        };
        let said = if is_above.get_untracked() { (say.applied)(&money(off)) } else { (say.granted)(&money(off)) };
        let (approval, reason) = (ApprovalId(random::id()), reason.get_untracked().trim().to_owned());
        match acts.perform(said, EnquiryDiscount { enquiry: id, expect, off, approval, reason }) {
            Ok(()) => close.run(()),
            Err(why) => error.set(Some(why)),
        }
    };
    let is_of = move |field: command::Field| {
        Signal::derive(move || {
            let why = error.get()?;
            let own = matches!(why, Rejection::Invalid { field: wrong, .. } if wrong == field);
            let others = field == command::Field::Amount
                && !matches!(why, Rejection::Invalid { field: command::Field::Reason, .. });
            (own || others).then(|| store.with_untracked(|world| words.refused(&why, world)))
        })
    };
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let chip = move |usual: &'static str| {
        view! { <button class="pick" type="button" on:click=move |_| reason.set(usual.to_owned())>{usual}</button> }
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label=say.off error=is_of(command::Field::Amount)>
                <input class="input number" inputmode="decimal" autocomplete="off" node_ref=node bind:value=amount />
            </Field>
            <p class="hint" role="status">{hint}</p>
            <Show when=move || is_above.get()>
                <Field label=say.why error=is_of(command::Field::Reason)>
                    <textarea class="input" rows="2" maxlength="500" bind:value=reason></textarea>
                </Field>
                <div class="picks">{say.usual_reasons.split('|').map(chip).collect_view()}</div>
            </Show>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{verb}</Button>
            </div>
        </form>
    }
}
