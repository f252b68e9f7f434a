//! Panels: who sits on one, what each drafts, scores and observes, what they agreed on, and what bars whom.

use std::collections::BTreeMap;

use domain::accreditation::assessment::{Assessment, Score, Seat, Sheet};
use domain::accreditation::observation::Observation;
use domain::id::{CaseId, ObservationId, PersonId};
use domain::quiz::step::Step;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{id, json, to_json};

impl Work {
    /// Panels.
    pub fn panels(&mut self) -> Panels<'_> {
        Panels { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Panels<'a> {
    work: &'a mut Work,
}

/// The panel of a case: the first of its workshop, each later one of an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelKey {
    /// Of which case.
    pub case: CaseId,
    /// From 1.
    pub round: u32,
}

/// Somebody's place on a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRow {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub seated_at: Timestamp,
    /// When they left, if they did.
    pub recused_at: Option<Timestamp>,
    /// Why, as long as it is kept.
    pub recused_reason: Option<String>,
    /// When they committed, and what, if they did.
    pub committed: Option<(Timestamp, Sheet)>,
}

/// A mark that was agreed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedRow {
    /// Of which criterion.
    pub criterion: String,
    /// The mark and why.
    pub score: Score,
    /// Who keyed it in.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A case somebody sits on the panel of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SittingLine {
    /// Which panel.
    pub panel: PanelKey,
    /// The candidate's name.
    pub candidate: String,
    /// Where the case stands, as [`domain::accreditation::case::Stage::name`] has it.
    pub stage: String,
    /// Since when they sit on it.
    pub seated_at: Timestamp,
    /// When they committed, if they did.
    pub committed_at: Option<Timestamp>,
}

/// A bar that one person asks to be lifted and another confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExceptionRow {
    /// For whom.
    pub person: PersonId,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// Why.
    pub reason: String,
    /// Who confirmed it, and when, if somebody did.
    pub confirmed: Option<(PersonId, Timestamp)>,
}

/// Something an assessor saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObservationRow {
    /// Its id.
    pub id: ObservationId,
    /// Who saw it.
    pub by: PersonId,
    /// When it was noted.
    pub at: Timestamp,
    /// What.
    pub observation: Observation,
}

const SEAT: &str = "
    insert into accreditation_seats (case_id, round, person_id, seated_at, seated_by) values ($1, $2, $3, $4, $5)";
const RECUSE: &str = "
    update accreditation_seats set recused_at = $4, recused_reason = $5
    where case_id = $1 and round = $2 and person_id = $3 and recused_at is null";
const VOID_AGREED: &str = "update accreditation_agreed set voided_at = $3 where case_id = $1 and round = $2 and voided_at is null";
const SEATS: &str = "
    select s.person_id, h.name, s.seated_at, s.recused_at, s.recused_reason, s.committed_at, s.sheet
    from accreditation_seats s join people h on h.id = s.person_id
    where s.case_id = $1 and s.round = $2 order by s.seated_at, s.person_id";
pub(crate) const OF_ASSESSOR: &str = "
    select s.case_id, s.round, h.name, t.stage, s.seated_at, s.committed_at
    from accreditation_seats s join accreditation_standings t on t.case_id = s.case_id join people h on h.id = t.person_id
    where s.person_id = $1 and s.recused_at is null order by s.seated_at desc, s.case_id limit $2";
const COMMIT: &str = "
    update accreditation_seats set committed_at = $4, sheet = $5
    where case_id = $1 and round = $2 and person_id = $3 and recused_at is null and committed_at is null";
const ADD_STEP: &str = "
    insert into accreditation_score_steps (case_id, round, person_id, criterion, device, counter, number, received_at, body)
    select $1, $2, $3, $4, $5, $6,
        (select cast(count(*) as bigint) + 1 from accreditation_score_steps where case_id = $1 and round = $2 and person_id = $3), $7, $8
    where not exists (select 1 from accreditation_score_steps
        where case_id = $1 and round = $2 and person_id = $3 and criterion = $4 and device = $5 and counter = $6)";
const STEPS: &str = "
    select number, body from accreditation_score_steps where case_id = $1 and round = $2 and person_id = $3 order by number";
const AGREE: &str = "
    insert into accreditation_agreed (case_id, round, criterion, at, by_person, score) values ($1, $2, $3, $4, $5, $6)";
const AGREED: &str = "
    select criterion, score, by_person, at from accreditation_agreed
    where case_id = $1 and round = $2 and voided_at is null order by at, criterion";
const DECLARE: &str = "
    insert into accreditation_conflicts (case_id, person_id, declared_at, reason) values ($1, $2, $3, $4)
    on conflict (case_id, person_id) do nothing";
const CONFLICTS: &str =
    "select person_id, declared_at, reason from accreditation_conflicts where case_id = $1 order by declared_at, person_id";
const ASK_EXCEPTION: &str = "
    insert into accreditation_exceptions (case_id, person_id, asked_by, asked_at, reason) values ($1, $2, $3, $4, $5)";
const CONFIRM_EXCEPTION: &str = "
    update accreditation_exceptions set confirmed_by = $3, confirmed_at = $4
    where case_id = $1 and person_id = $2 and confirmed_by is null and asked_by <> $3";
const EXCEPTIONS: &str = "
    select person_id, asked_by, asked_at, reason, confirmed_by, confirmed_at from accreditation_exceptions
    where case_id = $1 order by asked_at, person_id";
const ADD_OBSERVATION: &str = "
    insert into accreditation_observations (id, case_id, round, person_id, at, body) values ($1, $2, $3, $4, $5, $6)";
const OBSERVATIONS: &str = "
    select id, person_id, at, body from accreditation_observations
    where case_id = $1 and round = $2 and person_id = $3 order by at, id";

type SeatTuple = (String, String, i64, Option<i64>, Option<String>, Option<i64>, Option<String>);
type SittingTuple = (String, i64, String, String, i64, Option<i64>);
type ExceptionTuple = (String, String, i64, String, Option<String>, Option<i64>);

impl Panels<'_> {
    /// Gives somebody a place; one they had before is a conflict.
    pub async fn seat(&mut self, panel: PanelKey, person: PersonId, at: Timestamp, by: PersonId) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(SEAT)
            .bind(panel.case.to_string()).bind(i64::from(panel.round)).bind(person.to_string()).bind(at.0).bind(by.to_string())
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Lets somebody leave; what was agreed with them is agreed no more. False if they do not sit there.
    pub async fn recuse(&mut self, panel: PanelKey, person: PersonId, at: Timestamp, reason: &str) -> Result<bool> {
        let (case, round) = (panel.case.to_string(), i64::from(panel.round));
        let left = on_engine!(self.work, db => sqlx::query(RECUSE)
            .bind(&case).bind(round).bind(person.to_string()).bind(at.0).bind(reason).execute(db).await?.rows_affected());
        if left == 1 {
            on_engine!(self.work, db => sqlx::query(VOID_AGREED).bind(&case).bind(round).bind(at.0).execute(db).await.map(|_| ())?);
        }
        Ok(left == 1)
    }

    /// Who sits on it, or did, in the order they were seated.
    pub async fn seats(&mut self, panel: PanelKey) -> Result<Vec<SeatRow>> {
        let key = panel.case.to_string();
        let rows: Vec<SeatTuple> =
            on_engine!(self.work, db => sqlx::query_as(SEATS).bind(&key).bind(i64::from(panel.round)).fetch_all(db).await?);
        rows.into_iter().map(|row| seat(&key, row)).collect()
    }

    /// The panels somebody sits on, the newest first.
    pub async fn of_assessor(&mut self, person: PersonId, most: i64) -> Result<Vec<SittingLine>> {
        let rows: Vec<SittingTuple> =
            on_engine!(self.work, db => sqlx::query_as(OF_ASSESSOR).bind(person.to_string()).bind(most).fetch_all(db).await?);
        let line = |(case, round, candidate, stage, seated_at, committed_at): SittingTuple| {
            let panel = PanelKey { case: CaseId(id("accreditation_seats", &case)?), round: u32::try_from(round).unwrap_or(u32::MAX) };
            let (seated_at, committed_at) = (Timestamp(seated_at), committed_at.map(Timestamp));
            Ok(SittingLine { panel, candidate, stage, seated_at, committed_at })
        };
        rows.into_iter().map(line).collect()
    }

    /// Keeps what somebody committed, for good; false if they do not sit there, or committed before.
    pub async fn commit(&mut self, panel: PanelKey, person: PersonId, at: Timestamp, sheet: &Sheet) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(COMMIT)
            .bind(panel.case.to_string()).bind(i64::from(panel.round)).bind(person.to_string()).bind(at.0).bind(to_json(sheet))
            .execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// Keeps a draft of a score; the same again is no harm.
    pub async fn add_step(&mut self, panel: PanelKey, person: PersonId, step: &Step) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_STEP)
            .bind(panel.case.to_string()).bind(i64::from(panel.round)).bind(person.to_string()).bind(&step.question_id)
            .bind(&step.id.device).bind(step.id.counter).bind(step.received_at.0).bind(to_json(step))
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Somebody's drafts, as they arrived.
    pub async fn steps(&mut self, panel: PanelKey, person: PersonId) -> Result<Vec<Step>> {
        let key = panel.case.to_string();
        let rows: Vec<(i64, String)> = on_engine!(self.work, db => sqlx::query_as(STEPS)
            .bind(&key).bind(i64::from(panel.round)).bind(person.to_string()).fetch_all(db).await?);
        let step = |(number, body): (i64, String)| Ok(Step { number, ..json("accreditation_score_steps", &key, &body)? });
        rows.into_iter().map(step).collect()
    }

    /// Keeps an agreed mark; a later one of the same criterion counts instead.
    pub async fn agree(&mut self, panel: PanelKey, row: &AgreedRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(AGREE)
            .bind(panel.case.to_string()).bind(i64::from(panel.round)).bind(&row.criterion).bind(row.at.0)
            .bind(row.by.to_string()).bind(to_json(&row.score)).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// What was agreed on and still is, in order.
    pub async fn agreed(&mut self, panel: PanelKey) -> Result<Vec<AgreedRow>> {
        let key = panel.case.to_string();
        let rows: Vec<(String, String, String, i64)> =
            on_engine!(self.work, db => sqlx::query_as(AGREED).bind(&key).bind(i64::from(panel.round)).fetch_all(db).await?);
        let agreed = |(criterion, score, by, at): (String, String, String, i64)| {
            let score = json("accreditation_agreed", &key, &score)?;
            Ok(AgreedRow { criterion, score, by: PersonId(id("accreditation_agreed", &by)?), at: Timestamp(at) })
        };
        rows.into_iter().map(agreed).collect()
    }

    /// Keeps that somebody declared a conflict; once declared it stays.
    pub async fn declare_conflict(&mut self, case: CaseId, person: PersonId, at: Timestamp, reason: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(DECLARE)
            .bind(case.to_string()).bind(person.to_string()).bind(at.0).bind(reason).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Who declared a conflict, when and why.
    pub async fn conflicts(&mut self, case: CaseId) -> Result<Vec<(PersonId, Timestamp, String)>> {
        let rows: Vec<(String, i64, String)> =
            on_engine!(self.work, db => sqlx::query_as(CONFLICTS).bind(case.to_string()).fetch_all(db).await?);
        let conflict =
            |(person, at, reason): (String, i64, String)| Ok((PersonId(id("accreditation_conflicts", &person)?), Timestamp(at), reason));
        rows.into_iter().map(conflict).collect()
    }

    /// Asks that bars be lifted for somebody; asked before is a conflict.
    pub async fn ask_exception(&mut self, case: CaseId, person: PersonId, by: PersonId, at: Timestamp, reason: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ASK_EXCEPTION)
            .bind(case.to_string()).bind(person.to_string()).bind(by.to_string()).bind(at.0).bind(reason).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Confirms that they be; false if nobody else asked, or it was confirmed before.
    pub async fn confirm_exception(&mut self, case: CaseId, person: PersonId, by: PersonId, at: Timestamp) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(CONFIRM_EXCEPTION)
            .bind(case.to_string()).bind(person.to_string()).bind(by.to_string()).bind(at.0).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// Exceptions asked for in a case, in order.
    pub async fn exceptions(&mut self, case: CaseId) -> Result<Vec<ExceptionRow>> {
        let rows: Vec<ExceptionTuple> = on_engine!(self.work, db => sqlx::query_as(EXCEPTIONS).bind(case.to_string()).fetch_all(db).await?);
        let person = |text: &str| id("accreditation_exceptions", text).map(PersonId);
        let exception = |(of, asked_by, asked_at, reason, confirmed_by, confirmed_at): ExceptionTuple| {
            let confirmed_by = confirmed_by.map(|by| person(&by)).transpose()?;
            let confirmed = confirmed_by.zip(confirmed_at.map(Timestamp));
            Ok(ExceptionRow { person: person(&of)?, asked_by: person(&asked_by)?, asked_at: Timestamp(asked_at), reason, confirmed })
        };
        rows.into_iter().map(exception).collect()
    }

    /// Keeps an observation of somebody who has a place there.
    pub async fn add_observation(&mut self, panel: PanelKey, row: &ObservationRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_OBSERVATION)
            .bind(row.id.to_string()).bind(panel.case.to_string()).bind(i64::from(panel.round)).bind(row.by.to_string())
            .bind(row.at.0).bind(to_json(&row.observation)).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Somebody's own observations, in order.
    pub async fn observations(&mut self, panel: PanelKey, person: PersonId) -> Result<Vec<ObservationRow>> {
        let rows: Vec<(String, String, i64, String)> = on_engine!(self.work, db => sqlx::query_as(OBSERVATIONS)
            .bind(panel.case.to_string()).bind(i64::from(panel.round)).bind(person.to_string()).fetch_all(db).await?);
        let observation = |(key, by, at, body): (String, String, i64, String)| {
            let table = "accreditation_observations";
            let observation = json(table, &key, &body)?;
            Ok(ObservationRow { id: ObservationId(id(table, &key)?), by: PersonId(id(table, &by)?), at: Timestamp(at), observation })
        };
        rows.into_iter().map(observation).collect()
    }
}

fn seat(case: &str, row: SeatTuple) -> Result<SeatRow> {
    let (person, name, seated_at, recused_at, recused_reason, committed_at, sheet) = row;
    let sheet = sheet.map(|sheet| json("accreditation_seats", case, &sheet)).transpose()?;
    Ok(SeatRow {
        person: PersonId(id("accreditation_seats", &person)?),
        name,
        seated_at: Timestamp(seated_at),
        recused_at: recused_at.map(Timestamp),
        recused_reason,
        committed: committed_at.map(Timestamp).zip(sheet),
    })
}

/// What a panel has given so far, from its seats and what was agreed.
pub fn assessment(seats: &[SeatRow], agreed: &[AgreedRow]) -> Assessment {
    let seat = |row: &SeatRow| match &row.committed {
        _ if row.recused_at.is_some() => Seat::Recused,
        Some((_, sheet)) => Seat::Committed(sheet.clone()),
        None => Seat::Open,
    };
    let marks: BTreeMap<String, Score> = agreed.iter().map(|row| (row.criterion.clone(), row.score.clone())).collect();
    Assessment { seats: seats.iter().map(|row| (row.person, seat(row))).collect(), agreed: marks }
}
