//! Roles granted, in force, lapsed and withdrawn.

use domain::id::{GrantId, OrganisationId, PersonId};
use domain::people::{Grant, Membership, Role, Scope};
use domain::time::Timestamp;
use storage::Store;
use storage::people::{GrantRow, NewPerson};

use crate::seed;

const NOW: Timestamp = Timestamp(100);

fn grant_id(number: u32) -> GrantId {
    GrantId(seed::id(number))
}

fn ids(rows: &[GrantRow]) -> Vec<GrantId> {
    rows.iter().map(|row| row.id).collect()
}

/// An organisation with this many approved officers.
async fn officers(store: &Store, count: u32) -> storage::Result<OrganisationId> {
    let mut work = store.write().await?;
    let organisation = seed::organisation(&mut work, 1).await?;
    for number in 1..=count {
        seed::officer(&mut work, number, organisation).await?;
    }
    work.commit().await?;
    Ok(organisation)
}

/// Grants it to the officer of this number.
async fn given(store: &Store, officer: u32, grant: &Grant, from_at: Timestamp) -> storage::Result<()> {
    kept!(store, work => work.people().add_grant(seed::person_id(officer), grant, from_at, None, "needed").await)
}

async fn withdrawn(store: &Store, grant: GrantId, by: PersonId) -> storage::Result<bool> {
    kept!(store, work => work.people().withdraw_grant(grant, NOW, by, "no longer needed").await)
}

both! {
    async fn a_grant_reads_back_in_every_scope_with_and_without_an_end(store: Place) {
        let organisation = officers(&store, 2).await?;
        let scopes = [Scope::Installation, Scope::Organisation(organisation), Scope::Course("crm".to_owned())];
        for (number, scope) in (1..).zip(scopes) {
            let until_at = (number > 1).then_some(Timestamp(200));
            let grant = Grant { until_at, ..seed::grant(number, Role::Author, scope.clone()) };
            let by = (number > 2).then(|| seed::person_id(2));
            kept!(store, work => work.people().add_grant(seed::person_id(1), &grant, Timestamp(7), by, "écrit").await)?;
            let row = seen!(store, work => work.people().grant(grant.id, NOW).await).expect("in force");
            assert_eq!((row.id, row.person, row.role, row.scope), (grant.id, seed::person_id(1), Role::Author, scope));
            assert_eq!((row.from_at, row.until_at, row.reason.as_str()), (Timestamp(7), until_at, "écrit"));
            assert_eq!((row.name.as_str(), row.email.as_str()), ("Officer 1", "Officer1@demo.example"));
        }
    }

    async fn every_role_reads_back(store: Place) {
        officers(&store, 1).await?;
        for (number, role) in (1..).zip(Role::ALL) {
            given(&store, 1, &seed::grant(number, role, Scope::Installation), NOW).await?;
            let row = seen!(store, work => work.people().grant(grant_id(number), NOW).await);
            assert_eq!(row.map(|row| row.role), Some(role));
        }
    }

    async fn the_same_grant_twice_is_a_conflict(store: Place) {
        officers(&store, 1).await?;
        let grant = seed::grant(1, Role::Auditor, Scope::Installation);
        given(&store, 1, &grant, NOW).await?;
        assert_conflict!(given(&store, 1, &grant, NOW).await);
    }

    async fn a_grant_is_found_until_its_end_and_also_before_its_beginning(store: Place) {
        officers(&store, 1).await?;
        let grant = Grant { until_at: Some(Timestamp(200)), ..seed::grant(1, Role::Auditor, Scope::Installation) };
        given(&store, 1, &grant, Timestamp(150)).await?;
        for (at, found) in [(100, true), (150, true), (199, true), (200, false), (201, false)] {
            let now = Timestamp(at);
            assert_eq!(seen!(store, work => work.people().grant(grant.id, now).await).is_some(), found, "at {at}");
            assert_eq!(seen!(store, work => work.people().grants(now, 9).await).len(), usize::from(found), "at {at}");
        }
        assert!(seen!(store, work => work.people().grant(grant_id(2), NOW).await).is_none());
    }

    async fn grants_are_listed_by_name_then_by_id_and_no_more_than_asked_for(store: Place) {
        let organisation = officers(&store, 1).await?;
        let named = NewPerson { sort_key: "a first".to_owned(), ..seed::new_person(2) };
        kept!(store, work => seed::posted(&mut work, &named, 2, organisation, NOW, Membership::Waiting).await)?;
        for (number, officer) in [(4, 1), (3, 1), (9, 2), (5, 1)] {
            given(&store, officer, &seed::grant(number, Role::Auditor, Scope::Installation), NOW).await?;
        }
        assert!(withdrawn(&store, grant_id(5), seed::person_id(1)).await?);
        let expected = [9, 3, 4].map(grant_id);
        for (most, length) in [(0, 0), (2, 2), (3, 3), (50, 3)] {
            let rows = seen!(store, work => work.people().grants(NOW, most).await);
            assert_eq!(ids(&rows), expected[..length], "at most {most}");
        }
    }

    async fn a_grant_is_withdrawn_once_and_is_not_found_after(store: Place) {
        officers(&store, 2).await?;
        given(&store, 1, &seed::grant(1, Role::Auditor, Scope::Installation), Timestamp(1)).await?;
        assert!(withdrawn(&store, grant_id(1), seed::person_id(2)).await?);
        assert!(!withdrawn(&store, grant_id(1), seed::person_id(1)).await?);
        assert!(!withdrawn(&store, grant_id(2), seed::person_id(1)).await?, "there is none");
        assert!(seen!(store, work => work.people().grant(grant_id(1), NOW).await).is_none());
        let noted = store.column("select withdrawn_by || ' ' || withdrawn_reason from grants", 0).await?;
        assert_eq!(noted, [format!("{} no longer needed", seed::person_id(2))]);
    }

    async fn a_grant_that_has_lapsed_is_not_withdrawn(store: Place) {
        officers(&store, 1).await?;
        let lapsed = Grant { until_at: Some(NOW), ..seed::grant(1, Role::Auditor, Scope::Installation) };
        given(&store, 1, &lapsed, Timestamp(1)).await?;
        assert!(!withdrawn(&store, grant_id(1), seed::person_id(1)).await?);
    }

    async fn of_fifty_who_withdraw_a_grant_at_once_one_does(store: Place) {
        officers(&store, 1).await?;
        given(&store, 1, &seed::grant(1, Role::Auditor, Scope::Installation), Timestamp(1)).await?;
        let told = at_once!(50, store, number, work => {
            work.people().withdraw_grant(grant_id(1), Timestamp(100 + number), seed::person_id(1), "once").await
        })?;
        assert_eq!(told.iter().filter(|told| **told).count(), 1);
    }

    async fn holders_of_a_role_are_those_of_exactly_this_scope_longest_first(store: Place) {
        let organisation = officers(&store, 6).await?;
        let scope = Scope::Organisation(organisation);
        for (number, officer, from) in [(1, 1, 30), (3, 2, 10), (2, 3, 10)] {
            given(&store, officer, &seed::coordinator(number, organisation), Timestamp(from)).await?;
        }
        given(&store, 4, &seed::grant(4, Role::Coordinator, Scope::Installation), Timestamp(1)).await?;
        given(&store, 5, &seed::grant(5, Role::Tutor, scope.clone()), Timestamp(1)).await?;
        given(&store, 6, &seed::grant(6, Role::Coordinator, Scope::Course(organisation.to_string())), Timestamp(1)).await?;

        let holders = seen!(store, work => work.people().holders(Role::Coordinator, &scope, NOW).await);
        let holders: Vec<_> = holders.into_iter().map(|row| row.id).collect();
        assert_eq!(holders, [3, 2, 1].map(seed::person_id));
        let everywhere = seen!(store, work => work.people().holders(Role::Coordinator, &Scope::Installation, NOW).await);
        assert_eq!(everywhere.len(), 1);
    }

    async fn a_role_is_held_from_its_first_instant_and_not_at_its_last(store: Place) {
        officers(&store, 1).await?;
        let grant = Grant { until_at: Some(Timestamp(200)), ..seed::grant(1, Role::Administrator, Scope::Installation) };
        given(&store, 1, &grant, Timestamp(150)).await?;
        for (at, held) in [(149, 0), (150, 1), (199, 1), (200, 0)] {
            let holders = seen!(store, work => work.people().holders(Role::Administrator, &Scope::Installation, Timestamp(at)).await);
            assert_eq!(holders.len(), held, "at {at}");
        }
        assert!(withdrawn(&store, grant.id, seed::person_id(1)).await?);
        let after = seen!(store, work => work.people().holders(Role::Administrator, &Scope::Installation, Timestamp(160)).await);
        assert!(after.is_empty());
    }

    async fn whoever_is_not_approved_holds_nothing(store: Place) {
        let organisation = officers(&store, 2).await?;
        kept!(store, work => seed::applicant(&mut work, 3, organisation, Timestamp(1)).await)?;
        for number in 1..=3 {
            given(&store, number, &seed::grant(number, Role::Administrator, Scope::Installation), Timestamp(1)).await?;
        }
        store.run(&format!("update postings set until_at = 50 where person_id = '{}'", seed::person_id(2))).await?;
        let holders = seen!(store, work => work.people().holders(Role::Administrator, &Scope::Installation, NOW).await);
        assert_eq!(holders.into_iter().map(|row| row.id).collect::<Vec<_>>(), [seed::person_id(1)]);
    }

    async fn a_damaged_grant_is_named(store: Place) {
        officers(&store, 1).await?;
        given(&store, 1, &seed::grant(1, Role::Auditor, Scope::Installation), NOW).await?;
        let key = grant_id(1).to_string();
        store.run("update grants set role = 'king'").await?;
        assert_corrupt!(kept!(store, work => work.people().grant(grant_id(1), NOW).await), "grants", key);
        store.run("update grants set role = 'auditor', scope_kind = 'organisation', scope_id = 'here'").await?;
        assert_corrupt!(kept!(store, work => work.people().grants(NOW, 9).await), "grants", key);
    }
}
