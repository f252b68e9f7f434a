//! Quizzes: what one asks, the sitting, looking over, the review.

mod form_fields;
mod quiz_page;
mod review_page;
mod sitting_page;

pub use form_fields::{AFTER, ANSWER, PAIR, PART, QUESTION};
pub(crate) use quiz_page::measures_words;
pub use quiz_page::{AttemptLine, QuizView, quiz_page};
pub use review_page::{EarnedView, ReviewView, review_page};
pub use sitting_page::{Answered, Asked, SittingView, Tried, look_over_page, sitting_page};

use domain::course::{CourseEdition, ModuleEdition};
use domain::language::Language;

use crate::routes;
use crate::t;

/// What a quiz is called: the module's, or the final assessment.
pub fn name(language: Language, module: Option<&ModuleEdition>) -> String {
    match module {
        Some(module) => t!(language, "quiz-of", module = module.module.code.clone()),
        None => t!(language, "quiz-final"),
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
