//! Putting a wrong key right, and what that does to results.
//!
//! # The rule
//!
//! 1. A correction changes the key of a question alone: what is right and what it brings. What was asked and offered stays as
//!    it was put, so answers keep their meaning. A question that cannot be saved is struck out: everybody earns all of it.
//! 2. One person proposes it with a reason, another confirms it.
//! 3. From then on whatever drew the question is marked by the new key: new attempts, those under way when they are handed in,
//!    and those handed in before, whose result gets a new version; the former ones are kept.
//! 4. A result that turns to a pass, or from one, is listed for a decision. Nothing is issued or revoked by itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::quiz::formula::Formula;
use crate::quiz::marking::Marks;
use crate::quiz::number::Number;
use crate::quiz::question::{Choice, Kind, Matching, Question, Sequence};

/// The new key of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum NewKey {
    /// What each option brings, in per cent, by its id.
    Shares(BTreeMap<String, i32>),
    /// Whether the statement is true.
    Judgement(bool),
    /// The formula of the number, and how far an answer may lie from it.
    Computed {
        /// Over the parameters there are.
        key: Formula,
        /// Zero or more.
        tolerance: Number,
    },
    /// The target of each item, by its id.
    Targets(BTreeMap<String, String>),
    /// The place of each item from 1, by its id.
    Places(BTreeMap<String, usize>),
    /// Everybody earns all of it.
    StruckOut,
}

/// Why a key cannot be the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum KeyRefused {
    /// Another kind of question has such a key.
    #[error("the question has another kind of key")]
    WrongKind,
    /// The shares do not make a key: one option with 100 and none other above 0, or those above 0 exactly 100 together.
    #[error("the shares do not make up the whole")]
    Shares,
    /// An item is without a target or place, or goes to one there is not or that is taken.
    #[error("an item has no place of its own")]
    Places,
    /// The formula has names or a tolerance that the question cannot have.
    #[error("the formula or the tolerance does not fit the question")]
    Formula,
    /// It is the key there is.
    #[error("nothing changes")]
    Same,
}

/// How a result changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What was earned, and whether that was enough.
    pub before: (Marks, bool),
    /// What is earned by the new key.
    pub after: (Marks, bool),
}

impl Change {
    /// Whether it is one.
    pub fn is_one(&self) -> bool {
        self.before != self.after
    }

    /// Whether it turns to a pass (`true`) or from one.
    pub fn turns_to(&self) -> Option<bool> {
        (self.before.1 != self.after.1).then_some(self.after.1)
    }
}

impl Question {
    /// The same question with this key.
    pub fn with_key(&self, key: NewKey) -> Result<Self, KeyRefused> {
        let mut corrected = self.clone();
        corrected.struck_out = key == NewKey::StruckOut;
        match (&mut corrected.kind, key) {
            (_, NewKey::StruckOut) => {}
            (Kind::Single(choice), NewKey::Shares(shares)) => {
                let right = choice.share(&shares)?;
                if right != [100] {
                    return Err(KeyRefused::Shares);
                }
            }
            (Kind::Multiple(choice), NewKey::Shares(shares)) => {
                if choice.share(&shares)?.iter().sum::<i32>() != 100 {
                    return Err(KeyRefused::Shares);
                }
            }
            (Kind::Hotspot(hotspot), NewKey::Shares(shares)) => {
                let right = hotspot.choice.share(&shares)?;
                if right.iter().sum::<i32>() != 100 || (!hotspot.several && right.len() != 1) {
                    return Err(KeyRefused::Shares);
                }
            }
            (Kind::TrueFalse(statement), NewKey::Judgement(is_true)) => statement.key = is_true,
            (Kind::Numeric(numeric), NewKey::Computed { key, tolerance }) => {
                let is_known = key.names().iter().all(|name| numeric.parameters.contains_key(*name));
                if !is_known || tolerance < Number::ZERO {
                    return Err(KeyRefused::Formula);
                }
                (numeric.key, numeric.tolerance) = (key, tolerance);
            }
            (Kind::Match(matching), NewKey::Targets(targets)) => matching.place(&targets, true)?,
            (Kind::Classify(matching), NewKey::Targets(targets)) => matching.place(&targets, false)?,
            (Kind::Order(sequence), NewKey::Places(places)) => sequence.put(&places)?,
            _ => return Err(KeyRefused::WrongKind),
        }
        if corrected == *self { Err(KeyRefused::Same) } else { Ok(corrected) }
    }
}

impl Choice {
    /// Gives each option its share; the shares above nothing.
    fn share(&mut self, shares: &BTreeMap<String, i32>) -> Result<Vec<i32>, KeyRefused> {
        for option in &mut self.options {
            option.share = shares.get(&option.id).copied().filter(|share| (-100..=100).contains(share)).ok_or(KeyRefused::Shares)?;
        }
        Ok(self.options.iter().map(|option| option.share).filter(|share| 0 < *share).collect())
    }
}

impl Matching {
    fn place(&mut self, targets: &BTreeMap<String, String>, once: bool) -> Result<(), KeyRefused> {
        let mut taken = std::collections::BTreeSet::new();
        for item in &mut self.items {
            let target = targets.get(&item.id).filter(|target| self.targets.iter().any(|known| known.id == **target));
            let target = target.ok_or(KeyRefused::Places)?;
            if !taken.insert(target.clone()) && once {
                return Err(KeyRefused::Places);
            }
            item.target.clone_from(target);
        }
        Ok(())
    }
}

impl Sequence {
    fn put(&mut self, places: &BTreeMap<String, usize>) -> Result<(), KeyRefused> {
        let mut wanted: Vec<usize> = self.items.iter().filter_map(|item| places.get(&item.id).copied()).collect();
        wanted.sort_unstable();
        if !wanted.into_iter().eq(1..=self.items.len()) {
            return Err(KeyRefused::Places);
        }
        self.items.sort_by_key(|item| places.get(&item.id).copied());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::answer::Answer;
    use crate::quiz::samples;

    fn shares(shares: &[(&str, i32)]) -> NewKey {
        NewKey::Shares(shares.iter().map(|(id, share)| ((*id).to_owned(), *share)).collect())
    }

    fn targets(targets: [&str; 3]) -> NewKey {
        NewKey::Targets(["i1", "i2", "i3"].map(str::to_owned).into_iter().zip(targets.map(str::to_owned)).collect())
    }

    fn places(places: [usize; 4]) -> NewKey {
        NewKey::Places(["i1", "i2", "i3", "i4"].map(str::to_owned).into_iter().zip(places).collect())
    }

    fn earned(question: &Question, answer: &Answer) -> u32 {
        question.mark(&samples::drawn(question), answer).earned
    }

    #[test]
    fn another_option_is_right_afterwards_and_all_else_stays() {
        let corrected = samples::single().with_key(shares(&[("a", 0), ("b", 100), ("c", 0)])).expect("a key");
        assert_eq!((earned(&corrected, &Answer::Option("b".to_owned())), earned(&corrected, &Answer::Option("a".to_owned()))), (200, 0));
        assert_eq!(corrected.stem, samples::single().stem);
        let refused = |key: &[(&str, i32)]| samples::single().with_key(shares(key)).expect_err("no key");
        assert_eq!(refused(&[("a", 100), ("b", 0), ("c", 50)]), KeyRefused::Shares, "a share above nothing beside the right one");
        assert_eq!(refused(&[("a", 100), ("b", 0)]), KeyRefused::Shares, "an option without a share");
        let same = samples::multiple().with_key(shares(&[("a", 50), ("b", 50), ("c", -50), ("d", -100)]));
        assert_eq!(same.expect_err("nothing changes"), KeyRefused::Same);
        let two = samples::multiple().with_key(shares(&[("a", 0), ("b", 50), ("c", 50), ("d", -100)])).expect("a key");
        assert_eq!(earned(&two, &Answer::Options(["b", "c"].map(str::to_owned).into())), 200);
    }

    #[test]
    fn statements_numbers_places_and_orders_are_corrected() {
        let statement = samples::true_false().with_key(NewKey::Judgement(false)).expect("a key");
        assert_eq!(earned(&statement, &Answer::Option("false".to_owned())), 200);
        let computed = |key: &str, tolerance: &str| NewKey::Computed {
            key: Formula::parse(key).expect("a formula"),
            tolerance: samples::number(tolerance),
        };
        let number = samples::numeric().with_key(computed("hours / declarations * 100", "0.1")).expect("a key");
        let mut drawn = samples::drawn(&number);
        drawn.parameters.insert("hours".to_owned(), samples::number("40000"));
        assert_eq!(number.mark(&drawn, &Answer::Number("20".to_owned())).earned, 200);
        assert_eq!(samples::numeric().with_key(computed("minutes", "0")).expect_err("unknown"), KeyRefused::Formula);
        assert_eq!(samples::numeric().with_key(computed("hours", "-1")).expect_err("below nothing"), KeyRefused::Formula);
        let matching = samples::matching().with_key(targets(["t2", "t1", "t3"])).expect("a key");
        let Kind::Match(matched) = &matching.kind else { unreachable!("it is matching") };
        assert_eq!(matched.items[0].target, "t2");
        assert_eq!(samples::matching().with_key(targets(["t1", "t1", "t3"])).expect_err("twice"), KeyRefused::Places);
        assert!(samples::classify().with_key(targets(["t1", "t2", "t2"])).is_ok());
        let order = samples::order().with_key(places([2, 1, 3, 4])).expect("a key");
        let Kind::Order(sequence) = &order.kind else { unreachable!("it is an order") };
        assert_eq!(sequence.items[0].id, "i2");
        assert_eq!(samples::order().with_key(places([1, 1, 3, 4])).expect_err("twice"), KeyRefused::Places);
    }

    #[test]
    fn a_question_struck_out_is_earned_by_everybody() {
        for question in samples::all() {
            let struck = question.with_key(NewKey::StruckOut).expect("always");
            assert_eq!((earned(&struck, &Answer::None), earned(&struck, &Answer::Option("b".to_owned()))), (200, 200), "{}", question.id);
            assert_eq!(struck.with_key(NewKey::StruckOut).expect_err("it is"), KeyRefused::Same);
        }
        assert_eq!(samples::short().with_key(NewKey::Judgement(true)).expect_err("no statement"), KeyRefused::WrongKind);
    }

    #[test]
    fn a_change_tells_whether_it_turns() {
        let marks = |earned| Marks { earned, possible: 800 };
        let change = |before, after| Change { before, after };
        assert_eq!(change((marks(500), false), (marks(600), true)).turns_to(), Some(true));
        assert_eq!(change((marks(600), true), (marks(500), false)).turns_to(), Some(false));
        assert_eq!(change((marks(700), true), (marks(600), true)).turns_to(), None);
        assert!(!change((marks(700), true), (marks(700), true)).is_one());
    }
}
