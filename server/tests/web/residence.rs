//! Which crate may name which: the manifests, the README's table and the sources tell the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The crates of the workspace with those of them each may name.
const EDGES: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("interop", &["domain"]),
    ("storage", &["domain"]),
    ("academy", &["domain", "interop", "storage"]),
    // Pages are pure functions of what the academy answered: server/docs/decisions/0002.
    ("app", &["domain"]),
    ("browser", &["app"]),
    ("server", &["academy", "app", "domain", "interop"]),
];

/// Crates from elsewhere that only these may name.
const AT_HOME: [(&str, &[&str]); 9] = [
    ("sqlx", &["storage"]),
    ("axum", &["server"]),
    ("tower-http", &["server"]),
    ("lettre", &["server"]),
    ("leptos", &["app", "browser"]),
    ("argon2", &["academy"]),
    ("ring", &["academy"]),
    ("ed25519-dalek", &["academy"]),
    ("ammonia", &["interop"]),
];

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// By crate, what it names in a release.
fn named() -> BTreeMap<String, BTreeSet<String>> {
    let run =
        Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--no-deps", "--offline"]).current_dir(root()).output();
    let run = run.expect("cargo runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let told: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = told["packages"].as_array().expect("packages");
    let dependencies = |package: &Value| {
        let all = package["dependencies"].as_array().cloned().unwrap_or_default();
        all.iter().filter(|it| it["kind"].as_str() != Some("dev")).map(|it| text(&it["name"])).collect()
    };
    packages.iter().map(|package| (text(&package["name"]), dependencies(package))).collect()
}

#[test]
fn crates_of_the_workspace_name_each_other_as_drawn() {
    let named = named();
    let ours: BTreeSet<&str> = EDGES.iter().map(|(name, _)| *name).collect();
    assert_eq!(named.keys().map(String::as_str).collect::<BTreeSet<_>>(), ours, "a crate that the table does not know");
    for (name, expected) in EDGES {
        let edges: Vec<&str> = named[name].iter().map(String::as_str).filter(|it| ours.contains(it)).collect();
        assert_eq!(edges, expected, "{name}");
    }
}

#[test]
fn what_comes_from_elsewhere_stays_where_it_is_at_home() {
    let named = named();
    for (foreign, homes) in AT_HOME {
        let users: Vec<&str> = named.iter().filter(|(_, names)| names.contains(foreign)).map(|(name, _)| name.as_str()).collect();
        assert!(users.iter().all(|user| homes.contains(user)), "{foreign} is named by {users:?}");
        assert!(!users.is_empty(), "{foreign} is named by nobody: the list is old");
    }
    let of_domain: Vec<&str> = named["domain"].iter().map(String::as_str).collect();
    assert_eq!(of_domain, ["jiff", "serde", "thiserror", "unicode-normalization", "uuid"], "nothing enters `domain` without a decision");
    for foreign in ["tokio", "axum", "tracing", "getrandom", "reqwest"] {
        for name in ["domain", "interop", "app"] {
            assert!(!named[name].contains(foreign), "{name} names {foreign}");
        }
    }
}

#[test]
fn the_readme_draws_the_crates_as_they_are() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    let named = named();
    let mut drawn = BTreeSet::new();
    for line in readme.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let (name, may) = (cells.next().unwrap_or_default().trim_matches('`'), cells.next().unwrap_or_default());
        if name.starts_with("make ") {
            continue;
        }
        let of_crate = named.get(name).unwrap_or_else(|| panic!("README.md: there is no crate {name}"));
        let written: BTreeSet<&str> = may.split('`').skip(1).step_by(2).filter(|word| named.contains_key(*word)).collect();
        let real: BTreeSet<&str> = of_crate.iter().map(String::as_str).filter(|it| named.contains_key(*it)).collect();
        assert_eq!(written, real, "README.md: {name}");
        drawn.insert(name.to_owned());
    }
    assert_eq!(drawn, named.keys().cloned().collect(), "README.md: the table of crates");
}

#[test]
fn a_text_area_is_made_in_one_place_and_sql_written_in_one_crate() {
    let mut rust = Vec::new();
    for folder in ["app/src", "app/browser/src", "app/domain/src", "server/src", "server/academy/src", "server/interop/src"] {
        sources(&root().join(folder), &mut rust);
    }
    assert!(rust.len() > 50, "only {} files", rust.len());
    for file in rust {
        let text = std::fs::read_to_string(&file).expect("readable");
        let name = file.to_string_lossy().replace('\\', "/");
        // Leptos 0.8 does not escape the children of a text area.
        assert!(!text.contains("<textarea") || name.ends_with("ui/fields.rs"), "{name} makes a text area of its own");
        assert!(!text.contains("sqlx::"), "{name} speaks SQL");
    }
    let fields = std::fs::read_to_string(root().join("app/src/ui/fields.rs")).expect("readable");
    let area = fields.split("<textarea").nth(1).and_then(|rest| rest.split("</textarea>").next()).expect("a text area");
    assert!(area.trim_end().ends_with('>') && area.contains("inner_html="), "its text goes through `escape`: {area}");
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}
