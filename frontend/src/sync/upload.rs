//! Files on their way to the server, one at a time, beside the cycles.
//!
//! A cycle wakes it when it ends well: text goes first. A failure waits longer each time and holds
//! nothing else up; another file may go first the next time.

use super::{FIRST_WAIT, Halt, Kicked, LONGEST_WAIT, WATCHDOG};
use crate::{
    platform::{
        clock,
        http::{self, HttpError},
        random,
    },
    store::{Store, Tab},
};
use shared::{
    attachment::BlobHash,
    sync::{
        replica::{BlobRefused, Doubts, Errand, Write},
        wire::{BlobAnswer, BlobQuestion},
    },
};

/// Runs until dropped.
pub(super) async fn run(store: Store, tab: &Tab, mut kicked: Kicked) {
    let mut wait = FIRST_WAIT;
    loop {
        let errand = tab.replica.borrow().errand().filter(|_| store.is_online());
        let Some((errand, doubts)) = errand else {
            kicked.within(WATCHDOG).await;
            continue;
        };
        let done = match errand {
            Errand::Upload(hash) => upload(tab, hash, doubts).await,
            Errand::Ask(copies) => ask(tab, &copies, doubts).await,
        };
        match done {
            Ok(()) => wait = FIRST_WAIT,
            Err(halt) => {
                if matches!(halt, Halt::SignedOut | Halt::Upgrade) {
                    // A cycle finds that out as well, and tells.
                    tab.kick.now();
                }
                let asked = if let Halt::Later(asked) = halt { asked } else { None };
                clock::sleep(random::jitter(asked.map_or(wait, |seconds| (seconds * 1000).max(wait)))).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
        }
    }
}

async fn upload(tab: &Tab, hash: BlobHash, doubts: Doubts) -> Result<(), Halt> {
    let stored = tab.device.blob(hash).await.map_err(|_| Halt::Later(None))?;
    let name = tab.replica.borrow().blobs().find(|card| card.hash == hash).map(|card| card.name.clone());
    let address = format!("/api/blob/{hash}?name={}", http::escaped(&name.unwrap_or_default()));
    let sent = match &stored {
        Some(bytes) => Some(http::put_bytes(&address, bytes).await),
        None => None,
    };
    let now = clock::now();
    let write = match sent.transpose() {
        // The device has lost it, and the person shall know.
        Ok(None) => tab.replica.borrow_mut().upload_refused(hash, BlobRefused::Damaged, now),
        Ok(Some(())) => tab.replica.borrow_mut().uploaded(hash, doubts, now),
        Err(error) => match refusal(&error) {
            Some(why) => tab.replica.borrow_mut().upload_refused(hash, why, now),
            None => {
                tab.replica.borrow_mut().upload_failed(hash);
                return Err(error.into());
            }
        },
    };
    commit(tab, write).await
}

/// Whether the server will never take it, and why.
fn refusal(error: &HttpError) -> Option<BlobRefused> {
    let HttpError::Status { status, body, .. } = error else { return None };
    match status {
        // Any other 400 is of a body that broke off.
        400 if body.contains("hash_mismatch") || body.contains("empty_file") => Some(BlobRefused::Damaged),
        403 => Some(BlobRefused::Denied),
        413 => Some(BlobRefused::TooLarge),
        415 => Some(BlobRefused::TypeNotAllowed),
        _ => None,
    }
}

async fn ask(tab: &Tab, copies: &[BlobHash], doubts: Doubts) -> Result<(), Halt> {
    let question = BlobQuestion { hashes: copies.to_vec() };
    let answer: BlobAnswer = http::post("/api/blob/lacking", &question).await?;
    let write = tab.replica.borrow_mut().asked(copies, &answer.lacking, doubts, clock::now());
    commit(tab, write).await
}

async fn commit(tab: &Tab, write: Write) -> Result<(), Halt> {
    if write == Write::default() {
        return Ok(());
    }
    tab.keeper.commit(write).await.map(|_| ()).map_err(|_| Halt::Later(None))
}
