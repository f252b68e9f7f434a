//! From the first lesson to the credential of a course.

use academy::VerifyPage;
use domain::credential::{CredentialKind, Standing};
use domain::language::Language;
use domain::letter::Letter;
use domain::quiz::marking::Marks;
use domain::time::Span;
use interop::open_badges::credential::facts;
use interop::open_badges::jwt;

use crate::content::{COURSE, FIRST, SECOND, customs};
use crate::school::{Person, School};

/// The letter that tells of the newest proof.
async fn issued(school: &School, who: &Person, title: &str) -> (String, Language, Letter) {
    let id = school.held(who).await.last().expect("proof").id;
    let link = format!("https://fairway.example/{}/credentials/{id}", who.actor.language);
    who.hears(Letter::ProofIssued { title: title.to_owned(), link })
}

both! {
    async fn an_officer_earns_an_attestation_for_each_module_and_then_the_credential_of_the_course(school: School) {
        school.ship(&customs()).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        school.academy.enrol(&officer.actor, COURSE).await.expect("enrolled");
        assert_eq!((school.tally(&officer).await.lessons_read, school.tally(&officer).await.lessons), (0, 3));

        school.read_all(&officer, FIRST).await;
        assert_eq!(school.things_held(&officer).await, Vec::<String>::new(), "reading alone proves nothing");
        school.pass(&officer, Some(FIRST)).await;
        assert_eq!(school.things_held(&officer).await, ["c-a"]);
        assert_eq!(school.told().await, [issued(school, &officer, "Premiers pas").await]);

        school.clock.advance(Span::hours(1));
        school.pass(&officer, Some(SECOND)).await;
        assert_eq!(school.things_held(&officer).await, ["c-a"], "the quiz alone completes no module");
        school.read_all(&officer, SECOND).await;
        assert_eq!(school.things_held(&officer).await, ["c-a", "c-b"]);
        assert_eq!(school.told().await, [issued(school, &officer, "Deuxièmes pas").await]);

        school.clock.advance(Span::hours(1));
        school.fail(&officer, None).await;
        assert_eq!(school.things_held(&officer).await, ["c-a", "c-b"], "the final assessment is not passed");
        school.pass(&officer, None).await;
        assert_eq!(school.things_held(&officer).await, ["c-a", "c-b", "c"]);
        assert_eq!(school.told().await, [issued(school, &officer, "La douane").await]);
        let tally = school.tally(&officer).await;
        assert_eq!((tally.percent(), tally.modules_done, tally.quizzes_passed), (100, 2, 2));
        school.rebuild().await;
    }

    async fn the_credential_of_a_course_lists_its_modules_with_their_editions_and_the_hours_of_learning(school: School) {
        school.ship(&customs()).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        school.complete(&officer).await;
        let line = school.held(&officer).await.pop().expect("a credential");
        let mut visit = school.visit(&officer).await;
        let page = school.academy.certificate(&mut visit, &line.id.to_string()).await.expect("a certificate");
        let course = school.academy.course(&mut visit, COURSE).await.expect("the course").course;
        drop(visit);

        let signed = facts(&jwt::parse(&page.document).expect("a token").payload).expect("its facts");
        assert_eq!(signed, page.facts, "what is shown is what was signed");
        assert_eq!(line.facts, page.facts);
        let printed = (signed.kind, signed.holder.as_str(), signed.organisation.as_str());
        assert_eq!(printed, (CredentialKind::Credential, "Awa Diallo", "Sénégal"));
        let listed: Vec<_> = signed.modules.iter().map(|module| (module.code.as_str(), &module.edition)).collect();
        let taught: Vec<_> = course.edition.modules.iter().map(|module| (module.module.code.as_str(), &module.hash)).collect();
        assert_eq!(listed, taught);
        assert_eq!((signed.minutes, signed.lessons, signed.edition_number, &signed.edition), (120, 3, 1, &course.edition.hash));
        let assessed = signed.assessed.expect("a final assessment");
        assert_eq!((assessed.pass_mark.value(), assessed.marks), (80, Marks { earned: 200, possible: 200 }));
        assert_eq!(signed.issued_on.to_string(), "2026-11-24");

        let VerifyPage::Found { facts, status } = school.verify(line.id).await else { panic!("it is not found") };
        assert_eq!((facts.id, facts.modules.len(), status.standing, status.hidden), (line.id, 2, Standing::Valid, false));
    }

    async fn proof_earned_again_is_held_once(school: School) {
        school.ship(&customs()).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        school.complete(&officer).await;
        let (held, letters) = (school.held(&officer).await, school.told().await);
        assert_eq!((held.len(), letters.len()), (3, 3));
        school.clock.advance(Span::days(1));
        let again = school.pass(&officer, Some(FIRST)).await;
        assert_eq!(school.attempt(again).await.ordinal, 2);
        school.pass(&officer, None).await;
        school.read_all(&officer, FIRST).await;
        let ids = |held: Vec<academy::CredentialLine>| held.into_iter().map(|line| line.id).collect::<Vec<_>>();
        assert_eq!(ids(school.held(&officer).await), ids(held));
        school.hears_nothing().await;
        school.rebuild().await;
    }

    async fn a_course_with_a_module_to_come_earns_no_credential(school: School) {
        let mut content = customs();
        content.modules[1].announced = true;
        school.ship(&content).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        school.read_all(&officer, FIRST).await;
        school.pass(&officer, Some(FIRST)).await;
        school.pass(&officer, None).await;
        assert_eq!(school.things_held(&officer).await, ["c-a"]);
        let tally = school.tally(&officer).await;
        assert_eq!((tally.modules_done, tally.modules, tally.lessons_read, tally.lessons), (1, 2, 2, 3));
        school.rebuild().await;
    }

    async fn a_module_added_later_lowers_progress_in_its_edition_and_takes_no_proof_back(school: School) {
        let mut content = customs();
        content.modules.truncate(1);
        school.ship(&content).await;
        let officer = school.officer("Awa Diallo", "SN").await;
        school.read_all(&officer, FIRST).await;
        school.pass(&officer, Some(FIRST)).await;
        school.pass(&officer, None).await;
        let held = school.held(&officer).await;
        assert_eq!(held.iter().map(|line| line.thing.as_str()).collect::<Vec<_>>(), ["c-a", "c"]);

        school.clock.advance(Span::days(1));
        let report = school.ship(&customs()).await;
        assert_eq!(report.courses.iter().map(|course| (course.number, course.in_force)).collect::<Vec<_>>(), [(Some(2), true)]);
        assert_eq!(school.tally(&officer).await.percent(), 100, "whoever began stays with their edition");
        let visit = school.visitor().await;
        let newest = visit.catalogue.course(COURSE).cloned().expect("the course");
        drop(visit);
        let done = school.academy.course(&mut school.visit(&officer).await, COURSE).await.expect("the course").done;
        assert_eq!((done.tally(&newest.edition).percent(), done.completes_course(&newest.edition)), (66, false));
        assert_eq!(school.things_held(&officer).await, ["c-a", "c"]);
        for line in held {
            let VerifyPage::Found { facts, status } = school.verify(line.id).await else { panic!("{} is not found", line.thing) };
            assert_eq!((facts.edition_number, facts.modules.len(), status.standing), (1, 1, Standing::Valid));
        }
        let newcomer = school.officer("Moussa Faye", "SN").await;
        school.academy.enrol(&newcomer.actor, COURSE).await.expect("enrolled");
        assert_eq!(school.tally(&newcomer).await.lessons, 3);
        school.rebuild().await;
    }
}
