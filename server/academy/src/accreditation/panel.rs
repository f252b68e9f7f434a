//! Panels: who is seated, who leaves, what each scores alone, and what they agree on.

use std::collections::{BTreeMap, BTreeSet};

use domain::accreditation::access::Reading;
use domain::accreditation::act::Refused;
use domain::accreditation::agreement::{Agreement, agreement};
use domain::accreditation::assessment::{Draft, REASON_MOST as SCORE_REASON_MOST, Score, ScoreRefused, Seat, Sheet};
use domain::accreditation::case::Stage;
use domain::accreditation::observation::{Activity, DAYS_MOST, OBSERVATION_MOST, Observation};
use domain::accreditation::panel::Bar;
use domain::id::{CaseId, ObservationId, PersonId};
use domain::language::Language;
use domain::people::{Actor, Role, Scope};
use domain::quiz::step::{self, Current, Step, StepId};
use domain::record::Action;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::Timestamp;
use serde_json::json;
use storage::Work;
use storage::panel::{AgreedRow, ObservationRow};

use super::{LIST, Loaded, REASON_MOST, assessor, is_secretariat, parse_lines};
use crate::record::Told;
use crate::{Academy, Error, Result, Visit, chance, in_one_unit};

/// Stages at which a panel has to score, by name.
pub(super) const PANEL_STAGES: [&str; 3] = ["selected", "attended", "appealed"];
/// The most sheets on one page.
const SHEETS: usize = 20;
/// The most drafts of one assessor in one case.
const MOST_STEPS: usize = 2_000;

/// A score as it is typed.
#[derive(Debug, Clone)]
pub struct AskedScore {
    /// The criterion.
    pub criterion: String,
    /// What is chosen and typed so far.
    pub draft: Draft,
    /// The device.
    pub device: String,
    /// Its count; none where a form without scripts sends it.
    pub counter: Option<i64>,
    /// The step it was based on.
    pub after: Option<StepId>,
    /// When it was typed, by the server's clock as the device knew it; none is now.
    pub edited_at: Option<Timestamp>,
    /// The language of the page.
    pub language: Language,
}

/// Something seen, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedObservation {
    /// The day of the workshop, from 1.
    pub day: String,
    /// The word of the activity.
    pub activity: String,
    /// In words.
    pub text: String,
    /// What it bears on.
    pub criteria: Vec<String>,
}

/// The panel of a case, for whoever runs it.
#[derive(Debug)]
pub struct PanelPage {
    /// The case.
    pub case: CaseId,
    /// The candidate.
    pub name: String,
    /// How many the policy asks for.
    pub asked: u32,
    /// Whether somebody may be seated now.
    pub is_open: bool,
    /// Everybody who might assess, with what bars them; those seated first.
    pub assessors: Vec<AssessorLine>,
}

/// Somebody who might assess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessorLine {
    /// Who.
    pub person: PersonId,
    /// By name.
    pub name: String,
    /// How their place on the panel stands; none while they have none.
    pub seat: Option<Seat>,
    /// Why they left, if they did.
    pub recused: Option<String>,
    /// What bars them.
    pub bars: Vec<Bar>,
    /// Who asked for an exception, and whether it is confirmed.
    pub exception: Option<(PersonId, bool)>,
}

/// What an assessor scores.
#[derive(Debug)]
pub struct ScoringPage {
    /// The case.
    pub case: CaseId,
    /// The candidate.
    pub name: String,
    /// What they are scored by.
    pub policy: domain::accreditation::policy::Policy,
    /// The caller's own drafts, by criterion.
    pub drafts: BTreeMap<String, Current>,
    /// The caller's own sheet, once committed.
    pub own: Option<Sheet>,
    /// Those who have not committed yet, the caller left out.
    pub waiting: usize,
    /// Every sheet with whose it is, once all have committed.
    pub sheets: Vec<(PersonId, String, Sheet)>,
    /// Marks that were agreed on.
    pub agreed: Vec<AgreedRow>,
    /// Criteria whose marks differ and have no agreed one.
    pub to_agree: Vec<String>,
    /// How far the assessors agreed; none before all have committed.
    pub agreement: Option<Agreement>,
    /// The caller's own observations.
    pub observations: Vec<ObservationRow>,
    /// Whether scores may still be given.
    pub is_open: bool,
}

/// Whether a panel may be made, and score, where a case stands.
fn takes_panel(stage: Stage) -> bool {
    matches!(stage, Stage::Selected | Stage::Attended | Stage::Appealed)
}

impl Academy {
    /// The panel of a case; for whoever runs accreditations, decides on them or audits them.
    pub async fn panel(&self, visit: &mut Visit, id: CaseId) -> Result<PanelPage> {
        let actor = visit.actor()?.clone();
        if !is_secretariat(&actor) {
            return Err(Error::NotFound);
        }
        let now = visit.now;
        let work = &mut visit.work;
        let loaded = Loaded::of(work, id).await?;
        if loaded.case().person == actor.person {
            return Err(Error::NotFound);
        }
        let mut people: BTreeMap<PersonId, String> = loaded.seats.iter().map(|seat| (seat.person, seat.name.clone())).collect();
        for holder in work.people().holders(Role::Assessor, &Scope::Installation, now).await? {
            people.insert(holder.id, holder.name);
        }
        let policy = &loaded.case().policy;
        for expert in work.accreditation().at_stage("accredited", None, LIST).await? {
            if expert.category == policy.category && expert.domain == policy.domain {
                people.insert(expert.person, expert.name);
            }
        }
        let mut assessors = Vec::new();
        for (person, name) in people {
            assessors.push(line(work, &loaded, person, name, now).await?);
        }
        assessors.sort_by_key(|line| (line.seat.is_none(), line.name.clone()));
        Ok(PanelPage {
            case: id,
            name: loaded.row.name.clone(),
            asked: policy.assessors,
            is_open: takes_panel(loaded.standing.stage),
            assessors,
        })
    }

    /// Seats somebody on the panel; only a manager may, and nobody who is barred is seated.
    pub async fn seat_assessor(&self, actor: &Actor, id: CaseId, person: PersonId) -> Result<()> {
        self.manages(actor, id).await?;
        let now = self.now();
        let seated = in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            if !takes_panel(loaded.standing.stage) {
                return Err(Refusal::Case(vec![Refused::WrongStage]).into());
            }
            work.people().find(person).await?.ok_or(Error::NotFound)?;
            let assessor = assessor(&mut work, &loaded, person, now).await?;
            let bars = loaded.bars(&mut work, &assessor).await?;
            if !bars.is_empty() {
                return Err(Refusal::Barred(bars).into());
            }
            work.panels().seat(loaded.panel, person, now, actor.person).await?;
            let details = Some(json!({ "person": person, "round": loaded.panel.round }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::Seated, about: loaded.about(), details }).await?;
        });
        match seated {
            Err(Error::Failed(storage::StorageError::Conflict { .. })) => Err(Refusal::AlreadyDecided.into()),
            Err(Error::Refused(Refusal::Barred(bars))) => {
                let details = json!({ "act": "seat", "person": person, "bars": bars });
                self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(details)).await?;
                Err(Refusal::Barred(bars).into())
            }
            other => other,
        }
    }

    /// Lets the caller leave the panel, at any time, with the reason; declared as a conflict it bars them in this case for good.
    pub async fn recuse(&self, actor: &Actor, id: CaseId, reason: &str, is_conflict: bool) -> Result<()> {
        self.sits(actor, id).await?;
        let reason = parse_lines(reason, REASON_MOST).map_err(|problem| Error::invalid("reason", problem))?;
        let now = self.now();
        in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            if !work.panels().recuse(loaded.panel, actor.person, now, &reason).await? {
                return Err(Error::NotFound);
            }
            let told = |action| Told {
                by: Some(actor.person),
                action,
                about: loaded.about(),
                details: Some(json!({ "reason": reason, "round": loaded.panel.round })),
            };
            self.enter(&mut work, told(Action::Recused)).await?;
            if is_conflict {
                work.panels().declare_conflict(id, actor.person, now, &reason).await?;
                self.enter(&mut work, told(Action::ConflictDeclared)).await?;
            }
        })
    }

    /// Asks that bars which may be lifted be lifted for somebody, with the reason.
    pub async fn ask_exception(&self, actor: &Actor, id: CaseId, person: PersonId, reason: &str) -> Result<()> {
        self.manages(actor, id).await?;
        let reason = parse_lines(reason, REASON_MOST).map_err(|problem| Error::invalid("reason", problem))?;
        let now = self.now();
        let asked = in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            let assessor = assessor(&mut work, &loaded, person, now).await?;
            let bars = loaded.bars(&mut work, &assessor).await?;
            if person == actor.person || bars.is_empty() || !bars.iter().all(|bar| bar.may_be_lifted()) {
                return Err(Refusal::Barred(bars).into());
            }
            work.panels().ask_exception(id, person, actor.person, now, &reason).await?;
            let details = Some(json!({ "person": person, "bars": bars, "reason": reason }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::ExceptionAsked, about: loaded.about(), details }).await?;
        });
        match asked {
            Err(Error::Failed(storage::StorageError::Conflict { .. })) => Err(Refusal::AlreadyAsked.into()),
            other => other,
        }
    }

    /// Confirms an exception that somebody else asked for; whoever confirms decisions may, never for themselves.
    pub async fn confirm_exception(&self, actor: &Actor, id: CaseId, person: PersonId) -> Result<()> {
        self.gate(actor, id).await?;
        if !actor.holds(Role::DecisionMaker) || person == actor.person {
            return Err(Error::Forbidden);
        }
        let now = self.now();
        in_one_unit!(self, work => {
            if !work.panels().confirm_exception(id, person, actor.person, now).await? {
                return Err(Refusal::SecondPersonNeeded.into());
            }
            let details = Some(json!({ "person": person }));
            let about = super::about(id);
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::ExceptionConfirmed, about, details }).await?;
        })
    }

    /// What the caller scores in this case; nobody who does not sit on its panel, or is barred, is told that there is one.
    pub async fn scoring(&self, visit: &mut Visit, id: CaseId) -> Result<ScoringPage> {
        let actor = visit.actor()?.clone();
        let work = &mut visit.work;
        let loaded = Loaded::of(work, id).await?;
        if self.read_as(work, &loaded, &actor).await? != Some(Reading::Assessor) {
            self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(json!({ "act": "read-scores" }))).await?;
            return Err(Error::NotFound);
        }
        let rubric = &loaded.case().policy.rubric;
        let seen = loaded.assessment.seen_by(actor.person);
        let open = loaded.assessment.all_committed();
        let name = |person: &PersonId| loaded.seats.iter().find(|seat| seat.person == *person).map(|seat| seat.name.clone());
        let others = seen.iter().filter(|_| open).map(|(person, sheet)| (*person, name(person).unwrap_or_default(), (*sheet).clone()));
        let is_waiting = |(person, seat): &(&PersonId, &Seat)| **person != actor.person && **seat == Seat::Open;
        let steps = work.panels().steps(loaded.panel, actor.person).await?;
        Ok(ScoringPage {
            case: id,
            name: loaded.row.name.clone(),
            policy: loaded.case().policy.clone(),
            drafts: step::current(&steps),
            own: seen.get(&actor.person).map(|sheet| (*sheet).clone()),
            waiting: loaded.assessment.seats.iter().filter(is_waiting).count(),
            sheets: others.collect(),
            agreed: loaded.agreed.clone(),
            to_agree: loaded.assessment.to_agree(rubric),
            agreement: open.then(|| agreement_of(&loaded)),
            observations: work.panels().observations(loaded.panel, actor.person).await?,
            is_open: takes_panel(loaded.standing.stage),
        })
    }

    /// What the caller has to score in the files whose panels they sit on and have not committed yet, twenty at most.
    pub async fn sheets(&self, visit: &mut Visit) -> Result<Vec<ScoringPage>> {
        let person = visit.actor()?.person;
        let lines = visit.work.panels().of_assessor(person, LIST).await?;
        let mut sheets = Vec::new();
        for line in lines.iter().filter(|line| line.committed_at.is_none() && PANEL_STAGES.contains(&line.stage.as_str())) {
            match self.scoring(visit, line.panel.case).await {
                Ok(page) if page.is_open && page.own.is_none() => sheets.push(page),
                Ok(_) | Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
            if sheets.len() == SHEETS {
                break;
            }
        }
        Ok(sheets)
    }

    /// Keeps what the caller has chosen and typed so far; by the rule of the quizzes' journal an older draft never replaces a newer.
    pub async fn save_score(&self, actor: &Actor, id: CaseId, asked: &AskedScore) -> Result<crate::Saved> {
        self.sits(actor, id).await?;
        let now = self.now();
        let score_too_long = asked.draft.reason.chars().count() > SCORE_REASON_MOST;
        if score_too_long {
            return Err(Error::invalid(&asked.criterion, Problem::TooLong { most: SCORE_REASON_MOST }));
        }
        in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            let criterion = loaded.case().policy.rubric.criteria.iter().find(|it| it.id == asked.criterion).ok_or(Error::NotFound)?;
            if asked.draft.mark.is_some_and(|mark| !criterion.has(mark)) {
                return Err(Error::invalid(&asked.criterion, Problem::NotAChoice));
            }
            may_score(&loaded, actor)?;
            if matches!(loaded.assessment.seats.get(&actor.person), Some(Seat::Committed(_))) {
                return Err(Refusal::Score(ScoreRefused::Committed).into());
            }
            let kept = work.panels().steps(loaded.panel, actor.person).await?;
            if MOST_STEPS <= kept.len() {
                return Err(Error::Busy);
            }
            let step = draft_step(asked, &kept, now);
            let outcome = step::saved(&kept, &step);
            if !matches!(outcome, step::Saved::CounterUsed { .. } | step::Saved::Repeated) {
                work.panels().add_step(loaded.panel, actor.person, &step).await?;
            }
            crate::Saved { outcome, step: step.id, received_at: now }
        })
    }

    /// Keeps what was changed on a page of a sheet: a score that is as it was when the page was made is left alone, whatever came since.
    pub async fn save_sheet(&self, actor: &Actor, id: CaseId, sheet: &[AskedScore]) -> Result<()> {
        self.sits(actor, id).await?;
        let kept = {
            let mut work = self.store.read().await?;
            let panel = Loaded::of(&mut work, id).await?.panel;
            work.panels().steps(panel, actor.person).await?
        };
        for asked in sheet {
            let base = kept.iter().find(|step| step.question_id == asked.criterion && Some(&step.id) == asked.after.as_ref());
            let base = base.map(|step| Draft::of(&step.answer)).unwrap_or_default();
            if asked.draft != base {
                self.save_score(actor, id, asked).await?;
            }
        }
        Ok(())
    }

    /// What a case is scored by.
    pub(crate) async fn rubric_of(&self, id: CaseId) -> Result<domain::accreditation::policy::Rubric> {
        let mut work = self.store.read().await?;
        Ok(Loaded::of(&mut work, id).await?.case().policy.rubric.clone())
    }

    /// How many criteria a case is scored by.
    pub async fn criteria(&self, id: CaseId) -> Result<usize> {
        Ok(self.rubric_of(id).await?.criteria.len())
    }

    /// Commits the caller's scores for good: every criterion of the rubric with its mark and its reason.
    pub async fn commit_scores(&self, actor: &Actor, id: CaseId) -> Result<()> {
        self.sits(actor, id).await?;
        let now = self.now();
        in_one_unit!(self, work => {
            let mut loaded = Loaded::of(&mut work, id).await?;
            may_score(&loaded, actor)?;
            let drafts = step::current(&work.panels().steps(loaded.panel, actor.person).await?);
            let scores = drafts.iter().filter_map(|(criterion, current)| Some((criterion.clone(), Draft::of(&current.answer).score()?)));
            let sheet: Sheet = scores.collect();
            let rubric = loaded.case().policy.rubric.clone();
            problems_of(&sheet, &rubric)?;
            loaded.assessment.commit(actor.person, sheet.clone(), &rubric).map_err(Refusal::Score)?;
            if !work.panels().commit(loaded.panel, actor.person, now, &sheet).await? {
                return Err(Refusal::Score(ScoreRefused::Committed).into());
            }
            // The marks are told when they are open; until then the record holds what proves that they did not change.
            let text = serde_json::to_string(&sheet).map_err(|error| Error::Broken(error.to_string()))?;
            let details = Some(json!({ "round": loaded.panel.round, "sheet-sha-256": crate::keys::digest(&text) }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::ScoresCommitted, about: loaded.about(), details }).await?;
        })
    }

    /// Keeps the mark the panel agreed on where theirs differed.
    pub async fn agree_mark(&self, actor: &Actor, id: CaseId, criterion: &str, mark: &str, reason: &str) -> Result<()> {
        self.sits(actor, id).await?;
        let reason = parse_lines(reason, SCORE_REASON_MOST).map_err(|problem| Error::invalid("reason", problem))?;
        let mark = mark.parse().map_err(|_| Error::invalid("mark", Problem::Missing))?;
        let now = self.now();
        in_one_unit!(self, work => {
            let mut loaded = Loaded::of(&mut work, id).await?;
            may_score(&loaded, actor)?;
            let score = Score { mark, reason: reason.clone() };
            let rubric = loaded.case().policy.rubric.clone();
            loaded.assessment.agree(actor.person, criterion, score.clone(), &rubric).map_err(Refusal::Score)?;
            let row = AgreedRow { criterion: criterion.to_owned(), score: score.clone(), by: actor.person, at: now };
            work.panels().agree(loaded.panel, &row).await?;
            let details = Some(json!({ "person": loaded.case().person, "criterion": criterion, "score": score }));
            self.enter(&mut work, Told { by: Some(actor.person), action: Action::MarkAgreed, about: loaded.about(), details }).await?;
        })
    }

    /// Notes something the caller saw the candidate do.
    pub async fn observe(&self, actor: &Actor, id: CaseId, asked: &AskedObservation) -> Result<()> {
        self.sits(actor, id).await?;
        let now = self.now();
        let mut problems = Vec::new();
        let mut note = |field: &str, problem| problems.push(FieldProblem::new(field, problem));
        let day = asked.day.trim().parse().ok().filter(|day| (1..=DAYS_MOST).contains(day));
        if day.is_none() {
            note("day", Problem::OutOfRange { least: 1, most: DAYS_MOST });
        }
        let activity = Activity::parse(&asked.activity);
        if activity.is_none() {
            note("activity", Problem::NotAChoice);
        }
        let text = parse_lines(&asked.text, OBSERVATION_MOST).map_err(|problem| note("text", problem)).ok();
        let (Some(day), Some(activity), Some(text)) = (day, activity, text) else { return Err(Error::Invalid(problems)) };
        in_one_unit!(self, work => {
            let loaded = Loaded::of(&mut work, id).await?;
            let known: BTreeSet<&str> = loaded.case().policy.rubric.criteria.iter().map(|it| it.id.as_str()).collect();
            let criteria = asked.criteria.iter().filter(|criterion| known.contains(criterion.as_str())).cloned().collect();
            let observation = Observation { version: 1, day, activity, criteria, text: text.clone(), was_told: false };
            let row = ObservationRow { id: ObservationId(chance::id(now)), by: actor.person, at: now, observation };
            work.panels().add_observation(loaded.panel, &row).await?;
        })
    }

    /// Lets a manager pass who may act in this case; anybody else is recorded.
    async fn manages(&self, actor: &Actor, id: CaseId) -> Result<()> {
        self.gate(actor, id).await?;
        let (is_own, is_home) = {
            let mut work = self.store.read().await?;
            let loaded = Loaded::of(&mut work, id).await?;
            let belongs_to = work.people().belongs_to(actor.person).await?;
            (loaded.case().person == actor.person, belongs_to.contains(&loaded.case().administration))
        };
        if actor.holds(Role::AccreditationManager) && !is_own && !is_home {
            return Ok(());
        }
        self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(json!({ "act": "manage-panel" }))).await?;
        Err(Error::Forbidden)
    }

    /// Lets an assessor pass who sits on the panel and is not barred; anybody else is told that there is none, and recorded.
    async fn sits(&self, actor: &Actor, id: CaseId) -> Result<()> {
        let reading = {
            let mut work = self.store.read().await?;
            let loaded = Loaded::of(&mut work, id).await?;
            self.read_as(&mut work, &loaded, actor).await?
        };
        if reading == Some(Reading::Assessor) {
            return Ok(());
        }
        self.enter_alone(actor.person, Action::Refused, &super::about(id), Some(json!({ "act": "score" }))).await?;
        Err(Error::NotFound)
    }
}

/// Refuses scores where the case takes none, and by whoever does not sit there any more.
fn may_score(loaded: &Loaded, actor: &Actor) -> Result<()> {
    if !takes_panel(loaded.standing.stage) || loaded.standing.proposal.is_some() {
        return Err(Refusal::Case(vec![Refused::WrongStage]).into());
    }
    if !loaded.has_seated(actor.person) {
        return Err(Refusal::Score(ScoreRefused::NotSeated).into());
    }
    Ok(())
}

async fn line(work: &mut Work, loaded: &Loaded, person: PersonId, name: String, now: Timestamp) -> Result<AssessorLine> {
    let row = loaded.seats.iter().find(|seat| seat.person == person);
    let exception = loaded.exceptions.iter().find(|exception| exception.person == person);
    let assessor = assessor(work, loaded, person, now).await?;
    Ok(AssessorLine {
        person,
        name,
        seat: loaded.assessment.seats.get(&person).cloned(),
        recused: row.and_then(|row| row.recused_reason.clone()),
        bars: loaded.bars(work, &assessor).await?,
        exception: exception.map(|exception| (exception.asked_by, exception.confirmed.is_some())),
    })
}

/// Every criterion without a mark or without a reason, as problems of their fields.
fn problems_of(sheet: &Sheet, rubric: &domain::accreditation::policy::Rubric) -> Result<()> {
    let missing = rubric.criteria.iter().filter(|criterion| sheet.get(&criterion.id).is_none_or(|score| score.reason.is_empty()));
    let problems: Vec<FieldProblem> = missing.map(|criterion| FieldProblem::new(&criterion.id, Problem::Missing)).collect();
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

fn draft_step(asked: &AskedScore, kept: &[Step], now: Timestamp) -> Step {
    let own = kept.iter().filter(|it| it.question_id == asked.criterion && it.id.device == asked.device).map(|it| it.id.counter);
    let counter = asked.counter.unwrap_or_else(|| own.max().unwrap_or(0).saturating_add(1));
    Step {
        number: 0,
        question_id: asked.criterion.clone(),
        answer: asked.draft.answer(),
        certainty: None,
        id: StepId { device: asked.device.clone(), counter },
        after: asked.after.clone(),
        edited_at: asked.edited_at.unwrap_or(now),
        received_at: now,
        language: asked.language,
    }
}

/// How far those who committed agreed, over every criterion.
pub(crate) fn agreement_of(loaded: &Loaded) -> Agreement {
    let sheets: Vec<&Sheet> = loaded
        .assessment
        .seats
        .values()
        .filter_map(|seat| match seat {
            Seat::Committed(sheet) => Some(sheet),
            Seat::Open | Seat::Recused => None,
        })
        .collect();
    let mut pairs = Vec::new();
    for (place, one) in sheets.iter().enumerate() {
        for other in &sheets[place + 1..] {
            pairs.extend(one.iter().filter_map(|(criterion, score)| Some((score.mark, other.get(criterion)?.mark))));
        }
    }
    let highest = loaded.case().policy.rubric.criteria.iter().map(domain::accreditation::policy::Criterion::highest).max();
    agreement(&pairs, highest.unwrap_or(0))
}
