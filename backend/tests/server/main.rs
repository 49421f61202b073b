//! The real router on a real SQLite file. Names begin with the number of the failure they are about
//! (`f01` …, listed in docs/architecture.md) or with the rule of the product.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod app;
mod client;

mod accounts;
mod act;
mod api;
mod archive;
mod blob;
mod confidential;
mod front;
mod live;
mod login;
mod malformed;
mod presence;
mod storage;
mod sync;
mod tidy_up;
mod upgrade;
