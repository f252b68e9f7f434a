//! Files that are not what they should be, whatever they hold.

use interop::folder::{ProblemKind, read};

use crate::base::{COURSE, FINAL, Files, MODULE, POST_EN, POST_FR, QUESTIONS, changed, good, only_problem};

fn with(path: &str, bytes: &[u8]) -> Files {
    let mut files = good();
    files.insert(path.to_owned(), bytes.to_vec());
    files
}

fn without(path: &str) -> Files {
    let mut files = good();
    files.remove(path).expect("it was there");
    files
}

#[test]
fn a_good_folder_has_no_problems() {
    assert_eq!(read(&good()).map(|courses| courses.len()), Ok(1));
    assert_eq!(read(&Files::new()), Ok(Vec::new()));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let mut files = good();
    for bytes in files.values_mut() {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8").replace('\n', "\r\n");
        *bytes = format!("\u{feff}{text}").into_bytes();
    }
    assert_eq!(read(&files), read(&good()));
}

#[test]
fn bytes_that_are_not_utf_8_are_found_where_they_are() {
    let mut bytes = good().remove(POST_EN).expect("there");
    let at = bytes.windows(8).position(|it| it == b"the gate").unwrap_or(200);
    bytes[at] = 0xff;
    let line = String::from_utf8_lossy(&bytes[..at]).matches('\n').count() + 1;
    let problems = read(&with(POST_EN, &bytes)).expect_err("a problem");
    let problem = problems.iter().find(|it| it.problem == ProblemKind::NotUtf8).expect("not UTF-8");
    assert_eq!((problem.path.as_str(), problem.line as usize), (POST_EN, line));
}

#[test]
fn a_nul_byte_is_refused() {
    let files = changed(COURSE, "Know a post.", "Know a\0 post.");
    let problems = read(&files).expect_err("a problem");
    assert_eq!((problems[0].line, problems[0].column, &problems[0].problem), (7, 21, &ProblemKind::NulByte));
}

#[test]
fn a_file_of_more_than_two_megabytes_is_not_looked_into() {
    let problems = read(&with(FINAL, &vec![b'#'; 2_000_001])).expect_err("a problem");
    assert!(problems.iter().any(|it| it.problem == ProblemKind::TooLarge { limit: 2_000_000 }), "{problems:?}");
}

#[test]
fn a_file_that_belongs_nowhere_is_named() {
    for path in [
        "notes.txt",
        "customs/notes.md",
        "customs/first-steps/picture.png",
        "customs/first-steps/the-post/English.md",
        "customs/first-steps/figures/Queue.svg",
        "a/b/c/d/e.md",
        "../instruments.toml",
    ] {
        only_problem(&with(path, b"+++"), path, "", ProblemKind::UnknownFile);
    }
    for path in ["README.md", ".DS_Store", "customs/first-steps/README.md"] {
        assert!(read(&with(path, b"anything")).is_ok(), "{path}");
    }
}

#[test]
fn a_file_that_must_be_there_is_missed() {
    let missing = |file: &str| ProblemKind::MissingFile { file: file.to_owned() };
    let problems = |path: &str| read(&without(path)).expect_err("a problem");
    let missed = |path: &str, file: &str| problems(path).iter().any(|it| it.path == path && it.line == 1 && it.problem == missing(file));
    assert!(missed(COURSE, "course.toml"));
    assert!(missed(MODULE, "module.toml"));
    assert!(missed(QUESTIONS, "questions.toml"));
    assert!(read(&without(FINAL)).is_ok());
}

#[test]
fn a_lesson_is_missed_in_a_language_that_is_declared() {
    let language = domain::language::Language::FR;
    only_problem(&without(POST_FR), POST_FR, "", ProblemKind::MissingLanguage { language });
}

#[test]
fn a_lesson_in_a_language_that_is_not_declared_is_refused() {
    let path = "customs/first-steps/the-post/es.md";
    let files = with(path, &good()[POST_FR]);
    only_problem(&files, path, "", ProblemKind::UndeclaredLanguage { language: "es".to_owned() });
}

#[test]
fn folders_have_names_that_may_stand_in_addresses() {
    for (slug, kind) in [
        ("The_Post", ProblemKind::BadSlug { slug: "The_Post".to_owned() }),
        ("quiz", ProblemKind::ReservedSlug { slug: "quiz".to_owned() }),
        ("final", ProblemKind::ReservedSlug { slug: "final".to_owned() }),
    ] {
        let files = with(&format!("customs/first-steps/{slug}/en.md"), b"");
        let problems = read(&files).expect_err("a problem");
        let path = format!("customs/first-steps/{slug}");
        assert!(problems.iter().any(|it| it.path == path && it.problem == kind), "{problems:?}");
    }
}

#[test]
fn all_problems_of_all_files_are_found_at_once() {
    let mut files = changed(COURSE, "access = \"members\"", "acess = \"members\"");
    files.insert(POST_EN.to_owned(), b"no front matter".to_vec());
    files.insert("notes.txt".to_owned(), Vec::new());
    let problems = read(&files).expect_err("problems");
    let paths: std::collections::BTreeSet<&str> = problems.iter().map(|it| it.path.as_str()).collect();
    assert!([COURSE, POST_EN, "notes.txt"].iter().all(|path| paths.contains(path)), "{problems:#?}");
}

#[test]
fn a_problem_reads_as_path_line_column_and_what_to_do() {
    let problems = read(&changed(MODULE, "draw = 4", "draw = 40")).expect_err("a problem");
    assert_eq!(
        problems[0].to_string(),
        "customs/first-steps/module.toml:19:8: 40 questions are drawn and there are 13: draw fewer or write more"
    );
}
