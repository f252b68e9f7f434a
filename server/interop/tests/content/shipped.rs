//! The courses that ship with the program.

use interop::document::assemble;
use interop::folder::read;
use interop::markdown::lesson_html;

use crate::base::{BOXES, shipped};

#[test]
fn the_shipped_courses_can_be_read_and_shown() {
    let courses = read(&shipped()).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    });
    for course in courses {
        let stale: Vec<String> = course.stale.iter().map(|block| format!("{block:?}")).collect();
        assert!(stale.is_empty(), "a translation is older than its source: {stale:#?}");
        let mut find = |hash: &_| course.documents.iter().find(|it| it.hash == *hash).map(|it| it.body.clone());
        let edition = assemble(&course.course_hash, &mut find).expect("its own documents");
        for (_, lesson) in edition.modules.iter().flat_map(|module| &module.lessons) {
            for language in &edition.course.languages {
                let html = lesson_html(lesson, &edition.figures, *language, &BOXES);
                assert_eq!(html.language, *language);
                assert!(300 < html.words && html.words < 1_500, "{} has {} words in {language}", lesson.slug, html.words);
            }
        }
    }
}
