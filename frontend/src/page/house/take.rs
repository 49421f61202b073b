//! A new order by phone or wholesale (O8): who, what, whom it goes to, what it comes to, and whether stock and balance
//! reach. What was begun is kept on the device.

mod goods;
mod receiver;
mod sums;
mod who;

use crate::{
    i18n::use_words,
    page::act::use_acts,
    platform::{clipboard, random},
    route::{Route, use_place},
    store::{Leaving, use_store},
    ui::{Button, Empty, Field, Look, Notice, Tone},
};
use goods::Goods;
use leptos::{ev, prelude::*, task::spawn_local};
use receiver::ReceiverFields;
use serde::{Deserialize, Serialize};
use shared::{
    article::Article,
    command::{self, Invalid, NewCustomer, OrderTake, Receiver, Rejection, TakenLine},
    id::{ArticleId, ContactId, CustomerId, OrderId, ShopId},
    money::Fen,
    order::script,
    shop::Platform,
    world::World,
};
use sums::Sums;
use who::Who;

/// Under which the form is kept.
const DRAFT: &str = "house/take";

/// What the form holds. This is also how its draft is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    customer: Option<CustomerId>,
    /// Somebody whom nobody knows yet.
    stranger: Option<NewCustomer>,
    lines: Vec<Row>,
    to: To,
    receiver: Receiver,
    freight: String,
    deposit: String,
    courier: String,
    message: String,
    read_back: bool,
    answered: bool,
}

/// One article, with pieces and price as typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    article: ArticleId,
    pieces: String,
    price: String,
}

/// Whom it goes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum To {
    /// To one of the customer's contacts.
    Known(ContactId),
    #[default]
    New,
    Fetched,
}

/// The form while it is open; reads of it are tracked.
#[derive(Clone, Copy)]
pub struct Taking(RwSignal<Form>);

impl Row {
    fn of(article: &Article) -> Row {
        Row { article: article.id, pieces: "1".to_owned(), price: article.price.to_string() }
    }

    fn pieces(&self) -> u32 {
        self.pieces.trim().parse().unwrap_or(0)
    }

    fn price(&self) -> Option<Fen> {
        Fen::from_yuan(&self.price)
    }
}

/// An amount that may be left out.
fn amount(text: &str) -> Option<Fen> {
    if text.trim().is_empty() { Some(Fen::ZERO) } else { Fen::from_yuan(text) }
}

impl Form {
    fn total(&self) -> Fen {
        let goods: Fen = self.lines.iter().map(|row| row.price().unwrap_or_default().times(row.pieces())).sum();
        goods + amount(&self.freight).unwrap_or_default()
    }

    fn has_who(&self) -> bool {
        self.customer.is_some() || self.stranger.is_some()
    }

    fn command(&self, world: &World, shop: ShopId) -> Result<OrderTake, Rejection> {
        let unread = || Rejection::Invalid { field: command::Field::Amount, why: Invalid::Unknown };
        let line = |row: &Row| {
            let seen = world.articles.get(&row.article).map_or(0, |article| article.free());
            let price = row.price().ok_or_else(unread)?;
            Ok(TakenLine { article: row.article, pieces: row.pieces(), price, seen })
        };
        Ok(OrderTake {
            order: OrderId(random::id()),
            shop,
            customer: self.customer.unwrap_or_else(|| CustomerId(random::id())),
            new_customer: self.stranger.clone().filter(|_| self.customer.is_none()),
            contact: match self.to {
                To::Known(id) => Some(id),
                To::New => Some(ContactId(random::id())),
                To::Fetched => None,
            },
            receiver: (self.to == To::New).then(|| self.receiver.clone()),
            lines: self.lines.iter().map(line).collect::<Result<_, _>>()?,
            freight: amount(&self.freight).ok_or_else(unread)?,
            deposit: amount(&self.deposit).ok_or_else(unread)?,
            courier: self.courier.trim().to_owned(),
            message: self.message.trim().to_owned(),
            read_back: self.read_back,
            answered: self.answered,
        })
    }

    /// The words with which it is read back to the customer.
    fn read_back(&self, world: &World) -> String {
        let goods = self.lines.iter().map(|row| {
            let name = world.articles.get(&row.article).map(|article| article.name()).unwrap_or_default();
            (name, row.pieces(), row.price().unwrap_or_default())
        });
        let known = if let To::Known(id) = self.to { world.contacts.get(&id) } else { None };
        let to = match known {
            Some(contact) => [contact.name.as_str(), contact.number(), contact.address.as_str()],
            None if self.to == To::New => {
                [self.receiver.name.as_str(), self.receiver.mobile.as_str(), self.receiver.address.as_str()]
            }
            None => [""; 3],
        };
        script::read_back(&goods.collect::<Vec<_>>(), self.total(), &to)
    }
}

impl Taking {
    fn change(self, change: impl FnOnce(&mut Form)) {
        self.0.update(change);
    }

    fn read<T>(self, read: impl FnOnce(&Form) -> T) -> T {
        self.0.with(read)
    }
}

#[component]
pub fn TakePage() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let shops = Memo::new(move |_| {
        store.with(|world| {
            let own = world.shops.values().filter(|shop| shop.platform == Platform::House);
            own.map(|shop| (shop.id, shop.name.clone())).collect::<Vec<_>>()
        })
    });
    let no_articles = Memo::new(move |_| store.with(|world| world.articles.is_empty()));
    let body = move || match (shops.with(Vec::is_empty), no_articles.get()) {
        (true, _) => view! {
            <Empty title=words.house.no_shop>
                <a class="button" href=Route::Settings(crate::route::Section::Shops).path()>{words.shell.settings}</a>
            </Empty>
        }
        .into_any(),
        (_, true) => view! {
            <Empty title=words.house.no_articles>
                <a class="button" href=Route::Stock.path()>{words.stock.title}</a>
            </Empty>
        }
        .into_any(),
        _ => view! { <Whole shops=shops.get_untracked() /> }.into_any(),
    };
    view! {
        <main class="page take" id="content">
            <header class="page-head"><h1>{words.house.take}</h1></header>
            {body}
        </main>
    }
}

#[component]
fn Whole(shops: Vec<(ShopId, String)>) -> impl IntoView {
    let words = use_words();
    let (acts, store, place) = (use_acts(), use_store(), use_place());
    let taking = Taking(RwSignal::new(Form::default()));
    let is_back = RwSignal::new(false);
    let is_read = RwSignal::new(false);
    spawn_local(async move {
        let kept = store.draft(DRAFT).await.and_then(|kept| serde_json::from_str::<Form>(&kept).ok());
        if let Some(kept) = kept {
            let _ = is_back.try_set(kept != Form::default());
            let _ = taking.0.try_set(kept);
        }
        let _ = is_read.try_set(true);
    });
    // What is typed is on the device as it is typed.
    Effect::new(move || {
        let text = taking.read(|form| match *form == Form::default() {
            true => String::new(),
            false => serde_json::to_string(form).unwrap_or_default(),
        });
        if is_read.get_untracked() {
            store.keep_draft(DRAFT, &text);
        }
    });
    let shop = RwSignal::new(shops.first().map(|(id, _)| *id));
    let error = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(shop) = shop.get_untracked() else { return };
        let form = taking.0.get_untracked();
        let command = match store.with_untracked(|world| form.command(world, shop)) {
            Ok(command) => command,
            Err(why) => return error.set(Some(why)),
        };
        let order = command.order;
        let leaving = Leaving { draft: Some(DRAFT.to_owned()), ..Leaving::default() };
        match acts.perform_with(words.house.taken, command, leaving) {
            Ok(()) => {
                is_read.set(false);
                place.go(Route::Order(order));
            }
            Err(why) => error.set(Some(why)),
        }
    };
    let told = move || {
        let why = error.get()?;
        let text = store.with_untracked(|world| words.refused(&why, world));
        Some(view! { <Notice tone=Tone::Bad>{text}</Notice> })
    };
    let drop = move |()| {
        taking.0.set(Form::default());
        is_back.set(false);
    };
    let known = Memo::new(move |_| taking.read(Form::has_who));
    let one = shops.len() == 1;
    let options = shops
        .into_iter()
        .map(|(id, name)| view! { <option value=id.to_string() selected=shop.get_untracked() == Some(id)>{name}</option> })
        .collect_view();
    view! {
        <form class="form take-form" on:submit=submit>
            <Show when=move || is_back.get()>
                <Notice tone=Tone::Info>
                    {words.house.draft_back} " " <Button look=Look::Quiet on_press=drop>{words.order.drop_draft}</Button>
                </Notice>
            </Show>
            <div hidden=one>
                <Field label=words.order.shop>
                    <select class="input" on:change=move |event| shop.set(event_target_value(&event).parse().ok())>{options}</select>
                </Field>
            </div>
            <Who taking />
            <Show when=move || known.get()>
                <Goods taking />
                <ReceiverFields taking />
                <Rest taking />
                <Sums taking />
                {told}
                <div class="dialog-foot">
                    <Button on_press=move |()| place.go(Route::House)>{words.shell.cancel}</Button>
                    <Button look=Look::Primary submits=true>{words.house.take}</Button>
                </div>
            </Show>
        </form>
    }
}

/// Wishes, what is paid in, and that it was read back.
#[component]
fn Rest(taking: Taking) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let text = move |read: fn(&Form) -> &String, write: fn(&mut Form) -> &mut String| {
        let value = move || taking.read(|form| read(form).clone());
        let write = move |event| taking.change(|form| *write(form) = event_target_value(&event));
        (value, write)
    };
    let (freight, write_freight) = text(|form| &form.freight, |form| &mut form.freight);
    let (deposit, write_deposit) = text(|form| &form.deposit, |form| &mut form.deposit);
    let (courier, write_courier) = text(|form| &form.courier, |form| &mut form.courier);
    let (message, write_message) = text(|form| &form.message, |form| &mut form.message);
    let read_back = move |()| {
        let text = untrack(|| taking.read(|form| store.with(|world| form.read_back(world))));
        clipboard::copy(&text);
        acts.say(format!("{}\n{text}", words.shell.copied));
    };
    let tick = move |label: &'static str, read: fn(&Form) -> bool, write: fn(&mut Form) -> &mut bool| {
        let change = move |event| taking.change(|form| *write(form) = event_target_checked(&event));
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || taking.read(read) on:change=change />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <div class="take-row">
            <Field label=words.house.freight>
                <input class="input number" inputmode="decimal" autocomplete="off" prop:value=freight on:input=write_freight />
            </Field>
            <Field label=words.house.deposit>
                <input class="input number" inputmode="decimal" autocomplete="off" prop:value=deposit on:input=write_deposit />
            </Field>
            <Field label=words.order.courier>
                <input class="input" maxlength="64" autocomplete="off" prop:value=courier on:input=write_courier />
            </Field>
        </div>
        <Field label=words.house.message>
            <textarea class="input" rows="2" maxlength="500" prop:value=message on:input=write_message></textarea>
        </Field>
        <div class="take-ticks">
            <Button on_press=read_back>{words.house.read_back}</Button>
            {tick(words.house.is_read_back, |form| form.read_back, |form| &mut form.read_back)}
            {tick(words.house.is_answered, |form| form.answered, |form| &mut form.answered)}
        </div>
    }
}
