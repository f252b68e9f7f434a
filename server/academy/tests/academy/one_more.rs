//! One more attempt for whoever used theirs up: asked of the course's tutors, else of whoever decides for the officer.

use academy::{AttemptRequest, Error};
use domain::id::AttemptRequestId;
use domain::language::Language;
use domain::letter::Letter;
use domain::quiz::attempt::StartRefused;
use domain::refusal::{Problem, Refusal};
use domain::time::Span;
use uuid::Uuid;

use crate::content::{COURSE, FIRST, customs};
use crate::outcome::{only, wrong};
use crate::school::{Person, School};

/// A school that teaches, and an officer of Senegal who has no attempt left at the first quiz.
async fn used_up() -> (School, Person) {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    school.use_up(&officer, FIRST).await;
    (school, officer)
}

async fn ask(school: &School, who: &Person) -> academy::Result<()> {
    school.academy.ask_attempt(&who.actor, COURSE, Some(FIRST)).await
}

/// Requests that lie with somebody as a tutor.
async fn with_tutor(school: &School, who: &Person) -> Vec<AttemptRequest> {
    let requests = school.academy.tutor_requests(&mut school.visit(who).await).await.expect("a list");
    requests.into_iter().map(|(request, _)| request).collect()
}

/// Requests that lie with somebody as one who decides for officers.
async fn with_coordinator(school: &School, who: &Person) -> Vec<AttemptRequest> {
    let requests = school.academy.coordinator_requests(&mut school.visit(who).await).await.expect("a list");
    requests.into_iter().map(|(request, _)| request).collect()
}

/// What a quiz's page says: whether one more was asked for, and who can grant it.
async fn asked(school: &School, who: &Person) -> (bool, Vec<String>) {
    let page = school.academy.quiz(&mut school.visit(who).await, COURSE, Some(FIRST)).await.expect("the quiz");
    (page.asked, page.granters)
}

async fn decide(school: &School, who: &Person, request: AttemptRequestId, grant: bool) -> academy::Result<()> {
    school.academy.decide_attempt(&who.actor, request, grant, "You were ill.").await
}

fn asked_of(who: &Person, module: &str, room: &str) -> (String, Language, Letter) {
    let (name, module) = ("Awa Diallo".to_owned(), module.to_owned());
    who.hears(Letter::AttemptAsked { name, module, link: format!("https://fairway.example/{}/{room}", who.actor.language) })
}

#[tokio::test(flavor = "multi_thread")]
async fn one_more_attempt_is_asked_for_once_all_are_used_and_once_at_a_time() {
    let mut school = School::teaching(&customs()).await;
    let (officer, tutor) = (school.officer("Awa Diallo", "SN").await, school.tutor("Lena Brandt", "c").await);
    assert_answer!(ask(&school, &officer).await, Err(Error::Refused(Refusal::AttemptsLeft)));
    school.use_up(&officer, FIRST).await;
    assert_eq!(asked(&school, &officer).await, (false, vec!["Lena Brandt".to_owned()]));
    school.hears_nothing().await;
    ask(&school, &officer).await.expect("asked");
    assert_eq!(school.told().await, [asked_of(&tutor, "First steps", "tutor")]);
    assert_eq!(asked(&school, &officer).await, (true, vec!["Lena Brandt".to_owned()]));
    assert_answer!(ask(&school, &officer).await, Err(Error::Refused(Refusal::AlreadyAsked)));
    school.hears_nothing().await;
    let waiting = school.waiting("Khady Diop", "SN").await;
    assert_answer!(ask(&school, &waiting).await, Err(Error::Forbidden));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tutor_grants_one_more_attempt_and_one_only() {
    let (mut school, officer) = used_up().await;
    let tutor = school.tutor("Lena Brandt", "c").await;
    ask(&school, &officer).await.expect("asked");
    school.told().await;
    let requests = with_tutor(&school, &tutor).await;
    let [request] = requests.as_slice() else { panic!("{requests:?}") };
    assert_eq!((request.person, request.quiz.as_str(), request.name.as_str()), (officer.actor.person, "c-a", "Awa Diallo"));
    let no_reason = school.academy.decide_attempt(&tutor.actor, request.id, true, "  ").await;
    assert_eq!(wrong(no_reason), only("reason", Problem::Missing));
    assert_answer!(school.start(&officer, Some(FIRST)).await, Err(Error::Refused(Refusal::Start(StartRefused::NoAttemptLeft))));
    decide(&school, &tutor, request.id, true).await.expect("granted");
    let letter = Letter::AttemptGranted {
        module: "Premiers pas".to_owned(),
        reason: "You were ill.".to_owned(),
        link: "https://fairway.example/fr/courses/customs/first-steps/quiz".to_owned(),
    };
    assert_eq!(school.told().await, [officer.hears(letter)]);
    assert!(with_tutor(&school, &tutor).await.is_empty());
    assert_answer!(decide(&school, &tutor, request.id, true).await, Err(Error::Refused(Refusal::AlreadyDecided)));
    let fourth = school.fail(&officer, Some(FIRST)).await;
    assert_eq!(school.attempt(fourth).await.ordinal, 4);
    assert_answer!(school.start(&officer, Some(FIRST)).await, Err(Error::Refused(Refusal::Start(StartRefused::NoAttemptLeft))));
    ask(&school, &officer).await.expect("it may be asked for again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declined_request_is_told_with_its_reason_and_may_be_made_again() {
    let (mut school, officer) = used_up().await;
    let tutor = school.tutor("Lena Brandt", "c").await;
    ask(&school, &officer).await.expect("asked");
    school.told().await;
    let request = with_tutor(&school, &tutor).await[0].id;
    decide(&school, &tutor, request, false).await.expect("declined");
    let letter = Letter::AttemptDeclined { module: "Premiers pas".to_owned(), reason: "You were ill.".to_owned() };
    assert_eq!(school.told().await, [officer.hears(letter)]);
    assert_answer!(school.start(&officer, Some(FIRST)).await, Err(Error::Refused(Refusal::Start(StartRefused::NoAttemptLeft))));
    assert_answer!(decide(&school, &tutor, request, true).await, Err(Error::Refused(Refusal::AlreadyDecided)));
    ask(&school, &officer).await.expect("asked again");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_course_has_a_tutor_nobody_else_grants() {
    let (mut school, officer) = used_up().await;
    let tutor = school.tutor("Lena Brandt", "c").await;
    let coordinator = school.coordinator("Fatou Sarr", "SN").await;
    let others =
        [school.officer("Moussa Faye", "SN").await, school.tutor("Youssef Amrani", "p").await, school.administrator("Daniel Osei").await];
    ask(&school, &officer).await.expect("asked");
    assert_eq!(school.told().await, [asked_of(&tutor, "First steps", "tutor")]);
    let request = with_tutor(&school, &tutor).await[0].id;
    assert!(with_coordinator(&school, &coordinator).await.is_empty());
    assert!(with_tutor(&school, &others[1]).await.is_empty());
    assert_answer!(school.academy.tutor_requests(&mut school.visit(&others[0]).await).await, Err(Error::Forbidden));
    assert_answer!(school.academy.tutor_requests(&mut school.visitor().await).await, Err(Error::SignInRequired));
    for other in others.iter().chain([&officer, &coordinator]) {
        assert_answer!(decide(&school, other, request, true).await, Err(Error::NotFound));
    }
    assert_answer!(decide(&school, &tutor, AttemptRequestId(Uuid::from_u128(999)), true).await, Err(Error::NotFound));
    decide(&school, &tutor, request, true).await.expect("granted");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_tutor_the_officers_coordinator_grants() {
    let (mut school, officer) = used_up().await;
    let (coordinator, elsewhere) = (school.coordinator("Fatou Sarr", "SN").await, school.coordinator("Nana Addo", "GH").await);
    let admin = school.administrator("Daniel Osei").await;
    ask(&school, &officer).await.expect("asked");
    assert_eq!(school.told().await, [asked_of(&coordinator, "Premiers pas", "administration")]);
    assert_eq!(asked(&school, &officer).await, (true, vec!["Fatou Sarr".to_owned()]));
    let request = with_coordinator(&school, &coordinator).await[0].id;
    for other in [&elsewhere, &admin] {
        assert!(with_coordinator(&school, other).await.is_empty());
        assert_answer!(decide(&school, other, request, true).await, Err(Error::NotFound));
    }
    decide(&school, &coordinator, request, true).await.expect("granted");
    school.start(&officer, Some(FIRST)).await.expect("started");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_tutor_and_coordinator_the_secretariat_grants_and_without_that_an_administrator() {
    let (mut school, officer) = used_up().await;
    let admin = school.administrator("Daniel Osei").await;
    ask(&school, &officer).await.expect("asked");
    assert_eq!(school.told().await, [asked_of(&admin, "First steps", "administration")]);
    let request = with_coordinator(&school, &admin).await[0].id;
    school.clock.advance(Span::minutes(1));
    let secretariat = school.coordinator("Ines Marchetti", "WCO").await;
    assert_answer!(decide(&school, &admin, request, true).await, Err(Error::NotFound));
    assert!(with_coordinator(&school, &admin).await.is_empty());
    assert_eq!(with_coordinator(&school, &secretariat).await.len(), 1);
    decide(&school, &secretariat, request, true).await.expect("granted");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_grants_an_attempt_to_themselves() {
    let mut school = School::teaching(&customs()).await;
    let (tutor, other) = (school.tutor("Lena Brandt", "c").await, school.tutor("Youssef Amrani", "c").await);
    school.use_up(&tutor, FIRST).await;
    ask(&school, &tutor).await.expect("asked");
    let request = with_tutor(&school, &other).await[0].id;
    assert_answer!(decide(&school, &tutor, request, true).await, Err(Error::NotFound));
    decide(&school, &other, request, true).await.expect("a colleague grants it");
}
