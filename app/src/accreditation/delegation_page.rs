//! Who confirms decisions for whom, and the form that hands it on.

use domain::id::GrantId;
use domain::language::Language;
use domain::time::Date;
use leptos::prelude::*;

use super::path;
use crate::form::FormState;
use crate::frame::{Page, Section};
use crate::t;
use crate::ui::fields::{Input, input, summary, text_area};
use crate::ui::{done, empty};
use crate::words::format;

/// Delegations in force or to come.
#[derive(Debug, Clone)]
pub struct DelegationsView {
    /// In order.
    pub delegations: Vec<DelegationLine>,
    /// Whether the reader may hand confirmation on.
    pub may_delegate: bool,
    /// What was done, said once.
    pub was_done: Option<bool>,
}

/// A delegation.
#[derive(Debug, Clone)]
pub struct DelegationLine {
    /// The role it gives, where the reader may take it back.
    pub own: Option<GrantId>,
    /// To whom.
    pub to: String,
    /// By whom.
    pub by: String,
    /// First and last day.
    pub days: (Date, Date),
    /// Why.
    pub reason: String,
}

/// Who confirms for whom.
pub fn delegations_page(language: Language, data: &DelegationsView, form: &FormState) -> Page {
    let title = t!(language, "acc-delegation");
    let said =
        data.was_done.map(|given| done(if given { t!(language, "acc-delegation-given") } else { t!(language, "acc-delegation-ended") }));
    let none = data.delegations.is_empty().then(|| empty(t!(language, "acc-delegation-none"), t!(language, "acc-delegation-none-what")));
    let lines = data.delegations.iter().map(|it| line(language, it)).collect_view();
    let body = view! {
        <div class="stack loose reading-wide">
            {path(language, Vec::new(), Some(title.clone()))}
            <h1>{title.clone()}</h1>
            {said}
            <p class="soft">{t!(language, "acc-delegation-what")}</p>
            {none}
            <ul class="plain stack">{lines}</ul>
            {data.may_delegate.then(|| give(language, form))}
        </div>
    };
    Page::new(title, Section::Accreditation, body).unlisted()
}

fn line(language: Language, data: &DelegationLine) -> impl IntoView + use<> {
    let (from, until) = (format::date(data.days.0, language), format::date(data.days.1, language));
    let end = data.own.map(|grant| {
        view! {
            <form method="post">
                <input type="hidden" name="grant" value=grant.to_string()/>
                <button class="button" type="submit" name="do" value="end">{t!(language, "acc-delegation-end")}</button>
            </form>
        }
    });
    view! {
        <li class="card row between">
            <div class="stack tight">
                <strong>{t!(language, "acc-delegation-line", to = data.to.clone(), by = data.by.clone())}</strong>
                <span>{t!(language, "acc-delegation-days", from = from, until = until)}</span>
                <span class="small soft">{data.reason.clone()}</span>
            </div>
            {end}
        </li>
    }
}

fn give(language: Language, form: &FormState) -> impl IntoView + use<> {
    let day = |name: &'static str, label: String, hint: String| Input { name, label, hint, kind: "date", ..Input::default() };
    let email =
        Input { name: "email", label: t!(language, "acc-delegation-email"), kind: "email", autocomplete: "off", ..Input::default() };
    view! {
        <section class="stack">
            <h2>{t!(language, "acc-delegation-give")}</h2>
            <form method="post" class="card stack">
                {summary(language, form)}
                {input(language, form, email)}
                {input(language, form, day("from", t!(language, "acc-delegation-from"), String::new()))}
                {input(language, form, day("until", t!(language, "acc-delegation-until"), t!(language, "acc-delegation-until-hint")))}
                {text_area(language, form, "reason", t!(language, "acc-reason"), String::new())}
                <p><button class="button main" type="submit" name="do" value="give">{t!(language, "acc-delegation-give")}</button></p>
            </form>
        </section>
    }
}
