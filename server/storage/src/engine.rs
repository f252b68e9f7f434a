//! The two engines behind one door: pools, units of work, the dispatch macro, migrations.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::id::PersonId;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};

use crate::{Result, StorageError};

static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");

/// The first SQLite without the corruption of the write-ahead log (3.51.2 and before).
const SQLITE_LEAST: &str = "3.51.3";

/// Runs the same query on whichever engine this unit of work was opened, and counts it.
macro_rules! on_engine {
    ($work:expr, $db:ident => $run:expr) => {{
        $work.count();
        match &mut $work.tx {
            crate::engine::Tx::Sqlite(unit) => {
                let $db = unit.connection();
                $run
            }
            crate::engine::Tx::Postgres(unit) => {
                let $db = unit.connection();
                $run
            }
        }
    }};
}
pub(crate) use on_engine;

/// Which engine stands behind the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineKind {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

/// How the store is opened.
#[derive(Debug, Clone)]
pub struct StoreSettings {
    /// `sqlite:FILE` or `postgres://…`.
    pub url: String,
    /// Readers (SQLite) or connections (PostgreSQL, of which three in eight only look).
    pub connections: u32,
}

/// The database, and the only way to it.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    statements: Arc<AtomicU64>,
}

#[derive(Debug, Clone)]
enum Engine {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres { pool: PgPool, lookers: PgPool },
}

/// A unit of work: what it wrote is kept by [`Work::commit`] and undone by dropping it.
#[derive(Debug)]
pub struct Work {
    pub(crate) tx: Tx,
    statements: u32,
    total: Arc<AtomicU64>,
}

#[derive(Debug)]
pub(crate) enum Tx {
    Sqlite(SqliteUnit),
    Postgres(PostgresUnit),
}

#[derive(Debug)]
pub(crate) enum PostgresUnit {
    Look(PoolConnection<Postgres>),
    Whole(Transaction<'static, Postgres>),
}

impl PostgresUnit {
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        match self {
            Self::Look(connection) => connection,
            Self::Whole(tx) => tx,
        }
    }
}

#[derive(Debug)]
pub(crate) enum SqliteUnit {
    Read(PoolConnection<Sqlite>),
    Write(Transaction<'static, Sqlite>),
}

impl SqliteUnit {
    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        match self {
            Self::Read(connection) => connection,
            Self::Write(tx) => tx,
        }
    }
}

impl Store {
    /// Opens the database; it is not migrated by this.
    pub async fn open(settings: &StoreSettings) -> Result<Self> {
        let engine = if settings.url.starts_with("sqlite:") {
            open_sqlite(settings).await?
        } else if settings.url.starts_with("postgres://") || settings.url.starts_with("postgresql://") {
            open_postgres(settings).await?
        } else {
            return Err(StorageError::Unusable("the database address starts with sqlite: or postgres://".to_owned()));
        };
        Ok(Self { engine, statements: Arc::default() })
    }

    /// Which engine this is.
    pub fn kind(&self) -> EngineKind {
        match self.engine {
            Engine::Sqlite { .. } => EngineKind::Sqlite,
            Engine::Postgres { .. } => EngineKind::Postgres,
        }
    }

    /// Statements run since the store was opened, begin and commit not counted.
    pub fn statements_run(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// A unit of work that only reads.
    pub async fn read(&self) -> Result<Work> {
        let tx = match &self.engine {
            Engine::Sqlite { readers, .. } => Tx::Sqlite(SqliteUnit::Read(readers.acquire().await?)),
            Engine::Postgres { pool, .. } => {
                Tx::Postgres(PostgresUnit::Whole(pool.begin_with("begin isolation level repeatable read read only").await?))
            }
        };
        Ok(self.work(tx))
    }

    /// A unit of work that only reads, each statement what is committed at its moment: for one statement, or for several of which
    /// each may be newer than the one before. It costs a server nothing but these statements.
    pub async fn look(&self) -> Result<Work> {
        let Engine::Postgres { lookers, .. } = &self.engine else { return self.read().await };
        Ok(self.work(Tx::Postgres(PostgresUnit::Look(lookers.acquire().await?))))
    }

    /// A unit of work that may write. On SQLite writers wait at the door for each other.
    pub async fn write(&self) -> Result<Work> {
        let tx = match &self.engine {
            Engine::Sqlite { writer, .. } => Tx::Sqlite(SqliteUnit::Write(writer.begin_with("begin immediate").await?)),
            Engine::Postgres { pool, .. } => {
                Tx::Postgres(PostgresUnit::Whole(pool.begin_with("begin isolation level serializable").await?))
            }
        };
        Ok(self.work(tx))
    }

    /// A unit of work that may write and decides by what is kept of one person, in whose name no other such unit runs
    /// meanwhile. It never comes too late: thousands who begin something at once do not get into each other's way.
    pub async fn write_of(&self, person: PersonId) -> Result<Work> {
        let Engine::Postgres { pool, .. } = &self.engine else { return self.write().await };
        // Each statement sees what is committed, hence all that the unit before it did.
        let mut tx = pool.begin_with("begin isolation level read committed").await?;
        sqlx::query("select pg_advisory_xact_lock($1)").bind(lock_of(person)).execute(&mut *tx).await?;
        Ok(self.work(Tx::Postgres(PostgresUnit::Whole(tx))))
    }

    fn work(&self, tx: Tx) -> Work {
        Work { tx, statements: 0, total: Arc::clone(&self.statements) }
    }

    /// Brings the schema up to date; who migrates holds a lock, so several servers may start at once.
    pub async fn migrate(&self, settings: &StoreSettings) -> Result<()> {
        match &self.engine {
            Engine::Sqlite { .. } => migrate_sqlite(settings).await,
            Engine::Postgres { pool, .. } => MIGRATOR.run(pool).await.map_err(StorageError::Migrate),
        }
    }

    /// Whether every migration of this program has been applied.
    pub async fn is_migrated(&self) -> Result<bool> {
        const LAST: &str = "select cast(coalesce(max(version), 0) as bigint) from _sqlx_migrations where success";
        let newest = MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0);
        let applied: std::result::Result<i64, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => sqlx::query_scalar(LAST).fetch_one(readers).await,
            Engine::Postgres { pool, .. } => sqlx::query_scalar(LAST).fetch_one(pool).await,
        };
        match applied {
            Ok(version) => Ok(version >= newest),
            // Before the first migration the table is not there.
            Err(sqlx::Error::Database(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether nothing was ever put in: no table of ours, or no organisation.
    pub async fn is_empty(&self) -> Result<bool> {
        if !self.is_migrated().await? {
            return Ok(true);
        }
        let mut work = self.read().await?;
        Ok(work.people().count_organisations().await? == 0)
    }

    /// How durably commits are kept, as the engine itself reports it: `synchronous` or `synchronous_commit`.
    pub async fn durability(&self) -> Result<String> {
        match &self.engine {
            Engine::Sqlite { writer, .. } => {
                let level: i64 = sqlx::query_scalar("pragma synchronous").fetch_one(writer).await?;
                Ok(["off", "normal", "full", "extra"].get(usize::try_from(level).unwrap_or(0)).copied().unwrap_or("off").to_owned())
            }
            Engine::Postgres { pool, .. } => Ok(sqlx::query_scalar("show synchronous_commit").fetch_one(pool).await?),
        }
    }

    /// Ends every connection once its work is done.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres { pool, lookers } => {
                lookers.close().await;
                pool.close().await;
            }
        }
    }
}

impl Work {
    pub(crate) fn count(&mut self) {
        self.statements += 1;
        self.total.fetch_add(1, Ordering::Relaxed);
    }

    /// Statements run in this unit of work so far.
    pub fn statements_run(&self) -> u32 {
        self.statements
    }

    /// Keeps what was written; it is on disk when this returns.
    pub async fn commit(self) -> Result<()> {
        match self.tx {
            Tx::Sqlite(SqliteUnit::Write(tx)) => tx.commit().await?,
            Tx::Postgres(PostgresUnit::Whole(tx)) => tx.commit().await?,
            Tx::Sqlite(SqliteUnit::Read(_)) | Tx::Postgres(PostgresUnit::Look(_)) => {}
        }
        Ok(())
    }
}

fn sqlite_options(url: &str) -> Result<SqliteConnectOptions> {
    Ok(SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10))
        .pragma("cache_size", "-2000")
        .pragma("temp_store", "memory")
        .optimize_on_close(true, 400)
        .disable_statement_logging())
}

async fn open_sqlite(settings: &StoreSettings) -> Result<Engine> {
    let options = sqlite_options(&settings.url)?;
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(30))
        .connect_with(options.clone())
        .await?;
    let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(&writer).await?;
    if numbers(&version) < numbers(SQLITE_LEAST) {
        return Err(StorageError::Unusable(format!("SQLite {version} can damage its log; {SQLITE_LEAST} or newer is needed")));
    }
    let readers = SqlitePoolOptions::new()
        .max_connections(settings.connections)
        .min_connections(1)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(30))
        // What may not write cannot keep statistics, and failing to would end the connection unwaited for.
        .connect_with(options.pragma("query_only", "on").optimize_on_close(false, None))
        .await?;
    Ok(Engine::Sqlite { writer, readers })
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

async fn open_postgres(settings: &StoreSettings) -> Result<Engine> {
    // Every statement here has an index to go by. Left to itself the planner prefers to read a table from end to end while it is
    // tiny, and a prepared statement keeps that plan while the table grows a thousandfold within the minute.
    let planner = [("synchronous_commit", "on"), ("enable_seqscan", "off"), ("jit", "off")];
    let options = PgConnectOptions::from_str(&settings.url)?.options(planner).disable_statement_logging();
    let looking = (settings.connections * 3 / 8).max(1);
    let pool = |most: u32| PgPoolOptions::new().max_connections(most).test_before_acquire(false).acquire_timeout(Duration::from_secs(30));
    // What only looks may not write, by the server's own word.
    let lookers = pool(looking).connect_with(options.clone().options([("default_transaction_read_only", "on")])).await?;
    let pool = pool(settings.connections.saturating_sub(looking).max(1)).connect_with(options).await?;
    Ok(Engine::Postgres { pool, lookers })
}

/// SQLite migrates on a connection of its own without foreign keys, which are checked afterwards; a lock file stands
/// in for the lock sqlx does not take there.
async fn migrate_sqlite(settings: &StoreSettings) -> Result<()> {
    let options = sqlite_options(&settings.url)?.foreign_keys(false);
    let file = options.get_filename().to_path_buf();
    let _lock = lock(&file).await?;
    let mut connection = options.connect().await?;
    MIGRATOR.run(&mut connection).await.map_err(StorageError::Migrate)?;
    let broken = sqlx::query("pragma foreign_key_check").fetch_all(&mut connection).await?;
    connection.close().await?;
    if broken.is_empty() { Ok(()) } else { Err(StorageError::Unusable(format!("{} rows refer to rows that are not there", broken.len()))) }
}

/// Held while migrating; the operating system lets go of it should the process die.
async fn lock(database: &Path) -> Result<std::fs::File> {
    let path = PathBuf::from(format!("{}.lock", database.display()));
    tokio::task::spawn_blocking(move || {
        let file = std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.lock()?;
        Ok(file)
    })
    .await
    .map_err(|error| StorageError::Unusable(error.to_string()))?
    .map_err(|error: std::io::Error| StorageError::Engine(sqlx::Error::Io(error)))
}

/// The number under which a person is locked; two who share it wait for each other.
fn lock_of(person: PersonId) -> i64 {
    let (high, low) = person.0.as_u64_pair();
    i64::from_ne_bytes((high ^ low).to_ne_bytes())
}
