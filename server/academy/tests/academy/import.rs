//! Courses out of files: those that ship go live, any other is a draft that nobody sees.

use academy::Error;
use domain::language::Language;
use domain::time::Span;

use crate::content::{COURSE, Content, FIRST, customs, on_paper};
use crate::school::{START, School};

/// The catalogue's state.
async fn epoch(school: &School) -> i64 {
    school.read().await.courses().epoch().await.expect("the epoch")
}

/// Drafts by course and number.
async fn drafts(school: &School) -> Vec<(String, u32)> {
    school.academy.drafts().await.expect("drafts").into_iter().map(|draft| (draft.course, draft.number)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_text_shipped_again_changes_nothing() {
    let school = School::open().await;
    let first = school.ship(&customs()).await;
    let (hash, before) = (first.courses[0].hash.clone(), epoch(&school).await);
    school.clock.advance(Span::days(1));
    let again = school.ship(&customs()).await;
    assert_eq!((again.courses[0].number, again.courses[0].in_force, &again.courses[0].hash), (Some(1), true, &hash));
    assert!(again.courses[0].stale.is_empty() && again.courses[0].documents > 5, "{again:?}");
    let published = school.read().await.courses().published().await.expect("what is in force");
    assert_eq!(published.len(), 1);
    assert_eq!((published[0].from_at, published[0].shipped_version.as_str()), (START, "1.0.0"));
    assert_eq!((epoch(&school).await, drafts(&school).await), (before, Vec::new()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_in_force_before_may_come_back() {
    let school = School::teaching(&customs()).await;
    let mut changed = customs();
    changed.modules[0].lessons[0].1 = 31;
    for (content, number) in [(changed, 2), (customs(), 1)] {
        school.clock.advance(Span::days(1));
        assert_eq!(school.ship(&content).await.courses[0].number, Some(number));
        let visit = school.visitor().await;
        let course = visit.catalogue.course(COURSE).expect("the course");
        assert_eq!((course.number, course.edition.minutes()), (number, if number == 2 { 121 } else { 120 }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_shown_to_nobody_and_leaves_what_is_in_force_as_it_is() {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let before = epoch(&school).await;
    let mut changed = customs();
    changed.modules[0].title = ("Other steps", "Autres pas");
    for _ in 0..2 {
        let report = school.academy.import(&changed.files()).await.expect("imported");
        assert_eq!((report.courses[0].number, report.courses[0].in_force), (Some(2), false), "again it is the same draft");
        let report = school.academy.import(&on_paper().files()).await.expect("imported");
        assert_eq!((report.courses[0].number, report.courses[0].in_force), (Some(1), false));
        assert_eq!(drafts(&school).await, [("c".to_owned(), 2), ("p".to_owned(), 1)]);
    }
    assert_eq!(epoch(&school).await, before);
    let mut visit = school.visit(&officer).await;
    let page = school.academy.module(&mut visit, COURSE, FIRST).await.expect("the module in force");
    assert_eq!((page.course.number, page.module().module.title.read(Language::EN)), (1, "First steps"));
    assert_eq!(school.academy.catalogue(&mut visit, "", "", Language::EN).await.expect("a catalogue").courses.len(), 1);
    assert_answer!(school.academy.course(&mut visit, "paper").await, Err(Error::NotFound));
    assert_answer!(school.academy.enrol(&officer.actor, "paper").await, Err(Error::NotFound));
    let report = school.academy.import(&customs().files()).await.expect("imported");
    assert_eq!((report.courses[0].number, report.courses[0].in_force), (Some(1), true), "what is in force is no draft");
    school.ship(&on_paper()).await;
    assert_eq!(drafts(&school).await, [("c".to_owned(), 2)]);
    school.academy.enrol(&officer.actor, "paper").await.expect("once it ships it is there");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_renames_nothing() {
    let mut school = School::teaching(&customs()).await;
    let renamed = |slug| {
        let mut content = customs();
        content.modules[0].slug = slug;
        content
    };
    school.clock.advance(Span::days(1));
    school.ship(&renamed("opening-steps")).await;
    school.academy.import(&renamed("draft-steps").files()).await.expect("imported");
    let officer = school.officer("Awa Diallo", "SN").await;
    let mut visit = school.visit(&officer).await;
    school.academy.module(&mut visit, COURSE, "opening-steps").await.expect("the address in force");
    let former = school.academy.module(&mut visit, COURSE, FIRST).await;
    assert!(matches!(&former, Err(Error::Moved { present, .. }) if present == "opening-steps"), "{former:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn trying_an_import_tells_what_it_would_do_and_keeps_nothing() {
    let school = School::teaching(&customs()).await;
    let report = school.academy.try_import(&on_paper().files()).await.expect("tried");
    assert_eq!((report.courses[0].course.as_str(), report.courses[0].number, report.courses[0].in_force), ("p", None, false));
    assert!(drafts(&school).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_problem_in_the_files_keeps_everything_out() {
    let school = School::open().await;
    let mut files = customs().files();
    files.extend(Content { completed_by: "luck", ..on_paper() }.files());
    for report in [school.academy.ship(&files).await.expect("answered"), school.academy.import(&files).await.expect("answered")] {
        assert_eq!(report.problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["paper/course.toml"]);
        assert!(report.courses.is_empty());
    }
    assert!(school.visitor().await.catalogue.courses.is_empty() && drafts(&school).await.is_empty());
}
