//! Looking for words in texts.

/// The words of a search, in lower case.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether `text` contains the lower-case `word`, letters compared without regard to case.
pub fn contains(text: &str, word: &str) -> bool {
    if text.is_ascii() {
        let (text, word) = (text.as_bytes(), word.as_bytes());
        return word.is_empty() || text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    }
    // Most texts are Chinese and have no case: they need no copy.
    if text.chars().any(char::is_uppercase) { text.to_lowercase().contains(word) } else { text.contains(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_in_either_case() {
        for (text, word, expected) in [
            ("Red cup", "red", true),
            ("L\u{7801}", "l", true),
            ("\u{c9}clair", "\u{e9}clair", true),
            ("\u{c9}CLAIR", "\u{e9}clair", true),
            ("\u{e9}clair", "\u{e9}clair", true),
            ("\u{41a}\u{43e}\u{442}", "\u{43a}\u{43e}\u{442}", true),
            ("\u{676f}\u{5b50}", "\u{676f}", true),
            ("\u{676f}\u{5b50}", "\u{7897}", false),
            ("cup", "", true),
            ("", "cup", false),
        ] {
            assert_eq!(contains(text, word), expected, "{text} {word}");
        }
    }
}
