//! Practice: answers checked as one goes.

use academy::Error;
use domain::language::Language;
use domain::quiz::attempt::SaveRefused;
use domain::quiz::marking::Marks;
use domain::quiz::review::Verdict;
use domain::refusal::{Problem, Refusal};

use crate::content::{FIRST, Module, SECOND, customs};
use crate::outcome::{only, wrong};
use crate::school::{Person, School};
use crate::sitting::chosen;

/// A school whose first module is practised, and an officer of it.
async fn practising() -> (School, Person) {
    let mut content = customs();
    content.modules[0] = Module { conduct: "practice", ..content.modules[0].clone() };
    let mut school = School::teaching(&content).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    (school, officer)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_wrong_try_costs_a_quarter_and_a_right_one_closes_the_question() {
    let (school, officer) = practising().await;
    let attempt = school.start(&officer, Some(FIRST)).await.expect("started");
    let check = async |option: &str| school.academy.check_answer(&officer.actor, attempt, &chosen("c-a-q1", option)).await;
    let stands = async || {
        let mut page = school.academy.sitting(&mut school.visit(&officer).await, attempt, Language::EN).await.expect("a sitting");
        page.practised.remove("c-a-q1")
    };
    assert!(stands().await.is_none());
    check("wrong").await.expect("checked");
    check("wrong").await.expect("the same again is no try");
    let told = stands().await.expect("was checked");
    assert_eq!((told.left, told.told.marks.earned, told.told.lines.len()), (2, 0, 1), "only what was chosen is told");
    assert_eq!(told.told.lines[0].verdict, Verdict::Wrong);
    check("right").await.expect("checked");
    let told = stands().await.expect("was checked");
    assert_eq!((told.left, told.told.lines.len()), (0, 2), "closed, all is told");
    let closed = school.save(&officer, attempt, &chosen("c-a-q1", "wrong")).await;
    assert_answer!(closed, Err(Error::Refused(Refusal::Save(SaveRefused::Closed))));
    assert_answer!(check("wrong").await, Err(Error::Refused(Refusal::Save(SaveRefused::Closed))));

    school.save(&officer, attempt, &chosen("c-a-q2", "right")).await.expect("kept, and not checked");
    let handed = school.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
    assert_eq!(handed.marks, Marks { earned: 75 + 100, possible: 200 });
    let review = school.academy.review(&mut school.visit(&officer).await, attempt, Language::EN).await.expect("a review");
    assert_eq!(review.reviewed.iter().map(|it| it.marks.earned).sum::<u32>(), 175, "the review tells the same marks");
}

#[tokio::test(flavor = "multi_thread")]
async fn three_tries_are_all_and_nothing_is_checked_elsewhere() {
    let (school, officer) = practising().await;
    let attempt = school.start(&officer, Some(FIRST)).await.expect("started");
    let nothing = academy::SaveAnswer { answer: domain::quiz::answer::Answer::None, ..chosen("c-a-q1", "") };
    assert_eq!(wrong(school.academy.check_answer(&officer.actor, attempt, &nothing).await), only("c-a-q1", Problem::Missing));
    for option in ["wrong", "right"] {
        // A closed question is not tried again, an open one three times.
        school.academy.check_answer(&officer.actor, attempt, &chosen("c-a-q2", option)).await.expect("checked");
    }
    let mut other = school;
    let stranger = other.officer("Moussa Faye", "SN").await;
    let forged = other.academy.check_answer(&stranger.actor, attempt, &chosen("c-a-q1", "right")).await;
    assert_answer!(forged, Err(Error::NotFound));
    let graded = other.start(&officer, Some(SECOND)).await.expect("started");
    assert_answer!(other.academy.check_answer(&officer.actor, graded, &chosen("c-b-q1", "right")).await, Err(Error::NotFound));
}
