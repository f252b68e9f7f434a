//! What people gave written answers, and which attempts wait for them.

use std::collections::BTreeMap;

use domain::id::{AttemptId, AttemptNumber, PersonId};
use domain::quiz::rubric::Marking;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{id, json, to_json};

impl Work {
    /// Markings of written answers.
    pub fn markings(&mut self) -> Markings<'_> {
        Markings { work: self }
    }
}

/// The table of this file, and what it leaves open in attempts.
#[derive(Debug)]
pub struct Markings<'a> {
    work: &'a mut Work,
}

const ADD: &str = "
    insert into markings (attempt_number, question_id, marker_id, given_at, answer, levels, comment) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (attempt_number, question_id, marker_id, given_at) do nothing";
const OF_ATTEMPT: &str = "
    select question_id, marker_id, given_at, answer, levels, comment
    from markings where attempt_number = $1 order by question_id, given_at, marker_id";
const SET_WAITING: &str = "update attempts set waiting_answers = $2 where number = $1 and waiting_answers <> $2";
const IS_WAITING: &str = "select waiting_answers from attempts where number = $1";
pub(crate) const WAITING: &str = "
    select a.id, a.handed_in_at, a.number from attempts a
    where a.course_id = $1 and a.waiting_answers > 0 and a.handed_in_at is not null and a.person_id <> $2
      and (a.handed_in_at > $3 or (a.handed_in_at = $3 and a.number > $4))
    order by a.handed_in_at, a.number limit $5";

/// An attempt with answers that wait for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingRow {
    /// Its id.
    pub attempt: AttemptId,
    /// When it was handed in.
    pub handed_in_at: Timestamp,
    /// Its number.
    pub number: AttemptNumber,
}

impl Markings<'_> {
    /// Keeps what somebody gave an answer; false if they gave one at this very instant already.
    pub async fn add(&mut self, number: AttemptNumber, question: &str, marking: &Marking) -> Result<bool> {
        let levels = to_json(&marking.levels);
        let added = on_engine!(self.work, db => sqlx::query(ADD)
            .bind(number.0).bind(question).bind(marking.marker.to_string()).bind(marking.at.0).bind(&marking.answer).bind(levels)
            .bind(&marking.comment).execute(db).await?.rows_affected());
        Ok(added == 1)
    }

    /// The markings of an attempt by question, in the order given.
    pub async fn of_attempt(&mut self, number: AttemptNumber) -> Result<BTreeMap<String, Vec<Marking>>> {
        let rows: Vec<(String, String, i64, String, String, String)> =
            on_engine!(self.work, db => sqlx::query_as(OF_ATTEMPT).bind(number.0).fetch_all(db).await?);
        let mut markings: BTreeMap<String, Vec<Marking>> = BTreeMap::new();
        for (question, marker, given_at, answer, levels, comment) in rows {
            let key = format!("{} {question} {given_at}", number.0);
            let (marker, levels) = (PersonId(id("markings", &marker)?), json("markings", &key, &levels)?);
            markings.entry(question).or_default().push(Marking { marker, answer, levels, comment, at: Timestamp(given_at) });
        }
        Ok(markings)
    }

    /// Notes how many answers of an attempt a person has to mark still.
    pub async fn set_waiting(&mut self, number: AttemptNumber, waiting: u32) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SET_WAITING).bind(number.0).bind(i64::from(waiting)).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Whether answers of an attempt wait for a person.
    pub async fn is_waiting(&mut self, number: AttemptNumber) -> Result<bool> {
        let waiting: Option<i64> = on_engine!(self.work, db => sqlx::query_scalar(IS_WAITING).bind(number.0).fetch_optional(db).await?);
        Ok(waiting.is_some_and(|waiting| waiting > 0))
    }

    /// Attempts of a course with answers that wait for a person, those of one learner apart, the longest handed in first, after
    /// this one.
    pub async fn waiting(&mut self, course: &str, apart: PersonId, after: Option<WaitingRow>, most: i64) -> Result<Vec<WaitingRow>> {
        let (at, number) = after.map_or((i64::MIN, i64::MIN), |row| (row.handed_in_at.0, row.number.0));
        let rows: Vec<(String, i64, i64)> = on_engine!(self.work, db => sqlx::query_as(WAITING)
            .bind(course).bind(apart.to_string()).bind(at).bind(number).bind(most).fetch_all(db).await?);
        let row = |(text, at, number): (String, i64, i64)| {
            let attempt = AttemptId(id("attempts", &text)?);
            Ok(WaitingRow { attempt, handed_in_at: Timestamp(at), number: AttemptNumber(number) })
        };
        rows.into_iter().map(row).collect()
    }
}
