//! Facts a learner leaves, only ever added, and the summary folded from them.

use domain::course::DocumentHash;
use domain::id::PersonId;
use domain::language::Language;
use domain::progress::{Fact, FactKind, Tally};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::read;

impl Work {
    /// What learners did.
    pub fn progress(&mut self) -> Progress<'_> {
        Progress { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Progress<'a> {
    work: &'a mut Work,
}

const ADD_FACT: &str = "
    insert into progress_facts (person_id, seq, course_id, kind, thing_id, edition, language, at)
    select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6, $7 from progress_facts where person_id = $1";
const FACTS: &str = "
    select kind, thing_id, at from progress_facts where person_id = $1 and course_id = $2 order by seq";
const SUMMARISE: &str = "
    insert into standings (person_id, course_id, lessons_read, modules_done, last_at, completed_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (person_id, course_id) do update set
        lessons_read = excluded.lessons_read, modules_done = excluded.modules_done,
        last_at = excluded.last_at, completed_at = excluded.completed_at";
const SUMMARY: &str = "
    select lessons_read, modules_done, last_at, completed_at from standings where person_id = $1 and course_id = $2";
const CLEAR_SUMMARIES: &str = "delete from standings";
const EVERYONE_WITH_FACTS: &str = "
    select distinct person_id, course_id from progress_facts order by person_id, course_id";

/// A learner's place in a course as kept in the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Lessons read.
    pub lessons_read: i64,
    /// Modules done.
    pub modules_done: i64,
    /// The last thing done.
    pub last_at: Option<Timestamp>,
    /// When the course was done.
    pub completed_at: Option<Timestamp>,
}

impl Progress<'_> {
    /// Adds a fact after all others of the person.
    pub async fn add_fact(
        &mut self,
        person: PersonId,
        course: &str,
        fact: &Fact,
        edition: &DocumentHash,
        language: Language,
    ) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_FACT)
            .bind(person.to_string()).bind(course).bind(fact.kind.word()).bind(&fact.thing).bind(&edition.0)
            .bind(language.code()).bind(fact.at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Everything a learner did in a course, in the order it was done.
    pub async fn facts(&mut self, person: PersonId, course: &str) -> Result<Vec<Fact>> {
        let rows: Vec<(String, String, i64)> = on_engine!(self.work, db => sqlx::query_as(FACTS)
            .bind(person.to_string()).bind(course).fetch_all(db).await?);
        rows.into_iter().map(|(kind, thing, at)| fact(&kind, thing, at)).collect()
    }

    /// Keeps the summary of a learner's place in a course.
    pub async fn summarise(
        &mut self,
        person: PersonId,
        course: &str,
        tally: &Tally,
        last_at: Option<Timestamp>,
        completed_at: Option<Timestamp>,
    ) -> Result<()> {
        let whole = |value: usize| i64::try_from(value).unwrap_or(i64::MAX);
        on_engine!(self.work, db => sqlx::query(SUMMARISE)
            .bind(person.to_string()).bind(course).bind(whole(tally.lessons_read)).bind(whole(tally.modules_done))
            .bind(last_at.map(|at| at.0)).bind(completed_at.map(|at| at.0))
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The summary of a learner's place in a course.
    pub async fn summary(&mut self, person: PersonId, course: &str) -> Result<Option<Summary>> {
        let found: Option<(i64, i64, Option<i64>, Option<i64>)> = on_engine!(self.work, db => sqlx::query_as(SUMMARY)
            .bind(person.to_string()).bind(course).fetch_optional(db).await?);
        Ok(found.map(|(lessons_read, modules_done, last_at, completed_at)| Summary {
            lessons_read,
            modules_done,
            last_at: last_at.map(Timestamp),
            completed_at: completed_at.map(Timestamp),
        }))
    }

    /// Throws every summary away, to be made again from the facts.
    pub async fn clear_summaries(&mut self) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(CLEAR_SUMMARIES).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Each learner with each course they did something in.
    pub async fn everyone_with_facts(&mut self) -> Result<Vec<(PersonId, String)>> {
        let rows: Vec<(String, String)> = on_engine!(self.work, db => sqlx::query_as(EVERYONE_WITH_FACTS).fetch_all(db).await?);
        rows.into_iter().map(|(person, course)| Ok((PersonId(crate::row::id("progress_facts", &person)?), course))).collect()
    }
}

pub(crate) fn fact(kind: &str, thing: String, at: i64) -> Result<Fact> {
    let kind = read("progress_facts", &thing, FactKind::parse(kind))?;
    Ok(Fact { kind, thing, at: Timestamp(at) })
}
