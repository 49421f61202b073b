//! The reader of order files (O1): every rule of the files, one row of a table each.

#[path = "order_file/amounts.rs"]
mod amounts;
#[path = "order_file/bytes.rs"]
mod bytes;
#[path = "order_file/files.rs"]
mod files;
#[path = "order_file/join.rs"]
mod join;
#[path = "order_file/layouts.rs"]
mod layouts;
#[path = "order_file/platforms.rs"]
mod platforms;
#[path = "order_file/rules.rs"]
mod rules;
#[path = "order_file/together.rs"]
mod together;

use shared::{
    order::{
        file::{FileError, Row, read},
        import::{HeldReason, ImportedOrder},
    },
    sample::{Encoding, Layout, Sample},
    shop::Platform,
    time::{Instant, Zone},
};

/// 2025-11-21 14:05:00 in Shanghai.
const NEWEST: Instant = Instant(1_763_705_100_000);

fn shanghai() -> Zone {
    Zone::named("Asia/Shanghai").expect("the zone is in the database")
}

fn sample(layout: Layout, orders: u32) -> Sample {
    Sample { layout, orders, seed: 7, newest: NEWEST, days: 60, steady: false, faults: false }
}

fn written(sample: &Sample, encoding: Encoding) -> Vec<u8> {
    let mut file = Vec::new();
    sample.write(encoding, &shanghai(), &mut file).expect("memory takes everything");
    file
}

/// All rows, or the error that ends them.
fn rows(file: &[u8]) -> Result<Vec<Row>, FileError> {
    read(file, &shanghai())?.collect()
}

/// The orders of a file in which nothing is held.
fn orders(file: &[u8]) -> Vec<ImportedOrder> {
    rows(file).expect("an order file").into_iter().map(|row| row.order.expect("not held")).collect()
}

/// A file of one order whose cells are good, but for those given by column.
fn file_with(layout: Layout, changes: &[(&str, &str)]) -> Vec<u8> {
    file_of(layout, &[changes])
}

/// A file of rows whose cells are good, but for those given by column.
fn file_of(layout: Layout, rows: &[&[(&str, &str)]]) -> Vec<u8> {
    let columns: Vec<&str> = layout.columns().collect();
    let good = |name: &str| match name {
        "订单编号" | "主订单编号" | "子订单编号" => "2812345678901234567",
        "买家会员名" => "爱吃青柠1",
        "订单状态" if layout.platform() == Platform::Taobao => "交易成功",
        "订单状态" => "已完成",
        "买家应付货款" | "总金额" | "买家实际支付金额" | "价格" => "100.00",
        "标题" => "样品",
        "购买数量" => "1",
        "订单创建时间" => "2025-11-01 10:00:00",
        _ => other_platforms(layout, name),
    };
    let mut file = columns.join(",");
    for changes in rows {
        let cell = |name: &&str| {
            let text =
                changes.iter().find(|(column, _)| *column == name.trim()).map_or(good(name.trim()), |(_, text)| text);
            format!("\"{}\"", text.replace('"', "\"\""))
        };
        let row: Vec<String> = columns.iter().map(cell).collect();
        file += &format!("\r\n{}", row.join(","));
    }
    (file + "\r\n").into_bytes()
}

fn other_platforms(layout: Layout, name: &str) -> &'static str {
    match (layout, name) {
        (Layout::Jd, "订单号") => "11729384072",
        (Layout::Jd, "商品ID") => "1953814331",
        (Layout::Jd, "应付金额" | "京东价") => "100.00",
        (Layout::Jd, "商品名称") | (Layout::Douyin, "选购商品") | (Layout::Shopify, "Lineitem name") => "样品",
        (Layout::Jd, "订购数量") | (Layout::Douyin, "商品数量") | (Layout::Shopify, "Lineitem quantity") => "1",
        (Layout::Jd, "下单时间") | (Layout::Douyin, "订单提交时间") => "2025-11-01 10:00:00",
        (Layout::Douyin, "订单应付金额") => "100.00",
        (Layout::Shopify, "Name") => "#1001",
        (Layout::Shopify, "Financial Status") => "paid",
        (Layout::Shopify, "Fulfillment Status") => "unfulfilled",
        (Layout::Shopify, "Currency") => "CNY",
        (Layout::Shopify, "Total" | "Lineitem price") => "100.00",
        (Layout::Shopify, "Created at") => "2025-11-01 10:00:00 +0800",
        _ => "",
    }
}

fn order_with(layout: Layout, changes: &[(&str, &str)]) -> ImportedOrder {
    let mut orders = orders(&file_with(layout, changes));
    assert_eq!(orders.len(), 1);
    orders.remove(0)
}

fn held_with(layout: Layout, changes: &[(&str, &str)]) -> HeldReason {
    let mut rows = rows(&file_with(layout, changes)).expect("an order file");
    assert_eq!(rows.len(), 1);
    rows.remove(0).order.expect_err("held").reason
}
