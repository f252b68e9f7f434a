//! Quizzes on paper: what was printed, a printing sheet by sheet, the sheets themselves, and keying one in.

use domain::id::PaperBatchId;
use domain::language::Language;
use domain::quiz::paper::{BATCH_MOST, EMPTY_PLACE, PaperBox, boxes, letter};
use domain::quiz::place::around_gaps;
use domain::quiz::sheet::{ItemBody, PartBody, Shown, ShownPart};
use domain::time::Date;
use leptos::prelude::*;

use super::sitting_page::plain;
use super::{BOX, CHOSEN};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{Area, Input, Select, area, input, problem_words, select, summary};
use crate::ui::{Tone, crumbs, done, empty, state};
use crate::words::format;
use crate::{routes, t};

/// What a tutor may print, and what was printed.
#[derive(Debug, Clone, Default)]
pub struct PapersView {
    /// Quizzes: value and words.
    pub quizzes: Vec<(String, String)>,
    /// Languages: code and name.
    pub languages: Vec<(String, String)>,
    /// Printings, the newest first.
    pub batches: Vec<BatchLine>,
    /// Today, for whoever reads.
    pub today: String,
}

/// A printing in a list.
#[derive(Debug, Clone)]
pub struct BatchLine {
    /// Its id.
    pub id: PaperBatchId,
    /// Which quiz.
    pub quiz: String,
    /// The language, by its name.
    pub printed_in: String,
    /// The day it is sat.
    pub held_on: Date,
    /// Sheets in it.
    pub sheets: u32,
    /// Sheets that count.
    pub counted: u32,
}

/// Quizzes on paper.
pub fn papers_page(language: Language, data: &PapersView, form: &FormState) -> Page {
    let title = t!(language, "paper-title");
    let rows = data
        .batches
        .iter()
        .map(|line| {
            let counted = t!(language, "paper-counted-of", counted = u64::from(line.counted), sheets = u64::from(line.sheets));
            view! {
                <tr>
                    <td><a href=routes::paper(language, line.id)>{line.quiz.clone()}</a></td>
                    <td>{line.printed_in.clone()}</td>
                    <td>{format::date(line.held_on, language)}</td>
                    <td>{counted}</td>
                </tr>
            }
        })
        .collect_view();
    let table = if data.batches.is_empty() {
        empty(t!(language, "paper-none"), t!(language, "paper-none-what")).into_any()
    } else {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "paper-printings")>
                <table>
                    <thead><tr><th scope="col">{t!(language, "quiz-word")}</th><th scope="col">{t!(language, "paper-language")}</th><th scope="col">{t!(language, "paper-held-on")}</th><th scope="col">{t!(language, "paper-counted")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), vec![(routes::tutor(language), t!(language, "tutor-title"))], Some(title.clone()))}
            <h1>{title.clone()}</h1>
            <p class="reading">{t!(language, "paper-what")}</p>
            <section class="stack"><h2>{t!(language, "paper-printings")}</h2>{table}</section>
            {printing(language, data, form)}
        </div>
    };
    Page::new(title, Section::Tutor, body).unlisted()
}

/// The form that prints.
fn printing(language: Language, data: &PapersView, form: &FormState) -> impl IntoView + use<> {
    let first = |choices: &[(String, String)]| choices.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let quiz = Select {
        name: "quiz",
        label: t!(language, "quiz-word"),
        choices: data.quizzes.clone(),
        value: first(&data.quizzes),
        hint: t!(language, "paper-quiz-hint"),
    };
    let printed_in = Select {
        name: "language",
        label: t!(language, "paper-language"),
        choices: data.languages.clone(),
        value: language.code().to_owned(),
        hint: String::new(),
    };
    let sheets = Input {
        name: "sheets",
        label: t!(language, "paper-sheets"),
        hint: t!(language, "paper-sheets-hint", most = u64::from(BATCH_MOST)),
        kind: "number",
        autocomplete: "off",
        ..Input::default()
    };
    let held_on =
        Input { name: "held_on", label: t!(language, "paper-held-on"), kind: "date", value: data.today.clone(), ..Input::default() };
    view! {
        <section class="stack reading">
            <h2>{t!(language, "paper-print")}</h2>
            <form method="post" class="card stack">
                {summary(language, form)}
                {select(language, form, quiz)}
                {select(language, form, printed_in)}
                {input(language, form, sheets)}
                {input(language, form, held_on)}
                <button class="button main" type="submit">{t!(language, "paper-make")}</button>
            </form>
        </section>
    }
}

/// A printing, sheet by sheet.
#[derive(Debug, Clone)]
pub struct BatchView {
    /// Its id.
    pub id: PaperBatchId,
    /// Which quiz.
    pub quiz: String,
    /// The language it is printed in.
    pub printed_in: Language,
    /// The same by its name.
    pub printed_in_words: String,
    /// The day it is sat.
    pub held_on: Date,
    /// The sheets.
    pub sheets: Vec<SheetView>,
    /// What became of the sheet just keyed in: its number, and how it stands.
    pub said: Option<(String, SheetState)>,
}

/// How a sheet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetState {
    /// Nobody has keyed it in.
    ToKey,
    /// A second person is to key it in.
    ToSample,
    /// Two read it differently.
    Differs,
    /// It counts.
    Counts,
}

impl SheetState {
    /// The word it has in an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::ToKey => "to-key",
            Self::ToSample => "to-sample",
            Self::Differs => "differs",
            Self::Counts => "counts",
        }
    }

    /// The state of this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::ToKey, Self::ToSample, Self::Differs, Self::Counts].into_iter().find(|state| state.word() == word)
    }
}

/// A sheet in a printing.
#[derive(Debug, Clone)]
pub struct SheetView {
    /// As printed on it.
    pub number: String,
    /// How it stands.
    pub state: SheetState,
    /// Whether the reader has something to do with it.
    pub for_reader: bool,
    /// Whose it is, once it counts.
    pub officer: String,
    /// Who keyed it in first.
    pub keyed_by: String,
}

/// A printing.
pub fn paper_page(language: Language, data: &BatchView) -> Page {
    let title = data.quiz.clone();
    let path = vec![(routes::tutor(language), t!(language, "tutor-title")), (routes::papers(language), t!(language, "paper-title"))];
    let rows = data.sheets.iter().map(|sheet| sheet_row(language, data.id, sheet)).collect_view();
    let said = data.said.as_ref().map(|(number, state)| {
        done(match state {
            SheetState::Counts => t!(language, "paper-said-counts", sheet = number.clone()),
            SheetState::Differs => t!(language, "paper-said-differs", sheet = number.clone()),
            SheetState::ToKey | SheetState::ToSample => t!(language, "paper-said-sample", sheet = number.clone()),
        })
    });
    let head = format!(
        "{} · {} · {}",
        format::date(data.held_on, language),
        data.printed_in_words,
        t!(language, "paper-count", count = data.sheets.len() as u64)
    );
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), path, Some(title.clone()))}
            <div class="stack tight"><h1>{title.clone()}</h1><p class="soft">{head}</p></div>
            {said}
            <p><a class="button main" href=routes::paper_print(data.printed_in, data.id) hreflang=data.printed_in.code().to_owned()>{t!(language, "paper-open-sheets")}</a></p>
            <p class="reading">{t!(language, "paper-how")}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "paper-sheets-word")>
                <table>
                    <thead><tr>
                        <th scope="col">{t!(language, "paper-number")}</th><th scope="col">{t!(language, "paper-state")}</th>
                        <th scope="col">{t!(language, "paper-officer")}</th><th scope="col">{t!(language, "paper-keyed-by")}</th>
                        <th scope="col">{t!(language, "paper-to-do")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    };
    Page::new(title, Section::Tutor, body).unlisted()
}

fn sheet_row(language: Language, batch: PaperBatchId, sheet: &SheetView) -> impl IntoView + use<> {
    let standing = match sheet.state {
        SheetState::ToKey => state(Tone::Calm, t!(language, "paper-state-to-key")).into_any(),
        SheetState::ToSample => state(Tone::Wait, t!(language, "paper-state-to-sample")).into_any(),
        SheetState::Differs => state(Tone::Fail, t!(language, "paper-state-differs")).into_any(),
        SheetState::Counts => state(Tone::Pass, t!(language, "paper-state-counts")).into_any(),
    };
    let words = match (sheet.for_reader, sheet.state) {
        (true, SheetState::ToKey) => t!(language, "paper-do-key"),
        (true, SheetState::ToSample) => t!(language, "paper-do-sample"),
        (true, SheetState::Differs) => t!(language, "paper-do-settle"),
        _ => String::new(),
    };
    let to_do = if !words.is_empty() {
        let named = format!("{words}: {}", sheet.number);
        view! { <a href=routes::paper_sheet(language, batch, &sheet.number) aria-label=named>{words}</a> }.into_any()
    } else if sheet.state == SheetState::Counts {
        "–".into_any()
    } else {
        view! { <span class="soft">{t!(language, "paper-for-another")}</span> }.into_any()
    };
    view! {
        <tr>
            <th scope="row" class="number">{sheet.number.clone()}</th>
            <td>{standing}</td>
            <td>{sheet.officer.clone()}</td>
            <td>{sheet.keyed_by.clone()}</td>
            <td>{to_do}</td>
        </tr>
    }
}

/// A sheet as it is printed or keyed in; texts are trusted HTML.
#[derive(Debug, Clone)]
pub struct SheetPrint {
    /// As printed on it.
    pub number: String,
    /// What is asked.
    pub asked: Vec<AskedOnPaper>,
}

/// A question on a sheet, its texts as trusted HTML.
#[derive(Debug, Clone)]
pub struct AskedOnPaper {
    /// Its id.
    pub id: String,
    /// Whole marks it is worth.
    pub worth: u32,
    /// What is asked.
    pub stem: String,
    /// How it is answered.
    pub body: ItemBody,
}

/// The sheets of a printing.
#[derive(Debug, Clone)]
pub struct PrintView {
    /// Its id.
    pub id: PaperBatchId,
    /// Which course.
    pub course: String,
    /// Which quiz.
    pub quiz: String,
    /// The day it is sat.
    pub held_on: Date,
    /// Minutes allowed; none where there is no limit.
    pub minutes: Option<u32>,
    /// What it takes, in per cent.
    pub pass_mark: u8,
    /// The sheets.
    pub sheets: Vec<SheetPrint>,
}

/// The sheets of a printing, each on pages of its own.
pub fn print_page(language: Language, data: &PrintView) -> Page {
    let title = t!(language, "paper-sheets-word");
    let path = vec![(routes::papers(language), t!(language, "paper-title")), (routes::paper(language, data.id), data.quiz.clone())];
    let sheets = data.sheets.iter().map(|sheet| printed(language, data, sheet)).collect_view();
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), path, Some(title.clone()))}
            <div class="stack tight no-print">
                <h1>{title.clone()}</h1>
                <p class="soft">{t!(language, "paper-prints")}</p>
            </div>
            {sheets}
        </div>
    };
    Page::new(title, Section::Tutor, body).unlisted()
}

fn printed(language: Language, data: &PrintView, sheet: &SheetPrint) -> impl IntoView + use<> {
    let limit = data.minutes.map(|minutes| t!(language, "paper-minutes", minutes = u64::from(minutes)));
    let pass_mark = t!(language, "paper-pass-mark", percent = format::percent(u64::from(data.pass_mark), language));
    let head = [Some(data.course.clone()), Some(format::date(data.held_on, language)), limit, Some(pass_mark)];
    let head = head.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let asked = sheet.asked.iter().map(|asked| question(language, asked)).collect_view();
    view! {
        <article class="sheet stack" aria-label=sheet.number.clone()>
            <div class="row between">
                <h2>{data.quiz.clone()}</h2>
                <p class="number">{sheet.number.clone()}</p>
            </div>
            <p class="small">{head}</p>
            <dl class="who">
                <div><dt>{t!(language, "paper-name")}</dt><dd></dd></div>
                <div><dt>{t!(language, "paper-email")}</dt><dd></dd></div>
                <div><dt>{t!(language, "paper-administration")}</dt><dd></dd></div>
                <div><dt>{t!(language, "paper-signature")}</dt><dd></dd></div>
            </dl>
            <p class="small">{t!(language, "paper-instructions")}</p>
            <ol class="asked">{asked}</ol>
        </article>
    }
}

/// A question with its boxes.
fn question(language: Language, asked: &AskedOnPaper) -> impl IntoView + use<> {
    let marks = t!(language, "sitting-marks", count = u64::from(asked.worth));
    let body = match &asked.body {
        ItemBody::Single { options } | ItemBody::Multiple { options } => {
            let what = match &asked.body {
                ItemBody::Single { .. } => t!(language, "paper-one-letter"),
                _ => t!(language, "paper-all-letters"),
            };
            view! { {lettered(options)}<p class="put">{what}" "{slot("box")}</p> }.into_any()
        }
        ItemBody::TrueFalse => {
            view! { {lettered(&judged(language))}<p class="put">{t!(language, "paper-one-letter")}" "{slot("box")}</p> }.into_any()
        }
        ItemBody::Numeric { unit, decimals } => {
            let unit = plain(unit);
            view! { <p class="put">{t!(language, "paper-a-number", decimals = u64::from(*decimals))}" "{slot("box wide")}" "{unit}</p> }
                .into_any()
        }
        ItemBody::Match { items, targets } | ItemBody::Classify { items, targets } => {
            let what = match &asked.body {
                ItemBody::Match { .. } => t!(language, "paper-match"),
                _ => t!(language, "paper-classify"),
            };
            let rows =
                items.iter().map(|item| view! { <li>{slot("box")}" "<span inner_html=item.text.clone()></span></li> }).collect_view();
            view! { <p class="put">{what}</p><ul class="plain boxes">{rows}</ul>{lettered(targets)} }.into_any()
        }
        ItemBody::Order { items } => {
            view! { {lettered(items)}<p class="put">{t!(language, "paper-order")}" "{slot("box wide")}</p> }.into_any()
        }
        ItemBody::Short => view! { <p class="put">{t!(language, "paper-words")}" "{slot("box wide")}</p> }.into_any(),
        ItemBody::Written { .. } => {
            let lines = (0..8).map(|_| view! { <span class="line"></span> }).collect_view();
            view! { <div class="lines" aria-hidden="true">{lines}</div> }.into_any()
        }
        ItemBody::Parts { text, parts } => in_parts(language, text.as_deref(), parts),
    };
    view! {
        <li>
            <div class="prose" inner_html=asked.stem.clone()></div>
            <p class="small soft">{marks}</p>
            {body}
        </li>
    }
}

fn in_parts(language: Language, text: Option<&str>, parts: &[ShownPart]) -> AnyView {
    let of_part = |number: usize, part: &ShownPart| {
        let number = format!("({}) ", number + 1);
        let label = text.is_none().then(|| part.label.clone());
        let rest = match &part.body {
            PartBody::Choice { options } => view! { {slot("box")}{lettered(options)} }.into_any(),
            PartBody::Short => slot("box wide").into_any(),
            PartBody::Number { unit, .. } => view! { {slot("box wide")}" "{plain(unit)} }.into_any(),
        };
        view! { <li>{number}{label.map(|label| view! { <span inner_html=label></span> })}" "{rest}</li> }
    };
    let rows = parts.iter().enumerate().map(|(number, part)| of_part(number, part)).collect_view();
    // The text is trusted HTML in which a gap is never inside a tag.
    let text = text.map(|text| {
        let gap = |gap: &str| parts.iter().position(|part| part.id == gap).map(|number| format!("<b>({})</b> ____", number + 1));
        let pieces = around_gaps(text).into_iter().map(|(piece, place)| format!("{piece}{}", place.and_then(gap).unwrap_or_default()));
        pieces.collect::<String>()
    });
    view! {
        {text.map(|html| view! { <div class="prose" inner_html=html></div> })}
        <p class="put">{t!(language, "paper-parts")}</p>
        <ul class="plain boxes">{rows}</ul>
    }
    .into_any()
}

fn judged(language: Language) -> [Shown; 2] {
    let shown = |id: &str, text: String| Shown { id: id.to_owned(), text };
    [shown("true", t!(language, "sitting-true")), shown("false", t!(language, "sitting-false"))]
}

fn slot(class: &'static str) -> impl IntoView {
    view! { <span class=class></span> }
}

fn lettered(options: &[Shown]) -> impl IntoView + use<> {
    let rows = options.iter().enumerate().map(|(place, option)| {
        let sign = letter(place).map(String::from).unwrap_or_default();
        view! { <li><strong>{sign}</strong>" "<span inner_html=option.text.clone()></span></li> }
    });
    let rows = rows.collect_view();
    view! { <ul class="plain lettered">{rows}</ul> }
}

/// A sheet to be keyed in.
#[derive(Debug, Clone)]
pub struct KeyingView {
    /// Of which printing.
    pub batch: PaperBatchId,
    /// Which quiz.
    pub quiz: String,
    /// The sheet.
    pub sheet: SheetPrint,
    /// The language it is printed in.
    pub printed_in: Language,
    /// Whether it is keyed in once more.
    pub again: bool,
}

/// A sheet to be keyed in, box by box.
pub fn keying_page(language: Language, data: &KeyingView, form: &FormState) -> Page {
    let title = if data.again {
        t!(language, "paper-sample-title", sheet = data.sheet.number.clone())
    } else {
        t!(language, "paper-key-title", sheet = data.sheet.number.clone())
    };
    let asked = data.sheet.asked.iter().enumerate().filter(|(_, asked)| !(data.again && matches!(asked.body, ItemBody::Written { .. })));
    let questions = asked.map(|(place, asked)| to_key(language, data.printed_in, place, asked, form)).collect_view();
    let what = if data.again { t!(language, "paper-sample-what") } else { t!(language, "paper-key-what") };
    let email = Input {
        name: "email",
        label: t!(language, "paper-email"),
        hint: t!(language, "paper-email-hint"),
        kind: "email",
        autocomplete: "off",
        ..Input::default()
    };
    let body = view! {
        <div class="stack loose reading">
            {keying_path(language, data.batch, &data.quiz, &title)}
            <h1>{title.clone()}</h1>
            <p>{what}</p>
            <p class="soft">{t!(language, "paper-letters-how", empty = EMPTY_PLACE.to_string())}</p>
            <form method="post" class="stack">
                {summary(language, form)}
                {input(language, form, email)}
                {questions}
                <button class="button main" type="submit">{t!(language, "paper-keep")}</button>
            </form>
        </div>
    };
    Page::new(title, Section::Tutor, body).unlisted()
}

fn keying_path(language: Language, batch: PaperBatchId, quiz: &str, here: &str) -> impl IntoView + use<> {
    let path = vec![(routes::papers(language), t!(language, "paper-title")), (routes::paper(language, batch), quiz.to_owned())];
    crumbs(t!(language, "frame-where"), path, Some(here.to_owned()))
}

fn to_key(language: Language, printed_in: Language, place: usize, asked: &AskedOnPaper, form: &FormState) -> impl IntoView + use<> {
    let lang = (printed_in != language).then(|| printed_in.code().to_owned());
    let labels: Vec<String> = match &asked.body {
        ItemBody::Match { items, .. } | ItemBody::Classify { items, .. } => items.iter().map(|item| plain(&item.text)).collect(),
        ItemBody::Parts { parts, .. } => parts.iter().map(|part| plain(&part.label)).collect(),
        _ => vec![t!(language, "paper-box")],
    };
    let fields = boxes(&asked.body).into_iter().zip(labels).enumerate();
    let fields =
        fields.map(|(number, (kind, label))| box_field(language, form, &format!("{BOX}{}-{}", place + 1, number + 1), label, kind));
    let fields = fields.collect_view();
    let stem: String = plain(&asked.stem).chars().take(160).collect();
    let legend = format!("{}. ", place + 1);
    view! {
        <fieldset class="keying stack tight">
            <legend>{legend}<span lang=lang>{stem}</span></legend>
            {fields}
        </fieldset>
    }
}

fn box_field(language: Language, form: &FormState, name: &str, label: String, kind: PaperBox) -> impl IntoView + use<> {
    let problem = form.problem(name).map(|problem| problem_words(language, problem));
    let wrong = problem.is_some();
    let error_id = wrong.then(|| format!("{name}-error"));
    let (name, value) = (name.to_owned(), form.value(name).to_owned());
    let last = |count: usize| letter(count.saturating_sub(1)).map(String::from).unwrap_or_default();
    let hint = match kind {
        PaperBox::Letter(count) => t!(language, "paper-hint-letter", last = last(count)),
        PaperBox::Letters(count) => t!(language, "paper-hint-letters", last = last(count)),
        PaperBox::Order(count) => t!(language, "paper-hint-order", last = last(count)),
        PaperBox::Number => t!(language, "paper-hint-number"),
        PaperBox::Words => t!(language, "paper-hint-words"),
        PaperBox::Text(most) => t!(language, "sitting-written-hint", most = u64::from(most)),
    };
    let hint_id = format!("{name}-hint");
    let described = [error_id.clone(), Some(hint_id.clone())].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let field = match kind {
        PaperBox::Text(most) => {
            let described = Some(described);
            area(Area { id: name.clone(), name: name.clone(), value, rows: 8, most: Some(most), described, wrong }).into_any()
        }
        _ => {
            let decimal = matches!(kind, PaperBox::Number).then_some("decimal");
            view! {
                <input id=name.clone() name=name.clone() value=value autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200"
                    inputmode=decimal aria-invalid=wrong.then_some("true") aria-describedby=described/>
            }
            .into_any()
        }
    };
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=name>{label}</label>
            {problem.map(|words| view! { <p class="error" id=error_id>{words}</p> })}
            {field}
            <p class="hint" id=hint_id>{hint}</p>
        </div>
    }
}

/// A sheet that two people read differently.
#[derive(Debug, Clone)]
pub struct SettleView {
    /// Of which printing.
    pub batch: PaperBatchId,
    /// Which quiz.
    pub quiz: String,
    /// As printed on it.
    pub number: String,
    /// The language it is printed in.
    pub printed_in: Language,
    /// The officers named, where they differ.
    pub officers: Vec<String>,
    /// Questions: place from 1, id, what is asked, and what each read in its boxes.
    pub questions: Vec<(usize, String, String, Vec<String>)>,
}

/// A sheet to be looked at again.
pub fn settle_page(language: Language, data: &SettleView, form: &FormState) -> Page {
    let title = t!(language, "paper-settle-title", sheet = data.number.clone());
    let officer = (!data.officers.is_empty())
        .then(|| readings(language, form, "officer", t!(language, "paper-settle-officer"), None, &data.officers));
    let questions = data
        .questions
        .iter()
        .map(|(place, id, stem, read)| {
            let lang = (data.printed_in != language).then(|| data.printed_in.code().to_owned());
            let stem: String = plain(stem).chars().take(160).collect();
            readings(language, form, &format!("{CHOSEN}{id}"), format!("{place}. {stem}"), lang, read)
        })
        .collect_view();
    let body = view! {
        <div class="stack loose reading">
            {keying_path(language, data.batch, &data.quiz, &title)}
            <h1>{title.clone()}</h1>
            <p>{t!(language, "paper-settle-what")}</p>
            <form method="post" class="stack">
                {summary(language, form)}
                {officer}
                {questions}
                <button class="button main" type="submit">{t!(language, "paper-keep")}</button>
            </form>
        </div>
    };
    Page::new(title, Section::Tutor, body).unlisted()
}

fn readings(
    language: Language,
    form: &FormState,
    name: &str,
    legend: String,
    lang: Option<String>,
    read: &[String],
) -> impl IntoView + use<> {
    let problem = form.problem(name).map(|problem| problem_words(language, problem));
    let error_id = format!("{name}-error");
    let described = problem.is_some().then(|| error_id.clone());
    let options = read
        .iter()
        .enumerate()
        .map(|(place, words)| {
            let value = (place + 1).to_string();
            let id = if place == 0 { name.to_owned() } else { format!("{name}-{value}") };
            let words = if words.trim().is_empty() { t!(language, "paper-nothing") } else { words.clone() };
            let checked = form.has(name, &value);
            view! { <label for=id.clone()><input type="radio" id=id.clone() name=name.to_owned() value=value checked=checked/><span>{words}</span></label> }
        })
        .collect_view();
    view! {
        <fieldset class="options" aria-describedby=described>
            <legend lang=lang><strong>{legend}</strong></legend>
            {problem.map(|words| view! { <p class="error" id=error_id>{words}</p> })}
            {options}
        </fieldset>
    }
}
