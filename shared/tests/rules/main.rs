//! The rules of the domain as tables: who may do what, and what a command does.

#![allow(clippy::unwrap_used)]

mod aftersale;
mod approval;
mod archive;
mod change;
mod customer;
mod desk;
mod dispatch;
mod enquiry;
mod house;
mod import;
mod mark;
mod number;
mod permit;
mod picking;
mod put;
mod roster;
mod sample;
mod script;
mod sending;
mod setting;
mod shipping;
mod team;
mod ticket;
mod view;
