//! What leaves a form: the command, the draft that it ends and the files that it names, saved
//! together or not at all.

use super::{Job, Store};
use crate::platform::{
    clock, database,
    http::{self, HttpError},
};
use futures_util::{FutureExt, select};
use leptos::prelude::*;
use shared::{
    attachment::{Attachment, FileRefused},
    command::{Class, Command, Rejection},
    sync::{
        replica::{Blob, Issue, Write},
        wire::{Act, ActReply, End, MutationId},
    },
};
use std::{pin::pin, sync::Arc};

/// Milliseconds after which storage that does not answer is not waited for any more.
const PATIENCE: u32 = 3_000;

/// What leaves a form together with a command.
#[derive(Clone, Debug, Default)]
pub struct Leaving {
    /// Key of the draft that the command was made of.
    pub draft: Option<String>,
    /// Contents of the files that the command names.
    pub files: Vec<Blob>,
}

/// Looks at a file that somebody picked, of at most so many bytes: what a command carries of it, and
/// the content that leaves with the command.
pub fn attach(name: &str, bytes: Vec<u8>, most: u32) -> Result<(Attachment, Blob), FileRefused> {
    let attachment = Attachment::of(name, &bytes, most)?;
    let blob = Blob { hash: attachment.hash, name: name.to_owned(), bytes: Arc::from(bytes) };
    Ok((attachment, blob))
}

impl Store {
    /// Issues a command. It shows at once and waits; a refusal changes nothing.
    pub fn dispatch(&self, command: impl Into<Command>) -> Result<(), Rejection> {
        self.dispatch_with(command, Leaving::default())
    }

    /// Issues a command, ends its draft and keeps its files, all in one write to storage.
    pub fn dispatch_with(&self, command: impl Into<Command>, leaving: Leaving) -> Result<(), Rejection> {
        let tab = self.tab.get_value();
        let id = MutationId { client: tab.client, seq: tab.seq.get() + 1 };
        let command = command.into();
        let issue = Issue { command: &command, draft: leaving.draft.as_deref(), blobs: leaving.files };
        let issued = tab.replica.borrow_mut().issue(id, issue, clock::now());
        let write = issued.map_err(|why| tab.looked_up.borrow().explain(why))?;
        tab.seq.set(id.seq);
        if id.seq == 1 {
            database::persist();
        }
        self.publish();
        tab.keeper.give(Job::Save(write));
        Ok(())
    }

    /// Does what can only be done while the server answers, and waits for its answer.
    pub async fn act(&self, command: impl Into<Command>) -> Result<(), Rejection> {
        let Some(tab) = self.tab.try_get_value() else { return Err(Rejection::OnlineOnly) };
        let (command, now) = (command.into(), clock::now());
        if command.class() != Class::OnlineOnly {
            return self.dispatch(command);
        }
        tab.replica.borrow().would(&command, now).map_err(|why| tab.looked_up.borrow().explain(why))?;
        let act = Act::new(self.me, &command, now).map_err(|_| Rejection::Unreadable)?;
        let reply: Result<ActReply, HttpError> = http::post("/api/act", &act).await;
        // Its effects come with a pull; or a cycle finds out why there was no answer.
        self.sync_now();
        match reply.map_err(|_| Rejection::OnlineOnly)?.end {
            End::Applied { .. } => Ok(()),
            End::Rejected { why } => Err(why),
            End::Quarantined => Err(Rejection::Unknown),
        }
    }

    /// Text that was being written under this key when the page was last left. The form shows it: what
    /// it sends ends the draft as it was last read or kept here.
    pub async fn draft(&self, key: &str) -> Option<String> {
        let tab = self.tab.try_get_value()?;
        let known = || tab.replica.borrow().draft_known(key).filter(|text| !text.is_empty()).map(str::to_owned);
        if self.sync.get_untracked().storage_failing {
            return known();
        }
        let looking = tab.replica.borrow().look(key);
        // What was kept a moment ago is on its way to storage.
        tab.keeper.reach().await;
        match tab.device.draft(key).await {
            Ok(stored) => tab.replica.borrow_mut().looked(looking, stored),
            Err(_) => known(),
        }
    }

    /// How many texts are begun and not sent, in any tab of this device. The files of a draft count with it.
    pub async fn count_drafts(&self) -> usize {
        let Some(tab) = self.tab.try_get_value() else { return 0 };
        let is_text = |key: &str| !key.contains("/file/");
        let stored = async {
            // What was typed a moment ago is on its way to storage.
            tab.keeper.reach().await;
            tab.device.draft_keys().await.ok()
        };
        let (mut stored, mut limit) = (pin!(stored.fuse()), pin!(clock::sleep(PATIENCE).fuse()));
        let stored = select! {
            stored = stored => stored,
            () = limit => None,
        };
        match stored {
            Some(keys) => keys.iter().filter(|key| is_text(key)).count(),
            None => tab.replica.borrow().drafts().filter(|(key, _)| is_text(key)).count(),
        }
    }

    /// Keeps text that is being written; empty text is forgotten. In one queue with what is issued,
    /// so that what was sent never comes back as a draft.
    pub fn keep_draft(&self, key: &str, text: &str) {
        let tab = self.tab.get_value();
        let write = tab.replica.borrow_mut().keep_draft(key, text);
        if write != Write::default() {
            tab.keeper.give(Job::Save(write));
        }
    }
}
