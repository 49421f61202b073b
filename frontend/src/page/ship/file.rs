//! A file of tracking numbers, dropped or chosen (O7). It becomes lines like those that are pasted, behind what is
//! there already.

use crate::{
    i18n::use_words,
    page::{act::use_acts, slot::Slot},
    platform::file::{PickedFile, from_gb18030, picked, picked_all},
    ui::{Icon, Sign, toast::use_toasts},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use shared::order::file::{FileError, is_legacy, tracking};

/// More than any file of tracking numbers has, in bytes.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

#[component]
pub fn TrackingFile(lines: Slot, children: Children) -> impl IntoView {
    let words = use_words();
    let (acts, toasts) = (use_acts(), use_toasts());
    let node = NodeRef::<html::Input>::new();
    let take = move |file: PickedFile| {
        spawn_local(async move {
            match read(&file).await {
                Ok(text) => {
                    let count = text.lines().count();
                    let before = lines.text.get_untracked();
                    let both =
                        [before.trim_end(), &text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
                    lines.write(both.join("\n"));
                    acts.say((words.ship.filled)(&file.name(), count));
                }
                Err(error) => toasts.warn(words.file_error(&error)),
            }
        });
    };
    let over = move |event: ev::DragEvent| event.prevent_default();
    let drop = move |event: ev::DragEvent| {
        let files = event.data_transfer().and_then(|data| data.files());
        let Some(file) = files.and_then(|files| files.get(0)) else { return };
        event.prevent_default();
        take(picked(file));
    };
    let choose = move |_| {
        let Some(input) = node.get() else { return };
        input.files().iter().flat_map(picked_all).for_each(take);
        // The same file may be chosen again once it was mended.
        input.set_value("");
    };
    view! {
        <div class="ship-drop" on:dragover=over on:drop=drop>
            {children()}
            <label class="button file-button">
                <Icon sign=Sign::Imports />
                {words.sending.file}
                <input
                    class="unseen"
                    type="file"
                    accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                    node_ref=node
                    on:change=choose
                />
            </label>
            <span class="hint">{words.sending.file_hint}</span>
        </div>
    }
}

async fn read(file: &PickedFile) -> Result<String, FileError> {
    let unreadable = |text: String| FileError::Unreadable { text };
    if file.size() > MOST_BYTES {
        return Err(unreadable(format!("> {} MB", MOST_BYTES / 1024 / 1024)));
    }
    let mut bytes = file.bytes().await.map_err(|error| unreadable(error.to_string()))?;
    if is_legacy(&bytes) {
        bytes = from_gb18030(&bytes).ok_or(FileError::NotText)?;
    }
    tracking(&bytes[..])
}
