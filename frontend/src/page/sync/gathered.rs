//! What was refused, one card for one thing: several wishes for one cell of a roster are one, and only
//! the last of them counts.

use crate::store::Store;
use leptos::prelude::*;
use shared::{
    command::{Command, RosterCell},
    id::StaffId,
    sync::replica::Attention,
    time::Day,
};

/// The refusals of one thing: the last one, and those before it.
#[derive(Clone, PartialEq)]
pub struct Gathered {
    pub last: Attention,
    pub before: Vec<Attention>,
}

pub fn gather(attention: &[Attention]) -> Vec<Gathered> {
    let mut cards: Vec<(Option<(StaffId, Day)>, Gathered)> = Vec::new();
    for refused in attention {
        let cell = cell(refused).map(|command| (command.staff, command.day));
        let known = cards.iter_mut().find(|(known, _)| cell.is_some() && *known == cell);
        match known {
            Some((_, card)) => card.before.push(std::mem::replace(&mut card.last, refused.clone())),
            None => cards.push((cell, Gathered { last: refused.clone(), before: Vec::new() })),
        }
    }
    cards.into_iter().map(|(_, card)| card).collect()
}

/// How much needs somebody's decision: cards, of commands and of files.
pub fn needs(store: Store) -> Memo<usize> {
    let (attention, files) = (store.attention(), store.refused_files());
    Memo::new(move |_| attention.with(|attention| gather(attention).len()) + files.with(Vec::len))
}

fn cell(refused: &Attention) -> Option<RosterCell> {
    match refused.mutation.command() {
        Ok(Command::RosterCell(command)) => Some(command),
        _ => None,
    }
}

impl Gathered {
    /// The wish as a whole: from what the person saw first to what they wanted last.
    pub fn command(&self) -> Option<Command> {
        let first = self.before.first().and_then(cell);
        match (self.last.mutation.command().ok()?, first) {
            (Command::RosterCell(last), Some(first)) => Some(RosterCell { expect: first.expect, ..last }.into()),
            (command, _) => Some(command),
        }
    }
}
