//! The platform's words for how far an order has come.

use crate::order::Status;

/// What the words mean, written with half-width punctuation.
const WORDS: [(&str, Status); 20] = [
    ("没有创建支付宝交易", Status::Unpaid),
    ("等待买家付款", Status::Unpaid),
    ("国际信用卡支付付款确认中", Status::Unpaid),
    ("买家已付款,等待卖家发货", Status::ToVerify),
    ("等待卖家发货,即:买家已付款", Status::ToVerify),
    ("卖家部分发货", Status::ToVerify),
    ("卖家已发货,等待买家确认", Status::Shipped),
    ("卖家已发货,等待买家确认收货", Status::Shipped),
    ("等待买家确认收货,即:卖家已发货", Status::Shipped),
    ("已收货", Status::Signed),
    ("买家已收货", Status::Signed),
    ("买家已签收", Status::Signed),
    ("已签收", Status::Signed),
    ("交易成功", Status::Finished),
    ("交易完成", Status::Finished),
    ("已完成", Status::Finished),
    ("待评价", Status::Finished),
    ("已结算", Status::Finished),
    ("交易关闭", Status::Closed),
    ("退款成功", Status::Closed),
];

/// The status behind a word; `None` for a word that isn't known. Punctuation may be full-width,
/// spaces don't count.
pub(super) fn status(word: &str) -> Option<Status> {
    let plain = |c| match c {
        // The full-width comma and colon.
        '\u{ff0c}' => ',',
        '\u{ff1a}' => ':',
        c => c,
    };
    let word: String = word.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, status)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o1_status_words() {
        for (word, expected) in [
            ("等待买家付款", Some(Status::Unpaid)),
            ("买家已付款\u{ff0c}等待卖家发货", Some(Status::ToVerify)),
            ("买家已付款,等待卖家发货", Some(Status::ToVerify)),
            ("买家已付款, 等待卖家发货", Some(Status::ToVerify)),
            ("卖家部分发货", Some(Status::ToVerify)),
            ("卖家已发货\u{ff0c}等待买家确认", Some(Status::Shipped)),
            ("买家已收货", Some(Status::Signed)),
            ("待评价", Some(Status::Finished)),
            ("交易成功", Some(Status::Finished)),
            ("交易关闭", Some(Status::Closed)),
            ("退款成功", Some(Status::Closed)),
            ("(删除)等待出库", None),
            ("交易", None),
            ("", None),
        ] {
            assert_eq!(status(word), expected, "{word}");
        }
    }

    #[test]
    fn every_word_is_found_as_it_is_written() {
        for (word, expected) in WORDS {
            assert_eq!(status(word), Some(expected), "{word}");
        }
    }
}
