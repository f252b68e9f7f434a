//! Who may read a case, and how much of it.
//!
//! # The rule
//!
//! 1. The candidate reads their own case: where it stands, what happened, why; their scores once a decision rests on them.
//! 2. The coordinator of the administration that nominated them reads where it stands and what happened, never a score.
//! 3. Managers, decision-makers, auditors and administrators read everything but scores that are not open yet.
//! 4. An assessor reads a case while they sit on its panel; whoever recused themselves or is barred reads nothing of it any more.
//! 5. The lead expert of its missions reads where it stands and its missions.
//! 6. The report of a mission is read by the officer, its lead expert and those of 3; what the beneficiary said of it by those of 3 and
//!    its lead expert, and by the officer once a decision followed.
//! 7. What was proposed and not confirmed is read by those of 3 alone.
//! 8. A letter is read by those it went to, and by those of 3.
//!
//! Scores are open once everybody who sits on the panel has committed, and to nobody before ([`super::assessment`]).

use std::collections::BTreeSet;

use crate::accreditation::case::{Case, Event, Happened, Standing};
use crate::accreditation::letter::To;
use crate::accreditation::mission::Run;
use crate::id::{OrganisationId, PersonId};

/// Somebody who wants to read a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// Who.
    pub person: PersonId,
    /// The organisations they coordinate.
    pub coordinates: BTreeSet<OrganisationId>,
    /// Whether they manage accreditations, decide on them, audit them or run the installation.
    pub is_secretariat: bool,
    /// Whether they sit on the panel in force and nothing bars them.
    pub sits: bool,
}

/// As what somebody reads a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It is theirs.
    Candidate,
    /// It is of their administration.
    Coordinator,
    /// They run, decide or audit.
    Secretariat,
    /// They assess.
    Assessor,
    /// They lead, or led, a mission of it.
    Lead,
}

/// As what somebody reads a case; none where they may not know of it.
pub fn reading(case: &Case, standing: &Standing, viewer: &Viewer) -> Option<Reading> {
    if viewer.person == case.person {
        Some(Reading::Candidate)
    } else if viewer.sits {
        Some(Reading::Assessor)
    } else if viewer.is_secretariat {
        Some(Reading::Secretariat)
    } else if viewer.coordinates.contains(&case.administration) {
        Some(Reading::Coordinator)
    } else if standing.leads.contains(&viewer.person) {
        Some(Reading::Lead)
    } else {
        None
    }
}

impl Reading {
    /// Whether they read this of what happened.
    pub fn reads(self, event: &Event) -> bool {
        match event.what {
            Happened::Proposed { .. } | Happened::ProposalReturned => self == Self::Secretariat,
            _ => true,
        }
    }

    /// Whether they read a letter that went to these.
    pub fn reads_letter(self, to: To) -> bool {
        match self {
            Self::Candidate => to.officer(),
            Self::Coordinator => to.coordinator(),
            Self::Secretariat => true,
            Self::Assessor | Self::Lead => false,
        }
    }

    /// Whether they read why it happened.
    pub fn reads_reason(self, event: &Event) -> bool {
        let on_the_mission = matches!(event.what, Happened::LeadReplaced { .. } | Happened::MissionCancelled | Happened::Evaluated { .. });
        match self {
            Self::Secretariat => true,
            Self::Candidate | Self::Coordinator => self.reads(event),
            Self::Lead => on_the_mission,
            Self::Assessor => false,
        }
    }

    /// Whether they read the report of a mission: whoever wrote it, whoever leads that mission, and those who run or decide.
    pub fn reads_report(self, run: &Run, who: PersonId) -> bool {
        match self {
            Self::Secretariat | Self::Candidate => true,
            Self::Lead => run.lead == who,
            Self::Coordinator | Self::Assessor => false,
        }
    }

    /// Whether they read what the beneficiary said of a mission; the officer only once a decision followed it.
    pub fn reads_feedback(self, run: &Run, who: PersonId) -> bool {
        match self {
            Self::Secretariat => true,
            Self::Lead => run.lead == who,
            Self::Candidate => run.is_decided,
            Self::Coordinator | Self::Assessor => false,
        }
    }

    /// Whether they read scores that are open; assessors only those of their own panel.
    pub fn reads_scores(self, standing: &Standing) -> bool {
        match self {
            Self::Secretariat | Self::Assessor => true,
            Self::Candidate => standing.decided.is_some(),
            Self::Coordinator | Self::Lead => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accreditation::decision::Outcome;
    use crate::accreditation::samples::{organisation, person, policy};
    use crate::id::MissionId;
    use crate::time::Timestamp;
    use uuid::Uuid;

    fn event(what: Happened) -> Event {
        Event { at: Timestamp(1), by: Some(person(9)), what }
    }

    fn case() -> Case {
        let mission = Happened::Assigned { mission: MissionId(Uuid::from_u128(1)), lead: person(5) };
        Case {
            person: person(1),
            administration: organisation(1),
            policy: policy(),
            events: vec![event(Happened::Nominated), event(mission)],
        }
    }

    fn viewer(who: u8) -> Viewer {
        Viewer { person: person(who), coordinates: BTreeSet::new(), is_secretariat: false, sits: false }
    }

    #[test]
    fn each_reads_as_what_they_are_and_strangers_read_nothing() {
        let case = case();
        let as_what = |viewer: Viewer| reading(&case, &case.standing(), &viewer);
        assert_eq!(as_what(viewer(1)), Some(Reading::Candidate));
        assert_eq!(as_what(Viewer { is_secretariat: true, ..viewer(1) }), Some(Reading::Candidate), "in their own case they are no more");
        assert_eq!(as_what(Viewer { coordinates: [organisation(1)].into(), ..viewer(2) }), Some(Reading::Coordinator));
        assert_eq!(as_what(Viewer { coordinates: [organisation(2)].into(), ..viewer(2) }), None);
        assert_eq!(as_what(Viewer { is_secretariat: true, ..viewer(3) }), Some(Reading::Secretariat));
        assert_eq!(as_what(Viewer { sits: true, is_secretariat: true, ..viewer(3) }), Some(Reading::Assessor));
        assert_eq!(as_what(viewer(5)), Some(Reading::Lead));
        assert_eq!(as_what(viewer(6)), None);
    }

    #[test]
    fn what_is_not_confirmed_is_read_by_those_who_decide_alone() {
        let all = [Reading::Candidate, Reading::Coordinator, Reading::Secretariat, Reading::Assessor, Reading::Lead];
        let proposed = event(Happened::Proposed { outcome: Outcome::NotYet });
        assert_eq!(all.map(|reading| reading.reads(&proposed)), [false, false, true, false, false]);
        assert_eq!(all.map(|reading| reading.reads_reason(&proposed)), [false, false, true, false, false]);
        let decided = event(Happened::Decided { outcome: Outcome::NotYet, panel: BTreeSet::new() });
        assert_eq!(all.map(|reading| reading.reads_reason(&decided)), [true, true, true, false, false]);
        assert_eq!(all.map(|reading| reading.reads_reason(&event(Happened::MissionCancelled))), [true, true, true, false, true]);
    }

    #[test]
    fn a_candidate_reads_scores_after_the_decision_and_a_coordinator_never() {
        let mut case = case();
        let all = [Reading::Candidate, Reading::Coordinator, Reading::Secretariat, Reading::Assessor, Reading::Lead];
        assert_eq!(all.map(|reading| reading.reads_scores(&case.standing())), [false, false, true, true, false]);
        case.events.push(event(Happened::Decided { outcome: Outcome::NotYet, panel: BTreeSet::new() }));
        assert_eq!(all.map(|reading| reading.reads_scores(&case.standing())), [true, false, true, true, false]);
    }

    #[test]
    fn a_report_is_read_by_its_officer_and_feedback_only_after_the_decision() {
        let all = [Reading::Candidate, Reading::Coordinator, Reading::Secretariat, Reading::Assessor, Reading::Lead];
        let mut run = Run { lead: person(5), is_cancelled: false, evaluated_at: None, is_decided: false };
        assert_eq!(all.map(|reading| reading.reads_report(&run, person(5))), [true, false, true, false, true]);
        assert_eq!(all.map(|reading| reading.reads_feedback(&run, person(5))), [false, false, true, false, true]);
        run.is_decided = true;
        assert_eq!(all.map(|reading| reading.reads_feedback(&run, person(6))), [true, false, true, false, false], "of another mission");
    }
}
