//! Waking the leading tab.

use crate::platform::clock;
use futures_channel::mpsc::{Receiver, Sender, channel};
use futures_util::{FutureExt, StreamExt, select};
use std::{
    cell::{Cell, RefCell},
    pin::pin,
};

/// Wakes the leader. Kicks while it works are one kick after.
pub struct Kick {
    sender: RefCell<Sender<()>>,
    heeds_work: Cell<bool>,
}

/// The leader's side.
pub struct Kicked {
    receiver: Receiver<()>,
}

impl Kick {
    pub fn new() -> (Kick, Kicked) {
        let (sender, receiver) = channel(0);
        (Kick { sender: RefCell::new(sender), heeds_work: Cell::new(true) }, Kicked { receiver })
    }

    /// There is reason to believe that the server can be reached, or news.
    pub fn now(&self) {
        // Full means that a kick is waiting already.
        let _ = self.sender.borrow_mut().try_send(());
    }

    /// Something waits to be sent. While the server is away that is no reason to hurry.
    pub fn work(&self) {
        if self.heeds_work.get() {
            self.now();
        }
    }

    pub fn heed_work(&self, heed: bool) {
        self.heeds_work.set(heed);
    }
}

impl Kicked {
    /// Returns on a kick, or after so many milliseconds.
    pub async fn within(&mut self, milliseconds: u32) {
        let mut limit = pin!(clock::sleep(milliseconds).fuse());
        select! {
            _ = self.receiver.next() => {}
            () = limit => {}
        }
    }
}
