//! What waits for whom: one worklist for each person.

use std::collections::BTreeMap;

use domain::id::CaseId;
use domain::people::Role;
use domain::time::Timestamp;
use storage::accreditation::{CallRow, CaseLine};
use storage::mission::MissionRow;
use storage::panel::SittingLine;

use super::{LIST, is_secretariat};
use crate::{Academy, Error, Result, Visit};

/// The stages at which a manager has something to do, in the order they are shown.
const MANAGERS_STAGES: [&str; 9] =
    ["nominated", "eligible", "reserve", "selected", "attended", "appealed", "pre-accredited", "evaluated", "not-yet"];
/// What is held for so many milliseconds more is about to lapse.
const SOON: domain::time::Span = domain::time::Span::days(90);

/// Everything that waits for somebody.
#[derive(Debug, Default)]
pub struct WorkPage {
    /// Their own files.
    pub own: Vec<CaseLine>,
    /// Files of the administrations they coordinate.
    pub officers: Vec<CaseLine>,
    /// Calls they may nominate for, or run.
    pub calls: Vec<CallRow>,
    /// Files that wait for a manager, by stage.
    pub stages: Vec<(String, Vec<CaseLine>)>,
    /// Decisions that wait for a second person.
    pub decisions: Vec<CaseLine>,
    /// Experts whose time is over within ninety days.
    pub ending: Vec<CaseLine>,
    /// Panels they sit on.
    pub panels: Vec<SittingLine>,
    /// Missions they lead, with the name of the officer.
    pub missions: Vec<(MissionRow, String)>,
    /// How many files stand at each stage; for those who run accreditations.
    pub counts: BTreeMap<String, u64>,
}

/// Files at one stage.
#[derive(Debug)]
pub struct FilesPage {
    /// Those there longest first.
    pub cases: Vec<CaseLine>,
    /// How many stand at each stage.
    pub counts: BTreeMap<String, u64>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Timestamp, CaseId)>,
}

/// Files of one page.
const PAGE: i64 = 50;

impl Academy {
    /// Files at one stage, for those who run accreditations, decide on them or audit them.
    pub async fn files(&self, visit: &mut Visit, stage: &str, after: Option<(Timestamp, CaseId)>) -> Result<FilesPage> {
        if !is_secretariat(visit.actor()?) {
            return Err(Error::Forbidden);
        }
        let mut cases = visit.work.accreditation().at_stage(stage, after, PAGE + 1).await?;
        let has_more = i64::try_from(cases.len()).unwrap_or(0) > PAGE;
        cases.truncate(usize::try_from(PAGE).unwrap_or(0));
        let next = cases.last().filter(|_| has_more).map(|last| (last.since, last.id));
        Ok(FilesPage { cases, counts: visit.work.accreditation().count_stages().await?, next })
    }

    /// What waits for the caller.
    pub async fn accreditation_work(&self, visit: &mut Visit) -> Result<WorkPage> {
        let (actor, now) = (visit.actor()?.clone(), visit.now);
        let accreditation = &mut visit.work;
        let mut page = WorkPage { own: accreditation.accreditation().of_person(actor.person, LIST).await?, ..WorkPage::default() };
        for administration in actor.coordinated() {
            page.officers.extend(accreditation.accreditation().of_administration(administration, LIST).await?);
        }
        let runs = is_secretariat(&actor);
        if runs || !actor.coordinated().is_empty() {
            let calls = accreditation.accreditation().calls(now, LIST).await?;
            page.calls = calls.into_iter().filter(|row| row.cancelled_at.is_none()).collect();
        }
        if actor.holds(Role::AccreditationManager) {
            for stage in MANAGERS_STAGES {
                let lines = accreditation.accreditation().at_stage(stage, None, LIST).await?;
                let lines: Vec<CaseLine> = lines.into_iter().filter(|line| line.proposal.is_none()).collect();
                if !lines.is_empty() {
                    page.stages.push((stage.to_owned(), lines));
                }
            }
            page.ending = accreditation.accreditation().ending(now + SOON, LIST).await?;
        }
        if runs {
            page.counts = accreditation.accreditation().count_stages().await?;
        }
        if actor.holds(Role::DecisionMaker) {
            page.decisions = accreditation.accreditation().proposed(LIST).await?;
        }
        page.panels = accreditation.panels().of_assessor(actor.person, LIST).await?;
        page.panels.retain(|line| super::panel::PANEL_STAGES.contains(&line.stage.as_str()));
        for mission in accreditation.missions().of_lead(actor.person, LIST).await? {
            if let Some(row) = accreditation.accreditation().case(mission.case).await? {
                let stage = row.opened.case.standing().stage;
                let is_it = matches!(stage, domain::accreditation::case::Stage::OnMission { mission: on, lead, .. }
                    if on == mission.id && lead == actor.person);
                if is_it {
                    page.missions.push((mission, row.name));
                }
            }
        }
        Ok(page)
    }
}
