//! Missions of experts beside lead experts, and the refreshers they attended.

use domain::accreditation::mission::Mission;
use domain::id::{CaseId, MissionId, PersonId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{id, json, to_json};

impl Work {
    /// Missions.
    pub fn missions(&mut self) -> Missions<'_> {
        Missions { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Missions<'a> {
    work: &'a mut Work,
}

/// A mission as it is kept; who leads it may change, and then the case says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissionRow {
    /// Its id.
    pub id: MissionId,
    /// Whose.
    pub case: CaseId,
    /// The lead expert it was planned with.
    pub lead: PersonId,
    /// What it is.
    pub mission: Mission,
    /// Who planned it.
    pub made_by: PersonId,
    /// When.
    pub made_at: Timestamp,
}

/// A refresher somebody attended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refresher {
    /// When it was held.
    pub held_on: Timestamp,
    /// What it was.
    pub title: String,
}

/// What an officer says of a mission they were on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Of which mission.
    pub mission: MissionId,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub handed_in_at: Timestamp,
    /// What was done, what came of it, what they recommend.
    pub text: String,
}

const ADD: &str = "insert into accreditation_missions (id, case_id, lead_id, body, made_by, made_at) values ($1, $2, $3, $4, $5, $6)";
const OF_CASE: &str = "
    select id, case_id, lead_id, body, made_by, made_at from accreditation_missions where case_id = $1 order by made_at, id";
pub(crate) const OF_LEAD: &str = "
    select id, case_id, lead_id, body, made_by, made_at from accreditation_missions where lead_id = $1 order by made_at desc, id limit $2";
const ADD_REFRESHER: &str = "
    insert into accreditation_refreshers (case_id, held_on, title, noted_by, noted_at) values ($1, $2, $3, $4, $5)";
const REFRESHERS: &str = "select held_on, title from accreditation_refreshers where case_id = $1 order by held_on";
const ADD_REPORT: &str = "
    insert into accreditation_mission_reports (mission_id, case_id, by_person, handed_in_at, body) values ($1, $2, $3, $4, $5)";
const REPORTS: &str = "
    select mission_id, by_person, handed_in_at, body from accreditation_mission_reports where case_id = $1 order by handed_in_at, mission_id";

type MissionTuple = (String, String, String, String, String, i64);

impl Missions<'_> {
    /// Keeps a mission.
    pub async fn add(&mut self, row: &MissionRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(row.id.to_string()).bind(row.case.to_string()).bind(row.lead.to_string()).bind(to_json(&row.mission))
            .bind(row.made_by.to_string()).bind(row.made_at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The missions of a case, in order.
    pub async fn of_case(&mut self, case: CaseId) -> Result<Vec<MissionRow>> {
        let rows: Vec<MissionTuple> = on_engine!(self.work, db => sqlx::query_as(OF_CASE).bind(case.to_string()).fetch_all(db).await?);
        rows.into_iter().map(mission).collect()
    }

    /// The missions somebody was planned to lead, the newest first.
    pub async fn of_lead(&mut self, lead: PersonId, most: i64) -> Result<Vec<MissionRow>> {
        let rows: Vec<MissionTuple> =
            on_engine!(self.work, db => sqlx::query_as(OF_LEAD).bind(lead.to_string()).bind(most).fetch_all(db).await?);
        rows.into_iter().map(mission).collect()
    }

    /// Keeps that somebody attended a refresher; another on the same day is a conflict.
    pub async fn add_refresher(&mut self, case: CaseId, refresher: &Refresher, by: PersonId, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_REFRESHER)
            .bind(case.to_string()).bind(refresher.held_on.0).bind(&refresher.title).bind(by.to_string()).bind(at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Keeps the report of a mission; a second one is a conflict.
    pub async fn add_report(&mut self, case: CaseId, report: &ReportRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_REPORT)
            .bind(report.mission.to_string()).bind(case.to_string()).bind(report.by.to_string()).bind(report.handed_in_at.0)
            .bind(&report.text).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The reports of a case's missions, in order.
    pub async fn reports(&mut self, case: CaseId) -> Result<Vec<ReportRow>> {
        let rows: Vec<(String, String, i64, String)> =
            on_engine!(self.work, db => sqlx::query_as(REPORTS).bind(case.to_string()).fetch_all(db).await?);
        let table = "accreditation_mission_reports";
        let report = |(mission, by, at, text): (String, String, i64, String)| {
            let mission = MissionId(id(table, &mission)?);
            Ok(ReportRow { mission, by: PersonId(id(table, &by)?), handed_in_at: Timestamp(at), text })
        };
        rows.into_iter().map(report).collect()
    }

    /// Refreshers attended, in order.
    pub async fn refreshers(&mut self, case: CaseId) -> Result<Vec<Refresher>> {
        let rows: Vec<(i64, String)> = on_engine!(self.work, db => sqlx::query_as(REFRESHERS).bind(case.to_string()).fetch_all(db).await?);
        Ok(rows.into_iter().map(|(held_on, title)| Refresher { held_on: Timestamp(held_on), title }).collect())
    }
}

fn mission(row: MissionTuple) -> Result<MissionRow> {
    let (key, case, lead, body, made_by, made_at) = row;
    let table = "accreditation_missions";
    Ok(MissionRow {
        mission: json(table, &key, &body)?,
        id: MissionId(id(table, &key)?),
        case: CaseId(id(table, &case)?),
        lead: PersonId(id(table, &lead)?),
        made_by: PersonId(id(table, &made_by)?),
        made_at: Timestamp(made_at),
    })
}
