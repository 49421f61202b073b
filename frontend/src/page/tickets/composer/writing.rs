//! What is being written on one ticket: three voices, each with its text, its files and its draft.
//!
//! Every change goes to the device's draft at once; on sending, the draft ends in the same write in
//! which the words enter the outbox.

use crate::{
    i18n::{Tongue, use_tongue},
    page::tickets::{Bench, Wish, attaching::Attaching, use_bench},
    platform::file::PickedFile,
    store::{Leaving, Store, use_store},
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
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

/// One voice.
#[derive(Clone, Copy)]
pub struct Slot {
    pub text: RwSignal<String>,
    pub files: Attaching,
    /// Counts what was typed: a draft that is read meanwhile is not what was typed into.
    typed: StoredValue<u32>,
    /// Its draft is not known yet. What is typed is kept when it is, so that it takes the place of nothing.
    awaits: StoredValue<bool>,
}

impl Slot {
    fn new(key: String) -> Slot {
        Slot {
            text: RwSignal::new(String::new()),
            files: Attaching::new(key),
            typed: StoredValue::new(0),
            awaits: StoredValue::new(false),
        }
    }

    fn touch(self) {
        self.typed.try_update_value(|typed| *typed += 1);
    }

    fn is_at_files(self) -> bool {
        self.files.work.try_get_untracked().flatten().is_some()
    }

    /// Whether nothing is begun here; tracked.
    pub fn is_empty(self) -> bool {
        self.text.with(String::is_empty) && self.files.pieces.with(Vec::is_empty)
    }
}

/// As a draft is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<Attachment>,
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
        let writing = Writing {
            error: RwSignal::new(None),
            mode: RwSignal::new(Mode::Reply),
            ticket,
            slots: Mode::ALL.map(|mode| Slot::new(draft_key(ticket, mode))),
            bench: use_bench(),
            store: use_store(),
            tongue: use_tongue(),
        };
        for mode in Mode::ALL {
            writing.of(mode).files.on_change(Callback::new(move |()| writing.keep(mode)));
        }
        writing
    }

    /// Reads the drafts from the device.
    fn read(self) {
        let began = self.slots.map(|slot| {
            if untrack(|| slot.is_empty()) && !slot.is_at_files() {
                slot.awaits.set_value(true);
            }
            slot.typed.get_value()
        });
        spawn_local(async move {
            for mode in Mode::ALL {
                self.read_one(mode, began[mode as usize]).await;
            }
            self.turn_to_draft();
        });
    }

    /// Reads one draft into its slot, in which so much was typed when that began.
    async fn read_one(self, mode: Mode, began: u32) {
        let kept = self.store.draft(&draft_key(self.ticket, mode)).await;
        let kept: Kept = kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
        let slot = self.of(mode);
        let Some(awaited) = slot.awaits.try_update_value(std::mem::take) else { return };
        let is_touched = slot.typed.try_get_value() != Some(began) || slot.is_at_files();
        match (is_touched, awaited) {
            (false, _) => {
                let _ = slot.text.try_set(kept.text);
                slot.files.restore(kept.files).await;
            }
            // Before it was known something else was begun: that goes on behind it.
            (true, true) => {
                let _ = slot.text.try_update(|text| *text = joined(&kept.text, text));
                slot.files.restore(kept.files).await;
                self.keep(mode);
            }
            // What is typed goes on from what was shown, which the draft follows.
            (true, false) => {}
        }
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
        let mode = self.mode.get_untracked();
        self.of(mode).touch();
        self.of(mode).text.set(text);
        self.keep(mode);
    }

    fn keep(self, mode: Mode) {
        let slot = self.of(mode);
        if slot.awaits.try_get_value() != Some(false) {
            return;
        }
        let Some(text) = slot.text.try_get_untracked() else { return };
        let kept = Kept { text, files: slot.files.attachments() };
        let text = match kept.text.is_empty() && kept.files.is_empty() {
            true => String::new(),
            false => serde_json::to_string(&kept).unwrap_or_default(),
        };
        self.store.keep_draft(&draft_key(self.ticket, mode), &text);
    }

    /// Attaches files to what is being written.
    pub fn take(self, files: Vec<PickedFile>) {
        let slot = self.of(self.mode.get_untracked());
        slot.touch();
        slot.files.take(files);
    }

    /// Sends it. A refusal keeps it.
    pub fn send(self) {
        let mode = self.mode.get_untracked();
        let slot = self.of(mode);
        let (text, files) = (slot.text.get_untracked().trim_end().to_owned(), slot.files.attachments());
        if untrack(|| slot.files.is_busy()) || (text.is_empty() && files.is_empty()) {
            return self.focus();
        }
        let leaving = Leaving { draft: Some(draft_key(self.ticket, mode)), files: slot.files.contents() };
        match self.store.dispatch_with(self.command(mode, text, files), leaving) {
            Ok(()) => {
                slot.touch();
                self.error.set(None);
                slot.text.set(String::new());
                slot.files.clear();
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

/// The text that was there, and behind it what was typed before it was known.
fn joined(before: &str, typed: &str) -> String {
    [before, typed].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn draft_key(ticket: TicketId, mode: Mode) -> String {
    format!("ticket/{ticket}/{}", mode.word())
}
