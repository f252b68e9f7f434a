//! Missions beside a lead expert.

use domain::accreditation::act::{Act, Refused};
use domain::id::{CaseId, MissionId, PersonId};
use domain::language::Language;
use domain::time::Date;
use leptos::prelude::*;

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
    /// Whether the reader may plan one, with what stands in the way.
    pub assigns: Option<Vec<Refused>>,
    /// Whether the reader may put another lead expert in.
    pub replaces_lead: bool,
    /// Whether the reader may cancel the one under way.
    pub cancels: bool,
    /// Whether the reader evaluates the one under way.
    pub evaluates: bool,
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
    /// Whether it is under way.
    pub is_open: bool,
    /// Whether it is later than its last day and not evaluated.
    pub is_late: bool,
}

/// The missions of a file.
pub fn mission_page(language: Language, data: &MissionView, form: &FormState) -> Page {
    let title = t!(language, "acc-missions-of", name = data.name.clone());
    let none = data.missions.is_empty().then(|| empty(t!(language, "acc-missions-none"), t!(language, "acc-missions-none-what")));
    let lines = data.missions.iter().map(|line| mission(language, line)).collect_view();
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::file(language, data.case), data.name.clone())], Some(t!(language, "acc-missions")))}
            <h1>{title.clone()}</h1>
            {data.was_done.then(|| done(t!(language, "acc-done")))}
            {none}
            <ul class="plain stack">{lines}</ul>
            {data.evaluates.then(|| evaluate(language, form))}
            {data.assigns.as_ref().map(|refused| assign(language, data, refused, form))}
            {data.replaces_lead.then(|| replace(language, form))}
            {data.cancels.then(|| cancel(language, form))}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn mission(language: Language, line: &MissionLine) -> impl IntoView + use<> {
    let (from, until) = line.held;
    let days = t!(language, "acc-from-until", from = format::date(from, language), until = format::date(until, language));
    let standing = if line.is_late {
        state(Tone::Fail, t!(language, "acc-mission-late")).into_any()
    } else if line.is_open {
        state(Tone::Wait, t!(language, "acc-mission-open")).into_any()
    } else {
        state(Tone::Calm, t!(language, "acc-mission-over")).into_any()
    };
    view! {
        <li class="card stack tight">
            <div class="row between"><h2 class="h3">{line.beneficiary.clone()}</h2>{standing}</div>
            <p class="small soft">{days}" · "{t!(language, "acc-lead-is", name = line.lead.clone())}</p>
            <p class="written">{line.terms.clone()}</p>
        </li>
    }
}

fn own(form: &FormState, which: &str) -> FormState {
    if form.value("do") == which { form.clone() } else { FormState::default() }.within(which)
}

fn evaluate(language: Language, form: &FormState) -> impl IntoView + use<> {
    let act = Act::Evaluate { ready: true };
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
