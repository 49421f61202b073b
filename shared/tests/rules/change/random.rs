//! What holds of any sequence of commands about one order, by anybody, in any order (O9, O10): a packed order is
//! changed by nobody, and what is printed only by an approval that all have signed in their order.

use super::*;
use proptest::{collection::vec, prelude::*};
use shared::{
    approval::{Approval, Asked},
    command::{ApprovalAsk, Command, OrderPrint, Setting, SettingSet, Special},
    id::StaffId,
    money::Fen,
    order::Order,
};

const PEOPLE: [&str; 6] = ["agent", "lead", "supervisor", "warehouse", "finance", "ada"];
const APPROVALS: usize = 4;

fn id(which: usize) -> ApprovalId {
    ApprovalId::named(&["approval", &which.to_string()])
}

/// Something that somebody tries; much of it is refused.
#[derive(Clone, Debug)]
enum Attempt {
    Change {
        which: usize,
        what: usize,
    },
    Ask {
        which: usize,
        price: bool,
    },
    Sign {
        which: usize,
        granted: bool,
    },
    Answer {
        which: usize,
    },
    Withdraw {
        which: usize,
    },
    Move {
        to: Status,
    },
    Print,
    Platform {
        status: Status,
    },
    /// The team says otherwise who signs.
    Signers {
        roles: Vec<&'static str>,
    },
}

fn attempts() -> impl Strategy<Value = (usize, Attempt)> {
    let which = || 0..APPROVALS;
    let status = || prop::sample::select(&Status::ALL[..]);
    let roles = vec(prop::sample::select(&["lead", "warehouse", "finance"][..]), 0..3);
    let attempt = prop_oneof![
        4 => (which(), 0..5_usize).prop_map(|(which, what)| Attempt::Change { which, what }),
        1 => (which(), any::<bool>()).prop_map(|(which, price)| Attempt::Ask { which, price }),
        6 => (which(), prop::bool::weighted(0.8)).prop_map(|(which, granted)| Attempt::Sign { which, granted }),
        1 => which().prop_map(|which| Attempt::Answer { which }),
        1 => which().prop_map(|which| Attempt::Withdraw { which }),
        5 => status().prop_map(|to| Attempt::Move { to }),
        1 => Just(Attempt::Print),
        1 => status().prop_map(|status| Attempt::Platform { status }),
        1 => roles.prop_map(|roles| Attempt::Signers { roles }),
    ];
    (0..PEOPLE.len(), attempt)
}

struct Trial {
    desk: Desk,
    fresh: u32,
}

impl Trial {
    fn order(&self) -> &Order {
        self.desk.order(order_id())
    }

    fn approval(&self, which: usize) -> Option<&Approval> {
        self.desk.world.approvals.get(&id(which)).map(|approval| &**approval)
    }

    fn command(&self, attempt: &Attempt) -> Option<Command> {
        let (order, expect, reason) = (order_id(), self.order().status, "客户要求".to_owned());
        Some(match attempt {
            Attempt::Change { which, what } => {
                let contact = ContactId::named(&["random", &self.fresh.to_string()]);
                let line = self.order().lines[0].number.clone();
                let to = Item { title: self.fresh.to_string(), ..Item::default() };
                let (change, receiver) = match what {
                    0 => (Change::Cancel, None),
                    1 => (Change::Item { line, to: Some(to) }, None),
                    2 => (Change::Item { line, to: None }, None),
                    3 => (Change::Address { contact }, new_receiver().receiver),
                    _ => (Change::Courier { courier: self.fresh.to_string() }, None),
                };
                OrderChange { order, expect, change, receiver, reason, approval: id(*which) }.into()
            }
            Attempt::Ask { which, price } => {
                let special = if *price { Special::Price(Fen(100)) } else { Special::Rush };
                ApprovalAsk { approval: id(*which), order, special, reason }.into()
            }
            Attempt::Sign { which, granted } => {
                let expect = u32::try_from(self.approval(*which)?.signed.len()).unwrap();
                ApprovalSign { approval: id(*which), expect, granted: *granted, note: reason }.into()
            }
            Attempt::Answer { which } => {
                let role = self.approval(*which)?.unanswered().next()?.clone();
                ApprovalAnswer { approval: id(*which), role, text: reason }.into()
            }
            Attempt::Withdraw { which } => ApprovalWithdraw { approval: id(*which) }.into(),
            Attempt::Move { to } => {
                let parcel = Some(crate::aftersale::parcel("zt1"));
                OrderMove { order, expect, to: *to, reason, parcel }.into()
            }
            Attempt::Print => OrderPrint { order }.into(),
            Attempt::Platform { status } => slice(vec![sale(*status)]).into(),
            Attempt::Signers { roles } => {
                let roles = roles.iter().map(|word| RoleId::named(word)).collect();
                SettingSet { to: Setting::Signers { asked: Asked::Change, roles } }.into()
            }
        })
    }

    /// Tries it, and looks what became of the order.
    fn tries(&mut self, who: &str, attempt: &Attempt) -> Result<(), TestCaseError> {
        self.fresh += 1;
        let Some(command) = self.command(attempt) else { return Ok(()) };
        let before = self.order().clone();
        let actor = shared::command::Actor::Staff(crate::desk::person(who));
        if shared::permit::may(actor, &command, &self.desk.world).is_err() {
            return Ok(());
        }
        let done = self.desk.does_as(who, command);
        let by_platform = matches!(attempt, Attempt::Platform { .. });
        if done.is_err() || by_platform {
            return Ok(());
        }
        let after = self.order();
        let is_changed = agreed(&before) != agreed(after) || (after.status == Closed && before.status != Closed);
        if is_changed {
            prop_assert!(before.status < Packed, "changed at {:?} by {attempt:?}", before.status);
        }
        if is_changed && before.status >= Printed {
            let (Attempt::Change { which, .. } | Attempt::Sign { which, .. }) = attempt else {
                return Err(TestCaseError::fail(format!("changed at {:?} by {attempt:?}", before.status)));
            };
            prop_assert!(self.approval(*which).is_some_and(Approval::is_granted));
        }
        let is_favoured = (before.rush, before.signed_off) != (after.rush, after.signed_off);
        let is_asked = matches!(attempt, Attempt::Ask { .. } | Attempt::Sign { .. });
        prop_assert!(!is_favoured || is_asked, "nobody has signed for it");
        Ok(())
    }

    fn check(&self) -> Result<(), TestCaseError> {
        for approval in self.desk.world.approvals.values() {
            let roles: Vec<&RoleId> = approval.signed.iter().map(|signature| &signature.role).collect();
            let needed: Vec<&RoleId> = approval.needs.iter().take(roles.len()).collect();
            prop_assert_eq!(&roles, &needed, "in the order of the roles");
            for signature in &approval.signed {
                prop_assert!(has_role(&self.desk, signature.by, &signature.role), "{signature:?}");
            }
            let given = approval.signed.iter().filter(|signature| signature.granted).count();
            match approval.outcome {
                Some(Outcome::Granted) => prop_assert_eq!(given, approval.needs.len()),
                Some(Outcome::Refused) => prop_assert_eq!(given + 1, approval.signed.len()),
                Some(Outcome::Withdrawn) | None => {
                    prop_assert!(given == approval.signed.len() && given < approval.needs.len());
                }
            }
        }
        let waiting = self.desk.world.approvals_of(order_id()).filter(|approval| approval.holds_up()).count();
        prop_assert!(waiting <= 1, "one change at a time");
        Ok(())
    }
}

/// What only a change may touch.
fn agreed(order: &Order) -> (Option<ContactId>, String, Vec<Option<Item>>) {
    (order.contact, order.courier.clone(), order.lines.iter().map(|line| line.instead.clone()).collect())
}

fn has_role(desk: &Desk, staff: StaffId, role: &RoleId) -> bool {
    desk.world.staff.get(&staff).is_some_and(|staff| staff.roles.contains(role))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn o9_o10_nothing_is_changed_too_late_or_without_all_signatures(attempts in vec(attempts(), 1..60)) {
        let mut trial = Trial { desk: Desk::new(), fresh: 0 };
        trial.desk.does(slice(vec![sale(Verified)])).unwrap();
        for (who, attempt) in &attempts {
            trial.tries(PEOPLE[*who], attempt)?;
            trial.check()?;
        }
    }
}
