//! Credentials as they were signed.

use domain::credential::CredentialKind;
use domain::id::{PersonId, SigningKeyId};
use domain::time::Timestamp;
use storage::Store;
use storage::credential::CredentialRow;

use crate::outcome::unless_conflict;
use crate::seed;

/// A school with a second officer and a key.
async fn school(store: &Store) -> storage::Result<(PersonId, PersonId)> {
    let school = seed::school(store).await?;
    let mut work = store.write().await?;
    let other = seed::officer(&mut work, 2, school.organisation).await?;
    work.credentials().add_key(&seed::key(1, seed::START)).await?;
    work.commit().await?;
    Ok((school.officer, other))
}

async fn added(store: &Store, row: &CredentialRow) -> storage::Result<()> {
    kept!(store, work => work.credentials().add(row).await)
}

/// Proof of the whole course.
fn of_course(number: u32, person: PersonId) -> CredentialRow {
    CredentialRow { kind: CredentialKind::Credential, thing: seed::COURSE.to_owned(), ..seed::credential(number, person) }
}

both! {
    async fn a_credential_reads_back_exactly_as_it_was_signed(store: Place) {
        let (officer, _) = school(&store).await?;
        let document = "{\"name\":\"Sélectivité 🛃\",\"proof\":\"z\\u0000\"}\n".to_owned();
        let attestation = CredentialRow { document, status_list: u32::MAX, status_index: u32::MAX, ..seed::credential(1, officer) };
        for row in [attestation, CredentialRow { number: 4_117, ..of_course(2, officer) }] {
            added(&store, &row).await?;
            assert_eq!(seen!(store, work => work.credentials().find(&row.id).await), Some(row));
        }
        assert_eq!(seen!(store, work => work.credentials().find(&seed::credential_id(3)).await), None);
    }

    async fn proof_of_the_same_thing_for_the_same_person_is_a_conflict(store: Place) {
        let (officer, other) = school(&store).await?;
        added(&store, &seed::credential(1, officer)).await?;
        assert_conflict!(added(&store, &seed::credential(2, officer)).await);
        added(&store, &seed::credential(2, other)).await?;
        added(&store, &of_course(3, officer)).await?;
    }

    async fn an_id_a_number_and_a_place_in_a_list_are_given_once(store: Place) {
        let (officer, other) = school(&store).await?;
        added(&store, &seed::credential(1, officer)).await?;
        let next = seed::credential(2, other);
        assert_conflict!(added(&store, &CredentialRow { id: seed::credential_id(1), ..next.clone() }).await);
        assert_conflict!(added(&store, &CredentialRow { number: 1, ..next.clone() }).await);
        assert_conflict!(added(&store, &CredentialRow { status_index: 1, ..next.clone() }).await);
        added(&store, &CredentialRow { status_list: 1, status_index: 1, ..next }).await?;
    }

    async fn of_fifty_who_issue_one_proof_at_once_one_does(store: Place) {
        let (officer, _) = school(&store).await?;
        let stood = at_once!(50, store, number, work => {
            unless_conflict(work.credentials().add(&seed::credential(number, officer)).await)
        })?;
        assert_eq!(stood.iter().filter(|stood| **stood).count(), 1);
        assert_eq!(seen!(store, work => work.credentials().by_holder(officer).await).len(), 1);
    }

    async fn fifty_proofs_issued_at_once_are_numbered_from_one_to_fifty(store: Place) {
        let (officer, _) = school(&store).await?;
        for number in 0..50 {
            kept!(store, work => seed::thing(&mut work, &format!("module {number}"), "module", seed::COURSE).await)?;
        }
        let mut numbers = at_once!(50, store, place, work => {
            let number = work.credentials().next_number().await?;
            let row = CredentialRow { number, thing: format!("module {place}"), ..seed::credential(place, officer) };
            work.credentials().add(&row).await.map(|()| number)
        })?;
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
    }

    async fn a_credential_of_what_is_not_there_is_not_kept(store: Place) {
        let (officer, _) = school(&store).await?;
        let row = seed::credential(1, officer);
        assert_refused_by_the_engine!(added(&store, &CredentialRow { thing: "nothing".to_owned(), ..row.clone() }).await);
        assert_refused_by_the_engine!(added(&store, &CredentialRow { key: SigningKeyId(seed::id(2)), ..row.clone() }).await);
        assert_refused_by_the_engine!(added(&store, &CredentialRow { person: seed::person_id(3), ..row }).await);
    }

    async fn the_next_number_is_the_one_after_the_greatest(store: Place) {
        let (officer, _) = school(&store).await?;
        assert_eq!(seen!(store, work => work.credentials().next_number().await), 1);
        added(&store, &CredentialRow { number: 4_117, ..seed::credential(1, officer) }).await?;
        added(&store, &of_course(2, officer)).await?;
        assert_eq!(seen!(store, work => work.credentials().next_number().await), 4_118);
    }

    async fn a_place_is_taken_in_its_list_alone(store: Place) {
        let (officer, _) = school(&store).await?;
        added(&store, &CredentialRow { status_list: 3, status_index: 7, ..seed::credential(1, officer) }).await?;
        for (list, index, taken) in [(3, 7, true), (3, 8, false), (7, 3, false), (0, 0, false), (u32::MAX, u32::MAX, false)] {
            let is_taken = seen!(store, work => work.credentials().is_status_taken(list, index).await);
            assert_eq!(is_taken, taken, "{index} of {list}");
        }
    }

    async fn a_person_holds_what_was_issued_to_them_oldest_first(store: Place) {
        let (officer, other) = school(&store).await?;
        assert!(seen!(store, work => work.credentials().by_holder(officer).await).is_empty());
        let course_first = CredentialRow { issued_at: Timestamp(5), ..of_course(3, officer) };
        let later = CredentialRow { thing: seed::LESSON.to_owned(), issued_at: Timestamp(9), ..seed::credential(1, officer) };
        let same_instant = CredentialRow { issued_at: Timestamp(9), ..seed::credential(2, officer) };
        for row in [&same_instant, &later, &course_first, &seed::credential(4, other)] {
            added(&store, row).await?;
        }
        assert_eq!(seen!(store, work => work.credentials().by_holder(officer).await), [course_first, later, same_instant]);
    }

    async fn proof_is_held_of_a_kind_and_a_thing(store: Place) {
        let (officer, other) = school(&store).await?;
        added(&store, &seed::credential(1, officer)).await?;
        let cases = [
            (officer, CredentialKind::Attestation, seed::MODULE, true),
            (officer, CredentialKind::Credential, seed::MODULE, false),
            (officer, CredentialKind::Attestation, seed::COURSE, false),
            (other, CredentialKind::Attestation, seed::MODULE, false),
        ];
        for (person, kind, thing, held) in cases {
            assert_eq!(seen!(store, work => work.credentials().holds(person, kind, thing).await), held, "{kind:?} of {thing}");
        }
    }

    async fn a_damaged_credential_is_named(store: Place) {
        let (officer, _) = school(&store).await?;
        let row = seed::credential(1, officer);
        added(&store, &row).await?;
        store.run("update credentials set status_index = -1").await?;
        assert_corrupt!(kept!(store, work => work.credentials().find(&row.id).await), "credentials", row.id.to_string());
        store.run("update credentials set id = 'one'").await?;
        assert_corrupt!(kept!(store, work => work.credentials().by_holder(officer).await), "credentials", "one");
        store.run("update credentials set number = -5").await?;
        assert_corrupt!(kept!(store, work => work.credentials().next_number().await), "credentials", "number");
    }
}
