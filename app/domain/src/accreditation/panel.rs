//! Who may assess a candidate.
//!
//! # The bars
//!
//! 1. Nobody assesses themselves.
//! 2. Nobody assesses an officer of an administration they belong to or come from: whoever works at the Secretariat or a regional
//!    office on secondment still belongs to the administration that seconded them.
//! 3. Nobody assesses whom they nominated, released, taught as a lead expert, scored before or decided on: an earlier role in the
//!    case bars.
//! 4. Whoever declares a conflict of interest is barred, and says why; nobody judges whether that is enough.
//! 5. Staff of the Secretariat who manage the call do not assess in it: they propose its outcomes.
//!
//! Where bars leave too few, an exception to 3 or 5 needs a reason and a second person. Nothing lifts 1, 2 and 4.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{OrganisationId, PersonId};

/// Why somebody may not assess a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Bar {
    /// It is the candidate.
    #[error("nobody assesses themselves")]
    Candidate,
    /// The same administration, now or by secondment.
    #[error("an assessor of the candidate's administration")]
    SameAdministration,
    /// A conflict of interest was declared.
    #[error("a conflict of interest was declared")]
    DeclaredConflict,
    /// They have acted in this case before.
    #[error("an earlier role in this case")]
    EarlierRole,
    /// They manage the call.
    #[error("whoever manages a call does not assess in it")]
    ManagesCall,
    /// They are no expert of this category and domain, nor named as fit to assess it.
    #[error("not qualified to assess in this category and domain")]
    NotQualified,
}

impl Bar {
    /// Whether an exception may lift it.
    pub fn may_be_lifted(self) -> bool {
        matches!(self, Self::EarlierRole | Self::ManagesCall)
    }
}

/// Somebody who might assess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessor {
    /// Who.
    pub person: PersonId,
    /// Every organisation they belong to or were seconded by.
    pub belongs_to: BTreeSet<OrganisationId>,
    /// Whether they hold full accreditation in the category and domain, or are named as fit to assess it.
    pub is_qualified: bool,
    /// Whether they manage the call.
    pub manages_call: bool,
}

/// What bars look at beside the assessor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// The administration that nominated them, and every other they belong to.
    pub belongs_to: BTreeSet<OrganisationId>,
    /// Who has acted in the case so far.
    pub acted: BTreeSet<PersonId>,
    /// Who declared a conflict with this candidate.
    pub conflicts: BTreeSet<PersonId>,
}

/// An exception that lifts bars which may be lifted, given by one person and confirmed by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// Who asked for it.
    pub asked_by: PersonId,
    /// Who confirmed it.
    pub confirmed_by: PersonId,
}

impl Exception {
    /// One between two people; none where they are one, or the assessor is among them.
    pub fn between(asked_by: PersonId, confirmed_by: PersonId, assessor: PersonId) -> Option<Self> {
        (asked_by != confirmed_by && asked_by != assessor && confirmed_by != assessor).then_some(Self { asked_by, confirmed_by })
    }
}

/// Everything that bars an assessor from a candidate; nothing means that they may assess.
pub fn bars(candidate: &Candidate, assessor: &Assessor, exception: Option<&Exception>) -> Vec<Bar> {
    let who = assessor.person;
    let all = [
        (who == candidate.person, Bar::Candidate),
        (!assessor.belongs_to.is_disjoint(&candidate.belongs_to), Bar::SameAdministration),
        (candidate.conflicts.contains(&who), Bar::DeclaredConflict),
        (candidate.acted.contains(&who), Bar::EarlierRole),
        (assessor.manages_call, Bar::ManagesCall),
        (!assessor.is_qualified, Bar::NotQualified),
    ];
    let stands = |bar: &Bar| exception.is_none() || !bar.may_be_lifted();
    all.into_iter().filter(|(is_barred, _)| *is_barred).map(|(_, bar)| bar).filter(stands).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accreditation::samples::{organisation, person};

    fn candidate() -> Candidate {
        Candidate { person: person(1), belongs_to: [organisation(1)].into(), acted: [person(2)].into(), conflicts: [person(3)].into() }
    }

    fn assessor(who: u8, from: &[u8]) -> Assessor {
        Assessor {
            person: person(who),
            belongs_to: from.iter().map(|it| organisation(*it)).collect(),
            is_qualified: true,
            manages_call: false,
        }
    }

    #[test]
    fn each_bar_is_named_and_a_stranger_may_assess() {
        let of = |assessor: &Assessor| bars(&candidate(), assessor, None);
        assert_eq!(of(&assessor(9, &[2])), []);
        assert_eq!(of(&assessor(1, &[2])), [Bar::Candidate]);
        // A secondee belongs to the Secretariat and to the administration they come from.
        assert_eq!(of(&assessor(9, &[7, 1])), [Bar::SameAdministration]);
        assert_eq!(of(&assessor(2, &[2])), [Bar::EarlierRole]);
        assert_eq!(of(&assessor(3, &[2])), [Bar::DeclaredConflict]);
        assert_eq!(of(&Assessor { manages_call: true, is_qualified: false, ..assessor(9, &[2]) }), [Bar::ManagesCall, Bar::NotQualified]);
    }

    #[test]
    fn an_exception_takes_two_people_and_lifts_little() {
        assert_eq!(Exception::between(person(5), person(5), person(2)), None);
        assert_eq!(Exception::between(person(2), person(6), person(2)), None, "nobody excepts themselves");
        let exception = Exception::between(person(5), person(6), person(2)).expect("two people");
        assert_eq!(bars(&candidate(), &assessor(2, &[2]), Some(&exception)), []);
        let everything = Assessor { manages_call: true, is_qualified: false, ..assessor(3, &[1]) };
        let left = [Bar::SameAdministration, Bar::DeclaredConflict, Bar::NotQualified];
        assert_eq!(bars(&candidate(), &everything, Some(&exception)), left);
    }
}
