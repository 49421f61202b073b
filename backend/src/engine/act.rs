//! Doing something that is never queued: alone in its transaction, with what belongs to it.

use super::{Refused, writer::Writer};
use crate::{
    account::{AccountError, NewAccount},
    clock::random,
    db::Failure,
    error::Error,
};
use shared::{
    command::Command,
    id::StaffId,
    sync::{primary::ActInput, wire::End},
    time::Instant,
};

/// A command to be done now.
pub struct Act {
    pub person: StaffId,
    pub command: Command,
    pub issued_at: Instant,
    /// How the person signs in whom the command adds.
    pub account: Option<NewAccount>,
}

/// Why it was not done. A refusal by the rules of the core is an [`End`] and not in here.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Database(#[from] Failure),
    #[error("the server fails on this command")]
    Failed,
}

impl From<ActError> for Error {
    fn from(error: ActError) -> Error {
        match error {
            ActError::Refused(refused) => refused.into(),
            ActError::Account(error) => error.into(),
            ActError::Database(failure) => failure.into(),
            ActError::Failed => Error::Internal(error.to_string()),
        }
    }
}

impl Writer {
    /// Does it on a Primary of its own, and shows that when everything is on disk.
    pub(super) async fn act(&mut self, act: Act) -> Result<End, ActError> {
        let done = self.attempt(act).await;
        if let Err(ActError::Database(failure) | ActError::Account(AccountError::Database(failure))) = &done {
            self.failed(failure);
        }
        done
    }

    async fn attempt(&mut self, act: Act) -> Result<End, ActError> {
        let (mut primary, now) = (self.state().await?, self.clock.now());
        let Act { person, command, issued_at, account } = act;
        let applied = tokio::task::spawn_blocking(move || {
            let done = primary.act(&mut ActInput { person, command: &command, issued_at, now, random: &mut random });
            done.map(|(end, write)| (primary, end, write))
        });
        let (primary, end, write) = applied.await.ok().flatten().ok_or(ActError::Failed)?;
        if matches!(end, End::Applied { .. }) {
            let db = self.db.clone();
            let mut tx = db.begin().await?;
            if let Some(account) = account {
                account.add(&mut tx, now).await?;
            }
            self.commit(tx, write, &primary, now).await?;
            self.show(primary);
        }
        Ok(end)
    }
}
