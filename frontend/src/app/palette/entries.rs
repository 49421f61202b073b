//! What the palette can do: the actions of this moment, then the orders that match.

use super::{enquiries, places, tickets};
use crate::{
    account::use_account,
    i18n::{Language, Words, format::money, use_tongue, use_words},
    page::{
        act::{Acts, use_acts},
        customers::use_customers,
        enquiries::use_enquiries,
        import::use_importer,
        orders::{Desk, Step, What, steps, use_desk},
        overlay::{Overlay, Panel},
        roster::use_board,
        tickets::use_bench,
    },
    route::{Route, use_place},
    store::{Store, use_store},
    theme::{Shade, use_theme},
};
use leptos::prelude::*;
use shared::{
    command::OrderFlag,
    id::OrderId,
    order::{Flag, Status, filter::OrderFilter},
};

/// Orders that the palette shows at most.
const MOST_ORDERS: usize = 12;

/// One line of the palette.
#[derive(Clone)]
pub struct Entry {
    pub label: String,
    pub hint: String,
    pub key: &'static str,
    pub run: Callback<()>,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        (&self.label, &self.hint) == (&other.label, &other.hint)
    }
}

pub(super) fn entry(label: impl Into<String>, key: &'static str, run: impl Fn() + Send + Sync + 'static) -> Entry {
    Entry { label: label.into(), hint: String::new(), key, run: Callback::new(move |()| run()) }
}

/// The lines for what is typed.
pub fn use_entries(text: ReadSignal<String>, overlay: Overlay) -> Memo<Vec<Entry>> {
    let (words, store, desk, acts) = (use_words(), use_store(), use_desk(), use_acts());
    let bench = use_bench();
    let of_open = match use_place().here_untracked() {
        Route::Tickets | Route::Ticket(_) => tickets::of_open(words, store, bench, acts),
        Route::Orders | Route::Order(_) => of_order(words, store, desk, acts),
        _ => Vec::new(),
    };
    let actions: Vec<Entry> =
        [of_open, tickets::queues(words, bench), of_app(words, overlay, desk, acts), of_filter(words, desk)].concat();
    let asked = use_enquiries();
    let actions = [actions, enquiries::new(words, store, asked, acts), places::places(words)].concat();
    let customers = use_customers();
    Memo::new(move |_| {
        let text = text.get();
        let wanted: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let fits = |entry: &&Entry| wanted.iter().all(|word| entry.label.to_lowercase().contains(word));
        let mut found: Vec<Entry> = actions.iter().filter(fits).cloned().collect();
        if !wanted.is_empty() {
            found.extend(tickets::found(words, store, bench, &text));
            found.extend(enquiries::found(words, store, asked, &text));
            found.extend(places::customers(words, store, customers, &text));
            found.extend(orders(words, store, desk, &text));
        }
        found
    })
}

fn orders(words: &'static Words, store: Store, desk: Desk, text: &str) -> Vec<Entry> {
    let filter = OrderFilter { text: text.to_owned(), ..OrderFilter::default() };
    store.with_untracked(|world| {
        let found = filter.find(world).into_iter().take(MOST_ORDERS);
        let line = |id: OrderId| {
            let order = world.orders.get(&id)?;
            let no = order.no.map(|no| format!("#{no} ")).unwrap_or_default();
            let hint = format!("{} · {} · {}", order.summary(), words.status(order.status), money(order.amounts.total));
            Some(Entry { hint, ..entry(format!("{no}{}", order.buyer), "", move || desk.cursor.show(id)) })
        };
        found.filter_map(line).collect()
    })
}

/// What can be done with the open order.
fn of_order(words: &'static Words, store: Store, desk: Desk, acts: Acts) -> Vec<Entry> {
    let Some(id) = desk.cursor.current_untracked() else { return Vec::new() };
    let Some(order) = store.with_untracked(|world| world.orders.get(&id).cloned()) else { return Vec::new() };
    let allowed = |step: &Step| step.why_not.is_none();
    let moves = untrack(|| steps(store, words, id, order.status)).into_iter().filter(allowed).map(|step| {
        let to = step.to;
        entry(step.label, "", move || desk.ask_move(vec![id], to, acts))
    });
    let flags = Flag::ALL.into_iter().filter(|flag| *flag != order.flag).map(|flag| {
        let said = (words.keys.flag_as)(words.flag(flag));
        entry(said.clone(), "", move || acts.attempt(said.clone(), OrderFlag { order: id, flag }))
    });
    let press = move |key: &'static str| {
        move || {
            desk.key(key, acts);
        }
    };
    let own = [
        entry(words.keys.memo, "m", press("m")),
        entry(words.keys.note, "a", press("a")),
        entry(words.keys.copy, "c", press("c")),
        entry(words.keys.verify_script, "v", press("v")),
        entry(words.keys.restore, "r", press("r")),
    ];
    let changes = What::ALL
        .into_iter()
        .filter(|what| untrack(|| what.why_not(store, words, id)).is_none())
        .map(|what| entry(what.label(words), what.key(), move || desk.ask_change(id, what, acts)));
    moves.chain(flags).chain(own).chain(changes).collect()
}

fn of_app(words: &'static Words, overlay: Overlay, desk: Desk, acts: Acts) -> Vec<Entry> {
    let (account, tongue, theme) = (use_account(), use_tongue(), use_theme());
    let (store, importer, board) = (use_store(), use_importer(), use_board());
    let mut entries = vec![
        entry(words.keys.undo, "u", move || if board.is_here() { board.undo() } else { acts.undo() }),
        entry(words.orders.import, "", move || importer.choose()),
        entry(words.orders.save_view, "", move || desk.ask_save_view()),
        entry(words.sync.sync_now, "", move || store.sync_now()),
        entry(words.keys.help, "?", move || overlay.open(Panel::Help)),
        entry(words.shell.lock, "", move || account.lock()),
        entry(words.shell.sign_out, "", move || overlay.open(Panel::SignOut)),
    ];
    entries.extend(Language::ALL.into_iter().filter(|language| *language != words.language).map(|language| {
        let label = format!("{} · {}", words.shell.language, language.name());
        entry(label, "", move || tongue.choose(language))
    }));
    let shades = [words.shell.theme_auto, words.shell.theme_light, words.shell.theme_dark];
    entries.extend(
        Shade::ALL
            .into_iter()
            .zip(shades)
            .map(|(shade, name)| entry(format!("{} · {name}", words.shell.theme), "", move || theme.choose(shade))),
    );
    entries
}

fn of_filter(words: &'static Words, desk: Desk) -> Vec<Entry> {
    let all = entry((words.keys.show)(words.orders.all), "", move || desk.filter_by(OrderFilter::default()));
    let by_status = Status::ALL.into_iter().map(move |status| {
        let filter = OrderFilter { statuses: [status].into(), ..OrderFilter::default() };
        entry((words.keys.show)(words.status(status)), "", move || desk.filter_by(filter.clone()))
    });
    std::iter::once(all).chain(by_status).collect()
}
