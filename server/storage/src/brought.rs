//! Lists of experts brought in, until a second person has decided on them.

use domain::id::{ImportId, PersonId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::id;

impl Work {
    /// Lists of experts brought in.
    pub fn brought(&mut self) -> Brought<'_> {
        Brought { work: self }
    }
}

/// The table of this file.
#[derive(Debug)]
pub struct Brought<'a> {
    work: &'a mut Work,
}

/// A list as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Its id.
    pub id: ImportId,
    /// Who brought it.
    pub made_by: PersonId,
    /// When.
    pub made_at: Timestamp,
    /// What the file was called.
    pub file_name: String,
    /// The rows, in JSON.
    pub body: String,
    /// Who decided, when, and what came of it in JSON.
    pub decided: Option<(PersonId, Timestamp, String)>,
}

const ADD: &str = "insert into accreditation_imports (id, made_by, made_at, file_name, body) values ($1, $2, $3, $4, $5)";
const FIND: &str = "
    select id, made_by, made_at, file_name, body, decided_by, decided_at, outcome from accreditation_imports where id = $1";
pub(crate) const LIST: &str = "
    select id, made_by, made_at, file_name, '' as body, decided_by, decided_at, '' as outcome from accreditation_imports
    order by made_at desc, id desc limit $1";
const DECIDE: &str = "
    update accreditation_imports set decided_by = $2, decided_at = $3, outcome = $4 where id = $1 and decided_by is null";

type ImportTuple = (String, String, i64, String, String, Option<String>, Option<i64>, Option<String>);

impl Brought<'_> {
    /// Keeps a list.
    pub async fn add(&mut self, row: &ImportRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(row.id.to_string()).bind(row.made_by.to_string()).bind(row.made_at.0).bind(&row.file_name).bind(&row.body)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The list of this id.
    pub async fn find(&mut self, import: ImportId) -> Result<Option<ImportRow>> {
        let row: Option<ImportTuple> = on_engine!(self.work, db => sqlx::query_as(FIND).bind(import.to_string()).fetch_optional(db).await?);
        row.map(read).transpose()
    }

    /// Lists brought in, the newest first, without their rows and what came of them.
    pub async fn list(&mut self, most: i64) -> Result<Vec<ImportRow>> {
        let rows: Vec<ImportTuple> = on_engine!(self.work, db => sqlx::query_as(LIST).bind(most).fetch_all(db).await?);
        rows.into_iter().map(read).collect()
    }

    /// Keeps what was decided; false if somebody was faster.
    pub async fn decide(&mut self, import: ImportId, by: PersonId, at: Timestamp, outcome: &str) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(DECIDE)
            .bind(import.to_string()).bind(by.to_string()).bind(at.0).bind(outcome).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }
}

fn read(row: ImportTuple) -> Result<ImportRow> {
    let (key, made_by, made_at, file_name, body, decided_by, decided_at, outcome) = row;
    let table = "accreditation_imports";
    let decided_by = decided_by.map(|by| id(table, &by).map(PersonId)).transpose()?;
    let decided = decided_by.zip(decided_at).map(|(by, at)| (by, Timestamp(at), outcome.unwrap_or_default()));
    Ok(ImportRow {
        id: ImportId(id(table, &key)?),
        made_by: PersonId(id(table, &made_by)?),
        made_at: Timestamp(made_at),
        file_name,
        body,
        decided,
    })
}
