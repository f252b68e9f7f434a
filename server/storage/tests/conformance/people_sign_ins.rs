//! Sign-ins by their token, and links that can be used once.

use domain::id::{GrantId, OrganisationId, PersonId, PostingId, SignInId};
use domain::language::Language;
use domain::people::{Actor, Grant, Membership, Role, Scope};
use domain::time::Timestamp;
use storage::Store;
use storage::people::{NewPerson, NewSignIn};

use crate::seed;

const NOW: Timestamp = Timestamp(100);

/// Two officers of one organisation.
async fn officers(store: &Store) -> storage::Result<(OrganisationId, PersonId, PersonId)> {
    let mut work = store.write().await?;
    let organisation = seed::organisation(&mut work, 1).await?;
    let first = seed::officer(&mut work, 1, organisation).await?;
    let second = seed::officer(&mut work, 2, organisation).await?;
    work.commit().await?;
    Ok((organisation, first, second))
}

/// Signs a person in with the token of this number.
async fn signed_in(store: &Store, number: u32, person: PersonId) -> storage::Result<()> {
    kept!(store, work => work.people().add_sign_in(&seed::sign_in(number, person, Timestamp(10))).await)
}

/// Whether the token of this number signs in at this instant.
async fn is_signed_in(store: &Store, number: u32, now: Timestamp) -> storage::Result<bool> {
    let found = kept!(store, work => work.people().session(&format!("token {number}"), now).await)?;
    Ok(found.is_some())
}

/// Whether the tokens 1 to 4 sign in now.
async fn first_four(store: &Store) -> storage::Result<Vec<bool>> {
    let mut all = Vec::new();
    for number in 1..=4 {
        all.push(is_signed_in(store, number, NOW).await?);
    }
    Ok(all)
}

both! {
    async fn a_session_tells_all_that_rules_need_in_one_statement(store: Place) {
        let mut work = store.write().await?;
        let organisation = seed::organisation(&mut work, 1).await?;
        let new = NewPerson { language: Language::FR, name: "Ndèye محمد".to_owned(), ..seed::new_person(1) };
        let person = seed::posted(&mut work, &new, 7, organisation, NOW, Membership::Refused).await?;
        let sign_in = NewSignIn { ends_at: Timestamp(900), shared_computer: true, ..seed::sign_in(5, person, Timestamp(10)) };
        work.people().add_sign_in(&sign_in).await?;
        work.commit().await?;

        let mut work = store.read().await?;
        let session = work.people().session("token 5", NOW).await?.expect("has not ended");
        assert_eq!(work.statements_run(), 1);
        let actor = Actor {
            person,
            sign_in: sign_in.id,
            name: new.name,
            email: new.email,
            language: Language::FR,
            organisation,
            posting: PostingId(seed::id(7)),
            membership: Membership::Refused,
            zone: "Africa/Dakar".to_owned(),
            grants: Vec::new(),
            shared_computer: true,
        };
        assert_eq!(session.actor, actor);
        assert_eq!((session.seen_at, session.ends_at, session.epoch), (Timestamp(10), Timestamp(900), 0));
    }

    async fn a_session_carries_the_roles_in_force_and_no_others(store: Place) {
        let (organisation, officer, other) = officers(&store).await?;
        let ending = |number: u32, until: i64| Grant {
            until_at: Some(Timestamp(until)),
            ..seed::grant(number, Role::Tutor, Scope::Course("crm".to_owned()))
        };
        let grants = [
            (seed::grant(1, Role::Administrator, Scope::Installation), NOW),
            (seed::coordinator(2, organisation), Timestamp(1)),
            (ending(3, 101), Timestamp(1)),
            (ending(4, 100), Timestamp(1)),
            (seed::coordinator(5, organisation), Timestamp(101)),
            (seed::coordinator(6, organisation), Timestamp(1)),
        ];
        for (grant, from_at) in &grants {
            kept!(store, work => work.people().add_grant(officer, grant, *from_at, None, "").await)?;
        }
        let of_another = seed::grant(7, Role::Auditor, Scope::Installation);
        kept!(store, work => work.people().add_grant(other, &of_another, Timestamp(1), None, "").await)?;
        kept!(store, work => work.people().withdraw_grant(GrantId(seed::id(6)), Timestamp(2), other, "").await)?;
        signed_in(&store, 1, officer).await?;

        let session = seen!(store, work => work.people().session("token 1", NOW).await).expect("has not ended");
        let mut carried = session.actor.grants;
        carried.sort_by_key(|grant| grant.id);
        let in_force: Vec<_> = grants.into_iter().take(3).map(|(grant, _)| grant).collect();
        assert_eq!(carried, in_force);
    }

    async fn a_session_tells_the_catalogues_epoch(store: Place) {
        let school = seed::school(&store).await?;
        signed_in(&store, 1, school.officer).await?;
        let session = seen!(store, work => work.people().session("token 1", NOW).await).expect("has not ended");
        assert_eq!(session.epoch, seen!(store, work => work.courses().epoch().await));
        assert_eq!(session.epoch, 1);
    }

    async fn a_sign_in_holds_until_it_ends_and_not_at_its_last_instant(store: Place) {
        let (_, officer, _) = officers(&store).await?;
        let ending = NewSignIn { ends_at: NOW, ..seed::sign_in(1, officer, Timestamp(10)) };
        kept!(store, work => work.people().add_sign_in(&ending).await)?;
        assert!(is_signed_in(&store, 1, Timestamp(99)).await?);
        assert!(!is_signed_in(&store, 1, NOW).await?);
        assert!(!is_signed_in(&store, 2, NOW).await?, "there is no such token");
    }

    async fn an_ended_sign_in_is_over_and_its_token_still_tells_whose_it_was(store: Place) {
        let (_, officer, other) = officers(&store).await?;
        for (number, person) in [(1, officer), (2, officer), (3, officer), (4, other)] {
            signed_in(&store, number, person).await?;
        }
        kept!(store, work => work.people().end_sign_in(SignInId(seed::id(2)), Timestamp(50)).await)?;
        assert_eq!(first_four(&store).await?, [true, false, true, true]);
        kept!(store, work => work.people().end_all_sign_ins(officer, Timestamp(60)).await)?;
        assert_eq!(first_four(&store).await?, [false, false, false, true]);
        let ended = store.column("select cast(ended_at as text) from sign_ins where ended_at is not null order by id", 0).await?;
        assert_eq!(ended, ["60", "50", "60"], "what ended before keeps its time");
        assert_eq!(seen!(store, work => work.people().person_of_token("token 2").await), Some(officer));
        assert_eq!(seen!(store, work => work.people().person_of_token("token 4").await), Some(other));
        assert_eq!(seen!(store, work => work.people().person_of_token("token").await), None);
    }

    async fn a_sign_in_is_seen_ever_later_and_never_earlier(store: Place) {
        let (_, officer, _) = officers(&store).await?;
        signed_in(&store, 1, officer).await?;
        for (at, seen) in [(50, 50), (30, 50), (50, 50), (60, 60)] {
            kept!(store, work => work.people().touch(SignInId(seed::id(1)), Timestamp(at)).await)?;
            let session = seen!(store, work => work.people().session("token 1", NOW).await).expect("has not ended");
            assert_eq!(session.seen_at, Timestamp(seen), "touched at {at}");
        }
    }

    async fn a_token_or_a_sign_in_there_already_is_a_conflict(store: Place) {
        let (_, officer, other) = officers(&store).await?;
        signed_in(&store, 1, officer).await?;
        let same_token = NewSignIn { token_hash: "token 1".to_owned(), ..seed::sign_in(2, other, NOW) };
        let same_id = NewSignIn { id: SignInId(seed::id(1)), ..seed::sign_in(2, other, NOW) };
        assert_conflict!(kept!(store, work => work.people().add_sign_in(&same_token).await));
        assert_conflict!(kept!(store, work => work.people().add_sign_in(&same_id).await));
    }

    async fn a_link_is_whose_it_is_until_it_lapses_and_for_its_purpose_alone(store: Place) {
        let (_, officer, _) = officers(&store).await?;
        kept!(store, work => work.people().add_link("link", "confirm", officer, NOW).await)?;
        let cases = [
            ("link", "confirm", 99, true),
            ("link", "confirm", 100, false),
            ("link", "password", 99, false),
            ("other", "confirm", 99, false),
        ];
        for (token, purpose, at, found) in cases {
            let link = seen!(store, work => work.people().link(token, purpose, Timestamp(at)).await);
            assert_eq!(link, found.then_some(officer), "{token} to {purpose} at {at}");
        }
        for (token, purpose, at, _) in cases.into_iter().filter(|case| !case.3) {
            assert!(!kept!(store, work => work.people().take_link(token, purpose, Timestamp(at)).await)?, "{token} to {purpose} at {at}");
        }
    }

    async fn a_link_is_used_up_once(store: Place) {
        let (_, officer, other) = officers(&store).await?;
        kept!(store, work => work.people().add_link("link", "password", officer, NOW).await)?;
        kept!(store, work => work.people().add_link("second link", "set-up", other, NOW).await)?;
        assert!(kept!(store, work => work.people().take_link("link", "password", Timestamp(50)).await)?);
        assert!(!kept!(store, work => work.people().take_link("link", "password", Timestamp(51)).await)?);
        assert_eq!(seen!(store, work => work.people().link("link", "password", Timestamp(51)).await), None);
        assert_eq!(seen!(store, work => work.people().link("second link", "set-up", Timestamp(51)).await), Some(other));
        assert_conflict!(kept!(store, work => work.people().add_link("link", "password", other, NOW).await));
    }

    async fn a_link_to_no_known_purpose_is_not_kept(store: Place) {
        let (_, officer, _) = officers(&store).await?;
        assert_refused_by_the_engine!(kept!(store, work => work.people().add_link("link", "rule", officer, NOW).await));
    }

    async fn of_fifty_who_use_a_link_at_once_one_does(store: Place) {
        let (_, officer, _) = officers(&store).await?;
        kept!(store, work => work.people().add_link("link", "set-up", officer, NOW).await)?;
        let told = at_once!(50, store, number, work => work.people().take_link("link", "set-up", Timestamp(number)).await)?;
        assert_eq!(told.iter().filter(|told| **told).count(), 1);
    }

    async fn a_damaged_sign_in_role_or_link_is_named(store: Place) {
        let (organisation, officer, _) = officers(&store).await?;
        signed_in(&store, 1, officer).await?;
        kept!(store, work => work.people().add_grant(officer, &seed::coordinator(1, organisation), NOW, None, "").await)?;
        store.run("update grants set scope_id = 'all of them'").await?;
        assert_corrupt!(kept!(store, work => work.people().session("token 1", NOW).await), "grants", seed::id(1).to_string());
        store.run("delete from grants").await?;
        store.run("update sign_ins set id = 'one'").await?;
        assert_corrupt!(kept!(store, work => work.people().session("token 1", NOW).await), "sign_ins", "one");

        let person = "('x', '', '', '', '', 'en', 1)";
        store.run(&format!("insert into people (id, email, email_key, name, sort_key, language, created_at) values {person}")).await?;
        store.run("update sign_ins set person_id = 'x'").await?;
        store.run("insert into one_time_links (token_hash, purpose, person_id, until_at) values ('link', 'confirm', 'x', 200)").await?;
        assert_corrupt!(kept!(store, work => work.people().person_of_token("token 1").await), "sign_ins", "x");
        assert_corrupt!(kept!(store, work => work.people().link("link", "confirm", NOW).await), "one_time_links", "x");
    }
}
