//! 打单: the four-part slips and the picking list of chosen orders, as they come on paper (O6). `slip` and `picking`
//! are what is printed; the page above them is not.

mod picking;
mod slip;

use crate::{
    i18n::use_words,
    page::{act::use_acts, tickets::lacks},
    platform::paper,
    route::{Place, Route},
    store::use_store,
    ui::{Button, Empty, Look, Notice, Segments, Tone},
};
use leptos::prelude::*;
use picking::PickingList;
use shared::{
    command::{Command, OrderPrint},
    id::OrderId,
    order::picking::in_turn,
    staff::Permission,
};
use slip::Slip;

/// Which orders are to be printed; it outlives the page.
#[derive(Clone, Copy)]
pub struct Printing {
    orders: RwSignal<Vec<OrderId>>,
    place: Place,
}

impl Printing {
    pub fn provide(place: Place) -> Printing {
        let printing = Printing { orders: RwSignal::new(Vec::new()), place };
        provide_context(printing);
        printing
    }

    /// Shows these orders as they will be printed.
    pub fn show(self, orders: Vec<OrderId>) {
        self.orders.set(orders);
        self.place.go(Route::Print);
    }
}

pub fn use_printing() -> Printing {
    expect_context()
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paper {
    Slips,
    Picking,
}

#[component]
pub fn PrintPage() -> impl IntoView {
    let words = use_words();
    let (acts, store, printing) = (use_acts(), use_store(), use_printing());
    let paper = RwSignal::new(Paper::Slips);
    let fit = Memo::new(move |_| {
        store.with(|world| {
            let is_fit = |id: &OrderId| world.orders.get(id).is_some_and(|order| order.status.is_printable());
            in_turn(world, printing.orders.get().into_iter().filter(is_fit).collect())
        })
    });
    let left_out = move || printing.orders.with(Vec::len) - fit.with(Vec::len);
    let why_not = Signal::derive(move || lacks(store, words, Permission::OrderPack));
    let print = move |()| {
        let orders = fit.get_untracked();
        if paper.get_untracked() == Paper::Slips {
            let commands: Vec<Command> = orders.iter().map(|order| OrderPrint { order: *order }.into()).collect();
            let answers = store.dispatch_all(commands);
            if let Some(why) = answers.into_iter().find_map(Result::err) {
                return acts.warn(&why);
            }
            acts.say((words.print.done)(orders.len()));
        }
        // The copies are marked before they are printed.
        paper::print();
    };
    let sheets = move || match paper.get() {
        Paper::Slips => {
            view! { <For each=move || fit.get() key=|id| *id children=|id| view! { <Slip id /> } /> }.into_any()
        }
        Paper::Picking => view! { <PickingList orders=fit /> }.into_any(),
    };
    let body = move || match fit.with(Vec::is_empty) {
        true => view! {
            <Empty title=words.print.none hint=words.print.none_hint>
                <a class="button" href=Route::Orders.path()>{words.shell.orders}</a>
            </Empty>
        }
        .into_any(),
        false => view! { <div class="sheets">{sheets}</div> }.into_any(),
    };
    view! {
        <main class="page print" id="content">
            <header class="page-head print-head">
                <h1>{words.print.title}</h1>
                <Segments
                    label=words.print.what
                    name="paper"
                    all=[(Paper::Slips, words.print.slips), (Paper::Picking, words.print.picking)]
                    is_chosen=move |own| paper.get() == own
                    on_choose=move |own| paper.set(own)
                />
                <Show when=move || !fit.with(Vec::is_empty)>
                    <Button look=Look::Primary why_not on_press=print>{move || (words.print.print_n)(fit.with(Vec::len))}</Button>
                </Show>
            </header>
            <p class="hint print-head">{words.print.hint}</p>
            <Show when=move || left_out() != 0>
                <div class="print-head"><Notice tone=Tone::Warn>{move || (words.print.left_out)(left_out())}</Notice></div>
            </Show>
            {body}
        </main>
    }
}
