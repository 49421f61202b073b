//! Whether money and pieces add up (A6, A8): what cases say of an order, held against what the order says.

use super::{Check, Finding};
use shared::{
    aftersale::{Case, goods},
    money::Fen,
    order::Order,
    record::Key,
    world::World,
};

impl Check<'_> {
    pub(super) fn cases(&mut self, world: &World) {
        for order in world.orders.values() {
            let cases: Vec<&Case> = world.cases_of(order.id).map(|case| &**case).collect();
            let key = Key::from(order.id);
            self.findings.extend(wrong_with_order(order, &cases).map(|what| row(key, what)));
        }
        for case in world.cases.values() {
            let key = Key::from(case.id);
            if !world.orders.contains_key(&case.order) {
                self.findings.push(row(key, format!("is about order/{}, which is missing", case.order)));
            }
            self.findings.extend(wrong_with_case(case).map(|what| row(key, what.to_owned())));
        }
        for stray in world.strays.values() {
            if let Some(case) = stray.case.filter(|case| !world.cases.contains_key(case)) {
                self.findings.push(row(stray.id.into(), format!("belongs to case/{case}, which is missing")));
            }
        }
    }
}

fn row(key: Key, what: String) -> Finding {
    Finding::Row { key: key.to_string(), what }
}

fn wrong_with_order(order: &Order, cases: &[&Case]) -> impl Iterator<Item = String> {
    let here: Fen = cases.iter().map(|case| case.refunded()).sum();
    let said = order.refunds.here;
    let sum = (here != said).then(|| format!("its cases have refunded {here}, the order says {said}"));
    // A platform's own refunds are its own business.
    let most = order.paid().max(order.refunded_there());
    let is_over = here > Fen::ZERO && order.refunded() > most;
    let over = is_over.then(|| format!("{} went back of {} that were paid", order.refunded(), order.paid()));
    let line = if cases.is_empty() { None } else { goods::contradiction(order, cases) };
    let lost = line.map(|line| format!("its cases have more pieces of line {line:?} than there are"));
    [sum, over, lost].into_iter().flatten()
}

fn wrong_with_case(case: &Case) -> impl Iterator<Item = &'static str> {
    let timeless =
        case.open.iter().any(|open| open.due <= open.since).then_some("a step of it is due before it begins");
    let ended = match (case.is_open(), case.outcome) {
        (true, Some(_)) => Some("stands somewhere, and is said to be over"),
        (false, None) => Some("stands nowhere, and has no outcome"),
        _ => None,
    };
    [timeless, ended].into_iter().flatten()
}
