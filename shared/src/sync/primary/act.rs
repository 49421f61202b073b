//! Doing at once what is never queued. There is no number by which it could be known again: who gets
//! no answer looks what is there, and acts anew.

use super::{Primary, WriteSet, commit::Cause, push::AHEAD};
use crate::{
    command::{self, Actor, Command, Ctx},
    id::StaffId,
    permit,
    sync::wire::End,
    time::Instant,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A command to be done now, and what the shell adds to it.
pub struct ActInput<'a> {
    pub person: StaffId,
    pub command: &'a Command,
    /// By the clock of the issuer, which may be wrong.
    pub issued_at: Instant,
    /// The server's clock.
    pub now: Instant,
    /// Fresh random numbers, for commit ids.
    pub random: &'a mut dyn FnMut() -> u64,
}

impl Primary {
    /// Does the command as that person, if the person may. `None` when the server itself fails on
    /// it; then nothing has changed.
    pub fn act(&mut self, input: &mut ActInput<'_>) -> Option<(End, WriteSet)> {
        let before = self.clone();
        let done = catch_unwind(AssertUnwindSafe(|| self.attempt(input)));
        if done.is_err() {
            *self = before;
        }
        done.ok()
    }

    fn attempt(&mut self, input: &mut ActInput<'_>) -> (End, WriteSet) {
        let (actor, command, mut write) = (Actor::Staff(input.person), input.command, WriteSet::default());
        let ctx = Ctx { actor, at: input.issued_at.min(input.now.plus(AHEAD)) };
        let done =
            permit::may(actor, command, &self.world).and_then(|()| command::apply(&mut self.world, command, &ctx));
        let end = match done {
            Ok(changes) => {
                let cause = Cause { actor, at: input.now, mutation: None, command };
                End::Applied { version: self.commit(&changes, cause, input.random, &mut write) }
            }
            Err(why) => End::Rejected { why },
        };
        (end, write)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::{Rejection, StaffSet, WorkspaceSet},
        id::WorkspaceId,
        staff::{Permission, RoleId, Staff},
        workspace::Workspace,
    };

    fn member(name: &str, role: &str) -> Staff {
        let (id, roles) = (StaffId::named(&[name]), [RoleId::named(role)].into());
        Staff { id, name: name.to_owned(), roles, active: true, post: Default::default() }
    }

    #[test]
    fn is_done_as_the_person_or_not_at_all() {
        let (mut primary, mut random) = (Primary::new(1), || 9);
        let workspace = Workspace::new(WorkspaceId::named(&["w"]), "w");
        let first: [Command; 3] = [
            WorkspaceSet { workspace }.into(),
            StaffSet { staff: member("bo", "admin") }.into(),
            StaffSet { staff: member("chen", "agent") }.into(),
        ];
        for command in &first {
            primary.issue(command, Instant(0), &mut random).expect("the team is set up");
        }
        let command = StaffSet { staff: member("ding", "agent") }.into();
        let denied = End::Rejected { why: Rejection::Denied { permission: Permission::StaffEdit } };
        for (name, end, version, people) in [
            ("chen", denied, 3, 2),
            ("bo", End::Applied { version: 4 }, 4, 3),
            ("bo", End::Applied { version: 5 }, 5, 3),
        ] {
            let (person, random) = (StaffId::named(&[name]), &mut random as &mut dyn FnMut() -> u64);
            let input = &mut ActInput { person, command: &command, issued_at: Instant(1), now: Instant(2), random };
            let (found, write) = primary.act(input).expect("the server does not fail");
            assert_eq!((found, primary.version, primary.world.staff.len()), (end, version, people), "{name}");
            let by: Vec<Actor> = write.commits.iter().map(|row| row.actor).collect();
            assert_eq!(by, if version > 3 { vec![Actor::Staff(person)] } else { Vec::new() }, "{name}");
        }
    }
}
