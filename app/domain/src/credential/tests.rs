//! What must hold of ids, titles and standings.

use proptest::prelude::*;

use super::*;

fn event(at: i64, change: CredentialChange) -> CredentialEvent {
    CredentialEvent { at: Timestamp(at), change }
}

fn revoked() -> CredentialChange {
    CredentialChange::Revoked { reason: "issued in error".to_owned() }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn attestation(restricted: bool) -> CredentialFacts {
    CredentialFacts {
        id: CredentialId::from_bytes([7; 16]),
        kind: CredentialKind::Attestation,
        number: 4117,
        holder: "Ada Okafor".to_owned(),
        organisation: "Customs of Utopia".to_owned(),
        course: "crm".to_owned(),
        course_title: Text::both("Risk management", "Gestion des risques"),
        edition: DocumentHash("ab".repeat(32)),
        edition_number: 3,
        modules: vec![CertifiedModule {
            code: "A1".to_owned(),
            title: Text::both("Selectivity", "Sélectivité"),
            edition: DocumentHash("cd".repeat(32)),
        }],
        language: Language::FR,
        minutes: 90,
        lessons: 4,
        assessed: None,
        issued_at: Timestamp(1_795_000_000_000),
        issued_on: day("2026-11-18"),
        valid_until: None,
        restricted,
    }
}

#[test]
fn an_id_is_written_in_26_characters_and_in_five_groups() {
    assert_eq!(CredentialId::from_bytes([0; 16]).to_string(), "0".repeat(26));
    assert_eq!(CredentialId::from_bytes([255; 16]).to_string(), format!("7{}", "Z".repeat(25)));
    let id = CredentialId::from_bytes([0x01, 0x56, 0x3e, 0x3a, 0xb5, 0xd3, 0xd6, 0x76, 0x4c, 0x61, 0xef, 0xb9, 0x93, 0x02, 0xbd, 0x5b]);
    assert_eq!(id.to_string(), "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    assert_eq!(id.grouped(), "01ARZ-3NDEK-TSV4R-RFFQ6-9G5FAV");
}

#[test]
fn an_id_is_read_as_people_type_it() {
    let id = CredentialId::parse("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    assert!(id.is_some());
    for typed in ["01arz3ndektsv4rrffq69g5fav", " oIARZ-3ndek TSV4R-RFFQ6-9G5FAV\n", "OLARZ3NDEKTSV4RRFFQ69G5FAV"] {
        assert_eq!(CredentialId::parse(typed), id, "{typed}");
    }
}

#[test]
fn what_is_not_26_digits_of_128_bits_is_no_id() {
    let too_large = format!("8{}", "0".repeat(25));
    let too_long = "0".repeat(27);
    for wrong in
        ["", "01ARZ3NDEKTSV4RRFFQ69G5FA", too_long.as_str(), too_large.as_str(), "U1ARZ3NDEKTSV4RRFFQ69G5FAV", "é1ARZ3NDEKTSV4RRFFQ69G5FAV"]
    {
        assert_eq!(CredentialId::parse(wrong), None, "{wrong}");
    }
    assert!(serde_json::from_str::<CredentialId>("\"../../etc/passwd\"").is_err());
}

#[test]
fn the_number_carries_the_year_and_six_digits() {
    assert_eq!(attestation(false).shown_number(), "2026-004117");
}

#[test]
fn an_attestation_is_titled_by_its_module_and_a_credential_by_its_course() {
    let mut facts = attestation(false);
    assert_eq!(facts.shown_title(Language::FR, Audience::Public).map(|title| title.text), Some("Sélectivité"));
    facts.kind = CredentialKind::Credential;
    assert_eq!(facts.shown_title(Language::EN, Audience::Public).map(|title| title.text), Some("Risk management"));
    assert_eq!(facts.module(), None);
}

#[test]
fn the_public_reads_no_title_of_a_restricted_course_but_its_holder_does() {
    let facts = attestation(true);
    assert_eq!(facts.shown_title(Language::EN, Audience::Public), None);
    assert_eq!(facts.shown_course_title(Language::EN, Audience::Public), None);
    assert!(facts.shown_modules(Audience::Public).is_empty());
    assert_eq!(facts.shown_title(Language::EN, Audience::Holder).map(|title| title.text), Some("Selectivity"));
    assert_eq!(facts.shown_modules(Audience::Holder).len(), 1);
}

#[test]
fn a_credential_is_valid_to_the_end_of_its_last_day() {
    let standing = |today| CredentialStatus::fold(&[], Some(day("2027-03-31")), day(today)).standing;
    assert_eq!(standing("2027-03-31"), Standing::Valid);
    assert_eq!(standing("2027-04-01"), Standing::Expired { on: day("2027-03-31") });
}

#[test]
fn what_is_reinstated_counts_again_and_may_have_expired_meanwhile() {
    use CredentialChange::{Reinstated, Suspended};
    let standing = |events: &[CredentialEvent]| CredentialStatus::fold(events, Some(day("2026-01-01")), day("2026-01-02")).standing;
    assert_eq!(standing(&[event(1, Suspended)]), Standing::Suspended);
    assert_eq!(standing(&[event(1, Suspended), event(2, Reinstated)]), Standing::Expired { on: day("2026-01-01") });
}

#[test]
fn the_first_revocation_is_the_one_that_is_dated() {
    let status = CredentialStatus::fold(&[event(9, revoked()), event(5, revoked())], None, day("2026-01-02"));
    assert_eq!(status.standing, Standing::Revoked { at: Timestamp(5) });
}

fn any_change() -> impl Strategy<Value = CredentialChange> {
    use CredentialChange::{Hidden, Reinstated, Shown, Suspended};
    prop_oneof![Just(Hidden), Just(Shown), Just(Suspended), Just(Reinstated), Just(revoked())]
}

proptest! {
    #[test]
    fn every_id_reads_back_as_it_is_written(bytes: [u8; 16]) {
        let id = CredentialId::from_bytes(bytes);
        prop_assert_eq!(CredentialId::parse(&id.to_string()), Some(id));
        prop_assert_eq!(CredentialId::parse(&id.grouped().to_lowercase()), Some(id));
    }

    #[test]
    fn no_text_makes_reading_an_id_fail_and_what_is_read_is_written_the_same(text in "[0-9A-Za-z -]{0,40}") {
        if let Some(id) = CredentialId::parse(&text) {
            prop_assert_eq!(CredentialId::parse(&id.to_string()), Some(id));
        }
    }

    #[test]
    fn nothing_brings_back_what_is_revoked(changes in prop::collection::vec(any_change(), 0..12), place: prop::sample::Index) {
        let mut changes = changes;
        changes.insert(place.index(changes.len() + 1), revoked());
        let events: Vec<_> = (0..).zip(changes).map(|(at, change)| event(at, change)).collect();
        let standing = CredentialStatus::fold(&events, None, day("2026-01-02")).standing;
        let is_revoked = matches!(standing, Standing::Revoked { .. });
        prop_assert!(is_revoked);
    }

    #[test]
    fn the_order_in_which_events_are_told_does_not_matter(changes in prop::collection::vec(any_change(), 0..12)) {
        let events: Vec<_> = (0..).zip(changes).map(|(at, change)| event(at, change)).collect();
        let reversed: Vec<_> = events.iter().rev().cloned().collect();
        let fold = |events: &[CredentialEvent]| CredentialStatus::fold(events, Some(day("2026-06-30")), day("2026-07-01"));
        prop_assert_eq!(fold(&events), fold(&reversed));
    }

    #[test]
    fn hiding_the_page_changes_nothing_of_what_it_is_worth(changes in prop::collection::vec(any_change(), 0..12)) {
        let mut events: Vec<_> = (0..).zip(changes).map(|(at, change)| event(at, change)).collect();
        let before = CredentialStatus::fold(&events, None, day("2026-01-02"));
        events.push(event(99, CredentialChange::Hidden));
        let after = CredentialStatus::fold(&events, None, day("2026-01-02"));
        prop_assert_eq!(after, CredentialStatus { hidden: true, ..before });
    }
}
