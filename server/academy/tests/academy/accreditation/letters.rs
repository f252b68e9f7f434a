//! Letters as they were written, their words in versions, and certificates of experts.

use academy::{Error, VerifiedExpert, Words};
use domain::accreditation::certificate::Worth;
use domain::accreditation::letter::Kind;
use domain::id::{CaseId, FiledLetterId};
use domain::language::Language;
use domain::refusal::{Problem, Refusal};
use domain::time::Span;
use interop::open_badges::jwt;
use interop::open_badges::status_list::StatusList;

use super::hall;
use crate::outcome::{only, wrong};
use crate::school::{Person, School};

impl School {
    /// The kinds of letters on a file that somebody reads.
    async fn letters(&self, who: &Person, case: CaseId) -> Vec<(FiledLetterId, &'static str)> {
        let page = self.file(who, case).await.expect("a file");
        page.letters.iter().map(|letter| (letter.id, letter.kind.word())).collect()
    }

    async fn kinds(&self, who: &Person, case: CaseId) -> Vec<&'static str> {
        self.letters(who, case).await.into_iter().map(|(_, kind)| kind).collect()
    }

    /// What anybody is told of the newest certificate of a file, and whether the lists of revocations and suspensions have its bit.
    async fn worth(&self, owner: &Person, case: CaseId) -> (Worth, bool, bool) {
        let page = self.file(owner, case).await.expect("a file");
        let newest = page.certificates.first().expect("a certificate");
        let mut visit = self.visitor().await;
        let told = self.academy.verify_expert(&mut visit, &newest.id.to_string()).await.expect("an answer");
        let Some(VerifiedExpert::Found(found)) = told else { panic!("{told:?}") };
        assert_eq!(found.worth, newest.worth);
        let payload = jwt::parse(&found.document).expect("a token").payload;
        let document: serde_json::Value = serde_json::from_slice(&payload).expect("JSON");
        let index: u32 = document["credentialStatus"][0]["statusListIndex"].as_str().expect("an index").parse().expect("a number");
        assert_eq!(document["credentialStatus"][1]["statusListIndex"], document["credentialStatus"][0]["statusListIndex"]);
        let mut bits = [false; 2];
        for (place, list) in [(0, 2), (1, 3)] {
            let signed = self.academy.status_list(&mut visit, list).await.expect("a list");
            let payload: serde_json::Value = serde_json::from_slice(&jwt::parse(&signed).expect("a token").payload).expect("JSON");
            let encoded = payload["credentialSubject"]["encodedList"].as_str().expect("bits");
            bits[place] = StatusList::decode(encoded).expect("a list").is_set(index).expect("in it");
        }
        (found.worth, bits[0], bits[1])
    }
}

async fn words(school: &School, who: &Person, kind: Kind) -> academy::Result<Words> {
    Ok(school.academy.letter_words_of(&mut school.visit(who).await, kind.word()).await?.words)
}

both! {
    async fn a_letter_is_read_by_those_it_went_to_and_by_the_secretariat_and_reads_the_same_for_ever(school: School) {
        let hall = hall(school).await;
        let administrator = school.administrator("Ada Voss").await;
        let case = hall.attended(school).await;
        assert_eq!(school.kinds(&hall.officer, case).await, ["nominated", "eligible", "selected"]);
        assert_eq!(school.kinds(&hall.coordinator, case).await, ["selected"]);
        assert_eq!(school.kinds(&hall.manager, case).await, ["nominated", "eligible", "selected"]);
        assert!(school.kinds(&hall.assessors[0], case).await.is_empty());
        let (selected, _) = school.letters(&hall.officer, case).await[2];
        let (nominated, _) = school.letters(&hall.officer, case).await[0];
        let read = async |who: &Person, letter| school.academy.filed_letter(&mut school.visit(who).await, case, letter).await;
        let page = read(&hall.officer, selected).await.expect("their own");
        assert!(page.is_own && page.letter.facts.reference.ends_with("-000003"), "{:?}", page.letter);
        assert_eq!(page.letter.facts.administration.0.len(), 2);
        assert_answer!(read(&hall.coordinator, nominated).await, Err(Error::NotFound));
        assert_answer!(read(&hall.assessors[0], selected).await, Err(Error::NotFound));
        assert_answer!(read(&hall.lead, selected).await, Err(Error::NotFound));
        let kind = Kind::Selected;
        let Words::Of(_, mut template) = words(school, &administrator, kind).await.expect("words") else { panic!("of a kind") };
        template.text.0.insert(Language::EN, "Dear {name}, come from {from} to {until} to {host}.".to_owned());
        let changed = Words::Of(kind, template.clone());
        assert_answer!(school.academy.change_letter_words(&hall.manager.actor, &changed, "Shorter.").await, Err(Error::Forbidden));
        school.academy.change_letter_words(&administrator.actor, &changed, "Shorter.").await.expect("changed");
        let twice = school.academy.change_letter_words(&administrator.actor, &changed, "Shorter.").await;
        assert_answer!(twice, Err(Error::Refused(Refusal::AlreadyDecided)));
        let again = read(&hall.officer, selected).await.expect("their own");
        assert_eq!((again.template, again.letter), (page.template, page.letter));
        assert_eq!(words(school, &hall.decider, kind).await.expect("words"), changed);
    }

    async fn certificates_follow_the_file_and_what_is_suspended_lapsed_replaced_and_withdrawn_is_told_apart(school: School) {
        let hall = hall(school).await;
        let case = hall.decided(school, 4, "pre-accredited").await;
        assert_eq!(school.worth(&hall.officer, case).await, (Worth::InForce, false, false));
        school.academy.propose_decision(&hall.manager.actor, case, "suspended", "An inquiry is open.").await.expect("proposed");
        assert_eq!(school.worth(&hall.officer, case).await, (Worth::InForce, false, false));
        school.academy.confirm_decision(&hall.decider.actor, case, crate::school::PASSWORD).await.expect("confirmed");
        assert_eq!(school.worth(&hall.officer, case).await, (Worth::Suspended, false, true));
        hall.decides(school, case, "reinstated").await;
        assert_eq!(school.worth(&hall.officer, case).await, (Worth::InForce, false, false));
        let until = school.file(&hall.officer, case).await.expect("a file").standing.stage.until().expect("a term");
        school.clock.advance(until - school.academy.now());
        school.clock.advance(Span::days(1));
        school.academy.lapse_overdue().await.expect("looked");
        assert_eq!(school.worth(&hall.officer, case).await, (Worth::Lapsed, false, false));
        hall.decides(school, case, "reactivated").await;
        let page = school.file(&hall.officer, case).await.expect("a file");
        assert_eq!(page.certificates.iter().map(|line| line.worth).collect::<Vec<_>>(), [Worth::InForce, Worth::Replaced]);
        assert_ne!(page.certificates[0].facts.shown_number(), page.certificates[1].facts.shown_number());
        hall.decides(school, case, "withdrawn").await;
        assert_eq!(school.worth(&hall.officer, case).await, (Worth::Withdrawn, true, false));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_keep_a_right_silent_are_refused_beside_their_field() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let administrator = school.administrator("Ada Voss").await;
    let kind = Kind::parse("not-yet").expect("a kind");
    let Words::Of(_, template) = words(&school, &administrator, kind).await.expect("words") else { panic!("of a kind") };
    let change = async |text: &str, reason: &str| {
        let mut template = template.clone();
        template.text.0.insert(Language::FR, text.to_owned());
        wrong(school.academy.change_letter_words(&administrator.actor, &Words::Of(kind, template), reason).await)
    };
    let unsaid = Problem::NotSaid { field: "appeal_until".to_owned() };
    assert_eq!(change("{name} : {reason} {missing}", "Plus court.").await, only("text_fr", unsaid));
    let whole = "{name} : {reason} {missing} {appeal_until}";
    assert_eq!(change(&format!("{whole} {{motif}}"), "x").await, only("text_fr", Problem::UnknownField { field: "motif".to_owned() }));
    assert_eq!(change(&format!("{whole} {{"), "x").await, only("text_fr", Problem::OpenBrace));
    assert_eq!(change(whole, " ").await, only("reason", Problem::Missing));
    assert_answer!(words(&school, &hall.officer, kind).await, Err(Error::Forbidden));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_its_holders_and_hidden_when_they_say_so() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    school.academy.set_latin_name(&hall.officer.actor, "Awa Ndeye Diallo").await.expect("kept");
    let case = hall.decided(&school, 4, "pre-accredited").await;
    let id = school.file(&hall.officer, case).await.expect("a file").certificates[0].id.to_string();
    let own = school.academy.expert_certificate(&mut school.visit(&hall.officer).await, &id).await.expect("theirs");
    assert_eq!(own.facts.latin.as_deref(), Some("Awa Ndeye Diallo"));
    assert_answer!(school.academy.expert_certificate(&mut school.visit(&hall.manager).await, &id).await, Err(Error::NotFound));
    assert_answer!(school.academy.show_expert_certificate(&hall.manager.actor, &id, false).await, Err(Error::NotFound));
    let told = async || school.academy.verify_expert(&mut school.visitor().await, &id).await.expect("told");
    for (shown, hidden) in [(false, true), (true, false)] {
        school.academy.show_expert_certificate(&hall.officer.actor, &id, shown).await.expect("changed");
        assert_eq!(matches!(told().await, Some(VerifiedExpert::Hidden)), hidden);
    }
    let nobody = school.academy.verify_expert(&mut school.visitor().await, &"0".repeat(26)).await;
    assert!(matches!(nobody, Ok(None)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_of_anothers_letter_stands_in_the_record() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    let (letter, _) = school.letters(&hall.officer, case).await[0];
    school.academy.filed_letter(&mut school.visit(&hall.decider).await, case, letter).await.expect("may read");
    let auditor = school.officer("Ines Duarte", "WCO").await;
    let auditor = school.granted(&auditor, domain::people::Role::Auditor, domain::people::Scope::Installation).await;
    let entries = school.academy.record_about(&mut school.visit(&auditor).await, &format!("case {case}")).await.expect("the record");
    let readers: Vec<_> = entries.iter().filter(|entry| entry.action == Some(domain::record::Action::FileRead)).collect();
    assert_eq!(readers.len(), 1, "{entries:?}");
}
