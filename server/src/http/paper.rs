//! Quizzes on paper: printing, and keying sheets in.

use academy::{AskedBatch, BatchPage, Error, Keyed};
use app::form::FormState;
use app::quiz::{
    AskedOnPaper, BOX, BatchLine, BatchView, CHOSEN, KeyingView, PapersView, PrintView, SettleView, SheetPrint, SheetState, SheetView,
    keying_page, paper_page, papers_page, print_page, settle_page,
};
use app::routes;
use domain::id::PaperBatchId;
use domain::language::Language;
use domain::quiz::answer::Answer;
use domain::quiz::paper::{Round, SheetStands, boxes, written};
use domain::quiz::sheet::Item;
use interop::markdown::inline;

use super::ask::Ask;
use super::quiz::{Figures, rendered};
use super::reply::Reply;
use super::report::quiz_words;

/// What a tutor may print, and what was printed.
pub(crate) async fn papers(ask: Ask) -> Result<Reply, Error> {
    show_papers(ask, FormState::default()).await
}

async fn show_papers(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let page = academy.papers(ask.visit().await?).await?;
    let now = ask.visit().await?.now;
    let mut languages: Vec<Language> = page.quizzes.iter().flat_map(|(course, _)| course.edition.course.languages.clone()).collect();
    languages.sort();
    languages.dedup();
    let view = PapersView {
        quizzes: page
            .quizzes
            .iter()
            .map(|(course, quiz)| (format!("{} {quiz}", course.edition.course.id), quiz_words(language, quiz, course)))
            .collect(),
        languages: languages.into_iter().map(|it| (it.code().to_owned(), app::words::language_name(it))).collect(),
        batches: page
            .batches
            .iter()
            .map(|(row, course)| BatchLine {
                id: row.batch.id,
                quiz: quiz_words(language, &row.batch.quiz, course),
                printed_in: app::words::language_name(row.batch.language),
                held_on: row.batch.held_on,
                sheets: row.sheets,
                counted: row.counted,
            })
            .collect(),
        today: ask.moment(now).date.to_string(),
    };
    let state = form.clone();
    Ok(Reply::form(&state, move |language| papers_page(language, &view, &form)))
}

/// Draws the sheets of a printing.
pub(crate) async fn print(ask: Ask) -> Result<Reply, Error> {
    let (course, quiz) = ask.field("quiz").split_once(' ').ok_or(Error::NotFound)?;
    let asked = AskedBatch { course, quiz, language: ask.field("language"), sheets: ask.field("sheets"), held_on: ask.field("held_on") };
    match ask.academy().print_papers(ask.actor()?, &asked).await {
        Ok(batch) => Ok(Reply::See(routes::paper(ask.language, batch))),
        Err(error) => {
            let form = ask.again(error)?;
            show_papers(ask, form).await
        }
    }
}

fn batch_id(ask: &Ask) -> Result<PaperBatchId, Error> {
    PaperBatchId::parse(ask.parameter("batch")).ok_or(Error::NotFound)
}

/// A printing, sheet by sheet.
pub(crate) async fn paper(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), batch_id(&ask)?);
    let page = academy.paper_batch(ask.visit().await?, id).await?;
    let said = SheetState::parse(ask.asked("now")).map(|state| (ask.asked("sheet").to_owned(), state));
    let said = said.filter(|(number, _)| page.sheets.iter().any(|sheet| sheet.number == *number));
    let language = ask.language;
    let view = BatchView {
        id,
        quiz: quiz_words(language, &page.batch.quiz, &page.course),
        printed_in: page.batch.language,
        printed_in_words: app::words::language_name(page.batch.language),
        held_on: page.batch.held_on,
        sheets: page
            .sheets
            .into_iter()
            .map(|sheet| SheetView {
                number: sheet.number,
                state: state_of(&sheet.stands),
                for_reader: sheet.for_caller,
                officer: sheet.officer.unwrap_or_default(),
                keyed_by: sheet.keyed_by.unwrap_or_default(),
            })
            .collect(),
        said,
    };
    Ok(Reply::page(move |language| paper_page(language, &view)))
}

fn state_of(stands: &SheetStands) -> SheetState {
    match stands {
        SheetStands::ToKey => SheetState::ToKey,
        SheetStands::ToSample => SheetState::ToSample,
        SheetStands::Differs(_) => SheetState::Differs,
        SheetStands::Read => SheetState::Counts,
    }
}

/// The sheets of a printing, to be printed.
pub(crate) async fn sheets(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id) = (ask.academy().clone(), batch_id(&ask)?);
    let page = academy.paper_batch(ask.visit().await?, id).await?;
    let view = to_print(ask.language, id, &page).ok_or(Error::NotFound)?;
    Ok(Reply::page(move |language| print_page(language, &view)))
}

fn to_print(language: Language, id: PaperBatchId, page: &BatchPage) -> Option<PrintView> {
    let rules = page.course.edition.quiz_of(&page.batch.quiz)?.rules;
    let sheets = page.sheets.iter().zip(&page.items);
    Some(PrintView {
        id,
        course: page.course.edition.course.title.read(language).to_owned(),
        quiz: quiz_words(language, &page.batch.quiz, &page.course),
        held_on: page.batch.held_on,
        minutes: rules.minutes,
        pass_mark: rules.pass_mark.value(),
        sheets: sheets
            .map(|(sheet, items)| SheetPrint {
                number: sheet.number.clone(),
                asked: asked(items, &sheet.number, &page.course.edition.figures),
            })
            .collect(),
    })
}

/// The questions of a sheet with their drawings.
fn asked(items: &[Item], sheet: &str, figures: &Figures) -> Vec<AskedOnPaper> {
    items
        .iter()
        .map(|item| AskedOnPaper {
            id: item.question_id.clone(),
            worth: item.number_of_marks,
            stem: inline(&item.stem),
            body: rendered(&item.body, figures, &format!("{sheet}-{}", item.question_id)),
        })
        .collect()
}

/// A sheet to be keyed in or looked at again.
pub(crate) async fn keying(ask: Ask) -> Result<Reply, Error> {
    show_keying(ask, FormState::default()).await
}

async fn show_keying(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let (academy, id, number) = (ask.academy().clone(), batch_id(&ask)?, ask.parameter("sheet").to_owned());
    let page = academy.keying_page(ask.visit().await?, &number).await;
    let page = match page {
        // It counts already, or another has to do it: the printing says so.
        Err(Error::Refused(_)) => return Ok(Reply::See(routes::paper(ask.language, id))),
        other => other?,
    };
    if page.batch.id != id {
        return Err(Error::NotFound);
    }
    let state = form.clone();
    Ok(Reply::form(&state, move |language| {
        let quiz = quiz_words(language, &page.batch.quiz, &page.course);
        let asked = asked(&page.items, &page.number, &page.course.edition.figures);
        let printed_in = page.batch.language;
        let Round::Settle(difference) = &page.round else {
            let sheet = SheetPrint { number: page.number.clone(), asked };
            let view = KeyingView { batch: id, quiz, sheet, printed_in, again: page.round == Round::Second };
            return keying_page(language, &view, &form);
        };
        let read = |item: &Item| {
            let answer = |answers: &std::collections::BTreeMap<String, Answer>| {
                let answer = answers.get(&item.question_id).unwrap_or(&Answer::None);
                written(&item.body, answer).into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
            };
            page.readings.iter().map(|(_, keying)| answer(&keying.answers)).collect::<Vec<String>>()
        };
        let differs = page.items.iter().enumerate().filter(|(_, item)| difference.questions.contains(&item.question_id));
        let view = SettleView {
            batch: id,
            quiz,
            number: page.number.clone(),
            printed_in,
            officers: if difference.officer { page.readings.iter().map(|(name, _)| name.clone()).collect() } else { Vec::new() },
            questions: differs.map(|(place, item)| (place + 1, item.question_id.clone(), inline(&item.stem), read(item))).collect(),
        };
        settle_page(language, &view, &form)
    }))
}

/// Keeps what somebody read on a sheet.
pub(crate) async fn key(mut ask: Ask) -> Result<Reply, Error> {
    let (academy, id, number) = (ask.academy().clone(), batch_id(&ask)?, ask.parameter("sheet").to_owned());
    let page = match academy.keying_page(ask.visit().await?, &number).await {
        Err(Error::Refused(_)) => return Ok(Reply::See(routes::paper(ask.language, id))),
        other => other?,
    };
    ask.visit = None;
    if page.batch.id != id {
        return Err(Error::NotFound);
    }
    let keyed = keyed(&ask, &page.items);
    match academy.key_sheet(ask.actor()?, &number, &keyed).await {
        Ok(stands) => {
            let to = routes::paper(ask.language, id);
            Ok(Reply::See(format!("{to}?sheet={number}&now={}", state_of(&stands).word())))
        }
        // Another was quicker.
        Err(Error::Refused(_)) => Ok(Reply::See(routes::paper(ask.language, id))),
        Err(error) => {
            let form = ask.again(error)?;
            show_keying(ask, form).await
        }
    }
}

/// What the form has of a sheet.
fn keyed(ask: &Ask, items: &[Item]) -> Keyed {
    let of_item = |(place, item): (usize, &Item)| {
        let value = |number: usize| ask.field(&format!("{BOX}{}-{}", place + 1, number + 1)).replace("\r\n", "\n");
        (0..boxes(&item.body).len()).map(value).collect()
    };
    let chosen = ask.form.iter().filter_map(|(name, value)| Some((name.strip_prefix(CHOSEN)?.to_owned(), value.parse().ok()?)));
    Keyed {
        email: ask.field("email").to_owned(),
        boxes: items.iter().enumerate().map(of_item).collect(),
        chosen: chosen.collect(),
        chosen_officer: ask.field("officer").parse().ok(),
    }
}
