//! Where the focus is put and taken from by a key.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Puts the focus into the field of this id, what it holds selected.
pub fn put(id: &str) {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
        field.select();
    }
}

/// Leaves the field, so that letters are keys again.
pub fn leave() {
    let field = document().active_element().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    field.iter().for_each(|field| drop(field.blur()));
}
