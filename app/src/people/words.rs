//! Standings, scopes and columns in words.

use domain::language::Language;
use domain::people::{HeldBy, Membership};

use crate::t;
use crate::ui::Tone;

/// Where an officer's account stands, and who holds it.
pub fn standing_words(
    language: Language,
    membership: Membership,
    held_by: Option<HeldBy>,
    organisation: &str,
    reason: Option<&str>,
) -> (Tone, String) {
    match membership {
        Membership::Approved => (Tone::Pass, t!(language, "standing-approved")),
        Membership::Refused => (Tone::Fail, t!(language, "standing-refused", reason = reason.unwrap_or_default().to_owned())),
        Membership::Waiting => (
            Tone::Wait,
            match held_by.unwrap_or(HeldBy::Administrator) {
                HeldBy::Coordinator => t!(language, "standing-held-coordinator", organisation = organisation.to_owned()),
                HeldBy::Secretariat => t!(language, "standing-held-secretariat", organisation = organisation.to_owned()),
                HeldBy::Administrator => t!(language, "standing-held-administrator", organisation = organisation.to_owned()),
            },
        ),
    }
}

/// The scope of the whole installation.
pub fn whole_installation(language: Language) -> String {
    t!(language, "scope-installation")
}

/// The columns of the coordinator's export.
pub fn export_columns(language: Language) -> [String; 7] {
    [
        t!(language, "officers-officer"),
        t!(language, "field-work-email"),
        t!(language, "csv-lessons-read"),
        t!(language, "csv-lessons"),
        t!(language, "officers-modules"),
        t!(language, "csv-last"),
        t!(language, "csv-completed"),
    ]
}

/// The words around a lesson's boxes: what unfolds an answer, what the points to keep are called.
pub fn box_words(language: Language) -> (String, String) {
    (t!(language, "box-answer"), t!(language, "box-keypoints"))
}
