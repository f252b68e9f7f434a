//! The offices that decide for officers of an organisation.

use domain::id::{OrganisationId, PersonId};
use domain::people::{Grant, OrganisationKind, Role, Scope};
use domain::time::Timestamp;
use storage::people::{NewOrganisation, Office, PersonRow};
use storage::{Store, Work};

use crate::seed;

const NOW: Timestamp = Timestamp(100);

/// Gives a new approved officer of this number the role since an instant of the same number.
async fn holder(work: &mut Work, number: u32, organisation: OrganisationId, role: Role, scope: Scope) -> storage::Result<()> {
    let person = seed::officer(work, number, organisation).await?;
    work.people().add_grant(person, &seed::grant(number, role, scope), Timestamp(i64::from(number)), None, "").await
}

/// An administration and the Secretariat.
async fn organisations(store: &Store) -> storage::Result<(OrganisationId, OrganisationId)> {
    let mut work = store.write().await?;
    let own = seed::organisation(&mut work, 1).await?;
    let secretariat = NewOrganisation { kind: OrganisationKind::Secretariat, ..seed::new_organisation(2, "WCO", "Secretariat") };
    work.people().add_organisation(&secretariat).await?;
    work.commit().await?;
    Ok((own, secretariat.id))
}

fn who(rows: Vec<(Office, PersonRow)>) -> Vec<(Office, PersonId)> {
    rows.into_iter().map(|(office, row)| (office, row.id)).collect()
}

both! {
    async fn every_holder_of_each_office_is_told_longest_first(store: Place) {
        let (own, secretariat) = organisations(&store).await?;
        let course = || Scope::Course("crm".to_owned());
        let mut work = store.write().await?;
        holder(&mut work, 9, own, Role::Administrator, Scope::Installation).await?;
        holder(&mut work, 8, own, Role::Coordinator, Scope::Organisation(own)).await?;
        holder(&mut work, 7, secretariat, Role::Coordinator, Scope::Organisation(secretariat)).await?;
        holder(&mut work, 6, own, Role::Tutor, course()).await?;
        holder(&mut work, 5, own, Role::Tutor, Scope::Installation).await?;
        holder(&mut work, 4, secretariat, Role::Coordinator, Scope::Organisation(own)).await?;
        work.commit().await?;

        let offices = seen!(store, work => work.people().offices(own, "crm", NOW).await);
        let expected = [
            (Office::Coordinator, 4),
            (Office::Tutor, 5),
            (Office::Tutor, 6),
            (Office::Secretariat, 7),
            (Office::Coordinator, 8),
            (Office::Administrator, 9),
        ];
        assert_eq!(who(offices), expected.map(|(office, number)| (office, seed::person_id(number))));
    }

    async fn without_a_course_no_tutor_is_told_and_of_another_course_only_those_of_all(store: Place) {
        let (own, _) = organisations(&store).await?;
        let mut work = store.write().await?;
        holder(&mut work, 1, own, Role::Tutor, Scope::Course("crm".to_owned())).await?;
        holder(&mut work, 2, own, Role::Tutor, Scope::Installation).await?;
        work.commit().await?;
        assert!(seen!(store, work => work.people().offices(own, "", NOW).await).is_empty());
        let other = seen!(store, work => work.people().offices(own, "valuation", NOW).await);
        assert_eq!(who(other), [(Office::Tutor, seed::person_id(2))]);
    }

    async fn other_roles_and_other_scopes_are_no_office(store: Place) {
        let (own, secretariat) = organisations(&store).await?;
        let mut work = store.write().await?;
        let elsewhere = seed::organisation(&mut work, 3).await?;
        holder(&mut work, 1, elsewhere, Role::Coordinator, Scope::Organisation(elsewhere)).await?;
        holder(&mut work, 2, own, Role::Coordinator, Scope::Installation).await?;
        holder(&mut work, 3, own, Role::Coordinator, Scope::Course("crm".to_owned())).await?;
        holder(&mut work, 4, own, Role::Administrator, Scope::Organisation(own)).await?;
        holder(&mut work, 5, own, Role::Tutor, Scope::Organisation(own)).await?;
        holder(&mut work, 6, secretariat, Role::Publisher, Scope::Organisation(secretariat)).await?;
        holder(&mut work, 7, own, Role::Author, Scope::Installation).await?;
        work.commit().await?;
        assert!(seen!(store, work => work.people().offices(own, "crm", NOW).await).is_empty());
    }

    async fn the_secretariats_coordinator_coordinates_its_own_officers(store: Place) {
        let (_, secretariat) = organisations(&store).await?;
        kept!(store, work => holder(&mut work, 1, secretariat, Role::Coordinator, Scope::Organisation(secretariat)).await)?;
        let offices = seen!(store, work => work.people().offices(secretariat, "", NOW).await);
        assert_eq!(who(offices), [(Office::Coordinator, seed::person_id(1))]);
    }

    async fn an_office_is_held_while_it_is_in_force_by_whoever_is_approved(store: Place) {
        let (own, _) = organisations(&store).await?;
        let grant = Grant { until_at: Some(Timestamp(200)), ..seed::coordinator(1, own) };
        let mut work = store.write().await?;
        let officer = seed::officer(&mut work, 1, own).await?;
        let waits = seed::applicant(&mut work, 2, own, NOW).await?;
        work.people().add_grant(officer, &grant, Timestamp(150), None, "").await?;
        work.people().add_grant(waits, &seed::coordinator(2, own), Timestamp(1), None, "").await?;
        work.commit().await?;
        for (at, held) in [(149, 0), (150, 1), (199, 1), (200, 0)] {
            let holders = seen!(store, work => work.people().offices(own, "crm", Timestamp(at)).await);
            assert_eq!(holders.len(), held, "at {at}");
        }
        kept!(store, work => work.people().withdraw_grant(grant.id, Timestamp(160), waits, "left").await)?;
        assert!(seen!(store, work => work.people().offices(own, "crm", Timestamp(170)).await).is_empty());
    }
}
