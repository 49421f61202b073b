//! Where the focus is put and taken from by a key.

use leptos::{
    ev,
    prelude::{document, request_animation_frame},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

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

/// Puts the focus on the chosen one of the tabs that took the key: it alone is in the order of Tab.
pub fn chosen_tab(event: &ev::KeyboardEvent) {
    let tabs = event.current_target().and_then(|tabs| tabs.dyn_into::<Element>().ok());
    request_animation_frame(move || {
        let chosen = tabs.and_then(|tabs| tabs.query_selector("[aria-selected=true]").ok().flatten());
        let chosen = chosen.and_then(|tab| tab.dyn_into::<HtmlElement>().ok());
        chosen.iter().for_each(|tab| drop(tab.focus()));
    });
}
