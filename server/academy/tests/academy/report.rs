//! What coordinators count, and the summaries it is counted from.

use academy::{Error, OfficersPage, OfficersQuery};
use domain::language::Language;
use domain::people::{Role, Scope};
use domain::progress::Tally;
use domain::report::Sign;
use domain::time::{Span, Timestamp};

use crate::content::{FIRST, SECOND, customs};
use crate::school::{Person, START, School};

async fn officers(school: &School, who: &Person, query: &OfficersQuery) -> academy::Result<OfficersPage> {
    school.academy.officers(&mut school.visit(who).await, query, Language::FR).await
}

fn names(page: &OfficersPage) -> Vec<&str> {
    page.officers.iter().map(|officer| officer.name.as_str()).collect()
}

/// When somebody's course was done, as its summary has it.
async fn completed_at(school: &School, who: &Person) -> Option<Timestamp> {
    let summary = school.read().await.progress().summary(who.actor.person, "c").await.expect("read");
    summary.expect("a summary").completed_at
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_sees_the_officers_of_their_own_administration_and_where_they_are() {
    let mut school = School::teaching(&customs()).await;
    let coordinator = school.coordinator("Fatou Sarr", "SN").await;
    let (awa, _, elsewhere) =
        (school.officer("Awa Diallo", "SN").await, school.waiting("Khady Diop", "SN").await, school.officer("Efua Mensah", "GH").await);
    school.officer("Moussa Faye", "SN").await;
    school.complete(&awa).await;
    school.complete(&elsewhere).await;
    let page = officers(&school, &coordinator, &OfficersQuery::default()).await.expect("a list");
    assert_eq!((page.organisation.as_str(), names(&page)), ("Sénégal", vec!["Awa Diallo", "Fatou Sarr", "Moussa Faye"]));
    assert_eq!((page.waiting, page.next.as_deref()), (1, None));
    let figures = page.figures;
    assert_eq!((figures.officers, figures.enrolled, figures.completed, figures.lessons_read, figures.silent), (3, 1, 1, 3, 0));
    let [row] = page.officers[0].courses.as_slice() else { panic!("{:?}", page.officers[0]) };
    assert_eq!((row.course.as_str(), row.lessons_read, row.modules_done, row.completed_at), ("c", 3, 2, Some(START)));
    assert_eq!((row.sign(START), page.officers[2].courses.len()), (Sign::Completed, 0));
    let found = officers(&school, &coordinator, &OfficersQuery { contains: " DIÁLLO ".to_owned(), ..OfficersQuery::default() }).await;
    assert_eq!(names(&found.expect("a list")), ["Awa Diallo"]);
    let found = officers(&school, &coordinator, &OfficersQuery { contains: "mensah".to_owned(), ..OfficersQuery::default() }).await;
    assert_eq!(names(&found.expect("a list")), Vec::<&str>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_a_coordinator_sees_a_list_of_officers() {
    let mut school = School::teaching(&customs()).await;
    let mut others = vec![school.officer("Moussa Faye", "SN").await, school.tutor("Lena Brandt", "c").await];
    others.push(school.administrator("Daniel Osei").await);
    let waiting = school.waiting("Awa Diallo", "SN").await;
    let scope = Scope::Organisation(waiting.actor.organisation);
    others.push(school.granted(&waiting, Role::Coordinator, scope).await);
    for other in &others {
        assert_answer!(officers(&school, other, &OfficersQuery::default()).await, Err(Error::Forbidden));
        let export = school.academy.export_officers(&mut school.visit(other).await, &OfficersQuery::default(), Language::EN).await;
        assert_answer!(export, Err(Error::Forbidden));
    }
    let visitor = school.academy.officers(&mut school.visitor().await, &OfficersQuery::default(), Language::EN).await;
    assert_answer!(visitor, Err(Error::SignInRequired));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_on_where_its_page_ended_and_an_export_holds_all() {
    let mut school = School::teaching(&customs()).await;
    let coordinator = school.coordinator("Fatou Sarr", "SN").await;
    for _ in 0..29 {
        school.officer("Awa Diallo", "SN").await;
    }
    let first = officers(&school, &coordinator, &OfficersQuery::default()).await.expect("a page");
    assert_eq!((first.officers.len(), first.figures.officers), (25, 30));
    let after = first.next.clone().expect("there is another page");
    let second = officers(&school, &coordinator, &OfficersQuery { after, ..OfficersQuery::default() }).await.expect("a page");
    assert_eq!((second.officers.len(), second.next.as_deref(), names(&second)[4]), (5, None, "Fatou Sarr"));
    let mut people: Vec<_> = first.officers.iter().chain(&second.officers).map(|officer| officer.person).collect();
    people.sort();
    people.dedup();
    assert_eq!(people.len(), 30, "each stands on one page");
    let export = school.academy.export_officers(&mut school.visit(&coordinator).await, &OfficersQuery::default(), Language::FR).await;
    assert_eq!(export.expect("an export").officers.len(), 30);
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_days_without_a_sign_are_counted_as_silence() {
    let mut school = School::teaching(&customs()).await;
    let (coordinator, officer) = (school.coordinator("Fatou Sarr", "SN").await, school.officer("Awa Diallo", "SN").await);
    school.read_all(&officer, FIRST).await;
    school.clock.advance(Span::days(30));
    let page = officers(&school, &coordinator, &OfficersQuery::default()).await.expect("a list");
    let sign = page.officers[0].courses[0].sign(school.academy.now());
    assert_eq!((sign, page.figures.silent), (Sign::Silent { days: 30 }, 1), "the row and the figure count alike");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_a_course_was_done_stays_when_its_officer_comes_back() {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    school.complete(&officer).await;
    assert_eq!(completed_at(&school, &officer).await, Some(START));
    school.clock.advance(Span::days(7));
    school.fail(&officer, Some(FIRST)).await;
    assert_eq!(completed_at(&school, &officer).await, Some(START));
    school.rebuild().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_summary_that_is_wrong_is_made_right_from_what_was_done() {
    let mut school = School::teaching(&customs()).await;
    let (officer, other) = (school.officer("Awa Diallo", "SN").await, school.officer("Moussa Faye", "SN").await);
    school.read_all(&officer, FIRST).await;
    school.read_all(&other, SECOND).await;
    let summary = async || school.read().await.progress().summary(officer.actor.person, "c").await.expect("read").expect("a summary");
    let before = summary().await;
    assert_eq!((before.lessons_read, before.modules_done), (2, 0));
    let mut work = school.write().await;
    let nonsense = Tally { lessons_read: 99, modules_done: 9, ..Tally::default() };
    work.progress().summarise(officer.actor.person, "c", &nonsense, None, Some(START)).await.expect("kept");
    work.commit().await.expect("kept");
    assert_ne!(summary().await, before);
    assert_eq!(school.academy.rebuild_standings().await.expect("rebuilt"), 2);
    assert_eq!(summary().await, before);
}
