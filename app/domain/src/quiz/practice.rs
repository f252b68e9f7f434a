//! Practice: feedback at once, several tries, each at a price.
//!
//! # The rule
//!
//! An answer may be checked [`TRIES`] times. Each try before it takes [`PENALTY`] per cent off what a try earns, and the best
//! try counts. A question is closed once a try was wholly right or none is left; it takes no answer then. An answer that stands
//! unchecked when the attempt is handed in is one more try.

use serde::{Deserialize, Serialize};

use crate::quiz::answer::Answer;
use crate::quiz::draw::Drawn;
use crate::quiz::marking::Marks;
use crate::quiz::question::Question;
use crate::time::Timestamp;

/// How often an answer may be checked.
pub const TRIES: u32 = 3;

/// What each try before takes off, in per cent.
pub const PENALTY: u32 = 25;

/// An answer that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Try {
    /// From 1.
    pub number: u32,
    /// The answer.
    pub answer: Answer,
    /// What it would earn as the first.
    pub marks: Marks,
    /// When.
    pub at: Timestamp,
}

/// A question whose answers are marked at once. Only such a one is practised: what a person marks has no feedback to give.
#[derive(Debug, Clone, Copy)]
pub struct AtOnce<'q>(&'q Question);

impl Question {
    /// The question as one that is marked at once; none if a person marks it.
    pub fn at_once(&self) -> Option<AtOnce<'_>> {
        self.written().is_none().then_some(AtOnce(self))
    }
}

impl AtOnce<'_> {
    /// One more try with this answer; none once the question is closed, or if the answer is the one that was checked last.
    pub fn check(self, drawn: &Drawn, answer: Answer, tries: &[Try], at: Timestamp) -> Option<Try> {
        if tries_left(tries) == 0 || tries.last().is_some_and(|last| last.answer == answer) {
            return None;
        }
        let number = u32::try_from(tries.len()).unwrap_or(u32::MAX).saturating_add(1);
        let marks = self.0.mark(drawn, &answer);
        Some(Try { number, answer, marks, at })
    }
}

/// The tries left at a question; none once it is closed.
pub fn tries_left(tries: &[Try]) -> u32 {
    if tries.iter().any(|it| it.marks.earned == it.marks.possible) {
        return 0;
    }
    TRIES.saturating_sub(u32::try_from(tries.len()).unwrap_or(u32::MAX))
}

/// What a question earns after these tries, with this answer standing that would earn so much as the first.
pub fn earned(tries: &[Try], standing: &Answer, marks: Marks) -> Marks {
    let checked = tries.iter().map(|it| reduced(it.marks.earned, it.number));
    let is_new = standing.is_answered() && tries.last().is_none_or(|last| last.answer != *standing);
    let next = u32::try_from(tries.len()).unwrap_or(u32::MAX).saturating_add(1);
    let last = (is_new && 0 < tries_left(tries)).then(|| reduced(marks.earned, next));
    Marks { earned: checked.chain(last).max().unwrap_or(0), possible: marks.possible }
}

fn reduced(earned: u32, number: u32) -> u32 {
    let per_cent = 100_u32.saturating_sub(PENALTY.saturating_mul(number.saturating_sub(1)));
    earned.saturating_mul(per_cent) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(number: u32, earned: u32) -> Try {
        Try { number, answer: Answer::Number(number.to_string()), marks: Marks { earned, possible: 200 }, at: Timestamp(0) }
    }

    fn after(tries: &[Try], standing: &Answer, earned_now: u32) -> u32 {
        earned(tries, standing, Marks { earned: earned_now, possible: 200 }).earned
    }

    #[test]
    fn each_try_before_costs_a_quarter_and_the_best_counts() {
        assert_eq!(after(&[tried(1, 200)], &Answer::None, 0), 200);
        assert_eq!(after(&[tried(1, 0), tried(2, 200)], &Answer::None, 0), 150);
        assert_eq!(after(&[tried(1, 160), tried(2, 0), tried(3, 200)], &Answer::None, 0), 160, "the first was better");
        assert_eq!(after(&[], &Answer::None, 0), 0);
    }

    #[test]
    fn what_is_marked_at_once_is_checked_and_what_a_person_marks_is_not() {
        use crate::quiz::samples;
        let question = samples::single();
        let drawn = samples::drawn(&question);
        let check = |option: &str, tries: &[Try]| {
            question.at_once().expect("it is").check(&drawn, Answer::Option(option.to_owned()), tries, Timestamp(7))
        };
        let first = check("b", &[]).expect("a try");
        assert_eq!((first.number, first.marks.earned, first.at), (1, 0, Timestamp(7)));
        assert_eq!(check("b", std::slice::from_ref(&first)), None, "it was checked last");
        let second = check("a", std::slice::from_ref(&first)).expect("a try");
        assert_eq!((second.number, second.marks.earned), (2, 200));
        assert_eq!(check("c", &[first, second]), None, "it is closed");
        assert!(samples::written().at_once().is_none());
    }

    #[test]
    fn an_answer_that_was_not_checked_is_one_more_try() {
        let new = Answer::Number("new".to_owned());
        assert_eq!(after(&[], &new, 200), 200);
        assert_eq!(after(&[tried(1, 0), tried(2, 0)], &new, 200), 100);
        assert_eq!(after(&[tried(1, 0), tried(2, 0), tried(3, 0)], &new, 200), 0, "none was left");
        assert_eq!(after(&[tried(1, 0)], &Answer::Number("1".to_owned()), 200), 0, "it is the one that was checked");
    }

    #[test]
    fn a_question_closes_when_it_is_right_or_no_try_is_left() {
        assert_eq!(tries_left(&[]), 3);
        assert_eq!(tries_left(&[tried(1, 199)]), 2);
        assert_eq!(tries_left(&[tried(1, 200)]), 0);
        assert_eq!(tries_left(&[tried(1, 0), tried(2, 0), tried(3, 0)]), 0);
    }
}
