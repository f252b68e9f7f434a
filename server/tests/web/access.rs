//! Who may do what: every line of `access.txt`, as each of nine people, against the route table in both directions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::http::Method;
use domain::language::Language;
use server::http::routes::routes;
use server::http::{Site, router};

use crate::stage::{COLUMNS, Line, Stage};
use crate::world::{Call, World};

const TABLE: &str = include_str!("../access.txt");
fn lines() -> Vec<Line> {
    let lines = TABLE.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|(index, line)| parse(index + 1, line)).collect()
}

fn parse(number: usize, line: &str) -> Line {
    let (asked, expected) = line.split_once('|').unwrap_or_else(|| panic!("access.txt:{number}: no answers"));
    let mut words = asked.split_whitespace();
    let mut word = |what: &str| words.next().unwrap_or_else(|| panic!("access.txt:{number}: no {what}")).to_owned();
    let (method, path, relation) = (word("method"), word("path"), word("relation"));
    let (relation, state) =
        relation.split_once(':').map_or((relation.clone(), String::new()), |(relation, state)| (relation.to_owned(), state.to_owned()));
    let expected: Vec<Option<u16>> = expected
        .split_whitespace()
        .map(|status| (status != ".").then(|| status.parse().unwrap_or_else(|_| panic!("access.txt:{number}: {status}"))))
        .collect();
    assert_eq!(expected.len(), COLUMNS.len(), "access.txt:{number}: one answer for each person");
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    Line { number, method, path, relation, state, sent: words.next().unwrap_or_default().to_owned(), expected }
}

#[test]
fn every_route_has_a_line_and_every_line_a_route() {
    let known: BTreeSet<String> = routes().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    let written: BTreeSet<String> = lines().iter().map(|line| format!("{} {}", line.method, line.path)).collect();
    let without_line: Vec<&String> = known.difference(&written).collect();
    let without_route: Vec<&String> = written.difference(&known).collect();
    assert!(without_line.is_empty(), "routes that server/tests/access.txt does not know: {without_line:#?}");
    assert!(without_route.is_empty(), "lines of server/tests/access.txt without a route: {without_route:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_is_let_to_what_is_theirs_and_to_nothing_else() {
    let mut stage = Stage::set().await;
    let (mut cases, mut crossed, mut wrong) = (0, 0, Vec::new());
    let mut by_status: BTreeMap<u16, u32> = BTreeMap::new();
    for line in lines() {
        let languages: &[&str] = match line.method {
            Method::GET if line.path.contains("{lang}") => &["en", "fr"],
            _ if line.number % 2 == 0 => &["en"],
            _ => &["fr"],
        };
        for (column, expected) in COLUMNS.iter().zip(&line.expected) {
            let Some(expected) = *expected else { continue };
            for language in languages {
                let (path, body) = stage.filled(&line, column, language).await;
                if line.method == Method::POST {
                    for header in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")] {
                        let call = stage.by(column, Call::bare_post(&path, body.clone()).with(header.0, header.1));
                        let status = stage.world.send(call).await.status;
                        crossed += 1;
                        if status != 403 {
                            wrong.push(format!("access.txt:{} {path} as {} with {header:?}: {status}, not 403", line.number, column.name));
                        }
                    }
                }
                let status = stage.answer(&line, column, &path, body).await;
                cases += 1;
                *by_status.entry(status).or_default() += 1;
                if status != expected {
                    let Line { number, method, relation, state, .. } = &line;
                    wrong.push(format!(
                        "access.txt:{number} {method} {path} {relation}:{state} as {}: {status}, not {expected}",
                        column.name
                    ));
                }
                stage.settle(&line, column, status).await;
            }
        }
    }
    println!("cases={cases} of them by status {by_status:?}; cross-site={crossed}");
    assert!(wrong.is_empty(), "{} of {cases} cases:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases > 1000, "only {cases} cases");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_without_a_word_of_its_origin_passes_and_other_methods_find_nothing() {
    let world = World::open().await;
    let form = "email=nobody@demo.example&password=x";
    assert_eq!(world.send(Call::bare_post("/en/sign-in", form)).await.status, 409);
    assert_eq!(world.send(Call::bare_post("/en/sign-in", form).with("origin", "http://127.0.0.1:3000")).await.status, 409);
    assert_eq!(world.send(Call::bare_post("/en/sign-in", form).with("sec-fetch-site", "none")).await.status, 409);
    let forged = Call::bare_post("/en/sign-in", form).with("origin", "https://evil.example").with("host", "evil.example");
    assert_eq!(world.send(forged).await.status, 403, "the Host header is not believed");
    for method in [Method::PUT, Method::PATCH, Method::DELETE, Method::TRACE] {
        for path in ["/en", "/en/courses", "/en/people", "/api/v1/attempts/x/answers"] {
            let call = Call::get(path).method(method.clone()).with("sec-fetch-site", "same-origin");
            assert_eq!(world.send(call).await.status, 404, "{method} {path}");
        }
    }
    for only_posted in ["/en/sign-out", "/api/v1/attempts/x/answers"] {
        assert_eq!(world.send(Call::get(only_posted)).await.status, 404, "GET {only_posted}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_demonstration_shows_is_nowhere_else() {
    let mut world = World::open().await;
    let real = Arc::new(Site::new(world.academy.clone(), world.site.config.clone(), server::assets::Site::default(), false));
    let router = router(&real);
    let admin = world.person("admin").await;
    for who in [None, Some(&admin)] {
        assert_eq!(world.send_to(&router, Call::get("/en/style").by(who)).await.status, 404);
        assert_eq!(world.page("/en/style", who).await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn coordinators_see_their_own_officers_and_what_waits_for_them_alone() {
    let mut world = World::open().await;
    let (of_senegal, of_ghana) = (world.person("coordinator").await, world.person("coordinator2").await);
    for path in ["/en/administration/officers", "/en/administration/officers?as=csv", "/en/administration/officers?q=demo.example&as=csv"] {
        let (senegal, ghana) = (world.page(path, Some(&of_senegal)).await.body, world.page(path, Some(&of_ghana)).await.body);
        assert!(senegal.contains("Aminata Ba") && !senegal.contains("Kwame Asante") && !senegal.contains("Nana Addo"), "{path}");
        assert!(ghana.contains("Kwame Asante") && !ghana.contains("Aminata Ba") && !ghana.contains("Fatou Sarr"), "{path}");
    }
    let (senegal, ghana) =
        (world.page("/fr/administration", Some(&of_senegal)).await, world.page("/fr/administration", Some(&of_ghana)).await);
    assert!(senegal.body.contains("Babacar Seck") && !senegal.body.contains("Akosua Frimpong"));
    assert!(ghana.body.contains("Akosua Frimpong") && !ghana.body.contains("Babacar Seck"));
    let admin = world.person("admin").await;
    assert!(!world.page("/en/administration", Some(&admin)).await.body.contains("Babacar Seck"), "Senegal has a coordinator");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_has_changed_nothing() {
    let mut world = World::open().await;
    let (holder, other) = (world.person("officer").await, world.person("officer2").await);
    let credential = world.credential(&holder).await;
    let attempt = world.open_attempt(&holder).await;
    let mut visit = world.academy.visit(Some(&holder.token)).await.expect("a visit");
    let before = world.academy.sitting(&mut visit, attempt, Language::EN).await.expect("a sitting");
    drop(visit);
    for item in &before.items {
        let question = &item.question_id;
        for answer in ["a", "true", "1"] {
            let form = format!("question={question}&answer={answer}");
            assert_eq!(world.send(Call::post(&format!("/en/attempts/{attempt}"), form).by(Some(&other))).await.status, 404);
        }
    }
    assert_eq!(world.send(Call::post(&format!("/en/attempts/{attempt}"), "do=hand-in").by(Some(&other))).await.status, 404);
    assert_eq!(world.send(Call::post(&format!("/en/credentials/{credential}"), "do=hide").by(Some(&other))).await.status, 404);
    let mut visit = world.academy.visit(Some(&holder.token)).await.expect("a visit");
    let after = world.academy.sitting(&mut visit, attempt, Language::EN).await.expect("a sitting");
    assert!(after.attempt.handed_in_at.is_none() && after.answers == before.answers);
    let public = world.page(&format!("/verify/{credential}"), None).await;
    assert!(public.body.contains(&holder.actor.name), "the public page still stands");
}
