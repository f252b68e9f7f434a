//! Calls for candidates: the list, a new one, one with its candidates.

use domain::language::Language;
use domain::time::Moment;
use leptos::prelude::*;

use super::lists::{Columns, FileLine, table};
use super::work_page::{CallLine, call_cards};
use super::{Rooms, path, rooms};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{Input, Select, input, problem_words, select, summary, text_area};
use crate::ui::{done, empty, main_link, notice};
use crate::words::format;
use crate::{routes, t};

/// Calls there are.
#[derive(Debug, Clone)]
pub struct CallsView {
    /// The next to close first.
    pub calls: Vec<CallLine>,
    /// Whether the reader may make one.
    pub may_make: bool,
    /// Which rooms are open to them.
    pub rooms: Rooms,
}

/// What a new call may be.
#[derive(Debug, Clone)]
pub struct NewCallView {
    /// Hash and words of each policy in force.
    pub policies: Vec<(String, String)>,
    /// Words of regions.
    pub regions: Vec<String>,
}

/// A call.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "what the reader may do, and what was just done")]
pub struct CallView {
    /// In a line.
    pub line: CallLine,
    /// Who hosts it.
    pub host: String,
    /// Who pays.
    pub funding: String,
    /// The languages it is held in.
    pub languages: Vec<Language>,
    /// The region it is for.
    pub region: Option<String>,
    /// What candidates must have completed.
    pub prerequisites: Vec<String>,
    /// The number of the policy's version.
    pub policy: u32,
    /// The address of the policy.
    pub policy_href: String,
    /// The files under it that the reader may see.
    pub files: Vec<FileLine>,
    /// Seats given so far.
    pub seats_taken: usize,
    /// Whether the reader may nominate now.
    pub may_nominate: bool,
    /// Whether the reader runs it.
    pub may_manage: bool,
    /// Whether the reader proposes or confirms its outcomes.
    pub sees_decisions: bool,
    /// When it was cancelled.
    pub cancelled: Option<Moment>,
    /// Said once after a nomination.
    pub nominated: bool,
    /// Said once after it was made.
    pub made: bool,
}

/// Calls there are.
pub fn calls_page(language: Language, data: &CallsView) -> Page {
    let title = t!(language, "acc-calls");
    let none = data.calls.is_empty().then(|| empty(t!(language, "acc-calls-none"), t!(language, "acc-calls-none-what")));
    let new = data.may_make.then(|| main_link(routes::new_call(language), t!(language, "acc-call-new")));
    let body = view! {
        <div class="stack loose">
            {rooms(language, data.rooms, "calls")}
            <div class="row between"><h1>{title.clone()}</h1>{new}</div>
            {none}
            {call_cards(language, &data.calls, true)}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

/// A call to be made.
pub fn new_call_page(language: Language, data: &NewCallView, form: &FormState) -> Page {
    let title = t!(language, "acc-call-new");
    let line = |name: &'static str, label: String, hint: String| Input { name, label, hint, autocomplete: "off", ..Input::default() };
    let day = |name: &'static str, label: String, hint: String| Input { kind: "date", ..line(name, label, hint) };
    let mut regions = vec![(String::new(), t!(language, "acc-region-all"))];
    regions.extend(data.regions.iter().map(|region| (region.clone(), region.clone())));
    let policy = Select {
        name: "policy",
        label: t!(language, "acc-category"),
        choices: data.policies.clone(),
        hint: t!(language, "acc-call-policy-hint"),
        ..Select::default()
    };
    let region = Select { name: "region", label: t!(language, "acc-region"), choices: regions, ..Select::default() };
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::calls(language), t!(language, "acc-calls"))], Some(title.clone()))}
            <form method="post" class="stack reading">
                <h1>{title.clone()}</h1>
                {summary(language, form)}
                {select(language, form, policy)}
                {input(language, form, line("title_en", t!(language, "acc-call-title-en"), String::new()))}
                {input(language, form, line("title_fr", t!(language, "acc-call-title-fr"), String::new()))}
                {languages(language, form)}
                {select(language, form, region)}
                {input(language, form, line("host", t!(language, "acc-call-host"), t!(language, "acc-call-host-hint")))}
                {input(language, form, Input { optional: true, ..line("funding", t!(language, "acc-call-funding"), String::new()) })}
                {input(language, form, Input { value: "12".to_owned(), ..line("seats", t!(language, "acc-call-seats"), String::new()) })}
                {input(language, form, day("held_from", t!(language, "acc-call-from"), String::new()))}
                {input(language, form, day("held_until", t!(language, "acc-call-until"), String::new()))}
                {input(language, form, day("closes_on", t!(language, "acc-call-closes-on"), t!(language, "acc-call-closes-hint")))}
                <button class="button main" type="submit">{t!(language, "acc-call-make")}</button>
            </form>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn languages(language: Language, form: &FormState) -> impl IntoView + use<> {
    const OFFERED: [&str; 6] = ["en", "fr", "es", "pt", "ar", "ru"];
    form.call("languages", &t!(language, "acc-call-languages"));
    let problem = form.problem("languages").map(|problem| problem_words(language, problem));
    let boxes = OFFERED
        .iter()
        .enumerate()
        .map(|(place, code)| {
            let id = if place == 0 { form.id("languages") } else { form.id(&format!("languages-{code}")) };
            let checked = form.has("languages", code);
            let words = Language::parse(code).map(|it| super::roster_pages::language_words(language, it)).unwrap_or_default();
            view! { <label class="row" for=id.clone()><input type="checkbox" id=id.clone() name="languages" value=*code checked=checked/>{words}</label> }
        })
        .collect_view();
    let described = problem.is_some().then_some("languages-error");
    view! {
        <fieldset class="plain stack tight" aria-describedby=described>
            <legend><strong>{t!(language, "acc-call-languages")}</strong></legend>
            {problem.map(|words| view! { <p class="error" id="languages-error">{words}</p> })}
            {boxes}
        </fieldset>
    }
}

/// A call with its candidates.
pub fn call_page(language: Language, data: &CallView, form: &FormState) -> Page {
    let title = data.line.title.clone();
    let said = if data.made {
        Some(done(t!(language, "acc-call-made")).into_any())
    } else if data.nominated {
        Some(done(t!(language, "acc-nominated")).into_any())
    } else {
        data.cancelled.as_ref().map(|at| {
            notice(t!(language, "acc-call-cancelled"), t!(language, "acc-call-cancelled-on", day = format::date(at.date, language)))
                .into_any()
        })
    };
    let decisions = data.sees_decisions.then(|| {
        view! { <a class="button" href=routes::call_decisions(language, data.line.call)>{t!(language, "acc-call-decisions")}</a> }
    });
    let none = data.files.is_empty().then(|| empty(t!(language, "acc-call-no-files"), t!(language, "acc-call-no-files-what")));
    let files = (!data.files.is_empty()).then(|| table(language, &data.files, Columns::Standing, t!(language, "acc-call-files")));
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::calls(language), t!(language, "acc-calls"))], Some(title.clone()))}
            <div class="row between">
                <div class="stack tight"><h1>{title.clone()}</h1><p class="soft">{data.line.category.clone()}</p></div>
                {decisions}
            </div>
            {said}
            <div class="main-aside">
                <div class="stack loose">
                    {data.may_nominate.then(|| nominate(language, form))}
                    <section class="stack">
                        <h2>{t!(language, "acc-call-files")}</h2>
                        <p class="soft">{t!(language, "acc-call-taken", taken = data.seats_taken as u64, seats = u64::from(data.line.seats))}</p>
                        {none}
                        {files}
                    </section>
                    {(data.may_manage && data.cancelled.is_none()).then(|| cancel(language, form))}
                </div>
                {facts(language, data)}
            </div>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn nominate(language: Language, form: &FormState) -> impl IntoView + use<> {
    let own_form = if form.value("do") == "nominate" { form.clone() } else { FormState::default() };
    let email = Input {
        name: "email",
        label: t!(language, "acc-nominate-email"),
        hint: t!(language, "acc-nominate-hint"),
        kind: "email",
        autocomplete: "off",
        ..Input::default()
    };
    view! {
        <section class="stack">
            <h2>{t!(language, "acc-nominate")}</h2>
            <form method="post" class="card stack">
                {summary(language, &own_form)}
                {input(language, &own_form, email)}
                {text_area(language, &own_form, "reason", t!(language, "acc-nominate-reason"), t!(language, "acc-nominate-reason-hint"))}
                <button class="button main" type="submit" name="do" value="nominate">{t!(language, "acc-nominate-send")}</button>
            </form>
        </section>
    }
}

fn cancel(language: Language, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do") == "cancel";
    let own_form = if came_back { form.clone() } else { FormState::default() }.within("cancel");
    view! {
        <details class="card" open=came_back>
            <summary>{t!(language, "acc-call-cancel")}</summary>
            <form method="post" class="stack">
                <p class="soft">{t!(language, "acc-call-cancel-what")}</p>
                {summary(language, &own_form)}
                {text_area(language, &own_form, "reason", t!(language, "acc-reason"), t!(language, "acc-reason-hint"))}
                <button class="button" type="submit" name="do" value="cancel">{t!(language, "acc-call-cancel")}</button>
            </form>
        </details>
    }
}

fn facts(language: Language, data: &CallView) -> impl IntoView + use<> {
    let (from, until) = data.line.held;
    let held = t!(language, "acc-from-until", from = format::date(from, language), until = format::date(until, language));
    let languages: Vec<String> = data.languages.iter().map(|it| super::roster_pages::language_words(language, *it)).collect();
    let prerequisites = if data.prerequisites.is_empty() { t!(language, "acc-none-asked") } else { data.prerequisites.join(", ") };
    let pairs = [
        (t!(language, "acc-call-workshop"), held),
        (t!(language, "acc-call-closes-on"), format::date_time(&data.line.closes, language)),
        (t!(language, "acc-call-host"), data.host.clone()),
        (t!(language, "acc-call-languages"), languages.join(", ")),
        (t!(language, "acc-region"), data.region.clone().unwrap_or_else(|| t!(language, "acc-region-all"))),
        (t!(language, "acc-call-funding"), data.funding.clone()),
        (t!(language, "acc-call-prerequisites"), prerequisites),
    ];
    let rows = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view();
    view! {
        <aside class="aside stack">
            <h2 class="h3">{t!(language, "acc-call-facts")}</h2>
            <dl class="stack tight">{rows}</dl>
            <p class="small"><a href=data.policy_href.clone()>{t!(language, "acc-policy-version", number = u64::from(data.policy))}</a></p>
            <p class="small soft">{t!(language, "acc-policy-binds")}</p>
        </aside>
    }
}
