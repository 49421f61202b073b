//! The files of a ticket or case: shown small in its timeline, and pictures large, one after the other.

mod content;
mod files;
mod viewer;

pub use files::Files;
pub use viewer::Viewer;

use leptos::prelude::*;
use shared::attachment::{Attachment, BlobHash};

/// The pictures of one timeline, each once, and which of them is open.
#[derive(Clone, Copy)]
pub struct Gallery {
    pictures: Memo<Vec<Attachment>>,
    viewing: RwSignal<Option<BlobHash>>,
}

impl Gallery {
    pub fn of(files: impl Fn() -> Vec<Attachment> + Send + Sync + 'static) -> Gallery {
        let pictures = Memo::new(move |_| {
            let mut found: Vec<Attachment> = Vec::new();
            for file in files().into_iter().filter(|file| file.kind.is_picture()) {
                if !found.iter().any(|known| known.hash == file.hash) {
                    found.push(file);
                }
            }
            found
        });
        Gallery { pictures, viewing: RwSignal::new(None) }
    }
}
