//! The steps of an attempt, and its results.

use std::collections::{BTreeMap, BTreeSet};

use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::bell::Arrival;
use domain::quiz::certainty::Certainty;
use domain::quiz::marking::Marks;
use domain::quiz::step::{Step, StepId};
use domain::time::Timestamp;
use storage::EngineKind;
use storage::Store;
use storage::quiz::{ResultReason, ResultRow};

use crate::seed;

/// The school's officer sits the attempts 1 and 2.
async fn two_attempts(store: &Store) -> storage::Result<()> {
    let school = seed::school(store).await?;
    let first = seed::attempt(1, school.officer, 1);
    let second = seed::attempt(2, school.officer, 2);
    let mut work = store.write().await?;
    work.attempts().add(&first, seed::COURSE).await?;
    work.attempts().hand_in(first.number, Timestamp(5)).await?;
    work.attempts().add(&second, seed::COURSE).await?;
    work.commit().await
}

async fn added(store: &Store, attempt: u32, step: &Step) -> storage::Result<()> {
    // Attempt 1 is handed in, and what is late by rule is added all the same.
    kept!(store, work => work.attempts().add_step(seed::attempt_number(attempt), step, Arrival::Late).await).map(|_| ())
}

fn result(version: u32, earned: u32) -> ResultRow {
    ResultRow { version, marks: Marks { earned, possible: 800 }, passed: earned >= 600, made_at: Timestamp(i64::from(earned)) }
}

both! {
    async fn steps_read_back_by_arrival_with_every_form_of_answer(store: Place) {
        two_attempts(&store).await?;
        assert!(seen!(store, work => work.attempts().steps(seed::attempt_number(1)).await).is_empty());
        let answers = [
            Answer::None,
            Answer::Option("é \"a\"".to_owned()),
            Answer::Options(BTreeSet::from(["b".to_owned(), "a".to_owned()])),
            Answer::Number("١٢٫٥ %".to_owned()),
            Answer::Pairs(BTreeMap::from([("item".to_owned(), "target".to_owned())])),
        ];
        let mut expected = Vec::new();
        for (number, answer) in (1..).zip(answers) {
            let after = (number > 1).then(|| StepId { device: "هاتف".to_owned(), counter: i64::MAX });
            let step = Step {
                number,
                answer,
                certainty: [None, Some(Certainty::Unsure), Some(Certainty::FairlySure), Some(Certainty::Sure)]
                    [usize::try_from(number % 4).expect("below four")],
                after,
                edited_at: Timestamp(-5),
                received_at: Timestamp(100 - number),
                language: Language::FR,
                ..seed::step("q1", "device", number)
            };
            added(&store, 1, &Step { number: 0, ..step.clone() }).await?;
            expected.push(step);
        }
        assert_eq!(seen!(store, work => work.attempts().steps(seed::attempt_number(1)).await), expected);
    }

    async fn the_steps_of_a_question_are_those_of_the_attempt_that_answer_it(store: Place) {
        two_attempts(&store).await?;
        for (attempt, question, counter) in [(1, "q1", 1), (1, "q2", 1), (2, "q1", 1), (1, "q1", 2)] {
            added(&store, attempt, &seed::step(question, "device", counter)).await?;
        }
        let of = async |question| Ok::<_, crate::outcome::Failed>(
            seen!(store, work => work.attempts().steps_of(seed::attempt_number(1), question).await),
        );
        assert_eq!(of("q1").await?.iter().map(|step| (step.number, step.id.counter)).collect::<Vec<_>>(), [(1, 1), (3, 2)]);
        assert_eq!(of("q2").await?.len(), 1);
        assert!(of("q3").await?.is_empty());
    }

    async fn each_attempt_counts_its_own_steps(store: Place) {
        two_attempts(&store).await?;
        for (attempt, counter) in [(1, 1), (2, 1), (2, 2)] {
            added(&store, attempt, &seed::step("q1", "device", counter)).await?;
        }
        let second = seen!(store, work => work.attempts().steps(seed::attempt_number(2)).await);
        assert_eq!(second.iter().map(|step| step.number).collect::<Vec<_>>(), [1, 2]);
    }

    async fn a_step_of_the_same_question_device_and_counter_is_kept_once_as_it_first_came(store: Place) {
        two_attempts(&store).await?;
        let first = seed::step("q1", "device", 1);
        let again = Step { answer: Answer::None, received_at: Timestamp(9_000), ..first.clone() };
        let others = [seed::step("q2", "device", 1), seed::step("q1", "Device", 1), seed::step("q1", "device", 2)];
        for step in [&first, &again].into_iter().chain(&others).chain([&first]) {
            added(&store, 1, step).await?;
        }
        let kept = seen!(store, work => work.attempts().steps(seed::attempt_number(1)).await);
        let expected: Vec<_> =
            (1..).zip([&first].into_iter().chain(&others)).map(|(number, step)| Step { number, ..step.clone() }).collect();
        assert_eq!(kept, expected);
    }

    async fn of_fifty_steps_at_once_each_is_kept_with_a_number_of_its_own(store: Place) {
        two_attempts(&store).await?;
        at_once!(50, store, number, work => {
            work.attempts().add_step(seed::attempt_number(1), &seed::step("q1", "device", number), Arrival::Late).await
        })?;
        let steps = seen!(store, work => work.attempts().steps(seed::attempt_number(1)).await);
        assert_eq!(steps.iter().map(|step| step.number).collect::<Vec<_>>(), (1..=50).collect::<Vec<_>>());
        let counters: BTreeSet<_> = steps.iter().map(|step| step.id.counter).collect();
        assert_eq!(counters, (0..50).collect::<BTreeSet<_>>(), "none is lost");
    }

    async fn fifty_times_one_step_at_once_is_one_step(store: Place) {
        two_attempts(&store).await?;
        at_once!(50, store, _number, work => {
            work.attempts().add_step(seed::attempt_number(1), &seed::step("q1", "device", 1), Arrival::Late).await
        })?;
        assert_eq!(seen!(store, work => work.attempts().steps(seed::attempt_number(1)).await).len(), 1);
    }

    async fn a_step_or_a_result_of_no_attempt_is_not_kept(store: Place) {
        two_attempts(&store).await?;
        let number = seed::attempt_number(3);
        assert_refused_by_the_engine!(added(&store, 3, &seed::step("q1", "device", 1)).await);
        assert_refused_by_the_engine!(kept!(store, work => work.attempts().add_result(number, &result(1, 5), ResultReason::Time).await));
    }

    async fn the_result_of_the_greatest_version_counts_whenever_it_came(store: Place) {
        two_attempts(&store).await?;
        let number = seed::attempt_number(1);
        assert_eq!(seen!(store, work => work.attempts().result(number).await), None);
        for (version, earned, counts) in [(2, 700, 2), (1, 500, 2), (3, 0, 3), (10, 800, 10)] {
            kept!(store, work => work.attempts().add_result(number, &result(version, earned), ResultReason::HandedIn).await)?;
            let counting = seen!(store, work => work.attempts().result(number).await).expect("was kept");
            assert_eq!(counting.version, counts);
        }
        assert_eq!(seen!(store, work => work.attempts().result(number).await), Some(result(10, 800)));
        assert_eq!(seen!(store, work => work.attempts().result(seed::attempt_number(2)).await), None);
    }

    async fn a_result_is_kept_with_its_reason_and_each_version_once(store: Place) {
        two_attempts(&store).await?;
        let number = seed::attempt_number(1);
        for (version, reason) in [(1, ResultReason::Time), (2, ResultReason::HandedIn)] {
            kept!(store, work => work.attempts().add_result(number, &result(version, 5), reason).await)?;
        }
        assert_eq!(store.column("select reason from results order by version", 0).await?, ["time", "handed-in"]);
        assert_conflict!(kept!(store, work => work.attempts().add_result(number, &result(2, 800), ResultReason::Time).await));
        assert_eq!(seen!(store, work => work.attempts().result(number).await), Some(result(2, 5)));
    }

    async fn a_table_that_was_tiny_when_the_engine_looked_at_it_is_read_by_its_index_all_the_same(store: Place) {
        two_attempts(&store).await?;
        for counter in 1..=60 {
            added(&store, 1, &seed::step("q1", "device", counter)).await?;
        }
        store.run("analyze").await?;
        for counter in 61..=90 {
            added(&store, 1, &seed::step("q1", "device", counter)).await?;
            assert_eq!(seen!(store, work => work.attempts().steps_of(seed::attempt_number(2), "q1").await).len(), 0);
        }
        // What a connection counted is told when it is closed.
        store.close().await;
        if store.kind() == EngineKind::Postgres {
            let scans = "select cast(seq_scan as text) from pg_stat_user_tables where relname = 'attempt_steps'";
            let scans: Vec<String> = store.column(scans, 0).await?;
            let scans: u32 = scans[0].parse().expect("a count");
            assert!(scans < 5, "{scans} times from end to end");
        }
    }

    async fn a_damaged_step_or_result_is_named(store: Place) {
        two_attempts(&store).await?;
        let number = seed::attempt_number(1);
        for counter in 1..=2 {
            added(&store, 1, &seed::step("q1", "device", counter)).await?;
        }
        store.run("update attempt_steps set answer = 'a' where step = 2").await?;
        assert_corrupt!(kept!(store, work => work.attempts().steps(number).await), "attempt_steps", "1 2");
        store.run("update attempt_steps set certainty = 'quite' where step = 1").await?;
        assert_corrupt!(kept!(store, work => work.attempts().steps(number).await), "attempt_steps", "1 1");
        store.run("update attempt_steps set certainty = null, language = '' where step = 1").await?;
        assert_corrupt!(kept!(store, work => work.attempts().steps(number).await), "attempt_steps", "1 1");

        kept!(store, work => work.attempts().add_result(number, &result(1, 5), ResultReason::Time).await)?;
        store.run("update results set earned = -1").await?;
        assert_corrupt!(kept!(store, work => work.attempts().result(number).await), "results", "1");
    }
}
