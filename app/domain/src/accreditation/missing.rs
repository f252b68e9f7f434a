//! What a case waits for, from whom, and since when: what a case page tells in one screen, and what a worklist is made of.

use serde::{Deserialize, Serialize};

use crate::accreditation::act::Beside;
use crate::accreditation::assessment::{Assessment, Seat};
use crate::accreditation::case::{Case, Event, Happened, Stage, Standing};
use crate::accreditation::document::Kind;
use crate::id::PersonId;
use crate::time::{Span, Timestamp};

/// Something a case waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What.
    pub what: Wanted,
    /// From whom.
    pub turn: Turn,
    /// Since when.
    pub since: Timestamp,
}

/// What a case may wait for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// The officer's agreement.
    Consent,
    /// The administration's release.
    Release,
    /// A course or module to be completed.
    Completion {
        /// Its id.
        course: String,
    },
    /// A document to be handed in.
    Document {
        /// Its kind.
        kind: Kind,
    },
    /// A look at whether everything is there.
    Eligibility,
    /// What was found missing.
    Resubmission,
    /// A place in the workshop, or none.
    Selection,
    /// A seat that becomes free.
    FreeSeat,
    /// Who was there.
    Attendance,
    /// More assessors.
    Panel {
        /// So many sit on it.
        sitting: u32,
        /// So many should.
        asked: u32,
    },
    /// Scores.
    Scores,
    /// A mark to agree on.
    Agreement {
        /// Of which criterion.
        criterion: String,
    },
    /// A proposal for a decision.
    Proposal,
    /// A second person's confirmation.
    Confirmation,
    /// A later workshop.
    LaterWorkshop,
    /// A mission.
    Mission,
    /// The lead expert's evaluation.
    Evaluation,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// The candidate's.
    Officer,
    /// The coordinator's of their administration.
    Coordinator,
    /// The accreditation managers'.
    Manager,
    /// A certain assessor's.
    Assessor(PersonId),
    /// Any of the panel's.
    Panel,
    /// The decision-makers'.
    DecisionMaker,
    /// The lead expert's.
    Lead(PersonId),
}

impl Missing {
    /// Whether it is later than the policy lets it be.
    pub fn is_late(&self, due_days: u32, now: Timestamp) -> bool {
        self.since + Span::days(i64::from(due_days)) < now
    }
}

impl Case {
    /// Everything it waits for now, in the order it is looked at.
    pub fn missing(&self, standing: &Standing, beside: &Beside, panel: &Assessment) -> Vec<Missing> {
        let since = self.waits_since(standing);
        let wants = |what: Wanted, turn: Turn| Missing { what, turn, since };
        match standing.stage {
            _ if standing.proposal.is_some() => vec![wants(Wanted::Confirmation, Turn::DecisionMaker)],
            Stage::Nominated => self.for_eligibility(standing, beside, since),
            Stage::Returned => vec![wants(Wanted::Resubmission, Turn::Coordinator)],
            Stage::Eligible => vec![wants(Wanted::Selection, Turn::Manager)],
            Stage::Reserve { .. } => vec![wants(Wanted::FreeSeat, Turn::Manager)],
            Stage::Selected => {
                let panel = self.for_panel(panel).map(|what| wants(what, Turn::Manager));
                panel.into_iter().chain([wants(Wanted::Attendance, Turn::Manager)]).collect()
            }
            Stage::Attended | Stage::Appealed => self.for_decision(panel, since),
            Stage::NotYet => vec![wants(Wanted::LaterWorkshop, Turn::Manager)],
            Stage::PreAccredited { .. } => {
                let release = (!standing.released).then(|| wants(Wanted::Release, Turn::Coordinator));
                release.into_iter().chain([wants(Wanted::Mission, Turn::Manager)]).collect()
            }
            Stage::OnMission { lead, .. } => vec![wants(Wanted::Evaluation, Turn::Lead(lead))],
            Stage::Evaluated { .. } | Stage::Suspended { .. } => vec![wants(Wanted::Proposal, Turn::Manager)],
            Stage::Accredited { .. } | Stage::Inactive { .. } | Stage::Closed(_) => Vec::new(),
        }
    }

    /// A proposal waits since it was made, anything else since the stage began.
    fn waits_since(&self, standing: &Standing) -> Timestamp {
        let is_proposal = |event: &&Event| matches!(event.what, Happened::Proposed { .. });
        let proposed = standing.proposal.and_then(|_| self.events.iter().rev().find(is_proposal));
        proposed.map_or(standing.since, |event| event.at)
    }

    fn for_eligibility(&self, standing: &Standing, beside: &Beside, since: Timestamp) -> Vec<Missing> {
        let wants = |what: Wanted, turn: Turn| Missing { what, turn, since };
        let mut found = Vec::new();
        if !standing.consented {
            found.push(wants(Wanted::Consent, Turn::Officer));
        }
        for course in self.policy.prerequisites.difference(&beside.completed) {
            found.push(wants(Wanted::Completion { course: course.clone() }, Turn::Officer));
        }
        for kind in self.policy.documents.difference(&beside.documents) {
            found.push(wants(Wanted::Document { kind: *kind }, kind.turn()));
        }
        if !standing.released {
            found.push(wants(Wanted::Release, Turn::Coordinator));
        }
        if found.is_empty() {
            found.push(wants(Wanted::Eligibility, Turn::Manager));
        }
        found
    }

    fn for_panel(&self, panel: &Assessment) -> Option<Wanted> {
        let sitting = u32::try_from(panel.sitting().count()).unwrap_or(u32::MAX);
        let asked = self.policy.assessors;
        (sitting < asked).then_some(Wanted::Panel { sitting, asked })
    }

    fn for_decision(&self, panel: &Assessment, since: Timestamp) -> Vec<Missing> {
        let wants = |what: Wanted, turn: Turn| Missing { what, turn, since };
        let mut found: Vec<Missing> = self.for_panel(panel).map(|what| wants(what, Turn::Manager)).into_iter().collect();
        let open = panel.seats.iter().filter(|(_, seat)| **seat == Seat::Open);
        found.extend(open.map(|(person, _)| wants(Wanted::Scores, Turn::Assessor(*person))));
        let to_agree = panel.to_agree(&self.policy.rubric).into_iter();
        found.extend(to_agree.map(|criterion| wants(Wanted::Agreement { criterion }, Turn::Panel)));
        if found.is_empty() {
            found.push(wants(Wanted::Proposal, Turn::Manager));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accreditation::act::{Act, Refused};
    use crate::accreditation::decision::Outcome;
    use crate::accreditation::samples::{organisation, person, policy, sheet};

    fn case(happened: &[Happened]) -> Case {
        let event = |(at, what): (i64, &Happened)| Event { at: Timestamp(at), by: Some(person(9)), what: what.clone() };
        let events = (1..).zip([Happened::Nominated].iter().chain(happened)).map(event).collect();
        Case { person: person(1), administration: organisation(1), policy: policy(), events }
    }

    fn missing(happened: &[Happened], beside: &Beside, panel: &Assessment) -> Vec<(Wanted, Turn)> {
        let case = case(happened);
        case.missing(&case.standing(), beside, panel).into_iter().map(|it| (it.what, it.turn)).collect()
    }

    #[test]
    fn a_nomination_waits_for_all_that_is_not_there_and_then_for_a_look() {
        let nobody = Assessment::default();
        let all = missing(&[], &Beside::default(), &nobody);
        let course = Wanted::Completion { course: "crm".to_owned() };
        let expected = [(Wanted::Consent, Turn::Officer), (course, Turn::Officer), (Wanted::Release, Turn::Coordinator)];
        assert_eq!(all, expected);
        let done = Beside { completed: ["crm".to_owned()].into(), ..Beside::default() };
        let there = [Happened::Consented, Happened::Released];
        assert_eq!(missing(&there, &done, &nobody), [(Wanted::Eligibility, Turn::Manager)]);
    }

    #[test]
    fn a_nomination_waits_for_each_document_the_policy_asks_for_and_is_not_complete_without() {
        let mut case = case(&[Happened::Consented, Happened::Released]);
        case.policy.documents = [Kind::Cv, Kind::NominationLetter].into();
        let beside = |documents: &[Kind]| Beside {
            completed: ["crm".to_owned()].into(),
            documents: documents.iter().copied().collect(),
            ..Beside::default()
        };
        let waits = |documents: &[Kind]| {
            let all = case.missing(&case.standing(), &beside(documents), &Assessment::default());
            all.into_iter().map(|it| (it.what, it.turn)).collect::<Vec<_>>()
        };
        let of = |kind: Kind| (Wanted::Document { kind }, kind.turn());
        assert_eq!(waits(&[]), [of(Kind::Cv), of(Kind::NominationLetter)]);
        assert_eq!(waits(&[Kind::Cv, Kind::Other]), [(Wanted::Document { kind: Kind::NominationLetter }, Turn::Coordinator)]);
        assert_eq!(waits(&[Kind::Cv, Kind::NominationLetter]), [(Wanted::Eligibility, Turn::Manager)]);
        let refused = case.refusals(&Act::FindEligible, None, &beside(&[Kind::Cv]), Timestamp(9));
        assert!(refused.contains(&Refused::NoDocument { kind: Kind::NominationLetter }));
        assert!(!refused.contains(&Refused::NoDocument { kind: Kind::Cv }));
    }

    #[test]
    fn a_panel_is_waited_for_assessor_by_assessor_then_where_they_differ() {
        let attended = [Happened::Consented, Happened::Released, Happened::FoundEligible, Happened::Selected, Happened::Attended];
        let waits = |panel: &Assessment| missing(&attended, &Beside::default(), panel);
        let mut panel = Assessment::of([person(2)]);
        let few = Wanted::Panel { sitting: 1, asked: 2 };
        assert_eq!(waits(&panel), [(few, Turn::Manager), (Wanted::Scores, Turn::Assessor(person(2)))]);
        panel = Assessment::of([person(2), person(3)]);
        panel.commit(person(2), sheet([3, 3, 2]), &policy().rubric).expect("whole");
        assert_eq!(waits(&panel), [(Wanted::Scores, Turn::Assessor(person(3)))]);
        panel.commit(person(3), sheet([3, 4, 2]), &policy().rubric).expect("whole");
        assert_eq!(waits(&panel), [(Wanted::Agreement { criterion: "role".to_owned() }, Turn::Panel)]);
        let agreed = crate::accreditation::assessment::Score { mark: 3, reason: "Day two.".to_owned() };
        panel.agree(person(2), "role", agreed, &policy().rubric).expect("between");
        assert_eq!(waits(&panel), [(Wanted::Proposal, Turn::Manager)]);
        let proposed = [attended.as_slice(), &[Happened::Proposed { outcome: Outcome::PreAccredited }]].concat();
        assert_eq!(missing(&proposed, &Beside::default(), &panel), [(Wanted::Confirmation, Turn::DecisionMaker)]);
        let case = case(&proposed);
        let waits = case.missing(&case.standing(), &Beside::default(), &panel);
        assert_eq!(waits[0].since, Timestamp(7), "since it was proposed");
        let day = Span::days(1).0;
        assert!(!waits[0].is_late(14, Timestamp(7 + 14 * day)) && waits[0].is_late(14, Timestamp(8 + 14 * day)));
    }

    #[test]
    fn a_pre_accredited_officer_waits_for_a_release_and_a_mission() {
        let decided = Happened::Decided { outcome: Outcome::PreAccredited, panel: [person(2), person(3)].into() };
        let way = [Happened::Consented, Happened::Released, Happened::Attended, decided, Happened::ReleaseWithdrawn];
        let all = missing(&way, &Beside::default(), &Assessment::default());
        assert_eq!(all, [(Wanted::Release, Turn::Coordinator), (Wanted::Mission, Turn::Manager)]);
    }
}
