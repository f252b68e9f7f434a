//! What somebody at the beneficiary says of a mission, by a link that works once and without an account.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::refusal::{FieldProblem, Problem};
use crate::time::{Span, Timestamp};

/// How long a link works.
pub const WITHIN: Span = Span::days(30);
/// The highest level of an answer; the lowest is 1.
pub const LEVEL_MOST: u8 = 4;
/// The most characters of a comment.
pub const COMMENT_MOST: usize = 4_000;

/// What is asked, each answered by a level from 1 (not at all) to 4 (fully).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Was prepared, and on time.
    Prepared,
    /// Knew the subject.
    Knew,
    /// Explained clearly, in the language agreed.
    Explained,
    /// Adapted to the situation there.
    Adapted,
}

/// Whether they would ask for the expert again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Again {
    /// They would.
    Yes,
    /// With reserve.
    WithReserve,
    /// They would not.
    No,
}

/// What was answered; added, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// Version of this form, 1.
    pub version: u32,
    /// The level of each question.
    pub levels: BTreeMap<Question, u8>,
    /// Whether they would ask again.
    pub again: Again,
    /// In their own words; may be empty.
    pub comment: String,
}

/// What becomes of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// From then on it works no longer.
    pub ends_at: Timestamp,
    /// When a later one took its place.
    pub revoked_at: Option<Timestamp>,
    /// When it was answered by.
    pub answered_at: Option<Timestamp>,
}

impl Question {
    /// In the order they are asked.
    pub const ALL: [Self; 4] = [Self::Prepared, Self::Knew, Self::Explained, Self::Adapted];

    /// Its name in the form and among the words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Knew => "knew",
            Self::Explained => "explained",
            Self::Adapted => "adapted",
        }
    }
}

impl Again {
    /// In the order they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::WithReserve, Self::No];

    /// Its name in the form and among the words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::WithReserve => "with-reserve",
            Self::No => "no",
        }
    }
}

impl Feedback {
    /// What was typed, read by the names of the fields; every question is answered, the comment may stay empty.
    pub fn parse<'a>(field: impl Fn(&str) -> &'a str) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut levels = BTreeMap::new();
        for question in Question::ALL {
            let typed = field(question.word());
            match typed.parse().ok().filter(|level| (1..=LEVEL_MOST).contains(level)) {
                Some(level) => drop(levels.insert(question, level)),
                None => problems.push(FieldProblem::new(question.word(), unanswered(typed))),
            }
        }
        let again = Again::ALL.into_iter().find(|again| again.word() == field("again"));
        if again.is_none() {
            problems.push(FieldProblem::new("again", unanswered(field("again"))));
        }
        let text = field("comment").replace("\r\n", "\n");
        let text: String = text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
        let comment = text.trim().to_owned();
        if COMMENT_MOST < comment.chars().count() {
            problems.push(FieldProblem::new("comment", Problem::TooLong { most: COMMENT_MOST }));
        }
        match again {
            Some(again) if problems.is_empty() => Ok(Self { version: 1, levels, again, comment }),
            _ => Err(problems),
        }
    }
}

impl Link {
    /// Whether it can still be answered by.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.answered_at.is_none() && self.revoked_at.is_none() && now < self.ends_at
    }
}

fn unanswered(typed: &str) -> Problem {
    if typed.is_empty() { Problem::Missing } else { Problem::NotAChoice }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_answered_on_the_scale_and_the_comment_may_stay_empty() {
        let good = |name: &str| match name {
            "again" => "with-reserve",
            "comment" => " Clear,\r\nif fast. ",
            _ => "4",
        };
        let feedback = Feedback::parse(good).expect("everything answered");
        assert_eq!((feedback.levels.len(), feedback.again, feedback.comment.as_str()), (4, Again::WithReserve, "Clear,\nif fast."));
        assert_eq!(Feedback::parse(|name| if name == "comment" { "" } else { good(name) }).expect("no comment").comment, "");
        let none = Feedback::parse(|_| "").expect_err("nothing answered");
        assert_eq!(none.len(), 5);
        assert!(none.iter().all(|problem| problem.problem == Problem::Missing));
        let wrong = Feedback::parse(|name| if name == "knew" { "5" } else { good(name) }).expect_err("off the scale");
        assert_eq!(wrong, [FieldProblem::new("knew", Problem::NotAChoice)]);
        let long = "é".repeat(COMMENT_MOST + 1);
        let wrong = Feedback::parse(|name| if name == "comment" { &long } else { good(name) }).expect_err("too long");
        assert_eq!(wrong, [FieldProblem::new("comment", Problem::TooLong { most: COMMENT_MOST })]);
    }

    #[test]
    fn a_link_works_until_it_is_answered_by_revoked_or_over() {
        let open = Link { ends_at: Timestamp(10), revoked_at: None, answered_at: None };
        assert!(open.is_open(Timestamp(9)) && !open.is_open(Timestamp(10)));
        assert!(!Link { revoked_at: Some(Timestamp(5)), ..open }.is_open(Timestamp(9)));
        assert!(!Link { answered_at: Some(Timestamp(5)), ..open }.is_open(Timestamp(9)));
    }
}
