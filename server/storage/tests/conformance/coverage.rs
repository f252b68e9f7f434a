//! No function without a test: what the source offers is what the tests call, file by file.

use std::path::Path;

/// The Rust files in a folder of this crate: name without its ending, and text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder of sources");
    let paths = entries.map(|entry| entry.expect("its entry").path());
    let sources = paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    sources
        .map(|path| {
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a source"))
        })
        .collect()
}

/// Public functions of a source, each with the type it belongs to.
fn offered(text: &str) -> Vec<(&str, &str)> {
    let mut of = "";
    let mut all = Vec::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("impl ") {
            of = rest.split([' ', '<']).next().unwrap_or_default();
        }
        let function = line.strip_prefix("    pub async fn ").or_else(|| line.strip_prefix("    pub fn "));
        if let Some(name) = function.and_then(|rest| rest.split(['(', '<']).next()) {
            all.push((of, name));
        }
    }
    all
}

/// How a test of this file may call a function: on what the store or a unit of work is, or through the file's door.
fn calls(file: &str, door: &str, name: &str) -> Vec<String> {
    if file == "engine" {
        vec![format!(".{name}("), format!("Store::{name}(")]
    } else if name == door {
        vec![format!(".{door}()")]
    } else {
        vec![format!(".{door}().{name}(")]
    }
}

/// All that the tests of a file say, without white space.
fn said(tests: &[(String, String)], file: &str) -> String {
    let beginning = format!("{file}_");
    let own = tests.iter().filter(|(name, _)| name == file || name.starts_with(&beginning));
    own.flat_map(|(_, text)| text.chars()).filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn every_public_function_is_called_by_the_tests_of_its_file() {
    let tests = sources("tests/conformance");
    let mut count = 0;
    let mut untested = Vec::new();
    for (file, text) in sources("src") {
        let functions = offered(&text);
        let said = said(&tests, &file);
        let door = functions.iter().find(|(of, _)| *of == "Work").map_or("", |(_, name)| *name);
        for (of, name) in &functions {
            count += 1;
            if !calls(&file, door, name).iter().any(|call| said.contains(call)) {
                untested.push(format!("{file}.rs: {of}::{name}"));
            }
        }
    }
    assert!(100 < count, "the functions of the store were read, {count} of them");
    assert!(untested.is_empty(), "no test calls {untested:#?}");
}

#[test]
fn a_function_is_found_by_its_type_and_its_name() {
    let text = "impl Work {
    pub fn people(&mut self) -> People<'_> {
}
impl People<'_> {
    /// Keeps.
    pub async fn add(
    pub(crate) fn hidden() {}
    fn private() {}
";
    assert_eq!(offered(text), [("Work", "people"), ("People", "add")]);
    let of_people = "work\n    .people()\n    .add(&new)";
    let tests = [("people_grants".to_owned(), of_people.to_owned()), ("quiz".to_owned(), "none".to_owned())];
    assert!(said(&tests, "people").contains(&calls("people", "people", "add")[0]));
    assert!(!said(&tests, "quiz").contains(&calls("people", "people", "add")[0]));
}
