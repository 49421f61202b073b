//! How a customer is reached, or a further address, as a form. What is wrong stands at its field; what was typed stays,
//! as a draft on the device.

use super::Shown;
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::{Leaving, use_store},
    ui::{Button, Field, Look, Notice, Tone, composes},
};
use leptos::{ev, html, prelude::*};
use shared::{
    command::{Command, CustomerAddress, CustomerContact, Field as Named, Rejection},
    customer::{Contact, ContactPart},
    id::{ContactId, CustomerId},
};
use std::{collections::BTreeMap, sync::Arc};

/// Whose contact data a form changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The customer's own.
    Own,
    /// A further address, which is not there yet.
    New(ContactId),
    /// A further address, of one of the customer's files.
    Address(CustomerId, ContactId),
}

impl Of {
    fn parts(self) -> &'static [ContactPart] {
        use ContactPart::*;
        match self {
            Of::Own => &[Name, Mobile, Phone, Wechat, Email, Address],
            Of::New(_) | Of::Address(..) => &[Name, Mobile, Address],
        }
    }

    fn command(self, customer: CustomerId, parts: BTreeMap<ContactPart, String>) -> Command {
        match self {
            Of::Own => CustomerContact::of(customer, parts).into(),
            Of::New(address) => CustomerAddress { customer, address, gone: false, parts }.into(),
            Of::Address(customer, address) => CustomerAddress { customer, address, gone: false, parts }.into(),
        }
    }

    /// Key of the draft.
    pub fn draft(self, customer: CustomerId) -> String {
        match self {
            Of::Own => format!("contact/{customer}"),
            Of::New(_) => format!("contact/{customer}/new"),
            Of::Address(_, address) => format!("contact/{customer}/{address}"),
        }
    }
}

/// The parts with their texts, as a draft keeps them.
pub type Parts = BTreeMap<ContactPart, String>;

/// `known` are these contact data so far; `borrowed` says that the form begins with those of an order.
#[component]
pub fn ContactForm(
    shown: Shown,
    of: Of,
    begin: Parts,
    known: Option<Arc<Contact>>,
    #[prop(optional)] borrowed: bool,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let draft = StoredValue::new(of.draft(shown.id));
    let typed: Vec<(ContactPart, RwSignal<String>)> =
        of.parts().iter().map(|part| (*part, RwSignal::new(begin.get(part).cloned().unwrap_or_default()))).collect();
    let typed = StoredValue::new(typed);
    let all = move || -> Parts {
        typed.with_value(|typed| {
            typed.iter().map(|(part, text)| (*part, text.get_untracked().trim().to_owned())).collect()
        })
    };
    let wrong = RwSignal::new(None::<Rejection>);
    // What nobody changed is not said: a colleague may be changing it.
    let changes = move || {
        let mut parts = all();
        parts.retain(|part, text| known.as_ref().map_or("", |known| known.text(*part)) != text);
        of.command(shown.id, parts)
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let leaving = Leaving { draft: Some(draft.get_value()), ..Leaving::default() };
        let said = if of == Of::Own { words.customers.contact_saved } else { words.customers.fact.address_saved };
        match acts.perform_with(said, changes(), leaving) {
            Ok(()) => on_done.run(()),
            Err(rejection) => wrong.set(Some(rejection)),
        }
    };
    let keep = move |_| {
        let text = serde_json::to_string(&all()).unwrap_or_default();
        store.keep_draft(&draft.get_value(), &text);
    };
    let leave = move |()| {
        store.keep_draft(&draft.get_value(), "");
        on_done.run(());
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !composes(&event) {
            event.stop_propagation();
            leave(());
        }
    };
    let label = move |part: ContactPart| words.customers.contact_part(part);
    let line = move |at: usize| {
        let (part, text) = typed.with_value(|typed| typed[at]);
        view! { <Line label=label(part) text field=field(part) wrong focus=at == 0 /> }
    };
    let rows = of.parts().len();
    view! {
        <form class="form contact-form" data-kept="" on:submit=submit on:keydown=key on:input=keep>
            {borrowed.then(|| view! { <Notice tone=Tone::Info>{words.customers.contact_filled}</Notice> })}
            <div class="form-row">{line(0)} {line(1)}</div>
            {(rows > 3).then(|| view! { <div class="form-row">{line(2)} {line(3)}</div> })}
            {(if rows > 3 { 4 } else { 2 }..rows).map(line).collect_view()}
            <div class="form-foot">
                <Button on_press=leave>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            </div>
        </form>
    }
}

/// The field by which a refusal names a part.
fn field(part: ContactPart) -> Named {
    match part {
        ContactPart::Name => Named::Name,
        ContactPart::Mobile | ContactPart::Phone => Named::Phone,
        ContactPart::Address => Named::Address,
        ContactPart::Email => Named::Email,
        ContactPart::Wechat => Named::Wechat,
    }
}

#[component]
fn Line(
    label: &'static str,
    text: RwSignal<String>,
    field: Named,
    wrong: RwSignal<Option<Rejection>>,
    #[prop(optional)] focus: bool,
) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().filter(|_| focus).iter().for_each(|input| drop(input.focus())));
    // Of the two phones the one is meant that has no digits for all its characters.
    let is_meant = move || field != Named::Phone || text.with(|text| text.chars().any(|c| !c.is_ascii_digit()));
    let error = Signal::derive(move || {
        let rejection = wrong.get()?;
        let is_here = match &rejection {
            Rejection::Invalid { field: named, .. } => *named == field && is_meant(),
            // What no field is to blame for stands at the first.
            _ => focus,
        };
        is_here.then(|| words.refusal(&rejection))
    });
    let kind = if field == Named::Phone { "tel" } else { "text" };
    view! {
        <Field label error>
            <input class="input" type=kind maxlength="300" autocomplete="off" node_ref=node bind:value=text />
        </Field>
    }
}
