//! The house format of a memo (O3): `尺码(事由)+姓名或代号+时间`, composed by a form and read back
//! from text, also from text that somebody typed with other brackets or spaces.

/// A memo in the house format: `L(偏小换)+小林+11-21 14:05`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memo {
    /// Size or article, what the memo is about.
    pub size: String,
    /// Why.
    pub reason: String,
    /// Name or code of the person.
    pub by: String,
    /// When, as the house writes it: month-day hour:minute.
    pub time: String,
}

/// The marks of the format, and the full-width twins that people type.
const PLUS: [char; 2] = ['+', '\u{ff0b}'];
const OPEN: [char; 2] = ['(', '\u{ff08}'];
const CLOSE: [char; 2] = [')', '\u{ff09}'];

impl Memo {
    /// The text of the memo. Marks inside a part become what can't be taken for the format's own, so
    /// that what was composed is read back the same.
    pub fn compose(&self) -> String {
        let part = |text: &str| text.trim().chars().map(tame).collect::<String>();
        format!("{}({})+{}+{}", part(&self.size), part(&self.reason), part(&self.by), part(&self.time))
    }

    /// The parts of a memo; `None` when the text is not in the house format. It stays a memo then,
    /// just one without parts.
    pub fn parse(text: &str) -> Option<Memo> {
        let (rest, time) = text.trim().rsplit_once(PLUS)?;
        let (rest, by) = rest.rsplit_once(PLUS)?;
        let (size, reason) = rest.split_once(OPEN)?;
        let reason = reason.trim_end().strip_suffix(CLOSE)?;
        let part = |text: &str| text.trim().to_owned();
        Some(Memo { size: part(size), reason: part(reason), by: part(by), time: part(time) })
    }
}

/// Brackets and plus signs of the person's own, as characters that the format does not use.
fn tame(c: char) -> char {
    match c {
        '(' | '\u{ff08}' => '[',
        ')' | '\u{ff09}' => ']',
        '+' | '\u{ff0b}' => '&',
        c if c.is_control() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o3_reads_the_house_format() {
        for (text, expected) in [
            ("L(偏小换)+小林+11-21 14:05", Some(["L", "偏小换", "小林", "11-21 14:05"])),
            ("L\u{ff08}偏小换\u{ff09}\u{ff0b}小林\u{ff0b}11-21 14:05", Some(["L", "偏小换", "小林", "11-21 14:05"])),
            (" XL (急用,先发) + 007 + 3-1 9:00 ", Some(["XL", "急用,先发", "007", "3-1 9:00"])),
            ("(加赠袜子)+小林+11-21 14:05", Some(["", "加赠袜子", "小林", "11-21 14:05"])),
            ("M(A+B)+小林+11-21 14:05", Some(["M", "A+B", "小林", "11-21 14:05"])),
            ("随便写一句", None),
            ("L(偏小换", None),
            ("", None),
            ("a+b+c", None),
        ] {
            let found = Memo::parse(text);
            let expected = expected.map(|[size, reason, by, time]| Memo {
                size: size.into(),
                reason: reason.into(),
                by: by.into(),
                time: time.into(),
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn o3_what_was_composed_is_read_back() {
        let memo =
            Memo { size: "L(大)".into(), reason: "1+1".into(), by: "小林".into(), time: "11-21 14:05".into() };
        let back = Memo::parse(&memo.compose()).expect("house format");
        let tamed = Memo { size: "L[大]".into(), reason: "1&1".into(), ..memo };
        assert_eq!(back, tamed);
        assert_eq!(Memo::parse(&tamed.compose()), Some(tamed));
    }
}
