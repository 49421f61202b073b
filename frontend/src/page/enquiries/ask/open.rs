//! A new enquiry: who asks, in which shop, what was asked, and what they would like. What was begun is kept on the
//! device.

use super::{TopicField, WishChoice, WishPicker};
use crate::{
    i18n::use_words,
    page::{act::use_acts, enquiries::use_enquiries, shops, tickets::FoundCustomer},
    platform::random,
    route::{Route, Section},
    store::{Leaving, use_store},
    ui::{Button, Empty, Field, Icon, Look, Notice, Picker, Sign, Tone, composes},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use shared::{
    command::{EnquiryOpen, Rejection},
    customer::find::{self, Found},
    enquiry::{Topic, Wish},
    id::{CustomerId, EnquiryId, QuestionId, ShopId, TicketId, WishId},
};

/// Under which the form is kept.
const DRAFT: &str = "enquiry/new";
/// Customers offered at once.
const MOST: usize = 8;

/// What is typed and chosen. This is also how its draft is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Form {
    customer: Option<CustomerId>,
    name: String,
    ticket: Option<TicketId>,
    shop: Option<ShopId>,
    asked: String,
    wishes: Vec<Wish>,
}

impl Form {
    fn has_who(&self) -> bool {
        self.customer.is_some() || !self.name.is_empty()
    }

    fn command(&self, shop: ShopId, topic: Topic) -> EnquiryOpen {
        let asked = self.asked.trim().to_owned();
        EnquiryOpen {
            enquiry: EnquiryId(random::id()),
            shop,
            customer: self.customer,
            name: self.name.trim().to_owned(),
            ticket: self.ticket,
            asked: (!asked.is_empty()).then(|| (QuestionId(random::id()), topic, asked)),
            wishes: self.wishes.iter().map(|wish| (WishId(random::id()), wish.clone())).collect(),
        }
    }
}

#[component]
pub fn OpenForm(customer: Option<CustomerId>, ticket: Option<TicketId>, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let shops = store.with_untracked(shops::names);
    if shops.is_empty() {
        return view! {
            <Empty title=words.enquiries.no_shop>
                <a class="button" href=Route::Settings(Section::Shops).path() on:click=move |_| close.run(())>
                    {words.shell.settings}
                </a>
            </Empty>
        }
        .into_any();
    }
    let of_ticket = ticket.and_then(|id| store.with_untracked(|world| world.tickets.get(&id)?.shop));
    let base = Form { customer, ticket, shop: of_ticket, ..Form::default() };
    view! { <Fields base shops close /> }.into_any()
}

#[component]
fn Fields(base: Form, shops: Vec<(ShopId, String)>, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store, desk) = (use_acts(), use_store(), use_enquiries());
    let base = StoredValue::new(base);
    let form = RwSignal::new(base.get_value());
    let (is_back, is_read) = (RwSignal::new(false), RwSignal::new(false));
    spawn_local(async move {
        let kept = store.draft(DRAFT).await.and_then(|kept| serde_json::from_str::<Form>(&kept).ok());
        // What was begun about somebody else is not this one's.
        let fits = |kept: &Form| {
            base.try_get_value().is_some_and(|base| base.customer.is_none() || base.customer == kept.customer)
        };
        if let Some(kept) = kept.filter(fits) {
            let _ = is_back.try_set(true);
            let _ = form.try_set(kept);
        }
        let _ = is_read.try_set(true);
    });
    // What is typed is on the device as it is typed.
    Effect::new(move || {
        let text = form.with(|form| match *form == base.get_value() {
            true => String::new(),
            false => serde_json::to_string(form).unwrap_or_default(),
        });
        if is_read.get_untracked() {
            store.keep_draft(DRAFT, &text);
        }
    });
    let topic = RwSignal::new(Topic::Product);
    let error = RwSignal::new(None::<Rejection>);
    let first = shops.first().map(|(id, _)| *id);
    let save = move || {
        let now = form.get_untracked();
        let Some(shop) = now.shop.or(first) else { return };
        let command = now.command(shop, topic.get_untracked());
        let enquiry = command.enquiry;
        let leaving = Leaving { draft: Some(DRAFT.to_owned()), ..Leaving::default() };
        match acts.perform_with(words.enquiries.opened, command, leaving) {
            Ok(()) => {
                is_read.set(false);
                close.run(());
                desk.cursor.show(enquiry);
            }
            Err(why) => error.set(Some(why)),
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let known = Memo::new(move |_| form.with(Form::has_who));
    let key = move |event: ev::KeyboardEvent| {
        let sends = event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !composes(&event);
        if sends && known.get_untracked() {
            event.prevent_default();
            save();
        }
    };
    let drop_draft = move |()| {
        form.set(base.get_value());
        is_back.set(false);
    };
    let told = move || {
        let why = error.get()?;
        let text = store.with_untracked(|world| words.refused(&why, world));
        Some(view! { <p class="form-error" role="alert">{text}</p> })
    };
    let shops = StoredValue::new(shops);
    view! {
        <form class="form enquiry-open" on:submit=submit on:keydown=key>
            <Show when=move || is_back.get()>
                <Notice tone=Tone::Info>
                    {words.order.draft_back} " " <Button look=Look::Quiet on_press=drop_draft>{words.order.drop_draft}</Button>
                </Notice>
            </Show>
            <Who form />
            <Show when=move || known.get()>
                <ShopField form shops />
                <TopicField topic name="topic-open" />
                <Said form />
                <Wished form />
                {told}
                <div class="dialog-foot">
                    <Button on_press=close>{words.shell.cancel}</Button>
                    <Button look=Look::Primary submits=true key="Ctrl ↵">{words.enquiries.new}</Button>
                </div>
            </Show>
        </form>
    }
}

/// Somebody to choose, or only a name.
#[derive(Clone, PartialEq)]
enum Choice {
    Known(Found),
    Name(String),
}

#[component]
fn Who(form: RwSignal<Form>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let text = RwSignal::new(String::new());
    let items = Memo::new(move |_| {
        let asked = text.get();
        let found = store.with(|world| find::find(world, &asked, MOST));
        let new = (!asked.trim().is_empty()).then(|| Choice::Name(asked.trim().to_owned()));
        found.into_iter().map(Choice::Known).chain(new).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |choice: Choice| {
        form.update(|form| match choice {
            Choice::Known(found) => form.customer = Some(found.customer.id),
            Choice::Name(name) => form.name = name,
        });
    });
    let row = move |choice: Choice| match choice {
        Choice::Known(found) => view! { <FoundCustomer found /> }.into_any(),
        Choice::Name(name) => view! { <span>{(words.enquiries.nameless)(&name)}</span> }.into_any(),
    };
    let known = Memo::new(move |_| form.with(Form::has_who));
    let name = move || {
        form.with(|form| match form.customer {
            Some(id) => store.with(|world| words.tell(world).customer(id)),
            None => form.name.clone(),
        })
    };
    let another = move |()| {
        form.update(|form| {
            form.customer = None;
            form.name.clear();
        });
    };
    move || match known.get() {
        true => view! {
            <p class="asked-who">
                {words.enquiries.who} " " <b>{name}</b> " "
                <Button look=Look::Quiet on_press=another>{words.enquiries.another}</Button>
            </p>
        }
        .into_any(),
        false => {
            view! { <Picker label=words.enquiries.who hint=words.house.who_hint text items on_choose=choose row /> }
                .into_any()
        }
    }
}

#[component]
fn ShopField(form: RwSignal<Form>, shops: StoredValue<Vec<(ShopId, String)>>) -> impl IntoView {
    let words = use_words();
    let choose = move |event| form.update(|form| form.shop = event_target_value(&event).parse().ok());
    let option = move |(id, name): (ShopId, String)| {
        let selected = form.with_untracked(|form| form.shop == Some(id));
        view! { <option value=id.to_string() selected=selected>{name}</option> }
    };
    let shops = shops.get_value();
    (shops.len() > 1).then(|| {
        view! {
            <Field label=words.order.shop>
                <select class="input" on:change=choose>{shops.into_iter().map(option).collect_view()}</select>
            </Field>
        }
    })
}

#[component]
fn Said(form: RwSignal<Form>) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move || node.get().iter().for_each(|text| drop(text.focus())));
    view! {
        <Field label=words.enquiries.question>
            <textarea
                class="input"
                rows="2"
                maxlength="2000"
                placeholder=words.enquiries.question_hint
                node_ref=node
                prop:value=move || form.with(|form| form.asked.clone())
                on:input=move |event| form.update(|form| form.asked = event_target_value(&event))
            ></textarea>
        </Field>
    }
}

#[component]
fn Wished(form: RwSignal<Form>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let adding = RwSignal::new(false);
    let add = Callback::new(move |choice: WishChoice| {
        adding.set(false);
        form.update(|form| form.wishes.push(choice.wish()));
    });
    let row = move |(at, wish): (usize, Wish)| {
        let name = store.with_untracked(|world| words.wish(&wish, world));
        let label = (words.house.remove)(&name);
        let remove = move |_| form.update(|form| drop(form.wishes.remove(at)));
        let pieces = move |event| {
            let Ok(pieces) = event_target_value(&event).trim().parse() else { return };
            form.update(|form| form.wishes.iter_mut().skip(at).take(1).for_each(|wish| wish.pieces = pieces));
        };
        view! {
            <li class="enquiry-wish-line">
                <span class="enquiry-wish-name">{name.clone()}</span>
                <input
                    class="input number"
                    inputmode="numeric"
                    aria-label=(words.house.pieces_of)(&name)
                    prop:value=wish.pieces.to_string()
                    on:change=pieces
                />
                <button class="button button-quiet" type="button" aria-label=label on:click=remove>
                    <Icon sign=Sign::Close />
                </button>
            </li>
        }
    };
    let rows = move || form.with(|form| form.wishes.clone()).into_iter().enumerate().map(row).collect_view();
    view! {
        <ul class="enquiry-wishes" aria-label=words.enquiries.wishes>{rows}</ul>
        {move || match adding.get() {
            true => view! { <WishPicker on_choose=add /> }.into_any(),
            false => view! { <div><Button on_press=move |()| adding.set(true)>{words.enquiries.add_wish}</Button></div> }
                .into_any(),
        }}
    }
}
