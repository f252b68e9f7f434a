//! The catalogue, a course, a module, a lesson.

mod catalogue_page;
mod course_page;
mod home_page;
mod lesson_page;

pub use catalogue_page::{CatalogueView, Hit, catalogue_page};
pub use course_page::{CourseView, ModuleView, course_page, module_page};
pub(crate) use course_page::{overall, plan};
pub(crate) use home_page::next_card;
pub use home_page::{NextView, home_page};
pub use lesson_page::{LessonView, lesson_page};

use domain::course::{CourseEdition, PlannedModule};
use domain::language::{Language, Worded};
use domain::progress::{Done, NextStep};
use leptos::prelude::*;

use crate::{routes, t};

/// The next step of a learner in a course, in words and with its address.
pub fn next_view(language: Language, edition: &CourseEdition, done: &Done) -> Option<NextView> {
    let plan = &edition.course;
    let (step, href, action) = match done.next_step(edition) {
        NextStep::Lesson { module, lesson } => (
            format!("{} · {}", module.module.code, lesson.title.read(language)),
            routes::lesson(language, &plan.slug, &module.module.slug, &lesson.slug),
            if done.last_at.is_none() { t!(language, "course-start-reading") } else { t!(language, "learning-continue") },
        ),
        NextStep::Quiz { module } => (
            t!(language, "quiz-of", module = module.module.code.clone()),
            routes::quiz(language, &plan.slug, Some(&module.module.slug)),
            t!(language, "learning-to-quiz"),
        ),
        NextStep::Final => (t!(language, "quiz-final"), routes::quiz(language, &plan.slug, None), t!(language, "learning-to-quiz")),
        NextStep::Wait | NextStep::Finished => return None,
    };
    Some(NextView { course: plan.title.read(language).to_owned(), step, href, action })
}

/// Words that may be in another language than the page; then they say which.
pub fn worded(words: Worded<'_>, page: Language) -> AnyView {
    let text = words.text.to_owned();
    if words.language == page {
        text.into_any()
    } else {
        let code = words.language.code().to_owned();
        view! { <span lang=code>{text}</span> }.into_any()
    }
}

/// Lessons of the whole plan, announced ones included.
pub(crate) fn planned_lessons(edition: &CourseEdition) -> usize {
    let announced: usize = edition
        .course
        .modules
        .iter()
        .map(|planned| match planned {
            PlannedModule::Announced { lessons, .. } => *lessons as usize,
            PlannedModule::Ready { .. } => 0,
        })
        .sum();
    announced + edition.modules.iter().map(|module| module.lessons.len()).sum::<usize>()
}

/// The codes of a course's languages: `EN FR`.
pub(crate) fn languages(edition: &CourseEdition) -> String {
    edition.course.languages.iter().map(|language| language.code().to_uppercase()).collect::<Vec<_>>().join(" ")
}
