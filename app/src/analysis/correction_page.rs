//! A correction of a key: what changes, for whom, and what becomes of results that turned.

use domain::id::{AttemptId, CorrectionId};
use domain::language::Language;
use domain::quiz::correction::Change;
use domain::quiz::marking::Marks;
use domain::quiz::question::Question;
use domain::time::Moment;
use leptos::prelude::*;

use super::key;
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{summary, text_area};
use crate::ui::{Tone, crumbs, state};
use crate::words::format;
use crate::{routes, t};

/// How a correction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionStanding {
    /// It waits for a second person.
    Proposed,
    /// It is confirmed, and results are being marked anew.
    Marking,
    /// Every result is marked by it.
    InForce,
    /// It was withdrawn or declined.
    Withdrawn,
}

impl CorrectionStanding {
    /// As a state in words.
    pub(super) fn words(self, language: Language) -> AnyView {
        match self {
            Self::Proposed => state(Tone::Wait, t!(language, "correction-proposed")).into_any(),
            Self::Marking => state(Tone::Wait, t!(language, "correction-marking")).into_any(),
            Self::InForce => state(Tone::Pass, t!(language, "correction-in-force")).into_any(),
            Self::Withdrawn => state(Tone::Calm, t!(language, "correction-withdrawn")).into_any(),
        }
    }
}

/// A correction as one of those who look after the course sees it.
#[derive(Debug, Clone)]
pub struct CorrectionView<'a> {
    /// Which.
    pub id: CorrectionId,
    /// The quiz's id and what it is called.
    pub quiz: (String, String),
    /// The stem as HTML.
    pub stem: String,
    /// With the wrong key.
    pub before: &'a Question,
    /// With the right one.
    pub after: &'a Question,
    /// Why.
    pub reason: String,
    /// Who proposed it, and when.
    pub proposed: (String, Moment),
    /// Who decided, and when.
    pub decided: Option<(String, Moment)>,
    /// How it stands.
    pub standing: CorrectionStanding,
    /// What it would do.
    pub preview: Option<PreviewView>,
    /// Results that turned.
    pub turns: Vec<TurnLine>,
    /// Whether the reader may confirm or decline it.
    pub may_confirm: bool,
    /// Whether the reader may withdraw it.
    pub may_withdraw: bool,
}

/// What a correction would do.
#[derive(Debug, Clone)]
pub struct PreviewView {
    /// Attempts handed in that drew the question.
    pub attempts: u64,
    /// Attempts under way that drew it.
    pub under_way: u64,
    /// Results that change.
    pub changes: Vec<ChangeLine>,
    /// Whether more attempts were there than were looked at.
    pub is_partial: bool,
}

/// A result that changes.
#[derive(Debug, Clone)]
pub struct ChangeLine {
    /// Whose.
    pub name: String,
    /// How.
    pub change: Change,
}

/// A result that turned.
#[derive(Debug, Clone)]
pub struct TurnLine {
    /// Which.
    pub attempt: AttemptId,
    /// Whose.
    pub name: String,
    /// Whether to a pass, else from one.
    pub passes: bool,
    /// Whether it was followed; none if nobody decided yet.
    pub followed: Option<bool>,
}

/// A correction of a key.
pub fn correction_page(language: Language, data: &CorrectionView<'_>, form: &FormState) -> Page {
    let title = t!(language, "correction-of", id = data.before.id.clone());
    let path = vec![
        (routes::analysis(language), t!(language, "analysis-title")),
        (routes::quiz_analysis(language, &data.quiz.0), data.quiz.1.clone()),
        (routes::item_analysis(language, &data.quiz.0, &data.before.id), data.before.id.clone()),
    ];
    let (name, at) = data.proposed.clone();
    let proposed = t!(language, "correction-proposed-by", name = name, time = format::date_time(&at, language));
    let decided =
        data.decided.clone().map(|(name, at)| t!(language, "correction-decided-by", name = name, time = format::date_time(&at, language)));
    let heading = title.clone();
    let head_form = if form.value("attempt").is_empty() { form.clone() } else { FormState::default() };
    let body = view! {
        <div class="stack loose">
            {crumbs(t!(language, "frame-where"), path, Some(heading.clone()))}
            <div class="stack tight">
                <h1>{heading}</h1>
                <p>{data.standing.words(language)}</p>
                <p class="soft">{proposed}</p>
                {decided.map(|words| view! { <p class="soft">{words}</p> })}
            </div>
            <div class="prose reading" inner_html=data.stem.clone()></div>
            <p><strong>{t!(language, "correction-reason")}</strong>" "{data.reason.clone()}</p>
            {keys(language, data)}
            {data.preview.as_ref().map(|preview| what_it_does(language, preview))}
            {decision(language, data, &head_form)}
            {(!data.turns.is_empty()).then(|| turns(language, data, form))}
        </div>
    };
    Page::new(title, Section::Analysis, body).unlisted()
}

fn keys(language: Language, data: &CorrectionView<'_>) -> impl IntoView + use<> {
    let table = |label: String, question: &Question| {
        let rows = key::lines(language, question)
            .into_iter()
            .map(|(what, key)| view! { <tr><td>{what}</td><td class="n">{key}</td></tr> })
            .collect_view();
        view! { <section class="stack tight"><h2 class="h3">{label}</h2><table><tbody>{rows}</tbody></table></section> }
    };
    view! {
        <div class="two">
            {table(t!(language, "correction-before"), data.before)}
            {table(t!(language, "correction-after"), data.after)}
        </div>
    }
}

fn marks(language: Language, (marks, passed): (Marks, bool)) -> String {
    let words = if passed { t!(language, "quiz-passed-short") } else { t!(language, "quiz-failed-short") };
    format!("{} / {} · {words}", Marks::whole_or_decimal(marks.earned, language), Marks::whole_or_decimal(marks.possible, language))
}

fn what_it_does(language: Language, preview: &PreviewView) -> impl IntoView + use<> {
    let turned = |to: bool| preview.changes.iter().filter(|line| line.change.turns_to() == Some(to)).count() as u64;
    let rows = preview
        .changes
        .iter()
        .map(|line| {
            let turn = match line.change.turns_to() {
                Some(true) => state(Tone::Pass, t!(language, "correction-to-pass")).into_any(),
                Some(false) => state(Tone::Fail, t!(language, "correction-from-pass")).into_any(),
                None => ().into_any(),
            };
            view! { <tr><td>{line.name.clone()}</td><td>{marks(language, line.change.before)}</td><td>{marks(language, line.change.after)}</td><td>{turn}</td></tr> }
        })
        .collect_view();
    let partial = preview.is_partial.then(|| view! { <p class="notice">{t!(language, "correction-partial")}</p> });
    let has_changes = !preview.changes.is_empty();
    view! {
        <section class="stack">
            <h2>{t!(language, "correction-preview")}</h2>
            <ul>
                <li>{t!(language, "correction-attempts", count = preview.attempts)}</li>
                <li>{t!(language, "correction-changes", count = preview.changes.len() as u64)}</li>
                <li>{t!(language, "correction-turns-to", count = turned(true))}</li>
                <li>{t!(language, "correction-turns-from", count = turned(false))}</li>
                <li>{t!(language, "correction-under-way", count = preview.under_way)}</li>
            </ul>
            {partial}
            {has_changes.then(|| view! {
                <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "correction-preview")>
                    <table>
                        <thead><tr>
                            <th scope="col">{t!(language, "officers-officer")}</th><th scope="col">{t!(language, "correction-before")}</th>
                            <th scope="col">{t!(language, "correction-after")}</th><th scope="col">{t!(language, "correction-turn")}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
        </section>
    }
}

fn decision(language: Language, data: &CorrectionView<'_>, form: &FormState) -> AnyView {
    if data.may_confirm {
        return view! {
            <form method="post" class="card stack">
                {summary(language, form)}
                <p>{t!(language, "correction-confirm-what")}</p>
                <div class="row">
                    <button class="button main" type="submit" name="do" value="confirm">{t!(language, "correction-confirm")}</button>
                    <button class="button" type="submit" name="do" value="withdraw">{t!(language, "correction-decline")}</button>
                </div>
            </form>
        }
        .into_any();
    }
    if data.may_withdraw {
        return view! {
            <form method="post" class="card stack">
                {summary(language, form)}
                <p>{t!(language, "correction-waits-what")}</p>
                <button class="button" type="submit" name="do" value="withdraw">{t!(language, "correction-withdraw")}</button>
            </form>
        }
        .into_any();
    }
    ().into_any()
}

fn turns(language: Language, data: &CorrectionView<'_>, form: &FormState) -> impl IntoView + use<> {
    let lines = data.turns.iter().map(|line| turn(language, line, form)).collect_view();
    view! {
        <section class="stack">
            <h2>{t!(language, "correction-turned")}</h2>
            <p class="soft">{t!(language, "correction-turned-what")}</p>
            <ul class="plain stack">{lines}</ul>
        </section>
    }
}

fn turn(language: Language, line: &TurnLine, form: &FormState) -> impl IntoView + use<> {
    let id = line.attempt.to_string();
    let own_form = if form.value("attempt") == id { form.clone() } else { FormState::default() }.within(&id);
    let turned = if line.passes {
        state(Tone::Pass, t!(language, "correction-to-pass")).into_any()
    } else {
        state(Tone::Fail, t!(language, "correction-from-pass")).into_any()
    };
    let follow = if line.passes { t!(language, "correction-issue") } else { t!(language, "correction-revoke") };
    let decided = line.followed.map(|followed| match (followed, line.passes) {
        (true, true) => t!(language, "correction-issued"),
        (true, false) => t!(language, "correction-revoked"),
        (false, _) => t!(language, "correction-kept"),
    });
    let controls = decided.is_none().then(|| {
        view! {
            <form method="post" class="stack">
                <input type="hidden" name="attempt" value=id/>
                {summary(language, &own_form)}
                {text_area(language, &own_form, "reason", t!(language, "request-reason"), t!(language, "correction-turn-hint"))}
                <div class="row">
                    <button class="button main" type="submit" name="do" value="follow">{follow}</button>
                    <button class="button" type="submit" name="do" value="keep">{t!(language, "correction-keep")}</button>
                </div>
            </form>
        }
    });
    view! {
        <li class="card stack">
            <div class="row between"><h3>{line.name.clone()}</h3>{turned}</div>
            {decided.map(|words| view! { <p>{state(Tone::Calm, words)}</p> })}
            {controls}
        </li>
    }
}
