//! What waits for a coordinator or a tutor: accounts, requests for one more attempt.

use domain::id::{AccommodationId, AttemptId, AttemptRequestId, PostingId};
use domain::language::Language;
use domain::quiz::measures::Measures;
use domain::time::Moment;
use leptos::prelude::*;

use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::quiz::measures_words;
use crate::ui::fields::{Input, Select, input, select, summary, text_area};
use crate::ui::{done, empty};
use crate::words::format;
use crate::{routes, t};

/// What waits for a coordinator.
#[derive(Debug, Clone)]
pub struct WaitingView {
    /// Accounts.
    pub accounts: Vec<WaitingLine>,
    /// Requests for one more attempt.
    pub requests: Vec<AttemptRequestLine>,
    /// Whether the caller has officers of their own.
    pub has_officers: bool,
    /// Said once after a decision.
    pub decided: bool,
}

/// An account that waits.
#[derive(Debug, Clone)]
pub struct WaitingLine {
    /// Which.
    pub posting: PostingId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The organisation.
    pub organisation: String,
    /// Since when.
    pub since: Moment,
}

/// A request for one more attempt that waits.
#[derive(Debug, Clone)]
pub struct AttemptRequestLine {
    /// Which.
    pub request: AttemptRequestId,
    /// Who asks.
    pub name: String,
    /// For which quiz.
    pub quiz: String,
    /// Since when.
    pub since: Moment,
}

/// The coordinator's waiting list.
pub fn administration_page(language: Language, data: &WaitingView, form: &FormState) -> Page {
    let accounts = data.accounts.iter().map(|line| account(language, line, form)).collect_view();
    let none = data.accounts.is_empty().then(|| empty(t!(language, "waiting-none"), t!(language, "waiting-none-what")));
    let has_requests = !data.requests.is_empty();
    let requests = data.requests.iter().map(|line| request(language, line, form)).collect_view();
    let body = view! {
        <div class="stack loose">
            <div class="row between">
                <h1>{t!(language, "waiting-title")}</h1>
                {data.has_officers.then(|| view! { <a class="button" href=routes::officers(language)>{t!(language, "officers-link")}</a> })}
            </div>
            {data.decided.then(|| done(t!(language, "waiting-decided")))}
            <section class="stack">
                <h2>{t!(language, "waiting-accounts")}</h2>
                {none}
                <ul class="plain stack">{accounts}</ul>
            </section>
            {has_requests.then(|| view! { <section class="stack"><h2>{t!(language, "waiting-requests")}</h2><ul class="plain stack">{requests}</ul></section> })}
        </div>
    };
    Page::new(t!(language, "waiting-title"), Section::Administration, body).unlisted()
}

fn account(language: Language, line: &WaitingLine, form: &FormState) -> impl IntoView + use<> {
    let id = line.posting.to_string();
    let came_back = form.value("posting") == id;
    let own_form = if came_back { form.clone() } else { FormState::default() }.within(&id);
    let opened = came_back;
    view! {
        <li class="card stack">
            <div class="row between">
                <div class="stack tight">
                    <h3>{line.name.clone()}</h3>
                    <p class="small soft">{line.email.clone()}" · "{line.organisation.clone()}" · "{t!(language, "waiting-since", time = format::date_time(&line.since, language))}</p>
                </div>
                <form method="post">
                    <input type="hidden" name="posting" value=id.clone()/>
                    <button class="button main" type="submit" name="do" value="approve">{t!(language, "waiting-approve")}</button>
                </form>
            </div>
            <details open=opened>
                <summary>{t!(language, "waiting-refuse")}</summary>
                <form method="post" class="stack">
                    <input type="hidden" name="posting" value=id/>
                    {summary(language, &own_form)}
                    {text_area(language, &own_form, "reason", t!(language, "waiting-refuse-reason"), t!(language, "waiting-refuse-hint"))}
                    <button class="button" type="submit" name="do" value="refuse">{t!(language, "waiting-refuse")}</button>
                </form>
            </details>
        </li>
    }
}

fn request(language: Language, line: &AttemptRequestLine, form: &FormState) -> impl IntoView + use<> {
    let id = line.request.to_string();
    let own_form = if form.value("request") == id { form.clone() } else { FormState::default() }.within(&id);
    view! {
        <li class="card stack">
            <div class="stack tight">
                <h3>{line.name.clone()}</h3>
                <p class="small soft">{line.quiz.clone()}" · "{t!(language, "waiting-since", time = format::date_time(&line.since, language))}</p>
            </div>
            <form method="post" class="stack">
                <input type="hidden" name="request" value=id/>
                {summary(language, &own_form)}
                {text_area(language, &own_form, "reason", t!(language, "request-reason"), t!(language, "request-reason-hint"))}
                <div class="row">
                    <button class="button main" type="submit" name="do" value="grant">{t!(language, "request-grant")}</button>
                    <button class="button" type="submit" name="do" value="decline">{t!(language, "request-decline")}</button>
                </div>
            </form>
        </li>
    }
}

/// A timed sitting under way.
#[derive(Debug, Clone)]
pub struct SittingLine {
    /// Which.
    pub attempt: AttemptId,
    /// Who sits.
    pub name: String,
    /// Which quiz.
    pub quiz: String,
    /// Since when.
    pub since: Moment,
    /// The bell.
    pub closes: Moment,
}

/// What somebody has beside the rules of a course's quizzes.
#[derive(Debug, Clone)]
pub struct AccommodationLine {
    /// Which.
    pub id: AccommodationId,
    /// The course's id and title.
    pub course: (String, String),
    /// Whose.
    pub name: String,
    /// What.
    pub measures: Measures,
}

/// What a tutor looks after.
#[derive(Debug, Clone)]
pub struct TutorView {
    /// Requests for one more attempt.
    pub requests: Vec<AttemptRequestLine>,
    /// Timed sittings under way.
    pub sittings: Vec<SittingLine>,
    /// What people have beside the rules.
    pub accommodations: Vec<AccommodationLine>,
    /// Written answers that wait for the caller.
    pub to_mark: usize,
    /// The courses tutored: id and title.
    pub courses: Vec<(String, String)>,
    /// Said once after a decision.
    pub decided: bool,
    /// Said once after time was granted.
    pub lengthened: bool,
    /// Said once after measures were granted or ended.
    pub accommodated: bool,
}

/// What waits for a tutor, and which timed sittings are under way.
pub fn tutor_page(language: Language, data: &TutorView, form: &FormState) -> Page {
    let none = data.requests.is_empty().then(|| empty(t!(language, "tutor-none"), t!(language, "tutor-none-what")));
    let lines = data.requests.iter().map(|line| request(language, line, form)).collect_view();
    let nobody = data.sittings.is_empty().then(|| view! { <p class="soft">{t!(language, "tutor-sittings-none")}</p> });
    let sittings = data.sittings.iter().map(|line| sitting(language, line, form)).collect_view();
    let to_mark = view! {
        <section class="stack">
            <h2>{t!(language, "marking-title")}</h2>
            <p>{t!(language, "marking-count", count = data.to_mark as u64)}</p>
            {(data.to_mark > 0).then(|| view! { <p><a class="button" href=routes::to_mark(language)>{t!(language, "marking-open")}</a></p> })}
        </section>
    };
    let body = view! {
        <div class="stack loose">
            <h1>{t!(language, "tutor-title")}</h1>
            {data.decided.then(|| done(t!(language, "waiting-decided")))}
            {data.lengthened.then(|| done(t!(language, "tutor-lengthened")))}
            {to_mark}
            <section class="stack">
                <h2>{t!(language, "paper-title")}</h2>
                <p>{t!(language, "paper-tutor")}</p>
                <p><a class="button" href=routes::papers(language)>{t!(language, "paper-open")}</a></p>
            </section>
            <section class="stack"><h2>{t!(language, "waiting-requests")}</h2>{none}<ul class="plain stack">{lines}</ul></section>
            {data.accommodated.then(|| done(t!(language, "accommodated")))}
            <section class="stack"><h2>{t!(language, "tutor-sittings")}</h2>{nobody}<ul class="plain stack">{sittings}</ul></section>
            {accommodations(language, data, form)}
        </div>
    };
    Page::new(t!(language, "tutor-title"), Section::Tutor, body).unlisted()
}

/// Measures given beforehand, and the form that gives them; the reason is not asked for, and not kept.
fn accommodations(language: Language, data: &TutorView, form: &FormState) -> impl IntoView + use<> {
    let came_back = form.value("do") == "accommodate";
    let own_form = if came_back { form.clone() } else { FormState::default() }.within("accommodate");
    let lines = data
        .accommodations
        .iter()
        .map(|line| {
            view! {
                <li class="card row between">
                    <div class="stack tight"><h3>{line.name.clone()}</h3><p class="small soft">{line.course.1.clone()}" · "{measures_words(language, line.measures)}</p></div>
                    <form method="post">
                        <input type="hidden" name="accommodation" value=line.id.to_string()/>
                        <input type="hidden" name="course" value=line.course.0.clone()/>
                        <button class="button" type="submit" name="do" value="end-accommodation">{t!(language, "accommodate-end")}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{t!(language, "accommodate-title")}</h2>
            <p class="soft">{t!(language, "accommodate-what")}</p>
            <ul class="plain stack">{lines}</ul>
            <details class="card" open=came_back>
                <summary>{t!(language, "accommodate-give")}</summary>
                <form method="post" class="stack">
                    {summary(language, &own_form)}
                    {measures_fields(language, data, &own_form)}
                    <button class="button main" type="submit" name="do" value="accommodate">{t!(language, "accommodate-give")}</button>
                </form>
            </details>
        </section>
    }
}

fn measures_fields(language: Language, data: &TutorView, form: &FormState) -> impl IntoView + use<> {
    let course = Select {
        name: "course",
        label: t!(language, "accommodate-course"),
        choices: data.courses.clone(),
        value: data.courses.first().map(|(id, _)| id.clone()).unwrap_or_default(),
        hint: String::new(),
    };
    let email = Input { name: "email", label: t!(language, "accommodate-email"), kind: "email", autocomplete: "off", ..Input::default() };
    let more = Input {
        name: "more_time",
        label: t!(language, "accommodate-more-time"),
        hint: t!(language, "accommodate-more-time-hint"),
        autocomplete: "off",
        optional: true,
        ..Input::default()
    };
    let tick = |name: &'static str, words: String| {
        let (id, checked) = (form.id(name), form.has(name, "yes"));
        view! { <label class="row" for=id.clone()><input type="checkbox" id=id.clone() name=name value="yes" checked=checked/>{words}</label> }
    };
    let ticks = view! { {tick("keep_order", t!(language, "accommodate-keep-order"))}{tick("larger_text", t!(language, "accommodate-larger-text"))} }.into_any();
    view! {
        {select(language, form, course)}
        {input(language, form, email)}
        {input(language, form, more)}
        {ticks}
    }
}

fn sitting(language: Language, line: &SittingLine, form: &FormState) -> impl IntoView + use<> {
    let id = line.attempt.to_string();
    let came_back = form.value("attempt") == id;
    let own_form = if came_back { form.clone() } else { FormState::default() }.within(&id);
    let minutes = Input {
        name: "minutes",
        label: t!(language, "tutor-minutes"),
        hint: t!(language, "tutor-minutes-hint"),
        autocomplete: "off",
        ..Input::default()
    };
    view! {
        <li class="card stack">
            <div class="stack tight">
                <h3>{line.name.clone()}</h3>
                <p class="small soft">
                    {line.quiz.clone()}" · "{t!(language, "tutor-since", time = format::date_time(&line.since, language))}" · "
                    {t!(language, "sitting-until", time = format::date_time(&line.closes, language))}
                </p>
            </div>
            <details open=came_back>
                <summary>{t!(language, "tutor-more-time")}</summary>
                <form method="post" class="stack">
                    <input type="hidden" name="attempt" value=id/>
                    {summary(language, &own_form)}
                    {input(language, &own_form, minutes)}
                    {text_area(language, &own_form, "reason", t!(language, "request-reason"), t!(language, "tutor-time-reason-hint"))}
                    <button class="button main" type="submit" name="do" value="more-time">{t!(language, "tutor-grant-time")}</button>
                </form>
            </details>
        </li>
    }
}
