//! Both ends of the sync protocol as state machines: messages go in, messages and what is to be
//! made durable come out. No I/O, no clock, no randomness: those are parameters.
//!
//! `wire` are the messages, `shelf` the rows that one end holds with their digest, `primary` the
//! server's end, `replica` the browser's. The promises are in `docs/architecture.md`.

pub mod bug;
pub mod primary;
pub mod replica;
pub mod shelf;
pub mod wire;
