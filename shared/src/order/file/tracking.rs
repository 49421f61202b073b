//! Reads files of tracking numbers (O7), as couriers' and warehouses' programs write them, by column name: commas or
//! tabs, UTF-8 or GB18030. What comes out is text for [`shipping::read`](crate::order::shipping::read), row for row, so
//! that a file is looked at, mended and kept like what is pasted. A file without known columns is taken as it is.

use super::{Cells, FileError, header::Header, records::Records};
use crate::time::Zone;
use std::io::Read;

/// How the column of the order's number is called,
const ORDER: &[&str] = &[
    "订单编号",
    "订单号",
    "主订单编号",
    "平台订单号",
    "商家订单号",
    "原始单号",
    "Order number",
    "Order Number",
    "order number",
    "Order No.",
    "order_number",
    "Order",
    "Name",
];
/// of the courier,
const COURIER: &[&str] =
    &["快递公司", "物流公司", "快递", "物流", "承运商", "Courier", "courier", "Carrier", "carrier", "Tracking Company"];
/// and of the tracking number.
const TRACKING: &[&str] = &[
    "运单号",
    "运单编号",
    "快递单号",
    "物流单号",
    "面单号",
    "Tracking number",
    "Tracking Number",
    "tracking number",
    "tracking_number",
    "Tracking No.",
    "Tracking",
];
/// No number or courier is longer, in characters.
const LONGEST: u32 = 64;

/// A line for each row, the header too: order, courier and tracking number between tabs. Rows keep their numbers.
pub fn tracking(source: impl Read) -> Result<String, FileError> {
    let mut records = Records::open(source)?;
    if !records.advance()? {
        return Err(FileError::Empty);
    }
    let encoding = records.encoding_of_header().ok_or(FileError::NotText)?;
    let mut header = Header::new(&records.record, encoding)?;
    let columns = [ORDER, COURIER, TRACKING].map(|names| header.find(names));
    let is_known = !columns[0].0.is_empty() && !columns[2].0.is_empty();
    if is_known {
        header.check()?;
    }
    let zone = Zone::utc();
    let mut lines = Vec::new();
    loop {
        let cells = Cells { record: &records.record, encoding, zone: &zone };
        let texts: Vec<String> = match is_known {
            // The header's own names: no line of it is a number.
            true if lines.is_empty() => {
                columns.iter().map(|column| column.0.first().map_or("", |place| place.name).to_owned()).collect()
            }
            true => columns.iter().map(|column| cells.code(column, LONGEST).unwrap_or_default()).collect(),
            false => records.record.iter().map(|cell| encoding.decode(cell).unwrap_or_default().into_owned()).collect(),
        };
        let texts: Vec<String> =
            texts.iter().map(|text| text.replace([',', '，', ';', '\t', '\r', '\n'], " ")).collect();
        lines.push(texts.join("\t"));
        if !records.advance()? {
            return Ok(lines.join("\n"));
        }
    }
}
