//! One cycle: pull until current, push what waits, until nothing does.

use super::Halt;
use crate::{
    platform::{clock, http},
    store::{Committed, Store, Tab},
};
use shared::sync::{
    replica::{Incoming, PullError, Pulled, Replica, Write},
    wire::{Frame, PROTO, Push, PushReply, Reset, SCHEMA, Stop},
};

/// Bytes of mutations in one push.
const PUSH_BYTES: usize = 256 * 1024;
/// The build of this page, for the server's log.
const BUILD: &str = env!("CARGO_PKG_VERSION");

pub(super) async fn run(store: Store, tab: &Tab) -> Result<(), Halt> {
    loop {
        pull(store, tab).await?;
        let mutations = tab.replica.borrow().outgoing(PUSH_BYTES);
        if mutations.is_empty() {
            tidy(tab).await;
            return Ok(());
        }
        let person = tab.replica.borrow().person();
        let push = Push { proto: PROTO, schema: SCHEMA, build: BUILD.to_owned(), person, mutations };
        let reply: PushReply = http::post("/api/sync/push", &push).await?;
        let write = tab.replica.borrow_mut().pushed(&reply);
        commit(tab, write).await?;
        store.publish();
        match reply.stop {
            Some(Stop::RetryAfter { seconds }) => {
                // What was applied before the stop shall not wait for the rest.
                pull(store, tab).await?;
                return Err(Halt::Later(Some(seconds)));
            }
            Some(Stop::Auth | Stop::ForeignClient { .. }) => return Err(Halt::SignedOut),
            Some(Stop::Upgrade) => return Err(Halt::Upgrade),
            Some(Stop::Expected { .. } | Stop::SeqReuse { .. }) | None => {}
        }
    }
}

/// Pulls until current.
async fn pull(store: Store, tab: &Tab) -> Result<(), Halt> {
    let mut mismatched = false;
    loop {
        let request = tab.replica.borrow().request();
        let mut incoming = Incoming::answering(&request);
        http::post_lines("/api/sync/pull", &request, |line| {
            let frame: Frame = serde_json::from_str(line).map_err(|_| Halt::Upgrade)?;
            incoming.frame(frame).map_err(|_| Halt::Later(None))
        })
        .await?;
        let pulled = tab.replica.borrow_mut().pull(incoming);
        let (pulled, write) = match pulled {
            Ok(done) => done,
            Err(PullError::Unreadable { .. }) => return Err(Halt::Upgrade),
            Err(PullError::Outdated) => continue,
            Err(PullError::Cut | PullError::Garbled) => return Err(Halt::Later(None)),
        };
        commit(tab, write).await?;
        store.set_sync(|sync| sync.loading = tab.replica.borrow().loading());
        match pulled {
            Pulled::Current => return Ok(()),
            Pulled::More => {}
            Pulled::Reset(Reset::Upgrade) => return Err(Halt::Upgrade),
            Pulled::Reset(Reset::Auth) => return Err(Halt::SignedOut),
            Pulled::Reset(_) => {}
            // Once may be damage on this device; twice is not to be hurried.
            Pulled::Mismatch if mismatched => return Err(Halt::Later(None)),
            Pulled::Mismatch => mismatched = true,
        }
    }
}

/// Makes a write durable. When another tab was faster, this tab has taken over what that one wrote,
/// and the cycle goes on from there.
async fn commit(tab: &Tab, write: Write) -> Result<(), Halt> {
    if write == Write::default() {
        return Ok(());
    }
    match tab.keeper.commit(write).await {
        Ok(Committed::Done | Committed::Fenced) => Ok(()),
        Err(_) => Err(Halt::Later(None)),
    }
}

/// Housekeeping of storage, when there is nothing better to do.
async fn tidy(tab: &Tab) {
    // What can't be tidied now is tidied another time.
    let _ = tab.device.forget_old(clock::now()).await;
    let forget = tab.replica.borrow().forget_copies(clock::now());
    if forget != Write::default() {
        let _ = tab.keeper.commit(forget).await;
    }
    let known = tab.replica.borrow().pages_known();
    if known.1 < Replica::MANY_PAGES {
        return;
    }
    if let Ok(pages) = tab.device.pages(known).await {
        let write = tab.replica.borrow_mut().compacted(pages);
        let _ = tab.keeper.commit(write).await;
    }
}
