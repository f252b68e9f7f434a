//! What a learner answers, and whether it fits the question. Knows nothing of right and wrong.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::quiz::moment::Asks;
use crate::quiz::question::{Choice, Kind, Matching, MomentKey, Numeric, PartKind, Parts, Question, Sequence};
use crate::quiz::spelling;

/// The option that says a statement is true.
pub const TRUE: &str = "true";

/// The option that says a statement is false.
pub const FALSE: &str = "false";

/// What a learner answered. Kept in JSON for ever, so variants are added and never changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Nothing, or an answer taken back.
    #[default]
    None,
    /// One option, by its id; [`TRUE`] or [`FALSE`] for a statement.
    Option(String),
    /// Any number of options, by their ids.
    Options(BTreeSet<String>),
    /// A number as it was typed.
    Number(String),
    /// Targets by item, ids both; places from 1 by item where items are put into an order.
    Pairs(BTreeMap<String, String>),
    /// Words as they were typed.
    Text(String),
    /// By part: the option chosen, or what was typed.
    Parts(BTreeMap<String, String>),
}

/// The most characters of an answer of a few words.
pub const SHORT_MOST: usize = 200;

/// Why an answer does not fit its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerRefused {
    /// Another kind of question is answered like this.
    #[error("the answer has another form than the question asks for")]
    WrongShape,
    /// The question has no such option.
    #[error("the question has no such option")]
    UnknownOption,
    /// The question has no such item.
    #[error("the question has no such item")]
    UnknownItem,
    /// The question has no such target.
    #[error("the question has no such target")]
    UnknownTarget,
    /// More was typed than a number and its unit can be.
    #[error("the answer is too long")]
    TooLong,
    /// What was typed cannot be read as a number.
    #[error("the answer is not a number")]
    NotANumber,
    /// What was typed cannot be read as the day, the time or the both that are asked for.
    #[error("the answer is not a {}", asks.word())]
    NotAMoment {
        /// What is asked for.
        asks: Asks,
    },
}

impl Answer {
    /// Whether anything is answered; empty fields are not.
    pub fn is_answered(&self) -> bool {
        match self {
            Self::None => false,
            Self::Option(option) => !option.is_empty(),
            Self::Options(options) => !options.is_empty(),
            Self::Number(typed) | Self::Text(typed) => !typed.trim().is_empty(),
            Self::Pairs(pairs) => !pairs.is_empty(),
            Self::Parts(parts) => parts.values().any(|typed| !typed.trim().is_empty()),
        }
    }
}

impl Question {
    /// Whether an answer may be kept for this question; an empty one always may.
    pub fn accepts(&self, answer: &Answer) -> Result<(), AnswerRefused> {
        match (&self.kind, answer) {
            (_, Answer::None) => Ok(()),
            (Kind::Single(choice), Answer::Option(option)) => choice.knows(option),
            (Kind::Multiple(choice), Answer::Options(options)) => options.iter().try_for_each(|option| choice.knows(option)),
            (Kind::Hotspot(hotspot), Answer::Option(option)) if !hotspot.several => hotspot.choice.knows(option),
            (Kind::Hotspot(hotspot), Answer::Options(options)) if hotspot.several => {
                options.iter().try_for_each(|option| hotspot.choice.knows(option))
            }
            (Kind::TrueFalse(_), Answer::Option(option)) => match option.as_str() {
                TRUE | FALSE => Ok(()),
                _ => Err(AnswerRefused::UnknownOption),
            },
            (Kind::Numeric(numeric), Answer::Number(typed)) => numeric.can_read(typed),
            (Kind::Match(matching) | Kind::Classify(matching), Answer::Pairs(pairs)) => {
                pairs.iter().try_for_each(|(item, target)| matching.knows(item, target))
            }
            (Kind::Order(sequence), Answer::Pairs(pairs)) => pairs.iter().try_for_each(|(item, place)| sequence.knows(item, place)),
            (Kind::Short(_), Answer::Text(typed)) => at_most(typed, SHORT_MOST),
            (Kind::Written(written), Answer::Text(typed)) => at_most(typed, written.most as usize),
            (Kind::Moment(moment), Answer::Text(typed)) => moment.can_read(typed),
            (Kind::Parts(parts), Answer::Parts(typed)) => typed.iter().try_for_each(|(part, typed)| parts.knows(part, typed)),
            _ => Err(AnswerRefused::WrongShape),
        }
    }
}

impl Choice {
    fn knows(&self, id: &str) -> Result<(), AnswerRefused> {
        let known = self.options.iter().any(|option| option.id == id);
        known.then_some(()).ok_or(AnswerRefused::UnknownOption)
    }
}

impl Numeric {
    fn can_read(&self, typed: &str) -> Result<(), AnswerRefused> {
        // The number, a space, the unit.
        if typed.chars().count() > spelling::LONGEST + 1 + self.unit.chars().count() {
            return Err(AnswerRefused::TooLong);
        }
        let readable = typed.trim().is_empty() || !self.readings(typed).is_empty();
        readable.then_some(()).ok_or(AnswerRefused::NotANumber)
    }
}

impl MomentKey {
    fn can_read(&self, typed: &str) -> Result<(), AnswerRefused> {
        let readable = typed.trim().is_empty() || self.asks.read(typed).is_some();
        readable.then_some(()).ok_or(AnswerRefused::NotAMoment { asks: self.asks })
    }
}

impl Matching {
    fn knows(&self, item: &str, target: &str) -> Result<(), AnswerRefused> {
        if !self.items.iter().any(|known| known.id == item) {
            return Err(AnswerRefused::UnknownItem);
        }
        let known = self.targets.iter().any(|known| known.id == target);
        known.then_some(()).ok_or(AnswerRefused::UnknownTarget)
    }
}

impl Sequence {
    fn knows(&self, item: &str, place: &str) -> Result<(), AnswerRefused> {
        if !self.items.iter().any(|known| known.id == item) {
            return Err(AnswerRefused::UnknownItem);
        }
        let is_place = place.parse::<usize>().is_ok_and(|place| (1..=self.items.len()).contains(&place));
        is_place.then_some(()).ok_or(AnswerRefused::UnknownTarget)
    }
}

impl Parts {
    fn knows(&self, id: &str, typed: &str) -> Result<(), AnswerRefused> {
        let part = self.parts.iter().find(|part| part.id == id).ok_or(AnswerRefused::UnknownItem)?;
        match &part.kind {
            _ if typed.is_empty() => Ok(()),
            PartKind::Choice(choice) => choice.knows(typed),
            PartKind::Short(_) => at_most(typed, SHORT_MOST),
            PartKind::Numeric(numeric) => numeric.can_read(typed),
        }
    }
}

fn at_most(typed: &str, most: usize) -> Result<(), AnswerRefused> {
    if typed.chars().count() <= most { Ok(()) } else { Err(AnswerRefused::TooLong) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;

    fn pairs(pairs: &[(&str, &str)]) -> Answer {
        Answer::Pairs(pairs.iter().map(|(item, target)| ((*item).to_owned(), (*target).to_owned())).collect())
    }

    #[test]
    fn stored_answers_keep_their_form() {
        let cases = [
            (Answer::None, r#""none""#),
            (Answer::Option("a".to_owned()), r#"{"option":"a"}"#),
            (Answer::Options(["b".to_owned(), "a".to_owned()].into()), r#"{"options":["a","b"]}"#),
            (Answer::Number("1 234,5".to_owned()), r#"{"number":"1 234,5"}"#),
            (pairs(&[("operator", "facilitate")]), r#"{"pairs":{"operator":"facilitate"}}"#),
            (Answer::Text("levée".to_owned()), r#"{"text":"levée"}"#),
            (Answer::Parts([("rate".to_owned(), "5,7".to_owned())].into()), r#"{"parts":{"rate":"5,7"}}"#),
        ];
        for (answer, json) in cases {
            assert_eq!(serde_json::to_string(&answer).expect("is JSON"), json);
            assert_eq!(serde_json::from_str::<Answer>(json).expect("reads back"), answer);
        }
    }

    #[test]
    fn an_answer_of_another_kind_has_the_wrong_shape() {
        let answers = [Answer::Option("a".to_owned()), Answer::Number("1".to_owned()), pairs(&[])];
        let accepted = samples::all()
            .iter()
            .map(|question| answers.iter().filter(|answer| question.accepts(answer) != Err(AnswerRefused::WrongShape)).count())
            .collect::<Vec<_>>();
        assert_eq!(accepted, [1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1]);
        assert!(samples::all().iter().all(|question| question.accepts(&Answer::None).is_ok()));
    }

    #[test]
    fn unknown_ids_are_refused() {
        let option = |id: &str| Answer::Option(id.to_owned());
        assert_eq!(samples::single().accepts(&option("nowhere")), Err(AnswerRefused::UnknownOption));
        assert_eq!(samples::true_false().accepts(&option("maybe")), Err(AnswerRefused::UnknownOption));
        assert_eq!(
            (samples::hotspot().accepts(&option("b")), samples::hotspot().accepts(&option("z"))),
            (Ok(()), Err(AnswerRefused::UnknownOption))
        );
        let options = Answer::Options(["a".to_owned(), "nowhere".to_owned()].into());
        assert_eq!(samples::hotspot().accepts(&options), Err(AnswerRefused::WrongShape), "one is asked for");
        assert_eq!(samples::multiple().accepts(&options), Err(AnswerRefused::UnknownOption));
        assert_eq!(samples::matching().accepts(&pairs(&[("x", "t1")])), Err(AnswerRefused::UnknownItem));
        assert_eq!(samples::classify().accepts(&pairs(&[("i1", "x")])), Err(AnswerRefused::UnknownTarget));
    }

    #[test]
    fn places_parts_and_words_are_checked() {
        let order = |place: &str| samples::order().accepts(&pairs(&[("i1", place)]));
        assert_eq!((order("1"), order("4")), (Ok(()), Ok(())));
        assert_eq!((order("0"), order("5"), order("first")), (REFUSED_PLACE, REFUSED_PLACE, REFUSED_PLACE));
        assert_eq!(samples::order().accepts(&pairs(&[("x", "1")])), Err(AnswerRefused::UnknownItem));
        let short = |typed: &str| samples::short().accepts(&Answer::Text(typed.to_owned()));
        assert_eq!((short("anything at all"), short(&"x".repeat(201))), (Ok(()), Err(AnswerRefused::TooLong)));
        let written = |typed: &str| samples::written().accepts(&Answer::Text(typed.to_owned()));
        assert_eq!((written(&"é".repeat(500)), written(&"é".repeat(501))), (Ok(()), Err(AnswerRefused::TooLong)));
        let part = |id: &str, typed: &str| samples::parts().accepts(&Answer::Parts([(id.to_owned(), typed.to_owned())].into()));
        assert_eq!((part("rate", "5,7"), part("lane", "a"), part("word", "risk"), part("rate", "")), (Ok(()), Ok(()), Ok(()), Ok(())));
        assert_eq!(part("nowhere", "5"), Err(AnswerRefused::UnknownItem));
        assert_eq!(part("rate", "much"), Err(AnswerRefused::NotANumber));
        assert_eq!(part("lane", "z"), Err(AnswerRefused::UnknownOption));
    }

    const REFUSED_PLACE: Result<(), AnswerRefused> = Err(AnswerRefused::UnknownTarget);

    #[test]
    fn a_target_used_twice_is_kept_as_it_was_answered() {
        assert_eq!(samples::matching().accepts(&pairs(&[("i1", "t1"), ("i2", "t1")])), Ok(()));
    }

    #[test]
    fn what_is_typed_must_be_a_number_or_nothing() {
        let accepts = |typed: &str| samples::numeric().accepts(&Answer::Number(typed.to_owned()));
        assert_eq!(accepts("5,7 %"), Ok(()));
        assert_eq!(accepts("  "), Ok(()));
        assert_eq!(accepts("about six"), Err(AnswerRefused::NotANumber));
        assert_eq!(accepts(&"1".repeat(50)), Err(AnswerRefused::TooLong));
    }

    #[test]
    fn an_empty_field_answers_nothing() {
        for empty in
            [Answer::None, Answer::Options(BTreeSet::new()), Answer::Number(" ".to_owned()), Answer::Text(" ".to_owned()), pairs(&[])]
        {
            assert!(!empty.is_answered(), "{empty:?}");
        }
        assert!(Answer::Number("0".to_owned()).is_answered());
    }
}
