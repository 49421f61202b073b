//! A new order by phone or wholesale (O8): who, what, whom it goes to, what it comes to, and whether stock and balance
//! reach. What was begun is kept on the device.

mod form;
mod goods;
mod receiver;
mod sums;
mod who;

use crate::{
    i18n::{format::money, use_words},
    page::{act::use_acts, shops},
    platform::clipboard,
    route::{Route, use_place},
    store::{Leaving, use_store},
    ui::{Button, Empty, Field, Look, Notice, Tone},
};
use form::{Form, Row, To, amount};
use goods::Goods;
use leptos::{ev, prelude::*, task::spawn_local};
use receiver::ReceiverFields;
use shared::{
    command::Rejection,
    id::{EnquiryId, ShopId},
    money::Fen,
    shop::Platform,
};
use sums::Sums;
use who::Who;

/// Under which the form is kept: each enquiry has its own.
fn draft_of(enquiry: Option<EnquiryId>) -> String {
    enquiry.map_or_else(|| "house/take".to_owned(), |id| format!("house/take/{id}"))
}

/// The form while it is open; reads of it are tracked. What was granted in an enquiry is signed for already.
#[derive(Clone, Copy)]
pub struct Taking {
    form: RwSignal<Form>,
    granted: Fen,
}

impl Taking {
    fn change(self, change: impl FnOnce(&mut Form)) {
        self.form.update(change);
    }

    fn read<T>(self, read: impl FnOnce(&Form) -> T) -> T {
        self.form.with(read)
    }
}

#[component]
pub fn TakePage(
    /// The enquiry that it comes from.
    enquiry: Option<EnquiryId>,
) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let shops = Memo::new(move |_| {
        store.with(|world| {
            let own = shops::by_name(world).into_iter().filter(|shop| shop.platform == Platform::House);
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
        _ => view! { <Whole shops=shops.get_untracked() enquiry /> }.into_any(),
    };
    view! {
        <main class="page take" id="content">
            <header class="page-head"><h1>{words.house.take}</h1></header>
            {body}
        </main>
    }
}

#[component]
fn Whole(shops: Vec<(ShopId, String)>, enquiry: Option<EnquiryId>) -> impl IntoView {
    let words = use_words();
    let (acts, store, place) = (use_acts(), use_store(), use_place());
    let begun = StoredValue::new(store.with_untracked(|world| Form::of(world, enquiry, words)));
    let of = enquiry.and_then(|id| store.with_untracked(|world| world.enquiries.get(&id).cloned()));
    let granted = of.as_ref().map(|enquiry| enquiry.off()).unwrap_or_default();
    let taking = Taking { form: RwSignal::new(begun.get_value()), granted };
    let draft = StoredValue::new(draft_of(enquiry));
    let is_back = RwSignal::new(false);
    let is_read = RwSignal::new(false);
    spawn_local(async move {
        let kept = store.draft(&draft_of(enquiry)).await.and_then(|kept| serde_json::from_str::<Form>(&kept).ok());
        if let Some(kept) = kept {
            let _ = is_back.try_set(begun.try_get_value().is_some_and(|begun| begun != kept));
            let _ = taking.form.try_set(kept);
        }
        let _ = is_read.try_set(true);
    });
    // What is typed is on the device as it is typed.
    Effect::new(move || {
        let text = taking.read(|form| match *form == begun.get_value() {
            true => String::new(),
            false => serde_json::to_string(form).unwrap_or_default(),
        });
        if is_read.get_untracked() {
            draft.with_value(|draft| store.keep_draft(draft, &text));
        }
    });
    let own = of.as_ref().map(|enquiry| enquiry.shop).filter(|id| shops.iter().any(|(shop, _)| shop == id));
    let shop = RwSignal::new(own.or_else(|| shops.first().map(|(id, _)| *id)));
    let error = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(shop) = shop.get_untracked() else { return };
        let form = taking.form.get_untracked();
        let command = match store.with_untracked(|world| form.command(world, shop, enquiry)) {
            Ok(command) => command,
            Err(why) => return error.set(Some(why)),
        };
        let order = command.order;
        let leaving = Leaving { draft: Some(draft.get_value()), ..Leaving::default() };
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
        taking.form.set(begun.get_value());
        is_back.set(false);
    };
    let known = Memo::new(move |_| taking.read(Form::has_who));
    // The shop is the enquiry's.
    let one = shops.len() == 1 || own.is_some();
    let back = enquiry.map_or(Route::House, Route::Enquiry);
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
            {of.is_some().then(|| view! { <From enquiry granted /> })}
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
                    <Button on_press=move |()| place.go(back)>{words.shell.cancel}</Button>
                    <Button look=Look::Primary submits=true>{words.house.take}</Button>
                </div>
            </Show>
        </form>
    }
}

/// The enquiry that the order comes from, and what was granted in it.
#[component]
fn From(enquiry: Option<EnquiryId>, granted: Fen) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    enquiry.map(|id| {
        let name = store.with_untracked(|world| words.tell(world).enquiry(id));
        let off = (!granted.is_zero()).then(|| format!(" · {}", (words.enquiries.with_discount)(&money(granted))));
        view! {
            <Notice tone=Tone::Info>
                {words.enquiries.came_from} " " <a href=Route::Enquiry(id).path()>{name}</a> {off}
            </Notice>
        }
    })
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
