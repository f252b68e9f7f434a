//! Postings: who belongs where, and who has decided it.

use domain::id::{GrantId, OrganisationId, PersonId, PostingId};
use domain::language::Language;
use domain::people::{Grant, Membership, Role};
use domain::time::Timestamp;
use storage::Store;
use storage::people::{NewOrganisation, NewPerson, PostingRow, StandingRow};

use crate::outcome::unless_conflict;
use crate::seed;

fn posting_id(number: u32) -> PostingId {
    PostingId(seed::id(number))
}

fn ids(rows: &[PostingRow]) -> Vec<PostingId> {
    rows.iter().map(|row| row.id).collect()
}

/// An organisation with one who waits since 5 and one, the second, who may decide.
async fn one_waits(store: &Store) -> storage::Result<(OrganisationId, PersonId)> {
    let mut work = store.write().await?;
    let organisation = seed::organisation(&mut work, 1).await?;
    seed::applicant(&mut work, 1, organisation, Timestamp(5)).await?;
    let decider = seed::officer(&mut work, 2, organisation).await?;
    work.commit().await?;
    Ok((organisation, decider))
}

both! {
    async fn a_posting_waits_until_it_is_decided_and_is_decided_once(store: Place) {
        let (organisation, decider) = one_waits(&store).await?;
        let waiting = PostingRow {
            id: posting_id(1),
            person: seed::person_id(1),
            name: "Officer 1".to_owned(),
            email: "Officer1@demo.example".to_owned(),
            language: Language::EN,
            organisation,
            asked_at: Timestamp(5),
            state: Membership::Waiting,
            decided_at: None,
            reason: None,
        };
        assert_eq!(seen!(store, work => work.people().posting(posting_id(1)).await), Some(waiting.clone()));

        let decide = (Membership::Refused, Timestamp(9), Some("not one of ours"));
        let told = kept!(store, work => work.people().decide_posting(posting_id(1), decide.0, decide.1, decider, decide.2).await)?;
        assert!(told);
        let told =
            kept!(store, work => work.people().decide_posting(posting_id(1), Membership::Approved, Timestamp(10), decider, None).await)?;
        assert!(!told);
        let refused = PostingRow { state: decide.0, decided_at: Some(decide.1), reason: decide.2.map(str::to_owned), ..waiting };
        assert_eq!(seen!(store, work => work.people().posting(posting_id(1)).await), Some(refused.clone()));
        assert_eq!(seen!(store, work => work.people().posting_of(seed::person_id(1)).await), Some(refused));
    }

    async fn what_does_not_wait_or_is_not_there_is_not_decided(store: Place) {
        let (_, decider) = one_waits(&store).await?;
        for number in [2, 3] {
            let at = Timestamp(9);
            let told =
                kept!(store, work => work.people().decide_posting(posting_id(number), Membership::Refused, at, decider, None).await)?;
            assert!(!told, "{number}");
        }
        assert_eq!(seen!(store, work => work.people().posting(posting_id(3)).await), None);
        assert_eq!(seen!(store, work => work.people().posting_of(seed::person_id(3)).await), None);
    }

    async fn of_fifty_who_decide_a_posting_at_once_one_does(store: Place) {
        let (_, by) = one_waits(&store).await?;
        let told = at_once!(50, store, number, work => {
            let state = if number % 2 == 0 { Membership::Approved } else { Membership::Refused };
            let decided = work.people().decide_posting(posting_id(1), state, Timestamp(i64::from(number)), by, None).await;
            decided.map(|decided| decided.then_some((state, Timestamp(i64::from(number)))))
        })?;
        let told: Vec<_> = told.into_iter().flatten().collect();
        let row = seen!(store, work => work.people().posting(posting_id(1)).await).expect("is there");
        assert_eq!(told, [(row.state, row.decided_at.expect("was decided"))]);
    }

    async fn a_posting_kept_as_approved_was_decided_when_it_was_asked(store: Place) {
        one_waits(&store).await?;
        let row = seen!(store, work => work.people().posting_of(seed::person_id(2)).await).expect("is there");
        assert_eq!((row.state, row.decided_at), (Membership::Approved, Some(row.asked_at)));
    }

    async fn a_second_present_posting_is_a_conflict_and_one_after_an_end_is_not(store: Place) {
        let (organisation, _) = one_waits(&store).await?;
        let second = (posting_id(9), seed::person_id(1), organisation, Timestamp(20));
        assert_conflict!(
            kept!(store, work => work.people().add_posting(second.0, second.1, second.2, second.3, Membership::Approved).await)
        );
        store.run("update postings set until_at = 10").await?;
        assert_eq!(seen!(store, work => work.people().posting_of(seed::person_id(1)).await), None);
        assert_eq!(seen!(store, work => work.people().standing_of(seed::person_id(1), Language::EN).await), None);
        kept!(store, work => work.people().add_posting(second.0, second.1, second.2, second.3, Membership::Approved).await)?;
        let present = seen!(store, work => work.people().posting_of(seed::person_id(1)).await);
        assert_eq!(present.map(|row| row.id), Some(posting_id(9)));
        assert!(seen!(store, work => work.people().posting(posting_id(1)).await).is_some(), "the former one is kept");
    }

    async fn of_fifty_postings_of_one_person_at_once_one_is_kept(store: Place) {
        let (organisation, _) = one_waits(&store).await?;
        kept!(store, work => work.people().add(&seed::new_person(3)).await)?;
        let stood = at_once!(50, store, number, work => {
            let new = posting_id(100 + number);
            unless_conflict(work.people().add_posting(new, seed::person_id(3), organisation, Timestamp(1), Membership::Waiting).await)
        })?;
        assert_eq!(stood.iter().filter(|stood| **stood).count(), 1);
    }

    async fn a_standing_names_the_organisation_in_the_language_asked_for(store: Place) {
        let named = |language, name: &str| (language, name.to_owned(), name.to_lowercase());
        let both = vec![named(Language::EN, "Customs"), named(Language::FR, "Douanes")];
        let new = NewOrganisation { names: both, ..seed::new_organisation(1, "SN", "") };
        kept!(store, work => {
            work.people().add_organisation(&new).await?;
            seed::applicant(&mut work, 1, new.id, Timestamp(5)).await
        })?;
        let standing = |name: &str| StandingRow {
            asked_at: Timestamp(5),
            state: Membership::Waiting,
            decided_at: None,
            reason: None,
            organisation: new.id,
            organisation_name: name.to_owned(),
        };
        let person = seed::person_id(1);
        assert_eq!(seen!(store, work => work.people().standing_of(person, Language::EN).await), Some(standing("Customs")));
        assert_eq!(seen!(store, work => work.people().standing_of(person, Language::FR).await), Some(standing("Douanes")));
        let arabic = Language::parse("ar").expect("a language");
        assert_eq!(seen!(store, work => work.people().standing_of(person, arabic).await), None);
        assert_eq!(seen!(store, work => work.people().standing_of(seed::person_id(2), Language::EN).await), None);
    }

    async fn those_who_wait_are_listed_longest_first_and_no_more_than_asked_for(store: Place) {
        let (organisation, decider) = one_waits(&store).await?;
        let mut work = store.write().await?;
        let elsewhere = seed::organisation(&mut work, 2).await?;
        seed::applicant(&mut work, 4, organisation, Timestamp(7)).await?;
        seed::applicant(&mut work, 3, organisation, Timestamp(7)).await?;
        seed::applicant(&mut work, 5, organisation, Timestamp(4)).await?;
        seed::applicant(&mut work, 6, elsewhere, Timestamp(1)).await?;
        seed::applicant(&mut work, 7, organisation, Timestamp(1)).await?;
        work.people().decide_posting(posting_id(7), Membership::Refused, Timestamp(2), decider, Some("no")).await?;
        let unconfirmed = NewPerson { confirmed_at: None, ..seed::new_person(8) };
        seed::posted(&mut work, &unconfirmed, 8, organisation, Timestamp(1), Membership::Waiting).await?;
        seed::applicant(&mut work, 9, organisation, Timestamp(1)).await?;
        work.commit().await?;
        store.run(&format!("update postings set until_at = 3 where id = '{}'", posting_id(9))).await?;

        let expected = [5, 1, 3, 4].map(posting_id);
        for (most, length) in [(0, 0), (1, 1), (3, 3), (4, 4), (100, 4)] {
            let rows = seen!(store, work => work.people().waiting_postings(organisation, most).await);
            assert_eq!(ids(&rows), expected[..length], "at most {most}");
        }
    }

    async fn those_who_wait_without_a_coordinator_are_listed_while_none_is_active(store: Place) {
        let (organisation, coordinator) = one_waits(&store).await?;
        let now = Timestamp(100);
        let waiting = [posting_id(1)];
        let rows = seen!(store, work => work.people().waiting_without_coordinator(now, 10).await);
        assert_eq!(ids(&rows), waiting);

        let grant = Grant { until_at: Some(Timestamp(101)), ..seed::coordinator(1, organisation) };
        kept!(store, work => work.people().add_grant(coordinator, &grant, now, None, "").await)?;
        for (at, listed) in [(99, 1), (100, 0), (101, 1)] {
            let rows = seen!(store, work => work.people().waiting_without_coordinator(Timestamp(at), 10).await);
            assert_eq!(rows.len(), listed, "at {at}: from its first instant, and not at its last");
        }
        kept!(store, work => work.people().withdraw_grant(GrantId(seed::id(1)), now, coordinator, "left").await)?;
        let rows = seen!(store, work => work.people().waiting_without_coordinator(now, 10).await);
        assert_eq!(ids(&rows), waiting, "it was withdrawn");
    }

    async fn only_an_approved_coordinator_of_the_same_organisation_is_an_active_one(store: Place) {
        let (organisation, officer) = one_waits(&store).await?;
        let mut work = store.write().await?;
        let elsewhere = seed::organisation(&mut work, 2).await?;
        let in_another = seed::coordinator(1, elsewhere);
        let tutor = Grant { role: Role::Tutor, ..seed::coordinator(2, organisation) };
        work.people().add_grant(officer, &in_another, Timestamp(1), None, "").await?;
        work.people().add_grant(officer, &tutor, Timestamp(1), None, "").await?;
        work.people().add_grant(seed::person_id(1), &seed::coordinator(3, organisation), Timestamp(1), None, "").await?;
        seed::applicant(&mut work, 3, organisation, Timestamp(4)).await?;
        let unconfirmed = NewPerson { confirmed_at: None, ..seed::new_person(4) };
        seed::posted(&mut work, &unconfirmed, 4, organisation, Timestamp(1), Membership::Waiting).await?;
        work.commit().await?;

        let rows = seen!(store, work => work.people().waiting_without_coordinator(Timestamp(9), 10).await);
        assert_eq!(ids(&rows), [posting_id(3), posting_id(1)], "longest first");
        let rows = seen!(store, work => work.people().waiting_without_coordinator(Timestamp(9), 1).await);
        assert_eq!(ids(&rows), [posting_id(3)]);
    }

    async fn a_damaged_posting_is_named(store: Place) {
        let (organisation, _) = one_waits(&store).await?;
        let person = seed::person_id(1);
        store.run("update people set language = ''").await?;
        assert_corrupt!(kept!(store, work => work.people().posting(posting_id(1)).await), "people", person.to_string());

        store.run(&format!("update postings set id = 'one' where id = '{}'", posting_id(1))).await?;
        assert_corrupt!(kept!(store, work => work.people().posting_of(person).await), "postings", "one");
        assert_corrupt!(kept!(store, work => work.people().waiting_postings(organisation, 9).await), "postings", "one");
        assert_corrupt!(kept!(store, work => work.people().waiting_without_coordinator(Timestamp(9), 9).await), "postings", "one");

        let nowhere = "insert into organisation_names (organisation_id, language, name, sort_key) values ('nowhere', 'en', '', '')";
        store.run_unchecked(&format!("update postings set organisation_id = 'nowhere'; {nowhere}")).await?;
        assert_corrupt!(kept!(store, work => work.people().standing_of(person, Language::EN).await), "postings", "nowhere");
    }

    async fn a_person_belongs_to_whoever_approved_them(store: Place) {
        let (organisation, decider) = one_waits(&store).await?;
        assert!(seen!(store, work => work.people().belongs_to(seed::person_id(1)).await).is_empty(), "nobody has approved them");
        assert_eq!(seen!(store, work => work.people().belongs_to(decider).await), [organisation].into());
    }
}
