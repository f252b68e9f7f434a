//! A course and its plan; a module and its lessons.

use domain::course::{Access, CompletedBy, CourseEdition, ModuleEdition, PlannedModule};
use domain::language::Language;
use domain::progress::{Done, NextStep};
use leptos::prelude::*;

use super::catalogue_page::topic_words;
use super::{languages, next_view, planned_lessons, worded};
use crate::frame::{Page, Section};
use crate::ui::icons::{Buoy, buoy};
use crate::ui::{Tone, crumbs, main_link, notice, state};
use crate::words::format;
use crate::{routes, t};

/// A course as one reader sees it.
#[derive(Debug, Clone, Copy)]
pub struct CourseView<'a> {
    /// The edition.
    pub edition: &'a CourseEdition,
    /// Its number.
    pub number: u32,
    /// What the reader did.
    pub done: &'a Done,
    /// Whether the reader is enrolled.
    pub enrolled: bool,
    /// Whether the reader may open its lessons.
    pub may_open: bool,
    /// Whether anybody is signed in.
    pub signed_in: bool,
    /// The number of the newest edition, where the reader is enrolled in an earlier one.
    pub newest: Option<u32>,
}

/// A module as one reader sees it.
#[derive(Debug, Clone, Copy)]
pub struct ModuleView<'a> {
    /// Its course.
    pub course: &'a CourseEdition,
    /// The module.
    pub module: &'a ModuleEdition,
    /// What the reader did in the course.
    pub done: &'a Done,
    /// Whether the reader is signed in.
    pub signed_in: bool,
}

/// A course.
pub fn course_page(language: Language, data: &CourseView<'_>) -> Page {
    let course = &data.edition.course;
    let title = course.title.read(language).to_owned();
    let meta = format!(
        "{} · {} · {} · {}",
        topic_words(language, &course.topic),
        t!(language, "course-about", time = format::minutes(data.edition.minutes())),
        languages(data.edition),
        t!(language, "course-edition", number = u64::from(data.number)),
    );
    let outcomes = course.outcomes.iter().map(|aim| view! { <li>{worded(aim.text.worded(language), language)}</li> }).collect_view();
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), vec![(routes::courses(language), t!(language, "frame-courses"))], None)}
            <div class="stack tight reading">
                <h1>{worded(course.title.worded(language), language)}</h1>
                <p class="lead">{worded(course.summary.worded(language), language)}</p>
                <p class="small soft">{meta}</p>
            </div>
            {action(language, data)}
            {data.newest.filter(|_| data.enrolled).map(|number| newer(language, number))}
            <div class="main-aside">
                <section class="stack">
                    <h2>{t!(language, "course-plan")}</h2>
                    {plan(language, data)}
                </section>
                <aside class="stack">
                    <section class="aside stack tight">
                        <h2 class="h3">{t!(language, "course-outcomes")}</h2>
                        <ul class="small">{outcomes}</ul>
                    </section>
                    <section class="aside stack tight">
                        <h2 class="h3">{t!(language, "course-to-pass")}</h2>
                        <p class="small">{to_pass(language, data.edition)}</p>
                    </section>
                </aside>
            </div>
        </div>
    };
    Page::new(title, Section::Courses, body)
}

fn to_pass(language: Language, edition: &CourseEdition) -> String {
    match (edition.course.completed_by, edition.course.final_assessment.is_some()) {
        (CompletedBy::LessonsAndQuiz, false) => t!(language, "course-to-pass-lessons"),
        (CompletedBy::LessonsAndQuiz, true) => t!(language, "course-to-pass-lessons-final"),
        (CompletedBy::Quiz, false) => t!(language, "course-to-pass-quiz"),
        (CompletedBy::Quiz, true) => t!(language, "course-to-pass-quiz-final"),
    }
}

fn action(language: Language, data: &CourseView<'_>) -> AnyView {
    let course = &data.edition.course;
    if data.edition.modules.is_empty() {
        return notice(t!(language, "course-announced"), t!(language, "course-announced-what")).into_any();
    }
    if !data.signed_in && course.access == Access::Members {
        return view! {
            <div class="card next row between">
                <p>{t!(language, "course-sign-in-first")}</p>
                {main_link(routes::sign_in(language), t!(language, "frame-sign-in"))}
            </div>
        }
        .into_any();
    }
    if !data.may_open {
        return notice(t!(language, "course-not-yet"), t!(language, "course-not-yet-what")).into_any();
    }
    if !data.enrolled {
        return view! {
            <form method="post" class="card next row between">
                <p>{t!(language, "course-enrol-what")}</p>
                <button class="button main" type="submit">{t!(language, "course-enrol")}</button>
            </form>
        }
        .into_any();
    }
    next_action(language, data)
}

/// A newer edition is there: what moving to it does, and the button.
fn newer(language: Language, number: u32) -> impl IntoView {
    view! {
        <form method="post" class="card row between">
            <p><strong>{t!(language, "course-newer", number = u64::from(number))}</strong>" "{t!(language, "course-newer-what")}</p>
            <button class="button" type="submit" name="do" value="move">{t!(language, "course-move")}</button>
        </form>
    }
}

fn next_action(language: Language, data: &CourseView<'_>) -> AnyView {
    let Some(next) = next_view(language, data.edition, data.done) else {
        return match data.done.next_step(data.edition) {
            NextStep::Finished => state(Tone::Pass, t!(language, "course-finished")).into_any(),
            _ => notice(t!(language, "course-wait"), t!(language, "course-wait-what")).into_any(),
        };
    };
    view! {
        <div class="card next row between">
            <div class="stack tight"><p class="small soft">{t!(language, "learning-next-step")}</p><p><strong>{next.step}</strong></p></div>
            {main_link(next.href, next.action)}
        </div>
    }
    .into_any()
}

/// The plan of a course as marks along a channel; an ordered list first, a picture second.
pub(crate) fn plan(language: Language, data: &CourseView<'_>) -> impl IntoView + use<> {
    let next = data.enrolled.then(|| data.done.next_step(data.edition));
    let mut lines = Vec::new();
    for planned in &data.edition.course.modules {
        lines.push(match planned {
            PlannedModule::Announced { code, title, lessons, minutes, .. } => {
                let about = t!(language, "course-lessons-planned", count = u64::from(*lessons), time = format::minutes(*minutes));
                line(Buoy::Ahead, format!("{code} · {}", title.read(language)), None, about, t!(language, "course-coming"))
            }
            PlannedModule::Ready { module } => match data.edition.module_by_hash(module) {
                Some(module) => module_line(language, data, module, next.as_ref()),
                None => continue,
            },
        });
    }
    if let Some(assessment) = &data.edition.course.final_assessment {
        let about = t!(
            language,
            "quiz-short",
            count = u64::from(assessment.rules.draw),
            percent = format::percent(u64::from(assessment.rules.pass_mark.value()), language)
        );
        let href = (data.may_open && data.signed_in).then(|| routes::quiz(language, &data.edition.course.slug, None));
        lines.push(line(Buoy::Safe, t!(language, "quiz-final"), href, about, String::new()));
    }
    view! { <ol class="channel">{lines}</ol> }
}

fn module_line(language: Language, data: &CourseView<'_>, module: &ModuleEdition, next: Option<&NextStep<'_>>) -> AnyView {
    let done = data.done.completes(module, data.edition.course.completed_by);
    let is_next = match next {
        Some(NextStep::Lesson { module: at, .. } | NextStep::Quiz { module: at }) => at.module.id == module.module.id,
        _ => false,
    };
    let which = if done {
        Buoy::Done
    } else if is_next {
        Buoy::Now
    } else {
        Buoy::Ahead
    };
    let read = data.done.lessons_read_of(module);
    let about = if data.enrolled {
        t!(language, "course-lessons-read", read = read as u64, count = module.lessons.len() as u64)
    } else {
        t!(language, "course-lessons-planned", count = module.lessons.len() as u64, time = format::minutes(module.minutes()))
    };
    let side = if done {
        t!(language, "course-module-done")
    } else if is_next {
        t!(language, "course-you-are-here")
    } else {
        String::new()
    };
    let href = data.may_open.then(|| routes::module(language, &data.edition.course.slug, &module.module.slug));
    line(which, format!("{} · {}", module.module.code, module.module.title.read(language)), href, about, side)
}

fn line(which: Buoy, name: String, href: Option<String>, about: String, side: String) -> AnyView {
    let name = match href {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    view! {
        <li class=which.class()>
            {buoy(which)}
            <div><div class="name">{name}</div><div class="small soft">{about}</div></div>
            <div class="small soft">{side}</div>
        </li>
    }
    .into_any()
}

/// A module: what one can do after it, its lessons, its quiz.
pub fn module_page(language: Language, data: &ModuleView<'_>) -> Page {
    let (course, module) = (&data.course.course, &data.module.module);
    let title = format!("{} · {}", module.code, module.title.read(language));
    let aims = module.objectives.iter().map(|aim| view! { <li>{worded(aim.text.worded(language), language)}</li> }).collect_view();
    let read = data.done.lessons_read_of(data.module);
    let progress =
        data.signed_in.then(|| t!(language, "course-lessons-read", read = read as u64, count = data.module.lessons.len() as u64));
    let heading = title.clone();
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), vec![
                (routes::courses(language), t!(language, "frame-courses")),
                (routes::course(language, &course.slug), course.title.read(language).to_owned()),
            ], None)}
            <div class="stack tight reading">
                <h1>{heading}</h1>
                <p class="lead">{worded(module.summary.worded(language), language)}</p>
                <p class="small soft">{t!(language, "course-lessons-planned", count = data.module.lessons.len() as u64, time = format::minutes(data.module.minutes()))}</p>
            </div>
            <div class="main-aside">
                <section class="stack">
                    <h2>{t!(language, "module-lessons")}</h2>
                    {progress.map(|words| view! { <p class="small soft">{words}</p> })}
                    {lessons(language, data)}
                </section>
                <aside class="aside stack tight">
                    <h2 class="h3">{t!(language, "module-objectives")}</h2>
                    <ul class="small">{aims}</ul>
                </aside>
            </div>
        </div>
    };
    Page::new(title, Section::Courses, body)
}

fn lessons(language: Language, data: &ModuleView<'_>) -> impl IntoView + use<> {
    let (course, module) = (&data.course.course, &data.module.module);
    let first_unread = data.module.lessons.iter().find(|(_, lesson)| !data.done.has_read(lesson)).map(|(_, lesson)| lesson.id.clone());
    let passed = data.done.passed.contains_key(&module.id);
    let mut lines: Vec<AnyView> = data
        .module
        .lessons
        .iter()
        .map(|(_, lesson)| {
            let which = if data.done.has_read(lesson) {
                Buoy::Done
            } else if data.signed_in && first_unread.as_deref() == Some(lesson.id.as_str()) {
                Buoy::Now
            } else {
                Buoy::Ahead
            };
            let side = if which == Buoy::Done { t!(language, "lesson-read") } else { String::new() };
            let href = routes::lesson(language, &course.slug, &module.slug, &lesson.slug);
            line(which, lesson.title.read(language).to_owned(), Some(href), format::minutes(lesson.minutes), side)
        })
        .collect();
    let rules = &module.quiz.rules;
    let about =
        t!(language, "quiz-short", count = u64::from(rules.draw), percent = format::percent(u64::from(rules.pass_mark.value()), language));
    let which = if passed {
        Buoy::Done
    } else if data.signed_in && first_unread.is_none() {
        Buoy::Now
    } else {
        Buoy::Ahead
    };
    let side = if passed { t!(language, "quiz-passed-short") } else { String::new() };
    let href = data.signed_in.then(|| routes::quiz(language, &course.slug, Some(&module.slug)));
    lines.push(line(which, t!(language, "quiz-of", module = module.code.clone()), href, about, side));
    view! { <ol class="channel">{lines}</ol> }
}

/// Lessons read of the whole plan, in words.
pub(crate) fn overall(language: Language, edition: &CourseEdition, done: &Done) -> String {
    let tally = done.tally(edition);
    format!(
        "{} · {}",
        t!(language, "course-lessons-read", read = tally.lessons_read as u64, count = planned_lessons(edition) as u64),
        t!(language, "course-quizzes-passed", passed = tally.quizzes_passed as u64, count = tally.modules as u64)
    )
}
