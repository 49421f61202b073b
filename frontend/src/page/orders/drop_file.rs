//! A file may be dropped anywhere on the orders page.

use crate::{i18n::use_words, page::import::use_importer, platform::file, ui::toast::use_toasts};
use leptos::{ev, prelude::*};

#[component]
pub fn DropZone(children: Children) -> impl IntoView {
    let words = use_words();
    let importer = use_importer();
    let toasts = use_toasts();
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
        let Some(files) = event.data_transfer().and_then(|data| data.files()).filter(|files| files.length() > 0) else {
            return;
        };
        event.prevent_default();
        match files.get(0).filter(|_| files.length() == 1) {
            Some(only) => importer.take(file::picked(only)),
            None => toasts.warn(words.import.one_file),
        }
    };
    view! {
        <div class="drop-zone" on:dragover=over on:dragenter=enter on:dragleave=leave on:drop=drop>
            {children()}
            <Show when=move || { depth.get() > 0 }>
                <div class="drop-zone-hint" aria-hidden="true">{words.orders.drop_here}</div>
            </Show>
        </div>
    }
}

fn has_files(event: &ev::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
