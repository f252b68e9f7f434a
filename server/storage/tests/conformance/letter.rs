//! Letters on accreditation files, and the words they are made from.

use domain::accreditation::letter::{Facts, Kind, To};
use domain::course::DocumentHash;
use domain::id::{CaseId, FiledLetterId};
use domain::time::{Date, Timestamp};
use storage::letter::{FiledLetter, TemplateRow};

use crate::accreditation::{case, secretariat};
use crate::seed;

fn words(kind: &str, number: u32) -> TemplateRow {
    TemplateRow {
        hash: DocumentHash(format!("{kind} {number}")),
        kind: kind.to_owned(),
        number,
        body: "{}".to_owned(),
        made_by: (1 < number).then(|| seed::person_id(1)),
        made_at: Timestamp(i64::from(number)),
        reason: "clearer".to_owned(),
    }
}

both! {
    async fn words_have_versions_and_none_is_lost(store: Place) {
        seed::school(&store).await?;
        for row in [words("absent", 1), words("absent", 2), words("letterhead", 1)] {
            kept!(store, work => work.letters().add_template(&row).await)?;
        }
        assert_eq!(seen!(store, work => work.letters().template_editions("absent", 9).await), [words("absent", 2), words("absent", 1)]);
        assert_eq!(seen!(store, work => work.letters().template_editions("absent", 1).await), [words("absent", 2)]);
        assert_eq!(seen!(store, work => work.letters().template(&words("absent", 1).hash).await), Some(words("absent", 1)));
        assert_eq!(seen!(store, work => work.letters().template(&DocumentHash("none".to_owned())).await), None);
        let kinds = [("absent".to_owned(), 2, Timestamp(2)), ("letterhead".to_owned(), 1, Timestamp(1))];
        assert_eq!(seen!(store, work => work.letters().template_kinds().await), kinds);
        let twice = TemplateRow { hash: DocumentHash("other".to_owned()), ..words("absent", 2) };
        assert_conflict!(kept!(store, work => work.letters().add_template(&twice).await));
    }
}

both! {
    async fn a_letter_is_filed_once_under_its_number_and_read_back_whole(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().open(&case(1, seed::person_id(2), "toa", 10), None).await)?;
        let case = CaseId(seed::id(1));
        for row in [words("absent", 1), words("letterhead", 1)] {
            kept!(store, work => work.letters().add_template(&row).await)?;
        }
        assert_eq!(seen!(store, work => work.letters().next_letter_number().await), 1);
        let letter = |number: u64, key: u32| FiledLetter {
            id: FiledLetterId(seed::id(key)),
            number,
            case,
            kind: Kind::Absent,
            to: To::Both,
            template: words("absent", 1).hash,
            head: words("letterhead", 1).hash,
            facts: Facts { name: "Awa".to_owned(), held: None, ..Facts::default() },
            written_on: Date::parse("2026-11-27").expect("a day"),
            written_at: Timestamp(7),
        };
        kept!(store, work => work.letters().file_letter(&letter(1, 70)).await)?;
        kept!(store, work => work.letters().file_letter(&letter(2, 71)).await)?;
        assert_conflict!(kept!(store, work => work.letters().file_letter(&letter(2, 72)).await));
        assert_eq!(seen!(store, work => work.letters().next_letter_number().await), 3);
        assert_eq!(seen!(store, work => work.letters().filed_letter(FiledLetterId(seed::id(70))).await), Some(letter(1, 70)));
        assert_eq!(seen!(store, work => work.letters().filed_letter(FiledLetterId(seed::id(9))).await), None);
        assert_eq!(seen!(store, work => work.letters().letters_of_case(case).await), [letter(1, 70), letter(2, 71)]);
    }
}
