//! How an attempt ends: what is kept is marked, at the bell at the latest.
//!
//! A late hand-in is answered with that result, never refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::course::DocumentHash;
use crate::id::AttemptNumber;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::Attempt;
use crate::quiz::draw::Chance;
use crate::quiz::marking::{Marks, Outcome, outcome};
use crate::quiz::question::Question;
use crate::quiz::step::Current;
use crate::time::Timestamp;

/// An attempt handed in and marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandIn {
    /// What was earned.
    pub marks: Marks,
    /// Whether that is enough.
    pub passed: bool,
    /// When it was handed in, at the bell at the latest.
    pub handed_in_at: Timestamp,
}

impl Attempt {
    /// Marks what is kept, by the rules of the start. Again and after the bell it gives the same result.
    ///
    /// Nothing if a drawn question is not among those given, since leaving it out would change what it takes to pass.
    pub fn hand_in(&self, answers: &BTreeMap<String, Current>, questions: &[(DocumentHash, Question)], now: Timestamp) -> Option<HandIn> {
        let mut marks = Marks::NONE;
        for drawn in &self.drawing.items {
            let (_, question) = questions.iter().find(|(hash, _)| *hash == drawn.question)?;
            let answer = answers.get(&drawn.question_id).map_or(&Answer::None, |current| &current.answer);
            marks = marks + question.mark(drawn, answer);
        }
        let Outcome { marks, passed } = outcome(self.rules.pass_mark, marks);
        let at_bell = self.closes_at.map_or(now, |closes_at| closes_at.min(now));
        Some(HandIn { marks, passed, handed_in_at: self.handed_in_at.unwrap_or(at_bell) })
    }

    /// The code of [`receipt`], once it is handed in.
    pub fn receipt(&self) -> Option<String> {
        self.handed_in_at.map(|handed_in_at| receipt(self.number, handed_in_at))
    }
}

/// A short code that tells one hand-in from another, such as `Q7K2-94MD`; always the same for the same hand-in.
///
/// It helps people to find it again and proves nothing.
pub fn receipt(number: AttemptNumber, handed_in_at: Timestamp) -> String {
    let of_number = Chance::seeded(number.0.cast_unsigned()).number();
    let mixed = Chance::seeded(of_number ^ handed_in_at.0.cast_unsigned()).number();
    // Eight signs of five bits each, from the top of 64.
    let mut code: String = (0..8).map(|place| sign(mixed >> (59 - 5 * place))).collect();
    code.insert(4, '-');
    code
}

/// The sign of Crockford's base 32 for the last five bits: no I, L, O or U to be misread.
fn sign(bits: u64) -> char {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let place = usize::try_from(bits & 31).expect("five bits");
    char::from(SIGNS[place])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::quiz::samples::{BELL, START, attempt, questions};
    use crate::quiz::step::StepId;

    fn answered(question: &str, option: &str) -> BTreeMap<String, Current> {
        let current = Current {
            answer: Answer::Option(option.to_owned()),
            step: StepId { device: "a".to_owned(), counter: 1 },
            edited_at: START,
            language: Language::FR,
        };
        BTreeMap::from([(question.to_owned(), current)])
    }

    #[test]
    fn a_late_hand_in_is_marked_as_of_the_bell() {
        let late = Timestamp(BELL.0 + 60_000);
        let result = attempt().hand_in(&answered("single", "a"), &questions(), late).expect("all are given");
        let marks = Marks { earned: 200, possible: 400 };
        assert_eq!(result, HandIn { marks, passed: true, handed_in_at: BELL });
    }

    #[test]
    fn handing_in_again_gives_the_same_result() {
        let early = Timestamp(START.0 + 5);
        let first = attempt().hand_in(&answered("single", "b"), &questions(), early).expect("all are given");
        assert_eq!((first.passed, first.handed_in_at), (false, early));
        let attempt = Attempt { handed_in_at: Some(first.handed_in_at), ..attempt() };
        assert_eq!(attempt.hand_in(&answered("single", "b"), &questions(), BELL), Some(first));
    }

    #[test]
    fn an_attempt_is_not_marked_without_all_its_questions() {
        assert_eq!(attempt().hand_in(&BTreeMap::new(), &questions()[..1], BELL), None);
    }

    #[test]
    fn a_receipt_is_short_and_its_own() {
        let code = receipt(AttemptNumber(42), BELL);
        assert_eq!((code.len(), code.find('-')), (9, Some(4)));
        assert!(!code.contains(['I', 'L', 'O', 'U']));
        assert_ne!(code, receipt(AttemptNumber(43), BELL));
        assert_ne!(code, receipt(AttemptNumber(42), START));
        assert_eq!(attempt().receipt(), None);
        assert_eq!(Attempt { handed_in_at: Some(BELL), ..attempt() }.receipt(), Some(code));
    }
}
