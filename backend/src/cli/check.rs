//! `guitai check`: whether the database is whole. Reads only; a server may be at work meanwhile.

use super::Outcome;
use crate::db::Readers;
use std::{path::Path, process::ExitCode};

pub async fn run(data: &Path) -> Outcome {
    let report = Readers::open(data).await?.check().await?;
    for finding in &report.findings {
        println!("{finding}");
    }
    if report.findings.is_empty() {
        println!("whole: {} rows at version {}", report.rows, report.version);
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}
