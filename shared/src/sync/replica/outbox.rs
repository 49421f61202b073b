//! What was issued here: from the moment it is issued until it is applied, or refused and dealt with.

use super::{Fate, Replica, Write};
use crate::{
    command::{Actor, Class, Command, Ctx, Rejection},
    id::ClientId,
    sync::{
        bug::{self, Bug},
        wire::{End, Mutation, MutationId, PushReply, Stop, Version},
    },
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Place in the order of issue on this device: milliseconds, pushed on where the clock stands still
/// or goes back; then the id, because two tabs may issue in the same millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub at: i64,
    pub id: MutationId,
}

/// A command that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    pub place: Place,
    pub mutation: Mutation,
    /// It was acknowledged before, by a server that has been restored since.
    #[serde(default)]
    pub again: bool,
    #[serde(skip, default)]
    pub phase: Phase,
}

/// How far a waiting command is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Not yet on the device's storage.
    Saving,
    /// On the device, and will survive.
    #[default]
    Saved,
    /// Applied in that version, whose rows have not come yet.
    Applied(Version),
}

/// A command that was refused, for the person to deal with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attention {
    pub place: Place,
    pub mutation: Mutation,
    pub why: Why,
}

/// Why a command needs attention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Rejected(Rejection),
    /// The server failed on it, and keeps it for its administrator.
    Quarantined,
}

impl Replica {
    /// Issues a command: it shows at once, and waits. A command that is refused here changes
    /// nothing and leaves no trace; the form keeps its text.
    pub fn issue(&mut self, id: MutationId, command: &Command, now: Instant) -> Result<Write, Rejection> {
        if command.class() == Class::OnlineOnly {
            return Err(Rejection::OnlineOnly);
        }
        let mutation = Mutation::new(id, command, now).map_err(|_| Rejection::Unreadable)?;
        let mut view = self.view.clone();
        self.attempt(&mut view, command, &Ctx { actor: Actor::Staff(self.person), at: now })?;
        self.view = view;
        let last = self.pending.last_key_value().map_or(i64::MIN, |(place, _)| place.at);
        let place = Place { at: now.0.max(last.saturating_add(1)), id };
        let pending = Pending { place, mutation, again: false, phase: Phase::Saving };
        self.pending.insert(place, pending.clone());
        Ok(Write { outbox: vec![pending], ..Write::default() })
    }

    /// Storage has what was issued.
    pub fn saved(&mut self, places: impl IntoIterator<Item = Place>) {
        for place in places {
            if let Some(pending) = self.pending.get_mut(&place).filter(|pending| pending.phase == Phase::Saving) {
                pending.phase = Phase::Saved;
            }
        }
    }

    /// The next mutations to send, oldest first, of about so many bytes at most (but one at least).
    pub fn outgoing(&self, bytes: usize) -> Vec<Mutation> {
        let mut room = bytes;
        let mut batch = Vec::new();
        for pending in self.pending.values().filter(|pending| pending.phase != Phase::Saving) {
            if matches!(pending.phase, Phase::Applied(_)) {
                continue;
            }
            let size = pending.mutation.args.get().len() + 200;
            if size > room && !batch.is_empty() {
                break;
            }
            room = room.saturating_sub(size);
            batch.push(pending.mutation.clone());
        }
        batch
    }

    /// The server's answer to a push. An applied command stays in the view until its effects come
    /// with a pull; a refused one leaves it for the person's attention.
    pub fn pushed(&mut self, reply: &PushReply) -> Write {
        let mut write = Write::default();
        let places: HashMap<MutationId, Place> = self.pending.keys().map(|place| (place.id, *place)).collect();
        for outcome in &reply.outcomes {
            if let Some(place) = places.get(&outcome.id) {
                self.end(*place, &outcome.end, &mut write);
            }
        }
        match reply.stop {
            Some(Stop::Expected { client, seq }) if self.lowest(client).is_some_and(|lowest| lowest > seq) => {
                self.renumber(client, &mut write);
            }
            Some(Stop::SeqReuse { client, .. }) => self.renumber(client, &mut write),
            _ => {}
        }
        if !write.settle.is_empty() {
            self.replay();
        }
        write
    }

    /// The person has dealt with a refusal: dropped it, or issued it anew.
    pub fn deal_with(&mut self, place: Place) -> Write {
        self.attention.remove(&place);
        Write { dealt_with: vec![place], ..Write::default() }
    }

    fn lowest(&self, client: ClientId) -> Option<u64> {
        self.pending.values().map(|pending| pending.mutation.id).filter(|id| id.client == client).map(|id| id.seq).min()
    }

    /// Takes in the end of a waiting command, as a push or a pull told it.
    pub(super) fn end(&mut self, place: Place, end: &End, write: &mut Write) {
        let fate = match end {
            End::Applied { version } => {
                let shown = self.meta.load.is_none()
                    && self.meta.cookie.as_ref().is_some_and(|cookie| cookie.version >= *version);
                if !shown && !bug::is_on(Bug::OutcomeBeforeEffect) {
                    if let Some(pending) = self.pending.get_mut(&place) {
                        pending.phase = Phase::Applied(*version);
                    }
                    return;
                }
                Fate::Recent(*version)
            }
            End::Rejected { .. } | End::Quarantined if bug::is_on(Bug::RejectionDropped) => Fate::Lost,
            End::Rejected { why } => Fate::Attention(Why::Rejected(why.clone())),
            End::Quarantined => Fate::Attention(Why::Quarantined),
        };
        self.settle(place, fate, write);
    }

    pub(super) fn settle(&mut self, place: Place, fate: Fate, write: &mut Write) {
        let Some(pending) = self.pending.remove(&place) else { return };
        match &fate {
            Fate::Attention(why) => {
                let attention = Attention { place, mutation: pending.mutation, why: why.clone() };
                self.attention.insert(place, attention);
            }
            Fate::Renumbered(mutation) => {
                let renumbered = Place { id: mutation.id, ..place };
                let pending = Pending { place: renumbered, mutation: (**mutation).clone(), ..pending };
                self.pending.insert(renumbered, pending);
            }
            Fate::Recent(_) | Fate::Lost => {}
        }
        write.settle.push((place, fate));
    }

    /// Gives what waits under a client id new numbers under a new one, because the server can never
    /// take the old ones: it was restored and expects numbers that are long gone, or the id was used
    /// by a copy of this storage. The new id follows from the old, so that copies agree on it.
    fn renumber(&mut self, client: ClientId, write: &mut Write) {
        let waiting: Vec<_> = self.pending.values().filter(|pending| pending.mutation.id.client == client).cloned().collect();
        let Some(first) = waiting.first() else { return };
        let said = format!("{:x}", first.mutation.hash());
        let renamed = ClientId::named(&[&client.to_string(), &said]);
        for (seq, pending) in (1..).zip(waiting) {
            let id = MutationId { client: renamed, seq };
            let mutation = Mutation { id, ..pending.mutation };
            self.settle(pending.place, Fate::Renumbered(Box::new(mutation)), write);
        }
    }
}
