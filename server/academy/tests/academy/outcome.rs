//! What tests say again and again: on both engines, answered so, wrong in these fields.

use std::fmt::Debug;

use academy::Error;
use domain::refusal::Problem;

/// One promise, tested on either engine: `name::sqlite` and `name::postgres`.
macro_rules! both {
    ($(async fn $name:ident($school:ident: School) $body:block)*) => { $(
        mod $name {
            use super::*;

            async fn body($school: &mut School) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                body(&mut School::on(storage::EngineKind::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                body(&mut School::on(storage::EngineKind::Postgres).await).await;
            }
        }
    )* };
}

/// Asserts that the academy answered so.
macro_rules! assert_answer {
    ($answer:expr, $expected:pat $(if $guard:expr)? $(,)?) => {{
        let answer = $answer;
        assert!(matches!(&answer, $expected $(if $guard)?), "{answer:?}");
    }};
}

/// Does it in so many tasks at once; what each was told.
macro_rules! at_once {
    ($count:expr, $school:expr, $who:expr, |$academy:ident, $actor:ident| $run:expr $(,)?) => {{
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..$count {
            let ($academy, $actor) = ($school.academy.clone(), $who.actor.clone());
            tasks.spawn(async move { $run });
        }
        tasks.join_all().await
    }};
}

/// The fields that were wrong, and how.
#[track_caller]
pub(crate) fn wrong<T: Debug>(answer: academy::Result<T>) -> Vec<(String, Problem)> {
    match answer {
        Err(Error::Invalid(problems)) => problems.into_iter().map(|problem| (problem.field, problem.problem)).collect(),
        other => panic!("no field was said to be wrong: {other:?}"),
    }
}

/// One field alone, wrong so.
pub(crate) fn only(field: &str, problem: Problem) -> [(String, Problem); 1] {
    [(field.to_owned(), problem)]
}
