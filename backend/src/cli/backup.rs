//! `guitai backup`: a copy of the whole workspace in one file, while a server may be at work.

use super::Outcome;
use crate::db::{Backup, BackupError};
use clap::Args;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Args)]
pub struct Make {
    /// The file to write
    file: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

impl Make {
    pub async fn run(self, data: &Path) -> Outcome {
        match Backup::make(data, &self.file, self.force).await {
            Ok(Backup { rows, version, bytes }) => {
                println!("backed up {rows} rows at version {version}, {bytes} bytes, to {}", self.file.display());
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => {
                if let BackupError::Damaged(report) = &error {
                    report.findings.iter().for_each(|finding| println!("{finding}"));
                }
                Err(error.into())
            }
        }
    }
}
