//! The server of Guitai: storage, network and command line around the core in `shared`.
//!
//! Reading order: `db` (the only SQL), `engine` (the one writer), `auth` (who is asking), `account` (who may sign in),
//! `token` (which programs may), `route` (what can be asked), `front` (the embedded front end), `cli` (the commands of
//! the binary). Rules are not here: what a command does and who may issue it is decided in `shared`.

pub mod account;
pub mod auth;
pub mod cli;
pub mod config;
pub mod db;
pub mod engine;
pub mod error;
pub mod front;
pub mod presence;
pub mod route;
pub mod token;

mod clock;
mod fault;
mod log;
mod metric;

pub use clock::Clock;
