//! Shop, name and reminder of an enquiry.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock, edit::Edit, enquiries::use_enquiries, shops},
    store::use_store,
    ui::{Menu, MenuItem, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    command::{EnquiryDetail, Rejection},
    enquiry::Detail,
    id::ShopId,
    staff::Permission,
    time::{Instant, TimeOfDay},
};

const HOUR: i64 = 3_600_000;
/// When somebody is asked again the next morning.
const MORNING: u16 = 10;

#[component]
pub fn Facts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, acts) = (use_store(), use_acts());
    let may = Signal::derive(move || store.permits(Permission::TicketWork));
    let set = Callback::new(move |to: Detail| -> Result<(), Rejection> {
        let said = store.with_untracked(|world| words.enquiry_detail(&to, world));
        acts.perform(said, EnquiryDetail { enquiry: shown.id, to })
    });
    let name = Signal::derive(move || shown.read(|enquiry| enquiry.name.clone()));
    let rename = Callback::new(move |name: String| set.run(Detail::Name(name)));
    view! {
        <section class="section enquiry-sheet" aria-label=words.enquiries.who>
            <Edit label=words.enquiries.who value=name may on_save=rename />
            <ShopField shown may set />
            <Remind shown may set />
        </section>
    }
}

#[component]
fn ShopField(shown: Shown, may: Signal<bool>, set: Callback<Detail, Result<(), Rejection>>) -> impl IntoView {
    let words = use_words();
    let (store, acts) = (use_store(), use_acts());
    let shops = Memo::new(move |_| store.with(shops::names));
    let own = Memo::new(move |_| shown.enquiry.with(|enquiry| enquiry.as_ref().map(|enquiry| enquiry.shop)));
    let name = move || shops.get().into_iter().find(|(id, _)| Some(*id) == own.get()).map(|(_, name)| name);
    // The order that it became is of its shop.
    let is_free = Memo::new(move |_| may.get() && shown.read(|enquiry| enquiry.order().is_none()));
    let choose = move |event| {
        let Ok(id) = event_target_value(&event).parse::<ShopId>() else { return };
        if let Err(why) = set.run(Detail::Shop(id)) {
            acts.warn(&why);
        }
    };
    let option = move |(id, name): (ShopId, String)| {
        view! { <option value=id.to_string() selected=move || own.get() == Some(id)>{name}</option> }
    };
    view! {
        <div class="edit">
            <span class="edit-label">{words.order.shop}</span>
            {move || match is_free.get() && shops.with(|shops| shops.len() > 1) {
                true => view! {
                    <select class="input" aria-label=words.order.shop on:change=choose>
                        {shops.get().into_iter().map(option).collect_view()}
                    </select>
                }
                .into_any(),
                false => view! { <span class="edit-value">{name}</span> }.into_any(),
            }}
        </div>
    }
}

/// When the buyer is asked again.
#[component]
fn Remind(shown: Shown, may: Signal<bool>, set: Callback<Detail, Result<(), Rejection>>) -> impl IntoView {
    let words = use_words();
    let (store, clock, acts, desk) = (use_store(), use_clock(), use_acts(), use_enquiries());
    let say = &words.enquiries;
    let at = Memo::new(move |_| shown.read(|enquiry| enquiry.remind_at));
    let due = Memo::new(move |_| shown.read(|enquiry| enquiry.is_due(desk.minute.get())));
    let reads = move || at.get().map_or_else(|| say.remind_none.to_owned(), |at| clock.moment(at));
    let remind = move |at: Option<Instant>| {
        if let Err(why) = set.run(Detail::Remind(at)) {
            acts.warn(&why);
        }
    };
    let morning = move |days: i32| {
        let zone = store.with_untracked(|world| world.workspace().map(|workspace| workspace.zone()))?;
        Some(zone.at(untrack(|| clock.today()).plus(days), TimeOfDay::new(MORNING, 0)?))
    };
    let items = move || {
        let later = move |hours: i64| Some(store.now().plus(hours * HOUR));
        view! {
            <MenuItem on_choose=move |()| remind(later(2))>{(say.in_hours)(2)}</MenuItem>
            <MenuItem on_choose=move |()| remind(morning(1))>{say.tomorrow}</MenuItem>
            <MenuItem on_choose=move |()| remind(morning(7))>{say.next_week}</MenuItem>
            {at.get_untracked().map(|_| view! { <MenuItem on_choose=move |()| remind(None)>{say.no_reminder}</MenuItem> })}
        }
    };
    view! {
        <div class="edit">
            <span class="edit-label">{say.remind}</span>
            <span class="edit-value">
                {reads} " " <Show when=move || due.get()><Tag tone=Tone::Warn text=say.remind_due /></Show>
            </span>
            <Show when=move || may.get()>
                <Menu label=say.remind text=Signal::stored(words.settings.change.to_owned())>{items()}</Menu>
            </Show>
        </div>
    }
}
