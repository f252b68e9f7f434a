//! Quizzes on paper: batches, their sheets, and what people read on them.

use std::collections::BTreeMap;

use domain::course::DocumentHash;
use domain::id::{AttemptNumber, PaperBatchId, PersonId};
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::draw::Drawing;
use domain::quiz::paper::Keying;
use domain::time::{Date, Timestamp};

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{count, id, json, read, to_json};

impl Work {
    /// Quizzes on paper.
    pub fn papers(&mut self) -> Papers<'_> {
        Papers { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Papers<'a> {
    work: &'a mut Work,
}

/// One printing of a quiz, for a room and a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its id.
    pub id: PaperBatchId,
    /// Of which course.
    pub course: String,
    /// The course's edition it was drawn from.
    pub edition: DocumentHash,
    /// The module whose quiz it is or, for the final assessment, the course.
    pub quiz: String,
    /// The language it is printed in.
    pub language: Language,
    /// The day it is sat.
    pub held_on: Date,
    /// Who printed it.
    pub made_by: PersonId,
    /// When.
    pub made_at: Timestamp,
}

/// A batch in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// The batch.
    pub batch: Batch,
    /// Sheets in it.
    pub sheets: u32,
    /// Sheets that count.
    pub counted: u32,
}

/// A sheet of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// As printed on it.
    pub number: String,
    /// Of which batch.
    pub batch: PaperBatchId,
    /// In the batch, from 1.
    pub place: u32,
    /// What is asked.
    pub drawing: Drawing,
    /// Whether a second person keys it in too.
    pub sampled: bool,
    /// The attempt it became, and when.
    pub counted: Option<(AttemptNumber, Timestamp)>,
    /// What people read on it, in order.
    pub keyings: Vec<Keying>,
}

const ADD_BATCH: &str = "
    insert into paper_batches (id, course_id, course_edition, quiz_id, language, held_on, made_by, made_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const ADD_SHEET: &str = "insert into paper_sheets (number, batch_id, place, drawing, sampled) values ($1, $2, $3, $4, $5)";
const BATCH: &str = "
    select id, course_id, course_edition, quiz_id, language, held_on, made_by, made_at from paper_batches where id = $1";
pub(crate) const BATCHES: &str = "
    select b.id, b.course_id, b.course_edition, b.quiz_id, b.language, b.held_on, b.made_by, b.made_at,
           (select count(*) from paper_sheets s where s.batch_id = b.id),
           (select count(*) from paper_sheets s where s.batch_id = b.id and s.counted_at is not null)
    from paper_batches b where b.course_id = $1 order by b.made_at desc, b.id desc limit $2";
const SHEETS: &str = "
    select number, batch_id, place, drawing, sampled, attempt_number, counted_at from paper_sheets where batch_id = $1 order by place";
const SHEET: &str = "
    select number, batch_id, place, drawing, sampled, attempt_number, counted_at from paper_sheets where number = $1";
const KEYINGS_OF_BATCH: &str = "
    select k.sheet_number, k.keyed_by, k.keyed_at, k.officer_id, k.answers
    from paper_keyings k join paper_sheets s on s.number = k.sheet_number
    where s.batch_id = $1 order by k.sheet_number, k.seq";
const KEYINGS: &str = "
    select sheet_number, keyed_by, keyed_at, officer_id, answers from paper_keyings where sheet_number = $1 order by seq";
const KEY: &str = "
    insert into paper_keyings (sheet_number, seq, keyed_by, keyed_at, officer_id, answers) values ($1, $2, $3, $4, $5, $6)";
const SAMPLE_ALL: &str = "update paper_sheets set sampled = $2 where batch_id = $1 and counted_at is null and not sampled";
const COUNT: &str = "update paper_sheets set attempt_number = $2, counted_at = $3 where number = $1 and counted_at is null";

type BatchTuple = (String, String, String, String, String, String, String, i64);
type BatchListTuple = (String, String, String, String, String, String, String, i64, i64, i64);
type SheetTuple = (String, String, i64, String, bool, Option<i64>, Option<i64>);
type KeyingTuple = (String, String, i64, String, String);

impl Papers<'_> {
    /// Keeps a printing with its sheets: number, drawing and whether it is sampled, in their order.
    pub async fn add(&mut self, batch: &Batch, sheets: &[(String, Drawing, bool)]) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_BATCH)
            .bind(batch.id.to_string()).bind(&batch.course).bind(&batch.edition.0).bind(&batch.quiz).bind(batch.language.code())
            .bind(batch.held_on.to_string()).bind(batch.made_by.to_string()).bind(batch.made_at.0)
            .execute(db).await.map(|_| ())?);
        for (place, (number, drawing, sampled)) in (1_i64..).zip(sheets) {
            on_engine!(self.work, db => sqlx::query(ADD_SHEET)
                .bind(number).bind(batch.id.to_string()).bind(place).bind(to_json(drawing)).bind(*sampled)
                .execute(db).await.map(|_| ())?);
        }
        Ok(())
    }

    /// The printing of this id.
    pub async fn batch(&mut self, batch_id: PaperBatchId) -> Result<Option<Batch>> {
        let found: Option<BatchTuple> =
            on_engine!(self.work, db => sqlx::query_as(BATCH).bind(batch_id.to_string()).fetch_optional(db).await?);
        found.map(batch).transpose()
    }

    /// Printings of quizzes of a course, the newest first.
    pub async fn of_course(&mut self, course: &str, most: i64) -> Result<Vec<BatchRow>> {
        let rows: Vec<BatchListTuple> = on_engine!(self.work, db => sqlx::query_as(BATCHES).bind(course).bind(most).fetch_all(db).await?);
        let row = |(text, course, edition, quiz, language, held_on, made_by, made_at, sheets, counted): BatchListTuple| {
            let (sheets, counted) = (count("paper_batches", &text, sheets)?, count("paper_batches", &text, counted)?);
            Ok(BatchRow { batch: batch((text, course, edition, quiz, language, held_on, made_by, made_at))?, sheets, counted })
        };
        rows.into_iter().map(row).collect()
    }

    /// The sheets of a printing, in their order, with what people read on them.
    pub async fn sheets(&mut self, batch_id: PaperBatchId) -> Result<Vec<Sheet>> {
        let key = batch_id.to_string();
        let rows: Vec<SheetTuple> = on_engine!(self.work, db => sqlx::query_as(SHEETS).bind(&key).fetch_all(db).await?);
        let keyed: Vec<KeyingTuple> = on_engine!(self.work, db => sqlx::query_as(KEYINGS_OF_BATCH).bind(&key).fetch_all(db).await?);
        let mut keyings: BTreeMap<String, Vec<Keying>> = BTreeMap::new();
        for row in keyed {
            keyings.entry(row.0.clone()).or_default().push(keying(row)?);
        }
        rows.into_iter()
            .map(|row| {
                let read = keyings.remove(&row.0).unwrap_or_default();
                sheet(row, read)
            })
            .collect()
    }

    /// The sheet of this number.
    pub async fn sheet(&mut self, number: &str) -> Result<Option<Sheet>> {
        let found: Option<SheetTuple> = on_engine!(self.work, db => sqlx::query_as(SHEET).bind(number).fetch_optional(db).await?);
        let Some(row) = found else { return Ok(None) };
        let keyed: Vec<KeyingTuple> = on_engine!(self.work, db => sqlx::query_as(KEYINGS).bind(number).fetch_all(db).await?);
        let keyings = keyed.into_iter().map(keying).collect::<Result<Vec<_>>>()?;
        sheet(row, keyings).map(Some)
    }

    /// Keeps what somebody read on a sheet, as its reading of this place from 1; another one there is a conflict.
    pub async fn key(&mut self, number: &str, place: usize, keying: &Keying) -> Result<()> {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        on_engine!(self.work, db => sqlx::query(KEY)
            .bind(number).bind(place).bind(keying.by.to_string()).bind(keying.at.0).bind(keying.officer.to_string())
            .bind(to_json(&keying.answers)).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Has every sheet of a printing that does not count yet keyed in twice; how many were added to the sample.
    pub async fn sample_all(&mut self, batch_id: PaperBatchId) -> Result<u64> {
        Ok(on_engine!(self.work, db => sqlx::query(SAMPLE_ALL).bind(batch_id.to_string()).bind(true).execute(db).await?.rows_affected()))
    }

    /// Notes the attempt a sheet became; false if it counts already.
    pub async fn count(&mut self, number: &str, attempt: AttemptNumber, at: Timestamp) -> Result<bool> {
        let noted =
            on_engine!(self.work, db => sqlx::query(COUNT).bind(number).bind(attempt.0).bind(at.0).execute(db).await?.rows_affected());
        Ok(noted == 1)
    }
}

fn batch(row: BatchTuple) -> Result<Batch> {
    let (text, course, edition, quiz, language, held_on, made_by, made_at) = row;
    Ok(Batch {
        id: PaperBatchId(id("paper_batches", &text)?),
        course,
        edition: DocumentHash(edition),
        quiz,
        language: read("paper_batches", &text, Language::parse(&language))?,
        held_on: read("paper_batches", &text, Date::parse(&held_on))?,
        made_by: PersonId(id("paper_batches", &made_by)?),
        made_at: Timestamp(made_at),
    })
}

fn sheet(row: SheetTuple, keyings: Vec<Keying>) -> Result<Sheet> {
    let (number, batch, place, drawing, sampled, attempt, counted_at) = row;
    Ok(Sheet {
        batch: PaperBatchId(id("paper_sheets", &batch)?),
        place: count("paper_sheets", &number, place)?,
        drawing: json("paper_sheets", &number, &drawing)?,
        sampled,
        counted: attempt.map(AttemptNumber).zip(counted_at.map(Timestamp)),
        keyings,
        number,
    })
}

fn keying(row: KeyingTuple) -> Result<Keying> {
    let (number, by, at, officer, answers) = row;
    let answers: BTreeMap<String, Answer> = json("paper_keyings", &number, &answers)?;
    Ok(Keying { by: PersonId(id("paper_keyings", &by)?), at: Timestamp(at), officer: PersonId(id("paper_keyings", &officer)?), answers })
}
