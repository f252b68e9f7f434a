//! What learners did, and the summary folded from it.

use domain::id::PersonId;
use domain::language::Language;
use domain::progress::{Fact, FactKind, Tally};
use domain::time::Timestamp;
use storage::Store;
use storage::progress::Summary;

use crate::seed;

fn fact(kind: FactKind, thing: &str, at: i64) -> Fact {
    Fact { kind, thing: thing.to_owned(), at: Timestamp(at) }
}

/// Adds a fact of the school's course.
async fn added(store: &Store, person: PersonId, fact: &Fact) -> storage::Result<()> {
    let edition = seed::hash(seed::COURSE);
    kept!(store, work => work.progress().add_fact(person, seed::COURSE, fact, &edition, Language::FR).await)
}

fn tally(lessons_read: usize, modules_done: usize) -> Tally {
    Tally { lessons_read, modules_done, ..Tally::default() }
}

both! {
    async fn facts_read_back_in_the_order_they_were_added_repeated_ones_too(store: Place) {
        let school = seed::school(&store).await?;
        assert!(seen!(store, work => work.progress().facts(school.officer, seed::COURSE).await).is_empty());
        let facts = [
            fact(FactKind::LessonRead, seed::LESSON, 9),
            fact(FactKind::QuizFailed, seed::MODULE, 5),
            fact(FactKind::QuizPassed, seed::COURSE, 7),
            fact(FactKind::LessonRead, seed::LESSON, 9),
        ];
        for fact in &facts {
            added(&store, school.officer, fact).await?;
        }
        assert_eq!(seen!(store, work => work.progress().facts(school.officer, seed::COURSE).await), facts);
    }

    async fn facts_are_told_by_person_and_by_course(store: Place) {
        let school = seed::school(&store).await?;
        let mut work = store.write().await?;
        let other = seed::officer(&mut work, 2, school.organisation).await?;
        seed::course(&mut work, "other").await?;
        let elsewhere = fact(FactKind::LessonRead, "other", 2);
        work.progress().add_fact(school.officer, "other", &elsewhere, &seed::hash("other"), Language::EN).await?;
        work.commit().await?;
        let (own, of_another) = (fact(FactKind::LessonRead, seed::LESSON, 1), fact(FactKind::QuizPassed, seed::MODULE, 3));
        added(&store, school.officer, &own).await?;
        added(&store, other, &of_another).await?;

        assert_eq!(seen!(store, work => work.progress().facts(school.officer, seed::COURSE).await), [own]);
        assert_eq!(seen!(store, work => work.progress().facts(school.officer, "other").await), [elsewhere]);
        assert_eq!(seen!(store, work => work.progress().facts(other, seed::COURSE).await), [of_another]);
        let places = store.column("select cast(seq as text) from progress_facts order by person_id, seq", 0).await?;
        assert_eq!(places, ["1", "2", "1"], "counted for each person over all courses");
    }

    async fn a_fact_about_what_is_not_there_is_not_kept(store: Place) {
        let school = seed::school(&store).await?;
        assert_refused_by_the_engine!(added(&store, school.officer, &fact(FactKind::LessonRead, "nothing", 1)).await);
        assert_refused_by_the_engine!(added(&store, seed::person_id(2), &fact(FactKind::LessonRead, seed::LESSON, 1)).await);
    }

    async fn of_fifty_facts_at_once_each_has_a_place_of_its_own(store: Place) {
        let school = seed::school(&store).await?;
        at_once!(50, store, number, work => {
            let (fact, edition) = (fact(FactKind::LessonRead, seed::LESSON, number), seed::hash(seed::COURSE));
            work.progress().add_fact(school.officer, seed::COURSE, &fact, &edition, Language::EN).await
        })?;
        let facts = seen!(store, work => work.progress().facts(school.officer, seed::COURSE).await);
        let mut told: Vec<_> = facts.iter().map(|fact| fact.at.0).collect();
        told.sort_unstable();
        assert_eq!(told, (0..50).collect::<Vec<_>>(), "none is lost");
        let places = store.column("select cast(seq as text) from progress_facts order by progress_facts.seq", 0).await?;
        assert_eq!(places, (1..=50).map(|place: i64| place.to_string()).collect::<Vec<_>>());
    }

    async fn a_summary_takes_the_place_of_the_one_before(store: Place) {
        let school = seed::school(&store).await?;
        assert_eq!(seen!(store, work => work.progress().summary(school.officer, seed::COURSE).await), None);
        let summaries =
            [(tally(1, 0), None, None), (tally(2, 1), Some(Timestamp(5)), Some(Timestamp(9))), (tally(2, 0), Some(Timestamp(6)), None)];
        for (tally, last_at, completed_at) in summaries {
            kept!(store, work => work.progress().summarise(school.officer, seed::COURSE, &tally, last_at, completed_at).await)?;
            let kept = seen!(store, work => work.progress().summary(school.officer, seed::COURSE).await);
            let whole = |count: usize| i64::try_from(count).expect("a small number");
            let expected =
                Summary { lessons_read: whole(tally.lessons_read), modules_done: whole(tally.modules_done), last_at, completed_at };
            assert_eq!(kept, Some(expected));
        }
        assert_eq!(seen!(store, work => work.progress().summary(school.officer, "other").await), None);
        assert_eq!(seen!(store, work => work.progress().summary(seed::person_id(2), seed::COURSE).await), None);
    }

    async fn summaries_are_thrown_away_and_facts_are_not(store: Place) {
        let school = seed::school(&store).await?;
        let own = fact(FactKind::LessonRead, seed::LESSON, 1);
        added(&store, school.officer, &own).await?;
        kept!(store, work => work.progress().summarise(school.officer, seed::COURSE, &tally(1, 0), None, None).await)?;
        kept!(store, work => work.progress().clear_summaries().await)?;
        assert_eq!(seen!(store, work => work.progress().summary(school.officer, seed::COURSE).await), None);
        assert_eq!(seen!(store, work => work.progress().facts(school.officer, seed::COURSE).await), [own]);
    }

    async fn everyone_who_did_something_is_told_once_for_each_course(store: Place) {
        assert!(seen!(store, work => work.progress().everyone_with_facts().await).is_empty());
        let school = seed::school(&store).await?;
        let mut work = store.write().await?;
        let other = seed::officer(&mut work, 2, school.organisation).await?;
        seed::officer(&mut work, 3, school.organisation).await?;
        seed::course(&mut work, "a-course").await?;
        let elsewhere = fact(FactKind::LessonRead, "a-course", 2);
        work.progress().add_fact(other, "a-course", &elsewhere, &seed::hash("a-course"), Language::EN).await?;
        work.commit().await?;
        for person in [other, school.officer, school.officer] {
            added(&store, person, &fact(FactKind::LessonRead, seed::LESSON, 1)).await?;
        }
        let everyone = seen!(store, work => work.progress().everyone_with_facts().await);
        let course = |id: &str| id.to_owned();
        assert_eq!(everyone, [(school.officer, course(seed::COURSE)), (other, course("a-course")), (other, course(seed::COURSE))]);
    }

    async fn a_damaged_fact_is_named(store: Place) {
        let school = seed::school(&store).await?;
        added(&store, school.officer, &fact(FactKind::LessonRead, seed::LESSON, 1)).await?;
        store.run_unchecked("update progress_facts set person_id = 'nobody'").await?;
        assert_corrupt!(kept!(store, work => work.progress().everyone_with_facts().await), "progress_facts", "nobody");
    }
}
