//! How a customer is reached, as a form. What is wrong stands at its field; what was typed stays, as a
//! draft on the device.

use super::Shown;
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::{Leaving, use_store},
    ui::{Button, Field, Look, Notice, Tone, composes},
};
use leptos::{ev, html, prelude::*};
use shared::{
    command::{CustomerContact, Field as Named, Rejection},
    customer::Contact,
    id::CustomerId,
};
use std::{collections::BTreeMap, sync::Arc};

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    mobile: RwSignal<String>,
    phone: RwSignal<String>,
    wechat: RwSignal<String>,
    email: RwSignal<String>,
    address: RwSignal<String>,
}

impl Typed {
    fn of(contact: &CustomerContact) -> Typed {
        let text = |text: &Option<String>| RwSignal::new(text.clone().unwrap_or_default());
        Typed {
            name: text(&contact.name),
            mobile: text(&contact.mobile),
            phone: text(&contact.phone),
            wechat: text(&contact.wechat),
            email: text(&contact.email),
            address: text(&contact.address),
        }
    }

    /// All parts as they stand in the form.
    fn all(self, shown: Shown) -> CustomerContact {
        let text = |signal: RwSignal<String>| Some(signal.get_untracked().trim().to_owned());
        CustomerContact {
            customer: shown.id,
            name: text(self.name),
            mobile: text(self.mobile),
            phone: text(self.phone),
            address: text(self.address),
            email: text(self.email),
            wechat: text(self.wechat),
        }
    }
}

/// Key of the draft of a customer's contact.
pub fn draft_key(customer: CustomerId) -> String {
    format!("contact/{customer}")
}

/// `own` are the customer's contact data so far; `borrowed` says that the form begins with those of an order.
#[component]
pub fn ContactForm(
    shown: Shown,
    begin: CustomerContact,
    own: Option<Arc<Contact>>,
    borrowed: bool,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let typed = Typed::of(&begin);
    let wrong = RwSignal::new(None::<Rejection>);
    // What nobody changed is not said: a colleague may be changing it.
    let changes = move || {
        let mut parts = typed
            .all(shown)
            .parts()
            .into_iter()
            .map(|(part, text)| (part, text.to_owned()))
            .collect::<BTreeMap<_, _>>();
        parts.retain(|part, text| own.as_ref().map_or("", |own| own.text(*part)) != text);
        CustomerContact::of(shown.id, parts)
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let leaving = Leaving { draft: Some(draft_key(shown.id)), ..Leaving::default() };
        match acts.perform_with(words.customers.contact_saved, changes(), leaving) {
            Ok(()) => on_done.run(()),
            Err(rejection) => wrong.set(Some(rejection)),
        }
    };
    let keep = move |_| {
        let text = serde_json::to_string(&typed.all(shown)).unwrap_or_default();
        store.keep_draft(&draft_key(shown.id), &text);
    };
    let leave = move |()| {
        store.keep_draft(&draft_key(shown.id), "");
        on_done.run(());
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !composes(&event) {
            event.stop_propagation();
            leave(());
        }
    };
    view! {
        <form class="form contact-form" data-kept="" on:submit=submit on:keydown=key on:input=keep>
            {borrowed.then(|| view! { <Notice tone=Tone::Info>{words.customers.contact_filled}</Notice> })}
            <div class="form-row">
                <Line label=words.customers.receiver text=typed.name field=Named::Name wrong focus=true />
                <Line label=words.customers.mobile text=typed.mobile field=Named::Phone wrong />
            </div>
            <div class="form-row">
                <Line label=words.customers.landline text=typed.phone field=Named::Phone wrong />
                <Line label=words.customers.wechat text=typed.wechat field=Named::Wechat wrong />
            </div>
            <Line label=words.customers.email text=typed.email field=Named::Email wrong />
            <Line label=words.customers.address text=typed.address field=Named::Address wrong />
            <div class="form-foot">
                <Button on_press=leave>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            </div>
        </form>
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
