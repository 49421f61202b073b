//! Reads a file order by order, leaves out what is known already, and issues the rest in slices.
//! Between slices it lets go, so that the page stays alive and the work can be stopped.

use super::{Importer, RunEnd};
use crate::platform::{
    clock,
    file::{PickedFile, from_gb18030},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    command::{OrderImport, Rejection},
    id::{ImportId, ShopId},
    order::{
        file::{self, FileError, Row},
        import::{
            HeldRow, ImportedOrder,
            effect::{Effect, effect},
        },
    },
    shop::Platform,
    time::Zone,
};

/// Bytes read from the disk at once.
const SLICE: u64 = 4 * 1024 * 1024;
/// Bytes that are enough to know the platform: more than any header has.
const HEAD: u64 = 512 * 1024;
/// Rows between two breaths.
const BREATH: usize = 200;
/// Held rows that go out with one slice.
const HELD: usize = 200;

/// Why reading came to an end before the end.
enum Halt {
    Stopped,
    File(FileError),
    Refused(Rejection),
    /// The workspace was closed meanwhile.
    Gone,
}

impl From<FileError> for Halt {
    fn from(error: FileError) -> Halt {
        Halt::File(error)
    }
}

pub fn start(importer: Importer, file: PickedFile, import: ImportId, shop: ShopId) {
    let zone = importer.zone();
    spawn_local(async move {
        let outcome = read(importer, &file, import, shop, &zone).await;
        let words = importer.acts.words();
        let end = match outcome {
            Ok(()) => RunEnd::Done,
            Err(Halt::Stopped) => RunEnd::Stopped,
            Err(Halt::File(error)) => RunEnd::Failed(words.file_error(&error)),
            Err(Halt::Refused(rejection)) => RunEnd::Failed(words.refusal(&rejection)),
            Err(Halt::Gone) => return,
        };
        importer.tell(|run| run.end = Some(end));
    });
}

/// The platform whose file it is, by its header.
pub async fn platform_of(importer: Importer, file: &PickedFile) -> Result<Platform, FileError> {
    let head = file.slice(0, HEAD.min(file.size())).await;
    let mut head = head.map_err(|error| FileError::Unreadable { text: error.to_string() })?;
    if file::is_legacy(&head) {
        head = from_gb18030(&head).ok_or(FileError::NotText)?;
    }
    Ok(file::read(&head[..], &importer.zone())?.platform())
}

async fn read(importer: Importer, file: &PickedFile, import: ImportId, shop: ShopId, zone: &Zone) -> Result<(), Halt> {
    let mut bytes = load(importer, file).await?;
    if file::is_legacy(&bytes) {
        bytes = from_gb18030(&bytes).ok_or(FileError::NotText)?;
        importer.tell(|run| run.size = bytes.len() as u64);
    }
    let mut orders = file::read(&bytes[..], zone)?;
    let mut batch = Batch::new(importer, import, shop, file.name())?;
    loop {
        for _ in 0..BREATH {
            match orders.next() {
                Some(row) => batch.take(row?)?,
                None => return batch.finish(),
            }
        }
        let (rows, at) = (batch.rows, orders.bytes_read());
        importer.tell(|run| (run.rows, run.bytes) = (rows, at));
        clock::sleep(0).await;
        if importer.is_stopped()? {
            batch.finish()?;
            return Err(Halt::Stopped);
        }
    }
}

async fn load(importer: Importer, file: &PickedFile) -> Result<Vec<u8>, Halt> {
    let mut bytes = Vec::with_capacity(file.size() as usize);
    while (bytes.len() as u64) < file.size() {
        let from = bytes.len() as u64;
        let slice = file.slice(from, (from + SLICE).min(file.size())).await;
        let slice = slice.map_err(|error| FileError::Unreadable { text: error.to_string() })?;
        if slice.is_empty() {
            return Err(FileError::Unreadable { text: String::new() }.into());
        }
        bytes.extend(slice);
        if importer.is_stopped()? {
            return Err(Halt::Stopped);
        }
    }
    Ok(bytes)
}

/// Orders on their way into one slice.
struct Batch {
    importer: Importer,
    platform: Platform,
    slice: OrderImport,
    rows: u64,
    issued: bool,
}

impl Batch {
    fn new(importer: Importer, import: ImportId, shop: ShopId, file: String) -> Result<Batch, Halt> {
        let platform = importer.store.with_untracked(|world| world.shops.get(&shop).map(|shop| shop.platform));
        let slice = OrderImport { import, shop, file, orders: Vec::new(), held: Vec::new(), unchanged: 0 };
        Ok(Batch { importer, platform: platform.ok_or(Halt::Gone)?, slice, rows: 0, issued: false })
    }

    fn take(&mut self, row: Row) -> Result<(), Halt> {
        self.rows += 1;
        match row.order {
            Ok(order) if self.effect(&order) == Effect::Unchanged => self.slice.unchanged += 1,
            Ok(order) => self.slice.orders.push(order),
            Err(held) => self.hold(held),
        }
        let full = self.slice.orders.len() >= OrderImport::MOST_ORDERS || self.slice.held.len() >= HELD;
        if full { self.issue() } else { Ok(()) }
    }

    fn hold(&mut self, held: HeldRow) {
        self.slice.held.push(held);
    }

    /// What it would change of what this device shows.
    fn effect(&self, row: &ImportedOrder) -> Effect {
        let (shop, platform) = (self.slice.shop, self.platform);
        self.importer.store.with_untracked(|world| effect(world, shop, platform, row, clock::now()))
    }

    fn issue(&mut self) -> Result<(), Halt> {
        let empty = OrderImport { orders: Vec::new(), held: Vec::new(), unchanged: 0, ..self.slice.clone() };
        let slice = std::mem::replace(&mut self.slice, empty);
        self.issued = true;
        self.importer.store.dispatch(slice).map_err(Halt::Refused)
    }

    /// Issues what is left; an import that found nothing is recorded too.
    fn finish(mut self) -> Result<(), Halt> {
        let rows = self.rows;
        self.importer.tell(|run| (run.rows, run.bytes) = (rows, run.size));
        let left = !self.slice.orders.is_empty() || !self.slice.held.is_empty() || self.slice.unchanged > 0;
        if left || !self.issued { self.issue() } else { Ok(()) }
    }
}

impl Importer {
    fn tell(self, change: impl FnOnce(&mut super::Run)) {
        let _ = self.run.try_update(|run| run.as_mut().map(change));
    }

    fn is_stopped(self) -> Result<bool, Halt> {
        self.stop.try_get_value().ok_or(Halt::Gone)
    }

    fn zone(self) -> Zone {
        self.store.with_untracked(|world| world.workspace().map_or_else(Zone::utc, |team| team.zone()))
    }
}
