//! Who is at which ticket at the moment. A courtesy between people, not a record: it is kept in
//! memory, each device's for as long as it says so, and lost with the process.

use crate::{clock::Clock, db::TokenHash};
use serde::Serialize;
use shared::{
    id::{StaffId, TicketId},
    time::Instant,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::watch;

/// Milliseconds after which a device that says nothing more is no longer there.
const LASTS: i64 = 15_000;
/// Devices remembered: far more than a team has.
const MOST: usize = 2_000;
/// Time between two looks at who is no longer there.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

/// A person at a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct There {
    pub staff: StaffId,
    pub ticket: TicketId,
    pub writing: bool,
}

/// What all devices have said.
pub struct Presence {
    state: Mutex<State>,
    there: watch::Sender<Arc<[There]>>,
}

#[derive(Default)]
struct State {
    devices: HashMap<TokenHash, (There, Instant)>,
    /// Somebody looks after what runs out.
    sweeping: bool,
}

impl Presence {
    pub fn new() -> Presence {
        Presence { state: Mutex::default(), there: watch::channel(Arc::default()).0 }
    }

    /// A device says where its person is; `None` when at no ticket.
    pub fn report(self: &Arc<Presence>, device: TokenHash, there: Option<There>, clock: &Clock) {
        let now = clock.now();
        let mut state = self.state();
        match there {
            Some(there) if state.devices.len() < MOST || state.devices.contains_key(&device) => {
                state.devices.insert(device, (there, now.plus(LASTS)));
            }
            Some(_) => {}
            None => drop(state.devices.remove(&device)),
        }
        self.tell(&mut state, now);
        if !state.sweeping && !state.devices.is_empty() {
            state.sweeping = true;
            tokio::spawn(sweep(self.clone(), clock.clone()));
        }
    }

    /// Everybody who is somewhere, in order; a person at one ticket on two devices is there once.
    pub fn watch(&self) -> watch::Receiver<Arc<[There]>> {
        self.there.subscribe()
    }

    /// Forgets who has run out, and tells what is new.
    fn tell(&self, state: &mut State, now: Instant) {
        state.devices.retain(|_, (_, until)| *until > now);
        let mut there: Vec<There> = state.devices.values().map(|(there, _)| *there).collect();
        // Who writes on one device comes before the same person who reads on another.
        there.sort_unstable_by_key(|there| (there.staff, there.ticket, !there.writing));
        there.dedup_by_key(|there| (there.staff, there.ticket));
        self.there.send_if_modified(|known| {
            let is_new = **known != *there;
            if is_new {
                *known = there.into();
            }
            is_new
        });
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Whoever panicked has lost a courtesy at most.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs as long as somebody is somewhere.
async fn sweep(presence: Arc<Presence>, clock: Clock) {
    loop {
        tokio::time::sleep(SWEEP_EVERY).await;
        let mut state = presence.state();
        presence.tell(&mut state, clock.now());
        if state.devices.is_empty() {
            state.sweeping = false;
            return;
        }
    }
}

impl Default for Presence {
    fn default() -> Presence {
        Presence::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicI64, Ordering};

    #[tokio::test]
    async fn devices_come_move_and_run_out() {
        let (presence, now) = (Arc::new(Presence::new()), Arc::new(AtomicI64::new(0)));
        let clock = {
            let now = now.clone();
            Clock::new(move || Instant(now.load(Ordering::Relaxed)))
        };
        let at = |name: &str, ticket: &str, writing| {
            Some(There { staff: StaffId::named(&[name]), ticket: TicketId::named(&[ticket]), writing })
        };
        for (name, wait, device, said, expected) in [
            ("one comes", 0, 1, at("lin", "a", false), vec![at("lin", "a", false)]),
            ("writes", 0, 1, at("lin", "a", true), vec![at("lin", "a", true)]),
            ("reads it elsewhere", 0, 2, at("lin", "a", false), vec![at("lin", "a", true)]),
            ("goes there to another", 0, 2, at("lin", "b", false), vec![at("lin", "a", true), at("lin", "b", false)]),
            ("leaves it", 0, 2, None, vec![at("lin", "a", true)]),
            ("leaves twice", 0, 2, None, vec![at("lin", "a", true)]),
            ("another comes", 14_999, 3, at("wu", "a", false), vec![at("lin", "a", true), at("wu", "a", false)]),
            ("the first ran out", 1, 3, at("wu", "a", false), vec![at("wu", "a", false)]),
        ] {
            now.fetch_add(wait, Ordering::Relaxed);
            presence.report([device; 32], said, &clock);
            let mut expected: Vec<There> = expected.into_iter().flatten().collect();
            expected.sort_unstable();
            assert_eq!(**presence.watch().borrow(), *expected, "{name}");
        }
        for n in 0..2 * MOST {
            let mut device = [9; 32];
            device[..8].copy_from_slice(&n.to_le_bytes());
            presence.report(device, at("lin", &n.to_string(), false), &clock);
        }
        assert_eq!(presence.watch().borrow().len(), MOST);
    }
}
