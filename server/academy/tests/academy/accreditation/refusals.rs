//! What is refused: wrong fields, wrong people, wrong moments.

use academy::{AskedAct, AskedCall, AskedMission, Error};
use domain::accreditation::act::Refused;
use domain::id::CaseId;
use domain::people::{Role, Scope};
use domain::refusal::{Problem, Refusal};
use domain::time::Span;
use uuid::Uuid;

use super::{asked, asked_call, asked_mission, hall};
use crate::outcome::{only, wrong};
use crate::school::{PASSWORD, School};

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_a_call_typed_wrongly_is_told_at_once() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let make = async |asked: &AskedCall| school.academy.make_call(&hall.manager.actor, asked).await;
    let fields: Vec<String> = wrong(make(&AskedCall::default()).await).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["title_en", "title_fr", "host", "held_from", "held_until", "closes_on", "languages", "seats"]);
    let right = asked_call(&school, &hall.manager, "et").await;
    let cases = [
        (AskedCall { held_until: "2027-03-07".to_owned(), ..right.clone() }, "held_until", Problem::BeforeStart),
        (AskedCall { closes_on: "2026-11-23".to_owned(), ..right.clone() }, "closes_on", Problem::InThePast),
        (AskedCall { held_from: "8 March".to_owned(), ..right.clone() }, "held_from", Problem::NotADay),
        (AskedCall { region: "Atlantis".to_owned(), ..right.clone() }, "region", Problem::NotAChoice),
        (AskedCall { seats: "61".to_owned(), ..right.clone() }, "seats", Problem::OutOfRange { least: 1, most: 60 }),
        (AskedCall { policy: "else".to_owned(), ..right.clone() }, "policy", Problem::NotAChoice),
    ];
    for (asked, field, problem) in cases {
        assert_eq!(wrong(make(&asked).await), only(field, problem), "{asked:?}");
    }
    assert_answer!(school.academy.make_call(&hall.decider.actor, &right).await, Err(Error::Forbidden));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_nominates_approved_officers_of_their_own_once_while_the_call_is_open() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let (foreign, waiting) = (school.officer("Kwame Asante", "GH").await, school.waiting("Babacar Seck", "SN").await);
    let nominate = async |email: &str| school.academy.nominate(&hall.coordinator.actor, hall.call, email, "").await.map(|_| ());
    assert_eq!(wrong(nominate("awa").await), only("email", Problem::NotAnAddress));
    assert_eq!(wrong(nominate("nobody@customs.example").await), only("email", Problem::Nobody));
    assert_eq!(wrong(nominate(&foreign.actor.email).await), only("email", Problem::OfAnotherOrganisation));
    assert_eq!(wrong(nominate(&waiting.actor.email).await), only("email", Problem::NotApproved));
    assert_eq!(wrong(nominate(&hall.coordinator.actor.email).await), only("email", Problem::OnesOwn));
    nominate(&hall.officer.actor.email).await.expect("nominated");
    assert_answer!(nominate(&hall.officer.actor.email).await, Err(Error::Refused(Refusal::FileOpen)));
    let stranger = school.academy.nominate(&hall.manager.actor, hall.call, &hall.officer.actor.email, "").await;
    assert_answer!(stranger, Err(Error::Forbidden));
    school.clock.advance(Span::days(90));
    assert_answer!(nominate(&hall.officer.actor.email).await, Err(Error::Refused(Refusal::CallClosed)));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_know_of_a_file_is_told_there_is_none_by_every_door() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    let stranger = school.officer("Efua Mensah", "GH").await;
    let elsewhere = school.coordinator("Nana Addo", "GH").await;
    let nothing = CaseId(Uuid::from_u128(7));
    for (who, case) in [(&stranger, case), (&elsewhere, case), (&hall.manager, nothing)] {
        assert_answer!(school.file(who, case).await.map(|_| ()), Err(Error::NotFound));
        assert_answer!(school.academy.act_on_case(&who.actor, case, &asked("select")).await, Err(Error::NotFound));
        assert_answer!(school.academy.confirm_decision(&who.actor, case, PASSWORD).await, Err(Error::NotFound));
        assert_answer!(school.academy.propose_decision(&who.actor, case, "accredited", "So.").await, Err(Error::NotFound));
        assert_answer!(school.academy.recuse(&who.actor, case, "So.", false).await, Err(Error::NotFound));
        let mission = asked_mission(&school, &hall.lead).await;
        assert_answer!(school.academy.assign_mission(&who.actor, case, &mission).await, Err(Error::NotFound));
    }
    assert_answer!(school.academy.panel(&mut school.visit(&elsewhere).await, case).await.map(|_| ()), Err(Error::NotFound));
    assert_answer!(school.academy.decision_list(&mut school.visit(&elsewhere).await, hall.call).await.map(|_| ()), Err(Error::NotFound));
    assert!(school.academy.call(&mut school.visit(&elsewhere).await, hall.call).await.expect("the call").cases.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_acts_change_nothing_and_say_everything_that_speaks_against_them() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    let by = async |who: &crate::school::Person, act: &str| match school.academy.act_on_case(&who.actor, case, &asked(act)).await {
        Err(Error::Refused(Refusal::Case(why))) => why,
        other => panic!("{act}: {other:?}"),
    };
    assert_eq!(by(&hall.officer, "select").await, [Refused::WrongStage, Refused::NotYours, Refused::OwnCase, Refused::SameAdministration]);
    assert_eq!(by(&hall.coordinator, "find-eligible").await, [Refused::WrongStage, Refused::NotYours, Refused::SameAdministration]);
    assert_eq!(by(&hall.manager, "consent").await, [Refused::WrongStage, Refused::NotYours]);
    let unknown = school.academy.act_on_case(&hall.manager.actor, case, &asked("lapse")).await;
    assert_eq!(wrong(unknown), only("act", Problem::NotAChoice), "the clock acts by itself");
    let silent = AskedAct { reason: " ".to_owned(), ..asked("cancel-workshop") };
    assert_eq!(wrong(school.academy.act_on_case(&hall.manager.actor, case, &silent).await), only("reason", Problem::Missing));
    assert_eq!(school.stage(&hall.officer, case).await, "selected");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_confirmed_by_another_who_gives_their_password() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.attended(&school).await;
    for assessor in &hall.assessors {
        school.scores(assessor, case, 4).await;
    }
    let both = school.granted(&hall.decider, Role::AccreditationManager, Scope::Installation).await;
    school.academy.propose_decision(&both.actor, case, "pre-accredited", "So.").await.expect("proposed");
    let outsider = school.with_password("Kim Ji-woo", "KR").await;
    let second = school.with_password("Tomasz Nowak", "PL").await;
    let second = school.granted(&second, Role::DecisionMaker, Scope::Installation).await;
    let confirm = async |who: &crate::school::Person, password: &str| school.academy.confirm_decision(&who.actor, case, password).await;
    assert_eq!(wrong(confirm(&both, "").await), only("password", Problem::Missing));
    assert_eq!(wrong(confirm(&both, "wrong").await), only("password", Problem::WrongPassword));
    assert_answer!(confirm(&both, PASSWORD).await, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::SamePerson]);
    assert_answer!(confirm(&outsider, PASSWORD).await, Err(Error::NotFound));
    confirm(&second, PASSWORD).await.expect("confirmed");
    assert_answer!(confirm(&second, PASSWORD).await, Err(Error::Refused(Refusal::Case(_))));
    for _ in 0..10 {
        let _ = confirm(&both, "wrong").await;
    }
    assert_answer!(confirm(&both, PASSWORD).await, Err(Error::TooMany(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mission_takes_a_release_and_a_lead_expert_of_another_administration() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.decided(&school, 4, "pre-accredited").await;
    let right = asked_mission(&school, &hall.lead).await;
    let assign = async |asked: &AskedMission| school.academy.assign_mission(&hall.manager.actor, case, asked).await;
    let fields: Vec<String> = wrong(assign(&AskedMission::default()).await).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["lead", "beneficiary", "held_from", "held_until", "terms"]);
    let early = AskedMission { held_until: "2027-06-06".to_owned(), ..right.clone() };
    assert_eq!(wrong(assign(&early).await), only("held_until", Problem::BeforeStart));
    let nobody = AskedMission { lead: "nobody@customs.example".to_owned(), ..right.clone() };
    assert_eq!(wrong(assign(&nobody).await), only("lead", Problem::Nobody));
    let unfit = AskedMission { lead: hall.assessors[0].actor.email.clone(), ..right.clone() };
    assert_answer!(assign(&unfit).await, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::LeadMayNot]);
    school.acts(&hall.coordinator, case, "withdraw-release").await;
    assert_answer!(assign(&right).await, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::NotReleased]);
    school.acts(&hall.coordinator, case, "release").await;
    assign(&right).await.expect("assigned");
    let own = AskedAct { answer: "yes".to_owned(), ..asked("evaluate") };
    let by_officer = school.academy.act_on_case(&hall.officer.actor, case, &own).await;
    assert_answer!(by_officer, Err(Error::Refused(Refusal::Case(_))));
    assert_eq!(school.file(&hall.manager, case).await.expect("a file").missions.len(), 1, "what was refused planned nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_changed_binds_calls_made_from_then_on() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let admin = school.administrator("Daniel Osei").await;
    let case = hall.seated(&school).await;
    let page = school.academy.policy(&mut school.visit(&admin).await, "et", "customs-valuation").await.expect("a policy");
    let mut policy = page.editions[0].policy.clone();
    policy.assessors = 3;
    policy.prerequisites = ["c".to_owned()].into();
    assert_answer!(school.academy.change_policy(&hall.manager.actor, &policy, "Three eyes.").await, Err(Error::Forbidden));
    let mut faulty = policy.clone();
    faulty.assessors = 1;
    faulty.rubric.pass_percent = 0;
    let fields: Vec<String> =
        wrong(school.academy.change_policy(&admin.actor, &faulty, "So.").await).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["pass_percent", "assessors"]);
    school.academy.change_policy(&admin.actor, &policy, "Three eyes.").await.expect("changed");
    assert_answer!(school.academy.change_policy(&admin.actor, &policy, "Again.").await, Err(Error::Refused(Refusal::AlreadyDecided)));
    assert_eq!(school.file(&hall.manager, case).await.expect("a file").case.policy.assessors, 2, "open files keep theirs");
    let call = school.academy.make_call(&hall.manager.actor, &asked_call(&school, &hall.manager, "et").await).await.expect("a call");
    let officer = school.officer("Khady Diop", "SN").await;
    let new = school.academy.nominate(&hall.coordinator.actor, call, &officer.actor.email, "").await.expect("nominated");
    assert_eq!(school.file(&hall.manager, new).await.expect("a file").case.policy.assessors, 3);
    school.acts(&officer, new, "consent").await;
    school.acts(&hall.coordinator, new, "release").await;
    let eligible = school.academy.act_on_case(&hall.manager.actor, new, &asked("find-eligible")).await;
    assert_answer!(eligible, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::Prerequisite { course: "c".to_owned() }]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_call_takes_no_nominations_and_frees_its_seats() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    assert_answer!(school.academy.cancel_call(&hall.decider.actor, hall.call, "No host.").await, Err(Error::Forbidden));
    assert_eq!(wrong(school.academy.cancel_call(&hall.manager.actor, hall.call, " ").await), only("reason", Problem::Missing));
    school.academy.cancel_call(&hall.manager.actor, hall.call, "The host withdrew.").await.expect("cancelled");
    assert_eq!(school.stage(&hall.officer, case).await, "eligible");
    let officer = school.officer("Khady Diop", "SN").await;
    let late = school.academy.nominate(&hall.coordinator.actor, hall.call, &officer.actor.email, "").await;
    assert_answer!(late, Err(Error::Refused(Refusal::CallClosed)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_roster_is_searched_by_language_and_administrations_see_their_own() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    hall.decided(&school, 4, "pre-accredited").await;
    let levels = [("fr".to_owned(), "5".to_owned()), ("en".to_owned(), "2".to_owned()), ("es".to_owned(), String::new())];
    school.academy.set_profile(&hall.officer.actor, &levels, "Not in August.", false).await.expect("kept");
    let bad = school.academy.set_profile(&hall.officer.actor, &[("fr".to_owned(), "6".to_owned())], "", false).await;
    assert_eq!(wrong(bad), only("languages", Problem::OutOfRange { least: 1, most: 5 }));
    let elsewhere = school.coordinator("Nana Addo", "GH").await;
    let stranger = school.officer("Efua Mensah", "GH").await;
    let found = async |who: &crate::school::Person, query: academy::RosterQuery| {
        school.academy.roster(&mut school.visit(who).await, &query).await.expect("the roster").experts.len()
    };
    let language = |code: &str, level: u8| academy::RosterQuery {
        language: domain::language::Language::parse(code).map(|language| (language, level)),
        ..academy::RosterQuery::default()
    };
    assert_eq!(found(&hall.manager, language("fr", 5)).await, 1);
    assert_eq!(found(&hall.manager, language("en", 3)).await, 0);
    assert_eq!(found(&hall.coordinator, language("en", 1)).await, 1);
    assert_eq!(found(&elsewhere, academy::RosterQuery::default()).await, 0);
    assert_answer!(
        school.academy.roster(&mut school.visit(&stranger).await, &academy::RosterQuery::default()).await.map(|_| ()),
        Err(Error::Forbidden)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_knows_their_password_confirms_as_often_as_there_is_something_to_confirm_and_a_guesser_is_stopped() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.attended(&school).await;
    let confirm = async |password: &str| school.academy.confirm_decision(&hall.decider.actor, case, password).await;
    for _ in 0..12 {
        assert_answer!(confirm(PASSWORD).await, Err(Error::Refused(_)));
    }
    for _ in 0..10 {
        assert_eq!(wrong(confirm("a guess").await), only("password", Problem::WrongPassword));
    }
    assert_answer!(confirm("a guess").await, Err(Error::TooMany(_)));
    assert_answer!(confirm(PASSWORD).await, Err(Error::TooMany(_)));
}
