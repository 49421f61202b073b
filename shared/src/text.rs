//! Looking for words in texts.

/// The words of a search, in lower case.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether `text` contains the lower-case `word`, letters compared without regard to case.
pub fn contains(text: &str, word: &str) -> bool {
    if text.is_ascii() || text.bytes().all(|b| !b.is_ascii_uppercase()) {
        let (text, word) = (text.as_bytes(), word.as_bytes());
        return word.is_empty() || text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    }
    text.to_lowercase().contains(word)
}
