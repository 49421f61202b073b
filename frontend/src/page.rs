//! The pages. They read the store by id and dispatch commands; rules are in `shared`.
//!
//! `act` is what all pages do with commands: say it, keep the way back, tell a refusal.

pub mod act;
pub mod clock;
pub mod import;
pub mod imports;
pub mod orders;
pub mod overlay;
pub mod sign_in;
pub mod sync;
