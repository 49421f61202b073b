//! What is being written on one ticket: three voices, each with its text, its files and its draft.
//!
//! Every change goes to the device's draft at once; on sending, the draft ends in the same write in
//! which the words enter the outbox.

use crate::{
    i18n::{Tongue, use_tongue},
    page::{
        slot::Slot,
        tickets::{Bench, Wish, use_bench},
    },
    platform::file::PickedFile,
    store::{Store, use_store},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    attachment::Attachment,
    command::{Command, TicketNote, TicketSay},
    id::TicketId,
    ticket::{Voice, mention},
};

/// In which voice one writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To the customer.
    Reply,
    /// What the customer said, for example on the phone.
    Customer,
    /// For the team only.
    Note,
}

impl Mode {
    pub const ALL: [Mode; 3] = [Mode::Reply, Mode::Customer, Mode::Note];

    pub fn word(self) -> &'static str {
        match self {
            Mode::Reply => "reply",
            Mode::Customer => "customer",
            Mode::Note => "note",
        }
    }
}

#[derive(Clone, Copy)]
pub struct Writing {
    pub error: RwSignal<Option<String>>,
    /// In which voice one writes.
    pub mode: RwSignal<Mode>,
    ticket: TicketId,
    slots: [Slot; 3],
    bench: Bench,
    store: Store,
    tongue: Tongue,
}

impl Writing {
    /// What was being written on the ticket. It outlives the pane: a picture may still be made smaller
    /// when one has moved on.
    pub fn begin(ticket: TicketId) -> Writing {
        let writing = use_bench().writing(ticket, || Writing::new(ticket));
        writing.read();
        writing
    }

    fn new(ticket: TicketId) -> Writing {
        Writing {
            error: RwSignal::new(None),
            mode: RwSignal::new(Mode::Reply),
            ticket,
            slots: Mode::ALL.map(|mode| Slot::new(draft_key(ticket, mode))),
            bench: use_bench(),
            store: use_store(),
            tongue: use_tongue(),
        }
    }

    /// Reads the drafts from the device.
    fn read(self) {
        let began = self.slots.map(|slot| (slot, slot.begin()));
        spawn_local(async move {
            for (slot, began) in began {
                slot.read(began).await;
            }
            self.turn_to_draft();
        });
    }

    /// Where nothing is begun in this voice but in another, one goes on there.
    fn turn_to_draft(self) {
        let is_empty = |mode: &Mode| untrack(|| self.of(*mode).is_empty());
        let Some(mode) = self.mode.try_get_untracked().filter(is_empty) else { return };
        if let Some(begun) = Mode::ALL.into_iter().find(|other| *other != mode && !is_empty(other)) {
            self.mode.set(begun);
        }
    }

    pub fn of(self, mode: Mode) -> Slot {
        self.slots[mode as usize]
    }

    /// The voice in which one writes now; tracked.
    pub fn slot(self) -> Slot {
        self.of(self.mode.get())
    }

    /// Follows what is typed.
    pub fn write(self, text: String) {
        self.of(self.mode.get_untracked()).write(text);
    }

    /// Attaches files to what is being written.
    pub fn take(self, files: Vec<PickedFile>) {
        self.of(self.mode.get_untracked()).take(files);
    }

    /// Sends it. A refusal keeps it.
    pub fn send(self) {
        let mode = self.mode.get_untracked();
        let slot = self.of(mode);
        let Some((text, files, leaving)) = slot.ready() else { return self.focus() };
        match self.store.dispatch_with(self.command(mode, text, files), leaving) {
            Ok(()) => {
                self.error.set(None);
                slot.clear();
            }
            Err(rejection) => self.error.set(Some(self.tongue.words().refusal(&rejection))),
        }
        self.focus();
    }

    fn focus(self) {
        self.bench.wish(Wish::Write(None));
    }

    fn command(self, mode: Mode, text: String, files: Vec<Attachment>) -> Command {
        let ticket = self.ticket;
        let say = |voice, text, files| TicketSay { ticket, voice, text, files }.into();
        match mode {
            Mode::Reply => say(Voice::Us, text, files),
            Mode::Customer => say(Voice::Customer, text, files),
            Mode::Note => {
                let team = self.store.with_untracked(|world| {
                    let active = world.staff.values().filter(|staff| staff.active);
                    active.map(|staff| (staff.id, staff.name.clone())).collect::<Vec<_>>()
                });
                TicketNote { ticket, mentions: mention::people(&text, &team), text, files }.into()
            }
        }
    }
}

fn draft_key(ticket: TicketId, mode: Mode) -> String {
    format!("ticket/{ticket}/{}", mode.word())
}
