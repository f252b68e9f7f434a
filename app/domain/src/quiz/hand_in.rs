//! How an attempt ends: what is kept is marked, at the bell at the latest.
//!
//! A late hand-in is answered with that result, never refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::course::DocumentHash;
use crate::id::AttemptNumber;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::Attempt;
use crate::quiz::conduct::Conduct;
use crate::quiz::draw::{Chance, Drawn};
use crate::quiz::marking::{Marks, Outcome, outcome};
use crate::quiz::practice::{self, Try};
use crate::quiz::question::Question;
use crate::quiz::step::Current;
use crate::time::Timestamp;

/// An attempt handed in and marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandIn {
    /// What was earned.
    pub marks: Marks,
    /// Whether that is enough.
    pub passed: bool,
    /// When it was handed in, at the bell at the latest.
    pub handed_in_at: Timestamp,
    /// What each place of the drawing earned.
    pub items: Vec<Marks>,
}

impl Attempt {
    /// Marks what is kept, by the rules of the start. Again and after the bell it gives the same result.
    ///
    /// The tries of a practice count by their rule; other attempts have none. Nothing if a drawn question is not to be
    /// found, since leaving it out would change what it takes to pass.
    pub fn hand_in<'q>(
        &self,
        answers: &BTreeMap<String, Current>,
        tries: &BTreeMap<String, Vec<Try>>,
        question_of: impl Fn(&DocumentHash) -> Option<&'q Question>,
        now: Timestamp,
    ) -> Option<HandIn> {
        let mut items = Vec::with_capacity(self.drawing.items.len());
        for drawn in &self.drawing.items {
            let question = question_of(&drawn.question)?;
            let answer = answers.get(&drawn.question_id).map_or(&Answer::None, |current| &current.answer);
            items.push(self.earned(question, drawn, answer, tries.get(&drawn.question_id).map_or(&[], Vec::as_slice)));
        }
        let marks = items.iter().copied().sum();
        let Outcome { marks, passed } = outcome(self.rules.pass_mark, marks);
        let at_bell = self.closes_at.map_or(now, |closes_at| closes_at.min(now));
        Some(HandIn { marks, passed, handed_in_at: self.handed_in_at.unwrap_or(at_bell), items })
    }

    /// What a question earns in this attempt.
    pub fn earned(&self, question: &Question, drawn: &Drawn, answer: &Answer, tries: &[Try]) -> Marks {
        let marks = question.mark(drawn, answer);
        match self.rules.conduct {
            Conduct::Graded => marks,
            Conduct::Practice => practice::earned(tries, answer, marks),
        }
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

    fn find(hash: &DocumentHash) -> Option<&'static Question> {
        static ALL: std::sync::LazyLock<Vec<(DocumentHash, Question)>> = std::sync::LazyLock::new(questions);
        ALL.iter().find(|(it, _)| it == hash).map(|(_, question)| question)
    }

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
        let result = attempt().hand_in(&answered("single", "a"), &BTreeMap::new(), find, late).expect("all are given");
        let marks = Marks { earned: 200, possible: 400 };
        assert_eq!((result.marks, result.passed, result.handed_in_at), (marks, true, BELL));
        let by_place: Vec<(&str, u32)> = attempt()
            .drawing
            .items
            .iter()
            .zip(&result.items)
            .map(|(drawn, marks)| (if drawn.question_id == "single" { "single" } else { "other" }, marks.earned))
            .collect();
        assert!(by_place.contains(&("single", 200)) && by_place.contains(&("other", 0)), "{by_place:?}");
    }

    #[test]
    fn handing_in_again_gives_the_same_result() {
        let early = Timestamp(START.0 + 5);
        let first = attempt().hand_in(&answered("single", "b"), &BTreeMap::new(), find, early).expect("all are given");
        assert_eq!((first.passed, first.handed_in_at), (false, early));
        let attempt = Attempt { handed_in_at: Some(first.handed_in_at), ..attempt() };
        assert_eq!(attempt.hand_in(&answered("single", "b"), &BTreeMap::new(), find, BELL), Some(first.clone()));
    }

    #[test]
    fn a_practice_counts_its_tries_and_a_graded_attempt_has_none() {
        let wrong = Try { number: 1, answer: Answer::Option("b".to_owned()), marks: Marks { earned: 0, possible: 200 }, at: START };
        let tries = BTreeMap::from([("single".to_owned(), vec![wrong])]);
        let mut attempt = attempt();
        let earned = |attempt: &Attempt| attempt.hand_in(&answered("single", "a"), &tries, find, BELL).expect("all are given").marks.earned;
        assert_eq!(earned(&attempt), 200);
        attempt.rules.conduct = Conduct::Practice;
        assert_eq!(earned(&attempt), 150);
    }

    #[test]
    fn an_attempt_is_not_marked_without_all_its_questions() {
        assert_eq!(attempt().hand_in(&BTreeMap::new(), &BTreeMap::new(), |hash| find(hash).filter(|it| it.id == "single"), BELL), None);
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
