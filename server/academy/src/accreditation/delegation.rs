//! Confirming decisions handed on between two days.

use std::collections::BTreeSet;

use domain::accreditation::delegation::{DAYS_MOST, DelegationRefused, refusals};
use domain::id::{GrantId, PersonId};
use domain::letter::Letter;
use domain::people::{Actor, Email, Role, Scope, parse_reason};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::{Date, Timestamp};
use serde_json::json;
use storage::Work;
use storage::delegation::Delegation;

use super::{LIST, day_there, is_secretariat};
use crate::people::tell;
use crate::record::Told;
use crate::roles::new_grant;
use crate::zones::{end_of, start_of};
use crate::{Academy, Error, Result, Visit, in_one_unit};

const REASON: usize = 500;

/// What somebody types to hand confirmation on.
#[derive(Debug, Clone, Default)]
pub struct AskedDelegation {
    /// The work address of whoever confirms instead.
    pub email: String,
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// Delegations in force or to come.
#[derive(Debug)]
pub struct DelegationsPage {
    /// In order.
    pub delegations: Vec<Delegation>,
    /// Whether the caller may hand confirmation on.
    pub may_delegate: bool,
}

impl Academy {
    /// Who confirms for whom, now or later.
    pub async fn delegations(&self, visit: &mut Visit) -> Result<DelegationsPage> {
        let actor = visit.actor()?.clone();
        if !is_secretariat(&actor) {
            return Err(Error::Forbidden);
        }
        let now = visit.now;
        Ok(DelegationsPage {
            delegations: visit.work.delegations().delegations_from(now, LIST).await?,
            may_delegate: visit.work.delegations().decides_alone(actor.person, now).await?,
        })
    }

    /// Hands confirmation on to somebody with no part in files, between two days where the caller is; a letter tells them.
    pub async fn delegate_confirmation(&self, actor: &Actor, asked: &AskedDelegation) -> Result<()> {
        if !actor.holds(Role::DecisionMaker) {
            return Err(Error::Forbidden);
        }
        let now = self.now();
        let (email, (from, until), reason) = parsed(asked)?;
        in_one_unit!(self, work => {
            let to = work.people().by_email(&email.key).await?.ok_or_else(|| Error::invalid("email", Problem::Nobody))?;
            let roles = roles_of(&mut work, to.id, now).await?;
            let decides = work.delegations().decides_alone(actor.person, now).await?;
            let today = day_there(&mut work, now, actor.organisation).await?;
            let refused = refusals(decides, (from, until, today), (actor.person, to.id), &roles);
            if refused.contains(&DelegationRefused::NotYours) {
                return Err(Error::Forbidden);
            }
            if !refused.is_empty() {
                return Err(Error::Invalid(refused.into_iter().filter_map(problem_of).collect()));
            }
            let not_a_day = || Error::invalid("until", Problem::NotADay);
            let from_at = start_of(from, &actor.zone).ok_or_else(not_a_day)?;
            let until_at = end_of(until, &actor.zone).ok_or_else(not_a_day)?;
            let grant = new_grant(now, Role::DecisionMaker, Scope::Installation, Some(until_at));
            work.people().add_grant(to.id, &grant, from_at, Some(actor.person), &reason).await?;
            work.delegations().add_delegation(grant.id, actor.person).await?;
            let details = Some(json!({ "person": to.id, "role": "decision-maker", "delegated": [from, until], "reason": reason }));
            let told = Told { by: Some(actor.person), action: Action::RoleGranted, about: format!("grant {}", grant.id), details };
            self.enter(&mut work, told).await?;
            let link = self.link(&format!("/{}/accreditation", to.language));
            let letter = Letter::ConfirmationDelegated { by: actor.name.clone(), from, until, reason: reason.clone(), link };
            tell(&mut work, now, Some(to.id), &to.email, to.language, letter).await?;
        })
    }

    /// Takes a delegation back; whoever gave it may.
    pub async fn end_delegation(&self, actor: &Actor, grant: GrantId) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => {
            let all = work.delegations().delegations_from(now, LIST).await?;
            let delegation = all.into_iter().find(|it| it.grant == grant && it.by == actor.person).ok_or(Error::NotFound)?;
            if !work.people().withdraw_grant(grant, now, actor.person, "").await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            let details = Some(json!({ "person": delegation.to, "role": "decision-maker" }));
            let told = Told { by: Some(actor.person), action: Action::RoleWithdrawn, about: format!("grant {grant}"), details };
            self.enter(&mut work, told).await?;
        })
    }
}

type Parsed = (Email, (Date, Date), String);

fn parsed(asked: &AskedDelegation) -> Result<Parsed> {
    let mut problems = Vec::new();
    let mut note = |field: &str, problem| problems.push(FieldProblem::new(field, problem));
    let email = Email::parse(&asked.email).map_err(|problem| note("email", problem)).ok();
    let mut day = |field: &str, text: &str| {
        let day = Date::parse(text.trim());
        if day.is_none() {
            note(field, if text.trim().is_empty() { Problem::Missing } else { Problem::NotADay });
        }
        day
    };
    let days = day("from", &asked.from).zip(day("until", &asked.until));
    let reason = parse_reason(&asked.reason, REASON).map_err(|problem| note("reason", problem)).ok();
    match (email, days, reason) {
        (Some(email), Some(days), Some(reason)) => Ok((email, days, reason)),
        _ => Err(Error::Invalid(problems)),
    }
}

/// The roles of a person that bear on it.
async fn roles_of(work: &mut Work, person: PersonId, now: Timestamp) -> Result<BTreeSet<Role>> {
    let mut roles = BTreeSet::new();
    for role in [Role::AccreditationManager, Role::Assessor, Role::DecisionMaker] {
        if work.people().holders(role, &Scope::Installation, now).await?.iter().any(|holder| holder.id == person) {
            roles.insert(role);
        }
    }
    Ok(roles)
}

fn problem_of(refused: DelegationRefused) -> Option<FieldProblem> {
    let (field, problem) = match refused {
        DelegationRefused::NotYours => return None,
        DelegationRefused::ToYourself => ("email", Problem::OnesOwn),
        DelegationRefused::Involved => ("email", Problem::Involved),
        DelegationRefused::DecidesAlready => ("email", Problem::DecidesAlready),
        DelegationRefused::InThePast => ("from", Problem::InThePast),
        DelegationRefused::Days => ("until", Problem::BeforeStart),
        DelegationRefused::TooLong => ("until", Problem::TooManyDays { most: DAYS_MOST.unsigned_abs() }),
    };
    Some(FieldProblem::new(field, problem))
}
