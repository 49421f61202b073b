//! How fast the server takes pushes in, beside a bare loop that writes the same rows: both in turn,
//! several times, on the same disk. `./dev bench` runs it and prints the rows as Markdown.

#![allow(clippy::unwrap_used, reason = "a figure that can't be measured has no meaning")]

mod bare;
mod office;
mod row;

use office::{Load, Office};
use row::{Row, median};

const ROUNDS: usize = 7;
/// Part of the bare loop's speed that the server must have.
const BUDGET: f64 = 0.8;

/// A busy day, a device that comes back after a day offline, a morning after the network was out.
const LOADS: [Load; 3] = [
    Load { what: "pushes of 64 browsers, 10 commands each", browsers: 64, pushes: 12, mutations: 10 },
    Load { what: "pushes of 64 browsers, 1 command each", browsers: 64, pushes: 40, mutations: 1 },
    Load { what: "one push of 1,000 commands", browsers: 1, pushes: 8, mutations: 1_000 },
];

/// One way to have the rows written; it tells how many seconds that takes.
type Run<'a> = Box<dyn Fn() -> f64 + 'a>;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for load in LOADS {
        let (mut served, mut bare) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let office = runtime.block_on(Office::open(round as u64));
            let work = office.work(&load);
            let rows = office.rows(&work);
            // Who goes first has the colder disk.
            let mut both: [(&mut Vec<f64>, Run<'_>); 2] = [
                (&mut served, Box::new(|| runtime.block_on(office.serve(&work)))),
                (&mut bare, Box::new(|| bare::write(&office.template, &rows))),
            ];
            if round % 2 == 1 {
                both.reverse();
            }
            let mutations = (load.browsers * load.pushes * load.mutations) as f64;
            for (found, run) in both {
                found.push(mutations / run());
            }
        }
        let (measured, floor) = (median(served), median(bare));
        let budget = (format!("≥ {BUDGET} × floor"), measured >= BUDGET * floor);
        Row { what: load.what.to_owned(), measured, floor, unit: "commands/s", budget }.print();
    }
}
