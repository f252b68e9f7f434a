//! Looking back on quizzes, and putting wrong keys right.

use std::collections::BTreeMap;

use academy::{AnalysedQuiz, Correction, CorrectionState, Error, Given, ItemLine};
use app::analysis::{
    Answered, ChangeLine, CorrectionLine, CorrectionStanding, CorrectionView, FORMULA, GroupLine, ItemFiguresLine, ItemView, JUDGEMENT,
    PLACE, PreviewView, QuizLine, QuizView, QuizzesView, SHARE, STRIKE_OUT, TARGET, TOLERANCE, TurnLine, correction_page, item_page,
    quiz_page, quizzes_page,
};
use app::form::FormState;
use app::routes;
use domain::id::{AttemptId, CorrectionId};
use domain::language::Language;
use domain::quiz::correction::{KeyRefused, NewKey};
use domain::quiz::formula::Formula;
use domain::quiz::number::Number;
use domain::quiz::question::Kind;
use domain::refusal::{FieldProblem, Problem};
use interop::markdown::prose;

use super::ask::Ask;
use super::reply::Reply;

/// The quizzes of the courses the caller looks after, and the corrections of their keys.
pub(crate) async fn quizzes(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let quizzes = academy.analysed_quizzes(ask.visit().await?)?.iter().map(|of| quiz_line(language, of)).collect();
    let corrections = academy.corrections(ask.visit().await?).await?;
    let corrections = corrections.iter().map(|(correction, _)| CorrectionLine {
        id: correction.proposed.id,
        question: correction.proposed.question.clone(),
        proposer: correction.proposer.clone(),
        at: ask.moment(correction.proposed.proposed_at),
        standing: standing(correction),
    });
    let view = QuizzesView { quizzes, corrections: corrections.collect() };
    Ok(Reply::page(move |language| quizzes_page(language, &view)))
}

fn quiz_line(language: Language, of: &AnalysedQuiz) -> QuizLine {
    let edition = &of.course.edition;
    let module = edition.module_by_id(&of.quiz);
    let title = module.map_or(&edition.course.title, |module| &module.module.title).read(language);
    QuizLine {
        quiz: of.quiz.clone(),
        course: edition.course.title.read(language).to_owned(),
        title: format!("{} · {title}", app::quiz::name(language, module)),
    }
}

fn standing(correction: &Correction) -> CorrectionStanding {
    match correction.state {
        CorrectionState::Proposed => CorrectionStanding::Proposed,
        CorrectionState::Confirmed if correction.remarked_at.is_some() => CorrectionStanding::InForce,
        CorrectionState::Confirmed => CorrectionStanding::Marking,
        CorrectionState::Withdrawn => CorrectionStanding::Withdrawn,
    }
}

fn figures(item: &ItemLine) -> ItemFiguresLine<'_> {
    ItemFiguresLine { question: &item.question, in_force: item.in_force, figures: item.figures }
}

/// The figures of a quiz.
pub(crate) async fn quiz(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, quiz) = (ask.academy().clone(), ask.parameter("quiz").to_owned());
    let analysis = academy.analysis(ask.visit().await?, &quiz).await?;
    Ok(Reply::page(move |language| {
        let items = analysis.items.iter().map(figures).collect();
        quiz_page(
            language,
            &QuizView { line: quiz_line(language, &analysis.of), figures: &analysis.figures, calibration: &analysis.calibration, items },
        )
    }))
}

/// The figures of a question, and the form that proposes another key.
pub(crate) async fn question(ask: Ask) -> Result<Reply, Error> {
    show_question(ask, FormState::default()).await
}

async fn show_question(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (academy, quiz, question) = (ask.academy().clone(), ask.parameter("quiz").to_owned(), ask.parameter("question").to_owned());
    let analysis = academy.item_analysis(ask.visit().await?, &quiz, &question).await?;
    let state = form.clone();
    Ok(Reply::form(&state, move |language| {
        let answers =
            analysis.answers.iter().map(|group| GroupLine { answered: answered(&group.given), count: group.count, rest: group.rest });
        let view = ItemView {
            line: quiz_line(language, &analysis.of),
            question: &analysis.question,
            stem: prose(analysis.question.stem.read(language)),
            versions: analysis.versions.iter().map(figures).collect(),
            answers: answers.collect(),
            looked_at: analysis.looked_at as u64,
            median_seconds: analysis.median_seconds.and_then(|seconds| u64::try_from(seconds).ok()),
        };
        item_page(language, &view, &form)
    }))
}

fn answered(given: &Given) -> Answered {
    match given {
        Given::Option(id) => Answered::Option(id.clone()),
        Given::Right => Answered::Right,
        Given::Partly => Answered::Partly,
        Given::Wrong => Answered::Wrong,
        Given::Nothing => Answered::Nothing,
    }
}

/// Proposes another key.
pub(crate) async fn correct(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, quiz, question) =
        (ask.academy().clone(), ask.actor()?.clone(), ask.parameter("quiz").to_owned(), ask.parameter("question").to_owned());
    let kind = academy.item_analysis(ask.visit().await?, &quiz, &question).await?.question.kind;
    ask.visit = None;
    let proposed = match new_key(&ask, &kind) {
        Ok(key) => academy.propose_correction(&actor, &quiz, &question, key, ask.field("reason")).await,
        Err(error) => Err(error),
    };
    match proposed {
        Ok(id) => Ok(Reply::See(routes::correction(ask.language, id))),
        Err(error) => {
            let form = ask.again(error)?;
            show_question(ask, form).await
        }
    }
}

/// The key as the form has it.
fn new_key(ask: &Ask, kind: &Kind) -> Result<NewKey, Error> {
    if ask.field(STRIKE_OUT) == "yes" {
        return Ok(NewKey::StruckOut);
    }
    let wrong = |refused| Error::Invalid(vec![FieldProblem::new("key", Problem::Key(refused))]);
    Ok(match kind {
        Kind::Single(_) | Kind::Multiple(_) | Kind::Hotspot(_) => NewKey::Shares(named(ask, SHARE, |text| text.parse().ok())),
        Kind::TrueFalse(_) => NewKey::Judgement(ask.field(JUDGEMENT) == "true"),
        Kind::Numeric(_) => NewKey::Computed {
            key: Formula::parse(ask.field(FORMULA)).map_err(|_| wrong(KeyRefused::Formula))?,
            tolerance: Number::parse(ask.field(TOLERANCE)).ok_or_else(|| wrong(KeyRefused::Formula))?,
        },
        Kind::Match(_) | Kind::Classify(_) => NewKey::Targets(named(ask, TARGET, |text| Some(text.to_owned()))),
        Kind::Order(_) => NewKey::Places(named(ask, PLACE, |text| text.parse().ok())),
        Kind::Short(_) | Kind::Parts(_) | Kind::Written(_) | Kind::Moment(_) => return Err(wrong(KeyRefused::Same)),
    })
}

/// What was entered into the fields whose names begin like this, by the rest of their names.
fn named<T>(ask: &Ask, prefix: &str, read: impl Fn(&str) -> Option<T>) -> BTreeMap<String, T> {
    ask.form.iter().filter_map(|(name, value)| Some((name.strip_prefix(prefix)?.to_owned(), read(value.trim())?))).collect()
}

/// A correction: what it does or did.
pub(crate) async fn correction(ask: Ask) -> Result<Reply, Error> {
    show_correction(ask, FormState::default()).await
}

fn id(ask: &Ask) -> Result<CorrectionId, Error> {
    CorrectionId::parse(ask.parameter("correction")).ok_or(Error::NotFound)
}

async fn show_correction(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), id(&ask)?);
    let page = academy.correction(ask.visit().await?, id).await?;
    let proposed_at = ask.moment(page.correction.proposed.proposed_at);
    let decided = page.correction.decided.clone().map(|(name, at)| (name, ask.moment(at)));
    let state = form.clone();
    Ok(Reply::form(&state, move |language| {
        let correction = &page.correction;
        let of = AnalysedQuiz { course: page.course.clone(), quiz: correction.proposed.quiz.clone() };
        let line = quiz_line(language, &of);
        let preview = page.preview.as_ref().map(|preview| PreviewView {
            attempts: preview.attempts as u64,
            under_way: preview.under_way as u64,
            changes: preview.changes.iter().map(|(name, change)| ChangeLine { name: name.clone(), change: *change }).collect(),
            is_partial: preview.is_partial,
        });
        let turns = page.turns.iter().map(|turn| TurnLine {
            attempt: turn.attempt,
            name: turn.name.clone(),
            passes: turn.passes,
            followed: turn.followed,
        });
        let view = CorrectionView {
            id,
            quiz: (line.quiz, line.title),
            stem: prose(page.before.stem.read(language)),
            before: &page.before,
            after: &page.after,
            reason: correction.proposed.reason.clone(),
            proposed: (correction.proposer.clone(), proposed_at),
            decided,
            standing: standing(correction),
            preview,
            turns: turns.collect(),
            may_confirm: page.may_confirm,
            may_withdraw: page.may_withdraw,
        };
        correction_page(language, &view, &form)
    }))
}

/// Confirms or withdraws a correction, or decides what becomes of a result that turned.
pub(crate) async fn decide(ask: Ask) -> Result<Reply, Error> {
    let (academy, actor, id) = (ask.academy().clone(), ask.actor()?.clone(), id(&ask)?);
    let outcome = match ask.field("do") {
        action @ ("confirm" | "withdraw") => academy.decide_correction(&actor, id, action == "confirm").await,
        action => {
            let attempt = AttemptId::parse(ask.field("attempt")).ok_or(Error::NotFound)?;
            academy.decide_turn(&actor, id, attempt, action == "follow", ask.field("reason")).await
        }
    };
    match outcome {
        Ok(()) => Ok(Reply::See(routes::correction(ask.language, id))),
        Err(error) => {
            let form = ask.again(error)?;
            show_correction(ask, form).await
        }
    }
}
