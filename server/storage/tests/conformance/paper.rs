//! Quizzes on paper: printings, sheets and what people read on them.

use std::collections::BTreeMap;

use domain::course::DocumentHash;
use domain::id::PaperBatchId;
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::draw::Drawing;
use domain::quiz::paper::Keying;
use domain::time::{Date, Timestamp};
use storage::paper::{Batch, Sheet};

use crate::place::Place;
use crate::seed;

fn batch(number: u32, course: &str, made_at: i64) -> Batch {
    Batch {
        id: PaperBatchId(seed::id(number)),
        course: course.to_owned(),
        edition: DocumentHash("h".to_owned()),
        quiz: seed::MODULE.to_owned(),
        language: Language::FR,
        held_on: Date::new(2026, 12, 1).expect("a day"),
        made_by: seed::person_id(1),
        made_at: Timestamp(made_at),
    }
}

fn drawing() -> Drawing {
    seed::attempt(1, seed::person_id(1), 1).drawing
}

fn sheet(batch: u32, place: u32, sampled: bool) -> Sheet {
    let number = format!("S{batch}-{place:02}");
    Sheet { number, batch: PaperBatchId(seed::id(batch)), place, drawing: drawing(), sampled, counted: None, keyings: Vec::new() }
}

fn keying(at: i64) -> Keying {
    let answers = BTreeMap::from([("q1".to_owned(), Answer::Text("l’été".to_owned()))]);
    Keying { by: seed::person_id(1), at: Timestamp(at), officer: seed::person_id(2), answers }
}

/// Two people, and a printing of two sheets of which the second is sampled.
async fn printed(store: &Place) -> storage::Result<()> {
    let school = seed::school(store).await?;
    kept!(store, work => seed::officer(&mut work, 2, school.organisation).await)?;
    let sheets = [sheet(1, 1, false), sheet(1, 2, true)].map(|sheet| (sheet.number, sheet.drawing, sheet.sampled));
    kept!(store, work => work.papers().add(&batch(1, seed::COURSE, 5), &sheets).await)
}

both! {
    async fn a_printing_reads_back_with_its_sheets_in_order(store: Place) {
        printed(&store).await?;
        assert_eq!(seen!(store, work => work.papers().batch(PaperBatchId(seed::id(1))).await), Some(batch(1, seed::COURSE, 5)));
        assert_eq!(seen!(store, work => work.papers().batch(PaperBatchId(seed::id(2))).await), None);
        let sheets = seen!(store, work => work.papers().sheets(PaperBatchId(seed::id(1))).await);
        assert_eq!(sheets, [sheet(1, 1, false), sheet(1, 2, true)]);
        assert_eq!(seen!(store, work => work.papers().sheet("S1-02").await), Some(sheet(1, 2, true)));
        assert_eq!(seen!(store, work => work.papers().sheet("S1-03").await), None);
        assert_conflict!(kept!(store, work => work.papers().add(&batch(2, seed::COURSE, 6), &[("S1-01".to_owned(), drawing(), false)]).await));
    }

    async fn printings_of_a_course_are_listed_the_newest_first(store: Place) {
        printed(&store).await?;
        kept!(store, work => work.papers().add(&batch(2, seed::COURSE, 9), &[("S2-01".to_owned(), drawing(), false)]).await)?;
        kept!(store, work => work.papers().add(&batch(3, "elsewhere", 7), &[]).await)?;
        let attempt = seed::attempt(1, seed::person_id(2), 1);
        kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
        assert!(kept!(store, work => work.papers().count("S1-01", attempt.number, Timestamp(8)).await)?);
        let listed = async |most| {
            let rows = seen!(store, work => work.papers().of_course(seed::COURSE, most).await);
            Ok::<_, crate::outcome::Failed>(rows.into_iter().map(|row| (row.batch.made_at.0, row.sheets, row.counted)).collect::<Vec<_>>())
        };
        assert_eq!(listed(9).await?, [(9, 1, 0), (5, 2, 1)]);
        assert_eq!(listed(1).await?, [(9, 1, 0)]);
    }

    async fn readings_stand_in_their_order_and_none_replaces_another(store: Place) {
        printed(&store).await?;
        kept!(store, work => work.papers().key("S1-01", 1, &keying(6)).await)?;
        assert_conflict!(kept!(store, work => work.papers().key("S1-01", 1, &keying(7)).await));
        kept!(store, work => work.papers().key("S1-01", 2, &keying(8)).await)?;
        let read = vec![keying(6), keying(8)];
        let found = seen!(store, work => work.papers().sheet("S1-01").await).expect("there");
        assert_eq!(found.keyings, read);
        let sheets = seen!(store, work => work.papers().sheets(PaperBatchId(seed::id(1))).await);
        assert_eq!(sheets.into_iter().map(|sheet| sheet.keyings).collect::<Vec<_>>(), [read, Vec::new()]);
    }

    async fn all_that_does_not_count_is_sampled_once_one_differs(store: Place) {
        printed(&store).await?;
        assert_eq!(kept!(store, work => work.papers().sample_all(PaperBatchId(seed::id(1))).await)?, 1);
        assert_eq!(kept!(store, work => work.papers().sample_all(PaperBatchId(seed::id(1))).await)?, 0);
        let sheets = seen!(store, work => work.papers().sheets(PaperBatchId(seed::id(1))).await);
        assert!(sheets.iter().all(|sheet| sheet.sampled));
    }

    async fn a_sheet_counts_once_and_an_attempt_is_of_one_sheet(store: Place) {
        printed(&store).await?;
        let attempt = seed::attempt(1, seed::person_id(2), 1);
        kept!(store, work => work.attempts().add(&attempt, seed::COURSE).await)?;
        assert!(kept!(store, work => work.papers().count("S1-01", attempt.number, Timestamp(8)).await)?);
        assert!(!kept!(store, work => work.papers().count("S1-01", attempt.number, Timestamp(9)).await)?, "it counts");
        assert_conflict!(kept!(store, work => work.papers().count("S1-02", attempt.number, Timestamp(9)).await));
        let found = seen!(store, work => work.papers().sheet("S1-01").await).expect("there");
        assert_eq!(found.counted, Some((attempt.number, Timestamp(8))));
        assert_eq!(kept!(store, work => work.papers().sample_all(PaperBatchId(seed::id(1))).await)?, 0, "what counts is not keyed in again");
    }
}
