//! Policies: what each category and domain asks for; a new version binds calls made from then on.

use domain::accreditation::document::Kind;
use domain::accreditation::policy::{Criterion, Policy};
use domain::language::Language;
use domain::time::Moment;
use leptos::prelude::*;

use super::{Rooms, path, rooms, words};
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::ui::fields::{Input, input, problem_words, summary, text_area};
use crate::ui::{done, notice};
use crate::words::format;
use crate::{routes, t};

/// What the fields of a criterion begin with: `criterion-<id>-weight` and `criterion-<id>-must`.
pub const CRITERION: &str = "criterion-";

/// A policy with its versions.
#[derive(Debug, Clone)]
pub struct PolicyView {
    /// In force.
    pub policy: Policy,
    /// Number, when, by whom and why of each version, the newest first.
    pub versions: Vec<(u32, Moment, String)>,
    /// What candidates must have completed, in words.
    pub prerequisites: Vec<String>,
    /// Whether the reader may change it.
    pub may_change: bool,
    /// Said once after a change.
    pub was_changed: bool,
}

/// Category and domain of a policy in words.
fn titled(language: Language, policy: &Policy) -> String {
    format!("{}, {}", policy.category_title.read(language), policy.domain_title.read(language))
}

/// The policies in force, with the number of the version of each.
pub fn policies_page(language: Language, open: Rooms, policies: &[(Policy, u32)]) -> Page {
    let title = t!(language, "acc-policies");
    let card = |(policy, number): &(Policy, u32)| {
        let asks = t!(
            language,
            "acc-policy-asks",
            assessors = u64::from(policy.assessors),
            missions = u64::from(policy.missions),
            criteria = policy.rubric.criteria.len() as u64
        );
        view! {
            <li class="card stack tight">
                <h2 class="h3"><a href=routes::policy(language, &policy.category, &policy.domain)>{titled(language, policy)}</a></h2>
                <p class="small soft">{t!(language, "acc-policy-version", number = u64::from(*number))}" · "{asks}</p>
            </li>
        }
    };
    let cards = policies.iter().map(card).collect_view();
    let body = view! {
        <div class="stack loose">
            {rooms(language, open, "policies")}
            <h1>{title.clone()}</h1>
            <p class="soft">{t!(language, "acc-policies-what")}</p>
            <ul class="plain stack">{cards}</ul>
            <p><a href=routes::letter_kinds(language)>{t!(language, "acc-letter-words")}</a></p>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

/// A policy, and the form that changes it.
pub fn policy_page(language: Language, data: &PolicyView, form: &FormState) -> Page {
    let title = titled(language, &data.policy);
    let criteria = data.policy.rubric.criteria.iter().map(|it| criterion(language, it)).collect_view();
    let body = view! {
        <div class="stack loose">
            {path(language, vec![(routes::policies(language), t!(language, "acc-policies"))], Some(title.clone()))}
            <h1>{title.clone()}</h1>
            {data.was_changed.then(|| done(t!(language, "acc-policy-changed")))}
            {notice(t!(language, "acc-policy-example"), t!(language, "acc-policy-example-what"))}
            <div class="main-aside">
                <div class="stack loose">
                    {numbers(language, data)}
                    <section class="stack"><h2>{t!(language, "acc-criteria")}</h2>{criteria}</section>
                    {data.may_change.then(|| change(language, &data.policy, form))}
                </div>
                {versions(language, data)}
            </div>
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn numbers(language: Language, data: &PolicyView) -> impl IntoView + use<> {
    let policy = &data.policy;
    let none = t!(language, "acc-none-asked");
    let prerequisites = if data.prerequisites.is_empty() { none } else { data.prerequisites.join(", ") };
    let kinds: Vec<String> = policy.documents.iter().map(|kind| words::document(language, *kind)).collect();
    let documents = if kinds.is_empty() { t!(language, "acc-none-asked") } else { kinds.join(", ") };
    let months = |count: u32| t!(language, "acc-months", count = u64::from(count));
    let days = |count: u32| t!(language, "acc-days", count = u64::from(count));
    let pairs = [
        (t!(language, "acc-call-prerequisites"), prerequisites),
        (t!(language, "docs-policy"), documents),
        (t!(language, "acc-policy-assessors"), policy.assessors.to_string()),
        (t!(language, "acc-policy-missions"), policy.missions.to_string()),
        (t!(language, "acc-policy-pass"), format::percent(u64::from(policy.rubric.pass_percent), language)),
        (t!(language, "acc-policy-pre"), months(policy.pre_accredited_months)),
        (t!(language, "acc-policy-full"), months(policy.accredited_months)),
        (t!(language, "acc-policy-appeal"), days(policy.appeal_days)),
        (t!(language, "acc-policy-due"), days(policy.due_days)),
    ];
    let rows = pairs.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view();
    view! { <dl class="facts">{rows}</dl> }
}

fn criterion(language: Language, criterion: &Criterion) -> impl IntoView + use<> {
    let must =
        criterion.must_reach.map(|mark| view! { " "<span class="tag">{t!(language, "acc-must-reach", mark = u64::from(mark))}</span> });
    let anchors = criterion.anchors.iter().map(|words| view! { <li>{words.read(language).to_owned()}</li> }).collect_view();
    view! {
        <details class="card">
            <summary>{criterion.title.read(language).to_owned()}" · "{t!(language, "acc-weight", count = u64::from(criterion.weight))}{must}</summary>
            <ol>{anchors}</ol>
        </details>
    }
}

fn versions(language: Language, data: &PolicyView) -> impl IntoView + use<> {
    let line = |(number, at, why): &(u32, Moment, String)| {
        let why = if why.is_empty() { t!(language, "acc-policy-shipped") } else { why.clone() };
        view! { <li><strong>{t!(language, "acc-policy-version", number = u64::from(*number))}</strong>", "{format::date(at.date, language)}<br/><span class="small soft">{why}</span></li> }
    };
    let lines = data.versions.iter().map(line).collect_view();
    view! { <aside class="aside stack"><h2 class="h3">{t!(language, "acc-policy-versions")}</h2><ul class="plain stack tight">{lines}</ul></aside> }
}

fn change(language: Language, policy: &Policy, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.came_back();
    let number = |name: &'static str, label: String, value: u32| Input {
        name,
        label,
        value: value.to_string(),
        autocomplete: "off",
        ..Input::default()
    };
    let problem = form.problem("criteria").map(|problem| problem_words(language, problem));
    form.call("criteria", &t!(language, "acc-criteria"));
    let criteria = policy.rubric.criteria.iter().enumerate().map(|(place, it)| criterion_fields(language, it, place == 0, form));
    let criteria = criteria.collect_view();
    let prerequisites: Vec<String> = policy.prerequisites.iter().cloned().collect();
    let asked = Input {
        name: "prerequisites",
        label: t!(language, "acc-call-prerequisites"),
        hint: t!(language, "acc-policy-prerequisites-hint"),
        value: prerequisites.join(" "),
        autocomplete: "off",
        optional: true,
        ..Input::default()
    };
    view! {
        <details class="card" open=came_back>
            <summary>{t!(language, "acc-policy-change")}</summary>
            <form method="post" class="stack">
                <p class="soft">{t!(language, "acc-policy-binds")}</p>
                {summary(language, form)}
                {input(language, form, asked)}
                {documents(language, policy, form)}
                {input(language, form, number("assessors", t!(language, "acc-policy-assessors"), policy.assessors))}
                {input(language, form, number("missions", t!(language, "acc-policy-missions"), policy.missions))}
                {input(language, form, number("pass_percent", t!(language, "acc-policy-pass"), policy.rubric.pass_percent))}
                {input(language, form, number("pre_accredited_months", t!(language, "acc-policy-pre"), policy.pre_accredited_months))}
                {input(language, form, number("accredited_months", t!(language, "acc-policy-full"), policy.accredited_months))}
                {input(language, form, number("appeal_days", t!(language, "acc-policy-appeal"), policy.appeal_days))}
                {input(language, form, number("due_days", t!(language, "acc-policy-due"), policy.due_days))}
                <fieldset class="plain stack">
                    <legend><strong>{t!(language, "acc-criteria")}</strong></legend>
                    {problem.map(|words| view! { <p class="error">{words}</p> })}
                    {criteria}
                </fieldset>
                {text_area(language, form, "reason", t!(language, "acc-reason"), t!(language, "acc-policy-reason-hint"))}
                <p><button class="button main" type="submit">{t!(language, "acc-policy-change")}</button></p>
            </form>
        </details>
    }
}

/// The kinds of documents that are asked for, to be ticked.
fn documents(language: Language, policy: &Policy, form: &FormState) -> impl IntoView + use<> {
    let kind = |kind: &Kind| {
        let (word, id) = (kind.word(), format!("documents-{}", kind.word()));
        let is_asked = if form.came_back() { form.has("documents", word) } else { policy.documents.contains(kind) };
        view! { <label class="row" for=id.clone()><input type="checkbox" id=id.clone() name="documents" value=word checked=is_asked/>{words::document(language, *kind)}</label> }
    };
    let kinds = Kind::ALL.iter().filter(|kind| kind.is_of_nomination()).map(kind).collect_view();
    view! { <fieldset class="plain stack tight"><legend><strong>{t!(language, "docs-policy")}</strong></legend>{kinds}</fieldset> }
}

fn criterion_fields(language: Language, criterion: &Criterion, is_first: bool, form: &FormState) -> impl IntoView + use<> {
    let (weight_field, must_field) = (format!("{CRITERION}{}-weight", criterion.id), format!("{CRITERION}{}-must", criterion.id));
    let typed = |name: &str, kept: String| if form.came_back() { form.value(name).to_owned() } else { kept };
    let weighs = typed(&weight_field, criterion.weight.to_string());
    let least = typed(&must_field, criterion.must_reach.map(|mark| mark.to_string()).unwrap_or_default());
    let id = if is_first { "criteria".to_owned() } else { weight_field.clone() };
    let options = (1..=criterion.highest())
        .map(|mark| view! { <option value=mark.to_string() selected=mark.to_string() == least>{mark.to_string()}</option> });
    let options = options.collect_view();
    view! {
        <div class="row end">
            <div class="field grow"><span>{criterion.title.read(language).to_owned()}</span></div>
            <div class="field"><label for=id.clone()>{t!(language, "acc-weight-label")}</label><input id=id name=weight_field value=weighs inputmode="numeric" autocomplete="off"/></div>
            <div class="field"><label for=must_field.clone()>{t!(language, "acc-must-label")}</label><select id=must_field.clone() name=must_field><option value="">"–"</option>{options}</select></div>
        </div>
    }
}
