//! Small choices of this browser: language, theme, who was here last. Losing one loses nothing.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn full(key: &str) -> String {
    format!("guitai.{key}")
}

pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(&full(key)).ok()?
}

/// Sets or, with `None`, forgets. A browser that refuses storage just asks again next time.
pub fn set(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match value {
        Some(value) => storage.set_item(&full(key), value),
        None => storage.remove_item(&full(key)),
    };
}
