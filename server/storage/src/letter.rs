//! Letters on accreditation files, and the words they are made from, in versions.

use domain::accreditation::letter::{Facts, Kind, To};
use domain::course::DocumentHash;
use domain::id::{CaseId, FiledLetterId, PersonId};
use domain::time::{Date, Timestamp};

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{count, id, json, read, to_json};

impl Work {
    /// Letters on accreditation files.
    pub fn letters(&mut self) -> Letters<'_> {
        Letters { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Letters<'a> {
    work: &'a mut Work,
}

/// A version of the words of a kind of letter, or of the head all of them carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateRow {
    /// Of kind and body.
    pub hash: DocumentHash,
    /// The word of the kind; `letterhead` for the head.
    pub kind: String,
    /// From 1, for each kind.
    pub number: u32,
    /// The words, in JSON.
    pub body: String,
    /// Who made it; nobody where the program brought it.
    pub made_by: Option<PersonId>,
    /// When.
    pub made_at: Timestamp,
    /// Why it was changed.
    pub reason: String,
}

/// A letter as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledLetter {
    /// Its id.
    pub id: FiledLetterId,
    /// Running through the installation, from 1.
    pub number: u64,
    /// On which file.
    pub case: CaseId,
    /// What it is.
    pub kind: Kind,
    /// Whom it went to.
    pub to: To,
    /// Its words.
    pub template: DocumentHash,
    /// Its head and signature.
    pub head: DocumentHash,
    /// What it tells.
    pub facts: Facts,
    /// The day, at the Secretariat.
    pub written_on: Date,
    /// The instant.
    pub written_at: Timestamp,
}

const ADD_TEMPLATE: &str = "
    insert into accreditation_templates (hash, kind, number, body, made_by, made_at, reason) values ($1, $2, $3, $4, $5, $6, $7)";
const TEMPLATE: &str = "
    select hash, kind, number, body, made_by, made_at, reason from accreditation_templates where hash = $1";
const EDITIONS: &str = "
    select hash, kind, number, body, made_by, made_at, reason from accreditation_templates
    where kind = $1 order by number desc limit $2";
const NEWEST: &str = "
    select kind, max(number), max(made_at) from accreditation_templates group by kind order by kind";
const NEXT_NUMBER: &str = "select cast(coalesce(max(number), 0) + 1 as bigint) from accreditation_letters";
const ADD: &str = "
    insert into accreditation_letters
        (id, number, case_id, kind, addressed, template_hash, head_hash, body, written_on, written_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const FIND: &str = "
    select id, number, case_id, kind, addressed, template_hash, head_hash, body, written_on, written_at
    from accreditation_letters where id = $1";
const OF_CASE: &str = "
    select id, number, case_id, kind, addressed, template_hash, head_hash, body, written_on, written_at
    from accreditation_letters where case_id = $1 order by written_at, number";

const TEMPLATES: &str = "accreditation_templates";
const LETTERS: &str = "accreditation_letters";

type TemplateTuple = (String, String, i64, String, Option<String>, i64, String);
type LetterTuple = (String, i64, String, String, String, String, String, String, String, i64);

impl Letters<'_> {
    /// Keeps a version of words; one of this number there is a conflict.
    pub async fn add_template(&mut self, row: &TemplateRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_TEMPLATE)
            .bind(&row.hash.0).bind(&row.kind).bind(i64::from(row.number)).bind(&row.body)
            .bind(row.made_by.map(|by| by.to_string())).bind(row.made_at.0).bind(&row.reason).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The version of this hash.
    pub async fn template(&mut self, hash: &DocumentHash) -> Result<Option<TemplateRow>> {
        let row: Option<TemplateTuple> = on_engine!(self.work, db => sqlx::query_as(TEMPLATE).bind(&hash.0).fetch_optional(db).await?);
        row.map(template).transpose()
    }

    /// The versions of a kind, the newest first.
    pub async fn template_editions(&mut self, kind: &str, most: i64) -> Result<Vec<TemplateRow>> {
        let rows: Vec<TemplateTuple> = on_engine!(self.work, db => sqlx::query_as(EDITIONS).bind(kind).bind(most).fetch_all(db).await?);
        rows.into_iter().map(template).collect()
    }

    /// Each kind there are words for, with the number of the newest version and when it was made.
    pub async fn template_kinds(&mut self) -> Result<Vec<(String, u32, Timestamp)>> {
        let rows: Vec<(String, i64, i64)> = on_engine!(self.work, db => sqlx::query_as(NEWEST).fetch_all(db).await?);
        rows.into_iter().map(|(kind, number, at)| Ok((kind.clone(), count(TEMPLATES, &kind, number)?, Timestamp(at)))).collect()
    }

    /// The number after the greatest.
    pub async fn next_letter_number(&mut self) -> Result<u64> {
        let next: i64 = on_engine!(self.work, db => sqlx::query_scalar(NEXT_NUMBER).fetch_one(db).await?);
        read(LETTERS, "number", u64::try_from(next).ok())
    }

    /// Files a letter; one of this number there is a conflict.
    pub async fn file_letter(&mut self, letter: &FiledLetter) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(letter.id.to_string()).bind(i64::try_from(letter.number).unwrap_or(i64::MAX)).bind(letter.case.to_string())
            .bind(letter.kind.word()).bind(letter.to.word()).bind(&letter.template.0).bind(&letter.head.0)
            .bind(to_json(&letter.facts)).bind(letter.written_on.to_string()).bind(letter.written_at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The letter of this id.
    pub async fn filed_letter(&mut self, letter: FiledLetterId) -> Result<Option<FiledLetter>> {
        let row: Option<LetterTuple> = on_engine!(self.work, db => sqlx::query_as(FIND).bind(letter.to_string()).fetch_optional(db).await?);
        row.map(filed).transpose()
    }

    /// The letters on a file, in order.
    pub async fn letters_of_case(&mut self, case: CaseId) -> Result<Vec<FiledLetter>> {
        let rows: Vec<LetterTuple> = on_engine!(self.work, db => sqlx::query_as(OF_CASE).bind(case.to_string()).fetch_all(db).await?);
        rows.into_iter().map(filed).collect()
    }
}

fn template(row: TemplateTuple) -> Result<TemplateRow> {
    let (hash, kind, number, body, made_by, made_at, reason) = row;
    Ok(TemplateRow {
        number: count(TEMPLATES, &hash, number)?,
        made_by: made_by.map(|by| id(TEMPLATES, &by).map(PersonId)).transpose()?,
        hash: DocumentHash(hash),
        kind,
        body,
        made_at: Timestamp(made_at),
        reason,
    })
}

fn filed(row: LetterTuple) -> Result<FiledLetter> {
    let (key, number, case, kind, to, template, head, body, written_on, written_at) = row;
    Ok(FiledLetter {
        id: FiledLetterId(id(LETTERS, &key)?),
        number: read(LETTERS, &key, u64::try_from(number).ok())?,
        case: CaseId(id(LETTERS, &case)?),
        kind: read(LETTERS, &key, Kind::parse(&kind))?,
        to: read(LETTERS, &key, To::parse(&to))?,
        template: DocumentHash(template),
        head: DocumentHash(head),
        facts: json(LETTERS, &key, &body)?,
        written_on: read(LETTERS, &key, Date::parse(&written_on))?,
        written_at: Timestamp(written_at),
    })
}
