//! IndexedDB: version 1 for ever, opaque values. A new format gets a database of a new name.

use futures_util::{FutureExt, select};
use idb::{DatabaseEvent, Factory, ObjectStoreParams, Transaction};
use js_sys::{Array, JsString, Uint8Array};
use std::pin::pin;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdbDatabase, IdbTransactionDurability, IdbTransactionMode, IdbTransactionOptions};

/// Milliseconds after which an opening that another tab blocks counts as failed.
const PATIENCE: u32 = 8_000;

/// Why storage did not do what it was asked. What was asked has not been done in part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseError {
    /// No room is left on the device, or the browser gives none.
    #[error("the device's storage is full")]
    Full,
    /// The browser has closed the connection; it must be opened again.
    #[error("the connection to storage is lost")]
    Lost,
    #[error("storage failed: {0}")]
    Failed(String),
}

impl From<idb::Error> for DatabaseError {
    fn from(error: idb::Error) -> DatabaseError {
        let text = format!("{error:?}");
        match () {
            () if text.contains("QuotaExceeded") => DatabaseError::Full,
            () if text.contains("InvalidState") || text.contains("closing") => DatabaseError::Lost,
            () => DatabaseError::Failed(text),
        }
    }
}

/// An open database.
pub struct Database {
    inner: IdbDatabase,
}

/// How a write is made durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Answers after the disk has it: for what was typed.
    Strict,
    /// May be lost with the power: for what the server has anyway.
    Relaxed,
}

impl Database {
    /// Opens the database and makes its stores when it is new.
    pub async fn open(name: &str, stores: &'static [&'static str]) -> Result<Database, DatabaseError> {
        let mut request = Factory::new()?.open(name, Some(1))?;
        request.on_upgrade_needed(move |event| {
            let Ok(database) = event.database() else { return };
            for store in stores {
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        });
        let (mut opened, mut limit) = (pin!(request.into_future().fuse()), pin!(super::clock::sleep(PATIENCE).fuse()));
        let database = select! {
            database = opened => database?,
            () = limit => return Err(DatabaseError::Lost),
        };
        let inner: IdbDatabase = database.into();
        // Somebody erases it: let go, so that they can.
        let closing = inner.clone();
        let close = Closure::once_into_js(move || closing.close());
        inner.set_onversionchange(Some(close.unchecked_ref()));
        Ok(Database { inner })
    }

    /// Begins a transaction on these stores. Await nothing in it but its own requests.
    pub fn read(&self, stores: &[&str]) -> Result<Transaction, DatabaseError> {
        self.begin(stores, IdbTransactionMode::Readonly, Durability::Relaxed)
    }

    /// As `read`, to write. Await `done` on it at the end.
    pub fn write(&self, stores: &[&str], durability: Durability) -> Result<Transaction, DatabaseError> {
        self.begin(stores, IdbTransactionMode::Readwrite, durability)
    }

    fn begin(
        &self,
        stores: &[&str],
        mode: IdbTransactionMode,
        durability: Durability,
    ) -> Result<Transaction, DatabaseError> {
        let names: Vec<JsString> = stores.iter().map(|name| JsString::from(*name)).collect();
        let options = IdbTransactionOptions::new();
        options.set_durability(match durability {
            Durability::Strict => IdbTransactionDurability::Strict,
            Durability::Relaxed => IdbTransactionDurability::Relaxed,
        });
        let begun = self.inner.transaction_with_str_sequence_and_mode_and_options(&names, mode, &options);
        begun.map(Transaction::from).map_err(|_| DatabaseError::Lost)
    }

    pub async fn delete(name: &str) -> Result<(), DatabaseError> {
        Ok(Factory::new()?.delete(name)?.await?)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.inner.close();
    }
}

/// A part of a key.
pub enum Part<'a> {
    Number(f64),
    Text(&'a str),
}

/// A key of several parts; keys sort by their parts.
pub fn key<const N: usize>(parts: [Part<'_>; N]) -> JsValue {
    let values = parts.into_iter().map(|part| match part {
        Part::Number(number) => JsValue::from_f64(number),
        Part::Text(text) => JsValue::from_str(text),
    });
    values.collect::<Array>().into()
}

/// Bytes as a value to store.
pub fn bytes_value(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// The bytes of a stored value, if it is some.
pub fn bytes_of(value: JsValue) -> Option<Vec<u8>> {
    value.dyn_into::<Uint8Array>().ok().map(|array| array.to_vec())
}

/// Waits until the transaction is durable.
pub async fn done(transaction: Transaction) -> Result<(), DatabaseError> {
    match transaction.await? {
        result if result.is_committed() => Ok(()),
        _ => Err(DatabaseError::Full),
    }
}

/// Asks the browser not to evict this origin when space is short. It may say no.
pub fn persist() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(promise) = window.navigator().storage().persist() {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}
