//! The order of names as people look them up: by pinyin, and Latin letters by the alphabet.

use js_sys::{Array, JsString, Object};
use std::cmp::Ordering;

pub fn compare(one: &str, other: &str) -> Ordering {
    let locales = Array::new();
    locales.push(&JsString::from("zh"));
    JsString::from(one).locale_compare(other, &locales, &Object::new()).cmp(&0)
}
