//! Roles: granted per scope and withdrawn by an administrator, with the reason.

use domain::id::{GrantId, OrganisationId};
use domain::language::Language;
use domain::people::{Actor, Email, Grant, Role, Scope, parse_reason};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::{Date, Timestamp};
use serde_json::json;
use storage::people::{GrantRow, OrganisationRow};

use crate::record::Told;
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

const LIST: i64 = 500;
const REASON: usize = 500;

/// What an administrator types to grant a role.
#[derive(Debug, Clone, Default)]
pub struct NewGrant {
    /// The person's work address.
    pub email: String,
    /// The role's word.
    pub role: String,
    /// `installation`, `organisation:<id>` or `course:<id>`.
    pub scope: String,
    /// The last day it holds, `YYYY-MM-DD`; empty without end.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// Roles in force, and what a scope may be.
#[derive(Debug, Clone)]
pub struct RolesPage {
    /// Grants by name.
    pub grants: Vec<GrantRow>,
    /// Organisations to choose from.
    pub organisations: Vec<OrganisationRow>,
}

impl Academy {
    /// Every role in force.
    pub async fn roles(&self, visit: &mut Visit, language: Language) -> Result<RolesPage> {
        if !visit.actor()?.is_administrator() {
            return Err(Error::Forbidden);
        }
        let grants = visit.work.people().grants(visit.now, LIST).await?;
        let organisations = visit.work.people().organisations(language).await?;
        Ok(RolesPage { grants, organisations })
    }

    /// Grants a role; only an administrator may.
    pub async fn grant_role(&self, actor: &Actor, typed: &NewGrant) -> Result<()> {
        if !actor.is_administrator() {
            return Err(Error::Forbidden);
        }
        let now = self.now();
        let mut problems = Vec::new();
        let mut note = |field: &str, problem| problems.push(FieldProblem::new(field, problem));
        let email = Email::parse(&typed.email).map_err(|problem| note("email", problem)).ok();
        let role = Role::parse(&typed.role);
        let scope = parse_scope(&typed.scope).filter(|scope| role.is_some_and(|role| fits(role, scope)));
        if role.is_none() {
            note("role", Problem::NotAChoice);
        }
        if scope.is_none() {
            note("scope", Problem::NotAChoice);
        }
        let until = parse_until(&typed.until, now, &actor.zone).map_err(|problem| note("until", problem)).ok();
        let reason = parse_reason(&typed.reason, REASON).map_err(|problem| note("reason", problem)).ok();
        let (Some(email), Some(role), Some(scope), Some(until), Some(reason)) = (email, role, scope, until, reason) else {
            return Err(Error::Invalid(problems));
        };
        let grant = new_grant(now, role, scope, until);
        in_one_unit!(self, work => {
            let person = work.people().by_email(&email.key).await?.ok_or_else(|| Error::invalid("email", Problem::Nobody))?;
            if let Scope::Organisation(organisation) = grant.scope {
                work.people().organisation(organisation, Language::EN).await?.ok_or_else(|| Error::invalid("scope", Problem::NotAChoice))?;
            }
            work.people().add_grant(person.id, &grant, now, Some(actor.person), &reason).await?;
            let details = json!({ "person": person.id, "role": typed.role, "scope": typed.scope, "until": typed.until, "reason": reason });
            self.enter(&mut work, told(actor, Action::RoleGranted, grant.id, details)).await?;
        })
    }

    /// Withdraws a role with the reason; the last administrator stays.
    pub async fn withdraw_role(&self, actor: &Actor, grant: GrantId, reason: &str) -> Result<()> {
        if !actor.is_administrator() {
            return Err(Error::Forbidden);
        }
        let reason = parse_reason(reason, REASON).map_err(|problem| Error::invalid("reason", problem))?;
        let now = self.now();
        in_one_unit!(self, work => {
            let row = work.people().grant(grant, now).await?.ok_or(Error::NotFound)?;
            if row.role == Role::Administrator {
                let administrators = work.people().holders(Role::Administrator, &Scope::Installation, now).await?;
                if !administrators.iter().any(|other| other.id != row.person) {
                    return Err(Refusal::LastAdministrator.into());
                }
            }
            if !work.people().withdraw_grant(grant, now, actor.person, &reason).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            let details = json!({ "person": row.person, "reason": reason });
            self.enter(&mut work, told(actor, Action::RoleWithdrawn, grant, details)).await?;
        })
    }
}

/// What the record is told of a role.
fn told(actor: &Actor, action: Action, grant: GrantId, details: serde_json::Value) -> Told {
    Told { by: Some(actor.person), action, about: format!("grant {grant}"), details: Some(details) }
}

/// A grant in force from now on.
pub(crate) fn new_grant(now: Timestamp, role: Role, scope: Scope, until_at: Option<Timestamp>) -> Grant {
    Grant { id: GrantId(chance::id(now)), role, scope, until_at }
}

fn parse_scope(text: &str) -> Option<Scope> {
    match text.split_once(':') {
        None if text == "installation" => Some(Scope::Installation),
        Some(("organisation", id)) => OrganisationId::parse(id).map(Scope::Organisation),
        Some(("course", id)) if !id.is_empty() => Some(Scope::Course(id.to_owned())),
        _ => None,
    }
}

/// A coordinator's scope is an organisation, an administrator's and auditor's the installation.
fn fits(role: Role, scope: &Scope) -> bool {
    match role {
        Role::Coordinator => matches!(scope, Scope::Organisation(_)),
        Role::Administrator | Role::Auditor | Role::AccreditationManager | Role::DecisionMaker | Role::Assessor => {
            *scope == Scope::Installation
        }
        Role::Tutor | Role::Author | Role::Translator | Role::Publisher => !matches!(scope, Scope::Organisation(_)),
    }
}

/// A day lasts to its end in the zone of the one who grants.
fn parse_until(text: &str, now: Timestamp, zone: &str) -> std::result::Result<Option<Timestamp>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day = Date::parse(text.trim()).ok_or(Problem::NotADay)?;
    let end = crate::zones::end_of(day, zone).ok_or(Problem::NotADay)?;
    if end <= now { Err(Problem::InThePast) } else { Ok(Some(end)) }
}
