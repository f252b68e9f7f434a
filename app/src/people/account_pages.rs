//! Register, confirm, sign in, forgotten, the own account.

use domain::id::SignInId;
use domain::language::Language;
use domain::people::PASSWORD_LEAST;
use domain::time::Moment;
use leptos::prelude::*;

use crate::form::FormState;
use crate::frame::{Page, Section, replay_words};
use crate::island::UnsentAnswers;
use crate::ui::fields::{Input, Select, input, select, summary};
use crate::ui::{Tone, done, state};
use crate::words::format;
use crate::{routes, t};

/// Register: name, work address, administration, language, password; and the notice of what is kept.
pub fn register_page(language: Language, form: &FormState, organisations: &[(String, String)], operator: &str) -> Page {
    let mut choices = vec![(String::new(), t!(language, "register-choose-organisation"))];
    choices.extend(organisations.iter().cloned());
    let languages = vec![("en".to_owned(), "English".to_owned()), ("fr".to_owned(), "Français".to_owned())];
    let operator = operator.to_owned();
    let body = view! {
        <div class="main-aside">
            <form method="post" class="stack reading">
                <h1>{t!(language, "register-title")}</h1>
                <p class="soft">{t!(language, "register-lead")}</p>
                {summary(language, form)}
                {input(language, form, Input { name: "name", label: t!(language, "field-name"), hint: t!(language, "field-name-hint"), autocomplete: "name", ..Input::default() })}
                {input(language, form, Input { name: "email", label: t!(language, "field-work-email"), hint: t!(language, "field-work-email-hint"), kind: "email", autocomplete: "email", ..Input::default() })}
                {select(language, form, Select { name: "organisation", label: t!(language, "field-organisation"), choices, hint: t!(language, "field-organisation-hint"), ..Select::default() })}
                {select(language, form, Select { name: "language", label: t!(language, "field-language"), choices: languages, value: language.code().to_owned(), ..Select::default() })}
                {input(language, form, Input { name: "password", label: t!(language, "field-password"), hint: t!(language, "field-password-hint", least = PASSWORD_LEAST as u64), kind: "password", autocomplete: "new-password", ..Input::default() })}
                <button class="button main" type="submit">{t!(language, "register-send")}</button>
                <p class="small">{t!(language, "register-known")}" "<a href=routes::sign_in(language)>{t!(language, "frame-sign-in")}</a></p>
            </form>
            <aside class="aside stack tight">
                <h2 class="h3">{t!(language, "register-notice")}</h2>
                <ul class="small stack tight">
                    <li>{t!(language, "register-notice-who", operator = operator)}</li>
                    <li>{t!(language, "register-notice-what")}</li>
                    <li>{t!(language, "register-notice-sees")}</li>
                    <li>{t!(language, "register-notice-ask")}</li>
                </ul>
                <p class="small"><a href=routes::privacy(language)>{t!(language, "frame-privacy")}</a></p>
            </aside>
        </div>
    };
    Page::new(t!(language, "register-title"), Section::None, body)
}

/// After registering: look into your mail.
pub fn registered_page(language: Language) -> Page {
    let body = view! {
        <div class="stack reading">
            <h1>{t!(language, "registered-title")}</h1>
            <p>{t!(language, "registered-what")}</p>
            <ol>
                <li>{t!(language, "registered-step-confirm")}</li>
                <li>{t!(language, "registered-step-approve")}</li>
                <li>{t!(language, "registered-step-start")}</li>
            </ol>
        </div>
    };
    Page::new(t!(language, "registered-title"), Section::None, body).unlisted()
}

/// What the confirmation page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfirmView {
    /// One button, since a mail reader that follows links must not confirm.
    Ask,
    /// Used, lapsed or unknown.
    Spent,
}

/// Confirm an address.
pub fn confirm_page(language: Language, view: ConfirmView) -> Page {
    let inner = match view {
        ConfirmView::Ask => view! {
            <p>{t!(language, "confirm-what")}</p>
            <form method="post"><button class="button main" type="submit">{t!(language, "confirm-send")}</button></form>
        }
        .into_any(),
        ConfirmView::Spent => view! {
            <p>{t!(language, "refused-link-spent")}</p>
            <p>{t!(language, "confirm-spent-next")}</p>
            <p class="row"><a class="button main" href=routes::sign_in(language)>{t!(language, "frame-sign-in")}</a><a href=routes::register(language)>{t!(language, "frame-register")}</a></p>
        }
        .into_any(),
    };
    let body = view! { <div class="stack reading"><h1>{t!(language, "confirm-title")}</h1>{inner}</div> };
    Page::new(t!(language, "confirm-title"), Section::None, body).unlisted()
}

/// Sign in; what was posted to another page meanwhile is carried along, sealed.
pub fn sign_in_page(language: Language, form: &FormState, next: &str) -> Page {
    let carried = form.carried.clone();
    let kept = carried.is_some().then(|| view! { <p class="notice" role="status"><strong>{t!(language, "sign-in-carried")}</strong>" "{t!(language, "sign-in-carried-what")}</p> });
    let shared = form.value("shared") == "yes";
    let next = next.to_owned();
    let body = view! {
        <form method="post" action=routes::sign_in(language) class="stack narrow">
            <h1>{t!(language, "frame-sign-in")}</h1>
            {kept}
            {summary(language, form)}
            {input(language, form, Input { name: "email", label: t!(language, "field-email"), kind: "email", autocomplete: "username", ..Input::default() })}
            {input(language, form, Input { name: "password", label: t!(language, "field-password"), kind: "password", autocomplete: "current-password", ..Input::default() })}
            <label class="check"><input type="checkbox" name="shared" value="yes" checked=shared/><span>{t!(language, "sign-in-shared")}<span class="hint">{t!(language, "sign-in-shared-hint")}</span></span></label>
            <input type="hidden" name="next" value=next/>
            {carried.map(|sealed| view! { <input type="hidden" name="carried" value=sealed/> })}
            <button class="button main" type="submit">{t!(language, "frame-sign-in")}</button>
            <p class="small row"><a href=routes::forgotten(language)>{t!(language, "sign-in-forgotten")}</a><a href=routes::register(language)>{t!(language, "frame-register")}</a></p>
        </form>
    };
    Page::new(t!(language, "frame-sign-in"), Section::None, body).unlisted()
}

/// Forgotten password: ask for a link.
pub fn forgotten_page(language: Language, form: &FormState) -> Page {
    let body = view! {
        <form method="post" class="stack narrow">
            <h1>{t!(language, "forgotten-title")}</h1>
            <p>{t!(language, "forgotten-what")}</p>
            {summary(language, form)}
            {input(language, form, Input { name: "email", label: t!(language, "field-email"), kind: "email", autocomplete: "username", ..Input::default() })}
            <button class="button main" type="submit">{t!(language, "forgotten-send")}</button>
        </form>
    };
    Page::new(t!(language, "forgotten-title"), Section::None, body).unlisted()
}

/// After asking for a link: the same whether the address is known.
pub fn sent_page(language: Language) -> Page {
    let body = view! {
        <div class="stack reading"><h1>{t!(language, "sent-title")}</h1><p>{t!(language, "sent-what")}</p><p><a href=routes::sign_in(language)>{t!(language, "frame-sign-in")}</a></p></div>
    };
    Page::new(t!(language, "sent-title"), Section::None, body).unlisted()
}

/// Choose a password by a link.
pub fn choose_password_page(language: Language, form: &FormState, usable: bool) -> Page {
    let inner = if usable {
        view! {
            <form method="post" class="stack">
                {summary(language, form)}
                {new_password(language, form)}
                <button class="button main" type="submit">{t!(language, "password-set")}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{t!(language, "refused-link-spent")}</p><p><a class="button main" href=routes::forgotten(language)>{t!(language, "forgotten-send")}</a></p> }.into_any()
    };
    let body = view! { <div class="stack narrow"><h1>{t!(language, "password-choose")}</h1>{inner}</div> };
    Page::new(t!(language, "password-choose"), Section::None, body).unlisted()
}

/// The field that says what becomes of answers that wait on this device.
pub const UNSENT: &str = "unsent";

/// Asked before signing out while answers wait on this device: they are being sent, stay sealed, or are gone.
pub fn leaving_page(language: Language) -> Page {
    let body = view! {
        <div class="stack reading">
            <h1>{t!(language, "leaving-title")}</h1>
            <p>{t!(language, "leaving-what")}</p>
            <p><UnsentAnswers words=replay_words(language)/></p>
            <form method="post" action=routes::sign_out(language) class="stack">
                <div class="stack tight">
                    <button class="button main" type="submit" name=UNSENT value="keep">{t!(language, "leaving-keep")}</button>
                    <p class="hint">{t!(language, "leaving-keep-what")}</p>
                </div>
                <div class="stack tight">
                    <button class="button" type="submit" name=UNSENT value="discard">{t!(language, "leaving-discard")}</button>
                    <p class="hint">{t!(language, "leaving-discard-what")}</p>
                </div>
            </form>
        </div>
    };
    Page::new(t!(language, "leaving-title"), Section::None, body).with_island().unlisted()
}

fn new_password(language: Language, form: &FormState) -> impl IntoView + use<> {
    let hint = t!(language, "field-password-hint", least = PASSWORD_LEAST as u64);
    view! {
        {input(language, form, Input { name: "password", label: t!(language, "field-new-password"), hint, kind: "password", autocomplete: "new-password", ..Input::default() })}
        {input(language, form, Input { name: "again", label: t!(language, "field-again"), kind: "password", autocomplete: "new-password", ..Input::default() })}
    }
}

/// The own account.
#[derive(Debug, Clone)]
pub struct AccountView {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The organisation's name.
    pub organisation: String,
    /// Where the request stands: tone and words.
    pub standing: (Tone, String),
    /// Since when it waits, or when it was decided.
    pub since: Moment,
    /// The name in Latin letters; empty where none was given.
    pub latin_name: String,
    /// Said once after the password was changed.
    pub changed: bool,
    /// Said once after the name in Latin letters was.
    pub latin_changed: bool,
    /// Where one is signed in.
    pub sign_ins: Vec<SignInLine>,
}

/// Whether what came back is the form of the name in Latin letters.
fn is_of_latin(form: &FormState) -> bool {
    form.value("do") == "latin"
}

/// The name as letters and certificates print it where they have no letters for the name itself.
fn latin_name(language: Language, data: &AccountView, form: &FormState) -> impl IntoView + use<> {
    let own = if is_of_latin(form) { form.clone() } else { FormState::default() };
    let field = Input {
        name: "latin_name",
        label: t!(language, "account-latin-label"),
        hint: t!(language, "account-latin-hint"),
        value: data.latin_name.clone(),
        autocomplete: "name",
        optional: true,
        ..Input::default()
    };
    view! {
        <form method="post" class="stack narrow">
            <h2>{t!(language, "account-latin")}</h2>
            <input type="hidden" name="do" value="latin"/>
            {is_of_latin(form).then(|| summary(language, &own))}
            {input(language, &own, field)}
            <p><button class="button" type="submit">{t!(language, "account-latin-keep")}</button></p>
        </form>
    }
}

/// One of the reader's own sign-ins.
#[derive(Debug, Clone)]
pub struct SignInLine {
    /// Its id.
    pub id: SignInId,
    /// Whether it is the one this page was asked for with.
    pub is_here: bool,
    /// Since when.
    pub started: Moment,
    /// Used last, to the minute.
    pub seen: Moment,
    /// On a shared computer.
    pub shared_computer: bool,
}

/// Where the reader is signed in, with a button to end each, and all.
fn sign_ins(language: Language, lines: &[SignInLine]) -> impl IntoView + use<> {
    let rows = lines
        .iter()
        .map(|line| {
            let what = if line.shared_computer { t!(language, "account-sign-in-shared") } else { t!(language, "account-sign-in-own") };
            let since = t!(language, "account-sign-in-since", time = format::date_time(&line.started, language));
            let seen = t!(language, "account-sign-in-seen", time = format::date_time(&line.seen, language));
            let end = (!line.is_here).then(|| {
                view! {
                    <form method="post">
                        <input type="hidden" name="sign_in" value=line.id.to_string()/>
                        <button class="button" type="submit" name="do" value="end">{t!(language, "account-sign-in-end")}</button>
                    </form>
                }
            });
            let here = line.is_here.then(|| state(Tone::Pass, t!(language, "account-sign-in-here")));
            view! { <li class="row between"><span>{what}<br/><span class="small soft">{since}" · "{seen}</span></span>{here}{end}</li> }
        })
        .collect_view();
    view! {
        <section class="stack narrow" aria-labelledby="sign-ins">
            <h2 id="sign-ins">{t!(language, "account-sign-ins")}</h2>
            <ul class="plain stack">{rows}</ul>
            <details>
                <summary class="button">{t!(language, "account-end-all")}</summary>
                <form method="post" class="stack tight">
                    <p>{t!(language, "account-end-all-what")}</p>
                    <button class="button" type="submit" name="do" value="end-all">{t!(language, "account-end-all-do")}</button>
                </form>
            </details>
        </section>
    }
}

/// The own account: who one is here, how the request stands, the password.
pub fn account_page(language: Language, data: &AccountView, form: &FormState) -> Page {
    let (tone, words) = data.standing.clone();
    let since = format::date_time(&data.since, language);
    let body = view! {
        <div class="main-aside">
            <div class="stack loose">
                <h1>{t!(language, "account-title")}</h1>
                {data.changed.then(|| done(t!(language, "account-changed")))}
                {data.latin_changed.then(|| done(t!(language, "account-latin-changed")))}
                <dl class="facts">
                    <dt>{t!(language, "field-name")}</dt><dd>{data.name.clone()}</dd>
                    <dt>{t!(language, "field-work-email")}</dt><dd>{data.email.clone()}</dd>
                    <dt>{t!(language, "field-organisation")}</dt><dd>{data.organisation.clone()}</dd>
                    <dt>{t!(language, "account-standing")}</dt><dd>{state(tone, words)}<br/><span class="small soft">{since}</span></dd>
                </dl>
                {latin_name(language, data, form)}
                <form method="post" class="stack narrow">
                    <h2>{t!(language, "account-password")}</h2>
                    {(!is_of_latin(form)).then(|| summary(language, form))}
                    {input(language, form, Input { name: "present", label: t!(language, "field-present-password"), kind: "password", autocomplete: "current-password", ..Input::default() })}
                    {new_password(language, form)}
                    <button class="button main" type="submit">{t!(language, "password-set")}</button>
                </form>
                {sign_ins(language, &data.sign_ins)}
            </div>
            <aside class="aside stack tight">
                <h2 class="h3">{t!(language, "register-notice")}</h2>
                <p class="small">{t!(language, "register-notice-sees")}</p>
                <p class="small"><a href=routes::privacy(language)>{t!(language, "frame-privacy")}</a></p>
            </aside>
        </div>
    };
    Page::new(t!(language, "account-title"), Section::None, body).unlisted()
}
