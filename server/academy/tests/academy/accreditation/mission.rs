//! After a mission: the officer's report, the beneficiary's feedback by a link, refreshers, and a first mission of somebody brought in.

use academy::{AskedFeedback, AskedMission, Error, MissionsPage};
use domain::accreditation::act::Refused;
use domain::accreditation::feedback::Feedback;
use domain::accreditation::mission::MissionRefused;
use domain::id::{CaseId, MissionId};
use domain::language::Language;
use domain::letter::Letter;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::{Date, Span};

use super::{Hall, asked, asked_mission, hall};
use crate::outcome::{only, wrong};
use crate::school::{PASSWORD, Person, School};

const HEADS: &str = "Name,Email,Administration,Category,Domain,Rank,Valid until,Languages,Evidence";

/// A file on a mission in June 2027, and the mission.
async fn on_mission(school: &School, hall: &Hall) -> (CaseId, MissionId) {
    let case = hall.decided(school, 4, "pre-accredited").await;
    school.academy.assign_mission(&hall.manager.actor, case, &asked_mission(school, &hall.lead).await).await.expect("assigned");
    let mission = missions(school, &hall.manager, case).await.missions[0].row.id;
    (case, mission)
}

async fn missions(school: &School, who: &Person, case: CaseId) -> MissionsPage {
    school.academy.missions(&mut school.visit(who).await, case, Language::EN).await.expect("the missions")
}

/// To this day of June 2027.
fn june(school: &School, day: i8) {
    let today = academy::moment(school.academy.now(), "UTC").date;
    let day = Date::new(2027, 6, day).expect("a day");
    school.clock.advance(Span::days(i64::from(today.days_until(day))));
}

fn contact() -> AskedFeedback {
    AskedFeedback { name: "Akosua Frimpong".to_owned(), email: "akosua@gra.example".to_owned(), language: "fr".to_owned() }
}

fn said(comment: &'static str) -> Result<Feedback, Vec<FieldProblem>> {
    Feedback::parse(|name| match name {
        "again" => "yes",
        "comment" => comment,
        _ => "4",
    })
}

/// The token of the last link sent to the beneficiary.
async fn token(school: &School) -> String {
    let letters = school.told().await;
    let link = letters.into_iter().rev().find_map(|(address, language, letter)| match letter {
        Letter::FeedbackAsked { link, expert, .. } => {
            assert_eq!((address.as_str(), language, expert.as_str()), ("akosua@gra.example", Language::FR, "Awa Ndèye Diallo"));
            Some(link)
        }
        _ => None,
    });
    let link = link.expect("a letter to the beneficiary");
    assert!(link.contains("/fr/feedback/"));
    link.rsplit('/').next().unwrap_or_default().to_owned()
}

async fn form(school: &School, token: &str) -> academy::Result<academy::FeedbackForm> {
    let mut visit = school.academy.visit(None).await.expect("a visit");
    school.academy.feedback_form(&mut visit, token, Language::EN, "192.0.2.1").await
}

both! {
    async fn a_beneficiary_answers_once_by_a_link_and_the_officer_reads_it_after_the_decision(school: School) {
        let hall = hall(school).await;
        let (case, mission) = on_mission(school, &hall).await;
        june(school, 11);
        school.academy.ask_feedback(&hall.manager.actor, case, mission, &contact()).await.expect("asked");
        let first = token(school).await;
        school.academy.ask_feedback(&hall.manager.actor, case, mission, &contact()).await.expect("asked again");
        let second = token(school).await;
        assert_answer!(form(school, &first).await, Err(Error::NotFound));
        let shown = form(school, &second).await.expect("open");
        assert_eq!((shown.expert.as_str(), shown.mission.held_until.to_string().as_str()), ("Awa Ndèye Diallo", "2027-06-11"));
        let give = async |token: &str, comment: &'static str| school.academy.give_feedback(token, said(comment), "192.0.2.1").await;
        assert_answer!(give(&first, "Clear.").await, Err(Error::NotFound));
        assert_answer!(school.academy.give_feedback(&second, Feedback::parse(|_| ""), "192.0.2.1").await, Err(Error::Invalid(_)));
        give(&second, "Clear.").await.expect("taken");
        give(&second, "Clear.").await.expect("the same once more is the same answer");
        assert_answer!(give(&second, "Otherwise.").await, Err(Error::NotFound));
        assert_answer!(form(school, &second).await, Err(Error::NotFound));
        let read = async |who: &Person| {
            let page = missions(school, who, case).await;
            page.missions[0].feedback.iter().filter_map(|row| row.given.as_ref()).map(|given| given.comment.clone()).collect::<Vec<_>>()
        };
        for who in [&hall.manager, &hall.decider, &hall.lead] {
            assert_eq!(read(who).await, ["Clear."], "{}", who.actor.name);
        }
        assert!(read(&hall.officer).await.is_empty() && read(&hall.coordinator).await.is_empty());
        let ready = academy::AskedAct { answer: "yes".to_owned(), ..asked("evaluate") };
        school.academy.act_on_case(&hall.lead.actor, case, &ready).await.expect("evaluated");
        assert!(read(&hall.officer).await.is_empty(), "evaluated is not decided");
        hall.decides(school, case, "accredited").await;
        assert_eq!(read(&hall.officer).await, ["Clear."]);
        assert!(read(&hall.coordinator).await.is_empty());
        school.told().await;
        school.academy.chain_record().await.expect("chained");
        assert!(school.academy.verify_record().await.expect("checked").faults.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn feedback_is_asked_for_by_managers_from_the_last_day_on_and_a_link_lapses() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let (case, mission) = on_mission(&school, &hall).await;
    let stranger = school.officer("Efua Mensah", "GH").await;
    let ask = async |who: &Person, asked: &AskedFeedback| school.academy.ask_feedback(&who.actor, case, mission, asked).await;
    june(&school, 10);
    assert_answer!(ask(&hall.manager, &contact()).await, Err(Error::Refused(Refusal::Mission(MissionRefused::NotOver))));
    june(&school, 11);
    let fields: Vec<String> = wrong(ask(&hall.manager, &AskedFeedback::default()).await).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["contact_name", "contact_email", "language"]);
    let bad = AskedFeedback { email: "akosua".to_owned(), ..contact() };
    assert_eq!(wrong(ask(&hall.manager, &bad).await), only("contact_email", Problem::NotAnAddress));
    for who in [&hall.lead, &hall.officer, &hall.decider] {
        assert_answer!(ask(who, &contact()).await, Err(Error::Forbidden));
    }
    assert_answer!(ask(&stranger, &contact()).await, Err(Error::NotFound));
    ask(&hall.manager, &contact()).await.expect("asked");
    let token = token(&school).await;
    school.clock.advance(Span(Span::days(30).0 - 1));
    form(&school, &token).await.expect("open to the last");
    school.clock.advance(Span(1));
    assert_answer!(form(&school, &token).await, Err(Error::NotFound));
    assert_answer!(school.academy.give_feedback(&token, said("Late."), "192.0.2.1").await, Err(Error::NotFound));
    for _ in 0..60 {
        let _ = form(&school, "guessed").await;
    }
    assert_answer!(form(&school, "guessed").await, Err(Error::TooMany(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_officer_hands_in_one_report_from_the_first_day_on() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let (case, mission) = on_mission(&school, &hall).await;
    let hand_in = async |who: &Person, text: &str| school.academy.hand_in_report(&who.actor, case, mission, text).await;
    june(&school, 6);
    assert_answer!(hand_in(&hall.officer, "Done.").await, Err(Error::Refused(Refusal::Mission(MissionRefused::NotBegun))));
    june(&school, 7);
    assert!(missions(&school, &hall.officer, case).await.missions[0].takes_report);
    assert_eq!(wrong(hand_in(&hall.officer, " ").await), only("report", Problem::Missing));
    assert_eq!(wrong(hand_in(&hall.officer, &"é".repeat(8_001)).await), only("report", Problem::TooLong { most: 8_000 }));
    assert_answer!(hand_in(&hall.lead, "Done.").await, Err(Error::Refused(Refusal::Mission(MissionRefused::NotYours))));
    hand_in(&hall.officer, "Eight officers trained.").await.expect("taken");
    assert_answer!(hand_in(&hall.officer, "More.").await, Err(Error::Refused(Refusal::Mission(MissionRefused::HandedIn))));
    let nothing = school.academy.hand_in_report(&hall.officer.actor, case, MissionId(case.0), "Done.").await;
    assert_answer!(nothing, Err(Error::NotFound));
    for (who, reads) in [(&hall.officer, true), (&hall.lead, true), (&hall.decider, true), (&hall.coordinator, false)] {
        let page = missions(&school, who, case).await;
        assert_eq!((page.missions[0].report.is_some(), page.missions[0].reported_at.is_some()), (reads, true), "{}", who.actor.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_mission_has_no_report_and_asks_nobody() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let (case, mission) = on_mission(&school, &hall).await;
    june(&school, 11);
    school.academy.ask_feedback(&hall.manager.actor, case, mission, &contact()).await.expect("asked");
    let token = token(&school).await;
    school.acts(&hall.manager, case, "cancel-mission").await;
    assert_answer!(form(&school, &token).await, Err(Error::NotFound));
    assert_answer!(school.academy.give_feedback(&token, said("So."), "192.0.2.1").await, Err(Error::NotFound));
    let ask = school.academy.ask_feedback(&hall.manager.actor, case, mission, &contact()).await;
    assert_answer!(ask, Err(Error::Refused(Refusal::Mission(MissionRefused::Cancelled))));
    let report = school.academy.hand_in_report(&hall.officer.actor, case, mission, "Done.").await;
    assert_answer!(report, Err(Error::Refused(Refusal::Mission(MissionRefused::Cancelled))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresher_is_noted_by_a_manager_once_a_day_and_not_before_it_is_held() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.decided(&school, 4, "pre-accredited").await;
    let note = async |who: &Person, day: &str, title: &str| school.academy.note_refresher(&who.actor, case, day, title).await;
    assert_answer!(note(&hall.decider, "2026-11-01", "Valuation").await, Err(Error::Forbidden));
    assert_eq!(wrong(note(&hall.manager, "2026-11-01", " ").await), only("title", Problem::Missing));
    assert_eq!(wrong(note(&hall.manager, "", "Valuation").await), only("held_on", Problem::Missing));
    assert_eq!(wrong(note(&hall.manager, "1 June", "Valuation").await), only("held_on", Problem::NotADay));
    assert_eq!(wrong(note(&hall.manager, "2031-01-01", "Valuation").await), only("held_on", Problem::InTheFuture));
    note(&hall.manager, "2026-11-01", "Valuation").await.expect("noted");
    assert_answer!(note(&hall.manager, "2026-11-01", "Valuation").await, Err(Error::Refused(Refusal::AlreadyDecided)));
    let page = missions(&school, &hall.manager, case).await;
    assert!(page.notes_refresher && page.file.refreshers.len() == 1);
    assert!(!missions(&school, &hall.decider, case).await.notes_refresher);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expert_brought_in_leads_nobody_before_a_first_mission_beside_another() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let row = "Kwame Asante,kwame@gra.example,GH,et,customs-valuation,accredited,2029-06-15,en5,Letter 4 of 2025";
    let list = format!("{HEADS}\n{row}\n");
    let id = school.academy.bring(&hall.manager.actor, "list.csv", list.as_bytes()).await.expect("taken");
    school.academy.confirm_brought(&hall.decider.actor, id, PASSWORD).await.expect("confirmed");
    let case = hall.decided(&school, 4, "pre-accredited").await;
    let by_former = AskedMission { lead: "kwame@gra.example".to_owned(), ..asked_mission(&school, &hall.lead).await };
    let assign = school.academy.assign_mission(&hall.manager.actor, case, &by_former).await;
    assert_answer!(assign, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::LeadFirstMission]);
    school.academy.assign_mission(&hall.manager.actor, case, &asked_mission(&school, &hall.lead).await).await.expect("assigned");
    let replace = school.academy.replace_lead(&hall.manager.actor, case, "kwame@gra.example", "Ill.").await;
    assert_answer!(replace, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::LeadFirstMission]);
    let found = school.academy.roster(&mut school.visit(&hall.manager).await, &academy::RosterQuery::default()).await.expect("the roster");
    let former = found.experts.iter().find(|line| line.name == "Kwame Asante").expect("on the roster").id;
    let coordinator = school.coordinator("Nana Addo", "GH").await;
    school.acts(&coordinator, former, "release").await;
    let first = AskedMission { beneficiary: school.organisation("SN").await.to_string(), ..asked_mission(&school, &hall.lead).await };
    school.academy.assign_mission(&hall.manager.actor, former, &first).await.expect("beside another lead expert");
    let ready = academy::AskedAct { answer: "yes".to_owned(), ..asked("evaluate") };
    school.academy.act_on_case(&hall.lead.actor, former, &ready).await.expect("evaluated");
    assert_eq!(school.stage(&hall.manager, former).await, "accredited");
    school.academy.replace_lead(&hall.manager.actor, case, "kwame@gra.example", "Ill.").await.expect("leads from now on");
}
