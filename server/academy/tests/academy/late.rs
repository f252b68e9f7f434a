//! The bell moved back, and answers that arrive after it.

use academy::{Error, SaveAnswer};
use domain::quiz::attempt::SaveRefused;
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};

use crate::content::{SECOND, customs};
use crate::school::{Person, START, School};
use crate::sitting::chosen;

/// The module's quiz lasts so long.
const ALLOWED: Span = Span::minutes(20);

fn typed(question: &str, at: Timestamp, counter: i64) -> SaveAnswer {
    SaveAnswer { edited_at: Some(at), counter: Some(counter), device: "phone".to_owned(), ..chosen(question, "right") }
}

/// An officer who has read the module with the time limit, and its two questions.
async fn school() -> (School, Person, [String; 2]) {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    school.read_all(&officer, SECOND).await;
    let attempt = school.start(&officer, Some(SECOND)).await.expect("started");
    school.academy.opened_on(&officer.actor, attempt, "phone").await.expect("noted");
    let items = school.attempt(attempt).await.drawing.items;
    let [first, second] = [0, 1].map(|place| items[place].question_id.clone());
    (school, officer, [first, second])
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_typed_before_the_bell_and_received_after_it_make_a_new_version_and_earn_what_they_earn() {
    let (school, officer, questions) = school().await;
    let attempt = school.start(&officer, Some(SECOND)).await.expect("gone on with");
    let bell = START + ALLOWED;
    school.clock.advance(Span::days(2));
    assert_eq!(school.academy.close_overdue().await.expect("closed"), 1);
    let result = async || {
        let number = school.attempt(attempt).await.number;
        school.read().await.attempts().result(number).await.expect("read").expect("a result")
    };
    assert_eq!((result().await.version, result().await.marks.earned, result().await.passed), (1, 0, false));

    for (counter, question) in (1..).zip(&questions) {
        school.save(&officer, attempt, &typed(question, bell, counter)).await.expect("late, and taken");
    }
    let now = result().await;
    assert!(now.version > 1 && now.passed && now.marks.earned == now.marks.possible, "{now:?}");
    assert_eq!(school.things_held(&officer).await, ["c-b"]);
    let again = school.save(&officer, attempt, &typed(&questions[0], bell, 1)).await.expect("a repetition");
    assert_eq!((again.step.counter, result().await.version), (1, now.version), "told twice, marked once");
    school.rebuild().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_after_the_bell_or_comes_after_the_window_is_refused() {
    let (school, officer, questions) = school().await;
    let attempt = school.start(&officer, Some(SECOND)).await.expect("gone on with");
    let bell = START + ALLOWED;
    school.clock.advance(Span::minutes(21));
    assert_answer!(
        school.save(&officer, attempt, &typed(&questions[0], bell + Span(1), 1)).await,
        Err(Error::Refused(Refusal::Save(SaveRefused::TimeIsUp { .. })))
    );
    school.clock.advance(Span::days(7));
    assert_answer!(
        school.save(&officer, attempt, &typed(&questions[0], bell, 1)).await,
        Err(Error::Refused(Refusal::Save(SaveRefused::TimeIsUp { .. })))
    );
    assert!(school.steps(attempt).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_answer_that_is_wrong_takes_nothing_back_that_was_earned() {
    let (school, officer, questions) = school().await;
    let attempt = school.start(&officer, Some(SECOND)).await.expect("gone on with");
    school.answer_all(&officer, attempt, "right").await;
    school.clock.advance(Span::minutes(21));
    school.academy.close_overdue().await.expect("closed");
    assert_eq!(school.things_held(&officer).await, ["c-b"]);
    let wrong = SaveAnswer { answer: chosen("", "wrong").answer, ..typed(&questions[0], START + ALLOWED, 1) };
    school.save(&officer, attempt, &wrong).await.expect("late, and taken");
    let number = school.attempt(attempt).await.number;
    let result = school.read().await.attempts().result(number).await.expect("read").expect("a result");
    assert_eq!(result.version, 2);
    assert!(result.marks.earned < result.marks.possible, "{result:?}");
    assert_eq!(school.things_held(&officer).await, ["c-b"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn time_in_which_no_server_ran_is_given_back_once_and_up_to_the_most() {
    let (school, officer, _) = school().await;
    let attempt = school.start(&officer, Some(SECOND)).await.expect("gone on with");
    school.academy.note_alive().await.expect("noted");
    school.clock.advance(Span::minutes(4));
    assert_eq!(school.academy.wake().await.expect("awake"), 1);
    let bell = START + ALLOWED;
    assert_eq!(school.attempt(attempt).await.closes_at, Some(bell + Span::minutes(4)));
    assert_eq!(school.academy.wake().await.expect("awake"), 1);
    assert_eq!(school.attempt(attempt).await.closes_at, Some(bell + Span::minutes(4)), "no time has passed since");
    school.clock.advance(Span::minutes(15));
    school.academy.wake().await.expect("awake");
    assert_eq!(school.attempt(attempt).await.closes_at, Some(bell + Span::minutes(10)), "ten minutes are the most");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_link_moves_the_bell_back_from_the_last_answer_that_got_through() {
    let (school, officer, questions) = school().await;
    let attempt = school.start(&officer, Some(SECOND)).await.expect("gone on with");
    let told = school.academy.bell(&officer.actor, attempt, "phone", None).await.expect("told");
    assert_eq!((told.closes_at, told.is_open), (Some(START + ALLOWED), true));
    school.clock.advance(Span::minutes(1));
    school.save(&officer, attempt, &typed(&questions[0], START, 1)).await.expect("kept");
    school.clock.advance(Span::minutes(2));
    let told = school.academy.bell(&officer.actor, attempt, "phone", Some(START)).await.expect("told");
    assert_eq!(told.closes_at, Some(START + ALLOWED + Span::minutes(2)), "the minute before the answer was not broken");
    let mut other = school;
    let stranger = other.officer("Moussa Faye", "SN").await;
    assert_answer!(other.academy.bell(&stranger.actor, attempt, "phone", None).await, Err(Error::NotFound));
}
