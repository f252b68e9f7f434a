//! The bell of a sitting, what moves it back, and what arrives after it.

use domain::id::AttemptNumber;
use domain::quiz::attempt::Attempt;
use domain::quiz::bell::{Arrival, Lengthened, Lengthening};
use domain::quiz::step::Step;
use domain::time::{Span, Timestamp};
use storage::Store;

use crate::seed;

const BELL: Timestamp = Timestamp(61_000);

/// The school's officer sits attempt 1, which has a bell.
async fn timed(store: &Store) -> storage::Result<Attempt> {
    let school = seed::school(store).await?;
    let attempt = Attempt { closes_at: Some(BELL), ..seed::attempt(1, school.officer, 1) };
    kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
    Ok(attempt)
}

fn by(why: Lengthened, seconds: i64) -> Lengthening {
    Lengthening { why, span: Span::seconds(seconds) }
}

async fn lengthened(store: &Store, number: AttemptNumber, by: Lengthening) -> storage::Result<()> {
    kept!(store, work => work.attempts().lengthen(number, &by, Timestamp(9), None).await)
}

both! {
    async fn what_lengthens_a_sitting_reads_back_in_order_and_moves_its_bell_wherever_it_is_told(store: Place) {
        let attempt = timed(&store).await?;
        let (from, until) = (Timestamp(5), Timestamp(6));
        let all = [
            by(Lengthened::Interruption { from, until }, 20),
            by(Lengthened::ServerDown { from, until }, 7),
            by(Lengthened::Granted, 60),
            by(Lengthened::WithoutScripts, 5),
        ];
        for lengthening in &all {
            let granted = (lengthening.why == Lengthened::Granted).then_some((attempt.person, "a cable was cut"));
            kept!(store, work => work.attempts().lengthen(attempt.number, lengthening, Timestamp(9), granted).await)?;
        }
        assert_eq!(seen!(store, work => work.attempts().lengthenings(attempt.number).await), all);
        let bell = Some(BELL + Span::seconds(92));
        assert_eq!(seen!(store, work => work.attempts().find(attempt.id).await).and_then(|attempt| attempt.closes_at), bell);
        assert_eq!(seen!(store, work => work.attempts().by_quiz(attempt.person, seed::MODULE).await)[0].closes_at, bell);
        assert_eq!(seen!(store, work => work.attempts().by_learner(attempt.person).await)[0].1.closes_at, bell);
        let overdue = async |at| Ok::<_, crate::outcome::Failed>(seen!(store, work => work.attempts().overdue(at, 9).await));
        assert!(overdue(BELL + Span::seconds(92)).await?.is_empty());
        assert_eq!(overdue(BELL + Span(92_001)).await?, [attempt.id]);
    }

    async fn a_sitting_is_under_way_until_its_bell_or_until_it_is_handed_in(store: Place) {
        let attempt = timed(&store).await?;
        lengthened(&store, attempt.number, by(Lengthened::Granted, 10)).await?;
        let bell = BELL + Span::seconds(10);
        for (at, expected) in [(bell, vec![attempt.id]), (bell + Span(1), Vec::new())] {
            assert_eq!(seen!(store, work => work.attempts().under_way(at).await), expected);
            let open = seen!(store, work => work.attempts().open_of_course(seed::COURSE, at, 9).await);
            assert_eq!(open.iter().map(|open| open.id).collect::<Vec<_>>(), expected);
            assert!(open.iter().all(|open| open.name == "Officer 1" && open.closes_at == bell));
        }
        assert!(seen!(store, work => work.attempts().open_of_course("other", bell, 9).await).is_empty());
        kept!(store, work => work.attempts().hand_in(attempt.number, Timestamp(5)).await)?;
        assert!(seen!(store, work => work.attempts().under_way(bell).await).is_empty());
    }

    async fn an_answer_is_taken_by_the_bell_and_after_it_only_where_it_is_late_by_rule(store: Place) {
        let attempt = timed(&store).await?;
        lengthened(&store, attempt.number, by(Lengthened::Granted, 10)).await?;
        let bell = BELL + Span::seconds(10);
        let step = |counter, received_at| Step { received_at, ..seed::step("q1", "d", counter) };
        let add = async |step: Step, arrival| kept!(store, work => work.attempts().add_step(attempt.number, &step, arrival).await);
        assert!(add(step(1, bell), Arrival::OnTime).await?);
        assert!(!add(step(2, bell + Span(1)), Arrival::OnTime).await?);
        assert!(add(step(2, bell + Span(1)), Arrival::Late).await?);
        assert!(!add(step(2, bell + Span(1)), Arrival::Late).await?, "a repetition");
        kept!(store, work => work.attempts().hand_in(attempt.number, bell).await)?;
        assert!(!add(step(3, Timestamp(5)), Arrival::OnTime).await?);
        assert!(add(step(3, bell + Span(9)), Arrival::Late).await?);
        assert_eq!(seen!(store, work => work.attempts().steps(attempt.number).await).len(), 3);
        assert_eq!(seen!(store, work => work.attempts().seen_from(attempt.number, "d").await), Some(bell + Span(9)));
        assert_eq!(seen!(store, work => work.attempts().seen_from(attempt.number, "other").await), None);
    }

    async fn a_result_is_provisional_while_a_device_that_opened_the_sitting_has_not_reported(store: Place) {
        let attempt = timed(&store).await?;
        let until = async || {
            let rows = seen!(store, work => work.attempts().by_quiz(attempt.person, seed::MODULE).await);
            Ok::<_, crate::outcome::Failed>(rows[0].provisional_until)
        };
        let report = async |person, device| kept!(store, work => work.attempts().nothing_waits(person, device, Timestamp(9)).await);
        assert!(!seen!(store, work => work.attempts().was_opened(attempt.number).await));
        for device in ["a", "b", "a"] {
            kept!(store, work => work.attempts().opened_on(attempt.number, device, Timestamp(5)).await)?;
        }
        assert!(seen!(store, work => work.attempts().was_opened(attempt.number).await));
        assert_eq!(until().await?, None, "it has no result yet");
        report(attempt.person, "a").await?;
        kept!(store, work => work.attempts().hand_in(attempt.number, BELL).await)?;
        let window = Some(BELL + attempt.rules.late_window());
        assert_eq!(until().await?, window, "a report before the end says nothing of what came after");
        report(attempt.person, "a").await?;
        report(seed::person_id(2), "b").await?;
        assert_eq!(until().await?, window);
        report(attempt.person, "b").await?;
        assert_eq!(until().await?, None);
    }

    async fn whoever_sat_may_end_the_wait_once(store: Place) {
        let attempt = timed(&store).await?;
        kept!(store, work => work.attempts().opened_on(attempt.number, "a", Timestamp(5)).await)?;
        let end = async || kept!(store, work => work.attempts().end_wait(attempt.number, Timestamp(9)).await);
        assert!(!end().await?, "nothing is waited for while it is open");
        kept!(store, work => work.attempts().hand_in(attempt.number, BELL).await)?;
        assert!(end().await?);
        assert!(!end().await?);
        let rows = seen!(store, work => work.attempts().by_quiz(attempt.person, seed::MODULE).await);
        assert_eq!(rows[0].provisional_until, None);
    }
}
