//! Where a school stands: a SQLite file in a temporary folder, or a database of its own on the PostgreSQL server.

use std::path::PathBuf;
use std::process::Command;

use academy::{MasterKey, StoreSettings};
use storage::EngineKind;

/// As many as concurrent tasks need to meet in the database, not at the pool's door.
const CONNECTIONS: u32 = 20;

/// A database that no other test sees, cleared away with the school.
#[derive(Debug)]
pub(crate) enum Place {
    Folder(tempfile::TempDir),
    Database { server: String, name: String },
}

impl Place {
    /// A new one.
    pub(crate) fn new(kind: EngineKind) -> Self {
        match kind {
            EngineKind::Sqlite => Self::Folder(tempfile::tempdir().expect("a temporary folder")),
            EngineKind::Postgres => {
                let (server, name) = (server(), format!("academy_{}", &MasterKey::generate().written()[..12]));
                let made = psql(&server, &format!("create database {name} template template0"));
                made.unwrap_or_else(|error| panic!("the server of FAIRWAY_TEST_POSTGRES makes no database: {error}"));
                Self::Database { server, name }
            }
        }
    }

    /// How it is opened.
    pub(crate) fn settings(&self) -> StoreSettings {
        let url = match self {
            Self::Folder(folder) => format!("sqlite:{}", folder.path().join("fairway.db").display()),
            Self::Database { server, name } => {
                let (server, _) = server.rsplit_once('/').expect("an address ends in the name of a database");
                format!("{server}/{name}")
            }
        };
        StoreSettings { url, connections: CONNECTIONS }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Database { server, name } = self
            && let Err(error) = psql(server, &format!("drop database {name} with (force)"))
        {
            // A second panic would hide the one that is being told.
            eprintln!("the database {name} stays behind: {error}");
        }
    }
}

fn server() -> String {
    let given = std::env::var_os("FAIRWAY_TEST_POSTGRES").and_then(|address| address.into_string().ok());
    given.unwrap_or_else(|| panic!("FAIRWAY_TEST_POSTGRES names no server: run these tests by `make rust`"))
}

fn psql(server: &str, statement: &str) -> Result<(), String> {
    let program = PathBuf::from(std::env::var_os("FAIRWAY_POSTGRES").unwrap_or_default()).join("psql");
    let run = Command::new(&program).args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement, server]).output();
    let run = run.map_err(|error| format!("{}: {error}", program.display()))?;
    if run.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&run.stderr).into_owned()) }
}
