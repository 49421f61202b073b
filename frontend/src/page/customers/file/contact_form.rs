//! How a customer is reached, as a form. What is wrong stands at its field, and what was typed stays.

use super::Shown;
use crate::{
    i18n::use_words,
    page::act::use_acts,
    ui::{Button, Field, Look, Notice, Tone, composes},
};
use leptos::{ev, html, prelude::*};
use shared::{
    command::{CustomerContact, Field as Named, Rejection},
    customer::{Contact, Customer},
};
use std::sync::Arc;

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
    fn of(contact: Option<&Contact>) -> Typed {
        let text = |read: fn(&Contact) -> &String| RwSignal::new(contact.map(|c| read(c).clone()).unwrap_or_default());
        Typed {
            name: text(|contact| &contact.name),
            mobile: text(|contact| &contact.mobile),
            phone: text(|contact| &contact.phone),
            wechat: text(|contact| &contact.wechat),
            email: text(|contact| &contact.email),
            address: text(|contact| &contact.address),
        }
    }

    fn command(self, shown: Shown) -> CustomerContact {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
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

#[component]
pub fn ContactForm(shown: Shown, contact: Option<Arc<Contact>>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let is_borrowed = contact.as_ref().is_some_and(|contact| contact.id != Customer::contact_id(shown.id));
    let typed = Typed::of(contact.as_deref());
    let wrong = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match acts.perform(words.customers.contact_saved, typed.command(shown)) {
            Ok(()) => on_done.run(()),
            Err(rejection) => wrong.set(Some(rejection)),
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !composes(&event) {
            event.stop_propagation();
            on_done.run(());
        }
    };
    view! {
        <form class="form contact-form" on:submit=submit on:keydown=key>
            {is_borrowed.then(|| view! { <Notice tone=Tone::Info>{words.customers.contact_filled}</Notice> })}
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
                <Button on_press=on_done>{words.shell.cancel}</Button>
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
