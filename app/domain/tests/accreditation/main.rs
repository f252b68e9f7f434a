//! No way leads past a stage: ten thousand sequences of acts by anybody, looked at afterwards by rules of their own; and with any
//! one guard taken away the same look finds a fault.

mod facts;
mod people;
mod sequence;

use std::collections::{BTreeMap, BTreeSet};

use domain::accreditation::act::{Act, Actor, Beside, Former, Lead, Panel, Refused};
use domain::accreditation::assessment::PanelResult;
use domain::accreditation::case::{Case, Happened, Rank, Stage};
use domain::accreditation::decision::Outcome;
use domain::id::MissionId;
use domain::time::{Span, Timestamp};
use uuid::Uuid;

use crate::facts::fault;
use crate::people::{actor, organisation, person, policy};
use crate::sequence::sequence;

const SEQUENCES: u64 = 10_000;

#[test]
fn no_sequence_of_acts_by_anybody_leads_past_a_stage_and_every_act_is_reached() {
    let mut reached: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 0..SEQUENCES {
        let done = sequence(seed, None);
        if let Some(fault) = fault(&done) {
            panic!("sequence {seed}: {fault}");
        }
        for it in &done {
            let what = match (&it.act, it.before.standing().proposal) {
                (Act::Confirm, Some((outcome, _))) => format!("Confirm {outcome:?}"),
                (act, _) => format!("{act:?}").split([' ', '{']).next().unwrap_or_default().to_owned(),
            };
            *reached.entry(what).or_default() += 1;
        }
    }
    let acts = [
        "Consent",
        "Decline",
        "Release",
        "WithdrawRelease",
        "WithdrawNomination",
        "Return",
        "Resubmit",
        "FindEligible",
        "Select",
        "PutOnReserve",
        "TurnDown",
        "CallUp",
        "CancelWorkshop",
        "NoteAttendance",
        "ReturnProposal",
        "Readmit",
        "Assign",
        "ReplaceLead",
        "CancelMission",
        "Evaluate",
        "Lapse",
        "NoteLeaving",
        "Appeal",
    ];
    let decisions = Outcome::ALL.map(|outcome| format!("Confirm {outcome:?}"));
    let missing: Vec<String> = acts.map(str::to_owned).into_iter().chain(decisions).filter(|it| !reached.contains_key(it)).collect();
    assert!(missing.is_empty(), "never reached: {missing:?} of {reached:#?}");
}

#[test]
fn with_any_one_guard_taken_away_some_sequence_goes_wrong() {
    let guards = [
        "WrongStage",
        "NotYours",
        "OwnCase",
        "SameAdministration",
        "NoConsent",
        "NotReleased",
        "Prerequisite",
        "PanelTooSmall",
        "PanelNotDone",
        "NotBorneOut",
        "ActedBefore",
        "TooFewMissions",
        "NotReady",
        "LeadMayNot",
        "LeadFirstMission",
        "LeadBarred",
        "NoRefresher",
        "ProposalWaits",
        "SamePerson",
        "Assessed",
        "IdentityNotConfirmed",
        "NoReason",
        "NotDue",
        "TooLate",
    ];
    let holds: Vec<&str> =
        guards.into_iter().filter(|guard| (0..SEQUENCES).all(|seed| fault(&sequence(seed, Some(guard))).is_none())).collect();
    assert!(holds.is_empty(), "nobody would notice if these were gone: {holds:?}");
}

#[test]
fn a_file_from_nomination_to_the_roster_a_lapse_and_a_return() {
    let start = Timestamp(1_000_000_000);
    let day = |days: i64| start + Span::days(days);
    let by = |number| Some(actor(number, true));
    let mut case = Case::nominate(person(0), organisation(1), policy(), &actor(1, false), start).expect("their coordinator");
    let panel = |passes| {
        let result = PanelResult { points: 8, possible: 10, not_met: Vec::new(), passes };
        Some(Panel { sitting: [person(11), person(12)].into(), result: Some(result) })
    };
    let completed = ["crm", "giis"].map(str::to_owned).into();
    let lead = Some(Lead { belongs_to: [organisation(3)].into(), may_lead: true, needs_first_mission: false });
    let beside = Beside { completed, panel: panel(true), lead, reason: true, refreshed: false, documents: [].into() };
    let mission = |number| Act::Assign { mission: MissionId(Uuid::from_u128(number)), lead: person(6) };
    let steps = [
        (Act::Consent, by(0)),
        (Act::Release, by(1)),
        (Act::FindEligible, by(2)),
        (Act::PutOnReserve { rank: 1 }, by(2)),
        (Act::CallUp, by(2)),
        (Act::NoteAttendance { there: true }, by(2)),
        (Act::Propose(Outcome::PreAccredited), by(2)),
        (Act::Confirm, by(4)),
        (mission(1), by(2)),
        (Act::Evaluate { ready: false }, by(6)),
        (Act::Propose(Outcome::FurtherMission), by(2)),
        (Act::Confirm, by(4)),
        (mission(2), by(2)),
        (Act::Evaluate { ready: true }, by(6)),
        (Act::Propose(Outcome::Accredited), by(2)),
    ];
    for (days, (act, who)) in (1..).zip(steps) {
        let done = case.act(&act, who.as_ref(), &beside, day(days));
        assert!(done.is_ok(), "{act:?}: {done:?}");
    }
    // The lead expert may decide elsewhere, and whoever proposed may not confirm.
    assert_eq!(case.act(&Act::Confirm, by(6).as_ref(), &beside, day(20)), Err(vec![Refused::Assessed]));
    assert_eq!(case.act(&Act::Confirm, by(2).as_ref(), &beside, day(20)), Err(vec![Refused::SamePerson]));
    let unsure = Some(actor(4, false));
    assert_eq!(case.act(&Act::Confirm, unsure.as_ref(), &beside, day(20)), Err(vec![Refused::IdentityNotConfirmed]));
    assert_eq!(
        case.act(&Act::Confirm, by(4).as_ref(), &beside, day(20)),
        Ok(Happened::Decided { outcome: Outcome::Accredited, panel: BTreeSet::new() })
    );
    let until = day(20).months_later(36);
    assert_eq!(case.standing().stage, Stage::Accredited { until });
    assert_eq!(case.act(&Act::Lapse, None, &beside, Timestamp(until.0 - 1)), Err(vec![Refused::NotDue]));
    case.act(&Act::Lapse, None, &beside, until).expect("it is time");
    case.act(&Act::Propose(Outcome::Reactivated), by(2).as_ref(), &beside, until).expect("a manager");
    case.act(&Act::Confirm, by(4).as_ref(), &beside, until).expect("a decision-maker");
    assert_eq!(case.standing().stage, Stage::Accredited { until: until.months_later(36) });
}

#[test]
fn what_is_missing_is_told_all_at_once() {
    let case = Case::nominate(person(0), organisation(1), policy(), &actor(1, false), Timestamp(0)).expect("their coordinator");
    let refused = case.refusals(&Act::FindEligible, Some(&actor(3, false)), &Beside::default(), Timestamp(1));
    let course = |id: &str| Refused::Prerequisite { course: id.to_owned() };
    let all = [Refused::SameAdministration, Refused::NoConsent, Refused::NotReleased, course("crm"), course("giis")];
    assert_eq!(refused, all);
}

#[test]
fn nobody_nominates_themselves_or_another_administrations_officer() {
    let nominate = |by: u64, whom: u64, administration: u64| {
        Case::nominate(person(whom), organisation(administration), policy(), &actor(by, true), Timestamp(0)).map(|_| ())
    };
    assert_eq!(nominate(1, 0, 1), Ok(()));
    assert_eq!(nominate(1, 1, 1), Err(Refused::OwnCase));
    assert_eq!(nominate(1, 0, 2), Err(Refused::NotYours));
    assert_eq!(nominate(2, 0, 1), Err(Refused::NotYours));
}

#[test]
fn who_was_accredited_before_is_brought_in_by_two_people_without_a_stake() {
    let until = Timestamp(9_000);
    let former = Former { person: person(8), administration: organisation(1), rank: Rank::Accredited, until };
    let bring =
        |by: Actor, confirmed_by: Actor| Case::bring_in(&former, policy(), &by, &confirmed_by, Timestamp(1)).map(|case| case.standing());
    let standing = bring(actor(2, false), actor(4, true)).expect("two people of other administrations");
    assert_eq!((standing.stage, standing.brought_in, standing.missions), (Stage::Accredited { until }, true, 0));
    assert_eq!(bring(actor(2, true), actor(2, true)), Err(Refused::SamePerson));
    assert_eq!(bring(actor(4, true), actor(2, true)), Err(Refused::NotYours), "a manager brings them in");
    assert_eq!(bring(actor(2, true), actor(4, false)), Err(Refused::IdentityNotConfirmed));
    assert_eq!(bring(actor(2, true), actor(5, true)), Err(Refused::SameAdministration));
    let own = Former { person: person(4), ..former.clone() };
    let refused = Case::bring_in(&own, policy(), &actor(2, true), &actor(4, true), Timestamp(1)).map(|_| ());
    assert_eq!(refused, Err(Refused::OwnCase));
}

#[test]
fn an_expert_brought_in_goes_on_a_first_mission_beside_another_lead_expert() {
    let until = Timestamp(1_000_000_000).months_later(12);
    let former = Former { person: person(0), administration: organisation(1), rank: Rank::Accredited, until };
    let mut case = Case::bring_in(&former, policy(), &actor(2, false), &actor(4, true), Timestamp(1)).expect("two people");
    let lead = |needs_first_mission| Some(Lead { belongs_to: [organisation(3)].into(), may_lead: true, needs_first_mission });
    let beside = |needs| Beside { lead: lead(needs), reason: true, ..Beside::default() };
    let assign = |lead| Act::Assign { mission: MissionId(Uuid::from_u128(1)), lead: person(lead) };
    let refused = |case: &Case, act: &Act, beside: &Beside| case.refusals(act, Some(&actor(2, true)), beside, Timestamp(9));
    case.act(&Act::Release, Some(&actor(1, true)), &Beside::default(), Timestamp(2)).expect("released");
    assert!(case.standing().needs_first_mission());
    assert_eq!(refused(&case, &assign(0), &beside(false)), [Refused::LeadBarred], "nobody leads their own first mission");
    assert_eq!(refused(&case, &assign(6), &beside(true)), [Refused::LeadFirstMission], "nor does another who has had none here");
    case.act(&assign(6), Some(&actor(2, true)), &beside(false), Timestamp(3)).expect("assigned");
    assert_eq!(case.standing().stage.rank(), Some(Rank::Accredited));
    let replace = Act::ReplaceLead { lead: person(7) };
    assert_eq!(refused(&case, &replace, &beside(true)), [Refused::LeadFirstMission]);
    let ready = Act::Evaluate { ready: true };
    case.act(&ready, Some(&actor(6, true)), &beside(false), Timestamp(5)).expect("evaluated");
    let standing = case.standing();
    assert_eq!((standing.stage, standing.needs_first_mission()), (Stage::Accredited { until }, false));
    assert_eq!(refused(&case, &assign(6), &beside(false)), [Refused::WrongStage], "from then on they lead");
}

#[test]
fn a_first_mission_that_is_cancelled_takes_no_rank_away() {
    let until = Timestamp(1_000_000_000).months_later(12);
    let former = Former { person: person(0), administration: organisation(1), rank: Rank::Accredited, until };
    let mut case = Case::bring_in(&former, policy(), &actor(2, false), &actor(4, true), Timestamp(1)).expect("two people");
    let lead = Lead { belongs_to: [organisation(3)].into(), may_lead: true, needs_first_mission: false };
    let beside = Beside { lead: Some(lead), reason: true, ..Beside::default() };
    let mission = Act::Assign { mission: MissionId(Uuid::from_u128(1)), lead: person(6) };
    for (act, who) in [(Act::Release, 1), (mission, 2), (Act::CancelMission, 2)] {
        case.act(&act, Some(&actor(who, true)), &beside, Timestamp(3)).expect("done");
    }
    assert_eq!(case.standing().stage, Stage::Accredited { until });
    assert!(case.standing().needs_first_mission());
}
