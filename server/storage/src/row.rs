//! From text in a column to a domain value, naming the row that does not hold one.

use uuid::Uuid;

use crate::{Result, StorageError};

/// The id in this column.
pub(crate) fn id(table: &'static str, text: &str) -> Result<Uuid> {
    Uuid::try_parse(text).map_err(|_| corrupt(table, text))
}

/// A row of this table and key that does not hold what it should.
pub(crate) fn corrupt(table: &'static str, key: &str) -> StorageError {
    StorageError::Corrupt { table, id: key.to_owned() }
}

/// The value a parser finds in a column.
pub(crate) fn read<T>(table: &'static str, key: &str, value: Option<T>) -> Result<T> {
    value.ok_or_else(|| corrupt(table, key))
}

/// The value JSON in a column holds.
pub(crate) fn json<T: serde::de::DeserializeOwned>(table: &'static str, key: &str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| corrupt(table, key))
}

/// JSON for a column; the types kept have no part that cannot be written.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("kept types have string keys and no failing parts")
}

/// A count kept as a whole number.
pub(crate) fn count(table: &'static str, key: &str, value: i64) -> Result<u32> {
    u32::try_from(value).map_err(|_| corrupt(table, key))
}
