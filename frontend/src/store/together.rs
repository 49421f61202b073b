//! Many commands of one gesture: they show together and are saved together.

use super::{Job, Store};
use crate::platform::{clock, database};
use leptos::prelude::*;
use shared::{
    command::{Command, Rejection},
    sync::{replica::Write, wire::MutationId},
};

impl Store {
    /// Issues each command, and shows and saves once for all. Each has an answer of its own: one
    /// that is refused changes nothing, and the others are issued all the same.
    pub fn dispatch_all(&self, commands: impl IntoIterator<Item = Command>) -> Vec<Result<(), Rejection>> {
        let tab = self.tab.get_value();
        let (now, is_first) = (clock::now(), tab.seq.get() == 0);
        let mut write = Write::default();
        let issue = |command: Command| {
            let id = MutationId { client: tab.client, seq: tab.seq.get() + 1 };
            let issued = tab.replica.borrow_mut().issue(id, &command, now);
            write.append(issued.map_err(|why| tab.looked_up.borrow().explain(why))?);
            tab.seq.set(id.seq);
            Ok(())
        };
        let answers = commands.into_iter().map(issue).collect();
        if write != Write::default() {
            if is_first {
                database::persist();
            }
            self.publish();
            tab.keeper.give(Job::Save(write));
        }
        answers
    }
}
