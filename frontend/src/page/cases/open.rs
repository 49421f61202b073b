//! A new case about an order: what it is about, which pieces, and what the buyer says and shows.

use super::{ask::Count, use_cases};
use crate::{
    i18n::{format::money, use_words},
    page::{
        act::use_acts,
        attaching::{AttachButtons, DropFiles, Pieces as Files},
        cases::case::goods::name,
        orders::{ParcelFields, first_courier},
        slot::Slot,
    },
    platform::random,
    store::use_store,
    ui::{Button, Field, Look, Segments},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use shared::{
    aftersale::{
        Reason, Source,
        goods::{Pieces, bought},
    },
    command::{self, CaseOpen, Invalid, Opening, Rejection},
    id::{CaseId, OrderId, TicketId},
    money::Fen,
    order::{Order, Parcel},
};
use std::sync::Arc;

/// With what a case begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    Usual,
    /// The buyer did not take the parcel (A11).
    Refused,
    /// A parcel is looked for (O11).
    Trace,
    /// The courier shall pay (O11).
    Claim,
}

/// What is chosen and typed, beside the text and its files.
#[derive(Clone, Copy)]
struct Form {
    begin: RwSignal<Begin>,
    reason: RwSignal<Reason>,
    source: RwSignal<Source>,
    amount: RwSignal<String>,
    courier: RwSignal<String>,
    tracking: RwSignal<String>,
    counts: StoredValue<Vec<Lot>>,
}

/// A line of the order, how many pieces it has, and how many the case is about.
#[derive(Clone)]
struct Lot {
    line: String,
    name: String,
    most: u32,
    count: RwSignal<u32>,
}

#[component]
pub fn OpenForm(order: OrderId, ticket: Option<TicketId>, begin: Begin, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    match use_store().with_untracked(|world| world.orders.get(&order).cloned()) {
        Some(order) => view! { <Fields order ticket begin close /> }.into_any(),
        None => view! { <p class="hint">{words.order.missing}</p> }.into_any(),
    }
}

impl Form {
    fn of(order: &Order, begin: Begin) -> Form {
        let lines = bought(order);
        let is_one = lines.len() == 1;
        let row = |(line, most): (String, u32)| {
            let count = if is_one { most.min(1) } else { 0 };
            Lot { name: name(order, &line), line, most, count: RwSignal::new(count) }
        };
        let parcel = order.parcel.clone();
        Form {
            begin: RwSignal::new(begin),
            reason: RwSignal::new(Reason::Quality),
            source: RwSignal::new(Source::Enquiry),
            amount: RwSignal::new(order.amounts.paid.to_string()),
            courier: RwSignal::new(parcel.as_ref().map_or_else(first_courier, |parcel| parcel.courier.clone())),
            tracking: RwSignal::new(parcel.map(|parcel| parcel.tracking).unwrap_or_default()),
            counts: StoredValue::new(lines.into_iter().map(row).collect()),
        }
    }

    fn pieces(self) -> Pieces {
        let of = |lot: &Lot| {
            // The whole parcel is refused, looked for or claimed.
            let is_usual = self.begin.get_untracked() == Begin::Usual;
            (lot.line.clone(), if is_usual { lot.count.get_untracked() } else { lot.most })
        };
        self.counts.with_value(|counts| counts.iter().map(of).filter(|(_, count)| *count > 0).collect())
    }

    fn opening(self) -> Result<Opening, Rejection> {
        let parcel = Parcel {
            courier: self.courier.get_untracked().trim().to_owned(),
            tracking: self.tracking.get_untracked().trim().to_owned(),
        };
        Ok(match self.begin.get_untracked() {
            Begin::Usual => Opening::Usual,
            Begin::Refused => Opening::Refused { parcel },
            Begin::Trace => Opening::Trace,
            Begin::Claim => {
                let amount = Fen::from_yuan(&self.amount.get_untracked());
                let unknown = Rejection::Invalid { field: command::Field::Amount, why: Invalid::Unknown };
                Opening::Claim { amount: amount.ok_or(unknown)? }
            }
        })
    }

    fn source(self) -> Source {
        match self.begin.get_untracked() {
            Begin::Usual => self.source.get_untracked(),
            Begin::Refused => Source::Refused,
            Begin::Trace | Begin::Claim => Source::Tracing,
        }
    }
}

#[component]
fn Fields(order: Arc<Order>, ticket: Option<TicketId>, begin: Begin, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk) = (use_acts(), use_cases());
    let form = Form::of(&order, begin);
    let id = order.id;
    // What is written stays with the order until it leaves.
    let slot = Slot::new(format!("order/{id}/case"));
    let began = slot.begin();
    spawn_local(slot.read(began));
    let error = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| slot.files.is_busy()) {
            return;
        }
        let (text, files, leaving) = slot.all();
        let case = CaseId(random::id());
        let opening = match form.opening() {
            Ok(opening) => opening,
            Err(why) => return error.set(Some(why)),
        };
        let reason =
            if form.begin.get_untracked() == Begin::Usual { form.reason.get_untracked() } else { Reason::Other };
        let open = CaseOpen {
            case,
            order: id,
            ticket,
            source: form.source(),
            reason,
            pieces: form.pieces(),
            opening,
            text,
            files,
        };
        match acts.perform_with(words.cases.opened_said, open, leaving) {
            Ok(()) => {
                slot.clear();
                close.run(());
                desk.cursor.show(case);
            }
            Err(why) => error.set(Some(why)),
        }
    };
    let told = move || error.get().map(|why| view! { <p class="form-error" role="alert">{words.refusal(&why)}</p> });
    let why_not = Signal::derive(move || slot.files.is_busy().then(|| words.composer.busy.to_owned()));
    let title =
        format!("{} {}", words.cases.order, order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}")));
    let paid = money(order.amounts.paid);
    let is_usual = Memo::new(move |_| form.begin.get() == Begin::Usual);
    view! {
        <DropFiles hint=words.composer.drop_here on_files=move |files| slot.take(files)>
            <form class="form" data-kept on:submit=submit>
                <p class="hint">{title} " · " {order.buyer.clone()} " · " {paid}</p>
                <Begins form />
                <Show when=move || is_usual.get()><Reasons form /><Counts form /></Show>
                <Show when=move || form.begin.get() == Begin::Refused>
                    <ParcelFields
                        courier=form.courier
                        tracking=form.tracking
                        courier_error=Signal::stored(None)
                        tracking_error=Signal::stored(None)
                    />
                </Show>
                <Show when=move || form.begin.get() == Begin::Claim>
                    <Field label=words.cases.claim_amount>
                        <input class="input number" inputmode="decimal" autocomplete="off" bind:value=form.amount />
                    </Field>
                </Show>
                <Said written=slot />
                {told}
                <div class="dialog-foot">
                    <Button on_press=close>{words.shell.cancel}</Button>
                    <Button look=Look::Primary submits=true why_not>{words.cases.open}</Button>
                </div>
            </form>
        </DropFiles>
    }
}

#[component]
fn Begins(form: Form) -> impl IntoView {
    let words = use_words();
    let all = [
        (Begin::Usual, words.cases.begin_usual),
        (Begin::Refused, words.cases.begin_refused),
        (Begin::Trace, words.cases.begin_trace),
        (Begin::Claim, words.cases.begin_claim),
    ];
    let is_chosen = move |begin| form.begin.get() == begin;
    let on_choose = move |begin| form.begin.set(begin);
    view! { <Segments label=words.cases.begin name="begin" all is_chosen on_choose wraps=true /> }
}

#[component]
fn Reasons(form: Form) -> impl IntoView {
    let words = use_words();
    view! {
        <Segments
            label=words.cases.reason
            name="reason"
            all=Reason::ALL.map(|reason| (reason, words.case_reason(reason)))
            is_chosen=move |reason| form.reason.get() == reason
            on_choose=move |reason| form.reason.set(reason)
            wraps=true
        />
        <Segments
            label=words.cases.source
            name="source"
            all=[Source::Enquiry, Source::Return].map(|source| (source, words.case_source(source)))
            is_chosen=move |source| form.source.get() == source
            on_choose=move |source| form.source.set(source)
        />
    }
}

#[component]
fn Counts(form: Form) -> impl IntoView {
    let words = use_words();
    let row = move |lot: Lot| {
        let (most, count) = (lot.most, lot.count);
        view! {
            <fieldset class="count-lot">
                <legend>{lot.name} " × " {most}</legend>
                <div class="count-row"><Count label=words.cases.about_pieces count most /></div>
            </fieldset>
        }
    };
    form.counts.get_value().into_iter().map(row).collect_view()
}

/// What the buyer says, and the photos (A1).
#[component]
fn Said(written: Slot) -> impl IntoView {
    let (words, slot) = (use_words(), written);
    let node = NodeRef::<html::Textarea>::new();
    view! {
        <Field label=words.cases.said>
            <textarea
                class="input"
                rows="3"
                maxlength="2000"
                node_ref=node
                prop:value=move || slot.text.get()
                on:input=move |event| slot.write(event_target_value(&event))
            ></textarea>
        </Field>
        <Files attaching=slot.files />
        <div class="intake-attach">
            <AttachButtons attaching=Signal::stored(slot.files) asked=Signal::stored(false) on_asked=|()| () />
        </div>
    }
}
