//! What was taken off the list price, by whom, and what of it waits to be signed (O4, 优惠申请).

use super::Shown;
use crate::{
    i18n::{format::money, use_words},
    page::{
        act::use_acts,
        approvals::ApprovalCard,
        clock::use_clock,
        enquiries::{Asking, use_enquiries},
        tickets::lacks,
    },
    platform::random,
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{command::EnquiryDiscount, id::ApprovalId, money::Fen, staff::Permission};
use std::cmp::Reverse;

#[component]
pub fn DiscountSection(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_enquiries());
    let (id, say) = (shown.id, &words.enquiries);
    let is_open = Memo::new(move |_| shown.read(|enquiry| enquiry.is_open()));
    let waits = Memo::new(move |_| store.with(|world| world.waiting_discount(id).is_some()));
    let why_not = Signal::derive(move || lacks(store, words, Permission::TicketWork));
    let approvals = Memo::new(move |_| {
        let mut found: Vec<_> = store.with(|world| {
            let about = world.approvals_of(id);
            about.map(|approval| (!approval.is_open(), Reverse(approval.at), approval.id)).collect()
        });
        found.sort_unstable();
        found.into_iter().map(|(_, _, id)| id).collect::<Vec<ApprovalId>>()
    });
    let card = |id: ApprovalId| view! { <ApprovalCard id /> };
    view! {
        <section class="section" aria-label=say.discount>
            <div class="section-head">
                <h3>{say.discount}</h3>
                <Show when=move || is_open.get() && !waits.get()>
                    <Button key="d" why_not on_press=move |()| desk.ask(Asking::Discount(id))>{say.grant}</Button>
                </Show>
            </div>
            <Granted shown />
            <For each=move || approvals.get() key=|id| *id children=card />
        </section>
    }
}

/// What holds now, and the way to take it back.
#[component]
fn Granted(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts, clock) = (use_store(), use_acts(), use_clock());
    let say = &words.enquiries;
    let granted = Memo::new(move |_| shown.read(|enquiry| enquiry.discount));
    let may = Memo::new(move |_| store.permits(Permission::TicketWork) && shown.read(|enquiry| enquiry.is_open()));
    let back = move |()| {
        let expect = untrack(|| shown.read(|enquiry| enquiry.off()));
        let (approval, reason) = (ApprovalId(random::id()), String::new());
        acts.attempt(say.taken_back, EnquiryDiscount { enquiry: shown.id, expect, off: Fen::ZERO, approval, reason });
    };
    move || match granted.get() {
        None => view! { <p class="hint">{say.discount_none}</p> }.into_any(),
        Some(discount) => {
            let by = discount.by.map(|by| (say.granted_by)(&store.with(|world| words.tell(world).person(by))));
            let how = discount.signed.map(|_| say.signed.to_owned());
            let when = Some(clock.when(discount.at));
            let said = [by, how, when].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! {
                <p class="enquiry-off"><b>{(say.granted)(&money(discount.off))}</b> " " <span class="hint">{said}</span></p>
                <Show when=move || may.get()>
                    <div><Button look=Look::Quiet on_press=back>{say.take_back}</Button></div>
                </Show>
            }
            .into_any()
        }
    }
}
