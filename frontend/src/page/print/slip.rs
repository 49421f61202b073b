//! The slip of one order in four parts, one to a quarter of the sheet: for service, twice for the warehouse, and for
//! finance. Each part says what its reader needs; money only where it is somebody's business.

use crate::{
    i18n::{Words, format::money, use_words},
    page::clock::use_clock,
    store::use_store,
    ui::Qr,
};
use leptos::prelude::*;
use shared::{
    customer::Contact,
    id::OrderId,
    order::{Line, Order},
};
use std::sync::Arc;

/// For whom a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Service,
    Picking,
    Checking,
    Finance,
}

const PARTS: [Part; 4] = [Part::Service, Part::Picking, Part::Checking, Part::Finance];

impl Part {
    fn name(self, words: &'static Words) -> &'static str {
        match self {
            Part::Service => words.print.for_service,
            Part::Picking => words.print.for_warehouse,
            Part::Checking => words.print.for_check,
            Part::Finance => words.print.for_finance,
        }
    }

    fn has_money(self) -> bool {
        matches!(self, Part::Service | Part::Finance)
    }

    fn has_receiver(self) -> bool {
        self != Part::Finance
    }
}

#[component]
pub fn Slip(id: OrderId) -> impl IntoView {
    let store = use_store();
    let order = store.order(id);
    let contact = store.record(move |world| world.contacts.get(&world.orders.get(&id)?.contact?).cloned());
    let parts = move || {
        let (order, contact) = (order.get()?, contact.get());
        let part = |part: Part| view! { <Quarter part order=order.clone() contact=contact.clone() /> };
        Some(PARTS.map(part).collect_view())
    };
    view! { <article class="slip">{parts}</article> }
}

#[component]
fn Quarter(part: Part, order: Arc<Order>, contact: Option<Arc<Contact>>) -> impl IntoView {
    let words = use_words();
    let clock = use_clock();
    let prints = order.prints();
    let no = order.no.map_or_else(String::new, |no| format!("#{no}"));
    let reprint = (prints > 1).then(|| view! { <strong class="slip-reprint">{(words.print.reprint)(prints)}</strong> });
    let rush = order.rush.then(|| view! { <strong class="slip-rush">{words.change.rush_mark}</strong> });
    let printed = order
        .history
        .iter()
        .rev()
        .find(|entry| matches!(entry.act, shared::order::Act::Printed { .. }))
        .map(|entry| entry.at);
    let receiver = part.has_receiver().then(|| {
        let who = contact.as_deref().map_or_else(
            || order.phone_mask.clone(),
            |contact| [contact.name.as_str(), contact.number(), contact.address.as_str()].join(" "),
        );
        view! { <dt>{words.print.receiver}</dt><dd>{who}</dd> }
    });
    let said = [
        (words.order.courier, order.courier.clone()),
        (words.print.memo, order.memo.clone()),
        (words.print.message, order.buyer_message.clone()),
    ];
    let said = said
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> });
    let paid = part.has_money().then(|| view! { <dt>{words.order.paid}</dt><dd>{money(order.amounts.paid)}</dd> });
    let pieces: u32 = shared::aftersale::goods::bought(&order).values().sum();
    view! {
        <section class="slip-part" aria-label=part.name(words)>
            <header>
                <div>
                    <h2>{part.name(words)} " " <small>{no}</small></h2>
                    <p><code>{order.number.clone()}</code> " " {order.buyer.clone()}</p>
                    {rush} {reprint}
                </div>
                <Qr text=order.number.clone() />
            </header>
            <table class="slip-lines"><tbody>{lines(words, &order, part)}</tbody></table>
            <p class="slip-total">{(words.print.total)(pieces)}</p>
            <dl>{receiver} {paid} {said.collect_view()}</dl>
            <footer>
                <span>{words.print.signature} " ____________"</span>
                {printed.map(|at| view! { <span>{words.print.printed_at} " " {clock.moment(at)}</span> })}
            </footer>
        </section>
    }
}

/// What is sent, and what was ordered where that is something else.
fn lines(words: &'static Words, order: &Order, part: Part) -> impl IntoView + use<> {
    let row = |line: &Line| {
        let item = line.item();
        let what = format!("{} {}", item.code, item.name());
        let what = what.trim_start().to_owned();
        let instead = line.instead.as_ref().map(|_| {
            view! { <small>{words.change.ordered} " " {line.ordered().name()}</small> }
        });
        let price = part.has_money().then(|| view! { <td class="number">{money(line.price)}</td> });
        view! { <tr><td>{what} {instead}</td><td class="number">{format!("× {}", line.pieces)}</td>{price}</tr> }
    };
    if order.lines.is_empty() {
        let title = order.title.clone();
        return view! { <tr><td>{title}</td><td class="number">{format!("× {}", order.pieces.max(1))}</td></tr> }
            .into_any();
    }
    order.lines.iter().map(row).collect_view().into_any()
}
