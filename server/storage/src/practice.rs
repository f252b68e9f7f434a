//! What was checked in practices.

use std::collections::BTreeMap;

use domain::id::AttemptNumber;
use domain::quiz::marking::Marks;
use domain::quiz::practice::Try;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{count, json, to_json};

impl Work {
    /// Tries of practices.
    pub fn practice(&mut self) -> Practice<'_> {
        Practice { work: self }
    }
}

/// The table of this file.
#[derive(Debug)]
pub struct Practice<'a> {
    work: &'a mut Work,
}

const ADD: &str = "
    insert into attempt_tries (attempt_number, question_id, seq, answer, earned, possible, made_at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (attempt_number, question_id, seq) do nothing";
const TRIES: &str = "
    select question_id, seq, answer, earned, possible, made_at from attempt_tries where attempt_number = $1 order by question_id, seq";

impl Practice<'_> {
    /// Keeps a try; false if there is one of its number already.
    pub async fn add(&mut self, number: AttemptNumber, question: &str, tried: &Try) -> Result<bool> {
        let answer = to_json(&tried.answer);
        let added = on_engine!(self.work, db => sqlx::query(ADD)
            .bind(number.0).bind(question).bind(i64::from(tried.number)).bind(answer).bind(i64::from(tried.marks.earned))
            .bind(i64::from(tried.marks.possible)).bind(tried.at.0).execute(db).await?.rows_affected());
        Ok(added == 1)
    }

    /// The tries of an attempt by question, in order.
    pub async fn tries(&mut self, number: AttemptNumber) -> Result<BTreeMap<String, Vec<Try>>> {
        let rows: Vec<(String, i64, String, i64, i64, i64)> =
            on_engine!(self.work, db => sqlx::query_as(TRIES).bind(number.0).fetch_all(db).await?);
        let mut tries: BTreeMap<String, Vec<Try>> = BTreeMap::new();
        for (question, place, answer, earned, possible, made_at) in rows {
            let key = format!("{} {question} {place}", number.0);
            let marks = Marks { earned: count("attempt_tries", &key, earned)?, possible: count("attempt_tries", &key, possible)? };
            let answer = json("attempt_tries", &key, &answer)?;
            let checked = Try { number: count("attempt_tries", &key, place)?, answer, marks, at: Timestamp(made_at) };
            tries.entry(question).or_default().push(checked);
        }
        Ok(tries)
    }
}
