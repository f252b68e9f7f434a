//! Proof: what completes earns it, who may show it, and what anybody is told of it.

use academy::{Error, MasterKey, VerifyPage};
use domain::credential::{CredentialFacts, CredentialId, CredentialKind, Standing};
use domain::language::Language;
use domain::letter::Letter;
use domain::quiz::marking::Marks;
use domain::time::{Date, Span};
use interop::open_badges::jwt;
use interop::open_badges::status_list::StatusList;

use crate::content::{COURSE, FIRST, SECOND, customs, on_paper};
use crate::forged::{Forge, altered};
use crate::school::{Person, START, School};

/// A school, and an officer who holds the attestation of the first module.
async fn attested() -> (School, Person, CredentialFacts) {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    school.read_all(&officer, FIRST).await;
    school.pass(&officer, Some(FIRST)).await;
    let facts = school.held(&officer).await.remove(0).facts;
    (school, officer, facts)
}

/// Where a credential stands, for anybody.
async fn standing(school: &School, id: CredentialId) -> Standing {
    match school.verify(id).await {
        VerifyPage::Found { status, .. } => status.standing,
        other => panic!("{other:?}"),
    }
}

/// The document of somebody's own credential.
async fn document(school: &School, who: &Person, id: CredentialId) -> String {
    school.academy.certificate(&mut school.visit(who).await, &id.to_string()).await.expect("a certificate").document
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attestation_says_what_was_read_and_how_the_quiz_went() {
    let (_, _, facts) = attested().await;
    assert_eq!((facts.kind, facts.shown_number()), (CredentialKind::Attestation, "2026-000001".to_owned()));
    assert_eq!((facts.holder.as_str(), facts.organisation.as_str(), facts.course.as_str()), ("Awa Diallo", "Sénégal", "c"));
    assert_eq!(facts.module().map(|module| module.title.read(Language::EN)), Some("First steps"));
    assert_eq!((facts.minutes, facts.lessons, facts.restricted, facts.valid_until), (75, 2, true, None));
    let assessed = facts.assessed.expect("a quiz");
    assert_eq!((assessed.pass_mark.value(), assessed.marks), (75, Marks { earned: 200, possible: 200 }));
    assert_eq!((facts.issued_at, facts.issued_on.to_string().as_str(), facts.language), (START, "2026-11-24", Language::FR));
}

#[tokio::test(flavor = "multi_thread")]
async fn proof_is_dated_where_its_holder_is_and_its_letter_written_in_their_language() {
    let mut school = School::teaching(&customs()).await;
    let officer = school.officer("Jone Fale", "WS").await;
    // In Samoa it is 22:00, and in three hours the next day.
    school.clock.advance(Span::hours(3));
    school.pass(&officer, Some(FIRST)).await;
    for lesson in ["the-post", "the-queue"] {
        school.academy.mark_read(&officer.actor, COURSE, FIRST, lesson, Language::FR).await.expect("read in French");
    }
    let proof = school.held(&officer).await.remove(0);
    assert_eq!((proof.facts.issued_on.to_string().as_str(), proof.facts.language), ("2026-11-25", Language::FR));
    let link = format!("https://fairway.example/en/credentials/{}", proof.id);
    assert_eq!(school.told().await, [officer.hears(Letter::ProofIssued { title: "First steps".to_owned(), link })]);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_quiz_is_enough_it_earns_the_attestation_alone_and_a_course_without_final_its_credential() {
    let mut school = School::teaching(&on_paper()).await;
    let officer = school.officer("Awa Diallo", "SN").await;
    let attempt = school.academy.start_attempt(&officer.actor, "paper", Some("on-paper"), Language::FR).await.expect("started");
    school.answer_all(&officer, attempt, "right").await;
    school.academy.hand_in(&officer.actor, attempt).await.expect("handed in");
    let held = school.held(&officer).await;
    assert_eq!(
        held.iter().map(|line| (line.facts.kind, line.thing.as_str())).collect::<Vec<_>>(),
        [(CredentialKind::Attestation, "p-a"), (CredentialKind::Credential, "p")]
    );
    assert_eq!((held[1].facts.assessed, held[1].facts.minutes), (None, 60));
    assert_eq!(school.tally(&officer).await.lessons_read, 0);
    school.rebuild().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_opens_or_hides_a_certificate() {
    let (mut school, officer, facts) = attested().await;
    let others = [school.coordinator("Fatou Sarr", "SN").await, school.administrator("Daniel Osei").await];
    for id in [facts.id.to_string(), CredentialId::from_bytes([7; 16]).to_string(), "nonsense".to_owned()] {
        for other in &others {
            let page = school.academy.certificate(&mut school.visit(other).await, &id).await;
            assert_answer!(page, Err(Error::NotFound));
            assert_answer!(school.academy.show_credential(&other.actor, &id, false).await, Err(Error::NotFound));
        }
    }
    let id = facts.id.grouped();
    assert_answer!(school.academy.certificate(&mut school.visitor().await, &id).await, Err(Error::SignInRequired));
    let page = school.academy.certificate(&mut school.visit(&officer).await, &id).await.expect("as it is printed");
    assert_eq!((page.verify_url, page.operator.as_str()), (format!("https://fairway.example/verify/{}", facts.id), "Harbour Training"));
    assert_eq!(standing(&school, facts.id).await, Standing::Valid);
}

#[tokio::test(flavor = "multi_thread")]
async fn its_holder_takes_the_public_page_down_and_puts_it_up_again() {
    let (school, officer, facts) = attested().await;
    let show = async |shown| school.academy.show_credential(&officer.actor, &facts.id.to_string(), shown).await.expect("done");
    show(false).await;
    assert_answer!(school.verify(facts.id).await, VerifyPage::Hidden);
    let page = school.academy.certificate(&mut school.visit(&officer).await, &facts.id.to_string()).await.expect("their own stays");
    assert_eq!((page.status.standing, page.status.hidden), (Standing::Valid, true));
    school.clock.advance(Span::minutes(1));
    show(true).await;
    assert_eq!(standing(&school, facts.id).await, Standing::Valid);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_other_keys_signed_goes_on_verifying() {
    let (school, officer, first) = attested().await;
    school.clock.advance(Span::days(1));
    let key = school.academy.rotate_key().await.expect("rotated");
    school.read_all(&officer, SECOND).await;
    school.pass(&officer, Some(SECOND)).await;
    let second = school.held(&officer).await.remove(1).facts;
    for id in [first.id, second.id] {
        assert_eq!(standing(&school, id).await, Standing::Valid);
    }
    let signed = async |id| jwt::parse(&document(&school, &officer, id).await).expect("a token").kid;
    let (before, after) = (signed(first.id).await, signed(second.id).await);
    assert_eq!(after, format!("did:web:fairway.example#{key}"));
    assert_ne!(before, after);
    let did = school.academy.did_document(&mut school.visitor().await).await.expect("a DID document");
    assert!(did.contains(&before) && did.contains(&after), "{did}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_rotated_by_one_program_is_the_one_another_signs_with() {
    let (school, officer, _) = attested().await;
    let beside = school.beside(school.master.clone()).await.expect("the same master key");
    school.clock.advance(Span::days(1));
    let key = beside.rotate_key().await.expect("rotated");
    school.read_all(&officer, SECOND).await;
    school.pass(&officer, Some(SECOND)).await;
    let second = school.held(&officer).await.remove(1).facts;
    let signed = jwt::parse(&document(&school, &officer, second.id).await).expect("a token");
    assert_eq!(signed.kid, format!("did:web:fairway.example#{key}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_started_again_signs_with_the_key_that_was_sealed_and_another_master_key_is_refused() {
    let (school, officer, first) = attested().await;
    let before = jwt::parse(&document(&school, &officer, first.id).await).expect("a token").kid;
    let again = school.beside(school.master.clone()).await.expect("the same master key");
    again.prepare_keys().await.expect("unsealed");
    let list = again.status_list(&mut school.visitor().await, 1).await.expect("a status list");
    assert_eq!(jwt::parse(&list).expect("a token").kid, before);
    let written = MasterKey::parse(&school.master.written()).expect("a master key");
    school.beside(written).await.expect("the same, read from its file");
    let other = school.beside(MasterKey::generate()).await;
    assert!(matches!(&other, Err(Error::Broken(why)) if why.contains("master key")), "{other:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_revoked_stays_so_and_stands_in_the_status_list() {
    let (school, officer, facts) = attested().await;
    let mut place = school.read().await.credentials().find(&facts.id).await.expect("read").expect("a credential").status_index;
    assert!(!is_listed(&school, place).await);
    school.clock.advance(Span::hours(1));
    school.academy.revoke_credential(&facts.id, "issued in error").await.expect("revoked");
    school.clock.advance(Span::hours(1));
    school.academy.revoke_credential(&facts.id, "issued in error").await.expect("again is no harm");
    assert_eq!(standing(&school, facts.id).await, Standing::Revoked { at: START + Span::hours(1) });
    let page = school.academy.certificate(&mut school.visit(&officer).await, &facts.id.to_string()).await.expect("a certificate");
    assert_eq!(page.status.standing, Standing::Revoked { at: START + Span::hours(1) });
    assert!(is_listed(&school, place).await);
    place = (place + 1) % 1000;
    assert!(!is_listed(&school, place).await, "no other is");
    assert_answer!(school.academy.status_list(&mut school.visitor().await, 4).await, Err(Error::NotFound));
    let unknown = school.academy.revoke_credential(&CredentialId::from_bytes([7; 16]), "issued in error").await;
    assert_answer!(unknown, Err(Error::NotFound));
    school.pass(&officer, Some(FIRST)).await;
    assert_eq!(school.held(&officer).await.len(), 1, "passing again brings nothing back");
}

/// Whether a place of the status list is set.
async fn is_listed(school: &School, place: u32) -> bool {
    let list = school.academy.status_list(&mut school.visitor().await, 1).await.expect("a status list");
    let body = String::from_utf8(jwt::parse(&list).expect("a token").payload).expect("text");
    let encoded = body.split("\"encodedList\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a list");
    StatusList::decode(encoded).expect("packed").is_set(place).expect("a place of the list")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_an_end_is_valid_to_the_last_instant_of_its_last_day() {
    let (mut school, _, facts) = attested().await;
    let (forge, holder) = (Forge::new(9), school.officer("Moussa Faye", "SN").await);
    school.know(&forge, None).await;
    let (id, on) = (CredentialId::from_bytes([9; 16]), Date::parse("2026-11-24").expect("a day"));
    let facts = CredentialFacts { id, valid_until: Some(on), ..facts };
    school.keep(&forge, &holder, id, &facts, forge.signed(&facts)).await;
    school.clock.advance(Span(Span::hours(15).0 - 1));
    assert_eq!(standing(&school, id).await, Standing::Valid);
    school.clock.advance(Span(1));
    assert_eq!(standing(&school, id).await, Standing::Expired { on });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_is_not_what_was_signed_is_told_to_be_altered() {
    let (mut school, _, facts) = attested().await;
    let (known, revoked, foreign) = (Forge::new(9), Forge::new(10), Forge::new(11));
    school.know(&known, None).await;
    school.know(&revoked, Some(START)).await;
    let id = |number: u8| CredentialId::from_bytes([number; 16]);
    let facts = |number: u8| CredentialFacts { id: id(number), ..facts.clone() };
    let documents = [
        altered(&known.signed(&facts(1)), "Awa Diallo", "Ada Diallo"),
        known.signed(&facts(9)),
        foreign.signed(&facts(3)),
        revoked.signed(&facts(4)),
        known.signed_by("https://elsewhere.example", &facts(5)),
        "not.a.token".to_owned(),
    ];
    for (number, document) in (1..).zip(documents) {
        let holder = school.officer("Moussa Faye", "SN").await;
        let key = if number == 4 { &revoked } else { &known };
        school.keep(key, &holder, id(number), &facts(number), document).await;
        assert!(matches!(school.verify(id(number)).await, VerifyPage::Altered), "document {number}");
    }
    let holder = school.officer("Moussa Faye", "SN").await;
    school.keep(&known, &holder, id(8), &facts(8), known.signed(&facts(8))).await;
    assert_eq!(standing(&school, id(8)).await, Standing::Valid, "the same, left as it was signed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_issued_is_unknown() {
    let (school, _, facts) = attested().await;
    let of = async |id: &str| school.academy.verify(&mut school.visitor().await, id).await.expect("an answer");
    for id in ["", "nonsense", "../../etc/passwd", &CredentialId::from_bytes([7; 16]).to_string()] {
        assert!(matches!(of(id).await, VerifyPage::Unknown), "{id}");
    }
    assert!(matches!(of(&facts.id.grouped().to_lowercase()).await, VerifyPage::Found { .. }), "however it is typed");
}
