//! What is typed into the form, begun with what stands in the order, and the command that it makes.

use super::What;
use crate::{
    platform::random,
    store::{Store, use_store},
};
use leptos::prelude::*;
use shared::{
    command::{ApprovalAsk, Command, Field, Invalid, OrderChange, Receiver, Rejection, Special},
    id::{ApprovalId, ContactId, OrderId},
    money::Fen,
    order::{
        Line,
        change::{Change, Item},
    },
};

#[derive(Clone, Copy)]
pub struct Form {
    pub name: RwSignal<String>,
    pub mobile: RwSignal<String>,
    pub address: RwSignal<String>,
    pub courier: RwSignal<String>,
    /// The number of the line for which something else is sent.
    pub line: RwSignal<String>,
    pub title: RwSignal<String>,
    pub attributes: RwSignal<String>,
    pub code: RwSignal<String>,
    pub off: RwSignal<String>,
    pub reason: RwSignal<String>,
}

impl Form {
    /// Begins with what is there now, or with what a refused change was.
    pub fn new(order: OrderId, what: What, begun: Option<&OrderChange>) -> Form {
        let text = || RwSignal::new(String::new());
        let form = Form {
            name: text(),
            mobile: text(),
            address: text(),
            courier: text(),
            line: text(),
            title: text(),
            attributes: text(),
            code: text(),
            off: text(),
            reason: text(),
        };
        let store = use_store();
        match what {
            What::Receiver => form.receive(receiver(store, order)),
            What::Courier => form.courier.set(read(store, order, |order| order.courier.clone())),
            What::Item => {
                lines(store, order).first().into_iter().for_each(|line| form.take(line));
            }
            What::Cancel | What::Rush | What::Price => {}
        }
        if let Some(begun) = begun {
            form.begin(store, begun);
        }
        form
    }

    fn begin(self, store: Store, begun: &OrderChange) {
        self.reason.set(begun.reason.clone());
        begun.receiver.clone().into_iter().for_each(|receiver| self.receive(receiver));
        match &begun.change {
            Change::Courier { courier } => self.courier.set(courier.clone()),
            Change::Item { line, to } => {
                let own = lines(store, begun.order).into_iter().find(|own| own.number == *line);
                own.iter().for_each(|own| self.take(&Line { instead: to.clone(), ..own.clone() }));
            }
            Change::Address { .. } | Change::Cancel => {}
        }
    }

    fn receive(self, receiver: Receiver) {
        self.name.set(receiver.name);
        self.mobile.set(receiver.mobile);
        self.address.set(receiver.address);
    }

    /// Shows what is sent for a line now.
    pub fn take(self, line: &Line) {
        self.line.set(line.number.clone());
        self.fill(line.item());
    }

    pub fn fill(self, item: Item) {
        self.title.set(item.title);
        self.attributes.set(item.attributes);
        self.code.set(item.code);
    }

    /// The command of what was typed, from where the order stands now.
    pub fn command(self, store: Store, order: OrderId, what: What) -> Result<Command, Rejection> {
        let typed = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let (approval, reason) = (ApprovalId(random::id()), typed(self.reason));
        let ask = |special| ApprovalAsk { approval, order, special, reason: reason.clone() };
        let mut receiver = None;
        let change = match what {
            What::Rush => return Ok(ask(Special::Rush).into()),
            What::Price => {
                let unknown = Rejection::Invalid { field: Field::Amount, why: Invalid::Unknown };
                let off = Fen::from_yuan(&self.off.get_untracked()).ok_or(unknown)?;
                return Ok(ask(Special::Price(off)).into());
            }
            What::Receiver => {
                let (name, mobile, address) = (typed(self.name), typed(self.mobile), typed(self.address));
                receiver = Some(Receiver { name, mobile, address });
                Change::Address { contact: ContactId(random::id()) }
            }
            What::Courier => Change::Courier { courier: typed(self.courier) },
            What::Item => {
                let item =
                    Item { title: typed(self.title), attributes: typed(self.attributes), code: typed(self.code) };
                let line = self.line.get_untracked();
                let own = lines(store, order).into_iter().find(|own| own.number == line);
                let to = Some(item).filter(|item| own.is_none_or(|own| own.ordered() != *item));
                Change::Item { line, to }
            }
            What::Cancel => Change::Cancel,
        };
        let expect = store.with_untracked(|world| world.orders.get(&order).map(|order| order.status));
        let expect = expect.ok_or(Rejection::Missing { key: order.into() })?;
        Ok(OrderChange { order, expect, change, receiver, reason, approval }.into())
    }
}

pub fn lines(store: Store, order: OrderId) -> Vec<Line> {
    read(store, order, |order| order.lines.clone())
}

fn read<T: Default>(store: Store, order: OrderId, read: impl FnOnce(&shared::order::Order) -> T) -> T {
    store.with_untracked(|world| world.orders.get(&order).map(|order| read(order)).unwrap_or_default())
}

/// Whom it goes to now.
fn receiver(store: Store, order: OrderId) -> Receiver {
    store
        .with_untracked(|world| {
            let contact = world.contacts.get(&world.orders.get(&order)?.contact?)?;
            let (name, mobile) = (contact.name.clone(), contact.number().to_owned());
            Some(Receiver { name, mobile, address: contact.address.clone() })
        })
        .unwrap_or_default()
}
