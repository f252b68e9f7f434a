//! What waits for somebody: one page for each person, whatever their offices.

use domain::id::{CallId, CaseId};
use domain::language::Language;
use domain::time::{Date, Moment};
use leptos::prelude::*;

use super::lists::{Columns, FileLine, table};
use super::{Rooms, rooms, words};
use crate::frame::{Page, Section};
use crate::ui::{Tone, empty, state};
use crate::words::format;
use crate::{routes, t};

/// Everything that waits for a reader.
#[derive(Debug, Clone, Default)]
pub struct WorkView {
    /// Their own files.
    pub own: Vec<FileLine>,
    /// Files of their administration's officers.
    pub officers: Vec<FileLine>,
    /// Calls that are open.
    pub calls: Vec<CallLine>,
    /// Files that wait for a manager, by the name of the stage.
    pub stages: Vec<(String, Vec<FileLine>)>,
    /// Decisions that wait for a second person.
    pub decisions: Vec<FileLine>,
    /// Experts whose time is over soon.
    pub ending: Vec<FileLine>,
    /// Panels they sit on.
    pub panels: Vec<PanelLine>,
    /// Missions they lead: file, officer, first and last day.
    pub missions: Vec<(CaseId, String, (Date, Date))>,
    /// Which rooms are open to them.
    pub rooms: Rooms,
}

/// A call in a list.
#[derive(Debug, Clone)]
pub struct CallLine {
    /// Which.
    pub call: CallId,
    /// In words.
    pub title: String,
    /// Category and domain.
    pub category: String,
    /// Until when officers may be nominated.
    pub closes: Moment,
    /// Whether they may now.
    pub is_open: bool,
    /// Whether it was cancelled.
    pub is_cancelled: bool,
    /// First and last day of the workshop.
    pub held: (Date, Date),
    /// Seats.
    pub seats: u32,
}

/// A panel somebody sits on.
#[derive(Debug, Clone)]
pub struct PanelLine {
    /// Of which file.
    pub case: CaseId,
    /// The candidate.
    pub name: String,
    /// The name of the stage.
    pub stage: String,
    /// Whether they have committed.
    pub is_committed: bool,
}

/// Most lines of a stage that are shown here; the rest stand in the list of files.
const SHOWN: usize = 12;

/// The worklist.
pub fn work_page(language: Language, data: &WorkView) -> Page {
    let title = t!(language, "acc-title");
    let nothing = (data.own.is_empty()
        && data.officers.is_empty()
        && data.calls.is_empty()
        && data.stages.is_empty()
        && data.decisions.is_empty()
        && data.panels.is_empty()
        && data.missions.is_empty())
    .then(|| empty(t!(language, "acc-nothing"), t!(language, "acc-nothing-what")));
    let stages = data.stages.iter().map(|(stage, lines)| of_stage(language, stage, lines)).collect_view();
    let body = view! {
        <div class="stack loose">
            {rooms(language, data.rooms, "work")}
            <h1>{title.clone()}</h1>
            {nothing}
            {section(language, t!(language, "acc-own"), &data.own, Columns::Standing)}
            {panels(language, &data.panels)}
            {missions(language, &data.missions)}
            {section(language, t!(language, "acc-decisions"), &data.decisions, Columns::Standing)}
            {calls(language, &data.calls)}
            {stages}
            {section(language, t!(language, "acc-ending"), &data.ending, Columns::Held)}
            {section(language, t!(language, "acc-officers"), &data.officers, Columns::Standing)}
            {data.rooms.files.then(|| view! { <p class="small"><a href=routes::delegations(language)>{t!(language, "acc-delegation")}</a></p> })}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn section(language: Language, title: String, lines: &[FileLine], columns: Columns) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        let table = table(language, lines, columns, title.clone());
        view! { <section class="stack"><h2>{title}</h2>{table}</section> }.into_any()
    })
}

fn of_stage(language: Language, stage: &str, lines: &[FileLine]) -> AnyView {
    let columns = if stage == "pre-accredited" { Columns::Waiting } else { Columns::Standing };
    let title = match stage {
        "nominated" => t!(language, "acc-todo-nominated"),
        "eligible" => t!(language, "acc-todo-eligible"),
        "reserve" => t!(language, "acc-todo-reserve"),
        "selected" => t!(language, "acc-todo-selected"),
        "attended" => t!(language, "acc-todo-attended"),
        "appealed" => t!(language, "acc-todo-appealed"),
        "pre-accredited" => t!(language, "acc-todo-pre-accredited"),
        "evaluated" => t!(language, "acc-todo-evaluated"),
        "not-yet" => t!(language, "acc-todo-not-yet"),
        other => words::stage(language, other),
    };
    let shown = &lines[..lines.len().min(SHOWN)];
    let all = (SHOWN < lines.len()).then(|| {
        let href = format!("{}?stage={stage}", routes::files(language));
        view! { <p><a href=href>{t!(language, "acc-all", count = lines.len() as u64)}</a></p> }
    });
    let heading = format!("{title} ({})", format::number(lines.len() as u64, language));
    view! { <section class="stack"><h2>{heading}</h2>{table(language, shown, columns, title)}{all}</section> }.into_any()
}

fn panels(language: Language, lines: &[PanelLine]) -> Option<AnyView> {
    let rows = lines
        .iter()
        .map(|line| {
            let standing = if line.is_committed {
                state(Tone::Pass, t!(language, "acc-committed")).into_any()
            } else {
                state(Tone::Wait, t!(language, "acc-to-score")).into_any()
            };
            view! {
                <li class="card row between">
                    <div class="stack tight"><h3><a href=routes::scores(language, line.case)>{line.name.clone()}</a></h3><p class="small soft">{words::stage(language, &line.stage)}</p></div>
                    {standing}
                </li>
            }
        })
        .collect_view();
    (!lines.is_empty()).then(|| {
        let all = view! { <a class="button" href=routes::sheets(language)>{t!(language, "sheets-title")}</a> };
        view! { <section class="stack"><div class="row between"><h2>{t!(language, "acc-panels")}</h2>{all}</div><ul class="plain stack">{rows}</ul></section> }.into_any()
    })
}

fn missions(language: Language, lines: &[(CaseId, String, (Date, Date))]) -> Option<AnyView> {
    let rows = lines
        .iter()
        .map(|(case, name, (from, until))| {
            let days = t!(language, "acc-from-until", from = format::date(*from, language), until = format::date(*until, language));
            view! {
                <li class="card row between">
                    <div class="stack tight"><h3><a href=routes::mission(language, *case)>{name.clone()}</a></h3><p class="small soft">{days}</p></div>
                    {state(Tone::Wait, t!(language, "acc-to-evaluate"))}
                </li>
            }
        })
        .collect_view();
    (!lines.is_empty()).then(|| {
        view! { <section class="stack"><h2>{t!(language, "acc-missions-led")}</h2><ul class="plain stack">{rows}</ul></section> }.into_any()
    })
}

fn calls(language: Language, lines: &[CallLine]) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        view! { <section class="stack"><h2>{t!(language, "acc-calls-open")}</h2>{call_cards(language, lines, false)}</section> }.into_any()
    })
}

/// Calls as cards.
/// Calls as cards, right under the title of a page or under a heading of it.
pub(super) fn call_cards(language: Language, lines: &[CallLine], is_under_title: bool) -> impl IntoView + use<> {
    let card = |line: &CallLine| {
        let (from, until) = line.held;
        let days = t!(language, "acc-from-until", from = format::date(from, language), until = format::date(until, language));
        let standing = if line.is_cancelled {
            state(Tone::Fail, t!(language, "acc-call-cancelled")).into_any()
        } else if line.is_open {
            state(Tone::Wait, t!(language, "acc-call-closes", day = format::date(line.closes.date, language))).into_any()
        } else {
            state(Tone::Calm, t!(language, "acc-call-closed")).into_any()
        };
        let link = view! { <a href=routes::call(language, line.call)>{line.title.clone()}</a> };
        let heading = if is_under_title { view! { <h2 class="h3">{link}</h2> }.into_any() } else { view! { <h3>{link}</h3> }.into_any() };
        view! {
            <li class="card row between">
                <div class="stack tight">
                    {heading}
                    <p class="small soft">{line.category.clone()}" · "{days}" · "{t!(language, "acc-seats", count = u64::from(line.seats))}</p>
                </div>
                {standing}
            </li>
        }
    };
    let cards = lines.iter().map(card).collect_view();
    view! { <ul class="plain stack">{cards}</ul> }
}
