//! The files the tests start from, and how one thing is changed in them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use interop::folder::{ProblemKind, ReadCourse, read};
use interop::markdown::BoxWords;

/// The files of a content root, by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The words of boxes in tests.
pub(crate) const BOXES: BoxWords<'static> = BoxWords { answer: "Show the answer", keypoints: "Key points" };

pub(crate) const COURSE: &str = "customs/course.toml";
pub(crate) const FINAL: &str = "customs/final.toml";
pub(crate) const MODULE: &str = "customs/first-steps/module.toml";
pub(crate) const QUESTIONS: &str = "customs/first-steps/questions.toml";
pub(crate) const FIGURE: &str = "customs/first-steps/figures/queue.svg";
pub(crate) const POST_EN: &str = "customs/first-steps/the-post/en.md";
pub(crate) const POST_FR: &str = "customs/first-steps/the-post/fr.md";
pub(crate) const QUEUE_EN: &str = "customs/first-steps/the-queue/en.md";
pub(crate) const QUEUE_FR: &str = "customs/first-steps/the-queue/fr.md";

/// The courses that ship with the program.
pub(crate) fn shipped() -> Files {
    folder(&root().join("../content"))
}

/// A small course without a fault.
pub(crate) fn good() -> Files {
    folder(&root().join("tests/fixtures/good"))
}

/// The good course as it is read.
pub(crate) fn good_course() -> ReadCourse {
    let mut courses = read(&good()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(courses.len(), 1);
    courses.remove(0)
}

/// The good course with this stretch of a file replaced by another.
pub(crate) fn changed(path: &str, from: &str, to: &str) -> Files {
    let mut files = good();
    let text = text(&files, path);
    assert!(text.contains(from), "{path} does not hold {from}");
    files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}

/// The text of a file.
pub(crate) fn text(files: &Files, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is not there"));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

/// Asserts that reading finds exactly this problem, on the line of the file that holds these words, or the first.
pub(crate) fn only_problem(files: &Files, path: &str, at: &str, kind: impl Into<ProblemKind>) {
    let line = match files.get(path) {
        Some(_) => {
            let text = text(files, path);
            let offset = text.find(at).unwrap_or_else(|| panic!("{path} does not hold {at}"));
            text[..offset].matches('\n').count() + 1
        }
        None => 1,
    };
    let problems = read(files).expect_err("there is a problem");
    let found: Vec<_> = problems.iter().map(|it| (it.path.as_str(), it.line, &it.problem)).collect();
    assert_eq!(found, [(path, u32::try_from(line).expect("few lines"), &kind.into())], "{problems:#?}");
}

/// A change of one file and the problem it makes in that file: from, to, the words on the problem's line, the problem.
pub(crate) type Case<'c> = (&'c str, &'c str, &'c str, ProblemKind);

/// Asserts of each change of the file, alone, that it makes exactly its problem.
pub(crate) fn each_is_found(path: &str, cases: Vec<Case<'_>>) {
    for (from, to, at, kind) in cases {
        only_problem(&changed(path, from, to), path, at, kind);
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folder(root: &Path) -> Files {
    let mut files = Files::new();
    let mut open: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).expect("under the root").to_str().expect("UTF-8").to_owned();
                files.insert(name, std::fs::read(&path).expect("readable"));
            }
        }
    }
    files
}
