//! The holder's certificate and the public page that checks it.

mod certificate_page;
mod verify_page;

pub use certificate_page::{CertificateView, certificate_page};
pub(crate) use verify_page::plain;
pub use verify_page::{VerifyView, verify_page};

use domain::credential::{Audience, CredentialFacts, CredentialKind};
use domain::language::Language;

use crate::t;
use crate::words::format;

/// The title of what is proved, neutral where the reader may not know it.
pub(crate) fn title(language: Language, facts: &CredentialFacts, audience: Audience) -> String {
    match facts.shown_title(language, audience) {
        Some(words) => words.text.to_owned(),
        None if facts.kind == CredentialKind::Attestation => t!(language, "credential-neutral-module"),
        None => t!(language, "credential-neutral-course"),
    }
}

/// What was done for it, in a sentence.
pub(crate) fn done_words(language: Language, facts: &CredentialFacts, audience: Audience) -> String {
    let course = facts.shown_course_title(language, audience).map(|words| words.text.to_owned());
    let learned = if facts.language == Language::FR { t!(language, "language-french") } else { t!(language, "language-english") };
    let mut sentences = match (&course, facts.kind) {
        (Some(course), CredentialKind::Attestation) => {
            vec![t!(
                language,
                "credential-module-of",
                course = course.clone(),
                lessons = u64::from(facts.lessons),
                time = format::minutes(facts.minutes)
            )]
        }
        _ => vec![t!(
            language,
            "credential-course-of",
            modules = facts.modules.len() as u64,
            lessons = u64::from(facts.lessons),
            time = format::minutes(facts.minutes)
        )],
    };
    if let Some(assessed) = facts.assessed {
        sentences.push(t!(
            language,
            "credential-assessed",
            earned = domain::quiz::marking::Marks::whole_or_decimal(assessed.marks.earned, language),
            possible = domain::quiz::marking::Marks::whole_or_decimal(assessed.marks.possible, language),
            percent = format::percent(u64::from(assessed.pass_mark.value()), language)
        ));
    }
    sentences.push(t!(
        language,
        "credential-edition",
        number = u64::from(facts.edition_number),
        hash = facts.edition.short().to_owned(),
        language = learned
    ));
    sentences.join(" ")
}
