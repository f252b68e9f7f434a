//! What a tutor may print, and what was printed.

use domain::id::PaperBatchId;
use domain::language::Language;
use domain::quiz::paper::BATCH_MOST;
use domain::time::Date;
use leptos::prelude::*;

use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{Input, Select, input, select, summary};
use crate::ui::{crumbs, empty};
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
