//! Written answers: which wait for a tutor, and what a tutor gives one.

use std::collections::BTreeMap;

use academy::Error;
use app::form::FormState;
use app::quiz::{LEVEL, MarkingView, ToMarkLine, WasMarked, marking_page, to_mark_page};
use app::routes;
use domain::id::AttemptId;
use domain::quiz::question::Written;
use domain::refusal::Refusal;
use interop::markdown::{inline, prose};

use super::ask::Ask;
use super::reply::Reply;
use super::report::quiz_words;

/// Signs of a question's text in a list.
const STEM_SIGNS: usize = 90;

/// Written answers that wait for a tutor.
pub(crate) async fn to_mark(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let waiting = academy.to_mark(ask.visit().await?).await?;
    let lines: Vec<ToMarkLine> = waiting
        .iter()
        .map(|it| ToMarkLine {
            attempt: it.attempt,
            question: it.question.clone(),
            quiz: quiz_words(language, &it.quiz, &it.course),
            stem: plain(it.stem.read(language)),
            since: ask.moment(it.since),
        })
        .collect();
    let said = match ask.asked("marked") {
        "yes" => Some(WasMarked::Kept),
        "before" => Some(WasMarked::Before),
        _ => None,
    };
    Ok(Reply::page(move |language| to_mark_page(language, &lines, said)))
}

/// The first words of a text in Markdown.
fn plain(markdown: &str) -> String {
    let words: String = markdown.chars().filter(|sign| !matches!(sign, '*' | '`')).take(STEM_SIGNS).collect();
    if words.chars().count() < STEM_SIGNS { words } else { format!("{words}…") }
}

/// A written answer beside its criteria.
pub(crate) async fn marking(ask: Ask) -> Result<Reply, Error> {
    show_marking(ask, FormState::default()).await
}

async fn show_marking(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let (attempt, question) = marked_answer(&ask)?;
    let sheet = academy.marking_sheet(ask.visit().await?, attempt, &question).await?;
    let since = ask.moment(sheet.since);
    let state = form.clone();
    let written = rendered(sheet.written().ok_or(Error::NotFound)?);
    Ok(Reply::form(&state, move |language| {
        let view = MarkingView {
            quiz: quiz_words(language, &sheet.quiz, &sheet.course),
            stem: prose(sheet.question.stem.read(language)),
            model: prose(written.model.read(language)),
            written: &written,
            answer: &sheet.answer,
            language: sheet.language,
            since,
        };
        marking_page(language, &view, &form)
    }))
}

/// The criteria with their texts as HTML.
fn rendered(raw: &Written) -> Written {
    let mut written = raw.clone();
    for criterion in &mut written.criteria {
        for text in std::iter::once(&mut criterion.text).chain(criterion.levels.iter_mut().map(|level| &mut level.text)) {
            text.0.values_mut().for_each(|words| *words = inline(words));
        }
    }
    written
}

fn marked_answer(ask: &Ask) -> Result<(AttemptId, String), Error> {
    Ok((AttemptId::parse(ask.parameter("attempt")).ok_or(Error::NotFound)?, ask.parameter("question").to_owned()))
}

/// Gives a written answer its levels.
pub(crate) async fn mark(ask: Ask) -> Result<Reply, Error> {
    let (attempt, question) = marked_answer(&ask)?;
    let given = ask.form.iter().filter_map(|(name, value)| Some((name.strip_prefix(LEVEL)?.to_owned(), value.parse().ok()?)));
    let levels: BTreeMap<String, u32> = given.collect();
    let list = routes::to_mark(ask.language);
    match ask.academy().mark_written(ask.actor()?, attempt, &question, &levels, ask.field("comment")).await {
        Ok(()) => Ok(Reply::See(format!("{list}?marked=yes"))),
        // Another was quicker, or the learner's answer changed: it does not wait for this one any more.
        Err(Error::Refused(Refusal::AlreadyDecided)) => Ok(Reply::See(format!("{list}?marked=before"))),
        Err(error) => {
            let form = ask.again(error)?;
            show_marking(ask, form).await
        }
    }
}
