//! The only crate that knows SQL: turns rows into domain values and back, on SQLite and on PostgreSQL.
//!
//! Each statement is one text that both engines read. A table has one owner, the file that writes it. Nothing here
//! decides a rule or checks a permission.

pub mod accommodation;
pub mod accreditation;
pub mod attachment;
pub mod brought;
pub mod certificate;
pub mod correction;
pub mod course;
pub mod credential;
pub mod delegation;
mod engine;
pub mod enrolment;
pub mod feedback;
pub mod journal;
pub mod letter;
pub mod marking;
pub mod mission;
pub mod panel;
pub mod paper;
pub mod people;
#[doc(hidden)]
pub mod plans;
pub mod practice;
pub mod progress;
pub mod quiz;
pub mod record;
pub mod reminder;
pub mod report;
mod row;
pub mod running;

pub use engine::{EngineKind, Store, StoreSettings, Work};

/// Why the store could not answer. Logged with its causes, never shown.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The engine failed.
    #[error("the database did not answer")]
    Engine(#[source] sqlx::Error),
    /// A row holds what it never should.
    #[error("row {id} of {table} does not hold what it should")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The row's key.
        id: String,
    },
    /// A unique rule stood against the write.
    #[error("a unique rule stands against it: {rule}")]
    Conflict {
        /// The constraint (PostgreSQL) or the columns (SQLite).
        rule: String,
    },
    /// Another unit of work came first; the whole use case may run again.
    #[error("another unit of work came first")]
    Again,
    /// The schema could not be brought up to date.
    #[error("the schema could not be brought up to date")]
    Migrate(#[source] sqlx::migrate::MigrateError),
    /// The address of the database is not understood, or the engine cannot serve.
    #[error("{0}")]
    Unusable(String),
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, StorageError>;

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        let Some(database) = error.as_database_error() else { return Self::Engine(error) };
        if database.is_unique_violation() {
            let rule = database.constraint().map_or_else(|| database.message().to_owned(), str::to_owned);
            return Self::Conflict { rule };
        }
        // PostgreSQL: serialization_failure, deadlock_detected.
        match database.code().as_deref() {
            Some("40001" | "40P01") => Self::Again,
            _ => Self::Engine(error),
        }
    }
}
