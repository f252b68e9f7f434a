//! From a nomination to the roster, an appeal, a lapse and a return.

use academy::AskedAct;
use domain::accreditation::access::Reading;
use domain::accreditation::letter::Kind;
use domain::language::Language;
use domain::letter::Letter;
use domain::time::Span;

use super::{Hall, asked, asked_mission, hall};
use crate::school::{PASSWORD, Person, School};

/// The kinds of letters somebody got since the last time.
async fn heard(school: &School, who: &Person) -> Vec<&'static str> {
    let letters = school.told().await;
    let own = letters.into_iter().filter(|(address, _, _)| *address == who.actor.email);
    own.map(|(_, language, letter)| {
        let Letter::Accreditation { kind, facts, template, link } = letter else { panic!("{letter:?}") };
        assert_eq!(language, who.actor.language);
        assert!(link.contains("/accreditation/files/"), "{link}");
        assert!(facts.reference.starts_with("ACC-") && !template.text.read(Language::FR).is_empty());
        kind.word()
    })
    .collect()
}

both! {
    async fn a_file_goes_from_a_nomination_to_the_roster_lapses_and_comes_back(school: School) {
        let hall = hall(school).await;
        let case = school.academy.nominate(&hall.coordinator.actor, hall.call, &hall.officer.actor.email, "Nine years of valuation.").await.expect("nominated");
        assert_eq!(heard(school, &hall.officer).await, ["nominated"]);
        school.acts(&hall.officer, case, "consent").await;
        school.acts(&hall.coordinator, case, "release").await;
        school.acts(&hall.manager, case, "find-eligible").await;
        assert_eq!(heard(school, &hall.officer).await, ["eligible"]);
        school.academy.act_on_case(&hall.manager.actor, case, &AskedAct { rank: "1".to_owned(), ..asked("put-on-reserve") }).await.expect("waits");
        school.acts(&hall.manager, case, "call-up").await;
        let letters = school.told().await;
        assert_eq!(letters.iter().filter(|(_, _, letter)| matches!(letter, Letter::Accreditation { kind: Kind::CalledUp, .. })).count(), 2);
        for assessor in &hall.assessors {
            school.academy.seat_assessor(&hall.manager.actor, case, assessor.actor.person).await.expect("seated");
        }
        school.academy.act_on_case(&hall.manager.actor, case, &AskedAct { answer: "yes".to_owned(), ..asked("note-attendance") }).await.expect("was there");
        for assessor in &hall.assessors {
            school.scores(assessor, case, 4).await;
        }
        hall.decides(school, case, "pre-accredited").await;
        assert_eq!(heard(school, &hall.officer).await, ["pre-accredited"]);
        assert_eq!(school.stage(&hall.officer, case).await, "pre-accredited");
        school.academy.assign_mission(&hall.manager.actor, case, &asked_mission(school, &hall.lead).await).await.expect("assigned");
        let led = school.academy.accreditation_work(&mut school.visit(&hall.lead).await).await.expect("work");
        assert_eq!(led.missions.len(), 1);
        assert_eq!(school.file(&hall.lead, case).await.expect("a file").reading, Reading::Lead);
        let ready = AskedAct { answer: "yes".to_owned(), ..asked("evaluate") };
        school.academy.act_on_case(&hall.lead.actor, case, &ready).await.expect("evaluated");
        hall.decides(school, case, "accredited").await;
        let until = school.file(&hall.officer, case).await.expect("a file").standing.stage.until().expect("a term");
        let query = academy::RosterQuery::default();
        let found = school.academy.roster(&mut school.visit(&hall.manager).await, &query).await.expect("the roster");
        assert_eq!(found.experts.iter().map(|line| line.stage.as_str()).collect::<Vec<_>>(), ["accredited"]);
        school.clock.advance(until - Span(1) - school.academy.now());
        assert_eq!(school.academy.lapse_overdue().await.expect("looked"), 0);
        school.clock.advance(Span(1));
        assert_eq!(school.academy.lapse_overdue().await.expect("looked"), 1);
        assert_eq!(school.stage(&hall.officer, case).await, "inactive");
        assert!(heard(school, &hall.officer).await.contains(&"lapsed"));
        hall.decides(school, case, "reactivated").await;
        assert_eq!(school.stage(&hall.officer, case).await, "accredited");
        school.told().await;
        school.academy.chain_record().await.expect("chained");
        let check = school.academy.verify_record().await.expect("checked");
        assert_eq!((check.faults.as_slice(), check.unchained), ([].as_slice(), 0));
        assert!(check.chained > 20, "{check:?}");
    }

    async fn an_appeal_is_heard_by_a_second_panel_of_others(school: School) {
        let hall = hall(school).await;
        let case = hall.decided(school, 2, "not-yet").await;
        school.told().await;
        school.academy.act_on_case(&hall.officer.actor, case, &asked("appeal")).await.expect("in time");
        assert_eq!(heard(school, &hall.officer).await, ["appeal-received"]);
        let first = school.academy.seat_assessor(&hall.manager.actor, case, hall.assessors[0].actor.person).await;
        assert!(first.is_err(), "whoever assessed before does not assess again: {first:?}");
        let mut second = Vec::new();
        for (name, code) in [("Kim Ji-woo", "KR"), ("Rosa Huamán", "PE")] {
            let person = school.officer(name, code).await;
            second.push(school.granted(&person, domain::people::Role::Assessor, domain::people::Scope::Installation).await);
        }
        for assessor in &second {
            school.academy.seat_assessor(&hall.manager.actor, case, assessor.actor.person).await.expect("seated");
            school.scores(assessor, case, 4).await;
        }
        hall.decides(school, case, "pre-accredited").await;
        assert_eq!(school.stage(&hall.officer, case).await, "pre-accredited");
    }

    async fn a_workshops_outcomes_are_proposed_and_confirmed_as_one_list_with_an_exception_taken_out(school: School) {
        let hall = hall(school).await;
        let mut cases = Vec::new();
        for number in 0..3_u8 {
            let officer = school.officer(&format!("Officer {number}"), "SN").await;
            let of = Hall { officer, coordinator: hall.coordinator.clone(), manager: hall.manager.clone(), assessors: hall.assessors.clone(), decider: hall.decider.clone(), lead: hall.lead.clone(), call: hall.call };
            let case = of.attended(school).await;
            for assessor in &hall.assessors {
                school.scores(assessor, case, if number == 2 { 2 } else { 4 }).await;
            }
            cases.push(case);
        }
        let proposed = school.academy.propose_list(&hall.manager.actor, hall.call, &cases, "As the panel gave.").await.expect("proposed");
        assert_eq!(proposed, 3);
        let again = school.academy.propose_list(&hall.manager.actor, hall.call, &cases, "As the panel gave.").await.expect("nothing new");
        assert_eq!(again, 0);
        let own = school.academy.confirm_list(&hall.manager.actor, hall.call, &cases[..2], PASSWORD).await;
        assert!(own.is_err() || own.as_ref().is_ok_and(|(count, _)| *count == 0), "the proposer confirms nothing: {own:?}");
        let (confirmed, refused) = school.academy.confirm_list(&hall.decider.actor, hall.call, &cases[..2], PASSWORD).await.expect("confirmed");
        assert_eq!((confirmed, refused.len()), (2, 0));
        let list = school.academy.decision_list(&mut school.visit(&hall.decider).await, hall.call).await.expect("the list");
        let of = |case| list.lines.iter().find(|line| line.case == case).expect("on the list");
        let standing: Vec<_> = cases.iter().map(|case| (of(*case).decided.is_some(), of(*case).proposed.is_some())).collect();
        assert_eq!(standing, [(true, false), (true, false), (false, true)]);
        school.academy.return_proposal(&hall.decider.actor, cases[2], "Was the second day counted?").await.expect("returned");
        assert_eq!(school.stage(&hall.manager, cases[2]).await, "attended");
        for case in &cases[..2] {
            let page = school.academy.file(&mut school.visit(&hall.manager).await, *case, Language::FR).await.expect("a file");
            assert_eq!(page.standing.stage.name(), "pre-accredited");
        }
    }
}
