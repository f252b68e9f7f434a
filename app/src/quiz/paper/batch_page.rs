//! A printing, sheet by sheet: how each stands, and what the reader has to do with it.

use domain::id::PaperBatchId;
use domain::language::Language;
use domain::time::Date;
use leptos::prelude::*;

use crate::frame::{Page, Section};
use crate::ui::{Tone, crumbs, done, state};
use crate::words::format;
use crate::{routes, t};

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
                        <th scope="col">{t!(language, "paper-number")}</th><th scope="col">{t!(language, "paper-to-do")}</th>
                        <th scope="col">{t!(language, "paper-state")}</th><th scope="col">{t!(language, "paper-officer")}</th>
                        <th scope="col">{t!(language, "paper-keyed-by")}</th>
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
            <th scope="row" class="sheet-number">{sheet.number.clone()}</th>
            <td>{to_do}</td>
            <td>{standing}</td>
            <td>{sheet.officer.clone()}</td>
            <td>{sheet.keyed_by.clone()}</td>
        </tr>
    }
}
