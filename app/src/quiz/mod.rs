//! Quizzes: what one asks, the sitting, looking over, the review.

pub(crate) mod certainty;
mod controls;
mod form_fields;
mod marking_pages;
mod paper;
mod picture;
mod quiz_page;
mod review_page;
mod sitting_page;

pub use form_fields::{AFTER, ANSWER, BOX, CERTAINTY, CHOSEN, LEVEL, PAIR, PART, QUESTION};
pub use marking_pages::{MarkingView, ToMarkLine, WasMarked, marking_page, to_mark_page};
pub use paper::{
    AskedOnPaper, BatchLine, BatchView, KeyingView, PapersView, PrintView, SettleView, SheetPrint, SheetState, SheetView, keying_page,
    paper_page, papers_page, print_page, settle_page,
};
pub(crate) use quiz_page::measures_words;
pub use quiz_page::{AttemptLine, QuizView, quiz_page};
pub use review_page::{EarnedView, ReviewView, review_page};
pub use sitting_page::{Answered, Asked, SittingView, Tried, look_over_page, sitting_page};

use domain::course::{CourseEdition, ModuleEdition};
use domain::language::Language;
use leptos::prelude::*;

use crate::routes;
use crate::t;
use crate::ui::{Tone, state};

/// What a quiz is called: the module's, or the final assessment.
pub fn name(language: Language, module: Option<&ModuleEdition>) -> String {
    match module {
        Some(module) => t!(language, "quiz-of", module = module.module.code.clone()),
        None => t!(language, "quiz-final"),
    }
}

/// How a result stands: passed, not passed yet or, while a person has answers to mark, not known yet.
pub(crate) fn outcome(language: Language, passed: bool, waiting: u32) -> impl IntoView {
    match (passed, waiting) {
        (true, _) => state(Tone::Pass, t!(language, "quiz-passed-short")),
        (false, 0) => state(Tone::Fail, t!(language, "quiz-failed-short")),
        (false, _) => state(Tone::Wait, t!(language, "quiz-waits-short")),
    }
}

/// The path to a quiz.
pub(crate) fn path(language: Language, course: &CourseEdition, module: Option<&ModuleEdition>) -> Vec<(String, String)> {
    let plan = &course.course;
    let mut path = vec![(routes::course(language, &plan.slug), plan.title.read(language).to_owned())];
    if let Some(module) = module {
        let words = format!("{} {}", module.module.code, module.module.title.read(language));
        path.push((routes::module(language, &plan.slug, &module.module.slug), words));
    }
    path
}
