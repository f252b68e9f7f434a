//! A policy, people and sheets for the tests of this folder.

use uuid::Uuid;

use crate::accreditation::assessment::{Score, Sheet};
use crate::accreditation::policy::{Criterion, Policy, Rubric};
use crate::id::{OrganisationId, PersonId};
use crate::language::Text;

pub(crate) fn person(number: u8) -> PersonId {
    PersonId(Uuid::from_u128(0x1000 + u128::from(number)))
}

pub(crate) fn organisation(number: u8) -> OrganisationId {
    OrganisationId(Uuid::from_u128(0x2000 + u128::from(number)))
}

fn criterion(id: &str, weight: u32, must_reach: Option<u8>) -> Criterion {
    let anchors = ["not seen", "begun", "sure", "an example to others"].map(|words| Text::both(words, words)).into();
    Criterion { id: id.to_owned(), title: Text::both(id, id), weight, must_reach, anchors }
}

pub(crate) fn policy() -> Policy {
    Policy {
        version: 1,
        category: "toa".to_owned(),
        domain: "risk-management".to_owned(),
        category_title: Text::both("Technical and Operational Adviser", "Conseiller technique et opérationnel"),
        domain_title: Text::both("Risk management", "Gestion des risques"),
        prerequisites: ["crm".to_owned()].into(),
        documents: [].into(),
        assessors: 2,
        missions: 1,
        pre_accredited_months: 24,
        accredited_months: 36,
        appeal_days: 30,
        due_days: 14,
        rubric: Rubric {
            criteria: vec![criterion("knowledge", 2, None), criterion("role", 1, Some(3)), criterion("training", 1, None)],
            pass_percent: 50,
        },
    }
}

/// A sheet with these marks for `knowledge`, `role` and `training`.
pub(crate) fn sheet(marks: [u8; 3]) -> Sheet {
    let score = |mark| Score { mark, reason: "Seen on day two.".to_owned() };
    ["knowledge", "role", "training"].into_iter().zip(marks).map(|(id, mark)| (id.to_owned(), score(mark))).collect()
}
