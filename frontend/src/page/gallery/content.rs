//! A file's content as an address that the browser can show, asked for again when it may have come.

use crate::{
    platform::file::{self, FileAddress},
    store::{Store, use_store},
};
use leptos::{prelude::*, task::spawn_local};
use shared::attachment::Attachment;

/// How far a content is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Asked,
    /// It is still on the device of who attached it, or can't be reached now.
    Away,
    Here(String),
}

/// Watches a content; its address lasts as long as the current owner.
pub fn watch(attachment: &Attachment) -> RwSignal<Content> {
    let store = use_store();
    let (hash, mime) = (attachment.hash, attachment.kind.mime());
    let content = RwSignal::new(Content::Asked);
    let held = StoredValue::new_local(None::<FileAddress>);
    let arrivals = store.arrivals();
    Effect::new(move || {
        arrivals.get();
        if matches!(content.get_untracked(), Content::Here(_)) {
            return;
        }
        spawn_local(async move {
            let bytes = store.blob(hash).await;
            let found = bytes.and_then(|bytes| FileAddress::of(&bytes, mime));
            let state = found.as_ref().map_or(Content::Away, |found| Content::Here(found.as_str().to_owned()));
            if !matches!(content.try_get_untracked(), None | Some(Content::Here(_))) {
                held.try_set_value(found);
                let _ = content.try_set(state);
            }
        });
    });
    content
}

/// Saves a file to the person's disk; the answer is whether its content was there.
pub async fn download(store: Store, attachment: Attachment) -> bool {
    let Some(bytes) = store.blob(attachment.hash).await else { return false };
    file::download(&bytes, attachment.kind.mime(), &attachment.name);
    true
}
