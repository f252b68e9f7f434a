//! Phrases that are put together from what the domain answers.

use domain::accreditation::agreement::Agreement;
use domain::accreditation::document::Kind;
use domain::accreditation::missing::Wanted;
use domain::accreditation::observation::{Activity, Observation};
use domain::language::{Language, Text};
use domain::time::Date;

use crate::t;
use crate::words::format;

/// What a file waits for; `named` is the title of the course or the criterion, where it is one.
pub fn wanted(language: Language, wanted: &Wanted, named: &str) -> String {
    let name = named.to_owned();
    match wanted {
        Wanted::Consent => t!(language, "acc-want-consent"),
        Wanted::Release => t!(language, "acc-want-release"),
        Wanted::Completion { .. } => t!(language, "acc-want-completion", course = name),
        Wanted::Document { kind } => t!(language, "docs-want", document = super::words::document(language, *kind)),
        Wanted::Eligibility => t!(language, "acc-want-eligibility"),
        Wanted::Resubmission => t!(language, "acc-want-resubmission"),
        Wanted::Selection => t!(language, "acc-want-selection"),
        Wanted::FreeSeat => t!(language, "acc-want-free-seat"),
        Wanted::Attendance => t!(language, "acc-want-attendance"),
        Wanted::Panel { sitting, asked } => t!(language, "acc-want-panel", sitting = u64::from(*sitting), asked = u64::from(*asked)),
        Wanted::Scores => t!(language, "acc-want-scores"),
        Wanted::Agreement { .. } => t!(language, "acc-want-agreement", criterion = name),
        Wanted::Proposal => t!(language, "acc-want-proposal"),
        Wanted::Confirmation => t!(language, "acc-want-confirmation"),
        Wanted::LaterWorkshop => t!(language, "acc-want-later-workshop"),
        Wanted::Mission => t!(language, "acc-want-mission"),
        Wanted::Evaluation => t!(language, "acc-want-evaluation"),
    }
}

/// Whose turn it is, by office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// The candidate's.
    Officer,
    /// The coordinator's.
    Coordinator,
    /// The manager's.
    Manager,
    /// The panel's.
    Panel,
    /// A decision maker's.
    DecisionMaker,
    /// The lead expert's.
    Lead,
}

/// Whose turn it is.
pub fn office(language: Language, office: Office) -> String {
    match office {
        Office::Officer => t!(language, "acc-turn-officer"),
        Office::Coordinator => t!(language, "acc-turn-coordinator"),
        Office::Manager => t!(language, "acc-turn-manager"),
        Office::Panel => t!(language, "acc-turn-panel"),
        Office::DecisionMaker => t!(language, "acc-turn-decision-maker"),
        Office::Lead => t!(language, "acc-turn-lead"),
    }
}

/// The marks of the way, in order.
pub fn way(language: Language) -> [String; 7] {
    [
        t!(language, "acc-mark-nominated"),
        t!(language, "acc-mark-eligible"),
        t!(language, "acc-mark-selected"),
        t!(language, "acc-mark-workshop"),
        t!(language, "acc-mark-pre-accredited"),
        t!(language, "acc-mark-mission"),
        t!(language, "acc-mark-accredited"),
    ]
}

/// A page of its own that a file leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The own profile.
    Profile,
    /// Scoring.
    Scores,
    /// The panel.
    Panel,
    /// Documents.
    Documents,
    /// Missions.
    Missions,
    /// The decision.
    Decision,
}

/// What a door says.
pub fn door(language: Language, door: Door) -> String {
    match door {
        Door::Profile => t!(language, "acc-to-profile"),
        Door::Scores => t!(language, "acc-to-scores"),
        Door::Panel => t!(language, "acc-to-panel"),
        Door::Documents => t!(language, "docs-title"),
        Door::Missions => t!(language, "acc-to-mission"),
        Door::Decision => t!(language, "acc-to-decision"),
    }
}

/// A course or module that was completed: title, version, day.
pub fn completed(language: Language, (title, number, day): &(Text, u32, Date)) -> String {
    let (title, day) = (title.read(language).to_owned(), format::date(*day, language));
    t!(language, "acc-completed-line", title = title, number = u64::from(*number), day = day)
}

/// A document in a line: its kind and size, its name, who handed it in and when.
pub fn document(language: Language, (kind, size): (Kind, u32), name: &str, by: &str, day: Date) -> String {
    let (kind, size) = (super::words::document(language, kind), super::words::document_size(language, size));
    t!(language, "docs-line", kind = kind, name = name.to_owned(), size = size, by = by.to_owned(), day = format::date(day, language))
}

/// A mission in a line.
pub fn mission(language: Language, beneficiary: &str, (from, until): (Date, Date), lead: &str) -> String {
    let days = t!(language, "acc-from-until", from = format::date(from, language), until = format::date(until, language));
    t!(language, "acc-mission-line", beneficiary = beneficiary.to_owned(), days = days, lead = lead.to_owned())
}

/// A refresher in a line.
pub fn refresher(language: Language, title: &str, day: Date) -> String {
    t!(language, "acc-refresher-line", title = title.to_owned(), day = format::date(day, language))
}

/// How far assessors agreed.
pub fn agreement(language: Language, agreement: &Agreement) -> String {
    let percent = |part: usize| {
        let share = (part * 100).checked_div(agreement.pairs).unwrap_or(0);
        format::percent(u64::try_from(share).unwrap_or(0), language)
    };
    let (exact, within) = (percent(agreement.exact), percent(agreement.within_one));
    let base = t!(language, "acc-agreement-words", exact = exact, within = within, count = agreement.pairs as u64);
    let decimal = |value: f64| {
        let text = format!("{value:.2}");
        if language == Language::FR { text.replace('.', ",") } else { text }
    };
    let kappa = match agreement.kappa {
        Some(kappa) => {
            let (value, from, to) = (decimal(kappa.value), decimal(kappa.from), decimal(kappa.to));
            t!(language, "acc-agreement-kappa", value = value, from = from, to = to)
        }
        None => t!(language, "acc-agreement-few"),
    };
    format!("{base} {kappa}")
}

/// What was going on.
pub fn activity(language: Language, activity: Activity) -> String {
    match activity {
        Activity::Presentation => t!(language, "acc-activity-presentation"),
        Activity::CaseStudy => t!(language, "acc-activity-case-study"),
        Activity::RolePlay => t!(language, "acc-activity-role-play"),
        Activity::LedSession => t!(language, "acc-activity-led-session"),
        Activity::Other => t!(language, "acc-activity-other"),
    }
}

/// Something that was seen, in a line.
pub fn observation(language: Language, seen: &Observation) -> String {
    let activity = activity(language, seen.activity);
    t!(language, "acc-observation-line", day = u64::from(seen.day), activity = activity, text = seen.text.clone())
}

/// What somebody brought in holds: the word of the rank in the file, until a day as the file has it.
pub fn holds(language: Language, rank: &str, until: &str) -> String {
    let words =
        if rank == "accredited" { super::words::stage(language, "accredited") } else { super::words::stage(language, "pre-accredited") };
    let day = Date::parse(until).map_or_else(|| until.to_owned(), |day| format::date(day, language));
    t!(language, "import-holds-line", rank = words, day = day)
}

/// Why a row became no file: there is one.
pub fn file_open(language: Language) -> String {
    t!(language, "import-became-open")
}

/// Why a row became no file: the person is elsewhere.
pub fn elsewhere(language: Language) -> String {
    t!(language, "import-became-elsewhere")
}

/// The record of one officer's file.
pub fn record_of(language: Language, name: &str) -> String {
    t!(language, "audit-of-file", name = name.to_owned())
}

/// What introduces the number of a letter.
pub fn letter_reference(language: Language) -> String {
    t!(language, "acc-letter-reference")
}

/// At the foot of a letter on paper.
pub fn letter_footer(language: Language, operator: &str) -> String {
    t!(language, "acc-letter-footer", operator = operator.to_owned())
}

/// Said at the foot of a sheet where letters were left out.
pub fn letter_left_out(language: Language) -> String {
    t!(language, "acc-letter-left-out")
}

/// Whom a letter to the coordinators is addressed to.
pub fn letter_coordinator(language: Language) -> String {
    t!(language, "acc-letter-coordinator")
}

/// Who has a copy of a letter.
pub fn letter_copy(language: Language, administration: &str) -> String {
    t!(language, "acc-letter-copy", administration = administration.to_owned())
}

/// Number and day of a letter in a list.
pub fn letter_line(language: Language, reference: &str, on: Date) -> String {
    format!("{reference} · {}", format::date(on, language))
}

/// A certificate in a list, by its number.
pub fn certificate_line(language: Language, number: String) -> String {
    t!(language, "acc-certificate", number = number)
}

/// The words of a certificate on paper that are the same on each: what introduces the name, and what the code is.
pub fn certificate_words(language: Language) -> (String, String) {
    (t!(language, "acc-certificate-states"), t!(language, "acc-certificate-code"))
}

/// When a certificate was issued.
pub fn certificate_issued(language: Language, on: Date) -> String {
    t!(language, "acc-certificate-issued", date = format::date(on, language))
}

/// Where a certificate can be checked.
pub fn certificate_verify(language: Language, address: &str) -> String {
    t!(language, "acc-certificate-verify", address = address.to_owned())
}

/// That a certificate was decided before this platform.
pub fn certificate_brought_in(language: Language) -> String {
    t!(language, "acc-certificate-brought-in")
}
