//! Printing: the browser's own dialog, once what was changed is on the screen.

use super::frame;
use leptos::prelude::window;

pub fn print() {
    frame::painted(|| {
        // A browser that can't print shows the page all the same.
        let _ = window().print();
    });
}
