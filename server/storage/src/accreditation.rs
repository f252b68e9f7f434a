//! Accreditation: policies in versions, calls for candidates, and cases with what happened to them.

use std::collections::BTreeMap;

use domain::accreditation::call::Call;
use domain::accreditation::case::{Case, Event, Happened, Stage, Standing};
use domain::accreditation::policy::Policy;
use domain::accreditation::profile::Languages;
use domain::course::DocumentHash;
use domain::id::{CallId, CaseId, OrganisationId, PersonId};
use domain::language::Language;
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
    /// The names of those who did something.
    pub names: BTreeMap<PersonId, String>,
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
    /// The word of what is proposed and waits to be confirmed.
    pub proposal: Option<String>,
    /// The region of their administration.
    pub region: Option<String>,
    /// The languages they work in.
    pub languages: Languages,
}

/// What somebody says of themselves as an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The languages they work in.
    pub languages: Languages,
    /// On their availability.
    pub note: String,
    /// Whether the public may find them.
    pub is_public: bool,
}

/// What the roster is searched for; what is left out does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterQuery {
    /// The category.
    pub category: Option<String>,
    /// The domain.
    pub domain: Option<String>,
    /// The region of the administration.
    pub region: Option<String>,
    /// One stage.
    pub stage: Option<String>,
    /// A language with the least level.
    pub language: Option<(Language, u8)>,
    /// Released ones only.
    pub released: bool,
    /// Those of one administration only.
    pub administration: Option<OrganisationId>,
    /// Those whose name has this in it, folded as names are.
    pub name: String,
    /// Those after this name and case.
    pub after: Option<(String, CaseId)>,
}

/// A case in a list, of those that this says.
macro_rules! line {
    ($which:literal) => {
        concat!(
            "
    select s.case_id, s.person_id, h.name, s.administration_id, s.category, s.domain, s.stage, s.since, s.until_at, s.released,
           s.proposal, o.region, coalesce(p.languages, '') as languages
    from accreditation_standings s join people h on h.id = s.person_id join organisations o on o.id = s.administration_id
        left join accreditation_profiles p on p.person_id = s.person_id",
            $which
        )
    };
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
    insert into accreditation_standings
        (case_id, person_id, administration_id, category, domain, stage, since, until_at, released, is_over, proposal, name_key)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, (select sort_key from people where id = $2))
    on conflict (case_id) do update set stage = excluded.stage, since = excluded.since, until_at = excluded.until_at,
        released = excluded.released, is_over = excluded.is_over, proposal = excluded.proposal";
const CASE: &str = "
    select c.person_id, c.administration_id, c.call_id, c.policy_hash, p.body, h.name
    from accreditation_cases c join accreditation_policies p on p.hash = c.policy_hash join people h on h.id = c.person_id
    where c.id = $1";
const EVENTS: &str = "
    select e.seq, e.at, e.by_person, h.name, e.body from accreditation_events e left join people h on h.id = e.by_person
    where e.case_id = $1 order by e.seq";
pub(crate) const OF_CALL: &str = line!(
    "
    join accreditation_cases c on c.id = s.case_id where c.call_id = $1 order by c.opened_at, c.id limit $2"
);
pub(crate) const ROSTER: &str = line!(
    "
    where s.stage in ('pre-accredited', 'on-mission', 'evaluated', 'accredited', 'inactive', 'suspended')
      and ($1 = '' or s.category = $1) and ($2 = '' or s.domain = $2) and ($3 = '' or o.region = $3) and ($4 = '' or s.stage = $4)
      and ($5 = '' or s.administration_id = $5) and (not $6 or s.released)
      and ($7 = 0 or p.languages like '%' || $8 || cast($7 as text) || '%' or p.languages like '%' || $8 || cast($7 + 1 as text) || '%'
           or p.languages like '%' || $8 || cast($7 + 2 as text) || '%' or p.languages like '%' || $8 || cast($7 + 3 as text) || '%'
           or p.languages like '%' || $8 || cast($7 + 4 as text) || '%')
      and ($9 = '' or s.name_key like '%' || $9 || '%')
      and (s.name_key > $10 or (s.name_key = $10 and s.case_id > $11))
    order by s.name_key, s.case_id limit $12"
);
pub(crate) const PROPOSED: &str = line!(
    "
    where s.proposal is not null order by s.since, s.case_id limit $1"
);
const COUNT_STAGES: &str = "select stage, count(*) from accreditation_standings group by stage order by stage";
const SET_PROFILE: &str = "
    insert into accreditation_profiles (person_id, languages, note, is_public, changed_at) values ($1, $2, $3, $4, $5)
    on conflict (person_id) do update set languages = excluded.languages, note = excluded.note, is_public = excluded.is_public,
        changed_at = excluded.changed_at";
const PROFILE: &str = "select languages, note, is_public from accreditation_profiles where person_id = $1";
const HOLDER: &str = "
    select count(*) from accreditation_standings where person_id = $1 and category = $2 and domain = $3 and stage = 'accredited'";
const REASONS: &str = "select seq, reason from accreditation_reasons where case_id = $1 order by seq";
pub(crate) const OF_PERSON: &str = line!(
    "
    where s.person_id = $1 order by s.since desc, s.case_id limit $2"
);
pub(crate) const AT_STAGE: &str = line!(
    "
    where s.stage = $1 and (s.since > $2 or (s.since = $2 and s.case_id > $3)) order by s.since, s.case_id limit $4"
);
pub(crate) const OF_ADMINISTRATION: &str = line!(
    "
    where s.administration_id = $1 order by s.since desc, s.case_id limit $2"
);
pub(crate) const ENDING: &str = line!(
    "
    where s.until_at is not null and s.until_at <= $1 order by s.until_at, s.case_id limit $2"
);

type PolicyTuple = (String, i64, String, Option<String>, i64, String);
type CallTuple = (String, String, String, String, i64, Option<i64>);
type CaseTuple = (String, String, Option<String>, String, String, String);
type EventTuple = (i64, i64, Option<String>, Option<String>, String);

#[derive(sqlx::FromRow)]
struct LineTuple {
    case_id: String,
    person_id: String,
    name: String,
    administration_id: String,
    category: String,
    domain: String,
    stage: String,
    since: i64,
    until_at: Option<i64>,
    released: bool,
    proposal: Option<String>,
    region: Option<String>,
    languages: String,
}

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
        let Standing { stage, since, released, proposal, .. } = case.standing();
        let is_over = matches!(stage, Stage::Closed(_));
        on_engine!(self.work, db => sqlx::query(KEEP_STANDING)
            .bind(case_id.to_string()).bind(case.person.to_string()).bind(case.administration.to_string())
            .bind(&case.policy.category).bind(&case.policy.domain).bind(stage.name()).bind(since.0)
            .bind(stage.until().map(|until| until.0)).bind(released).bind(is_over)
            .bind(proposal.map(|(outcome, _)| outcome.word())).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The case of this id with all that happened to it.
    pub async fn case(&mut self, case_id: CaseId) -> Result<Option<CaseRow>> {
        let key = case_id.to_string();
        let row: Option<CaseTuple> = on_engine!(self.work, db => sqlx::query_as(CASE).bind(&key).fetch_optional(db).await?);
        let Some((person, administration, call, policy_hash, policy, name)) = row else { return Ok(None) };
        let events: Vec<EventTuple> = on_engine!(self.work, db => sqlx::query_as(EVENTS).bind(&key).fetch_all(db).await?);
        let reasons: Vec<(i64, String)> = on_engine!(self.work, db => sqlx::query_as(REASONS).bind(&key).fetch_all(db).await?);
        let actors = events.iter().filter_map(|(_, _, by, name, _)| by.as_ref().zip(name.clone()));
        let names = actors.map(|(by, name)| Ok((PersonId(id("accreditation_events", by)?), name))).collect::<Result<_>>()?;
        let case = Case {
            person: PersonId(id("accreditation_cases", &person)?),
            administration: OrganisationId(id("accreditation_cases", &administration)?),
            policy: json("accreditation_policies", &policy_hash, &policy)?,
            events: events.into_iter().map(|row| event(&key, row)).collect::<Result<_>>()?,
        };
        let call = call.map(|call| id("accreditation_cases", &call).map(CallId)).transpose()?;
        let reasons = reasons.into_iter().map(|(seq, reason)| Ok((count("accreditation_reasons", &key, seq)?, reason)));
        let opened = NewCase { id: case_id, call, policy: DocumentHash(policy_hash), case };
        Ok(Some(CaseRow { opened, name, reasons: reasons.collect::<Result<_>>()?, names }))
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

    /// The cases a call led to, in the order they were opened.
    pub async fn of_call(&mut self, call: CallId, most: i64) -> Result<Vec<CaseLine>> {
        let rows: Vec<LineTuple> =
            on_engine!(self.work, db => sqlx::query_as(OF_CALL).bind(call.to_string()).bind(most).fetch_all(db).await?);
        rows.into_iter().map(line).collect()
    }

    /// Who is on the roster, or was and may be again, by name.
    pub async fn roster(&mut self, query: &RosterQuery, most: i64) -> Result<Vec<CaseLine>> {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let (language, level) = query.language.map_or((String::new(), 0), |(language, level)| (language.to_string(), i64::from(level)));
        let (name, case) = query.after.clone().map_or((String::new(), String::new()), |(name, case)| (name, case.to_string()));
        let administration = query.administration.map(|it| it.to_string()).unwrap_or_default();
        let rows: Vec<LineTuple> = on_engine!(self.work, db => sqlx::query_as(ROSTER)
            .bind(text(&query.category)).bind(text(&query.domain)).bind(text(&query.region)).bind(text(&query.stage)).bind(&administration)
            .bind(query.released).bind(level).bind(&language).bind(&query.name).bind(&name).bind(&case).bind(most).fetch_all(db).await?);
        rows.into_iter().map(line).collect()
    }

    /// The cases in which a proposal waits to be confirmed, those at their stage longest first.
    pub async fn proposed(&mut self, most: i64) -> Result<Vec<CaseLine>> {
        let rows: Vec<LineTuple> = on_engine!(self.work, db => sqlx::query_as(PROPOSED).bind(most).fetch_all(db).await?);
        rows.into_iter().map(line).collect()
    }

    /// How many cases stand at each stage that has any.
    pub async fn count_stages(&mut self) -> Result<BTreeMap<String, u64>> {
        let rows: Vec<(String, i64)> = on_engine!(self.work, db => sqlx::query_as(COUNT_STAGES).fetch_all(db).await?);
        Ok(rows.into_iter().map(|(stage, count)| (stage, u64::try_from(count).unwrap_or(0))).collect())
    }

    /// Keeps what somebody says of themselves.
    pub async fn set_profile(&mut self, person: PersonId, profile: &Profile, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SET_PROFILE)
            .bind(person.to_string()).bind(profile.languages.written()).bind(&profile.note).bind(profile.is_public).bind(at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// What somebody says of themselves, if they did.
    pub async fn profile(&mut self, person: PersonId) -> Result<Option<Profile>> {
        let row: Option<(String, String, bool)> =
            on_engine!(self.work, db => sqlx::query_as(PROFILE).bind(person.to_string()).fetch_optional(db).await?);
        Ok(row.map(|(languages, note, is_public)| Profile { languages: Languages::parse(&languages), note, is_public }))
    }

    /// Whether somebody is accredited in a category and domain.
    pub async fn is_accredited(&mut self, person: PersonId, category: &str, domain: &str) -> Result<bool> {
        let (count,): (i64,) = on_engine!(self.work, db => sqlx::query_as(HOLDER)
            .bind(person.to_string()).bind(category).bind(domain).fetch_one(db).await?);
        Ok(count > 0)
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
    let (seq, at, by, _, body) = row;
    let key = format!("{case} {seq}");
    let what: Happened = json("accreditation_events", &key, &body)?;
    let by = by.map(|by| id("accreditation_events", &by).map(PersonId)).transpose().map_err(|_| corrupt("accreditation_events", &key))?;
    Ok(Event { at: Timestamp(at), by, what })
}

fn line(row: LineTuple) -> Result<CaseLine> {
    let table = "accreditation_standings";
    Ok(CaseLine {
        id: CaseId(id(table, &row.case_id)?),
        person: PersonId(id(table, &row.person_id)?),
        name: row.name,
        administration: OrganisationId(id(table, &row.administration_id)?),
        category: row.category,
        domain: row.domain,
        stage: row.stage,
        since: Timestamp(row.since),
        until: row.until_at.map(Timestamp),
        released: row.released,
        proposal: row.proposal,
        region: row.region,
        languages: Languages::parse(&row.languages),
    })
}
