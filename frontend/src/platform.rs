//! The browser: everything that touches web APIs, wrapped so that the rest of the crate needs none.
//! Nothing here knows what an order is.

pub mod broadcast;
pub mod clipboard;
pub mod clock;
pub mod collate;
pub mod database;
pub mod file;
pub mod focus;
pub mod frame;
pub mod haptic;
pub mod http;
pub mod leadership;
pub mod live;
pub mod notify;
pub mod paper;
pub mod picture;
pub mod preference;
pub mod random;
pub mod secret;
pub mod sight;
pub mod update;
pub mod written;
