//! A line of what somebody did with a customer's files: edits, merges, and who had contact data shown. What was
//! replaced comes back with a press.

use super::{Replaced, is_replaced, restore};
use crate::{
    i18n::use_words,
    page::{
        act::{standing_fact, use_acts},
        clock::use_clock,
    },
    store::use_store,
    ui::{Button, Icon, Look, Sign},
};
use leptos::prelude::*;
use shared::{
    customer::Reveal,
    id::{ContactId, CustomerId, OrderId, StaffId},
    time::Instant,
};

#[component]
pub fn EditMoment(file: CustomerId, at: usize) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let edit = Memo::new(move |_| store.with(|world| world.customers.get(&file)?.history.get(at).cloned()));
    // What stands there already is not restored.
    let differs = Memo::new(move |_| {
        store.with(|world| {
            let whose = world.customers.get(&file);
            let edit = whose.and_then(|whose| Some((whose, whose.history.get(at)?)));
            edit.is_some_and(|(whose, edit)| standing_fact(world, whose, &edit.from).is_some())
        })
    });
    let press = move |()| {
        let from = edit.get_untracked().map(|edit| Replaced::Fact(file, edit.from));
        from.into_iter().for_each(|from| restore(store, acts, from));
    };
    move || {
        let edit = edit.get()?;
        let title = store.with_untracked(|world| words.fact(&edit.to, world));
        Some(view! { <Deed kind=words.customers.kind_edits title at=edit.at by=edit.by differs on_restore=press /> })
    }
}

/// A file was merged into another, or taken out again.
#[component]
pub fn MergeMoment(file: CustomerId, at: usize) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let merge = Memo::new(move |_| {
        store.with(|world| {
            let whose = world.customers.get(&file)?;
            Some((whose.name.clone(), whose.merges.get(at)?.clone()))
        })
    });
    move || {
        let (name, merge) = merge.get()?;
        let say = if merge.into.is_some() { words.customers.one.merged } else { words.customers.one.taken_out };
        Some(view! { <Deed kind=words.customers.kind_edits title=say(&name) at=merge.at by=merge.by /> })
    }
}

/// Which parts of the contact data somebody changed. Their texts are to be seen only where they are shown.
#[component]
pub fn ContactEditMoment(contact: ContactId, at: usize) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let edit = Memo::new(move |_| store.with(|world| world.contacts.get(&contact)?.history.get(at).cloned()));
    let differs = Memo::new(move |_| {
        let edit = edit.get();
        let whose = store.with(|world| world.contacts.get(&contact).cloned());
        edit.zip(whose).is_some_and(|(edit, whose)| is_replaced(&whose, &edit.from, edit.gone))
    });
    let press = move |()| {
        let from = edit.get_untracked();
        let from = from.map(|edit| Replaced::Contact(contact, edit.from, edit.gone.map(|gone| !gone)));
        from.into_iter().for_each(|from| restore(store, acts, from));
    };
    move || {
        let edit = edit.get()?;
        let title = words.contact_changed(edit.to.keys(), edit.gone);
        Some(view! { <Deed kind=words.customers.kind_edits title at=edit.at by=edit.by differs on_restore=press /> })
    }
}

#[component]
pub fn RevealMoment(contact: ContactId, order: Option<OrderId>, at: usize) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let reveal = Memo::new(move |_| store.with(|world| world.contacts.get(&contact)?.reveals.get(at).copied()));
    let title = Memo::new(move |_| match order {
        Some(order) => (words.customers.revealed_of)(&store.with(|world| words.tell(world).order(order))),
        None => words.customers.revealed.to_owned(),
    });
    move || {
        let Reveal { at, by } = reveal.get()?;
        Some(view! { <Deed kind=words.customers.kind_reveals title=title.get() at by=Some(by) /> })
    }
}

/// What somebody did with the file, and a way back where there is one.
#[component]
fn Deed(
    kind: &'static str,
    title: String,
    at: Instant,
    by: Option<StaffId>,
    #[prop(optional, into)] differs: Option<Signal<bool>>,
    #[prop(optional, into)] on_restore: Option<Callback<()>>,
) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let who = move || match by {
        Some(id) => store.with(|world| words.tell(world).person(id)),
        None => words.import.system.to_owned(),
    };
    let back = differs.zip(on_restore).map(|(differs, press)| {
        view! {
            <Show when=move || differs.get()>
                <Button look=Look::Quiet on_press=press>{words.customers.restore}</Button>
            </Show>
        }
    });
    view! {
        <div class="moment">
            <span class="moment-kind"><Icon sign=Sign::Customers /><span class="unseen">{kind}</span></span>
            <span class="moment-title">{title}</span>
            <span class="moment-what">{who}</span>
            <span class="moment-status">{back}</span>
            <time class="moment-time" title=move || clock.moment(at)>{move || clock.when(at)}</time>
        </div>
    }
}
