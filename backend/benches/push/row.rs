//! A row of the table that `./dev bench` gathers, and medians.

/// The middle one: these machines are noisy.
pub fn median(mut found: Vec<f64>) -> f64 {
    found.sort_by(f64::total_cmp);
    found[found.len() / 2]
}

/// What was measured beside the least that any design would have to do.
pub struct Row {
    pub what: String,
    pub measured: f64,
    pub floor: f64,
    pub unit: &'static str,
    /// In words, and whether it is met.
    pub budget: (String, bool),
}

impl Row {
    pub fn print(&self) {
        let Row { what, measured, floor, unit, budget: (budget, met) } = self;
        let met = if *met { "yes" } else { "**no**" };
        let ratio = measured / floor;
        println!("| {what} | {measured:.0} {unit} | {floor:.0} {unit} | {ratio:.2} | {budget} | {met} |");
    }
}
