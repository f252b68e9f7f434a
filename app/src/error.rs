//! Pages for what went wrong: what happened, what was kept, what to do.

use domain::language::Language;
use domain::quiz::attempt::{SaveRefused, StartRefused};
use domain::refusal::Refusal;
use domain::time::Moment;
use leptos::prelude::*;

use crate::accreditation::{mission_words, words};
use crate::frame::{Page, Section};
use crate::words::format;
use crate::{routes, t};

/// All that a page may be told of what went wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum AppError {
    /// The caller may not.
    Forbidden,
    /// There is no such thing, or the caller may not know.
    NotFound,
    /// It was understood and refused.
    Refused(Refusal),
    /// Too often.
    TooMany {
        /// When to try again.
        again_at: Moment,
    },
    /// More than a form may carry.
    TooLarge,
    /// A form that another site sent.
    OtherSite,
    /// Too many at once.
    Busy,
    /// Broken; the number finds it in the log.
    Broken {
        /// The incident's number.
        incident: String,
    },
}

/// The page for what went wrong.
pub fn error_page(language: Language, error: &AppError) -> Page {
    let (title, what, next) = match error {
        AppError::Forbidden => {
            (t!(language, "error-forbidden"), t!(language, "error-forbidden-what"), t!(language, "error-forbidden-next"))
        }
        AppError::NotFound => (t!(language, "error-not-found"), t!(language, "error-not-found-what"), t!(language, "error-not-found-next")),
        AppError::Refused(refusal) => (t!(language, "error-refused"), refusal_words(language, refusal), t!(language, "error-refused-next")),
        AppError::TooMany { again_at } => (
            t!(language, "error-too-many"),
            t!(language, "error-too-many-what"),
            t!(language, "error-too-many-next", time = format::time(again_at, language)),
        ),
        AppError::TooLarge => (t!(language, "error-too-large"), t!(language, "error-too-large-what"), t!(language, "error-too-large-next")),
        AppError::OtherSite => {
            (t!(language, "error-other-site"), t!(language, "error-other-site-what"), t!(language, "error-other-site-next"))
        }
        AppError::Busy => (t!(language, "error-busy"), t!(language, "error-busy-what"), t!(language, "error-busy-next")),
        AppError::Broken { incident } => (
            t!(language, "error-broken"),
            t!(language, "error-broken-what"),
            t!(language, "error-broken-next", incident = incident.clone()),
        ),
    };
    let heading = title.clone();
    let body = view! {
        <div class="stack reading">
            <h1>{heading}</h1>
            <p>{what}</p>
            <p>{next}</p>
            <form class="row end" role="search" method="get" action=routes::courses(language)>
                <div class="field grow">
                    <label for="q">{t!(language, "catalogue-search")}</label>
                    <input id="q" name="q" type="search"/>
                </div>
                <button class="button" type="submit">{t!(language, "catalogue-go")}</button>
            </form>
            <p><a href=routes::courses(language)>{t!(language, "error-to-courses")}</a></p>
        </div>
    };
    Page::new(title, Section::None, body).unlisted()
}

/// Why something was refused, in a sentence.
pub fn refusal_words(language: Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::SignIn => t!(language, "refused-sign-in"),
        Refusal::NotConfirmed => t!(language, "refused-not-confirmed"),
        Refusal::LinkSpent => t!(language, "refused-link-spent"),
        Refusal::AlreadyDecided => t!(language, "refused-already-decided"),
        Refusal::NoBellToMove => t!(language, "refused-no-bell-to-move"),
        Refusal::NotEnrolled => t!(language, "refused-not-enrolled"),
        Refusal::Start(StartRefused::NoAttemptLeft) => t!(language, "refused-no-attempt-left"),
        Refusal::Start(StartRefused::Provisional { .. }) => t!(language, "refused-provisional"),
        Refusal::Start(StartRefused::ToMark { .. }) => t!(language, "refused-to-mark"),
        Refusal::Start(StartRefused::AlreadyOpen { .. }) => t!(language, "refused-already-open"),
        Refusal::Save(SaveRefused::HandedIn) => t!(language, "refused-handed-in"),
        Refusal::Save(SaveRefused::TimeIsUp { .. }) => t!(language, "refused-time-is-up"),
        Refusal::Save(SaveRefused::Closed) => t!(language, "refused-closed"),
        Refusal::Save(SaveRefused::NotDrawn) => t!(language, "refused-not-drawn"),
        Refusal::AlreadyAsked => t!(language, "refused-already-asked"),
        Refusal::AttemptsLeft => t!(language, "refused-attempts-left"),
        Refusal::CorrectionWaits => t!(language, "refused-correction-waits"),
        Refusal::SecondPersonNeeded => t!(language, "refused-second-person"),
        Refusal::LastAdministrator => t!(language, "refused-last-administrator"),
        Refusal::Case(all) => sentences(all.iter().map(|refused| words::refused(language, refused))),
        Refusal::Score(refused) => words::score_refused(language, refused),
        Refusal::Barred(bars) => sentences(bars.iter().map(|bar| words::bar(language, *bar))),
        Refusal::Mission(refused) => mission_words::mission_refused(language, *refused),
        Refusal::CallClosed => t!(language, "refused-call-closed"),
        Refusal::FileOpen => t!(language, "refused-file-open"),
    }
}

fn sentences(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join(" ")
}
