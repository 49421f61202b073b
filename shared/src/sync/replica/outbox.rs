//! What was issued here: from the moment it is issued until it is applied, or refused and dealt with.

use super::{Blob, BlobState, Fate, Replica, Write};
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

/// What leaves a form at once: a command, and what came with it.
#[derive(Clone, Debug)]
pub struct Issue<'a> {
    pub command: &'a Command,
    /// Key of the draft that the command was made of.
    pub draft: Option<&'a str>,
    /// Contents of the files that the command names.
    pub blobs: Vec<Blob>,
}

impl<'a> From<&'a Command> for Issue<'a> {
    fn from(command: &'a Command) -> Issue<'a> {
        Issue { command, draft: None, blobs: Vec::new() }
    }
}

impl Replica {
    /// Issues a command: it shows at once, and waits. Its draft ends and its contents are kept in the
    /// same write. A command that is refused here changes nothing and leaves no trace; the form keeps
    /// its text, and storage its draft.
    pub fn issue<'a>(&mut self, id: MutationId, issue: impl Into<Issue<'a>>, now: Instant) -> Result<Write, Rejection> {
        let Issue { command, draft, blobs } = issue.into();
        if command.class() == Class::OnlineOnly {
            return Err(Rejection::OnlineOnly);
        }
        let mutation = Mutation::new(id, command, now).map_err(|_| Rejection::Unreadable)?;
        let mut view = self.view.clone();
        self.attempt(&mut view, command, &Ctx { actor: Actor::Staff(self.person), at: now })?;
        self.show(view);
        self.latest = now.0.max(self.latest.saturating_add(1));
        let place = Place { at: if bug::is_on(Bug::PlaceByClock) { now.0 } else { self.latest }, id };
        let pending = Pending { place, mutation, again: false, phase: Phase::Saving };
        self.pending.insert(place, pending.clone());
        self.blobs.save(&blobs);
        let blobs = blobs.into_iter().map(|blob| (blob, BlobState::Waiting, now)).collect();
        let ended = draft.filter(|_| !bug::is_on(Bug::DraftOutlives)).and_then(|key| self.end_draft(key));
        Ok(Write { outbox: vec![pending], drafts: ended.into_iter().collect(), blobs, ..Write::default() })
    }

    /// Whether the command would be issued now, or why not: asked before something that only the
    /// server may do is sent to it.
    pub fn would(&self, command: &Command, now: Instant) -> Result<(), Rejection> {
        self.attempt(&mut self.view.clone(), command, &Ctx { actor: Actor::Staff(self.person), at: now })
    }

    /// The next mutations to send, oldest first, of about so many bytes at most (but one at least).
    /// What storage does not have yet is not sent, nor what was issued after it.
    pub fn outgoing(&self, bytes: usize) -> Vec<Mutation> {
        let mut room = bytes;
        let mut batch = Vec::new();
        for pending in self.pending.values().take_while(|pending| pending.phase != Phase::Saving) {
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

    /// The server's answer to a push. An applied command stays where it is until a pull brings its
    /// effects, and the two change places in one write; a refused one goes to the person at once.
    pub fn pushed(&mut self, reply: &PushReply) -> Write {
        let mut write = Write { expect: Some(self.meta.fence), ..Write::default() };
        let places: HashMap<MutationId, Place> = self.pending.keys().map(|place| (place.id, *place)).collect();
        for outcome in &reply.outcomes {
            let Some(pending) = places.get(&outcome.id).and_then(|place| self.pending.get_mut(place)) else { continue };
            match outcome.end {
                End::Applied { version } if !bug::is_on(Bug::OutcomeBeforeEffect) => {
                    pending.phase = Phase::Applied(version);
                }
                _ => write.settle.push((pending.place, Fate::of(&outcome.end))),
            }
        }
        match reply.stop {
            Some(Stop::Expected { client, seq }) => self.admit_gap(client, seq),
            Some(Stop::SeqReuse { client, seq }) => write.settle.extend(self.renumber(MutationId { client, seq })),
            _ => {}
        }
        if write.settle.is_empty() { Write::default() } else { write }
    }

    /// The person has dealt with a refusal: dropped it, or issued it anew.
    pub fn deal_with(&mut self, place: Place) -> Write {
        self.attention.remove(&place);
        Write { dealt_with: vec![place], ..Write::default() }
    }

    /// The server waits for a number of this client. When nothing with it waits here it never comes
    /// (a server that was restored may wait for what was refused long ago), and the next one says so.
    /// Ids never change for that, so a copy of this storage can't bring a command in twice.
    fn admit_gap(&mut self, client: ClientId, expected: u64) {
        let of_client = |pending: &&mut Pending| pending.mutation.id.client == client;
        let waiting = self.pending.values_mut().filter(of_client);
        let unsent = waiting.filter(|pending| !matches!(pending.phase, Phase::Applied(_)));
        let lowest = unsent.min_by_key(|pending| pending.mutation.id.seq);
        if let Some(pending) = lowest.filter(|pending| pending.mutation.id.seq > expected) {
            pending.mutation.gap = !bug::is_on(Bug::GapNotAdmitted);
        }
    }

    /// Gives a mutation a new id, because the server knows another one under the old. The new id
    /// follows from what it was and says, so that copies of this storage agree on it.
    fn renumber(&self, id: MutationId) -> Option<(Place, Fate)> {
        let pending =
            self.pending.values().find(|pending| pending.mutation.id == id && pending.phase == Phase::Saved)?;
        let said = format!("{:x}", pending.mutation.hash());
        let client = ClientId::named(&[&id.client.to_string(), &id.seq.to_string(), &said]);
        let mutation = Mutation { id: MutationId { client, seq: 1 }, ..pending.mutation.clone() };
        Some((pending.place, Fate::Renumbered(Box::new(mutation))))
    }

    pub(super) fn settle(&mut self, place: Place, fate: Fate) {
        let Some(pending) = self.pending.remove(&place) else { return };
        match fate {
            Fate::Attention(why) => {
                self.attention.insert(place, Attention { place, mutation: pending.mutation, why });
            }
            Fate::Renumbered(mutation) => {
                let renumbered = Place { id: mutation.id, ..place };
                self.pending.insert(renumbered, Pending { place: renumbered, mutation: *mutation, ..pending });
            }
            Fate::Recent(_) | Fate::Lost => {}
        }
    }
}

impl Fate {
    /// What becomes of a mutation with this end.
    pub(super) fn of(end: &End) -> Fate {
        match end {
            End::Applied { version } => Fate::Recent(*version),
            End::Rejected { .. } | End::Quarantined if bug::is_on(Bug::RejectionDropped) => Fate::Lost,
            End::Rejected { why } => Fate::Attention(Why::Rejected(why.clone())),
            End::Quarantined => Fate::Attention(Why::Quarantined),
        }
    }
}
