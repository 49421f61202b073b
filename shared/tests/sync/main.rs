//! Both ends of the sync, rule by rule. What happens when everything happens at once is the
//! simulator's; here every rule has its table.

#![allow(clippy::unwrap_used)]

mod answer;
mod archive;
mod draft;
mod file;
mod garbage;
mod office;
mod outbox;
mod page;
mod pull;
mod push;
mod wire;
