//! Every page renders without scripts, in both languages, with its headers.

use axum::http::Method;
use server::http::Who;
use server::http::routes::{Route, routes};

use crate::markup::{faults, leads_to_the_other_language};
use crate::objects::PASSWORD;
use crate::world::{Call, Person, World, encoded};

/// Routes answered by something else than a page.
const NOT_PAGES: [&str; 10] = [
    "/",
    "/{lang}/credentials/{credential}/badge",
    "/{lang}/credentials/{credential}/pdf",
    "/{lang}/accreditation/files/{case}/letters/{letter}/pdf",
    "/.well-known/did.json",
    "/status/{list}",
    "/healthz",
    "/readyz",
    "/metrics",
    "/assets/{file}",
];

/// One page to look at: address in English, who looks.
struct Look {
    path: String,
    who: Option<Person>,
}

/// Every page route as somebody who may open it; what anybody may open also as an officer.
async fn looks(world: &mut World) -> Vec<Look> {
    let mut looks = Vec::new();
    for account in ["officer", "officer2"] {
        // Before anything is looked at: what is open stays open.
        let person = world.person(account).await;
        world.credential(&person).await;
    }
    for route in routes().iter().filter(|route| route.method == Method::GET && !NOT_PAGES.contains(&route.path)) {
        let accounts: &[Option<&str>] = match route.who {
            Who::Anyone => &[None, Some("officer"), Some("waiting1")],
            Who::Demo => &[None],
            Who::SignedIn => &[Some("officer"), Some("waiting1")],
            Who::Member => &[Some("officer"), Some("officer2")],
            Who::Coordinator => &[Some("coordinator")],
            Who::Tutor => &[Some("tutor")],
            Who::CourseTeam => &[Some("tutor"), Some("publisher")],
            Who::Administrator => &[Some("admin")],
            Who::Auditor => &[Some("auditor")],
        };
        let accounts = accreditation_accounts(route.path).unwrap_or(accounts);
        for account in accounts {
            let who = match account {
                Some(account) => Some(world.person(account).await),
                None => None,
            };
            if let Some(path) = filled(world, route, who.as_ref()).await {
                looks.push(Look { path, who });
            }
        }
    }
    let (officer, coordinator) = (world.person("officer").await, world.person("coordinator").await);
    let attempt = world.open_attempt(&officer).await;
    let more = ["/en/courses?q=risk&topic=risk-management", "/en/courses?q=nothing-has-this", "/en/sign-in?next=%2Fen%2Flearning"];
    looks.extend(more.map(|path| Look { path: path.to_owned(), who: None }));
    looks.extend([2, 3, 4, 5].map(|number| Look { path: format!("/en/attempts/{attempt}?q={number}"), who: Some(officer.clone()) }));
    looks.push(Look { path: format!("/en/attempts/{attempt}?q=all"), who: Some(officer) });
    looks.push(Look { path: "/en/administration/officers?q=a&course=crm".to_owned(), who: Some(coordinator) });
    looks
}

/// Who looks at a page of accreditation.
fn accreditation_accounts(path: &str) -> Option<&'static [Option<&'static str>]> {
    let rest = path.strip_prefix("/{lang}/accreditation")?;
    Some(match rest {
        "" => &[
            Some("accreditation-manager"),
            Some("coordinator"),
            Some("assessor1"),
            Some("decision-maker"),
            Some("officer"),
            Some("officer2"),
        ],
        "/profile" => &[Some("officer2")],
        "/calls/{call}" => &[Some("accreditation-manager"), Some("coordinator"), Some("decision-maker")],
        "/files/{case}" => {
            &[Some("accreditation-manager"), Some("coordinator"), Some("officer2"), Some("assessor1"), Some("decision-maker")]
        }
        "/files/{case}/documents" => &[Some("coordinator"), Some("officer2"), Some("assessor1")],
        "/import/{import}" => &[Some("accreditation-manager"), Some("decision-maker")],
        "/files/{case}/scores" => &[Some("assessor1")],
        "/files/{case}/letters/{letter}" => &[Some("accreditation-manager"), Some("officer2")],
        "/delegation" => &[Some("decision-maker"), Some("auditor")],
        "/scoring" => &[Some("assessor1"), Some("officer")],
        "/letters/{kind}" | "/policies/{category}/{domain}" => &[Some("admin"), Some("decision-maker")],
        _ => &[Some("accreditation-manager")],
    })
}

/// The route's address in English; none where this person cannot open it.
async fn filled(world: &mut World, route: &Route, who: Option<&Person>) -> Option<String> {
    let (place, holder) = (world.place().await, world.person("officer").await);
    let is_member = who.is_some_and(|who| who.actor.is_member());
    let mut path = route.path.replace("{lang}", "en");
    if path.contains("{module}") && !is_member {
        return None;
    }
    if path.ends_with("/final") && world.course().await.edition.course.final_assessment.is_none() {
        return None;
    }
    if path.contains("{document}") {
        // A file to be kept, and no page.
        return None;
    }
    path = filed(world, path).await;
    if path.contains("/{lesson}") {
        path = path.replace("{lesson}", &place.lessons[0]);
    }
    path = path.replace("{course}", &place.course).replace("{module}", &place.module);
    if path.contains("/marking/{attempt}") {
        let attempt = world.written().await;
        path = path.replace("{attempt}", &attempt.to_string()).replace("{question}", "hq-w-risk");
    }
    if path.contains("{batch}") {
        let (batch, sheet) = world.printing().await;
        path = path.replace("{batch}", &batch.to_string()).replace("{sheet}", &sheet);
    }
    if path.contains("{attempt}") {
        let who = who?;
        let attempt = if path.ends_with("/review") { world.handed_in(who).await } else { world.open_attempt(who).await };
        path = path.replace("{attempt}", &attempt.to_string());
    }
    path = path.replace("{quiz}", &place.quiz).replace("{question}", &place.question);
    if path.contains("{correction}") {
        let proposer = world.person("publisher").await;
        path = path.replace("{correction}", &world.correction(&proposer, 3).await.to_string());
    }
    if path.contains("{credential}") {
        let owner = if path.starts_with("/verify") { &holder } else { who.filter(|_| is_member)? };
        path = path.replace("{credential}", &world.credential(owner).await.to_string());
    }
    Some(linked(world, path).await)
}

/// The address with the link it takes, where it does.
async fn linked(world: &mut World, path: String) -> String {
    let token = if path.contains("/confirm/") {
        world.registered("SN").await.0
    } else if path.contains("/feedback/") {
        world.open_feedback().await
    } else if path.contains("/forgotten/") {
        let email = "colleague1@demo.example";
        world.academy.forgot_password(email, &path).await.expect("a letter");
        world.clock.advance(domain::time::Span::minutes(4));
        world.link_to(email, "new-password").await
    } else {
        return path;
    };
    path.replace("{token}", &token)
}

/// The address with what it names of accreditation.
async fn filed(world: &mut World, path: String) -> String {
    let mut path = path.replace("{category}", "toa").replace("{domain}", "risk-management");
    if path.contains("{case}") || path.contains("{call}") {
        let (call, case) = world.seated_case().await;
        path = path.replace("{case}", &case.to_string()).replace("{call}", &call.to_string());
    }
    if path.contains("{letter}") {
        path = path.replace("{letter}", &world.letter().await.to_string());
    }
    path = path.replace("{kind}", "not-yet");
    if path.contains("{import}") {
        path = path.replace("{import}", &world.brought().await.to_string());
    }
    path
}

/// The same page in the other language.
fn in_french(path: &str) -> String {
    match path.strip_prefix("/en") {
        Some(rest) => format!("/fr{rest}"),
        None => format!("{path}?lang=fr"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_renders_without_scripts_in_both_languages() {
    let mut world = World::open().await;
    let (mut seen, mut wrong) = (0, Vec::new());
    for look in looks(&mut world).await {
        let mut texts = Vec::new();
        for (language, path) in [("en", look.path.clone()), ("fr", in_french(&look.path))] {
            let answer = world.page(&path, look.who.as_ref()).await;
            let mut faults = faults(&answer, language, look.who.is_some());
            if answer.status != 200 {
                faults.push(format!("status {}", answer.status));
            }
            if !path.starts_with("/verify") {
                faults.extend(leads_to_the_other_language(&answer, &path, language));
            }
            texts.push(answer.words());
            seen += 1;
            wrong.extend(faults.into_iter().map(|fault| format!("{path}: {fault}")));
        }
        if texts[0] == texts[1] {
            wrong.push(format!("{}: the same words in both languages", look.path));
        }
    }
    println!("pages={seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_error_is_a_page_in_the_language_of_its_address() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let attempt = world.handed_in(&officer).await;
    for language in ["en", "fr"] {
        let other = world.person("officer2").await;
        let sign_in = format!("/{language}/sign-in");
        for _ in 0..10 {
            world.send(Call::post(&sign_in, format!("email={language}@demo.example&password=x"))).await;
        }
        let cases = [
            (404, Call::get(&format!("/{language}/nowhere/at/all")), None),
            (404, Call::get(&format!("/{language}/courses/nowhere")), None),
            (404, Call::get(&format!("/{language}/attempts/{attempt}/review")), Some(&other)),
            (403, Call::get(&format!("/{language}/people")), Some(&other)),
            (401, Call::get(&format!("/{language}/learning")), None),
            (409, Call::post(&sign_in, "email=nobody@demo.example&password=x"), None),
            (409, Call::post(&format!("/{language}/confirm/spent"), ""), None),
            (422, Call::post(&format!("/{language}/register"), "name="), None),
            (422, Call::post(&format!("/{language}/account"), "present=&password=&again="), Some(&other)),
            (429, Call::post(&sign_in, format!("email={language}@demo.example&password=x")), None),
        ];
        for (status, call, who) in cases {
            let words = format!("{call:?}");
            let answer = world.send(call.by(who)).await;
            assert_eq!(answer.status, status, "{words}");
            let faults = faults(&answer, language, who.is_some());
            assert!(faults.is_empty(), "{words}: {faults:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_island_on_a_page_is_in_the_built_module() {
    let exports = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site/exports.json");
    let exports = std::fs::read_to_string(exports).unwrap_or_else(|error| panic!("{exports}: {error}; run `make site` first"));
    let exports: Vec<String> = serde_json::from_str(&exports).expect("a list of names");
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let attempt = world.open_attempt(&officer).await;
    let page = world.page(&format!("/en/attempts/{attempt}?q=1"), Some(&officer)).await;
    let islands: Vec<&str> = page.body.split("data-component=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(islands.len(), 1, "a question has its keeper");
    for island in islands {
        assert!(
            exports.iter().any(|export| export == island),
            "{island} is not in target/site/exports.json {exports:?}: run `make site` again"
        );
    }
    let start = page
        .between("<script type=\"module\"", "</script>")
        .and_then(|tag| tag.split("src=\"").nth(1))
        .and_then(|rest| rest.split('"').next());
    let start = start.unwrap_or_default();
    let file = world.send(Call::get(start).with("accept-encoding", "br")).await;
    assert_eq!((file.status, file.header("content-encoding")), (200, "br"), "{start}");
    assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_credential_is_verified_in_the_readers_language() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let path = format!("/verify/{}", world.credential(&officer).await);
    for (path, name, value, language) in [
        (path.clone(), "accept-language", "fr-CH,fr;q=0.9,en;q=0.8", "fr"),
        (path.clone(), "accept-language", "de,en;q=0.5", "en"),
        (path.clone(), "cookie", "language=fr", "fr"),
        (format!("{path}?lang=fr"), "accept-language", "en", "fr"),
        (format!("{path}?lang=xx"), "accept-language", "fr", "fr"),
    ] {
        let answer = world.send(Call::get(&path).with(name, value)).await;
        let faults = faults(&answer, language, false);
        assert!(answer.status == 200 && faults.is_empty(), "{path} {name}: {value}: {} {faults:?}", answer.status);
        let heading = if language == "fr" { "Vérif" } else { "Verif" };
        assert!(answer.between("<h1>", "</h1>").is_some_and(|words| words.contains(heading)), "{path} {name}: {value}");
        assert!(answer.body.contains("<meta name=\"robots\" content=\"noindex\">"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_front_door_leads_to_the_language_of_the_reader() {
    let mut world = World::open().await;
    for (name, value, to) in [
        ("cookie", "language=fr", "/fr"),
        ("cookie", "language=xx", "/en"),
        ("accept-language", "fr;q=0.4,en;q=0.9", "/en"),
        ("accept-language", "es,fr;q=0.1", "/fr"),
        ("accept-language", "\u{1f}", "/en"),
    ] {
        let answer = world.send(Call::get("/").with(name, value.trim_matches('\u{1f}'))).await;
        assert_eq!((answer.status, answer.header("location")), (303, to), "{name}: {value}");
    }
    let officer = world.person("officer").await;
    assert_eq!(world.page("/", Some(&officer)).await.header("location"), "/fr", "the officer prefers French");
    let page = world.page("/fr", None).await;
    assert!(page.cookies().iter().any(|cookie| cookie.starts_with("language=fr;") && cookie.contains("SameSite=Lax")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_and_json_are_what_they_say_and_nothing_guesses_otherwise() {
    let mut world = World::open().await;
    let (officer, coordinator) = (world.person("officer").await, world.person("coordinator").await);
    let badge = format!("/en/credentials/{}/badge", world.credential(&officer).await);
    for (path, who, kind, cache) in [
        (badge.as_str(), Some(&officer), "text/plain", "no-store"),
        ("/en/administration/officers?as=csv", Some(&coordinator), "text/csv; charset=utf-8", "no-store"),
        ("/.well-known/did.json", None, "application/did+json", "public, max-age=300"),
        ("/status/1", None, "application/vc+jwt", "public, max-age=300"),
        ("/healthz", None, "text/plain; charset=utf-8", "no-store"),
    ] {
        let answer = world.page(path, who).await;
        let told = (answer.status, answer.header("content-type"), answer.header("cache-control"), answer.header("x-content-type-options"));
        assert_eq!(told, (200, kind, cache, "nosniff"), "{path}");
    }
    let refused = world.send(Call::post("/api/v1/attempts/x/answers", "{}").by(Some(&officer))).await;
    let told = (refused.status, refused.header("content-type"), refused.header("x-content-type-options"));
    assert_eq!(told, (404, "application/problem+json", "nosniff"));
    assert!(refused.body.contains("\"/problems/not-found\""), "{}", refused.body);
    let typed = format!("name=Awa&email=awa@douane.example&organisation=x&language=fr&password={}", encoded(PASSWORD));
    let page = world.send(Call::post("/fr/register", typed)).await;
    assert!(!page.body.contains("perle rouge"), "a password comes back");
}
