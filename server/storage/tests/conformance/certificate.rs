//! Certificates of experts.

use domain::id::CaseId;
use domain::time::Timestamp;
use storage::certificate::CertificateRow;

use crate::accreditation::{case, secretariat};
use crate::place::Place;
use crate::seed;

fn certificate(number: u32, issued_at: i64) -> CertificateRow {
    CertificateRow {
        id: seed::credential_id(number),
        number: u64::from(number),
        person: seed::person_id(2),
        case: CaseId(seed::id(1)),
        document: format!("signed {number}"),
        key: seed::key(1, seed::START).id,
        status_index: number * 10,
        issued_at: Timestamp(issued_at),
    }
}

/// A case, a key and two certificates of it.
async fn issued(store: &Place) -> storage::Result<()> {
    secretariat(store).await?;
    kept!(store, work => work.credentials().add_key(&seed::key(1, seed::START)).await)?;
    kept!(store, work => work.accreditation().open(&case(1, seed::person_id(2), "toa", 10), None).await)?;
    assert_eq!(seen!(store, work => work.certificates().next_certificate_number().await), 1);
    for row in [certificate(1, 20), certificate(2, 30)] {
        kept!(store, work => work.certificates().add_certificate(&row).await)?;
    }
    Ok(())
}

both! {
    async fn a_certificate_reads_back_as_it_was_signed_by_id_by_case_and_by_holder(store: Place) {
        issued(&store).await?;
        assert_eq!(seen!(store, work => work.certificates().next_certificate_number().await), 3);
        assert_eq!(seen!(store, work => work.certificates().certificate(&seed::credential_id(1)).await), Some(certificate(1, 20)));
        assert_eq!(seen!(store, work => work.certificates().certificate(&seed::credential_id(9)).await), None);
        let both = [certificate(2, 30), certificate(1, 20)];
        assert_eq!(seen!(store, work => work.certificates().certificates_of_case(CaseId(seed::id(1))).await), both);
        assert_eq!(seen!(store, work => work.certificates().certificates_of_person(seed::person_id(2)).await), both);
        assert!(seen!(store, work => work.certificates().certificates_of_person(seed::person_id(1)).await).is_empty());
    }

    async fn a_number_and_a_place_are_given_once(store: Place) {
        issued(&store).await?;
        assert!(seen!(store, work => work.certificates().is_place_taken(20).await));
        assert!(!seen!(store, work => work.certificates().is_place_taken(21).await));
        let next = certificate(3, 40);
        let add = async |row: CertificateRow| kept!(store, work => work.certificates().add_certificate(&row).await);
        assert_conflict!(add(CertificateRow { number: 2, ..next.clone() }).await);
        assert_conflict!(add(CertificateRow { status_index: 20, ..next.clone() }).await);
        add(next).await?;
    }

    async fn the_holder_shows_and_hides_and_the_last_word_counts(store: Place) {
        issued(&store).await?;
        let id = seed::credential_id(1);
        assert!(!seen!(store, work => work.certificates().is_certificate_hidden(&id).await));
        for (at, hidden) in [(5, true), (6, false), (7, true)] {
            kept!(store, work => work.certificates().show_certificate(&id, hidden, Timestamp(at)).await)?;
            assert_eq!(seen!(store, work => work.certificates().is_certificate_hidden(&id).await), hidden);
        }
        assert!(!seen!(store, work => work.certificates().is_certificate_hidden(&seed::credential_id(2)).await));
    }

    async fn each_stands_where_its_case_does_and_one_of_a_case_is_the_newest(store: Place) {
        issued(&store).await?;
        let standings = seen!(store, work => work.certificates().certificate_standings().await);
        let stand = |index: u32, number: u32, newest| (index, "nominated".to_owned(), format!("signed {number}"), newest);
        assert_eq!(standings, [stand(10, 1, false), stand(20, 2, true)]);
    }
}
