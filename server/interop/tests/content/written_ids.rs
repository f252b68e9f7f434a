//! Ids and hashes that the program writes into lessons.

use interop::folder::{read, write_ids};

use crate::base::{FINAL, Files, POST_EN, POST_FR, QUESTIONS, QUEUE_FR, changed, good, shipped, text};

/// The good course with all marks taken out of its lessons.
fn unmarked() -> Files {
    let mut files = good();
    for path in [QUESTIONS, FINAL] {
        let without_blocks = text(&files, path).replace("the-post#b1", "the-post").replace("the-queue#p1", "the-queue");
        files.insert(path.to_owned(), without_blocks.into_bytes());
    }
    for (path, bytes) in &mut files {
        if path.strip_suffix(".md").is_some() {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            let lines = text.lines().filter(|line| !line.starts_with("{#"));
            let lines = lines.map(|line| line.split(" {#").next().unwrap_or_default());
            *bytes = (lines.collect::<Vec<_>>().join("\n") + "\n").into_bytes();
        }
    }
    files
}

fn with(mut files: Files, written: std::collections::BTreeMap<String, String>) -> Files {
    files.extend(written.into_iter().map(|(path, text)| (path, text.into_bytes())));
    files
}

#[test]
fn nothing_is_written_where_nothing_is_missing() {
    assert_eq!(write_ids(&good()), Ok(std::collections::BTreeMap::new()));
}

#[test]
fn a_course_without_marks_is_clean_after_ids_are_written() {
    let files = unmarked();
    assert!(read(&files).is_err());
    let written = write_ids(&files).expect("it can be taken apart");
    assert_eq!(written.len(), 4);
    let files = with(files, written);
    let course = read(&files).unwrap_or_else(|problems| panic!("{problems:#?}\n{}", text(&files, POST_FR))).remove(0);
    assert!(course.stale.is_empty());
    assert_eq!(write_ids(&files), Ok(std::collections::BTreeMap::new()));
}

#[test]
fn a_file_without_marks_differs_from_one_with_marks_in_the_marks_alone() {
    let written = write_ids(&unmarked()).expect("it can be taken apart");
    let strip = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with("{#"));
        lines.map(|line| line.split(" {#").next().unwrap_or_default().to_owned()).collect()
    };
    for (path, text_written) in written {
        assert_eq!(strip(&text_written), strip(&text(&good(), &path)), "{path}");
    }
}

#[test]
fn ids_that_are_there_stay_and_a_new_block_gets_one_of_its_own() {
    let mut files = changed(POST_EN, "- a desk. {#b2}", "- a flag.\n- a desk. {#b2}");
    let french = text(&files, POST_FR).replace("- un guichet.", "- un drapeau.\n- un guichet.");
    files.insert(POST_FR.to_owned(), french.into_bytes());
    let written = write_ids(&files).expect("it can be taken apart");
    let id = |text: &str, words: &str| -> String {
        let line = text.lines().find(|line| line.contains(words)).expect("the line");
        line.split("{#").nth(1).and_then(|it| it.split([' ', '}']).next()).expect("a mark").to_owned()
    };
    let new = id(&written[POST_EN], "a flag");
    assert_eq!(new.len(), 3);
    assert_eq!(id(&written[POST_FR], "un drapeau"), new);
    assert_eq!(id(&written[POST_EN], "a desk"), "b2");
    assert!(read(&with(files, written)).is_ok());
}

#[test]
fn a_translation_takes_the_ids_of_its_source_and_the_other_way_round() {
    let files = changed(QUEUE_FR, " {#q1 of=2ccb9275}", "");
    let written = write_ids(&files).expect("it can be taken apart");
    assert_eq!(written.keys().collect::<Vec<_>>(), [QUEUE_FR]);
    assert_eq!(written[QUEUE_FR], text(&good(), QUEUE_FR));
    let written = write_ids(&changed(POST_EN, " {#b2}", "")).expect("it can be taken apart");
    assert_eq!(written[POST_EN], text(&good(), POST_EN));
}

#[test]
fn a_placeholder_is_replaced_and_an_outdated_hash_kept() {
    let files = changed(POST_FR, "of=ab243660", "of=00000000");
    assert_eq!(write_ids(&files).expect("fine")[POST_FR], text(&good(), POST_FR));
    let outdated = changed(POST_FR, "of=ab243660", "of=12345678");
    assert_eq!(write_ids(&outdated), Ok(std::collections::BTreeMap::new()));
    assert_eq!(read(&outdated).expect("legal")[0].stale.len(), 1);
}

#[test]
fn a_table_gets_its_mark_on_the_line_below() {
    let files = changed(POST_EN, "{#x1}\n", "");
    assert_eq!(write_ids(&files).expect("fine")[POST_EN], text(&good(), POST_EN));
}

#[test]
fn languages_with_different_numbers_of_blocks_get_no_ids_by_place() {
    let files = changed(POST_EN, "- a desk. {#b2}", "- a flag.\n- a desk. {#b2}");
    let problems = write_ids(&files).expect_err("which is new cannot be known");
    assert!(problems[0].to_string().contains("there are 10 blocks here and 11 in the first language"), "{}", problems[0]);
}

#[test]
fn lessons_that_cannot_be_taken_apart_are_left_alone() {
    let problems = write_ids(&changed(POST_EN, "- Look again.\n:::", "- Look again.")).expect_err("not closed");
    assert_eq!((problems[0].path.as_str(), problems[0].line), (POST_EN, 28));
}

#[test]
fn the_shipped_courses_are_clean_after_ids_are_written() {
    let files = shipped();
    let written = write_ids(&files).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let courses = read(&with(files, written)).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(courses.iter().all(|course| course.stale.iter().all(|block| !block.block.is_empty())));
}
