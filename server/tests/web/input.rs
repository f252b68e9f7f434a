//! What people, their browsers and others send that is wrong or forged.

use academy::DEMO_PASSWORD;
use app::ui::fields::problem_words;
use domain::language::Language;
use domain::refusal::Problem;
use domain::time::Span;

use crate::objects::PASSWORD;
use crate::world::{Answer, Call, World, encoded, words};

/// A registration with one field another.
pub(crate) fn registration(organisation: &str, field: &str, value: &str) -> String {
    let typed = [
        ("name", "Awa Diallo"),
        ("email", "awa.diallo@douane.example"),
        ("organisation", organisation),
        ("language", "fr"),
        ("password", PASSWORD),
    ];
    let pairs = typed.map(|(name, usual)| format!("{name}={}", encoded(if name == field { value } else { usual })));
    pairs.join("&")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_registration_comes_back_with_what_was_typed_and_what_is_wrong() {
    let world = World::open().await;
    let senegal = world.organisation("SN").await;
    let long = "é".repeat(201);
    let cases = [
        ("name", long.as_str(), Problem::TooLong { most: 200 }),
        ("name", "", Problem::Missing),
        ("name", "\u{202e}\u{0} \n", Problem::Missing),
        ("email", "awa.diallo", Problem::NotAnAddress),
        ("email", "awa@douane", Problem::NotAnAddress),
        ("email", "awa\"><b>@douane.example", Problem::NotAnAddress),
        ("email", "", Problem::Missing),
        ("organisation", "01890000-0000-7000-8000-000000000000", Problem::NotAChoice),
        ("organisation", "<b>Senegal", Problem::NotAChoice),
        ("organisation", "", Problem::Missing),
        ("language", "de", Problem::NotAChoice),
        ("password", "password123", Problem::Guessable),
        ("password", "customs2026", Problem::Guessable),
        ("password", "marée 47", Problem::TooShort { least: domain::people::PASSWORD_LEAST }),
        ("password", "", Problem::Missing),
    ];
    for (field, value, problem) in cases {
        for language in [Language::EN, Language::FR] {
            let answer = world.send(Call::post(&format!("/{language}/register"), registration(&senegal, field, value))).await;
            assert_eq!(answer.status, 422, "{field}={value}");
            let words = words(&problem_words(language, &problem));
            assert!(answer.words().contains(&words), "{field}={value} in {language}: {words:?} is not in {}", answer.words());
            let name = if field == "name" { app::frame::escape(value) } else { "Awa Diallo".to_owned() };
            assert!(
                field == "name" && value.len() < 10 || answer.body.contains(&format!("value=\"{name}\"")),
                "{field}={value}: the name typed is lost"
            );
            assert!(!answer.body.contains("<b>") && !answer.body.contains(PASSWORD), "{field}={value}");
            if field == "password" && !value.is_empty() {
                assert!(!answer.body.contains(value), "the password comes back");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_of_any_script_are_kept_and_control_characters_are_not() {
    let mut world = World::open().await;
    let ghana = world.organisation("GH").await;
    let coordinator = world.person("coordinator2").await;
    for (number, (typed, kept)) in [
        ("Ada 🚢 Mensah", "Ada 🚢 Mensah"),
        ("محمد بن يوسف", "محمد بن يوسف"),
        ("A\u{0}d\u{7}a\t \u{202e}Boateng", "Ada Boateng"),
        ("O'Brien & <Sons>", "O'Brien & <Sons>"),
        (&"字".repeat(200), &"字".repeat(200)),
    ]
    .into_iter()
    .enumerate()
    {
        let email = format!("script{number}@gra.example");
        let body = registration(&ghana, "name", typed).replace("awa.diallo%40douane.example", &encoded(&email));
        let answer = world.send(Call::post("/en/register", body)).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/en/registered"), "{typed}");
        let token = world.link_to(&email, "confirm-address").await;
        let confirmed = world.send(Call::post(&format!("/en/confirm/{token}"), "")).await;
        assert_eq!(confirmed.status, 303, "{typed}");
        let again = world.send(Call::post(&format!("/en/confirm/{token}"), "")).await;
        assert_eq!((again.status, again.token()), (409, None), "a link is used once");
        let page = world.page("/en/administration", Some(&coordinator)).await;
        assert!(page.words().contains(kept), "{kept} is not in {}", page.words());
        assert!(!page.body.contains("<Sons>"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_known_and_an_unknown_address_are_answered_alike() {
    let mut world = World::open().await;
    let same = |left: &Answer, right: &Answer, addresses: [&str; 2]| {
        let plain = |answer: &Answer| answer.body.replace(addresses[0], "ADDRESS").replace(addresses[1], "ADDRESS");
        assert_eq!((left.status, left.header("location"), left.cookies()), (right.status, right.header("location"), right.cookies()));
        assert_eq!(plain(left), plain(right));
    };
    let addresses = ["officer@demo.example", "nobody@demo.example"];
    let mut answers = Vec::new();
    for address in addresses {
        answers.push(world.send(Call::post("/fr/sign-in", format!("email={}&password=wrong+password", encoded(address)))).await);
        answers.push(world.send(Call::post("/fr/forgotten", format!("email={}", encoded(address)))).await);
    }
    assert_eq!((answers[0].status, answers[1].status), (409, 303));
    same(&answers[0], &answers[2], addresses);
    same(&answers[1], &answers[3], addresses);
    let senegal = world.organisation("SN").await;
    let known = world.send(Call::post("/fr/register", registration(&senegal, "email", addresses[0]))).await;
    let unknown = world.send(Call::post("/fr/register", registration(&senegal, "email", "new@demo.example"))).await;
    same(&known, &unknown, addresses);
    world.link_to("new@demo.example", "confirm-address").await;
    assert!(world.letters.iter().any(|letter| letter.address == addresses[0] && letter.letter.name() == "already-registered"));
    let unconfirmed = world.send(Call::post("/fr/sign-in", format!("email=new%40demo.example&password={}", encoded(PASSWORD)))).await;
    assert_eq!((unconfirmed.status, unconfirmed.token()), (409, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_eleventh_wrong_password_waits_a_quarter_of_an_hour() {
    let world = World::open().await;
    let attempt =
        |email: &str, password: &str| Call::post("/fr/sign-in", format!("email={}&password={}", encoded(email), encoded(password)));
    for number in 1..=10 {
        // In any case and from anywhere: it is one account.
        let email = if number % 2 == 0 { "officer@demo.example" } else { " Officer@Demo.Example " };
        let status = world.send(attempt(email, "wrong").from([10, 0, 0, number])).await.status;
        assert_eq!(status, 409, "try {number}");
    }
    let eleventh = world.send(attempt("officer@demo.example", DEMO_PASSWORD).from([10, 0, 1, 1])).await;
    assert_eq!((eleventh.status, eleventh.token()), (429, None));
    assert_eq!(world.send(attempt("officer2@demo.example", DEMO_PASSWORD)).await.status, 303, "others are not held up");
    world.clock.advance(Span::minutes(16));
    let after = world.send(attempt("officer@demo.example", DEMO_PASSWORD)).await;
    assert!(after.status == 303 && after.token().is_some(), "{}", after.status);
    let cookie = after.cookies().into_iter().find(|cookie| cookie.starts_with("fairway=")).unwrap_or_default().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_led_to_another_site_after_signing_in() {
    let world = World::open().await;
    for (next, to) in [
        ("/fr/courses?q=a&topic=b", "/fr/courses?q=a&topic=b"),
        ("https://evil.example/", "/en/learning"),
        ("//evil.example/", "/en/learning"),
        ("/\\evil.example", "/en/learning"),
        ("/\t/evil.example", "/en/learning"),
        ("/a\r\nset-cookie: x=y", "/en/learning"),
        ("javascript:alert(1)", "/en/learning"),
        ("", "/en/learning"),
    ] {
        let body = format!("email=officer@demo.example&password={DEMO_PASSWORD}&next={}", encoded(next));
        let answer = world.send(Call::post("/en/sign-in", body)).await;
        assert_eq!((answer.status, answer.header("location")), (303, to), "{next}");
    }
    let page = world.page("/en/sign-in?next=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", None).await;
    assert!(!page.body.contains("<script"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_and_cookies_that_are_no_text_find_nothing_and_break_nothing() {
    let world = World::open().await;
    for path in [
        "/en/courses/%FF",
        "/en/courses/%FF/%C3%28",
        "/%FF",
        "/en/confirm/%00%FF",
        "/verify/%FF",
        "/assets/%FF",
        "/de",
        "/de/courses",
        "/EN",
        "/en/",
        "/en//courses",
        "/fr/%2e%2e/en",
    ] {
        let answer = world.page(path, None).await;
        assert!(answer.status == 404 && answer.is_page(), "{path}: {} {:?}", answer.status, answer.body);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
    assert_eq!(world.send(Call::post("/de/sign-in", "email=a")).await.status, 404);
    for query in ["q=%FF", "q=%", "q=%zz", "q", "&&=&", "q=%00", "topic=%22%3E%3Cb%3E", &format!("q={}", "a".repeat(20_000))] {
        let answer = world.page(&format!("/en/courses?{query}"), None).await;
        assert!(answer.status == 200 && !answer.body.contains("\"><b>"), "{query}: {}", answer.status);
    }
    let long = "x".repeat(5000);
    for cookie in ["fairway=", "fairway=x", "fairway=%FF;;;=", "theme=\"><script>; language=xx", "language=../../etc", "=", long.as_str()] {
        let answer = world.send(Call::get("/en/courses").with("cookie", cookie)).await;
        assert!(answer.status == 200 && !answer.body.contains("<script") && !answer.body.contains("data-theme"), "{cookie}");
        assert_eq!(world.send(Call::get("/en/learning").with("cookie", cookie)).await.status, 401, "{cookie}");
    }
    let nulls = world.send(Call::post("/en/sign-in", "email=%FF&email=%00&password=%00%FF&shared=%FF")).await;
    assert_eq!(nulls.status, 409);
    let json = world.send(Call::post("/en/sign-in", "{}").with("content-type", "application/json")).await;
    assert_eq!(json.status, 409, "what is no form has no fields");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_too_large_is_turned_away_and_the_next_one_served() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let attempt = world.open_attempt(&officer).await;
    for path in [
        "/en/register".to_owned(),
        "/en/sign-in".to_owned(),
        format!("/en/attempts/{attempt}"),
        format!("/api/v1/attempts/{attempt}/answers"),
    ] {
        let answer = world.send(Call::post(&path, vec![b'a'; 512 * 1024 + 1]).by(Some(&officer))).await;
        assert!(answer.status == 413 || answer.status == 422, "{path}: {}", answer.status);
        assert!(answer.is_page() || answer.header("content-type") == "application/problem+json", "{path}");
    }
    let most = world.send(Call::post("/en/sign-in", vec![b'a'; 512 * 1024])).await;
    assert_eq!(most.status, 409, "what just fits is read");
    assert_eq!(world.page("/en", None).await.status, 200);
}
