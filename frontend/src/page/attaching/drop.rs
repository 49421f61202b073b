//! Files may be dropped or pasted anywhere on what this holds.

use crate::platform::file::{PickedFile, picked_all};
use leptos::{ev, prelude::*};
use web_sys::DataTransfer;

#[component]
pub fn DropFiles(
    hint: &'static str,
    #[prop(into)] on_files: Callback<Vec<PickedFile>>,
    children: Children,
) -> impl IntoView {
    // Entering a child counts as leaving its parent: the file is away when all are left.
    let depth = RwSignal::new(0i32);
    let over = move |event: ev::DragEvent| {
        if has_files(&event) {
            event.prevent_default();
        }
    };
    let enter = move |event: ev::DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            depth.update(|depth| *depth += 1);
        }
    };
    let leave = move |event: ev::DragEvent| {
        if has_files(&event) {
            depth.update(|depth| *depth = (*depth - 1).max(0));
        }
    };
    let drop = move |event: ev::DragEvent| {
        depth.set(0);
        if let Some(files) = event.data_transfer().and_then(|data| data.files()).filter(|files| files.length() > 0) {
            event.prevent_default();
            on_files.run(picked_all(&files));
        }
    };
    let paste = move |event: ev::ClipboardEvent| {
        let data = event.clipboard_data().filter(|data| !has_text(data));
        if let Some(files) = data.and_then(|data| data.files()).filter(|files| files.length() > 0) {
            event.prevent_default();
            on_files.run(picked_all(&files));
        }
    };
    view! {
        <div class="drop-files" on:dragover=over on:dragenter=enter on:dragleave=leave on:drop=drop on:paste=paste>
            {children()}
            <Show when=move || { depth.get() > 0 }>
                <div class="drop-zone-hint" aria-hidden="true">{hint}</div>
            </Show>
        </div>
    }
}

fn has_files(event: &ev::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| has(&data, "Files"))
}

/// Cells of a sheet come as text, as marked-up text, and as a picture of themselves: the text is meant.
/// A copied file may have its name as text, but not marked up; a copied picture has no text.
fn has_text(data: &DataTransfer) -> bool {
    has(data, "text/plain") && (has(data, "text/html") || has(data, "text/rtf"))
}

fn has(data: &DataTransfer, what: &str) -> bool {
    data.types().includes(&what.into(), 0)
}
