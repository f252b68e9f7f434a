//! What a learner did, and where that leaves them. Facts are only added; a standing is folded from them.

use std::collections::{BTreeMap, BTreeSet};

use crate::course::{CompletedBy, CourseEdition, Lesson, ModuleEdition, PlannedModule};
use crate::time::Timestamp;

/// Something a learner did in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub kind: FactKind,
    /// The thing it was done to: a lesson, a module (its quiz), or the course (its final assessment).
    pub thing: String,
    /// When.
    pub at: Timestamp,
}

/// What can be done in a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactKind {
    /// A lesson was marked as read.
    LessonRead,
    /// A quiz was passed.
    QuizPassed,
    /// A quiz was handed in and not passed.
    QuizFailed,
}

impl FactKind {
    /// The word kept in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::LessonRead => "lesson-read",
            Self::QuizPassed => "quiz-passed",
            Self::QuizFailed => "quiz-failed",
        }
    }

    /// The kind of this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::LessonRead, Self::QuizPassed, Self::QuizFailed].into_iter().find(|kind| kind.word() == word)
    }
}

/// Everything done in one course, folded. The order and repetition of facts do not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// Lessons read, each with the first time.
    pub lessons: BTreeMap<String, Timestamp>,
    /// Quizzes passed, by module or course, each with the first time.
    pub passed: BTreeMap<String, Timestamp>,
    /// Quizzes handed in without passing.
    pub failed: BTreeSet<String>,
    /// The last thing done.
    pub last_at: Option<Timestamp>,
}

impl Done {
    /// Folds facts.
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut done = Self::default();
        for fact in facts {
            let first = |at: &mut BTreeMap<String, Timestamp>| {
                let earliest = at.entry(fact.thing.clone()).or_insert(fact.at);
                *earliest = (*earliest).min(fact.at);
            };
            match fact.kind {
                FactKind::LessonRead => first(&mut done.lessons),
                FactKind::QuizPassed => first(&mut done.passed),
                FactKind::QuizFailed => {
                    done.failed.insert(fact.thing.clone());
                }
            }
            done.last_at = done.last_at.max(Some(fact.at));
        }
        done
    }

    /// Whether the lesson was read.
    pub fn has_read(&self, lesson: &Lesson) -> bool {
        self.lessons.contains_key(&lesson.id)
    }

    /// How many of the module's lessons were read.
    pub fn lessons_read_of(&self, edition: &ModuleEdition) -> usize {
        edition.lessons.iter().filter(|(_, lesson)| self.has_read(lesson)).count()
    }

    /// Whether the module is done: its quiz passed and, unless the course says the quiz is enough, its lessons read.
    pub fn completes(&self, edition: &ModuleEdition, completed_by: CompletedBy) -> bool {
        let passed = self.passed.contains_key(&edition.module.id);
        match completed_by {
            CompletedBy::Quiz => passed,
            CompletedBy::LessonsAndQuiz => passed && self.lessons_read_of(edition) == edition.lessons.len(),
        }
    }

    /// Whether the course is done: every module of its plan, announced ones included, and its final assessment.
    pub fn completes_course(&self, edition: &CourseEdition) -> bool {
        let all_there = edition.course.modules.iter().all(|planned| matches!(planned, PlannedModule::Ready { .. }));
        let modules = edition.modules.iter().all(|module| self.completes(module, edition.course.completed_by));
        let finished = edition.course.final_assessment.is_none() || self.passed.contains_key(&edition.course.id);
        all_there && modules && finished && !edition.modules.is_empty()
    }

    /// When the course was done: the first time that everything it asks for was; what is done again later does not move it.
    pub fn completed_at(&self, edition: &CourseEdition) -> Option<Timestamp> {
        if !self.completes_course(edition) {
            return None;
        }
        let quizzes = edition.modules.iter().map(|module| self.passed.get(&module.module.id));
        let last = edition.course.final_assessment.as_ref().and_then(|_| self.passed.get(&edition.course.id));
        let lessons = edition.modules.iter().flat_map(|module| &module.lessons).map(|(_, lesson)| self.lessons.get(&lesson.id));
        let by_quiz = quizzes.flatten().chain(last).max();
        match edition.course.completed_by {
            CompletedBy::Quiz => by_quiz.copied(),
            CompletedBy::LessonsAndQuiz => by_quiz.max(lessons.flatten().max()).copied(),
        }
    }

    /// Counts over the plan, for a summary row.
    pub fn tally(&self, edition: &CourseEdition) -> Tally {
        let announced = |planned: &PlannedModule| match planned {
            PlannedModule::Announced { lessons, .. } => *lessons as usize,
            PlannedModule::Ready { .. } => 0,
        };
        Tally {
            lessons_read: edition.modules.iter().map(|module| self.lessons_read_of(module)).sum(),
            lessons: edition.modules.iter().map(|module| module.lessons.len()).sum::<usize>()
                + edition.course.modules.iter().map(announced).sum::<usize>(),
            modules_done: edition.modules.iter().filter(|module| self.completes(module, edition.course.completed_by)).count(),
            modules: edition.course.modules.len(),
            quizzes_passed: edition.modules.iter().filter(|module| self.passed.contains_key(&module.module.id)).count(),
        }
    }

    /// What to do next in the course.
    pub fn next_step<'a>(&self, edition: &'a CourseEdition) -> NextStep<'a> {
        for module in &edition.modules {
            if self.completes(module, edition.course.completed_by) {
                continue;
            }
            let unread = module.lessons.iter().map(|(_, lesson)| lesson).find(|lesson| !self.has_read(lesson));
            return match unread {
                Some(lesson)
                    if !self.passed.contains_key(&module.module.id) || edition.course.completed_by == CompletedBy::LessonsAndQuiz =>
                {
                    NextStep::Lesson { module, lesson }
                }
                _ => NextStep::Quiz { module },
            };
        }
        if edition.course.final_assessment.is_some() && !self.passed.contains_key(&edition.course.id) {
            return NextStep::Final;
        }
        if self.completes_course(edition) { NextStep::Finished } else { NextStep::Wait }
    }
}

/// Counts over a course's plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lessons read.
    pub lessons_read: usize,
    /// Lessons of the plan, announced ones included.
    pub lessons: usize,
    /// Modules done.
    pub modules_done: usize,
    /// Modules of the plan, announced ones included.
    pub modules: usize,
    /// Quizzes of modules passed.
    pub quizzes_passed: usize,
}

impl Tally {
    /// Lessons read, in whole per cent of the plan, rounded down.
    pub fn percent(&self) -> usize {
        (self.lessons_read * 100).checked_div(self.lessons).unwrap_or(0)
    }
}

/// What a learner does next in a course.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NextStep<'a> {
    /// Read this lesson.
    Lesson {
        /// Its module.
        module: &'a ModuleEdition,
        /// The lesson.
        lesson: &'a Lesson,
    },
    /// Take this module's quiz.
    Quiz {
        /// The module.
        module: &'a ModuleEdition,
    },
    /// Take the final assessment.
    Final,
    /// Nothing until the announced modules are there.
    Wait,
    /// Nothing: the course is done.
    Finished,
}
