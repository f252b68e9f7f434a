//! Every kind of question in every conduct, in both languages: put, answered by the plain form, marked, looked back on.

use std::collections::BTreeSet;

use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::question::Question;
use domain::quiz::rubric::COMMENT_MOST;

use crate::objects::right;
use crate::world::{Call, Person, World, encoded};

const COURSE: &str = "how-quizzes-work";
const CONDUCTS: [&str; 3] = ["graded", "timed", "practice"];
const KINDS: [&str; 12] =
    ["classify", "gaps", "hotspot", "match", "moment", "multiple", "numeric", "order", "parts", "short", "single", "true-false"];

/// The fields of a plain form with this answer.
pub(crate) fn fields(answer: &Answer) -> String {
    let one = |value: &str| format!("&answer={}", encoded(value));
    let named = |prefix: &str, id: &str, value: &str| format!("&{prefix}{id}={}", encoded(value));
    match answer {
        Answer::None => String::new(),
        Answer::Option(value) | Answer::Number(value) | Answer::Text(value) => one(value),
        Answer::Options(options) => options.iter().map(|option| one(option)).collect(),
        Answer::Pairs(pairs) => pairs.iter().map(|(item, target)| named("pair-", item, target)).collect(),
        Answer::Parts(parts) => parts.iter().map(|(part, typed)| named("part-", part, typed)).collect(),
    }
}

/// The control that a page must have for a kind.
fn control(kind: &str) -> &'static str {
    match kind {
        "single" | "true-false" => "type=\"radio\"",
        "multiple" => "type=\"checkbox\"",
        "hotspot" => "class=\"spots\"",
        "numeric" => "inputmode=\"decimal\"",
        "short" | "moment" => "id=\"answer\"",
        "match" | "classify" | "order" => "<select id=\"pair-",
        _ => "id=\"part-",
    }
}

struct Sat {
    kind: &'static str,
    answered: bool,
    full: bool,
}

/// One sitting of a module's twelve questions, all of them answered rightly.
async fn sat(world: &World, officer: &Person, conduct: &str, language: Language) -> Vec<Sat> {
    let quiz = format!("/{language}/courses/{COURSE}/{conduct}/quiz");
    let started = world.send(Call::post(&quiz, "do=start").by(Some(officer))).await;
    assert_eq!(started.status, 303, "{conduct}: {}", started.words());
    let attempt = started.header("location").rsplit('/').next().and_then(|it| it.split('?').next()).and_then(AttemptId::parse);
    let attempt = attempt.expect("an attempt");
    let mut visit = world.academy.visit(Some(&officer.token)).await.expect("a visit");
    let page = world.academy.sitting(&mut visit, attempt, language).await.expect("a sitting");
    drop(visit);
    let questions = page.course.edition.quiz_of(&page.attempt.quiz).expect("a quiz").questions;
    let mut all: Vec<Sat> = Vec::new();
    for (place, drawn) in page.attempt.drawing.items.iter().enumerate() {
        let (_, question): &(_, Question) = questions.iter().find(|(hash, _)| *hash == drawn.question).expect("a question");
        let kind = question.kind.name();
        let address = format!("/{language}/attempts/{attempt}?q={}", place + 1);
        let shown = world.page(&address, Some(officer)).await;
        assert!(shown.status == 200 && shown.body.contains(control(kind)), "{conduct}, {kind}, {language}: {}", shown.words());
        let answer = right(question, drawn);
        assert_eq!(question.accepts(&answer), Ok(()));
        let check = if conduct == "practice" { "&do=check" } else { "" };
        let body = format!("question={}{}{check}", question.id, fields(&answer));
        let saved = world.send(Call::post(&address, body).by(Some(officer))).await;
        assert_eq!(saved.status, 303, "{conduct}, {kind}, {language}: {}", saved.words());
        let again = world.page(&address, Some(officer)).await;
        // In a practice the answer is judged at once.
        let told = again.body.contains("id=\"told\"");
        assert_eq!(told, conduct == "practice", "{conduct}, {kind}");
        all.push(Sat { kind, answered: again.body.contains("class=\"state pass\""), full: false });
    }
    let handed = world.send(Call::post(&format!("/{language}/attempts/{attempt}?q=all"), "do=hand-in").by(Some(officer))).await;
    assert_eq!(handed.status, 303);
    let review = world.page(&format!("/{language}/attempts/{attempt}/review"), Some(officer)).await;
    assert_eq!(review.status, 200);
    let answers: Vec<&str> = review.body.split("class=\"answer ").skip(1).collect();
    assert_eq!(answers.len(), 12, "each question is looked back on");
    for (sat, answer) in all.iter_mut().zip(answers) {
        sat.full = answer.starts_with("right");
    }
    all
}

/// The demonstration's course; its written question against the clock, if that is asked for.
async fn with_a_written_question(conduct: &str) -> World {
    let world = World::open().await;
    let mut files = server::content::demonstration();
    if conduct == "timed" {
        let rules = files.get_mut(&format!("{COURSE}/written/module.toml")).expect("the module");
        rules.extend_from_slice(b"minutes = 30\n");
    }
    let report = world.academy.ship(&files).await.expect("the demonstration's course");
    assert!(report.problems.is_empty(), "{:#?}", report.problems);
    world
}

/// A text, put, written by the plain form, marked by the tutor by the plain form, and looked back on.
async fn marked_by_a_person(conduct: &str, language: Language) {
    let mut world = with_a_written_question(conduct).await;
    let (officer, tutor) = (world.person("officer").await, world.person("tutor").await);
    let started = world.send(Call::post(&format!("/{language}/courses/{COURSE}/written/quiz"), "do=start").by(Some(&officer))).await;
    let attempt = started.header("location").rsplit('/').next().and_then(|it| it.split('?').next()).unwrap_or_default().to_owned();
    let address = format!("/{language}/attempts/{attempt}?q=1");
    let shown = world.page(&address, Some(&officer)).await;
    assert!(shown.body.contains("<textarea id=\"answer\"") && shown.body.contains("maxlength=\"1500\""), "{}", shown.words());
    let body = format!("question=hq-w-risk&answer={}", encoded("Because <nobody> weighs,\r\nduty is lost."));
    assert_eq!(world.send(Call::post(&address, body).by(Some(&officer))).await.status, 303);
    assert!(world.page(&address, Some(&officer)).await.body.contains("Because &lt;nobody&gt; weighs,\nduty is lost.</textarea>"));
    let handed = world.send(Call::post(&format!("/{language}/attempts/{attempt}?q=all"), "do=hand-in").by(Some(&officer))).await;
    assert_eq!(handed.status, 303);
    let review = format!("/{language}/attempts/{attempt}/review");
    let waits = world.page(&review, Some(&officer)).await;
    assert!(waits.body.contains("class=\"state wait\"") && !waits.body.contains("<table"), "{}", waits.words());

    let list = world.page(&format!("/{language}/tutor/marking"), Some(&tutor)).await;
    let sheet = format!("/{language}/tutor/marking/{attempt}/hq-w-risk");
    assert!(list.body.contains(&sheet) && !list.body.contains("Awa"), "{}", list.words());
    let shown = world.page(&sheet, Some(&tutor)).await;
    assert!(shown.body.contains("Because &lt;nobody&gt; weighs,") && !shown.body.contains("Awa"), "{}", shown.words());
    let give = async |body: &str| world.send(Call::post(&sheet, body).by(Some(&tutor))).await;
    let half = give("level-form=100&level-reasons=50&comment=Well+put").await;
    assert_eq!(half.status, 422);
    assert!(half.body.contains("href=\"#level-treatment\"") && half.body.contains("Well put"), "{}", half.words());
    assert!(half.body.contains("value=\"50\" checked"), "what was chosen is not lost");
    let long = format!("level-form=100&level-reasons=50&level-treatment=0&comment={}", "x".repeat(COMMENT_MOST + 1));
    assert_eq!(give(&long).await.status, 422);
    let given = give("level-form=100&level-reasons=50&level-treatment=0&comment=Well+put").await;
    assert_eq!((given.status, given.header("location")), (303, format!("/{language}/tutor/marking?marked=yes").as_str()));
    let again = give("level-form=0&level-reasons=0&level-treatment=0").await;
    assert_eq!((again.status, again.header("location")), (303, format!("/{language}/tutor/marking?marked=before").as_str()));
    let told = world.page(&review, Some(&officer)).await;
    assert!(
        told.body.contains("class=\"state pass\"") && told.body.contains("Well put") && told.body.contains("<table"),
        "{}",
        told.words()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_is_put_answered_marked_and_reviewed_in_every_conduct_and_language() {
    let mut world = World::open().await;
    let report = world.academy.ship(&server::content::demonstration()).await.expect("the demonstration's course");
    assert!(report.problems.is_empty(), "{:#?}", report.problems);
    let officer = world.person("officer").await;
    let mut table = String::from("| Conduct | Language | Kind | Put | Answered | Marked | Reviewed |\n|---|---|---|---|---|---|---|\n");
    for conduct in CONDUCTS {
        for language in Language::INTERFACE {
            let all = sat(&world, &officer, conduct, language).await;
            let kinds: BTreeSet<&str> = all.iter().map(|it| it.kind).collect();
            assert_eq!(kinds.into_iter().collect::<Vec<_>>(), KINDS, "{conduct} has every kind");
            for Sat { kind, answered, full } in all {
                assert!(answered && full, "{conduct}, {kind}, {language}: kept {answered}, wholly right {full}");
                table.push_str(&format!("| {conduct} | {language} | {kind} | yes | kept | full marks | yes |\n"));
            }
        }
    }
    for conduct in ["graded", "timed"] {
        for language in Language::INTERFACE {
            marked_by_a_person(conduct, language).await;
            table.push_str(&format!("| {conduct} | {language} | written | yes | kept | by a person | yes |\n"));
        }
    }
    table.push_str("| practice | en, fr | written | cannot be: what a person marks has no feedback at once | | | |\n");
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("kinds-and-conducts.md");
    std::fs::write(file, table).expect("the table is written");
}
