//! A quiz that asks how sure one is: said by the plain form and through the API, weighed, looked back on.

use academy::SittingPage;
use domain::id::AttemptId;
use domain::language::Language;
use serde_json::json;

use crate::kinds::fields;
use crate::objects::right;
use crate::world::{Call, Person, World};

const QUIZ: &str = "/en/courses/how-quizzes-work/certain/quiz";

/// An attempt at the quiz, just started.
async fn started(world: &World, officer: &Person) -> SittingPage {
    let started = world.send(Call::post(QUIZ, "do=start").by(Some(officer))).await;
    let attempt = started.header("location").rsplit('/').next().and_then(|it| it.split('?').next()).and_then(AttemptId::parse);
    let mut visit = world.academy.visit(Some(&officer.token)).await.expect("a visit");
    world.academy.sitting(&mut visit, attempt.expect("an attempt"), Language::EN).await.expect("a sitting")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn how_sure_one_is_is_said_kept_weighed_and_set_against_what_was_right() {
    let mut world = World::open().await;
    let report = world.academy.ship(&server::content::demonstration()).await.expect("the demonstration's course");
    assert!(report.problems.is_empty(), "{:#?}", report.problems);
    let officer = world.person("officer").await;
    let asked = world.page(QUIZ, Some(&officer)).await;
    assert!(asked.body.contains("class=\"certainties\"") && asked.body.contains("\u{2212}2"), "the table is told first: {}", asked.words());
    let page = started(&world, &officer).await;
    let attempt = page.attempt.id;
    let questions = page.course.edition.quiz_of(&page.attempt.quiz).expect("a quiz").questions;

    // All six of two marks right: three sure, one fairly sure, beside one nothing said, one not answered though sure.
    let said = ["sure", "sure", "sure", "fairly-sure", "", "sure"];
    for (place, (drawn, certainty)) in page.attempt.drawing.items.iter().zip(said).enumerate() {
        let (_, question) = questions.iter().find(|(hash, _)| *hash == drawn.question).expect("a question");
        let address = format!("/en/attempts/{attempt}?q={}", place + 1);
        let shown = world.page(&address, Some(&officer)).await;
        assert_eq!(shown.body.matches("name=\"certainty\"").count(), 3, "{}", shown.words());
        assert!(shown.body.contains("right +1.33, wrong \u{2212}1.33"), "{}", shown.words());
        let answer = if place == 5 { String::new() } else { fields(&right(question, drawn)) };
        let body = format!("question={}{answer}&certainty={certainty}", question.id);
        assert_eq!(world.send(Call::post(&address, body).by(Some(&officer))).await.status, 303);
        let again = world.page(&address, Some(&officer)).await;
        let kept = again.body.contains(&format!("name=\"certainty\" value=\"{certainty}\" checked"));
        assert_eq!(kept, !certainty.is_empty(), "{place}: {}", again.body);
    }

    // Through the API: another certainty with the same answer is a step of its own; a word nobody knows is refused.
    let drawn = &page.attempt.drawing.items[0];
    let (_, question) = questions.iter().find(|(hash, _)| *hash == drawn.question).expect("a question");
    let answer = right(question, drawn);
    let save = |certainty: &str, counter: u32| {
        json!({
            "version": 1, "question": drawn.question_id, "answer": answer, "certainty": certainty,
            "step": { "device": "tablet", "counter": counter }, "after": null, "edited_at": page.now.0, "language": "en",
        })
    };
    let address = format!("/api/v1/attempts/{attempt}/answers");
    let send = async |body: serde_json::Value| world.send(Call::post(&address, body.to_string()).by(Some(&officer))).await;
    assert_eq!(send(save("rather", 1)).await.status, 422);
    for (certainty, counter) in [("unsure", 1), ("sure", 2)] {
        let saved = send(save(certainty, counter)).await;
        assert!(saved.status == 200 && saved.body.contains("\"kept\""), "{}", saved.body);
    }

    let handed = world.send(Call::post(&format!("/en/attempts/{attempt}?q=all"), "do=hand-in").by(Some(&officer))).await;
    assert_eq!(handed.status, 303);
    let review = world.page(&format!("/en/attempts/{attempt}/review"), Some(&officer)).await.words();
    // 3 × 2 + 2 × 2/3 + 2 × 1/3 = 8 of 12.
    assert!(review.contains("Passed: 8 of 12"), "{review}");
    assert!(review.contains("You said “Sure”: the answer counts +2."), "{review}");
    assert!(review.contains("You said “Fairly sure”: the answer counts +1.33."), "{review}");
    assert!(review.contains("You said “Not sure”: the answer counts +0.67."), "{review}");
    assert!(review.contains("How sure you were"), "{review}");
    let tutor = world.person("tutor").await;
    let figures = world.page("/en/analysis/hq-c", Some(&tutor)).await.words();
    assert!(figures.contains("How sure officers were, and what was right"), "{figures}");
}
