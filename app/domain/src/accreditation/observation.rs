//! What an assessor saw a candidate do, by day and activity, tied to criteria; scores cite it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The most characters of an observation.
pub const OBSERVATION_MOST: usize = 1_000;
/// The most days of a workshop that are told apart.
pub const DAYS_MOST: u32 = 10;

/// What was going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// A talk.
    Presentation,
    /// A case study.
    CaseStudy,
    /// A role-play.
    RolePlay,
    /// A session they led.
    LedSession,
    /// Anything else.
    Other,
}

/// Something that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Version of this form, 1.
    pub version: u32,
    /// The day of the workshop, from 1 to [`DAYS_MOST`].
    pub day: u32,
    /// What was going on.
    pub activity: Activity,
    /// What it bears on, by the ids of criteria.
    pub criteria: BTreeSet<String>,
    /// In words.
    pub text: String,
    /// Whether the candidate was told.
    pub was_told: bool,
}

impl Activity {
    /// All there are, as they are offered.
    pub const ALL: [Self; 5] = [Self::Presentation, Self::CaseStudy, Self::RolePlay, Self::LedSession, Self::Other];

    /// The word in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Presentation => "presentation",
            Self::CaseStudy => "case-study",
            Self::RolePlay => "role-play",
            Self::LedSession => "led-session",
            Self::Other => "other",
        }
    }

    /// The activity of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|activity| activity.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activity_is_found_by_its_word_alone() {
        assert!(Activity::ALL.iter().all(|activity| Activity::parse(activity.word()) == Some(*activity)));
        assert_eq!(Activity::parse("lunch"), None);
    }
}
