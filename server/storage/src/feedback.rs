//! What beneficiaries are asked about missions, and what they say.

use domain::accreditation::feedback::{Feedback, Link};
use domain::id::{CaseId, FeedbackId, MissionId, PersonId};
use domain::language::Language;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{id, json, read, to_json};

impl Work {
    /// Feedback of beneficiaries.
    pub fn feedback(&mut self) -> Feedbacks<'_> {
        Feedbacks { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Feedbacks<'a> {
    work: &'a mut Work,
}

/// A request for feedback, with what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackRow {
    /// Its id.
    pub id: FeedbackId,
    /// On which mission.
    pub mission: MissionId,
    /// Of which case.
    pub case: CaseId,
    /// The name of whoever is asked.
    pub contact_name: String,
    /// Their work address.
    pub contact_email: String,
    /// The language they are asked in.
    pub language: Language,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// What became of the link.
    pub link: Link,
    /// What was said.
    pub given: Option<Feedback>,
}

const ADD: &str = "
    insert into accreditation_feedback_requests
        (id, mission_id, case_id, token_hash, contact_name, contact_email, language, asked_by, asked_at, ends_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const REVOKE: &str = "
    update accreditation_feedback_requests set revoked_at = $2
    where mission_id = $1 and revoked_at is null and not exists (select 1 from accreditation_feedback f where f.request_id = id)";
const BY_TOKEN: &str = "
    select q.id, q.mission_id, q.case_id, q.contact_name, q.contact_email, q.language, q.asked_by, q.asked_at, q.ends_at, q.revoked_at,
           f.given_at, f.body
    from accreditation_feedback_requests q left join accreditation_feedback f on f.request_id = q.id where q.token_hash = $1";
const OF_CASE: &str = "
    select q.id, q.mission_id, q.case_id, q.contact_name, q.contact_email, q.language, q.asked_by, q.asked_at, q.ends_at, q.revoked_at,
           f.given_at, f.body
    from accreditation_feedback_requests q left join accreditation_feedback f on f.request_id = q.id
    where q.case_id = $1 order by q.asked_at, q.id";
const GIVE: &str = "insert into accreditation_feedback (request_id, given_at, body) values ($1, $2, $3)";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    mission_id: String,
    case_id: String,
    contact_name: String,
    contact_email: String,
    language: String,
    asked_by: String,
    asked_at: i64,
    ends_at: i64,
    revoked_at: Option<i64>,
    given_at: Option<i64>,
    body: Option<String>,
}

impl Feedbacks<'_> {
    /// Keeps a request, under the hash of its token.
    pub async fn ask(&mut self, row: &FeedbackRow, token_hash: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(row.id.to_string()).bind(row.mission.to_string()).bind(row.case.to_string()).bind(token_hash)
            .bind(&row.contact_name).bind(&row.contact_email).bind(row.language.code()).bind(row.asked_by.to_string())
            .bind(row.asked_at.0).bind(row.link.ends_at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Revokes what was asked on a mission and not answered; answers how many links work no longer.
    pub async fn revoke(&mut self, mission: MissionId, at: Timestamp) -> Result<u64> {
        Ok(on_engine!(self.work, db => sqlx::query(REVOKE).bind(mission.to_string()).bind(at.0).execute(db).await?.rows_affected()))
    }

    /// The request whose token has this hash, whatever became of it.
    pub async fn by_token(&mut self, token_hash: &str) -> Result<Option<FeedbackRow>> {
        let row: Option<Row> = on_engine!(self.work, db => sqlx::query_as(BY_TOKEN).bind(token_hash).fetch_optional(db).await?);
        row.map(feedback).transpose()
    }

    /// Everything asked and said about the missions of a case, in order.
    pub async fn of_case(&mut self, case: CaseId) -> Result<Vec<FeedbackRow>> {
        let rows: Vec<Row> = on_engine!(self.work, db => sqlx::query_as(OF_CASE).bind(case.to_string()).fetch_all(db).await?);
        rows.into_iter().map(feedback).collect()
    }

    /// Adds what was said; a second answer by the same link is a conflict.
    pub async fn give(&mut self, request: FeedbackId, feedback: &Feedback, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(GIVE)
            .bind(request.to_string()).bind(at.0).bind(to_json(feedback)).execute(db).await.map(|_| ())?);
        Ok(())
    }
}

fn feedback(row: Row) -> Result<FeedbackRow> {
    let (table, key) = ("accreditation_feedback_requests", row.id.as_str());
    let answered_at = row.given_at.map(Timestamp);
    Ok(FeedbackRow {
        id: FeedbackId(id(table, key)?),
        mission: MissionId(id(table, &row.mission_id)?),
        case: CaseId(id(table, &row.case_id)?),
        language: read(table, key, Language::parse(&row.language))?,
        asked_by: PersonId(id(table, &row.asked_by)?),
        asked_at: Timestamp(row.asked_at),
        link: Link { ends_at: Timestamp(row.ends_at), revoked_at: row.revoked_at.map(Timestamp), answered_at },
        given: row.body.as_deref().map(|body| json("accreditation_feedback", key, body)).transpose()?,
        contact_name: row.contact_name,
        contact_email: row.contact_email,
    })
}
