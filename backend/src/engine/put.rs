//! Taking in what a program puts: planned on the very state that it is applied to, so that its answer is true
//! whatever else came in at the same time.

use super::{Act, ActError, writer::Writer};
use crate::error::Error;
use shared::{
    command::{Actor, Command, Landing, Put, Rejection},
    id::StaffId,
    permit,
    sync::wire::End,
};

/// Why nothing of a call was done.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    #[error(transparent)]
    Rejected(#[from] Rejection),
    #[error(transparent)]
    Act(#[from] ActError),
}

impl From<PutError> for Error {
    fn from(error: PutError) -> Error {
        match error {
            PutError::Rejected(why) => why.into(),
            PutError::Act(error) => error.into(),
        }
    }
}

impl Writer {
    /// What has become of each order, now that it is on disk.
    pub(super) async fn put(&mut self, person: StaffId, put: Put) -> Result<Vec<Landing>, PutError> {
        let state = self.state().await.inspect_err(|failure| self.failed(failure));
        let (primary, now) = (state.map_err(ActError::from)?, self.clock.now());
        let planned = tokio::task::spawn_blocking(move || {
            let (landings, import) = put.plan(primary.world(), now);
            let (is_idle, command) = (import.is_idle(), Command::from(import));
            permit::may(Actor::Staff(person), &command, primary.world()).map(|()| (landings, is_idle, command))
        });
        let (landings, is_idle, command) = planned.await.map_err(|_| ActError::Failed)??;
        if is_idle {
            return Ok(landings);
        }
        match self.act(Act { person, command, issued_at: now, account: None }).await? {
            End::Applied { .. } => Ok(landings),
            End::Rejected { why } => Err(why.into()),
            End::Quarantined => Err(ActError::Failed.into()),
        }
    }
}
