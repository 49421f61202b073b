//! The pages. They read the store by id and dispatch commands; rules are in `shared`.
//!
//! `act` is what all pages do with commands: say it, keep the way back, tell a refusal. `slot` is where one writes,
//! `attaching` holds files until they leave, `gallery` shows those that are there.

pub mod act;
pub mod approvals;
pub mod archive;
pub mod attaching;
pub mod cases;
pub mod clock;
pub mod cursor;
pub mod customers;
pub mod edit;
pub mod enquiries;
pub mod gallery;
pub mod house;
pub mod import;
pub mod imports;
pub mod orders;
pub mod overlay;
pub mod pane;
pub mod print;
pub mod roster;
pub mod schedule;
pub mod settings;
pub mod ship;
pub mod shops;
pub mod sign_in;
pub mod slot;
pub mod stock;
pub mod sync;
pub mod tickets;
pub mod warehouse;
