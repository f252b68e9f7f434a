//! Policies: what each category and domain asks for, in versions; a file keeps the one its call was made under.

use domain::accreditation::policy::{Policy, PolicyFault};
use domain::course::DocumentHash;
use domain::people::{Actor, parse_reason};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use serde_json::json;
use storage::accreditation::PolicyEdition;

use super::{LIST, is_secretariat};
use crate::keys::digest;
use crate::record::Told;
use crate::{Academy, Error, Result, Visit, in_one_unit};

/// The policies an installation starts with: examples, until its administrator says otherwise.
const FIRST: [&str; 2] =
    [include_str!("../../data/policies/toa-risk-management.json"), include_str!("../../data/policies/et-customs-valuation.json")];
const REASON: usize = 500;

/// A policy with its former versions.
#[derive(Debug)]
pub struct PolicyPage {
    /// The newest first.
    pub editions: Vec<PolicyEdition>,
    /// Whether the caller may change it.
    pub may_change: bool,
}

impl Academy {
    /// Keeps the policies an installation starts with; a category and domain that has one keeps its own.
    pub async fn ship_policies(&self) -> Result<()> {
        let now = self.now();
        for text in FIRST {
            let policy: Policy = serde_json::from_str(text).map_err(|error| Error::Broken(error.to_string()))?;
            if let Some(fault) = policy.faults().first() {
                return Err(Error::Broken(format!("a shipped policy is wrong: {fault}")));
            }
            in_one_unit!(self, work => {
                if work.accreditation().editions(&policy.category, &policy.domain, 1).await?.is_empty() {
                    let edition = PolicyEdition {
                        hash: hash(&policy)?,
                        number: 1,
                        policy: policy.clone(),
                        made_by: None,
                        made_at: now,
                        reason: String::new(),
                    };
                    work.accreditation().add_policy(&edition).await?;
                }
            })?;
        }
        Ok(())
    }

    /// The policies in force, for the titles of categories and domains; anybody may read those.
    pub async fn policies_in_force(&self, visit: &mut Visit) -> Result<Vec<PolicyEdition>> {
        Ok(visit.work.accreditation().policies(LIST).await?)
    }

    /// The policies in force.
    pub async fn policies(&self, visit: &mut Visit) -> Result<Vec<PolicyEdition>> {
        if !is_secretariat(visit.actor()?) {
            return Err(Error::Forbidden);
        }
        Ok(visit.work.accreditation().policies(LIST).await?)
    }

    /// A policy with its former versions.
    pub async fn policy(&self, visit: &mut Visit, category: &str, domain: &str) -> Result<PolicyPage> {
        let actor = visit.actor()?.clone();
        if !is_secretariat(&actor) {
            return Err(Error::Forbidden);
        }
        let editions = visit.work.accreditation().editions(category, domain, LIST).await?;
        if editions.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(PolicyPage { editions, may_change: actor.is_administrator() })
    }

    /// Puts a new version of a policy in force, with the reason: it binds calls made from now on. Only an administrator may.
    pub async fn change_policy(&self, actor: &Actor, policy: &Policy, reason: &str) -> Result<()> {
        if !actor.is_administrator() {
            return Err(Error::Forbidden);
        }
        let reason = parse_reason(reason, REASON).map_err(|problem| Error::invalid("reason", problem))?;
        let problems: Vec<FieldProblem> = policy.faults().into_iter().map(problem_of).collect();
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let now = self.now();
        let hash = hash(policy)?;
        let changed = in_one_unit!(self, work => {
            let before = work.accreditation().editions(&policy.category, &policy.domain, 1).await?;
            let before = before.first().ok_or(Error::NotFound)?;
            let number = before.number + 1;
            let edition = PolicyEdition {
                hash: hash.clone(),
                number,
                policy: policy.clone(),
                made_by: Some(actor.person),
                made_at: now,
                reason: reason.clone(),
            };
            work.accreditation().add_policy(&edition).await?;
            let about = format!("policy {} {}", policy.category, policy.domain);
            let details = Some(json!({ "number": number, "from": before.hash, "to": hash, "reason": reason }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::PolicyChanged, about, details }).await?;
        });
        match changed {
            // The same text is in force or was, or somebody was faster.
            Err(Error::Failed(storage::StorageError::Conflict { .. })) => Err(Refusal::AlreadyDecided.into()),
            other => other,
        }
    }
}

/// The name of a version: the digest of its text, whose keys have one order.
fn hash(policy: &Policy) -> Result<DocumentHash> {
    let text = serde_json::to_string(policy).map_err(|error| Error::Broken(error.to_string()))?;
    Ok(DocumentHash(digest(&text)))
}

/// The field a fault is told beside.
fn problem_of(fault: PolicyFault) -> FieldProblem {
    let (field, problem) = match fault {
        PolicyFault::NoCriteria | PolicyFault::CriterionTwice | PolicyFault::NoWords => ("criteria", Problem::Missing),
        PolicyFault::Scale => ("criteria", Problem::OutOfRange { least: 2, most: 9 }),
        PolicyFault::Weight => ("criteria", Problem::OutOfRange { least: 1, most: 99 }),
        PolicyFault::MustReach => ("criteria", Problem::NotAChoice),
        PolicyFault::PassMark => ("pass_percent", Problem::OutOfRange { least: 1, most: 100 }),
        PolicyFault::Assessors => ("assessors", Problem::OutOfRange { least: 2, most: 9 }),
        PolicyFault::Validity => ("accredited_months", Problem::OutOfRange { least: 1, most: 240 }),
    };
    FieldProblem::new(field, problem)
}
