//! Any bytes at all: the reader ends, never panics, and does not care how the bytes arrive.

use super::{rows, sample, shanghai, written};
use proptest::{collection::vec, prelude::*};
use shared::{
    order::file::{FileError, Row, read},
    sample::{Encoding, Layout},
};
use std::io::{self, Read};

/// Gives a few bytes at a time.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = into.len().min(self.1);
        self.0.read(&mut into[..count])
    }
}

/// The rows before the error that ends them, and the error.
fn everything(source: impl Read) -> (Vec<Row>, Option<FileError>) {
    let mut rows = Vec::new();
    match read(source, &shanghai()) {
        Err(error) => (rows, Some(error)),
        Ok(file) => {
            for row in file {
                match row {
                    Ok(row) => rows.push(row),
                    Err(error) => return (rows, Some(error)),
                }
            }
            (rows, None)
        }
    }
}

/// A good file, and how many orders it has.
fn files() -> impl Strategy<Value = (Vec<u8>, usize)> {
    let layout = prop::sample::select(Layout::ALL.to_vec());
    let encoding = prop::sample::select(vec![Encoding::Utf8, Encoding::Gb18030]);
    (layout, encoding, 0..12_u32)
        .prop_map(|(layout, encoding, orders)| (written(&sample(layout, orders), encoding), orders as usize))
}

/// What happens to files: bytes are replaced, put in and lost, and the end is cut off.
fn damage(mut file: Vec<u8>, changes: &[(prop::sample::Index, u8, u8)], cut: Option<prop::sample::Index>) -> Vec<u8> {
    for (at, kind, byte) in changes {
        let at = at.index(file.len());
        match kind % 3 {
            0 => file[at] = *byte,
            1 => file.insert(at, *byte),
            _ if file.len() > 1 => drop(file.remove(at)),
            _ => {}
        }
    }
    if let Some(cut) = cut {
        file.truncate(cut.index(file.len()));
    }
    file
}

/// Bytes that mean something to one of the layers, and others.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![prop::sample::select(b"\",\n\r='\t\0\x04eE+.0\x81\xfe\xef".to_vec()), any::<u8>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn o1_any_bytes(bytes in vec(any::<u8>(), 0..4_000)) {
        let _ = rows(&bytes);
    }

    #[test]
    fn o1_any_bytes_under_a_good_header(bytes in vec(byte(), 0..4_000), layout in prop::sample::select(Layout::ALL.to_vec())) {
        let mut file = written(&sample(layout, 0), Encoding::Gb18030);
        file.extend(bytes);
        let _ = rows(&file);
    }

    #[test]
    fn o1_damaged_files_arrive_alike_in_any_portions(
        (file, _) in files(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>(), byte()), 0..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
        portion in prop::sample::select(vec![1_usize, 2, 3, 7, 64, 1000, 8192]),
    ) {
        let file = damage(file, &changes, cut);
        prop_assert_eq!(everything(Drops(&file, portion)), everything(&file[..]));
    }

    #[test]
    fn o1_whole_files_are_read_whole((file, orders) in files(), portion in 1..3_000_usize) {
        let (found, error) = everything(Drops(&file, portion));
        prop_assert_eq!(error, None);
        prop_assert_eq!(found.iter().filter(|row| row.order.is_ok()).count(), orders);
        prop_assert_eq!(found.len(), orders);
    }
}
