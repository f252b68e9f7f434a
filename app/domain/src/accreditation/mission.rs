//! A mission: where an expert goes, when, and what for.

use serde::{Deserialize, Serialize};

use crate::id::OrganisationId;
use crate::time::Date;

/// The most characters of a mission's terms.
pub const TERMS_MOST: usize = 4_000;

/// A mission beside a lead expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mission {
    /// Version of this form, 1.
    pub version: u32,
    /// The administration that asked for it.
    pub beneficiary: OrganisationId,
    /// The first day.
    pub held_from: Date,
    /// The last day.
    pub held_until: Date,
    /// What is to be done there.
    pub terms: String,
}

/// Why a mission makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum MissionFault {
    /// Nothing says what is to be done, or too much does.
    #[error("the terms are missing, or longer than {TERMS_MOST} characters")]
    Terms,
    /// It ends before it begins.
    #[error("the mission ends before it begins")]
    Days,
}

impl Mission {
    /// Everything about it that makes no sense.
    pub fn faults(&self) -> Vec<MissionFault> {
        let has_terms = !self.terms.trim().is_empty() && self.terms.chars().count() <= TERMS_MOST;
        let found = [(!has_terms, MissionFault::Terms), (self.held_until < self.held_from, MissionFault::Days)];
        found.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accreditation::samples::organisation;

    #[test]
    fn a_mission_has_terms_and_ends_after_it_begins() {
        let day = |day| Date::new(2027, 9, day).expect("a day");
        let good =
            Mission { version: 1, beneficiary: organisation(2), held_from: day(6), held_until: day(6), terms: "Profiles.".to_owned() };
        assert_eq!(good.faults(), []);
        let wrong = Mission { held_until: day(5), terms: " ".to_owned(), ..good.clone() };
        assert_eq!(wrong.faults(), [MissionFault::Terms, MissionFault::Days]);
        assert_eq!(Mission { terms: "é".repeat(TERMS_MOST + 1), ..good }.faults(), [MissionFault::Terms]);
    }
}
