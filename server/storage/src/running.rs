//! Letters to send, jobs, counters of limits and settings.

use domain::id::{JobId, LetterId, PersonId};
use domain::language::Language;
use domain::letter::Letter;
use domain::time::{Span, Timestamp};

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{id, json, read, to_json};

impl Work {
    /// What keeps the installation running.
    pub fn running(&mut self) -> Running<'_> {
        Running { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Running<'a> {
    work: &'a mut Work,
}

/// A letter in the outbox.
#[derive(Debug, Clone)]
pub struct OutboxLetter {
    /// Its id.
    pub id: LetterId,
    /// To whom.
    pub person: Option<PersonId>,
    /// Where to.
    pub address: String,
    /// In which language.
    pub language: Language,
    /// What it tells.
    pub letter: Letter,
    /// Since when it lies there.
    pub created_at: Timestamp,
}

/// A job claimed to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What is to be done.
    pub kind: String,
    /// With what.
    pub payload: String,
    /// How often it was tried, this time included.
    pub attempts: i64,
}

const ADD_LETTER: &str = "
    insert into outbox (id, person_id, address, language, letter, created_at) values ($1, $2, $3, $4, $5, $6)";
const LETTER: &str = "
    select id, person_id, address, language, letter, created_at from outbox where id = $1 and sent_at is null";
const SENT: &str = "update outbox set sent_at = $2 where id = $1 and sent_at is null";
const UNSENT: &str = "select count(*) from outbox where sent_at is null and created_at < $1";
const ADD_JOB: &str = "
    insert into jobs (id, kind, unique_key, payload, run_at, attempts, lease_until) values ($1, $2, $3, $4, $5, 0, 0)
    on conflict (unique_key) do nothing";
pub(crate) const CLAIM: &str = "
    update jobs set lease_until = $2, attempts = attempts + 1
    where id = (
        select id from jobs
        where run_at <= $1 and lease_until < $1 and failed_reason is null
        order by run_at, id limit 1)
      and lease_until < $1
    returning id, kind, payload, attempts";
const FINISH: &str = "delete from jobs where id = $1";
const AGAIN_LATER: &str = "update jobs set run_at = $2, lease_until = 0 where id = $1";
const REPEAT: &str = "update jobs set run_at = $2, lease_until = 0, attempts = 0 where id = $1";
const GIVE_UP: &str = "update jobs set failed_reason = $2, lease_until = 0 where id = $1";
const FAILED_JOBS: &str = "select count(*) from jobs where failed_reason is not null";
const COUNT_LIMIT: &str = "
    insert into limits (name, window_from, count) values ($1, $2, 1)
    on conflict (name) do update set
        count = case when limits.window_from <= $3 then 1 else limits.count + 1 end,
        window_from = case when limits.window_from <= $3 then $2 else limits.window_from end
    returning window_from, count";
const FORGET_LIMIT: &str = "delete from limits where name = $1";
const FORGET_LIMITS_BEFORE: &str = "delete from limits where window_from < $1";
const SETTING: &str = "select value from settings where name = $1";
const SET: &str = "
    insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
const SET_ONCE: &str = "insert into settings (name, value) values ($1, $2) on conflict (name) do nothing";

type LetterTuple = (String, Option<String>, String, String, String, i64);

impl Running<'_> {
    /// Puts a letter in the outbox.
    pub async fn add_letter(&mut self, letter: &OutboxLetter) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_LETTER)
            .bind(letter.id.to_string()).bind(letter.person.map(|person| person.to_string())).bind(&letter.address)
            .bind(letter.language.code()).bind(to_json(&letter.letter)).bind(letter.created_at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// A letter that was not sent yet.
    pub async fn letter(&mut self, letter_id: LetterId) -> Result<Option<OutboxLetter>> {
        let found: Option<LetterTuple> =
            on_engine!(self.work, db => sqlx::query_as(LETTER).bind(letter_id.to_string()).fetch_optional(db).await?);
        found.map(letter).transpose()
    }

    /// Notes that a letter was sent.
    pub async fn mark_sent(&mut self, letter_id: LetterId, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SENT).bind(letter_id.to_string()).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// How many letters have waited since before this instant.
    pub async fn count_unsent(&mut self, before: Timestamp) -> Result<i64> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(UNSENT).bind(before.0).fetch_one(db).await?))
    }

    /// Plans a job; one of the same key is planned once.
    pub async fn add_job(&mut self, job_id: JobId, kind: &str, unique_key: &str, payload: &str, run_at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_JOB)
            .bind(job_id.to_string()).bind(kind).bind(unique_key).bind(payload).bind(run_at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Takes the next job that is due, for as long as the lease; nobody else gets it meanwhile.
    pub async fn claim_job(&mut self, now: Timestamp, lease: Span) -> Result<Option<Job>> {
        let rows: Vec<(String, String, String, i64)> = on_engine!(self.work, db => sqlx::query_as(CLAIM)
            .bind(now.0).bind((now + lease).0).fetch_all(db).await?);
        let Some((text, kind, payload, attempts)) = rows.into_iter().next() else { return Ok(None) };
        Ok(Some(Job { id: JobId(id("jobs", &text)?), kind, payload, attempts }))
    }

    /// The job is done.
    pub async fn finish_job(&mut self, job_id: JobId) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(FINISH).bind(job_id.to_string()).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The job is tried again later.
    pub async fn postpone_job(&mut self, job_id: JobId, run_at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(AGAIN_LATER).bind(job_id.to_string()).bind(run_at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The job is done for this time and comes again.
    pub async fn repeat_job(&mut self, job_id: JobId, run_at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(REPEAT).bind(job_id.to_string()).bind(run_at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The job is given up, with the reason, for the operator to see.
    pub async fn give_up_job(&mut self, job_id: JobId, reason: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(GIVE_UP).bind(job_id.to_string()).bind(reason).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// How many jobs were given up.
    pub async fn count_failed_jobs(&mut self) -> Result<i64> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(FAILED_JOBS).fetch_one(db).await?))
    }

    /// Counts one more use within the window and answers how many there were and since when; it cannot be raced past.
    pub async fn count_limit(&mut self, name: &str, now: Timestamp, window: Span) -> Result<(i64, Timestamp)> {
        let rows: Vec<(i64, i64)> = on_engine!(self.work, db => sqlx::query_as(COUNT_LIMIT)
            .bind(name).bind(now.0).bind((now - window).0).fetch_all(db).await?);
        let (from, count) = read("limits", name, rows.into_iter().next())?;
        Ok((count, Timestamp(from)))
    }

    /// Forgets a counter.
    pub async fn forget_limit(&mut self, name: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(FORGET_LIMIT).bind(name).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Forgets counters whose window began before this instant.
    pub async fn forget_limits_before(&mut self, before: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(FORGET_LIMITS_BEFORE).bind(before.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// A setting.
    pub async fn setting(&mut self, name: &str) -> Result<Option<String>> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(SETTING).bind(name).fetch_optional(db).await?))
    }

    /// Keeps a setting.
    pub async fn set(&mut self, name: &str, value: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SET).bind(name).bind(value).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Keeps a setting unless it is there already.
    pub async fn set_once(&mut self, name: &str, value: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SET_ONCE).bind(name).bind(value).execute(db).await.map(|_| ())?);
        Ok(())
    }
}

fn letter((text, person, address, language, body, created_at): LetterTuple) -> Result<OutboxLetter> {
    Ok(OutboxLetter {
        id: LetterId(id("outbox", &text)?),
        person: person.map(|person| id("outbox", &person).map(PersonId)).transpose()?,
        address,
        language: read("outbox", &text, Language::parse(&language))?,
        letter: json("outbox", &text, &body)?,
        created_at: Timestamp(created_at),
    })
}
