//! The commands of the binary.
//!
//! All but `sample` work on a workspace's folder. Those that write refuse while another process
//! does; `backup`, `check`, `user list` and `token list` only read and may be run beside a server.

mod backup;
mod check;
mod desk;
mod import;
mod restore;
mod sample;
mod serve;
mod token;
mod user;

use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// The workspace of an online shop's customer-service team, in one binary.
#[derive(Parser)]
#[command(name = "guitai", version)]
struct Cli {
    /// The folder with the workspace's database
    #[arg(long, global = true, value_name = "DIR", default_value = "./data")]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the workspace to browsers
    Serve(serve::Serve),
    /// Take in a platform's files
    #[command(subcommand)]
    Import(import::Import),
    /// Invent files and work, for trying out and measuring
    #[command(subcommand)]
    Sample(sample::Sample),
    /// People and their passwords
    #[command(subcommand)]
    User(user::User),
    /// Programs that may put orders in
    #[command(subcommand)]
    Token(token::Token),
    /// Look whether the database is whole and says one thing everywhere
    Check,
    /// Write the whole workspace into one file; a server may be at work
    Backup(backup::Make),
    /// Put a backup in the place of the workspace's database, which is kept under another name
    Restore(restore::Put),
}

/// What a command ends with when it does not succeed: a sentence for the person who typed it.
type Outcome = Result<ExitCode, Box<dyn std::error::Error>>;

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let Cli { data, command } = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return say(&error),
    };
    let outcome = runtime.block_on(async {
        match command {
            Command::Serve(serve) => serve.run(data).await,
            Command::Import(import) => import.run(&data).await,
            Command::Sample(sample) => sample.run(&data).await,
            Command::User(user) => user.run(&data).await,
            Command::Token(token) => token.run(&data).await,
            Command::Check => check::run(&data).await,
            Command::Backup(backup) => backup.run(&data).await,
            Command::Restore(restore) => restore.run(&data).await,
        }
    });
    outcome.unwrap_or_else(|error| say(error.as_ref()))
}

fn say(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("guitai: {error}");
    ExitCode::FAILURE
}
