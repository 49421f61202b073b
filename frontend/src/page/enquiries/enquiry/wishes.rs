//! What the buyer would like: each article with its stock beside it, and what could be taken instead.

use super::{Shown, stock::Stock};
use crate::{
    i18n::{format::money, use_words},
    page::{
        act::use_acts,
        enquiries::{
            ask::{WishChoice, WishPicker},
            desk::Wanted,
            use_enquiries,
        },
    },
    platform::random,
    store::use_store,
    ui::{Button, Icon, Sign, composes},
};
use leptos::{ev, prelude::*};
use shared::{
    command::{self, EnquiryDetail, Invalid, Rejection},
    enquiry::{Detail, Wish},
    id::WishId,
    money::Fen,
    staff::Permission,
};

#[component]
pub fn Wishes(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts, desk) = (use_store(), use_acts(), use_enquiries());
    let ids = Memo::new(move |_| shown.read(|enquiry| enquiry.wishes.keys().copied().collect::<Vec<_>>()));
    let adding = RwSignal::new(false);
    Effect::new(move || {
        if desk.wanted.get() == Some(Wanted::Wish) {
            adding.set(true);
            desk.wanted.set(None);
        }
    });
    let may = Memo::new(move |_| store.permits(Permission::TicketWork));
    let add = Callback::new(move |choice: WishChoice| {
        adding.set(false);
        let to = Detail::Wish { wish: WishId(random::id()), to: Some(choice.wish()) };
        let said = store.with_untracked(|world| words.enquiry_detail(&to, world));
        acts.attempt(said, EnquiryDetail { enquiry: shown.id, to });
    });
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !composes(&event) {
            adding.set(false);
        }
    };
    let row = move |id: WishId| view! { <Line shown id /> };
    view! {
        <section class="section" aria-label=words.enquiries.wishes>
            <h3>{words.enquiries.wishes}</h3>
            <ul class="enquiry-wishes"><For each=move || ids.get() key=|id| *id children=row /></ul>
            {move || match adding.get() {
                true => view! { <div on:keydown=leave><WishPicker on_choose=add /></div> }.into_any(),
                false => may
                    .get()
                    .then(|| view! { <div><Button key="i" on_press=move |()| adding.set(true)>{words.enquiries.add_wish}</Button></div> })
                    .into_any(),
            }}
            <Sum shown />
        </section>
    }
}

/// One of them: pieces and price may be changed where they stand.
#[component]
fn Line(shown: Shown, id: WishId) -> impl IntoView {
    let words = use_words();
    let (store, acts) = (use_store(), use_acts());
    let wish = Memo::new(move |_| shown.read(|enquiry| enquiry.wishes.get(&id).cloned()));
    let name = Memo::new(move |_| {
        wish.with(|wish| {
            let wish = wish.as_ref()?;
            let article = wish.article.map(|id| store.with(|world| words.article_name(id, world)));
            Some(article.unwrap_or_else(|| wish.title.clone()))
        })
        .unwrap_or_default()
    });
    let error = RwSignal::new(None::<String>);
    let set = Callback::new(move |to: Option<Wish>| {
        let to = Detail::Wish { wish: id, to };
        let said = store.with_untracked(|world| words.enquiry_detail(&to, world));
        let done = acts.perform(said, EnquiryDetail { enquiry: shown.id, to });
        let _ = error.try_set(done.err().map(|why| words.refusal(&why)));
    });
    let now = move || wish.get_untracked();
    let invalid = move |field| {
        let why = Rejection::Invalid { field, why: Invalid::Unknown };
        error.set(Some(words.refusal(&why)));
    };
    let pieces = move |event| match event_target_value(&event).trim().parse() {
        Ok(pieces) => now().into_iter().for_each(|wish| set.run(Some(Wish { pieces, ..wish }))),
        Err(_) => invalid(command::Field::Pieces),
    };
    let price = move |event| {
        let typed = event_target_value(&event);
        let list = if typed.trim().is_empty() { Some(None) } else { Fen::from_yuan(&typed).map(Some) };
        match list {
            Some(list) => now().into_iter().for_each(|wish| set.run(Some(Wish { list, ..wish }))),
            None => invalid(command::Field::Amount),
        }
    };
    let article = Memo::new(move |_| wish.with(|wish| wish.as_ref().and_then(|wish| wish.article)));
    let list = Memo::new(move |_| wish.with(|wish| wish.as_ref().and_then(|wish| wish.list)));
    let count = Memo::new(move |_| wish.with(|wish| wish.as_ref().map_or(0, |wish| wish.pieces)));
    let swap = Callback::new(move |other| {
        now().into_iter().for_each(|wish| set.run(Some(Wish { article: Some(other), ..wish })));
    });
    let may = Memo::new(move |_| store.permits(Permission::TicketWork));
    let disabled = move || !may.get();
    view! {
        <li class="enquiry-wish">
            <div class="enquiry-wish-line">
                <span class="enquiry-wish-name">{move || name.get()}</span>
                <input
                    class="input number"
                    inputmode="numeric"
                    aria-label=move || (words.house.pieces_of)(&name.get())
                    disabled=disabled
                    prop:value=move || count.get().to_string()
                    on:change=pieces
                />
                {move || match article.get() {
                    Some(_) => view! { <span class="number enquiry-list">{list.get().map(money)}</span> }.into_any(),
                    None => view! {
                        <input
                            class="input number"
                            inputmode="decimal"
                            aria-label=move || (words.enquiries.list_price_of)(&name.get())
                            placeholder=words.enquiries.list_price
                            disabled=disabled
                            prop:value=move || list.get().map(|list| list.to_string()).unwrap_or_default()
                            on:change=price
                        />
                    }
                    .into_any(),
                }}
                <Show when=move || may.get()>
                    <button
                        class="button button-quiet"
                        type="button"
                        aria-label=move || (words.house.remove)(&name.get())
                        on:click=move |_| set.run(None)
                    >
                        <Icon sign=Sign::Close />
                    </button>
                </Show>
            </div>
            {move || error.get().map(|error| view! { <p class="form-error" role="alert">{error}</p> })}
            {move || match article.get() {
                Some(article) => view! { <Stock article pieces=count on_swap=swap /> }.into_any(),
                None => view! { <p class="hint">{words.enquiries.no_stock_known}</p> }.into_any(),
            }}
        </li>
    }
}

/// What all of it comes to, before and after the discount.
#[component]
fn Sum(shown: Shown) -> impl IntoView {
    let words = use_words();
    let any = Memo::new(move |_| shown.read(|enquiry| !enquiry.wishes.is_empty()));
    let sum = Memo::new(move |_| shown.read(|enquiry| enquiry.sum()));
    let off = Memo::new(move |_| shown.read(|enquiry| enquiry.off()));
    let total = move || sum.get().map_or_else(|| words.enquiries.sum_unknown.to_owned(), money);
    let after = move || {
        let left = sum.get().filter(|_| !off.get().is_zero())? - off.get();
        Some(
            view! { <div class="sums-strong"><dt>{words.enquiries.after}</dt><dd>{money(left.max(Fen::ZERO))}</dd></div> },
        )
    };
    view! {
        <Show when=move || any.get()>
            <dl class="sums" aria-label=words.enquiries.sum>
                <div><dt>{words.enquiries.sum}</dt><dd>{total}</dd></div>
                {after}
            </dl>
        </Show>
    }
}
