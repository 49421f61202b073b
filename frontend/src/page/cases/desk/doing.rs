//! Taking steps: at once where nothing has to be asked, or else by a question.

use super::{Asking, CasesDesk};
use crate::page::act::Acts;
use leptos::prelude::*;
use shared::{
    aftersale::{
        Case, CaseKind, Move, Step, Verb, cost,
        life::{self, Arrow},
    },
    command::{CaseMove, Command},
    id::CaseId,
};

impl CasesDesk {
    /// Takes a step, or asks for what it needs.
    pub fn take(self, id: CaseId, step: Step, verb: Verb, acts: Acts) {
        let by = match verb {
            Verb::Agree => Move::Agree,
            Verb::Approve => Move::Approve { reason: String::new() },
            Verb::Receive => Move::Receive { note: String::new() },
            Verb::Deliver => Move::Deliver,
            Verb::Expedite => Move::Expedite,
            Verb::Offer => return self.ask_offer(id),
            Verb::Refund => return self.ask(Asking::Refund(id)),
            verb => return self.ask(Asking::Move(id, step, verb)),
        };
        acts.attempt(acts.words().verb(verb), CaseMove { case: id, expect: step, by });
    }

    /// Asks what to offer, what is proposed first.
    pub fn ask_offer(self, id: CaseId) {
        let kind = self.store.with_untracked(|world| {
            let case = world.cases.get(&id)?;
            let (order, workspace) = (world.orders.get(&case.order)?, world.workspace()?);
            let estimates = cost::estimates(case, order, &workspace.after_sales);
            cost::proposed(case, &estimates).or_else(|| cost::offerable(case).first().copied())
        });
        self.ask(Asking::Offer(id, kind.unwrap_or(CaseKind::Allowance)));
    }

    /// The first thing that this person may do where the case stands.
    pub fn next_step(self, id: CaseId, acts: Acts) {
        let Some(case) = self.case(id) else { return };
        let mut steps =
            case.open.iter().flat_map(|open| verbs(&case, open.step).into_iter().map(|verb| (open.step, verb)));
        match steps.find(|(step, verb)| leads_on(*verb) && untrack(|| self.may(&case, *step, *verb))) {
            Some((step, verb)) => self.take(id, step, verb, acts),
            None => acts.say(acts.words().cases.nothing_for_you),
        }
    }

    /// Whether I may do that; tracked.
    pub fn may(self, case: &Case, step: Step, verb: Verb) -> bool {
        match verb {
            Verb::Refund => self.store.may(&refund(case)),
            _ => self.store.permits(verb.permission()) && life::follow(case.kind, step, verb).is_some(),
        }
    }
}

/// The refund that is due.
pub fn refund(case: &Case) -> Command {
    let (amount, method) = (case.refund_due(), shared::aftersale::Method::Platform);
    shared::command::CaseRefund { case: case.id, amount, method, reference: String::new() }.into()
}

/// What can be done at a step, the usual first. An inspection is one act, whatever it finds.
pub fn verbs(case: &Case, step: Step) -> Vec<Verb> {
    let arrows = life::arrows(case.kind).into_iter().filter(|arrow| arrow.from == step);
    let is_offered = case.is_offered();
    let shows = |arrow: &Arrow| match arrow.by {
        Verb::Fail => false,
        Verb::Agree | Verb::Decline => is_offered,
        Verb::Withdraw => case.may_be_withdrawn(),
        Verb::Expedite => !case.urgent,
        _ => true,
    };
    let mut verbs: Vec<Verb> = arrows.filter(shows).map(|arrow| arrow.by).collect();
    if is_offered {
        // What was offered is answered before anything else is.
        verbs.sort_by_key(|verb| match verb {
            Verb::Agree => 0,
            Verb::Decline => 1,
            _ => 2,
        });
    }
    verbs
}

/// It takes the case on; the others take it back, or end it.
pub fn leads_on(verb: Verb) -> bool {
    use Verb::*;
    !matches!(verb, Refuse | Decline | Reject | Lose | Renegotiate | Withdraw)
}
