//! Missions beside a lead expert.

use domain::accreditation::act::{Act, Refused};
use domain::accreditation::mission::MissionRefused;
use domain::id::{CaseId, MissionId, PersonId};
use domain::language::Language;
use domain::time::{Date, Moment};
use leptos::prelude::*;

use super::mission_parts::{FeedbackLine, feedback, note_refresher, refreshers, report};
use super::{path, words};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{Input, Select, input, problem_words, select, summary, text_area};
use crate::ui::{Tone, done, empty, state};
use crate::words::format;
use crate::{routes, t};

/// The missions of a file.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "what the reader may do, and what was just done")]
pub struct MissionView {
    /// Which file.
    pub case: CaseId,
    /// The expert.
    pub name: String,
    /// In order.
    pub missions: Vec<MissionLine>,
    /// Refreshers attended, each with its day.
    pub refreshers: Vec<(String, Date)>,
    /// Whether the reader may plan one, with what stands in the way.
    pub assigns: Option<Vec<Refused>>,
    /// Whether the reader may put another lead expert in.
    pub replaces_lead: bool,
    /// Whether the reader may cancel the one under way.
    pub cancels: bool,
    /// Whether the reader evaluates the one under way.
    pub evaluates: bool,
    /// Whether the reader notes refreshers.
    pub notes_refresher: bool,
    /// Administrations to choose from.
    pub organisations: Vec<(String, String)>,
    /// Said once after something was done.
    pub was_done: bool,
}

/// A mission.
#[derive(Debug, Clone)]
pub struct MissionLine {
    /// Which.
    pub mission: MissionId,
    /// Who it is for.
    pub beneficiary: String,
    /// Its first and its last day.
    pub held: (Date, Date),
    /// What is to be done.
    pub terms: String,
    /// The lead expert.
    pub lead: String,
    /// How far it is.
    pub state: MissionState,
    /// When it was evaluated, and whether the report was there by then.
    pub evaluated: Option<(Moment, bool)>,
    /// When the report was handed in.
    pub reported: Option<Moment>,
    /// The report, where the reader may read it.
    pub report: Option<String>,
    /// Whether the reader hands it in.
    pub takes_report: bool,
    /// What the beneficiary was asked and said, as far as the reader may read it.
    pub feedback: Vec<FeedbackLine>,
    /// Whether the reader may ask for feedback, or why not yet; none where it is not theirs.
    pub asks_feedback: Option<Result<(), MissionRefused>>,
}

/// How far a mission is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissionState {
    /// Under way.
    Open,
    /// Later than its last day and not evaluated.
    Late,
    /// Done.
    Over,
    /// It did not take place.
    Cancelled,
}

/// The missions of a file.
pub fn mission_page(language: Language, data: &MissionView, form: &FormState) -> Page {
    let title = t!(language, "acc-missions-of", name = data.name.clone());
    let none = data.missions.is_empty().then(|| empty(t!(language, "acc-missions-none"), t!(language, "acc-missions-none-what")));
    let lines = data.missions.iter().map(|line| mission(language, line, form)).collect_view();
    let under_way = data.missions.iter().find(|line| matches!(line.state, MissionState::Open | MissionState::Late));
    let reported = under_way.and_then(|line| line.reported.clone());
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::file(language, data.case), data.name.clone())], Some(t!(language, "acc-missions")))}
            <h1>{title.clone()}</h1>
            {data.was_done.then(|| done(t!(language, "acc-done")))}
            {none}
            <ul class="plain stack">{lines}</ul>
            {data.evaluates.then(|| evaluate(language, reported.as_ref(), form))}
            {data.assigns.as_ref().map(|refused| assign(language, data, refused, form))}
            {data.replaces_lead.then(|| replace(language, form))}
            {data.cancels.then(|| cancel(language, form))}
            {refreshers(language, &data.refreshers)}
            {data.notes_refresher.then(|| note_refresher(language, form))}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn mission(language: Language, line: &MissionLine, form: &FormState) -> impl IntoView + use<> {
    let (from, until) = line.held;
    let days = t!(language, "acc-from-until", from = format::date(from, language), until = format::date(until, language));
    let standing = match line.state {
        MissionState::Late => state(Tone::Fail, t!(language, "acc-mission-late")),
        MissionState::Open => state(Tone::Wait, t!(language, "acc-mission-open")),
        MissionState::Over => state(Tone::Calm, t!(language, "acc-mission-over")),
        MissionState::Cancelled => state(Tone::Calm, t!(language, "acc-mission-cancelled")),
    };
    view! {
        <li class="card stack tight">
            <div class="row between"><h2 class="h3">{line.beneficiary.clone()}</h2>{standing}</div>
            <p class="small soft">{days}" · "{t!(language, "acc-lead-is", name = line.lead.clone())}</p>
            <p class="written">{line.terms.clone()}</p>
            {report(language, line, form)}
            {feedback(language, line, form)}
        </li>
    }
}

pub(super) fn own(form: &FormState, which: &str) -> FormState {
    if form.value("do") == which { form.clone() } else { FormState::default() }.within(which)
}

fn evaluate(language: Language, reported: Option<&Moment>, form: &FormState) -> impl IntoView + use<> {
    let act = Act::Evaluate { ready: true };
    let there = match reported {
        Some(at) => t!(language, "acc-report-there", time = format::date_time(at, language)),
        None => t!(language, "acc-report-not-there"),
    };
    let own_form = own(form, "evaluate");
    let problem = own_form.problem("answer").map(|problem| problem_words(language, problem));
    let radio = |value: &'static str, words: String| {
        let id = own_form.id(if value == "yes" { "answer" } else { "answer-no" });
        let checked = own_form.has("answer", value);
        view! { <label class="row" for=id.clone()><input type="radio" id=id.clone() name="answer" value=value required checked=checked/>{words}</label> }
    };
    view! {
        <section class="stack reading">
            <h2>{words::act(language, &act)}</h2>
            <form method="post" class="card stack">
                <p class="soft">{words::hint(language, &act)}</p>
                <p>{there}</p>
                {summary(language, &own_form)}
                <fieldset class="plain stack tight" aria-label=words::act(language, &act)>
                    {problem.map(|words| view! { <p class="error">{words}</p> })}
                    {radio("yes", t!(language, "acc-is-ready"))}
                    {radio("no", t!(language, "acc-is-not-ready"))}
                </fieldset>
                {text_area(language, &own_form, "reason", t!(language, "acc-evaluation"), t!(language, "acc-evaluation-hint"))}
                <button class="button main" type="submit" name="do" value="evaluate">{words::act(language, &act)}</button>
            </form>
        </section>
    }
}

fn assign(language: Language, data: &MissionView, refused: &[Refused], form: &FormState) -> AnyView {
    let nobody = PersonId(data.case.0);
    let act = Act::Assign { mission: MissionId(data.case.0), lead: nobody };
    let own_form = own(form, "assign");
    let why = refused.iter().map(|refused| view! { <li>{words::refused(language, refused)}</li> }).collect_view();
    if !refused.is_empty() {
        return view! {
            <section class="stack reading">
                <h2>{words::act(language, &act)}</h2>
                <div class="card stack tight"><p>{state(Tone::Wait, t!(language, "acc-blocked"))}</p><ul>{why}</ul></div>
            </section>
        }
        .into_any();
    }
    let lead = lead_field(language);
    let day = |name: &'static str, label: String| Input { name, label, kind: "date", autocomplete: "off", ..Input::default() };
    let mut choices = vec![(String::new(), t!(language, "register-choose-organisation"))];
    choices.extend(data.organisations.iter().cloned());
    let beneficiary = Select { name: "beneficiary", label: t!(language, "acc-beneficiary"), choices, ..Select::default() };
    view! {
        <section class="stack reading">
            <h2>{words::act(language, &act)}</h2>
            <form method="post" class="card stack">
                <p class="soft">{words::hint(language, &act)}</p>
                {summary(language, &own_form)}
                {input(language, &own_form, lead)}
                {select(language, &own_form, beneficiary)}
                {input(language, &own_form, day("held_from", t!(language, "acc-call-from")))}
                {input(language, &own_form, day("held_until", t!(language, "acc-call-until")))}
                {text_area(language, &own_form, "terms", t!(language, "acc-terms"), t!(language, "acc-terms-hint"))}
                <button class="button main" type="submit" name="do" value="assign">{words::act(language, &act)}</button>
            </form>
        </section>
    }
    .into_any()
}

/// The address of the lead expert.
fn lead_field(language: Language) -> Input {
    Input {
        name: "lead",
        label: t!(language, "acc-lead-email"),
        hint: t!(language, "acc-lead-hint"),
        kind: "email",
        autocomplete: "off",
        ..Input::default()
    }
}

fn replace(language: Language, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do") == "replace-lead";
    let own_form = own(form, "replace-lead");
    let lead = lead_field(language);
    view! {
        <details class="card" open=came_back>
            <summary>{t!(language, "acc-act-replace-lead")}</summary>
            <form method="post" class="stack">
                <p class="soft">{t!(language, "acc-hint-replace-lead")}</p>
                {summary(language, &own_form)}
                {input(language, &own_form, lead)}
                {text_area(language, &own_form, "reason", t!(language, "acc-reason"), t!(language, "acc-reason-hint"))}
                <button class="button" type="submit" name="do" value="replace-lead">{t!(language, "acc-act-replace-lead")}</button>
            </form>
        </details>
    }
}

fn cancel(language: Language, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do") == "cancel-mission";
    let own_form = own(form, "cancel-mission");
    view! {
        <details class="card" open=came_back>
            <summary>{t!(language, "acc-act-cancel-mission")}</summary>
            <form method="post" class="stack">
                <p class="soft">{t!(language, "acc-hint-cancel-mission")}</p>
                {summary(language, &own_form)}
                {text_area(language, &own_form, "reason", t!(language, "acc-reason"), t!(language, "acc-reason-hint"))}
                <button class="button" type="submit" name="do" value="cancel-mission">{t!(language, "acc-act-cancel-mission")}</button>
            </form>
        </details>
    }
}
