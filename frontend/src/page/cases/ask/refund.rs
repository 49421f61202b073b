//! Notes that a refund was paid (A8): only while the server answers, so that it is paid once.

use crate::{
    i18n::{format::money, use_words},
    page::{act::use_acts, cases::use_cases},
    store::use_store,
    ui::{Button, Field, Look, Notice, Segments, Tone},
};
use leptos::{ev, prelude::*, task::spawn_local};
use shared::{aftersale::Method, command::CaseRefund, id::CaseId};

#[component]
pub fn RefundForm(id: CaseId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_cases(), use_store());
    let case = desk.case(id);
    let order = case.as_ref().and_then(|case| store.with_untracked(|world| world.orders.get(&case.order).cloned()));
    let methods = order.map_or(&[][..], |order| Method::of(&order));
    let method = RwSignal::new(methods.first().copied().unwrap_or(Method::Platform));
    let reference = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    // What the person saw is what is paid: it does not change under their hands.
    let due = case.map(|case| case.refund_due()).unwrap_or_default();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let reference = reference.get_untracked().trim().to_owned();
        let command = CaseRefund { case: id, amount: due, method: method.get_untracked(), reference };
        spawn_local(async move {
            let done = store.act(command).await;
            let _ = busy.try_set(false);
            match done {
                Ok(()) => {
                    acts.say((words.cases.refund_done)(&money(due)));
                    close.try_run(());
                }
                Err(why) => drop(error.try_set(Some(words.refusal(&why)))),
            }
        });
    };
    let offline =
        move || (!store.is_online()).then(|| view! { <Notice tone=Tone::Warn>{words.cases.refund_offline}</Notice> });
    let why_not = Signal::derive(move || busy.get().then(|| words.cases.refund_busy.to_owned()));
    view! {
        <form class="form" on:submit=submit>
            <p class="refund-due"><span>{words.cases.refund_due}</span> <b class="number">{money(due)}</b></p>
            <p class="hint">{words.cases.refund_hint}</p>
            {offline}
            <Segments
                label=words.cases.method
                name="method"
                all=methods.iter().map(|method| (*method, words.method(*method)))
                is_chosen=move |own| method.get() == own
                on_choose=move |own| method.set(own)
                wraps=true
            />
            <Field label=words.cases.reference error>
                <input class="input" maxlength="100" autocomplete="off" bind:value=reference />
            </Field>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true why_not>{words.cases.refund_do}</Button>
            </div>
        </form>
    }
}
