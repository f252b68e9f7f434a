//! Panels: seats, drafts, sheets, agreed marks, bars and what was seen.

use domain::accreditation::assessment::{Draft, Score, Seat, Sheet};
use domain::accreditation::observation::{Activity, Observation};
use domain::id::{CaseId, ObservationId};
use domain::quiz::step::Step;
use domain::time::Timestamp;
use storage::panel::{AgreedRow, ExceptionRow, ObservationRow, PanelKey, assessment};

use crate::accreditation::{case, secretariat};
use crate::place::Place;
use crate::seed;

fn panel() -> PanelKey {
    PanelKey { case: CaseId(seed::id(1)), round: 1 }
}

fn score(mark: u8) -> Score {
    Score { mark, reason: "Vu le deuxième jour.".to_owned() }
}

fn sheet(mark: u8) -> Sheet {
    [("role".to_owned(), score(mark))].into()
}

/// A case of the second officer, with the first on its panel.
async fn seated(store: &Place) -> storage::Result<()> {
    secretariat(store).await?;
    kept!(store, work => work.accreditation().open(&case(1, seed::person_id(2), "toa", 10), None).await)?;
    kept!(store, work => work.panels().seat(panel(), seed::person_id(1), Timestamp(20), seed::person_id(2)).await)
}

both! {
    async fn a_seat_is_taken_once_and_left_once(store: Place) {
        seated(&store).await?;
        assert_conflict!(kept!(store, work => work.panels().seat(panel(), seed::person_id(1), Timestamp(21), seed::person_id(2)).await));
        let later = PanelKey { round: 2, ..panel() };
        kept!(store, work => work.panels().seat(later, seed::person_id(1), Timestamp(22), seed::person_id(2)).await)?;
        let lines = seen!(store, work => work.panels().of_assessor(seed::person_id(1), 9).await);
        assert_eq!(lines.iter().map(|line| (line.panel.round, line.candidate.as_str(), line.stage.as_str())).collect::<Vec<_>>(), [(2, "Officer 2", "nominated"), (1, "Officer 2", "nominated")]);
        let agreed = AgreedRow { criterion: "role".to_owned(), score: score(2), by: seed::person_id(1), at: Timestamp(25) };
        kept!(store, work => work.panels().agree(panel(), &agreed).await)?;
        assert_eq!(seen!(store, work => work.panels().agreed(panel()).await), [agreed]);
        assert!(kept!(store, work => work.panels().recuse(panel(), seed::person_id(1), Timestamp(30), "Parenté.").await)?);
        assert!(!kept!(store, work => work.panels().recuse(panel(), seed::person_id(1), Timestamp(31), "Parenté.").await)?);
        assert!(seen!(store, work => work.panels().agreed(panel()).await).is_empty(), "what was agreed with them is agreed no more");
        let seats = seen!(store, work => work.panels().seats(panel()).await);
        assert_eq!((seats[0].recused_at, seats[0].recused_reason.as_deref()), (Some(Timestamp(30)), Some("Parenté.")));
        assert_eq!(assessment(&seats, &[]).seats[&seed::person_id(1)], Seat::Recused);
        assert_eq!(seen!(store, work => work.panels().of_assessor(seed::person_id(1), 9).await).len(), 1);
    }

    async fn a_sheet_is_committed_once_and_reads_back(store: Place) {
        seated(&store).await?;
        assert!(!kept!(store, work => work.panels().commit(panel(), seed::person_id(2), Timestamp(30), &sheet(3)).await)?, "not on it");
        assert!(kept!(store, work => work.panels().commit(panel(), seed::person_id(1), Timestamp(30), &sheet(3)).await)?);
        assert!(!kept!(store, work => work.panels().commit(panel(), seed::person_id(1), Timestamp(31), &sheet(4)).await)?);
        let seats = seen!(store, work => work.panels().seats(panel()).await);
        assert_eq!(seats[0].committed, Some((Timestamp(30), sheet(3))));
        let agreed = AgreedRow { criterion: "role".to_owned(), score: score(2), by: seed::person_id(1), at: Timestamp(25) };
        let whole = assessment(&seats, std::slice::from_ref(&agreed));
        assert_eq!((&whole.seats[&seed::person_id(1)], &whole.agreed["role"]), (&Seat::Committed(sheet(3)), &score(2)));
        assert_eq!(seen!(store, work => work.panels().of_assessor(seed::person_id(1), 9).await)[0].committed_at, Some(Timestamp(30)));
    }

    async fn drafts_are_kept_as_they_arrive_and_each_once(store: Place) {
        seated(&store).await?;
        let draft = |device: &str, counter: i64, mark: u8| Step {
            answer: Draft { mark: Some(mark), reason: String::new() }.answer(),
            ..seed::step("role", device, counter)
        };
        for (number, step) in (1..).zip([draft("phone", 1, 2), draft("phone", 2, 3), draft("phone", 1, 2)]) {
            let step = Step { number, ..step };
            kept!(store, work => work.panels().add_step(panel(), seed::person_id(1), &step).await)?;
        }
        let kept = seen!(store, work => work.panels().steps(panel(), seed::person_id(1)).await);
        assert_eq!(kept.iter().map(|step| (step.number, step.id.counter, Draft::of(&step.answer).mark)).collect::<Vec<_>>(), [(1, 1, Some(2)), (2, 2, Some(3))]);
        assert!(seen!(store, work => work.panels().steps(panel(), seed::person_id(2)).await).is_empty());
    }

    async fn conflicts_and_exceptions_are_kept_and_confirmed_by_another(store: Place) {
        seated(&store).await?;
        for reason in ["Parenté.", "Autre chose."] {
            kept!(store, work => work.panels().declare_conflict(panel().case, seed::person_id(1), Timestamp(30), reason).await)?;
        }
        let conflicts = seen!(store, work => work.panels().conflicts(panel().case).await);
        assert_eq!(conflicts, [(seed::person_id(1), Timestamp(30), "Parenté.".to_owned())]);
        kept!(store, work => work.panels().ask_exception(panel().case, seed::person_id(1), seed::person_id(2), Timestamp(40), "Seul lusophone.").await)?;
        assert_conflict!(kept!(store, work => work.panels().ask_exception(panel().case, seed::person_id(1), seed::person_id(2), Timestamp(41), "Encore.").await));
        assert!(!kept!(store, work => work.panels().confirm_exception(panel().case, seed::person_id(1), seed::person_id(2), Timestamp(50)).await)?, "whoever asked");
        assert!(kept!(store, work => work.panels().confirm_exception(panel().case, seed::person_id(1), seed::person_id(1), Timestamp(50)).await)?);
        assert!(!kept!(store, work => work.panels().confirm_exception(panel().case, seed::person_id(1), seed::person_id(1), Timestamp(51)).await)?);
        let expected = ExceptionRow {
            person: seed::person_id(1),
            asked_by: seed::person_id(2),
            asked_at: Timestamp(40),
            reason: "Seul lusophone.".to_owned(),
            confirmed: Some((seed::person_id(1), Timestamp(50))),
        };
        assert_eq!(seen!(store, work => work.panels().exceptions(panel().case).await), [expected]);
    }

    async fn what_was_seen_is_its_makers(store: Place) {
        seated(&store).await?;
        let observation = Observation {
            version: 1,
            day: 3,
            activity: Activity::RolePlay,
            criteria: ["role".to_owned()].into(),
            text: "A fait du désaccord l’exercice.".to_owned(),
            was_told: true,
        };
        let row = ObservationRow { id: ObservationId(seed::id(7)), by: seed::person_id(1), at: Timestamp(30), observation };
        kept!(store, work => work.panels().add_observation(panel(), &row).await)?;
        assert_eq!(seen!(store, work => work.panels().observations(panel(), seed::person_id(1)).await), [row]);
        assert!(seen!(store, work => work.panels().observations(panel(), seed::person_id(2)).await).is_empty());
    }
}
