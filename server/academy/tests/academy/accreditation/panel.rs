//! Panels: who may sit, who may read, and that nobody reads another's marks too early.

use academy::{AskedObservation, Error};
use domain::accreditation::act::Refused;
use domain::accreditation::assessment::{Draft, ScoreRefused};
use domain::accreditation::panel::Bar;
use domain::id::CaseId;
use domain::people::{Role, Scope};
use domain::quiz::step;
use domain::record::Action;
use domain::refusal::{Problem, Refusal};

use super::{asked, hall, score};
use crate::outcome::wrong;
use crate::school::{Person, School};

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_anothers_marks_before_both_have_committed_whichever_door_they_try() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.attended(&school).await;
    let [one, other] = &hall.assessors;
    school.scores(one, case, 4).await;
    let page = school.academy.scoring(&mut school.visit(other).await, case).await.expect("their own sheet");
    assert!(page.sheets.is_empty() && page.own.is_none() && page.drafts.is_empty() && page.agreement.is_none(), "{page:?}");
    for reader in [&hall.manager, &hall.decider, &hall.officer, &hall.coordinator] {
        let page = school.file(reader, case).await.expect("a file");
        assert!(page.sheets.is_empty() && page.marks.is_none() && page.result.is_none(), "{page:?}");
    }
    let auditor = school.officer("Priya Raman", "WCO").await;
    let auditor = school.granted(&auditor, Role::Auditor, Scope::Installation).await;
    let entries = school.academy.record_before(&mut school.visit(&auditor).await, None).await.expect("the record");
    let committed = entries.iter().find(|entry| entry.action == Some(Action::ScoresCommitted)).expect("an entry");
    assert!(!committed.details.as_deref().unwrap_or_default().contains("mark"), "{committed:?}");
    school.scores(other, case, 2).await;
    let page = school.academy.scoring(&mut school.visit(other).await, case).await.expect("both sheets");
    assert_eq!((page.sheets.len(), page.to_agree.len(), page.waiting), (2, page.policy.rubric.criteria.len(), 0));
    assert_eq!(page.agreement.map(|it| (it.exact, it.within_one, it.kappa)), Some((0, 0, None)));
    assert!(school.file(&hall.officer, case).await.expect("a file").sheets.is_empty(), "a candidate reads them after the decision");
    assert!(school.file(&hall.coordinator, case).await.expect("a file").sheets.is_empty());
    assert_eq!(school.file(&hall.manager, case).await.expect("a file").sheets.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assessor_of_the_same_administration_or_recused_neither_reads_nor_scores_and_that_is_recorded() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    let compatriot = school.officer("Moussa Faye", "SN").await;
    let compatriot = school.granted(&compatriot, Role::Assessor, Scope::Installation).await;
    let seated = school.academy.seat_assessor(&hall.manager.actor, case, compatriot.actor.person).await;
    assert_answer!(seated, Err(Error::Refused(Refusal::Barred(bars))) if *bars == [Bar::SameAdministration]);
    let asked_for = school.academy.ask_exception(&hall.manager.actor, case, compatriot.actor.person, "Nobody else is there.").await;
    assert_answer!(asked_for, Err(Error::Refused(Refusal::Barred(_))));
    let recused = &hall.assessors[0];
    school.drafts(recused, case, 4).await;
    school.academy.recuse(&recused.actor, case, "We trained together.", true).await.expect("at any time");
    for barred in [&compatriot, recused] {
        assert_answer!(school.file(barred, case).await.map(|_| ()), Err(Error::NotFound));
        assert_answer!(school.academy.scoring(&mut school.visit(barred).await, case).await.map(|_| ()), Err(Error::NotFound));
        assert_answer!(school.academy.save_score(&barred.actor, case, &score("analysis", 4)).await.map(|_| ()), Err(Error::NotFound));
        assert_answer!(school.academy.commit_scores(&barred.actor, case).await, Err(Error::NotFound));
        assert_answer!(school.academy.agree_mark(&barred.actor, case, "analysis", "3", "So.").await, Err(Error::NotFound));
        assert_answer!(school.academy.act_on_case(&barred.actor, case, &asked("select")).await, Err(Error::NotFound));
    }
    let again = school.academy.seat_assessor(&hall.manager.actor, case, recused.actor.person).await;
    assert_answer!(again, Err(Error::Refused(Refusal::Barred(bars))) if *bars == [Bar::DeclaredConflict]);
    let auditor = school.officer("Priya Raman", "WCO").await;
    let auditor = school.granted(&auditor, Role::Auditor, Scope::Installation).await;
    let entries = school.academy.record_about(&mut school.visit(&auditor).await, &format!("case {case}")).await.expect("the record");
    let denials = |name: &str| entries.iter().filter(|it| it.action == Some(Action::Refused) && it.actor == name).count();
    assert_eq!((denials("Moussa Faye"), denials("Mercy Okafor")), (6, 6));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_is_committed_whole_once_and_an_older_draft_never_replaces_a_newer() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    let assessor = &hall.assessors[0];
    let criteria = school.academy.scoring(&mut school.visit(assessor).await, case).await.expect("a sheet").policy.rubric.criteria;
    let missing: Vec<(String, Problem)> = criteria.iter().map(|it| (it.id.clone(), Problem::Missing)).collect();
    assert_eq!(wrong(school.academy.commit_scores(&assessor.actor, case).await), missing);
    let on = |device: &str, counter: i64, mark: u8| academy::AskedScore {
        device: device.to_owned(),
        counter: Some(counter),
        edited_at: Some(school.academy.now()),
        ..score(&criteria[0].id, mark)
    };
    let saved = async |asked: &academy::AskedScore| school.academy.save_score(&assessor.actor, case, asked).await.expect("kept").outcome;
    assert_eq!(saved(&on("phone", 2, 4)).await, step::Saved::Current);
    assert_eq!(saved(&on("phone", 2, 4)).await, step::Saved::Repeated);
    assert!(matches!(saved(&on("phone", 1, 1)).await, step::Saved::Superseded { .. }), "sent late, typed before");
    let off = academy::AskedScore { draft: Draft { mark: Some(9), reason: "No.".to_owned() }, ..on("phone", 3, 4) };
    assert_eq!(
        wrong(school.academy.save_score(&assessor.actor, case, &off).await.map(|_| ())),
        [(criteria[0].id.clone(), Problem::NotAChoice)]
    );
    school.scores(assessor, case, 3).await;
    let page = school.academy.scoring(&mut school.visit(assessor).await, case).await.expect("their sheet");
    assert_eq!(page.own.expect("committed").values().map(|score| score.mark).collect::<Vec<_>>(), vec![3; criteria.len()]);
    let again = school.academy.commit_scores(&assessor.actor, case).await;
    assert_answer!(again, Err(Error::Refused(Refusal::Score(ScoreRefused::Committed))));
    let late = school.academy.save_score(&assessor.actor, case, &on("laptop", 1, 5)).await.map(|_| ());
    assert_answer!(late, Err(Error::Refused(Refusal::Score(ScoreRefused::Committed))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_left_open_changes_only_what_was_changed_on_it() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    let assessor = &hall.assessors[0];
    let criteria = school.academy.scoring(&mut school.visit(assessor).await, case).await.expect("a sheet").policy.rubric.criteria;
    let empty = |id: &str| academy::AskedScore { draft: Draft::default(), ..score(id, 1) };
    let mut stale: Vec<academy::AskedScore> = criteria.iter().map(|it| empty(&it.id)).collect();
    school.drafts(assessor, case, 4).await;
    stale[0] = score(&criteria[0].id, 2);
    school.academy.save_sheet(&assessor.actor, case, &stale).await.expect("kept");
    let page = school.academy.scoring(&mut school.visit(assessor).await, case).await.expect("a sheet");
    let marks: Vec<Option<u8>> = criteria.iter().map(|it| Draft::of(&page.drafts[&it.id].answer).mark).collect();
    assert_eq!(marks[1..], vec![Some(4); criteria.len() - 1]);
    let others = school.academy.save_sheet(&hall.manager.actor, case, &stale).await;
    assert_answer!(others, Err(Error::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_marks_differ_one_is_agreed_on_and_a_must_pass_criterion_cannot_be_bought_off() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.attended(&school).await;
    let [one, other] = &hall.assessors;
    school.scores(one, case, 5).await;
    let criteria = school.academy.scoring(&mut school.visit(other).await, case).await.expect("a sheet").policy.rubric.criteria;
    let must = criteria.iter().find(|it| it.must_reach.is_some()).expect("a must-pass criterion").id.clone();
    school.drafts(other, case, 5).await;
    school.academy.save_score(&other.actor, case, &score(&must, 2)).await.expect("kept");
    school.academy.commit_scores(&other.actor, case).await.expect("committed");
    let early = school.academy.propose_decision(&hall.manager.actor, case, "pre-accredited", "So.").await;
    assert_answer!(early, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::PanelNotDone]);
    let outside = school.academy.agree_mark(&other.actor, case, &must, "1", "Neither gave it.").await;
    assert_answer!(outside, Err(Error::Refused(Refusal::Score(ScoreRefused::Outside { .. }))));
    school.academy.agree_mark(&other.actor, case, &must, "2", "Spoke for the administration, not to it.").await.expect("between");
    let result = school.file(&hall.manager, case).await.expect("a file").result.expect("whole");
    assert!(!result.passes && result.not_met == [must] && result.points * 100 > result.possible * 60, "{result:?}");
    let bought = school.academy.propose_decision(&hall.manager.actor, case, "pre-accredited", "So.").await;
    assert_answer!(bought, Err(Error::Refused(Refusal::Case(why))) if *why == [Refused::NotBorneOut]);
    hall.decides(&school, case, "not-yet").await;
    let late = school.academy.agree_mark(&other.actor, case, &criteria[0].id, "5", "So.").await;
    assert!(late.is_err(), "nothing is agreed on after the decision: {late:?}");
    let page = school.file(&hall.officer, case).await.expect("their own file");
    assert_eq!((page.sheets.len(), page.reasons.values().any(|why| why == "The panel found so.")), (2, true));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exception_lifts_an_earlier_role_and_takes_two_people() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let helper = school.officer("Ines Marchetti", "WCO").await;
    let helper = school.granted(&helper, Role::Assessor, Scope::Installation).await;
    let helper = school.granted(&helper, Role::AccreditationManager, Scope::Installation).await;
    let case = hall.seated(&school).await;
    let seat = async || school.academy.seat_assessor(&hall.manager.actor, case, helper.actor.person).await;
    assert_answer!(seat().await, Err(Error::Refused(Refusal::Barred(bars))) if *bars == [Bar::ManagesCall]);
    let own = school.academy.ask_exception(&helper.actor, case, helper.actor.person, "I know the field.").await;
    assert!(own.is_err(), "nobody asks for themselves: {own:?}");
    school.academy.ask_exception(&hall.manager.actor, case, helper.actor.person, "No other speaks Portuguese.").await.expect("asked");
    assert!(seat().await.is_err(), "asked for is not confirmed");
    assert_answer!(school.academy.confirm_exception(&hall.manager.actor, case, helper.actor.person).await, Err(Error::Forbidden));
    school.academy.confirm_exception(&hall.decider.actor, case, helper.actor.person).await.expect("by a second person");
    seat().await.expect("lifted");
}

#[tokio::test(flavor = "multi_thread")]
async fn observations_are_kept_by_day_and_activity_and_seen_by_their_maker() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    let [one, other] = &hall.assessors;
    let asked = AskedObservation {
        day: "3".to_owned(),
        activity: "role-play".to_owned(),
        text: "Let two members disagree and made it the exercise.".to_owned(),
        criteria: vec!["facilitation".to_owned(), "nothing".to_owned()],
    };
    school.academy.observe(&one.actor, case, &asked).await.expect("noted");
    let fields = wrong(school.academy.observe(&one.actor, case, &AskedObservation::default()).await);
    assert_eq!(fields.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["day", "activity", "text"]);
    let own = school.academy.scoring(&mut school.visit(one).await, case).await.expect("a sheet").observations;
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].observation.criteria, ["facilitation".to_owned()].into());
    assert!(school.academy.scoring(&mut school.visit(other).await, case).await.expect("a sheet").observations.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn sheets_are_those_of_ones_own_panels_until_they_are_committed() {
    let mut school = School::open().await;
    let hall = hall(&mut school).await;
    let case = hall.seated(&school).await;
    let [one, other] = &hall.assessors;
    let sheets = async |who: &Person| -> Vec<CaseId> {
        let sheets = school.academy.sheets(&mut school.visit(who).await).await.expect("sheets");
        sheets.iter().map(|sheet| sheet.case).collect()
    };
    assert_eq!((sheets(one).await, sheets(other).await), (vec![case], vec![case]));
    assert_eq!((sheets(&hall.manager).await, sheets(&hall.officer).await), (vec![], vec![]));
    school.scores(one, case, 3).await;
    assert_eq!((sheets(one).await, sheets(other).await), (vec![], vec![case]));
    school.academy.recuse(&other.actor, case, "We worked together.", true).await.expect("recused");
    assert!(sheets(other).await.is_empty());
}
