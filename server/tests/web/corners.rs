//! Corners that were once wrong, each with what is right.

use academy::NewGrant;

use crate::input::registration;
use crate::world::{Call, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_approves_their_own_account() {
    let mut world = World::open().await;
    let (admin, senegal) = (world.person("admin").await, world.organisation("SN").await);
    let typed = NewGrant {
        email: "waiting1@demo.example".to_owned(),
        role: "coordinator".to_owned(),
        scope: format!("organisation:{senegal}"),
        until: String::new(),
        reason: "granted before anybody approved the account".to_owned(),
    };
    world.academy.grant_role(&admin.actor, &typed).await.expect("granted");
    let waiting = world.person("waiting1").await;
    let form = format!("do=approve&posting={}", waiting.actor.posting);
    let answer = world.send(Call::post("/en/administration", form).by(Some(&waiting))).await;
    assert!([403, 404, 409].contains(&answer.status), "{}", answer.status);
    assert!(!world.known_by(waiting.token).await.actor.is_member());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_of_the_own_name_and_a_year_is_refused() {
    let world = World::open().await;
    let senegal = world.organisation("SN").await;
    let answer = world.send(Call::post("/en/register", registration(&senegal, "password", "Diallo2026!"))).await;
    assert_eq!(answer.status, 422);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_switch_of_languages_stays_on_the_page_of_a_credential() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let path = format!("/verify/{}", world.credential(&officer).await);
    let page = world.page(&path, None).await;
    assert!(page.body.contains(&format!("<a href=\"{path}?lang=fr\"")), "{:?}", page.between("<div class=\"row small tools\">", "</a>"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_too_large_is_told_as_such() {
    let world = World::open().await;
    let answer = world.send(Call::post("/en/register", vec![b'a'; 512 * 1024 + 1])).await;
    let nowhere = world.page("/en/nowhere", None).await;
    assert_ne!(answer.between("<h1>", "</h1>"), nowhere.between("<h1>", "</h1>"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_is_nowhere_still_knows_who_is_signed_in() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let page = world.page("/en/nowhere", Some(&officer)).await;
    assert!(page.status == 404 && !page.body.contains("/en/sign-in\""));
    assert_eq!(page.header("cache-control"), "no-store");
}
