//! Accreditation: policies in versions, calls for candidates, and cases with what happened to them.

use std::collections::BTreeMap;

use domain::accreditation::call::Call;
use domain::accreditation::case::{Case, Event, Happened, Stage, Standing};
use domain::accreditation::policy::Policy;
use domain::course::DocumentHash;
use domain::id::{CallId, CaseId, OrganisationId, PersonId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{corrupt, count, id, json, to_json};

impl Work {
    /// Accreditation.
    pub fn accreditation(&mut self) -> Accreditation<'_> {
        Accreditation { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Accreditation<'a> {
    work: &'a mut Work,
}

/// A version of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyEdition {
    /// Of its body.
    pub hash: DocumentHash,
    /// From 1, for each category and domain.
    pub number: u32,
    /// What it says.
    pub policy: Policy,
    /// Who made it; nobody where the program brought it.
    pub made_by: Option<PersonId>,
    /// When.
    pub made_at: Timestamp,
    /// Why it was changed.
    pub reason: String,
}

/// A call as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// Its id.
    pub id: CallId,
    /// The policy that cases under it are opened by.
    pub policy: DocumentHash,
    /// What it says.
    pub call: Call,
    /// Who made it.
    pub made_by: PersonId,
    /// When.
    pub made_at: Timestamp,
    /// When it was cancelled, if it was.
    pub cancelled_at: Option<Timestamp>,
}

/// A case as it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    /// Its id.
    pub id: CaseId,
    /// The call it answers; none where somebody is brought in.
    pub call: Option<CallId>,
    /// The version of its policy.
    pub policy: DocumentHash,
    /// Itself, with what opened it.
    pub case: Case,
}

/// A case as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// As it was opened, with all that happened since.
    pub opened: NewCase,
    /// The name of the person.
    pub name: String,
    /// Why things happened, by their place from 1, where a reason stands.
    pub reasons: BTreeMap<u32, String>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Its id.
    pub id: CaseId,
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their administration.
    pub administration: OrganisationId,
    /// The category.
    pub category: String,
    /// The domain.
    pub domain: String,
    /// The name of the stage, as [`Stage::name`] has it.
    pub stage: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when what they hold lasts.
    pub until: Option<Timestamp>,
    /// Whether the administration releases them.
    pub released: bool,
}

const ADD_POLICY: &str = "
    insert into accreditation_policies (hash, category, domain, number, body, made_by, made_at, reason)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const POLICY: &str = "select hash, number, body, made_by, made_at, reason from accreditation_policies where hash = $1";
const POLICIES: &str = "
    select p.hash, p.number, p.body, p.made_by, p.made_at, p.reason from accreditation_policies p
    where p.number = (select max(n.number) from accreditation_policies n where n.category = p.category and n.domain = p.domain)
    order by p.category, p.domain limit $1";
const EDITIONS: &str = "
    select hash, number, body, made_by, made_at, reason from accreditation_policies
    where category = $1 and domain = $2 order by number desc limit $3";
const ADD_CALL: &str = "
    insert into accreditation_calls (id, policy_hash, body, closes_at, made_by, made_at) values ($1, $2, $3, $4, $5, $6)";
const CALL: &str = "select id, policy_hash, body, made_by, made_at, cancelled_at from accreditation_calls where id = $1";
pub(crate) const CALLS: &str = "
    select id, policy_hash, body, made_by, made_at, cancelled_at from accreditation_calls
    where closes_at >= $1 order by closes_at, id limit $2";
const CANCEL_CALL: &str = "update accreditation_calls set cancelled_at = $2 where id = $1 and cancelled_at is null";
const OPEN: &str = "
    insert into accreditation_cases (id, person_id, administration_id, call_id, policy_hash, opened_at) values ($1, $2, $3, $4, $5, $6)";
const ADD_EVENT: &str = "insert into accreditation_events (case_id, seq, at, by_person, body) values ($1, $2, $3, $4, $5)";
const ADD_REASON: &str = "insert into accreditation_reasons (case_id, seq, reason) values ($1, $2, $3)";
const KEEP_STANDING: &str = "
    insert into accreditation_standings (case_id, person_id, administration_id, category, domain, stage, since, until_at, released, is_over)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (case_id) do update set stage = excluded.stage, since = excluded.since, until_at = excluded.until_at,
        released = excluded.released, is_over = excluded.is_over";
const CASE: &str = "
    select c.person_id, c.administration_id, c.call_id, c.policy_hash, p.body, h.name
    from accreditation_cases c join accreditation_policies p on p.hash = c.policy_hash join people h on h.id = c.person_id
    where c.id = $1";
const EVENTS: &str = "select seq, at, by_person, body from accreditation_events where case_id = $1 order by seq";
const REASONS: &str = "select seq, reason from accreditation_reasons where case_id = $1 order by seq";
pub(crate) const OF_PERSON: &str = "
    select s.case_id, s.person_id, h.name, s.administration_id, s.category, s.domain, s.stage, s.since, s.until_at, s.released
    from accreditation_standings s join people h on h.id = s.person_id where s.person_id = $1 order by s.since desc, s.case_id limit $2";
pub(crate) const AT_STAGE: &str = "
    select s.case_id, s.person_id, h.name, s.administration_id, s.category, s.domain, s.stage, s.since, s.until_at, s.released
    from accreditation_standings s join people h on h.id = s.person_id
    where s.stage = $1 and (s.since > $2 or (s.since = $2 and s.case_id > $3)) order by s.since, s.case_id limit $4";
pub(crate) const OF_ADMINISTRATION: &str = "
    select s.case_id, s.person_id, h.name, s.administration_id, s.category, s.domain, s.stage, s.since, s.until_at, s.released
    from accreditation_standings s join people h on h.id = s.person_id
    where s.administration_id = $1 order by s.since desc, s.case_id limit $2";
pub(crate) const ENDING: &str = "
    select s.case_id, s.person_id, h.name, s.administration_id, s.category, s.domain, s.stage, s.since, s.until_at, s.released
    from accreditation_standings s join people h on h.id = s.person_id
    where s.until_at is not null and s.until_at <= $1 order by s.until_at, s.case_id limit $2";

type PolicyTuple = (String, i64, String, Option<String>, i64, String);
type CallTuple = (String, String, String, String, i64, Option<i64>);
type CaseTuple = (String, String, Option<String>, String, String, String);
type EventTuple = (i64, i64, Option<String>, String);
type LineTuple = (String, String, String, String, String, String, String, i64, Option<i64>, bool);

impl Accreditation<'_> {
    /// Keeps a version of a policy; one of this number there is a conflict.
    pub async fn add_policy(&mut self, edition: &PolicyEdition) -> Result<()> {
        let PolicyEdition { hash, number, policy, made_by, made_at, reason } = edition;
        on_engine!(self.work, db => sqlx::query(ADD_POLICY)
            .bind(&hash.0).bind(&policy.category).bind(&policy.domain).bind(i64::from(*number)).bind(to_json(policy))
            .bind(made_by.map(|by| by.to_string())).bind(made_at.0).bind(reason).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The version of this hash.
    pub async fn policy(&mut self, hash: &DocumentHash) -> Result<Option<PolicyEdition>> {
        let row: Option<PolicyTuple> = on_engine!(self.work, db => sqlx::query_as(POLICY).bind(&hash.0).fetch_optional(db).await?);
        row.map(edition).transpose()
    }

    /// The newest version for each category and domain, by both.
    pub async fn policies(&mut self, most: i64) -> Result<Vec<PolicyEdition>> {
        let rows: Vec<PolicyTuple> = on_engine!(self.work, db => sqlx::query_as(POLICIES).bind(most).fetch_all(db).await?);
        rows.into_iter().map(edition).collect()
    }

    /// The versions for a category and domain, the newest first.
    pub async fn editions(&mut self, category: &str, domain: &str, most: i64) -> Result<Vec<PolicyEdition>> {
        let rows: Vec<PolicyTuple> =
            on_engine!(self.work, db => sqlx::query_as(EDITIONS).bind(category).bind(domain).bind(most).fetch_all(db).await?);
        rows.into_iter().map(edition).collect()
    }

    /// Keeps a call.
    pub async fn add_call(&mut self, row: &CallRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_CALL)
            .bind(row.id.to_string()).bind(&row.policy.0).bind(to_json(&row.call)).bind(row.call.closes_at.0)
            .bind(row.made_by.to_string()).bind(row.made_at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The call of this id.
    pub async fn call(&mut self, call: CallId) -> Result<Option<CallRow>> {
        let row: Option<CallTuple> = on_engine!(self.work, db => sqlx::query_as(CALL).bind(call.to_string()).fetch_optional(db).await?);
        row.map(call_of).transpose()
    }

    /// Calls that close at this instant or later, the next first; cancelled ones among them.
    pub async fn calls(&mut self, from: Timestamp, most: i64) -> Result<Vec<CallRow>> {
        let rows: Vec<CallTuple> = on_engine!(self.work, db => sqlx::query_as(CALLS).bind(from.0).bind(most).fetch_all(db).await?);
        rows.into_iter().map(call_of).collect()
    }

    /// Cancels a call; false if it was before.
    pub async fn cancel_call(&mut self, call: CallId, at: Timestamp) -> Result<bool> {
        let changed =
            on_engine!(self.work, db => sqlx::query(CANCEL_CALL).bind(call.to_string()).bind(at.0).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// Opens a case with what opened it; another open one of the same person, category and domain is a conflict.
    pub async fn open(&mut self, new: &NewCase, reason: Option<&str>) -> Result<()> {
        let opened_at = new.case.events.first().map_or(Timestamp(0), |event| event.at);
        on_engine!(self.work, db => sqlx::query(OPEN)
            .bind(new.id.to_string()).bind(new.case.person.to_string()).bind(new.case.administration.to_string())
            .bind(new.call.map(|call| call.to_string())).bind(&new.policy.0).bind(opened_at.0).execute(db).await.map(|_| ())?);
        for (seq, event) in (1..).zip(&new.case.events) {
            self.add_event(new.id, seq, event).await?;
        }
        if let Some(reason) = reason {
            self.add_reason(new.id, 1, reason).await?;
        }
        self.keep_standing(new.id, &new.case).await
    }

    /// Adds what happened last to a case, which has it already; somebody who was faster is a conflict.
    pub async fn append(&mut self, case_id: CaseId, case: &Case, reason: Option<&str>) -> Result<()> {
        let Some(event) = case.events.last() else { return Ok(()) };
        let seq = i64::try_from(case.events.len()).unwrap_or(i64::MAX);
        self.add_event(case_id, seq, event).await?;
        if let Some(reason) = reason {
            self.add_reason(case_id, seq, reason).await?;
        }
        self.keep_standing(case_id, case).await
    }

    async fn add_event(&mut self, case_id: CaseId, seq: i64, event: &Event) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_EVENT)
            .bind(case_id.to_string()).bind(seq).bind(event.at.0).bind(event.by.map(|by| by.to_string())).bind(to_json(&event.what))
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    async fn add_reason(&mut self, case_id: CaseId, seq: i64, reason: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_REASON)
            .bind(case_id.to_string()).bind(seq).bind(reason).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Keeps where a case stands, folded anew from what happened: what lists read, and what a rebuild makes again.
    pub async fn keep_standing(&mut self, case_id: CaseId, case: &Case) -> Result<()> {
        let Standing { stage, since, released, .. } = case.standing();
        let is_over = matches!(stage, Stage::Closed(_));
        on_engine!(self.work, db => sqlx::query(KEEP_STANDING)
            .bind(case_id.to_string()).bind(case.person.to_string()).bind(case.administration.to_string())
            .bind(&case.policy.category).bind(&case.policy.domain).bind(stage.name()).bind(since.0)
            .bind(stage.until().map(|until| until.0)).bind(released).bind(is_over).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The case of this id with all that happened to it.
    pub async fn case(&mut self, case_id: CaseId) -> Result<Option<CaseRow>> {
        let key = case_id.to_string();
        let row: Option<CaseTuple> = on_engine!(self.work, db => sqlx::query_as(CASE).bind(&key).fetch_optional(db).await?);
        let Some((person, administration, call, policy_hash, policy, name)) = row else { return Ok(None) };
        let events: Vec<EventTuple> = on_engine!(self.work, db => sqlx::query_as(EVENTS).bind(&key).fetch_all(db).await?);
        let reasons: Vec<(i64, String)> = on_engine!(self.work, db => sqlx::query_as(REASONS).bind(&key).fetch_all(db).await?);
        let case = Case {
            person: PersonId(id("accreditation_cases", &person)?),
            administration: OrganisationId(id("accreditation_cases", &administration)?),
            policy: json("accreditation_policies", &policy_hash, &policy)?,
            events: events.into_iter().map(|row| event(&key, row)).collect::<Result<_>>()?,
        };
        let call = call.map(|call| id("accreditation_cases", &call).map(CallId)).transpose()?;
        let reasons = reasons.into_iter().map(|(seq, reason)| Ok((count("accreditation_reasons", &key, seq)?, reason)));
        let opened = NewCase { id: case_id, call, policy: DocumentHash(policy_hash), case };
        Ok(Some(CaseRow { opened, name, reasons: reasons.collect::<Result<_>>()? }))
    }

    /// The cases of a person, the one that changed last first.
    pub async fn of_person(&mut self, person: PersonId, most: i64) -> Result<Vec<CaseLine>> {
        let rows: Vec<LineTuple> =
            on_engine!(self.work, db => sqlx::query_as(OF_PERSON).bind(person.to_string()).bind(most).fetch_all(db).await?);
        rows.into_iter().map(line).collect()
    }

    /// The cases at a stage, those that have been there longest first, after this one.
    pub async fn at_stage(&mut self, stage: &str, after: Option<(Timestamp, CaseId)>, most: i64) -> Result<Vec<CaseLine>> {
        let (since, case) = after.map_or((i64::MIN, String::new()), |(since, case)| (since.0, case.to_string()));
        let rows: Vec<LineTuple> =
            on_engine!(self.work, db => sqlx::query_as(AT_STAGE).bind(stage).bind(since).bind(&case).bind(most).fetch_all(db).await?);
        rows.into_iter().map(line).collect()
    }

    /// The cases of an administration's officers, the one that changed last first.
    pub async fn of_administration(&mut self, administration: OrganisationId, most: i64) -> Result<Vec<CaseLine>> {
        let rows: Vec<LineTuple> = on_engine!(self.work, db => sqlx::query_as(OF_ADMINISTRATION)
            .bind(administration.to_string()).bind(most).fetch_all(db).await?);
        rows.into_iter().map(line).collect()
    }

    /// The cases in which what somebody holds ends by this instant, the first to end first.
    pub async fn ending(&mut self, by: Timestamp, most: i64) -> Result<Vec<CaseLine>> {
        let rows: Vec<LineTuple> = on_engine!(self.work, db => sqlx::query_as(ENDING).bind(by.0).bind(most).fetch_all(db).await?);
        rows.into_iter().map(line).collect()
    }
}

fn edition(row: PolicyTuple) -> Result<PolicyEdition> {
    let (hash, number, body, made_by, made_at, reason) = row;
    Ok(PolicyEdition {
        number: count("accreditation_policies", &hash, number)?,
        policy: json("accreditation_policies", &hash, &body)?,
        made_by: made_by.map(|by| id("accreditation_policies", &by).map(PersonId)).transpose()?,
        made_at: Timestamp(made_at),
        reason,
        hash: DocumentHash(hash),
    })
}

fn call_of(row: CallTuple) -> Result<CallRow> {
    let (text, policy, body, made_by, made_at, cancelled_at) = row;
    Ok(CallRow {
        id: CallId(id("accreditation_calls", &text)?),
        policy: DocumentHash(policy),
        call: json("accreditation_calls", &text, &body)?,
        made_by: PersonId(id("accreditation_calls", &made_by)?),
        made_at: Timestamp(made_at),
        cancelled_at: cancelled_at.map(Timestamp),
    })
}

fn event(case: &str, row: EventTuple) -> Result<Event> {
    let (seq, at, by, body) = row;
    let key = format!("{case} {seq}");
    let what: Happened = json("accreditation_events", &key, &body)?;
    let by = by.map(|by| id("accreditation_events", &by).map(PersonId)).transpose().map_err(|_| corrupt("accreditation_events", &key))?;
    Ok(Event { at: Timestamp(at), by, what })
}

fn line(row: LineTuple) -> Result<CaseLine> {
    let (text, person, name, administration, category, domain, stage, since, until, released) = row;
    Ok(CaseLine {
        id: CaseId(id("accreditation_standings", &text)?),
        person: PersonId(id("accreditation_standings", &person)?),
        name,
        administration: OrganisationId(id("accreditation_standings", &administration)?),
        category,
        domain,
        stage,
        since: Timestamp(since),
        until: until.map(Timestamp),
        released,
    })
}
