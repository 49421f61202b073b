//! The binary; see `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    guitai::cli::run()
}
