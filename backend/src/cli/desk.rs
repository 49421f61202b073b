//! The workspace as a command of the command line holds it: alone, with nobody else writing.

use crate::{
    clock::{Clock, random},
    db::{Blob, Db, Failure, Tx},
    engine::{self, IssueError},
};
use shared::{
    attachment::{BlobHash, recognise},
    command::{Class, Command},
    id::{ClientId, StaffId},
    sample::work::Deed,
    sync::{
        primary::{ActInput, Primary, PushInput, WriteSet},
        wire::{End, Mutation, MutationId, PROTO, Push, SCHEMA},
    },
    time::Instant,
    world::World,
};
use std::path::Path;
use uuid::Uuid;

pub struct Desk {
    pub db: Db,
    primary: Primary,
    clock: Clock,
}

impl Desk {
    /// Opens the workspace, or makes it.
    pub async fn open(data: &Path) -> Result<Desk, Box<dyn std::error::Error>> {
        let (db, clock) = (Db::open(data).await?, Clock::system());
        let primary = engine::open(&db, &clock).await?;
        Ok(Desk { db, primary, clock })
    }

    pub fn world(&self) -> &World {
        self.primary.world()
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Issues a command as the system. The transaction is still open: what belongs to the command
    /// goes into it, then it is committed, and only then does the desk have the new state.
    pub async fn issue(&self, command: impl Into<Command>) -> Result<Issued<'_>, IssueError> {
        let (mut primary, now) = (self.primary.clone(), self.now());
        let write = primary.issue(&command.into(), now, &mut random)?;
        let mut tx = self.db.begin().await?;
        tx.store(write, now).await?;
        Ok(Issued { tx, primary })
    }

    /// Issues a command that stands alone.
    pub async fn change(&mut self, command: impl Into<Command>) -> Result<(), IssueError> {
        let Issued { tx, primary } = self.issue(command).await?;
        tx.commit().await?;
        self.primary = primary;
        Ok(())
    }

    /// Does what people did, in their names and at their times, in one transaction.
    pub async fn relive(&mut self, deeds: Vec<Deed>) -> Result<(), Box<dyn std::error::Error>> {
        let (mut primary, now) = (self.primary.clone(), self.now());
        let mut write = WriteSet::default();
        for deeds in deeds.chunk_by(|one, next| one.by == next.by) {
            let (client, mut seq) = (ClientId(Uuid::now_v7()), 0);
            for Deed { by, at, command } in deeds {
                let (person, now) = (*by, *at);
                let (end, effects) = if command.class() == Class::OnlineOnly {
                    let input = &mut ActInput { person, command, issued_at: now, now, random: &mut random };
                    primary.act(input).unzip()
                } else {
                    seq += 1;
                    let mutations = vec![Mutation::new(MutationId { client, seq }, command, now)?];
                    let push = Push { proto: PROTO, schema: SCHEMA, build: String::new(), person, mutations };
                    let input = &mut PushInput { person, push: &push, now, random: &mut random };
                    let (reply, effects) = primary.push(input);
                    (reply.outcomes.into_iter().next().map(|outcome| outcome.end), Some(effects))
                };
                match (end, effects) {
                    (Some(End::Applied { .. }), Some(effects)) => write.append(effects),
                    (refused, _) => return Err(format!("{command:?}: {refused:?}").into()),
                }
            }
        }
        let mut tx = self.db.begin().await?;
        tx.store(write, now).await?;
        tx.commit().await?;
        self.primary = primary;
        Ok(())
    }

    /// Keeps contents that deeds name, as that person's.
    pub async fn keep(&mut self, by: StaffId, contents: &[&[u8]]) -> Result<(), Failure> {
        let mut tx = self.db.begin().await?;
        for content in contents {
            let Ok(kind) = recognise(content, "") else { continue };
            let blob = Blob { hash: BlobHash::of(content), kind, body: content.to_vec() };
            tx.add_blob(blob, by, self.now()).await?;
        }
        tx.commit().await
    }

    /// Ends the work in good order.
    pub async fn close(&self) -> Result<(), Failure> {
        self.db.settle().await
    }
}

/// A command that is applied and not yet committed.
pub struct Issued<'a> {
    pub tx: Tx<'a>,
    primary: Primary,
}
