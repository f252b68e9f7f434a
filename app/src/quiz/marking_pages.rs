//! What a tutor marks: the answers that wait, and one of them beside the criteria. Never whose it is.

use domain::id::AttemptId;
use domain::language::Language;
use domain::quiz::question::{Criterion, Written};
use domain::quiz::rubric::COMMENT_MOST;
use domain::time::Moment;
use leptos::prelude::*;

use super::LEVEL;
use super::controls::plain;
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{problem_words, summary, text_area};
use crate::ui::{crumbs, done, empty, notice};
use crate::words::format;
use crate::{routes, t};

/// An answer that waits.
#[derive(Debug, Clone)]
pub struct ToMarkLine {
    /// Its attempt.
    pub attempt: AttemptId,
    /// The question.
    pub question: String,
    /// Which quiz.
    pub quiz: String,
    /// The first words of what is asked.
    pub stem: String,
    /// Since when.
    pub since: Moment,
}

/// What became of the answer just marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WasMarked {
    /// It was kept.
    Kept,
    /// It did not wait any more.
    Before,
}

/// The answers that wait for a tutor.
pub fn to_mark_page(language: Language, lines: &[ToMarkLine], said: Option<WasMarked>) -> Page {
    let none = lines.is_empty().then(|| empty(t!(language, "marking-none"), t!(language, "marking-none-what")));
    let rows = lines
        .iter()
        .map(|line| {
            let href = routes::marking(language, line.attempt, &line.question);
            view! {
                <tr>
                    <td><a href=href>{line.stem.clone()}</a></td>
                    <td>{line.quiz.clone()}</td>
                    <td>{format::date_time(&line.since, language)}</td>
                </tr>
            }
        })
        .collect_view();
    let table = (!lines.is_empty()).then(|| {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "marking-title")>
                <table class="worded">
                    <thead><tr><th scope="col">{t!(language, "marking-question")}</th><th scope="col">{t!(language, "quiz-word")}</th><th scope="col">{t!(language, "marking-since")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    let said = said.map(|said| match said {
        WasMarked::Kept => done(t!(language, "marking-kept")).into_any(),
        WasMarked::Before => notice(t!(language, "marking-before"), t!(language, "marking-before-what")).into_any(),
    });
    let title = t!(language, "marking-title");
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), vec![(routes::tutor(language), t!(language, "tutor-title"))], Some(title.clone()))}
            <h1>{title.clone()}</h1>
            {said}
            <p class="soft">{t!(language, "marking-blind")}</p>
            {none}
            {table}
        </div>
    };
    Page::new(title, Section::Tutor, body).unlisted()
}

/// An answer put before a tutor; texts but the answer are trusted HTML.
#[derive(Debug, Clone)]
pub struct MarkingView<'a> {
    /// Which quiz.
    pub quiz: String,
    /// What is asked.
    pub stem: String,
    /// A good answer.
    pub model: String,
    /// What it is marked by.
    pub written: &'a Written,
    /// What was written.
    pub answer: &'a str,
    /// The language it was written in.
    pub language: Language,
    /// Since when it waits.
    pub since: Moment,
}

/// An answer beside the criteria.
pub fn marking_page(language: Language, data: &MarkingView<'_>, form: &FormState) -> Page {
    let title = t!(language, "marking-answer");
    let criteria = data.written.criteria.iter().map(|criterion| levels(language, criterion, form)).collect_view();
    let path = vec![(routes::tutor(language), t!(language, "tutor-title")), (routes::to_mark(language), t!(language, "marking-title"))];
    let written_in = (data.language != language).then(|| data.language.code().to_owned());
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), path, Some(title.clone()))}
            <div class="stack tight">
                <h1>{title.clone()}</h1>
                <p class="soft">{data.quiz.clone()}" · "{t!(language, "marking-handed-in", time = format::date_time(&data.since, language))}</p>
            </div>
            <section class="stack reading">
                <h2>{t!(language, "marking-question")}</h2>
                <div class="prose" inner_html=data.stem.clone()></div>
                <h2>{t!(language, "marking-written")}</h2>
                <div class="written card" lang=written_in>{data.answer.to_owned()}</div>
                <details><summary>{t!(language, "review-model")}</summary><div class="prose" inner_html=data.model.clone()></div></details>
            </section>
            <form method="post" class="stack reading">
                <h2>{t!(language, "marking-levels")}</h2>
                {summary(language, form)}
                {criteria}
                {text_area(language, form, "comment", t!(language, "marking-comment"), t!(language, "marking-comment-hint", most = COMMENT_MOST as u64))}
                <p class="small soft">{t!(language, "marking-final")}</p>
                <button class="button main" type="submit">{t!(language, "marking-give")}</button>
            </form>
        </div>
    };
    Page::new(title, Section::Tutor, body).unlisted()
}

/// The levels of a criterion, the best first as they are written.
fn levels(language: Language, criterion: &Criterion, form: &FormState) -> impl IntoView + use<> {
    let name = format!("{LEVEL}{}", criterion.id);
    form.call(&name, &plain(criterion.text.read(language)));
    let problem = form.problem(&name).map(|problem| problem_words(language, problem));
    let error_id = format!("{name}-error");
    let share = t!(language, "review-share", percent = format::percent(u64::from(criterion.share), language));
    let options = criterion
        .levels
        .iter()
        .enumerate()
        .map(|(place, level)| {
            // The first bears the field's name, so that the summary of problems leads to it.
            let id = if place == 0 { name.clone() } else { format!("{name}-{}", level.percent) };
            let percent = format!(" ({})", format::percent(u64::from(level.percent), language));
            let checked = form.has(&name, &level.percent.to_string());
            view! {
                <label for=id.clone()>
                    <input type="radio" id=id.clone() name=name.clone() value=level.percent.to_string() checked=checked/>
                    <span><span inner_html=level.text.read(language).to_owned()></span>{percent}</span>
                </label>
            }
        })
        .collect_view();
    let described = problem.is_some().then(|| error_id.clone());
    view! {
        <fieldset class="options" aria-describedby=described>
            <legend><strong inner_html=criterion.text.read(language).to_owned()></strong>" "<span class="soft small">{share}</span></legend>
            {problem.map(|words| view! { <p class="error" id=error_id>{words}</p> })}
            {options}
        </fieldset>
    }
}
