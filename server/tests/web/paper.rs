//! Quizzes on paper by plain forms: every kind of question printed, keyed in from the sheet, and marked as on a screen.

use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::draw::Drawn;
use domain::quiz::marking::Marks;
use domain::quiz::paper::{boxes, written};
use domain::quiz::question::Question;
use domain::quiz::sheet::Item;

use crate::objects::right;
use crate::world::{Call, Person, World, encoded};

/// The form of a sheet with these answers in its boxes.
fn form(email: &str, items: &[Item], answers: &[Answer]) -> String {
    let mut body = format!("email={}", encoded(email));
    for (place, (item, answer)) in items.iter().zip(answers).enumerate() {
        for (number, text) in written(&item.body, answer).iter().enumerate() {
            body.push_str(&format!("&box-{}-{}={}", place + 1, number + 1, encoded(text)));
        }
    }
    body
}

struct Sheet {
    address: String,
    number: String,
    questions: Vec<(Question, Drawn)>,
    items: Vec<Item>,
}

/// A printing of so many sheets of the demonstration's quiz with every kind, by the plain form; its address and its sheets.
async fn printed(world: &World, tutor: &Person, language: Language, count: u32) -> (String, Vec<Sheet>) {
    let body = format!("quiz=hq+hq-g&language={language}&sheets={count}&held_on=2026-12-01");
    let made = world.send(Call::post(&format!("/{language}/tutor/paper"), body).by(Some(tutor))).await;
    assert_eq!(made.status, 303, "{}", made.words());
    let address = made.header("location").to_owned();
    let batch = address.rsplit('/').next().and_then(domain::id::PaperBatchId::parse).expect("a printing");
    let mut visit = world.academy.visit(Some(&tutor.token)).await.expect("a visit");
    let page = world.academy.paper_batch(&mut visit, batch).await.expect("a printing");
    drop(visit);
    let mut work = world.academy.store().read().await.expect("the store");
    let kept = work.papers().sheets(batch).await.expect("sheets");
    drop(work);
    let sheets = kept.into_iter().zip(page.items).map(|(sheet, items)| {
        let question = |drawn: &Drawn| (page.course.question("hq-g", &drawn.question).expect("a question").clone(), drawn.clone());
        let questions = sheet.drawing.items.iter().map(question).collect();
        Sheet { address: format!("{address}/sheets/{}", sheet.number), number: sheet.number, questions, items }
    });
    let sheets = sheets.collect();
    (address, sheets)
}

/// The attempt an officer has last at the quiz.
async fn last_attempt(world: &World, officer: &Person) -> (AttemptId, Marks) {
    let mut work = world.academy.store().read().await.expect("the store");
    let attempts = work.attempts().by_quiz(officer.actor.person, "hq-g").await.expect("attempts");
    let last = attempts.last().expect("an attempt");
    (last.id, last.result.expect("a result").0)
}

/// Answers of which every second question is left as another kind of mistake.
fn half(sheet: &Sheet) -> Vec<Answer> {
    let answers = sheet.questions.iter().enumerate();
    answers.map(|(place, (question, drawn))| if place % 2 == 0 { right(question, drawn) } else { Answer::None }).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_is_printed_keyed_in_and_earns_what_it_earns_on_a_screen() {
    let mut world = World::open().await;
    let report = world.academy.ship(&server::content::demonstration()).await.expect("the demonstration's course");
    assert!(report.problems.is_empty(), "{:#?}", report.problems);
    let (tutor, second) = (world.person("tutor").await, world.person("accreditation-manager").await);
    for (language, account) in [(Language::EN, "officer"), (Language::FR, "officer2")] {
        let officer = world.person(account).await;
        let (address, sheets) = printed(&world, &tutor, language, 2).await;
        let print = world.page(&format!("{address}/print"), Some(&tutor)).await;
        assert_eq!(print.status, 200);
        assert_eq!(print.body.matches("class=\"sheet stack").count(), 2, "each sheet is printed");
        for sheet in &sheets {
            assert!(print.body.contains(&sheet.number));
        }
        let all = sheets[0].questions.iter().map(|(question, drawn)| right(question, drawn)).collect();
        for (sheet, answers) in sheets.iter().zip([all, half(&sheets[1])]) {
            let shown = world.page(&sheet.address, Some(&tutor)).await;
            let fields: usize = sheet.items.iter().map(|item| boxes(&item.body).len()).sum();
            assert_eq!(shown.body.matches("name=\"box-").count(), fields, "{}", shown.words());
            let body = form(&officer.actor.email, &sheet.items, &answers);
            let keyed = world.send(Call::post(&sheet.address, body.clone()).by(Some(&tutor))).await;
            assert_eq!(keyed.status, 303, "{}", keyed.words());
            if keyed.header("location").ends_with("now=to-sample") {
                assert_eq!(world.page(&sheet.address, Some(&tutor)).await.status, 303, "it is for another");
                let sampled = world.send(Call::post(&sheet.address, body).by(Some(&second))).await;
                assert!(sampled.header("location").ends_with("now=counts"), "{}", sampled.header("location"));
            }
            let earned: Marks = sheet.questions.iter().zip(&answers).map(|((question, drawn), answer)| question.mark(drawn, answer)).sum();
            let (attempt, marks) = last_attempt(&world, &officer).await;
            assert_eq!(marks, earned, "{language}");
            let review = world.page(&format!("/{language}/attempts/{attempt}/review"), Some(&officer)).await;
            assert!(review.status == 200 && review.body.contains(&sheet.number), "the review says which sheet it was");
        }
        let other = world.send(Call::get(&address).by(Some(&second))).await;
        assert_eq!(other.body.matches("class=\"state pass\"").count(), 2, "{}", other.words());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_keyed_in_and_refused_stands_in_its_fields_again() {
    let mut world = World::open().await;
    world.academy.ship(&server::content::demonstration()).await.expect("the demonstration's course");
    let tutor = world.person("tutor").await;
    let (_, sheets) = printed(&world, &tutor, Language::EN, 1).await;
    let sheet = &sheets[0];
    let place = sheet.items.iter().position(|item| item.body == domain::quiz::sheet::ItemBody::TrueFalse).expect("a statement") + 1;
    let body = format!("email=nobody%40demo.example&box-{place}-1=%3Cq%3E");
    let again = world.send(Call::post(&sheet.address, body).by(Some(&tutor))).await;
    assert_eq!(again.status, 422);
    for expected in ["value=\"nobody@demo.example\"", "value=\"&lt;q&gt;\"", "href=\"#email\"", &format!("href=\"#box-{place}-1\"")] {
        assert!(again.body.contains(expected), "{expected}: {}", again.words());
    }
    let stranger = world.page(&sheet.address.replace(&sheet.number, "NOSUCH-01"), Some(&tutor)).await;
    assert_eq!(stranger.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_quiz_that_asks_how_sure_one_is_is_not_printed() {
    let mut world = World::open().await;
    world.academy.ship(&server::content::demonstration()).await.expect("the demonstration's course");
    let tutor = world.person("tutor").await;
    let offered = world.page("/en/tutor/paper", Some(&tutor)).await;
    assert!(
        offered.body.contains("hq hq-g") && !offered.body.contains("hq hq-c") && !offered.body.contains("hq hq-p"),
        "{}",
        offered.words()
    );
    let body = "quiz=hq+hq-c&language=en&sheets=2&held_on=2026-12-01";
    let refused = world.send(Call::post("/en/tutor/paper", body).by(Some(&tutor))).await;
    assert_eq!(refused.status, 404, "{}", refused.words());
}
