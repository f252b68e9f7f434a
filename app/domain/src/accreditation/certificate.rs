//! What an expert holds as a certificate: issued with each new term, and worth what the case is worth today.

use serde::{Deserialize, Serialize};

use crate::accreditation::case::{Happened, Rank};
use crate::accreditation::decision::Outcome;
use crate::credential::CredentialId;
use crate::language::Text;
use crate::time::{Date, Timestamp};

/// Every fact printed on an expert's certificate, as it stood when it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertFacts {
    /// What it is found by.
    pub id: CredentialId,
    /// Its running number, from 1.
    pub number: u64,
    /// The expert's name.
    pub holder: String,
    /// The same in Latin letters, where the expert gave it.
    pub latin: Option<String>,
    /// Their administration.
    pub administration: Text,
    /// The category.
    pub category: Text,
    /// The domain.
    pub domain: Text,
    /// What they are.
    pub rank: Rank,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// The same as a day, at their administration.
    pub issued_on: Date,
    /// Its last day, there.
    pub valid_until: Date,
    /// Whether it was decided before this platform, and brought in.
    pub brought_in: bool,
}

impl ExpertFacts {
    /// The number as it is printed: `EXP-2026-000012`.
    pub fn shown_number(&self) -> String {
        format!("EXP-{}-{:06}", self.issued_on.year(), self.number)
    }
}

/// Whether a certificate is issued with this: where a term begins. Who is reinstated has the one they had.
pub fn is_issued_with(what: &Happened) -> bool {
    use Outcome::{Accredited, PreAccredited, Reactivated, Recognised, Renewed};
    match what {
        Happened::Decided { outcome, .. } => matches!(outcome, PreAccredited | Accredited | Recognised | Renewed | Reactivated),
        Happened::BroughtIn { .. } => true,
        _ => false,
    }
}

/// What an expert's certificate is worth today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Worth {
    /// It counts.
    InForce,
    /// A newer one of the same file has taken its place.
    Replaced,
    /// The expert may do nothing for now.
    Suspended,
    /// Its time is over.
    Lapsed,
    /// The expert is not active: they left customs before its last day.
    Inactive,
    /// It was withdrawn by a decision.
    Withdrawn,
    /// A later decision ended what it certifies, or an appeal against one is open.
    Ended,
}

impl Worth {
    /// What a certificate is worth, by the name of the stage its case stands at, whether it is the newest of the case, and its last day.
    pub fn of(stage: &str, is_newest: bool, valid_until: Date, today: Date) -> Self {
        match stage {
            "withdrawn" => Self::Withdrawn,
            _ if !is_newest => Self::Replaced,
            "suspended" => Self::Suspended,
            "inactive" | "pre-accredited" | "on-mission" | "evaluated" | "accredited" if valid_until < today => Self::Lapsed,
            "inactive" => Self::Inactive,
            "pre-accredited" | "on-mission" | "evaluated" | "accredited" => Self::InForce,
            _ => Self::Ended,
        }
    }

    /// Whether it will never count again.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Replaced | Self::Withdrawn)
    }

    /// Whether it does not count for now, and may again.
    pub fn is_held_up(self) -> bool {
        matches!(self, Self::Suspended | Self::Inactive | Self::Ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth(stage: &str, is_newest: bool, today: &str) -> Worth {
        let day = |text: &str| Date::parse(text).expect("a day");
        Worth::of(stage, is_newest, day("2027-03-31"), day(today))
    }

    #[test]
    fn a_certificate_counts_to_the_end_of_its_last_day() {
        for stage in ["pre-accredited", "on-mission", "evaluated", "accredited"] {
            assert_eq!(worth(stage, true, "2027-03-31"), Worth::InForce, "{stage}");
            assert_eq!(worth(stage, true, "2027-04-01"), Worth::Lapsed, "{stage}");
        }
    }

    #[test]
    fn suspended_lapsed_left_withdrawn_and_ended_are_told_apart() {
        assert_eq!(worth("suspended", true, "2027-01-01"), Worth::Suspended);
        assert_eq!(worth("suspended", true, "2027-04-01"), Worth::Suspended);
        assert_eq!(worth("inactive", true, "2027-04-01"), Worth::Lapsed);
        assert_eq!(worth("inactive", true, "2027-01-01"), Worth::Inactive);
        assert_eq!(worth("withdrawn", true, "2027-01-01"), Worth::Withdrawn);
        for over in ["not-accredited", "appealed"] {
            assert_eq!(worth(over, true, "2027-01-01"), Worth::Ended, "{over}");
        }
    }

    #[test]
    fn a_newer_one_takes_its_place_but_what_is_withdrawn_is_said_to_be() {
        assert_eq!(worth("accredited", false, "2027-01-01"), Worth::Replaced);
        assert_eq!(worth("withdrawn", false, "2027-01-01"), Worth::Withdrawn);
    }

    #[test]
    fn only_what_begins_a_term_issues_one() {
        use std::collections::BTreeSet;
        let issued = |outcome| is_issued_with(&Happened::Decided { outcome, panel: BTreeSet::new() });
        let issuing: Vec<Outcome> = Outcome::ALL.into_iter().filter(|outcome| issued(*outcome)).collect();
        assert_eq!(issuing.len(), 5);
        for outcome in [Outcome::Reinstated, Outcome::FurtherMission, Outcome::Suspended, Outcome::Withdrawn, Outcome::NotYet] {
            assert!(!issuing.contains(&outcome), "{outcome:?}");
        }
        assert!(!is_issued_with(&Happened::Lapsed));
    }
}
