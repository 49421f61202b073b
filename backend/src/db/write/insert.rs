//! Inserting many rows by few statements, whose text is made once.

use crate::db::Failure;
use sqlx::{Arguments, Encode, Sqlite, SqliteConnection, Type, error::BoxDynError, sqlite::SqliteArguments};
use std::sync::OnceLock;

/// Rows in one statement: as many 64s as there are, then 8s, then singles. Few shapes, so that
/// every statement is prepared once.
const CHUNKS: [usize; 3] = [64, 8, 1];

/// How rows get into one table.
pub(super) struct Insert {
    head: &'static str,
    columns: usize,
    tail: &'static str,
    statements: OnceLock<[&'static str; CHUNKS.len()]>,
}

/// The values of rows, one after the other.
pub(super) struct Values(SqliteArguments);

impl Insert {
    pub const fn new(head: &'static str, columns: usize, tail: &'static str) -> Insert {
        Insert { head, columns, tail, statements: OnceLock::new() }
    }

    pub async fn run<T>(
        &self,
        to: &mut SqliteConnection,
        rows: impl IntoIterator<Item = T>,
        mut add: impl FnMut(&mut Values, T) -> Result<&mut Values, BoxDynError>,
    ) -> Result<(), Failure> {
        let mut rows = rows.into_iter().collect::<Vec<T>>().into_iter();
        while let Some(nth) = CHUNKS.iter().position(|size| *size <= rows.len()) {
            let mut values = Values(SqliteArguments::default());
            values.0.reserve(CHUNKS[nth] * self.columns, 0);
            for row in rows.by_ref().take(CHUNKS[nth]) {
                add(&mut values, row).map_err(sqlx::Error::Encode)?;
            }
            sqlx::query_with(self.statements()[nth], values.0).execute(&mut *to).await?;
        }
        Ok(())
    }

    fn statements(&self) -> &[&'static str; CHUNKS.len()] {
        self.statements.get_or_init(|| {
            let row = format!("({})", vec!["?"; self.columns].join(", "));
            // A few texts for the life of the process.
            CHUNKS
                .map(|size| format!("{}{}{}", self.head, vec![row.as_str(); size].join(", "), self.tail).leak() as &str)
        })
    }
}

impl Values {
    pub fn add<'t>(&mut self, value: impl Encode<'t, Sqlite> + Type<Sqlite>) -> Result<&mut Values, BoxDynError> {
        self.0.add(value)?;
        Ok(self)
    }
}
