//! Keys of devices: lent to whoever is signed in, destroyed by signing out there, and by nothing else.

use academy::DEMO_PASSWORD;

use crate::world::{Answer, Call, Person, World, encoded};

const DEVICE: &str = "0123456789abcdef0123456789abcdef";
const OTHER_DEVICE: &str = "fedcba9876543210fedcba9876543210";

async fn lend(world: &World, who: &Person, device: &str) -> Answer {
    world.send(Call::post("/api/v1/journal", format!("{{\"version\":1,\"device\":\"{device}\"}}")).by(Some(who))).await
}

/// Owner and key.
async fn lent(world: &World, who: &Person, device: &str) -> (String, String) {
    let answer = lend(world, who, device).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"), "{}", answer.body);
    let lent: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let text = |name: &str| lent[name].as_str().unwrap_or_else(|| panic!("{name} in {lent}")).to_owned();
    (text("owner"), text("key"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_is_lent_the_same_key_until_its_officer_signs_out_there() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let first = lent(&world, &officer, DEVICE).await;
    assert_eq!(lent(&world, &officer, DEVICE).await, first);
    let elsewhere = lent(&world, &officer, OTHER_DEVICE).await;
    assert_eq!(elsewhere.0, first.0, "the mark is the person's");
    assert_ne!(elsewhere.1, first.1, "the key is the device's too");
    let other = world.person("officer2").await;
    let theirs = lent(&world, &other, DEVICE).await;
    assert!(theirs.0 != first.0 && theirs.1 != first.1);

    // A sign-in that ran out, a new one, a changed password: the key stays.
    world.clock.advance(domain::time::Span::hours(13));
    assert_eq!(lend(&world, &officer, DEVICE).await.status, 401);
    let again = world.sign_in("officer", true).await;
    assert_eq!(lent(&world, &again, DEVICE).await, first);
    let password = encoded("seven lights on the quay");
    let form = format!("present={}&password={password}&again={password}", encoded(DEMO_PASSWORD));
    let changed = world.send(Call::post("/en/account", form).by(Some(&again))).await;
    let token = changed.token().expect("a new sign-in");
    let after = world.known_by(token).await;
    assert_eq!(lent(&world, &after, DEVICE).await, first);

    // Signing out there destroys it; the other person's stays.
    let out = world.send(Call::post("/en/sign-out", "").by(Some(&after))).await;
    assert_eq!((out.status, out.header("clear-site-data")), (303, "\"cache\""), "never the storage: entries of others live there");
    let other = world.sign_in("officer2", false).await;
    assert_eq!(lent(&world, &other, DEVICE).await, theirs);
    let signed_in = world.academy.sign_in("officer@demo.example", "seven lights on the quay", false, "test").await.expect("signed in");
    let back = world.known_by(signed_in.token).await;
    let new = lent(&world, &back, DEVICE).await;
    assert!(new.0 == first.0 && new.1 != first.1);
    assert_eq!(lent(&world, &back, OTHER_DEVICE).await, elsewhere, "what another device holds is not lost");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_answers_wait_on_the_device_signing_out_asks_what_becomes_of_them() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let key = lent(&world, &officer, DEVICE).await;
    let out = |form: &'static str| Call::post("/fr/sign-out", form).with("cookie", "journal=1");
    let asked = world.send(out("").by(Some(&officer))).await;
    assert_eq!((asked.status, asked.header("location")), (303, "/fr/account/leaving"));
    let page = world.page("/fr/account/leaving", Some(&officer)).await;
    assert!(page.body.contains("value=\"keep\"") && page.body.contains("value=\"discard\"") && page.body.contains("data-component"));
    assert_eq!(world.send(out("unsent=keep").by(Some(&officer))).await.header("location"), "/fr");
    assert_eq!(world.page("/fr/learning", Some(&officer)).await.status, 401);
    let back = world.sign_in("officer", false).await;
    assert_eq!(lent(&world, &back, DEVICE).await, key);
    world.send(out("unsent=discard").by(Some(&back))).await;
    let again = world.sign_in("officer", false).await;
    assert_ne!(lent(&world, &again, DEVICE).await, key);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_carry_the_island_that_sends_only_while_something_waits_and_somebody_is_signed_in() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    for path in ["/en/courses", "/en/learning", "/en/nowhere"] {
        let plain = world.page(path, Some(&officer)).await;
        assert!(!plain.body.contains("<script") && plain.header("content-security-policy").contains("script-src 'none'"), "{path}");
        let waiting = world.send(Call::get(path).by(Some(&officer)).with("cookie", "journal=1")).await;
        assert!(waiting.body.contains("data-component=\"UnsentAnswers"), "{path}");
        assert!(waiting.header("content-security-policy").contains("connect-src 'self'"), "{path}");
    }
    let visitor = world.send(Call::get("/en/courses").with("cookie", "journal=1")).await;
    assert!(!visitor.body.contains("<script"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_typed_by_another_person_on_the_device_is_not_taken() {
    let mut world = World::open().await;
    let (officer, other) = (world.person("officer").await, world.person("officer2").await);
    let attempt = world.open_attempt(&officer).await;
    let owner = lent(&world, &other, DEVICE).await.0;
    let body = format!(
        "{{\"version\":1,\"owner\":\"{owner}\",\"question\":\"q\",\"answer\":\"none\",\"step\":{{\"device\":\"{DEVICE}\",\"counter\":1}},\
         \"after\":null,\"edited_at\":1,\"language\":\"en\"}}"
    );
    let answer = world.send(Call::post(&format!("/api/v1/attempts/{attempt}/answers"), body).by(Some(&officer))).await;
    assert_eq!((answer.status, answer.header("content-type")), (403, "application/problem+json"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_officer_sees_and_ends_sign_ins_elsewhere() {
    let mut world = World::open().await;
    let here = world.person("officer").await;
    let there = world.sign_in("officer", true).await;
    let page = world.page("/en/account", Some(&here)).await;
    assert_eq!(page.body.matches("name=\"sign_in\"").count(), 1, "one elsewhere can be ended, the one here has its own button");
    let end = format!("do=end&sign_in={}", there.actor.sign_in);
    assert_eq!(world.send(Call::post("/en/account", end).by(Some(&here))).await.status, 303);
    assert_eq!(world.page("/en/account", Some(&there)).await.status, 401);
    assert_eq!(world.page("/en/account", Some(&here)).await.status, 200);
    let out = world.send(Call::post("/en/account", "do=end-all").by(Some(&here))).await;
    assert_eq!((out.status, out.header("location")), (303, "/en"));
    assert_eq!(world.page("/en/account", Some(&here)).await.status, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_a_key_on_some_device_is_looked_after_at_the_next_sign_in() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    lent(&world, &officer, DEVICE).await;
    for (account, looks) in [("officer", true), ("officer2", false)] {
        let form = format!("email={account}@demo.example&password={}", encoded(DEMO_PASSWORD));
        let answer = world.send(Call::post("/en/sign-in", form)).await;
        let told = answer.cookies().iter().any(|cookie| cookie.starts_with("journal=1;"));
        assert_eq!((answer.status, told), (303, looks), "{account}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_signed_out_without_a_link_is_signed_out_before_anything_is_done_in_their_name() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let key = lent(&world, &officer, DEVICE).await;
    let left = |call: Call, choice: &str| call.with("cookie", &format!("left={choice}"));
    // What is no choice changes nothing, and files and health do not look.
    assert_eq!(world.send(left(Call::get("/en/learning"), "maybe").by(Some(&officer))).await.status, 200);
    assert_eq!(world.send(left(Call::get("/healthz"), "keep").by(Some(&officer))).await.status, 200);
    let nowhere = world.send(left(Call::get("/en/nowhere"), "keep").by(Some(&officer))).await;
    assert!(nowhere.status == 404 && !nowhere.body.contains("Awa"), "no name on a page that is not there");

    let gone = world.send(left(Call::get("/en/learning?page=2"), "keep").by(Some(&officer))).await;
    assert_eq!((gone.status, gone.header("location")), (303, "/en/learning?page=2"));
    assert!(gone.cookies().iter().any(|cookie| cookie.starts_with("left=; ")), "{:?}", gone.cookies());
    assert_eq!(world.page("/en/learning", Some(&officer)).await.status, 401);
    let back = world.sign_in("officer", false).await;
    assert_eq!(lent(&world, &back, DEVICE).await, key, "kept for the one who is back");

    let answer = world.send(left(Call::post("/api/v1/journal", "{}"), "discard").by(Some(&back))).await;
    assert_eq!(answer.status, 401);
    assert_eq!(world.page("/en/learning", Some(&back)).await.status, 401);
    let again = world.sign_in("officer", false).await;
    assert_ne!(lent(&world, &again, DEVICE).await, key, "nobody can open what was discarded");
    // A word of it that stayed does not end the next sign-in: the page to sign in at takes it away.
    let page = world.send(left(Call::get("/en/sign-in"), "keep")).await;
    assert!(page.status == 303 && page.cookies().iter().any(|cookie| cookie.starts_with("left=; ")));
}
