//! Courses: look, enrol, read, mark as read.

use academy::Error;
use app::course::{CatalogueView, CourseView, Hit, LessonView, ModuleView, catalogue_page, course_page, lesson_page, module_page};
use app::people::box_words;
use app::routes;

use super::ask::Ask;
use super::reply::Reply;

/// The catalogue.
pub(crate) async fn catalogue(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let (query, topic) = (ask.asked("q").to_owned(), ask.asked("topic").to_owned());
    let page = academy.catalogue(ask.visit().await?, &query, &topic, language).await?;
    Ok(Reply::page(move |language| {
        let courses = page.courses.iter().map(|(course, done)| (&course.edition, done.as_ref())).collect();
        let hits = page
            .hits
            .iter()
            .map(|hit| Hit {
                course: &hit.course.edition,
                module: &hit.module,
                code: &hit.code,
                lesson: &hit.lesson,
                title: &hit.title,
                excerpt: &hit.excerpt,
            })
            .collect();
        catalogue_page(language, &CatalogueView { query: &query, topic: &topic, courses, hits, searched: page.searched })
    }))
}

/// A course.
pub(crate) async fn course(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, slug) = (ask.academy().clone(), ask.parameter("course").to_owned());
    let signed_in = ask.caller.is_some();
    let page = academy.course(ask.visit().await?, &slug).await?;
    Ok(Reply::page(move |language| {
        let view = CourseView {
            edition: &page.course.edition,
            number: page.course.number,
            done: &page.done,
            enrolled: page.enrolment.is_some(),
            may_open: page.may_open,
            signed_in,
            newest: page.newest,
        };
        course_page(language, &view)
    }))
}

/// Enrols the caller, or moves them to the newest edition.
pub(crate) async fn enrol(ask: Ask) -> Result<Reply, Error> {
    let slug = ask.parameter("course");
    if ask.field("do") == "move" {
        ask.academy().move_to_newest(ask.actor()?, slug).await?;
    } else {
        ask.academy().enrol(ask.actor()?, slug).await?;
    }
    Ok(Reply::See(routes::course(ask.language, slug)))
}

/// A module.
pub(crate) async fn module(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, course, module) = (ask.academy().clone(), ask.parameter("course").to_owned(), ask.parameter("module").to_owned());
    let signed_in = ask.caller.is_some();
    let page = academy.module(ask.visit().await?, &course, &module).await?;
    Ok(Reply::page(move |language| {
        module_page(language, &ModuleView { course: &page.course.edition, module: page.module(), done: &page.done, signed_in })
    }))
}

/// A lesson.
pub(crate) async fn lesson(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, course, module, lesson) =
        (ask.academy().clone(), ask.parameter("course").to_owned(), ask.parameter("module").to_owned(), ask.parameter("lesson").to_owned());
    let signed_in = ask.caller.is_some();
    let page = academy.lesson(ask.visit().await?, &course, &module, &lesson).await?;
    Ok(Reply::page(move |language| {
        let (answer, keypoints) = box_words(language);
        let loaded = page.course.lesson(page.lesson(), language);
        let html = loaded.map(|loaded| loaded.html_with(&answer, &keypoints)).unwrap_or_default();
        let empty = Vec::new();
        let view = LessonView {
            course: &page.course.edition,
            number: page.course.number,
            module: page.module(),
            place: page.place,
            html: &html,
            text_language: loaded.map_or(language, |loaded| loaded.html.language),
            headings: loaded.map_or(&empty, |loaded| &loaded.html.headings),
            done: &page.done,
            signed_in,
        };
        lesson_page(language, &view)
    }))
}

/// Marks a lesson as read, and on to the next or to the quiz.
pub(crate) async fn mark_read(ask: Ask) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let actor = ask.actor()?.clone();
    let (course, module, lesson) = (ask.parameter("course"), ask.parameter("module"), ask.parameter("lesson"));
    academy.mark_read(&actor, course, module, lesson, language).await?;
    let mut visit = academy.visit(None).await?;
    visit.caller = Some(actor);
    let page = academy.lesson(&mut visit, course, module, lesson).await?;
    let next = page.module().lessons.get(page.place + 1);
    Ok(Reply::See(match next {
        Some((_, next)) => routes::lesson(language, course, module, &next.slug),
        None => routes::quiz(language, course, Some(module)),
    }))
}
