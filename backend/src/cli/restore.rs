//! `guitai restore`: puts a backup in the place of the workspace's database.
//!
//! Each step is told when it is done. Broken off at any moment, the workspace has the database it
//! had, or the restored one.

use super::Outcome;
use crate::{
    clock::{Clock, random},
    db::{Restore, RestoreError},
    fault,
};
use clap::Args;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub struct Put {
    /// What `guitai backup` has written
    file: PathBuf,
}

impl Put {
    pub async fn run(self, data: &Path) -> Outcome {
        let done = self.restore(data).await;
        if let Err(RestoreError::Damaged(report)) = &done {
            report.findings.iter().for_each(|finding| println!("{finding}"));
        }
        Ok(done.map(|()| ExitCode::SUCCESS)?)
    }

    async fn restore(self, data: &Path) -> Result<(), RestoreError> {
        let now = Clock::system().now();
        let restore = Restore::begin(data)?;
        let report = restore.take_in(&self.file).await?;
        println!("the backup is whole: {} rows at version {}", report.rows, report.version);
        fault::point("copied");
        let renewed = restore.renew(random(), now).await?;
        fault::point("renewed");
        match restore.keep(now).await? {
            Some(kept) => println!("the database as it was until now is kept in {}", kept.display()),
            None => println!("there was no database before"),
        }
        fault::point("kept");
        restore.finish()?;
        fault::point("finished");
        println!("{} is restored from {}", data.display(), self.file.display());
        println!("browsers will send again what they sent in the last two weeks and the backup does not have");
        if renewed.sessions > 0 {
            println!(
                "passwords and sessions are those of the backup: {} sessions are still good; \
                 `guitai user password` ends those of a person",
                renewed.sessions
            );
        }
        Ok(())
    }
}
