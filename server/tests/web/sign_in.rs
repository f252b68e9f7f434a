//! How a sign-in ends, and what becomes of what was sent after it had.

use academy::DEMO_PASSWORD;
use domain::time::Span;

use crate::objects::{PASSWORD, Place};
use crate::world::{Call, Person, World, encoded};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_ends_the_sign_in_and_only_a_shared_computer_forgets_its_cache() {
    let mut world = World::open().await;
    for (shared, told) in [(false, ""), (true, "\"cache\"")] {
        let officer = world.sign_in("officer", shared).await;
        assert_eq!(world.page("/en/learning", Some(&officer)).await.status, 200);
        let answer = world.send(Call::post("/en/sign-out", "").by(Some(&officer))).await;
        assert_eq!((answer.status, answer.header("location"), answer.header("clear-site-data")), (303, "/en", told));
        let cookies = answer.cookies();
        assert!(cookies.iter().any(|cookie| cookie.starts_with("fairway=;") && cookie.contains("Max-Age=0")), "{cookies:?}");
        assert_eq!(world.page("/en/learning", Some(&officer)).await.status, 401, "the token is dead on the server too");
        assert_eq!(world.send(Call::post("/en/sign-out", "").by(Some(&officer))).await.status, 303, "out is out");
    }
    let (here, there) = (world.sign_in("officer", false).await, world.sign_in("officer", false).await);
    let form = format!("present={DEMO_PASSWORD}&password={0}&again={0}", encoded(PASSWORD));
    let changed = world.send(Call::post("/en/account", form).by(Some(&here))).await;
    let new = changed.token().expect("a new token for this device");
    assert_eq!((changed.status, world.page("/en/account", Some(&there)).await.status), (303, 401), "every other sign-in ends");
    assert_eq!(world.send(Call::get("/en/account").token(Some(&new))).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_left_alone_ends_sooner_on_a_shared_computer() {
    let mut world = World::open().await;
    let (own, shared) = (world.sign_in("officer", false).await, world.sign_in("officer2", true).await);
    world.clock.advance(Span::minutes(14));
    assert_eq!(world.page("/en/learning", Some(&shared)).await.status, 200);
    world.clock.advance(Span::minutes(16));
    let statuses = (world.page("/en/learning", Some(&own)).await.status, world.page("/en/learning", Some(&shared)).await.status);
    assert_eq!(statuses, (200, 401));
    for _ in 0..12 {
        world.clock.advance(Span::minutes(58));
        world.page("/en/learning", Some(&own)).await;
    }
    assert_eq!(world.page("/en/learning", Some(&own)).await.status, 401, "no sign-in outlives its day");
}

/// A sign-in that ended while a lesson was read: the page that comes instead of the answer, and what it carries.
async fn ended(world: &mut World, lesson: &str) -> (Person, String) {
    let officer = world.sign_in("officer", false).await;
    world.clock.advance(Span::hours(3));
    let answer = world.send(Call::post(lesson, "read=yes").by(Some(&officer))).await;
    assert_eq!(answer.status, 401);
    assert!(answer.is_page() && answer.body.contains("name=\"carried\""), "{}", answer.body);
    let sealed =
        answer.between("name=\"carried\" value=\"", "\"").or_else(|| answer.body.split("name=\"carried\"").nth(1)?.split('"').nth(1));
    let sealed = sealed.expect("a sealed post").to_owned();
    assert!(!sealed.contains("read") && !sealed.is_empty());
    (officer, sealed)
}

fn lesson(place: &Place, number: usize) -> String {
    format!("/en/courses/{}/{}/{}", place.course, place.module, place.lessons[number])
}

async fn lessons_read(world: &World, token: &str) -> usize {
    let mut visit = world.academy.visit(Some(token)).await.expect("a visit");
    let page = world.academy.learning(&mut visit).await.expect("my learning");
    page.courses.iter().map(|course| course.done.tally(&course.course.edition).lessons_read).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_after_the_sign_in_ended_is_carried_over_it_for_the_same_person_alone() {
    let mut world = World::open().await;
    let place = world.place().await;
    let sign_in = |email: &str, password: &str, sealed: &str| {
        Call::post("/en/sign-in", format!("email={}&password={}&next=%2Fen%2Flearning&carried={sealed}", encoded(email), encoded(password)))
    };

    let (_, sealed) = ended(&mut world, &lesson(&place, 0)).await;
    let wrong = world.send(sign_in("officer@demo.example", "wrong password", &sealed)).await;
    assert!(wrong.status == 409 && wrong.body.contains(&sealed), "a wrong password loses nothing");
    let other = world.send(sign_in("officer2@demo.example", DEMO_PASSWORD, &sealed)).await;
    let other_token = other.token().expect("signed in");
    assert_eq!((other.status, other.header("location")), (303, "/en/learning"), "another person goes on their own way");
    assert_eq!(lessons_read(&world, &other_token).await, 0);
    let same = world.send(sign_in("officer@demo.example", DEMO_PASSWORD, &sealed)).await;
    let token = same.token().expect("signed in");
    assert_eq!((same.status, same.header("location")), (303, lesson(&place, 1).as_str()), "the lesson is read, on to the next");
    assert_eq!(lessons_read(&world, &token).await, 1);

    let (_, sealed) = ended(&mut world, &lesson(&place, 1)).await;
    let mut altered = sealed.clone();
    altered.replace_range(10..11, if &sealed[10..11] == "A" { "B" } else { "A" });
    for forged in [altered.as_str(), "x", "AAAA", "%FF"] {
        let answer = world.send(sign_in("officer@demo.example", DEMO_PASSWORD, forged)).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/en/learning"), "{forged}");
    }
    world.clock.advance(Span::minutes(61));
    let late = world.send(sign_in("officer@demo.example", DEMO_PASSWORD, &sealed)).await;
    assert_eq!((late.status, late.header("location")), (303, "/en/learning"), "after an hour it is let go");
    assert_eq!(lessons_read(&world, &late.token().expect("signed in")).await, 1);

    let visitor = world.send(Call::post(&lesson(&place, 2), "read=yes")).await;
    assert!(visitor.status == 401 && !visitor.body.contains("name=\"carried\""), "nothing is carried for a visitor");
    let unknown = world.send(Call::post(&lesson(&place, 2), "read=yes").token(Some("no-such-token"))).await;
    assert!(unknown.status == 401 && !unknown.body.contains("name=\"carried\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_carried_over_an_ended_sign_in_comes_back_as_a_page_where_it_does_not_fit() {
    let mut world = World::open().await;
    let officer = world.sign_in("officer", false).await;
    let attempt = world.open_attempt(&officer).await;
    world.clock.advance(Span::hours(3));
    let path = format!("/fr/attempts/{attempt}");
    let page = world.send(Call::post(&path, "question=nothing&answer=a").by(Some(&officer))).await;
    assert_eq!(page.status, 401);
    let sealed = page.body.split("name=\"carried\"").nth(1).and_then(|rest| rest.split('"').nth(1)).expect("a sealed post").to_owned();
    let answer =
        world.send(Call::post("/fr/sign-in", format!("email=officer@demo.example&password={DEMO_PASSWORD}&carried={sealed}"))).await;
    assert_eq!(answer.status, 404, "as if it had just been sent");
    let token = answer.token().expect("and signed in all the same");
    let page = world.send(Call::get(&path).token(Some(&token))).await;
    assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
}
