//! Sittings: start, answer, hand in, look back; and one more attempt for whoever used theirs up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::course::{DocumentHash, ModuleEdition};
use domain::id::{AllowanceId, AttemptId, AttemptNumber, AttemptRequestId, OrganisationId, PersonId};
use domain::language::Language;
use domain::letter::Letter;
use domain::people::{Actor, HeldBy, Role, parse_reason};
use domain::progress::{Fact, FactKind};
use domain::quiz::answer::Answer;
use domain::quiz::attempt::{Attempt, SaveRefused, Start};
use domain::quiz::bell::{Arrival, Lengthened, Lengthening};
use domain::quiz::certainty::Certainty;
use domain::quiz::conduct::Conduct;
use domain::quiz::draw::Drawn;
use domain::quiz::hand_in::{Beside, HandIn, receipt};
use domain::quiz::marking::Marks;
use domain::quiz::practice::{self, Try};
use domain::quiz::question::Question;
use domain::quiz::review::Reviewed;
use domain::quiz::sheet::Item;
use domain::quiz::step::{self, Current, Step, StepId};
use domain::refusal::{Problem, Refusal};
use domain::time::{Span, Timestamp};
use storage::people::{Office, PersonRow};
use storage::quiz::{AttemptRequest, NewAttemptRequest, OpenSitting, ResultReason, ResultRow};
use storage::{StorageError, Work};

use crate::course::{standing, stands};
use crate::credential::{CredentialLine, Earner};
use crate::people::{decides_for_others, in_office, tell, who_decides};
use crate::{Academy, Error, LoadedCourse, Result, Visit, chance, in_one_unit};

const REASON: usize = 500;
const LIST: i64 = 200;
/// Steps of one question in an attempt; a person who changes an answer every two seconds for an hour makes as many.
const MOST_STEPS: usize = 1_800;
/// What is told beyond them: it does not end, but a program that goes on asking is slowed down.
const MORE_STEPS_AFTER: Span = Span::minutes(15);
/// How often a save is decided anew because another came first.
const SAVE_TRIES: usize = 8;
/// The most a tutor grants at once.
const MINUTES_GRANTED_MOST: u32 = 240;

/// An answer as a device or a plain form sends it.
#[derive(Debug, Clone)]
pub struct SaveAnswer {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Answer,
    /// How sure of it they said they are.
    pub certainty: Option<Certainty>,
    /// The device; a plain form's is its sign-in.
    pub device: String,
    /// The device's count of saves for this question; none lets the server count for a plain form.
    pub counter: Option<i64>,
    /// The step the answer was based on.
    pub after: Option<StepId>,
    /// When it was typed, by the server's clock as the device knew it; none is now.
    pub edited_at: Option<Timestamp>,
    /// The language it was read in.
    pub language: Language,
}

/// What the sender of an answer is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// What became of it.
    pub outcome: step::Saved,
    /// The step it was kept under.
    pub step: StepId,
    /// When it was received.
    pub received_at: Timestamp,
}

/// A sitting as the learner sees it.
#[derive(Debug)]
pub struct SittingPage {
    /// The attempt.
    pub attempt: Attempt,
    /// Its course.
    pub course: Arc<LoadedCourse>,
    /// Its module's place; none for the final assessment.
    pub module: Option<usize>,
    /// What is asked, in the order drawn.
    pub items: Vec<Item>,
    /// The answers that count, by question.
    pub answers: BTreeMap<String, Current>,
    /// In a practice: what was checked, by question.
    pub practised: BTreeMap<String, Practised>,
    /// The instant of the request.
    pub now: Timestamp,
}

/// How a question that was checked stands in a practice.
#[derive(Debug)]
pub struct Practised {
    /// The tries left; none once it is closed.
    pub left: u32,
    /// The last try: its errors while tries are left, all of it after that.
    pub told: Reviewed,
}

/// A sitting looked back on.
#[derive(Debug)]
pub struct ReviewPage {
    /// The attempt.
    pub attempt: Attempt,
    /// Its course.
    pub course: Arc<LoadedCourse>,
    /// Its module's place; none for the final assessment.
    pub module: Option<usize>,
    /// What was earned.
    pub marks: Marks,
    /// Whether it was enough.
    pub passed: bool,
    /// Until when late answers may still change it, if they may.
    pub provisional_until: Option<Timestamp>,
    /// Answers that a person has to mark still.
    pub waiting: u32,
    /// What moved its bell back.
    pub lengthenings: Vec<Lengthening>,
    /// The questions whose answer arrived after the bell and was accepted.
    pub late: BTreeSet<String>,
    /// Question by question; none where the rules of the quiz hold that back.
    pub reviewed: Vec<Reviewed>,
    /// Attempts left; none are counted once one was passed.
    pub left: u32,
    /// Proof this quiz counts for, if it was earned.
    pub credential: Option<CredentialLine>,
    /// What the learner did in the course.
    pub done: domain::progress::Done,
}

/// An attempt handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// What was earned.
    pub marks: Marks,
    /// Whether it was enough.
    pub passed: bool,
    /// When it counts as handed in.
    pub at: Timestamp,
    /// The receipt's code.
    pub receipt: String,
}

/// Until when a sitting lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bell {
    /// The bell; none where the quiz has no limit.
    pub closes_at: Option<Timestamp>,
    /// Whether it still takes answers.
    pub is_open: bool,
    /// The server's instant.
    pub now: Timestamp,
}

impl SittingPage {
    /// The module; none for the final assessment.
    pub fn module(&self) -> Option<&ModuleEdition> {
        self.module.map(|place| &self.course.edition.modules[place])
    }
}

impl ReviewPage {
    /// The module; none for the final assessment.
    pub fn module(&self) -> Option<&ModuleEdition> {
        self.module.map(|place| &self.course.edition.modules[place])
    }
}

impl Academy {
    /// Starts an attempt at a module's quiz, or without a module at the final assessment; an open one is gone on with.
    pub async fn start_attempt(&self, actor: &Actor, course: &str, module: Option<&str>, language: Language) -> Result<AttemptId> {
        self.enrol(actor, course).await?;
        let mut visit = self.visit(None).await?;
        visit.caller = Some(actor.clone());
        let page = self.quiz(&mut visit, course, module).await?;
        drop(visit);
        for past in page.attempts.iter().filter(|attempt| attempt.handed_in_at.is_none() && Some(attempt.id) != page.standing.open) {
            self.close(past.id, ResultReason::Time).await?;
        }
        if let Some(open) = page.standing.open {
            return Ok(open);
        }
        let (thing, now) = (page.thing().to_owned(), self.now());
        let questions = page.course.edition.quiz_of(&thing).ok_or(Error::NotFound)?.questions;
        let (id, number, seed) = (AttemptId(chance::id(now)), AttemptNumber(chance::attempt_number(now)), chance::number());
        let kept = in_one_unit!(self, of actor.person, work => {
            let (_, standing, _) = standing(&mut work, actor.person, &thing, now).await?;
            let measures = work.accommodations().measures(actor.person, &page.course.edition.course.id).await?;
            let had_before = work.attempts().drawn_before(actor.person, &thing).await?;
            let start = Start {
                id,
                number,
                person: actor.person,
                quiz: &thing,
                course: page.course.edition.hash.clone(),
                module: page.module().map(|module| module.hash.clone()),
                rules: &page.rules,
                measures,
                questions,
                seen: &had_before,
                seed,
                language,
                now,
            };
            match Attempt::start(start, &standing) {
                Ok(attempt) => {
                    work.attempts().add(&attempt, &page.course.edition.course.id).await?;
                    attempt.id
                }
                Err(domain::quiz::attempt::StartRefused::AlreadyOpen { attempt }) => attempt,
                Err(refused) => return Err(Refusal::Start(refused).into()),
            }
        });
        match kept {
            // Another tab started one at the same moment: that one is gone on with.
            Err(Error::Failed(StorageError::Conflict { .. })) => self.open_attempt(actor, &thing).await,
            other => other,
        }
    }

    async fn open_attempt(&self, actor: &Actor, thing: &str) -> Result<AttemptId> {
        let mut work = self.store.read().await?;
        let (_, standing, _) = standing(&mut work, actor.person, thing, self.now()).await?;
        standing.open.ok_or(Error::Busy)
    }

    /// A sitting of the caller's own.
    pub async fn sitting(&self, visit: &mut Visit, attempt_id: AttemptId, language: Language) -> Result<SittingPage> {
        let attempt = self.own_attempt(visit, attempt_id).await?;
        let (course, module) = self.course_of(&mut visit.work, &attempt).await?;
        let answers = step::current(&visit.work.attempts().steps(attempt.number).await?);
        let questions = questions(&course, &attempt)?;
        let drawn = || attempt.drawing.items.iter().zip(&questions);
        let items = drawn().map(|(drawn, question)| question.item(drawn, language)).collect();
        let tries = tries(&mut visit.work, &attempt).await?;
        let practised = |(drawn, question): (&Drawn, &&Question)| {
            let checked = tries.get(&drawn.question_id)?;
            let (last, left) = (checked.last()?, practice::tries_left(checked));
            let told =
                if left == 0 { question.review(drawn, &last.answer, language) } else { question.hint(drawn, &last.answer, language) };
            Some((drawn.question_id.clone(), Practised { left, told }))
        };
        let practised = drawn().filter_map(practised).collect();
        Ok(SittingPage { attempt, course, module, items, answers, practised, now: visit.now })
    }

    /// Keeps an answer of the caller's own attempt; durable when this returns. An older answer never replaces a newer one.
    pub async fn save_answer(&self, actor: &Actor, attempt_id: AttemptId, save: &SaveAnswer) -> Result<Saved> {
        for _ in 0..SAVE_TRIES {
            let now = self.now();
            let (attempt, kept, arrival) = self.before_saving(actor, attempt_id, save, now).await?;
            let step = step_of(&attempt, save, &kept, now);
            if arrival == Arrival::Late {
                return self.save_late(attempt_id, step).await;
            }
            if let Some(saved) = nothing_to_keep(&kept, &step) {
                return Ok(saved);
            }
            if MOST_STEPS <= kept.len() {
                return Err(Error::TooMany(now + MORE_STEPS_AFTER));
            }
            if self.saver.keep(attempt.number, step.clone()).await? {
                let mut work = self.store.look().await?;
                let kept = work.attempts().steps_of(attempt.number, &step.question_id).await?;
                let others: Vec<Step> = kept.into_iter().filter(|it| it.id != step.id).collect();
                return Ok(Saved { outcome: step::saved(&others, &step), received_at: now, step: step.id });
            }
            // A step of this name came first, or the attempt was closed meanwhile: what holds now decides.
        }
        Err(Error::Busy)
    }

    /// The caller's own attempt and its steps, once it is sure that this answer may be kept at this instant.
    async fn before_saving(
        &self,
        actor: &Actor,
        attempt_id: AttemptId,
        save: &SaveAnswer,
        now: Timestamp,
    ) -> Result<(Attempt, Vec<Step>, Arrival)> {
        let mut work = self.store.look().await?;
        let mut attempt =
            work.attempts().find(attempt_id).await?.filter(|attempt| attempt.person == actor.person).ok_or(Error::NotFound)?;
        if attempt.handed_in_at.is_none() && attempt.is_past_bell(now) {
            drop(work);
            self.allow_without_scripts(attempt_id, now).await?;
            work = self.store.look().await?;
            attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
        }
        let arrival = attempt.arrival(&save.question, save.edited_at.unwrap_or(now), now).map_err(Refusal::Save)?;
        let (course, _) = self.course_of(&mut work, &attempt).await?;
        let question = questions(&course, &attempt)?.into_iter().find(|question| question.id == save.question).ok_or(Error::NotFound)?;
        if tries(&mut work, &attempt).await?.get(&save.question).is_some_and(|tries| practice::tries_left(tries) == 0) {
            return Err(Refusal::Save(SaveRefused::Closed).into());
        }
        question.accepts(&save.answer).map_err(|refused| Error::invalid(&save.question, Problem::Answer(refused)))?;
        let kept = work.attempts().steps_of(attempt.number, &save.question).await?;
        Ok((attempt, kept, arrival))
    }

    /// Keeps an answer of a practice and checks it: one more try, unless it was the last one checked. The question is closed
    /// once it was wholly right or no try is left.
    pub async fn check_answer(&self, actor: &Actor, attempt_id: AttemptId, save: &SaveAnswer) -> Result<()> {
        self.save_answer(actor, attempt_id, save).await?;
        let now = self.now();
        in_one_unit!(self, work => {
            let attempt = work.attempts().find(attempt_id).await?.filter(|attempt| attempt.person == actor.person).ok_or(Error::NotFound)?;
            if attempt.rules.conduct != Conduct::Practice {
                return Err(Error::NotFound);
            }
            attempt.may_save(&save.question, now).map_err(Refusal::Save)?;
            let drawn = attempt.drawing.find(&save.question).ok_or(Error::NotFound)?;
            let answers = step::current(&work.attempts().steps_of(attempt.number, &save.question).await?);
            let answer = answers.get(&save.question).map(|current| current.answer.clone()).filter(Answer::is_answered);
            let answer = answer.ok_or_else(|| Error::invalid(&save.question, Problem::Missing))?;
            let tries = tries(&mut work, &attempt).await?.remove(&save.question).unwrap_or_default();
            let (course, _) = self.course_of(&mut work, &attempt).await?;
            let question = questions(&course, &attempt)?.into_iter().find(|question| question.id == save.question).ok_or(Error::NotFound)?;
            let question = question.at_once().ok_or(Error::NotFound)?;
            let Some(checked) = question.check(drawn, answer, &tries, now) else { return Ok(()) };
            work.practice().add(attempt.number, &save.question, &checked).await?;
        })
    }

    /// Keeps an answer typed before the bell and received after it, and marks the sitting anew where that changes something.
    /// A version that is lower takes nothing back that was earned.
    async fn save_late(&self, attempt_id: AttemptId, step: Step) -> Result<Saved> {
        let now = self.now();
        in_one_unit!(self, work => {
            let attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
            attempt.arrival(&step.question_id, step.edited_at, now).map_err(Refusal::Save)?;
            let kept = work.attempts().steps(attempt.number).await?;
            if let Some(saved) = nothing_to_keep(&kept, &step) {
                return Ok(saved);
            }
            if attempt.handed_in_at.is_none() {
                // The bell has rung and the job has not come by yet: what was there at the bell is the first version.
                self.close_in(&mut work, &attempt, ResultReason::Time, now).await?;
            }
            work.attempts().add_step(attempt.number, &step, Arrival::Late).await?;
            self.mark_again(&mut work, attempt_id, ResultReason::LateAnswers, now).await?;
            Saved { outcome: step::saved(&kept, &step), step: step.id.clone(), received_at: now }
        })
    }

    /// Marks a sitting that was handed in once more; a new version where marks or outcome changed. Answers how it stands now.
    pub(crate) async fn mark_again(&self, work: &mut Work, attempt_id: AttemptId, reason: ResultReason, now: Timestamp) -> Result<HandIn> {
        let attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
        let before = work.attempts().result(attempt.number).await?.ok_or(Error::NotFound)?;
        let (course, _) = self.course_of(work, &attempt).await?;
        let handed = marked(work, &attempt, |hash| course.question(&attempt.quiz, hash), now).await?;
        work.markings().set_waiting(attempt.number, handed.waiting).await?;
        if (handed.marks, handed.passed) == (before.marks, before.passed) {
            return Ok(handed);
        }
        let result = ResultRow { version: before.version + 1, marks: handed.marks, passed: handed.passed, made_at: now };
        work.attempts().add_result(attempt.number, &result, reason).await?;
        work.attempts().keep_items(attempt.number, result.version, &handed.items).await?;
        if handed.passed && !before.passed {
            let fact = Fact { kind: FactKind::QuizPassed, thing: attempt.quiz.clone(), at: handed.handed_in_at };
            let earner = Earner::load(work, attempt.person, attempt.language).await?;
            self.record(work, &course, &earner, std::slice::from_ref(&fact)).await?;
        }
        Ok(handed)
    }

    /// Tells until when the caller's own sitting lasts; a link that was broken since `broken_since` moves the bell back, as far
    /// as the rules of the quiz allow.
    pub async fn bell(&self, actor: &Actor, attempt_id: AttemptId, device: &str, broken_since: Option<Timestamp>) -> Result<Bell> {
        let now = self.now();
        let bell = |attempt: &Attempt| Bell { closes_at: attempt.closes_at, is_open: attempt.is_open(now), now };
        let attempt = {
            let mut work = self.store.read().await?;
            work.attempts().find(attempt_id).await?.filter(|attempt| attempt.person == actor.person).ok_or(Error::NotFound)?
        };
        let Some(from) = broken_since.filter(|_| attempt.is_open(now)) else { return Ok(bell(&attempt)) };
        in_one_unit!(self, work => {
            let attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
            // What this very device got through meanwhile shows that its link was not broken then.
            let from = work.attempts().seen_from(attempt.number, device).await?.map_or(from, |seen| seen.max(from));
            self.lengthen(&mut work, &attempt, Lengthened::Interruption { from, until: now }, now).await?;
            bell(&work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?)
        })
    }

    /// Moves the bell of every sitting back that was under way while no server ran; answers how many.
    pub async fn make_up_for_absence(&self, from: Timestamp, until: Timestamp) -> Result<usize> {
        let under_way = {
            let mut work = self.store.read().await?;
            work.attempts().under_way(from).await?
        };
        for attempt_id in &under_way {
            in_one_unit!(self, work => {
                let attempt = work.attempts().find(*attempt_id).await?.ok_or(Error::NotFound)?;
                self.lengthen(&mut work, &attempt, Lengthened::ServerDown { from, until }, until).await?;
            })?;
        }
        Ok(under_way.len())
    }

    /// The bell of the caller's own sitting has rung: hands in what is kept; none where it goes on a little, since no device
    /// could have told of broken links.
    pub async fn ring(&self, actor: &Actor, attempt_id: AttemptId) -> Result<Option<HandedIn>> {
        if self.allow_without_scripts(attempt_id, self.now()).await? {
            return Ok(None);
        }
        self.hand_in(actor, attempt_id).await.map(Some)
    }

    /// Gives the fixed allowance to a sitting whose bell has rung and that no device opened; whether it takes answers again.
    async fn allow_without_scripts(&self, attempt_id: AttemptId, now: Timestamp) -> Result<bool> {
        in_one_unit!(self, work => {
            let attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
            if attempt.handed_in_at.is_some() || !attempt.is_past_bell(now) || work.attempts().was_opened(attempt.number).await? {
                return Ok(false);
            }
            self.lengthen(&mut work, &attempt, Lengthened::WithoutScripts, now).await?;
            work.attempts().find(attempt_id).await?.is_some_and(|attempt| attempt.is_open(now))
        })
    }

    async fn lengthen(&self, work: &mut Work, attempt: &Attempt, why: Lengthened, now: Timestamp) -> Result<()> {
        let before = work.attempts().lengthenings(attempt.number).await?;
        if let Some(span) = attempt.lengthened_by(why, &before) {
            work.attempts().lengthen(attempt.number, &Lengthening { why, span }, now, None).await?;
        }
        Ok(())
    }

    /// Timed sittings under way in the courses the caller tutors.
    pub async fn open_sittings(&self, visit: &mut Visit) -> Result<Vec<(OpenSitting, Arc<LoadedCourse>)>> {
        let actor = visit.actor()?.clone();
        let tutored = |course: &&Arc<LoadedCourse>| actor.tutors(&course.edition.course.id);
        let courses: Vec<Arc<LoadedCourse>> = visit.catalogue.courses.iter().filter(tutored).cloned().collect();
        let mut open = Vec::new();
        for course in courses {
            for sitting in visit.work.attempts().open_of_course(&course.edition.course.id, visit.now, LIST).await? {
                open.push((sitting, Arc::clone(&course)));
            }
        }
        Ok(open)
    }

    /// Grants a sitting under way more time, with the reason; tutors of its course may, though not for their own.
    pub async fn grant_time(&self, actor: &Actor, attempt_id: AttemptId, minutes: &str, reason: &str) -> Result<()> {
        let now = self.now();
        let typed = minutes.trim().parse::<u32>().ok().filter(|minutes| (1..=MINUTES_GRANTED_MOST).contains(minutes));
        in_one_unit!(self, work => {
            let attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
            let course = work.attempts().course_of(attempt_id).await?.ok_or(Error::NotFound)?;
            if !actor.tutors(&course) || attempt.person == actor.person {
                return Err(Error::NotFound);
            }
            let minutes = typed.ok_or_else(|| Error::invalid("minutes", Problem::OutOfRange { least: 1, most: MINUTES_GRANTED_MOST }))?;
            let reason = parse_reason(reason, REASON).map_err(|problem| Error::invalid("reason", problem))?;
            if attempt.closes_at.is_none() || !attempt.is_open(now) {
                return Err(Refusal::NoBellToMove.into());
            }
            let by = Lengthening { why: Lengthened::Granted, span: Span::minutes(i64::from(minutes)) };
            work.attempts().lengthen(attempt.number, &by, now, Some((actor.person, &reason))).await?;
        })
    }

    /// Notes that a device opened the caller's own sitting, and may hold answers of it.
    pub async fn opened_on(&self, actor: &Actor, attempt_id: AttemptId, device: &str) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => {
            let attempt = work.attempts().find(attempt_id).await?;
            let attempt = attempt.filter(|attempt| attempt.person == actor.person).ok_or(Error::NotFound)?;
            if attempt.handed_in_at.is_none() {
                work.attempts().opened_on(attempt.number, device, now).await?;
            }
        })
    }

    /// Notes that a device holds no answer of any sitting that the caller has ended.
    pub async fn nothing_waits(&self, actor: &Actor, device: &str) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => { work.attempts().nothing_waits(actor.person, device, now).await? })
    }

    /// Ends the wait for late answers of the caller's own sitting, so that the next may start.
    pub async fn end_wait(&self, actor: &Actor, attempt_id: AttemptId) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => {
            let attempt = work.attempts().find(attempt_id).await?;
            let attempt = attempt.filter(|attempt| attempt.person == actor.person).ok_or(Error::NotFound)?;
            work.attempts().end_wait(attempt.number, now).await?;
        })
    }

    /// Hands the caller's attempt in; again, or after the bell, the answer is the result that stands.
    pub async fn hand_in(&self, actor: &Actor, attempt_id: AttemptId) -> Result<HandedIn> {
        let owned = {
            let mut work = self.store.read().await?;
            work.attempts().find(attempt_id).await?.is_some_and(|attempt| attempt.person == actor.person)
        };
        if !owned {
            return Err(Error::NotFound);
        }
        self.close(attempt_id, ResultReason::HandedIn).await
    }

    /// Hands in what is kept of every attempt past its bell; answers how many.
    pub async fn close_overdue(&self) -> Result<usize> {
        let overdue = {
            let mut work = self.store.read().await?;
            work.attempts().overdue(self.now(), LIST).await?
        };
        for attempt in &overdue {
            if !self.allow_without_scripts(*attempt, self.now()).await? {
                self.close(*attempt, ResultReason::Time).await?;
            }
        }
        Ok(overdue.len())
    }

    async fn close(&self, attempt_id: AttemptId, reason: ResultReason) -> Result<HandedIn> {
        let now = self.now();
        in_one_unit!(self, work => {
            let attempt = work.attempts().find(attempt_id).await?.ok_or(Error::NotFound)?;
            if let (Some(at), Some(result)) = (attempt.handed_in_at, work.attempts().result(attempt.number).await?) {
                return Ok(HandedIn { marks: result.marks, passed: result.passed, at, receipt: receipt(attempt.number, at) });
            }
            self.close_in(&mut work, &attempt, reason, now).await?
        })
    }

    /// Hands in what is kept, in a unit of work in which nobody did before.
    pub(crate) async fn close_in(&self, work: &mut Work, attempt: &Attempt, reason: ResultReason, now: Timestamp) -> Result<HandedIn> {
        // A key may have been put right by another server a moment ago.
        self.catalogue.see(work.courses().epoch().await?);
        let (course, _) = self.course_of(work, attempt).await?;
        let handed = marked(work, attempt, |hash| course.question(&attempt.quiz, hash), now).await?;
        work.attempts().hand_in(attempt.number, handed.handed_in_at).await?;
        let result = ResultRow { version: 1, marks: handed.marks, passed: handed.passed, made_at: now };
        let reason = if attempt.is_past_bell(now) { ResultReason::Time } else { reason };
        work.attempts().add_result(attempt.number, &result, reason).await?;
        work.attempts().keep_items(attempt.number, result.version, &handed.items).await?;
        work.markings().set_waiting(attempt.number, handed.waiting).await?;
        // Where a person has answers to mark still, nobody knows yet whether it was failed.
        if handed.passed || handed.waiting == 0 {
            let kind = if handed.passed { FactKind::QuizPassed } else { FactKind::QuizFailed };
            let fact = Fact { kind, thing: attempt.quiz.clone(), at: handed.handed_in_at };
            let earner = Earner::load(work, attempt.person, attempt.language).await?;
            self.record(work, &course, &earner, std::slice::from_ref(&fact)).await?;
        }
        let receipt = receipt(attempt.number, handed.handed_in_at);
        Ok(HandedIn { marks: handed.marks, passed: handed.passed, at: handed.handed_in_at, receipt })
    }

    /// The caller's own attempt looked back on, once it is handed in.
    pub async fn review(&self, visit: &mut Visit, attempt_id: AttemptId, language: Language) -> Result<ReviewPage> {
        let attempt = self.own_attempt(visit, attempt_id).await?;
        if attempt.handed_in_at.is_none() {
            return Err(Error::NotFound);
        }
        let (course, module) = self.course_of(&mut visit.work, &attempt).await?;
        let attempts = visit.work.attempts().by_quiz(attempt.person, &attempt.quiz).await?;
        let row = attempts.iter().find(|row| row.id == attempt_id);
        let provisional_until = row.and_then(|row| row.provisional_until).filter(|until| visit.now < *until);
        let result = row.and_then(|row| row.result);
        let waiting = row.map_or(0, |row| row.waiting);
        let (marks, passed) = result.ok_or_else(|| Error::Broken(format!("attempt {attempt_id} has no result")))?;
        let is_timed = attempt.closes_at.is_some();
        let lengthenings = if is_timed { visit.work.attempts().lengthenings(attempt.number).await? } else { Vec::new() };
        let steps = visit.work.attempts().steps(attempt.number).await?;
        let answers = step::current(&steps);
        let late = late(&attempt, &steps, &answers);
        let questions = questions(&course, &attempt)?;
        let beside = beside(&mut visit.work, &attempt, &questions).await?;
        let look_back = |(drawn, question): (&Drawn, &&Question)| {
            attempt.look_back(question, drawn, answers.get(&drawn.question_id), &beside, language)
        };
        let reviewed = attempt.drawing.items.iter().zip(&questions).map(look_back).collect();
        let (left, credential) = if passed {
            (0, self.held(visit, attempt.person).await?.into_iter().find(|line| line.thing == attempt.quiz))
        } else {
            let allowance = visit.work.attempts().allowance(attempt.person, &attempt.quiz).await?;
            (stands(&attempts, allowance, visit.now).left(&attempt.rules), None)
        };
        let done = domain::progress::Done::fold(&visit.work.progress().facts(attempt.person, &course.edition.course.id).await?);
        let has_passed = attempts.iter().any(|row| row.result.is_some_and(|(_, passed)| passed));
        let reviewed = if attempt.rules.review.shows(has_passed, left) { reviewed } else { Vec::new() };
        Ok(ReviewPage {
            attempt,
            course,
            module,
            marks,
            passed,
            provisional_until,
            waiting,
            lengthenings,
            late,
            reviewed,
            left,
            credential,
            done,
        })
    }

    /// Asks whoever can grant it for one more attempt, once all are used.
    pub async fn ask_attempt(&self, actor: &Actor, course: &str, module: Option<&str>) -> Result<()> {
        let mut visit = self.visit(None).await?;
        visit.caller = Some(actor.clone());
        let page = self.quiz(&mut visit, course, module).await?;
        drop(visit);
        if page.standing.left(&page.rules) > 0 || page.standing.open.is_some() {
            return Err(Refusal::AttemptsLeft.into());
        }
        let (now, thing, course) = (self.now(), page.thing().to_owned(), &page.course.edition.course);
        let title = page.module().map_or(&course.title, |module| &module.module.title);
        let kept = in_one_unit!(self, work => {
            let request = NewAttemptRequest {
                id: AttemptRequestId(chance::id(now)),
                person: actor.person,
                organisation: actor.organisation,
                course: course.id.clone(),
                quiz: thing.clone(),
                asked_at: now,
            };
            work.attempts().add_request(&request).await?;
            let (office, granters) = granters(&mut work, &course.id, actor.person, actor.organisation, now).await?;
            let rooms = if office == Office::Tutor { "tutor" } else { "administration" };
            for granter in granters {
                let language = granter.language;
                let letter = Letter::AttemptAsked {
                    name: actor.name.clone(),
                    module: title.read(language).to_owned(),
                    link: self.link(&format!("/{language}/{rooms}")),
                };
                tell(&mut work, now, Some(granter.id), &granter.email, language, letter).await?;
            }
        });
        match kept {
            Err(Error::Failed(StorageError::Conflict { .. })) => Err(Refusal::AlreadyAsked.into()),
            other => other,
        }
    }

    /// Requests for one more attempt that the caller can grant as a tutor.
    pub async fn tutor_requests(&self, visit: &mut Visit) -> Result<Vec<(AttemptRequest, Arc<LoadedCourse>)>> {
        let actor = visit.actor()?.clone();
        if !actor.holds(Role::Tutor) {
            return Err(Error::Forbidden);
        }
        let courses: Vec<Arc<LoadedCourse>> =
            visit.catalogue.courses.iter().filter(|course| actor.tutors(&course.edition.course.id)).cloned().collect();
        let mut requests = Vec::new();
        for course in courses {
            for request in visit.work.attempts().requests_of_course(&course.edition.course.id, LIST).await? {
                requests.push((request, Arc::clone(&course)));
            }
        }
        Ok(requests)
    }

    /// Requests for one more attempt, in courses that have no tutor, of the caller's officers and of those the caller stands
    /// in for.
    pub async fn coordinator_requests(&self, visit: &mut Visit) -> Result<Vec<(AttemptRequest, Arc<LoadedCourse>)>> {
        let actor = visit.actor()?.clone();
        let mut waiting = Vec::new();
        for organisation in actor.coordinated() {
            waiting.extend(visit.work.attempts().requests_of_organisation(organisation, LIST).await?);
        }
        if decides_for_others(&mut visit.work, &actor, visit.now).await? {
            waiting.extend(visit.work.attempts().requests_without_coordinator(visit.now, LIST).await?);
        }
        waiting.retain(|request| request.person != actor.person);
        waiting.sort_by_key(|request| (request.asked_at, request.id));
        waiting.dedup_by_key(|request| request.id);
        let mut tutors: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
        let mut requests = Vec::new();
        for request in waiting {
            if !tutors.contains_key(&request.course) {
                let offices = visit.work.people().offices(request.organisation, &request.course, visit.now).await?;
                let held = in_office(&offices, Office::Tutor).into_iter().map(|tutor| tutor.id).collect();
                tutors.insert(request.course.clone(), held);
            }
            // A tutor's own request goes where there is no other tutor.
            let another = tutors.get(&request.course).is_some_and(|tutors| tutors.iter().any(|tutor| *tutor != request.person));
            let course = visit.catalogue.course_by_id(&request.course).cloned();
            if let Some(course) = course.filter(|_| !another) {
                requests.push((request, course));
            }
        }
        Ok(requests)
    }

    /// Grants one more attempt, or declines it, with the reason; whoever can grant it may, and only once.
    pub async fn decide_attempt(&self, actor: &Actor, request_id: AttemptRequestId, grant: bool, reason: &str) -> Result<()> {
        let now = self.now();
        let visit = self.visit(None).await?;
        let catalogue = Arc::clone(&visit.catalogue);
        drop(visit);
        let typed = parse_reason(reason, REASON);
        in_one_unit!(self, work => {
            let request = work.attempts().request(request_id).await?.ok_or(Error::NotFound)?;
            if !may_grant(&mut work, actor, &request, now).await? {
                return Err(Error::NotFound);
            }
            let reason = typed.clone().map_err(|problem| Error::invalid("reason", problem))?;
            if !work.attempts().decide_request(request_id, grant, now, actor.person, &reason).await? {
                return Err(Refusal::AlreadyDecided.into());
            }
            if grant {
                work.attempts().allow(AllowanceId(chance::id(now)), &request, actor.person, now, &reason).await?;
            }
            if let Some(course) = catalogue.course_by_id(&request.course) {
                let letter = self.decided_letter(&request, course, grant, reason);
                tell(&mut work, now, Some(request.person), &request.email, request.language, letter).await?;
            }
        })
    }

    fn decided_letter(&self, request: &AttemptRequest, course: &LoadedCourse, grant: bool, reason: String) -> Letter {
        let (language, plan) = (request.language, &course.edition.course);
        let module = course.edition.module_by_id(&request.quiz);
        let title = module.map_or(&plan.title, |module| &module.module.title).read(language).to_owned();
        if !grant {
            return Letter::AttemptDeclined { module: title, reason };
        }
        let path = match module {
            Some(module) => format!("/{language}/courses/{}/{}/quiz", plan.slug, module.module.slug),
            None => format!("/{language}/courses/{}/final", plan.slug),
        };
        Letter::AttemptGranted { module: title, reason, link: self.link(&path) }
    }

    async fn own_attempt(&self, visit: &mut Visit, attempt_id: AttemptId) -> Result<Attempt> {
        let person = visit.actor()?.person;
        let attempt = visit.work.attempts().find(attempt_id).await?;
        attempt.filter(|attempt| attempt.person == person).ok_or(Error::NotFound)
    }

    pub(crate) async fn course_of(&self, work: &mut Work, attempt: &Attempt) -> Result<(Arc<LoadedCourse>, Option<usize>)> {
        let course = self.catalogue.edition_of(&attempt.course, work).await?;
        let module = course.edition.modules.iter().position(|edition| edition.module.id == attempt.quiz);
        Ok((course, module))
    }
}

/// What is kept of an attempt, marked by the rules of its start and the keys in force.
pub(crate) async fn marked<'q>(
    work: &mut Work,
    attempt: &Attempt,
    question_of: impl Fn(&DocumentHash) -> Option<&'q Question>,
    now: Timestamp,
) -> Result<HandIn> {
    let answers = step::current(&work.attempts().steps(attempt.number).await?);
    let questions: Vec<&Question> = attempt.drawing.items.iter().filter_map(|drawn| question_of(&drawn.question)).collect();
    let beside = beside(work, attempt, &questions).await?;
    let handed = attempt.hand_in(&answers, &beside, question_of, now);
    handed.ok_or_else(|| Error::Broken(format!("attempt {} drew a question its edition does not have", attempt.id)))
}

/// The questions whose answer that counts arrived after the bell.
fn late(attempt: &Attempt, steps: &[Step], answers: &BTreeMap<String, Current>) -> BTreeSet<String> {
    let is_late = |step: &&Step| attempt.closes_at.is_some_and(|closes_at| closes_at < step.received_at);
    let counts = |step: &&Step| answers.get(&step.question_id).is_some_and(|it| it.step == step.id);
    steps.iter().filter(is_late).filter(counts).map(|step| step.question_id.clone()).collect()
}

/// What stands beside the answers of an attempt at these questions.
async fn beside(work: &mut Work, attempt: &Attempt, questions: &[&Question]) -> Result<Beside> {
    let has_written = questions.iter().any(|question| question.written().is_some());
    let markings = if has_written { work.markings().of_attempt(attempt.number).await? } else { BTreeMap::new() };
    Ok(Beside { tries: tries(work, attempt).await?, markings })
}

/// What was checked; only a practice has any.
async fn tries(work: &mut Work, attempt: &Attempt) -> Result<BTreeMap<String, Vec<Try>>> {
    match attempt.rules.conduct {
        Conduct::Practice => Ok(work.practice().tries(attempt.number).await?),
        Conduct::Graded => Ok(BTreeMap::new()),
    }
}

/// The questions of an attempt, in the order drawn.
pub(crate) fn questions<'a>(course: &'a LoadedCourse, attempt: &Attempt) -> Result<Vec<&'a Question>> {
    let all: Option<Vec<&Question>> = attempt.drawing.items.iter().map(|drawn| course.question(&attempt.quiz, &drawn.question)).collect();
    all.ok_or_else(|| Error::Broken(format!("attempt {} drew a question its edition does not have", attempt.id)))
}

fn step_of(attempt: &Attempt, save: &SaveAnswer, kept: &[Step], now: Timestamp) -> Step {
    let own = kept.iter().filter(|step| step.question_id == save.question && step.id.device == save.device);
    let counter = save.counter.unwrap_or_else(|| own.map(|step| step.id.counter).max().unwrap_or(0).saturating_add(1));
    #[cfg(feature = "faults")]
    let save = &if crate::Fault::IgnoreOrder.is_on() { SaveAnswer { after: None, edited_at: None, ..save.clone() } } else { save.clone() };
    Step {
        number: 0,
        question_id: save.question.clone(),
        answer: save.answer.clone(),
        certainty: save.certainty.filter(|_| attempt.rules.asks_certainty()),
        id: StepId { device: save.device.clone(), counter },
        after: save.after.clone(),
        edited_at: save.edited_at.unwrap_or(now),
        received_at: now,
        language: save.language,
    }
}

/// What the sender is told of a step that is not written: it is there already, its counter is used for another answer, or it
/// changes nothing, since that answer is the one that counts.
fn nothing_to_keep(kept: &[Step], step: &Step) -> Option<Saved> {
    let outcome = step::saved(kept, step);
    let there = kept.iter().find(|it| it.question_id == step.question_id && it.id == step.id);
    if let Some(there) = there {
        return Some(Saved { outcome, step: step.id.clone(), received_at: there.received_at });
    }
    if matches!(outcome, step::Saved::CounterUsed { .. }) {
        return Some(Saved { outcome, step: step.id.clone(), received_at: step.received_at });
    }
    match step::current(kept).remove(&step.question_id) {
        // What comes next is based on the step that is there, not on one that was never written.
        Some(current) if (&current.answer, current.certainty) == (&step.answer, step.certainty) => {
            Some(Saved { outcome: step::Saved::Repeated, step: current.step, received_at: step.received_at })
        }
        None if !step.answer.is_answered() && step.certainty.is_none() => {
            Some(Saved { outcome: step::Saved::Repeated, step: step.id.clone(), received_at: step.received_at })
        }
        _ => None,
    }
}

/// Who can grant this person one more attempt, and by which office: the course's tutors, else whoever decides for the
/// officer's organisation. Nobody grants their own, so an office that only they hold does not count.
pub(crate) async fn granters(
    work: &mut Work,
    course: &str,
    person: PersonId,
    organisation: OrganisationId,
    now: Timestamp,
) -> Result<(Office, Vec<PersonRow>)> {
    let mut offices = work.people().offices(organisation, course, now).await?;
    offices.retain(|(_, holder)| holder.id != person);
    let tutors = in_office(&offices, Office::Tutor);
    if !tutors.is_empty() {
        return Ok((Office::Tutor, tutors));
    }
    let (held_by, deciders) = who_decides(&offices);
    let office = match held_by {
        HeldBy::Coordinator => Office::Coordinator,
        HeldBy::Secretariat => Office::Secretariat,
        HeldBy::Administrator => Office::Administrator,
    };
    Ok((office, deciders))
}

async fn may_grant(work: &mut Work, actor: &Actor, request: &AttemptRequest, now: Timestamp) -> Result<bool> {
    let (_, granters) = granters(work, &request.course, request.person, request.organisation, now).await?;
    Ok(granters.iter().any(|granter| granter.id == actor.person))
}
