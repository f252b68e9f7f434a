//! A lesson: to be read, printed, marked as read without a script.

use domain::course::{CourseEdition, Lesson, ModuleEdition};
use domain::language::Language;
use domain::progress::Done;
use leptos::prelude::*;

use super::worded;
use crate::frame::{Page, Section};
use crate::ui::crumbs;
use crate::words::format;
use crate::{routes, t};

/// A lesson as one reader sees it.
#[derive(Debug, Clone, Copy)]
pub struct LessonView<'a> {
    /// Its course.
    pub course: &'a CourseEdition,
    /// The edition's number.
    pub number: u32,
    /// Its module.
    pub module: &'a ModuleEdition,
    /// Its place in the module.
    pub place: usize,
    /// Its text as trusted HTML.
    pub html: &'a str,
    /// The language the text is really in.
    pub text_language: Language,
    /// Its headings: element id and words.
    pub headings: &'a [(String, String)],
    /// What the reader did in the course.
    pub done: &'a Done,
    /// Whether anybody is signed in.
    pub signed_in: bool,
}

impl LessonView<'_> {
    fn lesson(&self) -> &Lesson {
        &self.module.lessons[self.place].1
    }
}

/// A lesson.
pub fn lesson_page(language: Language, data: &LessonView<'_>) -> Page {
    let (course, module, lesson) = (&data.course.course, &data.module.module, data.lesson());
    let title = lesson.title.read(language).to_owned();
    let fallback = (data.text_language != language).then(|| {
        view! { <p class="notice" role="note"><strong>{t!(language, "lesson-not-translated")}</strong>" "{t!(language, "lesson-not-translated-what")}</p> }
    });
    let text_language = (data.text_language != language).then(|| data.text_language.code().to_owned());
    let html = data.html.to_owned();
    let version = t!(language, "lesson-edition", number = u64::from(data.number), time = format::minutes(lesson.minutes));
    let body = view! {
        {crumbs(t!(language, "frame-where"), vec![
            (routes::course(language, &course.slug), course.title.read(language).to_owned()),
            (routes::module(language, &course.slug, &module.slug), format!("{} {}", module.code, module.title.read(language))),
        ], None)}
        <div class="with-side lesson">
            {outline(language, data)}
            <div class="with-margin">
                <article class="stack">
                    <h1>{worded(lesson.title.worded(language), language)}</h1>
                    {fallback}
                    <div class="prose" lang=text_language inner_html=html></div>
                    {onward(language, data)}
                    <p class="small soft">{version}</p>
                </article>
                {margin(language, data)}
            </div>
        </div>
    };
    Page::new(title, Section::Courses, body)
}

fn outline(language: Language, data: &LessonView<'_>) -> impl IntoView + use<> {
    let (course, module) = (&data.course.course, &data.module.module);
    let here = data.lesson().id.clone();
    let items = data.module.lessons.iter().map(|(_, lesson)| {
        let read = data.done.has_read(lesson);
        let current = (lesson.id == here).then_some("page");
        let href = routes::lesson(language, &course.slug, &module.slug, &lesson.slug);
        let sign = if read { "✓" } else { "" };
        view! {
            <li class:here=lesson.id == here>
                <span class="state pass" aria-hidden="true">{sign}</span>
                <a href=href aria-current=current>
                    {lesson.title.read(language).to_owned()}
                    {read.then(|| view! { <span class="hidden">{format!(" ({})", t!(language, "lesson-read"))}</span> })}
                </a>
            </li>
        }
    });
    let passed = data.done.passed.contains_key(&module.id);
    let quiz = data.signed_in.then(|| {
        let href = routes::quiz(language, &course.slug, Some(&module.slug));
        view! { <li><span class="state pass" aria-hidden="true">{if passed { "✓" } else { "" }}</span><a href=href>{t!(language, "quiz-word")}</a></li> }
    });
    let read = t!(
        language,
        "lesson-outline",
        module = module.code.clone(),
        read = data.done.lessons_read_of(data.module) as u64,
        count = data.module.lessons.len() as u64
    );
    let list = items.collect_view();
    view! {
        <nav class="sticky outline-box" aria-label=t!(language, "lesson-outline-label")>
            <details>
                <summary class="small soft">{read}</summary>
                <ol class="outline">{list}{quiz}</ol>
            </details>
        </nav>
    }
}

fn onward(language: Language, data: &LessonView<'_>) -> impl IntoView + use<> {
    let (course, module) = (&data.course.course, &data.module.module);
    let neighbour = |place: Option<usize>| place.and_then(|place| data.module.lessons.get(place)).map(|(_, lesson)| lesson);
    let previous = neighbour(data.place.checked_sub(1)).map(|lesson| {
        let href = routes::lesson(language, &course.slug, &module.slug, &lesson.slug);
        view! { <a class="button" href=href rel="prev">"‹ "{lesson.title.read(language).to_owned()}</a> }
    });
    let next_lesson = neighbour(Some(data.place + 1));
    let next_href = match next_lesson {
        Some(lesson) => routes::lesson(language, &course.slug, &module.slug, &lesson.slug),
        None => routes::quiz(language, &course.slug, Some(&module.slug)),
    };
    let read = data.done.has_read(data.lesson());
    let go_on = if !data.signed_in || read {
        let words = if next_lesson.is_some() { t!(language, "lesson-next") } else { t!(language, "lesson-to-quiz") };
        let shown = next_lesson.is_some() || data.signed_in;
        shown.then(|| view! { <a class="button main" href=next_href rel="next">{words}" ›"</a> }.into_any())
    } else {
        let words = if next_lesson.is_some() { t!(language, "lesson-mark-read") } else { t!(language, "lesson-mark-read-quiz") };
        Some(view! { <form method="post"><button class="button main" type="submit">{words}" ›"</button></form> }.into_any())
    };
    view! { <div class="row between onward">{previous}{go_on}</div> }
}

fn margin(language: Language, data: &LessonView<'_>) -> impl IntoView + use<> {
    let headings = data.headings.iter().map(|(id, words)| view! { <li><a href=format!("#{id}")>{words.clone()}</a></li> }).collect_view();
    let rests: Vec<String> = data.lesson().rests_on.iter().map(|part| part.text.read(language).to_owned()).collect();
    let text_language = (data.text_language != language).then(|| data.text_language.code().to_owned());
    view! {
        <aside class="sticky stack small margin">
            <nav class="stack tight" aria-label=t!(language, "lesson-on-this-page")>
                <p><strong>{t!(language, "lesson-on-this-page")}</strong></p>
                <ol class="plain stack tight" lang=text_language>{headings}</ol>
            </nav>
            {(!rests.is_empty()).then(|| view! {
                <div class="stack tight">
                    <p><strong>{t!(language, "lesson-rests-on")}</strong></p>
                    <ul class="plain soft">{rests.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                </div>
            })}
        </aside>
    }
}
