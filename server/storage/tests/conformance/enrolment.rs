//! Who takes which course.

use domain::id::EnrolmentId;
use domain::language::Language;
use domain::progress::{Fact, FactKind};
use domain::time::Timestamp;

use crate::outcome::unless_conflict;
use crate::seed;

fn read(thing: &str, at: i64) -> Fact {
    Fact { kind: FactKind::LessonRead, thing: thing.to_owned(), at: Timestamp(at) }
}

both! {
    async fn an_enrolment_is_found_in_its_course_alone(store: Place) {
        let school = seed::school(&store).await?;
        let new = seed::enrolment(1, school.officer, seed::COURSE, Timestamp(5));
        assert_eq!(seen!(store, work => work.enrolments().find(school.officer, seed::COURSE).await), None);
        kept!(store, work => work.enrolments().add(&new, school.officer).await)?;
        assert_eq!(seen!(store, work => work.enrolments().find(school.officer, seed::COURSE).await), Some(new));
        assert_eq!(seen!(store, work => work.enrolments().find(school.officer, "other").await), None);
        assert_eq!(seen!(store, work => work.enrolments().find(seed::person_id(2), seed::COURSE).await), None);
    }

    async fn a_second_enrolment_in_the_same_course_is_a_conflict_until_the_first_has_ended(store: Place) {
        let school = seed::school(&store).await?;
        let new = |number| seed::enrolment(number, school.officer, seed::COURSE, Timestamp(5));
        kept!(store, work => work.enrolments().add(&new(1), school.officer).await)?;
        assert_conflict!(kept!(store, work => work.enrolments().add(&new(2), school.officer).await));
        store.run("update enrolments set until_at = 9").await?;
        assert_eq!(seen!(store, work => work.enrolments().find(school.officer, seed::COURSE).await), None);
        assert!(seen!(store, work => work.enrolments().with_facts(school.officer).await).is_empty());
        kept!(store, work => work.enrolments().add(&new(2), school.officer).await)?;
        assert_eq!(seen!(store, work => work.enrolments().find(school.officer, seed::COURSE).await), Some(new(2)));
    }

    async fn an_enrolment_ends_and_another_edition_is_taken_up(store: Place) {
        let school = seed::school(&store).await?;
        let new = |number| seed::enrolment(number, school.officer, seed::COURSE, Timestamp(5));
        kept!(store, work => work.enrolments().add(&new(1), school.officer).await)?;
        kept!(store, work => work.enrolments().end(new(1).id, Timestamp(9)).await)?;
        assert_eq!(seen!(store, work => work.enrolments().find(school.officer, seed::COURSE).await), None);
        kept!(store, work => work.enrolments().add(&new(2), school.officer).await)?;
        kept!(store, work => work.enrolments().end(new(1).id, Timestamp(10)).await)?;
        assert_eq!(seen!(store, work => work.enrolments().find(school.officer, seed::COURSE).await), Some(new(2)));
    }

    async fn of_fifty_who_enrol_one_officer_at_once_one_does(store: Place) {
        let school = seed::school(&store).await?;
        let stood = at_once!(50, store, number, work => {
            let new = seed::enrolment(number, school.officer, seed::COURSE, Timestamp(i64::from(number)));
            unless_conflict(work.enrolments().add(&new, school.officer).await)
        })?;
        assert_eq!(stood.iter().filter(|stood| **stood).count(), 1);
        assert_eq!(seen!(store, work => work.enrolments().with_facts(school.officer).await).len(), 1);
    }

    async fn nobody_enrols_in_an_edition_that_is_not_there(store: Place) {
        let school = seed::school(&store).await?;
        let new = domain::enrolment::Enrolment { edition_number: 2, ..seed::enrolment(1, school.officer, seed::COURSE, Timestamp(5)) };
        assert_refused_by_the_engine!(kept!(store, work => work.enrolments().add(&new, school.officer).await));
    }

    async fn the_enrolled_go_on_with_the_edition_they_began_with(store: Place) {
        let school = seed::school(&store).await?;
        let new = seed::enrolment(1, school.officer, seed::COURSE, Timestamp(5));
        kept!(store, work => work.enrolments().add(&new, school.officer).await)?;
        kept!(store, work => {
            seed::document(&mut work, "second").await?;
            work.courses().add_edition(seed::COURSE, &seed::hash("second"), Timestamp(6), None, "").await?;
            work.courses().publish(seed::COURSE, 2, Timestamp(2_000), "1.1.0").await
        })?;
        assert_eq!(seen!(store, work => work.enrolments().find(school.officer, seed::COURSE).await), Some(new));
    }

    async fn enrolments_come_oldest_first_each_with_what_was_done_in_its_course(store: Place) {
        let school = seed::school(&store).await?;
        let other = kept!(store, work => seed::officer(&mut work, 2, school.organisation).await)?;
        let courses = ["second", "third", "first", "nothing-done"];
        for course in courses {
            kept!(store, work => seed::course(&mut work, course).await)?;
        }
        // The second and the third began at one instant, so their ids decide.
        for (number, course, since) in [(2, "second", 7), (3, "third", 7), (9, "first", 5), (1, "nothing-done", 8)] {
            let new = seed::enrolment(number, school.officer, course, Timestamp(since));
            kept!(store, work => work.enrolments().add(&new, school.officer).await)?;
        }
        kept!(store, work => work.enrolments().add(&seed::enrolment(20, other, "first", Timestamp(1)), other).await)?;
        let done = [(school.officer, "first", 50), (school.officer, "second", 20), (other, "first", 1), (school.officer, "first", 40)];
        for (person, course, at) in done {
            let edition = seed::hash(course);
            kept!(store, work => work.progress().add_fact(person, course, &read(course, at), &edition, Language::EN).await)?;
        }

        let all = seen!(store, work => work.enrolments().with_facts(school.officer).await);
        let told: Vec<_> = all.iter().map(|(enrolment, facts)| (enrolment.course.as_str(), facts.clone())).collect();
        let expected = [
            ("first", vec![read("first", 50), read("first", 40)]),
            ("second", vec![read("second", 20)]),
            ("third", vec![]),
            ("nothing-done", vec![]),
        ];
        assert_eq!(told, expected);
        assert_eq!(all[0].0.id, EnrolmentId(seed::id(9)));
        assert!(seen!(store, work => work.enrolments().with_facts(seed::person_id(3)).await).is_empty());
    }

    async fn a_damaged_enrolment_is_named(store: Place) {
        let school = seed::school(&store).await?;
        let new = seed::enrolment(1, school.officer, seed::COURSE, Timestamp(5));
        kept!(store, work => work.enrolments().add(&new, school.officer).await)?;
        store.run("update enrolments set id = 'one'").await?;
        assert_corrupt!(kept!(store, work => work.enrolments().find(school.officer, seed::COURSE).await), "enrolments", "one");
        assert_corrupt!(kept!(store, work => work.enrolments().with_facts(school.officer).await), "enrolments", "one");
    }
}
