//! Whether a key belongs to an input method: with it one chooses among characters, and what the key
//! means elsewhere waits until the word is there.

use web_sys::KeyboardEvent;

/// The key code of a key that an input method has taken. Safari ends a word with an Enter that is
/// known by it alone.
const TAKEN: u32 = 229;

pub fn composes(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN
}
