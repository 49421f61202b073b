//! `guitai sample`: invented files, to standard output.

use super::Outcome;
use crate::clock::Clock;
use clap::{Subcommand, ValueEnum};
use shared::{
    sample::{self, Layout},
    time::{Instant, Zone},
};
use std::{
    io::{self, BufWriter, ErrorKind, Write},
    process::ExitCode,
};

#[derive(Subcommand)]
pub enum Sample {
    /// Orders as a platform exports them
    Orders {
        #[arg(long, default_value_t = 1_000)]
        rows: u32,
        /// The year of the layout, or `items` for the item list
        #[arg(long, default_value = "2022", value_parser = layout)]
        layout: Layout,
        #[arg(long, value_enum, default_value_t = Encoding::Gb18030)]
        encoding: Encoding,
        /// The same seed gives the same orders
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Spoil a few orders
        #[arg(long)]
        faults: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Encoding {
    Gb18030,
    Utf8,
}

fn layout(word: &str) -> Result<Layout, String> {
    let words = Layout::ALL.map(Layout::word).join(", ");
    Layout::named(word).ok_or_else(|| format!("there are: {words}"))
}

impl Sample {
    pub fn run(self) -> Outcome {
        let Sample::Orders { rows, layout, encoding, seed, faults } = self;
        let encoding = match encoding {
            Encoding::Gb18030 => sample::Encoding::Gb18030,
            Encoding::Utf8 => sample::Encoding::Utf8,
        };
        let zone = Zone::named("Asia/Shanghai").unwrap_or_else(Zone::utc);
        let sample = sample::Sample { layout, orders: rows, seed, newest: today(Clock::system().now()), faults };
        let mut out = BufWriter::new(io::stdout().lock());
        match sample.write(encoding, &zone, &mut out).and_then(|()| out.flush()) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            done => Ok(done.map(|()| ExitCode::SUCCESS)?),
        }
    }
}

/// The beginning of the day: order list and item list that are written one after the other then
/// speak of the same orders.
fn today(now: Instant) -> Instant {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    Instant(now.0 - now.0.rem_euclid(DAY))
}
