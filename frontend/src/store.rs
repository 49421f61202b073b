//! The workspace as this tab sees it: what pages read and through which they act.
//!
//! `Store` is a handle, got by [`use_store`] while somebody is signed in. Reading is reactive;
//! acting is `dispatch` (`leaving`), which shows at once and is saved on the device behind. `device`
//! is the storage, `keeper` the one task that writes to it, [`crate::sync`] talks to the server.

mod archive;
mod device;
mod files;
mod keeper;
mod leaving;
mod together;
mod waiting;

pub use device::{Committed, Device};
pub use keeper::{Job, Keeper};
pub use leaving::{Leaving, attach};
pub use waiting::Waiting;

use crate::{
    account::Session,
    platform::{broadcast::Broadcast, clock, leadership::Leadership, random},
    sync::{self, Link, SyncState},
};
use archive::LookedUp;
use files::Files;
use futures_util::future::AbortHandle;
use gloo_events::EventListener;
use leptos::prelude::*;
use shared::{
    command::{Actor, Command, Rejection},
    id::{ClientId, OrderId, StaffId},
    order::Order,
    permit,
    record::{Key, Kind},
    staff::Permission,
    sync::replica::{Attention, Place, Replica},
    time::Instant,
    world::World,
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

/// A handle on the workspace of the person who is signed in.
#[derive(Clone, Copy)]
pub struct Store {
    pub(crate) tab: StoredValue<Rc<Tab>, LocalStorage>,
    view: RwSignal<World>,
    waiting: RwSignal<Vec<Waiting>>,
    attention: RwSignal<Vec<Attention>>,
    files: RwSignal<Files>,
    arrivals: RwSignal<u32>,
    sync: RwSignal<SyncState>,
    /// Who is at which ticket, as the server last said.
    presence: RwSignal<String>,
    me: StaffId,
}

/// What one tab is made of.
pub(crate) struct Tab {
    pub replica: RefCell<Replica>,
    pub device: Device,
    pub keeper: Keeper,
    pub kick: sync::Kick,
    /// Wakes the uploads of the tab that leads.
    pub uploads: sync::Kick,
    pub broadcast: Broadcast,
    /// Whether this tab talks to the server, and so knows how that goes.
    pub leads: Cell<bool>,
    /// The revision of the view that the screens show.
    shown: Cell<Option<u64>>,
    looked_up: RefCell<LookedUp>,
    client: ClientId,
    seq: Cell<u64>,
    running: RefCell<Option<Running>>,
}

/// What ends with the session.
struct Running {
    _leadership: Option<Leadership>,
    keeper: AbortHandle,
    _online: Option<EventListener>,
}

/// The workspace of who is signed in.
pub fn use_store() -> Store {
    expect_context()
}

impl Store {
    /// Opens a person's workspace for the current owner, and closes it with that.
    pub fn provide(session: &Session) -> Store {
        let me = session.staff;
        let (kick, kicked) = sync::Kick::new();
        let (uploads, files_kicked) = sync::Kick::new();
        let (keeper, jobs) = Keeper::new();
        let heard = RwSignal::new(None::<Store>);
        let tab = Rc::new(Tab {
            replica: RefCell::new(Replica::new(me, Kind::ALL)),
            device: Device::of(me),
            keeper,
            kick,
            uploads,
            broadcast: Broadcast::open(&format!("guitai-{me}"), move |word| {
                heard.try_get_untracked().flatten().iter().for_each(|store: &Store| store.hear(&word));
            }),
            leads: Cell::new(false),
            shown: Cell::new(None),
            looked_up: RefCell::default(),
            client: ClientId(random::id()),
            seq: Cell::new(0),
            running: RefCell::new(None),
        });
        let store = Store {
            tab: StoredValue::new_local(tab.clone()),
            view: RwSignal::new(World::default()),
            waiting: RwSignal::new(Vec::new()),
            attention: RwSignal::new(Vec::new()),
            files: RwSignal::new(Files::default()),
            arrivals: RwSignal::new(0),
            sync: RwSignal::new(SyncState::default()),
            presence: RwSignal::new(String::new()),
            me,
        };
        heard.set(Some(store));
        provide_context(store);
        let keeper = keeper::run(store, tab.clone(), jobs);
        let leadership = Leadership::claim(&format!("guitai-{me}"), {
            let tab = tab.clone();
            move || sync::lead(store, tab, kicked, files_kicked)
        });
        let online = web_sys::window().map(|window| EventListener::new(&window, "online", move |_| store.sync_now()));
        // A tab that leads already knows how things stand.
        tab.broadcast.say("how");
        tab.running.replace(Some(Running { _leadership: leadership, keeper, _online: online }));
        let running = StoredValue::new_local(tab);
        on_cleanup(move || {
            running.try_with_value(|tab| {
                if let Some(running) = tab.running.take() {
                    running.keeper.abort();
                }
            });
        });
        store
    }

    /// Reads the view; tracked.
    pub fn with<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        self.view.with(read)
    }

    pub fn with_untracked<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        self.view.with_untracked(read)
    }

    /// One record; changes only when that record does.
    pub fn record<T: Send + Sync + 'static>(
        &self,
        read: impl Fn(&World) -> Option<Arc<T>> + Send + Sync + 'static,
    ) -> Memo<Option<Arc<T>>> {
        let view = self.view;
        Memo::new_with_compare(
            move |_| view.with(&read),
            |old, new| !matches!((old, new), (Some(Some(old)), Some(Some(new))) if Arc::ptr_eq(old, new)),
        )
    }

    pub fn order(&self, id: OrderId) -> Memo<Option<Arc<Order>>> {
        self.record(move |world| world.orders.get(&id).cloned())
    }

    pub fn me(&self) -> StaffId {
        self.me
    }

    /// Whether my roles permit it; tracked.
    pub fn permits(&self, permission: Permission) -> bool {
        self.with(|world| {
            let me = world.staff.get(&self.me);
            me.zip(world.workspace()).is_some_and(|(me, workspace)| workspace.permits(me, permission))
        })
    }

    /// Whether I may issue this; tracked.
    pub fn may(&self, command: &Command) -> bool {
        self.permit(command).is_ok()
    }

    /// Why my roles don't let me issue this, if they don't; tracked.
    pub fn permit(&self, command: &Command) -> Result<(), Rejection> {
        self.with(|world| permit::may(Actor::Staff(self.me), command, world))
    }

    /// What waits, oldest first.
    pub fn waiting(&self) -> Signal<Vec<Waiting>> {
        self.waiting.into()
    }

    /// Whether something about this record is only on this device yet.
    pub fn waits(&self, subject: impl Into<Key>) -> Memo<bool> {
        let (waiting, subject) = (self.waiting, subject.into());
        Memo::new(move |_| waiting.with(|waiting| waiting.iter().any(|waits| waits.subject() == Some(subject))))
    }

    /// What was refused and not yet dealt with.
    pub fn attention(&self) -> Signal<Vec<Attention>> {
        self.attention.into()
    }

    /// The person drops a refused command.
    pub fn deal_with(&self, place: Place) {
        let tab = self.tab.get_value();
        let write = tab.replica.borrow_mut().deal_with(place);
        self.publish();
        tab.keeper.give(Job::Save(write));
    }

    /// Issues a refused command anew, with what is there now as what the person saw.
    pub fn apply_anyway(&self, attention: &Attention) -> Result<(), Rejection> {
        let command = attention.mutation.command().map_err(|_| Rejection::Unreadable)?;
        let command = self.with_untracked(|world| command.renewed(world));
        self.dispatch(command)?;
        self.deal_with(attention.place);
        Ok(())
    }

    pub fn sync(&self) -> Signal<SyncState> {
        self.sync.into()
    }

    /// Who is at which ticket, as the server words it; empty while nobody has said.
    pub fn presence(&self) -> Signal<String> {
        self.presence.into()
    }

    /// The server has said who is where: shown here, and told to the other tabs.
    pub(crate) fn tell_presence(&self, said: String) {
        let _ = self.tab.try_with_value(|tab| tab.broadcast.say(&format!("presence {said}")));
        let _ = self.presence.try_set(said);
    }

    /// Whether this tab speaks for all of this browser; not tracked.
    pub fn leads(&self) -> bool {
        self.tab.try_with_value(|tab| tab.leads.get()).unwrap_or(false)
    }

    /// Tries to reach the server now.
    pub fn sync_now(&self) {
        let _ = self.tab.try_with_value(|tab| {
            tab.kick.now();
            tab.broadcast.say("now");
        });
    }

    pub fn now(&self) -> Instant {
        clock::now()
    }

    /// Shows what the replica holds now.
    pub(crate) fn publish(&self) {
        let Some(tab) = self.tab.try_get_value() else { return };
        let replica = tab.replica.borrow();
        let revision = Some(replica.revision());
        if tab.shown.replace(revision) != revision {
            let mut view = replica.view().clone();
            tab.looked_up.borrow().show_in(&mut view);
            let _ = self.view.try_set(view);
        }
        show(self.waiting, replica.pending().map(Waiting::of).collect());
        show(self.attention, replica.attention().cloned().collect());
        show(self.files, Files::of(&replica));
    }

    /// Changes the state of sync, and tells the other tabs when this one leads.
    pub(crate) fn set_sync(&self, change: impl FnOnce(&mut SyncState)) {
        let Some(mut state) = self.sync.try_get_untracked() else { return };
        change(&mut state);
        let _ = self.sync.try_set(state);
        self.tell_sync();
    }

    /// Tells the other tabs how sync goes, if this one leads.
    fn tell_sync(&self) {
        let state = self.sync.try_get_untracked().and_then(|state| serde_json::to_string(&state).ok());
        let tab = self.tab.try_get_value().filter(|tab| tab.leads.get());
        if let Some((tab, state)) = tab.zip(state) {
            tab.broadcast.say(&format!("sync {state}"));
        }
    }

    /// Word from another tab.
    fn hear(&self, word: &str) {
        let Some(tab) = self.tab.try_get_value() else { return };
        match word.split_once(' ').unwrap_or((word, "")) {
            ("changed", _) => tab.keeper.give(Job::Adopt(None)),
            ("now", _) => tab.kick.now(),
            ("how", _) => self.tell_sync(),
            ("presence", said) => drop(self.presence.try_set(said.to_owned())),
            ("arrivals", _) => self.tell_arrivals(),
            ("sync", text) => {
                let here = self.sync.try_get_untracked().is_some_and(|state| state.storage_failing);
                if let Ok(state) = serde_json::from_str::<SyncState>(text) {
                    let _ = self.sync.try_set(SyncState { storage_failing: here, ..state });
                }
            }
            _ => {}
        }
    }

    /// Whether the server can be reached, as far as known; not tracked.
    pub fn is_online(&self) -> bool {
        self.sync.with_untracked(|state| state.link == Link::Online)
    }
}

/// Sets the signal if that changes it.
fn show<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, new: T) {
    let _ = signal.try_maybe_update(|old| {
        let changes = *old != new;
        if changes {
            *old = new;
        }
        (changes, ())
    });
}
