//! The commands of the binary.
//!
//! All but `sample` work on a workspace's folder. Those that write refuse while another process
//! does; `check` and `user list` only read and may be run beside a server.

mod desk;
mod serve;
mod user;

use clap::{Args, Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// The workspace of an online shop's customer-service team, in one binary.
#[derive(Parser)]
#[command(name = "guitai", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the workspace to browsers
    Serve(serve::Serve),
    /// People and their passwords
    #[command(subcommand)]
    User(user::User),
}

/// Where the workspace is.
#[derive(Args)]
struct Data {
    /// The folder with the workspace's database
    #[arg(long, value_name = "DIR", default_value = "./data")]
    data: PathBuf,
}

/// What a command ends with when it does not succeed: a sentence for the person who typed it.
type Outcome = Result<ExitCode, Box<dyn std::error::Error>>;

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return say(&error),
    };
    let outcome = runtime.block_on(async {
        match cli.command {
            Command::Serve(serve) => serve.run().await,
            Command::User(user) => user.run().await,
        }
    });
    outcome.unwrap_or_else(|error| say(error.as_ref()))
}

fn say(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("guitai: {error}");
    ExitCode::FAILURE
}
