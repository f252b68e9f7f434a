//! Files in lists.

use domain::id::CaseId;
use domain::language::Language;
use domain::time::Moment;
use leptos::prelude::*;

use super::{Rooms, rooms, words};
use crate::frame::{Page, Section};
use crate::ui::{Tone, empty, state};
use crate::words::format;
use crate::{routes, t};

/// A file in a list.
#[derive(Debug, Clone)]
pub struct FileLine {
    /// Which.
    pub case: CaseId,
    /// The candidate or expert.
    pub name: String,
    /// Their administration.
    pub administration: String,
    /// Category and domain.
    pub category: String,
    /// The name of the stage.
    pub stage: String,
    /// Since when.
    pub since: Moment,
    /// How many days that is.
    pub days: u32,
    /// Whether that is later than the policy lets it be.
    pub is_late: bool,
    /// Until when what they hold lasts.
    pub until: Option<Moment>,
    /// Whether the administration releases them.
    pub released: bool,
    /// The region.
    pub region: String,
    /// Languages with levels.
    pub languages: String,
    /// Whether a decision is proposed.
    pub is_proposed: bool,
}

/// Which columns a list has beside the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    /// Where each stands, and since when.
    Standing,
    /// Since when, language, region, released: what is looked at before a mission.
    Waiting,
    /// Where each stands, until when.
    Held,
}

/// Files as a table.
pub(super) fn table(language: Language, lines: &[FileLine], columns: Columns, label: String) -> AnyView {
    let heads: Vec<String> = match columns {
        Columns::Standing => vec![t!(language, "acc-category"), t!(language, "acc-stage"), t!(language, "acc-since")],
        Columns::Waiting => {
            vec![t!(language, "acc-since"), t!(language, "acc-languages"), t!(language, "acc-region"), t!(language, "acc-released")]
        }
        Columns::Held => vec![
            t!(language, "acc-category"),
            t!(language, "acc-stage"),
            t!(language, "acc-languages"),
            t!(language, "acc-region"),
            t!(language, "acc-valid-until"),
        ],
    };
    let rows = lines.iter().map(|line| row(language, line, columns)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class="worded files">
                <thead><tr>
                    <th scope="col">{t!(language, "acc-officer")}</th>
                    {heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(language: Language, line: &FileLine, columns: Columns) -> impl IntoView + use<> {
    let since = since(language, line);
    let stage = stage_of(language, line);
    let cells = match columns {
        Columns::Standing => view! { <td>{line.category.clone()}</td><td>{stage}</td><td>{since}</td> }.into_any(),
        Columns::Waiting => {
            let released = if line.released {
                state(Tone::Pass, t!(language, "acc-is-released")).into_any()
            } else {
                state(Tone::Wait, t!(language, "acc-not-released")).into_any()
            };
            view! { <td>{since}</td><td>{line.languages.clone()}</td><td>{line.region.clone()}</td><td>{released}</td> }.into_any()
        }
        Columns::Held => {
            let until = line.until.as_ref().map(|until| format::date(until.date, language)).unwrap_or_default();
            let (languages, region) = (line.languages.clone(), line.region.clone());
            view! { <td>{line.category.clone()}</td><td>{stage}</td><td>{languages}</td><td>{region}</td><td>{until}</td> }.into_any()
        }
    };
    view! {
        <tr>
            <th scope="row"><a href=routes::file(language, line.case)>{line.name.clone()}</a><br/><span class="small soft">{line.administration.clone()}</span></th>
            {cells}
        </tr>
    }
}

/// For how long, and whether that is too long.
fn since(language: Language, line: &FileLine) -> AnyView {
    let days = t!(language, "acc-days", count = u64::from(line.days));
    let date = format::date(line.since.date, language);
    let late = line.is_late.then(|| state(Tone::Fail, t!(language, "acc-late")));
    view! { {days}<br/><span class="small soft">{date}</span>" "{late} }.into_any()
}

fn stage_of(language: Language, line: &FileLine) -> AnyView {
    let proposed = line.is_proposed.then(|| view! { <br/>{state(Tone::Wait, t!(language, "acc-to-confirm"))} });
    view! { {words::stage(language, &line.stage)}{proposed} }.into_any()
}

/// The stages files are listed by, in the order of their way.
const STAGES: [&str; 14] = [
    "nominated",
    "returned",
    "eligible",
    "reserve",
    "selected",
    "attended",
    "not-yet",
    "appealed",
    "pre-accredited",
    "on-mission",
    "evaluated",
    "accredited",
    "inactive",
    "suspended",
];

/// Files at one stage, with how many stand at each.
#[derive(Debug, Clone)]
pub struct FilesView {
    /// The name of the stage.
    pub stage: String,
    /// How many stand at each.
    pub counts: Vec<(String, u64)>,
    /// Those there longest first.
    pub lines: Vec<FileLine>,
    /// The address of the next page.
    pub next: Option<String>,
}

/// Files at one stage.
pub fn files_page(language: Language, open: Rooms, data: &FilesView) -> Page {
    let FilesView { stage, counts, lines, next } = data;
    let count = |name: &str| counts.iter().find(|(stage, _)| stage == name).map_or(0, |(_, count)| *count);
    let choices = STAGES
        .iter()
        .map(|name| {
            let words = format!("{} ({})", words::stage(language, name), format::number(count(name), language));
            view! { <option value=*name selected=*name == stage.as_str()>{words}</option> }
        })
        .collect_view();
    let title = t!(language, "acc-files");
    let none = lines.is_empty().then(|| empty(t!(language, "acc-files-none"), t!(language, "acc-files-none-what")));
    let columns = if stage == "pre-accredited" { Columns::Waiting } else { Columns::Standing };
    let table = (!lines.is_empty()).then(|| table(language, lines, columns, words::stage(language, stage)));
    let next = next.clone().map(|href| view! { <p class="small"><a href=href rel="next">{t!(language, "officers-next")}</a></p> });
    let body = view! {
        <div class="stack loose">
            {rooms(language, open, "files")}
            <h1>{title.clone()}</h1>
            <form method="get" class="row end">
                <div class="field grow"><label for="stage">{t!(language, "acc-stage")}</label><select id="stage" name="stage">{choices}</select></div>
                <button class="button main" type="submit">{t!(language, "officers-show")}</button>
            </form>
            <h2>{words::stage(language, stage)}</h2>
            {none}
            {table}
            {next}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}
