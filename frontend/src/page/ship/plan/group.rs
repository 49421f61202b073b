//! The orders of one courier in a plan, and those that were put off.

use crate::{
    i18n::use_words,
    page::{orders::use_desk, ship::use_leaving},
    route::Route,
    store::use_store,
    ui::{Button, Look, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    order::{
        Status,
        plan::{self, Due, PutOff, Risk},
    },
    staff::Permission,
    time::Day,
};

/// Rows of a courier that are shown; the rest follows when these have left.
const MOST: usize = 200;

#[component]
pub fn Group(courier: String, dues: Memo<Vec<Due>>, today: Memo<Day>) -> impl IntoView {
    let words = use_words();
    let (leaving, store) = (use_leaving(), use_store());
    let name = if courier.is_empty() { words.sending.any_courier.to_owned() } else { courier.clone() };
    let own = Memo::new(move |_| {
        dues.with(|dues| dues.iter().filter(|due| due.courier == courier).cloned().collect::<Vec<_>>())
    });
    let count = move || own.with(Vec::len);
    let all = move |()| leaving.putting_off.set(own.with_untracked(|own| own.iter().map(|due| due.order).collect()));
    let rows = move || own.with(|own| own.iter().take(MOST).cloned().collect::<Vec<_>>());
    let row = move |due: Due| view! { <Row due today /> };
    let label = StoredValue::new(name.clone());
    view! {
        <section class="section">
            <div class="section-head">
                <h3>{name} " " <span class="filter-count">{count}</span></h3>
                <Show when=move || { store.permits(Permission::OrderMark) && count() > 1 }>
                    <Button look=Look::Quiet on_press=all>{move || (words.sending.put_off_all)(count())}</Button>
                </Show>
            </div>
            <div class="table-wrap" tabindex="0" role="region" aria-label=move || label.get_value()>
                <table class="table" aria-label=move || label.get_value()>
                    <thead><tr>
                        <th scope="col">{words.print.orders_of}</th>
                        <th scope="col">{words.order.article}</th>
                        <th scope="col">{words.sending.promised}</th>
                        <th scope="col">{words.sending.stands}</th>
                        <td class="plan-ways"></td>
                    </tr></thead>
                    <tbody><For each=rows key=Clone::clone children=row /></tbody>
                </table>
            </div>
            <Show when=move || { count() > MOST }><p class="hint">{move || (words.sending.more)(count() - MOST)}</p></Show>
        </section>
    }
}

#[component]
fn Row(due: Due, today: Memo<Day>) -> impl IntoView {
    let words = use_words();
    let (leaving, store) = (use_leaving(), use_store());
    let Due { order: id, day, risks, .. } = due;
    let order = store.order(id);
    let name = move || store.with(|world| words.tell(world).order(id));
    let what = move || order.with(|order| order.as_ref().map(|order| order.summary().to_owned()));
    let rush = move || {
        let is_rush = order.with(|order| order.as_ref().is_some_and(|order| order.rush));
        is_rush.then(|| view! { <Tag tone=Tone::Warn text=words.change.rush_mark /> })
    };
    let late = move || (day < today.get()).then(|| view! { " " <Tag tone=Tone::Bad text=words.sending.overdue /> });
    let tag = move |risk: &Risk| {
        let tone = match risk {
            Risk::Behind(Status::Printed | Status::Checked) => Tone::Neutral,
            Risk::Behind(_) => Tone::Info,
            Risk::Unpaid | Risk::Short(_) => Tone::Bad,
            Risk::Change(_) | Risk::Approval(_) => Tone::Warn,
        };
        view! { <Tag tone text=words.risk(risk) /> " " }
    };
    let stands = match risks.is_empty() {
        true => view! { <Tag tone=Tone::Good text=words.sending.ready /> }.into_any(),
        false => risks.iter().map(tag).collect_view().into_any(),
    };
    view! {
        <tr>
            <td><a href=Route::Order(id).path()>{name}</a> " " {rush}</td>
            <td>{what}</td>
            <td>{words.day(day)} {late}</td>
            <td>{stands}</td>
            <td class="plan-ways">
                <Show when=move || store.permits(Permission::OrderMark)>
                    <Button on_press=move |()| leaving.putting_off.set(vec![id])>{words.sending.put_off}</Button>
                </Show>
            </td>
        </tr>
    }
}

/// What of this plan was put off, and why.
#[component]
pub fn WasPutOff(day: Memo<Day>) -> impl IntoView {
    let words = use_words();
    let (store, calm) = (use_store(), use_desk().calm);
    let found = Memo::new(move |_| calm.with(|world| plan::put_off(world, day.get())));
    let row = move |one: PutOff| {
        let id = one.order;
        let name = move || store.with(|world| words.tell(world).order(id));
        view! {
            <li class="work-row">
                <a href=Route::Order(id).path()>{name}</a>
                <span>{words.day(one.to)}</span>
                <span class="hint">{one.reason}</span>
            </li>
        }
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <section class="section" aria-label=words.sending.was_put_off>
                <h3>{words.sending.was_put_off} " " <span class="filter-count">{move || found.with(Vec::len)}</span></h3>
                <ul class="work-list"><For each=move || found.get() key=|one| (one.order, one.to) children=row /></ul>
            </section>
        </Show>
    }
}
