//! Calls for candidates, and nominations under them.

use domain::accreditation::act::Refused;
use domain::accreditation::call::{Call, CallFault, SEATS_MOST};
use domain::accreditation::case::Case;
use domain::id::{CallId, CaseId};
use domain::language::{Language, Text};
use domain::people::{Actor, Email, Membership, Role, parse_reason};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::{Date, Timestamp};
use serde_json::json;
use storage::StorageError;
use storage::accreditation::{CallRow, CaseLine, NewCase, PolicyEdition};

use super::{LIST, REASON_MOST, acting, is_secretariat, parse_lines};
use crate::record::Told;
use crate::zones::end_of;
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

const TITLE_MOST: usize = 200;
/// The Secretariat's zone: a call closes at the end of a day there.
const CLOSES_IN: &str = "Europe/Brussels";

/// What a manager types to make a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedCall {
    /// The hash of the policy in force.
    pub policy: String,
    /// In English.
    pub title_en: String,
    /// In French.
    pub title_fr: String,
    /// Codes of languages.
    pub languages: Vec<String>,
    /// A region's word, or empty.
    pub region: String,
    /// Who hosts it, and where.
    pub host: String,
    /// Who pays for it.
    pub funding: String,
    /// How many seats.
    pub seats: String,
    /// The first day, `YYYY-MM-DD`.
    pub held_from: String,
    /// The last day.
    pub held_until: String,
    /// The last day officers may be nominated, in the Secretariat's zone.
    pub closes_on: String,
}

/// Calls, and the policies a new one may be under.
#[derive(Debug)]
pub struct CallsPage {
    /// The newest last.
    pub calls: Vec<CallRow>,
    /// In force.
    pub policies: Vec<PolicyEdition>,
    /// Whether the caller may make one.
    pub may_make: bool,
}

/// A call with the files under it that the caller may see.
#[derive(Debug)]
pub struct CallPage {
    /// The call.
    pub row: CallRow,
    /// Its policy.
    pub policy: PolicyEdition,
    /// The files.
    pub cases: Vec<CaseLine>,
    /// Whether the caller may nominate an officer now.
    pub may_nominate: bool,
    /// Whether the caller runs it.
    pub may_manage: bool,
    /// Whether the caller confirms decisions.
    pub may_confirm: bool,
}

/// The regions a call may be for.
pub(crate) const REGIONS: [&str; 6] = ["AMS", "EURO", "ESA", "WCA", "MENA", "A/P"];

impl Academy {
    /// Calls there are, with the policies in force.
    pub async fn calls(&self, visit: &mut Visit) -> Result<CallsPage> {
        let actor = visit.actor()?.clone();
        if !is_secretariat(&actor) && actor.coordinated().is_empty() {
            return Err(Error::Forbidden);
        }
        let calls = visit.work.accreditation().calls(Timestamp(0), LIST).await?;
        let policies = visit.work.accreditation().policies(LIST).await?;
        Ok(CallsPage { calls, policies, may_make: actor.holds(Role::AccreditationManager) })
    }

    /// A call, with those of its files that the caller may see.
    pub async fn call(&self, visit: &mut Visit, id: CallId) -> Result<CallPage> {
        let actor = visit.actor()?.clone();
        let coordinated = actor.coordinated();
        if !is_secretariat(&actor) && coordinated.is_empty() {
            return Err(Error::NotFound);
        }
        let row = visit.work.accreditation().call(id).await?.ok_or(Error::NotFound)?;
        let policy = visit.work.accreditation().policy(&row.policy).await?.ok_or(Error::NotFound)?;
        let mut cases = visit.work.accreditation().of_call(id, LIST).await?;
        if !is_secretariat(&actor) {
            cases.retain(|case| coordinated.contains(&case.administration));
        }
        let open = row.cancelled_at.is_none() && row.call.is_open(visit.now);
        Ok(CallPage {
            may_nominate: open && !coordinated.is_empty(),
            may_manage: actor.holds(Role::AccreditationManager),
            may_confirm: actor.holds(Role::DecisionMaker),
            row,
            policy,
            cases,
        })
    }

    /// Makes a call; only a manager may.
    pub async fn make_call(&self, actor: &Actor, asked: &AskedCall) -> Result<CallId> {
        if !actor.holds(Role::AccreditationManager) {
            return Err(Error::Forbidden);
        }
        let now = self.now();
        let call = asked.parse(now).map_err(Error::Invalid)?;
        let id = CallId(chance::id(now));
        in_one_unit!(self, work => {
            let policies = work.accreditation().policies(LIST).await?;
            let policy = policies.iter().find(|edition| edition.hash.0 == asked.policy);
            let policy = policy.ok_or_else(|| Error::invalid("policy", Problem::NotAChoice))?;
            let row = CallRow {
                id,
                policy: policy.hash.clone(),
                call: call.clone(),
                made_by: actor.person,
                made_at: now,
                cancelled_at: None,
            };
            work.accreditation().add_call(&row).await?;
            let details = Some(json!({ "call": call, "policy": policy.hash }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::CallMade, about: format!("call {id}"), details }).await?;
            id
        })
    }

    /// Cancels a call with the reason: whoever had a seat in its workshop is eligible again, and told so.
    pub async fn cancel_call(&self, actor: &Actor, id: CallId, reason: &str) -> Result<()> {
        if !actor.holds(Role::AccreditationManager) {
            return Err(Error::Forbidden);
        }
        let reason = parse_lines(reason, REASON_MOST).map_err(|problem| Error::invalid("reason", problem))?;
        let now = self.now();
        let cases = in_one_unit!(self, work => {
            work.accreditation().call(id).await?.ok_or(Error::NotFound)?;
            if !work.accreditation().cancel_call(id, now).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            let details = Some(json!({ "reason": reason }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::CallCancelled, about: format!("call {id}"), details }).await?;
            work.accreditation().of_call(id, LIST).await?
        })?;
        for case in cases.iter().filter(|case| case.stage == "selected") {
            // Whoever may not act in a file, as one of the same administration, leaves it to another manager.
            match self.act(actor, case.id, &domain::accreditation::act::Act::CancelWorkshop, Some(&reason), false).await {
                Ok(()) | Err(Error::Refused(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    /// Puts an officer of the coordinator's own administration forward under a call that is open.
    pub async fn nominate(&self, actor: &Actor, call: CallId, email: &str, reason: &str) -> Result<CaseId> {
        if actor.coordinated().is_empty() {
            return Err(Error::Forbidden);
        }
        let email = Email::parse(email).map_err(|problem| Error::invalid("email", problem));
        let reason = if reason.trim().is_empty() { Ok(None) } else { parse_reason(reason, REASON_MOST).map(Some) };
        let (email, reason) = (email?, reason.map_err(|problem| Error::invalid("reason", problem))?);
        let now = self.now();
        let id = CaseId(chance::id(now));
        let opened = in_one_unit!(self, work => {
            let row = work.accreditation().call(call).await?.ok_or(Error::NotFound)?;
            if row.cancelled_at.is_some() || !row.call.is_open(now) {
                return Err(Refusal::CallClosed.into());
            }
            let person = work.people().by_email(&email.key).await?.ok_or_else(|| Error::invalid("email", Problem::Nobody))?;
            let posting = work.people().posting_of(person.id).await?;
            let posting = posting.ok_or_else(|| Error::invalid("email", Problem::Nobody))?;
            if !actor.coordinates(posting.organisation) {
                return Err(Error::invalid("email", Problem::OfAnotherOrganisation));
            }
            if posting.state != Membership::Approved {
                return Err(Error::invalid("email", Problem::NotApproved));
            }
            let edition = work.accreditation().policy(&row.policy).await?.ok_or(Error::NotFound)?;
            let by = acting(&mut work, actor, false).await?;
            let case = Case::nominate(person.id, posting.organisation, edition.policy, &by, now).map_err(|refused| match refused {
                Refused::OwnCase => Error::invalid("email", Problem::OnesOwn),
                other => Refusal::Case(vec![other]).into(),
            })?;
            let new = NewCase { id, call: Some(call), policy: edition.hash, case };
            work.accreditation().open(&new, reason.as_deref()).await?;
            let loaded = super::Loaded::of(&mut work, id).await?;
            let what = domain::accreditation::case::Happened::Nominated;
            let details = Some(json!({ "person": person.id, "happened": what, "seq": 1, "reason": reason }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::CaseMoved, about: loaded.about(), details }).await?;
            self.write_letters(&mut work, &loaded, &what).await?;
            id
        });
        match opened {
            Err(Error::Failed(StorageError::Conflict { .. })) => Err(Refusal::FileOpen.into()),
            other => other,
        }
    }
}

impl AskedCall {
    /// The call these words make, or all that is wrong with them.
    fn parse(&self, now: Timestamp) -> std::result::Result<Call, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut note = |field: &str, problem| problems.push(FieldProblem::new(field, problem));
        let mut line = |field: &str, text: &str| parse_reason(text, TITLE_MOST).map_err(|problem| note(field, problem)).unwrap_or_default();
        let title = Text::both(&line("title_en", &self.title_en), &line("title_fr", &self.title_fr));
        let host = line("host", &self.host);
        let languages = self.languages.iter().filter_map(|code| Language::parse(code)).collect();
        let mut day = |field: &str, text: &str| {
            let day = Date::parse(text.trim());
            if day.is_none() {
                note(field, if text.trim().is_empty() { Problem::Missing } else { Problem::NotADay });
            }
            day
        };
        let (from, until) = (day("held_from", &self.held_from), day("held_until", &self.held_until));
        let closes = day("closes_on", &self.closes_on).and_then(|day| end_of(day, CLOSES_IN));
        let seats = self.seats.trim().parse().unwrap_or(0);
        let region = Some(self.region.trim()).filter(|region| !region.is_empty());
        if region.is_some_and(|region| !REGIONS.contains(&region)) {
            note("region", Problem::NotAChoice);
        }
        let call = Call {
            version: 1,
            title,
            languages,
            region: region.map(str::to_owned),
            host,
            funding: self.funding.trim().chars().take(TITLE_MOST).collect(),
            seats,
            held_from: from.or(until).unwrap_or_else(|| day_of(now)),
            held_until: until.or(from).unwrap_or_else(|| day_of(now)),
            closes_at: closes.unwrap_or(Timestamp(i64::MAX)),
        };
        for fault in call.faults(now) {
            match fault {
                CallFault::NoLanguage => note("languages", Problem::Missing),
                CallFault::Seats => note("seats", Problem::OutOfRange { least: 1, most: SEATS_MOST }),
                CallFault::Days => note("held_until", Problem::BeforeStart),
                CallFault::Closing => note("closes_on", Problem::InThePast),
                // Told beside its own field above.
                CallFault::NoTitle | CallFault::NoHost => {}
            }
        }
        if problems.is_empty() { Ok(call) } else { Err(problems) }
    }
}

/// The day it is at the Secretariat.
fn day_of(now: Timestamp) -> Date {
    crate::zones::day(now, CLOSES_IN)
}
