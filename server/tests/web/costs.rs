//! What a page costs: SQL statements, the search for the sign-in included, on a server that has answered before.

use crate::world::{Person, World};

/// For any learner page.
const MOST: u64 = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_learner_page_takes_more_than_six_statements() {
    let mut world = World::open().await;
    let (officer, used_up) = (world.person("officer").await, world.person("officer2").await);
    let place = world.place().await;
    let credential = world.credential(&officer).await;
    let (reviewed, open) = (world.handed_in(&officer).await, world.open_attempt(&officer).await);
    world.used_up(&used_up).await;
    let (waiting, unheld) = (world.person("waiting1").await, world.officer_without_coordinator().await);
    let module = format!("/fr/courses/{}/{}", place.course, place.module);
    let (me, them) = (Some(&officer), Some(&used_up));
    let pages: Vec<(&str, String, Option<&Person>)> = vec![
        ("home, visitor", "/fr".to_owned(), None),
        ("home, signed in", "/fr".to_owned(), me),
        ("catalogue, visitor", "/fr/courses".to_owned(), None),
        ("catalogue", "/fr/courses".to_owned(), me),
        ("catalogue, searched", "/fr/courses?q=risque".to_owned(), me),
        ("course", format!("/fr/courses/{}", place.course), me),
        ("module", module.clone(), me),
        ("lesson", format!("{module}/{}", place.lessons[0]), me),
        ("quiz", format!("{module}/quiz"), me),
        ("quiz, no attempt left", format!("{module}/quiz"), them),
        ("sitting", format!("/fr/attempts/{open}?q=1"), me),
        ("sitting, looked over", format!("/fr/attempts/{open}?q=all"), me),
        ("review, passed", format!("/fr/attempts/{reviewed}/review"), me),
        ("my learning", "/fr/learning".to_owned(), me),
        ("transcript", "/fr/learning/transcript".to_owned(), me),
        ("certificate", format!("/fr/credentials/{credential}"), me),
        ("verification", format!("/verify/{credential}"), None),
        ("account", "/fr/account".to_owned(), me),
        ("account, no coordinator", "/fr/account".to_owned(), Some(&unheld)),
        ("my learning, waiting", "/fr/learning".to_owned(), Some(&waiting)),
    ];
    let mut dear = Vec::new();
    println!("{:<24} statements", "page");
    for (name, path, who) in &pages {
        let warm = world.page(path, *who).await;
        assert_eq!(warm.status, 200, "{name} {path}");
        let before = world.academy.store().statements_run();
        world.page(path, *who).await;
        let statements = world.academy.store().statements_run() - before;
        println!("{name:<24} {statements}");
        if statements > MOST {
            dear.push(format!("{name}: {statements}"));
        }
    }
    assert!(dear.is_empty(), "more than {MOST} statements: {dear:?}");
}
