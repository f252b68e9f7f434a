//! What happened to credentials since, and the keys they were signed with.

use domain::credential::{CredentialChange, CredentialEvent};
use domain::id::{PersonId, SigningKeyId};
use domain::time::Timestamp;
use storage::Store;
use storage::credential::{CredentialRow, KeyRow};

use crate::seed;

/// The credentials 1 to 3 of three officers: the first two at the places 9 and 4 of the first list, the third in another.
async fn three_issued(store: &Store) -> storage::Result<PersonId> {
    let school = seed::school(store).await?;
    let mut work = store.write().await?;
    work.credentials().add_key(&seed::key(1, seed::START)).await?;
    for (number, list, index) in [(1, 0, 9), (2, 0, 4), (3, 1, 4)] {
        let holder = if number == 1 { school.officer } else { seed::officer(&mut work, number, school.organisation).await? };
        let row = CredentialRow { status_list: list, status_index: index, ..seed::credential(number, holder) };
        work.credentials().add(&row).await?;
    }
    work.commit().await?;
    Ok(school.officer)
}

fn event(at: i64, change: CredentialChange) -> CredentialEvent {
    CredentialEvent { at: Timestamp(at), change }
}

fn revoked(at: i64) -> CredentialEvent {
    event(at, CredentialChange::Revoked { reason: "délivré par erreur".to_owned() })
}

async fn happened(store: &Store, number: u32, event: &CredentialEvent, by: Option<PersonId>) -> storage::Result<()> {
    kept!(store, work => work.credentials().add_event(&seed::credential_id(number), event, by).await)
}

async fn kept_keys(store: &Store, keys: &[KeyRow]) -> storage::Result<()> {
    for key in keys {
        kept!(store, work => work.credentials().add_key(key).await)?;
    }
    Ok(())
}

both! {
    async fn events_read_back_in_the_order_they_were_added(store: Place) {
        use CredentialChange::{Hidden, Reinstated, Shown, Suspended};
        let officer = three_issued(&store).await?;
        assert!(seen!(store, work => work.credentials().events(&seed::credential_id(1)).await).is_empty());
        let events = [event(9, Hidden), event(5, Shown), event(7, Suspended), event(7, Reinstated), revoked(8)];
        for event in &events {
            happened(&store, 1, event, (event.at.0 > 7).then_some(officer)).await?;
            happened(&store, 2, &revoked(1), None).await?;
        }
        assert_eq!(seen!(store, work => work.credentials().events(&seed::credential_id(1)).await), events);
        let places = store.column("select cast(seq as text) from credential_events order by credential_id, seq", 0).await?;
        assert_eq!(places, ["1", "2", "3", "4", "5", "1", "2", "3", "4", "5"]);
    }

    async fn of_fifty_events_at_once_each_has_a_place_of_its_own(store: Place) {
        three_issued(&store).await?;
        at_once!(50, store, number, work => {
            let event = event(number, CredentialChange::Suspended);
            work.credentials().add_event(&seed::credential_id(1), &event, None).await
        })?;
        let events = seen!(store, work => work.credentials().events(&seed::credential_id(1)).await);
        let mut told: Vec<_> = events.iter().map(|event| event.at.0).collect();
        told.sort_unstable();
        assert_eq!(told, (0..50).collect::<Vec<_>>(), "none is lost");
    }

    async fn what_happens_to_no_credential_is_not_kept(store: Place) {
        three_issued(&store).await?;
        assert_refused_by_the_engine!(happened(&store, 4, &revoked(1), None).await);
        assert_refused_by_the_engine!(happened(&store, 1, &revoked(1), Some(seed::person_id(4))).await);
    }

    async fn a_status_list_tells_what_counts_by_place_and_in_order(store: Place) {
        use CredentialChange::{Hidden, Reinstated, Shown, Suspended};
        three_issued(&store).await?;
        assert!(seen!(store, work => work.credentials().events_of_list(0).await).is_empty());
        let (suspended, reinstated) = (event(9, Suspended), event(5, Reinstated));
        for (number, event) in
            [(1, event(1, Hidden)), (1, suspended.clone()), (2, revoked(8)), (1, reinstated.clone()), (1, event(2, Shown)), (3, revoked(6))]
        {
            happened(&store, number, &event, None).await?;
        }
        let first = seen!(store, work => work.credentials().events_of_list(0).await);
        assert_eq!(first, [(4, revoked(8)), (9, suspended), (9, reinstated)]);
        assert_eq!(seen!(store, work => work.credentials().events_of_list(1).await), [(4, revoked(6))]);
        assert!(seen!(store, work => work.credentials().events_of_list(2).await).is_empty());
    }

    async fn keys_read_back_oldest_first_ended_and_revoked_ones_too(store: Place) {
        assert!(seen!(store, work => work.credentials().keys().await).is_empty());
        let ended = KeyRow { until_at: Some(Timestamp(9)), ..seed::key(3, Timestamp(5)) };
        let revoked = KeyRow { revoked_at: Some(Timestamp(8)), ..seed::key(2, Timestamp(5)) };
        let newest = seed::key(1, Timestamp(9));
        kept_keys(&store, &[newest.clone(), ended.clone(), revoked.clone()]).await?;
        assert_eq!(seen!(store, work => work.credentials().keys().await), [revoked, ended, newest.clone()]);
        assert_conflict!(kept!(store, work => work.credentials().add_key(&newest).await));
    }

    async fn the_newest_key_that_neither_ended_nor_was_revoked_is_in_force(store: Place) {
        assert_eq!(seen!(store, work => work.credentials().key_in_force().await), None);
        let ended = KeyRow { until_at: Some(Timestamp(30)), ..seed::key(1, Timestamp(20)) };
        let revoked = KeyRow { revoked_at: Some(Timestamp(30)), ..seed::key(2, Timestamp(21)) };
        kept_keys(&store, &[ended, revoked]).await?;
        assert_eq!(seen!(store, work => work.credentials().key_in_force().await), None);
        for (number, from, in_force) in [(5, 10, 5), (4, 12, 4), (6, 11, 4), (7, 12, 7)] {
            kept_keys(&store, &[seed::key(number, Timestamp(from))]).await?;
            let key = seen!(store, work => work.credentials().key_in_force().await);
            assert_eq!(key.map(|key| key.id), Some(SigningKeyId(seed::id(in_force))), "after {number}");
        }
    }

    async fn keys_are_ended_once(store: Place) {
        let ended = KeyRow { until_at: Some(Timestamp(5)), ..seed::key(1, Timestamp(1)) };
        kept_keys(&store, &[ended, seed::key(2, Timestamp(5))]).await?;
        for at in [9, 20] {
            kept!(store, work => work.credentials().end_keys(Timestamp(at)).await)?;
            let keys = seen!(store, work => work.credentials().keys().await);
            let ends: Vec<_> = keys.iter().map(|key| key.until_at).collect();
            assert_eq!(ends, [Some(Timestamp(5)), Some(Timestamp(9))]);
        }
        assert_eq!(seen!(store, work => work.credentials().key_in_force().await), None);
        kept_keys(&store, &[seed::key(3, Timestamp(20))]).await?;
        assert!(seen!(store, work => work.credentials().key_in_force().await).is_some());
    }

    async fn a_damaged_key_or_place_is_named(store: Place) {
        three_issued(&store).await?;
        happened(&store, 1, &revoked(1), None).await?;
        store.run("update credentials set status_index = -1 where status_index = 9").await?;
        assert_corrupt!(kept!(store, work => work.credentials().events_of_list(0).await), "credentials", "status_index");
        store.run_unchecked("update signing_keys set id = 'one'").await?;
        assert_corrupt!(kept!(store, work => work.credentials().keys().await), "signing_keys", "one");
        assert_corrupt!(kept!(store, work => work.credentials().key_in_force().await), "signing_keys", "one");
    }
}
