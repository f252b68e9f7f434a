//! The catalogue: courses, and lessons found in both languages.

use domain::course::{Access, CourseEdition};
use domain::language::Language;
use domain::progress::Done;
use leptos::prelude::*;

use super::{languages, worded};
use crate::frame::{Page, Section};
use crate::ui::empty;
use crate::words::format;
use crate::{routes, t};

/// The catalogue as one reader sees it.
#[derive(Debug, Clone)]
pub struct CatalogueView<'a> {
    /// What was looked for.
    pub query: &'a str,
    /// The topic chosen; empty for all.
    pub topic: &'a str,
    /// Courses that fit, with what the reader did in them if enrolled.
    pub courses: Vec<(&'a CourseEdition, Option<&'a Done>)>,
    /// Lessons that fit.
    pub hits: Vec<Hit<'a>>,
    /// Whether anything was looked for.
    pub searched: bool,
}

/// A lesson found.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    /// Its course.
    pub course: &'a CourseEdition,
    /// Its module's slug.
    pub module: &'a str,
    /// Its module's code.
    pub code: &'a str,
    /// Its slug.
    pub lesson: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Words around the hit.
    pub excerpt: &'a str,
}

/// The catalogue.
pub fn catalogue_page(language: Language, data: &CatalogueView<'_>) -> Page {
    let cards = data.courses.iter().map(|(course, done)| course_card(language, course, *done)).collect_view();
    let hits = data.hits.iter().map(|hit| hit_line(language, hit)).collect_view();
    let none = data.searched && data.courses.is_empty() && data.hits.is_empty();
    let count = data.searched.then(|| {
        view! { <p class="small soft" role="status">
            {t!(language, "catalogue-found-courses", count = data.courses.len() as u64)}
            " · "
            {t!(language, "catalogue-found-lessons", count = data.hits.len() as u64)}
        </p> }
    });
    let (query, has_hits) = (data.query.to_owned(), !data.hits.is_empty());
    let topics = [
        ("", t!(language, "catalogue-any-topic")),
        ("risk-management", t!(language, "topic-risk-management")),
        ("intelligence", t!(language, "topic-intelligence")),
    ];
    let topic = data.topic.to_owned();
    let options =
        topics.into_iter().map(|(value, words)| view! { <option value=value selected=value == topic>{words}</option> }).collect_view();
    let body = view! {
        <div class="stack loose">
            <div class="stack tight">
                <h1>{t!(language, "catalogue-title")}</h1>
                <p class="soft reading">{t!(language, "catalogue-lead")}</p>
            </div>
            <form class="row end" role="search" method="get">
                <div class="field grow">
                    <label for="q">{t!(language, "catalogue-search")}</label>
                    <input id="q" name="q" type="search" value=query maxlength="200"/>
                </div>
                <div class="field">
                    <label for="topic">{t!(language, "catalogue-topic")}</label>
                    <select id="topic" name="topic">{options}</select>
                </div>
                <button class="button main" type="submit">{t!(language, "catalogue-go")}</button>
            </form>
            {count}
            {none.then(|| empty(t!(language, "catalogue-nothing"), t!(language, "catalogue-nothing-what")))}
            <div class="grid">{cards}</div>
            {has_hits.then(|| view! {
                <section class="stack">
                    <h2>{t!(language, "catalogue-in-lessons")}</h2>
                    <ul class="plain stack">{hits}</ul>
                </section>
            })}
        </div>
    };
    Page::new(t!(language, "catalogue-title"), Section::Courses, body)
}

fn course_card(language: Language, edition: &CourseEdition, done: Option<&Done>) -> impl IntoView + use<> {
    let course = &edition.course;
    let meta = format!(
        "{} · {} · {} · {}",
        topic_words(language, &course.topic),
        t!(language, "course-modules", count = course.modules.len() as u64),
        t!(language, "course-about", time = format::minutes(edition.minutes())),
        languages(edition)
    );
    let standing = match done {
        Some(done) => t!(language, "catalogue-enrolled", percent = format::percent(done.tally(edition).percent() as u64, language)),
        None if edition.modules.is_empty() => t!(language, "catalogue-announced"),
        None if course.access == Access::Members => t!(language, "catalogue-members"),
        None => t!(language, "catalogue-public"),
    };
    view! {
        <article class="card stack tight">
            <p class="small soft">{meta}</p>
            <h2 class="h3"><a href=routes::course(language, &course.slug)>{worded(course.title.worded(language), language)}</a></h2>
            <p>{worded(course.summary.worded(language), language)}</p>
            <p class="small soft">{standing}</p>
        </article>
    }
}

/// A topic in words.
pub(crate) fn topic_words(language: Language, topic: &str) -> String {
    match topic {
        "risk-management" => t!(language, "topic-risk-management"),
        "intelligence" => t!(language, "topic-intelligence"),
        other => other.to_owned(),
    }
}

fn hit_line(language: Language, hit: &Hit<'_>) -> impl IntoView + use<> {
    let href = routes::lesson(language, &hit.course.course.slug, hit.module, hit.lesson);
    let course = hit.course.course.title.read(language).to_owned();
    view! {
        <li class="stack tight">
            <p><a href=href>{format!("{} · {}", hit.code, hit.title)}</a>" "<span class="tag">{course}</span></p>
            <p class="small soft">{format!("… {} …", hit.excerpt)}</p>
        </li>
    }
}
