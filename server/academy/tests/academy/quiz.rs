//! Sittings: started, answered, handed in by hand or by the bell, looked back on.

use std::collections::BTreeSet;

use academy::{AskedMeasures, Error, SaveAnswer};
use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::answer::{Answer, AnswerRefused};
use domain::quiz::attempt::{SaveRefused, StartRefused};
use domain::quiz::bell::Lengthened;
use domain::quiz::marking::Marks;
use domain::quiz::measures::Measures;
use domain::quiz::step::{self, StepId};
use domain::refusal::{Problem, Refusal};
use domain::time::Span;
use uuid::Uuid;

use crate::content::{COURSE, FIRST, SECOND, customs};
use crate::outcome::{only, wrong};
use crate::school::{Person, START, School};
use crate::sitting::chosen;

const BOTH_RIGHT: Marks = Marks { earned: 200, possible: 200 };
const ONE_RIGHT: Marks = Marks { earned: 100, possible: 200 };

/// A school that teaches, and an officer who sits a module's quiz.
async fn sitting(module: &str) -> (School, Person, AttemptId) {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let attempt = school.start(&officer, Some(module)).await.expect("started");
    (school, officer, attempt)
}

/// An option chosen on some device, under its own count.
fn counted(question: &str, option: &str, device: &str, counter: i64) -> SaveAnswer {
    SaveAnswer { device: device.to_owned(), counter: Some(counter), ..chosen(question, option) }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_is_answered_handed_in_and_looked_back_on() {
    let (school, officer, attempt) = sitting(FIRST).await;
    assert_eq!(school.start(&officer, Some(FIRST)).await.expect("gone on with"), attempt, "an open one is gone on with");
    let page = school.academy.sitting(&mut school.visit(&officer).await, attempt, Language::FR).await.expect("a sitting");
    assert_eq!((page.items.len(), page.answers.len(), page.attempt.closes_at), (2, 0, None));
    assert!(page.items[0].stem.starts_with("Lequel"), "{}", page.items[0].stem);
    let saved = school.save(&officer, attempt, &chosen("c-a-q1", "right")).await.expect("kept");
    assert_eq!((saved.outcome, saved.received_at), (step::Saved::Current, START));
    school.save(&officer, attempt, &chosen("c-a-q2", "right")).await.expect("kept");
    school.save(&officer, attempt, &chosen("c-a-q2", "wrong")).await.expect("kept");
    let page = school.academy.sitting(&mut school.visit(&officer).await, attempt, Language::EN).await.expect("a sitting");
    assert_eq!(page.answers["c-a-q2"].answer, Answer::Option("wrong".to_owned()), "the last answer counts");

    assert_answer!(school.academy.review(&mut school.visit(&officer).await, attempt, Language::EN).await, Err(Error::NotFound));
    school.clock.advance(Span::minutes(5));
    let handed = school.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
    assert_eq!((handed.marks, handed.passed, handed.at), (ONE_RIGHT, false, START + Span::minutes(5)));
    school.clock.advance(Span::minutes(5));
    assert_eq!(school.academy.hand_in(&officer.actor, attempt).await.expect("again is no harm"), handed);
    let review = school.academy.review(&mut school.visit(&officer).await, attempt, Language::EN).await.expect("a review");
    assert_eq!((review.marks, review.passed, review.left), (ONE_RIGHT, false, 2));
    assert_eq!(review.reviewed.iter().map(|it| it.marks.earned).sum::<u32>(), 100);
    assert!(review.done.failed.contains("c-a") && review.credential.is_none());
    school.rebuild().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passed_quiz_tells_of_the_proof_it_earned() {
    let (school, officer, attempt) = sitting(FIRST).await;
    school.read_all(&officer, FIRST).await;
    school.answer_all(&officer, attempt, "right").await;
    let handed = school.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
    assert_eq!((handed.marks, handed.passed), (BOTH_RIGHT, true));
    let review = school.academy.review(&mut school.visit(&officer).await, attempt, Language::EN).await.expect("a review");
    assert_eq!((review.left, review.credential.as_ref().map(|line| line.thing.as_str())), (0, Some("c-a")));
    assert_eq!(review.module().map(|module| module.module.id.as_str()), Some("c-a"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_sees_or_touches_an_attempt() {
    let (mut school, officer, attempt) = sitting(FIRST).await;
    let others = [
        school.officer("Moussa Faye", "SN").await,
        school.coordinator("Fatou Sarr", "SN").await,
        school.tutor("Lena Brandt", "c").await,
        school.administrator("Daniel Osei").await,
    ];
    for other in &others {
        let mut visit = school.visit(other).await;
        assert_answer!(school.academy.sitting(&mut visit, attempt, Language::EN).await, Err(Error::NotFound));
        assert_answer!(school.academy.review(&mut visit, attempt, Language::EN).await, Err(Error::NotFound));
        drop(visit);
        assert_answer!(school.save(other, attempt, &chosen("c-a-q1", "right")).await, Err(Error::NotFound));
        assert_answer!(school.academy.hand_in(&other.actor, attempt).await, Err(Error::NotFound));
    }
    let visitor = school.academy.sitting(&mut school.visitor().await, attempt, Language::EN).await;
    assert_answer!(visitor, Err(Error::SignInRequired));
    let unknown = AttemptId(Uuid::from_u128(999));
    assert_answer!(school.academy.hand_in(&officer.actor, unknown).await, Err(Error::NotFound));
    assert!(school.steps(attempt).await.is_empty() && school.attempt(attempt).await.handed_in_at.is_none());
    assert_answer!(school.start(&officer, Some("third-steps")).await, Err(Error::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_does_not_fit_is_refused_and_not_kept() {
    let (school, officer, attempt) = sitting(FIRST).await;
    let other = school.save(&officer, attempt, &chosen("c-b-q1", "right")).await;
    assert_answer!(other, Err(Error::Refused(Refusal::Save(SaveRefused::NotDrawn))));
    let unknown = school.save(&officer, attempt, &chosen("c-a-q1", "third")).await;
    assert_eq!(wrong(unknown), only("c-a-q1", Problem::Answer(AnswerRefused::UnknownOption)));
    let number = SaveAnswer { answer: Answer::Number("42".to_owned()), ..chosen("c-a-q1", "") };
    assert_eq!(wrong(school.save(&officer, attempt, &number).await), only("c-a-q1", Problem::Answer(AnswerRefused::WrongShape)));
    assert!(school.steps(attempt).await.is_empty());
    school.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
    let late = school.save(&officer, attempt, &chosen("c-a-q1", "right")).await;
    assert_answer!(late, Err(Error::Refused(Refusal::Save(SaveRefused::HandedIn))));
    assert!(school.steps(attempt).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_answer_never_replaces_a_newer_one_and_a_counter_is_used_once() {
    let (school, officer, attempt) = sitting(FIRST).await;
    school.clock.advance(Span::minutes(10));
    let save = async |save: SaveAnswer| school.save(&officer, attempt, &save).await.expect("an answer").outcome;
    assert_eq!(save(counted("c-a-q1", "right", "desk", 1)).await, step::Saved::Current);
    assert_eq!(save(counted("c-a-q1", "right", "desk", 1)).await, step::Saved::Repeated);
    assert_eq!(save(counted("c-a-q1", "wrong", "desk", 1)).await, step::Saved::CounterUsed { next: 2 });
    assert_eq!(school.steps(attempt).await.len(), 1);
    let older = SaveAnswer { edited_at: Some(START), ..counted("c-a-q1", "wrong", "phone", 1) };
    let step::Saved::Superseded { current } = save(older).await else { panic!("the older answer counts") };
    let desk = StepId { device: "desk".to_owned(), counter: 1 };
    assert_eq!((current.answer, &current.step), (Answer::Option("right".to_owned()), &desk));
    let seen = SaveAnswer { edited_at: Some(START), after: Some(desk), ..counted("c-a-q1", "wrong", "phone", 2) };
    assert_eq!(save(seen).await, step::Saved::Current, "whoever saw the newest answer replaces it, whatever their clock says");
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_taken_up_to_the_bell_and_what_is_kept_then_is_handed_in() {
    let (school, officer, attempt) = sitting(SECOND).await;
    let bell = START + Span::minutes(20);
    school.academy.opened_on(&officer.actor, attempt, "desk").await.expect("noted");
    assert_eq!(school.attempt(attempt).await.closes_at, Some(bell));
    school.save(&officer, attempt, &chosen("c-b-q1", "right")).await.expect("kept");
    school.clock.advance(Span::minutes(20));
    school.save(&officer, attempt, &chosen("c-b-q2", "right")).await.expect("kept at the bell itself");
    assert_eq!(school.academy.close_overdue().await.expect("none"), 0);
    school.clock.advance(Span(1));
    let late = school.save(&officer, attempt, &chosen("c-b-q2", "wrong")).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::Save(SaveRefused::TimeIsUp { closes_at }))) if closes_at == bell), "{late:?}");
    school.clock.advance(Span::hours(1));
    assert_eq!(school.academy.close_overdue().await.expect("one"), 1);
    assert_eq!(school.academy.close_overdue().await.expect("none"), 0);
    let handed = school.academy.hand_in(&officer.actor, attempt).await.expect("a late hand-in is answered with the result");
    assert_eq!((handed.marks, handed.passed, handed.at), (BOTH_RIGHT, true, bell));
    school.read_all(&officer, SECOND).await;
    assert_eq!(school.things_held(&officer).await, ["c-b"]);
    school.rebuild().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sitting_without_scripts_goes_on_for_the_fixed_allowance_and_no_longer() {
    let (school, officer, attempt) = sitting(SECOND).await;
    let (bell, allowance) = (START + Span::minutes(20), Span::minutes(10));
    school.clock.advance(Span(Span::minutes(20).0 + 1));
    school.save(&officer, attempt, &chosen("c-b-q1", "right")).await.expect("kept: no device could have told of a broken link");
    assert_eq!(school.attempt(attempt).await.closes_at, Some(bell + allowance));
    assert_eq!(school.academy.close_overdue().await.expect("none"), 0);
    assert_eq!(
        school.academy.ring(&officer.actor, attempt).await.expect("rings").map(|handed| handed.at),
        Some(START + Span(Span::minutes(20).0 + 1))
    );
    let (school, officer, attempt) = sitting(SECOND).await;
    school.clock.advance(Span::minutes(25));
    assert_eq!(school.academy.ring(&officer.actor, attempt).await.expect("goes on"), None);
    school.clock.advance(Span::minutes(6));
    let late = school.save(&officer, attempt, &chosen("c-b-q1", "right")).await;
    assert!(
        matches!(late, Err(Error::Refused(Refusal::Save(SaveRefused::TimeIsUp { closes_at }))) if closes_at == bell + allowance),
        "{late:?}"
    );
    assert_eq!(school.academy.close_overdue().await.expect("one"), 1);
    let review = school.academy.review(&mut school.visit(&officer).await, attempt, Language::EN).await.expect("a review");
    let logged: Vec<_> = review.lengthenings.iter().map(|it| (it.why, it.span)).collect();
    assert_eq!(logged, [(Lengthened::WithoutScripts, allowance)]);
    assert_eq!((review.attempt.handed_in_at, review.provisional_until), (Some(bell + allowance), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_past_its_bell_makes_way_for_the_next() {
    let (school, officer, first) = sitting(SECOND).await;
    school.clock.advance(Span(Span::minutes(20).0 + 1));
    let second = school.start(&officer, Some(SECOND)).await.expect("started");
    assert_eq!((school.attempt(second).await.ordinal, school.attempt(first).await.handed_in_at), (2, Some(START + Span::minutes(20))));
    let page = school.academy.quiz(&mut school.visit(&officer).await, COURSE, Some(SECOND)).await.expect("the quiz");
    assert_eq!((page.standing.used, page.standing.open, page.done.failed.contains("c-b")), (2, Some(second), true));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_attempts_none_is_left() {
    let (school, officer, first) = sitting(FIRST).await;
    for left in [2, 1, 0] {
        let attempt = if left == 2 { first } else { school.start(&officer, Some(FIRST)).await.expect("started") };
        school.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
        let review = school.academy.review(&mut school.visit(&officer).await, attempt, Language::EN).await.expect("a review");
        assert_eq!(review.left, left);
    }
    let fourth = school.start(&officer, Some(FIRST)).await;
    assert_answer!(fourth, Err(Error::Refused(Refusal::Start(StartRefused::NoAttemptLeft))));
    school.start(&officer, Some(SECOND)).await.expect("another quiz is not concerned");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_goes_on_under_the_edition_it_began_with() {
    let (school, officer, attempt) = sitting(SECOND).await;
    let mut content = customs();
    content.modules[1].limit = Some(5);
    school.clock.advance(Span::minutes(10));
    school.ship(&content).await;
    school.answer_all(&officer, attempt, "right").await;
    assert!(school.academy.hand_in(&officer.actor, attempt).await.expect("handed in").passed);
}

both! {
    async fn fifty_starts_at_once_make_one_attempt(school: School) {
        school.ship(&customs()).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        let told = at_once!(50, school, officer, |academy, actor| {
            academy.start_attempt(&actor, COURSE, Some(FIRST), Language::EN).await
        });
        let attempts: BTreeSet<AttemptId> = told.into_iter().map(|told| told.expect("started or gone on with")).collect();
        assert_eq!(attempts.len(), 1, "{attempts:?}");
        let page = school.academy.quiz(&mut school.visit(&officer).await, COURSE, Some(FIRST)).await.expect("the quiz");
        assert_eq!((page.standing.used, page.standing.open), (1, attempts.first().copied()));
    }

    async fn fifty_saves_at_once_under_one_counter_keep_one_step(school: School) {
        school.ship(&customs()).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        let attempt = school.start(&officer, Some(FIRST)).await.expect("started");
        let told = at_once!(50, school, officer, |academy, actor| {
            academy.save_answer(&actor, attempt, &counted("c-a-q1", "right", "desk", 1)).await
        });
        let outcomes: Vec<step::Saved> = told.into_iter().map(|told| told.expect("kept").outcome).collect();
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == step::Saved::Current).count(), 1, "{outcomes:?}");
        assert!(outcomes.iter().all(|outcome| matches!(outcome, step::Saved::Current | step::Saved::Repeated)), "{outcomes:?}");
        assert_eq!(school.steps(attempt).await.len(), 1);
    }

    async fn fifty_who_hand_in_at_once_are_told_one_result(school: School) {
        school.ship(&customs()).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        school.read_all(&officer, FIRST).await;
        let attempt = school.start(&officer, Some(FIRST)).await.expect("started");
        school.answer_all(&officer, attempt, "right").await;
        let told = at_once!(50, school, officer, |academy, actor| academy.hand_in(&actor, attempt).await);
        assert!(told.into_iter().all(|told| told.expect("handed in").passed));
        assert_eq!((school.things_held(&officer).await.len(), school.told().await.len()), (1, 1));
        let facts = school.read().await.progress().facts(officer.actor.person, "c").await.expect("facts");
        assert_eq!(facts.len(), 3, "two lessons and one quiz: {facts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn measures_given_beforehand_count_from_the_next_attempt_on() {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let tutor = school.tutor("Tina Tutor", "c").await;
    let email = officer.actor.email.clone();
    let give = async |who: &Person, email: &str, more_time: &str| {
        let asked = AskedMeasures { email, more_time, keep_order: true, larger_text: false };
        school.academy.accommodate(&who.actor, "c", &asked).await
    };
    let before = school.start(&officer, Some(FIRST)).await.expect("started");
    give(&tutor, &email, "50").await.expect("given");
    assert_eq!(school.attempt(before).await.measures, Measures::default(), "what is under way stays as it began");
    let timed = school.start(&officer, Some(SECOND)).await.expect("started");
    let attempt = school.attempt(timed).await;
    assert_eq!((attempt.measures.more_time, attempt.closes_at), (50, Some(START + Span::minutes(30))));
    let page = school.academy.quiz(&mut school.visit(&officer).await, COURSE, Some(SECOND)).await.expect("the quiz");
    assert_eq!(page.measures.more_time, 50, "its holder sees it");
    let all = school.academy.accommodations(&mut school.visit(&tutor).await).await.expect("a list");
    assert_eq!(all.len(), 1);
    assert!(school.academy.accommodations(&mut school.visit(&officer).await).await.expect("a list").is_empty());

    assert_eq!(wrong(give(&tutor, &email, "201").await), only("more_time", Problem::OutOfRange { least: 0, most: 200 }));
    assert_eq!(wrong(give(&tutor, "nobody@customs.example", "10").await), only("email", Problem::Nobody));
    assert_eq!(wrong(give(&tutor, &tutor.actor.email, "10").await), only("email", Problem::Nobody), "not to oneself");
    assert_answer!(give(&officer, &email, "10").await, Err(Error::NotFound));
    school.academy.end_accommodation(&tutor.actor, "c", all[0].0.id).await.expect("ended");
    assert_answer!(school.academy.end_accommodation(&tutor.actor, "c", all[0].0.id).await, Err(Error::Refused(Refusal::AlreadyDecided)));
    let page = school.academy.quiz(&mut school.visit(&officer).await, COURSE, Some(SECOND)).await.expect("the quiz");
    assert!(!page.measures.are_any());
}

#[tokio::test(flavor = "multi_thread")]
async fn right_answers_are_shown_as_the_rules_of_the_quiz_say() {
    for (rules, shown) in [("", [2, 2]), ("review = \"when-done\"\n", [0, 2]), ("review = \"never\"\n", [0, 0])] {
        let mut content = customs();
        content.modules[0].rules = rules;
        let mut school = School::teaching(&content).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        let mut attempts = Vec::new();
        for option in ["wrong", "right"] {
            let attempt = school.start(&officer, Some(FIRST)).await.expect("started");
            school.answer_all(&officer, attempt, option).await;
            school.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
            let review = school.academy.review(&mut school.visit(&officer).await, attempt, Language::EN).await.expect("a review");
            assert_eq!(review.passed, option == "right");
            attempts.push(review.reviewed.len());
        }
        assert_eq!(attempts, shown, "{rules}");
    }
}
