//! Changes of orders, and what was asked, signed and answered, in words.

use crate::i18n::{
    Words,
    approvals::{change_of, item_name},
    tell::Teller,
};
use shared::{
    command::{Command, OrderChange, Receiver, Special},
    id::ApprovalId,
    order::change::Changed,
};

pub fn deed(teller: Teller<'_>, command: &Command) -> Option<String> {
    let words = teller.words;
    let say = &words.approvals;
    Some(match command {
        Command::OrderChange(c) => with(change(teller, c), &c.reason),
        Command::ApprovalAsk(c) => {
            let what = match c.special {
                Special::Rush => words.change.ask_rush.to_owned(),
                Special::Price(off) => (words.change.asked)(&words.price_off(off)),
            };
            with(what, &c.reason)
        }
        Command::ApprovalSign(c) => {
            let verb = if c.granted { say.sign } else { say.refuse };
            with(of(teller, verb, c.approval), &c.note)
        }
        Command::ApprovalAnswer(c) => with(say.answer.to_owned(), &c.text),
        Command::ApprovalWithdraw(c) => of(teller, say.withdraw, c.approval),
        _ => return None,
    })
}

/// A new receiver is known by the command, before the contact is there.
fn change(teller: Teller<'_>, command: &OrderChange) -> String {
    match &command.receiver {
        Some(Receiver { name, mobile, address }) => {
            format!("{} → {name} {mobile} {address}", teller.words.change.receiver)
        }
        None => change_of(teller, command.order, &command.change),
    }
}

/// `签批：加急`, where the approval is known.
fn of(teller: Teller<'_>, verb: &str, approval: ApprovalId) -> String {
    let asked = teller.world.approvals.get(&approval).map(|approval| teller.words.ask(&approval.ask, teller.world));
    asked.map_or_else(|| verb.to_owned(), |asked| format!("{verb}{}{asked}", teller.words.pick(["：", ": "])))
}

fn with(said: String, reason: &str) -> String {
    if reason.is_empty() { said } else { format!("{said} · {reason}") }
}

impl Words {
    /// What of an order was changed. Whom it goes to now stands with its contact (C6).
    pub(super) fn changed(&self, what: &Changed, reason: &str) -> String {
        let say = &self.change;
        let said = match what {
            Changed::Address { .. } => say.receiver.to_owned(),
            Changed::Courier { to, .. } if to.is_empty() => say.any_courier.to_owned(),
            Changed::Courier { to, .. } => format!("{} → {to}", say.courier),
            Changed::Item { to: Some(to), .. } => format!("{} → {}", say.item, item_name(to)),
            Changed::Item { to: None, .. } => say.as_ordered.to_owned(),
        };
        with(said, reason)
    }
}
