//! Runs histories: one step after the other, every invariant, and a trace to compare runs by.

use crate::{
    action::{Action, History},
    rest,
    stage::Stage,
    violation::Violation,
};
use shared::sync::bug::{self, Bug};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// How a history went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Hash of all that could be seen of every step.
    pub trace: u64,
    pub steps: usize,
    /// Commands issued.
    pub issued: usize,
    /// The step at which an invariant broke, and which.
    pub broken: Option<(usize, Violation)>,
}

/// Runs a history, with one bug on or none.
pub fn run(history: &History, bug: Option<Bug>) -> Run {
    bug::set(bug);
    let mut run = Run { trace: 0, steps: 0, issued: 0, broken: None };
    let end = catch_unwind(AssertUnwindSafe(|| play(history, &mut run)));
    bug::set(None);
    let violation = end.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned().or(panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
        Err(Violation::new(format!("panic: {}", said.unwrap_or_default())))
    });
    run.broken = violation.err().map(|violation| (run.steps, violation));
    run
}

fn play(history: &History, run: &mut Run) -> Result<(), Violation> {
    let mut trace = DefaultHasher::new();
    let mut stage = Stage::new(history)?;
    for action in &history.actions {
        stage.act(*action)?;
        run.steps += 1;
        note(&mut trace, *action, &stage);
        run.trace = trace.finish();
    }
    rest::rest(&mut stage)?;
    run.issued = stage.ledger.len();
    note(&mut trace, Action::Batch, &stage);
    run.trace = trace.finish();
    Ok(())
}

fn note(trace: &mut DefaultHasher, action: Action, stage: &Stage) {
    (action, stage.now, stage.server.head(), stage.network.messages.len(), stage.ledger.len()).hash(trace);
    for tab in &stage.tabs {
        let (meta, digest) = (tab.replica.meta(), tab.replica.digest());
        (tab.id, meta.fence, meta.generation, meta.pages, digest.rows, digest.sum, tab.replica.pending().count())
            .hash(trace);
    }
    for store in &stage.stores {
        (store.meta.fence, store.outbox.len(), store.recent.len(), store.attention.len()).hash(trace);
        (store.drafts.len(), store.blobs.len()).hash(trace);
    }
}

/// Leaves out what does not matter for the invariant to break, as far as so many runs find out.
pub fn shrink(history: &History, bug: Option<Bug>, mut runs: usize) -> History {
    let mut history = history.clone();
    if let Some((step, _)) = run(&history, bug).broken {
        history.actions.truncate(step + 1);
    }
    let mut chunk = history.actions.len().div_ceil(2);
    while chunk > 0 && runs > 0 {
        let mut at = 0;
        while at < history.actions.len() && runs > 0 {
            let mut shorter = history.clone();
            shorter.actions.drain(at..(at + chunk).min(history.actions.len()));
            runs -= 1;
            if run(&shorter, bug).broken.is_some() {
                history = shorter;
            } else {
                at += chunk;
            }
        }
        chunk /= 2;
    }
    history
}
