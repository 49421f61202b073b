//! What can be done to all marked orders at once.

use super::{row::colour, step, use_desk};
use crate::{
    i18n::use_words,
    page::{act::use_acts, print::use_printing},
    store::use_store,
    ui::{Button, FlagMark, Look, Menu, MenuItem},
};
use leptos::prelude::*;
use shared::{
    command::{Command, OrderFlag},
    id::OrderId,
    order::{Flag, Status, life},
};
use std::collections::BTreeMap;

#[component]
pub fn BulkBar() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let printing = use_printing();
    let marked = Memo::new(move |_| desk.marked());
    view! {
        <Show when=move || !marked.with(Vec::is_empty)>
            <div class="bulk" role="group" aria-label=words.orders.bulk>
                <strong role="status">{move || (words.orders.marked)(marked.with(Vec::len))}</strong>
                <FlagMenu marked />
                <MoveMenu marked />
                <Button key="p" on_press=move |()| printing.show(marked.get_untracked())>{words.keys.print}</Button>
                <span class="bulk-rest"></span>
                <Button look=Look::Quiet on_press=move |()| desk.mark_all()>{words.orders.mark_all}</Button>
                <Button look=Look::Quiet key="Esc" on_press=move |()| desk.unmark()>{words.orders.unmark}</Button>
            </div>
        </Show>
    }
}

#[component]
fn FlagMenu(marked: Memo<Vec<OrderId>>) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let set = move |flag: Flag| {
        let command = |order: OrderId| Command::from(OrderFlag { order, flag });
        let commands = marked.get_untracked().into_iter().map(command).collect();
        acts.attempt_all(&(words.keys.flag_as)(words.flag(flag)), commands);
    };
    view! {
        <Menu label=words.orders.set_flag text=Signal::stored(words.orders.set_flag.to_owned())>
            {Flag::ALL.into_iter().map(|flag| view! {
                <MenuItem on_choose=move |()| set(flag)>
                    <FlagMark colour=colour(flag) sign=words.flag_sign(flag) label="" />
                    {words.flag(flag)}
                </MenuItem>
            }).collect_view()}
        </Menu>
    }
}

/// The moves that some of the marked orders can make. A parcel has a number of its own, so
/// shipping is not among them.
#[component]
fn MoveMenu(marked: Memo<Vec<OrderId>>) -> impl IntoView {
    let words = use_words();
    let (desk, acts, store) = (use_desk(), use_acts(), use_store());
    let targets = Memo::new(move |_| {
        let mut targets: BTreeMap<Status, Vec<OrderId>> = BTreeMap::new();
        for id in marked.get() {
            let status = store.with(|world| world.orders.get(&id).map(|order| order.status));
            let moves = status.map(life::from).unwrap_or_default();
            for known in moves.into_iter().filter(|known| !known.parcel) {
                targets.entry(known.to).or_default().push(id);
            }
        }
        targets.into_iter().collect::<Vec<_>>()
    });
    let items = move || {
        let item = |(to, orders): (Status, Vec<OrderId>)| {
            let why_not = orders.iter().map(|id| step::why_not(store, words, *id, to)).min().flatten();
            let label = (words.orders.move_count)(words.status(to), orders.len());
            let choose = Callback::new(move |()| desk.ask_move(orders.clone(), to, acts));
            match why_not {
                Some(why_not) => view! { <MenuItem why_not on_choose=choose>{label}</MenuItem> }.into_any(),
                None => view! { <MenuItem on_choose=choose>{label}</MenuItem> }.into_any(),
            }
        };
        targets.get().into_iter().map(item).collect_view()
    };
    view! { <Menu label=words.orders.move_to text=Signal::stored(words.orders.move_to.to_owned())>{items()}</Menu> }
}
