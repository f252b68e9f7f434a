//! The few words of a credential that wallets show, fixed when it is signed: in French where it was taken in French,
//! else in English. Of a restricted course they say nothing, since a wallet shows them to anybody.

use domain::credential::{Audience, CredentialFacts, CredentialKind};
use domain::language::Language;

/// What wallets show.
pub(super) struct Words {
    /// The title of what is proved, or a neutral one.
    pub(super) name: String,
    /// What kind of proof it is, with its number.
    pub(super) description: String,
    /// What kind of thing it proves, the same for everybody who holds one.
    pub(super) achievement: &'static str,
    /// What had to be done for it.
    pub(super) criteria: String,
    /// What the marks are called.
    pub(super) marks: &'static str,
    /// The language of all this.
    pub(super) language: Language,
}

/// The words for these facts.
pub(super) fn words(facts: &CredentialFacts) -> Words {
    let title = |neutral: &str, language| {
        facts.shown_title(language, Audience::Public).map_or_else(|| neutral.to_owned(), |title| title.text.to_owned())
    };
    if facts.language == Language::FR { french(facts, title) } else { english(facts, title) }
}

fn english(facts: &CredentialFacts, title: impl Fn(&str, Language) -> String) -> Words {
    let number = facts.shown_number();
    let share = facts.assessed.map(|assessed| assessed.pass_mark.value());
    let (neutral, achievement, description, criteria) = match facts.kind {
        CredentialKind::Attestation => (
            "Module of a course for members",
            "A module of training for customs officers.",
            format!("Attestation {number}: a module was completed."),
            share.map_or("The module completed.".to_owned(), |share| format!("At least {share} % of the marks in the quiz of the module.")),
        ),
        CredentialKind::Credential => (
            "Course for members",
            "A course for customs officers.",
            format!("Credential {number}: a course was completed."),
            share.map_or("Every module completed.".to_owned(), |share| {
                format!("Every module completed, and at least {share} % of the marks in the final assessment.")
            }),
        ),
    };
    Words { name: title(neutral, Language::EN), description, achievement, criteria, marks: "Marks", language: Language::EN }
}

fn french(facts: &CredentialFacts, title: impl Fn(&str, Language) -> String) -> Words {
    let number = facts.shown_number();
    let share = facts.assessed.map(|assessed| assessed.pass_mark.value());
    let (neutral, achievement, description, criteria) = match facts.kind {
        CredentialKind::Attestation => (
            "Module d’un cours réservé aux membres",
            "Un module de formation pour agents des douanes.",
            format!("Attestation {number} : un module a été achevé."),
            share.map_or("Le module achevé.".to_owned(), |share| format!("Au moins {share} % des points au quiz du module.")),
        ),
        CredentialKind::Credential => (
            "Cours réservé aux membres",
            "Un cours pour agents des douanes.",
            format!("Certificat {number} : un cours a été achevé."),
            share.map_or("Tous les modules achevés.".to_owned(), |share| {
                format!("Tous les modules achevés et au moins {share} % des points à l’évaluation finale.")
            }),
        ),
    };
    Words { name: title(neutral, Language::FR), description, achievement, criteria, marks: "Points", language: Language::FR }
}
