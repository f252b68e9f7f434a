//! Who plays, and under which policy.

use domain::accreditation::act::{Actor, Office};
use domain::accreditation::policy::{Criterion, Policy, Rubric};
use domain::id::{OrganisationId, PersonId};
use domain::language::Text;
use uuid::Uuid;

/// Days within which a decision may be appealed.
pub(crate) const APPEAL_DAYS: u32 = 30;

pub(crate) fn person(number: u64) -> PersonId {
    PersonId(Uuid::from_u128(u128::from(number)))
}

pub(crate) fn organisation(number: u64) -> OrganisationId {
    OrganisationId(Uuid::from_u128(u128::from(number)))
}

pub(crate) fn policy() -> Policy {
    let anchors = ["a", "b", "c"].map(|words| Text::both(words, words)).into();
    let criterion = Criterion { id: "role".to_owned(), title: Text::both("role", "rôle"), weight: 1, must_reach: None, anchors };
    Policy {
        version: 1,
        category: "toa".to_owned(),
        domain: "risk-management".to_owned(),
        category_title: Text::both("Technical and Operational Adviser", "Conseiller technique et opérationnel"),
        domain_title: Text::both("Risk management", "Gestion des risques"),
        prerequisites: ["crm".to_owned(), "giis".to_owned()].into(),
        documents: [].into(),
        assessors: 2,
        missions: 2,
        pre_accredited_months: 24,
        accredited_months: 36,
        appeal_days: APPEAL_DAYS,
        due_days: 14,
        rubric: Rubric { criteria: vec![criterion], pass_percent: 50 },
    }
}

/// Eight people: 0 the candidate; 1 their coordinator; 2 and 3 managers, 4 and 5 deciders, 3 and 5 of the candidate's own
/// administration; 6 a lead expert who decides too; 7 an expert of the candidate's administration.
pub(crate) fn actor(number: u64, confirmed_identity: bool) -> Actor {
    let home = organisation(1);
    let (belongs_to, offices): (u64, Vec<Office>) = match number {
        1 => (1, vec![Office::Coordinator(home)]),
        2 => (2, vec![Office::Manager, Office::DecisionMaker]),
        0 | 3 => (1, vec![Office::Manager, Office::DecisionMaker]),
        4 => (2, vec![Office::DecisionMaker]),
        5 => (1, vec![Office::DecisionMaker]),
        6 => (3, vec![Office::DecisionMaker]),
        _ => (1, vec![]),
    };
    Actor {
        person: person(number),
        belongs_to: [organisation(belongs_to)].into(),
        offices: offices.into_iter().collect(),
        confirmed_identity,
    }
}
