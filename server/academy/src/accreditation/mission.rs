//! Missions beside a lead expert, and refreshers.

use domain::accreditation::act::Act;
use domain::accreditation::mission::{Mission, MissionFault, TERMS_MOST};
use domain::id::{CaseId, MissionId, OrganisationId, PersonId};
use domain::language::Language;
use domain::people::{Actor, Email, Role, parse_reason};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::{Date, Timestamp};
use serde_json::json;
use storage::Work;
use storage::mission::{MissionRow, Refresher};

use super::{Loaded, REASON_MOST, parse_lines};
use crate::record::Told;
use crate::zones::end_of;
use crate::{Academy, Error, Result, chance, in_one_unit};

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

    /// Notes that an expert attended a refresher; only a manager may.
    pub async fn note_refresher(&self, actor: &Actor, id: CaseId, held_on: &str, title: &str) -> Result<()> {
        self.gate(actor, id).await?;
        if !actor.holds(Role::AccreditationManager) {
            return Err(Error::Forbidden);
        }
        let title = parse_reason(title, TITLE_MOST).map_err(|problem| Error::invalid("title", problem))?;
        let day = Date::parse(held_on.trim()).ok_or_else(|| Error::invalid("held_on", Problem::NotADay))?;
        let held_on: Timestamp = end_of(day, "UTC").ok_or_else(|| Error::invalid("held_on", Problem::NotADay))?;
        let now = self.now();
        let noted = in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            if loaded.case().person == actor.person || loaded.standing.stage.rank().is_none() {
                return Err(Refusal::Case(vec![domain::accreditation::act::Refused::WrongStage]).into());
            }
            let refresher = Refresher { held_on, title: title.clone() };
            work.missions().add_refresher(id, &refresher, actor.person, now).await?;
            let details = Some(json!({ "person": loaded.case().person, "held_on": day, "title": title }));
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
