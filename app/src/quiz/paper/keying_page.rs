//! A sheet keyed in box by box, and looked at again where two read it differently.

use domain::id::PaperBatchId;
use domain::language::Language;
use domain::quiz::paper::{EMPTY_PLACE, PaperBox, boxes, letter};
use domain::quiz::sheet::ItemBody;
use leptos::prelude::*;

use super::{AskedOnPaper, SheetPrint};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::quiz::controls::{moment_hint, plain};
use crate::quiz::{BOX, CHOSEN};
use crate::ui::crumbs;
use crate::ui::fields::{Area, Input, area, input, problem_words, summary};
use crate::{routes, t};

/// Signs of a question's text beside its boxes.
const STEM_SIGNS: usize = 160;

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

/// The first words of what is asked: the sheet has the rest.
fn beginning(html: &str) -> String {
    let words = plain(html);
    if words.chars().count() <= STEM_SIGNS { words } else { words.chars().take(STEM_SIGNS).chain(['…']).collect() }
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
    let fields = boxes(&asked.body).into_iter().zip(labels).enumerate().map(|(number, (kind, label))| {
        let name = format!("{BOX}{}-{}", place + 1, number + 1);
        form.call(&name, &format!("{}. {label}", place + 1));
        box_field(language, form, &name, label, kind)
    });
    let fields = fields.collect_view();
    let stem = beginning(&asked.stem);
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
        PaperBox::Moment(asks) => moment_hint(language, asks),
        PaperBox::Words => t!(language, "paper-hint-words"),
        PaperBox::Text(most) => t!(language, "sitting-written-hint", most = u64::from(most)),
    };
    let hint_id = format!("{name}-hint");
    let described = [error_id.clone(), Some(hint_id.clone())].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let field = if let PaperBox::Text(most) = kind {
        let described = Some(described);
        area(Area { id: name.clone(), name: name.clone(), value, rows: 8, most: Some(most), described, wrong }).into_any()
    } else {
        let decimal = matches!(kind, PaperBox::Number).then_some("decimal");
        view! {
            <input id=name.clone() name=name.clone() value=value autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200"
                inputmode=decimal aria-invalid=wrong.then_some("true") aria-describedby=described/>
        }
        .into_any()
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
            let stem = beginning(stem);
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
    form.call(name, &legend);
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
