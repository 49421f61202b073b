//! Money in integer fen (1/100 yuan). There is no floating point anywhere near an amount.

use serde::{Deserialize, Serialize};
use std::{
    fmt,
    iter::Sum,
    ops::{Add, Neg, Sub},
};

/// An amount in fen. Negative amounts are owed the other way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub i64);

/// The half-width and the full-width sign of the yuan.
const YUAN: [char; 2] = ['\u{a5}', '\u{ffe5}'];

impl Fen {
    pub const ZERO: Fen = Fen(0);
    /// Ten million yuan: above it a cell is a mistake, not a price.
    pub const MOST: Fen = Fen(1_000_000_000);

    pub fn is_zero(&self) -> bool {
        *self == Fen::ZERO
    }

    /// So many parts of `whole` of it, rounded down: a refund is never rounded up.
    pub fn share(self, parts: i128, whole: i128) -> Fen {
        if whole <= 0 { Fen::ZERO } else { Fen(i64::try_from(i128::from(self.0) * parts / whole).unwrap_or(i64::MAX)) }
    }

    pub fn percent(self, percent: u32) -> Fen {
        self.share(percent.into(), 100)
    }

    pub fn times(self, count: u32) -> Fen {
        Fen(self.0.saturating_mul(count.into()))
    }

    /// Reads yuan as platforms write them: `12.50`, `¥12.50`, `0元`, `1,299.00`, `-3.5`.
    /// More than two decimals are refused unless they are zeros: a fen is never rounded away.
    pub fn from_yuan(text: &str) -> Option<Fen> {
        let text = text.trim().trim_start_matches(YUAN).trim_end_matches('元').trim();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest.trim_start_matches(YUAN)),
            None => (false, text),
        };
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let whole = whole.replace(',', "");
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && part.is_empty()) || !all_digits(&whole) || !all_digits(part) {
            return None;
        }
        let (cents, beyond) = part.split_at(part.len().min(2));
        if beyond.bytes().any(|b| b != b'0') {
            return None;
        }
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let cents: i64 = format!("{cents:0<2}").parse().ok()?;
        let fen = whole.checked_mul(100)?.checked_add(cents)?;
        (fen <= Self::MOST.0).then_some(Fen(if negative { -fen } else { fen }))
    }
}

/// `12.50`: yuan with two decimals, without a sign of currency.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

impl Add for Fen {
    type Output = Fen;
    fn add(self, other: Fen) -> Fen {
        Fen(self.0.saturating_add(other.0))
    }
}

impl Sub for Fen {
    type Output = Fen;
    fn sub(self, other: Fen) -> Fen {
        Fen(self.0.saturating_sub(other.0))
    }
}

impl Neg for Fen {
    type Output = Fen;
    fn neg(self) -> Fen {
        Fen(-self.0)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(amounts: I) -> Fen {
        amounts.fold(Fen::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_platforms_write() {
        for (text, fen) in [
            ("12.50", Some(1250)),
            ("\u{a5}12.50", Some(1250)),
            ("\u{ffe5}12.50", Some(1250)),
            ("0元", Some(0)),
            ("1,299.00", Some(129_900)),
            ("-3.5", Some(-350)),
            (".5", Some(50)),
            ("7", Some(700)),
            ("12.500", Some(1250)),
            (" 8.1 ", Some(810)),
            ("", None),
            ("元", None),
            ("12.505", None),
            ("1e3", None),
            ("--1", None),
            ("12.5.0", None),
            ("99999999999999999999", None),
            ("10000000.01", None),
        ] {
            assert_eq!(Fen::from_yuan(text), fen.map(Fen), "{text}");
        }
    }

    #[test]
    fn shows_two_decimals() {
        for (fen, text) in [(0, "0.00"), (5, "0.05"), (-350, "-3.50"), (129_900, "1299.00")] {
            assert_eq!(Fen(fen).to_string(), text);
        }
    }
}
