//! Acts on a case: which are open to somebody, and doing one.

use std::collections::BTreeMap;

use domain::accreditation::act::{Act, Beside, Refused};
use domain::accreditation::case::{Event, Happened};
use domain::accreditation::certificate::is_issued_with;
use domain::accreditation::decision::Outcome;
use domain::id::{CaseId, PersonId};
use domain::people::Actor;
use domain::record::Action;
use domain::refusal::Refusal;
use serde_json::json;
use storage::{StorageError, Work};

use super::{Loaded, REASON_MOST, acting, lead, parse_lines};
use crate::record::Told;
use crate::{Academy, Error, Result, in_one_unit};

/// An act that somebody asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedAct {
    /// The word of the act.
    pub act: String,
    /// Why.
    pub reason: String,
    /// The place on the reserve list, where it asks for one.
    pub rank: String,
    /// The outcome proposed, where it does.
    pub outcome: String,
    /// Whether the officer was there, or is ready: `yes` or `no`.
    pub answer: String,
}

/// An act that is open to somebody, or would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Which.
    pub act: Act,
    /// What still stands in its way.
    pub refused: Vec<Refused>,
}

impl AskedAct {
    /// The act, where its words make one. Missions have a door of their own, and the clock acts by itself.
    fn parse(&self) -> Option<Act> {
        let yes = match self.answer.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        Some(match self.act.as_str() {
            "note-attendance" => Act::NoteAttendance { there: yes? },
            "evaluate" => Act::Evaluate { ready: yes? },
            "put-on-reserve" => Act::PutOnReserve { rank: self.rank.trim().parse().ok().filter(|rank| *rank > 0)? },
            "propose" => Act::Propose(Outcome::parse(&self.outcome)?),
            word => simple().into_iter().find(|act| act.word() == word)?,
        })
    }
}

/// Acts that need nothing but a reason.
fn simple() -> [Act; 16] {
    [
        Act::Consent,
        Act::Decline,
        Act::Release,
        Act::WithdrawRelease,
        Act::WithdrawNomination,
        Act::Return,
        Act::Resubmit,
        Act::FindEligible,
        Act::Select,
        Act::TurnDown,
        Act::CallUp,
        Act::CancelWorkshop,
        Act::Readmit,
        Act::CancelMission,
        Act::NoteLeaving,
        Act::Appeal,
    ]
}

/// Acts that a case page offers, those with a door of their own left out.
fn offered() -> Vec<Act> {
    let others = [Act::PutOnReserve { rank: 1 }, Act::NoteAttendance { there: true }, Act::Evaluate { ready: true }];
    simple().into_iter().chain(others).collect()
}

impl Academy {
    /// Acts on a case that are this caller's, each with what still stands in its way.
    pub(crate) async fn offers(&self, work: &mut Work, loaded: &Loaded, actor: &Actor, beside: &Beside) -> Result<Vec<Offered>> {
        let by = acting(work, actor, true).await?;
        let beside = Beside { reason: true, ..beside.clone() };
        let (case, now) = (loaded.case(), self.now());
        let offer = |act: Act| {
            let refused = case.refusals(&act, Some(&by), &beside, now);
            (!refused.iter().any(Refused::hides)).then_some(Offered { act, refused })
        };
        Ok(offered().into_iter().filter_map(offer).collect())
    }

    /// Does something to a case: by whom it is, with a reason where it needs one; refused for all reasons at once, which is recorded.
    pub async fn act_on_case(&self, actor: &Actor, id: CaseId, asked: &AskedAct) -> Result<()> {
        let act = asked.parse().ok_or_else(|| Error::invalid("act", domain::refusal::Problem::NotAChoice))?;
        let reason = match parse_lines(&asked.reason, REASON_MOST) {
            Ok(reason) => Some(reason),
            Err(domain::refusal::Problem::Missing) if !act.needs_reason() => None,
            Err(problem) => return Err(Error::invalid("reason", problem)),
        };
        self.act(actor, id, &act, reason.as_deref(), false).await
    }

    /// Does an act by somebody; identity is confirmed by whoever calls.
    pub(crate) async fn act(&self, actor: &Actor, id: CaseId, act: &Act, reason: Option<&str>, confirmed: bool) -> Result<()> {
        self.gate(actor, id).await?;
        let outcome = in_one_unit!(self, work => { self.act_in(&mut work, actor, id, act, reason, confirmed).await? });
        self.settle(actor, id, act, outcome).await
    }

    /// Records what was refused; somebody who was faster decided before.
    pub(crate) async fn settle(&self, actor: &Actor, id: CaseId, act: &Act, outcome: Result<()>) -> Result<()> {
        match outcome {
            Err(Error::Refused(Refusal::Case(refused))) => {
                let details = json!({ "act": act.word(), "refused": refused });
                self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(details)).await?;
                Err(Refusal::Case(refused).into())
            }
            Err(Error::Failed(StorageError::Conflict { .. })) => Err(Refusal::AlreadyDecided.into()),
            other => other,
        }
    }

    /// Lets whoever may read a case pass; anybody else is told that there is none, and recorded if there is.
    pub(crate) async fn gate(&self, actor: &Actor, id: CaseId) -> Result<()> {
        let may = {
            let mut work = self.store.read().await?;
            let loaded = Loaded::of(&mut work, id).await?;
            self.read_as(&mut work, &loaded, actor).await?.is_some()
        };
        if may {
            return Ok(());
        }
        self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(json!({ "act": "read" }))).await?;
        Err(Error::NotFound)
    }

    /// Does an act in this unit of work: what happened, the letters and the entry of the record go with it.
    #[expect(clippy::too_many_arguments, reason = "who, what, why and how sure, in a unit of work")]
    pub(crate) async fn act_in(
        &self,
        work: &mut Work,
        actor: &Actor,
        id: CaseId,
        act: &Act,
        reason: Option<&str>,
        confirmed: bool,
    ) -> Result<()> {
        let mut loaded = Loaded::of(work, id).await?;
        if self.read_as(work, &loaded, actor).await?.is_none() {
            return Err(Error::NotFound);
        }
        let now = self.now();
        let mut beside = Beside { reason: reason.is_some(), ..self.beside(work, &loaded).await? };
        if let Act::Assign { lead: person, .. } | Act::ReplaceLead { lead: person } = act {
            beside.lead = Some(lead(work, loaded.case(), *person, now).await?);
        }
        let by = acting(work, actor, confirmed).await?;
        let what = loaded.row.opened.case.act(act, Some(&by), &beside, now).map_err(Refusal::Case)?;
        self.keep_event(work, &mut loaded, Some(actor.person), &what, reason).await
    }

    /// Keeps what happened last, already in the case: event, reason, standing, entry of the record, letters.
    pub(crate) async fn keep_event(
        &self,
        work: &mut Work,
        loaded: &mut Loaded,
        by: Option<PersonId>,
        what: &Happened,
        reason: Option<&str>,
    ) -> Result<()> {
        work.accreditation().append(loaded.id(), loaded.case(), reason).await?;
        loaded.standing = loaded.case().standing();
        let seq = loaded.case().events.len();
        if let Some(reason) = reason {
            loaded.row.reasons.insert(u32::try_from(seq).unwrap_or(u32::MAX), reason.to_owned());
        }
        let details = json!({ "person": loaded.case().person, "happened": what, "seq": seq, "reason": reason });
        self.enter(work, Told { by, action: Action::CaseMoved, about: loaded.about(), details: Some(details) }).await?;
        if is_issued_with(what) {
            self.issue_certificate(work, loaded).await?;
        }
        self.write_letters(work, loaded, what).await
    }

    /// Lets what is held lapse where its time is over; answers in how many cases.
    pub async fn lapse_overdue(&self) -> Result<usize> {
        let now = self.now();
        let ending = {
            let mut work = self.store.read().await?;
            work.accreditation().ending(now, super::LIST).await?
        };
        let mut count = 0;
        for line in ending {
            let lapsed = in_one_unit!(self, work => {
                let mut loaded = Loaded::of(&mut work, line.id).await?;
                match loaded.row.opened.case.act(&Act::Lapse, None, &Beside::default(), now) {
                    Ok(what) => {
                        self.keep_event(&mut work, &mut loaded, None, &what, None).await?;
                        true
                    }
                    // Suspended, or decided a moment ago.
                    Err(_) => false,
                }
            })?;
            count += usize::from(lapsed);
        }
        Ok(count)
    }
}

/// The reason of the event that satisfies this, the last of them.
pub(crate) fn last_reason(loaded: &Loaded, is_it: impl Fn(&Event) -> bool) -> Option<&str> {
    let place = loaded.case().events.iter().rposition(is_it)?;
    loaded.row.reasons.get(&u32::try_from(place + 1).ok()?).map(String::as_str)
}

/// The reasons of what happened, by place from 1, that this reader may read; that of a decision is why it was proposed.
pub(crate) fn reasons_read(loaded: &Loaded, reads: impl Fn(&Event) -> bool) -> BTreeMap<u32, String> {
    let mut proposed = None;
    let mut found = BTreeMap::new();
    for (place, event) in (1..).zip(&loaded.case().events) {
        let own = loaded.row.reasons.get(&place);
        let reason = match event.what {
            Happened::Proposed { .. } => {
                proposed = own;
                own
            }
            Happened::Decided { .. } => proposed,
            _ => own,
        };
        found.extend(reason.filter(|_| reads(event)).map(|reason| (place, reason.clone())));
    }
    found
}
