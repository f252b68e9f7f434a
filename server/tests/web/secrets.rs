//! No page and no answer tells anything of a key before the review.

use std::collections::BTreeSet;

use domain::language::Language;
use domain::quiz::question::Kind;

use crate::objects::reasons;
use crate::world::{Answer, Call, Person, World, words};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_key_is_seen_before_the_review() {
    let mut world = World::open().await;
    let officer = world.person("officer").await;
    let (place, course) = (world.place().await, world.course().await);
    let questions = &course.edition.modules[0].questions;
    let secrets: Vec<String> = questions.iter().flat_map(|(_, question)| reasons(question)).collect();
    assert!(secrets.len() > questions.len(), "reasons to look for: {}", secrets.len());

    let quiz = format!("/courses/{}/{}/quiz", place.course, place.module);
    let mut answers = vec![world.page(&format!("/en{quiz}"), Some(&officer)).await];
    answers.push(world.send(Call::post(&format!("/fr{quiz}"), "do=start").by(Some(&officer))).await);
    let attempt = world.open_attempt(&officer).await;
    let mut visit = world.academy.visit(Some(&officer.token)).await.expect("a visit");
    let sitting = world.academy.sitting(&mut visit, attempt, Language::EN).await.expect("a sitting");
    drop(visit);
    let drawn: BTreeSet<String> = sitting.items.iter().map(|item| item.question_id.clone()).collect();
    let pages: Vec<String> = (1..=sitting.items.len()).map(|number| number.to_string()).chain(["all".to_owned()]).collect();
    for language in ["en", "fr"] {
        for page in &pages {
            answers.push(world.page(&format!("/{language}/attempts/{attempt}?q={page}"), Some(&officer)).await);
        }
        for question in &drawn {
            let path = format!("/{language}/attempts/{attempt}");
            answers.push(world.send(Call::post(&path, format!("question={question}")).by(Some(&officer))).await);
            answers.push(world.send(Call::post(&path, format!("question={question}&answer=no-such-option")).by(Some(&officer))).await);
            answers.push(save(&world, &officer, attempt.to_string().as_str(), question, r#""none""#).await);
            answers.push(save(&world, &officer, attempt.to_string().as_str(), question, r#"{"option":"no-such-option"}"#).await);
        }
        for path in
            ["", "/courses", &format!("/courses/{}", place.course), &format!("/courses/{}/{}", place.course, place.module), "/learning"]
        {
            answers.push(world.page(&format!("/{language}{path}"), Some(&officer)).await);
        }
        answers.push(world.page(&format!("/{language}/attempts/{attempt}/review"), Some(&officer)).await);
    }
    let not_drawn: Vec<String> = questions
        .iter()
        .filter(|(_, question)| !drawn.contains(&question.id) && !matches!(question.kind, Kind::Numeric(_)))
        .map(|(_, question)| words(&interop::markdown::inline(question.stem.read(Language::EN))))
        .collect();
    for answer in &answers {
        assert_tells_nothing(answer, &secrets, &not_drawn);
    }
    println!("answers scanned={} reasons={}", answers.len(), secrets.len());

    world.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
    let review = world.page(&format!("/en/attempts/{attempt}/review"), Some(&officer)).await.words();
    assert!(secrets.iter().any(|secret| review.contains(secret.as_str())), "the review tells no reason: the search finds nothing");
}

fn assert_tells_nothing(answer: &Answer, secrets: &[String], not_drawn: &[String]) {
    let text = answer.words();
    assert!(!text.contains("&amp;quot;"), "escaped twice");
    for secret in secrets {
        assert!(!text.contains(secret.as_str()), "{secret}\nis told before the review in\n{text}");
    }
    for mark in ["\"share\"", "&quot;share&quot;", "share=", "\"why\"", "&quot;why&quot;", "\"key\"", "&quot;key&quot;", "data-right"] {
        assert!(!answer.body.contains(mark), "{mark} in {}", answer.body);
    }
    for stem in not_drawn {
        assert!(!text.contains(stem), "{stem}\nwas not drawn and is told");
    }
}

async fn save(world: &World, who: &Person, attempt: &str, question: &str, answer: &str) -> Answer {
    let body = format!(
        r#"{{"version":1,"question":"{question}","answer":{answer},"step":{{"device":"scan","counter":1}},"after":null,"edited_at":1,"language":"en"}}"#
    );
    world.send(Call::post(&format!("/api/v1/attempts/{attempt}/answers"), body).by(Some(who))).await
}
