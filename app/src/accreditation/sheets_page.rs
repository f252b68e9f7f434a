//! Every score an assessor has to give, on one page: opened with a link it is filled in without one.

use domain::accreditation::assessment::REASON_MOST;
use domain::accreditation::policy::Criterion;
use domain::id::CaseId;
use domain::language::Language;
use leptos::prelude::*;

use super::{CriterionLine, ScoringView, path};
use crate::form::FormState;
use crate::frame::{Page, Section, keeper_words, replay_words};
use crate::island::{KeeperWords, SheetKeeper};
use crate::ui::fields::{Area, area, problem_words, summary};
use crate::ui::{Tone, done, empty, state};
use crate::{routes, t};

/// How fields of marks begin; the criterion follows.
pub const MARK: &str = "mark-";
/// How fields of reasons begin.
pub const WHY: &str = "why-";
/// How fields begin that name the step a score was based on.
pub const AFTER: &str = "after-";

/// The sheets of an assessor.
#[derive(Debug, Clone)]
pub struct SheetsView {
    /// One for each candidate.
    pub sheets: Vec<ScoringView>,
    /// The server's instant, in milliseconds since 1970 UTC.
    pub now: i64,
    /// Said once after a sheet was kept.
    pub was_done: bool,
}

/// All candidates with all criteria.
pub fn sheets_page(language: Language, data: &SheetsView, form: &FormState) -> Page {
    let title = t!(language, "sheets-title");
    let none = data.sheets.is_empty().then(|| empty(t!(language, "sheets-none"), t!(language, "sheets-none-what")));
    // What came back of a sheet that is not here any more.
    let is_here = data.sheets.iter().any(|sheet| form.value("case") == sheet.case.to_string());
    let lost = (!is_here).then(|| summary(language, form));
    let sheets = data.sheets.iter().map(|sheet| one(language, sheet, form)).collect_view();
    let body = view! {
        <div class="stack loose reading" id="sheets">
            {path(language, Vec::new(), Some(title.clone()))}
            <h1>{title.clone()}</h1>
            <p class="soft">{t!(language, "sheets-what")}</p>
            {data.was_done.then(|| done(t!(language, "acc-done")))}
            <p class="notice" id="link" role="status" hidden></p>
            <SheetKeeper language=language.code().to_owned() server_now=data.now words=own_words(language) replay=replay_words(language) no_reason=t!(language, "acc-no-reason-yet")/>
            <noscript><p class="notice">{t!(language, "sheets-no-script")}</p></noscript>
            {lost}
            {none}
            {sheets}
        </div>
    };
    Page::new(title, Section::Accreditation, body).with_strip(strip(language, data)).with_island().unlisted()
}

/// The strip that stays in sight: how many there are to score, and what waits on the device.
fn strip(language: Language, data: &SheetsView) -> impl IntoView + use<> {
    view! {
        <section class="strip" aria-label=t!(language, "sheets-strip")>
            <div class="wrap row between small">
                <strong>{t!(language, "sheets-title")}</strong>
                <span>{t!(language, "sheets-candidates", count = data.sheets.len() as u64)}</span>
                <span id="waiting" class="state sealed" role="status"></span>
            </div>
        </section>
    }
}

fn own_words(language: Language) -> KeeperWords {
    KeeperWords {
        no_link: t!(language, "sheets-no-link"),
        not_kept: t!(language, "sheets-not-kept"),
        superseded: t!(language, "sheets-superseded"),
        refused: t!(language, "sheets-refused"),
        ..keeper_words(language)
    }
}

fn one(language: Language, sheet: &ScoringView, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("case") == sheet.case.to_string();
    let own_form = if came_back { form.clone() } else { FormState::default() }.within(&sheet.case.to_string());
    let criteria = sheet.criteria.iter().map(|line| criterion(language, sheet.case, line, &own_form)).collect_view();
    view! {
        <form method="post" class="card stack" id=format!("file-{}", sheet.case)>
            <div class="stack tight"><h2>{sheet.name.clone()}</h2><p class="small soft">{sheet.category.clone()}</p></div>
            {summary(language, &own_form)}
            <input type="hidden" name="case" value=sheet.case.to_string()/>
            <div class="scored stack">{criteria}</div>
            <div class="row between">
                <a href=routes::scores(language, sheet.case)>{t!(language, "sheets-commit", name = sheet.name.clone())}</a>
                <button class="button" type="submit">{t!(language, "sheets-keep", name = sheet.name.clone())}</button>
            </div>
        </form>
    }
}

/// A criterion: folded, with the mark in sight; the anchored scale and why.
fn criterion(language: Language, case: CaseId, line: &CriterionLine, form: &FormState) -> impl IntoView + use<> {
    let criterion = &line.criterion;
    let (mark_name, why_name) = (format!("{MARK}{}", criterion.id), format!("{WHY}{}", criterion.id));
    let title = criterion.title.read(language).to_owned();
    form.call(&why_name, &title);
    form.call(&mark_name, &title);
    let problem = form.problem(&why_name).or_else(|| form.problem(&mark_name)).map(|problem| problem_words(language, problem));
    let (mark, why) = if form.came_back() {
        (form.value(&mark_name).to_owned(), form.value(&why_name).to_owned())
    } else {
        (line.mark.map(|mark| mark.to_string()).unwrap_or_default(), line.reason.clone())
    };
    let given = match (mark.is_empty(), why.trim().is_empty()) {
        (true, _) => view! { <span class="given">{state(Tone::Calm, t!(language, "acc-no-mark-yet"))}</span> }.into_any(),
        (false, true) => view! { <span class="given state wait">{mark.clone()}" · "{t!(language, "acc-no-reason-yet")}</span> }.into_any(),
        (false, false) => view! { <span class="given state pass">{mark.clone()}</span> }.into_any(),
    };
    let must =
        criterion.must_reach.map(|least| view! { " "<span class="tag">{t!(language, "acc-must-reach", mark = u64::from(least))}</span> });
    let options = scale(language, criterion, &mark_name, &mark, form);
    let why_id = form.id(&why_name);
    let error_id = problem.is_some().then(|| format!("{why_id}-error"));
    let wrong = problem.is_some();
    let field = Area {
        id: why_id.clone(),
        name: why_name,
        value: why,
        rows: 3,
        most: u32::try_from(REASON_MOST).ok(),
        described: error_id.clone(),
        wrong,
    };
    view! {
        <details id=format!("score-{case}-{}", criterion.id) open=wrong
            data-address=format!("/api/v1/accreditation/files/{case}/scores") data-question=criterion.id.clone() data-after=line.after.clone()>
            <summary><span>{title.clone()}{must}</span>{given}</summary>
            <div class="stack">
                <input type="hidden" name=format!("{AFTER}{}", criterion.id) value=line.after.clone()/>
                <fieldset class="options rubric" aria-label=title.clone()><legend class="small soft">{t!(language, "acc-alone")}</legend>{options}</fieldset>
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for=why_id>{t!(language, "acc-why")}" · "{title.clone()}</label>
                    {problem.map(|words| view! { <p class="error" id=error_id>{words}</p> })}
                    {area(field)}
                </div>
                <p><span class="standing" role="status"></span></p>
            </div>
        </details>
    }
}

/// The anchored scale, with this mark chosen.
fn scale(language: Language, criterion: &Criterion, name: &str, mark: &str, form: &FormState) -> impl IntoView + use<> {
    let options = criterion.anchors.iter().zip(1_u8..).map(|(words, value)| {
        let (id, checked) = (form.id(&format!("{name}-{value}")), mark == value.to_string());
        view! {
            <label for=id.clone()>
                <span class="row between"><b>{value.to_string()}</b><input type="radio" id=id.clone() name=name.to_owned() value=value.to_string() checked=checked/></span>
                {words.read(language).to_owned()}
            </label>
        }
    });
    options.collect_view()
}
