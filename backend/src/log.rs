//! Logs: lines for people when a person is looking, JSON when a program is.

use std::io::{self, IsTerminal};
use tracing_subscriber::{EnvFilter, fmt};

/// Starts logging for a server. `RUST_LOG` says how much; `info` by default.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = fmt().with_env_filter(filter);
    // A logger that is there already is as good.
    let started = match io::stdout().is_terminal() {
        true => log.with_target(false).try_init(),
        false => log.json().flatten_event(true).try_init(),
    };
    if started.is_ok() {
        log_panics();
    }
}

/// A panic becomes a line of the log like everything else; it ends the request that caused it.
fn log_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string);
        let what = info.payload_as_str().unwrap_or_default();
        tracing::error!(what, place, "panic");
    }));
}
