//! Medians, and a row of the table.

use crate::clock;

/// Milliseconds that it takes.
pub fn timed(work: impl FnOnce()) -> f64 {
    let began = clock::now();
    work();
    clock::now() - began
}

/// The median of so many rounds: these machines are noisy.
pub fn median(rounds: usize, mut round: impl FnMut() -> f64) -> f64 {
    let mut found: Vec<f64> = (0..rounds).map(|_| round()).collect();
    found.sort_by(f64::total_cmp);
    found[found.len() / 2]
}

pub struct Row {
    pub what: String,
    pub measured: f64,
    pub floor: f64,
    pub unit: &'static str,
    pub budget: f64,
    pub more_is_better: bool,
}

impl Row {
    pub fn line(&self, place: &str) -> String {
        let Row { what, measured, floor, unit, budget, more_is_better } = self;
        let met = if *more_is_better { measured >= budget } else { measured <= budget };
        let sign = if *more_is_better { '≥' } else { '<' };
        let met = if met { "yes" } else { "**no**" };
        let ratio = measured / floor;
        let digits = if *budget < 10.0 { 3 } else { 1 };
        format!(
            "| {what} ({place}) | {measured:.digits$} {unit} | {floor:.digits$} {unit} | {ratio:.2} | {sign} {budget} {unit} | {met} |"
        )
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub fn print(line: &str) {
    println!("{line}");
}

#[cfg(target_arch = "wasm32")]
pub fn print(line: &str) {
    wasm_bindgen_test::console_log!("{line}");
}
