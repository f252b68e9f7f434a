//! A file on one screen: where it stands, what is missing, who must act and since when, what happened.

use std::collections::{BTreeMap, BTreeSet};

use domain::accreditation::access::Reading;
use domain::accreditation::act::{Act, Beside, Lead, Refused};
use domain::accreditation::agreement::Agreement;
use domain::accreditation::assessment::{PanelResult, Sheet};
use domain::accreditation::case::{Case, Event, Stage, Standing};
use domain::accreditation::decision::Outcome;
use domain::accreditation::missing::{Missing, Turn};
use domain::credential::CredentialChange;
use domain::id::{CaseId, MissionId, PersonId};
use domain::language::{Language, Text};
use domain::people::Actor;
use domain::record::Action;
use domain::time::Date;
use serde_json::json;
use storage::Work;
use storage::accreditation::{CallRow, Profile};
use storage::letter::FiledLetter;
use storage::mission::{MissionRow, Refresher};
use storage::panel::AgreedRow;
use uuid::Uuid;

use super::act::{Offered, reasons_read};
use super::certificate::CertificateLine;
use super::document::DocumentLine;
use super::panel::agreement_of;
use super::{Loaded, acting};
use crate::{Academy, Error, Result, Visit, in_one_unit};

/// Readings of one file by one person within this are one disclosure.
const READ_ONCE_IN: domain::time::Span = domain::time::Span::hours(1);

/// A file, as far as its reader may read it.
#[derive(Debug)]
pub struct FilePage {
    /// Its id.
    pub id: CaseId,
    /// As what the caller reads it.
    pub reading: Reading,
    /// The candidate, later the expert.
    pub name: String,
    /// Their administration, in the language of the page.
    pub administration: String,
    /// The case, events the caller may not read left out.
    pub case: Case,
    /// Where it stands.
    pub standing: Standing,
    /// Why things happened, by their place from 1 in [`FilePage::case`], where the caller may read it.
    pub reasons: BTreeMap<u32, String>,
    /// Names of everybody who is named.
    pub names: BTreeMap<PersonId, String>,
    /// The call.
    pub call: Option<CallRow>,
    /// What it waits for.
    pub missing: Vec<Missing>,
    /// What the caller may do, with what stands in its way.
    pub offers: Vec<Offered>,
    /// Decisions the caller may propose.
    pub proposals: Vec<(Outcome, Vec<Refused>)>,
    /// Whether the caller may confirm or return the proposal, with what stands in its way.
    pub confirms: Option<Vec<Refused>>,
    /// Whether the caller may plan a mission, with what stands in its way.
    pub assigns: Option<Vec<Refused>>,
    /// Whether the caller may put another lead expert in.
    pub replaces_lead: bool,
    /// Whether the caller may see and change who sits on the panel.
    pub sees_panel: bool,
    /// What the officer completed of what is asked for: title, version and day of each.
    pub completed: BTreeMap<String, (Text, u32, Date)>,
    /// Sheets with whose they are, where the caller may read them.
    pub sheets: Vec<(PersonId, String, Sheet)>,
    /// Marks that were agreed on, where the caller may read them.
    pub agreed: Vec<AgreedRow>,
    /// The marks the panel stands by, where the caller may read them.
    pub marks: Option<BTreeMap<String, u8>>,
    /// What those marks come to.
    pub result: Option<PanelResult>,
    /// How far the assessors agreed, where the caller may read it.
    pub agreement: Option<Agreement>,
    /// Missions, in order.
    pub missions: Vec<MissionRow>,
    /// Documents handed in, as far as the caller may know of them.
    pub documents: Vec<DocumentLine>,
    /// Refreshers attended.
    pub refreshers: Vec<Refresher>,
    /// Certificates, the newest first.
    pub certificates: Vec<CertificateLine>,
    /// Letters the caller may read, in order.
    pub letters: Vec<FiledLetter>,
    /// What the officer says of themselves.
    pub profile: Option<Profile>,
}

impl Academy {
    /// A file; whoever may not read it is told that there is none, and recorded. Whoever reads another's is recorded too.
    pub async fn file(&self, visit: &mut Visit, id: CaseId, language: Language) -> Result<FilePage> {
        let actor = visit.actor()?.clone();
        let loaded = Loaded::of(&mut visit.work, id).await?;
        let Some(reading) = self.read_as(&mut visit.work, &loaded, &actor).await? else {
            self.enter_alone(actor.person, Action::Refused, &loaded.about(), Some(json!({ "act": "read" }))).await?;
            return Err(Error::NotFound);
        };
        let page = self.file_page(&mut visit.work, &loaded, &actor, (reading, language)).await?;
        if reading != Reading::Candidate {
            self.disclose(&actor, &loaded, reading).await?;
        }
        Ok(page)
    }

    async fn file_page(
        &self,
        work: &mut Work,
        loaded: &Loaded,
        actor: &Actor,
        (reading, language): (Reading, Language),
    ) -> Result<FilePage> {
        let (case, standing) = (loaded.case(), &loaded.standing);
        let beside = self.beside(work, loaded).await?;
        let reads_scores = reading.reads_scores(standing) && loaded.assessment.all_committed();
        let administration = work.people().organisation(case.administration, language).await?.map(|it| it.name).unwrap_or_default();
        let events: Vec<(u32, &Event)> = (1..).zip(&case.events).filter(|(_, event)| reading.reads(event)).collect();
        let all_reasons = reasons_read(loaded, |event| reading.reads_reason(event));
        let reasons = (1..).zip(&events).filter_map(|(place, (seq, _))| Some((place, all_reasons.get(seq)?.clone()))).collect();
        let shown = Case { events: events.iter().map(|(_, event)| (*event).clone()).collect(), ..case.clone() };
        let call = match loaded.row.opened.call {
            Some(call) => work.accreditation().call(call).await?,
            None => None,
        };
        let (proposals, confirms, assigns, replaces_lead) = self.larger_acts(work, loaded, actor, &beside).await?;
        let mut missing = case.missing(standing, &beside, &loaded.assessment);
        if !matches!(reading, Reading::Secretariat | Reading::Assessor) {
            missing.retain(|it| !matches!(it.turn, Turn::Assessor(_) | Turn::Panel));
        }
        Ok(FilePage {
            id: loaded.id(),
            reading,
            name: loaded.row.name.clone(),
            administration,
            standing: standing.clone(),
            reasons,
            names: self.names(work, loaded).await?,
            call,
            missing,
            offers: self.offers(work, loaded, actor, &beside).await?,
            proposals,
            confirms,
            assigns,
            replaces_lead,
            sees_panel: reading == Reading::Secretariat && matches!(standing.stage, Stage::Selected | Stage::Attended | Stage::Appealed),
            completed: self.completed(work, case.person).await?,
            sheets: if reads_scores { sheets(loaded) } else { Vec::new() },
            agreed: if reads_scores { loaded.agreed.clone() } else { Vec::new() },
            marks: loaded.assessment.marks(&case.policy.rubric).filter(|_| reads_scores),
            result: loaded.assessment.result(&case.policy.rubric).filter(|_| reads_scores),
            agreement: (reads_scores && reading == Reading::Secretariat).then(|| agreement_of(loaded)),
            missions: work.missions().of_case(loaded.id()).await?,
            documents: self.documents_page(work, loaded, actor).await?.lines,
            refreshers: work.missions().refreshers(loaded.id()).await?,
            certificates: self.certificates_of(work, loaded).await?,
            letters: self.letters_read(work, loaded, reading).await?,
            profile: work.accreditation().profile(case.person).await?,
            case: shown,
        })
    }

    /// Decisions and missions that are open to the caller, each with what stands in its way.
    async fn larger_acts(
        &self,
        work: &mut Work,
        loaded: &Loaded,
        actor: &Actor,
        beside: &Beside,
    ) -> Result<(Vec<(Outcome, Vec<Refused>)>, Option<Vec<Refused>>, Option<Vec<Refused>>, bool)> {
        let by = acting(work, actor, true).await?;
        let (case, now) = (loaded.case(), self.now());
        let may_lead = Lead { belongs_to: BTreeSet::new(), may_lead: true, needs_first_mission: false };
        let beside = Beside { reason: true, lead: Some(may_lead), ..beside.clone() };
        let open = |act: &Act| {
            let refused = case.refusals(act, Some(&by), &beside, now);
            (!refused.iter().any(Refused::hides)).then_some(refused)
        };
        let proposals = Outcome::ALL.into_iter().filter_map(|outcome| Some((outcome, open(&Act::Propose(outcome))?))).collect();
        // Who leads, and what, is named when it is done.
        let (mission, lead) = (MissionId(Uuid::nil()), PersonId(Uuid::nil()));
        let assigns = open(&Act::Assign { mission, lead });
        let replaces = open(&Act::ReplaceLead { lead }).is_some();
        Ok((proposals, open(&Act::Confirm), assigns, replaces))
    }

    /// What somebody completed on this platform and still holds: title, version and day, by course or module.
    pub(crate) async fn completed(&self, work: &mut Work, person: PersonId) -> Result<BTreeMap<String, (Text, u32, Date)>> {
        let mut completed = BTreeMap::new();
        for row in work.credentials().by_holder(person).await? {
            let events = work.credentials().events(&row.id).await?;
            if events.iter().any(|event| matches!(event.change, CredentialChange::Revoked { .. })) {
                continue;
            }
            let facts = crate::credential::read_facts(&row)?;
            let title = facts.module().map_or(&facts.course_title, |module| &module.title).clone();
            completed.insert(row.thing, (title, facts.edition_number, facts.issued_on));
        }
        Ok(completed)
    }

    async fn names(&self, work: &mut Work, loaded: &Loaded) -> Result<BTreeMap<PersonId, String>> {
        let mut names = loaded.row.names.clone();
        names.extend(loaded.seats.iter().map(|seat| (seat.person, seat.name.clone())));
        for lead in &loaded.standing.leads {
            if let Some(person) = work.people().find(*lead).await? {
                names.insert(person.id, person.name);
            }
        }
        names.insert(loaded.case().person, loaded.row.name.clone());
        Ok(names)
    }

    /// Records that somebody read another's file, once an hour.
    pub(crate) async fn disclose(&self, actor: &Actor, loaded: &Loaded, reading: Reading) -> Result<()> {
        let now = self.now();
        let name = format!("read {} {}", actor.person, loaded.id());
        in_one_unit!(self, work => {
            let (count, _) = work.running().count_limit(&name, now, READ_ONCE_IN).await?;
            if count == 1 {
                let details = Some(json!({ "person": loaded.case().person, "as": format!("{reading:?}") }));
                let told = crate::record::Told { by: Some(actor.person), action: Action::FileRead, about: loaded.about(), details };
                self.enter(&mut work, told).await?;
            }
        })
    }
}

fn sheets(loaded: &Loaded) -> Vec<(PersonId, String, Sheet)> {
    let committed = loaded.seats.iter().filter(|seat| seat.recused_at.is_none());
    committed.filter_map(|seat| Some((seat.person, seat.name.clone(), seat.committed.as_ref()?.1.clone()))).collect()
}
