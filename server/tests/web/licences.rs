//! What others wrote and we ship: under licences the project's list allows, and no other.

use std::collections::BTreeSet;
use std::process::Command;

use crate::residence::root;

#[test]
fn every_dependency_has_a_licence_of_the_list() {
    let list: toml::Table = std::fs::read_to_string(root().join(".deny.toml")).expect(".deny.toml").parse().expect("TOML");
    let allowed = list["licenses"]["allow"].as_array().expect("a list of licences");
    let allowed: BTreeSet<&str> = allowed.iter().filter_map(toml::Value::as_str).collect();
    let said = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--all-features", "--filter-platform=x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .expect("cargo metadata");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&said.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "only {} packages were looked at", packages.len());
    let mut faults = Vec::new();
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("none");
        let fits = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX)
            .is_ok_and(|expression| expression.evaluate(|wanted| wanted.license.id().is_some_and(|id| allowed.contains(id.name))));
        if !fits {
            faults.push(format!("{} {}: {licence}", package["name"], package["version"]));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
