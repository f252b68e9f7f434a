//! Organisations and people.

use domain::id::OrganisationId;
use domain::language::Language;
use domain::people::OrganisationKind;
use domain::time::Timestamp;
use storage::people::{NewOrganisation, NewPerson, OrganisationRow};

use crate::outcome::unless_conflict;
use crate::seed;

/// Names that a store must give back letter by letter.
const NAMES: [&str; 7] =
    ["Awa Ndèye Diallo", "محمد بن سلمان", "李小龍", "Łukasz O'Brien; --", "நந்தினி", "𐐷𐑅 \"quoted\" 100% a_b", "e\u{301} not é"];

both! {
    async fn an_organisation_of_the_same_code_stays_and_is_only_renamed(store: Place) {
        let first = seed::new_organisation(1, "SN", "Senegal Customs");
        let again = NewOrganisation {
            kind: OrganisationKind::Secretariat,
            zone: "Europe/Brussels".to_owned(),
            names: vec![
                (Language::EN, "Customs of Senegal".to_owned(), "customs of senegal".to_owned()),
                (Language::FR, "Douanes du Sénégal".to_owned(), "douanes du senegal".to_owned()),
            ],
            ..seed::new_organisation(2, "SN", "")
        };
        kept!(store, work => work.people().add_organisation(&first).await)?;
        kept!(store, work => work.people().add_organisation(&again).await)?;

        assert_eq!(seen!(store, work => work.people().count_organisations().await), 1);
        assert_eq!(seen!(store, work => work.people().organisation_by_code("SN").await), Some(first.id));
        assert_eq!(seen!(store, work => work.people().zone_of(first.id).await).as_deref(), Some("Africa/Dakar"));
        let named = |name: &str| {
            Some(OrganisationRow { id: first.id, kind: OrganisationKind::Administration, code: "SN".to_owned(), name: name.to_owned(), zone: first.zone.clone() })
        };
        assert_eq!(seen!(store, work => work.people().organisation(first.id, Language::EN).await), named("Customs of Senegal"));
        assert_eq!(seen!(store, work => work.people().organisation(first.id, Language::FR).await), named("Douanes du Sénégal"));
        assert_eq!(seen!(store, work => work.people().organisation(again.id, Language::EN).await), None);
    }

    async fn every_kind_of_organisation_reads_back(store: Place) {
        use OrganisationKind::{Administration, LiaisonOffice, RegionalOffice, Secretariat, TrainingCentre};
        for (number, kind) in (1..).zip([Administration, Secretariat, RegionalOffice, TrainingCentre, LiaisonOffice]) {
            let base = seed::new_organisation(number, &format!("C{number}"), "Name");
            let new = NewOrganisation { kind, region: Some("WCA".to_owned()), ..base };
            kept!(store, work => work.people().add_organisation(&new).await)?;
            let row = seen!(store, work => work.people().organisation(new.id, Language::EN).await);
            assert_eq!(row.map(|row| row.kind), Some(kind));
        }
        assert_eq!(seen!(store, work => work.people().count_organisations().await), 5);
    }

    async fn organisations_are_listed_as_the_language_asked_for_sorts_them(store: Place) {
        let keys = [(1, "B", "ab", "z"), (2, "A", "ab", "y"), (3, "C", "a b", "zz"), (4, "D", "ä", "x")];
        for (number, code, english, french) in keys {
            let name = |language, key: &str| (language, format!("Name {key}"), key.to_owned());
            let names = vec![name(Language::EN, english), name(Language::FR, french)];
            let new = NewOrganisation { names, ..seed::new_organisation(number, code, "") };
            kept!(store, work => work.people().add_organisation(&new).await)?;
        }
        let english = seen!(store, work => work.people().organisations(Language::EN).await);
        let french = seen!(store, work => work.people().organisations(Language::FR).await);
        let codes = |rows: Vec<OrganisationRow>| rows.into_iter().map(|row| row.code).collect::<Vec<_>>();
        assert_eq!(codes(english), ["C", "A", "B", "D"], "by key, then by code");
        assert_eq!(codes(french), ["D", "A", "B", "C"]);
    }

    async fn an_organisation_without_a_name_in_the_language_is_not_listed_in_it(store: Place) {
        assert!(seen!(store, work => work.people().organisations(Language::EN).await).is_empty());
        kept!(store, work => seed::organisation(&mut work, 1).await)?;
        assert!(seen!(store, work => work.people().organisations(Language::FR).await).is_empty());
        assert_eq!(seen!(store, work => work.people().organisation(OrganisationId(seed::id(1)), Language::FR).await), None);
        assert_eq!(seen!(store, work => work.people().organisations(Language::EN).await).len(), 1);
    }

    async fn what_is_unknown_is_not_found_and_is_no_error(store: Place) {
        kept!(store, work => seed::organisation(&mut work, 1).await)?;
        let unknown = OrganisationId(seed::id(2));
        assert_eq!(seen!(store, work => work.people().organisation(unknown, Language::EN).await), None);
        assert_eq!(seen!(store, work => work.people().organisation_by_code("c1").await), None, "codes are compared letter by letter");
        assert_eq!(seen!(store, work => work.people().zone_of(unknown).await), None);
        assert!(seen!(store, work => work.people().find(seed::person_id(1)).await).is_none());
        assert!(seen!(store, work => work.people().by_email("officer1@demo.example").await).is_none());
    }

    async fn a_person_reads_back_letter_by_letter(store: Place) {
        for (number, name) in (1..).zip(NAMES) {
            let new =
                NewPerson { name: name.to_owned(), sort_key: name.to_lowercase(), language: Language::FR, ..seed::new_person(number) };
            kept!(store, work => work.people().add(&new).await)?;
            let found = seen!(store, work => work.people().find(new.id).await).expect("was kept");
            assert_eq!((found.id, found.name.as_str(), found.language), (new.id, name, Language::FR));
            assert_eq!((found.email, found.password_hash, found.confirmed_at), (new.email, None, new.confirmed_at));
        }
    }

    async fn a_person_is_found_by_the_key_of_the_address_and_not_by_the_address(store: Place) {
        let new = NewPerson { confirmed_at: None, password_hash: Some("$argon2id$".to_owned()), ..seed::new_person(1) };
        kept!(store, work => work.people().add(&new).await)?;
        let found = seen!(store, work => work.people().by_email(&new.email_key).await).expect("was kept");
        assert_eq!((found.id, found.email, found.confirmed_at), (new.id, new.email.clone(), None));
        assert_eq!(found.password_hash.as_deref(), Some("$argon2id$"));
        assert!(seen!(store, work => work.people().by_email(&new.email).await).is_none());
    }

    async fn an_address_known_already_is_a_conflict(store: Place) {
        let first = seed::new_person(1);
        let second = NewPerson { email: "OFFICER1@DEMO.example".to_owned(), email_key: first.email_key.clone(), ..seed::new_person(2) };
        kept!(store, work => work.people().add(&first).await)?;
        assert_conflict!(kept!(store, work => work.people().add(&second).await));
        assert_conflict!(kept!(store, work => work.people().add(&NewPerson { id: first.id, ..seed::new_person(3) }).await));
        assert!(seen!(store, work => work.people().find(second.id).await).is_none());
    }

    async fn of_fifty_who_register_an_address_at_once_one_is_kept(store: Place) {
        let stood = at_once!(50, store, number, work => {
            let new = NewPerson { email_key: "one@demo.example".to_owned(), ..seed::new_person(number) };
            unless_conflict(work.people().add(&new).await)
        })?;
        assert_eq!(stood.iter().filter(|stood| **stood).count(), 1);
    }

    async fn the_first_confirmation_is_the_one_that_counts(store: Place) {
        let new = NewPerson { confirmed_at: None, ..seed::new_person(1) };
        kept!(store, work => work.people().add(&new).await)?;
        for at in [5, 9, 2] {
            kept!(store, work => work.people().confirm(new.id, Timestamp(at)).await)?;
            let found = seen!(store, work => work.people().find(new.id).await).expect("was kept");
            assert_eq!(found.confirmed_at, Some(Timestamp(5)));
        }
    }

    async fn a_name_in_latin_letters_is_given_and_taken_back(store: Place) {
        seed::school(&store).await?;
        let person = seed::person_id(1);
        assert_eq!(seen!(store, work => work.people().latin_name(person).await), None);
        for name in [Some("Nguyễn Văn An"), None] {
            kept!(store, work => work.people().set_latin_name(person, name).await)?;
            assert_eq!(seen!(store, work => work.people().latin_name(person).await).as_deref(), name);
        }
        assert_eq!(seen!(store, work => work.people().latin_name(seed::person_id(9)).await), None);
    }

    async fn a_password_and_a_language_are_changed_for_one_person_alone(store: Place) {
        for number in 1..=2 {
            kept!(store, work => work.people().add(&seed::new_person(number)).await)?;
        }
        for hash in ["first", "second"] {
            kept!(store, work => work.people().set_password(seed::person_id(1), hash).await)?;
        }
        kept!(store, work => work.people().set_language(seed::person_id(1), Language::FR).await)?;
        let changed = seen!(store, work => work.people().find(seed::person_id(1)).await).expect("was kept");
        let other = seen!(store, work => work.people().find(seed::person_id(2)).await).expect("was kept");
        assert_eq!((changed.password_hash.as_deref(), changed.language), (Some("second"), Language::FR));
        assert_eq!((other.password_hash, other.language), (None, Language::EN));
    }

    async fn a_damaged_organisation_or_person_is_named(store: Place) {
        kept!(store, work => work.people().add(&seed::new_person(1)).await)?;
        store.run("update people set language = 'English'").await?;
        let person = seed::person_id(1).to_string();
        assert_corrupt!(kept!(store, work => work.people().find(seed::person_id(1)).await), "people", person);
        assert_corrupt!(kept!(store, work => work.people().by_email("officer1@demo.example").await), "people", person);

        store.run("insert into organisations (id, kind, code, zone, weekend) values ('one', 'administration', 'SN', 'UTC', '67')").await?;
        store.run("insert into organisation_names (organisation_id, language, name, sort_key) values ('one', 'en', 'One', 'one')").await?;
        assert_corrupt!(kept!(store, work => work.people().organisations(Language::EN).await), "organisations", "one");
        assert_corrupt!(kept!(store, work => work.people().organisation_by_code("SN").await), "organisations", "one");
    }
}
