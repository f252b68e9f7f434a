//! When somebody was last reminded of what waits for them.

use domain::id::PersonId;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};

impl Work {
    /// Reminders.
    pub fn reminders(&mut self) -> Reminders<'_> {
        Reminders { work: self }
    }
}

/// The table of this file.
#[derive(Debug)]
pub struct Reminders<'a> {
    work: &'a mut Work,
}

const LAST: &str = "select max(sent_at) from accreditation_reminders where person_id = $1";
const ADD: &str = "insert into accreditation_reminders (person_id, sent_at, waiting) values ($1, $2, $3)";

impl Reminders<'_> {
    /// When somebody was last reminded.
    pub async fn last_reminder(&mut self, person: PersonId) -> Result<Option<Timestamp>> {
        let last: Option<i64> = on_engine!(self.work, db => sqlx::query_scalar(LAST).bind(person.to_string()).fetch_one(db).await?);
        Ok(last.map(Timestamp))
    }

    /// Keeps that somebody is reminded of so many things.
    pub async fn add_reminder(&mut self, person: PersonId, at: Timestamp, waiting: u32) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(person.to_string()).bind(at.0).bind(i64::from(waiting)).execute(db).await.map(|_| ())?);
        Ok(())
    }
}
