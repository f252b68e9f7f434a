//! Which letter each transition has, and to whom; or none, and why.

use serde::{Deserialize, Serialize};

use crate::accreditation::case::Happened;
use crate::accreditation::decision::Outcome;
use crate::language::Text;
use crate::time::Date;

/// A letter of an accreditation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Put forward; the officer is asked to agree.
    Nominated,
    /// Something is missing.
    Returned,
    /// Found eligible.
    Eligible,
    /// Has a seat.
    Selected,
    /// Waits for a seat.
    Reserve,
    /// Has none.
    NotSelected,
    /// A seat became free.
    CalledUp,
    /// The workshop does not take place.
    WorkshopCancelled,
    /// Was not there.
    Absent,
    /// Decided so.
    Decided(Outcome),
    /// An appeal arrived.
    AppealReceived,
    /// May come again.
    Readmitted,
    /// Goes on a mission.
    Assigned,
    /// With another lead expert.
    LeadReplaced,
    /// The mission does not take place.
    MissionCancelled,
    /// The time was over.
    Lapsed,
    /// It will be over soon.
    LapsingSoon,
    /// The nomination was taken back.
    NominationWithdrawn,
    /// The release was.
    ReleaseWithdrawn,
    /// The officer does not want to.
    Declined,
    /// The officer left customs.
    LeftCustoms,
    /// Brought in.
    BroughtIn,
}

/// Whom a letter goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum To {
    /// The officer.
    Officer,
    /// The coordinators of the administration.
    Coordinator,
    /// Both.
    Both,
}

/// What is written when something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A letter.
    Letter(Kind, To),
    /// None, since whoever it concerns did it themselves.
    OwnDoing,
    /// None, since the file shows it and a letter follows with what comes of it.
    LetterFollows,
}

/// Which letter goes with what happened.
pub fn told(what: &Happened) -> Told {
    match what {
        Happened::Nominated => Told::Letter(Kind::Nominated, To::Officer),
        Happened::Returned => Told::Letter(Kind::Returned, To::Coordinator),
        Happened::FoundEligible => Told::Letter(Kind::Eligible, To::Officer),
        Happened::Selected => Told::Letter(Kind::Selected, To::Both),
        Happened::PutOnReserve { .. } => Told::Letter(Kind::Reserve, To::Officer),
        Happened::NotSelected => Told::Letter(Kind::NotSelected, To::Officer),
        Happened::CalledUp => Told::Letter(Kind::CalledUp, To::Both),
        Happened::WorkshopCancelled => Told::Letter(Kind::WorkshopCancelled, To::Both),
        Happened::Absent => Told::Letter(Kind::Absent, To::Both),
        Happened::Decided { outcome, .. } => Told::Letter(Kind::Decided(*outcome), To::Officer),
        Happened::Appealed => Told::Letter(Kind::AppealReceived, To::Officer),
        Happened::Readmitted => Told::Letter(Kind::Readmitted, To::Officer),
        Happened::Assigned { .. } => Told::Letter(Kind::Assigned, To::Both),
        Happened::LeadReplaced { .. } => Told::Letter(Kind::LeadReplaced, To::Both),
        Happened::MissionCancelled => Told::Letter(Kind::MissionCancelled, To::Both),
        Happened::Lapsed => Told::Letter(Kind::Lapsed, To::Both),
        Happened::NominationWithdrawn => Told::Letter(Kind::NominationWithdrawn, To::Officer),
        Happened::ReleaseWithdrawn => Told::Letter(Kind::ReleaseWithdrawn, To::Officer),
        Happened::Declined => Told::Letter(Kind::Declined, To::Coordinator),
        Happened::LeftCustoms => Told::Letter(Kind::LeftCustoms, To::Both),
        Happened::BroughtIn { .. } => Told::Letter(Kind::BroughtIn, To::Officer),
        Happened::Consented | Happened::Released | Happened::Resubmitted => Told::OwnDoing,
        Happened::Attended | Happened::Proposed { .. } | Happened::ProposalReturned | Happened::Evaluated { .. } => Told::LetterFollows,
    }
}

impl Kind {
    /// All there are.
    pub fn all() -> impl Iterator<Item = Self> {
        let kinds = [
            Self::Nominated,
            Self::Returned,
            Self::Eligible,
            Self::Selected,
            Self::Reserve,
            Self::NotSelected,
            Self::CalledUp,
            Self::WorkshopCancelled,
            Self::Absent,
            Self::AppealReceived,
            Self::Readmitted,
            Self::Assigned,
            Self::LeadReplaced,
            Self::MissionCancelled,
            Self::Lapsed,
            Self::LapsingSoon,
            Self::NominationWithdrawn,
            Self::ReleaseWithdrawn,
            Self::Declined,
            Self::LeftCustoms,
            Self::BroughtIn,
        ];
        kinds.into_iter().chain(Outcome::ALL.map(Self::Decided))
    }

    /// By its name in the store.
    pub fn parse(word: &str) -> Option<Self> {
        Self::all().find(|kind| kind.word() == word)
    }

    /// Its name in the store and among the words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nominated => "nominated",
            Self::Returned => "returned",
            Self::Eligible => "eligible",
            Self::Selected => "selected",
            Self::Reserve => "reserve",
            Self::NotSelected => "not-selected",
            Self::CalledUp => "called-up",
            Self::WorkshopCancelled => "workshop-cancelled",
            Self::Absent => "absent",
            Self::Decided(outcome) => outcome.word(),
            Self::AppealReceived => "appeal-received",
            Self::Readmitted => "readmitted",
            Self::Assigned => "assigned",
            Self::LeadReplaced => "lead-replaced",
            Self::MissionCancelled => "mission-cancelled",
            Self::Lapsed => "lapsed",
            Self::LapsingSoon => "lapsing-soon",
            Self::NominationWithdrawn => "nomination-withdrawn",
            Self::ReleaseWithdrawn => "release-withdrawn",
            Self::Declined => "declined",
            Self::LeftCustoms => "left-customs",
            Self::BroughtIn => "brought-in",
        }
    }
}

impl To {
    /// Its name in the store.
    pub fn word(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Coordinator => "coordinator",
            Self::Both => "both",
        }
    }

    /// By its name in the store.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Officer, Self::Coordinator, Self::Both].into_iter().find(|to| to.word() == word)
    }

    /// Whether it went to the officer.
    pub fn officer(self) -> bool {
        self != Self::Coordinator
    }

    /// Whether it went to the coordinators.
    pub fn coordinator(self) -> bool {
        self != Self::Officer
    }
}

/// What a letter tells; worded where it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The officer.
    pub name: String,
    /// Their administration.
    pub administration: Text,
    /// The category.
    pub category: Text,
    /// The domain.
    pub domain: Text,
    /// The call, where there is one.
    pub call: Text,
    /// Who hosts the workshop, or the administration the mission is for.
    pub host: Text,
    /// Its first day and its last.
    pub held: Option<(Date, Date)>,
    /// Why, in the words of whoever did it.
    pub reason: String,
    /// Criteria that were not reached.
    pub missing: Vec<Text>,
    /// The lead expert.
    pub lead: String,
    /// The last day of an appeal.
    pub appeal_until: Option<Date>,
    /// The last day of what is held.
    pub valid_until: Option<Date>,
    /// The place on the reserve list, from 1.
    pub rank: u32,
    /// How many months what is held lasts.
    pub months: u32,
    /// The number of the letter, as it is printed.
    pub reference: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_letters_have_one_name_but_a_letter_and_its_decision() {
        let words: BTreeSet<&str> = Kind::all().map(Kind::word).collect();
        assert_eq!(words.len(), 21 + Outcome::ALL.len());
    }

    #[test]
    fn what_somebody_did_themselves_has_no_letter_and_what_was_decided_always_has() {
        assert_eq!(told(&Happened::Consented), Told::OwnDoing);
        assert_eq!(told(&Happened::Proposed { outcome: Outcome::NotYet }), Told::LetterFollows);
        for outcome in Outcome::ALL {
            let decided = Happened::Decided { outcome, panel: BTreeSet::new() };
            assert_eq!(told(&decided), Told::Letter(Kind::Decided(outcome), To::Officer));
        }
    }
}
