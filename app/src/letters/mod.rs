//! Letters by mail, worded per language: a subject and plain text.

use domain::language::Language;
use domain::letter::Letter;
use domain::quiz::marking::Marks;

use crate::t;
use crate::words::format;

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// The subject.
    pub subject: String,
    /// The text, lines ending in a line feed.
    pub text: String,
}

/// Words a letter to this person.
pub fn word(language: Language, name: Option<&str>, letter: &Letter, operator: &str) -> Worded {
    if let Letter::Accreditation { facts, template, link, .. } = letter {
        // It has an address and a close of its own.
        let (subject, text) = crate::accreditation::letters::mail(language, template, facts);
        return Worded { subject, text: format!("{text}\n{operator}\n\n{link}\n") };
    }
    let (subject, text) = body(language, letter);
    // Whoever has no account is named by the letter itself.
    let name = if let Letter::FeedbackAsked { name, .. } = letter { Some(name.as_str()) } else { name };
    let greeting = match name {
        Some(name) => t!(language, "letter-greeting", name = name.to_owned()),
        None => t!(language, "letter-greeting-nobody"),
    };
    let close = t!(language, "letter-close", operator = operator.to_owned());
    Worded { subject, text: format!("{greeting}\n\n{text}\n\n{close}\n") }
}

#[expect(clippy::too_many_lines, reason = "a table: one arm for each letter there is, and none forgotten")]
fn body(language: Language, letter: &Letter) -> (String, String) {
    match letter {
        Letter::ConfirmAddress { link } => (t!(language, "letter-confirm"), t!(language, "letter-confirm-text", link = link.clone())),
        Letter::AlreadyRegistered { link } => (t!(language, "letter-known"), t!(language, "letter-known-text", link = link.clone())),
        Letter::NewPassword { link } => (t!(language, "letter-password"), t!(language, "letter-password-text", link = link.clone())),
        Letter::PasswordChanged => (t!(language, "letter-changed"), t!(language, "letter-changed-text")),
        Letter::AccountWaits { name, link } => {
            (t!(language, "letter-waits", name = name.clone()), t!(language, "letter-waits-text", name = name.clone(), link = link.clone()))
        }
        Letter::AccountApproved { link } => (t!(language, "letter-approved"), t!(language, "letter-approved-text", link = link.clone())),
        Letter::AccountRefused { reason } => (t!(language, "letter-refused"), t!(language, "letter-refused-text", reason = reason.clone())),
        Letter::AttemptAsked { name, module, link } => (
            t!(language, "letter-asked", name = name.clone()),
            t!(language, "letter-asked-text", name = name.clone(), module = module.clone(), link = link.clone()),
        ),
        Letter::AttemptGranted { module, reason, link } => (
            t!(language, "letter-granted", module = module.clone()),
            t!(language, "letter-granted-text", module = module.clone(), reason = reason.clone(), link = link.clone()),
        ),
        Letter::AttemptDeclined { module, reason } => (
            t!(language, "letter-declined", module = module.clone()),
            t!(language, "letter-declined-text", module = module.clone(), reason = reason.clone()),
        ),
        Letter::ProofIssued { title, link } => (
            t!(language, "letter-proof", title = title.clone()),
            t!(language, "letter-proof-text", title = title.clone(), link = link.clone()),
        ),
        Letter::KeyCorrected { module, marks, turns, reason, link } => {
            let (module, reason, link) = (module.clone(), reason.clone(), link.clone());
            let result = corrected(language, *marks, *turns);
            let subject = t!(language, "letter-corrected", module = module.clone());
            (subject, t!(language, "letter-corrected-text", module = module, reason = reason, result = result, link = link))
        }
        Letter::AnswersMarked { module, marks, passed, link } => {
            let result = earned(language, *marks, Some(*passed));
            let text = t!(language, "letter-marked-text", module = module.clone(), result = result, link = link.clone());
            (t!(language, "letter-marked", module = module.clone()), text)
        }
        Letter::PaperCounted { module, sheet, marks, passed, waits, link } => {
            let result = earned(language, *marks, (*passed || !*waits).then_some(*passed));
            let (sheet, link) = (sheet.clone(), link.clone());
            let text = t!(language, "letter-paper-text", module = module.clone(), sheet = sheet, result = result, link = link);
            (t!(language, "letter-paper", module = module.clone()), text)
        }
        Letter::Accreditation { facts, template, .. } => crate::accreditation::letters::mail(language, template, facts),
        Letter::WorkWaits { things, days, link } => {
            let (things, days) = (u64::from(*things), u64::from(*days));
            let text = t!(language, "letter-work-text", count = things, days = days, link = link.clone());
            (t!(language, "letter-work", count = things), text)
        }
        Letter::ConfirmationDelegated { by, from, until, reason, link } => {
            let (from, until) = (format::date(*from, language), format::date(*until, language));
            let (reason, link) = (reason.clone(), link.clone());
            let text = t!(
                language,
                "letter-delegated-text",
                by = by.clone(),
                from = from.clone(),
                until = until.clone(),
                reason = reason,
                link = link
            );
            (t!(language, "letter-delegated", by = by.clone(), from = from, until = until), text)
        }
        Letter::FeedbackAsked { expert, domain, host, held: (from, until), until: last, link, .. } => {
            let days = t!(language, "acc-from-until", from = format::date(*from, language), until = format::date(*until, language));
            let (expert, domain, host, last) = (expert.clone(), domain.clone(), host.clone(), format::date(*last, language));
            let text = t!(
                language,
                "letter-feedback-text",
                expert = expert.clone(),
                domain = domain,
                host = host,
                days = days,
                until = last,
                link = link.clone()
            );
            (t!(language, "letter-feedback", expert = expert), text)
        }
        Letter::SetUp { link } => (t!(language, "letter-set-up"), t!(language, "letter-set-up-text", link = link.clone())),
    }
}

/// What a quiz earned and whether that is a pass; none while nobody knows.
fn earned(language: Language, marks: Marks, passed: Option<bool>) -> String {
    let result = t!(
        language,
        "letter-marked-marks",
        earned = Marks::whole_or_decimal(marks.earned, language),
        possible = Marks::whole_or_decimal(marks.possible, language)
    );
    let outcome = match passed {
        Some(true) => t!(language, "letter-marked-passes"),
        Some(false) => t!(language, "letter-marked-fails"),
        None => t!(language, "letter-paper-waits"),
    };
    format!("{result} {outcome}")
}

/// What a corrected key did to the reader's result.
fn corrected(language: Language, marks: Option<(Marks, Marks)>, turns: Option<bool>) -> String {
    let Some((before, after)) = marks else { return t!(language, "letter-corrected-under-way") };
    let words = |marks: Marks| {
        format!("{} / {}", Marks::whole_or_decimal(marks.earned, language), Marks::whole_or_decimal(marks.possible, language))
    };
    let changed = t!(language, "letter-corrected-marks", before = words(before), after = words(after));
    match turns {
        Some(true) => format!("{changed} {}", t!(language, "letter-corrected-passes")),
        Some(false) => format!("{changed} {}", t!(language, "letter-corrected-fails")),
        None => changed,
    }
}
