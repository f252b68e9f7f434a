//! What is decided on a case, from where, and what has to be there for it.

use serde::{Deserialize, Serialize};

use crate::accreditation::case::{Rank, Stage};

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// After a workshop: may go on missions beside a lead expert.
    PreAccredited,
    /// After a workshop: may come to a later one.
    NotYet,
    /// After a workshop or a mission: not accredited.
    NotAccredited,
    /// After missions: on the roster.
    Accredited,
    /// After a mission: one more.
    FurtherMission,
    /// Without a workshop, for a reason.
    Recognised,
    /// After a refresher: on the roster for another time.
    Renewed,
    /// May do nothing for now.
    Suspended,
    /// May again.
    Reinstated,
    /// Off the roster for good.
    Withdrawn,
    /// On the roster again.
    Reactivated,
    /// What was decided stays.
    AppealDismissed,
}

impl Outcome {
    /// All there are.
    pub const ALL: [Self; 12] = [
        Self::PreAccredited,
        Self::NotYet,
        Self::NotAccredited,
        Self::Accredited,
        Self::FurtherMission,
        Self::Recognised,
        Self::Renewed,
        Self::Suspended,
        Self::Reinstated,
        Self::Withdrawn,
        Self::Reactivated,
        Self::AppealDismissed,
    ];

    /// The word in forms, in the store and among the words.
    pub fn word(self) -> &'static str {
        match self {
            Self::PreAccredited => "pre-accredited",
            Self::NotYet => "not-yet",
            Self::NotAccredited => "not-accredited",
            Self::Accredited => "accredited",
            Self::FurtherMission => "further-mission",
            Self::Recognised => "recognised",
            Self::Renewed => "renewed",
            Self::Suspended => "suspended",
            Self::Reinstated => "reinstated",
            Self::Withdrawn => "withdrawn",
            Self::Reactivated => "reactivated",
            Self::AppealDismissed => "appeal-dismissed",
        }
    }

    /// The outcome of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }

    /// Whether a case at this stage can be decided so.
    pub fn is_open_at(self, stage: Stage) -> bool {
        match self {
            // An appeal that is upheld makes good what the workshop's decision denied.
            Self::PreAccredited => matches!(stage, Stage::Attended | Stage::Appealed),
            Self::NotYet => matches!(stage, Stage::Attended),
            Self::NotAccredited => matches!(stage, Stage::Attended | Stage::Evaluated { .. }),
            Self::Accredited | Self::FurtherMission => matches!(stage, Stage::Evaluated { .. }),
            Self::Recognised => matches!(stage, Stage::Eligible),
            Self::Renewed => matches!(stage, Stage::Accredited { .. }),
            Self::Suspended => matches!(stage, Stage::PreAccredited { .. } | Stage::Accredited { .. }),
            Self::Reinstated => matches!(stage, Stage::Suspended { .. }),
            Self::Withdrawn => {
                matches!(stage, Stage::PreAccredited { .. } | Stage::Accredited { .. } | Stage::Suspended { .. } | Stage::Inactive { .. })
            }
            Self::Reactivated => matches!(stage, Stage::Inactive { .. }),
            Self::AppealDismissed => matches!(stage, Stage::Appealed),
        }
    }

    /// Whether it rests on what a panel gave.
    pub fn rests_on_panel(self, stage: Stage) -> bool {
        matches!(
            (self, stage),
            (Self::PreAccredited | Self::NotYet | Self::NotAccredited, Stage::Attended)
                | (Self::PreAccredited | Self::AppealDismissed, Stage::Appealed)
        )
    }

    /// Whether whoever it concerns may appeal it.
    pub fn may_be_appealed(self) -> bool {
        matches!(self, Self::NotYet | Self::NotAccredited)
    }

    /// What it makes of somebody, if it puts them on the roster.
    pub fn puts_on_roster(self) -> Option<Rank> {
        match self {
            Self::PreAccredited | Self::FurtherMission => Some(Rank::PreAccredited),
            Self::Accredited | Self::Recognised | Self::Renewed => Some(Rank::Accredited),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_found_by_its_word_which_is_that_of_its_json() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.word()), Some(outcome));
        }
        assert_eq!(Outcome::parse("else"), None);
    }
}
