//! What people gave written answers.

use std::collections::BTreeMap;

use domain::id::AttemptId;
use domain::quiz::attempt::Attempt;
use domain::quiz::certainty::Weighed;
use domain::quiz::rubric::Marking;
use domain::time::Timestamp;
use storage::quiz::{ResultReason, ResultRow};

use crate::seed;

fn marking(marker: u32, at: i64) -> Marking {
    Marking {
        marker: seed::person_id(marker),
        answer: "Faute de pesée, l’assiette est fausse.".to_owned(),
        levels: BTreeMap::from([("cause".to_owned(), 50), ("effect".to_owned(), 100)]),
        comment: "Et l’objectif ?\nÀ nommer.".to_owned(),
        at: Timestamp(at),
    }
}

both! {
    async fn markings_read_back_by_question_in_the_order_given(store: Place) {
        let school = seed::school(&store).await?;
        for number in [2, 3] {
            kept!(store, work => work.people().add(&seed::new_person(number)).await)?;
        }
        let attempt = seed::attempt(1, school.officer, 1);
        kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
        assert!(seen!(store, work => work.markings().of_attempt(attempt.number).await).is_empty());
        for (question, marker, at) in [("b", 3, 9), ("b", 2, 7), ("a", 2, 8), ("b", 2, 11)] {
            assert!(kept!(store, work => work.markings().add(attempt.number, question, &marking(marker, at)).await)?);
        }
        assert!(!kept!(store, work => work.markings().add(attempt.number, "b", &marking(3, 9)).await)?, "it is there");
        let markings = seen!(store, work => work.markings().of_attempt(attempt.number).await);
        assert_eq!(markings["a"], [marking(2, 8)]);
        assert_eq!(markings["b"], [marking(2, 7), marking(3, 9), marking(2, 11)]);
        assert!(seen!(store, work => work.markings().of_attempt(seed::attempt_number(2)).await).is_empty());
    }

    async fn attempts_that_wait_are_listed_longest_first_without_ones_own(store: Place) {
        let school = seed::school(&store).await?;
        let mut others = Vec::new();
        for number in [2, 3, 4] {
            kept!(store, work => work.people().add(&seed::new_person(number)).await)?;
            others.push(seed::person_id(number));
        }
        for (number, person, handed_in) in [(1, school.officer, Some(5)), (2, others[0], Some(9)), (3, others[1], Some(7)), (4, others[2], None)] {
            let attempt = Attempt { person, ..seed::attempt(number, person, 1) };
            kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
            if let Some(at) = handed_in {
                assert!(kept!(store, work => work.attempts().hand_in(attempt.number, Timestamp(at)).await)?);
            }
            kept!(store, work => work.markings().set_waiting(attempt.number, 2).await)?;
        }
        let id = |number| seed::attempt(number, school.officer, 1).id;
        let waiting = async |apart, most| {
            let rows = seen!(store, work => work.markings().waiting(seed::COURSE, apart, None, most).await);
            Ok::<_, crate::outcome::Failed>(rows.into_iter().map(|row| row.attempt).collect::<Vec<AttemptId>>())
        };
        assert_eq!(waiting(seed::person_id(9), 10).await?, [id(1), id(3), id(2)]);
        assert_eq!(waiting(seed::person_id(9), 1).await?, [id(1)]);
        let all = seen!(store, work => work.markings().waiting(seed::COURSE, seed::person_id(9), None, 10).await);
        let rest = seen!(store, work => work.markings().waiting(seed::COURSE, seed::person_id(9), Some(all[0]), 10).await);
        assert_eq!((rest.as_slice(), all[0].handed_in_at), (&all[1..], Timestamp(5)));
        assert_eq!(waiting(others[1], 10).await?, [id(1), id(2)]);
        let row = |rows: Vec<storage::quiz::AttemptRow>| rows[0].waiting;
        assert_eq!(row(seen!(store, work => work.attempts().by_quiz(others[0], seed::MODULE).await)), 2);
        let (_, listed) = seen!(store, work => work.attempts().by_learner(others[0]).await).remove(0);
        assert_eq!(listed.waiting, 2);
        assert!(seen!(store, work => work.markings().is_waiting(seed::attempt_number(2)).await));
        kept!(store, work => work.markings().set_waiting(seed::attempt_number(2), 0).await)?;
        assert!(!seen!(store, work => work.markings().is_waiting(seed::attempt_number(2)).await));
        assert!(!seen!(store, work => work.markings().is_waiting(seed::attempt_number(9)).await), "there is none");
        assert_eq!(waiting(others[1], 10).await?, [id(1)]);
    }

    async fn what_waits_is_not_among_what_was_earned(store: Place) {
        let school = seed::school(&store).await?;
        let attempt = seed::attempt(1, school.officer, 1);
        kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
        let marks = domain::quiz::marking::Marks { earned: 100, possible: 200 };
        let result = ResultRow { version: 1, marks, passed: false, made_at: Timestamp(6) };
        kept!(store, work => work.attempts().add_result(attempt.number, &result, ResultReason::Time).await)?;
        kept!(store, work => work.attempts().keep_items(attempt.number, 1, &[Weighed { marks, certainty: None }]).await)?;
        kept!(store, work => work.markings().set_waiting(attempt.number, 1).await)?;
        let first = domain::id::AttemptNumber(i64::MIN);
        assert!(seen!(store, work => work.attempts().earned(seed::MODULE, first, 10).await).is_empty());
        kept!(store, work => work.markings().set_waiting(attempt.number, 0).await)?;
        let better = ResultRow { version: 2, passed: true, ..result };
        kept!(store, work => work.attempts().add_result(attempt.number, &better, ResultReason::AnswersMarked).await)?;
        kept!(store, work => work.attempts().keep_items(attempt.number, 2, &[Weighed { marks, certainty: None }]).await)?;
        assert_eq!(seen!(store, work => work.attempts().earned(seed::MODULE, first, 10).await).len(), 1);
        let reason = "select reason from results where version = 2";
        assert_eq!(store.column(reason, 0).await.expect("a column"), ["time"], "how the sitting ended stands");
    }
}
