//! Written answers: they wait for a tutor, who sees neither whose they are nor what another gave; then the result is made anew.

use std::collections::BTreeMap;

use academy::{Error, SaveAnswer};
use domain::id::AttemptId;
use domain::language::Language;
use domain::letter::Letter;
use domain::quiz::answer::{Answer, AnswerRefused};
use domain::quiz::attempt::StartRefused;
use domain::quiz::marking::Marks;
use domain::refusal::{Problem, Refusal};
use domain::time::Span;

use crate::content::essays;
use crate::outcome::{only, wrong};
use crate::school::{Person, School};
use crate::sitting::chosen;

const MODULE: &str = "essays";
const QUIZ: &str = "e-a";
const PLAIN: &str = "e-a-q1";
const WRITTEN: &str = "e-a-q2";
const TEXT: &str = "Faute de pesée, des charges sont sous-déclarées.";

struct Case {
    school: School,
    officer: Person,
    tutor: Person,
}

async fn case(markers: u8) -> Case {
    let mut school = School::teaching(&essays(markers)).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let tutor = school.tutor("Tina Tutor", "e").await;
    Case { school, officer, tutor }
}

fn text(text: &str) -> SaveAnswer {
    SaveAnswer { answer: Answer::Text(text.to_owned()), ..chosen(WRITTEN, "") }
}

fn levels(cause: u32, effect: u32) -> BTreeMap<String, u32> {
    BTreeMap::from([("cause".to_owned(), cause), ("effect".to_owned(), effect)])
}

impl Case {
    /// Sits the quiz with this text, the other question wrong, and hands it in.
    async fn sit(&self, written: &str) -> AttemptId {
        let attempt = self.school.start(&self.officer, Some(MODULE)).await.expect("started");
        self.school.save(&self.officer, attempt, &chosen(PLAIN, "right")).await.expect("kept");
        if !written.is_empty() {
            self.school.save(&self.officer, attempt, &text(written)).await.expect("kept");
        }
        self.school.academy.hand_in(&self.officer.actor, attempt).await.expect("handed in");
        attempt
    }

    async fn mark(&self, who: &Person, attempt: AttemptId, cause: u32, effect: u32) -> academy::Result<()> {
        self.school.academy.mark_written(&who.actor, attempt, WRITTEN, &levels(cause, effect), "Nommez l’objectif.").await
    }

    async fn waiting(&self, who: &Person) -> Vec<AttemptId> {
        let mut visit = self.school.visit(who).await;
        self.school.academy.to_mark(&mut visit).await.expect("a list").iter().map(|it| it.attempt).collect()
    }

    async fn review(&self, attempt: AttemptId) -> academy::ReviewPage {
        self.school.academy.review(&mut self.school.visit(&self.officer).await, attempt, Language::FR).await.expect("a review")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_written_answer_waits_for_a_tutor_and_makes_a_pass_when_it_is_marked() {
    let case = case(1).await;
    let attempt = case.sit(TEXT).await;
    let review = case.review(attempt).await;
    assert_eq!((review.waiting, review.passed, review.marks), (1, false, Marks { earned: 100, possible: 200 }));
    let written = review.reviewed.iter().find(|it| it.item.question_id == WRITTEN).expect("there");
    assert!(written.waits && written.markings.is_empty() && written.why.is_none(), "nothing is told before it is marked");
    assert!(!review.done.failed.contains(QUIZ), "nobody knows yet whether it was failed");
    let again = case.school.start(&case.officer, Some(MODULE)).await;
    assert_answer!(again, Err(Error::Refused(Refusal::Start(StartRefused::ToMark { .. }))));

    assert_eq!(case.waiting(&case.tutor).await, [attempt]);
    let mut visit = case.school.visit(&case.tutor).await;
    let sheet = case.school.academy.marking_sheet(&mut visit, attempt, WRITTEN).await.expect("a sheet");
    drop(visit);
    assert_eq!((sheet.answer.as_str(), sheet.language), (TEXT, Language::EN));
    assert!(!format!("{sheet:?}").contains("Awa"), "nobody sees whose it is");

    case.school.told().await;
    case.mark(&case.tutor, attempt, 100, 0).await.expect("marked");
    let letters = case.school.told().await;
    let marks = Marks { earned: 150, possible: 200 };
    let link = format!("https://fairway.example/fr/attempts/{attempt}/review");
    let expected = Letter::AnswersMarked { module: "Rédactions".to_owned(), marks, passed: true, link };
    assert!(letters.contains(&case.officer.hears(expected)), "{letters:#?}");
    let review = case.review(attempt).await;
    assert_eq!((review.waiting, review.passed, review.marks), (0, true, marks));
    let written = review.reviewed.iter().find(|it| it.item.question_id == WRITTEN).expect("there");
    assert_eq!((written.marks.earned, written.markings.len()), (50, 1));
    assert_eq!(written.markings[0].comment, "Nommez l’objectif.");
    assert_eq!(written.markings[0].lines.iter().map(|line| line.level.as_str()).collect::<Vec<_>>(), ["expliqué", "absent"]);
    assert!(written.why.is_some(), "a good answer is shown with the marks");
    assert_eq!(case.school.things_held(&case.officer).await, [QUIZ, "e"], "what was earned is issued");
    assert!(case.waiting(&case.tutor).await.is_empty());
    assert_answer!(case.mark(&case.tutor, attempt, 0, 0).await, Err(Error::Refused(Refusal::AlreadyDecided)));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_marked_down_fails_and_the_next_attempt_may_start() {
    let case = case(1).await;
    let attempt = case.sit(TEXT).await;
    case.mark(&case.tutor, attempt, 0, 0).await.expect("marked");
    let review = case.review(attempt).await;
    assert_eq!((review.waiting, review.passed, review.marks.earned), (0, false, 100));
    assert!(review.done.failed.contains(QUIZ));
    case.school.start(&case.officer, Some(MODULE)).await.expect("the next");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_answer_waits_for_nobody() {
    let case = case(1).await;
    for written in ["", "   "] {
        let attempt = case.sit(written).await;
        let review = case.review(attempt).await;
        assert_eq!((review.waiting, review.passed), (0, false), "{written:?}");
        assert!(case.waiting(&case.tutor).await.is_empty());
        assert_answer!(case.mark(&case.tutor, attempt, 100, 100).await, Err(Error::Refused(Refusal::AlreadyDecided)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_mark_without_seeing_each_other_and_a_third_where_they_are_far_apart() {
    let mut case = case(2).await;
    let second = case.school.tutor("Sami Second", "e").await;
    let third = case.school.tutor("Theo Third", "e").await;
    let attempt = case.sit(TEXT).await;
    case.mark(&case.tutor, attempt, 100, 100).await.expect("marked");
    assert_eq!(case.review(attempt).await.waiting, 1, "one is not enough");
    assert!(case.waiting(&case.tutor).await.is_empty(), "whoever marked it does not mark it again");
    assert_answer!(case.mark(&case.tutor, attempt, 0, 0).await, Err(Error::Refused(Refusal::AlreadyDecided)));
    assert_eq!(case.waiting(&second).await, [attempt]);
    let mut visit = case.school.visit(&second).await;
    let sheet = case.school.academy.marking_sheet(&mut visit, attempt, WRITTEN).await.expect("a sheet");
    drop(visit);
    assert!(!format!("{sheet:?}").contains("Nommez l’objectif."), "blind to what was given before");
    case.mark(&second, attempt, 100, 0).await.expect("marked");
    assert_eq!(case.review(attempt).await.waiting, 1, "100 and 50 per cent are far apart");
    case.mark(&third, attempt, 0, 100).await.expect("marked");
    let review = case.review(attempt).await;
    assert_eq!((review.waiting, review.marks.earned), (0, 150), "50 and 50 lie nearest together");
    let written = review.reviewed.iter().find(|it| it.item.question_id == WRITTEN).expect("there");
    assert_eq!(written.markings.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_another_tutor_of_the_course_marks_and_only_with_every_criterion() {
    let mut case = case(1).await;
    let elsewhere = case.school.tutor("Eva Elsewhere", "other").await;
    let attempt = case.sit(TEXT).await;
    for stranger in [&elsewhere, &case.officer] {
        assert_answer!(case.mark(stranger, attempt, 100, 100).await, Err(Error::NotFound));
        let mut visit = case.school.visit(stranger).await;
        assert_answer!(case.school.academy.marking_sheet(&mut visit, attempt, WRITTEN).await, Err(Error::NotFound));
    }
    assert!(case.waiting(&elsewhere).await.is_empty());
    assert_answer!(case.school.academy.to_mark(&mut case.school.visit(&case.officer).await).await, Err(Error::Forbidden));
    let give = async |question: &str, levels: &BTreeMap<String, u32>, comment: &str| {
        case.school.academy.mark_written(&case.tutor.actor, attempt, question, levels, comment).await
    };
    let half = BTreeMap::from([("cause".to_owned(), 100)]);
    assert_eq!(wrong(give(WRITTEN, &half, "").await), only("level-effect", Problem::Missing));
    assert_eq!(wrong(give(WRITTEN, &levels(100, 70), "").await), only("level-effect", Problem::Missing), "no such level");
    let long = "x".repeat(1_001);
    assert_eq!(wrong(give(WRITTEN, &levels(100, 100), &long).await), only("comment", Problem::TooLong { most: 1_000 }));
    assert_answer!(give(PLAIN, &levels(100, 100), "").await, Err(Error::NotFound));
    let own = case.school.granted(&case.officer, domain::people::Role::Tutor, domain::people::Scope::Course("e".to_owned())).await;
    assert!(case.waiting(&own).await.is_empty(), "nobody marks their own");
    assert_answer!(case.mark(&own, attempt, 100, 100).await, Err(Error::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_too_long_is_refused_and_an_open_sitting_is_not_to_be_marked() {
    let case = case(1).await;
    let attempt = case.school.start(&case.officer, Some(MODULE)).await.expect("started");
    let long = case.school.save(&case.officer, attempt, &text(&"é".repeat(201))).await;
    assert_eq!(wrong(long), only(WRITTEN, Problem::Answer(AnswerRefused::TooLong)));
    case.school.save(&case.officer, attempt, &text(TEXT)).await.expect("kept");
    assert!(case.waiting(&case.tutor).await.is_empty());
    assert_answer!(case.mark(&case.tutor, attempt, 100, 100).await, Err(Error::NotFound));
}

both! {
    async fn of_ten_tutors_at_once_one_marks(school: School) {
        school.ship(&essays(1)).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        let mut tutors = Vec::new();
        for number in 0..10 {
            tutors.push(school.tutor(&format!("Tutor {number}"), "e").await);
        }
        let attempt = school.start(&officer, Some(MODULE)).await.expect("started");
        school.save(&officer, attempt, &text(TEXT)).await.expect("kept");
        school.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
        school.clock.advance(Span::minutes(1));
        let given = levels(100, 100);
        let mut at_once = tokio::task::JoinSet::new();
        for tutor in tutors {
            let (academy, given) = (school.academy.clone(), given.clone());
            at_once.spawn(async move { academy.mark_written(&tutor.actor, attempt, WRITTEN, &given, "").await.is_ok() });
        }
        assert_eq!(at_once.join_all().await.into_iter().filter(|kept| *kept).count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_has_marked_does_not_hide_what_waits_behind_it() {
    let mut case = case(2).await;
    // A list holds fifty.
    for number in 0..51 {
        case.officer = case.school.officer(&format!("Officer {number}"), "SN").await;
        let attempt = case.sit(TEXT).await;
        if number < 50 {
            case.mark(&case.tutor, attempt, 100, 100).await.expect("marked");
        } else {
            assert_eq!(case.waiting(&case.tutor).await, [attempt]);
        }
    }
}
