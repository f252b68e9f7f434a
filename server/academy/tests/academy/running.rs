//! What the program does by itself: letters sent once, jobs taken by one and given up in the end, counters forgotten.

use academy::{Job, Running};
use domain::id::LetterId;
use domain::language::Language;
use domain::time::Span;

use crate::school::School;

/// A school with one letter in the outbox.
async fn with_letter() -> School {
    let school = School::open().await;
    let typed = school.registration("awa@customs.example", "SN").await;
    school.academy.register(&typed, "192.0.2.1").await.expect("registered");
    school
}

async fn claim(school: &School) -> Option<Job> {
    school.academy.claim_job().await.expect("a job or none")
}

async fn running(school: &School) -> (i64, i64) {
    let Running { late_letters, failed_jobs } = school.academy.running().await.expect("how it runs");
    (late_letters, failed_jobs)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_taken_by_one_and_taken_up_again_only_after_its_lease() {
    let school = with_letter().await;
    let job = claim(&school).await.expect("a job");
    assert_eq!((job.kind.as_str(), job.attempts), ("send-letter", 1));
    assert_eq!(claim(&school).await, None);
    school.clock.advance(Span::minutes(2));
    assert_eq!(claim(&school).await, None);
    school.clock.advance(Span(1));
    let again = claim(&school).await.expect("the lease has ended");
    assert_eq!((again.id, again.attempts), (job.id, 2));
    school.academy.finish_job(&again).await.expect("finished");
    school.clock.advance(Span::days(1));
    assert_eq!(claim(&school).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_sent_once_and_waits_no_longer_then() {
    let school = with_letter().await;
    let job = claim(&school).await.expect("a job");
    let id = LetterId::parse(&job.payload).expect("a letter's id");
    let letter = school.academy.letter(id).await.expect("read").expect("a letter");
    assert_eq!((letter.address.as_str(), letter.letter.name()), ("awa@customs.example", "confirm-address"));
    assert_eq!(school.academy.name_of(letter.person).await.expect("read").as_deref(), Some("Awa Diallo"));
    school.clock.advance(Span::minutes(30));
    assert_eq!(running(&school).await, (0, 0));
    school.clock.advance(Span(1));
    assert_eq!(running(&school).await, (1, 0), "it waits for longer than half an hour");
    school.academy.mark_sent(id).await.expect("sent");
    assert_eq!(running(&school).await, (0, 0));
    assert!(school.academy.letter(id).await.expect("read").is_none(), "a server that takes the job up again sends nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_fails_is_tried_after_twice_as_long_each_time_and_given_up_after_eleven_tries() {
    let school = with_letter().await;
    for (attempts, minutes) in (1..=11).zip([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]) {
        let job = claim(&school).await.unwrap_or_else(|| panic!("try {attempts}"));
        assert_eq!(job.attempts, attempts);
        assert_eq!(running(&school).await.1, 0);
        school.academy.retry_job(&job, "the mail does not answer").await.expect("put off");
        school.clock.advance(Span(Span::minutes(minutes).0 - 1));
        assert_eq!(claim(&school).await, None, "after try {attempts}");
        school.clock.advance(Span(1));
    }
    assert_eq!(running(&school).await.1, 1);
    school.clock.advance(Span::days(30));
    assert_eq!(claim(&school).await, None, "what was given up is left to the operator");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_again_and_again_is_planned_once_and_comes_again_after_its_time() {
    let school = School::open().await;
    for _ in 0..3 {
        school.academy.plan_regular_jobs().await.expect("planned");
    }
    let mut jobs = Vec::new();
    for _ in 0..8 {
        jobs.push(claim(&school).await.expect("a job"));
    }
    jobs.sort_by(|one, other| one.kind.cmp(&other.kind));
    assert_eq!(
        jobs.iter().map(|job| job.kind.as_str()).collect::<Vec<_>>(),
        [
            "chain-record",
            "close-overdue",
            "erase-documents",
            "forget-limits",
            "lapse-overdue",
            "note-alive",
            "remind-before-end",
            "remind-of-work"
        ]
    );
    assert_eq!(claim(&school).await, None);
    for job in &jobs {
        school.academy.finish_job(job).await.expect("finished");
    }
    for (seconds, at, place) in [(5, "every five seconds", 5), (5, "every ten", 1)] {
        school.clock.advance(Span(Span::seconds(seconds).0 - 1));
        assert_eq!(claim(&school).await, None);
        school.clock.advance(Span(1));
        let again = claim(&school).await.expect(at);
        assert_eq!((again.id, again.attempts), (jobs[place].id, 1), "{at}");
    }
    assert_eq!(claim(&school).await, None, "the last comes every hour");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_organisations_of_a_new_installation_are_added_once_and_sorted_as_a_reader_expects() {
    let school = School::open().await;
    school.academy.add_first_organisations().await.expect("again is no harm");
    let listed = school.academy.organisations(&mut school.visitor().await, Language::FR).await.expect("organisations");
    assert_eq!(listed.len(), 188, "187 administrations and the Secretariat");
    let place = |name: &str| listed.iter().position(|it| it.name == name).unwrap_or_else(|| panic!("{name} is not listed"));
    assert!(place("Secrétariat") < place("Sénégal") && place("Sénégal") < place("Togo"));
}

#[tokio::test(flavor = "multi_thread")]
async fn counters_of_limits_are_forgotten_after_a_day() {
    let school = School::open().await;
    let count = async |window: Span| {
        let now = school.academy.now();
        let mut work = school.write().await;
        let (count, _) = work.running().count_limit("of a test", now, window).await.expect("counted");
        work.commit().await.expect("kept");
        count
    };
    let long = Span::days(30);
    assert_eq!((count(long).await, count(long).await), (1, 2));
    school.clock.advance(Span::days(1));
    school.academy.forget_limits().await.expect("forgotten");
    assert_eq!(count(long).await, 3, "a day has not passed yet");
    school.clock.advance(Span(1));
    school.academy.forget_limits().await.expect("forgotten");
    assert_eq!(count(long).await, 1);
}
