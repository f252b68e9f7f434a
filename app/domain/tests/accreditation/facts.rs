//! What is wrong with what was done: rules written apart from those of the domain, over what happened and what stood beside it.

use std::collections::BTreeSet;

use domain::accreditation::act::{Act, Beside, Office};
use domain::accreditation::case::{Closed, Stage};
use domain::accreditation::decision::Outcome;
use domain::id::PersonId;
use domain::time::{Span, Timestamp};

use crate::people::{APPEAL_DAYS, organisation, person};
use crate::sequence::Done;

/// The first fault of a sequence.
pub(crate) fn fault(done: &[Done]) -> Option<String> {
    let mut facts = Facts::default();
    done.iter().find_map(|it| facts.fault(it).map(|words| format!("{words}: {:?} at {:?}", it.act, it.before.standing().stage)))
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    Consented,
    Released,
    Eligible,
    Seat,
    Attended,
    Ready,
}

#[derive(Default)]
struct Facts {
    there: BTreeSet<Fact>,
    missions: u32,
    lead: Option<PersonId>,
    proposal: Option<(Outcome, PersonId)>,
    denied: Option<Timestamp>,
    acted: BTreeSet<PersonId>,
    leads: BTreeSet<PersonId>,
}

type Fault = Option<&'static str>;

fn unless(is_right: bool, words: &'static str) -> Fault {
    (!is_right).then_some(words)
}

impl Facts {
    fn fault(&mut self, done: &Done) -> Fault {
        let stage = done.before.standing().stage;
        let found = self.whose(done).or_else(|| reasoned(done)).or_else(|| self.path(done, stage)).or_else(|| misplaced(&done.act, stage));
        self.acted.extend(done.by.iter().map(|actor| actor.person).filter(|who| *who != person(0)));
        found
    }

    fn has(&self, fact: &Fact) -> bool {
        self.there.contains(fact)
    }

    fn whose(&self, done: &Done) -> Fault {
        let who = done.by.as_ref().map(|actor| actor.person);
        let manages = done.by.as_ref().is_some_and(|actor| actor.offices.contains(&Office::Manager)) && who != Some(person(0));
        let from_home = done.by.as_ref().is_some_and(|actor| actor.belongs_to.contains(&organisation(1)));
        match &done.act {
            Act::Consent | Act::Decline | Act::Appeal => unless(who == Some(person(0)), "for somebody else"),
            Act::Release | Act::WithdrawRelease | Act::WithdrawNomination | Act::Resubmit => {
                unless(who == Some(person(1)), "not by the coordinator")
            }
            Act::NoteLeaving => unless(who == Some(person(1)) || manages, "not theirs to note"),
            Act::Lapse => unless(who.is_none(), "by hand"),
            Act::Evaluate { .. } => unless(who.is_some() && who == self.lead, "not by the lead expert"),
            Act::Confirm | Act::ReturnProposal => self.concluder(done),
            _ => unless(manages && !from_home, "not by a manager of another administration"),
        }
    }

    fn concluder(&self, done: &Done) -> Fault {
        let Some((_, proposer)) = self.proposal else { return Some("nothing was proposed") };
        let Some(actor) = &done.by else { return Some("by nobody") };
        let may = actor.offices.contains(&Office::DecisionMaker) && !actor.belongs_to.contains(&organisation(1));
        if !may || actor.person == proposer || actor.person == person(0) {
            return Some("not by a second decision-maker of another administration");
        }
        let sat = done.beside.panel.as_ref().is_some_and(|panel| panel.sitting.contains(&actor.person));
        let is_return = done.act == Act::ReturnProposal;
        unless(
            is_return || !sat && !self.leads.contains(&actor.person) && actor.confirmed_identity,
            "by somebody who assessed, or unconfirmed",
        )
    }

    /// Whether it follows from what was done before; notes what it does.
    fn path(&mut self, done: &Done, stage: Stage) -> Fault {
        let Done { act, beside, at, .. } = done;
        match act {
            Act::Consent => self.note(Fact::Consented),
            Act::Release => self.note(Fact::Released),
            Act::WithdrawRelease => self.forget(&[Fact::Released]),
            Act::Decline | Act::WithdrawNomination => unless(!self.has(&Fact::Attended), "too late"),
            Act::FindEligible => {
                let asked = self.has(&Fact::Consented) && self.has(&Fact::Released);
                let completed = ["crm", "giis"].iter().all(|course| beside.completed.contains(*course));
                self.note(Fact::Eligible);
                unless(asked && completed, "something asked for is missing")
            }
            Act::Select | Act::CallUp | Act::PutOnReserve { .. } => {
                if !matches!(act, Act::PutOnReserve { .. }) {
                    self.note(Fact::Seat);
                }
                unless(self.has(&Fact::Eligible), "never found eligible")
            }
            Act::NoteAttendance { there } => {
                if *there {
                    self.note(Fact::Attended);
                }
                unless(self.has(&Fact::Seat), "without a seat")
            }
            Act::CancelWorkshop | Act::Readmit => self.forget(&[Fact::Seat, Fact::Attended]),
            Act::Assign { lead, .. } | Act::ReplaceLead { lead } => self.mission(*lead, beside),
            Act::Evaluate { ready } => {
                (self.missions, self.lead) = (self.missions + 1, None);
                if *ready { self.note(Fact::Ready) } else { self.forget(&[Fact::Ready]) }
            }
            Act::Lapse => unless(stage.until().is_some_and(|until| until <= *at), "before its time"),
            Act::Appeal => {
                let in_time = self.denied.is_some_and(|denied| *at <= denied + Span::days(i64::from(APPEAL_DAYS)));
                unless(in_time && matches!(stage, Stage::NotYet | Stage::Closed(Closed::NotAccredited)), "nothing to appeal")
            }
            Act::Propose(outcome) => {
                let waits = self.proposal.is_some();
                self.proposal = done.by.as_ref().map(|actor| (*outcome, actor.person));
                unless(!waits, "while another waits").or_else(|| self.borne_out(*outcome, stage, beside))
            }
            Act::ReturnProposal => {
                self.proposal = None;
                None
            }
            Act::Confirm => self.decided(done, stage),
            Act::Return | Act::Resubmit | Act::TurnDown | Act::CancelMission | Act::NoteLeaving => None,
        }
    }

    fn note(&mut self, fact: Fact) -> Fault {
        self.there.insert(fact);
        None
    }

    fn forget(&mut self, facts: &[Fact]) -> Fault {
        self.there.retain(|fact| !facts.contains(fact));
        None
    }

    fn mission(&mut self, lead: PersonId, beside: &Beside) -> Fault {
        self.lead = Some(lead);
        self.leads.insert(lead);
        let may =
            beside.lead.as_ref().is_some_and(|it| it.may_lead && !it.needs_first_mission && !it.belongs_to.contains(&organisation(1)));
        unless(may && lead != person(0) && self.has(&Fact::Released), "a mission that may not be")
    }

    fn decided(&mut self, done: &Done, stage: Stage) -> Fault {
        let (outcome, _) = self.proposal.take()?;
        let found = self.borne_out(outcome, stage, &done.beside);
        if matches!(stage, Stage::Attended | Stage::Appealed) {
            self.acted.extend(done.beside.panel.iter().flat_map(|panel| &panel.sitting));
        }
        self.denied = matches!(outcome, Outcome::NotYet | Outcome::NotAccredited).then_some(done.at);
        found
    }

    /// Whether everything happened that a decision takes.
    fn borne_out(&self, outcome: Outcome, stage: Stage, beside: &Beside) -> Fault {
        let panel = beside.panel.as_ref();
        let whole = panel.is_some_and(|panel| 2 <= panel.sitting.len() && panel.result.is_some());
        let passes = panel.and_then(|panel| panel.result.as_ref()).is_some_and(|result| result.passes);
        let agrees = whole && passes == (outcome == Outcome::PreAccredited);
        match (outcome, stage) {
            (Outcome::PreAccredited | Outcome::NotYet | Outcome::NotAccredited, Stage::Attended) => {
                let came = self.has(&Fact::Eligible) && self.has(&Fact::Seat) && self.has(&Fact::Attended);
                unless(came, "a stage was skipped").or_else(|| unless(agrees, "no whole panel bears it out"))
            }
            (Outcome::PreAccredited | Outcome::AppealDismissed, Stage::Appealed) => {
                let fresh = panel.is_some_and(|panel| panel.sitting.is_disjoint(&self.acted));
                unless(agrees && fresh, "no second panel bears it out")
            }
            (Outcome::Accredited, Stage::Evaluated { .. }) => unless(2 <= self.missions && self.has(&Fact::Ready), "missions are missing"),
            (Outcome::Recognised, Stage::Eligible) => unless(self.has(&Fact::Eligible), "never found eligible"),
            (Outcome::Renewed, Stage::Accredited { .. }) => unless(beside.refreshed, "nothing was refreshed"),
            (Outcome::FurtherMission | Outcome::NotAccredited, Stage::Evaluated { .. })
            | (Outcome::Suspended | Outcome::Withdrawn, Stage::PreAccredited { .. } | Stage::Accredited { .. })
            | (Outcome::Reinstated | Outcome::Withdrawn, Stage::Suspended { .. })
            | (Outcome::Reactivated | Outcome::Withdrawn, Stage::Inactive { .. }) => None,
            _ => Some("not decided from there"),
        }
    }
}

fn reasoned(done: &Done) -> Fault {
    let ends = matches!(done.act, Act::Decline | Act::WithdrawNomination | Act::Return | Act::TurnDown | Act::CancelWorkshop);
    let changes = matches!(done.act, Act::WithdrawRelease | Act::ReplaceLead { .. } | Act::CancelMission | Act::NoteLeaving);
    let judges = matches!(done.act, Act::Evaluate { .. } | Act::Appeal | Act::Propose(_) | Act::ReturnProposal);
    let takes_one = ends || changes || judges;
    unless(!takes_one || done.beside.reason, "without a reason")
}

/// What has no place at a stage, whoever does it.
fn misplaced(act: &Act, stage: Stage) -> Fault {
    let over = matches!(stage, Stage::Closed(_)) && !matches!(act, Act::Appeal | Act::ReturnProposal);
    let early = matches!(stage, Stage::Nominated | Stage::Returned | Stage::Eligible | Stage::Reserve { .. })
        && matches!(act, Act::NoteAttendance { .. } | Act::Assign { .. } | Act::Evaluate { .. } | Act::Lapse);
    unless(!over && !early, "out of place")
}
