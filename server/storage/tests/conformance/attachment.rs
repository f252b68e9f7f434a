//! Documents of cases.

use domain::accreditation::document::{Kind, Media};
use domain::id::{CaseId, DocumentId};
use domain::time::Timestamp;
use storage::attachment::DocumentRow;

use crate::accreditation::{case, secretariat};
use crate::seed;

fn document(number: u32, handed_in_at: i64) -> DocumentRow {
    DocumentRow {
        id: DocumentId(seed::id(number)),
        case: CaseId(seed::id(1)),
        kind: Kind::Cv,
        name: "Curriculum vitæ.pdf".to_owned(),
        media: Media::Pdf,
        size: 3,
        sha256: "00".repeat(32),
        handed_in_by: seed::person_id(2),
        handed_in_at: Timestamp(handed_in_at),
        erased_at: None,
    }
}

both! {
    async fn a_document_is_kept_until_its_content_is_erased_and_its_row_stays(store: Place) {
        secretariat(&store).await?;
        kept!(store, work => work.accreditation().open(&case(1, seed::person_id(2), "toa", 10), None).await)?;
        for row in [document(1, 30), document(2, 20)] {
            kept!(store, work => work.attachments().add(&row, "JVBE").await)?;
        }
        assert_eq!(seen!(store, work => work.attachments().of_case(CaseId(seed::id(1))).await), [document(2, 20), document(1, 30)]);
        assert_eq!(seen!(store, work => work.attachments().content(document(1, 30).id).await).as_deref(), Some("JVBE"));
        let erase = async |at| kept!(store, work => work.attachments().erase(document(1, 30).id, Timestamp(at)).await);
        assert!(erase(40).await?, "the first time");
        assert!(!erase(50).await?, "and no other");
        assert_eq!(seen!(store, work => work.attachments().content(document(1, 30).id).await), None);
        let erased = DocumentRow { erased_at: Some(Timestamp(40)), ..document(1, 30) };
        assert_eq!(seen!(store, work => work.attachments().of_case(CaseId(seed::id(1))).await), [document(2, 20), erased]);
    }

    async fn cases_are_listed_while_they_have_contents(store: Place) {
        secretariat(&store).await?;
        for number in [1, 3] {
            kept!(store, work => work.accreditation().open(&case(number, seed::person_id(2), if number == 1 { "toa" } else { "et" }, 10), None).await)?;
            let row = DocumentRow { case: CaseId(seed::id(number)), ..document(number, 20) };
            kept!(store, work => work.attachments().add(&row, "JVBE").await)?;
        }
        let all = [CaseId(seed::id(1)), CaseId(seed::id(3))];
        assert_eq!(seen!(store, work => work.attachments().with_contents(None, 9).await), all);
        assert_eq!(seen!(store, work => work.attachments().with_contents(None, 1).await), all[..1]);
        assert_eq!(seen!(store, work => work.attachments().with_contents(Some(all[0]), 9).await), all[1..]);
        kept!(store, work => work.attachments().erase(DocumentId(seed::id(3)), Timestamp(40)).await)?;
        assert_eq!(seen!(store, work => work.attachments().with_contents(None, 9).await), all[..1]);
    }
}
