//! Where a test runs: a database of its own on either engine, copied from a template that is migrated once.
//!
//! Every test may be a process of its own (nextest), so templates are made under a lock and named by the migrations.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use storage::{EngineKind, Store, StoreSettings};

use crate::outcome::Outcome;

/// As many as concurrent tasks need to meet in the database, not at the pool's door.
const CONNECTIONS: u32 = 20;

/// A migrated store that no other test sees.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    store: Store,
    /// How it was opened.
    pub(crate) settings: StoreSettings,
    ground: Arc<Ground>,
}

impl std::ops::Deref for Place {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Place {
    /// The address of a database beside this one in which there is nothing.
    pub(crate) async fn beside(&self) -> StoreSettings {
        self.ground.settings(Content::Nothing).await
    }

    /// Runs a statement that the store does not offer.
    pub(crate) async fn run(&self, statement: &str) -> sqlx::Result<()> {
        let url = &self.settings.url;
        let statement = sqlx::raw_sql(AssertSqlSafe(statement));
        match self.kind() {
            EngineKind::Sqlite => statement.execute(&mut SqliteConnection::connect(url).await?).await.map(|_| ()),
            EngineKind::Postgres => statement.execute(&mut PgConnection::connect(url).await?).await.map(|_| ()),
        }
    }

    /// Runs statements while no foreign key is checked: to put in very much, or what should never be there.
    pub(crate) async fn run_unchecked(&self, statements: &str) -> sqlx::Result<()> {
        let unchecked = match self.kind() {
            EngineKind::Sqlite => "pragma foreign_keys = off",
            EngineKind::Postgres => "set session_replication_role = replica",
        };
        self.run(&format!("{unchecked}; {statements}")).await
    }

    /// The text in one column of each row of a query that the store does not offer.
    pub(crate) async fn column(&self, query: &str, column: usize) -> sqlx::Result<Vec<String>> {
        use sqlx::Row;
        let url = &self.settings.url;
        match self.kind() {
            EngineKind::Sqlite => {
                let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&mut SqliteConnection::connect(url).await?).await?;
                rows.iter().map(|row| row.try_get(column)).collect()
            }
            EngineKind::Postgres => {
                let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&mut PgConnection::connect(url).await?).await?;
                rows.iter().map(|row| row.try_get(column)).collect()
            }
        }
    }
}

/// Runs a test on one engine, and clears its databases away whatever came of it.
pub(crate) async fn on<F>(kind: EngineKind, body: impl FnOnce(Place) -> F)
where
    F: Future<Output = Outcome> + 'static,
{
    let ground = Arc::new(Ground::new(kind));
    let settings = ground.settings(Content::Tables).await;
    let store = Store::open(&settings).await.expect("the copied database opens");
    let place = Place { store, settings, ground: Arc::clone(&ground) };
    // A task of its own catches a panic; a local one, since migrating cannot move between threads.
    let came = tokio::task::LocalSet::new().run_until(async { tokio::task::spawn_local(body(place)).await }).await;
    ground.clear().await;
    match came {
        Ok(Ok(())) => {}
        Ok(Err(failed)) => panic!("on {kind:?}, {failed}"),
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    }
}

#[derive(Debug, Clone, Copy)]
enum Content {
    Nothing,
    Tables,
}

/// What a test leaves behind: a folder of SQLite files, or databases of the server.
#[derive(Debug)]
struct Ground {
    kind: EngineKind,
    folder: tempfile::TempDir,
    databases: Mutex<Vec<String>>,
}

impl Ground {
    fn new(kind: EngineKind) -> Self {
        Self { kind, folder: tempfile::tempdir().expect("a temporary folder"), databases: Mutex::default() }
    }

    async fn settings(&self, content: Content) -> StoreSettings {
        let url = match self.kind {
            EngineKind::Sqlite => self.file(content).await,
            EngineKind::Postgres => self.database(content).await,
        };
        StoreSettings { url, connections: CONNECTIONS }
    }

    async fn file(&self, content: Content) -> String {
        let path = self.folder.path().join(format!("{}.db", unique()));
        if let Content::Tables = content {
            std::fs::copy(sqlite_template().await, &path).expect("the template is copied");
        }
        address(&path)
    }

    async fn database(&self, content: Content) -> String {
        let name = format!("test_{}", unique());
        let mut server = server().await;
        let create = match content {
            Content::Nothing => format!("create database {name} template template0"),
            Content::Tables => format!("create database {name} template {}", postgres_template(&mut server).await),
        };
        run(&mut server, create).await;
        self.databases.lock().expect("no test panics in here").push(name.clone());
        address_on_server(&name)
    }

    async fn clear(&self) {
        let names = std::mem::take(&mut *self.databases.lock().expect("no test panics in here"));
        if !names.is_empty() {
            let mut server = server().await;
            for name in names {
                run(&mut server, format!("drop database {name} with (force)")).await;
            }
        }
    }
}

/// A migrated file in WAL mode, made by the first test that comes.
async fn sqlite_template() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let ready = folder.join(format!("conformance-{:016x}.db", fingerprint()));
    let lock = File::create(folder.join("conformance.lock")).expect("a lock file");
    lock.lock().expect("the lock");
    if !ready.exists() {
        let being_made = tempfile::tempdir_in(folder).expect("a temporary folder");
        let file = being_made.path().join("template.db");
        make_template(StoreSettings { url: address(&file), connections: 1 }).await;
        assert!(!file.with_extension("db-wal").exists(), "closing the store leaves no log behind");
        std::fs::rename(&file, &ready).expect("the template moves to its place");
    }
    ready
}

/// A migrated database of the server, made by the first test that comes.
async fn postgres_template(server: &mut PgConnection) -> String {
    const ANY_NUMBER: i64 = 20_261_124;
    let ready = format!("template_{:016x}", fingerprint());
    let is_ready = "select exists (select 1 from pg_database where datname = $1)";
    sqlx::query("select pg_advisory_lock($1)").bind(ANY_NUMBER).execute(&mut *server).await.expect("the lock");
    let is_there: bool = sqlx::query_scalar(is_ready).bind(&ready).fetch_one(&mut *server).await.expect("the list of databases");
    if !is_there {
        run(server, "drop database if exists template_being_made with (force)".to_owned()).await;
        run(server, "create database template_being_made template template0".to_owned()).await;
        make_template(StoreSettings { url: address_on_server("template_being_made"), connections: 1 }).await;
        run(server, format!("alter database template_being_made rename to {ready}")).await;
    }
    sqlx::query("select pg_advisory_unlock($1)").bind(ANY_NUMBER).execute(server).await.expect("the lock");
    ready
}

async fn make_template(settings: StoreSettings) {
    let store = Store::open(&settings).await.expect("a new database opens");
    store.migrate(&settings).await.expect("a new database is migrated");
    store.close().await;
}

async fn server() -> PgConnection {
    PgConnection::connect(&server_address()).await.expect("the server of FAIRWAY_TEST_POSTGRES answers; see `make test-postgres`")
}

fn server_address() -> String {
    #[expect(clippy::disallowed_methods, reason = "where the server is, only whoever started it can tell")]
    let named = std::env::var("FAIRWAY_TEST_POSTGRES");
    named.unwrap_or_else(|_| panic!("FAIRWAY_TEST_POSTGRES names no server: run these tests by `make test-postgres`"))
}

async fn run(server: &mut PgConnection, statement: String) {
    let done = sqlx::raw_sql(AssertSqlSafe(statement.as_str())).execute(server).await;
    done.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

fn address(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

fn address_on_server(database: &str) -> String {
    let address = server_address();
    let (server, _) = address.rsplit_once('/').expect("an address ends in the name of a database");
    format!("{server}/{database}")
}

fn fingerprint() -> u64 {
    let mut hasher = DefaultHasher::new();
    crate::migrations::texts().hash(&mut hasher);
    hasher.finish()
}

fn unique() -> String {
    #[expect(clippy::disallowed_methods, reason = "only for a name that no other test gives")]
    let now = SystemTime::now();
    let since = now.duration_since(UNIX_EPOCH).expect("it is after 1970");
    format!("{}_{}", std::process::id(), since.as_nanos())
}
