//! Figures of quizzes and of their questions, and the form that proposes another key.

use domain::id::CorrectionId;
use domain::language::Language;
use domain::quiz::analysis::{ItemFigures, QuizFigures};
use domain::quiz::answer::TRUE;
use domain::quiz::certainty::Calibration;
use domain::quiz::hotspot::Hotspot;
use domain::quiz::question::{Kind, Question};
use domain::time::Moment;
use leptos::prelude::*;

use super::correction_page::CorrectionStanding;
use super::form_fields::STRIKE_OUT;
use super::key;
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::quiz::certainty;
use crate::ui::fields::{problem_words, summary, text_area};
use crate::ui::{Tone, crumbs, empty, state};
use crate::words::format;
use crate::{routes, t};

/// From so many attempts on a figure says something of the question, not of who happened to sit.
const MANY: u64 = 30;

/// The quizzes somebody looks after, and the corrections of their keys.
#[derive(Debug, Clone)]
pub struct QuizzesView {
    /// By course.
    pub quizzes: Vec<QuizLine>,
    /// The newest first.
    pub corrections: Vec<CorrectionLine>,
}

/// A quiz.
#[derive(Debug, Clone)]
pub struct QuizLine {
    /// For its address.
    pub quiz: String,
    /// Its course.
    pub course: String,
    /// What it is called.
    pub title: String,
}

/// A correction in the list.
#[derive(Debug, Clone)]
pub struct CorrectionLine {
    /// Which.
    pub id: CorrectionId,
    /// Of which question.
    pub question: String,
    /// Who proposed it.
    pub proposer: String,
    /// When.
    pub at: Moment,
    /// How it stands.
    pub standing: CorrectionStanding,
}

/// The figures of a quiz.
#[derive(Debug, Clone)]
pub struct QuizView<'a> {
    /// The quiz.
    pub line: QuizLine,
    /// Its figures.
    pub figures: &'a QuizFigures,
    /// How sure people were, set against what was right.
    pub calibration: &'a Calibration,
    /// Its questions, the ones in force first.
    pub items: Vec<ItemFiguresLine<'a>>,
}

/// A version of a question in the table.
#[derive(Debug, Clone)]
pub struct ItemFiguresLine<'a> {
    /// The question.
    pub question: &'a Question,
    /// Whether it is in force.
    pub in_force: bool,
    /// Its figures.
    pub figures: Option<ItemFigures>,
}

/// The figures of a question, and the form that proposes another key.
#[derive(Debug, Clone)]
pub struct ItemView<'a> {
    /// The quiz.
    pub line: QuizLine,
    /// The question in force.
    pub question: &'a Question,
    /// Its stem as HTML.
    pub stem: String,
    /// Itself and its earlier versions.
    pub versions: Vec<ItemFiguresLine<'a>>,
    /// What was answered.
    pub answers: Vec<GroupLine>,
    /// How many attempts were looked at.
    pub looked_at: u64,
    /// The middle one of the times it took, in seconds.
    pub median_seconds: Option<u64>,
}

/// An answer, and who gave it.
#[derive(Debug, Clone)]
pub struct GroupLine {
    /// Which.
    pub answered: Answered,
    /// How many gave it.
    pub count: u64,
    /// The mean part they earned on their other questions.
    pub rest: Option<f64>,
}

/// What was answered.
#[derive(Debug, Clone)]
pub enum Answered {
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

impl Answered {
    /// In words, and what it brings in per cent where that is fixed.
    fn words(&self, language: Language, question: &Question) -> (String, Option<i32>) {
        match (self, &question.kind) {
            (Self::Option(id), Kind::Single(choice) | Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, .. })) => {
                let option = choice.options.iter().find(|option| option.id == *id);
                option.map_or((id.clone(), None), |option| (option.text.read(language).to_owned(), Some(option.share)))
            }
            (Self::Option(id), Kind::TrueFalse(statement)) => {
                let words = if id == TRUE { t!(language, "sitting-true") } else { t!(language, "sitting-false") };
                (words, Some(if *id == statement.key.to_string() { 100 } else { 0 }))
            }
            (Self::Option(id), _) => (id.clone(), None),
            (Self::Right, _) => (t!(language, "sitting-try-right"), None),
            (Self::Partly, _) => (t!(language, "sitting-try-partly"), None),
            (Self::Wrong, _) => (t!(language, "sitting-try-wrong"), None),
            (Self::Nothing, _) => (t!(language, "review-unanswered"), None),
        }
    }
}

/// The quizzes somebody looks after.
pub fn quizzes_page(language: Language, data: &QuizzesView) -> Page {
    let rows = data
        .quizzes
        .iter()
        .map(|line| view! { <tr><td>{line.course.clone()}</td><td><a href=routes::quiz_analysis(language, &line.quiz)>{line.title.clone()}</a></td></tr> })
        .collect_view();
    let corrections = data
        .corrections
        .iter()
        .map(|line| {
            view! {
                <tr>
                    <td><a href=routes::correction(language, line.id)>{line.question.clone()}</a></td>
                    <td>{line.proposer.clone()}</td><td>{format::date_time(&line.at, language)}</td><td>{line.standing.words(language)}</td>
                </tr>
            }
        })
        .collect_view();
    let none = data.corrections.is_empty().then(|| empty(t!(language, "corrections-none"), t!(language, "corrections-none-what")));
    let has_corrections = !data.corrections.is_empty();
    let title = t!(language, "analysis-title");
    let body = view! {
        <div class="stack loose">
            <h1>{title.clone()}</h1>
            <section class="stack">
                <h2>{t!(language, "analysis-quizzes")}</h2>
                <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "analysis-quizzes")>
                    <table><thead><tr><th scope="col">{t!(language, "analysis-course")}</th><th scope="col">{t!(language, "analysis-quiz")}</th></tr></thead><tbody>{rows}</tbody></table>
                </div>
            </section>
            <section class="stack">
                <h2>{t!(language, "corrections-title")}</h2>
                {none}
                {has_corrections.then(|| view! {
                    <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "corrections-title")>
                        <table>
                            <thead><tr>
                                <th scope="col">{t!(language, "analysis-question")}</th><th scope="col">{t!(language, "corrections-by")}</th>
                                <th scope="col">{t!(language, "corrections-at")}</th><th scope="col">{t!(language, "sitting-state")}</th>
                            </tr></thead>
                            <tbody>{corrections}</tbody>
                        </table>
                    </div>
                })}
            </section>
        </div>
    };
    Page::new(title, Section::Analysis, body).unlisted()
}

/// The figures of a quiz.
pub fn quiz_page(language: Language, data: &QuizView<'_>) -> Page {
    let figures = data.figures;
    let title = format!("{} · {}", t!(language, "analysis-title"), data.line.title);
    let figure =
        |value: String, words: String| view! { <div><div class="figure-of">{value}</div><div class="small soft">{words}</div></div> };
    let marks = |value: Option<f64>| value.map_or_else(|| t!(language, "analysis-undefined"), |value| decimal(language, value / 100.0, 2));
    let rows = data.items.iter().map(|item| item_row(language, &data.line.quiz, item, true)).collect_view();
    let heading = data.line.title.clone();
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), vec![(routes::analysis(language), t!(language, "analysis-title"))], Some(heading.clone()))}
            <h1>{heading}</h1>
            <div class="row figures">
                {figure(format::number(figures.attempts, language), t!(language, "analysis-attempts", count = figures.attempts))}
                {figure(format::number(figures.passed, language), t!(language, "analysis-passed", count = figures.passed))}
                {figure(marks(figures.mean), t!(language, "analysis-mean"))}
                {figure(marks(figures.deviation), t!(language, "analysis-deviation"))}
                {figure(figures.reliability.map_or_else(|| t!(language, "analysis-undefined"), |it| decimal(language, it, 2)), t!(language, "analysis-reliability"))}
                {figure(marks(figures.standard_error), t!(language, "analysis-error"))}
            </div>
            {(figures.attempts > 0).then(|| distribution(language, figures))}
            {(!data.calibration.lines().is_empty()).then(|| view! {
                <section class="stack tight">
                    <h2>{t!(language, "analysis-certainty")}</h2>
                    {certainty::lines(language, data.calibration)}
                </section>
            })}
            <section class="stack">
                <h2>{t!(language, "analysis-questions")}</h2>
                {table(language, t!(language, "analysis-questions"), rows.into_any())}
                {legend(language)}
            </section>
        </div>
    };
    Page::new(title, Section::Analysis, body).unlisted()
}

fn table(language: Language, label: String, rows: AnyView) -> impl IntoView + use<> {
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table>
                <thead><tr>
                    <th scope="col">{t!(language, "analysis-question")}</th><th scope="col" class="n">{t!(language, "analysis-exposure")}</th>
                    <th scope="col" class="n">{t!(language, "analysis-facility")}</th><th scope="col" class="n">{t!(language, "analysis-spread")}</th>
                    <th scope="col" class="n">{t!(language, "analysis-discrimination")}</th><th scope="col" class="n">{t!(language, "analysis-efficiency")}</th>
                    <th scope="col" class="n">{t!(language, "analysis-weight")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn item_row(language: Language, quiz: &str, item: &ItemFiguresLine<'_>, is_link: bool) -> impl IntoView + use<> {
    let percent = |value: Option<f64>| value.map_or_else(|| t!(language, "analysis-undefined"), |value| percent_of(language, value));
    let figure = |pick: fn(&ItemFigures) -> Option<f64>| percent(item.figures.as_ref().and_then(pick));
    let id = item.question.id.clone();
    let name = if is_link && item.in_force {
        let href = routes::item_analysis(language, quiz, &id);
        view! { <a href=href>{id}</a> }.into_any()
    } else {
        view! { <span>{id}</span> }.into_any()
    };
    let earlier = (!item.in_force).then(|| view! { " "<span class="tag">{t!(language, "analysis-earlier")}</span> });
    // Who knows less earns more here: a key that may be wrong. Of few attempts that is chance.
    let many = item.figures.filter(|figures| MANY <= figures.exposure);
    let suspect = many.and_then(|figures| figures.discrimination).is_some_and(|it| it < 0.0);
    let suspect = suspect.then(|| view! { <br/>{state(Tone::Wait, t!(language, "analysis-suspect"))} });
    let exposure = item.figures.map_or(0, |figures| figures.exposure);
    view! {
        <tr>
            <td>{name}{earlier}{suspect}</td>
            <td class="n">{format::number(exposure, language)}</td>
            <td class="n">{figure(|it| it.facility)}</td>
            <td class="n">{figure(|it| it.deviation)}</td>
            <td class="n">{figure(|it| it.discrimination)}</td>
            <td class="n">{figure(|it| it.efficiency)}</td>
            <td class="n">{figure(|it| it.weight)}</td>
        </tr>
    }
}

fn legend(language: Language) -> impl IntoView + use<> {
    let lines = [
        (t!(language, "analysis-facility"), t!(language, "analysis-facility-what")),
        (t!(language, "analysis-discrimination"), t!(language, "analysis-discrimination-what")),
        (t!(language, "analysis-efficiency"), t!(language, "analysis-efficiency-what")),
        (t!(language, "analysis-weight"), t!(language, "analysis-weight-what")),
    ];
    let lines = lines.into_iter().map(|(term, what)| view! { <dt>{term}</dt><dd>{what}</dd> }).collect_view();
    view! { <details><summary>{t!(language, "analysis-legend")}</summary><dl class="small">{lines}</dl></details> }
}

/// How many attempts earned how much: bars, and the same as a table.
fn distribution(language: Language, figures: &QuizFigures) -> impl IntoView + use<> {
    let most = figures.tenths.iter().copied().max().unwrap_or(1).max(1);
    let bar = |(place, count): (usize, &u64)| {
        let height = count * 100 / most;
        view! { <rect class="meter-done" x=(place * 40 + 4).to_string() y=(110 - height).to_string() width="32" height=height.to_string()></rect> }
    };
    let bars = figures.tenths.iter().enumerate().map(bar).collect_view();
    let words = |place: usize| match u64::try_from(place).unwrap_or(10) {
        10 => format::percent(100, language),
        tenth => format!("{}–{}", tenth * 10, format::percent(tenth * 10 + 9, language)),
    };
    let label = |place: usize| {
        let text = if place == 10 { "100".to_owned() } else { (place * 10).to_string() };
        view! { <text class="axis" x=(place * 40 + 20).to_string() y="128" text-anchor="middle">{text}</text> }
    };
    let labels = (0..11).map(label).collect_view();
    let rows = figures
        .tenths
        .iter()
        .enumerate()
        .map(|(place, count)| view! { <tr><td>{words(place)}</td><td class="n">{format::number(*count, language)}</td></tr> })
        .collect_view();
    view! {
        <section class="stack tight">
            <h2>{t!(language, "analysis-distribution")}</h2>
            <svg class="bars" viewBox="0 0 440 134" role="img" aria-label=t!(language, "analysis-distribution-what")>
                {bars}
                <line class="axis" x1="0" y1="110.5" x2="440" y2="110.5"></line>
                {labels}
            </svg>
            <details class="small">
                <summary>{t!(language, "analysis-as-table")}</summary>
                <table><thead><tr><th scope="col">{t!(language, "analysis-earned")}</th><th scope="col" class="n">{t!(language, "analysis-attempts-word")}</th></tr></thead><tbody>{rows}</tbody></table>
            </details>
        </section>
    }
}

/// A part in whole per cent, below nothing perhaps.
fn percent_of(language: Language, part: f64) -> String {
    let space = if language == Language::FR { "\u{a0}" } else { "" };
    format!("{}{space}%", decimal(language, part * 100.0, 0))
}

/// A number with so many decimals, in the marks of the language.
fn decimal(language: Language, value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = text.strip_prefix('-').map_or_else(|| text.clone(), |rest| format!("−{rest}"));
    if language == Language::FR { text.replace('.', ",") } else { text }
}

/// The figures of a question.
pub fn item_page(language: Language, data: &ItemView<'_>, form: &FormState) -> Page {
    let id = data.question.id.clone();
    let title = format!("{id} · {}", data.line.title);
    let path = vec![
        (routes::analysis(language), t!(language, "analysis-title")),
        (routes::quiz_analysis(language, &data.line.quiz), data.line.title.clone()),
    ];
    let versions = data.versions.iter().map(|item| item_row(language, &data.line.quiz, item, false)).collect_view();
    let median = data.median_seconds.map(|seconds| view! { <p>{t!(language, "analysis-median", count = seconds)}</p> });
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), path, Some(id.clone()))}
            <h1>{t!(language, "analysis-question-of", id = id)}</h1>
            <div class="prose reading" inner_html=data.stem.clone()></div>
            {table(language, t!(language, "analysis-figures"), versions.into_any())}
            {median}
            {(!data.answers.is_empty()).then(|| answers(language, data))}
            {correction_form(language, data, form)}
        </div>
    };
    Page::new(title, Section::Analysis, body).unlisted()
}

fn answers(language: Language, data: &ItemView<'_>) -> impl IntoView + use<> {
    let all = data.looked_at.max(1);
    let rows = data
        .answers
        .iter()
        .map(|line| {
            let (words, share) = line.answered.words(language, data.question);
            let share = share.map(|share| {
                if share == 100 {
                    state(Tone::Pass, t!(language, "review-right")).into_any()
                } else {
                    view! { <span class="soft">{share.to_string()}"\u{a0}%"</span> }.into_any()
                }
            });
            let rest = line.rest.map(|rest| percent_of(language, rest));
            view! {
                <tr>
                    <td>{words}" "{share}</td>
                    <td class="n">{format::number(line.count, language)}</td>
                    <td class="n">{format::percent(line.count * 100 / all, language)}</td>
                    <td class="n">{rest}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{t!(language, "analysis-answers")}</h2>
            <p class="small soft">{t!(language, "analysis-answers-what", count = data.looked_at)}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "analysis-answers")>
                <table class="worded">
                    <thead><tr>
                        <th scope="col">{t!(language, "analysis-answer")}</th><th scope="col" class="n">{t!(language, "analysis-attempts-word")}</th>
                        <th scope="col" class="n">{t!(language, "analysis-part")}</th><th scope="col" class="n">{t!(language, "analysis-rest")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// Proposes another key.
fn correction_form(language: Language, data: &ItemView<'_>, form: &FormState) -> impl IntoView + use<> {
    let problem = form.problem("key").map(|problem| problem_words(language, problem));
    let opened = form.came_back();
    let fields = key::fields(language, data.question, form);
    let only = fields.is_none().then(|| view! { <p class="hint">{t!(language, "key-only-strike-out")}</p> });
    let struck = form.has(STRIKE_OUT, "yes");
    view! {
        <details class="card" open=opened>
            <summary>{t!(language, "correct-title")}</summary>
            <form method="post" class="stack">
                {summary(language, form)}
                <p class="soft">{t!(language, "correct-what")}</p>
                <fieldset class="plain stack" id="key">
                    <legend class="h3">{t!(language, "correct-key")}</legend>
                    {problem.map(|words| view! { <p class="error">{words}</p> })}
                    {fields}
                    {only}
                </fieldset>
                <label class="row" for=STRIKE_OUT><input type="checkbox" id=STRIKE_OUT name=STRIKE_OUT value="yes" checked=struck/>{t!(language, "correct-strike-out")}</label>
                {text_area(language, form, "reason", t!(language, "request-reason"), t!(language, "correct-reason-hint"))}
                <button class="button main" type="submit">{t!(language, "correct-propose")}</button>
            </form>
        </details>
    }
}
