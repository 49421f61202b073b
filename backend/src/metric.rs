//! The names of what is measured. Without `--metrics` nothing listens and recording costs nothing.

use metrics::{counter, gauge, histogram};
use shared::sync::wire::{End, PushReply};
use std::time::Duration;

/// Pushes answered, and how their mutations ended.
pub fn pushed(reply: &PushReply) {
    counter!("guitai_pushes_total").increment(1);
    for outcome in &reply.outcomes {
        let end = match outcome.end {
            End::Applied { .. } => "applied",
            End::Rejected { .. } => "rejected",
            End::Quarantined => "quarantined",
        };
        counter!("guitai_outcomes_total", "end" => end).increment(1);
    }
    if reply.stop.is_some() {
        counter!("guitai_push_stops_total").increment(1);
    }
}

/// One transaction of the writer.
pub fn committed(jobs: usize, took: Duration) {
    histogram!("guitai_commit_seconds").record(took);
    histogram!("guitai_batch_jobs").record(jobs as f64);
}

pub fn commit_failed(why: &'static str) {
    counter!("guitai_commit_failures_total", "why" => why).increment(1);
}

/// Jobs that wait for the writer.
pub fn queued(jobs: usize) {
    gauge!("guitai_queue_jobs").set(jobs as f64);
}

pub fn rows_pulled(rows: usize) {
    counter!("guitai_rows_pulled_total").increment(rows as u64);
}

/// One listener on /api/live, as long as this is held.
pub struct Listening;

impl Listening {
    pub fn begin() -> Listening {
        gauge!("guitai_live_clients").increment(1);
        Listening
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        gauge!("guitai_live_clients").decrement(1);
    }
}
