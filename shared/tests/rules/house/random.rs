//! What holds of any sequence of orders taken, changed, sent and closed, arrivals, counts and payments: the sums of the
//! ledger are what stands beside it, no piece is held twice, and nothing goes below nothing that must not.

use super::*;
use proptest::{collection::vec, prelude::*};
use shared::{
    command::{OrderCharge, OrderSettle, Setting, SettingSet},
    order::house::Way,
    workspace::{ShortBalance, Taking},
};

const ORDERS: usize = 4;

#[derive(Clone, Debug)]
enum Attempt {
    Take { which: usize, pieces: [u32; 2], deposit: i64 },
    Charge { which: usize },
    Settle { which: usize, line: usize, by: usize, pieces: u32 },
    Move { which: usize, to: Status },
    Stock { code: usize, by: usize, pieces: u32 },
    Money { amount: i64 },
    Policy { ships: bool },
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let which = || 0..ORDERS;
    prop_oneof![
        4 => (which(), [0..4_u32, 0..4_u32], prop_oneof![Just(0_i64), 1..40_000_i64])
            .prop_map(|(which, pieces, deposit)| Attempt::Take { which, pieces, deposit }),
        2 => which().prop_map(|which| Attempt::Charge { which }),
        4 => (which(), 0..2_usize, 0..3_usize, 0..4_u32)
            .prop_map(|(which, line, by, pieces)| Attempt::Settle { which, line, by, pieces }),
        6 => (which(), 0..Status::ALL.len()).prop_map(|(which, to)| Attempt::Move { which, to: Status::ALL[to] }),
        4 => (0..2_usize, 0..3_usize, 0..6_u32).prop_map(|(code, by, pieces)| Attempt::Stock { code, by, pieces }),
        2 => (-5_000..60_000_i64).prop_map(|amount| Attempt::Money { amount }),
        1 => any::<bool>().prop_map(|ships| Attempt::Policy { ships }),
    ]
}

fn command(desk: &Desk, attempt: &Attempt, nth: usize) -> Option<Command> {
    let code = |which: usize| ["A", "B"][which];
    let name = |which: usize| format!("order {which}");
    Some(match *attempt {
        Attempt::Take { which, pieces, deposit } => {
            let lines: Vec<(&str, u32)> = (0..2).map(|at| (code(at), pieces[at])).filter(|(_, n)| *n > 0).collect();
            OrderTake { deposit: Fen(deposit), ..take(desk, &name(which), &lines) }.into()
        }
        Attempt::Charge { which } => OrderCharge { order: order(&name(which)) }.into(),
        Attempt::Settle { which, line, by, pieces } => {
            let line = desk.world.orders.get(&order(&name(which)))?.lines.get(line)?;
            let by = match by {
                0 => Way::Wait,
                1 => Way::Substitute { article: article(code(pieces as usize % 2)), price: Fen(3_000) },
                _ => Way::Pieces(pieces),
            };
            OrderSettle { order: order(&name(which)), line: line.number.clone(), expect: line.short(), by }.into()
        }
        Attempt::Move { which, to } => {
            desk.world.orders.get(&order(&name(which)))?;
            step(desk, &name(which), to).into()
        }
        Attempt::Stock { code: which, by, pieces } => {
            let expect = desk.world.articles.get(&article(code(which)))?.stock;
            let by = match by {
                0 => Stocktake::Arrival(pieces),
                1 => Stocktake::Loss(pieces),
                _ => Stocktake::Count { counted: pieces, expect },
            };
            stock(&format!("stock {nth}"), code(which), by).into()
        }
        Attempt::Money { amount } if amount > 0 => {
            money(&format!("money {nth}"), LedgerEntry::Deposit(Fen(amount))).into()
        }
        Attempt::Money { amount } => money(&format!("money {nth}"), LedgerEntry::Correction(Fen(amount))).into(),
        Attempt::Policy { ships } => {
            let short_balance = if ships { ShortBalance::Ship } else { ShortBalance::Hold };
            SettingSet { to: Setting::Taking(Taking { short_balance, ..Taking::default() }) }.into()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn o8_whatever_is_done_the_ledger_adds_up(attempts in vec(attempt(), 1..60)) {
        let mut desk = house(3, 3, 20_000);
        let mut done = 0;
        for (nth, attempt) in attempts.iter().enumerate() {
            let Some(command) = command(&desk, attempt, nth) else { continue };
            let after = i64::try_from(nth).unwrap();
            done += usize::from(does(&mut desk, after, "ada", command).is_ok());
            adds_up(&desk);
        }
        prop_assert!(done <= attempts.len());
    }
}
