//! Decisions: proposed by one person, confirmed by another who gives their password again; one by one, or as the list of a workshop.

use domain::accreditation::act::{Act, Refused};
use domain::accreditation::assessment::PanelResult;
use domain::accreditation::case::Happened;
use domain::accreditation::decision::Outcome;
use domain::id::{CallId, CaseId, OrganisationId};
use domain::people::{Actor, Role};
use domain::refusal::{Problem, Refusal};
use storage::accreditation::CallRow;

use super::act::last_reason;
use super::{LIST, Loaded, REASON_MOST, parse_lines};
use crate::password::Checked;
use crate::{Academy, Error, Result, Visit, in_one_unit};

/// Passwords tried again within the window of the counters.
const TRIES: i64 = 10;

/// The candidates of a call who attended its workshop.
#[derive(Debug)]
pub struct DecisionList {
    /// The call.
    pub call: CallRow,
    /// In the order they were nominated.
    pub lines: Vec<ListedDecision>,
    /// Whether the caller proposes.
    pub may_propose: bool,
    /// Whether the caller confirms.
    pub may_confirm: bool,
}

/// One of them.
#[derive(Debug)]
pub struct ListedDecision {
    /// The case.
    pub case: CaseId,
    /// The candidate.
    pub name: String,
    /// Their administration.
    pub administration: OrganisationId,
    /// What the panel's marks come to; none until everything is committed and agreed.
    pub result: Option<PanelResult>,
    /// What is proposed, and why.
    pub proposed: Option<(Outcome, String)>,
    /// What was decided on the workshop, if it was.
    pub decided: Option<Outcome>,
}

impl Academy {
    /// The candidates of a call who attended its workshop, with what the panel gave and what is proposed.
    pub async fn decision_list(&self, visit: &mut Visit, call: CallId) -> Result<DecisionList> {
        let actor = visit.actor()?.clone();
        if !super::is_secretariat(&actor) {
            return Err(Error::NotFound);
        }
        let work = &mut visit.work;
        let row = work.accreditation().call(call).await?.ok_or(Error::NotFound)?;
        let mut lines = Vec::new();
        for line in work.accreditation().of_call(call, LIST).await? {
            let loaded = Loaded::of(work, line.id).await?;
            let attended = loaded.case().events.iter().any(|event| event.what == Happened::Attended);
            if !attended || line.person == actor.person {
                continue;
            }
            let reason = last_reason(&loaded, |event| matches!(event.what, Happened::Proposed { .. })).unwrap_or_default();
            lines.push(ListedDecision {
                case: line.id,
                name: line.name,
                administration: line.administration,
                result: loaded.assessment.result(&loaded.case().policy.rubric),
                proposed: loaded.standing.proposal.map(|(outcome, _)| (outcome, reason.to_owned())),
                decided: loaded.standing.decided.map(|(outcome, _)| outcome),
            });
        }
        let (may_propose, may_confirm) = (actor.holds(Role::AccreditationManager), actor.holds(Role::DecisionMaker));
        Ok(DecisionList { call: row, lines, may_propose, may_confirm })
    }

    /// Proposes a decision, with the reason the officer will read.
    pub async fn propose_decision(&self, actor: &Actor, id: CaseId, outcome: &str, reason: &str) -> Result<()> {
        let outcome = Outcome::parse(outcome).ok_or_else(|| Error::invalid("outcome", Problem::NotAChoice))?;
        let reason = parse_lines(reason, REASON_MOST).map_err(|problem| Error::invalid("reason", problem))?;
        self.act(actor, id, &Act::Propose(outcome), Some(&reason), false).await
    }

    /// Returns a proposal with a question.
    pub async fn return_proposal(&self, actor: &Actor, id: CaseId, question: &str) -> Result<()> {
        let question = parse_lines(question, REASON_MOST).map_err(|problem| Error::invalid("question", problem))?;
        self.act(actor, id, &Act::ReturnProposal, Some(&question), false).await
    }

    /// Confirms a proposal of another.
    pub async fn confirm_decision(&self, actor: &Actor, id: CaseId, password: &str) -> Result<()> {
        self.gate(actor, id).await?;
        self.check_identity(actor, password).await?;
        self.act(actor, id, &Act::Confirm, None, true).await
    }

    /// Confirms what is proposed for these cases of a call, each in a unit of work and with a record of its own; answers how many,
    /// and why the others were not.
    pub async fn confirm_list(
        &self,
        actor: &Actor,
        call: CallId,
        cases: &[CaseId],
        password: &str,
    ) -> Result<(usize, Vec<(CaseId, Vec<Refused>)>)> {
        if !actor.holds(Role::DecisionMaker) {
            return Err(Error::Forbidden);
        }
        if cases.is_empty() {
            return Err(Error::invalid("case", Problem::Missing));
        }
        let of_call = {
            let mut work = self.store.read().await?;
            work.accreditation().of_call(call, LIST).await?
        };
        if !cases.iter().all(|case| of_call.iter().any(|line| line.id == *case)) {
            return Err(Error::NotFound);
        }
        self.check_identity(actor, password).await?;
        let (mut confirmed, mut refused) = (0, Vec::new());
        for case in cases {
            match self.act(actor, *case, &Act::Confirm, None, true).await {
                Ok(()) => confirmed += 1,
                Err(Error::Refused(Refusal::Case(why))) => refused.push((*case, why)),
                Err(Error::Refused(_)) => refused.push((*case, vec![Refused::NoProposal])),
                Err(other) => return Err(other),
            }
        }
        Ok((confirmed, refused))
    }

    /// Proposes for every attended candidate of a call what the panel's marks come to: pre-accredited, or not yet. Those left out are
    /// proposed one by one. Answers how many were proposed.
    pub async fn propose_list(&self, actor: &Actor, call: CallId, cases: &[CaseId], reason: &str) -> Result<usize> {
        if !actor.holds(Role::AccreditationManager) {
            return Err(Error::Forbidden);
        }
        let reason = parse_lines(reason, REASON_MOST).map_err(|problem| Error::invalid("reason", problem))?;
        if cases.is_empty() {
            return Err(Error::invalid("case", Problem::Missing));
        }
        let of_call = {
            let mut work = self.store.read().await?;
            work.accreditation().of_call(call, LIST).await?
        };
        let mut proposed = 0;
        for case in cases {
            if !of_call.iter().any(|line| line.id == *case) {
                return Err(Error::NotFound);
            }
            let outcome = in_one_unit!(self, work => {
                let loaded = Loaded::of(&mut work, *case).await?;
                loaded.assessment.result(&loaded.case().policy.rubric).map(|result| {
                    if result.passes { Outcome::PreAccredited } else { Outcome::NotYet }
                })
            })?;
            let Some(outcome) = outcome else { continue };
            match self.act(actor, *case, &Act::Propose(outcome), Some(&reason), false).await {
                Ok(()) => proposed += 1,
                Err(Error::Refused(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(proposed)
    }

    /// Lets pass who knows their own password; tries are counted until one is right.
    pub(crate) async fn check_identity(&self, actor: &Actor, password: &str) -> Result<()> {
        if password.is_empty() {
            return Err(Error::invalid("password", Problem::Missing));
        }
        let limit = format!("identity {}", actor.person);
        self.count(&limit, TRIES).await?;
        let kept = {
            let mut work = self.store.read().await?;
            work.people().find(actor.person).await?.and_then(|person| person.password_hash)
        };
        if self.hashing.check(password, kept).await? == Checked::Wrong {
            return Err(Error::invalid("password", Problem::WrongPassword));
        }
        in_one_unit!(self, work => { work.running().forget_limit(&limit).await? })
    }
}
