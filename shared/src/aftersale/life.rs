//! The machine of each kind of case (A6): at which step it stands, what may be done there, who does it, and
//! where it goes on.
//!
//! A case stands at one step, or at several where work goes on side by side: a refund is paid while goods are
//! put back on the shelf, an urgent replacement goes out while the return is on its way. An arrow takes the case
//! from one step to those behind it; behind the last there is none, and a case that stands nowhere is over.
//! A step at which there is nothing to do is passed over: see `command::case_move`.

use super::CaseKind;
use crate::staff::Permission;
use serde::{Deserialize, Serialize};

/// Where a case stands. Each has an owner, and a time within which it is left (A9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 待判定: a person judges the photos (A1).
    Judging,
    /// 协商中
    Negotiating,
    /// 待审批 (A5)
    Approving,
    /// 待寄回
    AwaitingReturn,
    /// 退回途中
    Returning,
    /// 待验货: it lies in quarantine.
    Inspecting,
    /// 待退款 (A8)
    Refunding,
    /// 待发出
    Sending,
    /// 已发出
    OnTheWay,
    /// 返修中
    Repairing,
    /// 待入库: as new to stock, the rest written off.
    Shelving,
    /// 查件: look it up online (O11).
    LookingUp,
    /// 查件: call the courier.
    Calling,
    /// 查件: tell the customer.
    Telling,
    /// 追究: the courier is to answer.
    Claiming,
    /// 追究: the courier is to pay.
    Collecting,
}

use CaseKind::*;
use Step::*;

impl Step {
    pub const ALL: [Step; 16] = [
        Judging,
        Negotiating,
        Approving,
        AwaitingReturn,
        Returning,
        Inspecting,
        Refunding,
        Sending,
        OnTheWay,
        Repairing,
        Shelving,
        LookingUp,
        Calling,
        Telling,
        Claiming,
        Collecting,
    ];

    /// Whose turn it is.
    pub fn owner(self) -> Owner {
        match self {
            Judging | Negotiating | AwaitingReturn | Returning | OnTheWay => Owner::Agent,
            LookingUp | Calling | Telling | Claiming => Owner::Agent,
            Approving => Owner::Lead,
            Inspecting | Sending | Shelving => Owner::Warehouse,
            Refunding | Collecting => Owner::Finance,
            Repairing => Owner::Technician,
        }
    }
}

/// Who of the team has to do with a step; with an agent it is the case's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    Agent,
    Lead,
    Warehouse,
    Finance,
    Technician,
}

impl Owner {
    pub const ALL: [Owner; 5] = [Owner::Agent, Owner::Lead, Owner::Warehouse, Owner::Finance, Owner::Technician];

    /// The permission by which people are known to be one.
    pub fn permission(self) -> Permission {
        match self {
            Owner::Agent => Permission::CaseWork,
            Owner::Lead => Permission::CaseApprove,
            Owner::Warehouse => Permission::ReturnInspect,
            Owner::Finance => Permission::RefundPay,
            Owner::Technician => Permission::CaseRepair,
        }
    }
}

/// What is done at a step: the word for a [`Move`](super::Move).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    Accept,
    Refuse,
    Offer,
    Decline,
    Agree,
    Approve,
    Reject,
    Track,
    Receive,
    /// Inspected, and as agreed.
    Pass,
    /// Inspected, and not as agreed.
    Fail,
    Expedite,
    Send,
    Deliver,
    Lose,
    Repair,
    Shelve,
    Refund,
    LookUp,
    Call,
    Tell,
    Settle,
    Collect,
    Renegotiate,
    Withdraw,
}

impl Verb {
    pub fn permission(self) -> Permission {
        use Verb::*;
        match self {
            Accept | Refuse | Offer | Decline | Agree | Track | Expedite | Deliver | Lose => Permission::CaseWork,
            LookUp | Call | Tell | Settle | Renegotiate | Withdraw => Permission::CaseWork,
            Approve | Reject => Permission::CaseApprove,
            Receive | Pass | Fail | Shelve => Permission::ReturnInspect,
            Send => Permission::OrderShip,
            Repair => Permission::CaseRepair,
            Refund | Collect => Permission::RefundPay,
        }
    }
}

/// From a step, by a verb, to those behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    pub from: Step,
    pub by: Verb,
    pub to: Vec<Step>,
}

/// Where a new case of this kind begins; `None`: one whose remedy is still to be found.
pub fn begins(kind: Option<CaseKind>) -> Step {
    match kind {
        Some(Trace) => LookingUp,
        Some(Claim) => Claiming,
        _ => Judging,
    }
}

/// The steps that follow when a kind is agreed and approved.
fn agreed(kind: CaseKind) -> Vec<Step> {
    match kind {
        Return | Exchange | Repair => vec![AwaitingReturn],
        Reissue | SendBack => vec![Sending],
        Allowance | RefundOnly => vec![Refunding],
        Trace | Claim => Vec::new(),
    }
}

/// The steps that follow when what came back is as agreed.
fn passed(kind: CaseKind) -> Vec<Step> {
    match kind {
        Return => vec![Refunding, Shelving],
        Exchange => vec![Sending, Refunding, Shelving],
        Repair => vec![Repairing],
        // Nothing had been agreed: the parcel came unannounced.
        _ => vec![Negotiating],
    }
}

/// The arrows of a kind, in the order in which a case takes them. `None`: what can be done before a remedy is found.
pub fn arrows(kind: Option<CaseKind>) -> Vec<Arrow> {
    let arrow = |from, by, to: &[Step]| Arrow { from, by, to: to.to_vec() };
    match kind {
        Some(Trace) => {
            return vec![
                arrow(LookingUp, Verb::LookUp, &[Calling]),
                arrow(LookingUp, Verb::Tell, &[]),
                arrow(LookingUp, Verb::Withdraw, &[]),
                arrow(Calling, Verb::Call, &[Telling]),
                arrow(Telling, Verb::Tell, &[]),
            ];
        }
        Some(Claim) => {
            return vec![
                arrow(Claiming, Verb::Settle, &[Collecting]),
                arrow(Claiming, Verb::Refuse, &[]),
                arrow(Claiming, Verb::Withdraw, &[]),
                arrow(Collecting, Verb::Collect, &[]),
            ];
        }
        _ => {}
    }
    let (agreed, passed) = kind.map_or((Vec::new(), vec![Negotiating]), |kind| (agreed(kind), passed(kind)));
    // A parcel may be on its way, or here, whatever has been agreed meanwhile: all kinds know how it goes on.
    let mut arrows = vec![
        arrow(Judging, Verb::Accept, &[Negotiating]),
        arrow(Judging, Verb::Refuse, &[]),
        arrow(Judging, Verb::Withdraw, &[]),
        arrow(Negotiating, Verb::Offer, &[Negotiating]),
        arrow(Negotiating, Verb::Decline, &[Negotiating]),
        arrow(Negotiating, Verb::Agree, &[Approving]),
        arrow(Negotiating, Verb::Withdraw, &[]),
        arrow(Approving, Verb::Approve, &agreed),
        arrow(Approving, Verb::Reject, &[Negotiating]),
        arrow(Approving, Verb::Renegotiate, &[Negotiating]),
        arrow(AwaitingReturn, Verb::Track, &[Returning]),
        arrow(AwaitingReturn, Verb::Receive, &[Inspecting]),
        arrow(AwaitingReturn, Verb::Renegotiate, &[Negotiating]),
        arrow(AwaitingReturn, Verb::Withdraw, &[]),
        arrow(Returning, Verb::Receive, &[Inspecting]),
        arrow(Returning, Verb::Lose, &[Negotiating]),
        arrow(Inspecting, Verb::Pass, &passed),
        arrow(Inspecting, Verb::Fail, &[Negotiating]),
        arrow(Repairing, Verb::Repair, &[Sending]),
        arrow(Sending, Verb::Send, &[OnTheWay]),
        arrow(Sending, Verb::Renegotiate, &[Negotiating]),
        arrow(OnTheWay, Verb::Deliver, &[]),
        arrow(OnTheWay, Verb::Lose, &[Negotiating]),
        arrow(Refunding, Verb::Refund, &[]),
        arrow(Refunding, Verb::Renegotiate, &[Negotiating]),
        arrow(Shelving, Verb::Shelve, &[]),
    ];
    if kind == Some(Exchange) {
        arrows.push(arrow(Returning, Verb::Expedite, &[Returning, Sending]));
    }
    arrows
}

/// The arrows that a case of this kind takes if nothing else is agreed meanwhile: those of its picture.
pub fn picture(kind: CaseKind) -> Vec<Arrow> {
    let (all, mut reached) = (arrows(Some(kind)), vec![begins(Some(kind))]);
    let mut place = 0;
    while let Some(from) = reached.get(place).copied() {
        let next = all.iter().filter(|arrow| arrow.from == from).flat_map(|arrow| arrow.to.iter().copied());
        let new: Vec<Step> = next.filter(|step| !reached.contains(step)).collect();
        new.into_iter().for_each(|step| {
            if !reached.contains(&step) {
                reached.push(step)
            }
        });
        place += 1;
    }
    all.into_iter().filter(|arrow| reached.contains(&arrow.from)).collect()
}

/// Work that was agreed and has not begun: it falls when the case comes back to negotiation.
pub fn falls(step: Step) -> bool {
    matches!(step, Approving | AwaitingReturn | Sending | Refunding | Shelving)
}

/// Where the verb leads from a step; `None` when the machine does not know it.
pub fn follow(kind: Option<CaseKind>, from: Step, by: Verb) -> Option<Vec<Step>> {
    arrows(kind).into_iter().find(|arrow| arrow.from == from && arrow.by == by).map(|arrow| arrow.to)
}
