//! The words around a mission: what a beneficiary is asked and may answer, and why something is not taken.

use domain::accreditation::feedback::{Again, Question};
use domain::accreditation::mission::MissionRefused;
use domain::language::Language;

use crate::t;

/// What a beneficiary is asked.
pub fn question(language: Language, question: Question) -> String {
    match question {
        Question::Prepared => t!(language, "feedback-prepared"),
        Question::Knew => t!(language, "feedback-knew"),
        Question::Explained => t!(language, "feedback-explained"),
        Question::Adapted => t!(language, "feedback-adapted"),
    }
}

/// A level of an answer.
pub fn level(language: Language, level: u8) -> String {
    match level {
        0 | 1 => t!(language, "feedback-level-1"),
        2 => t!(language, "feedback-level-2"),
        3 => t!(language, "feedback-level-3"),
        _ => t!(language, "feedback-level-4"),
    }
}

/// Whether they would ask for the expert again.
pub fn again(language: Language, again: Again) -> String {
    match again {
        Again::Yes => t!(language, "feedback-again-yes"),
        Again::WithReserve => t!(language, "feedback-again-with-reserve"),
        Again::No => t!(language, "feedback-again-no"),
    }
}

/// Why a report is not taken, or nobody is asked for feedback.
pub fn mission_refused(language: Language, refused: MissionRefused) -> String {
    match refused {
        MissionRefused::Cancelled => t!(language, "acc-mission-refused-cancelled"),
        MissionRefused::NotBegun => t!(language, "acc-mission-refused-not-begun"),
        MissionRefused::NotOver => t!(language, "acc-mission-refused-not-over"),
        MissionRefused::HandedIn => t!(language, "acc-mission-refused-handed-in"),
        MissionRefused::NotYours => t!(language, "acc-mission-refused-not-yours"),
        MissionRefused::OwnCase => t!(language, "acc-mission-refused-own-case"),
    }
}
