//! Order numbers as they are given to us: digits alone, all of them (O1). What a spreadsheet or a program has
//! rounded is never guessed.

use super::{HeldReason, limit};

/// Whether the text is an order number, and if not, why.
pub fn check(text: &str) -> Result<(), HeldReason> {
    match text {
        "" => Err(HeldReason::NumberMissing),
        text if is_digits(text) && text.len() <= limit::NUMBER as usize => Ok(()),
        text if is_rounded(text) => Err(HeldReason::NumberRounded),
        _ => Err(HeldReason::NumberUnreadable),
    }
}

pub(in crate::order) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `7.0E+17`: a spreadsheet took the number for a quantity.
pub(in crate::order) fn is_rounded(text: &str) -> bool {
    let Some((mantissa, power)) = text.split_once(['E', 'e']) else { return false };
    is_digits(&mantissa.replacen('.', "", 1)) && is_digits(power.strip_prefix('+').unwrap_or(power))
}
