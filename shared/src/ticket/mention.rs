//! Whom a note mentions: `@小林` in its text.

use crate::id::StaffId;
use std::{collections::BTreeSet, ops::Range};

/// A mention, and where it stands in the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub at: Range<usize>,
    pub person: StaffId,
}

/// The mentions in a text, in order. Where one name begins another, the longer one is meant.
pub fn find(text: &str, people: &[(StaffId, String)]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('@').map(|at| from + at) {
        let rest = &text[at + 1..];
        let named = people.iter().filter(|(_, name)| !name.is_empty() && rest.starts_with(name.as_str()));
        from = at + 1;
        if let Some((person, name)) = named.max_by_key(|(_, name)| name.len()) {
            from += name.len();
            found.push(Mention { at: at..from, person: *person });
        }
    }
    found
}

/// The people that a text mentions.
pub fn people(text: &str, people: &[(StaffId, String)]) -> BTreeSet<StaffId> {
    find(text, people).into_iter().map(|mention| mention.person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_found() {
        let id = |name: &str| StaffId::named(&[name]);
        let team = ["小林", "小林子", "Ada L", ""].map(|name| (id(name), name.to_owned()));
        for (text, expected) in [
            ("", vec![]),
            ("请看 @小林 的回复", vec![("@小林", "小林")]),
            ("@小林子看看", vec![("@小林子", "小林子")]),
            ("@小林@Ada L:好", vec![("@小林", "小林"), ("@Ada L", "Ada L")]),
            ("小林@example.com", vec![]),
            ("@@小林", vec![("@小林", "小林")]),
            ("@ada l", vec![]),
        ] {
            let found: Vec<_> = find(text, &team).into_iter().map(|m| (&text[m.at], m.person)).collect();
            let expected: Vec<_> = expected.into_iter().map(|(part, name)| (part, id(name))).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
