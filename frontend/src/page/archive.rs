//! 档案: what is over stands on the server only, and is looked up where it would be seen if it were at hand.
//!
//! `look_up` is the button for it, `banner` stands above what can only be read, `missing` is a pane whose record is not
//! on this device.

mod banner;
mod look_up;
mod missing;

pub use banner::ArchiveBanner;
pub use look_up::{ArchiveSearch, Older};
pub use missing::Missing;

use crate::{
    i18n::Words,
    platform::http::HttpError,
    store::Store,
    ui::{Tag, Tone},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{archive::Archive, record::Key, sync::wire::Asked};

/// How a look into the archive goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    NotYet,
    Looking,
    /// So many were found.
    Found(u32),
    Offline,
    Failed,
}

/// Looks once; what is found shows wherever it belongs.
fn look(store: Store, state: RwSignal<Look>, asked: Asked) {
    if state.get_untracked() == Look::Looking {
        return;
    }
    state.set(Look::Looking);
    spawn_local(async move {
        let found = store.look_up(asked).await;
        let _ = state.try_set(match found {
            Ok(of) => Look::Found(of),
            Err(HttpError::Unreachable) => Look::Offline,
            Err(HttpError::Status { .. } | HttpError::Unreadable) => Look::Failed,
        });
    });
}

/// What a row has of it: that it is in the archive; nothing as a rule.
pub fn archive_mark(words: &'static Words, archive: Archive) -> impl IntoView + use<> {
    archive.is_away().then(|| view! { <Tag tone=Tone::Neutral text=words.archive.mark /> })
}

/// Since when the record is in the archive, if it is; tracked.
fn away_since(store: Store, key: Key) -> Memo<Option<shared::time::Instant>> {
    Memo::new(move |_| match store.with(|world| world.get(key))?.archive() {
        Archive::Away(since) => Some(since),
        Archive::Never | Archive::Back(_) => None,
    })
}
