//! The rules of the domain as tables: who may do what, and what a command does.

#![allow(clippy::unwrap_used)]

mod desk;
mod import;
mod mark;
mod number;
mod permit;
mod team;
mod view;
