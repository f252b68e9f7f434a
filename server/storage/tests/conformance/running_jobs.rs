//! Jobs: planned once, claimed by one at a time, tried again or given up.

use std::collections::BTreeSet;

use domain::id::JobId;
use domain::time::{Span, Timestamp};
use storage::Store;
use storage::running::Job;

use crate::seed;

const LEASE: Span = Span(10);

fn job_id(number: u32) -> JobId {
    JobId(seed::id(number))
}

/// Plans a job of this number, under a key of the same number.
async fn planned(store: &Store, number: u32, run_at: i64) -> storage::Result<()> {
    let (key, payload) = (format!("key {number}"), format!("payload {number}"));
    kept!(store, work => work.running().add_job(job_id(number), "send", &key, &payload, Timestamp(run_at)).await)
}

async fn claimed(store: &Store, now: i64) -> storage::Result<Option<Job>> {
    kept!(store, work => work.running().claim_job(Timestamp(now), LEASE).await)
}

/// The number of the job claimed, and how often it was tried.
async fn tried(store: &Store, now: i64) -> storage::Result<Option<(JobId, i64)>> {
    Ok(claimed(store, now).await?.map(|job| (job.id, job.attempts)))
}

both! {
    async fn a_job_is_claimed_once_it_is_due(store: Place) {
        planned(&store, 1, 100).await?;
        assert_eq!(claimed(&store, 99).await?, None);
        let job = Job { id: job_id(1), kind: "send".to_owned(), payload: "payload 1".to_owned(), attempts: 1 };
        assert_eq!(claimed(&store, 100).await?, Some(job));
    }

    async fn jobs_are_claimed_in_the_order_they_are_due_then_by_id(store: Place) {
        for (number, run_at) in [(3, 7), (1, 9), (2, 7), (4, 5)] {
            planned(&store, number, run_at).await?;
        }
        for number in [4, 2, 3, 1] {
            assert_eq!(tried(&store, 100).await?, Some((job_id(number), 1)));
        }
        assert_eq!(claimed(&store, 100).await?, None);
    }

    async fn a_job_of_a_key_there_already_is_planned_once_and_again_once_it_is_done(store: Place) {
        planned(&store, 1, 5).await?;
        let again = (job_id(2), Timestamp(1));
        kept!(store, work => work.running().add_job(again.0, "other", "key 1", "other", again.1).await)?;
        assert_eq!(tried(&store, 100).await?, Some((job_id(1), 1)), "the first stays as it was");
        assert_eq!(tried(&store, 100).await?, None);
        kept!(store, work => work.running().finish_job(job_id(1)).await)?;
        kept!(store, work => work.running().add_job(again.0, "other", "key 1", "other", again.1).await)?;
        assert_eq!(tried(&store, 100).await?, Some((job_id(2), 1)));
    }

    async fn fifty_plans_of_one_key_at_once_are_one_job(store: Place) {
        at_once!(50, store, number, work => work.running().add_job(job_id(number), "send", "key", "", Timestamp(5)).await)?;
        assert!(claimed(&store, 5).await?.is_some());
        assert!(claimed(&store, 5).await?.is_none());
    }

    async fn nobody_else_gets_a_job_while_the_lease_lasts(store: Place) {
        planned(&store, 1, 5).await?;
        assert_eq!(tried(&store, 100).await?, Some((job_id(1), 1)));
        for (now, again) in [(100, None), (110, None), (111, Some((job_id(1), 2))), (121, None), (122, Some((job_id(1), 3)))] {
            assert_eq!(tried(&store, now).await?, again, "at {now}");
        }
    }

    async fn of_fifty_who_claim_one_job_at_once_one_gets_it(store: Place) {
        planned(&store, 1, 5).await?;
        let got = at_once!(50, store, _number, work => work.running().claim_job(Timestamp(9), LEASE).await)?;
        let got: Vec<_> = got.into_iter().flatten().map(|job| (job.id, job.attempts)).collect();
        assert_eq!(got, [(job_id(1), 1)]);
    }

    async fn fifty_who_claim_fifty_jobs_at_once_get_one_each(store: Place) {
        for number in 0..50 {
            planned(&store, number, 5).await?;
        }
        let got = at_once!(50, store, _number, work => work.running().claim_job(Timestamp(9), LEASE).await)?;
        let got: BTreeSet<_> = got.into_iter().flatten().map(|job| job.id).collect();
        assert_eq!(got.len(), 50);
    }

    async fn a_job_put_off_keeps_its_count_and_one_that_comes_again_begins_anew(store: Place) {
        planned(&store, 1, 5).await?;
        assert_eq!(tried(&store, 5).await?, Some((job_id(1), 1)));
        kept!(store, work => work.running().postpone_job(job_id(1), Timestamp(7)).await)?;
        assert_eq!(tried(&store, 6).await?, None);
        assert_eq!(tried(&store, 7).await?, Some((job_id(1), 2)), "the lease was given back");
        kept!(store, work => work.running().repeat_job(job_id(1), Timestamp(9)).await)?;
        assert_eq!(tried(&store, 8).await?, None);
        assert_eq!(tried(&store, 9).await?, Some((job_id(1), 1)));
    }

    async fn a_job_given_up_is_counted_and_never_claimed_again(store: Place) {
        for number in 1..=2 {
            planned(&store, number, 5).await?;
        }
        assert_eq!(seen!(store, work => work.running().count_failed_jobs().await), 0);
        assert_eq!(tried(&store, 5).await?, Some((job_id(1), 1)));
        kept!(store, work => work.running().give_up_job(job_id(1), "l'adresse n'existe pas").await)?;
        assert_eq!(seen!(store, work => work.running().count_failed_jobs().await), 1);
        assert_eq!(tried(&store, 1_000).await?, Some((job_id(2), 1)));
        assert_eq!(tried(&store, 1_000).await?, None);
        let reasons = store.column("select failed_reason from jobs where failed_reason is not null", 0).await?;
        assert_eq!(reasons, ["l'adresse n'existe pas"]);
    }

    async fn a_job_that_is_done_is_gone(store: Place) {
        planned(&store, 1, 5).await?;
        kept!(store, work => work.running().finish_job(job_id(1)).await)?;
        assert_eq!(claimed(&store, 1_000).await?, None);
        assert_eq!(seen!(store, work => work.running().count_failed_jobs().await), 0);
        kept!(store, work => work.running().finish_job(job_id(1)).await)?;
    }

    async fn a_damaged_job_is_named(store: Place) {
        planned(&store, 1, 5).await?;
        store.run("update jobs set id = 'one'").await?;
        assert_corrupt!(claimed(&store, 9).await, "jobs", "one");
    }
}
