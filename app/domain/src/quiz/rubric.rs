//! Written answers: what people give them by the criteria of the question, and what that comes to.
//!
//! # The rule
//!
//! A question says how many people mark each answer, one or two. Each chooses one level for each criterion, without seeing what
//! anybody else gave. A criterion earns its share of the level's per cent, all of them together rounded down to a whole per
//! cent. Where two differ by more than [`FAR_APART`] per cent a third person marks too; the mean of the two that lie nearest
//! together, rounded down, is what the answer earns, and of two pairs equally near the higher counts. An answer that was changed
//! after it was marked is marked anew. An empty one earns nothing, and nobody has to read it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::language::Language;
use crate::quiz::answer::Answer;
use crate::quiz::question::{Criterion, Kind, Question, Written};
use crate::time::Timestamp;

/// Two who differ by more than so many per cent of the marks ask for a third.
pub const FAR_APART: u32 = 20;

/// The most characters of what a marker says to the learner.
pub const COMMENT_MOST: usize = 1_000;

/// What one person gave a written answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// Who marked.
    pub marker: PersonId,
    /// What was marked.
    pub answer: String,
    /// The level of each criterion, in per cent, by the criterion's id.
    pub levels: BTreeMap<String, u32>,
    /// Said to the learner; may be empty.
    pub comment: String,
    /// When.
    pub at: Timestamp,
}

/// What those who marked a written answer come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// Nothing was written.
    Nothing,
    /// So many people are to mark it still.
    Waits {
        /// At least one.
        more: usize,
    },
    /// It is marked.
    Given {
        /// What it earns.
        percent: u32,
    },
}

/// One marking as the learner sees it: never by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Criterion by criterion.
    pub lines: Vec<ToldLine>,
    /// What the marker says.
    pub comment: String,
}

/// The level of one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldLine {
    /// The criterion.
    pub criterion: String,
    /// Its part of the marks, in per cent.
    pub share: u32,
    /// The level in words.
    pub level: String,
    /// The level in per cent.
    pub percent: u32,
}

impl Question {
    /// What a person marks it by; none if the program does.
    pub fn written(&self) -> Option<&Written> {
        if let Kind::Written(written) = &self.kind { Some(written) } else { None }
    }
}

impl Written {
    /// What these levels earn, in whole per cent rounded down; none if a criterion has no level, or one it does not know.
    pub fn earns(&self, levels: &BTreeMap<String, u32>) -> Option<u32> {
        let earned = |criterion: &Criterion| {
            let level = levels.get(&criterion.id)?;
            criterion.levels.iter().any(|known| known.percent == *level).then_some(criterion.share * level)
        };
        let sum: Option<u32> = self.criteria.iter().map(earned).sum();
        sum.map(|sum| (sum / 100).min(100))
    }

    /// The markings of this very answer, the last of each person, in the order given.
    pub fn of<'m>(&self, answer: &Answer, markings: &'m [Marking]) -> Vec<&'m Marking> {
        let Answer::Text(text) = answer else { return Vec::new() };
        let mut of: Vec<&Marking> = Vec::new();
        for marking in markings.iter().filter(|it| it.answer == *text && self.earns(&it.levels).is_some()) {
            of.retain(|it| it.marker != marking.marker);
            of.push(marking);
        }
        of
    }

    /// What these markings come to for this answer.
    pub fn agreed(&self, answer: &Answer, markings: &[Marking]) -> Agreed {
        if !answer.is_answered() {
            return Agreed::Nothing;
        }
        let given: Vec<u32> = self.of(answer, markings).into_iter().filter_map(|it| self.earns(&it.levels)).collect();
        match given[..] {
            [one, ..] if self.markers < 2 => Agreed::Given { percent: one },
            [one, other] if one.abs_diff(other) <= FAR_APART => Agreed::Given { percent: u32::midpoint(one, other) },
            [_, _] => Agreed::Waits { more: 1 },
            [one, other, third, ..] => Agreed::Given { percent: nearest([one, other, third]) },
            ref few => Agreed::Waits { more: usize::from(self.markers.max(1)).saturating_sub(few.len()) },
        }
    }

    /// The markings of an answer as its learner sees them, once it does not wait any more.
    pub fn told(&self, answer: &Answer, markings: &[Marking], language: Language) -> Vec<Told> {
        let line = |criterion: &Criterion, marking: &Marking| {
            let percent = *marking.levels.get(&criterion.id)?;
            let level = criterion.levels.iter().find(|level| level.percent == percent)?;
            Some(ToldLine {
                criterion: criterion.text.read(language).to_owned(),
                share: criterion.share,
                level: level.text.read(language).to_owned(),
                percent,
            })
        };
        if !matches!(self.agreed(answer, markings), Agreed::Given { .. }) {
            return Vec::new();
        }
        let told = |marking: &Marking| Told {
            lines: self.criteria.iter().filter_map(|criterion| line(criterion, marking)).collect(),
            comment: marking.comment.clone(),
        };
        self.of(answer, markings).into_iter().map(told).collect()
    }
}

/// The mean of the two that lie nearest together, of the higher two if both pairs are equally near.
fn nearest(mut given: [u32; 3]) -> u32 {
    given.sort_unstable();
    let [low, middle, high] = given;
    if middle - low < high - middle { u32::midpoint(low, middle) } else { u32::midpoint(middle, high) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::quiz::samples;

    fn written(markers: u8) -> Written {
        let mut written = samples::written().written().expect("it is").clone();
        written.markers = markers;
        written
    }

    fn text(text: &str) -> Answer {
        Answer::Text(text.to_owned())
    }

    fn levels(cause: u32, form: u32) -> BTreeMap<String, u32> {
        BTreeMap::from([("cause".to_owned(), cause), ("form".to_owned(), form)])
    }

    fn by(marker: u128, answer: &str, (cause, form): (u32, u32)) -> Marking {
        let marker = PersonId(Uuid::from_u128(marker));
        Marking { marker, answer: answer.to_owned(), levels: levels(cause, form), comment: String::new(), at: Timestamp(0) }
    }

    #[test]
    fn levels_earn_the_shares_of_their_criteria() {
        let earns = |cause, form| written(1).earns(&levels(cause, form));
        assert_eq!((earns(100, 100), earns(50, 0), earns(0, 100), earns(0, 0)), (Some(100), Some(30), Some(40), Some(0)));
        assert_eq!(earns(70, 0), None, "no such level");
        assert_eq!(written(1).earns(&BTreeMap::from([("cause".to_owned(), 100)])), None, "a criterion is left out");
    }

    #[test]
    fn one_marker_decides_and_two_are_asked_for_where_the_question_wants_two() {
        let full = [by(1, "a", (100, 100))];
        assert_eq!(written(1).agreed(&text("a"), &[]), Agreed::Waits { more: 1 });
        assert_eq!(written(1).agreed(&text("a"), &full), Agreed::Given { percent: 100 });
        assert_eq!(written(2).agreed(&text("a"), &[]), Agreed::Waits { more: 2 });
        assert_eq!(written(2).agreed(&text("a"), &full), Agreed::Waits { more: 1 });
        assert_eq!(written(2).agreed(&Answer::None, &[]), Agreed::Nothing);
        assert_eq!(written(2).agreed(&text("  "), &[]), Agreed::Nothing);
    }

    #[test]
    fn two_who_are_near_are_averaged_and_two_who_are_far_apart_ask_for_a_third() {
        let agreed = |given: &[(u32, u32)]| {
            let markings: Vec<Marking> = (1..).zip(given).map(|(marker, levels)| by(marker, "a", *levels)).collect();
            written(2).agreed(&text("a"), &markings)
        };
        // 60 and 40 of 100: exactly 20 apart.
        assert_eq!(agreed(&[(100, 0), (0, 100)]), Agreed::Given { percent: 50 });
        assert_eq!(agreed(&[(50, 100), (100, 100)]), Agreed::Waits { more: 1 }, "70 and 100");
        assert_eq!(agreed(&[(50, 100), (100, 100), (100, 100)]), Agreed::Given { percent: 100 });
        assert_eq!(agreed(&[(50, 100), (100, 100), (50, 100)]), Agreed::Given { percent: 70 });
        // 0, 30, 60: both pairs equally near, so the higher counts.
        assert_eq!(agreed(&[(0, 0), (100, 0), (50, 0)]), Agreed::Given { percent: 45 });
    }

    #[test]
    fn nobody_counts_twice_and_what_was_marked_before_a_change_does_not_count() {
        let markings = [by(1, "a", (0, 0)), by(1, "a", (100, 100))];
        assert_eq!(written(2).agreed(&text("a"), &markings), Agreed::Waits { more: 1 });
        assert_eq!(written(1).agreed(&text("a"), &markings), Agreed::Given { percent: 100 }, "the last of one person");
        assert_eq!(written(1).agreed(&text("a, and more"), &markings), Agreed::Waits { more: 1 });
    }

    #[test]
    fn the_learner_is_told_levels_and_comments_once_it_is_marked() {
        let mut marking = by(1, "a", (50, 100));
        marking.comment = "Name the consequence.".to_owned();
        let told = written(1).told(&text("a"), std::slice::from_ref(&marking), Language::EN);
        let lines: Vec<(&str, u32, &str, u32)> =
            told[0].lines.iter().map(|it| (it.criterion.as_str(), it.share, it.level.as_str(), it.percent)).collect();
        assert_eq!(lines, [("Cause", 60, "Named only", 50), ("Form", 40, "One sentence", 100)]);
        assert_eq!(told[0].comment, "Name the consequence.");
        assert!(written(2).told(&text("a"), &[marking], Language::EN).is_empty(), "another has to mark it, unseen");
    }

    mod always {
        use proptest::prelude::*;

        use super::*;

        proptest! {
            #[test]
            fn it_lies_between_the_least_and_the_most_given(given in proptest::collection::vec((0_u32..3, 0_u32..2), 1..5)) {
                let levels = |(cause, form): &(u32, u32)| (cause * 50, form * 100);
                let markings: Vec<Marking> = (1..).zip(&given).map(|(marker, it)| by(marker, "a", levels(it))).collect();
                let written = written(2);
                let earned: Vec<u32> = markings.iter().filter_map(|it| written.earns(&it.levels)).collect();
                match written.agreed(&text("a"), &markings) {
                    Agreed::Given { percent } => {
                        prop_assert!(markings.len() >= 2);
                        prop_assert!(earned.iter().min() <= Some(&percent) && Some(&percent) <= earned.iter().max());
                    }
                    Agreed::Waits { more } => prop_assert!(more == 1 && markings.len() < 3),
                    Agreed::Nothing => prop_assert!(false, "something was written"),
                }
            }
        }
    }
}
