//! Written answers: which wait for a tutor, and what a tutor gives one. Nobody sees whose it is, or what another gave it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::id::AttemptId;
use domain::language::Language;
use domain::letter::Letter;
use domain::people::{Actor, Role};
use domain::progress::{Fact, FactKind};
use domain::quiz::answer::Answer;
use domain::quiz::attempt::Attempt;
use domain::quiz::hand_in::HandIn;
use domain::quiz::question::{Question, Written};
use domain::quiz::rubric::{Agreed, COMMENT_MOST, Marking};
use domain::quiz::step;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::Timestamp;
use storage::Work;
use storage::quiz::ResultReason;

use crate::credential::Earner;
use crate::people::tell;
use crate::quiz::questions;
use crate::{Academy, Error, LoadedCourse, Result, Visit, in_one_unit};

/// Attempts looked at for the list of what waits.
const LIST: i64 = 50;
/// Lists that are looked through for what somebody can mark.
const PAGES: usize = 20;

/// An answer that waits for the caller.
#[derive(Debug)]
pub struct ToMark {
    /// Its attempt, which is not to be opened by the caller.
    pub attempt: AttemptId,
    /// The question.
    pub question: String,
    /// The course.
    pub course: Arc<LoadedCourse>,
    /// The module whose quiz it is or, for the final assessment, the course.
    pub quiz: String,
    /// Since when.
    pub since: Timestamp,
    /// The question's stem.
    pub stem: domain::language::Text,
}

/// An answer put before the caller to be marked.
#[derive(Debug)]
pub struct MarkingSheet {
    /// What is asked.
    pub question: Question,
    /// The course.
    pub course: Arc<LoadedCourse>,
    /// The module whose quiz it is or, for the final assessment, the course.
    pub quiz: String,
    /// What was written.
    pub answer: String,
    /// The language it was written in.
    pub language: Language,
    /// Since when it waits.
    pub since: Timestamp,
}

impl MarkingSheet {
    /// What it is marked by.
    pub fn written(&self) -> Option<&Written> {
        self.question.written()
    }
}

/// An answer of an attempt that waits for this person.
struct Open<'q> {
    question: &'q Question,
    written: &'q Written,
    text: String,
    language: Language,
}

impl Academy {
    /// Answers that wait for the caller in the courses they tutor, the longest first. Their own are not among them, nor those
    /// they have marked.
    pub async fn to_mark(&self, visit: &mut Visit) -> Result<Vec<ToMark>> {
        let actor = visit.actor()?.clone();
        if !actor.holds(Role::Tutor) {
            return Err(Error::Forbidden);
        }
        let tutored = |course: &&Arc<LoadedCourse>| actor.tutors(&course.edition.course.id);
        let courses: Vec<Arc<LoadedCourse>> = visit.catalogue.courses.iter().filter(tutored).cloned().collect();
        let mut waiting = Vec::new();
        for course in courses {
            waiting.extend(self.to_mark_of(visit, &course, &actor).await?);
        }
        waiting.sort_by(|one, other| (one.since, one.attempt, &one.question).cmp(&(other.since, other.attempt, &other.question)));
        Ok(waiting)
    }

    /// The answers of a course that wait for somebody, as many as a list holds: what they have marked themselves, and what waits for
    /// others only, is passed over, up to [`PAGES`] times a list of it.
    async fn to_mark_of(&self, visit: &mut Visit, course: &LoadedCourse, actor: &Actor) -> Result<Vec<ToMark>> {
        let (mut waiting, mut last) = (Vec::new(), None);
        for _ in 0..PAGES {
            let rows = visit.work.markings().waiting(&course.edition.course.id, actor.person, last, LIST).await?;
            let Some(newest) = rows.last() else { break };
            last = Some(*newest);
            for row in rows {
                let id = row.attempt;
                let attempt = visit.work.attempts().find(id).await?.ok_or(Error::NotFound)?;
                let (course, _) = self.course_of(&mut visit.work, &attempt).await?;
                for open in open_for(&mut visit.work, &course, &attempt, actor).await? {
                    waiting.push(ToMark {
                        attempt: id,
                        question: open.question.id.clone(),
                        course: Arc::clone(&course),
                        quiz: attempt.quiz.clone(),
                        since: attempt.handed_in_at.unwrap_or(attempt.started_at),
                        stem: open.question.stem.clone(),
                    });
                }
            }
            if usize::try_from(LIST).is_ok_and(|most| most <= waiting.len()) {
                break;
            }
        }
        Ok(waiting)
    }

    /// An answer that waits for the caller.
    pub async fn marking_sheet(&self, visit: &mut Visit, attempt_id: AttemptId, question: &str) -> Result<MarkingSheet> {
        let actor = visit.actor()?.clone();
        let attempt = markable(&mut visit.work, &actor, attempt_id).await?;
        let (course, _) = self.course_of(&mut visit.work, &attempt).await?;
        let open = open_for(&mut visit.work, &course, &attempt, &actor).await?;
        let Open { question, text, language, .. } = open.into_iter().find(|open| open.question.id == question).ok_or(Error::NotFound)?;
        let (question, quiz) = (question.clone(), attempt.quiz.clone());
        let since = attempt.handed_in_at.unwrap_or(attempt.started_at);
        Ok(MarkingSheet { question, course, quiz, answer: text, language, since })
    }

    /// Gives an answer that waits for the caller these levels, by criterion; the attempt is marked anew when it does not wait any
    /// more, and its learner is told when none of its answers does. A problem's field is `level-` and the criterion, or `comment`.
    pub async fn mark_written(
        &self,
        actor: &Actor,
        attempt_id: AttemptId,
        question: &str,
        levels: &BTreeMap<String, u32>,
        comment: &str,
    ) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => {
            let attempt = markable(&mut work, actor, attempt_id).await?;
            let (course, _) = self.course_of(&mut work, &attempt).await?;
            let open = open_for(&mut work, &course, &attempt, actor).await?;
            let Some(open) = open.into_iter().find(|open| open.question.id == question) else {
                let is_written = questions(&course, &attempt)?.iter().any(|it| it.id == question && it.written().is_some());
                return Err(if is_written { Refusal::AlreadyDecided.into() } else { Error::NotFound });
            };
            let comment = check(open.written, levels, comment)?;
            let marking = Marking { marker: actor.person, answer: open.text, levels: levels.clone(), comment, at: now };
            work.markings().add(attempt.number, question, &marking).await?;
            let handed = self.mark_again(&mut work, attempt_id, ResultReason::AnswersMarked, now).await?;
            if handed.waiting == 0 {
                self.all_are_marked(&mut work, &course, &attempt, &handed).await?;
            }
        })
    }

    /// Records that an attempt was failed, if it was, and tells its learner what came of it.
    async fn all_are_marked(&self, work: &mut Work, course: &LoadedCourse, attempt: &Attempt, handed: &HandIn) -> Result<()> {
        if !handed.passed {
            let fact = Fact { kind: FactKind::QuizFailed, thing: attempt.quiz.clone(), at: handed.handed_in_at };
            let earner = Earner::load(work, attempt.person, attempt.language).await?;
            self.record(work, course, &earner, std::slice::from_ref(&fact)).await?;
        }
        let Some(person) = work.people().find(attempt.person).await? else { return Ok(()) };
        let language = person.language;
        let module = course.edition.module_by_id(&attempt.quiz).map_or(&course.edition.course.title, |module| &module.module.title);
        let letter = Letter::AnswersMarked {
            module: module.read(language).to_owned(),
            marks: handed.marks,
            passed: handed.passed,
            link: self.link(&format!("/{language}/attempts/{}/review", attempt.id)),
        };
        tell(work, self.now(), Some(person.id), &person.email, language, letter).await
    }
}

/// An attempt that was handed in, of somebody else, in a course the caller tutors.
async fn markable(work: &mut Work, actor: &Actor, attempt_id: AttemptId) -> Result<Attempt> {
    let attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
    let course = work.attempts().course_of(attempt_id).await?.ok_or(Error::NotFound)?;
    if !actor.tutors(&course) || attempt.person == actor.person || attempt.handed_in_at.is_none() {
        return Err(Error::NotFound);
    }
    Ok(attempt)
}

/// The answers of an attempt that wait for a person and that this one has not marked.
async fn open_for<'q>(work: &mut Work, course: &'q LoadedCourse, attempt: &Attempt, actor: &Actor) -> Result<Vec<Open<'q>>> {
    let mut markings = work.markings().of_attempt(attempt.number).await?;
    let mut answers = step::current(&work.attempts().steps(attempt.number).await?);
    let mut open = Vec::new();
    for question in questions(course, attempt)? {
        let Some(written) = question.written().filter(|_| !question.struck_out) else { continue };
        let Some(current) = answers.remove(&question.id) else { continue };
        let given = markings.remove(&question.id).unwrap_or_default();
        let waits = matches!(written.agreed(&current.answer, &given), Agreed::Waits { .. });
        let by_them = written.of(&current.answer, &given).iter().any(|marking| marking.marker == actor.person);
        if let (Answer::Text(text), true, false) = (current.answer, waits, by_them) {
            open.push(Open { question, written, text, language: current.language });
        }
    }
    Ok(open)
}

/// The comment, once each criterion has a level it knows and the comment is not too long.
fn check(written: &Written, levels: &BTreeMap<String, u32>, comment: &str) -> Result<String> {
    let comment = comment.trim();
    let mut problems: Vec<FieldProblem> = written
        .criteria
        .iter()
        .filter(|criterion| !levels.get(&criterion.id).is_some_and(|given| criterion.levels.iter().any(|level| level.percent == *given)))
        .map(|criterion| FieldProblem::new(&format!("level-{}", criterion.id), Problem::Missing))
        .collect();
    if comment.chars().count() > COMMENT_MOST {
        problems.push(FieldProblem::new("comment", Problem::TooLong { most: COMMENT_MOST }));
    }
    if problems.is_empty() { Ok(comment.to_owned()) } else { Err(Error::Invalid(problems)) }
}
