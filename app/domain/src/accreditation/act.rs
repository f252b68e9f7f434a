//! What may be done to a case, by whom, and why not.
//!
//! Every act is refused for all reasons at once ([`Case::refusals`]); one that is refused for none happens ([`Case::act`]). No other
//! door leads into a case: what is imported, and what a form forges, comes through here as well.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::accreditation::assessment::PanelResult;
use crate::accreditation::case::{Case, Closed, Event, Happened, Rank, Stage, Standing};
use crate::accreditation::decision::Outcome;
use crate::accreditation::document::Kind;
use crate::accreditation::policy::Policy;
use crate::id::{MissionId, OrganisationId, PersonId};
use crate::time::{Span, Timestamp};

/// Somebody who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// Every organisation they belong to or were seconded by.
    pub belongs_to: BTreeSet<OrganisationId>,
    /// What they may do, beyond what any candidate, assessor or lead expert may.
    pub offices: BTreeSet<Office>,
    /// Whether they have given their password again for this.
    pub confirmed_identity: bool,
}

/// What somebody may do for cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Office {
    /// Puts forward and releases the officers of an administration.
    Coordinator(OrganisationId),
    /// Runs calls, workshops and missions, and proposes decisions.
    Manager,
    /// Confirms decisions.
    DecisionMaker,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The officer agrees.
    Consent,
    /// The officer does not want to.
    Decline,
    /// The administration releases them.
    Release,
    /// It does so no longer.
    WithdrawRelease,
    /// It takes the nomination back.
    WithdrawNomination,
    /// Something is missing.
    Return,
    /// It is there now.
    Resubmit,
    /// Everything is there.
    FindEligible,
    /// Gives a seat.
    Select,
    /// Lets wait for one.
    PutOnReserve {
        /// From 1.
        rank: u32,
    },
    /// Gives none.
    TurnDown,
    /// Gives a seat that became free.
    CallUp,
    /// The workshop does not take place.
    CancelWorkshop,
    /// They were there, or not.
    NoteAttendance {
        /// Whether they were.
        there: bool,
    },
    /// Proposes a decision.
    Propose(Outcome),
    /// Returns the proposal with a question.
    ReturnProposal,
    /// Confirms it.
    Confirm,
    /// Lets them come to a later workshop.
    Readmit,
    /// Sends them on a mission.
    Assign {
        /// Which.
        mission: MissionId,
        /// The lead expert.
        lead: PersonId,
    },
    /// Puts another lead expert in.
    ReplaceLead {
        /// Who.
        lead: PersonId,
    },
    /// The mission does not take place.
    CancelMission,
    /// The lead expert's word on it.
    Evaluate {
        /// Whether they could lead one alone.
        ready: bool,
    },
    /// The time is over.
    Lapse,
    /// They left customs.
    NoteLeaving,
    /// They appeal the last decision.
    Appeal,
}

/// What stands beside a case when something is done to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Courses the person has completed, by their ids.
    pub completed: BTreeSet<String>,
    /// The panel of the workshop or, after an appeal, the second one.
    pub panel: Option<Panel>,
    /// The lead expert who is named, if one is.
    pub lead: Option<Lead>,
    /// Whether a reason was given.
    pub reason: bool,
    /// Whether a refresher was attended since the accreditation.
    pub refreshed: bool,
    /// Kinds of documents in force.
    pub documents: BTreeSet<Kind>,
}

/// A panel, as far as a decision looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Who sits on it.
    pub sitting: BTreeSet<PersonId>,
    /// What it gives, once everything is committed and agreed.
    pub result: Option<PanelResult>,
}

/// A lead expert, as far as a mission looks at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Every organisation they belong to.
    pub belongs_to: BTreeSet<OrganisationId>,
    /// Whether they are fully accredited in the category and domain, or staff who may lead.
    pub may_lead: bool,
    /// Whether they were brought in and have not been on a mission here themselves.
    pub needs_first_mission: bool,
}

impl Act {
    /// Its name in forms and among the words.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Decline => "decline",
            Self::Release => "release",
            Self::WithdrawRelease => "withdraw-release",
            Self::WithdrawNomination => "withdraw-nomination",
            Self::Return => "return",
            Self::Resubmit => "resubmit",
            Self::FindEligible => "find-eligible",
            Self::Select => "select",
            Self::PutOnReserve { .. } => "put-on-reserve",
            Self::TurnDown => "turn-down",
            Self::CallUp => "call-up",
            Self::CancelWorkshop => "cancel-workshop",
            Self::NoteAttendance { .. } => "note-attendance",
            Self::Propose(_) => "propose",
            Self::ReturnProposal => "return-proposal",
            Self::Confirm => "confirm",
            Self::Readmit => "readmit",
            Self::Assign { .. } => "assign",
            Self::ReplaceLead { .. } => "replace-lead",
            Self::CancelMission => "cancel-mission",
            Self::Evaluate { .. } => "evaluate",
            Self::Lapse => "lapse",
            Self::NoteLeaving => "note-leaving",
            Self::Appeal => "appeal",
        }
    }

    /// Whether it is done only with a reason; that of what is confirmed stands in the proposal.
    pub fn needs_reason(&self) -> bool {
        match self {
            Self::WithdrawRelease
            | Self::WithdrawNomination
            | Self::Decline
            | Self::Return
            | Self::TurnDown
            | Self::CancelWorkshop
            | Self::ReplaceLead { .. }
            | Self::CancelMission
            | Self::NoteLeaving
            | Self::Appeal
            | Self::ReturnProposal
            | Self::Propose(_)
            | Self::Evaluate { .. } => true,
            Self::Consent
            | Self::Release
            | Self::Resubmit
            | Self::FindEligible
            | Self::Select
            | Self::PutOnReserve { .. }
            | Self::CallUp
            | Self::NoteAttendance { .. }
            | Self::Confirm
            | Self::Readmit
            | Self::Assign { .. }
            | Self::Lapse => false,
        }
    }
}

/// Why something is not done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refused {
    /// Not where the case stands.
    #[error("not at this stage")]
    WrongStage,
    /// Not by them.
    #[error("somebody else does this")]
    NotYours,
    /// It is their own case.
    #[error("nobody acts for the platform in their own case")]
    OwnCase,
    /// They belong to the candidate's administration.
    #[error("somebody of the same administration")]
    SameAdministration,
    /// The officer has not agreed.
    #[error("the officer has not agreed yet")]
    NoConsent,
    /// The administration does not release them.
    #[error("the administration has not released the officer")]
    NotReleased,
    /// A course is not completed.
    #[error("the course {course} is not completed")]
    Prerequisite {
        /// Its id.
        course: String,
    },
    /// A document that is asked for is not there.
    #[error("a document is missing: {}", kind.word())]
    NoDocument {
        /// Its kind.
        kind: Kind,
    },
    /// Too few assessors sit on the panel.
    #[error("{sitting} assessors sit on the panel, and the policy asks for {asked}")]
    PanelTooSmall {
        /// So many do.
        sitting: u32,
        /// So many should.
        asked: u32,
    },
    /// Not everything is committed and agreed.
    #[error("the panel has not given everything yet")]
    PanelNotDone,
    /// The panel gave otherwise.
    #[error("the panel's marks do not bear this out")]
    NotBorneOut,
    /// Somebody of the first panel, or who acted before, sits on the second.
    #[error("an appeal is heard by people who have not acted in the case")]
    ActedBefore,
    /// Missions are missing.
    #[error("{done} missions are done, and the policy asks for {asked}")]
    TooFewMissions {
        /// So many are.
        done: u32,
        /// So many should be.
        asked: u32,
    },
    /// The lead expert does not find them ready.
    #[error("the lead expert's evaluation does not bear this out")]
    NotReady,
    /// The lead expert may not lead.
    #[error("a lead expert is fully accredited in the same category and domain")]
    LeadMayNot,
    /// The lead expert is barred.
    #[error("a lead expert comes from another administration")]
    LeadBarred,
    /// The lead expert was brought in, and their own first mission here takes another one.
    #[error("whoever was brought in goes on a first mission beside another lead expert before leading one")]
    LeadFirstMission,
    /// Nobody refreshed anything.
    #[error("no refresher was attended")]
    NoRefresher,
    /// Nothing is proposed, or something is already.
    #[error("nothing waits for this")]
    NoProposal,
    /// Another proposal waits.
    #[error("a proposal waits to be confirmed")]
    ProposalWaits,
    /// They proposed it themselves.
    #[error("a decision takes two people")]
    SamePerson,
    /// They scored or led in this case.
    #[error("whoever assessed does not decide")]
    Assessed,
    /// They have not given their password again.
    #[error("the password is asked for again")]
    IdentityNotConfirmed,
    /// It needs a reason.
    #[error("a reason is needed")]
    NoReason,
    /// The time is not over.
    #[error("the time is not over yet")]
    NotDue,
    /// The time is over.
    #[error("the time for this is over")]
    TooLate,
    /// That cannot be appealed.
    #[error("there is nothing to appeal")]
    NothingToAppeal,
}

/// Somebody who was accredited before this platform was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Who.
    pub person: PersonId,
    /// Their administration.
    pub administration: OrganisationId,
    /// What they are.
    pub rank: Rank,
    /// Until when that lasts.
    pub until: Timestamp,
}

impl Case {
    /// A case that a nomination opens: by the coordinator of the officer's own administration, never for themselves.
    pub fn nominate(person: PersonId, administration: OrganisationId, policy: Policy, by: &Actor, now: Timestamp) -> Result<Self, Refused> {
        if !by.offices.contains(&Office::Coordinator(administration)) {
            return Err(Refused::NotYours);
        }
        if by.person == person {
            return Err(Refused::OwnCase);
        }
        let nominated = Event { at: now, by: Some(by.person), what: Happened::Nominated };
        Ok(Self { person, administration, policy, events: vec![nominated] })
    }

    /// A case brought in with its evidence: by a manager, confirmed by somebody else, neither of them concerned.
    pub fn bring_in(former: &Former, policy: Policy, by: &Actor, confirmed_by: &Actor, now: Timestamp) -> Result<Self, Refused> {
        let Former { person, administration, rank, until } = *former;
        let both = [by, confirmed_by];
        if !by.offices.contains(&Office::Manager) || !confirmed_by.offices.contains(&Office::DecisionMaker) {
            return Err(Refused::NotYours);
        }
        if by.person == confirmed_by.person {
            return Err(Refused::SamePerson);
        }
        if !confirmed_by.confirmed_identity {
            return Err(Refused::IdentityNotConfirmed);
        }
        if both.iter().any(|actor| actor.person == person) {
            return Err(Refused::OwnCase);
        }
        if both.iter().any(|actor| actor.belongs_to.contains(&administration)) {
            return Err(Refused::SameAdministration);
        }
        let brought_in = Event { at: now, by: Some(confirmed_by.person), what: Happened::BroughtIn { rank, until } };
        Ok(Self { person, administration, policy, events: vec![brought_in] })
    }

    /// Everything that speaks against an act; nothing means that it may be done. `by` is none where the clock acts.
    pub fn refusals(&self, act: &Act, by: Option<&Actor>, beside: &Beside, now: Timestamp) -> Vec<Refused> {
        let standing = self.standing();
        let mut found = BTreeSet::new();
        if !is_open(act, &standing) {
            found.insert(Refused::WrongStage);
        }
        self.whose(act, by, &standing, &mut found);
        if act.needs_reason() && !beside.reason {
            found.insert(Refused::NoReason);
        }
        self.stands_in_the_way(act, by, beside, (&standing, now), &mut found);
        found.into_iter().collect()
    }

    /// Does it: what happened, or everything that speaks against it.
    pub fn act(&mut self, act: &Act, by: Option<&Actor>, beside: &Beside, now: Timestamp) -> Result<Happened, Vec<Refused>> {
        let refused = self.refusals(act, by, beside, now);
        if !refused.is_empty() {
            return Err(refused);
        }
        let what = self.happens(act, beside).ok_or_else(|| vec![Refused::NoProposal])?;
        self.events.push(Event { at: now, by: by.map(|actor| actor.person), what: what.clone() });
        Ok(what)
    }

    /// What an act would make happen, were there nothing against it; nothing where a confirmation has nothing to confirm.
    pub fn happens(&self, act: &Act, beside: &Beside) -> Option<Happened> {
        Some(match act {
            Act::Consent => Happened::Consented,
            Act::Decline => Happened::Declined,
            Act::Release => Happened::Released,
            Act::WithdrawRelease => Happened::ReleaseWithdrawn,
            Act::WithdrawNomination => Happened::NominationWithdrawn,
            Act::Return => Happened::Returned,
            Act::Resubmit => Happened::Resubmitted,
            Act::FindEligible => Happened::FoundEligible,
            Act::Select => Happened::Selected,
            Act::PutOnReserve { rank } => Happened::PutOnReserve { rank: *rank },
            Act::TurnDown => Happened::NotSelected,
            Act::CallUp => Happened::CalledUp,
            Act::CancelWorkshop => Happened::WorkshopCancelled,
            Act::NoteAttendance { there: true } => Happened::Attended,
            Act::NoteAttendance { there: false } => Happened::Absent,
            Act::Propose(outcome) => Happened::Proposed { outcome: *outcome },
            Act::ReturnProposal => Happened::ProposalReturned,
            Act::Confirm => {
                let standing = self.standing();
                let (outcome, _) = standing.proposal?;
                let panel = beside.panel.as_ref().filter(|_| outcome.rests_on_panel(standing.stage));
                Happened::Decided { outcome, panel: panel.map(|panel| panel.sitting.clone()).unwrap_or_default() }
            }
            Act::Readmit => Happened::Readmitted,
            Act::Assign { mission, lead } => Happened::Assigned { mission: *mission, lead: *lead },
            Act::ReplaceLead { lead } => Happened::LeadReplaced { lead: *lead },
            Act::CancelMission => Happened::MissionCancelled,
            Act::Evaluate { ready } => Happened::Evaluated { ready: *ready },
            Act::Lapse => Happened::Lapsed,
            Act::NoteLeaving => Happened::LeftCustoms,
            Act::Appeal => Happened::Appealed,
        })
    }

    /// Whose act it is.
    fn whose(&self, act: &Act, by: Option<&Actor>, standing: &Standing, found: &mut BTreeSet<Refused>) {
        let Some(actor) = by else {
            if *act != Act::Lapse {
                found.insert(Refused::NotYours);
            }
            return;
        };
        let is_candidate = actor.person == self.person;
        let holds = |office: Office| actor.offices.contains(&office);
        let coordinates = holds(Office::Coordinator(self.administration));
        let may = match act {
            Act::Consent | Act::Decline | Act::Appeal => is_candidate,
            Act::Release | Act::WithdrawRelease | Act::WithdrawNomination | Act::Resubmit => coordinates,
            Act::NoteLeaving => coordinates || holds(Office::Manager),
            Act::ReturnProposal | Act::Confirm => holds(Office::DecisionMaker),
            Act::Evaluate { .. } => matches!(standing.stage, Stage::OnMission { lead, .. } if lead == actor.person),
            Act::Lapse => false,
            _ => holds(Office::Manager),
        };
        if !may {
            found.insert(Refused::NotYours);
        }
        if is_candidate && !matches!(act, Act::Consent | Act::Decline | Act::Appeal) {
            found.insert(Refused::OwnCase);
        }
        let for_platform = !matches!(
            act,
            Act::Consent
                | Act::Decline
                | Act::Appeal
                | Act::Release
                | Act::WithdrawRelease
                | Act::WithdrawNomination
                | Act::Resubmit
                | Act::NoteLeaving
        );
        if for_platform && actor.belongs_to.contains(&self.administration) {
            found.insert(Refused::SameAdministration);
        }
    }

    fn stands_in_the_way(
        &self,
        act: &Act,
        by: Option<&Actor>,
        beside: &Beside,
        (standing, now): (&Standing, Timestamp),
        found: &mut BTreeSet<Refused>,
    ) {
        let mut refuse = |is_so: bool, refused: Refused| {
            if is_so {
                found.insert(refused);
            }
        };
        match act {
            Act::FindEligible => {
                refuse(!standing.consented, Refused::NoConsent);
                refuse(!standing.released, Refused::NotReleased);
                for course in self.policy.prerequisites.difference(&beside.completed) {
                    refuse(true, Refused::Prerequisite { course: course.clone() });
                }
                for kind in self.policy.documents.difference(&beside.documents) {
                    refuse(true, Refused::NoDocument { kind: *kind });
                }
            }
            Act::Assign { lead, .. } | Act::ReplaceLead { lead } => {
                refuse(!standing.released, Refused::NotReleased);
                refuse(beside.lead.as_ref().is_none_or(|it| !it.may_lead), Refused::LeadMayNot);
                refuse(beside.lead.as_ref().is_some_and(|it| it.needs_first_mission), Refused::LeadFirstMission);
                let is_barred = beside.lead.as_ref().is_some_and(|it| it.belongs_to.contains(&self.administration));
                refuse(is_barred || *lead == self.person, Refused::LeadBarred);
            }
            Act::Propose(outcome) => {
                refuse(standing.proposal.is_some(), Refused::ProposalWaits);
                self.bears_out(*outcome, standing, beside, found);
            }
            Act::ReturnProposal | Act::Confirm => {
                let Some((outcome, proposer)) = standing.proposal else {
                    found.insert(Refused::NoProposal);
                    return;
                };
                let by_whom = by.map(|actor| actor.person);
                refuse(by_whom == Some(proposer), Refused::SamePerson);
                if *act == Act::Confirm {
                    refuse(by.is_none_or(|actor| !actor.confirmed_identity), Refused::IdentityNotConfirmed);
                    let sat = beside.panel.as_ref().zip(by_whom).is_some_and(|(panel, who)| panel.sitting.contains(&who));
                    refuse(sat || by_whom.is_some_and(|who| standing.leads.contains(&who)), Refused::Assessed);
                    // What was proposed has to hold when it is confirmed: somebody may have left the panel since.
                    self.bears_out(outcome, standing, beside, found);
                }
            }
            Act::Lapse => refuse(standing.stage.until().is_none_or(|until| now < until), Refused::NotDue),
            Act::Appeal => match standing.decided {
                Some((outcome, at)) if outcome.may_be_appealed() => {
                    refuse(at + Span::days(i64::from(self.policy.appeal_days)) < now, Refused::TooLate);
                }
                _ => refuse(true, Refused::NothingToAppeal),
            },
            _ => {}
        }
    }

    /// Whether everything is there that a decision rests on.
    fn bears_out(&self, outcome: Outcome, standing: &Standing, beside: &Beside, found: &mut BTreeSet<Refused>) {
        let stage = standing.stage;
        if outcome.rests_on_panel(stage) {
            let sitting = beside.panel.as_ref().map_or(0, |panel| u32::try_from(panel.sitting.len()).unwrap_or(u32::MAX));
            if sitting < self.policy.assessors {
                found.insert(Refused::PanelTooSmall { sitting, asked: self.policy.assessors });
            }
            match beside.panel.as_ref().and_then(|panel| panel.result.as_ref()) {
                None => drop(found.insert(Refused::PanelNotDone)),
                Some(result) if result.passes != (outcome == Outcome::PreAccredited) => drop(found.insert(Refused::NotBorneOut)),
                Some(_) => {}
            }
            let acted = beside.panel.as_ref().is_some_and(|panel| !panel.sitting.is_disjoint(&standing.acted));
            if stage == Stage::Appealed && acted {
                found.insert(Refused::ActedBefore);
            }
        }
        if outcome == Outcome::Accredited {
            if standing.missions < self.policy.missions {
                found.insert(Refused::TooFewMissions { done: standing.missions, asked: self.policy.missions });
            }
            if matches!(stage, Stage::Evaluated { ready: false, .. }) {
                found.insert(Refused::NotReady);
            }
        }
        if outcome == Outcome::Renewed && !beside.refreshed {
            found.insert(Refused::NoRefresher);
        }
    }
}

/// Whether an act has its place where a case stands.
fn is_open(act: &Act, standing: &Standing) -> bool {
    let stage = standing.stage;
    let before_workshop = matches!(stage, Stage::Nominated | Stage::Returned | Stage::Eligible | Stage::Reserve { .. } | Stage::Selected);
    let on_roster =
        matches!(stage, Stage::PreAccredited { .. } | Stage::OnMission { .. } | Stage::Evaluated { .. } | Stage::Accredited { .. });
    match act {
        Act::Consent => stage == Stage::Nominated && !standing.consented,
        Act::Decline | Act::WithdrawNomination => before_workshop,
        Act::Release => (before_workshop || on_roster) && !standing.released,
        Act::WithdrawRelease => (before_workshop || on_roster) && standing.released,
        Act::Return | Act::FindEligible => stage == Stage::Nominated,
        Act::Resubmit => stage == Stage::Returned,
        Act::Select | Act::PutOnReserve { .. } | Act::TurnDown => stage == Stage::Eligible,
        Act::CallUp => matches!(stage, Stage::Reserve { .. }),
        Act::CancelWorkshop | Act::NoteAttendance { .. } => stage == Stage::Selected,
        Act::Propose(outcome) => outcome.is_open_at(stage),
        // A proposal stands at the stage it was made at.
        Act::ReturnProposal => standing.proposal.is_some(),
        Act::Confirm => standing.proposal.is_some_and(|(outcome, _)| outcome.is_open_at(stage)),
        Act::Readmit => stage == Stage::NotYet,
        Act::Assign { .. } => {
            let first_of_accredited = matches!(stage, Stage::Accredited { .. }) && standing.needs_first_mission();
            first_of_accredited || matches!(stage, Stage::PreAccredited { .. })
        }
        Act::ReplaceLead { .. } | Act::CancelMission | Act::Evaluate { .. } => matches!(stage, Stage::OnMission { .. }),
        Act::Lapse | Act::NoteLeaving => on_roster,
        Act::Appeal => matches!(stage, Stage::NotYet | Stage::Closed(Closed::NotAccredited)),
    }
}

impl Refused {
    /// Whether an act refused so is not this caller's to do now: it is not even offered. Anything else is told beside the act.
    pub fn hides(&self) -> bool {
        matches!(self, Self::WrongStage | Self::NotYours | Self::OwnCase | Self::SameAdministration | Self::NoProposal | Self::NotDue)
    }
}
