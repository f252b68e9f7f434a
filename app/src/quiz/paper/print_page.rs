//! The sheets of a printing: what is asked, with boxes to write into and nothing of the key.

use domain::id::PaperBatchId;
use domain::language::Language;
use domain::quiz::paper::letter;
use domain::quiz::place::around_gaps;
use domain::quiz::sheet::{ItemBody, PartBody, Shown, ShownPart};
use domain::time::Date;
use leptos::prelude::*;

use crate::frame::{Page, Section};
use crate::quiz::controls::{moment_hint, plain};
use crate::quiz::picture::{self, Spots};
use crate::ui::crumbs;
use crate::words::format;
use crate::{routes, t};

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
                <p class="sheet-number">{sheet.number.clone()}</p>
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
        ItemBody::Hotspot { picture: shown, options, several } => {
            let what = if *several { t!(language, "paper-all-letters") } else { t!(language, "paper-one-letter") };
            let picture = picture::picture(shown, options, Spots::Marked(&|_| "rest"));
            view! { {picture}{lettered(options)}<p class="put">{what}" "{slot("box")}</p> }.into_any()
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
        ItemBody::Moment { asks } => view! { <p class="put">{moment_hint(language, *asks)}" "{slot("box wide")}</p> }.into_any(),
        ItemBody::Short => view! { <p class="put">{t!(language, "paper-words")}" "{slot("box wide")}</p> }.into_any(),
        ItemBody::Written { .. } => {
            let lines = (0..8).map(|_| view! { <span></span> }).collect_view();
            view! { <div class="rules" aria-hidden="true">{lines}</div> }.into_any()
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
