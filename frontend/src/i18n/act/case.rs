//! What is done in after-sales cases, in words.

use crate::i18n::{format::money, tell::Teller};
use shared::command::{Command, Opening, Owned};

/// `None` for what is no case's command, or only the system's.
pub fn deed(teller: Teller<'_>, command: &Command) -> Option<String> {
    let words = teller.words;
    Some(match command {
        Command::CaseOpen(c) => {
            let what = match &c.opening {
                Opening::Trace => words.pick(["查件", "Trace"]).to_owned(),
                Opening::Claim { amount } => {
                    format!("{} {}", words.pick(["追究快递", "Courier claim"]), money(*amount))
                }
                Opening::Refused { .. } => words.pick(["拒签", "Parcel refused"]).to_owned(),
                _ => words.case_reason(c.reason).to_owned(),
            };
            let said = if c.text.is_empty() { String::new() } else { format!(" · {}", c.text) };
            format!("{}{what}{said}", words.pick(["新售后单：", "New case: "]))
        }
        Command::CaseNote(c) => {
            let names: Vec<_> = c.files.iter().map(|file| format!("[{}]", file.name)).collect();
            format!("{}{} {}", words.pick(["备注：", "Note: "]), c.text, names.join(" ")).trim_end().to_owned()
        }
        Command::CaseAssign(c) => match c.to {
            Some(person) => format!("{}{}", words.pick(["交给 ", "Give it to "]), teller.person(person)),
            None => words.pick(["放回无人负责", "Put it back"]).to_owned(),
        },
        Command::CaseDetail(c) => words.case_detail(&c.to),
        Command::CaseMove(c) => format!("{} → {}", words.case_step(c.expect), words.case_move(&c.by)),
        Command::CaseRefund(c) => format!("{} {}", words.pick(["退款", "Refund"]), money(c.amount)),
        Command::StrayReceive(c) => {
            format!("{}{}", words.pick(["登记无主退件 ", "Unannounced parcel "]), c.parcel.tracking)
        }
        Command::StrayMatch(c) => match &c.to {
            Owned::Case(_) => words.pick(["退件归入售后单", "The parcel belongs to a case"]).to_owned(),
            Owned::Order { order, .. } => {
                format!("{}{}", words.pick(["退件归入订单 ", "The parcel belongs to the order "]), teller.order(*order))
            }
        },
        _ => return None,
    })
}
