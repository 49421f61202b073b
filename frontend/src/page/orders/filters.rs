//! Filters beside the list: status with counts, flags, shop, and the person's views.

use super::{desk::Desk, row::colour, use_desk, views::Views};
use crate::{
    i18n::{format, use_words},
    page::shops,
    store::use_store,
    ui::{Button, FlagMark, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    id::ShopId,
    order::{Flag, Status, filter::OrderFilter},
};

#[component]
pub fn Filters() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let any = Memo::new(move |_| desk.filter.with(|filter| *filter != OrderFilter::default()));
    let veil = move || {
        desk.filters_open.get().then(|| {
            view! {
                <div class="filters-veil" aria-hidden="true" on:click=move |_| desk.filters_open.set(false)></div>
            }
        })
    };
    view! {
        {veil}
        <aside
            class="filters"
            id="filters"
            aria-label=words.orders.filters
            class:filters-open=move || desk.filters_open.get()
        >
            <Views />
            <h2>{words.orders.statuses}</h2>
            <div class="filters-group" role="group" aria-label=words.orders.statuses>
                <AllOfThem />
                {Status::ALL.into_iter().map(|status| view! { <OneStatus status /> }).collect_view()}
            </div>
            <h2>{words.orders.flags}</h2>
            <div class="filters-flags" role="group" aria-label=words.orders.flags>
                {Flag::ALL.into_iter().map(|flag| view! { <OneFlag flag /> }).collect_view()}
            </div>
            <ShopChoice />
            <Show when=move || any.get()>
                <div class="filters-foot">
                    <Button look=Look::Quiet on_press=move |()| desk.ask_save_view()>{words.orders.save_view}</Button>
                    <Button look=Look::Quiet on_press=move |()| desk.clear_filter()>{words.orders.clear}</Button>
                </div>
            </Show>
        </aside>
    }
}

#[component]
fn AllOfThem() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let pressed = move || desk.filter.with(|filter| filter.statuses.is_empty());
    let count = Memo::new(move |_| desk.calm.with(|world| world.orders.len()));
    view! {
        <button
            class="filter"
            type="button"
            aria-pressed=move || if pressed() { "true" } else { "false" }
            on:click=move |_| desk.filter.update(|filter| filter.statuses.clear())
        >
            {words.orders.all} " "
            <span class="filter-count">{move || format::count(count.get() as u64)}</span>
        </button>
    }
}

#[component]
fn OneStatus(status: Status) -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let pressed = move || desk.filter.with(|filter| filter.statuses.contains(&status));
    let count = Memo::new(move |_| desk.calm.with(|world| world.count_of(status)));
    let choose = move |event: ev::MouseEvent| {
        let adds = event.ctrl_key() || event.meta_key() || event.shift_key();
        choose_status(desk, status, adds);
    };
    view! {
        <button
            class="filter"
            type="button"
            aria-pressed=move || if pressed() { "true" } else { "false" }
            class:filter-none=move || count.get() == 0
            on:click=choose
        >
            {words.status(status)} " "
            <span class="filter-count">{move || format::count(count.get().into())}</span>
        </button>
    }
}

/// One status alone, or with Ctrl or Shift one more; chosen again it goes.
fn choose_status(desk: Desk, status: Status, adds: bool) {
    desk.filter.update(|filter| {
        let was = filter.statuses.remove(&status);
        if !adds {
            filter.statuses.clear();
        }
        if !was {
            filter.statuses.insert(status);
        }
    });
}

#[component]
fn OneFlag(flag: Flag) -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let pressed = move || desk.filter.with(|filter| filter.flags.contains(&flag));
    let choose = move |_| {
        desk.filter.update(|filter| {
            if !filter.flags.remove(&flag) {
                filter.flags.insert(flag);
            }
        });
    };
    view! {
        <button
            class="filter-flag"
            type="button"
            aria-pressed=move || if pressed() { "true" } else { "false" }
            on:click=choose
        >
            <FlagMark colour=colour(flag) sign=words.flag_sign(flag) label=words.flag(flag) />
        </button>
    }
}

/// Only where there is more than one shop to choose from.
#[component]
fn ShopChoice() -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_desk(), use_store());
    let shops = Memo::new(move |_| store.with(shops::names));
    let options = move || {
        let chosen = desk.filter.with(|filter| filter.shop);
        let option = move |(id, name): (ShopId, String)| {
            view! { <option value=id.to_string() selected=chosen == Some(id)>{name}</option> }
        };
        shops.get().into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let shop = event_target_value(&event).parse().ok();
        desk.filter.update(|filter| filter.shop = shop);
    };
    view! {
        <Show when=move || { shops.with(|shops| shops.len() > 1) }>
            <h2>{words.orders.shop}</h2>
            <select class="input" aria-label=words.orders.shop on:change=choose>
                <option value="">{words.orders.all_shops}</option>
                {options}
            </select>
        </Show>
    }
}
