//! Documents of accreditation cases, and their contents until they are erased.

use domain::accreditation::document::{Kind, Media};
use domain::id::{CaseId, DocumentId, PersonId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{count, id, read};

impl Work {
    /// Documents of cases.
    pub fn attachments(&mut self) -> Attachments<'_> {
        Attachments { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Attachments<'a> {
    work: &'a mut Work,
}

/// A document as it is kept, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// Whose.
    pub case: CaseId,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What it is by its content.
    pub media: Media,
    /// Bytes.
    pub size: u32,
    /// SHA-256 of them, in hexadecimal.
    pub sha256: String,
    /// Who handed it in.
    pub handed_in_by: PersonId,
    /// When.
    pub handed_in_at: Timestamp,
    /// When its content was erased.
    pub erased_at: Option<Timestamp>,
}

const ADD: &str = "
    insert into accreditation_documents (id, case_id, kind, name, media_type, size, sha256, handed_in_by, handed_in_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ADD_CONTENT: &str = "insert into accreditation_document_contents (document_id, content) values ($1, $2)";
pub(crate) const OF_CASE: &str = "
    select id, case_id, kind, name, media_type, size, sha256, handed_in_by, handed_in_at, erased_at from accreditation_documents
    where case_id = $1 order by handed_in_at, id";
const CONTENT: &str = "select content from accreditation_document_contents where document_id = $1";
const ERASE: &str = "update accreditation_documents set erased_at = $2 where id = $1 and erased_at is null";
const ERASE_CONTENT: &str = "delete from accreditation_document_contents where document_id = $1";
pub(crate) const WITH_CONTENTS: &str = "
    select distinct case_id from accreditation_documents where case_id > $1 and erased_at is null order by case_id limit $2";

type DocumentTuple = (String, String, String, String, String, i64, String, String, i64, Option<i64>);

impl Attachments<'_> {
    /// Keeps a document with its content, in base64.
    pub async fn add(&mut self, row: &DocumentRow, content: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(row.id.to_string()).bind(row.case.to_string()).bind(row.kind.word()).bind(&row.name).bind(row.media.content_type())
            .bind(i64::from(row.size)).bind(&row.sha256).bind(row.handed_in_by.to_string()).bind(row.handed_in_at.0)
            .execute(db).await.map(|_| ())?);
        on_engine!(self.work, db => sqlx::query(ADD_CONTENT).bind(row.id.to_string()).bind(content).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The documents of a case in the order they were handed in, those whose content is erased among them.
    pub async fn of_case(&mut self, case: CaseId) -> Result<Vec<DocumentRow>> {
        let rows: Vec<DocumentTuple> = on_engine!(self.work, db => sqlx::query_as(OF_CASE).bind(case.to_string()).fetch_all(db).await?);
        rows.into_iter().map(document).collect()
    }

    /// The content of a document in base64; none once it is erased.
    pub async fn content(&mut self, document: DocumentId) -> Result<Option<String>> {
        let row: Option<(String,)> =
            on_engine!(self.work, db => sqlx::query_as(CONTENT).bind(document.to_string()).fetch_optional(db).await?);
        Ok(row.map(|(content,)| content))
    }

    /// Erases the content of a document, and keeps its row; false if it was erased before.
    pub async fn erase(&mut self, document: DocumentId, at: Timestamp) -> Result<bool> {
        let changed =
            on_engine!(self.work, db => sqlx::query(ERASE).bind(document.to_string()).bind(at.0).execute(db).await?.rows_affected());
        on_engine!(self.work, db => sqlx::query(ERASE_CONTENT).bind(document.to_string()).execute(db).await.map(|_| ())?);
        Ok(changed == 1)
    }

    /// Cases after this one, all where there is none, that have documents whose content stands, by their ids.
    pub async fn with_contents(&mut self, after: Option<CaseId>, most: i64) -> Result<Vec<CaseId>> {
        let after = after.map(|case| case.to_string()).unwrap_or_default();
        let rows: Vec<(String,)> = on_engine!(self.work, db => sqlx::query_as(WITH_CONTENTS).bind(after).bind(most).fetch_all(db).await?);
        rows.into_iter().map(|(case,)| Ok(CaseId(id("accreditation_documents", &case)?))).collect()
    }
}

fn document(row: DocumentTuple) -> Result<DocumentRow> {
    let (key, case, kind, name, media, size, sha256, by, at, erased_at) = row;
    let table = "accreditation_documents";
    Ok(DocumentRow {
        kind: read(table, &key, Kind::parse(&kind))?,
        media: read(table, &key, Media::parse(&media))?,
        size: count(table, &key, size)?,
        id: DocumentId(id(table, &key)?),
        case: CaseId(id(table, &case)?),
        name,
        sha256,
        handed_in_by: PersonId(id(table, &by)?),
        handed_in_at: Timestamp(at),
        erased_at: erased_at.map(Timestamp),
    })
}
