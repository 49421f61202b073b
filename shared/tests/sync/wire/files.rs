//! What comes with the files of platforms: the platforms' words, and every reason to hold a row, for their forms.

use shared::{order::import::HeldReason, shop::Platform};

pub fn platforms() -> Vec<(&'static str, Platform)> {
    Platform::ALL.map(|platform| (platform.word(), platform)).to_vec()
}

pub fn held() -> Vec<HeldReason> {
    let (column, text) = (|| "总金额".to_owned(), || "一百二十元".to_owned());
    vec![
        HeldReason::NumberMissing,
        HeldReason::NumberRounded,
        HeldReason::NumberUnreadable,
        HeldReason::StatusUnknown { text: text() },
        HeldReason::AmountUnreadable { column: column(), text: text() },
        HeldReason::TimeUnreadable { column: column(), text: text() },
        HeldReason::CountUnreadable { column: column(), text: text() },
        HeldReason::CellsMissing { expected: 41, found: 40 },
        HeldReason::TooLong { column: column(), limit: 200 },
        HeldReason::NotText { column: column() },
        HeldReason::Contradicts { first_row: 2 },
        HeldReason::CurrencyForeign { text: "USD".to_owned() },
        HeldReason::LinesTooMany { limit: 200 },
    ]
}
