//! How a test ends, and what tests say again and again: on both engines, kept in one unit of work, all at once.

use std::fmt;
use std::panic::Location;

use storage::StorageError;

/// What a test answers.
pub(crate) type Outcome = Result<(), Failed>;

/// An error with the line of the test that met it.
#[derive(Debug)]
pub(crate) struct Failed {
    reason: String,
    line: &'static Location<'static>,
}

impl<E: std::error::Error> From<E> for Failed {
    #[track_caller]
    fn from(error: E) -> Self {
        Self { reason: format!("{error:?}"), line: Location::caller() }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.line, self.reason)
    }
}

/// Whether it stands: a unique rule against it is an answer, anything else against it an error.
pub(crate) fn unless_conflict(tried: storage::Result<()>) -> storage::Result<bool> {
    match tried {
        Ok(()) => Ok(true),
        Err(StorageError::Conflict { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// One promise, tested on either engine: `name::sqlite` and `name::postgres`.
macro_rules! both {
    ($(async fn $name:ident($store:ident: Place) $body:block)*) => { $(
        async fn $name($store: crate::place::Place) -> crate::outcome::Outcome {
            $body
            Ok(())
        }

        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                crate::place::on(storage::EngineKind::Sqlite, super::$name).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                crate::place::on(storage::EngineKind::Postgres, super::$name).await;
            }
        }
    )* };
}

/// Does it in one unit of work and keeps it; from the start again where another unit came first.
macro_rules! kept {
    ($store:expr, $work:ident => $run:expr) => {{
        let mut tries: u64 = 0;
        loop {
            let tried = async {
                let mut $work = $store.write().await?;
                let value = $run?;
                $work.commit().await?;
                storage::Result::Ok(value)
            };
            match tried.await {
                Err(storage::StorageError::Again) if tries < 1000 => {
                    tries += 1;
                    tokio::time::sleep(std::time::Duration::from_millis(tries * 7 % 23)).await;
                }
                other => break other,
            }
        }
    }};
}

/// Reads it in a unit of work of its own.
macro_rules! seen {
    ($store:expr, $work:ident => $run:expr) => {{
        let mut $work = $store.read().await?;
        $run?
    }};
}

/// Does it in so many tasks at once, each in a unit of work of its own that is kept; what each was told.
macro_rules! at_once {
    ($count:expr, $store:ident, $number:ident, $work:ident => $run:expr) => {{
        let mut tasks = tokio::task::JoinSet::new();
        for $number in 0..$count {
            let $store = $store.clone();
            tasks.spawn(async move { kept!($store, $work => $run) });
        }
        tasks.join_all().await.into_iter().collect::<storage::Result<Vec<_>>>()
    }};
}

/// Asserts that a unique rule stood against it.
macro_rules! assert_conflict {
    ($tried:expr) => {{
        let tried = $tried;
        assert!(matches!(tried, Err(storage::StorageError::Conflict { .. })), "{tried:?}");
    }};
}

/// Asserts that a row of this table and key was found not to hold what it should.
macro_rules! assert_corrupt {
    ($tried:expr, $table:literal, $key:expr) => {{
        let tried = $tried;
        assert!(matches!(&tried, Err(storage::StorageError::Corrupt { table: $table, id }) if *id == $key), "{tried:?}");
    }};
}

/// Asserts that the engine would not do it, for another reason than a unique rule.
macro_rules! assert_refused_by_the_engine {
    ($tried:expr) => {{
        let tried = $tried;
        assert!(matches!(tried, Err(storage::StorageError::Engine(_))), "{tried:?}");
    }};
}
