//! What is typed into the fields of the page and kept nowhere else.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// Fields of text, but for those of a form whose text is a draft on the device.
const FIELDS: &str = "form:not([data-kept]) :is(textarea, \
    input:not([type=radio], [type=checkbox], [type=file], [type=search], [type=hidden]))";

/// Whether a field of a form holds text that would be gone with the page.
pub fn is_any() -> bool {
    let Ok(fields) = document().query_selector_all(FIELDS) else { return false };
    (0..fields.length()).filter_map(|at| fields.item(at)).any(|field| {
        let line = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
        let lines = || field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
        line.or_else(lines).is_some_and(|text| !text.is_empty())
    })
}
