//! What the customer asked before buying, as far as it is open or came up in this ticket (O4), and the way to a new
//! one.

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        enquiries::{EnquiryLine, use_enquiries},
        tickets::lacks,
    },
    store::use_store,
    ui::Button,
};
use leptos::prelude::*;
use shared::{
    id::{CustomerId, EnquiryId, TicketId},
    staff::Permission,
};

#[component]
pub fn Enquiries(customer: CustomerId, ticket: TicketId) -> impl IntoView {
    let words = use_words();
    let (store, desk, acts) = (use_store(), use_enquiries(), use_acts());
    let ids = Memo::new(move |_| {
        store.with(|world| {
            let theirs = world.enquiries_of(customer);
            let shown = theirs.filter(|enquiry| enquiry.is_open() || enquiry.ticket == Some(ticket));
            shown.map(|enquiry| enquiry.id).collect::<Vec<EnquiryId>>()
        })
    });
    let why_not = Signal::derive(move || lacks(store, words, Permission::TicketWork));
    let line = |id: EnquiryId| view! { <EnquiryLine id /> };
    let open = move |()| desk.open_new(Some(customer), Some(ticket), acts);
    view! {
        <section class="side-part" aria-label=words.enquiries.title>
            <h2>{words.enquiries.title}</h2>
            <div class="side-cases">
                <For each=move || ids.get() key=|id| *id children=line />
                <Button key="b" why_not on_press=open>{words.enquiries.new}</Button>
            </div>
        </section>
    }
}
