//! Printing: the browser's own dialog, once what was changed is on the screen.

use super::frame;
use leptos::prelude::{document, window};

/// Prints one part of the page alone: the stylesheet shows what has this word in `data-paper`.
pub fn print_part(part: &'static str) {
    let root = document().document_element();
    // Without the mark the whole page is printed, which is better than nothing.
    root.iter().for_each(|root| drop(root.set_attribute("data-printing", part)));
    frame::painted(move || {
        let _ = window().print();
        root.iter().for_each(|root| drop(root.remove_attribute("data-printing")));
    });
}

pub fn print() {
    frame::painted(|| {
        // A browser that can't print shows the page all the same.
        let _ = window().print();
    });
}
