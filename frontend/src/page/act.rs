//! What pages do with commands: dispatch, say what was done, keep the way back, tell a refusal.

mod inverse;

use crate::{
    i18n::{Tongue, Words, use_tongue},
    store::{Leaving, Store, use_store},
    ui::{Toasts, toast::use_toasts},
};
pub use inverse::{inverse, standing_change, standing_fact, standing_parts};
use leptos::prelude::*;
use shared::{
    command::{ApprovalWithdraw, Command, ContactReveal, Rejection},
    customer::Contact,
    world::World,
};

/// Ways back that are remembered.
const MOST_UNDOS: usize = 50;

/// Something done, with the commands that take it back.
#[derive(Clone)]
struct Undo {
    said: String,
    commands: Vec<Command>,
}

/// Acting, with words and a way back.
#[derive(Clone, Copy)]
pub struct Acts {
    store: Store,
    toasts: Toasts,
    tongue: Tongue,
    undos: StoredValue<Vec<Undo>>,
}

impl Acts {
    pub fn provide() -> Acts {
        let acts = Acts {
            store: use_store(),
            toasts: use_toasts(),
            tongue: use_tongue(),
            undos: StoredValue::new(Vec::new()),
        };
        provide_context(acts);
        acts
    }

    /// Does one thing, says so and offers the way back. The caller shows a refusal in its form.
    pub fn perform(self, said: impl Into<String>, command: impl Into<Command>) -> Result<(), Rejection> {
        self.perform_with(said, command, Leaving::default())
    }

    /// As `perform`, with the draft that ends and the files that go along.
    pub fn perform_with(
        self,
        said: impl Into<String>,
        command: impl Into<Command>,
        leaving: Leaving,
    ) -> Result<(), Rejection> {
        let command = command.into();
        let back = self.back(&command);
        self.store.dispatch_with(command, leaving)?;
        let back = back.and_then(|back| self.fitting(back));
        self.done(said.into(), back.into_iter().collect());
        Ok(())
    }

    /// Does several things that are one to the person: said once, and taken back together.
    pub fn perform_all(self, said: impl Into<String>, commands: Vec<Command>) -> Result<(), Rejection> {
        let backs = commands.iter().filter_map(|command| self.back(command)).collect();
        self.store.dispatch_all(commands).into_iter().collect::<Result<(), Rejection>>()?;
        self.done(said.into(), backs);
        Ok(())
    }

    /// Does one thing; a refusal is told in a toast.
    pub fn attempt(self, said: impl Into<String>, command: impl Into<Command>) {
        if let Err(rejection) = self.perform(said, command) {
            self.warn(&rejection);
        }
    }

    /// Does the same to many. What is refused is counted and told, the rest is done. The answer is which were done.
    pub fn attempt_all(self, said: &str, commands: Vec<Command>) -> Vec<bool> {
        let backs: Vec<Option<Command>> = commands.iter().map(|command| self.back(command)).collect();
        let answers = self.store.dispatch_all(commands);
        let which = answers.iter().map(Result::is_ok).collect();
        let (mut done, mut refused) = (0, Vec::new());
        let backs = backs.into_iter().zip(answers).filter_map(|(back, answer)| match answer {
            Ok(()) => {
                done += 1;
                back
            }
            Err(rejection) => {
                refused.push(rejection);
                None
            }
        });
        let backs = backs.collect();
        if done > 0 {
            self.done((self.words().orders.bulk_done)(said, done), backs);
        }
        if let Some(why) = refused.first() {
            let text = (self.words().orders.bulk_partly)(done, refused.len(), &self.words().refusal(why));
            self.toasts.warn(text);
        }
        which
    }

    /// Takes the last thing back that can be taken back.
    pub fn undo(self) {
        match self.undos.try_update_value(Vec::pop).flatten() {
            Some(undo) => self.take_back(undo),
            None => self.toasts.say(self.words().shell.nothing_to_undo),
        }
    }

    pub fn words(self) -> &'static Words {
        self.tongue.words()
    }

    pub fn say(self, text: impl Into<String>) {
        self.toasts.say(text);
    }

    pub fn warn(self, rejection: &Rejection) {
        let said = self.store.with_untracked(|world| self.words().refused(rejection, world));
        self.toasts.warn(said);
    }

    /// Notes that contact data are shown, where there are any; `false` when they must not be (C6).
    pub fn reveal(self, contact: Option<&Contact>) -> bool {
        let news = contact.filter(|contact| !contact.is_revealed_to(self.store.me(), self.store.now()));
        let noted = news.map_or(Ok(()), |contact| self.store.dispatch(ContactReveal { contact: contact.id }));
        noted.inspect_err(|rejection| self.warn(rejection)).is_ok()
    }

    fn take_back(self, undo: Undo) {
        let answers = self.store.dispatch_all(undo.commands.into_iter().rev());
        match answers.into_iter().find_map(Result::err) {
            Some(rejection) => self.warn(&rejection),
            None => {
                self.toasts.clear();
                self.toasts.say((self.words().shell.undone)(&undo.said));
            }
        }
    }

    fn done(self, said: String, commands: Vec<Command>) {
        self.toasts.clear();
        if commands.is_empty() {
            self.toasts.say(said);
            return;
        }
        self.undos.try_update_value(|undos| {
            undos.push(Undo { said: said.clone(), commands });
            let over = undos.len().saturating_sub(MOST_UNDOS);
            undos.drain(..over);
        });
        self.toasts.offer(said, self.words().shell.undo, move || self.undo());
    }

    /// What was granted as it was asked for can't be withdrawn; what is only asked for is not taken back, but
    /// withdrawn.
    fn fitting(self, back: Command) -> Option<Command> {
        let asked = match &back {
            Command::ApprovalWithdraw(back) => Some(back.approval),
            Command::EnquiryDiscount(back) => {
                Some(back.approval).filter(|id| self.store.with_untracked(|world| world.approvals.contains_key(id)))
            }
            _ => None,
        };
        let Some(approval) = asked else { return Some(back) };
        let is_open = |world: &World| world.approvals.get(&approval).is_some_and(|one| one.outcome.is_none());
        self.store.with_untracked(is_open).then(|| ApprovalWithdraw { approval }.into())
    }

    /// The command that takes this one back, if there is one and it is permitted.
    fn back(self, command: &Command) -> Option<Command> {
        let reason = self.words().order.undo_reason;
        let back = self.store.with_untracked(|world| inverse(command, world, reason))?;
        untrack(|| self.store.may(&back)).then_some(back)
    }
}

pub fn use_acts() -> Acts {
    expect_context()
}
