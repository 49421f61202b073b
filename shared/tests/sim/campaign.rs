//! Many histories at once, on all cores, and what to say about them.

use crate::{
    action::History,
    run::{Run, run, shrink},
};
use shared::sync::bug::Bug;
use std::{
    num::NonZero,
    sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    thread,
    time::{Duration, Instant},
};

/// Seeds in which every bug must show.
const BOUND: u64 = 6_000;
/// Runs that may be spent on making a failing history shorter.
const SHRINKING: usize = 600;

/// Seeds that failed once, with the reason.
const CASES: &str = include_str!("cases.txt");

/// Runs the seeds that failed once.
pub fn cases() -> bool {
    let lines = CASES.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let seeds: Vec<u64> = lines.filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect();
    let sound = seeds.iter().all(|seed| is_sound(*seed, &run(&History::of(*seed), None)));
    println!("{} cases that failed once", seeds.len());
    sound
}

/// Runs seeds, twice each if asked, and says how it went.
pub fn seeds(from: u64, count: u64, twice: bool) -> bool {
    let begun = Instant::now();
    let (next, steps, issued) = (AtomicU64::new(from), AtomicU64::new(0), AtomicU64::new(0));
    let sound = AtomicBool::new(true);
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while sound.load(Relaxed) {
                    let seed = next.fetch_add(1, Relaxed);
                    if seed >= from + count {
                        return;
                    }
                    let history = History::of(seed);
                    let first = run(&history, None);
                    steps.fetch_add(first.steps as u64, Relaxed);
                    issued.fetch_add(first.issued as u64, Relaxed);
                    // Every tenth seed of a long campaign is enough to see that they repeat.
                    let same = !(twice || seed.is_multiple_of(10)) || run(&history, None) == first;
                    if !same {
                        println!("seed {seed} does not repeat");
                    }
                    if !same || !is_sound(seed, &first) {
                        sound.store(false, Relaxed);
                    }
                }
            });
        }
        scope.spawn(|| progress(from, count, &next, &sound, begun));
    });
    let (steps, issued) = (steps.into_inner(), issued.into_inner());
    println!(
        "{count} histories from seed {from}: {steps} steps, {issued} commands, {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    sound.into_inner()
}

fn progress(from: u64, count: u64, next: &AtomicU64, sound: &AtomicBool, begun: Instant) {
    let mut said = Instant::now();
    loop {
        thread::sleep(Duration::from_millis(50));
        let done = next.load(Relaxed).saturating_sub(from).min(count);
        if done == count || !sound.load(Relaxed) {
            return;
        }
        if said.elapsed() > Duration::from_secs(10) {
            said = Instant::now();
            println!("{done} of {count} histories, {:.0} s", begun.elapsed().as_secs_f64());
        }
    }
}

/// Whether every invariant held; says which did not, and the shortest history found that breaks one.
fn is_sound(seed: u64, found: &Run) -> bool {
    let Some((step, violation)) = &found.broken else { return true };
    println!("seed {seed} breaks at step {step}: {}", violation.0);
    let short = shrink(&History::of(seed), None, SHRINKING);
    println!("seats {:?}, warm {}, {} actions are enough:", short.seats, short.warm, short.actions.len());
    short.actions.iter().for_each(|action| println!("    {action:?}"));
    if let Some((step, violation)) = run(&short, None).broken {
        println!("which break at step {step}: {}", violation.0);
    }
    false
}

/// Looks for every deliberate bug; each must be found.
pub fn bugs() -> bool {
    let begun = Instant::now();
    let next = AtomicU64::new(0);
    let all = AtomicBool::new(true);
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(bug) = Bug::ALL.get(next.fetch_add(1, Relaxed) as usize) {
                    let found = (0..BOUND).find_map(|seed| Some((seed, run(&History::of(seed), Some(*bug)).broken?)));
                    match found {
                        Some((seed, (step, violation))) => {
                            let what: String = violation.0.chars().take(90).collect();
                            println!("{bug:?} is found at seed {seed}, step {step}: {what}");
                        }
                        None => {
                            println!("{bug:?} is NOT found in {BOUND} seeds");
                            all.store(false, Relaxed);
                        }
                    }
                }
            });
        }
    });
    println!("{} deliberate bugs, {:.1} s", Bug::ALL.len(), begun.elapsed().as_secs_f64());
    all.into_inner()
}
