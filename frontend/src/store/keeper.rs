//! The one task of this tab that writes to the device's storage, one job after the other.
//!
//! What was typed is never given up: a save that fails is tried again until it succeeds, and the
//! person is told meanwhile. Any other write that fails leaves the replica as it was.

use super::{Store, Tab, device::Committed};
use crate::platform::{clock, database::DatabaseError};
use futures_channel::{
    mpsc::{UnboundedReceiver, UnboundedSender, unbounded},
    oneshot,
};
use futures_util::{
    StreamExt,
    future::{AbortHandle, abortable},
};
use leptos::prelude::GetUntracked;
use shared::sync::replica::{
    Attention, Blob, BlobCard, BlobState, DraftStep, Fate, Image, Meta, Pending, Phase, Write,
};
use std::{rc::Rc, sync::Arc};
use wasm_bindgen_futures::spawn_local;

/// Milliseconds between attempts to save what was typed.
const RETRY: u32 = 3_000;

pub enum Job {
    /// Something was typed.
    Save(Write),
    /// A pull or a push has led to this; the answer is whether it stands.
    Commit(Write, oneshot::Sender<Result<Committed, DatabaseError>>),
    /// A copy of what the server has: for the next time, if there is room.
    Cache(Write),
    /// Tells when all jobs before it are done.
    Reach(oneshot::Sender<()>),
    /// Another tab has written, or this one begins to lead and wants to know when all is taken over.
    Adopt(Option<oneshot::Sender<()>>),
}

/// The way to the task.
pub struct Keeper {
    jobs: UnboundedSender<Job>,
}

impl Keeper {
    pub fn new() -> (Keeper, UnboundedReceiver<Job>) {
        let (jobs, queue) = unbounded();
        (Keeper { jobs }, queue)
    }

    /// Hands a job over. After the session's end it goes nowhere, and nothing is left to do it for.
    pub fn give(&self, job: Job) {
        let _ = self.jobs.unbounded_send(job);
    }

    /// Takes over what storage has, and waits until that is done.
    pub async fn adopt(&self) {
        let (answer, answered) = oneshot::channel();
        self.give(Job::Adopt(Some(answer)));
        let _ = answered.await;
    }

    /// Waits until all that was given before is done.
    pub async fn reach(&self) {
        let (answer, answered) = oneshot::channel();
        self.give(Job::Reach(answer));
        let _ = answered.await;
    }

    /// Commits, and waits for the answer.
    pub async fn commit(&self, write: Write) -> Result<Committed, DatabaseError> {
        let (answer, answered) = oneshot::channel();
        self.give(Job::Commit(write, answer));
        answered.await.unwrap_or(Err(DatabaseError::Lost))
    }
}

/// Starts the task. It begins by reading what storage has.
pub(super) fn run(store: Store, tab: Rc<Tab>, mut jobs: UnboundedReceiver<Job>) -> AbortHandle {
    let (work, handle) = abortable(async move {
        adopt(store, &tab).await;
        // What could not be saved with its neighbours, or came with them and must wait its turn.
        let mut held_back = None;
        loop {
            let job = match held_back.take() {
                Some(job) => job,
                None => match jobs.next().await {
                    Some(job) => job,
                    None => return,
                },
            };
            match job {
                Job::Save(write) => held_back = save(store, &tab, write, &mut jobs).await,
                Job::Commit(write, answer) => {
                    let _ = answer.send(commit(store, &tab, write).await);
                }
                Job::Cache(write) => {
                    if tab.device.commit(&write, clock::now()).await == Ok(Committed::Done) {
                        tab.replica.borrow_mut().stored(write);
                        tab.broadcast.say("changed");
                    }
                }
                Job::Reach(reached) => drop(reached.send(())),
                Job::Adopt(done) => {
                    adopt(store, &tab).await;
                    if let Some(done) = done {
                        let _ = done.send(());
                    }
                    if !tab.replica.borrow().outgoing(1).is_empty() {
                        tab.kick.work();
                    }
                }
            }
        }
    });
    spawn_local(async move {
        let _ = work.await;
    });
    handle
}

/// Saves, together with what else was typed by now. Returns the job that comes after.
async fn save(store: Store, tab: &Tab, mut write: Write, jobs: &mut UnboundedReceiver<Job>) -> Option<Job> {
    let mut after = None;
    while let Ok(job) = jobs.try_recv() {
        match job {
            Job::Save(next) => write.append(next),
            other => {
                after = Some(other);
                break;
            }
        }
    }
    while let Err(error) = tab.device.commit(&write, clock::now()).await {
        if error == DatabaseError::Full && make_room(tab).await {
            continue;
        }
        store.set_sync(|sync| sync.storage_failing = true);
        clock::sleep(RETRY).await;
    }
    let is_typing = write.is_aside() && write.blobs.is_empty() && write.blob_steps.is_empty();
    tab.replica.borrow_mut().stored(write);
    if tab.device.was_reopened()
        && let Ok(mut image) = tab.device.image(|meta| tab.replica.borrow().image(meta)).await
    {
        put_back(tab, &mut image);
    }
    saved(store);
    // A draft comes with each key press, and shows nowhere but in its form.
    if !is_typing {
        store.publish();
        tab.broadcast.say("changed");
        tab.kick.work();
    }
    after
}

/// Forgets copies of what the server has, so that what was typed finds room. Says whether any were.
async fn make_room(tab: &Tab) -> bool {
    let write = tab.replica.borrow().make_room(clock::now());
    let is_some = write != Write::default();
    let made = is_some && tab.device.commit(&write, clock::now()).await.is_ok();
    if made {
        tab.replica.borrow_mut().stored(write);
    }
    made
}

async fn commit(store: Store, tab: &Tab, write: Write) -> Result<Committed, DatabaseError> {
    let committed = tab.device.commit(&write, clock::now()).await;
    match &committed {
        Ok(Committed::Done) => {
            let resend = write.resend_recent;
            tab.replica.borrow_mut().stored(write);
            if resend {
                adopt(store, tab).await;
            }
            saved(store);
            store.publish();
            tab.broadcast.say("changed");
        }
        // The replica has not gone ahead of storage: what it lacks is what other tabs wrote.
        Ok(Committed::Fenced) => adopt(store, tab).await,
        Err(_) => store.set_sync(|sync| sync.storage_failing = true),
    }
    committed
}

fn saved(store: Store) {
    if store.sync().get_untracked().storage_failing {
        store.set_sync(|sync| sync.storage_failing = false);
    }
}

async fn adopt(store: Store, tab: &Tab) {
    take(store, tab, tab.device.image(|meta| tab.replica.borrow().image(meta)).await);
}

fn take(store: Store, tab: &Tab, image: Result<Image, DatabaseError>) {
    match image {
        Ok(mut image) => {
            put_back(tab, &mut image);
            tab.replica.borrow_mut().adopt(image);
            // A first load that was broken off shows how far it has come, with or without the server.
            let loading = tab.replica.borrow().loading();
            if store.sync().get_untracked().loading != loading {
                store.set_sync(|sync| sync.loading = loading);
            }
            store.publish();
        }
        Err(_) => store.set_sync(|sync| sync.storage_failing = true),
    }
}

/// When the device's storage was emptied under this page (evicted, or cleared by a person), what
/// this page still holds of the person's own work goes back into it, and is not taken for settled.
fn put_back(tab: &Tab, image: &mut Image) {
    let replica = tab.replica.borrow();
    if *image.meta() != Meta::default() || *replica.meta() == Meta::default() {
        return;
    }
    let is_there = |place| image.outbox.iter().any(|there| there.place == place);
    let saved = replica.pending().filter(|pending| pending.phase != Phase::Saving && !is_there(pending.place));
    let mut write = Write::default();
    write.outbox.extend(saved.cloned());
    image.outbox.extend(write.outbox.iter().cloned());
    for attention in replica.attention().filter(|held| !image.attention.contains(held)) {
        let Attention { place, mutation, why } = attention.clone();
        write.outbox.push(Pending { place, mutation, again: false, phase: Phase::Saved });
        write.settle.push((place, Fate::Attention(why)));
    }
    image.attention = replica.attention().cloned().collect();
    // Contents were in storage alone. Their cards stay: the server refuses what is empty, and the person
    // learns that the file has to be attached again.
    for card in replica.blobs().filter(|card| card.state != BlobState::Copy) {
        let gone = Blob { hash: card.hash, name: card.name.clone(), bytes: Arc::from([]) };
        write.blobs.push((gone, BlobState::Waiting, card.at));
        image.blobs.push(BlobCard { bytes: 0, state: BlobState::Waiting, ..card.clone() });
    }
    write.drafts.extend(replica.drafts().map(|(key, text)| (key.to_owned(), DraftStep::Kept(text.to_owned()))));
    if write != Write::default() {
        tab.keeper.give(Job::Save(write));
    }
}
