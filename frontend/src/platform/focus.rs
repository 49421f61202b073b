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

/// Puts the focus on the element of this id, which comes into view with it.
pub fn to(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.iter().for_each(|element| drop(element.focus()));
}

/// Whether the focus is in the element of this id.
pub fn is_within(id: &str) -> bool {
    let focused = document().active_element();
    document().get_element_by_id(id).is_some_and(|element| element.contains(focused.as_deref()))
}

/// Leaves the field, so that letters are keys again.
pub fn leave() {
    let field = document().active_element().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    field.iter().for_each(|field| drop(field.blur()));
}
