//! Wrong keys put right.

use domain::course::DocumentHash;
use domain::id::CorrectionId;
use domain::time::Timestamp;
use storage::correction::{CorrectionState, NewCorrection};
use storage::course::NewDocument;
use storage::{StorageError, Store};

use crate::seed;

fn correction_id(number: u32) -> CorrectionId {
    CorrectionId(seed::id(700 + number))
}

fn hash(name: &str) -> DocumentHash {
    DocumentHash(format!("{name:0>64}"))
}

/// Proposed by the school's second person, of a question with this version.
fn proposed(number: u32, question: &str, from: &str, to: &str) -> NewCorrection {
    NewCorrection {
        id: correction_id(number),
        course: seed::COURSE.to_owned(),
        quiz: seed::COURSE.to_owned(),
        question: question.to_owned(),
        from: hash(from),
        to: hash(to),
        reason: "the standard says \"may\"".to_owned(),
        proposed_by: seed::person_id(2),
        proposed_at: Timestamp(i64::from(number)),
    }
}

async fn versions(store: &Store) -> storage::Result<()> {
    kept!(store, work => work.people().add(&seed::new_person(2)).await)?;
    kept!(store, work => work.people().add(&seed::new_person(3)).await)?;
    for name in ["a", "b", "c", "d"] {
        let document = NewDocument { hash: hash(name), kind: "question".to_owned(), body: "{}".to_owned() };
        kept!(store, work => work.courses().add_document(&document).await)?;
    }
    Ok(())
}

both! {
    async fn a_proposal_reads_back_and_is_decided_once(store: Place) {
        let _ = seed::school(&store).await?;
        versions(&store).await?;
        let new = proposed(1, "q1", "a", "b");
        kept!(store, work => work.corrections().propose(&new).await)?;
        let kept = seen!(store, work => work.corrections().find(new.id).await).expect("is there");
        assert_eq!((&kept.proposed, kept.state, &kept.decided), (&new, CorrectionState::Proposed, &None));
        assert!(seen!(store, work => work.corrections().find(correction_id(9)).await).is_none());
        assert!(seen!(store, work => work.corrections().in_force().await).is_empty());
        assert!(kept!(store, work => work.corrections().decide(new.id, true, seed::person_id(3), Timestamp(9)).await)?);
        assert!(!kept!(store, work => work.corrections().decide(new.id, false, seed::person_id(3), Timestamp(10)).await)?);
        let kept = seen!(store, work => work.corrections().find(new.id).await).expect("is there");
        assert_eq!((kept.state, kept.decided.map(|(_, at)| at), kept.remarked_at), (CorrectionState::Confirmed, Some(Timestamp(9)), None));
        kept!(store, work => work.corrections().remarked(new.id, Timestamp(11)).await)?;
        assert_eq!(seen!(store, work => work.corrections().find(new.id).await).and_then(|it| it.remarked_at), Some(Timestamp(11)));
    }

    async fn one_proposal_waits_for_each_question(store: Place) {
        let _ = seed::school(&store).await?;
        versions(&store).await?;
        kept!(store, work => work.corrections().propose(&proposed(1, "q1", "a", "b")).await)?;
        let again = kept!(store, work => work.corrections().propose(&proposed(2, "q1", "a", "c")).await);
        assert!(matches!(again, Err(StorageError::Conflict { .. })), "{again:?}");
        kept!(store, work => work.corrections().propose(&proposed(3, "q2", "c", "d")).await)?;
        kept!(store, work => work.corrections().decide(correction_id(1), false, seed::person_id(2), Timestamp(5)).await)?;
        kept!(store, work => work.corrections().propose(&proposed(4, "q1", "a", "c")).await)?;
        let all: Vec<CorrectionId> =
            seen!(store, work => work.corrections().of_course(seed::COURSE, 10).await).into_iter().map(|it| it.proposed.id).collect();
        assert_eq!(all, [correction_id(4), correction_id(3), correction_id(1)], "the newest first");
        assert!(seen!(store, work => work.corrections().of_course("elsewhere", 10).await).is_empty());
    }

    async fn what_is_in_force_stands_in_the_order_confirmed(store: Place) {
        let _ = seed::school(&store).await?;
        versions(&store).await?;
        for (number, question, from, to, at) in [(1, "q1", "a", "b", 20), (2, "q2", "c", "d", 10)] {
            kept!(store, work => work.corrections().propose(&proposed(number, question, from, to)).await)?;
            kept!(store, work => work.corrections().decide(correction_id(number), true, seed::person_id(3), Timestamp(at)).await)?;
        }
        let in_force = seen!(store, work => work.corrections().in_force().await);
        assert_eq!(in_force, [(hash("c"), hash("d")), (hash("a"), hash("b"))]);
    }

    async fn whom_it_concerns_is_told_once_and_turns_are_decided_once(store: Place) {
        let school = seed::school(&store).await?;
        versions(&store).await?;
        let attempt = seed::attempt(1, school.officer, 1);
        kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
        let id = correction_id(1);
        kept!(store, work => work.corrections().propose(&proposed(1, "q1", "a", "b")).await)?;
        assert!(kept!(store, work => work.corrections().notice(id, school.officer, Timestamp(5)).await)?);
        assert!(!kept!(store, work => work.corrections().notice(id, school.officer, Timestamp(6)).await)?);
        for _ in 0..2 {
            kept!(store, work => work.corrections().add_turn(id, attempt.number, school.officer, true).await)?;
        }
        let turns = seen!(store, work => work.corrections().turns(id).await);
        assert_eq!(turns.len(), 1);
        assert_eq!((turns[0].attempt, turns[0].person, turns[0].passes, turns[0].followed), (attempt.id, school.officer, true, None));
        let decided = (seed::person_id(3), Timestamp(9), "as the standard says");
        assert!(kept!(store, work => work.corrections().decide_turn(id, attempt.number, true, decided).await)?);
        assert!(!kept!(store, work => work.corrections().decide_turn(id, attempt.number, false, decided).await)?);
        assert_eq!(seen!(store, work => work.corrections().turns(id).await)[0].followed, Some(true));
        kept!(store, work => work.corrections().drop_turn(id, attempt.number).await)?;
        assert_eq!(seen!(store, work => work.corrections().turns(id).await).len(), 1, "what was decided stays");
        let second = seed::attempt(2, school.officer, 2);
        kept!(store, work => work.attempts().hand_in(attempt.number, Timestamp(5)).await)?;
        kept!(store, work => work.attempts().add(&second, seed::COURSE).await)?;
        kept!(store, work => work.corrections().add_turn(id, second.number, school.officer, false).await)?;
        kept!(store, work => work.corrections().drop_turn(id, second.number).await)?;
        assert_eq!(seen!(store, work => work.corrections().turns(id).await).len(), 1);
    }

    async fn of_fifty_who_decide_at_once_one_does(store: Place) {
        let _ = seed::school(&store).await?;
        versions(&store).await?;
        kept!(store, work => work.corrections().propose(&proposed(1, "q1", "a", "b")).await)?;
        let decided = at_once!(50, store, number, work => {
            work.corrections().decide(correction_id(1), number % 2 == 0, seed::person_id(3), Timestamp(5)).await
        })?;
        assert_eq!(decided.iter().filter(|decided| **decided).count(), 1);
    }
}
