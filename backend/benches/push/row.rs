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
    pub floor: Option<f64>,
    pub unit: &'static str,
    /// In words, and whether it is met.
    pub budget: (String, bool),
}

impl Row {
    pub fn print(&self) {
        let Row { what, measured, floor, unit, budget: (budget, met) } = self;
        let met = if *met { "yes" } else { "**no**" };
        let (floor, ratio) = match floor {
            Some(floor) => (format!("{floor:.0} {unit}"), format!("{:.2}", measured / floor)),
            None => Default::default(),
        };
        println!("| {what} | {measured:.0} {unit} | {floor} | {ratio} | {budget} | {met} |");
    }
}
