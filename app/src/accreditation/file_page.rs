//! A file on one screen: where it stands, what is missing, who must act and since when.

use domain::accreditation::act::{Act, Refused};
use domain::id::CaseId;
use domain::language::Language;
use domain::time::{Date, Moment};
use leptos::prelude::*;

use super::file_parts::{EventLine, ScoreLine, history, scores};
use super::{path, words};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::t;
use crate::ui::fields::{Input, input, problem_words, summary, text_area};
use crate::ui::{Tone, done, state};
use crate::words::format;

/// A file, as far as its reader may read it.
#[derive(Debug, Clone)]
pub struct FileView {
    /// Which.
    pub case: CaseId,
    /// The candidate or expert.
    pub name: String,
    /// Administration, category and domain, languages.
    pub about: String,
    /// The call, with its address.
    pub call: Option<(String, String)>,
    /// The name of the stage.
    pub stage: String,
    /// Since when.
    pub since: Moment,
    /// Until when what they hold lasts.
    pub until: Option<Moment>,
    /// The way, with where it stands.
    pub marks: Vec<MarkLine>,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// What is missing.
    pub missing: Vec<MissingLine>,
    /// What the reader may do.
    pub acts: Vec<ActView>,
    /// Links to pages of their own: address, words, whether it is the main thing to do.
    pub doors: Vec<(String, String, bool)>,
    /// What the officer completed of what is asked for, in words.
    pub completed: Vec<String>,
    /// Names of those whose scores are shown.
    pub heads: Vec<String>,
    /// Scores, where the reader may read them.
    pub scores: Vec<ScoreLine>,
    /// How far assessors agreed, in words.
    pub agreement: Option<String>,
    /// Documents in force, in words.
    pub documents: Vec<String>,
    /// Missions and refreshers, in words.
    pub missions: Vec<String>,
    /// Letters, the newest first: address, what it is, number and day.
    pub letters: Vec<(String, String, String)>,
    /// Certificates, the newest first: address where it is the reader's own, number, what it is worth.
    pub certificates: Vec<(Option<String>, String, String)>,
    /// What happened, the oldest first.
    pub history: Vec<EventLine>,
    /// Said once after something was done.
    pub was_done: bool,
}

/// A mark on the way.
#[derive(Debug, Clone)]
pub struct MarkLine {
    /// In words.
    pub words: String,
    /// When it was reached.
    pub on: Option<Date>,
    /// Whether the file stands there.
    pub is_here: bool,
}

/// Something missing.
#[derive(Debug, Clone)]
pub struct MissingLine {
    /// What.
    pub what: String,
    /// Who has to act.
    pub who: String,
    /// For how many days.
    pub days: u32,
    /// Whether that is too long.
    pub is_late: bool,
}

/// Something the reader may do.
#[derive(Debug, Clone)]
pub struct ActView {
    /// What.
    pub act: Act,
    /// What stands in its way.
    pub refused: Vec<Refused>,
}

/// A file on one screen.
pub fn file_page(language: Language, data: &FileView, form: &FormState) -> Page {
    let title = data.name.clone();
    let call = data.call.clone().into_iter().collect::<Vec<_>>();
    let doors = data
        .doors
        .iter()
        .map(|(href, words, is_main)| {
            let class = if *is_main { "button main" } else { "button" };
            view! { <a class=class href=href.clone()>{words.clone()}</a> }
        })
        .collect_view();
    let body = view! {
        <div class="stack loose">
            {path(language, call, Some(t!(language, "acc-file")))}
            <div class="row between">
                <div class="stack tight"><h1>{title.clone()}</h1><p class="soft">{data.about.clone()}</p></div>
                <div class="row">{doors}</div>
            </div>
            {data.was_done.then(|| done(t!(language, "acc-done")))}
            {way(language, data)}
            <div class="main-aside">
                <div class="stack loose">
                    {standing(language, data)}
                    {missing(language, &data.missing)}
                    {acts(language, data, form)}
                    {scored(language, data)}
                    {more(t!(language, "acc-completed"), &data.completed)}
                    {more(t!(language, "docs-title"), &data.documents)}
                    {more(t!(language, "acc-missions"), &data.missions)}
                    {certificates(language, data)}
                    {letters(language, data)}
                </div>
                <aside class="stack"><h2 class="h3">{t!(language, "acc-history")}</h2>{history(language, &data.history)}</aside>
            </div>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn way(language: Language, data: &FileView) -> impl IntoView + use<> {
    let mark = |mark: &MarkLine| {
        let class = if mark.is_here {
            "now"
        } else if mark.on.is_some() {
            "done"
        } else {
            ""
        };
        let on = mark.on.map(|on| view! { <br/><span class="soft">{format::date(on, language)}</span> });
        view! { <li class=class aria-current=mark.is_here.then_some("step")>{mark.words.clone()}{on}</li> }
    };
    let marks = data.marks.iter().map(mark).collect_view();
    view! { <ol class="stages" aria-label=t!(language, "acc-way")>{marks}</ol> }
}

fn standing(language: Language, data: &FileView) -> impl IntoView + use<> {
    let explained = data.is_own.then(|| view! { <p>{words::explained(language, &data.stage)}</p> });
    let until = data.until.as_ref().map(|until| {
        view! { <p class="soft">{t!(language, "acc-until", day = format::date(until.date, language))}</p> }
    });
    let since = t!(language, "acc-since-day", day = format::date(data.since.date, language));
    view! {
        <section class="stack tight">
            <h2>{words::stage(language, &data.stage)}</h2>
            <p class="soft">{since}</p>
            {until}
            {explained}
        </section>
    }
}

fn missing(language: Language, lines: &[MissingLine]) -> Option<AnyView> {
    let rows = lines
        .iter()
        .map(|line| {
            let days = t!(language, "acc-days", count = u64::from(line.days));
            let late = line.is_late.then(|| state(Tone::Fail, t!(language, "acc-late")));
            view! { <tr><td>{line.what.clone()}</td><td>{line.who.clone()}</td><td>{days}" "{late}</td></tr> }
        })
        .collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t!(language, "acc-missing")}</h2>
                <div class="scroll" tabindex="0" role="region" aria-label=t!(language, "acc-missing")>
                    <table class="worded">
                        <thead><tr><th scope="col">{t!(language, "acc-what")}</th><th scope="col">{t!(language, "acc-who")}</th><th scope="col">{t!(language, "acc-since")}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}

/// What the reader may do: what is open and asks nothing but a click first, then what takes a reason.
fn acts(language: Language, data: &FileView, form: &FormState) -> Option<AnyView> {
    let (mut plain, mut reasoned): (Vec<&ActView>, Vec<&ActView>) = data.acts.iter().partition(|it| !it.act.needs_reason());
    plain.sort_by_key(|it| !it.refused.is_empty());
    reasoned.sort_by_key(|it| !it.refused.is_empty());
    // One filled button a page: a door that is the main thing to do has it already.
    let has_main = data.doors.iter().any(|(_, _, is_main)| *is_main);
    let main = plain.first().filter(|it| !has_main && it.refused.is_empty()).map(|it| it.act.word());
    let one = |it: &&ActView| act(language, it, main == Some(it.act.word()), form);
    let all = plain.iter().chain(&reasoned).map(one).collect_view();
    (!data.acts.is_empty()).then(|| view! { <section class="stack"><h2>{t!(language, "acc-acts")}</h2>{all}</section> }.into_any())
}

fn act(language: Language, data: &ActView, is_main: bool, form: &FormState) -> AnyView {
    let word = data.act.word();
    let came_back = form.value("act") == word;
    let own_form = if came_back { form.clone() } else { FormState::default() }.within(word);
    let label = words::act(language, &data.act);
    let why = data.refused.iter().map(|refused| view! { <li>{words::refused(language, refused)}</li> }).collect_view();
    let blocked = (!data.refused.is_empty())
        .then(|| view! { <div class="stack tight"><p>{state(Tone::Wait, t!(language, "acc-blocked"))}</p><ul>{why}</ul></div> });
    let reason = data
        .act
        .needs_reason()
        .then(|| text_area(language, &own_form, "reason", t!(language, "acc-reason"), t!(language, "acc-reason-hint")));
    let class = if is_main { "button main" } else { "button" };
    let button = data.refused.is_empty().then(|| view! { <button class=class type="submit">{label.clone()}</button> });
    let inner = view! {
        <form method="post" class="stack">
            <input type="hidden" name="act" value=word/>
            <p class="soft">{words::hint(language, &data.act)}</p>
            {summary(language, &own_form)}
            {blocked}
            {asked(language, &data.act, &own_form)}
            {reason}
            {button}
        </form>
    };
    if is_main || data.act == Act::Consent {
        return view! { <div class="card stack"><h3>{label}</h3>{inner}</div> }.into_any();
    }
    view! { <details class="card" open=came_back><summary>{label}</summary>{inner}</details> }.into_any()
}

/// What an act asks besides a reason.
fn asked(language: Language, act: &Act, form: &FormState) -> Option<AnyView> {
    let yes_no = |yes: String, no: String| {
        let problem = form.problem("act").map(|problem| problem_words(language, problem));
        let radio = |value: &'static str, words: String| {
            let id = form.id(&format!("answer-{value}"));
            let checked = form.has("answer", value);
            view! { <label class="row" for=id.clone()><input type="radio" id=id.clone() name="answer" value=value required checked=checked/>{words}</label> }
        };
        view! {
            <fieldset class="plain stack tight" aria-label=words::act(language, act)>
                {problem.map(|words| view! { <p class="error">{words}</p> })}
                {radio("yes", yes)}
                {radio("no", no)}
            </fieldset>
        }
        .into_any()
    };
    match act {
        Act::NoteAttendance { .. } => Some(yes_no(t!(language, "acc-was-there"), t!(language, "acc-was-not-there"))),
        Act::Evaluate { .. } => Some(yes_no(t!(language, "acc-is-ready"), t!(language, "acc-is-not-ready"))),
        Act::PutOnReserve { .. } => {
            let rank = Input { name: "rank", label: t!(language, "acc-rank"), autocomplete: "off", ..Input::default() };
            Some(input(language, form, rank).into_any())
        }
        _ => None,
    }
}

fn scored(language: Language, data: &FileView) -> Option<AnyView> {
    let agreement = data.agreement.clone().map(|words| view! { <p class="small soft">{words}</p> });
    (!data.scores.is_empty()).then(|| {
        view! { <section class="stack"><h2>{t!(language, "acc-scores")}</h2>{scores(language, &data.heads, &data.scores)}{agreement}</section> }
            .into_any()
    })
}

fn certificates(language: Language, data: &FileView) -> Option<AnyView> {
    let line = |(href, words, worth): &(Option<String>, String, String)| {
        let words = words.clone();
        let named = match href.clone() {
            Some(href) => view! { <a href=href>{words}</a> }.into_any(),
            None => words.into_any(),
        };
        view! { <li>{named}" "<span class="small soft">{worth.clone()}</span></li> }
    };
    let items = data.certificates.iter().map(line).collect_view();
    (!data.certificates.is_empty())
        .then(|| view! { <section class="stack"><h2>{t!(language, "acc-certificates")}</h2><ul>{items}</ul></section> }.into_any())
}

fn letters(language: Language, data: &FileView) -> Option<AnyView> {
    let line = |(href, what, about): &(String, String, String)| {
        view! { <li><a href=href.clone()>{what.clone()}</a>" "<span class="small soft">{about.clone()}</span></li> }
    };
    let items = data.letters.iter().map(line).collect_view();
    (!data.letters.is_empty())
        .then(|| view! { <section class="stack"><h2>{t!(language, "acc-letters")}</h2><ul>{items}</ul></section> }.into_any())
}

fn more(title: String, lines: &[String]) -> Option<AnyView> {
    let items = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    (!lines.is_empty()).then(|| view! { <section class="stack"><h2>{title}</h2><ul>{items}</ul></section> }.into_any())
}
