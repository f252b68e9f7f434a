//! Attempts, their steps and results; allowances, and requests for one more attempt.

use std::collections::BTreeSet;

use domain::course::DocumentHash;
use domain::id::{AllowanceId, AttemptId, AttemptNumber, AttemptRequestId, OrganisationId, PersonId};
use domain::language::Language;
use domain::quiz::attempt::Attempt;
use domain::quiz::bell::{Arrival, Lengthened, Lengthening, provisional_until};
use domain::quiz::certainty::{Certainty, Weighed};
use domain::quiz::conduct::QuizRules;
use domain::quiz::draw::Drawing;
use domain::quiz::marking::Marks;
use domain::quiz::measures::Measures;
use domain::quiz::step::{Step, StepId};
use domain::time::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{count, id, json, read, to_json};

impl Work {
    /// Sittings.
    pub fn attempts(&mut self) -> Attempts<'_> {
        Attempts { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Attempts<'a> {
    work: &'a mut Work,
}

/// The criterion copied at the start, as kept.
#[derive(Debug, Serialize, Deserialize)]
struct Criterion {
    version: u32,
    rules: QuizRules,
    module: Option<DocumentHash>,
    #[serde(default)]
    measures: Measures,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
}

/// A result as kept; the one of the greatest version counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResultRow {
    /// From 1.
    pub version: u32,
    /// What was earned.
    pub marks: Marks,
    /// Whether it was enough.
    pub passed: bool,
    /// When it was made.
    pub made_at: Timestamp,
}

/// Why a result was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultReason {
    /// Handed in by the learner.
    HandedIn,
    /// Handed in at the bell.
    Time,
    /// Answers typed before the bell arrived after it.
    LateAnswers,
    /// A wrong key was put right.
    KeyCorrected,
    /// A person marked a written answer.
    AnswersMarked,
}

/// What an attempt earned, place by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarnedRow {
    /// The attempt.
    pub number: AttemptNumber,
    /// What was drawn.
    pub drawing: Drawing,
    /// By the places of the drawing.
    pub items: Vec<Weighed>,
    /// Whether it was enough.
    pub passed: bool,
}

/// An attempt in a list, with its latest result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptRow {
    /// For its address.
    pub id: AttemptId,
    /// From 1.
    pub ordinal: u32,
    /// When it started.
    pub started_at: Timestamp,
    /// The bell.
    pub closes_at: Option<Timestamp>,
    /// When it was handed in.
    pub handed_in_at: Option<Timestamp>,
    /// Its latest result.
    pub result: Option<(Marks, bool)>,
    /// Until when late answers may still change the result; none where nothing is waited for.
    pub provisional_until: Option<Timestamp>,
    /// Answers that a person has to mark still.
    pub waiting: u32,
}

/// A sitting under way, as a tutor sees it: who and until when, never the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSitting {
    /// For its form.
    pub id: AttemptId,
    /// Whose.
    pub name: String,
    /// Which quiz.
    pub quiz: String,
    /// Since when.
    pub started_at: Timestamp,
    /// The bell.
    pub closes_at: Timestamp,
}

/// What a learner may have beyond the rules of a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Attempts allowed beyond the rules.
    pub more_attempts: u32,
    /// Whether a request for one more waits.
    pub asked: bool,
}

/// A request for one more attempt, to be kept.
#[derive(Debug, Clone)]
pub struct NewAttemptRequest {
    /// Its id.
    pub id: AttemptRequestId,
    /// Who asks.
    pub person: PersonId,
    /// Of which organisation.
    pub organisation: OrganisationId,
    /// In which course.
    pub course: String,
    /// Which quiz.
    pub quiz: String,
    /// Since when.
    pub asked_at: Timestamp,
}

/// A request for one more attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRequest {
    /// Its id.
    pub id: AttemptRequestId,
    /// Who asks.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The language.
    pub language: Language,
    /// Of which organisation.
    pub organisation: OrganisationId,
    /// In which course.
    pub course: String,
    /// Which quiz: a module or, for the final assessment, the course.
    pub quiz: String,
    /// Since when.
    pub asked_at: Timestamp,
    /// `waiting`, `granted` or `declined`.
    pub state: String,
}

const ADD: &str = "
    insert into attempts (number, id, person_id, course_id, course_edition, quiz_id, ordinal, criterion, drawing, language,
                          started_at, closes_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
// The bell of an attempt is the one of its start, later by all that lengthened the sitting: this expression, wherever it stands.
const FIND: &str = "
    select a.number, a.id, a.person_id, a.course_edition, a.quiz_id, a.ordinal, a.criterion, a.drawing, a.language, a.started_at,
           a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint),
           a.handed_in_at
    from attempts a where a.id = $1";
const COURSE_OF: &str = "select course_id from attempts where id = $1";
pub(crate) const OVERDUE: &str = "
    select a.id from attempts a
    where a.handed_in_at is null and a.closes_at < $1
      and a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint) < $1
    order by a.closes_at, a.id limit $2";
const UNDER_WAY: &str = "
    select a.id from attempts a
    where a.handed_in_at is null and a.closes_at is not null
      and a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint) >= $1
    order by a.closes_at, a.number";
const BY_QUIZ: &str = "
    select a.id, a.ordinal, a.started_at,
           a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint),
           a.handed_in_at, r.earned, r.possible, r.passed, a.criterion,
           case when a.wait_ended_at is null then
               (select count(*) from attempt_devices d where d.attempt_number = a.number and d.reported_at is null) else 0 end,
           a.waiting_answers
    from attempts a
    left join results r on r.attempt_number = a.number
      and r.version = (select max(v.version) from results v where v.attempt_number = a.number)
    where a.person_id = $1 and a.quiz_id = $2
    order by a.ordinal";
const BY_COURSE: &str = "
    select a.quiz_id, a.id, a.ordinal, a.started_at,
           a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint),
           a.handed_in_at, r.earned, r.possible, r.passed, a.criterion,
           case when a.wait_ended_at is null then
               (select count(*) from attempt_devices d where d.attempt_number = a.number and d.reported_at is null) else 0 end,
           a.waiting_answers
    from attempts a
    left join results r on r.attempt_number = a.number
      and r.version = (select max(v.version) from results v where v.attempt_number = a.number)
    where a.person_id = $1
    order by a.quiz_id, a.ordinal";
const OPEN_OF_COURSE: &str = "
    select a.id, h.name, a.quiz_id, a.started_at,
           a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint)
    from attempts a join people h on h.id = a.person_id
    where a.course_id = $1 and a.handed_in_at is null and a.closes_at is not null
      and a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint) >= $2
    order by a.closes_at, a.number limit $3";
const LENGTHEN: &str = "
    insert into lengthenings (attempt_number, seq, kind, from_at, until_at, span, made_at, granted_by, reason)
    select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from lengthenings where attempt_number = $1";
const LENGTHENINGS: &str = "
    select kind, from_at, until_at, span from lengthenings where attempt_number = $1 order by seq";
const OPENED_ON: &str = "
    insert into attempt_devices (attempt_number, device, opened_at) values ($1, $2, $3)
    on conflict (attempt_number, device) do nothing";
const WAS_OPENED: &str = "select count(*) from attempt_devices where attempt_number = $1";
const NOTHING_WAITS: &str = "
    update attempt_devices set reported_at = $3
    where device = $2 and reported_at is null
      and attempt_number in (select a.number from attempts a where a.person_id = $1 and a.handed_in_at is not null)";
const SEEN_FROM: &str = "
    select max(received_at) from attempt_steps where attempt_number = $1 and device = $2";
const END_WAIT: &str = "update attempts set wait_ended_at = $2 where number = $1 and wait_ended_at is null and handed_in_at is not null";
const HAND_IN: &str = "update attempts set handed_in_at = $2 where number = $1 and handed_in_at is null";
const ADD_STEP: &str = "
    insert into attempt_steps (attempt_number, step, question_id, answer, device, counter, after_device, after_counter,
                               edited_at, received_at, language, certainty)
    select $1, coalesce(max(step), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from attempt_steps where attempt_number = $1
    having exists (
        select 1 from attempts a
        where a.number = $1 and a.handed_in_at is null
          and (a.closes_at is null
               or a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint) >= $9))
    on conflict do nothing";
const ADD_LATE_STEP: &str = "
    insert into attempt_steps (attempt_number, step, question_id, answer, device, counter, after_device, after_counter,
                               edited_at, received_at, language, certainty)
    select $1, coalesce(max(step), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from attempt_steps where attempt_number = $1
    on conflict do nothing";
const STEPS: &str = "
    select step, question_id, answer, device, counter, after_device, after_counter, edited_at, received_at, language, certainty
    from attempt_steps where attempt_number = $1 order by step";
const STEPS_OF: &str = "
    select step, question_id, answer, device, counter, after_device, after_counter, edited_at, received_at, language, certainty
    from attempt_steps where attempt_number = $1 and question_id = $2 order by step";
const ADD_RESULT: &str = "
    insert into results (attempt_number, version, reason, cause, earned, possible, passed, made_at)
    values ($1, $2,
            case when $4 in ('key-corrected', 'answers-marked') then (select f.reason from results f where f.attempt_number = $1 and f.version = 1) else $3 end,
            $4, $5, $6, $7, $8)";
const KEEP_ITEMS: &str = "update results set items = $3 where attempt_number = $1 and version = $2";
const OF_QUIZ: &str = "
    select a.number, a.id, a.person_id, a.course_edition, a.quiz_id, a.ordinal, a.criterion, a.drawing, a.language, a.started_at,
           a.closes_at + cast((select coalesce(sum(l.span), 0) from lengthenings l where l.attempt_number = a.number) as bigint),
           a.handed_in_at
    from attempts a where a.quiz_id = $1 and a.number > $2 order by a.number limit $3";
const DRAWN_BEFORE: &str = "select drawing from attempts where person_id = $1 and quiz_id = $2";
const EARNED: &str = "
    select a.number, a.drawing, r.items, r.passed
    from attempts a join results r on r.attempt_number = a.number
      and r.version = (select max(v.version) from results v where v.attempt_number = a.number)
    where a.quiz_id = $1 and a.number > $2 and r.items is not null and a.waiting_answers = 0 order by a.number limit $3";
const RESULT: &str = "
    select version, earned, possible, passed, made_at from results where attempt_number = $1 order by version desc limit 1";
const ADD_ALLOWANCE: &str = "
    insert into allowances (id, person_id, quiz_id, more_attempts, granted_by, granted_at, reason)
    values ($1, $2, $3, $4, $5, $6, $7)";
const ALLOWANCE: &str = "
    select (select cast(coalesce(sum(a.more_attempts), 0) as bigint) from allowances a where a.person_id = $1 and a.quiz_id = $2),
           (select count(*) from attempt_requests q where q.person_id = $1 and q.quiz_id = $2 and q.state = 'waiting')";
const ADD_REQUEST: &str = "
    insert into attempt_requests (id, person_id, organisation_id, course_id, quiz_id, asked_at, state)
    values ($1, $2, $3, $4, $5, $6, 'waiting')";
const REQUEST: &str = "
    select q.id, q.person_id, h.name, h.email, h.language, q.organisation_id, q.course_id, q.quiz_id, q.asked_at, q.state
    from attempt_requests q join people h on h.id = q.person_id
    where q.id = $1";
pub(crate) const REQUESTS_OF_COURSE: &str = "
    select q.id, q.person_id, h.name, h.email, h.language, q.organisation_id, q.course_id, q.quiz_id, q.asked_at, q.state
    from attempt_requests q join people h on h.id = q.person_id
    where q.course_id = $1 and q.state = 'waiting'
    order by q.asked_at, q.id limit $2";
pub(crate) const REQUESTS_OF_ORGANISATION: &str = "
    select q.id, q.person_id, h.name, h.email, h.language, q.organisation_id, q.course_id, q.quiz_id, q.asked_at, q.state
    from attempt_requests q join people h on h.id = q.person_id
    where q.organisation_id = $1 and q.state = 'waiting'
    order by q.asked_at, q.id limit $2";
pub(crate) const REQUESTS_WITHOUT_COORDINATOR: &str = "
    select q.id, q.person_id, h.name, h.email, h.language, q.organisation_id, q.course_id, q.quiz_id, q.asked_at, q.state
    from attempt_requests q join people h on h.id = q.person_id
    where q.state = 'waiting' and not exists (
        select 1 from grants g
        join postings c on c.person_id = g.person_id and c.until_at is null and c.state = 'approved'
        where g.role = 'coordinator' and g.scope_kind = 'organisation' and g.scope_id = q.organisation_id
          and g.withdrawn_at is null and g.from_at <= $1 and (g.until_at is null or g.until_at > $1))
    order by q.asked_at, q.id limit $2";
const DECIDE_REQUEST: &str = "
    update attempt_requests set state = $2, decided_at = $3, decided_by = $4, reason = $5
    where id = $1 and state = 'waiting'";

type AttemptTuple = (i64, String, String, String, String, i64, String, String, String, i64, Option<i64>, Option<i64>);
type ListTuple = (String, i64, i64, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<bool>, String, i64, i64);
type StepTuple = (i64, String, String, String, i64, Option<String>, Option<i64>, i64, i64, String, Option<String>);
type RequestTuple = (String, String, String, String, String, String, String, String, i64, String);

impl Attempts<'_> {
    /// Keeps a new attempt; a second open one of the same quiz is a conflict.
    pub async fn add(&mut self, attempt: &Attempt, course: &str) -> Result<()> {
        let (rules, module, measures) = (attempt.rules.clone(), attempt.module.clone(), attempt.measures);
        let criterion = Criterion { version: 1, rules, module, measures, sheet: attempt.sheet.clone() };
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(attempt.number.0).bind(attempt.id.to_string()).bind(attempt.person.to_string()).bind(course)
            .bind(&attempt.course.0).bind(&attempt.quiz).bind(i64::from(attempt.ordinal)).bind(to_json(&criterion))
            .bind(to_json(&attempt.drawing)).bind(attempt.language.code()).bind(attempt.started_at.0)
            .bind(attempt.closes_at.map(|at| at.0))
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The attempt of this id.
    pub async fn find(&mut self, attempt_id: AttemptId) -> Result<Option<Attempt>> {
        let found: Option<AttemptTuple> =
            on_engine!(self.work, db => sqlx::query_as(FIND).bind(attempt_id.to_string()).fetch_optional(db).await?);
        found.map(attempt).transpose()
    }

    /// The course an attempt belongs to.
    pub async fn course_of(&mut self, attempt_id: AttemptId) -> Result<Option<String>> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(COURSE_OF).bind(attempt_id.to_string()).fetch_optional(db).await?))
    }

    /// Attempts past their bell that nobody handed in, the longest past first.
    pub async fn overdue(&mut self, now: Timestamp, most: i64) -> Result<Vec<AttemptId>> {
        let rows: Vec<String> = on_engine!(self.work, db => sqlx::query_scalar(OVERDUE).bind(now.0).bind(most).fetch_all(db).await?);
        rows.iter().map(|text| id("attempts", text).map(AttemptId)).collect()
    }

    /// A learner's attempts at a quiz, in order.
    pub async fn by_quiz(&mut self, person: PersonId, quiz: &str) -> Result<Vec<AttemptRow>> {
        let rows: Vec<ListTuple> =
            on_engine!(self.work, db => sqlx::query_as(BY_QUIZ).bind(person.to_string()).bind(quiz).fetch_all(db).await?);
        rows.into_iter().map(listed).collect()
    }

    /// All of a learner's attempts, with the quiz of each.
    pub async fn by_learner(&mut self, person: PersonId) -> Result<Vec<(String, AttemptRow)>> {
        type WithQuiz = (String, String, i64, i64, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<bool>, String, i64, i64);
        let rows: Vec<WithQuiz> = on_engine!(self.work, db => sqlx::query_as(BY_COURSE).bind(person.to_string()).fetch_all(db).await?);
        rows.into_iter().map(|(quiz, a, b, c, d, e, f, g, h, i, j, k)| Ok((quiz, listed((a, b, c, d, e, f, g, h, i, j, k))?))).collect()
    }

    /// Notes that an attempt was handed in; false when it was before.
    pub async fn hand_in(&mut self, number: AttemptNumber, at: Timestamp) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(HAND_IN).bind(number.0).bind(at.0).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// Adds a step at the end, with the number it gets there; false if the attempt takes no answers at that instant, unless it
    /// is late by rule, or has a step of this name already.
    pub async fn add_step(&mut self, number: AttemptNumber, step: &Step, arrival: Arrival) -> Result<bool> {
        let (after_device, after_counter) = step.after.clone().map(|after| (after.device, after.counter)).unzip();
        let statement = match arrival {
            Arrival::OnTime => ADD_STEP,
            Arrival::Late => ADD_LATE_STEP,
        };
        let added = on_engine!(self.work, db => sqlx::query(statement)
            .bind(number.0).bind(&step.question_id).bind(to_json(&step.answer)).bind(&step.id.device).bind(step.id.counter)
            .bind(after_device).bind(after_counter).bind(step.edited_at.0).bind(step.received_at.0).bind(step.language.code())
            .bind(step.certainty.map(Certainty::name))
            .execute(db).await?.rows_affected());
        Ok(added == 1)
    }

    /// Moves the bell of a sitting back, by whom and why where a person granted it.
    pub async fn lengthen(
        &mut self,
        number: AttemptNumber,
        by: &Lengthening,
        at: Timestamp,
        granted: Option<(PersonId, &str)>,
    ) -> Result<()> {
        let (kind, from, until) = match by.why {
            Lengthened::Interruption { from, until } => ("interruption", Some(from.0), Some(until.0)),
            Lengthened::ServerDown { from, until } => ("server-down", Some(from.0), Some(until.0)),
            Lengthened::Granted => ("granted", None, None),
            Lengthened::WithoutScripts => ("without-scripts", None, None),
        };
        let (person, reason) = granted.map(|(person, reason)| (person.to_string(), reason.to_owned())).unzip();
        on_engine!(self.work, db => sqlx::query(LENGTHEN)
            .bind(number.0).bind(kind).bind(from).bind(until).bind(by.span.0).bind(at.0).bind(person).bind(reason)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// What moved the bell of a sitting back, in order.
    pub async fn lengthenings(&mut self, number: AttemptNumber) -> Result<Vec<Lengthening>> {
        let rows: Vec<(String, Option<i64>, Option<i64>, i64)> =
            on_engine!(self.work, db => sqlx::query_as(LENGTHENINGS).bind(number.0).fetch_all(db).await?);
        rows.into_iter()
            .map(|(kind, from, until, span)| {
                let times = from.map(Timestamp).zip(until.map(Timestamp));
                let why = match (kind.as_str(), times) {
                    ("interruption", Some((from, until))) => Some(Lengthened::Interruption { from, until }),
                    ("server-down", Some((from, until))) => Some(Lengthened::ServerDown { from, until }),
                    ("granted", _) => Some(Lengthened::Granted),
                    ("without-scripts", _) => Some(Lengthened::WithoutScripts),
                    _ => None,
                };
                Ok(Lengthening { why: read("lengthenings", &number.0.to_string(), why)?, span: Span(span) })
            })
            .collect()
    }

    /// Timed attempts nobody handed in whose bell had not rung at that instant, the earliest bell first.
    pub async fn under_way(&mut self, at: Timestamp) -> Result<Vec<AttemptId>> {
        let rows: Vec<String> = on_engine!(self.work, db => sqlx::query_scalar(UNDER_WAY).bind(at.0).fetch_all(db).await?);
        rows.iter().map(|text| id("attempts", text).map(AttemptId)).collect()
    }

    /// Timed sittings of a course that are under way, the earliest bell first.
    pub async fn open_of_course(&mut self, course: &str, now: Timestamp, most: i64) -> Result<Vec<OpenSitting>> {
        let rows: Vec<(String, String, String, i64, i64)> = on_engine!(self.work, db => sqlx::query_as(OPEN_OF_COURSE)
            .bind(course).bind(now.0).bind(most).fetch_all(db).await?);
        rows.into_iter()
            .map(|(text, name, quiz, started_at, closes_at)| {
                let id = AttemptId(id("attempts", &text)?);
                Ok(OpenSitting { id, name, quiz, started_at: Timestamp(started_at), closes_at: Timestamp(closes_at) })
            })
            .collect()
    }

    /// Notes that a device opened a sitting, and may therefore hold answers of it.
    pub async fn opened_on(&mut self, number: AttemptNumber, device: &str, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(OPENED_ON).bind(number.0).bind(device).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Whether a device opened it that can tell of broken links and late answers.
    pub async fn was_opened(&mut self, number: AttemptNumber) -> Result<bool> {
        let devices: i64 = on_engine!(self.work, db => sqlx::query_scalar(WAS_OPENED).bind(number.0).fetch_one(db).await?);
        Ok(devices > 0)
    }

    /// Notes that a device holds no answer of any sitting that this person has ended.
    pub async fn nothing_waits(&mut self, person: PersonId, device: &str, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(NOTHING_WAITS)
            .bind(person.to_string()).bind(device).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// When the last answer from this device was received.
    pub async fn seen_from(&mut self, number: AttemptNumber, device: &str) -> Result<Option<Timestamp>> {
        let seen: Option<i64> = on_engine!(self.work, db => sqlx::query_scalar(SEEN_FROM).bind(number.0).bind(device).fetch_one(db).await?);
        Ok(seen.map(Timestamp))
    }

    /// Ends the wait for late answers; false where nothing was waited for any more.
    pub async fn end_wait(&mut self, number: AttemptNumber, at: Timestamp) -> Result<bool> {
        let changed = on_engine!(self.work, db => sqlx::query(END_WAIT).bind(number.0).bind(at.0).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// Every step of an attempt, by arrival.
    pub async fn steps(&mut self, number: AttemptNumber) -> Result<Vec<Step>> {
        let rows: Vec<StepTuple> = on_engine!(self.work, db => sqlx::query_as(STEPS).bind(number.0).fetch_all(db).await?);
        rows.into_iter().map(|row| step(number, row)).collect()
    }

    /// The steps of one question of an attempt, by arrival.
    pub async fn steps_of(&mut self, number: AttemptNumber, question: &str) -> Result<Vec<Step>> {
        let rows: Vec<StepTuple> = on_engine!(self.work, db => sqlx::query_as(STEPS_OF).bind(number.0).bind(question).fetch_all(db).await?);
        rows.into_iter().map(|row| step(number, row)).collect()
    }

    /// Adds a result of this version.
    pub async fn add_result(&mut self, number: AttemptNumber, result: &ResultRow, reason: ResultReason) -> Result<()> {
        // How the sitting ended, and why this version was made.
        let (ended, cause) = match reason {
            ResultReason::HandedIn => ("handed-in", "handed-in"),
            ResultReason::Time => ("time", "time"),
            ResultReason::LateAnswers => ("time", "late-answers"),
            // How it ended stands with the first version, here and below.
            ResultReason::KeyCorrected => ("handed-in", "key-corrected"),
            ResultReason::AnswersMarked => ("handed-in", "answers-marked"),
        };
        on_engine!(self.work, db => sqlx::query(ADD_RESULT)
            .bind(number.0).bind(i64::from(result.version)).bind(ended).bind(cause).bind(i64::from(result.marks.earned))
            .bind(i64::from(result.marks.possible)).bind(result.passed).bind(result.made_at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Keeps what a result earned place by place.
    pub async fn keep_items(&mut self, number: AttemptNumber, version: u32, items: &[Weighed]) -> Result<()> {
        let items = to_json(&items);
        on_engine!(self.work, db => sqlx::query(KEEP_ITEMS).bind(number.0).bind(i64::from(version)).bind(items).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// So many attempts at a quiz after this one, by their numbers, whoever's and whether handed in or not.
    pub async fn of_quiz(&mut self, quiz: &str, after: AttemptNumber, most: i64) -> Result<Vec<Attempt>> {
        let rows: Vec<AttemptTuple> =
            on_engine!(self.work, db => sqlx::query_as(OF_QUIZ).bind(quiz).bind(after.0).bind(most).fetch_all(db).await?);
        rows.into_iter().map(attempt).collect()
    }

    /// The ids of all questions a person has had in attempts at a quiz.
    pub async fn drawn_before(&mut self, person: PersonId, quiz: &str) -> Result<BTreeSet<String>> {
        let rows: Vec<String> =
            on_engine!(self.work, db => sqlx::query_scalar(DRAWN_BEFORE).bind(person.to_string()).bind(quiz).fetch_all(db).await?);
        let mut seen = BTreeSet::new();
        for row in rows {
            let drawing: Drawing = json("attempts", &person.to_string(), &row)?;
            seen.extend(drawing.items.into_iter().map(|drawn| drawn.question_id));
        }
        Ok(seen)
    }

    /// What so many attempts at a quiz after this one earned place by place, by the result that counts; without those of which
    /// a person has answers to mark still.
    pub async fn earned(&mut self, quiz: &str, after: AttemptNumber, most: i64) -> Result<Vec<EarnedRow>> {
        let rows: Vec<(i64, String, String, bool)> =
            on_engine!(self.work, db => sqlx::query_as(EARNED).bind(quiz).bind(after.0).bind(most).fetch_all(db).await?);
        rows.into_iter()
            .map(|(number, drawing, items, passed)| {
                let key = number.to_string();
                let drawing = json("attempts", &key, &drawing)?;
                Ok(EarnedRow { number: AttemptNumber(number), drawing, items: json("results", &key, &items)?, passed })
            })
            .collect()
    }

    /// The result that counts.
    pub async fn result(&mut self, number: AttemptNumber) -> Result<Option<ResultRow>> {
        let rows: Vec<(i64, i64, i64, bool, i64)> = on_engine!(self.work, db => sqlx::query_as(RESULT).bind(number.0).fetch_all(db).await?);
        let Some((version, earned, possible, passed, made_at)) = rows.into_iter().next() else { return Ok(None) };
        let key = number.0.to_string();
        Ok(Some(ResultRow {
            version: count("results", &key, version)?,
            marks: Marks { earned: count("results", &key, earned)?, possible: count("results", &key, possible)? },
            passed,
            made_at: Timestamp(made_at),
        }))
    }

    /// Allows more attempts than the rules.
    pub async fn allow(
        &mut self,
        allowance: AllowanceId,
        request: &AttemptRequest,
        by: PersonId,
        at: Timestamp,
        reason: &str,
    ) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_ALLOWANCE)
            .bind(allowance.to_string()).bind(request.person.to_string()).bind(&request.quiz).bind(1_i64).bind(by.to_string())
            .bind(at.0).bind(reason)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// What a learner may have beyond the rules of a quiz.
    pub async fn allowance(&mut self, person: PersonId, quiz: &str) -> Result<Allowance> {
        let (more, waiting): (i64, i64) = on_engine!(self.work, db => sqlx::query_as(ALLOWANCE)
            .bind(person.to_string()).bind(quiz).fetch_one(db).await?);
        Ok(Allowance { more_attempts: count("allowances", quiz, more)?, asked: waiting > 0 })
    }

    /// Asks for one more attempt; a second waiting request is a conflict.
    pub async fn add_request(&mut self, new: &NewAttemptRequest) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_REQUEST)
            .bind(new.id.to_string()).bind(new.person.to_string()).bind(new.organisation.to_string())
            .bind(&new.course).bind(&new.quiz).bind(new.asked_at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The request of this id.
    pub async fn request(&mut self, request_id: AttemptRequestId) -> Result<Option<AttemptRequest>> {
        let found: Option<RequestTuple> =
            on_engine!(self.work, db => sqlx::query_as(REQUEST).bind(request_id.to_string()).fetch_optional(db).await?);
        found.map(request).transpose()
    }

    /// Requests that wait in a course, longest first.
    pub async fn requests_of_course(&mut self, course: &str, most: i64) -> Result<Vec<AttemptRequest>> {
        let rows: Vec<RequestTuple> =
            on_engine!(self.work, db => sqlx::query_as(REQUESTS_OF_COURSE).bind(course).bind(most).fetch_all(db).await?);
        rows.into_iter().map(request).collect()
    }

    /// Requests of an organisation's officers that wait, longest first.
    pub async fn requests_of_organisation(&mut self, organisation: OrganisationId, most: i64) -> Result<Vec<AttemptRequest>> {
        let rows: Vec<RequestTuple> = on_engine!(self.work, db => sqlx::query_as(REQUESTS_OF_ORGANISATION)
            .bind(organisation.to_string()).bind(most).fetch_all(db).await?);
        rows.into_iter().map(request).collect()
    }

    /// Requests that wait where no coordinator is active, longest first.
    pub async fn requests_without_coordinator(&mut self, now: Timestamp, most: i64) -> Result<Vec<AttemptRequest>> {
        let rows: Vec<RequestTuple> =
            on_engine!(self.work, db => sqlx::query_as(REQUESTS_WITHOUT_COORDINATOR).bind(now.0).bind(most).fetch_all(db).await?);
        rows.into_iter().map(request).collect()
    }

    /// Decides a request that waits; false when it did not wait any more.
    pub async fn decide_request(
        &mut self,
        request_id: AttemptRequestId,
        granted: bool,
        at: Timestamp,
        by: PersonId,
        reason: &str,
    ) -> Result<bool> {
        let state = if granted { "granted" } else { "declined" };
        let changed = on_engine!(self.work, db => sqlx::query(DECIDE_REQUEST)
            .bind(request_id.to_string()).bind(state).bind(at.0).bind(by.to_string()).bind(reason)
            .execute(db).await?.rows_affected());
        Ok(changed == 1)
    }
}

fn attempt(row: AttemptTuple) -> Result<Attempt> {
    let (number, text, person, course, quiz, ordinal, criterion, drawing, language, started_at, closes_at, handed_in_at) = row;
    let criterion: Criterion = json("attempts", &text, &criterion)?;
    Ok(Attempt {
        id: AttemptId(id("attempts", &text)?),
        number: AttemptNumber(number),
        person: PersonId(id("attempts", &person)?),
        quiz,
        course: DocumentHash(course),
        module: criterion.module,
        ordinal: count("attempts", &text, ordinal)?,
        rules: criterion.rules,
        measures: criterion.measures,
        drawing: json("attempts", &text, &drawing)?,
        started_at: Timestamp(started_at),
        closes_at: closes_at.map(Timestamp),
        handed_in_at: handed_in_at.map(Timestamp),
        language: read("attempts", &text, Language::parse(&language))?,
        sheet: criterion.sheet,
    })
}

fn listed(row: ListTuple) -> Result<AttemptRow> {
    let (text, ordinal, started_at, closes_at, handed_in_at, earned, possible, passed, criterion, devices, waiting) = row;
    let rules = json::<Criterion>("attempts", &text, &criterion)?.rules;
    let (closes_at, handed_in_at) = (closes_at.map(Timestamp), handed_in_at.map(Timestamp));
    let provisional_until = provisional_until(&rules, closes_at, handed_in_at).filter(|_| devices > 0);
    let result = match (earned, possible, passed) {
        (Some(earned), Some(possible), Some(passed)) => {
            let marks = Marks { earned: count("results", &text, earned)?, possible: count("results", &text, possible)? };
            Some((marks, passed))
        }
        _ => None,
    };
    Ok(AttemptRow {
        id: AttemptId(id("attempts", &text)?),
        ordinal: count("attempts", &text, ordinal)?,
        started_at: Timestamp(started_at),
        closes_at,
        handed_in_at,
        result,
        provisional_until,
        waiting: count("attempts", &text, waiting)?,
    })
}

fn step(number: AttemptNumber, row: StepTuple) -> Result<Step> {
    let (place, question_id, answer, device, counter, after_device, after_counter, edited_at, received_at, language, certainty) = row;
    let key = format!("{} {place}", number.0);
    Ok(Step {
        number: place,
        question_id,
        answer: json("attempt_steps", &key, &answer)?,
        certainty: certainty.map(|name| read("attempt_steps", &key, Certainty::named(&name))).transpose()?,
        id: StepId { device, counter },
        after: after_device.zip(after_counter).map(|(device, counter)| StepId { device, counter }),
        edited_at: Timestamp(edited_at),
        received_at: Timestamp(received_at),
        language: read("attempt_steps", &key, Language::parse(&language))?,
    })
}

fn request(row: RequestTuple) -> Result<AttemptRequest> {
    let (text, person, name, email, language, organisation, course, quiz, asked_at, state) = row;
    Ok(AttemptRequest {
        id: AttemptRequestId(id("attempt_requests", &text)?),
        person: PersonId(id("attempt_requests", &person)?),
        name,
        email,
        language: read("people", &person, Language::parse(&language))?,
        organisation: OrganisationId(id("attempt_requests", &organisation)?),
        course,
        quiz,
        asked_at: Timestamp(asked_at),
        state,
    })
}
