//! Attempts: one open at a time, counted from one, closed by the bell or by hand.

use domain::id::{AttemptId, AttemptNumber, PersonId};
use domain::quiz::attempt::Attempt;
use domain::quiz::certainty::{Certainty, Weighed};
use domain::quiz::marking::Marks;
use domain::time::Timestamp;
use storage::Store;
use storage::quiz::{AttemptRow, ResultReason, ResultRow};

use crate::outcome::unless_conflict;
use crate::seed;

fn attempt_id(number: u32) -> AttemptId {
    AttemptId(seed::id(number))
}

async fn added(store: &Store, attempt: &Attempt) -> storage::Result<()> {
    kept!(store, work => work.attempts().add(attempt, seed::COURSE).await)
}

async fn handed_in(store: &Store, number: u32, at: i64) -> storage::Result<bool> {
    kept!(store, work => work.attempts().hand_in(seed::attempt_number(number), Timestamp(at)).await)
}

/// Another officer of the school.
async fn another(store: &Store, school: seed::School, number: u32) -> storage::Result<PersonId> {
    kept!(store, work => seed::officer(&mut work, number, school.organisation).await)
}

both! {
    async fn an_attempt_reads_back_with_its_rules_and_all_that_was_drawn(store: Place) {
        let school = seed::school(&store).await?;
        let of_module = Attempt { closes_at: Some(Timestamp(9_000)), ..seed::attempt(1, school.officer, 1) };
        let mut of_course = Attempt { quiz: seed::COURSE.to_owned(), module: None, ..seed::attempt(2, school.officer, 1) };
        of_course.rules.minutes = None;
        of_course.drawing.items.clear();
        for attempt in [of_module, of_course] {
            added(&store, &attempt).await?;
            assert_eq!(seen!(store, work => work.attempts().course_of(attempt.id).await).as_deref(), Some(seed::COURSE));
            assert_eq!(seen!(store, work => work.attempts().find(attempt.id).await), Some(attempt));
        }
        assert_eq!(seen!(store, work => work.attempts().find(attempt_id(3)).await), None);
        assert_eq!(seen!(store, work => work.attempts().course_of(attempt_id(3)).await), None);
    }

    async fn a_second_open_attempt_of_the_same_quiz_is_a_conflict(store: Place) {
        let school = seed::school(&store).await?;
        added(&store, &seed::attempt(1, school.officer, 1)).await?;
        assert_conflict!(added(&store, &seed::attempt(2, school.officer, 2)).await);
        added(&store, &Attempt { quiz: seed::COURSE.to_owned(), ..seed::attempt(3, school.officer, 1) }).await?;
        added(&store, &seed::attempt(4, another(&store, school, 2).await?, 1)).await?;
        assert!(handed_in(&store, 1, 5).await?);
        added(&store, &seed::attempt(5, school.officer, 2)).await?;
    }

    async fn an_ordinal_a_number_and_an_id_are_given_once(store: Place) {
        let school = seed::school(&store).await?;
        added(&store, &seed::attempt(1, school.officer, 1)).await?;
        assert!(handed_in(&store, 1, 5).await?);
        let next = seed::attempt(2, school.officer, 2);
        assert_conflict!(added(&store, &Attempt { ordinal: 1, ..next.clone() }).await);
        assert_conflict!(added(&store, &Attempt { number: seed::attempt_number(1), ..next.clone() }).await);
        assert_conflict!(added(&store, &Attempt { id: attempt_id(1), ..next.clone() }).await);
        added(&store, &next).await?;
    }

    async fn of_fifty_who_start_at_once_one_does(store: Place) {
        let school = seed::school(&store).await?;
        let stood = at_once!(50, store, number, work => {
            unless_conflict(work.attempts().add(&seed::attempt(number, school.officer, number + 1), seed::COURSE).await)
        })?;
        assert_eq!(stood.iter().filter(|stood| **stood).count(), 1);
        assert_eq!(seen!(store, work => work.attempts().by_quiz(school.officer, seed::MODULE).await).len(), 1);
    }

    async fn fifty_attempts_taken_at_once_are_counted_from_one_to_fifty(store: Place) {
        let school = seed::school(&store).await?;
        let mut ordinals = at_once!(50, store, number, work => {
            let before = work.attempts().by_quiz(school.officer, seed::MODULE).await?.len();
            let ordinal = u32::try_from(before).expect("at most fifty") + 1;
            work.attempts().add(&seed::attempt(number, school.officer, ordinal), seed::COURSE).await?;
            let handed_in = work.attempts().hand_in(seed::attempt_number(number), Timestamp(5)).await?;
            storage::Result::Ok((ordinal, handed_in))
        })?;
        ordinals.sort_unstable();
        assert_eq!(ordinals, (1..=50).map(|ordinal| (ordinal, true)).collect::<Vec<_>>());
    }

    async fn an_attempt_at_what_is_not_there_is_not_kept(store: Place) {
        let school = seed::school(&store).await?;
        let attempt = seed::attempt(1, school.officer, 1);
        assert_refused_by_the_engine!(added(&store, &Attempt { quiz: "nothing".to_owned(), ..attempt.clone() }).await);
        assert_refused_by_the_engine!(added(&store, &Attempt { course: seed::hash("nothing"), ..attempt.clone() }).await);
        assert_refused_by_the_engine!(added(&store, &Attempt { person: seed::person_id(2), ..attempt }).await);
    }

    async fn overdue_is_what_is_past_its_bell_and_not_handed_in_longest_past_first(store: Place) {
        let school = seed::school(&store).await?;
        for (number, closes) in [(2, Some(30)), (3, Some(10)), (4, Some(20)), (5, None), (6, Some(5))] {
            let person = another(&store, school, number).await?;
            added(&store, &Attempt { closes_at: closes.map(Timestamp), ..seed::attempt(number, person, 1) }).await?;
        }
        assert!(handed_in(&store, 6, 4).await?);
        for (now, most, expected) in [(10, 9, vec![]), (11, 9, vec![3]), (31, 9, vec![3, 4, 2]), (31, 2, vec![3, 4]), (31, 0, vec![])] {
            let overdue = seen!(store, work => work.attempts().overdue(Timestamp(now), most).await);
            assert_eq!(overdue, expected.into_iter().map(attempt_id).collect::<Vec<_>>(), "{most} at most at {now}");
        }
    }

    async fn an_attempt_is_handed_in_once(store: Place) {
        let school = seed::school(&store).await?;
        added(&store, &seed::attempt(1, school.officer, 1)).await?;
        assert!(handed_in(&store, 1, 5).await?);
        assert!(!handed_in(&store, 1, 9).await?);
        assert!(!handed_in(&store, 2, 9).await?, "there is none");
        let attempt = seen!(store, work => work.attempts().find(attempt_id(1)).await).expect("was kept");
        assert_eq!(attempt.handed_in_at, Some(Timestamp(5)));
    }

    async fn of_fifty_who_hand_an_attempt_in_at_once_one_does(store: Place) {
        let school = seed::school(&store).await?;
        added(&store, &seed::attempt(1, school.officer, 1)).await?;
        let told = at_once!(50, store, number, work => work.attempts().hand_in(seed::attempt_number(1), Timestamp(number)).await)?;
        assert_eq!(told.iter().filter(|told| **told).count(), 1);
    }

    async fn attempts_are_listed_in_order_each_with_its_latest_result(store: Place) {
        let school = seed::school(&store).await?;
        let result = |version, earned, passed| ResultRow { version, marks: Marks { earned, possible: 800 }, passed, made_at: Timestamp(6) };
        // The second is kept first, so that the order of keeping decides nothing.
        for (number, ordinal) in [(2, 2), (1, 1), (3, 3)] {
            added(&store, &Attempt { closes_at: Some(Timestamp(50)), ..seed::attempt(number, school.officer, ordinal) }).await?;
            if number < 3 {
                assert!(handed_in(&store, number, 40).await?);
            }
        }
        for (number, result) in [(1, result(1, 100, false)), (1, result(2, 700, true)), (2, result(1, 300, false))] {
            let number = seed::attempt_number(number);
            kept!(store, work => work.attempts().add_result(number, &result, ResultReason::HandedIn).await)?;
        }
        let row = |ordinal, handed_in: Option<i64>, result| AttemptRow {
            id: attempt_id(ordinal),
            ordinal,
            started_at: seed::START,
            closes_at: Some(Timestamp(50)),
            handed_in_at: handed_in.map(Timestamp),
            result,
            provisional_until: None,
            waiting: 0,
        };
        let marks = |earned| Marks { earned, possible: 800 };
        let expected = [row(1, Some(40), Some((marks(700), true))), row(2, Some(40), Some((marks(300), false))), row(3, None, None)];
        assert_eq!(seen!(store, work => work.attempts().by_quiz(school.officer, seed::MODULE).await), expected);
        assert!(seen!(store, work => work.attempts().by_quiz(school.officer, seed::COURSE).await).is_empty());
        assert!(seen!(store, work => work.attempts().by_quiz(seed::person_id(2), seed::MODULE).await).is_empty());
    }

    async fn attempts_at_a_quiz_are_read_in_pages_with_what_each_place_earned(store: Place) {
        let school = seed::school(&store).await?;
        let other = another(&store, school, 2).await?;
        let elsewhere = Attempt { quiz: seed::COURSE.to_owned(), ..seed::attempt(4, other, 1) };
        for attempt in [seed::attempt(3, school.officer, 2), seed::attempt(1, school.officer, 1), seed::attempt(2, other, 1), elsewhere] {
            added(&store, &attempt).await?;
            kept!(store, work => work.attempts().hand_in(attempt.number, Timestamp(5)).await)?;
        }
        let first = AttemptNumber(i64::MIN);
        let seen = seen!(store, work => work.attempts().drawn_before(school.officer, seed::MODULE).await);
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["q1"]);
        assert!(seen!(store, work => work.attempts().drawn_before(school.officer, seed::COURSE).await).is_empty());
        let page = seen!(store, work => work.attempts().of_quiz(seed::MODULE, first, 2).await);
        assert_eq!(page.iter().map(|it| it.number).collect::<Vec<_>>(), [seed::attempt_number(1), seed::attempt_number(2)]);
        let page = seen!(store, work => work.attempts().of_quiz(seed::MODULE, page[1].number, 2).await);
        assert_eq!(page.iter().map(|it| it.number).collect::<Vec<_>>(), [seed::attempt_number(3)]);
        let item = |earned, possible, certainty| Weighed { marks: Marks { earned, possible }, certainty };
        let items = |earned| vec![item(earned, 200, Some(Certainty::Sure)), item(0, 100, None)];
        for (version, earned) in [(1, 50), (2, 200)] {
            let result = ResultRow { version, marks: Marks { earned, possible: 300 }, passed: earned > 100, made_at: Timestamp(6) };
            kept!(store, work => work.attempts().add_result(seed::attempt_number(1), &result, ResultReason::HandedIn).await)?;
            kept!(store, work => work.attempts().keep_items(seed::attempt_number(1), version, &items(earned)).await)?;
        }
        let earned = seen!(store, work => work.attempts().earned(seed::MODULE, first, 10).await);
        assert_eq!(earned.len(), 1, "whatever has no result is left out");
        assert_eq!((earned[0].number, &earned[0].items, earned[0].passed), (seed::attempt_number(1), &items(200), true), "the newest version");
        assert_eq!(earned[0].drawing, seed::attempt(1, school.officer, 1).drawing);
        assert!(seen!(store, work => work.attempts().earned(seed::MODULE, seed::attempt_number(1), 10).await).is_empty());
    }

    async fn all_attempts_of_a_learner_are_told_by_quiz_and_in_order(store: Place) {
        let school = seed::school(&store).await?;
        let other = another(&store, school, 2).await?;
        let attempts = [
            seed::attempt(1, school.officer, 1),
            seed::attempt(3, school.officer, 2),
            Attempt { quiz: seed::COURSE.to_owned(), ..seed::attempt(2, school.officer, 1) },
            seed::attempt(4, other, 1),
        ];
        for attempt in &attempts {
            added(&store, attempt).await?;
            assert!(kept!(store, work => work.attempts().hand_in(attempt.number, Timestamp(5)).await)?);
        }
        let all = seen!(store, work => work.attempts().by_learner(school.officer).await);
        let told: Vec<_> = all.iter().map(|(quiz, row)| (quiz.as_str(), row.ordinal)).collect();
        assert_eq!(told, [(seed::COURSE, 1), (seed::MODULE, 1), (seed::MODULE, 2)]);
        assert!(seen!(store, work => work.attempts().by_learner(seed::person_id(3)).await).is_empty());
    }

    async fn a_damaged_attempt_is_named(store: Place) {
        let school = seed::school(&store).await?;
        added(&store, &Attempt { closes_at: Some(Timestamp(5)), ..seed::attempt(1, school.officer, 1) }).await?;
        let key = attempt_id(1).to_string();
        for (column, damage, repair) in [("language", "english", "en"), ("ordinal", "-1", "1")] {
            store.run(&format!("update attempts set {column} = '{damage}'")).await?;
            assert_corrupt!(kept!(store, work => work.attempts().find(attempt_id(1)).await), "attempts", key);
            store.run(&format!("update attempts set {column} = '{repair}'")).await?;
        }
        assert!(seen!(store, work => work.attempts().find(attempt_id(1)).await).is_some());
        store.run("update attempts set criterion = '{\"version\":1,\"rules\":{\"pass_mark\":101}}'").await?;
        assert_corrupt!(kept!(store, work => work.attempts().find(attempt_id(1)).await), "attempts", key);

        store.run("update attempts set id = 'one'").await?;
        let (officer, now) = (school.officer, Timestamp(9));
        assert_corrupt!(kept!(store, work => work.attempts().overdue(now, 9).await), "attempts", "one");
        assert_corrupt!(kept!(store, work => work.attempts().by_quiz(officer, seed::MODULE).await), "attempts", "one");
        assert_corrupt!(kept!(store, work => work.attempts().by_learner(officer).await), "attempts", "one");
    }
}
