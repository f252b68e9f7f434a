//! Where an accreditation case stands: a fold over what happened to it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::accreditation::decision::Outcome;
use crate::accreditation::policy::Policy;
use crate::id::{MissionId, OrganisationId, PersonId};
use crate::time::Timestamp;

/// One person × category × domain, under the policy it was opened under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The candidate, later the expert.
    pub person: PersonId,
    /// The administration that nominated them.
    pub administration: OrganisationId,
    /// The policy that binds it.
    pub policy: Policy,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// Something that happened to a case. Reasons stand beside it, where they can be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who did it; none where the clock did.
    pub by: Option<PersonId>,
    /// What.
    pub what: Happened,
}

/// What may happen to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happened {
    /// The administration put the officer forward.
    Nominated,
    /// The officer agrees and has handed in what is asked for.
    Consented,
    /// The officer does not want to, or no longer.
    Declined,
    /// The administration takes the nomination back.
    NominationWithdrawn,
    /// The administration releases the officer.
    Released,
    /// It does so no longer.
    ReleaseWithdrawn,
    /// Sent back, since something is missing.
    Returned,
    /// Sent again.
    Resubmitted,
    /// Everything asked for is there.
    FoundEligible,
    /// Has a seat in the workshop.
    Selected,
    /// Waits for a seat.
    PutOnReserve {
        /// From 1.
        rank: u32,
    },
    /// Has no seat.
    NotSelected,
    /// A seat became free.
    CalledUp,
    /// The workshop does not take place.
    WorkshopCancelled,
    /// Was there.
    Attended,
    /// Was not.
    Absent,
    /// Somebody proposed a decision.
    Proposed {
        /// Which.
        outcome: Outcome,
    },
    /// The proposal was returned with a question.
    ProposalReturned,
    /// It was decided.
    Decided {
        /// How.
        outcome: Outcome,
        /// Whose marks it rests on; nobody's where it rests on none.
        panel: BTreeSet<PersonId>,
    },
    /// May take part in a later workshop.
    Readmitted,
    /// Goes on a mission beside a lead expert.
    Assigned {
        /// Which.
        mission: MissionId,
        /// The lead expert.
        lead: PersonId,
    },
    /// Another lead expert.
    LeadReplaced {
        /// Who.
        lead: PersonId,
    },
    /// The mission does not take place.
    MissionCancelled,
    /// The lead expert evaluated it.
    Evaluated {
        /// Whether the expert could lead one alone.
        ready: bool,
    },
    /// The time was over.
    Lapsed,
    /// The expert left customs.
    LeftCustoms,
    /// A decision was appealed.
    Appealed,
    /// Decided before this platform was there, with evidence.
    BroughtIn {
        /// What they were then.
        rank: Rank,
        /// Until when that lasts.
        until: Timestamp,
    },
}

/// What somebody is on the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// May go on missions beside a lead expert.
    PreAccredited,
    /// May lead them.
    Accredited,
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Put forward; what is asked for is being gathered.
    Nominated,
    /// Something is missing.
    Returned,
    /// Everything is there; to be selected.
    Eligible,
    /// Waits for a seat.
    Reserve {
        /// From 1.
        rank: u32,
    },
    /// Has a seat.
    Selected,
    /// Was in the workshop; to be decided.
    Attended,
    /// May come again.
    NotYet,
    /// Waits for a mission.
    PreAccredited {
        /// Until when.
        until: Timestamp,
    },
    /// On one.
    OnMission {
        /// Which.
        mission: MissionId,
        /// The lead expert.
        lead: PersonId,
        /// What they are meanwhile: one brought in as accredited goes on a first mission beside a lead expert too.
        rank: Rank,
        /// Until when that lasts.
        until: Timestamp,
    },
    /// To be decided after a mission.
    Evaluated {
        /// Whether the lead expert finds them ready.
        ready: bool,
        /// Until when the pre-accreditation lasts.
        until: Timestamp,
    },
    /// On the roster.
    Accredited {
        /// Until when.
        until: Timestamp,
    },
    /// Was on it; the time was over, or they left.
    Inactive {
        /// What they were.
        rank: Rank,
    },
    /// Is on it, and may do nothing for now.
    Suspended {
        /// What they are.
        rank: Rank,
        /// Until when that lasts.
        until: Timestamp,
    },
    /// A decision is looked at again.
    Appealed,
    /// Over.
    Closed(Closed),
}

/// Why a case is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// The officer did not want to.
    Declined,
    /// The administration took the nomination back.
    NominationWithdrawn,
    /// There was no seat.
    NotSelected,
    /// They did not come.
    Absent,
    /// Not accredited.
    NotAccredited,
    /// The accreditation was withdrawn.
    Withdrawn,
}

/// Where a case stands, and what of its past still counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The stage.
    pub stage: Stage,
    /// Since when.
    pub since: Timestamp,
    /// Whether the officer has agreed.
    pub consented: bool,
    /// Whether the administration releases them.
    pub released: bool,
    /// Missions done beside a lead expert, those after which nobody was found ready among them.
    pub missions: u32,
    /// What is proposed, and by whom.
    pub proposal: Option<(Outcome, PersonId)>,
    /// What was decided last, and when.
    pub decided: Option<(Outcome, Timestamp)>,
    /// Who has acted in it, those whose marks a decision rested on among them; the candidate is not.
    pub acted: BTreeSet<PersonId>,
    /// Lead experts of its missions.
    pub leads: BTreeSet<PersonId>,
    /// Whether it was decided before this platform was there: a first mission takes a lead expert then.
    pub brought_in: bool,
}

impl Case {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        let opened = self.events.first().map_or(Timestamp(0), |event| event.at);
        let mut standing = Standing {
            stage: Stage::Nominated,
            since: opened,
            consented: false,
            released: false,
            missions: 0,
            proposal: None,
            decided: None,
            acted: BTreeSet::new(),
            leads: BTreeSet::new(),
            brought_in: false,
        };
        for event in &self.events {
            self.fold(&mut standing, event);
        }
        standing
    }

    fn fold(&self, standing: &mut Standing, event: &Event) {
        standing.acted.extend(event.by.filter(|by| *by != self.person));
        if let Some(stage) = self.follows(standing, event) {
            if stage != standing.stage {
                standing.since = event.at;
            }
            standing.stage = stage;
        }
        match &event.what {
            Happened::Consented => standing.consented = true,
            Happened::Released => standing.released = true,
            Happened::ReleaseWithdrawn => standing.released = false,
            Happened::Proposed { outcome } => standing.proposal = event.by.map(|by| (*outcome, by)),
            Happened::ProposalReturned => standing.proposal = None,
            Happened::Decided { outcome, panel } => {
                (standing.proposal, standing.decided) = (None, Some((*outcome, event.at)));
                standing.acted.extend(panel);
            }
            Happened::Evaluated { .. } => standing.missions += 1,
            Happened::BroughtIn { .. } => standing.brought_in = true,
            Happened::Assigned { lead, .. } | Happened::LeadReplaced { lead } => drop(standing.leads.insert(*lead)),
            _ => {}
        }
    }

    /// The stage an event leads to; none where it stays.
    fn follows(&self, standing: &Standing, event: &Event) -> Option<Stage> {
        Some(match (&event.what, standing.stage) {
            (Happened::Nominated | Happened::Resubmitted, _) => Stage::Nominated,
            (Happened::Returned, _) => Stage::Returned,
            (Happened::FoundEligible | Happened::WorkshopCancelled | Happened::Readmitted, _) => Stage::Eligible,
            (Happened::Selected | Happened::CalledUp, _) => Stage::Selected,
            (Happened::PutOnReserve { rank }, _) => Stage::Reserve { rank: *rank },
            (Happened::NotSelected, _) => Stage::Closed(Closed::NotSelected),
            (Happened::Declined, _) => Stage::Closed(Closed::Declined),
            (Happened::NominationWithdrawn, _) => Stage::Closed(Closed::NominationWithdrawn),
            (Happened::Attended, _) => Stage::Attended,
            (Happened::Absent, _) => Stage::Closed(Closed::Absent),
            (Happened::Assigned { mission, lead }, stage) => {
                let rank = stage.rank().unwrap_or(Rank::PreAccredited);
                Stage::OnMission { mission: *mission, lead: *lead, rank, until: stage.until().unwrap_or(event.at) }
            }
            (Happened::LeadReplaced { lead }, Stage::OnMission { mission, rank, until, .. }) => {
                Stage::OnMission { mission, lead: *lead, rank, until }
            }
            // Whoever was brought in as accredited stays so, whatever the mission showed.
            (Happened::MissionCancelled | Happened::Evaluated { .. }, Stage::OnMission { rank: Rank::Accredited, until, .. }) => {
                Stage::Accredited { until }
            }
            (Happened::MissionCancelled, stage) => Stage::PreAccredited { until: stage.until().unwrap_or(event.at) },
            (Happened::Evaluated { ready }, stage) => Stage::Evaluated { ready: *ready, until: stage.until().unwrap_or(event.at) },
            (Happened::Lapsed | Happened::LeftCustoms, stage) => Stage::Inactive { rank: stage.rank()? },
            (Happened::Appealed, _) => Stage::Appealed,
            (Happened::BroughtIn { rank, until }, _) => Stage::holding(*rank, *until),
            (Happened::Decided { outcome, .. }, _) => return self.decided(*outcome, standing, event.at),
            _ => return None,
        })
    }

    fn decided(&self, outcome: Outcome, standing: &Standing, at: Timestamp) -> Option<Stage> {
        let stage = standing.stage;
        let accredited = Stage::Accredited { until: at.months_later(self.policy.accredited_months) };
        let pre_accredited = Stage::PreAccredited { until: at.months_later(self.policy.pre_accredited_months) };
        Some(match outcome {
            Outcome::PreAccredited => pre_accredited,
            Outcome::NotYet => Stage::NotYet,
            // What was decided stays: whoever could come again still can.
            Outcome::AppealDismissed if standing.decided.is_some_and(|(before, _)| before == Outcome::NotYet) => Stage::NotYet,
            Outcome::NotAccredited | Outcome::AppealDismissed => Stage::Closed(Closed::NotAccredited),
            Outcome::Accredited | Outcome::Recognised | Outcome::Renewed => accredited,
            Outcome::FurtherMission => Stage::PreAccredited { until: stage.until()? },
            Outcome::Suspended => Stage::Suspended { rank: stage.rank()?, until: stage.until()? },
            Outcome::Reinstated => Stage::holding(stage.rank()?, stage.until()?),
            Outcome::Withdrawn => Stage::Closed(Closed::Withdrawn),
            Outcome::Reactivated => match stage.rank()? {
                Rank::Accredited => accredited,
                Rank::PreAccredited => pre_accredited,
            },
        })
    }
}

impl Standing {
    /// Whether they were brought in and have not been on a mission here: the first one takes another lead expert.
    pub fn needs_first_mission(&self) -> bool {
        self.brought_in && self.missions == 0
    }
}

impl Stage {
    /// What somebody is who holds this rank.
    fn holding(rank: Rank, until: Timestamp) -> Self {
        match rank {
            Rank::PreAccredited => Self::PreAccredited { until },
            Rank::Accredited => Self::Accredited { until },
        }
    }

    /// What somebody at this stage is, or was, on the roster.
    pub fn rank(self) -> Option<Rank> {
        match self {
            Self::PreAccredited { .. } | Self::Evaluated { .. } => Some(Rank::PreAccredited),
            Self::Accredited { .. } => Some(Rank::Accredited),
            Self::OnMission { rank, .. } | Self::Inactive { rank } | Self::Suspended { rank, .. } => Some(rank),
            _ => None,
        }
    }

    /// Its name in the store: where it stands, or why it is over.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominated => "nominated",
            Self::Returned => "returned",
            Self::Eligible => "eligible",
            Self::Reserve { .. } => "reserve",
            Self::Selected => "selected",
            Self::Attended => "attended",
            Self::NotYet => "not-yet",
            Self::PreAccredited { .. } => "pre-accredited",
            Self::OnMission { .. } => "on-mission",
            Self::Evaluated { .. } => "evaluated",
            Self::Accredited { .. } => "accredited",
            Self::Inactive { .. } => "inactive",
            Self::Suspended { .. } => "suspended",
            Self::Appealed => "appealed",
            Self::Closed(Closed::Declined) => "declined",
            Self::Closed(Closed::NominationWithdrawn) => "nomination-withdrawn",
            Self::Closed(Closed::NotSelected) => "not-selected",
            Self::Closed(Closed::Absent) => "absent",
            Self::Closed(Closed::NotAccredited) => "not-accredited",
            Self::Closed(Closed::Withdrawn) => "withdrawn",
        }
    }

    /// Until when what somebody holds lasts.
    pub fn until(self) -> Option<Timestamp> {
        match self {
            Self::PreAccredited { until }
            | Self::OnMission { until, .. }
            | Self::Evaluated { until, .. }
            | Self::Accredited { until }
            | Self::Suspended { until, .. } => Some(until),
            _ => None,
        }
    }
}
