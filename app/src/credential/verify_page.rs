//! Public verification: every fact printed on the certificate, read from what was signed, and its standing today.

use domain::credential::{Audience, CredentialFacts, CredentialStatus, Standing};
use domain::language::Language;
use leptos::prelude::*;

use super::{done_words, title};
use crate::frame::{Page, Section};
use crate::t;
use crate::ui::{Tone, state};
use crate::words::format;

/// What anybody is told.
#[derive(Debug, Clone, Copy)]
pub enum VerifyView<'a> {
    /// There is none of this identifier.
    Unknown,
    /// The document is not what was signed.
    Altered,
    /// The holder has taken the page down.
    Hidden,
    /// Genuine.
    Found {
        /// Every fact printed on it.
        facts: &'a CredentialFacts,
        /// Where it stands.
        status: CredentialStatus,
    },
}

/// The public page of a credential.
pub fn verify_page(language: Language, data: &VerifyView<'_>, operator: &str) -> Page {
    let heading = t!(language, "verify-title");
    let inner = match data {
        VerifyView::Unknown => plain(Tone::Fail, t!(language, "verify-unknown"), t!(language, "verify-unknown-what")),
        VerifyView::Altered => plain(Tone::Fail, t!(language, "verify-altered"), t!(language, "verify-altered-what")),
        VerifyView::Hidden => plain(Tone::Wait, t!(language, "verify-hidden"), t!(language, "verify-hidden-what")),
        VerifyView::Found { facts, status } => found(language, facts, *status, operator),
    };
    let body = view! { <div class="stack loose reading"><h1>{heading.clone()}</h1>{inner}</div> };
    Page::new(heading, Section::None, body).unlisted()
}

/// A verdict with what it means.
pub(crate) fn plain(tone: Tone, words: String, what: String) -> AnyView {
    view! { <p class="verdict">{state(tone, words)}</p><p>{what}</p> }.into_any()
}

fn found(language: Language, facts: &CredentialFacts, status: CredentialStatus, operator: &str) -> AnyView {
    let (tone, verdict, what) = match status.standing {
        Standing::Valid => (Tone::Pass, t!(language, "verify-valid"), t!(language, "verify-valid-what")),
        Standing::Expired { on } => {
            (Tone::Wait, t!(language, "verify-expired", date = format::date(on, language)), t!(language, "verify-expired-what"))
        }
        Standing::Suspended => (Tone::Wait, t!(language, "verify-suspended"), t!(language, "verify-suspended-what")),
        Standing::Revoked { .. } => (Tone::Fail, t!(language, "verify-revoked"), t!(language, "verify-revoked-what")),
    };
    let learned = if facts.language == Language::FR { t!(language, "language-french") } else { t!(language, "language-english") };
    let validity = facts.valid_until.map_or_else(
        || t!(language, "certificate-no-end"),
        |until| t!(language, "certificate-until", date = format::date(until, language)),
    );
    let what_for = title(language, facts, Audience::Public);
    let course =
        facts.shown_course_title(language, Audience::Public).map(|words| words.text.to_owned()).filter(|course| *course != what_for);
    view! {
        <p class="verdict">{state(tone, verdict)}</p>
        <p>{what}</p>
        <dl class="facts">
            <dt>{t!(language, "verify-holder")}</dt><dd>{facts.holder.clone()}</dd>
            <dt>{t!(language, "field-organisation")}</dt><dd>{facts.organisation.clone()}</dd>
            <dt>{t!(language, "verify-for")}</dt><dd>{what_for}</dd>
            {course.map(|course| view! { <dt>{t!(language, "verify-course")}</dt><dd>{course}</dd> })}
            <dt>{t!(language, "verify-done")}</dt><dd>{done_words(language, facts, Audience::Public)}</dd>
            <dt>{t!(language, "field-language")}</dt><dd>{learned}</dd>
            <dt>{t!(language, "verify-number")}</dt><dd>{facts.shown_number()}</dd>
            <dt>{t!(language, "verify-issued")}</dt><dd>{format::date(facts.issued_on, language)}" · "{validity}</dd>
            <dt>{t!(language, "verify-issuer")}</dt><dd>{operator.to_owned()}</dd>
            <dt>{t!(language, "verify-identifier")}</dt><dd class="address">{facts.id.grouped()}</dd>
        </dl>
        <p class="small soft">{t!(language, "verify-compare")}</p>
    }
    .into_any()
}
