//! The core's figures, each beside a floor from the same run: the least that any design would have to
//! do. The same code runs natively and, as the browser compiles it, in WebAssembly. `./dev bench`
//! runs it and prints the rows as Markdown.

#![allow(clippy::unwrap_used)]

mod clock;
mod desk;
mod measure;

use desk::Desk;
use measure::{Row, median, timed};
use shared::{
    command::{self, Actor, Command, Ctx, OrderNote},
    customer::{duplicate, timeline},
    id::ClientId,
    record::Record,
    roster::{Cell, plan::Plan, rule},
    sync::{
        replica::Incoming,
        wire::{self, Frame, MutationId},
    },
    time::Month,
};
use std::hint::black_box;

#[cfg(not(target_arch = "wasm32"))]
const WHERE: &str = "native";
#[cfg(target_arch = "wasm32")]
const WHERE: &str = "wasm";

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    run();
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn run() {
    let desk = Desk::with(20_000);
    for row in [first_load(&desk), start(&desk), rebase(&desk), roster(&desk), timeline(&desk), duplicates(&desk)] {
        measure::print(&row.line(WHERE));
    }
}

/// Taking in a snapshot of everything: text → frames → confirmed rows → the view. The floor reads the
/// same bodies into records and keeps none.
fn first_load(desk: &Desk) -> Row {
    let answers = desk.answers();
    let bodies: Vec<_> = answers.iter().flatten().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let rows: Vec<_> = bodies
        .into_iter()
        .filter_map(|frame| if let Frame::Rows(rows) = frame { Some(rows) } else { None })
        .flatten()
        .collect();
    let floor = median(3, || timed(|| read_all(&rows)));
    let taken = median(3, || {
        let mut replica = desk.replica();
        timed(|| {
            for answer in &answers {
                let mut incoming = Incoming::answering(&replica.request());
                for line in answer {
                    incoming.frame(serde_json::from_str(line).unwrap()).unwrap();
                }
                let (_, write) = replica.pull(incoming).unwrap();
                replica.stored(write);
            }
        })
    });
    let a_second = |ms: f64| rows.len() as f64 / ms * 1000.0;
    Row {
        what: format!("first load of {} rows", rows.len()),
        measured: a_second(taken),
        floor: a_second(floor),
        unit: "rows/s",
        budget: 20_000.0,
        more_is_better: true,
    }
}

fn read_all<'r>(rows: impl IntoIterator<Item = &'r wire::Row>) {
    rows.into_iter().for_each(|row| drop(black_box(Record::read(row.kind, row.body.get()).unwrap())));
}

/// What a warm start does between reading storage and the first screen: text → pages → confirmed rows → the view. The
/// floor reads the same bodies into records and keeps none.
fn start(desk: &Desk) -> Row {
    let (meta, pages) = desk.stored();
    let rows: Vec<_> = pages.iter().flat_map(|page| &page.rows).collect();
    let floor = median(5, || timed(|| read_all(rows.iter().copied())));
    let measured = median(5, || {
        let mut replica = desk.replica();
        let texts: Vec<String> = pages.iter().map(|page| page.text().unwrap()).collect();
        timed(|| {
            let mut image = replica.image(meta.clone());
            texts.into_iter().for_each(|text| image.take(meta.generation, text));
            replica.adopt(image);
        })
    });
    Row {
        what: format!("warm start: {} rows from stored pages", rows.len()),
        measured,
        floor,
        unit: "ms",
        budget: 1_000.0,
        more_is_better: false,
    }
}

/// A change from elsewhere arrives while a thousand commands wait: they are laid over it again. The
/// floor applies the same commands once.
fn rebase(desk: &Desk) -> Row {
    let mut replica = desk.loaded();
    let orders: Vec<_> = replica.view().orders_newest_first().take(1_000).map(|order| order.id).collect();
    let note = |order| OrderNote { order, text: "等仓库回复".to_owned() };
    let client = ClientId::named(&["bench"]);
    for (order, seq) in orders.iter().zip(1..) {
        let write = replica.issue(MutationId { client, seq }, &Command::from(note(*order)), desk.now).unwrap();
        replica.stored(write);
    }
    let ctx = Ctx { actor: Actor::Staff(desk.agent), at: desk.now };
    let commands: Vec<Command> = orders.iter().map(|order| note(*order).into()).collect();
    let floor = median(5, || {
        let mut world = replica.confirmed().clone();
        timed(|| {
            commands.iter().for_each(|command| drop(black_box(command::apply(&mut world, command, &ctx))));
        })
    });
    let mut primary = desk.primary.clone();
    let measured = median(5, || {
        desk.change(&mut primary);
        let lines = desk.answer(&primary, &replica);
        timed(|| {
            let mut incoming = Incoming::answering(&replica.request());
            for line in &lines {
                incoming.frame(serde_json::from_str(line).unwrap()).unwrap();
            }
            let (_, write) = replica.pull(incoming).unwrap();
            replica.stored(write);
        })
    });
    Row {
        what: "rebase of 1,000 pending commands".to_owned(),
        measured,
        floor,
        unit: "ms",
        budget: 50.0,
        more_is_better: false,
    }
}

/// Checking a team's month again after one cell: the person's rules and the day's cover. The floor
/// reads the cells of that person and that day once.
fn roster(desk: &Desk) -> Row {
    let world = desk.primary.world();
    let month: Month = desk.month;
    let people: Vec<_> = world.rosters_in(month).map(|roster| roster.staff).collect();
    let plan = Plan::of(world).unwrap();
    let day = month.day(15).unwrap();
    let times = 200;
    let shifts = |staff, day| plan.cell(staff, day).map_or(0, |cell| Cell::shifts(cell).count());
    let floor = median(5, || {
        timed(|| {
            for _ in 0..times {
                black_box(month.days().map(|day| shifts(people[0], day)).sum::<usize>());
                black_box(people.iter().map(|staff| shifts(*staff, day)).sum::<usize>());
            }
        })
    });
    let measured = median(5, || {
        timed(|| {
            for _ in 0..times {
                black_box(rule::check(&plan, people[0], month));
                black_box(plan.totals(people[0], month));
                black_box(plan.cover(&people, day));
            }
        })
    });
    Row {
        what: format!("roster: re-check after one cell, {} people × 31 days", people.len()),
        measured: measured / f64::from(times),
        floor: floor / f64::from(times),
        unit: "ms",
        budget: 5.0,
        more_is_better: false,
    }
}

/// One customer's five thousand entries, of two files that were merged, made into a line. The floor visits the same
/// orders and tickets once.
fn timeline(desk: &Desk) -> Row {
    let (world, customer) = desk.regular(5_000);
    let times = 10;
    let floor = median(5, || {
        timed(|| {
            for _ in 0..times {
                black_box(world.orders_of(customer).map(|order| order.placed_at).max());
                black_box(world.tickets_of(customer).map(|ticket| ticket.opened_at).max());
            }
        })
    });
    let measured =
        median(5, || timed(|| (0..times).for_each(|_| drop(black_box(timeline::timeline(&world, customer))))));
    Row {
        what: format!("timeline of {} entries", timeline::timeline(&world, customer).len()),
        measured: measured / f64::from(times),
        floor: floor / f64::from(times),
        unit: "ms",
        budget: 16.0,
        more_is_better: false,
    }
}

/// What files may be one customer's, of all there are. The floor reads each name and number once.
fn duplicates(desk: &Desk) -> Row {
    let world = desk.primary.world();
    let floor = median(5, || {
        timed(|| {
            black_box(world.customers.values().map(|customer| customer.name.len()).sum::<usize>());
            black_box(world.contacts.values().map(|contact| contact.number().len()).sum::<usize>());
        })
    });
    let measured = median(5, || timed(|| drop(black_box(duplicate::proposals(world)))));
    Row {
        what: format!("possible duplicates of {} customers, {} contacts", world.customers.len(), world.contacts.len()),
        measured,
        floor,
        unit: "ms",
        budget: 50.0,
        more_is_better: false,
    }
}
