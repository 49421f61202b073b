//! The platforms' words for how far an order has come. A word that isn't in the platform's table
//! holds its row: what it means for the order is not guessed.

use super::{HeldReason, cell::Cells, header::Column};
use crate::order::{Status, import::limit};

/// What the words of a platform mean, written with half-width punctuation.
pub(super) type Words = [(&'static str, Status)];

pub(super) const TAOBAO: [(&str, Status); 20] = [
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

/// Of a locked or paused order JD does not say what comes of it; such a row is held.
pub(super) const JD: [(&str, Status); 8] = [
    ("未付款", Status::Unpaid),
    ("等待付款", Status::Unpaid),
    ("等待付款确认", Status::Unpaid),
    ("等待出库", Status::ToVerify),
    ("等待确认收货", Status::Shipped),
    ("完成", Status::Finished),
    ("已完成", Status::Finished),
    ("已取消", Status::Closed),
];
/// What JD writes before the status in which an order was called off.
const CALLED_OFF: &str = "(删除)";

pub(super) const DOUYIN: [(&str, Status); 10] = [
    ("待支付", Status::Unpaid),
    ("已支付", Status::ToVerify),
    ("备货中", Status::ToVerify),
    ("待发货", Status::ToVerify),
    ("部分发货", Status::ToVerify),
    ("已发货", Status::Shipped),
    ("已收货", Status::Signed),
    ("已完成", Status::Finished),
    ("已关闭", Status::Closed),
    ("已取消", Status::Closed),
];

/// The status in the column.
pub(super) fn status(words: &Words, cells: &Cells<'_>, column: &Column) -> Result<Status, HeldReason> {
    let word = cells.text(column, limit::LINE)?;
    known(words, &word).ok_or_else(|| HeldReason::StatusUnknown { text: cells.excerpt(column) })
}

/// JD's status in the column: whatever was called off is closed.
pub(super) fn status_of_jd(cells: &Cells<'_>, column: &Column) -> Result<Status, HeldReason> {
    match plain(&cells.text(column, limit::LINE)?).strip_prefix(CALLED_OFF) {
        Some(_) => Ok(Status::Closed),
        None => status(&JD, cells, column),
    }
}

fn known(words: &Words, word: &str) -> Option<Status> {
    let word = plain(word);
    words.iter().find(|(known, _)| *known == word).map(|(_, status)| *status)
}

/// The word with half-width punctuation; spaces don't count.
fn plain(word: &str) -> String {
    let plain = |c| match c {
        // The full-width comma, colon and brackets.
        '\u{ff0c}' => ',',
        '\u{ff1a}' => ':',
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        c => c,
    };
    word.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
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
            assert_eq!(known(&TAOBAO, word), expected, "{word}");
        }
    }

    #[test]
    fn every_word_is_found_as_it_is_written() {
        for words in [&TAOBAO[..], &JD, &DOUYIN] {
            for (word, expected) in words {
                assert_eq!(known(words, word), Some(*expected), "{word}");
            }
        }
    }
}
