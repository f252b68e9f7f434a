//! Wrong keys put right: proposed by one person, confirmed by another, marked anew by a job, decided case by case.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::course::DocumentHash;
use domain::id::{AttemptId, AttemptNumber, CorrectionId, JobId, PersonId};
use domain::letter::Letter;
use domain::people::{Actor, parse_reason};
use domain::progress::{Done, Fact, FactKind};
use domain::quiz::attempt::Attempt;
use domain::quiz::correction::{Change, NewKey};
use domain::quiz::question::Question;
use domain::refusal::{Problem, Refusal};
use interop::document::{Document, DocumentKind, QuestionForm};
use storage::correction::{Correction, CorrectionState, NewCorrection, Turn};
use storage::course::NewDocument;
use storage::quiz::{ResultReason, ResultRow};
use storage::{StorageError, Work};

use crate::credential::Earner;
use crate::people::tell;
use crate::quiz::marked;
use crate::{Academy, Error, LoadedCourse, Result, Visit, chance, in_one_unit};

const REASON: usize = 500;
const LIST: i64 = 200;
/// Attempts taken at once.
const TOGETHER: i64 = 200;
/// The most attempts a preview looks at; the marking itself looks at all.
const PREVIEW: usize = 5_000;

/// A correction, and what it does or did.
#[derive(Debug)]
pub struct CorrectionPage {
    /// As it stands.
    pub correction: Correction,
    /// Its course in force.
    pub course: Arc<LoadedCourse>,
    /// The question with the wrong key.
    pub before: Question,
    /// The question with the right one.
    pub after: Question,
    /// What it would do; none once it is decided.
    pub preview: Option<Preview>,
    /// Results that turned, once it is in force.
    pub turns: Vec<Turn>,
    /// Whether the caller may confirm or decline it.
    pub may_confirm: bool,
    /// Whether the caller may withdraw it.
    pub may_withdraw: bool,
}

/// What a correction would do.
#[derive(Debug, Default)]
pub struct Preview {
    /// Attempts handed in that drew the question.
    pub attempts: usize,
    /// Attempts under way that drew it.
    pub under_way: usize,
    /// Results that change, with the names of their officers.
    pub changes: Vec<(String, Change)>,
    /// Whether there were more attempts than a preview looks at.
    pub is_partial: bool,
}

impl Academy {
    /// Proposes another key for a question of a course in force.
    pub async fn propose_correction(
        &self,
        actor: &Actor,
        quiz: &str,
        question_id: &str,
        key: NewKey,
        reason: &str,
    ) -> Result<CorrectionId> {
        let visit = self.visit(None).await?;
        let course = visit.catalogue.courses.iter().find(|course| course.edition.quiz_of(quiz).is_some()).cloned();
        drop(visit);
        let course = course.filter(|course| actor.looks_after(&course.edition.course.id)).ok_or(Error::NotFound)?;
        let questions = course.edition.quiz_of(quiz).ok_or(Error::NotFound)?.questions;
        let (from, question) = questions.iter().find(|(_, question)| question.id == question_id).ok_or(Error::NotFound)?;
        let corrected = question.with_key(key).map_err(|refused| Error::invalid("key", Problem::Key(refused)))?;
        let reason = parse_reason(reason, REASON).map_err(|problem| Error::invalid("reason", problem))?;
        let now = self.now();
        let id = CorrectionId(chance::id(now));
        let kept = in_one_unit!(self, work => {
            let form = form_of(&mut work, from).await?;
            let form = QuestionForm::of(corrected.clone(), form.rests_on);
            let document = Document::of(DocumentKind::Question, &form).ok_or_else(|| Error::Broken("a question is no JSON".to_owned()))?;
            let kept = NewDocument { hash: document.hash.clone(), kind: document.kind.name().to_owned(), body: document.body };
            work.courses().add_document(&kept).await?;
            let correction = NewCorrection {
                id,
                course: course.edition.course.id.clone(),
                quiz: quiz.to_owned(),
                question: question_id.to_owned(),
                from: from.clone(),
                to: document.hash,
                reason: reason.clone(),
                proposed_by: actor.person,
                proposed_at: now,
            };
            work.corrections().propose(&correction).await?;
            id
        });
        match kept {
            Err(Error::Failed(StorageError::Conflict { .. })) => Err(Refusal::CorrectionWaits.into()),
            other => other,
        }
    }

    /// The corrections of the courses the caller looks after, the newest first.
    pub async fn corrections(&self, visit: &mut Visit) -> Result<Vec<(Correction, Arc<LoadedCourse>)>> {
        let actor = visit.actor()?.clone();
        let courses: Vec<_> =
            visit.catalogue.courses.iter().filter(|course| actor.looks_after(&course.edition.course.id)).cloned().collect();
        let mut all = Vec::new();
        for course in courses {
            for correction in visit.work.corrections().of_course(&course.edition.course.id, LIST).await? {
                all.push((correction, Arc::clone(&course)));
            }
        }
        all.sort_by_key(|(correction, _)| std::cmp::Reverse(correction.proposed.proposed_at));
        Ok(all)
    }

    /// A correction of a course the caller looks after.
    pub async fn correction(&self, visit: &mut Visit, id: CorrectionId) -> Result<CorrectionPage> {
        let actor = visit.actor()?.clone();
        let correction = visit.work.corrections().find(id).await?.ok_or(Error::NotFound)?;
        let course = visit.catalogue.course_by_id(&correction.proposed.course).cloned();
        let course = course.filter(|course| actor.looks_after(&course.edition.course.id)).ok_or(Error::NotFound)?;
        let before = question_of(&mut visit.work, &correction.proposed.from).await?;
        let after = question_of(&mut visit.work, &correction.proposed.to).await?;
        let waits = correction.state == CorrectionState::Proposed;
        let preview = if waits { Some(self.preview(&mut visit.work, &correction.proposed, &after).await?) } else { None };
        let turns = visit.work.corrections().turns(id).await?;
        let is_proposer = correction.proposed.proposed_by == actor.person;
        let (may_confirm, may_withdraw) = (waits && !is_proposer, waits && is_proposer);
        Ok(CorrectionPage { correction, course, before, after, preview, turns, may_confirm, may_withdraw })
    }

    async fn preview(&self, work: &mut Work, correction: &NewCorrection, after: &Question) -> Result<Preview> {
        let mut preview = Preview::default();
        let mut last = AttemptNumber(i64::MIN);
        let mut seen = 0;
        loop {
            let attempts = work.attempts().of_quiz(&correction.quiz, last, TOGETHER).await?;
            let Some(newest) = attempts.last() else { break };
            last = newest.number;
            for attempt in &attempts {
                if PREVIEW <= seen {
                    preview.is_partial = true;
                    return Ok(preview);
                }
                let course = self.catalogue.edition_of(&attempt.course, work).await?;
                let is_it = |hash: &DocumentHash| *course.in_place_of(hash) == correction.from;
                if !attempt.drawing.items.iter().any(|drawn| is_it(&drawn.question)) {
                    continue;
                }
                seen += 1;
                if attempt.handed_in_at.is_none() {
                    preview.under_way += 1;
                    continue;
                }
                preview.attempts += 1;
                let Some(result) = work.attempts().result(attempt.number).await? else { continue };
                let question_of = |hash: &DocumentHash| if is_it(hash) { Some(after) } else { course.question(&attempt.quiz, hash) };
                let handed = marked(work, attempt, question_of, self.now()).await?;
                let change = Change { before: (result.marks, result.passed), after: (handed.marks, handed.passed) };
                if change.is_one() {
                    let name = work.people().find(attempt.person).await?.map(|person| person.name).unwrap_or_default();
                    preview.changes.push((name, change));
                }
            }
        }
        Ok(preview)
    }

    /// Confirms a proposal of another, which puts it in force, or declines it; the proposer may only withdraw it.
    pub async fn decide_correction(&self, actor: &Actor, id: CorrectionId, confirm: bool) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => {
            let correction = work.corrections().find(id).await?.ok_or(Error::NotFound)?;
            if !actor.looks_after(&correction.proposed.course) {
                return Err(Error::NotFound);
            }
            if confirm && correction.proposed.proposed_by == actor.person {
                return Err(Refusal::SecondPersonNeeded.into());
            }
            if !work.corrections().decide(id, confirm, actor.person, now).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            if confirm {
                work.courses().next_epoch().await?;
                let key = format!("remark {id}");
                work.running().add_job(JobId(chance::id(now)), "remark", &key, &id.to_string(), now).await?;
            }
        })
    }

    /// Marks anew whatever drew a question whose key was put right; again it changes nothing more. Answers how many changed.
    pub async fn remark(&self, id: CorrectionId) -> Result<usize> {
        let correction = {
            let mut work = self.store.read().await?;
            self.catalogue.see(work.courses().epoch().await?);
            work.corrections().find(id).await?.filter(|it| it.state == CorrectionState::Confirmed).ok_or(Error::NotFound)?
        };
        let mut last = AttemptNumber(i64::MIN);
        let mut changed = 0;
        loop {
            let people: BTreeSet<PersonId> = {
                let mut work = self.store.read().await?;
                let attempts = work.attempts().of_quiz(&correction.proposed.quiz, last, TOGETHER).await?;
                let Some(newest) = attempts.last() else { break };
                last = newest.number;
                let drew = |attempt: &&Attempt| attempt.drawing.items.iter().any(|it| it.question_id == correction.proposed.question);
                attempts.iter().filter(drew).map(|attempt| attempt.person).collect()
            };
            for person in people {
                changed += self.remark_all_of(&correction.proposed, person).await?;
            }
        }
        // Only now it shows who passes by another attempt all the same.
        let turns = {
            let mut work = self.store.read().await?;
            work.corrections().turns(id).await?
        };
        let now = self.now();
        in_one_unit!(self, work => {
            for turn in &turns {
                if !self.matters(&mut work, turn).await? {
                    work.corrections().drop_turn(id, turn.number).await?;
                }
            }
            work.corrections().remarked(id, now).await?;
        })?;
        Ok(changed)
    }

    /// Marks anew all attempts of one person, and tells them once of what changed most.
    async fn remark_all_of(&self, correction: &NewCorrection, person: PersonId) -> Result<usize> {
        in_one_unit!(self, work => {
            let mut changed = 0;
            let mut weightiest: Option<(Weight, Attempt, Option<Change>)> = None;
            for row in work.attempts().by_quiz(person, &correction.quiz).await? {
                let attempt = work.attempts().find(row.id).await?.ok_or(Error::NotFound)?;
                let course = self.catalogue.edition_of(&attempt.course, &mut work).await?;
                // Another version of the question, of another edition, keeps its own key.
                let to = course.in_place_of(&correction.to);
                if !attempt.drawing.items.iter().any(|drawn| course.in_place_of(&drawn.question) == to) {
                    continue;
                }
                // One under way is marked by the new key when it is handed in.
                let change = match work.attempts().result(attempt.number).await? {
                    Some(result) => match self.remark_one(&mut work, correction, &course, &attempt, &result).await? {
                        Some(change) => Some(change),
                        None => continue,
                    },
                    None => None,
                };
                changed += usize::from(change.is_some());
                let weight = change.as_ref().map(weight);
                if weightiest.as_ref().is_none_or(|(heaviest, ..)| *heaviest < weight) {
                    weightiest = Some((weight, attempt, change));
                }
            }
            if let Some((_, attempt, change)) = &weightiest {
                self.tell_of(&mut work, correction, attempt, *change).await?;
            }
            changed
        })
    }

    /// Marks an attempt anew; nothing if the result stays as it was.
    async fn remark_one(
        &self,
        work: &mut Work,
        correction: &NewCorrection,
        course: &LoadedCourse,
        attempt: &Attempt,
        result: &ResultRow,
    ) -> Result<Option<Change>> {
        let now = self.now();
        let handed = marked(work, attempt, |hash| course.question(&attempt.quiz, hash), now).await?;
        work.markings().set_waiting(attempt.number, handed.waiting).await?;
        let change = Change { before: (result.marks, result.passed), after: (handed.marks, handed.passed) };
        if !change.is_one() {
            return Ok(None);
        }
        let row = ResultRow { version: result.version + 1, marks: handed.marks, passed: handed.passed, made_at: now };
        work.attempts().add_result(attempt.number, &row, ResultReason::KeyCorrected).await?;
        work.attempts().keep_items(attempt.number, row.version, &handed.items).await?;
        if let Some(passes) = change.turns_to() {
            work.corrections().add_turn(correction.id, attempt.number, attempt.person, passes).await?;
        }
        Ok(Some(change))
    }

    /// Whether a result that turned changes what its officer may hold: another attempt that passed stands for itself.
    async fn matters(&self, work: &mut Work, turn: &Turn) -> Result<bool> {
        let attempt = work.attempts().find(turn.attempt).await?.ok_or(Error::NotFound)?;
        if turn.passes {
            let course = self.catalogue.edition_of(&attempt.course, work).await?;
            let done = Done::fold(&work.progress().facts(attempt.person, &course.edition.course.id).await?);
            return Ok(!done.passed.contains_key(&attempt.quiz));
        }
        let others = work.attempts().by_quiz(attempt.person, &attempt.quiz).await?;
        Ok(!others.iter().any(|other| other.id != attempt.id && other.result.is_some_and(|(_, passed)| passed)))
    }

    /// Each officer concerned gets one notice.
    async fn tell_of(&self, work: &mut Work, correction: &NewCorrection, attempt: &Attempt, change: Option<Change>) -> Result<()> {
        let now = self.now();
        let course = self.catalogue.edition_of(&attempt.course, work).await?;
        if !work.corrections().notice(correction.id, attempt.person, now).await? {
            return Ok(());
        }
        let Some(person) = work.people().find(attempt.person).await? else { return Ok(()) };
        let language = person.language;
        let module = course.edition.module_by_id(&attempt.quiz).map_or(&course.edition.course.title, |module| &module.module.title);
        let letter = Letter::KeyCorrected {
            module: module.read(language).to_owned(),
            marks: change.map(|change| (change.before.0, change.after.0)),
            turns: change.and_then(|change| change.turns_to()),
            reason: correction.reason.clone(),
            link: self.link(&format!("/{language}/attempts/{}/review", attempt.id)),
        };
        tell(work, now, Some(person.id), &person.email, language, letter).await
    }

    /// Decides what becomes of a result that turned: follow it (what was earned is issued, what was not is revoked), or keep all
    /// as it was. The one concerned does not decide their own.
    pub async fn decide_turn(&self, actor: &Actor, id: CorrectionId, attempt_id: AttemptId, follow: bool, reason: &str) -> Result<()> {
        let now = self.now();
        let typed = parse_reason(reason, REASON);
        in_one_unit!(self, work => {
            let correction = work.corrections().find(id).await?.ok_or(Error::NotFound)?;
            let attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
            if !actor.looks_after(&correction.proposed.course) || attempt.person == actor.person {
                return Err(Error::NotFound);
            }
            let turn = work.corrections().turns(id).await?.into_iter().find(|turn| turn.attempt == attempt_id).ok_or(Error::NotFound)?;
            let reason = typed.clone().map_err(|problem| Error::invalid("reason", problem))?;
            if !work.corrections().decide_turn(id, attempt.number, follow, (actor.person, now, &reason)).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            if follow && turn.passes {
                let course = self.catalogue.edition_of(&attempt.course, &mut work).await?;
                let fact = Fact { kind: FactKind::QuizPassed, thing: attempt.quiz.clone(), at: attempt.handed_in_at.unwrap_or(now) };
                let earner = Earner::load(&mut work, attempt.person, attempt.language).await?;
                self.record(&mut work, &course, &earner, std::slice::from_ref(&fact)).await?;
            }
            if follow && !turn.passes {
                self.revoke_for(&mut work, attempt.person, &attempt.quiz, &reason).await?;
            }
        })
    }

    /// Revokes the proof that a person holds of this thing.
    async fn revoke_for(&self, work: &mut Work, person: PersonId, thing: &str, reason: &str) -> Result<()> {
        use domain::credential::{CredentialChange, CredentialEvent};
        for row in work.credentials().by_holder(person).await? {
            if row.thing == thing {
                let event = CredentialEvent { at: self.now(), change: CredentialChange::Revoked { reason: reason.to_owned() } };
                work.credentials().add_event(&row.id, &event, None).await?;
            }
        }
        Ok(())
    }
}

/// How much a change weighs for its officer: one that turns the result first, then by the marks; a sitting under way least.
type Weight = Option<(bool, u32)>;

fn weight(change: &Change) -> (bool, u32) {
    (change.turns_to().is_some(), change.before.0.earned.abs_diff(change.after.0.earned))
}

async fn form_of(work: &mut Work, hash: &DocumentHash) -> Result<QuestionForm> {
    let body = work.courses().document(hash).await?.ok_or(Error::NotFound)?;
    QuestionForm::parse(&body).map_err(|error| Error::Broken(format!("question {hash} cannot be read: {error}")))
}

/// A version of a question, as it is stored.
pub(crate) async fn question_of(work: &mut Work, hash: &DocumentHash) -> Result<Question> {
    let form = form_of(work, hash).await?;
    form.into_question().map_err(|error| Error::Broken(format!("question {hash} cannot be read: {error}")))
}

/// The version that stands in the place of each that was corrected, with the question, by following the corrections in force.
pub(crate) async fn in_place(work: &mut Work) -> Result<BTreeMap<DocumentHash, DocumentHash>> {
    let mut next: BTreeMap<DocumentHash, DocumentHash> = BTreeMap::new();
    for (from, to) in work.corrections().in_force().await? {
        for last in next.values_mut().filter(|last| **last == from) {
            *last = to.clone();
        }
        next.insert(from, to);
    }
    next.retain(|from, to| from != to);
    Ok(next)
}
