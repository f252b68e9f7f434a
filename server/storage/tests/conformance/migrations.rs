//! The migrations as they stand in their folder.

use std::path::Path;

/// The text of each, oldest first.
pub(crate) fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let entries = std::fs::read_dir(folder).expect("the folder of migrations");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("its entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a migration")).collect()
}

/// The word after each of these phrases at the start of a line, in alphabetical order: what they create.
pub(crate) fn created(phrases: &[&str]) -> Vec<String> {
    let texts = texts();
    let statements = texts.iter().flat_map(|text| text.lines());
    let rest = statements.filter_map(|line| phrases.iter().find_map(|phrase| line.strip_prefix(phrase)));
    let mut names: Vec<_> = rest.filter_map(|rest| rest.split_whitespace().next()).map(str::to_owned).collect();
    names.sort();
    names
}
