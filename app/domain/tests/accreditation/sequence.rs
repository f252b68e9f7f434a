//! Sequences of acts: what usually comes next, the same done wrongly, and anything at all.

use std::collections::BTreeSet;

use domain::accreditation::act::{Act, Actor, Beside, Lead, Panel, Refused};
use domain::accreditation::assessment::PanelResult;
use domain::accreditation::case::{Case, Closed, Event, Stage};
use domain::accreditation::decision::Outcome;
use domain::id::MissionId;
use domain::quiz::draw::Chance;
use domain::time::{Span, Timestamp};
use uuid::Uuid;

use crate::people::{actor, organisation, person, policy};

const TRIES: usize = 60;

/// Something that was done, with all that stood beside it.
pub(crate) struct Done {
    pub(crate) act: Act,
    pub(crate) by: Option<Actor>,
    pub(crate) beside: Beside,
    pub(crate) at: Timestamp,
    pub(crate) before: Case,
}

struct Draw(Chance);

impl Draw {
    fn one_in(&mut self, count: u64) -> bool {
        self.0.below(count) == 0
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.0.below(all.len() as u64)).expect("few")].clone()
    }

    fn beside(&mut self) -> Beside {
        let mut completed: BTreeSet<String> = ["crm", "giis"].map(str::to_owned).into();
        if self.one_in(8) {
            completed.remove("giis");
        }
        let panel = (!self.one_in(10)).then(|| {
            let pool: [&[u64]; 5] = [&[11, 12], &[13, 14], &[11], &[4, 12], &[2, 15]];
            let sitting = self.of(&pool).iter().map(|it| person(*it)).collect();
            let passes = !self.one_in(3);
            let result = PanelResult { points: 1, possible: 2, not_met: Vec::new(), passes };
            Panel { sitting, result: (!self.one_in(8)).then_some(result) }
        });
        let lead = (!self.one_in(8)).then(|| {
            let may_lead = !self.one_in(6);
            let needs_first_mission = self.one_in(8);
            Lead { belongs_to: [organisation(if self.one_in(6) { 1 } else { 3 })].into(), may_lead, needs_first_mission }
        });
        Beside { completed, panel, lead, reason: !self.one_in(8), refreshed: !self.one_in(3), documents: [].into() }
    }

    fn act(&mut self) -> Act {
        let (lead, outcome) = (person(self.of(&[6, 6, 6, 7, 0])), self.of(&Outcome::ALL));
        let mission = MissionId(Uuid::from_u128(9));
        self.of(&[
            Act::Consent,
            Act::Decline,
            Act::Release,
            Act::WithdrawRelease,
            Act::WithdrawNomination,
            Act::Return,
            Act::Resubmit,
            Act::FindEligible,
            Act::Select,
            Act::PutOnReserve { rank: 1 },
            Act::TurnDown,
            Act::CallUp,
            Act::CancelWorkshop,
            Act::NoteAttendance { there: true },
            Act::NoteAttendance { there: false },
            Act::ReturnProposal,
            Act::Confirm,
            Act::Readmit,
            Act::Assign { mission, lead },
            Act::ReplaceLead { lead },
            Act::CancelMission,
            Act::Evaluate { ready: true },
            Act::Evaluate { ready: false },
            Act::Lapse,
            Act::NoteLeaving,
            Act::Appeal,
            Act::Propose(outcome),
        ])
    }
}

/// What usually comes next at a stage, and who does it; none once nothing does.
fn usual(stage: Stage, proposal: Option<Outcome>, draw: &mut Draw) -> Option<(Act, Option<u64>)> {
    if let Some(outcome) = proposal.filter(|_| !draw.one_in(5)) {
        let returned = draw.one_in(6) || !outcome.is_open_at(stage);
        return Some((if returned { Act::ReturnProposal } else { Act::Confirm }, Some(4)));
    }
    let ways = if stage.rank().is_some() { on_the_roster(stage) } else { on_the_way(stage) };
    (!ways.is_empty()).then(|| draw.of(&ways))
}

type Ways = Vec<(Act, Option<u64>)>;

/// The same way so many times, to make it likelier.
fn times(count: usize, way: (Act, Option<u64>)) -> Ways {
    vec![way; count]
}

fn proposals(outcomes: &[Outcome]) -> Ways {
    outcomes.iter().map(|outcome| (Act::Propose(*outcome), Some(2))).collect()
}

fn on_the_way(stage: Stage) -> Ways {
    let manager = |act| (act, Some(2));
    match stage {
        Stage::Nominated => {
            let asked = [times(2, (Act::Consent, Some(0))), times(2, (Act::Release, Some(1)))].concat();
            [asked, times(2, manager(Act::FindEligible)), vec![manager(Act::Return)]].concat()
        }
        Stage::Returned => vec![(Act::Resubmit, Some(1))],
        Stage::Eligible => {
            let wait = manager(Act::PutOnReserve { rank: 1 });
            [times(4, manager(Act::Select)), vec![wait], proposals(&[Outcome::Recognised])].concat()
        }
        Stage::Reserve { .. } => vec![manager(Act::CallUp)],
        Stage::Selected => [times(3, manager(Act::NoteAttendance { there: true })), vec![manager(Act::CancelWorkshop)]].concat(),
        Stage::Attended => proposals(&[Outcome::PreAccredited, Outcome::PreAccredited, Outcome::NotYet, Outcome::NotAccredited]),
        Stage::NotYet => vec![manager(Act::Readmit), (Act::Appeal, Some(0))],
        Stage::Closed(Closed::NotAccredited) => vec![(Act::Appeal, Some(0))],
        Stage::Appealed => proposals(&[Outcome::PreAccredited, Outcome::AppealDismissed]),
        _ => Vec::new(),
    }
}

fn on_the_roster(stage: Stage) -> Ways {
    let manager = |act| (act, Some(2));
    let ends = [(Act::Lapse, None), (Act::NoteLeaving, Some(1))];
    match stage {
        Stage::PreAccredited { .. } => {
            let mission = Act::Assign { mission: MissionId(Uuid::from_u128(9)), lead: person(6) };
            [times(6, manager(mission)), proposals(&[Outcome::Suspended, Outcome::Withdrawn]), ends.into()].concat()
        }
        Stage::OnMission { .. } => {
            let word = |ready| (Act::Evaluate { ready }, Some(6));
            let changes = vec![manager(Act::ReplaceLead { lead: person(6) }), manager(Act::CancelMission), (Act::WithdrawRelease, Some(1))];
            [times(3, word(true)), vec![word(false)], changes].concat()
        }
        Stage::Evaluated { .. } => {
            let (enough, more) = (Outcome::Accredited, Outcome::FurtherMission);
            proposals(&[enough, enough, more, more, Outcome::NotAccredited])
        }
        Stage::Accredited { .. } => [proposals(&[Outcome::Renewed, Outcome::Suspended, Outcome::Withdrawn]), ends.into()].concat(),
        Stage::Inactive { .. } => proposals(&[Outcome::Reactivated, Outcome::Reactivated, Outcome::Withdrawn]),
        Stage::Suspended { .. } => proposals(&[Outcome::Reinstated, Outcome::Reinstated, Outcome::Withdrawn]),
        _ => Vec::new(),
    }
}

/// All that has to stand beside a case for this.
fn in_order(act: &Act, stage: Stage, proposal: Option<Outcome>) -> Beside {
    let outcome = if let Act::Propose(outcome) = act { Some(*outcome) } else { proposal };
    let sitting: [u64; 2] = if stage == Stage::Appealed { [13, 14] } else { [11, 12] };
    let result = PanelResult { points: 1, possible: 2, not_met: Vec::new(), passes: outcome == Some(Outcome::PreAccredited) };
    Beside {
        completed: ["crm", "giis"].map(str::to_owned).into(),
        panel: Some(Panel { sitting: sitting.map(person).into(), result: Some(result) }),
        lead: Some(Lead { belongs_to: [organisation(3)].into(), may_lead: true, needs_first_mission: false }),
        reason: true,
        refreshed: true,
        documents: [].into(),
    }
}

/// One sequence of acts, those refused left out; a guard may be taken away. Of three tries one is what usually comes next, done as
/// it should be; one the same by anybody, with anything beside it; one anything at all.
pub(crate) fn sequence(seed: u64, without: Option<&str>) -> Vec<Done> {
    let mut draw = Draw(Chance::seeded(seed));
    let mut now = Timestamp(1_000_000_000);
    let coordinator = actor(1, false);
    let mut case = Case::nominate(person(0), organisation(1), policy(), &coordinator, now).expect("their coordinator");
    let mut done = Vec::new();
    for _ in 0..TRIES {
        let standing = case.standing();
        let proposal = standing.proposal.map(|(outcome, _)| outcome);
        let anybody = |draw: &mut Draw| Some(actor(draw.0.below(8), !draw.one_in(6))).filter(|_| !draw.one_in(10));
        let manner = draw.0.below(3);
        let (act, by, beside) = match usual(standing.stage, proposal, &mut draw) {
            Some((act, by)) if manner == 0 => {
                let beside = in_order(&act, standing.stage, proposal);
                (act, by.map(|number| actor(number, true)), beside)
            }
            // One thing is not as it should be: who, or what stands beside.
            Some((act, by)) if manner == 1 => {
                let beside = in_order(&act, standing.stage, proposal);
                if draw.one_in(2) { (act, anybody(&mut draw), beside) } else { (act, by.map(|number| actor(number, true)), draw.beside()) }
            }
            _ => (draw.act(), anybody(&mut draw), draw.beside()),
        };
        let at = now + Span::days(draw.of(&[1, 1, 1, 20, 20, 400, 900]));
        let refused = case.refusals(&act, by.as_ref(), &beside, at);
        if refused.iter().all(|refused| Some(name(refused).as_str()) == without)
            && let Some(what) = case.happens(&act, &beside)
        {
            let before = case.clone();
            case.events.push(Event { at, by: by.as_ref().map(|actor| actor.person), what });
            done.push(Done { act, by, beside, at, before });
            now = at;
        }
    }
    done
}

fn name(refused: &Refused) -> String {
    format!("{refused:?}").split([' ', '{']).next().unwrap_or_default().to_owned()
}
