//! How a sitting runs, apart from what is asked in it.

use serde::{Deserialize, Serialize};

use crate::quiz::marking::Marks;
use crate::time::Span;

/// The share of the marks needed to pass, from 1 to 100 per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct PassMark(u8);

impl PassMark {
    /// So many per cent, from 1 to 100.
    pub fn percent(value: u8) -> Option<Self> {
        (1..=100).contains(&value).then_some(Self(value))
    }

    /// In per cent.
    pub fn value(self) -> u8 {
        self.0
    }

    /// Compares whole numbers, so 2 marks of 3 do not pass at 67 by rounding.
    pub fn is_met_by(self, marks: Marks) -> bool {
        u64::from(marks.possible) * u64::from(self.0) <= u64::from(marks.earned) * 100
    }
}

impl TryFrom<u8> for PassMark {
    type Error = &'static str;

    fn try_from(value: u8) -> Result<Self, Self::Error> {
        Self::percent(value).ok_or("a pass mark is 1 to 100 per cent")
    }
}

impl From<PassMark> for u8 {
    fn from(mark: PassMark) -> Self {
        mark.0
    }
}

/// How a sitting runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conduct {
    /// Marked at the end, counted; within a time where the rules name one.
    Graded,
    /// Feedback at once, several tries: [`super::practice`].
    Practice,
}

/// Some of the questions of a quiz, and how many of them are drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// Those with this tag; none means any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Those of this difficulty; none means any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<u8>,
    /// So many.
    pub draw: u32,
}

impl Pool {
    /// Whether a question with these tags and of this difficulty belongs to it.
    pub fn has(&self, tags: &[String], difficulty: u8) -> bool {
        self.tag.as_ref().is_none_or(|tag| tags.contains(tag)) && self.difficulty.is_none_or(|it| it == difficulty)
    }
}

/// When questions are looked back on with their keys and reasons.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewRule {
    /// As soon as the attempt is handed in.
    #[default]
    AtOnce,
    /// Once the quiz is passed, or no attempt is left.
    WhenDone,
    /// Never: the marks alone are told.
    Never,
}

impl ReviewRule {
    /// Whether somebody sees keys and reasons who has passed the quiz, or not, and has so many attempts left.
    pub fn shows(self, passed: bool, left: u32) -> bool {
        match self {
            Self::AtOnce => true,
            Self::WhenDone => passed || left == 0,
            Self::Never => false,
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_usual(&self) -> bool {
        *self == Self::AtOnce
    }
}

/// What the marks of a quiz are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scoring {
    /// Those of its answers.
    #[default]
    Plain,
    /// Those of its answers, weighed by how sure of each an officer was: [`super::certainty`].
    ByCertainty,
}

impl Scoring {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_usual(&self) -> bool {
        *self == Self::Plain
    }
}

/// The rules of a quiz; copied into the attempt when it starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizRules {
    /// How many questions are drawn.
    pub draw: u32,
    /// From which of them, one after the other; none means from all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pools: Vec<Pool>,
    /// What it takes to pass.
    pub pass_mark: PassMark,
    /// How many attempts an officer has before asking for more.
    pub attempts: u32,
    /// Minutes a sitting may last; none means no limit.
    pub minutes: Option<u32>,
    /// How it runs.
    pub conduct: Conduct,
    /// Minutes by which broken links lengthen a timed sitting at most, all of them together.
    #[serde(default = "interruption_minutes", skip_serializing_if = "are_usual_minutes")]
    pub interruption_minutes: u32,
    /// Days after the bell within which answers typed before it are still taken.
    #[serde(default = "late_days", skip_serializing_if = "are_usual_days")]
    pub late_days: u32,
    /// When its questions are looked back on.
    #[serde(default, skip_serializing_if = "ReviewRule::is_usual")]
    pub review: ReviewRule,
    /// What its marks are.
    #[serde(default, skip_serializing_if = "Scoring::is_usual")]
    pub scoring: Scoring,
}

/// Where a quiz does not say otherwise.
pub const fn interruption_minutes() -> u32 {
    10
}

/// Where a quiz does not say otherwise.
pub const fn late_days() -> u32 {
    7
}

// What is usual is not written, so that texts from before these rules keep their hashes.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn are_usual_minutes(minutes: &u32) -> bool {
    *minutes == interruption_minutes()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn are_usual_days(days: &u32) -> bool {
    *days == late_days()
}

impl QuizRules {
    /// The time a sitting may last.
    pub fn time_allowed(&self) -> Option<Span> {
        self.minutes.map(|minutes| Span::minutes(i64::from(minutes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_shown_as_the_rule_says() {
        use ReviewRule::{AtOnce, Never, WhenDone};
        let shows = |rule: ReviewRule| [(false, 2), (false, 0), (true, 2)].map(|(passed, left)| rule.shows(passed, left));
        assert_eq!((shows(AtOnce), shows(WhenDone), shows(Never)), ([true; 3], [false, true, true], [false; 3]));
    }

    #[test]
    fn six_of_eight_pass_at_seventy_five_and_two_of_three_fail_at_sixty_seven() {
        let pass = |percent, earned, possible| PassMark::percent(percent).expect("in range").is_met_by(Marks { earned, possible });
        assert!(pass(75, 600, 800));
        assert!(!pass(75, 599, 800));
        assert!(!pass(67, 200, 300));
        assert!(pass(66, 200, 300));
    }
}
