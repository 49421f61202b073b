//! Files that somebody attaches to what they write, until it leaves: looked at, made small enough, and
//! kept on the device with the draft, so that a reload finds them again.
//!
//! A draft names its files; each content is a draft of its own beside it (`keep`), which goes when the
//! content has left with its command.

mod drop;
mod keep;
mod pieces;

pub use drop::DropFiles;
pub use pieces::{AttachButtons, Pieces};

use crate::{
    i18n::{Tongue, use_tongue},
    platform::{file::PickedFile, picture},
    store::{Store, attach, use_store},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    attachment::{self, Attachment, BlobHash, MOST_BYTES},
    sync::replica::Blob,
};
use std::collections::{BTreeMap, VecDeque};

/// The longest side of a picture, in pixels, and its bytes, beyond which it is made smaller.
const MOST_SIDE: u32 = 2048;
const LARGE: u64 = 1024 * 1024;
/// Types that the browser can draw anew. A GIF may move.
const DRAWN: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Ready(Attachment),
    /// It can't go, and why, in words.
    Refused {
        name: String,
        why: String,
    },
}

/// Files being looked at: how many are done, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    pub done: usize,
    pub of: usize,
}

#[derive(Clone, Copy)]
pub struct Attaching {
    pub pieces: RwSignal<Vec<Piece>>,
    pub work: RwSignal<Option<Work>>,
    contents: StoredValue<BTreeMap<BlobHash, Blob>>,
    queue: StoredValue<VecDeque<PickedFile>, LocalStorage>,
    /// The draft that the files belong to.
    key: StoredValue<String>,
    /// Goes up when they are other files altogether: what was looked at before belongs to none of these.
    round: StoredValue<u32>,
    changed: StoredValue<Option<Callback<()>>>,
    store: Store,
    tongue: Tongue,
}

impl Attaching {
    pub fn new(key: String) -> Attaching {
        Attaching {
            pieces: RwSignal::new(Vec::new()),
            work: RwSignal::new(None),
            contents: StoredValue::new(BTreeMap::new()),
            queue: StoredValue::new_local(VecDeque::new()),
            key: StoredValue::new(key),
            round: StoredValue::new(0),
            changed: StoredValue::new(None),
            store: use_store(),
            tongue: use_tongue(),
        }
    }

    /// Turns to a draft and the files that it names. Where more of its files are being looked at, they go on.
    pub async fn turn_to(self, key: String, named: Vec<Attachment>) {
        let is_busy = self.work.try_get_untracked().flatten().is_some();
        if is_busy && self.key.try_with_value(|own| *own == key) == Some(true) {
            return;
        }
        self.begin_anew();
        self.contents.try_update_value(BTreeMap::clear);
        let _ = self.pieces.try_set(Vec::new());
        self.key.try_set_value(key);
        self.restore(named).await;
    }

    /// What is still being looked at comes to nothing.
    fn begin_anew(self) {
        self.cancel();
        self.round.try_update_value(|round| *round += 1);
        let _ = self.work.try_set(None);
    }

    /// Called whenever the files are others than before, so that the draft names them.
    pub fn on_change(self, changed: Callback<()>) {
        self.changed.set_value(Some(changed));
    }

    /// Takes files: one after the other, because pictures are large.
    pub fn take(self, files: Vec<PickedFile>) {
        let count = files.len();
        let running = self.work.get_untracked().is_some();
        if self.queue.try_update_value(|queue| queue.extend(files)).is_none() || count == 0 {
            return;
        }
        self.work.update(|work| {
            let before = work.unwrap_or(Work { done: 0, of: 0 });
            *work = Some(Work { of: before.of + count, ..before });
        });
        if !running {
            spawn_local(async move { self.run().await });
        }
    }

    async fn run(self) {
        let round = self.round.try_get_value();
        while let Some(file) = self.queue.try_update_value(VecDeque::pop_front).flatten() {
            let name = file.name();
            let found = self.look(&file).await;
            if self.round.try_get_value() != round {
                return;
            }
            let piece = match found {
                Ok((attachment, blob)) => {
                    self.keep(&blob);
                    self.contents.try_update_value(|contents| contents.insert(blob.hash, blob));
                    Piece::Ready(attachment)
                }
                Err(why) => Piece::Refused { name, why },
            };
            let _ = self.pieces.try_update(|pieces| {
                if !pieces.contains(&piece) {
                    pieces.push(piece);
                }
            });
            let _ = self.work.try_update(|work| work.iter_mut().for_each(|work| work.done += 1));
            self.tell();
        }
        let _ = self.work.try_set(None);
    }

    /// Looks at a file: what a command carries of it, and its content. An error is in words.
    async fn look(self, file: &PickedFile) -> Result<(Attachment, Blob), String> {
        let words = self.tongue.words();
        let refused = |why| words.file_refused(why);
        let fitted = match DRAWN.contains(&file.mime().as_str()) {
            true => picture::fit(file, MOST_SIDE, LARGE).await,
            false => None,
        };
        let sides = fitted.as_ref().map(|fitted| (fitted.width, fitted.height));
        let (name, bytes) = match fitted.and_then(|fitted| fitted.content) {
            Some((bytes, ending)) => (renamed(&file.name(), ending), bytes),
            None => {
                attachment::size(file.size(), MOST_BYTES).map_err(refused)?;
                let bytes = file.bytes().await.map_err(|_| words.composer.file_gone.to_owned())?;
                (file.name(), bytes)
            }
        };
        let (attachment, blob) = attach(&name, bytes, MOST_BYTES).map_err(refused)?;
        let side = |side: u32| u16::try_from(side).ok();
        let (width, height) = (sides.and_then(|(w, _)| side(w)), sides.and_then(|(_, h)| side(h)));
        Ok((Attachment { width, height, ..attachment }, blob))
    }

    /// The rest of what was picked is not looked at any more.
    pub fn cancel(self) {
        self.queue.try_update_value(VecDeque::clear);
    }

    pub fn is_busy(self) -> bool {
        self.work.with(Option::is_some)
    }

    pub fn remove(self, at: usize) {
        let gone = self.pieces.try_update(|pieces| (at < pieces.len()).then(|| pieces.remove(at))).flatten();
        if let Some(Piece::Ready(attachment)) = gone {
            self.forget(attachment.hash);
        }
        self.tell();
    }

    /// What a command carries of the files; not tracked.
    pub fn attachments(self) -> Vec<Attachment> {
        let ready = |piece: &Piece| match piece {
            Piece::Ready(attachment) => Some(attachment.clone()),
            Piece::Refused { .. } => None,
        };
        self.pieces.try_with_untracked(|pieces| pieces.iter().filter_map(ready).collect()).unwrap_or_default()
    }

    /// The contents that leave with the command.
    pub fn contents(self) -> Vec<Blob> {
        let hashes = self.attachments();
        let content = |file: &Attachment| self.contents.with_value(|contents| contents.get(&file.hash).cloned());
        hashes.iter().filter_map(content).collect()
    }

    pub fn content(self, hash: BlobHash) -> Option<Blob> {
        self.contents.try_with_value(|contents| contents.get(&hash).cloned()).flatten()
    }

    /// They have left, or are dropped.
    pub fn clear(self) {
        self.begin_anew();
        self.attachments().into_iter().for_each(|file| self.forget(file.hash));
        self.pieces.set(Vec::new());
    }

    fn tell(self) {
        let changed = self.changed.try_get_value().flatten();
        if let Some(changed) = changed {
            changed.try_run(());
        }
    }
}

/// The name with another ending.
fn renamed(name: &str, ending: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.{ending}")
}
