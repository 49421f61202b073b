//! The workspace as a command of the command line holds it: alone, with nobody else writing.

use crate::{
    clock::{Clock, random},
    db::{Db, Failure, Tx},
    engine::{self, IssueError},
};
use shared::{
    command::Command,
    id::ClientId,
    sample::work::Deed,
    sync::{
        primary::{Primary, PushInput, WriteSet},
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
            let client = ClientId(Uuid::now_v7());
            for (deed, seq) in deeds.iter().zip(1..) {
                let (person, now) = (deed.by, deed.at);
                let mutations = vec![Mutation::new(MutationId { client, seq }, &deed.command, now)?];
                let push = Push { proto: PROTO, schema: SCHEMA, build: String::new(), person, mutations };
                let (reply, effects) = primary.push(&mut PushInput { person, push: &push, now, random: &mut random });
                match reply.outcomes.first().map(|outcome| &outcome.end) {
                    Some(End::Applied { .. }) => write.append(effects),
                    refused => return Err(format!("{:?}: {refused:?}", deed.command).into()),
                }
            }
        }
        let mut tx = self.db.begin().await?;
        tx.store(write, now).await?;
        tx.commit().await?;
        self.primary = primary;
        Ok(())
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
