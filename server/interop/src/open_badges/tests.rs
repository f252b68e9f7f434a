//! The credential as a whole: what is written, signed, stored and read back.

use domain::course::DocumentHash;
use domain::credential::{Assessed, CertifiedModule, CredentialFacts, CredentialId, CredentialKind};
use domain::language::{Language, Text};
use domain::quiz::conduct::PassMark;
use domain::quiz::marking::Marks;
use domain::time::{Date, Timestamp};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::credential::{FactsError, StatusEntry, facts, payload};
use super::issuer::Issuer;
use super::jwt::{Header, Jwt, Typ, compact, parse, signing_input};

const PLACE: StatusEntry = StatusEntry { list: 1, index: 94_567 };
const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

fn issuer() -> Issuer {
    Issuer::new("https://fairway.example", "Fairway").expect("an issuer")
}

fn module(code: &str) -> CertifiedModule {
    CertifiedModule {
        code: code.to_owned(),
        title: Text::both("Selectivity and targeting", "Sélectivité et ciblage"),
        edition: DocumentHash("cd".repeat(32)),
    }
}

fn attestation() -> CredentialFacts {
    CredentialFacts {
        id: CredentialId::parse(ID).expect("an id"),
        kind: CredentialKind::Attestation,
        number: 4117,
        holder: "Zoë Ó Súilleabháin".to_owned(),
        organisation: "Customs of Utopia".to_owned(),
        course: "crm".to_owned(),
        course_title: Text::both("Risk management", "Gestion des risques"),
        edition: DocumentHash("ab".repeat(32)),
        edition_number: 3,
        modules: vec![module("A1")],
        language: Language::EN,
        minutes: 90,
        lessons: 4,
        assessed: Some(Assessed { pass_mark: PassMark::percent(75).expect("in range"), marks: Marks { earned: 750, possible: 850 } }),
        issued_at: Timestamp(1_795_000_000_123),
        issued_on: Date::new(2026, 11, 18).expect("a day"),
        valid_until: Date::new(2029, 11, 18),
        restricted: false,
    }
}

/// 2029-11-18T23:00:00Z, the end of that day in Brussels.
const END: Option<Timestamp> = Some(Timestamp(1_889_737_200_000));

fn document(facts: &CredentialFacts) -> Value {
    serde_json::from_str(&payload(&issuer(), facts, END, PLACE)).expect("JSON")
}

/// Stands in for Ed25519, which lives in the academy: deterministic, and different for each text.
fn sign(input: &str) -> [u8; 64] {
    let half: [u8; 32] = Sha256::digest(format!("secret {input}")).into();
    std::array::from_fn(|place| half[place % 32])
}

fn is_signed(jwt: &Jwt) -> bool {
    sign(&jwt.signing_input) == jwt.signature
}

fn token(facts: &CredentialFacts) -> String {
    let header = Header { kid: issuer().kid("k1"), typ: Typ::Jwt };
    let input = signing_input(&header, &payload(&issuer(), facts, END, PLACE)).expect("short");
    compact(&input, &sign(&input))
}

/// What the attestation says of its holder.
fn subject(url: &str) -> serde_json::Value {
    let achievement = format!("https://fairway.example/achievements/{}", "cd".repeat(32));
    json!({
        "id": format!("{url}#holder"),
        "type": ["AchievementSubject"],
        "identifier": [
            { "type": "IdentityObject", "hashed": false, "identityHash": "Zoë Ó Súilleabháin", "identityType": "name" },
        ],
        "achievement": {
            "id": achievement,
            "type": ["Achievement"],
            "achievementType": "CertificateOfCompletion",
            "name": "Selectivity and targeting",
            "description": "A module of training for customs officers.",
            "criteria": { "narrative": "At least 75 % of the marks in the quiz of the module." },
            "inLanguage": "en",
            "version": "3",
            "resultDescription": [{
                "id": format!("{achievement}#marks"),
                "type": ["ResultDescription"],
                "name": "Marks",
                "resultType": "RawScore",
                "valueMin": "0",
                "valueMax": "8.5",
                "requiredValue": "6.38",
            }],
        },
        "result": [{ "type": ["Result"], "resultDescription": format!("{achievement}#marks"), "value": "7.5" }],
    })
}

#[test]
fn an_attestation_is_written_as_open_badges_3_asks() {
    let url = "https://fairway.example/verify/01ARZ3NDEKTSV4RRFFQ69G5FAV";
    let mut written = document(&attestation());
    let extension = written.as_object_mut().and_then(|document| document.remove("fairway"));
    let expected = json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            { "fairway": { "@id": "https://fairway.example/ns#facts", "@type": "@json" } },
        ],
        "id": url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": "did:web:fairway.example", "type": ["Profile"], "name": "Fairway", "url": "https://fairway.example" },
        "validFrom": "2026-11-18T11:06:40Z",
        "validUntil": "2029-11-18T23:00:00Z",
        "name": "Selectivity and targeting",
        "description": "Attestation 2026-004117: a module was completed.",
        "credentialSubject": subject(url),
        "credentialSchema": [{
            "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
            "type": "1EdTechJsonSchemaValidator2019",
        }],
        "credentialStatus": {
            "id": "https://fairway.example/status/1#94567",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "94567",
            "statusListCredential": "https://fairway.example/status/1",
        },
        "iss": "did:web:fairway.example",
        "jti": url,
        "nbf": 1_795_000_000,
        "exp": 1_889_737_200,
        "sub": format!("{url}#holder"),
    });
    assert_eq!(written, expected);
    assert!(extension.is_some());
}

/// Credentials of this form have been signed: it is read for ever, and this test is not changed.
#[test]
fn version_1_of_the_facts_is_read_for_ever() {
    let document = json!({
        "id": format!("https://fairway.example/verify/{ID}"),
        "fairway": {
            "version": 1,
            "kind": "attestation",
            "number": 4117,
            "holder": "Zoë Ó Súilleabháin",
            "organisation": "Customs of Utopia",
            "course": {
                "id": "crm",
                "title": { "en": "Risk management", "fr": "Gestion des risques" },
                "edition": "ab".repeat(32),
                "editionNumber": 3,
            },
            "modules": [{
                "code": "A1",
                "title": { "en": "Selectivity and targeting", "fr": "Sélectivité et ciblage" },
                "edition": "cd".repeat(32),
            }],
            "language": "en",
            "minutes": 90,
            "lessons": 4,
            "assessed": { "passMark": 75, "earned": 750, "possible": 850 },
            "issuedAt": 1_795_000_000_123_i64,
            "issuedOn": "2026-11-18",
            "validUntil": "2029-11-18",
            "restricted": false,
        },
    });
    assert_eq!(facts(document.to_string().as_bytes()), Ok(attestation()));
    assert_eq!(document["fairway"], self::document(&attestation())["fairway"]);
}

#[test]
fn a_document_of_another_form_tells_no_facts() {
    let later = json!({ "id": format!("https://fairway.example/verify/{ID}"), "fairway": { "version": 2 } }).to_string();
    assert_eq!(facts(later.as_bytes()), Err(FactsError::Version(2)));

    let strip = |name: &str| {
        let mut document = document(&attestation());
        document["fairway"].as_object_mut().expect("an object").remove(name);
        document.to_string()
    };
    let mut elsewhere = document(&attestation());
    elsewhere["id"] = json!("https://fairway.example/verify/none");
    let deep = "[".repeat(60_000);
    for wrong in ["", "null", "{}", "\u{fffd}", deep.as_str(), &strip("version"), &strip("holder"), &elsewhere.to_string()] {
        assert_eq!(facts(wrong.as_bytes()), Err(FactsError::Form), "{}", wrong.chars().take(80).collect::<String>());
    }
    assert_eq!(facts(&[0xff, 0xfe]), Err(FactsError::Form));
}

#[test]
fn a_credential_without_final_assessment_or_end_says_so_by_leaving_them_out() {
    let kind = CredentialKind::Credential;
    let facts = CredentialFacts { kind, language: Language::FR, assessed: None, valid_until: None, ..attestation() };
    let written: Value = serde_json::from_str(&payload(&issuer(), &facts, None, PLACE)).expect("JSON");
    assert_eq!(written["name"], "Gestion des risques");
    assert_eq!(written["description"], "Certificat 2026-004117 : un cours a été achevé.");
    let subject = &written["credentialSubject"];
    assert_eq!(subject["achievement"]["criteria"]["narrative"], "Tous les modules achevés.");
    for absent in [&written["validUntil"], &written["exp"], &subject["result"], &subject["achievement"]["resultDescription"]] {
        assert!(absent.is_null());
    }
    assert_eq!(super::credential::facts(written.to_string().as_bytes()), Ok(facts));
}

#[test]
fn what_wallets_show_of_a_restricted_course_names_neither_course_nor_module() {
    for (language, kind) in [(Language::EN, CredentialKind::Attestation), (Language::FR, CredentialKind::Credential)] {
        let facts = CredentialFacts { restricted: true, language, kind, ..attestation() };
        let mut shown = document(&facts);
        shown.as_object_mut().expect("an object").remove("fairway");
        let shown = shown.to_string();
        for secret in ["Risk", "risques", "Selectivity", "lectivit", "crm", "A1\""] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
        assert!(shown.contains("for members") || shown.contains("réservé aux membres"));
    }
}

#[test]
fn what_was_signed_is_read_back() {
    let jwt = parse(&token(&attestation())).expect("a token");
    assert!(is_signed(&jwt));
    assert_eq!(issuer().key_of(&jwt.kid), Some("k1"));
    assert_eq!(facts(&jwt.payload), Ok(attestation()));
}

#[test]
fn a_changed_name_does_not_bear_the_old_signature() {
    let mallory = CredentialFacts { holder: "Mallory".to_owned(), ..attestation() };
    let (real, forged) = (token(&attestation()), token(&mallory));
    let (_, signature) = real.rsplit_once('.').expect("three parts");
    let (input, _) = forged.rsplit_once('.').expect("three parts");
    let jwt = parse(&format!("{input}.{signature}")).expect("a token");
    assert_eq!(facts(&jwt.payload), Ok(mallory));
    assert!(!is_signed(&jwt));
}

#[test]
fn a_course_of_a_hundred_modules_fits_into_a_token() {
    let modules = (0..100).map(|number| module(&format!("A{number}"))).collect();
    let facts = CredentialFacts { kind: CredentialKind::Credential, modules, ..attestation() };
    assert!(parse(&token(&facts)).is_ok());
}

proptest! {
    #[test]
    fn no_character_of_a_token_can_be_changed_unnoticed(place: prop::sample::Index, other in "[A-Za-z0-9_.-]") {
        let mut token = token(&attestation());
        let place = place.index(token.len());
        prop_assume!(token.get(place..=place) != Some(other.as_str()));
        token.replace_range(place..=place, &other);
        prop_assert!(!parse(&token).is_ok_and(|jwt| is_signed(&jwt)));
    }

    #[test]
    fn whatever_people_and_courses_are_called_reads_back(holder in ".*", organisation in ".*", title in ".*", earned: u32, restricted: bool) {
        let marks = Marks { earned, possible: u32::MAX };
        let assessed = attestation().assessed.map(|assessed| Assessed { marks, ..assessed });
        let course_title = Text::both(&title, &holder);
        let written = CredentialFacts { holder, organisation, course_title, assessed, restricted, ..attestation() };
        prop_assert_eq!(facts(payload(&issuer(), &written, END, PLACE).as_bytes()), Ok(written));
    }
}
