//! What a beneficiary says of a mission: asked by letter, given by a link that works once, without an account.

use domain::accreditation::feedback::{Feedback, Link, WITHIN};
use domain::accreditation::mission::{Mission, MissionRefused};
use domain::id::{CaseId, FeedbackId, MissionId};
use domain::language::Language;
use domain::letter::Letter;
use domain::people::{Actor, Email, Role, parse_name};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::Span;
use serde_json::json;
use storage::feedback::FeedbackRow;
use storage::{StorageError, Work};

use super::mission::mission_of;
use super::{Loaded, about, day_there};
use crate::keys::digest;
use crate::people::tell;
use crate::record::Told;
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

/// Links opened and answered from one network address within a quarter of an hour.
const FROM_ONE_ADDRESS: i64 = 60;

/// What a manager types to ask a beneficiary for feedback.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedFeedback {
    /// The name of whoever is asked.
    pub name: String,
    /// Their work address.
    pub email: String,
    /// The language they are asked in.
    pub language: String,
}

/// All that somebody with a link is shown: nothing else of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackForm {
    /// The expert.
    pub expert: String,
    /// The domain, in the language of the page.
    pub domain: String,
    /// The beneficiary, in the language of the page.
    pub host: String,
    /// The mission.
    pub mission: Mission,
}

impl AskedFeedback {
    fn parse(&self) -> std::result::Result<(String, Email, Language), Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut note = |field: &str, problem| problems.push(FieldProblem::new(field, problem));
        let name = parse_name(&self.name).map_err(|problem| note("contact_name", problem)).ok();
        let missing = self.email.trim().is_empty();
        let email = Email::parse(&self.email);
        let email = email.map_err(|problem| note("contact_email", if missing { Problem::Missing } else { problem })).ok();
        let language = Language::of_interface(&self.language);
        if language.is_none() {
            note("language", Problem::NotAChoice);
        }
        match (name, email, language) {
            (Some(name), Some(email), Some(language)) => Ok((name, email, language)),
            _ => Err(problems),
        }
    }
}

impl Academy {
    /// Asks somebody at the beneficiary what they say of a mission, from its last day on; an earlier link works no longer. Only a
    /// manager may, and not of their own mission.
    pub async fn ask_feedback(&self, actor: &Actor, id: CaseId, mission: MissionId, asked: &AskedFeedback) -> Result<()> {
        self.gate(actor, id).await?;
        if !actor.holds(Role::AccreditationManager) {
            return Err(Error::Forbidden);
        }
        let (name, email, language) = asked.parse().map_err(Error::Invalid)?;
        let (now, token) = (self.now(), chance::token());
        let request = FeedbackRow {
            id: FeedbackId(chance::id(now)),
            mission,
            case: id,
            contact_name: name,
            contact_email: email.written,
            language,
            asked_by: actor.person,
            asked_at: now,
            link: Link { ends_at: now + WITHIN, revoked_at: None, answered_at: None },
            given: None,
        };
        let outcome = in_one_unit!(self, work => { self.keep_request(&mut work, &request, &token).await? });
        self.settle_mission(actor, id, "ask-feedback", outcome).await
    }

    async fn keep_request(&self, work: &mut Work, request: &FeedbackRow, token: &str) -> Result<()> {
        let loaded = Loaded::of(work, request.case).await?;
        let (row, run) = mission_of(work, &loaded, request.mission).await?;
        if loaded.case().person == request.asked_by {
            return Err(Refusal::Mission(MissionRefused::OwnCase).into());
        }
        let now = self.now();
        let today = day_there(work, now, row.mission.beneficiary).await?;
        row.mission.asks_feedback(&run, today).map_err(Refusal::Mission)?;
        let revoked = work.feedback().revoke(request.mission, now).await?;
        work.feedback().ask(request, &digest(token)).await?;
        let shown = shown(work, &loaded, row.mission, request.language).await?;
        let letter = Letter::FeedbackAsked {
            name: request.contact_name.clone(),
            expert: shown.expert,
            domain: shown.domain,
            host: shown.host,
            held: (shown.mission.held_from, shown.mission.held_until),
            until: day_there(work, request.link.ends_at - Span(1), shown.mission.beneficiary).await?,
            link: self.link(&format!("/{}/feedback/{token}", request.language)),
        };
        tell(work, now, None, &request.contact_email, request.language, letter).await?;
        let details = json!({
            "person": loaded.case().person, "mission": request.mission, "request": request.id, "contact": request.contact_name,
            "address": request.contact_email, "revoked": revoked,
        });
        let told = Told { by: Some(request.asked_by), action: Action::FeedbackAsked, about: loaded.about(), details: Some(details) };
        self.enter(work, told).await
    }

    /// What somebody with a link is asked about; nobody is told why a link does not work.
    pub async fn feedback_form(&self, visit: &mut Visit, token: &str, language: Language, network_address: &str) -> Result<FeedbackForm> {
        self.count(&format!("feedback {network_address}"), FROM_ONE_ADDRESS).await?;
        let found = visit.work.feedback().by_token(&digest(token)).await?;
        let request = found.filter(|request| request.link.is_open(visit.now)).ok_or(Error::NotFound)?;
        let loaded = Loaded::of(&mut visit.work, request.case).await?;
        let (row, run) = mission_of(&mut visit.work, &loaded, request.mission).await?;
        if run.is_cancelled {
            return Err(Error::NotFound);
        }
        shown(&mut visit.work, &loaded, row.mission, language).await
    }

    /// Takes what a beneficiary says, once; the same said again is answered as the first time.
    pub async fn give_feedback(
        &self,
        token: &str,
        said: std::result::Result<Feedback, Vec<FieldProblem>>,
        network_address: &str,
    ) -> Result<()> {
        self.count(&format!("feedback {network_address}"), FROM_ONE_ADDRESS).await?;
        let (hash, now) = (digest(token), self.now());
        let given = in_one_unit!(self, work => {
            let request = work.feedback().by_token(&hash).await?.ok_or(Error::NotFound)?;
            if request.given.as_ref().is_some_and(|given| said.as_ref() == Ok(given)) {
                return Ok(());
            }
            let loaded = Loaded::of(&mut work, request.case).await?;
            let (_, run) = mission_of(&mut work, &loaded, request.mission).await?;
            if run.is_cancelled || !request.link.is_open(now) {
                return Err(Error::NotFound);
            }
            let said = said.clone().map_err(Error::Invalid)?;
            work.feedback().give(request.id, &said, now).await?;
            let details = json!({ "person": loaded.case().person, "mission": request.mission, "request": request.id, "said": said });
            let told = Told { by: None, action: Action::FeedbackGiven, about: about(request.case), details: Some(details) };
            self.enter(&mut work, told).await?;
        });
        match given {
            // Somebody sent the same form twice at once, or another answered by the same link.
            Err(Error::Failed(StorageError::Conflict { .. })) => Err(Error::NotFound),
            other => other,
        }
    }
}

/// What of a mission is shown to whoever has a link.
async fn shown(work: &mut Work, loaded: &Loaded, mission: Mission, language: Language) -> Result<FeedbackForm> {
    let host = work.people().organisation(mission.beneficiary, language).await?.map(|it| it.name).unwrap_or_default();
    let domain = loaded.case().policy.domain_title.read(language).to_owned();
    Ok(FeedbackForm { expert: loaded.row.name.clone(), domain, host, mission })
}
