//! One row of the queue: who, how long they have been waiting, what it is about, and how it stands.

use crate::{
    i18n::{Words, use_words},
    page::{
        archive::archive_mark,
        clock::{Clock, use_clock},
        tickets::{records, use_bench},
    },
    store::{Store, use_store},
    ui::{Icon, Sign, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    archive::Archive,
    id::{StaffId, TicketId},
    ticket::{Channel, Priority, Status, Ticket, filter::Queue},
    time::Instant,
};
use std::sync::Arc;

/// Milliseconds of waiting after which the clock warns, and after which it alarms.
const LONG: i64 = 5 * 60_000;
const TOO_LONG: i64 = 30 * 60_000;

#[component]
pub fn Row(id: TicketId) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let ticket = records::ticket(store, id);
    let customer =
        records::customer(store, Signal::derive(move || ticket.with(|ticket| ticket.as_ref().map(|t| t.customer))));
    let who = move || customer.with(|customer| records::called(words, customer.as_deref()));
    let waits = records::only_here(store, id);
    let meta = Memo::new(move |_| ticket.with(|ticket| ticket.as_deref().map(Meta::of)));
    let me = store.me();
    let unread = Memo::new(move |_| ticket.with(|ticket| ticket.as_ref().is_some_and(|t| t.unread.contains(&me))));
    let device = move || {
        waits.get().then(|| {
            view! {
                <span class="queue-device" title=words.orders.on_device>
                    <Icon sign=Sign::Device />
                    <span class="unseen">{words.orders.on_device}</span>
                </span>
            }
        })
    };
    view! {
        <div class="queue-row" class:queue-unread=move || unread.get()>
            <span class="queue-who">
                {move || unread.get().then(|| view! { <i class="queue-dot" title=words.tickets.unread><span class="unseen">{words.tickets.unread}</span></i> })}
                {who}
            </span>
            <WaitClock ticket clock />
            <span class="queue-what">{move || ticket.with(|ticket| ticket.as_ref().map(|t| t.subject.clone()))}</span>
            <span class="queue-meta">
                {move || meta.get().map(|meta| tags(words, store, meta))}
                {device}
            </span>
        </div>
    }
}

/// How long the customer has been waiting, or until when we promised an answer.
#[component]
fn WaitClock(ticket: Memo<Option<Arc<Ticket>>>, clock: Clock) -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let said = Memo::new(move |_| {
        ticket.with(|ticket| {
            let ticket = ticket.as_ref()?;
            match (ticket.waiting_since, ticket.promised_at) {
                (Some(since), _) if ticket.status.is_open() => Some(waited(words, since, bench.now.get())),
                (_, Some(at)) if ticket.status.is_open() => Some((
                    (words.tickets.until)(&clock.when(at)),
                    if at < bench.now.get() { Tone::Bad } else { Tone::Neutral },
                )),
                _ => None,
            }
        })
    });
    view! {
        <span
            class="queue-clock"
            data-tone=move || said.with(|said| said.as_ref().map(|(_, tone)| tone.word()))
            title=move || said.with(|said| said.as_ref().map(|_| words.tickets.waiting))
        >
            {move || said.get().map_or_else(|| "—".to_owned(), |(text, _)| text)}
        </span>
    }
}

/// A wait in figures, and how much it presses; too long a one has its sign.
pub fn waited(words: &'static Words, since: Instant, now: Instant) -> (String, Tone) {
    let waited = now.0.saturating_sub(since.0).max(0);
    let text = words.waited(waited);
    match waited {
        TOO_LONG.. => (format!("! {text}"), Tone::Bad),
        LONG.. => (text, Tone::Warn),
        _ => (text, Tone::Neutral),
    }
}

/// What a row's tags say: a ticket changes more often than they do.
#[derive(Clone, PartialEq)]
struct Meta {
    archive: Archive,
    priority: Priority,
    status: Status,
    channel: Channel,
    no: Option<u32>,
    assignee: Option<StaffId>,
}

impl Meta {
    fn of(ticket: &Ticket) -> Meta {
        let &Ticket { archive, priority, status, channel, no, assignee, .. } = ticket;
        Meta { archive, priority, status, channel, no, assignee }
    }
}

fn tags(words: &'static Words, store: Store, meta: Meta) -> impl IntoView + use<> {
    let Meta { archive, priority, status, channel, no, assignee } = meta;
    let bench = use_bench();
    let no = no.map_or_else(|| "#–".to_owned(), |no| format!("#{no}"));
    let tone = match priority {
        Priority::Urgent => Some(Tone::Bad),
        Priority::High => Some(Tone::Warn),
        Priority::Normal | Priority::Low => None,
    };
    let pressing = tone.map(|tone| view! { <Tag tone text=words.priority(priority) /> });
    let owner = move || {
        let shown = bench.filter.with(|filter| matches!(filter.queue, Queue::Team | Queue::All));
        let name = assignee
            .filter(|_| shown)
            .and_then(|id| store.with_untracked(|world| Some(world.staff.get(&id)?.name.clone())));
        name.map(|name| view! { <span class="queue-owner">{name}</span> })
    };
    view! {
        {archive_mark(words, archive)}
        {pressing}
        <Tag tone=status_tone(status) text=words.ticket_status(status) />
        <Tag text=words.channel(channel) />
        <span class="queue-no">{no}</span>
        {owner}
    }
}

/// How much a status asks for somebody. The word beside it says which.
pub fn status_tone(status: Status) -> Tone {
    match status {
        Status::New => Tone::Warn,
        Status::Assigned | Status::InProgress => Tone::Info,
        Status::Resolved => Tone::Good,
        Status::WaitingCustomer | Status::WaitingDepartment | Status::WaitingThirdParty | Status::Closed => {
            Tone::Neutral
        }
    }
}
