//! `guitai sample`: invented files to standard output, and invented work in the workspace.

use super::{Outcome, desk::Desk};
use crate::clock::Clock;
use clap::{Subcommand, ValueEnum};
use shared::{
    command::Command,
    sample::{
        self, Layout, approvals, enquiries, house, service,
        work::{self, Deed},
    },
    time::{Instant, Zone},
};
use std::{
    io::{self, BufWriter, ErrorKind, Write},
    path::Path,
    process::ExitCode,
};

#[derive(Subcommand)]
pub enum Sample {
    /// Orders as a platform exports them
    Orders {
        #[arg(long, default_value_t = 1_000)]
        rows: u32,
        /// The year of Taobao's layout, `items` for its item list, or another platform: `jd`, `douyin`, `shopify`
        #[arg(long, default_value = "2022", value_parser = layout)]
        layout: Layout,
        #[arg(long, value_enum, default_value_t = Encoding::Gb18030)]
        encoding: Encoding,
        /// Days within which they were placed
        #[arg(long, default_value_t = 60)]
        days: u32,
        /// As many each day, where a shop otherwise has sold more and more
        #[arg(long)]
        steady: bool,
        /// The same seed gives the same orders
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Spoil a few orders
        #[arg(long)]
        faults: bool,
    },
    /// Tickets, enquiries, after-sales cases and approvals about the workspace's orders, orders of a shop of its own,
    /// and rosters of its people, done in their names
    Work {
        #[arg(long, default_value_t = 200)]
        tickets: u32,
        #[arg(long, default_value_t = 40)]
        cases: u32,
        #[arg(long, default_value_t = 9)]
        approvals: u32,
        #[arg(long, default_value_t = 30)]
        enquiries: u32,
        /// Orders by phone and wholesale, at most 16, in a shop of the house with its articles and accounts
        #[arg(long, default_value_t = 16)]
        house: u32,
        /// Tickets and cases of before so many days ago; by now they are over
        #[arg(long, default_value_t = 0)]
        ago: u32,
        #[arg(long, default_value_t = 1)]
        seed: u64,
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
    pub async fn run(self, data: &Path) -> Outcome {
        match self {
            Sample::Orders { rows, layout, encoding, days, steady, seed, faults } => {
                let newest = today(Clock::system().now());
                orders(sample::Sample { layout, orders: rows, seed, newest, days, steady, faults }, encoding)
            }
            Sample::Work { tickets, cases, approvals, enquiries, house, ago, seed } => {
                work(data, [tickets, cases, approvals, enquiries, house], ago, seed).await
            }
        }
    }
}

fn orders(sample: sample::Sample, encoding: Encoding) -> Outcome {
    let encoding = match encoding {
        Encoding::Gb18030 => sample::Encoding::Gb18030,
        Encoding::Utf8 => sample::Encoding::Utf8,
    };
    let zone = Zone::named("Asia/Shanghai").unwrap_or_else(Zone::utc);
    let mut out = BufWriter::new(io::stdout().lock());
    match sample.write(encoding, &zone, &mut out).and_then(|()| out.flush()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        done => Ok(done.map(|()| ExitCode::SUCCESS)?),
    }
}

/// Milliseconds in a day.
const DAY: i64 = 24 * 60 * 60 * 1000;
/// Lives that are done in one transaction.
const LIVES_AT_ONCE: usize = 200;

async fn work(data: &Path, [tickets, cases, asked, prospects, house]: [u32; 5], ago: u32, seed: u64) -> Outcome {
    let mut desk = Desk::open(data).await?;
    let now = desk.now();
    let before = now.plus(-i64::from(ago) * DAY);
    // What is planned already stays as it is.
    let is_planned = !desk.world().rosters.is_empty();
    let rosters = if is_planned { Vec::new() } else { work::rosters(desk.world(), now) };
    // The rosters first: tickets that are nobody's go to who is on shift.
    let cells = rosters.len();
    desk.relive(rosters).await?;
    let tickets: Vec<_> = work::tickets(desk.world(), tickets, seed, before, now).collect();
    relive(&mut desk, &tickets).await?;
    let cases = service::cases(desk.world(), cases, seed, before, now);
    if let Some(deed) = cases.iter().flatten().next() {
        desk.keep(deed.by, &service::PHOTOS.map(|photo| photo.content)).await?;
    }
    relive(&mut desk, &cases).await?;
    let strays = if cases.is_empty() { Vec::new() } else { service::strays(desk.world(), seed, now) };
    desk.relive(strays).await?;
    let asked = approvals::approvals(desk.world(), asked, seed, now);
    relive(&mut desk, &asked).await?;
    let prospects = enquiries::enquiries(desk.world(), prospects, seed, now);
    relive(&mut desk, &prospects).await?;
    let house = house::house(desk.world(), house, seed, now);
    let taken = house.iter().filter(|deed| matches!(deed.command, Command::OrderTake(_))).count();
    desk.relive(house).await?;
    desk.close().await?;
    let [tickets, cases, asked, prospects] = [&tickets, &cases, &asked, &prospects].map(Vec::len);
    println!("{tickets} tickets, {cases} cases, {asked} approvals, {prospects} enquiries, {taken} orders taken");
    println!("{cells} steps of rosters");
    Ok(ExitCode::SUCCESS)
}

async fn relive(desk: &mut Desk, lives: &[Vec<Deed>]) -> Result<(), Box<dyn std::error::Error>> {
    for some in lives.chunks(LIVES_AT_ONCE) {
        desk.relive(some.iter().flatten().cloned().collect()).await?;
    }
    Ok(())
}

/// The beginning of the day: order list and item list that are written one after the other then
/// speak of the same orders.
fn today(now: Instant) -> Instant {
    Instant(now.0 - now.0.rem_euclid(DAY))
}
