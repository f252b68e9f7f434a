//! Reading and enrolling: who may, once or many times, and under which address.

use academy::Error;
use domain::language::Language;
use domain::progress::FactKind;
use domain::time::Span;

use crate::content::{COURSE, Content, FIRST, SECOND, customs, on_paper};
use crate::school::{Person, START, School};

#[tokio::test(flavor = "multi_thread")]
async fn an_approved_officer_enrols_once_however_often_they_ask() {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let before = school.academy.course(&mut school.visit(&officer).await, COURSE).await.expect("the course");
    assert!(before.may_open && before.enrolment.is_none());
    school.academy.enrol(&officer.actor, COURSE).await.expect("enrolled");
    school.clock.advance(Span::days(1));
    school.academy.enrol(&officer.actor, COURSE).await.expect("again is no harm");
    let page = school.academy.learning(&mut school.visit(&officer).await).await.expect("my learning");
    let [course] = page.courses.as_slice() else { panic!("{:?}", page.courses) };
    assert_eq!((course.enrolment.edition_number, course.enrolment.since_at), (1, START));
    assert_answer!(school.academy.enrol(&officer.actor, "no-such-course").await, Err(Error::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_course_for_members_opens_to_nobody_else() {
    let mut school = School::teaching(&customs()).await;
    let waiting = school.waiting("Awa Diallo", "SN").await;
    assert_answer!(school.academy.enrol(&waiting.actor, COURSE).await, Err(Error::Forbidden));
    assert_answer!(school.read_lesson(&waiting, FIRST, "the-post").await, Err(Error::Forbidden));
    assert_answer!(school.academy.module(&mut school.visit(&waiting).await, COURSE, FIRST).await, Err(Error::Forbidden));
    let quiz = school.academy.quiz(&mut school.visit(&waiting).await, COURSE, Some(FIRST)).await;
    assert_answer!(quiz, Err(Error::Forbidden));
    let lesson = school.academy.lesson(&mut school.visitor().await, COURSE, FIRST, "the-post").await;
    assert_answer!(lesson, Err(Error::SignInRequired));
    let page = school.academy.course(&mut school.visitor().await, COURSE).await.expect("its plan is shown to all");
    assert!(!page.may_open);
    assert!(school.academy.learning(&mut school.visit(&waiting).await).await.expect("my learning").courses.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_course_opens_to_visitors_whose_quizzes_need_a_name() {
    let mut school = School::teaching(&Content { access: "public", ..customs() }).await;
    let waiting = school.waiting("Awa Diallo", "SN").await;
    let page = school.academy.lesson(&mut school.visitor().await, COURSE, FIRST, "the-post").await.expect("a lesson");
    assert_eq!((page.lesson().id.as_str(), page.enrolled), ("c-a-l1", false));
    let quiz = school.academy.quiz(&mut school.visitor().await, COURSE, Some(FIRST)).await;
    assert_answer!(quiz, Err(Error::SignInRequired));
    school.read_lesson(&waiting, FIRST, "the-post").await.expect("read before anybody decided");
    assert_eq!(school.tally(&waiting).await.lessons_read, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lesson_read_twice_is_one_fact() {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    school.read_lesson(&officer, FIRST, "the-post").await.expect("reading enrols");
    school.clock.advance(Span::days(1));
    school.read_lesson(&officer, FIRST, "the-post").await.expect("again is no harm");
    let facts = school.read().await.progress().facts(officer.actor.person, "c").await.expect("facts");
    let told: Vec<_> = facts.iter().map(|fact| (fact.kind, fact.thing.as_str(), fact.at)).collect();
    assert_eq!(told, [(FactKind::LessonRead, "c-a-l1", START)]);
    assert_answer!(school.read_lesson(&officer, FIRST, "the-scale").await, Err(Error::NotFound));
    assert_answer!(school.read_lesson(&officer, "third-steps", "the-post").await, Err(Error::NotFound));
    assert_eq!(school.tally(&officer).await.lessons_read, 1);
    school.rebuild().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lessons_are_found_in_either_language_by_whoever_may_open_them() {
    let mut school = School::teaching(&customs()).await;
    school.ship(&Content { access: "public", ..on_paper() }).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let find = async |who: Option<&Person>, query: &str, topic: &str| {
        let mut visit = school.visitor().await;
        visit.caller = who.map(|who| who.actor.clone());
        let page = school.academy.catalogue(&mut visit, query, topic, Language::FR).await.expect("a catalogue");
        (page.courses.len(), page.hits.into_iter().map(|hit| hit.lesson).collect::<Vec<_>>())
    };
    let nothing = Vec::<String>::new();
    assert_eq!(find(Some(&officer), "", "").await, (2, nothing.clone()));
    assert_eq!(find(Some(&officer), "", "accounting").await, (0, nothing.clone()));
    assert_eq!(find(Some(&officer), "WORD queue", "").await.1, ["the-queue"]);
    assert_eq!(find(Some(&officer), "mots queue", "basics").await.1, ["the-queue"]);
    assert_eq!(find(Some(&officer), "mots queue", "accounting").await.1, nothing);
    assert_eq!(find(Some(&officer), "deuxieme", "").await.0, 1, "a module's title, accents or none");
    assert_eq!(find(None, "queue", "").await.1, nothing, "a stranger is told of no lesson they may not open");
    assert_eq!(find(None, "book", "").await.1, ["the-book"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_former_address_leads_to_the_present_one() {
    let mut school = School::teaching(&customs()).await;
    let mut content = Content { slug: "customs-at-work", ..customs() };
    content.modules[0].slug = "opening-steps";
    content.modules[0].lessons[1].0 = "the-line";
    school.clock.advance(Span::days(1));
    school.ship(&content).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let mut visit = school.visit(&officer).await;
    let moved = |answer: Result<(), Error>| match answer {
        Err(Error::Moved { former, present }) => (former, present),
        other => panic!("not moved: {other:?}"),
    };
    let pair = |former: &str, present: &str| (former.to_owned(), present.to_owned());
    let course = school.academy.course(&mut visit, COURSE).await.map(|_| ());
    assert_eq!(moved(course), pair(COURSE, "customs-at-work"));
    let module = school.academy.module(&mut visit, "customs-at-work", FIRST).await.map(|_| ());
    assert_eq!(moved(module), pair(FIRST, "opening-steps"));
    let quiz = school.academy.quiz(&mut visit, "customs-at-work", Some(FIRST)).await.map(|_| ());
    assert_eq!(moved(quiz), pair(FIRST, "opening-steps"));
    let lesson = school.academy.lesson(&mut visit, "customs-at-work", "opening-steps", "the-queue").await.map(|_| ());
    assert_eq!(moved(lesson), pair("the-queue", "the-line"));
    school.academy.lesson(&mut visit, "customs-at-work", SECOND, "the-scale").await.expect("what kept its name is where it was");
    let unknown = school.academy.lesson(&mut visit, "customs-at-work", SECOND, "the-queue").await;
    assert_answer!(unknown, Err(Error::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_of_an_earlier_edition_reaches_a_renamed_module_by_either_address() {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    school.academy.enrol(&officer.actor, COURSE).await.expect("enrolled");
    let mut content = customs();
    content.modules[0].slug = "opening-steps";
    school.clock.advance(Span::days(1));
    school.ship(&content).await;
    let mut visit = school.visit(&officer).await;
    let page = school.academy.module(&mut visit, COURSE, FIRST).await.expect("by the address of their edition");
    assert_eq!((page.module().module.id.as_str(), page.course.number), ("c-a", 1));
    // Letters and the search name the newest address.
    let newest = school.academy.module(&mut visit, COURSE, "opening-steps").await;
    assert!(matches!(&newest, Ok(_) | Err(Error::Moved { .. })), "{newest:?}");
}

both! {
    async fn fifty_who_enrol_one_officer_at_once_enrol_them_once(school: School) {
        school.ship(&customs()).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        for told in at_once!(50, school, officer, |academy, actor| academy.enrol(&actor, COURSE).await) {
            told.expect("again is no harm");
        }
        let page = school.academy.learning(&mut school.visit(&officer).await).await.expect("my learning");
        assert_eq!(page.courses.len(), 1);
    }
}
