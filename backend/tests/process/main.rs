//! The real process: its command line, and its end at the worst moments.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod sender;
mod server;

mod command_line;
mod crowd;
mod damage;
mod life;
mod recovery;
mod views;
