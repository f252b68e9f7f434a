//! Tries of practices.

use domain::quiz::answer::Answer;
use domain::quiz::marking::Marks;
use domain::quiz::practice::Try;
use domain::time::Timestamp;

use crate::seed;

fn tried(number: u32, earned: u32) -> Try {
    Try { number, answer: Answer::Text(format!("é {number}")), marks: Marks { earned, possible: 200 }, at: Timestamp(i64::from(number)) }
}

both! {
    async fn tries_read_back_by_question_in_order(store: Place) {
        let school = seed::school(&store).await?;
        let attempt = seed::attempt(1, school.officer, 1);
        kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
        assert!(seen!(store, work => work.practice().tries(attempt.number).await).is_empty());
        for (question, number) in [("b", 2), ("b", 1), ("a", 1)] {
            assert!(kept!(store, work => work.practice().add(attempt.number, question, &tried(number, 50)).await)?);
        }
        assert!(!kept!(store, work => work.practice().add(attempt.number, "b", &tried(2, 200)).await)?, "there is one of this number");
        let tries = seen!(store, work => work.practice().tries(attempt.number).await);
        assert_eq!(tries["a"], [tried(1, 50)]);
        assert_eq!(tries["b"], [tried(1, 50), tried(2, 50)]);
        assert!(seen!(store, work => work.practice().tries(seed::attempt_number(2)).await).is_empty());
    }

    async fn of_fifty_at_once_one_takes_the_number(store: Place) {
        let school = seed::school(&store).await?;
        let attempt = seed::attempt(1, school.officer, 1);
        kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
        let added = at_once!(50, store, number, work => work.practice().add(attempt.number, "a", &tried(1, u32::try_from(number).unwrap_or(0))).await)?;
        assert_eq!(added.iter().filter(|added| **added).count(), 1);
    }
}
