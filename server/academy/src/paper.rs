//! Quizzes on paper: a tutor prints sheets for a room, keys them in, and a second person samples them. A sheet that is read becomes
//! an attempt of the officer who wrote on it, marked as one on a screen is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::enrolment::Enrolment;
use domain::id::{AttemptId, AttemptNumber, EnrolmentId, PaperBatchId, PersonId};
use domain::language::Language;
use domain::letter::Letter;
use domain::people::{Actor, Email, Membership};
use domain::quiz::answer::Answer;
use domain::quiz::attempt::{Attempt, Standing, Start};
use domain::quiz::bell::Arrival;
use domain::quiz::conduct::{Conduct, QuizRules};
use domain::quiz::draw::{Drawing, Drawn, Wanted};
use domain::quiz::measures::Measures;
use domain::quiz::paper::{self, BATCH_MOST, Keying, KeyingRefused, Round, SheetStands};
use domain::quiz::sheet::{Item, ItemBody};
use domain::quiz::step::{Step, StepId};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::time::{Date, Timestamp};
use storage::paper::{Batch, BatchRow, Sheet};
use storage::quiz::ResultReason;
use storage::{StorageError, Work};

use crate::course::standing;
use crate::people::tell;
use crate::{Academy, Error, LoadedCourse, Result, Visit, chance, in_one_unit};

/// Printings in a list.
const LIST: i64 = 100;

/// A printing as a tutor asks for it.
#[derive(Debug, Clone, Copy)]
pub struct AskedBatch<'a> {
    /// The course.
    pub course: &'a str,
    /// The module whose quiz it is or, for the final assessment, the course.
    pub quiz: &'a str,
    /// The language.
    pub language: &'a str,
    /// How many sheets.
    pub sheets: &'a str,
    /// The day it is sat.
    pub held_on: &'a str,
}

/// What a tutor may print, and what was printed.
#[derive(Debug)]
pub struct PapersPage {
    /// Quizzes that can be sat on paper, each by its course and the id of its module or, for the final assessment, of its course.
    pub quizzes: Vec<(Arc<LoadedCourse>, String)>,
    /// Printings, the newest first.
    pub batches: Vec<(BatchRow, Arc<LoadedCourse>)>,
}

/// A printing, sheet by sheet.
#[derive(Debug)]
pub struct BatchPage {
    /// The printing.
    pub batch: Batch,
    /// The course as it was printed.
    pub course: Arc<LoadedCourse>,
    /// The sheets, in their order.
    pub sheets: Vec<SheetLine>,
    /// What is asked on each, in the language of the printing.
    pub items: Vec<Vec<Item>>,
}

/// How a sheet of a printing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// As printed on it.
    pub number: String,
    /// How it stands.
    pub stands: SheetStands,
    /// Whether the caller has something to do with it.
    pub for_caller: bool,
    /// Whose it is, once it is read.
    pub officer: Option<String>,
    /// Who keyed it in first.
    pub keyed_by: Option<String>,
}

/// A sheet put before somebody who keys it in or looks at it again.
#[derive(Debug)]
pub struct KeyingPage {
    /// The printing.
    pub batch: Batch,
    /// The course as it was printed.
    pub course: Arc<LoadedCourse>,
    /// As printed on it.
    pub number: String,
    /// What is asked on it.
    pub items: Vec<Item>,
    /// What is to be done.
    pub round: Round,
    /// To be settled: the two readings, the officers by name.
    pub readings: Vec<(String, Keying)>,
}

/// What somebody reads on a sheet.
#[derive(Debug, Clone, Default)]
pub struct Keyed {
    /// The address of the officer whose it is.
    pub email: String,
    /// What stands in the boxes, question by question.
    pub boxes: Vec<Vec<String>>,
    /// Where two readings differ: which of them, from 1, is right, by question.
    pub chosen: BTreeMap<String, usize>,
    /// Which of them names the right officer.
    pub chosen_officer: Option<usize>,
}

/// A sheet with all that belongs to it.
struct Put {
    batch: Batch,
    course: Arc<LoadedCourse>,
    sheet: Sheet,
    items: Vec<Item>,
}

impl Put {
    fn round(&self, who: PersonId) -> Result<Round> {
        paper::round(who, self.sheet.sampled, &self.sheet.keyings, &self.items).map_err(|refused| match refused {
            KeyingRefused::Read => Refusal::AlreadyDecided.into(),
            KeyingRefused::SecondPersonNeeded => Refusal::SecondPersonNeeded.into(),
        })
    }
}

impl Academy {
    /// Quizzes the caller may print, and what was printed of the courses they tutor.
    pub async fn papers(&self, visit: &mut Visit) -> Result<PapersPage> {
        let actor = visit.actor()?.clone();
        let tutored = |course: &&Arc<LoadedCourse>| actor.tutors(&course.edition.course.id);
        let courses: Vec<Arc<LoadedCourse>> = visit.catalogue.courses.iter().filter(tutored).cloned().collect();
        let mut page = PapersPage { quizzes: Vec::new(), batches: Vec::new() };
        for course in courses {
            page.quizzes.extend(printable(&course).into_iter().map(|quiz| (Arc::clone(&course), quiz)));
            for row in visit.work.papers().of_course(&course.edition.course.id, LIST).await? {
                page.batches.push((row, Arc::clone(&course)));
            }
        }
        page.batches.sort_by_key(|(row, _)| std::cmp::Reverse((row.batch.made_at, row.batch.id)));
        Ok(page)
    }

    /// Draws sheets of a quiz of a course the caller tutors, each with questions of its own. A problem's field is `quiz`, `language`,
    /// `sheets` or `held_on`.
    pub async fn print_papers(&self, actor: &Actor, asked: &AskedBatch<'_>) -> Result<PaperBatchId> {
        let now = self.now();
        if !actor.tutors(asked.course) {
            return Err(Error::NotFound);
        }
        let visit = self.visit(None).await?;
        let course = visit.catalogue.courses.iter().find(|course| course.edition.course.id == asked.course).cloned();
        drop(visit);
        let course = course.filter(|course| printable(course).iter().any(|quiz| quiz == asked.quiz)).ok_or(Error::NotFound)?;
        let (language, count, held_on) = checked(&course, asked)?;
        let quiz = course.edition.quiz_of(asked.quiz).ok_or(Error::NotFound)?;
        let seen = BTreeSet::new();
        let sampled = paper::sample(count, chance::number());
        let code = chance::code();
        let wanted = Wanted { draw: quiz.rules.draw, pools: &quiz.rules.pools, seen: &seen };
        let sheet = |place: u32| {
            let drawing = Drawing::wanted(quiz.questions, &wanted, chance::number());
            (format!("{code}-{place:02}"), drawing, sampled.contains(&place))
        };
        let sheets: Vec<_> = (1..=count).map(sheet).collect();
        let batch = Batch {
            id: PaperBatchId(chance::id(now)),
            course: asked.course.to_owned(),
            edition: course.edition.hash.clone(),
            quiz: asked.quiz.to_owned(),
            language,
            held_on,
            made_by: actor.person,
            made_at: now,
        };
        in_one_unit!(self, work => { work.papers().add(&batch, &sheets).await? })?;
        Ok(batch.id)
    }

    /// A printing of a course the caller tutors.
    pub async fn paper_batch(&self, visit: &mut Visit, batch_id: PaperBatchId) -> Result<BatchPage> {
        let actor = visit.actor()?.clone();
        let batch = visit.work.papers().batch(batch_id).await?.filter(|batch| actor.tutors(&batch.course)).ok_or(Error::NotFound)?;
        let course = self.catalogue.edition_of(&batch.edition, &mut visit.work).await?;
        let (mut lines, mut all, mut names) = (Vec::new(), Vec::new(), BTreeMap::new());
        for sheet in visit.work.papers().sheets(batch_id).await? {
            let items = items(&course, &batch, &sheet)?;
            let stands = paper::stands(sheet.sampled, &sheet.keyings, &items);
            let officer = paper::counting(&sheet.keyings).filter(|_| stands == SheetStands::Read).map(|keying| keying.officer);
            lines.push(SheetLine {
                for_caller: paper::round(actor.person, sheet.sampled, &sheet.keyings, &items).is_ok(),
                officer: named(&mut visit.work, &mut names, officer).await?,
                keyed_by: named(&mut visit.work, &mut names, sheet.keyings.first().map(|keying| keying.by)).await?,
                number: sheet.number,
                stands,
            });
            all.push(items);
        }
        Ok(BatchPage { batch, course, sheets: lines, items: all })
    }

    /// A sheet the caller has something to do with.
    pub async fn keying_page(&self, visit: &mut Visit, number: &str) -> Result<KeyingPage> {
        let actor = visit.actor()?.clone();
        let put = self.put(&mut visit.work, &actor, number).await?;
        let round = put.round(actor.person)?;
        let Put { batch, course, sheet, items } = put;
        let mut readings = Vec::new();
        if matches!(round, Round::Settle(_)) {
            let mut names = BTreeMap::new();
            for keying in sheet.keyings {
                let name = named(&mut visit.work, &mut names, Some(keying.officer)).await?.unwrap_or_default();
                readings.push((name, keying));
            }
        }
        Ok(KeyingPage { batch, course, number: sheet.number, items, round, readings })
    }

    /// Keeps what the caller read on a sheet: keyed in, keyed in once more, or settled where two differ, whatever is to be done. A sheet
    /// that is read by this becomes an attempt. Where a sample differs, all of its printing that does not count yet is sampled.
    /// A problem's field is `email`, `box-` with the places of question and box from 1, `chosen-` and the question, or `officer`.
    pub async fn key_sheet(&self, actor: &Actor, number: &str, keyed: &Keyed) -> Result<SheetStands> {
        let now = self.now();
        let kept = in_one_unit!(self, work => {
            let mut put = self.put(&mut work, actor, number).await?;
            let keying = match put.round(actor.person)? {
                Round::First => read(&mut work, &put, keyed, (actor.person, now), true).await?,
                Round::Second => read(&mut work, &put, keyed, (actor.person, now), false).await?,
                Round::Settle(difference) => settled(&put.sheet, &difference, keyed, (actor.person, now))?,
            };
            if keying.officer == actor.person {
                return Err(Error::invalid("email", Problem::OnesOwn));
            }
            work.papers().key(number, put.sheet.keyings.len() + 1, &keying).await?;
            put.sheet.keyings.push(keying);
            let stands = paper::stands(put.sheet.sampled, &put.sheet.keyings, &put.items);
            if stands == SheetStands::Read {
                self.count_sheet(&mut work, &put, now).await?;
            }
            if matches!(stands, SheetStands::Differs(_)) {
                work.papers().sample_all(put.batch.id).await?;
            }
            stands
        });
        match kept {
            // Somebody else keyed it in at the same moment.
            Err(Error::Failed(StorageError::Conflict { .. })) => Err(Refusal::AlreadyDecided.into()),
            other => other,
        }
    }

    /// Makes an attempt of a sheet that is read, marks it and tells its officer.
    async fn count_sheet(&self, work: &mut Work, put: &Put, now: Timestamp) -> Result<()> {
        let Put { batch, course, sheet, .. } = put;
        let keying = paper::counting(&sheet.keyings).ok_or(Error::NotFound)?;
        let (officer, quiz, plan) = (keying.officer, &batch.quiz, &course.edition.course);
        let stood = self.before_counting(work, put, keying, now).await?;
        let start = Start {
            id: AttemptId(chance::id(now)),
            number: AttemptNumber(chance::attempt_number(now)),
            person: officer,
            quiz,
            course: batch.edition.clone(),
            module: course.edition.module_by_id(quiz).map(|module| module.hash.clone()),
            rules: course.edition.quiz_of(quiz).ok_or(Error::NotFound)?.rules,
            measures: Measures::default(),
            questions: &[],
            seen: &BTreeSet::new(),
            seed: 0,
            language: batch.language,
            now,
        };
        let attempt = Attempt::on_paper(start, sheet.number.clone(), sheet.drawing.clone(), &stood);
        let attempt = attempt.map_err(|refused| Error::invalid("email", Problem::CannotSit(refused)))?;
        work.attempts().add(&attempt, &plan.id).await?;
        for (question, answer) in &keying.answers {
            work.attempts().add_step(attempt.number, &step(&sheet.number, question, answer, batch.language, now), Arrival::OnTime).await?;
        }
        let handed = self.close_in(work, &attempt, ResultReason::HandedIn, now).await?;
        work.papers().count(&sheet.number, attempt.number, now).await?;
        let waits = work.markings().is_waiting(attempt.number).await?;
        let Some(person) = work.people().find(officer).await? else { return Ok(()) };
        let language = person.language;
        let title = course.edition.module_by_id(quiz).map_or(&plan.title, |module| &module.module.title);
        let letter = Letter::PaperCounted {
            module: title.read(language).to_owned(),
            sheet: sheet.number.clone(),
            marks: handed.marks,
            passed: handed.passed,
            waits,
            link: self.link(&format!("/{language}/attempts/{}/review", attempt.id)),
        };
        tell(work, now, Some(officer), &person.email, language, letter).await
    }

    /// Closes what the officer left open past its bell and enrols who is not enrolled; where the officer stands with the quiz.
    async fn before_counting(&self, work: &mut Work, put: &Put, keying: &Keying, now: Timestamp) -> Result<Standing> {
        let (course, officer) = (&put.course, keying.officer);
        let (before, stood, _) = standing(work, officer, &put.batch.quiz, now).await?;
        for past in before.iter().filter(|row| row.handed_in_at.is_none() && Some(row.id) != stood.open) {
            let past = work.attempts().find(past.id).await?.ok_or(Error::NotFound)?;
            self.close_in(work, &past, ResultReason::Time, now).await?;
        }
        let plan = &course.edition.course;
        if work.enrolments().find(officer, &plan.id).await?.is_none() {
            let (edition, edition_number) = (course.edition.hash.clone(), course.number);
            let id = EnrolmentId(chance::id(now));
            let enrolment = Enrolment { id, person: officer, course: plan.id.clone(), edition, edition_number, since_at: now };
            work.enrolments().add(&enrolment, keying.by).await?;
        }
        Ok(stood)
    }

    /// A sheet of a course the caller tutors, with all that belongs to it.
    async fn put(&self, work: &mut Work, actor: &Actor, number: &str) -> Result<Put> {
        let sheet = work.papers().sheet(number).await?.ok_or(Error::NotFound)?;
        let batch = work.papers().batch(sheet.batch).await?.filter(|batch| actor.tutors(&batch.course)).ok_or(Error::NotFound)?;
        let course = self.catalogue.edition_of(&batch.edition, work).await?;
        let items = items(&course, &batch, &sheet)?;
        Ok(Put { batch, course, sheet, items })
    }
}

/// The quizzes of a course that can be sat on paper: all but practice, whose answers are told at once, and those that ask how
/// sure one is, for which a sheet has no box.
fn printable(course: &LoadedCourse) -> Vec<String> {
    let plan = &course.edition.course;
    let modules = course.edition.modules.iter().map(|module| module.module.id.clone());
    let all = modules.chain(std::iter::once(plan.id.clone()));
    let on_paper = |rules: &QuizRules| rules.conduct == Conduct::Graded && !rules.asks_certainty();
    all.filter(|quiz| course.edition.quiz_of(quiz).is_some_and(|quiz| !quiz.questions.is_empty() && on_paper(quiz.rules))).collect()
}

fn checked(course: &LoadedCourse, asked: &AskedBatch<'_>) -> Result<(Language, u32, Date)> {
    let mut problems = Vec::new();
    let language = Language::parse(asked.language).filter(|language| course.edition.course.languages.contains(language));
    let count = asked.sheets.trim().parse::<u32>().ok().filter(|count| (1..=BATCH_MOST).contains(count));
    let held_on = Date::parse(asked.held_on.trim());
    if language.is_none() {
        problems.push(FieldProblem::new("language", Problem::NotAChoice));
    }
    if count.is_none() {
        problems.push(FieldProblem::new("sheets", Problem::OutOfRange { least: 1, most: BATCH_MOST }));
    }
    if held_on.is_none() {
        problems.push(FieldProblem::new("held_on", Problem::NotADay));
    }
    match (language, count, held_on) {
        (Some(language), Some(count), Some(held_on)) => Ok((language, count, held_on)),
        _ => Err(Error::Invalid(problems)),
    }
}

/// What is asked on a sheet.
fn items(course: &LoadedCourse, batch: &Batch, sheet: &Sheet) -> Result<Vec<Item>> {
    let item = |drawn: &Drawn| Some(course.question(&batch.quiz, &drawn.question)?.item(drawn, batch.language));
    let all: Option<Vec<Item>> = sheet.drawing.items.iter().map(item).collect();
    all.ok_or_else(|| Error::Broken(format!("sheet {} has a question its edition does not have", sheet.number)))
}

/// A sheet as somebody keys it in; the second reading goes without the texts a person marks.
async fn read(work: &mut Work, put: &Put, keyed: &Keyed, (by, at): (PersonId, Timestamp), with_texts: bool) -> Result<Keying> {
    let (mut answers, mut problems) = (BTreeMap::new(), Vec::new());
    let officer = match officer(work, &keyed.email).await? {
        Ok(officer) => Some(officer),
        Err(problem) => {
            problems.push(FieldProblem::new("email", problem));
            None
        }
    };
    for (place, (item, drawn)) in put.items.iter().zip(&put.sheet.drawing.items).enumerate() {
        if !with_texts && matches!(item.body, ItemBody::Written { .. }) {
            continue;
        }
        let question = put.course.question(&put.batch.quiz, &drawn.question).ok_or(Error::NotFound)?;
        let typed = keyed.boxes.get(place).map_or(&[][..], Vec::as_slice);
        let read = paper::read(&item.body, typed).map_err(|(number, unreadable)| (number, Problem::Unreadable(unreadable)));
        let fits = |answer: Answer| question.accepts(&answer).map(|()| answer).map_err(|refused| (0, Problem::Answer(refused)));
        match read.and_then(fits) {
            Err((number, problem)) => problems.push(FieldProblem::new(&format!("box-{}-{}", place + 1, number + 1), problem)),
            Ok(Answer::None) => {}
            Ok(answer) => {
                answers.insert(item.question_id.clone(), answer);
            }
        }
    }
    match officer {
        Some(officer) if problems.is_empty() => Ok(Keying { by, at, officer, answers }),
        _ => Err(Error::Invalid(problems)),
    }
}

/// Whose sheet it is: somebody approved, who has an account.
async fn officer(work: &mut Work, email: &str) -> Result<std::result::Result<PersonId, Problem>> {
    let email = match Email::parse(email) {
        Ok(email) => email,
        Err(problem) => return Ok(Err(problem)),
    };
    let Some(person) = work.people().by_email(&email.key).await? else { return Ok(Err(Problem::Nobody)) };
    let posting = work.people().posting_of(person.id).await?;
    let approved = posting.is_some_and(|posting| posting.state == Membership::Approved);
    Ok(if approved { Ok(person.id) } else { Err(Problem::NotApproved) })
}

/// The reading of whoever looked at a sheet again: where two differ what they chose, else what the first one read.
fn settled(sheet: &Sheet, difference: &paper::Difference, keyed: &Keyed, (by, at): (PersonId, Timestamp)) -> Result<Keying> {
    let mut settled = sheet.keyings.first().cloned().ok_or(Error::NotFound)?;
    let reading = |chosen: Option<usize>| chosen.and_then(|chosen| sheet.keyings.get(chosen.checked_sub(1)?));
    let mut problems = Vec::new();
    if difference.officer {
        match reading(keyed.chosen_officer) {
            Some(right) => settled.officer = right.officer,
            None => problems.push(FieldProblem::new("officer", Problem::Missing)),
        }
    }
    for question in &difference.questions {
        match reading(keyed.chosen.get(question).copied()) {
            None => problems.push(FieldProblem::new(&format!("chosen-{question}"), Problem::Missing)),
            Some(right) => match right.answers.get(question) {
                Some(answer) => {
                    settled.answers.insert(question.clone(), answer.clone());
                }
                None => {
                    settled.answers.remove(question);
                }
            },
        }
    }
    if problems.is_empty() { Ok(Keying { by, at, ..settled }) } else { Err(Error::Invalid(problems)) }
}

fn step(sheet: &str, question: &str, answer: &Answer, language: Language, now: Timestamp) -> Step {
    Step {
        number: 0,
        question_id: question.to_owned(),
        answer: answer.clone(),
        certainty: None,
        id: StepId { device: format!("sheet-{sheet}"), counter: 1 },
        after: None,
        edited_at: now,
        received_at: now,
        language,
    }
}

/// The name of a person, looked up once.
async fn named(work: &mut Work, names: &mut BTreeMap<PersonId, String>, person: Option<PersonId>) -> Result<Option<String>> {
    let Some(person) = person else { return Ok(None) };
    if let Some(name) = names.get(&person) {
        return Ok(Some(name.clone()));
    }
    let name = work.people().find(person).await?.map(|row| row.name).unwrap_or_default();
    names.insert(person, name.clone());
    Ok(Some(name))
}
