//! Looking back on quizzes: what the marks of many attempts tell of a quiz and its questions.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::course::DocumentHash;
use domain::id::AttemptNumber;
use domain::quiz::analysis::{Analysis, Earned, ItemFigures, QuizFigures};
use domain::quiz::answer::Answer;
use domain::quiz::certainty::Calibration;
use domain::quiz::question::{Kind, Question};
use domain::quiz::step;

use crate::correction::question_of;
use crate::{Academy, Error, LoadedCourse, Result, Visit};

/// Attempts taken at once.
const TOGETHER: i64 = 1_000;
/// The most attempts whose answers are looked at one by one.
const ANSWERS: usize = 2_000;
/// A longer pause is no thinking about the question.
const LONGEST_THOUGHT: i64 = 600_000;

/// A quiz of a course.
#[derive(Debug)]
pub struct AnalysedQuiz {
    /// The course in force.
    pub course: Arc<LoadedCourse>,
    /// The module or, for the final assessment, the course.
    pub quiz: String,
}

/// What the attempts at a quiz tell.
#[derive(Debug)]
pub struct QuizAnalysis {
    /// Of what.
    pub of: AnalysedQuiz,
    /// The figures of the quiz.
    pub figures: QuizFigures,
    /// How sure people were, set against what was right.
    pub calibration: Calibration,
    /// Each version of each question that was drawn, the questions in force first and in their order.
    pub items: Vec<ItemLine>,
}

/// A version of a question and its figures.
#[derive(Debug)]
pub struct ItemLine {
    /// The version.
    pub hash: DocumentHash,
    /// The question as it stood.
    pub question: Question,
    /// Whether it is in force.
    pub in_force: bool,
    /// Its figures; none if nobody has had it yet.
    pub figures: Option<ItemFigures>,
}

/// What the attempts tell of one question.
#[derive(Debug)]
pub struct ItemAnalysis {
    /// Of what.
    pub of: AnalysedQuiz,
    /// The question in force.
    pub question: Question,
    /// Its figures and those of its earlier versions.
    pub versions: Vec<ItemLine>,
    /// What was answered.
    pub answers: Vec<AnswerGroup>,
    /// How many attempts the answers were taken from.
    pub looked_at: usize,
    /// The middle one of the times it took, in seconds.
    pub median_seconds: Option<i64>,
}

/// An answer, and who gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerGroup {
    /// Which.
    pub given: Given,
    /// How many gave it.
    pub count: u64,
    /// The mean part they earned on their other questions, from 0 to 1.
    pub rest: Option<f64>,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Given {
    /// An option, by its id.
    Option(String),
    /// Something wholly right.
    Right,
    /// Something partly right.
    Partly,
    /// Something wrong.
    Wrong,
    /// Nothing.
    Nothing,
}

impl Academy {
    /// The quizzes of the courses the caller looks after.
    pub fn analysed_quizzes(&self, visit: &Visit) -> Result<Vec<AnalysedQuiz>> {
        let actor = visit.actor()?.clone();
        let courses = visit.catalogue.courses.iter().filter(|course| actor.looks_after(&course.edition.course.id));
        let quizzes = courses.flat_map(|course| {
            let modules = course.edition.modules.iter().map(|module| module.module.id.clone());
            let last = course.edition.course.final_assessment.as_ref().map(|_| course.edition.course.id.clone());
            modules.chain(last).map(|quiz| AnalysedQuiz { course: Arc::clone(course), quiz }).collect::<Vec<_>>()
        });
        Ok(quizzes.collect())
    }

    /// What the attempts at a quiz tell; for whoever looks after its course.
    pub async fn analysis(&self, visit: &mut Visit, quiz: &str) -> Result<QuizAnalysis> {
        let of = analysed(visit, quiz)?;
        let (mut analysis, mut calibration) = (Analysis::default(), Calibration::default());
        let mut last = AttemptNumber(i64::MIN);
        loop {
            let rows = visit.work.attempts().earned(quiz, last, TOGETHER).await?;
            let Some(newest) = rows.last() else { break };
            last = newest.number;
            for row in &rows {
                row.items.iter().for_each(|it| calibration.take(it));
                // What was marked by a corrected key belongs to the corrected version.
                let earned = row.drawing.items.iter().zip(&row.items).map(|(drawn, item)| Earned {
                    question: of.course.in_place_of(&drawn.question).0.as_str(),
                    earned: item.marks.earned,
                    possible: item.marks.possible,
                });
                analysis.take(&earned.collect::<Vec<_>>(), row.passed);
            }
        }
        let figures = analysis.items();
        let in_force = of.course.edition.quiz_of(quiz).ok_or(Error::NotFound)?.questions;
        let mut items: Vec<ItemLine> = in_force
            .iter()
            .map(|(hash, question)| ItemLine {
                hash: hash.clone(),
                question: question.clone(),
                in_force: true,
                figures: figures.get(hash.0.as_str()).copied(),
            })
            .collect();
        let earlier: Vec<(DocumentHash, ItemFigures)> = figures
            .iter()
            .filter(|(hash, _)| !in_force.iter().any(|(it, _)| it.0 == **hash))
            .map(|(hash, figures)| (DocumentHash((*hash).to_owned()), *figures))
            .collect();
        for (hash, figures) in earlier {
            let question = question_of(&mut visit.work, &hash).await?;
            items.push(ItemLine { hash, question, in_force: false, figures: Some(figures) });
        }
        Ok(QuizAnalysis { figures: analysis.quiz(), calibration, of, items })
    }

    /// What the attempts tell of one question in force.
    pub async fn item_analysis(&self, visit: &mut Visit, quiz: &str, question_id: &str) -> Result<ItemAnalysis> {
        let whole = self.analysis(visit, quiz).await?;
        let versions: Vec<ItemLine> = whole.items.into_iter().filter(|item| item.question.id == question_id).collect();
        let current = versions.iter().find(|item| item.in_force).ok_or(Error::NotFound)?;
        let (question, hash) = (current.question.clone(), current.hash.clone());
        let mut groups: BTreeMap<Given, (u64, u64, u64)> = BTreeMap::new();
        let (mut looked_at, mut times, mut last) = (0, Vec::new(), AttemptNumber(i64::MIN));
        'all: loop {
            let rows = visit.work.attempts().earned(quiz, last, TOGETHER).await?;
            let Some(newest) = rows.last() else { break };
            last = newest.number;
            for row in rows {
                let place = row.drawing.items.iter().position(|drawn| *whole.of.course.in_place_of(&drawn.question) == hash);
                let Some(place) = place else { continue };
                if ANSWERS <= looked_at {
                    break 'all;
                }
                looked_at += 1;
                let steps = visit.work.attempts().steps(row.number).await?;
                times.extend(seconds(&steps, question_id));
                let answer = step::current(&steps).remove(question_id).map_or(Answer::None, |current| current.answer);
                let marks = row.items[place].marks;
                let rest = row.items.iter().enumerate().filter(|(other, _)| *other != place);
                let (earned, possible) =
                    rest.fold((0, 0), |sums, (_, it)| (sums.0 + u64::from(it.marks.earned), sums.1 + u64::from(it.marks.possible)));
                for given in given(&question, &answer, (marks.earned, marks.possible)) {
                    let group = groups.entry(given).or_default();
                    *group = (group.0 + 1, group.1 + earned, group.2 + possible);
                }
            }
        }
        times.sort_unstable();
        let answers =
            groups.into_iter().map(|(given, (count, earned, possible))| AnswerGroup { given, count, rest: part(earned, possible) });
        let median_seconds = times.get(times.len() / 2).copied();
        Ok(ItemAnalysis { of: whole.of, question, versions, answers: answers.collect(), looked_at, median_seconds })
    }
}

fn analysed(visit: &Visit, quiz: &str) -> Result<AnalysedQuiz> {
    let actor = visit.actor()?;
    let course = visit.catalogue.courses.iter().find(|course| course.edition.quiz_of(quiz).is_some());
    let course = course.filter(|course| actor.looks_after(&course.edition.course.id)).ok_or(Error::NotFound)?;
    Ok(AnalysedQuiz { course: Arc::clone(course), quiz: quiz.to_owned() })
}

/// The time from the answer before it, or the first one, to the last answer of a question, as far as that tells anything.
fn seconds(steps: &[step::Step], question_id: &str) -> Option<i64> {
    let last = steps.iter().rposition(|step| step.question_id == question_id)?;
    let before = steps[..last].iter().rfind(|step| step.question_id != question_id)?;
    let time = (steps[last].edited_at - before.edited_at).0;
    (0..=LONGEST_THOUGHT).contains(&time).then_some(time / 1000)
}

fn given(question: &Question, answer: &Answer, (earned, possible): (u32, u32)) -> Vec<Given> {
    match (&question.kind, answer) {
        (_, answer) if !answer.is_answered() => vec![Given::Nothing],
        (Kind::Single(_) | Kind::TrueFalse(_) | Kind::Hotspot(_), Answer::Option(option)) => vec![Given::Option(option.clone())],
        (Kind::Multiple(_) | Kind::Hotspot(_), Answer::Options(options)) => options.iter().cloned().map(Given::Option).collect(),
        _ if earned == possible => vec![Given::Right],
        _ if earned == 0 => vec![Given::Wrong],
        _ => vec![Given::Partly],
    }
}

fn part(earned: u64, possible: u64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a mean for people")]
    let part = (0 < possible).then(|| earned as f64 / possible as f64);
    part
}
