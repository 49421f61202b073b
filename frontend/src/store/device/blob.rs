//! Contents of files in storage: the bytes under one key, what is known of them under another, so
//! that a start reads the one without the other.

use super::{DatabaseError, Write, all, put, read};
use crate::platform::database::{Part, bytes_of, bytes_value, key};
use idb::{KeyRange, ObjectStore, Query};
use shared::{attachment::BlobHash, sync::replica::BlobCard};
use wasm_bindgen::JsValue;

const BYTES: &str = "bytes";
const CARD: &str = "card";

fn key_of(part: &str, hash: BlobHash) -> JsValue {
    key([Part::Text(part), Part::Text(&hash.to_string())])
}

/// What is known of all contents.
pub async fn cards(blobs: &ObjectStore) -> Result<Vec<BlobCard>, DatabaseError> {
    // After all hashes, which are digits and small letters.
    let last = key([Part::Text(CARD), Part::Text("~")]);
    let range = KeyRange::bound(&key([Part::Text(CARD)]), &last, None, None)?;
    all(blobs, Some(range.into())).await
}

pub async fn bytes(blobs: &ObjectStore, hash: BlobHash) -> Result<Option<Vec<u8>>, DatabaseError> {
    let value = blobs.get(key_of(BYTES, hash))?.await?;
    Ok(value.and_then(bytes_of))
}

/// What a write says of contents.
pub async fn write(blobs: &ObjectStore, write: &Write) -> Result<(), DatabaseError> {
    for (blob, state, at) in &write.blobs {
        let stored = card(blobs, blob.hash).await?;
        if let Some(card) = blob.enters(stored.as_ref(), *state, *at) {
            blobs.put(&bytes_value(&blob.bytes), Some(&key_of(BYTES, blob.hash)))?;
            put(blobs, &key_of(CARD, blob.hash), &card)?;
        }
    }
    for (hash, step, at) in &write.blob_steps {
        let Some(card) = card(blobs, *hash).await? else { continue };
        match step.after(card, *at) {
            Some(card) => put(blobs, &key_of(CARD, *hash), &card)?,
            None => {
                blobs.delete(Query::Key(key_of(CARD, *hash)))?;
                blobs.delete(Query::Key(key_of(BYTES, *hash)))?;
            }
        }
    }
    Ok(())
}

async fn card(blobs: &ObjectStore, hash: BlobHash) -> Result<Option<BlobCard>, DatabaseError> {
    read(blobs.get(key_of(CARD, hash))?.await?)
}
