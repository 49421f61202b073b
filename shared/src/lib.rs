//! The domain of Guitai and both ends of its sync, deterministic and without I/O.
//!
//! Reading order: value types (`id`, `money`, `time`, `attachment`), nouns (`workspace`, `staff`, `shop`, `customer`,
//! `article`, `ledger`, `order`, `enquiry`, `pickup`, `approval`, `aftersale`, `ticket`, `roster`, `saved_view`), then
//! what holds them (`record`, `map`, `world`, `archive`), what changes them (`command`, `permit`, `automation`), and how
//! they travel (`sync`).

pub mod id;
pub mod money;
pub mod text;
pub mod time;

pub mod aftersale;
pub mod approval;
pub mod article;
pub mod attachment;
pub mod customer;
pub mod enquiry;
pub mod ledger;
pub mod order;
pub mod pickup;
pub mod roster;
pub mod saved_view;
pub mod shop;
pub mod staff;
pub mod ticket;
pub mod workspace;

pub mod archive;
pub mod map;
pub mod record;
pub mod world;

pub mod automation;
pub mod command;
pub mod permit;

pub mod sync;

pub mod sample;
