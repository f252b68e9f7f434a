//! Missions beside a lead expert, what officers report of them, and refreshers.

use domain::accreditation::access::Reading;
use domain::accreditation::act::Act;
use domain::accreditation::mission::{Mission, MissionFault, MissionRefused, REPORT_MOST, Run, TERMS_MOST};
use domain::id::{CaseId, MissionId, OrganisationId, PersonId};
use domain::language::Language;
use domain::people::{Actor, Email, Role, parse_reason};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::{Date, Timestamp};
use serde_json::json;
use storage::Work;
use storage::feedback::FeedbackRow;
use storage::mission::{MissionRow, Refresher, ReportRow};

use super::{FilePage, Loaded, REASON_MOST, day_there, parse_lines};
use crate::record::Told;
use crate::zones::{day, end_of};
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

const TITLE_MOST: usize = 200;

/// What a manager types to plan a mission.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedMission {
    /// The lead expert's work address.
    pub lead: String,
    /// The id of the administration that asked for it.
    pub beneficiary: String,
    /// The first day, `YYYY-MM-DD`.
    pub held_from: String,
    /// The last day.
    pub held_until: String,
    /// What is to be done.
    pub terms: String,
}

/// The missions of a file, as far as its reader may read them.
#[derive(Debug)]
pub struct MissionsPage {
    /// The file.
    pub file: FilePage,
    /// Each mission with what is known of it, in order.
    pub missions: Vec<MissionOf>,
    /// Whether the caller may note a refresher.
    pub notes_refresher: bool,
}

/// A mission with what is known of it.
#[derive(Debug)]
pub struct MissionOf {
    /// The mission.
    pub row: MissionRow,
    /// How it went.
    pub run: Run,
    /// When the report was handed in, which whoever reads of the mission may know.
    pub reported_at: Option<Timestamp>,
    /// The report, where the caller may read it.
    pub report: Option<ReportRow>,
    /// Whether the caller may hand the report in now.
    pub takes_report: bool,
    /// What the beneficiary said, where the caller may read it; whoever may ask sees what was asked as well.
    pub feedback: Vec<FeedbackRow>,
    /// Whether the caller may ask for feedback; the reason where that is not yet so, none where it is never theirs.
    pub asks_feedback: Option<std::result::Result<(), MissionRefused>>,
}

impl AskedMission {
    fn parse(&self) -> std::result::Result<(Email, Mission), Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut note = |field: &str, problem| problems.push(FieldProblem::new(field, problem));
        let lead = Email::parse(&self.lead).map_err(|problem| note("lead", problem)).ok();
        let beneficiary = OrganisationId::parse(&self.beneficiary);
        if beneficiary.is_none() {
            note("beneficiary", Problem::NotAChoice);
        }
        let mut day = |field: &str, text: &str| {
            let day = Date::parse(text.trim());
            if day.is_none() {
                note(field, if text.trim().is_empty() { Problem::Missing } else { Problem::NotADay });
            }
            day
        };
        let (from, until) = (day("held_from", &self.held_from), day("held_until", &self.held_until));
        let terms = parse_lines(&self.terms, TERMS_MOST).map_err(|problem| note("terms", problem)).ok();
        let (Some(lead), Some(beneficiary), Some(held_from), Some(held_until), Some(terms)) = (lead, beneficiary, from, until, terms)
        else {
            return Err(problems);
        };
        let mission = Mission { version: 1, beneficiary, held_from, held_until, terms };
        if mission.faults().contains(&MissionFault::Days) {
            return Err(vec![FieldProblem::new("held_until", Problem::BeforeStart)]);
        }
        Ok((lead, mission))
    }
}

impl Academy {
    /// Plans a mission and sends somebody pre-accredited on it, beside a lead expert.
    pub async fn assign_mission(&self, actor: &Actor, id: CaseId, asked: &AskedMission) -> Result<()> {
        self.gate(actor, id).await?;
        let (email, mission) = asked.parse().map_err(Error::Invalid)?;
        let now = self.now();
        let mission_id = MissionId(chance::id(now));
        let mut lead = None;
        let assigned = in_one_unit!(self, work => {
            let person = lead_of(&mut work, &email).await?;
            lead = Some(person);
            work.people().organisation(mission.beneficiary, Language::EN).await?.ok_or_else(|| Error::invalid("beneficiary", Problem::NotAChoice))?;
            let row = MissionRow { id: mission_id, case: id, lead: person, mission: mission.clone(), made_by: actor.person, made_at: now };
            work.missions().add(&row).await?;
            self.act_in(&mut work, actor, id, &Act::Assign { mission: mission_id, lead: person }, None, false).await?;
        });
        let act = Act::Assign { mission: mission_id, lead: lead.unwrap_or(actor.person) };
        self.settle(actor, id, &act, assigned).await
    }

    /// Puts another lead expert in, with the reason.
    pub async fn replace_lead(&self, actor: &Actor, id: CaseId, email: &str, reason: &str) -> Result<()> {
        self.gate(actor, id).await?;
        let email = Email::parse(email).map_err(|problem| Error::invalid("lead", problem))?;
        let reason = parse_lines(reason, REASON_MOST).map_err(|problem| Error::invalid("reason", problem))?;
        let lead = {
            let mut work = self.store.read().await?;
            lead_of(&mut work, &email).await?
        };
        self.act(actor, id, &Act::ReplaceLead { lead }, Some(&reason), false).await
    }

    /// The missions of a file; whoever may not read it is told that there is none, and so is an assessor.
    pub async fn missions(&self, visit: &mut Visit, id: CaseId, language: Language) -> Result<MissionsPage> {
        let actor = visit.actor()?.clone();
        let file = self.file(visit, id, language).await?;
        if file.reading == Reading::Assessor {
            return Err(Error::NotFound);
        }
        let manages = actor.holds(Role::AccreditationManager) && file.case.person != actor.person;
        let reports = visit.work.missions().reports(id).await?;
        let feedback = visit.work.feedback().of_case(id).await?;
        let mut missions = Vec::new();
        for row in &file.missions {
            let Some(run) = file.case.run(row.id) else { continue };
            let today = day_there(&mut visit.work, visit.now, row.mission.beneficiary).await?;
            let report = reports.iter().find(|report| report.mission == row.id);
            let reads = file.reading.reads_feedback(&run, actor.person);
            let of_it = feedback.iter().filter(|it| it.mission == row.id && (manages || reads && it.given.is_some()));
            missions.push(MissionOf {
                reported_at: report.map(|report| report.handed_in_at),
                report: report.filter(|_| file.reading.reads_report(&run, actor.person)).cloned(),
                takes_report: file.reading == Reading::Candidate && row.mission.takes_report(&run, report.is_some(), today).is_ok(),
                feedback: of_it.cloned().collect(),
                asks_feedback: (manages && !run.is_cancelled).then(|| row.mission.asks_feedback(&run, today)),
                row: row.clone(),
                run,
            });
        }
        let notes_refresher = manages && file.standing.stage.rank().is_some();
        Ok(MissionsPage { file, missions, notes_refresher })
    }

    /// Takes the report of a mission from the officer who went, once.
    pub async fn hand_in_report(&self, actor: &Actor, id: CaseId, mission: MissionId, text: &str) -> Result<()> {
        self.gate(actor, id).await?;
        let text = parse_lines(text, REPORT_MOST).map_err(|problem| Error::invalid("report", problem))?;
        let now = self.now();
        let taken = in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            let (row, run) = mission_of(&mut work, &loaded, mission).await?;
            if loaded.case().person != actor.person {
                return Err(Refusal::Mission(MissionRefused::NotYours).into());
            }
            let has_report = work.missions().reports(id).await?.iter().any(|report| report.mission == mission);
            let today = day_there(&mut work, now, row.mission.beneficiary).await?;
            row.mission.takes_report(&run, has_report, today).map_err(Refusal::Mission)?;
            let report = ReportRow { mission, by: actor.person, handed_in_at: now, text: text.clone() };
            work.missions().add_report(id, &report).await?;
            let details = Some(json!({ "person": actor.person, "mission": mission, "report": text }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::ReportHandedIn, about: loaded.about(), details }).await?;
        });
        self.settle_mission(actor, id, "report", taken).await
    }

    /// Records what a mission forbade; somebody who was faster decided before.
    pub(crate) async fn settle_mission(&self, actor: &Actor, id: CaseId, act: &str, outcome: Result<()>) -> Result<()> {
        match outcome {
            Err(Error::Refused(Refusal::Mission(refused))) => {
                let details = json!({ "act": act, "refused": refused });
                self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(details)).await?;
                Err(Refusal::Mission(refused).into())
            }
            Err(Error::Failed(storage::StorageError::Conflict { .. })) => Err(Refusal::AlreadyDecided.into()),
            other => other,
        }
    }

    /// Notes that an expert attended a refresher; only a manager may.
    pub async fn note_refresher(&self, actor: &Actor, id: CaseId, held_on: &str, title: &str) -> Result<()> {
        self.gate(actor, id).await?;
        if !actor.holds(Role::AccreditationManager) {
            return Err(Error::Forbidden);
        }
        let title = parse_reason(title, TITLE_MOST).map_err(|problem| Error::invalid("title", problem))?;
        let now = self.now();
        let wrong_day = if held_on.trim().is_empty() { Problem::Missing } else { Problem::NotADay };
        let held = Date::parse(held_on.trim()).ok_or_else(|| Error::invalid("held_on", wrong_day))?;
        if day(now, &actor.zone) < held {
            return Err(Error::invalid("held_on", Problem::InTheFuture));
        }
        let held_on: Timestamp = end_of(held, "UTC").ok_or_else(|| Error::invalid("held_on", Problem::NotADay))?;
        let noted = in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            if loaded.case().person == actor.person || loaded.standing.stage.rank().is_none() {
                return Err(Refusal::Case(vec![domain::accreditation::act::Refused::WrongStage]).into());
            }
            let refresher = Refresher { held_on, title: title.clone() };
            work.missions().add_refresher(id, &refresher, actor.person, now).await?;
            let details = Some(json!({ "person": loaded.case().person, "held_on": held, "title": title }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::RefresherNoted, about: loaded.about(), details }).await?;
        });
        match noted {
            Err(Error::Failed(storage::StorageError::Conflict { .. })) => Err(Refusal::AlreadyDecided.into()),
            other => other,
        }
    }
}

/// The person a lead expert's address names.
async fn lead_of(work: &mut Work, email: &Email) -> Result<PersonId> {
    Ok(work.people().by_email(&email.key).await?.ok_or_else(|| Error::invalid("lead", Problem::Nobody))?.id)
}

/// A mission of a case, and how it went.
pub(crate) async fn mission_of(work: &mut Work, loaded: &Loaded, mission: MissionId) -> Result<(MissionRow, Run)> {
    let row = work.missions().of_case(loaded.id()).await?.into_iter().find(|row| row.id == mission).ok_or(Error::NotFound)?;
    let run = loaded.case().run(mission).ok_or(Error::NotFound)?;
    Ok((row, run))
}
