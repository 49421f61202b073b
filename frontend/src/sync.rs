//! Talking to the server: one tab of the browser does it for all (`lead`).
//!
//! A cycle pulls until current, then pushes what waits, until nothing does. Between cycles the tab
//! sleeps until something happens: news from the server, something typed, or the watchdog. Files go
//! beside the cycles (`upload`), so that text never waits for a photo.

mod cycle;
mod kick;
mod upload;

pub use kick::{Kick, Kicked};

use crate::{
    platform::{
        clock,
        http::HttpError,
        live::{Live, News},
        random,
    },
    store::{Store, Tab},
};
use futures_util::join;
use serde::{Deserialize, Serialize};
use shared::time::Instant;
use std::rc::Rc;

/// Milliseconds after which a quiet tab asks anyway: what a lost poke costs at most.
const WATCHDOG: u32 = 60_000;
/// Milliseconds of the first and of the longest wait after a failure.
const FIRST_WAIT: u32 = 1_000;
const LONGEST_WAIT: u32 = 30_000;

/// How this browser stands with the server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncState {
    pub link: Link,
    /// Rows received of a first load under way.
    pub loading: Option<u64>,
    /// This tab can't write to the device's storage. What is typed now would be lost with it.
    pub storage_failing: bool,
    /// When all was last as on the server.
    pub synced_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link {
    #[default]
    Connecting,
    Online,
    Offline,
    /// The server wants to know who this is.
    SignedOut,
    /// Page and server are of different ages.
    Upgrade,
}

/// Why a cycle did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// Try again after a wait, of so many seconds if the server says so.
    Later(Option<u32>),
    SignedOut,
    Upgrade,
}

impl From<HttpError> for Halt {
    fn from(error: HttpError) -> Halt {
        match error {
            HttpError::Status { status: 401, .. } => Halt::SignedOut,
            HttpError::Status { retry_after, .. } => Halt::Later(retry_after),
            HttpError::Unreachable | HttpError::Unreadable => Halt::Later(None),
        }
    }
}

/// Leads until dropped.
pub(crate) async fn lead(store: Store, tab: Rc<Tab>, kicked: Kicked, files_kicked: Kicked) {
    tab.leads.set(true);
    // Begin from what storage has: this page has just been opened, or another tab has led before.
    tab.keeper.adopt().await;
    join!(cycles(store, &tab, kicked), upload::run(store, &tab, files_kicked));
}

async fn cycles(store: Store, tab: &Rc<Tab>, mut kicked: Kicked) {
    let mut live = None;
    let mut wait = FIRST_WAIT;
    loop {
        let end = cycle::run(store, tab).await;
        let link = match &end {
            Ok(()) => Link::Online,
            Err(Halt::Later(_)) => Link::Offline,
            Err(Halt::SignedOut) => Link::SignedOut,
            Err(Halt::Upgrade) => Link::Upgrade,
        };
        tab.kick.heed_work(link == Link::Online);
        store.set_sync(|sync| {
            sync.link = link;
            if end.is_ok() {
                sync.synced_at = Some(clock::now());
            }
        });
        if link == Link::Online {
            tab.uploads.now();
            store.tell_arrivals();
            tab.broadcast.say("arrivals");
        }
        match end {
            Ok(()) => {
                wait = FIRST_WAIT;
                if live.as_ref().is_none_or(Live::is_closed) {
                    live = listen(store, tab);
                }
                kicked.within(WATCHDOG).await;
            }
            Err(Halt::SignedOut | Halt::Upgrade) => {
                live = None;
                kicked.within(WATCHDOG).await;
            }
            Err(Halt::Later(asked)) => {
                let pause = asked.map_or(wait, |seconds| (seconds * 1000).max(wait));
                wait = (wait * 2).min(LONGEST_WAIT);
                kicked.within(random::jitter(pause)).await;
            }
        }
    }
}

fn listen(store: Store, tab: &Rc<Tab>) -> Option<Live> {
    let tab = tab.clone();
    let heard = move |news| match news {
        News::Open => {
            // Perhaps to a server that has come back from a backup.
            tab.replica.borrow_mut().doubt();
            tab.kick.now();
        }
        News::Poke | News::Revoked => tab.kick.now(),
        News::Ping => {}
        // Not yet offline for certain: a cycle finds out.
        News::Broken if store.is_online() => tab.kick.now(),
        News::Broken => {}
    };
    Live::open("/api/live", heard, move |said| store.tell_presence(said))
}
