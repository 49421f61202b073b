//! Whole files that are no order files, or are damaged.

use super::{file_with, orders, rows, sample, shanghai, written};
use shared::{
    order::{
        file::{FileError, read},
        import::HeldReason,
    },
    sample::{Encoding, Layout},
};

const GOOD: &str = "订单编号,买家会员名,买家应付货款,总金额,买家实际支付金额,订单状态,订单创建时间";
const ROW: &str = "2812345678901234567,甲,1.00,1.00,1.00,交易成功,2025-11-01 10:00:00";

#[test]
fn o1_what_is_no_order_file() {
    let unknown =
        |missing: &[&str]| FileError::HeaderUnknown { missing: missing.iter().map(|name| (*name).into()).collect() };
    let all = [
        "主订单编号/订单编号",
        "订单状态",
        "订单创建时间",
        "买家会员名/买家会员昵称",
        "买家应付货款",
        "总金额",
        "买家实际支付金额",
    ];
    let cases: Vec<(&str, Vec<u8>, FileError)> = vec![
        ("nothing", vec![], FileError::Empty),
        ("only a mark", b"\xef\xbb\xbf".to_vec(), FileError::Empty),
        ("only line breaks", b"\r\n\r\n".to_vec(), FileError::Empty),
        ("a workbook", b"PK\x03\x04\x14\x00\x06\x00".to_vec(), FileError::Spreadsheet),
        ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00".to_vec(), FileError::Spreadsheet),
        ("UTF-16", b"\xff\xfea\x00,\x00b\x00".to_vec(), FileError::NotText),
        ("a program", b"\x7fELF\x02\x01\x01\0\0\0\0".to_vec(), FileError::NotText),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), unknown(&all)),
        ("other columns", b"name,city\nx,y\n".to_vec(), unknown(&all)),
        ("one column short", GOOD.replace(",总金额", "").into_bytes(), unknown(&["总金额"])),
        ("items without price", "子订单编号,主订单编号,标题,购买数量,订单状态".into(), unknown(&["价格"])),
        ("a column twice", format!("{GOOD},总金额\n").into_bytes(), FileError::ColumnTwice { column: "总金额".into() }),
        ("marked as UTF-8 and isn't", b"\xef\xbb\xbf\xb6\xa9\xb5\xa5,\n".to_vec(), FileError::NotText),
    ];
    for (name, file, expected) in cases {
        assert_eq!(read(&file[..], &shanghai()).expect_err(name), expected, "{name}");
    }
}

#[test]
fn o1_a_column_that_is_not_read_may_stand_twice() {
    assert_eq!(orders(format!("{GOOD},发票抬头,发票抬头\n{ROW},,\n").as_bytes()).len(), 1);
}

#[test]
fn o1_a_file_tells_its_platform() {
    for layout in Layout::ALL {
        let file = written(&sample(layout, 1), Encoding::Gb18030);
        let platform = read(&file[..], &shanghai()).expect("an order file").platform();
        assert_eq!(platform, layout.platform(), "{layout:?}");
    }
}

#[test]
fn o1_rows_with_the_wrong_number_of_cells_are_held() {
    let reason = |row: &str| {
        rows(format!("{GOOD}\n{row}\n").as_bytes()).expect("an order file").remove(0).order.map_err(|held| held.reason)
    };
    assert!(reason(ROW).is_ok());
    assert_eq!(reason(&format!("{ROW},")), Err(HeldReason::CellsMissing { expected: 7, found: 8 }));
    assert_eq!(reason("2812345678901234567,甲"), Err(HeldReason::CellsMissing { expected: 7, found: 2 }));
}

#[test]
fn o1_empty_rows_are_no_orders() {
    let file = format!("{GOOD}\r\n\r\n{ROW}\r\n,,,,,,\r\n \r\n");
    assert_eq!(orders(file.as_bytes()).len(), 1);
}

#[test]
fn o1_a_cell_that_is_no_text_holds_its_row_alone() {
    for (name, encoding, broken) in [
        ("UTF-8", Encoding::Utf8, &b"\xe7\x94"[..]),
        ("GB18030", Encoding::Gb18030, &b"\x81"[..]),
        ("a NUL", Encoding::Utf8, &b"\0"[..]),
    ] {
        let sample = sample(Layout::Orders2022, 3);
        let mut csv = csv::Writer::from_writer(Vec::new());
        for (at, row) in sample.rows(&shanghai()).enumerate() {
            let cells = row.iter().zip(Layout::Orders2022.columns()).map(|(cell, column)| match (encoding, column) {
                (_, "收货人姓名") if at == 2 => broken.to_vec(),
                (Encoding::Utf8, _) => cell.clone().into_bytes(),
                (Encoding::Gb18030, _) => encoding_rs::GB18030.encode(cell).0.into_owned(),
            });
            csv.write_record(cells).expect("memory takes everything");
        }
        let rows = rows(&csv.into_inner().expect("memory takes everything")).expect("an order file");
        let held: Vec<_> =
            rows.into_iter().filter_map(|row| row.order.err()).map(|held| (held.row, held.reason)).collect();
        assert_eq!(held, [(3, HeldReason::NotText { column: "收货人姓名".into() })], "{name}");
    }
}

#[test]
fn o1_a_quotation_that_never_ends_is_found() {
    let cut = format!("{GOOD}\n{ROW}\n2812345678901234568,\"甲\n{ROW}\n{ROW}\n");
    let mut file = read(cut.as_bytes(), &shanghai()).expect("an order file");
    assert!(file.next().expect("a row").expect("readable").order.is_ok());
    assert_eq!(file.next(), Some(Err(FileError::QuoteOpen { row: 3 })));
    assert_eq!(file.next(), None);

    let long = format!("{GOOD}\n{ROW}\n2812345678901234568,\"甲\n{}", format!("{ROW}\n").repeat(5_000));
    let mut file = read(long.as_bytes(), &shanghai()).expect("an order file");
    assert!(file.next().expect("a row").expect("readable").order.is_ok());
    assert_eq!(file.next(), Some(Err(FileError::RowTooLong { row: 3 })));
    assert_eq!(file.next(), None);
    assert!(read(&vec![b'a'; 400_000][..], &shanghai()).is_err_and(|error| error == FileError::RowTooLong { row: 1 }));
}

#[test]
fn a_source_that_fails_ends_the_file() {
    struct Fails;
    impl std::io::Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("pulled out"))
        }
    }
    let start = format!("{GOOD}\n{ROW}\n");
    let source = std::io::Read::chain(start.as_bytes(), Fails);
    let found: Vec<_> = read(source, &shanghai()).expect("an order file").collect();
    assert!(found[0].is_ok());
    assert_eq!(found[1..], [Err(FileError::Unreadable { text: "pulled out".into() })]);
}

#[test]
fn progress_ends_at_the_length_of_the_file() {
    let bytes = file_with(Layout::Orders2022, &[]);
    for bytes in [bytes.clone(), [&b"\xef\xbb\xbf"[..], &bytes[..]].concat()] {
        let mut file = read(&bytes[..], &shanghai()).expect("an order file");
        assert_eq!(file.by_ref().count(), 1);
        assert_eq!(file.bytes_read(), bytes.len() as u64);
    }
}
