//! What belongs to a mission: the report, what the beneficiary says; and the refreshers beside them.

use domain::accreditation::feedback::{Feedback, LEVEL_MOST, Question};
use domain::id::MissionId;
use domain::language::Language;
use domain::time::{Date, Moment};
use leptos::prelude::*;

use super::mission_page::{MissionLine, own};
use super::{mission_words, phrases};
use crate::form::FormState;
use crate::t;
use crate::ui::fields::{Input, Select, input, select, summary, text_area};
use crate::ui::{Tone, state};
use crate::words::{format, language_name};

/// What a beneficiary was asked.
#[derive(Debug, Clone)]
pub struct FeedbackLine {
    /// Name and address of whoever was asked, where the reader may know.
    pub contact: Option<(String, String)>,
    /// When.
    pub asked: Moment,
    /// What became of it.
    pub became: Became,
}

/// What became of a request for feedback.
#[derive(Debug, Clone)]
pub enum Became {
    /// It can be answered until then.
    Waits(Moment),
    /// Nobody answered in time.
    Lapsed,
    /// A later one took its place.
    Revoked,
    /// It was answered.
    Answered(Moment, Feedback),
}

/// Whether a form of this kind, for this mission, came back.
fn own_of(form: &FormState, which: &str, mission: MissionId) -> FormState {
    let scope = format!("{which}-{mission}");
    if form.value("mission") == mission.to_string() { own(form, which).within(&scope) } else { FormState::default().within(&scope) }
}

/// The report of a mission, or the form it is handed in with.
pub(super) fn report(language: Language, line: &MissionLine, form: &FormState) -> impl IntoView + use<> {
    let evaluated = line.evaluated.as_ref().map(|(at, with_report)| {
        let time = format::date_time(at, language);
        let said = if *with_report {
            t!(language, "acc-evaluated-with-report", time = time)
        } else {
            t!(language, "acc-evaluated-without-report", time = time)
        };
        view! { <p class="small soft">{said}</p> }
    });
    let handed_in = line.reported.as_ref().map(|at| {
        let time = format::date_time(at, language);
        view! { <p class="small soft">{t!(language, "acc-report-handed-in", time = time)}</p> }
    });
    let text = line.report.clone().map(|text| {
        view! { <details><summary>{t!(language, "acc-report-read")}</summary><p class="written">{text}</p></details> }
    });
    let hand_in = line.takes_report.then(|| {
        let own_form = own_of(form, "report", line.mission);
        view! {
            <section class="stack tight reading">
                <h3>{t!(language, "acc-report-hand-in")}</h3>
                <form method="post" class="stack">
                    <input type="hidden" name="mission" value=line.mission.to_string()/>
                    {summary(language, &own_form)}
                    {text_area(language, &own_form, "report", t!(language, "acc-report"), t!(language, "acc-report-hint"))}
                    <button class="button main" type="submit" name="do" value="report">{t!(language, "acc-report-hand-in")}</button>
                </form>
            </section>
        }
    });
    view! { {evaluated}{handed_in}{text}{hand_in} }
}

/// What the beneficiary was asked and said, and the form to ask with.
pub(super) fn feedback(language: Language, line: &MissionLine, form: &FormState) -> Option<AnyView> {
    if line.feedback.is_empty() && line.asks_feedback.is_none() {
        return None;
    }
    let lines = line.feedback.iter().map(|asked| said(language, asked)).collect_view();
    let none = line.feedback.is_empty().then(|| view! { <p class="small soft">{t!(language, "acc-feedback-none")}</p> });
    let ask = line.asks_feedback.map(|asks| match asks {
        Ok(()) => ask(language, line.mission, form).into_any(),
        Err(refused) => view! { <p class="small soft">{mission_words::mission_refused(language, refused)}</p> }.into_any(),
    });
    Some(
        view! {
            <section class="stack tight">
                <h3>{t!(language, "acc-feedback")}</h3>
                {none}
                <ul class="plain stack tight">{lines}</ul>
                {ask}
            </section>
        }
        .into_any(),
    )
}

fn said(language: Language, line: &FeedbackLine) -> impl IntoView + use<> {
    let asked = line.contact.as_ref().map(|(name, email)| {
        let time = format::date_time(&line.asked, language);
        let words = t!(language, "acc-feedback-asked", name = name.clone(), email = email.clone(), time = time);
        view! { <p class="small soft">{words}</p> }
    });
    let became = match &line.became {
        Became::Waits(until) => {
            let words = t!(language, "acc-feedback-waits", time = format::date_time(until, language));
            view! { <p>{state(Tone::Wait, words)}</p> }.into_any()
        }
        Became::Lapsed => view! { <p>{state(Tone::Calm, t!(language, "acc-feedback-lapsed"))}</p> }.into_any(),
        Became::Revoked => view! { <p>{state(Tone::Calm, t!(language, "acc-feedback-revoked"))}</p> }.into_any(),
        Became::Answered(at, given) => {
            let time = format::date_time(at, language);
            view! { <p class="small soft">{t!(language, "acc-feedback-given", time = time)}</p>{answers(language, given)} }.into_any()
        }
    };
    view! { <li class="stack tight">{asked}{became}</li> }
}

fn answers(language: Language, given: &Feedback) -> impl IntoView + use<> {
    let most = u64::from(LEVEL_MOST);
    let answered = |question: &Question| {
        let level = given.levels.get(question).copied().unwrap_or_default();
        let said = t!(language, "acc-feedback-level", level = u64::from(level), most = most, words = mission_words::level(language, level));
        view! { <li>{mission_words::question(language, *question)}" "<strong>{said}</strong></li> }
    };
    let lines = Question::ALL.iter().map(answered).collect_view();
    let comment = (!given.comment.is_empty()).then(|| view! { <p class="written">{given.comment.clone()}</p> });
    view! {
        <ul>
            {lines}
            <li>{t!(language, "feedback-again")}" "<strong>{mission_words::again(language, given.again)}</strong></li>
        </ul>
        {comment}
    }
}

fn ask(language: Language, mission: MissionId, form: &FormState) -> impl IntoView + use<> {
    let own_form = own_of(form, "ask-feedback", mission);
    let came_back = own_form.came_back();
    let name = Input { name: "contact_name", label: t!(language, "acc-contact-name"), autocomplete: "off", ..Input::default() };
    let email = Input {
        name: "contact_email",
        label: t!(language, "acc-contact-email"),
        hint: t!(language, "acc-contact-hint"),
        kind: "email",
        autocomplete: "off",
        ..Input::default()
    };
    let choices = Language::INTERFACE.iter().map(|language| (language.code().to_owned(), language_name(*language))).collect();
    let value = language.code().to_owned();
    let chosen = Select { name: "language", label: t!(language, "acc-contact-language"), choices, value, ..Select::default() };
    view! {
        <details open=came_back>
            <summary>{t!(language, "acc-feedback-ask")}</summary>
            <form method="post" class="stack reading">
                <p class="soft">{t!(language, "acc-feedback-ask-what")}</p>
                <input type="hidden" name="mission" value=mission.to_string()/>
                {summary(language, &own_form)}
                {input(language, &own_form, name)}
                {input(language, &own_form, email)}
                {select(language, &own_form, chosen)}
                <button class="button" type="submit" name="do" value="ask-feedback">{t!(language, "acc-feedback-ask")}</button>
            </form>
        </details>
    }
}

/// Refreshers attended.
pub(super) fn refreshers(language: Language, attended: &[(String, Date)]) -> Option<AnyView> {
    if attended.is_empty() {
        return None;
    }
    let lines = attended.iter().map(|(title, day)| view! { <li>{phrases::refresher(language, title, *day)}</li> }).collect_view();
    Some(view! { <section class="stack tight"><h2>{t!(language, "acc-refreshers")}</h2><ul>{lines}</ul></section> }.into_any())
}

/// The form a refresher is noted with.
pub(super) fn note_refresher(language: Language, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do") == "refresher";
    let own_form = own(form, "refresher");
    let title = Input {
        name: "title",
        label: t!(language, "acc-refresher-title"),
        hint: t!(language, "acc-refresher-hint"),
        autocomplete: "off",
        ..Input::default()
    };
    let day = Input { name: "held_on", label: t!(language, "acc-refresher-day"), kind: "date", autocomplete: "off", ..Input::default() };
    view! {
        <details class="card" open=came_back>
            <summary>{t!(language, "acc-refresher-note")}</summary>
            <form method="post" class="stack reading">
                <p class="soft">{t!(language, "acc-refresher-note-what")}</p>
                {summary(language, &own_form)}
                {input(language, &own_form, title)}
                {input(language, &own_form, day)}
                <button class="button" type="submit" name="do" value="refresher">{t!(language, "acc-refresher-note")}</button>
            </form>
        </details>
    }
}
