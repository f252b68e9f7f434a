//! Accreditation: calls, nominations, panels, decisions, missions, the roster.
//!
//! Every door leads through [`domain::accreditation::act`]: a use case loads a case and what stands beside it, lets the domain refuse
//! for all reasons at once, and keeps what happened, the entry of the record and the letters in one unit of work.

mod act;
mod brought;
mod call;
mod certificate;
mod decision;
mod delegation;
mod document;
mod feedback;
mod file;
mod letter;
mod mission;
mod panel;
mod policy;
mod reminder;
mod roster;
mod template;
mod work;

use std::collections::BTreeSet;

use domain::accreditation::access::{Reading, Viewer, reading};
use domain::accreditation::act::{self as acts, Beside, Office};
use domain::accreditation::assessment::Assessment;
use domain::accreditation::case::{Case, Happened, Standing};
use domain::accreditation::panel::{Assessor, Bar, Candidate, Exception, bars};
use domain::id::{CaseId, PersonId};
use domain::people::{Actor, Role, Scope};
use domain::refusal::Problem;
use domain::time::Timestamp;
use storage::Work;
use storage::accreditation::CaseRow;
use storage::panel::{AgreedRow, ExceptionRow, PanelKey, SeatRow};

use crate::organisations::secretariat;
use crate::zones::day;
use crate::{Academy, Error, Result};

pub use act::{AskedAct, Offered};
pub use brought::{Became, BroughtPage, BroughtRow, COLUMNS};
pub use call::{AskedCall, CallPage, CallsPage};
pub use certificate::{CertificateLine, ExpertCertificate, VerifiedExpert};
pub(crate) use certificate::{REVOCATIONS, SUSPENSIONS};
pub use decision::{DecisionList, ListedDecision};
pub use delegation::{AskedDelegation, DelegationsPage};
pub use document::{AskedDocument, DocumentLine, DocumentsPage};
pub use feedback::{AskedFeedback, FeedbackForm};
pub use file::FilePage;
pub use letter::LetterPage;
pub use mission::{AskedMission, MissionOf, MissionsPage};
pub use panel::{AskedObservation, AskedScore, AssessorLine, PanelPage, ScoringPage};
pub use policy::PolicyPage;
pub use roster::RosterPage;
pub use template::{Words, WordsPage};
pub use work::{FilesPage, WorkPage};

/// The most of any list on one page.
const LIST: i64 = 500;
/// The most characters of a reason.
const REASON_MOST: usize = 2_000;

/// A case with all that stands beside it.
pub(crate) struct Loaded {
    pub(crate) row: CaseRow,
    pub(crate) standing: Standing,
    pub(crate) panel: PanelKey,
    pub(crate) seats: Vec<SeatRow>,
    pub(crate) agreed: Vec<AgreedRow>,
    pub(crate) assessment: Assessment,
    pub(crate) conflicts: Vec<(PersonId, Timestamp, String)>,
    pub(crate) exceptions: Vec<ExceptionRow>,
}

impl Loaded {
    pub(crate) async fn of(work: &mut Work, id: CaseId) -> Result<Self> {
        let row = work.accreditation().case(id).await?.ok_or(Error::NotFound)?;
        let appeals = row.opened.case.events.iter().filter(|event| event.what == Happened::Appealed).count();
        let panel = PanelKey { case: id, round: u32::try_from(appeals).unwrap_or(u32::MAX).saturating_add(1) };
        let seats = work.panels().seats(panel).await?;
        let agreed = work.panels().agreed(panel).await?;
        Ok(Self {
            standing: row.opened.case.standing(),
            assessment: storage::panel::assessment(&seats, &agreed),
            conflicts: work.panels().conflicts(id).await?,
            exceptions: work.panels().exceptions(id).await?,
            row,
            panel,
            seats,
            agreed,
        })
    }

    pub(crate) fn case(&self) -> &Case {
        &self.row.opened.case
    }

    pub(crate) fn id(&self) -> CaseId {
        self.row.opened.id
    }

    /// What the record calls it.
    pub(crate) fn about(&self) -> String {
        about(self.id())
    }

    /// Whether this person sits on the panel in force.
    pub(crate) fn has_seated(&self, person: PersonId) -> bool {
        self.assessment.sitting().any(|sitting| sitting == person)
    }

    /// The panel as a decision looks at it; none while nobody ever sat on it.
    fn panel_result(&self) -> Option<acts::Panel> {
        let result = self.assessment.result(&self.case().policy.rubric);
        (!self.seats.is_empty()).then(|| acts::Panel { sitting: self.assessment.sitting().collect(), result })
    }

    /// Everything that bars this person from assessing, with what may be lifted lifted.
    pub(crate) async fn bars(&self, work: &mut Work, assessor: &Assessor) -> Result<Vec<Bar>> {
        let mut belongs_to = work.people().belongs_to(self.case().person).await?;
        belongs_to.insert(self.case().administration);
        let candidate = Candidate {
            person: self.case().person,
            belongs_to,
            acted: self.standing.acted.union(&self.standing.leads).copied().collect(),
            conflicts: self.conflicts.iter().map(|(person, ..)| *person).collect(),
        };
        let lifted = self.exceptions.iter().find(|exception| exception.person == assessor.person);
        let lifted = lifted.and_then(|it| it.confirmed.and_then(|(by, _)| Exception::between(it.asked_by, by, assessor.person)));
        Ok(bars(&candidate, assessor, lifted.as_ref()))
    }
}

/// What the record calls a case.
pub(crate) fn about(case: CaseId) -> String {
    format!("case {case}")
}

/// Whether somebody runs accreditations, decides on them, audits them or runs the installation.
fn is_secretariat(actor: &Actor) -> bool {
    actor.holds(Role::AccreditationManager) || actor.holds(Role::DecisionMaker) || actor.holds(Role::Auditor) || actor.is_administrator()
}

/// Somebody signed in as the domain's rules of cases see them.
pub(crate) async fn acting(work: &mut Work, actor: &Actor, confirmed_identity: bool) -> Result<acts::Actor> {
    let mut offices: BTreeSet<Office> = actor.coordinated().into_iter().map(Office::Coordinator).collect();
    if actor.holds(Role::AccreditationManager) {
        offices.insert(Office::Manager);
    }
    if actor.holds(Role::DecisionMaker) {
        offices.insert(Office::DecisionMaker);
    }
    let belongs_to = work.people().belongs_to(actor.person).await?;
    Ok(acts::Actor { person: actor.person, belongs_to, offices, confirmed_identity })
}

/// A person as the rules of panels see them.
pub(crate) async fn assessor(work: &mut Work, loaded: &Loaded, person: PersonId, now: Timestamp) -> Result<Assessor> {
    let named = work.people().holders(Role::Assessor, &Scope::Installation, now).await?.iter().any(|it| it.id == person);
    let manages = work.people().holders(Role::AccreditationManager, &Scope::Installation, now).await?.iter().any(|it| it.id == person);
    let policy = &loaded.case().policy;
    let is_expert = work.accreditation().is_accredited(person, &policy.category, &policy.domain).await?;
    let belongs_to = work.people().belongs_to(person).await?;
    Ok(Assessor { person, belongs_to, is_qualified: named || is_expert, manages_call: manages })
}

/// A lead expert as the rules of missions see them: fully accredited in the same category and domain, or assessor at the Secretariat.
pub(crate) async fn lead(work: &mut Work, case: &Case, person: PersonId, now: Timestamp) -> Result<acts::Lead> {
    let belongs_to = work.people().belongs_to(person).await?;
    let is_expert = work.accreditation().is_accredited(person, &case.policy.category, &case.policy.domain).await?;
    let is_staff = belongs_to.contains(&secretariat(work).await?);
    let assessors = work.people().holders(Role::Assessor, &Scope::Installation, now).await?;
    let may_lead = is_expert || is_staff && assessors.iter().any(|it| it.id == person);
    Ok(acts::Lead { belongs_to, may_lead, needs_first_mission: needs_first_mission(work, case, person).await? })
}

/// Whether somebody was brought in for the same category and domain and has not been on a mission here.
async fn needs_first_mission(work: &mut Work, case: &Case, person: PersonId) -> Result<bool> {
    let own = work.accreditation().of_person(person, LIST).await?;
    for line in own.iter().filter(|line| line.category == case.policy.category && line.domain == case.policy.domain) {
        let row = work.accreditation().case(line.id).await?.ok_or(Error::NotFound)?;
        if row.opened.case.standing().needs_first_mission() {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Academy {
    /// What stands beside a case, without a lead expert and without a reason.
    pub(crate) async fn beside(&self, work: &mut Work, loaded: &Loaded) -> Result<Beside> {
        let case = loaded.case();
        let refreshers = work.missions().refreshers(loaded.id()).await?;
        let since = loaded.standing.decided.map_or(Timestamp(i64::MIN), |(_, at)| at);
        Ok(Beside {
            completed: self.completed(work, case.person).await?.into_keys().collect(),
            panel: loaded.panel_result(),
            lead: None,
            reason: false,
            documents: document::kinds_there(&work.attachments().of_case(loaded.id()).await?),
            refreshed: refreshers.iter().any(|refresher| since < refresher.held_on),
        })
    }

    /// As what somebody reads a case. Whoever may not, and yet asked for a case there is, is recorded.
    pub(crate) async fn read_as(&self, work: &mut Work, loaded: &Loaded, actor: &Actor) -> Result<Option<Reading>> {
        let sits = loaded.has_seated(actor.person) && {
            let assessor = assessor(work, loaded, actor.person, self.now()).await?;
            loaded.bars(work, &assessor).await?.is_empty()
        };
        let viewer = Viewer {
            person: actor.person,
            coordinates: actor.coordinated().into_iter().collect(),
            is_secretariat: is_secretariat(actor),
            sits,
        };
        Ok(reading(loaded.case(), &loaded.standing, &viewer))
    }
}

/// Lines of text up to `most` characters, without control characters; empty text is missing.
pub(crate) fn parse_lines(typed: &str, most: usize) -> std::result::Result<String, Problem> {
    let text: String = typed.replace("\r\n", "\n").chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
    let text = text.trim().to_owned();
    if text.is_empty() {
        Err(Problem::Missing)
    } else if most < text.chars().count() {
        Err(Problem::TooLong { most })
    } else {
        Ok(text)
    }
}

/// The day of an instant where an administration is.
pub(crate) async fn day_there(work: &mut Work, at: Timestamp, administration: domain::id::OrganisationId) -> Result<domain::time::Date> {
    let zone = work.people().zone_of(administration).await?.unwrap_or_else(|| "UTC".to_owned());
    Ok(day(at, &zone))
}
