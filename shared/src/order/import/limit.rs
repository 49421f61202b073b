//! How much of a file's row is taken (O1): the longest texts of real rows, with room, in characters.
//! The reader holds a row that has more; the command refuses a slice that has.

/// Digits of the number of an order or of a line; the longest known ones have 19.
pub const NUMBER: u32 = 32;
/// Names, phones, couriers and tracking numbers, and why an order was closed.
pub const NAME: u32 = 200;
pub const ADDRESS: u32 = 500;
/// The buyer's message and the memo.
pub const REMARK: u32 = 2_000;
/// The titles of all lines, which the order list has in one cell.
pub const TITLES: u32 = 4_000;
/// Any text of a line.
pub const LINE: u32 = 500;
/// What stands in the report of a held row.
pub const EXCERPT: u32 = 64;
/// Lines of one order in one row. Of a longer order the further ones follow as the same order again,
/// and merging joins them.
pub const LINES: usize = 200;
