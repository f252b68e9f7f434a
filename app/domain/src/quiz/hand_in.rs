//! How an attempt ends: what is kept is marked, at the bell at the latest.
//!
//! A late hand-in is answered with that result, never refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::course::DocumentHash;
use crate::id::AttemptNumber;
use crate::language::Language;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::Attempt;
use crate::quiz::certainty::{self, Weighed};
use crate::quiz::conduct::Conduct;
use crate::quiz::draw::{Chance, Drawn};
use crate::quiz::marking::{Marks, Outcome, outcome};
use crate::quiz::practice::{self, Try};
use crate::quiz::question::Question;
use crate::quiz::review::Reviewed;
use crate::quiz::rubric::{Agreed, Marking};
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
    /// What each place of the drawing earned by its key, and how sure of it the officer was.
    pub items: Vec<Weighed>,
    /// Answers that a person has to mark still; they earn nothing so far.
    pub waiting: u32,
}

/// What stands beside the answers of an attempt, by question.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The tries of a practice, in order.
    pub tries: BTreeMap<String, Vec<Try>>,
    /// What people gave written answers, in order.
    pub markings: BTreeMap<String, Vec<Marking>>,
}

impl Beside {
    /// The tries at a question.
    pub fn tries(&self, question: &str) -> &[Try] {
        self.tries.get(question).map_or(&[], Vec::as_slice)
    }

    /// The markings of a question.
    pub fn markings(&self, question: &str) -> &[Marking] {
        self.markings.get(question).map_or(&[], Vec::as_slice)
    }
}

/// What a question earns in an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earned {
    /// So much so far.
    pub marks: Marks,
    /// Whether a person has to mark it still.
    pub waits: bool,
}

impl Attempt {
    /// Marks what is kept, by the rules of the start. Again and after the bell it gives the same result.
    ///
    /// The tries of a practice count by their rule; other attempts have none. A written answer earns what people gave it. Nothing if a drawn question is not to be
    /// found, since leaving it out would change what it takes to pass.
    pub fn hand_in<'q>(
        &self,
        answers: &BTreeMap<String, Current>,
        beside: &Beside,
        question_of: impl Fn(&DocumentHash) -> Option<&'q Question>,
        now: Timestamp,
    ) -> Option<HandIn> {
        let mut items = Vec::with_capacity(self.drawing.items.len());
        let mut waiting = 0;
        for drawn in &self.drawing.items {
            let question = question_of(&drawn.question)?;
            let current = answers.get(&drawn.question_id);
            let answer = current.map_or(&Answer::None, |current| &current.answer);
            let earned = self.earned(question, drawn, answer, beside);
            let certainty = self.certainty(question, answer, current.and_then(|current| current.certainty));
            items.push(Weighed { marks: earned.marks, certainty });
            waiting += u32::from(earned.waits);
        }
        let Outcome { marks, passed } = outcome(self.rules.pass_mark, certainty::total(&items));
        let at_bell = self.closes_at.map_or(now, |closes_at| closes_at.min(now));
        Some(HandIn { marks, passed, handed_in_at: self.handed_in_at.unwrap_or(at_bell), items, waiting })
    }

    /// What a question earns in this attempt.
    pub fn earned(&self, question: &Question, drawn: &Drawn, answer: &Answer, beside: &Beside) -> Earned {
        let marks = question.mark(drawn, answer);
        let at_once = |marks| Earned { marks, waits: false };
        match (question.written(), self.rules.conduct) {
            (Some(written), _) if !question.struck_out => match written.agreed(answer, beside.markings(&question.id)) {
                Agreed::Nothing => at_once(marks),
                Agreed::Waits { .. } => Earned { marks, waits: true },
                Agreed::Given { percent } => at_once(Marks { earned: question.worth.saturating_mul(percent), ..marks }),
            },
            (_, Conduct::Graded) => at_once(marks),
            (_, Conduct::Practice) => at_once(practice::earned(beside.tries(&question.id), answer, marks)),
        }
    }

    /// A question looked back on, with what it earned here.
    pub fn look_back(
        &self,
        question: &Question,
        drawn: &Drawn,
        current: Option<&Current>,
        beside: &Beside,
        language: Language,
    ) -> Reviewed {
        let answer = current.map_or(&Answer::None, |current| &current.answer);
        let Earned { marks, waits } = self.earned(question, drawn, answer, beside);
        let certainty = self.certainty(question, answer, current.and_then(|current| current.certainty));
        let mut reviewed = Reviewed { marks, certainty, waits, ..question.review(drawn, answer, language) };
        if let Some(written) = question.written() {
            reviewed.markings = written.told(answer, beside.markings(&question.id), reviewed.item.language);
            // A good answer is shown with the marks, not before.
            reviewed.why = reviewed.why.filter(|_| !waits);
        }
        reviewed
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
    use crate::quiz::samples::{BELL, START, attempt, questions};
    use crate::quiz::step::StepId;

    fn find(hash: &DocumentHash) -> Option<&'static Question> {
        static ALL: std::sync::LazyLock<Vec<(DocumentHash, Question)>> = std::sync::LazyLock::new(questions);
        ALL.iter().find(|(it, _)| it == hash).map(|(_, question)| question)
    }

    fn answered(question: &str, option: &str) -> BTreeMap<String, Current> {
        let current = Current {
            answer: Answer::Option(option.to_owned()),
            certainty: None,
            step: StepId { device: "a".to_owned(), counter: 1 },
            edited_at: START,
            language: Language::FR,
        };
        BTreeMap::from([(question.to_owned(), current)])
    }

    #[test]
    fn a_late_hand_in_is_marked_as_of_the_bell() {
        let late = Timestamp(BELL.0 + 60_000);
        let result = attempt().hand_in(&answered("single", "a"), &Beside::default(), find, late).expect("all are given");
        let marks = Marks { earned: 200, possible: 400 };
        assert_eq!((result.marks, result.passed, result.handed_in_at), (marks, true, BELL));
        let by_place: Vec<(&str, u32)> = attempt()
            .drawing
            .items
            .iter()
            .zip(&result.items)
            .map(|(drawn, item)| (if drawn.question_id == "single" { "single" } else { "other" }, item.marks.earned))
            .collect();
        assert!(by_place.contains(&("single", 200)) && by_place.contains(&("other", 0)), "{by_place:?}");
    }

    #[test]
    fn handing_in_again_gives_the_same_result() {
        let early = Timestamp(START.0 + 5);
        let first = attempt().hand_in(&answered("single", "b"), &Beside::default(), find, early).expect("all are given");
        assert_eq!((first.passed, first.handed_in_at), (false, early));
        let attempt = Attempt { handed_in_at: Some(first.handed_in_at), ..attempt() };
        assert_eq!(attempt.hand_in(&answered("single", "b"), &Beside::default(), find, BELL), Some(first.clone()));
    }

    #[test]
    fn a_practice_counts_its_tries_and_a_graded_attempt_has_none() {
        let wrong = Try { number: 1, answer: Answer::Option("b".to_owned()), marks: Marks { earned: 0, possible: 200 }, at: START };
        let beside = Beside { tries: BTreeMap::from([("single".to_owned(), vec![wrong])]), ..Beside::default() };
        let mut attempt = attempt();
        let earned =
            |attempt: &Attempt| attempt.hand_in(&answered("single", "a"), &beside, find, BELL).expect("all are given").marks.earned;
        assert_eq!(earned(&attempt), 200);
        attempt.rules.conduct = Conduct::Practice;
        assert_eq!(earned(&attempt), 150);
    }

    #[test]
    fn a_written_answer_waits_and_then_earns_what_it_was_given() {
        let (attempt, question) = (attempt(), crate::quiz::samples::written());
        let drawn = crate::quiz::samples::drawn(&question);
        let answer = Answer::Text("Because.".to_owned());
        let mut beside = Beside::default();
        let earned = |answer: &Answer, beside: &Beside| attempt.earned(&question, &drawn, answer, beside);
        let none = Marks { earned: 0, possible: 200 };
        assert_eq!(earned(&Answer::None, &beside), Earned { marks: none, waits: false }, "nobody has to read it");
        assert_eq!(earned(&answer, &beside), Earned { marks: none, waits: true });
        let marking = Marking {
            marker: attempt.person,
            answer: "Because.".to_owned(),
            levels: BTreeMap::from([("cause".to_owned(), 50), ("form".to_owned(), 100)]),
            comment: String::new(),
            at: START,
        };
        beside.markings.insert(question.id.clone(), vec![marking]);
        assert_eq!(earned(&answer, &beside), Earned { marks: Marks { earned: 140, possible: 200 }, waits: false });
        let changed = Answer::Text("Because of it.".to_owned());
        assert_eq!(earned(&changed, &beside), Earned { marks: none, waits: true }, "it was changed since");
        let struck = Question { struck_out: true, ..question.clone() };
        let all = Earned { marks: Marks { earned: 200, possible: 200 }, waits: false };
        assert_eq!(attempt.earned(&struck, &drawn, &answer, &Beside::default()), all);
    }

    #[test]
    fn an_attempt_is_not_marked_without_all_its_questions() {
        assert_eq!(attempt().hand_in(&BTreeMap::new(), &Beside::default(), |hash| find(hash).filter(|it| it.id == "single"), BELL), None);
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
