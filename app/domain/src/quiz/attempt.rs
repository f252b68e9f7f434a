//! One sitting of a quiz: when it may start, and until when it takes answers.
//!
//! How it ends stands in [`super::hand_in`], which of several saved answers counts in [`super::step`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::course::DocumentHash;
use crate::id::{AttemptId, AttemptNumber, PersonId};
use crate::language::Language;
use crate::quiz::conduct::QuizRules;
use crate::quiz::draw::{Drawing, Wanted};
use crate::quiz::measures::Measures;
use crate::quiz::question::Question;
use crate::time::Timestamp;

/// One sitting of a quiz by one officer, with the rules that were in force when it started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// For addresses.
    pub id: AttemptId,
    /// Its steps are kept under it.
    pub number: AttemptNumber,
    /// Who sits.
    pub person: PersonId,
    /// The module whose quiz it is or, for the final assessment, the course.
    pub quiz: String,
    /// The course's edition.
    pub course: DocumentHash,
    /// The module's edition; none for the final assessment.
    pub module: Option<DocumentHash>,
    /// The officer's first attempt at this quiz is 1.
    pub ordinal: u32,
    /// The rules, copied.
    pub rules: QuizRules,
    /// What its officer had beside them at the start.
    pub measures: Measures,
    /// What was drawn.
    pub drawing: Drawing,
    /// When it started.
    pub started_at: Timestamp,
    /// The bell: the last instant at which answers are taken.
    pub closes_at: Option<Timestamp>,
    /// When it was handed in, at the bell at the latest.
    pub handed_in_at: Option<Timestamp>,
    /// The language the officer started in.
    pub language: Language,
    /// The number of the sheet it was written on; none for one on a screen.
    pub sheet: Option<String>,
}

/// An attempt about to start.
#[derive(Debug, Clone)]
pub struct Start<'a> {
    /// The new attempt's id.
    pub id: AttemptId,
    /// The new attempt's number.
    pub number: AttemptNumber,
    /// Who will sit.
    pub person: PersonId,
    /// The module whose quiz it is or, for the final assessment, the course.
    pub quiz: &'a str,
    /// The course's edition.
    pub course: DocumentHash,
    /// The module's edition; none for the final assessment.
    pub module: Option<DocumentHash>,
    /// How the quiz is run.
    pub rules: &'a QuizRules,
    /// What the officer has beside the rules.
    pub measures: Measures,
    /// All its questions.
    pub questions: &'a [(DocumentHash, Question)],
    /// Ids of questions the officer has had in former attempts.
    pub seen: &'a BTreeSet<String>,
    /// What the drawing starts from.
    pub seed: u64,
    /// The language the officer starts in.
    pub language: Language,
    /// The instant.
    pub now: Timestamp,
}

/// Where an officer stands with a quiz before starting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Attempts started, the open one included.
    pub used: u32,
    /// Attempts granted beyond those of the rules.
    pub extra: u32,
    /// The attempt that is neither handed in nor past its bell.
    pub open: Option<AttemptId>,
    /// Until when a former attempt waits for late answers, and which.
    pub provisional: Option<(AttemptId, Timestamp)>,
    /// A former attempt that was not passed so far and has answers that a person has to mark still.
    pub to_mark: Option<AttemptId>,
}

/// Why an attempt could not start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum StartRefused {
    /// All attempts are used; one more may be asked for.
    #[error("no attempt is left")]
    NoAttemptLeft,
    /// The result of a former attempt may still change; whoever sat may end the wait.
    #[error("the result of {attempt} is provisional until {}", until.0)]
    Provisional {
        /// The former one.
        attempt: AttemptId,
        /// Until when.
        until: Timestamp,
    },
    /// Answers of a former attempt wait for a person who marks them, and may make a pass of it.
    #[error("answers of {attempt} wait for a person who marks them")]
    ToMark {
        /// The former one.
        attempt: AttemptId,
    },
    /// This one is still open.
    #[error("the attempt {attempt} is still open")]
    AlreadyOpen {
        /// The open one.
        attempt: AttemptId,
    },
}

/// Why an answer could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum SaveRefused {
    /// The attempt was handed in.
    #[error("the attempt was handed in")]
    HandedIn,
    /// The bell has rung.
    #[error("the attempt closed at {}", closes_at.0)]
    TimeIsUp {
        /// When it rang.
        closes_at: Timestamp,
    },
    /// The question was practised until it was right, or until no try was left.
    #[error("the question is closed")]
    Closed,
    /// The attempt does not have this question.
    #[error("the question was not drawn")]
    NotDrawn,
}

impl Standing {
    /// The attempts left. Having passed neither ends them nor adds any.
    pub fn left(&self, rules: &QuizRules) -> u32 {
        rules.attempts.saturating_add(self.extra).saturating_sub(self.used)
    }

    /// The place of the next attempt, from 1, if one may start.
    pub fn may_start(&self, rules: &QuizRules) -> Result<u32, StartRefused> {
        match (self.open, self.provisional, self.to_mark) {
            (Some(attempt), _, _) => Err(StartRefused::AlreadyOpen { attempt }),
            (None, _, _) if self.left(rules) == 0 => Err(StartRefused::NoAttemptLeft),
            (None, Some((attempt, until)), _) => Err(StartRefused::Provisional { attempt, until }),
            (None, None, Some(attempt)) => Err(StartRefused::ToMark { attempt }),
            (None, None, None) => Ok(self.used.saturating_add(1)),
        }
    }
}

impl Attempt {
    /// Starts an attempt: draws its questions and copies the rules in force.
    pub fn start(start: Start<'_>, standing: &Standing) -> Result<Self, StartRefused> {
        let ordinal = standing.may_start(start.rules)?;
        let wanted = Wanted { draw: start.rules.draw, pools: &start.rules.pools, seen: start.seen };
        Ok(Self {
            id: start.id,
            number: start.number,
            person: start.person,
            quiz: start.quiz.to_owned(),
            course: start.course,
            module: start.module,
            ordinal,
            rules: start.rules.clone(),
            measures: start.measures,
            drawing: if start.measures.keep_order {
                Drawing::in_file_order(start.questions, &wanted, start.seed)
            } else {
                Drawing::wanted(start.questions, &wanted, start.seed)
            },
            started_at: start.now,
            closes_at: start.rules.time_allowed().map(|allowed| start.now + start.measures.lengthen(allowed)),
            handed_in_at: None,
            language: start.language,
            sheet: None,
        })
    }

    /// An attempt that was written on a sheet with this drawing. It has no bell: the time was kept in the room.
    pub fn on_paper(start: Start<'_>, sheet: String, drawing: Drawing, standing: &Standing) -> Result<Self, StartRefused> {
        let attempt = Self::start(start, standing)?;
        Ok(Self { drawing, closes_at: None, sheet: Some(sheet), ..attempt })
    }

    /// Whether it still takes answers.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.handed_in_at.is_none() && !self.is_past_bell(now)
    }

    /// Whether the bell has rung; at the instant of the bell itself it has not.
    pub fn is_past_bell(&self, now: Timestamp) -> bool {
        self.closes_at.is_some_and(|closes_at| closes_at < now)
    }

    /// Whether an answer to this question is kept at this instant.
    pub fn may_save(&self, question_id: &str, now: Timestamp) -> Result<(), SaveRefused> {
        if self.handed_in_at.is_some() {
            return Err(SaveRefused::HandedIn);
        }
        if let Some(closes_at) = self.closes_at.filter(|_| self.is_past_bell(now)) {
            return Err(SaveRefused::TimeIsUp { closes_at });
        }
        self.drawing.find(question_id).map(|_| ()).ok_or(SaveRefused::NotDrawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples::{BELL, START, attempt, rules, started};
    use uuid::Uuid;

    #[test]
    fn an_attempt_starts_with_the_rules_copied_and_its_bell_set() {
        let attempt = attempt();
        assert_eq!((attempt.ordinal, attempt.closes_at, attempt.handed_in_at), (1, Some(BELL), None));
        assert_eq!((&attempt.rules, attempt.drawing.items.len()), (&rules(), 2));
        let fourth = started(&Standing { used: 3, extra: 1, open: None, provisional: None, to_mark: None }).expect("one was granted");
        assert_eq!(fourth.ordinal, 4);
    }

    #[test]
    fn an_attempt_on_paper_has_the_drawing_of_its_sheet_and_no_bell() {
        let of_sheet = Drawing::of(&crate::quiz::samples::questions(), 1, 9);
        let on_paper = |standing: &Standing| {
            crate::quiz::samples::starting(|start| Attempt::on_paper(start, "K7Q4MD-07".to_owned(), of_sheet.clone(), standing))
        };
        let attempt = on_paper(&Standing { used: 1, ..Standing::default() }).expect("may start");
        assert_eq!((&attempt.drawing, attempt.closes_at, attempt.ordinal), (&of_sheet, None, 2));
        assert_eq!(attempt.sheet.as_deref(), Some("K7Q4MD-07"));
        assert_eq!(on_paper(&Standing { used: 3, ..Standing::default() }), Err(StartRefused::NoAttemptLeft));
    }

    #[test]
    fn measures_lengthen_the_time_and_are_kept_with_the_attempt() {
        let measures = Measures { more_time: 50, keep_order: true, larger_text: true };
        let attempt = crate::quiz::samples::started_with(&Standing::default(), measures).expect("may start");
        assert_eq!((attempt.closes_at, attempt.measures), (Some(START + crate::time::Span::minutes(45)), measures));
    }

    #[test]
    fn no_attempt_starts_beside_an_open_one_or_beyond_those_granted() {
        let used_up = Standing { used: 4, extra: 1, open: None, provisional: None, to_mark: None };
        assert_eq!(started(&used_up), Err(StartRefused::NoAttemptLeft));
        let attempt = AttemptId(Uuid::from_u128(9));
        let sitting = Standing { used: 3, extra: 0, open: Some(attempt), provisional: None, to_mark: None };
        assert_eq!(started(&sitting), Err(StartRefused::AlreadyOpen { attempt }));
        let waiting = Standing { used: 1, extra: 0, open: None, provisional: Some((attempt, BELL)), to_mark: None };
        assert_eq!(started(&waiting), Err(StartRefused::Provisional { attempt, until: BELL }));
    }

    #[test]
    fn answers_are_taken_up_to_the_bell_and_not_after() {
        let attempt = attempt();
        assert_eq!(attempt.may_save("single", BELL), Ok(()));
        let late = Timestamp(BELL.0 + 1);
        assert_eq!(attempt.may_save("single", late), Err(SaveRefused::TimeIsUp { closes_at: BELL }));
        assert_eq!(attempt.may_save("numeric", START), Err(SaveRefused::NotDrawn));
        let handed_in = Attempt { handed_in_at: Some(BELL), ..attempt };
        assert_eq!(handed_in.may_save("single", START), Err(SaveRefused::HandedIn));
        assert!(!handed_in.is_open(START));
    }
}
