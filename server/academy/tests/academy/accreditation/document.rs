//! Documents handed in with a nomination: whose they are, who reads them, and until when they are kept.

use academy::{AskedDocument, Error};
use domain::accreditation::act::Refused;
use domain::accreditation::document::{Kind, Unacceptable};
use domain::accreditation::missing::Wanted;
use domain::id::{CaseId, DocumentId};
use domain::people::{Role, Scope};
use domain::refusal::{Problem, Refusal};
use domain::time::Span;
use uuid::Uuid;

use super::{Hall, asked, asked_call, hall};
use crate::outcome::{only, wrong};
use crate::school::{Person, School};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

fn a_document(kind: &str) -> AskedDocument {
    AskedDocument { kind: kind.to_owned(), name: "../Curriculum vitæ.pdf".to_owned(), content: PDF.to_vec() }
}

async fn nominated(school: &School, hall: &Hall) -> CaseId {
    school.academy.nominate(&hall.coordinator.actor, hall.call, &hall.officer.actor.email, "").await.expect("nominated")
}

async fn hands_in(school: &School, who: &Person, case: CaseId, kind: &str) -> DocumentId {
    school.academy.hand_in_document(&who.actor, case, &a_document(kind)).await.expect("handed in")
}

async fn may_read(school: &School, who: &Person, case: CaseId, document: DocumentId) -> bool {
    match school.academy.read_document(&who.actor, case, document).await {
        Ok((row, content)) => content == PDF && row.name == "Curriculum vitæ.pdf",
        Err(Error::NotFound) => false,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nomination_is_complete_with_the_documents_its_policy_asks_for() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let admin = school.officer("Ana Admin", "WCO").await;
    let admin = school.granted(&admin, Role::Administrator, Scope::Installation).await;
    let policies = school.academy.policies(&mut school.visit(&admin).await).await.expect("policies");
    let mut policy = policies.into_iter().find(|it| it.policy.category == "et").expect("one").policy;
    policy.documents = [Kind::Cv, Kind::NominationLetter].into();
    school.academy.change_policy(&admin.actor, &policy, "Files came without letters.").await.expect("changed");
    let call = school.academy.make_call(&hall.manager.actor, &asked_call(&school, &hall.manager, "et").await).await.expect("a call");
    let case = nominated(&school, &Hall { call, ..hall.clone() }).await;
    school.acts(&hall.officer, case, "consent").await;
    school.acts(&hall.coordinator, case, "release").await;
    let missing =
        async || -> Vec<Wanted> { school.file(&hall.officer, case).await.expect("a file").missing.into_iter().map(|it| it.what).collect() };
    assert_eq!(missing().await, [Wanted::Document { kind: Kind::Cv }, Wanted::Document { kind: Kind::NominationLetter }]);
    let early = school.academy.act_on_case(&hall.manager.actor, case, &asked("find-eligible")).await;
    let both = [Refused::NoDocument { kind: Kind::Cv }, Refused::NoDocument { kind: Kind::NominationLetter }];
    assert_answer!(early, Err(Error::Refused(Refusal::Case(why))) if *why == both);
    hands_in(&school, &hall.officer, case, "cv").await;
    hands_in(&school, &hall.coordinator, case, "nomination-letter").await;
    assert_eq!(missing().await, [Wanted::Eligibility]);
    school.acts(&hall.manager, case, "find-eligible").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_read_by_those_it_is_for_and_each_reading_is_recorded() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = nominated(&school, &hall).await;
    let document = hands_in(&school, &hall.officer, case, "cv").await;
    let auditor = school.officer("Ines Costa", "PL").await;
    let auditor = school.granted(&auditor, Role::Auditor, Scope::Installation).await;
    let stranger = school.coordinator("Nana Addo", "GH").await;
    for reader in [&hall.officer, &hall.coordinator, &hall.manager, &hall.decider] {
        assert!(may_read(&school, reader, case, document).await, "{}", reader.actor.name);
    }
    for other in [&auditor, &stranger, &hall.assessors[0]] {
        assert!(!may_read(&school, other, case, document).await, "{}", other.actor.name);
    }
    let elsewhere = CaseId(Uuid::from_u128(7));
    assert!(!may_read(&school, &hall.manager, elsewhere, document).await);
    assert!(!may_read(&school, &hall.manager, case, DocumentId(Uuid::from_u128(7))).await);
    let page = school.academy.documents(&mut school.visit(&auditor).await, case).await.expect("a list");
    assert_eq!(page.lines.iter().map(|line| line.may_read).collect::<Vec<_>>(), [false], "that it is there, not what is in it");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assessor_reads_documents_while_they_sit_on_the_panel() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = nominated(&school, &hall).await;
    let document = hands_in(&school, &hall.officer, case, "cv").await;
    for (who, act) in
        [(&hall.officer, "consent"), (&hall.coordinator, "release"), (&hall.manager, "find-eligible"), (&hall.manager, "select")]
    {
        school.acts(who, case, act).await;
    }
    let assessor = &hall.assessors[0];
    school.academy.seat_assessor(&hall.manager.actor, case, assessor.actor.person).await.expect("seated");
    assert!(may_read(&school, assessor, case, document).await);
    school.academy.recuse(&assessor.actor, case, "We were colleagues.", false).await.expect("recused");
    assert!(!may_read(&school, assessor, case, document).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_what_it_says_or_not_theirs_to_hand_in_is_refused() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = nominated(&school, &hall).await;
    let hand_in = async |who: &Person, asked: &AskedDocument| school.academy.hand_in_document(&who.actor, case, asked).await.map(|_| ());
    let program = AskedDocument { content: b"MZ\x90\x00".to_vec(), ..a_document("cv") };
    assert_eq!(wrong(hand_in(&hall.officer, &program).await), only("file", Problem::File(Unacceptable::OtherKind)));
    let empty = AskedDocument { content: Vec::new(), ..a_document("cv") };
    assert_eq!(wrong(hand_in(&hall.officer, &empty).await), only("file", Problem::Missing));
    assert_eq!(wrong(hand_in(&hall.officer, &a_document("passport")).await), only("kind", Problem::NotAChoice));
    assert_eq!(wrong(hand_in(&hall.officer, &a_document("nomination-letter")).await), only("kind", Problem::NotAChoice));
    assert_eq!(wrong(hand_in(&hall.manager, &a_document("cv")).await), only("kind", Problem::NotAChoice));
    assert_answer!(hand_in(&hall.assessors[0], &a_document("other")).await, Err(Error::NotFound));
    for _ in 0..12 {
        hand_in(&hall.officer, &a_document("other")).await.expect("handed in");
    }
    assert_eq!(wrong(hand_in(&hall.officer, &a_document("cv")).await), only("file", Problem::File(Unacceptable::TooMany)));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_handed_a_document_in_takes_it_back_until_the_look_and_the_earlier_one_is_in_force_again() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = nominated(&school, &hall).await;
    let first = hands_in(&school, &hall.officer, case, "cv").await;
    school.clock.advance(Span::minutes(1));
    let second = hands_in(&school, &hall.officer, case, "cv").await;
    let force = async || -> Vec<bool> {
        let page = school.academy.documents(&mut school.visit(&hall.officer).await, case).await.expect("a list");
        page.lines.iter().map(|line| line.is_in_force).collect()
    };
    assert_eq!(force().await, [false, true]);
    let remove = async |who: &Person, document, reason| school.academy.remove_document(&who.actor, case, document, reason).await;
    assert_eq!(wrong(remove(&hall.officer, second, " ").await), only("reason", Problem::Missing));
    assert_answer!(remove(&hall.coordinator, second, "So.").await, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::NotYours]);
    remove(&hall.officer, second, "The wrong file.").await.expect("removed");
    assert_eq!(force().await, [true, false]);
    assert_answer!(remove(&hall.officer, second, "Again.").await, Err(Error::Refused(Refusal::AlreadyDecided)));
    for (who, act) in [(&hall.officer, "consent"), (&hall.coordinator, "release"), (&hall.manager, "find-eligible")] {
        school.acts(who, case, act).await;
    }
    assert_answer!(remove(&hall.officer, first, "So.").await, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::WrongStage]);
}

#[tokio::test(flavor = "multi_thread")]
async fn contents_are_erased_two_years_after_a_file_that_led_to_nothing() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = nominated(&school, &hall).await;
    let document = hands_in(&school, &hall.officer, case, "cv").await;
    school.acts(&hall.officer, case, "decline").await;
    school.clock.advance(Span::days(700));
    assert_eq!(school.academy.erase_due_documents().await.expect("looked"), 0);
    assert!(may_read(&school, &hall.manager, case, document).await);
    school.clock.advance(Span::days(40));
    assert_eq!(school.academy.erase_due_documents().await.expect("looked"), 1);
    assert_eq!(school.academy.erase_due_documents().await.expect("looked"), 0, "once");
    assert!(!may_read(&school, &hall.manager, case, document).await);
    let page = school.academy.documents(&mut school.visit(&hall.manager).await, case).await.expect("a list");
    assert_eq!((page.lines.len(), page.lines[0].row.sha256.len()), (1, 64), "the row stays with its digest");
}
