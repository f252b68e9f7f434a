//! A mission: where an expert goes, when, and what for; how it went, and from when on it is reported on and asked about.

use serde::{Deserialize, Serialize};

use crate::accreditation::case::{Case, Happened};
use crate::id::{MissionId, OrganisationId, PersonId};
use crate::time::{Date, Timestamp};

/// The most characters of a mission's terms.
pub const TERMS_MOST: usize = 4_000;

/// The most characters of a report.
pub const REPORT_MOST: usize = 8_000;

/// A mission beside a lead expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mission {
    /// Version of this form, 1.
    pub version: u32,
    /// The administration that asked for it.
    pub beneficiary: OrganisationId,
    /// The first day.
    pub held_from: Date,
    /// The last day.
    pub held_until: Date,
    /// What is to be done there.
    pub terms: String,
}

/// Why a mission makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum MissionFault {
    /// Nothing says what is to be done, or too much does.
    #[error("the terms are missing, or longer than {TERMS_MOST} characters")]
    Terms,
    /// It ends before it begins.
    #[error("the mission ends before it begins")]
    Days,
}

/// How a mission went, as the case tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The lead expert, the last one where they were replaced.
    pub lead: PersonId,
    /// Whether it was cancelled.
    pub is_cancelled: bool,
    /// When the lead expert evaluated it.
    pub evaluated_at: Option<Timestamp>,
    /// Whether something was decided after it was evaluated.
    pub is_decided: bool,
}

/// Why a report is not taken, or nobody is asked for feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum MissionRefused {
    /// It was cancelled.
    #[error("the mission was cancelled")]
    Cancelled,
    /// Its first day is still to come.
    #[error("the mission has not begun")]
    NotBegun,
    /// Its last day is still to come.
    #[error("the mission is not over")]
    NotOver,
    /// There is a report.
    #[error("the report was handed in before")]
    HandedIn,
    /// It is the report of the officer who went.
    #[error("the officer who went hands it in")]
    NotYours,
    /// Nobody asks about their own mission.
    #[error("nobody asks for feedback on their own mission")]
    OwnCase,
}

impl Case {
    /// How a mission went; none where it is not of this case.
    pub fn run(&self, mission: MissionId) -> Option<Run> {
        let is_it = |what: &Happened| matches!(what, Happened::Assigned { mission: assigned, .. } if *assigned == mission);
        let begun = self.events.iter().position(|event| is_it(&event.what))?;
        let Happened::Assigned { lead, .. } = self.events.get(begun)?.what else { return None };
        let mut run = Run { lead, is_cancelled: false, evaluated_at: None, is_decided: false };
        let after = self.events.iter().skip(begun + 1).take_while(|event| !matches!(event.what, Happened::Assigned { .. }));
        for event in after {
            match event.what {
                Happened::LeadReplaced { lead } => run.lead = lead,
                Happened::MissionCancelled => run.is_cancelled = true,
                Happened::Evaluated { .. } => run.evaluated_at = Some(event.at),
                Happened::Decided { .. } => run.is_decided |= run.evaluated_at.is_some(),
                _ => {}
            }
        }
        Some(run)
    }
}

impl Mission {
    /// Whether the officer may hand in the report today, there where it is held: once, from the first day on.
    pub fn takes_report(&self, run: &Run, has_report: bool, today: Date) -> Result<(), MissionRefused> {
        if run.is_cancelled {
            Err(MissionRefused::Cancelled)
        } else if has_report {
            Err(MissionRefused::HandedIn)
        } else if today < self.held_from {
            Err(MissionRefused::NotBegun)
        } else {
            Ok(())
        }
    }

    /// Whether the beneficiary may be asked for feedback today, there where it is held: from the last day on.
    pub fn asks_feedback(&self, run: &Run, today: Date) -> Result<(), MissionRefused> {
        if run.is_cancelled {
            Err(MissionRefused::Cancelled)
        } else if today < self.held_until {
            Err(MissionRefused::NotOver)
        } else {
            Ok(())
        }
    }

    /// Everything about it that makes no sense.
    pub fn faults(&self) -> Vec<MissionFault> {
        let has_terms = !self.terms.trim().is_empty() && self.terms.chars().count() <= TERMS_MOST;
        let found = [(!has_terms, MissionFault::Terms), (self.held_until < self.held_from, MissionFault::Days)];
        found.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accreditation::case::Event;
    use crate::accreditation::decision::Outcome;
    use crate::accreditation::samples::{organisation, person, policy};
    use std::collections::BTreeSet;
    use uuid::Uuid;

    fn run() -> Run {
        Run { lead: person(5), is_cancelled: false, evaluated_at: None, is_decided: false }
    }

    #[test]
    fn a_mission_has_terms_and_ends_after_it_begins() {
        let day = |day| Date::new(2027, 9, day).expect("a day");
        let good =
            Mission { version: 1, beneficiary: organisation(2), held_from: day(6), held_until: day(6), terms: "Profiles.".to_owned() };
        assert_eq!(good.faults(), []);
        let wrong = Mission { held_until: day(5), terms: " ".to_owned(), ..good.clone() };
        assert_eq!(wrong.faults(), [MissionFault::Terms, MissionFault::Days]);
        assert_eq!(Mission { terms: "é".repeat(TERMS_MOST + 1), ..good }.faults(), [MissionFault::Terms]);
    }

    #[test]
    fn a_report_is_taken_once_from_the_first_day_and_feedback_asked_for_from_the_last() {
        let day = |day| Date::new(2027, 9, day).expect("a day");
        let mission =
            Mission { version: 1, beneficiary: organisation(2), held_from: day(6), held_until: day(10), terms: "Profiles.".to_owned() };
        assert_eq!(mission.takes_report(&run(), false, day(5)), Err(MissionRefused::NotBegun));
        assert_eq!(mission.takes_report(&run(), false, day(6)), Ok(()));
        assert_eq!(mission.takes_report(&run(), true, day(6)), Err(MissionRefused::HandedIn));
        assert_eq!(mission.asks_feedback(&run(), day(9)), Err(MissionRefused::NotOver));
        assert_eq!(mission.asks_feedback(&run(), day(10)), Ok(()));
        let cancelled = Run { is_cancelled: true, ..run() };
        assert_eq!(mission.takes_report(&cancelled, false, day(11)), Err(MissionRefused::Cancelled));
        assert_eq!(mission.asks_feedback(&cancelled, day(11)), Err(MissionRefused::Cancelled));
    }

    #[test]
    fn how_a_mission_went_is_told_by_what_happened_before_the_next_one() {
        let id = |number| MissionId(Uuid::from_u128(number));
        let happened = [
            Happened::Decided { outcome: Outcome::PreAccredited, panel: BTreeSet::new() },
            Happened::Assigned { mission: id(1), lead: person(5) },
            Happened::MissionCancelled,
            Happened::Assigned { mission: id(2), lead: person(5) },
            Happened::LeadReplaced { lead: person(6) },
            Happened::Evaluated { ready: true },
        ];
        let events = (1..).zip(happened).map(|(at, what)| Event { at: Timestamp(at), by: None, what }).collect();
        let mut case = Case { person: person(1), administration: organisation(1), policy: policy(), events };
        assert_eq!(case.run(id(1)), Some(Run { is_cancelled: true, ..run() }));
        let second = Run { lead: person(6), evaluated_at: Some(Timestamp(6)), ..run() };
        assert_eq!(case.run(id(2)), Some(second.clone()));
        let decided = Happened::Decided { outcome: Outcome::Accredited, panel: BTreeSet::new() };
        case.events.push(Event { at: Timestamp(7), by: None, what: decided });
        assert_eq!(case.run(id(2)), Some(Run { is_decided: true, ..second }));
        assert_eq!(case.run(id(3)), None);
    }
}
