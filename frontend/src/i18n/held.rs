//! Why a row is held, and why a file can't be read, as sentences (O1).

use super::{Language, Words};
use shared::order::{file::FileError, import::HeldReason};

impl Words {
    pub fn held(&self, reason: &HeldReason) -> String {
        match self.language {
            Language::Zh => held_zh(reason),
            Language::En => held_en(reason),
        }
    }

    pub fn file_error(&self, error: &FileError) -> String {
        match self.language {
            Language::Zh => file_zh(error),
            Language::En => file_en(error),
        }
    }
}

fn held_zh(reason: &HeldReason) -> String {
    match reason {
        HeldReason::NumberMissing => "没有订单号".to_owned(),
        HeldReason::NumberRounded => "订单号被表格软件改成了科学计数（如 7.0E+17），原来的数字已丢失".to_owned(),
        HeldReason::NumberUnreadable => "订单号不是数字".to_owned(),
        HeldReason::StatusUnknown { text } => format!("不认识的订单状态「{text}」"),
        HeldReason::AmountUnreadable { column, text } => format!("「{column}」的金额读不懂：{text}"),
        HeldReason::TimeUnreadable { column, text } => format!("「{column}」的时间读不懂：{text}"),
        HeldReason::CountUnreadable { column, text } => format!("「{column}」的数量读不懂：{text}"),
        HeldReason::CellsMissing { expected, found } => format!("这一行有 {found} 格，表头有 {expected} 格"),
        HeldReason::TooLong { column, limit } => format!("「{column}」超过 {limit} 个字"),
        HeldReason::NotText { column } => format!("「{column}」有乱码"),
        HeldReason::Contradicts { first_row } => format!("与第 {first_row} 行是同一订单，但内容不同"),
        HeldReason::CurrencyForeign { text } => format!("金额的币种是「{text}」，只能导入人民币（CNY）订单"),
        HeldReason::LinesTooMany { limit } => format!("这个订单超过 {limit} 行商品"),
    }
}

fn held_en(reason: &HeldReason) -> String {
    match reason {
        HeldReason::NumberMissing => "There is no order number".to_owned(),
        HeldReason::NumberRounded => {
            "A spreadsheet has rounded the order number (like 7.0E+17); its digits are gone".to_owned()
        }
        HeldReason::NumberUnreadable => "The order number is not made of digits".to_owned(),
        HeldReason::StatusUnknown { text } => format!("Unknown status “{text}”"),
        HeldReason::AmountUnreadable { column, text } => format!("The amount in “{column}” can't be read: {text}"),
        HeldReason::TimeUnreadable { column, text } => format!("The time in “{column}” can't be read: {text}"),
        HeldReason::CountUnreadable { column, text } => format!("The count in “{column}” can't be read: {text}"),
        HeldReason::CellsMissing { expected, found } => format!("The row has {found} cells, the header {expected}"),
        HeldReason::TooLong { column, limit } => format!("“{column}” is longer than {limit} characters"),
        HeldReason::NotText { column } => format!("“{column}” is garbled"),
        HeldReason::Contradicts { first_row } => format!("The same order as in row {first_row}, but different"),
        HeldReason::CurrencyForeign { text } => {
            format!("The amounts are in “{text}”; only orders in yuan (CNY) can be imported")
        }
        HeldReason::LinesTooMany { limit } => format!("The order has more than {limit} items"),
    }
}

fn file_zh(error: &FileError) -> String {
    match error {
        FileError::Empty => "文件是空的".to_owned(),
        FileError::Spreadsheet => "这是 Excel 文件，请另存为或导出为 CSV 后再导入".to_owned(),
        FileError::NotText => "这不是 UTF-8 或 GB18030 编码的文本文件".to_owned(),
        FileError::HeaderUnknown { missing } => format!("这不是订单文件，缺少这些列：{}", missing.join("、")),
        FileError::ColumnTwice { column } => format!("表头里有两列都叫「{column}」"),
        FileError::RowTooLong { row } => format!("第 {row} 行太长，可能少了一个引号"),
        FileError::QuoteOpen { row } => format!("从第 {row} 行开始的引号没有结束，文件可能不完整"),
        FileError::Unreadable { text } => format!("文件读不出来：{text}"),
    }
}

fn file_en(error: &FileError) -> String {
    match error {
        FileError::Empty => "The file is empty".to_owned(),
        FileError::Spreadsheet => "This is an Excel workbook; save or export it as CSV first".to_owned(),
        FileError::NotText => "This is not text in UTF-8 or GB18030".to_owned(),
        FileError::HeaderUnknown { missing } => {
            format!("This is not an order file; it lacks the columns {}", missing.join(", "))
        }
        FileError::ColumnTwice { column } => format!("The column “{column}” is in the header twice"),
        FileError::RowTooLong { row } => format!("Row {row} is too long; perhaps a quotation mark is missing"),
        FileError::QuoteOpen { row } => {
            format!("A quotation that begins in row {row} never ends; the file may be incomplete")
        }
        FileError::Unreadable { text } => format!("The file can't be read: {text}"),
    }
}
