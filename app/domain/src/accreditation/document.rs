//! Documents of a case: what may be handed in by whom, who reads it, and how long it is kept.
//!
//! No photo, birth date or passport is asked for. A newer document of a kind takes the place of the earlier one, which stays in the
//! history until its content is erased; reports and other evidence stand beside each other.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::accreditation::access::Reading;
use crate::accreditation::act::Office;
use crate::accreditation::case::{Case, Closed, Happened, Stage, Standing};
use crate::accreditation::missing::Turn;
use crate::time::Timestamp;

/// The most bytes of a document: twenty scanned pages fit.
pub const BYTES_MOST: usize = 5 * 1024 * 1024;
/// The most documents of one case whose content stands.
pub const DOCUMENTS_MOST: usize = 12;
/// The most characters of a document's name.
pub const NAME_MOST: usize = 120;
/// Months for which the documents of a case that led to nothing are kept: long enough for an appeal and for the next call.
pub const UNSUCCESSFUL_MONTHS: u32 = 24;
/// Months for which they are kept after somebody left the roster: what they did as an expert may have to be explained that long.
pub const ROSTER_MONTHS: u32 = 60;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The officer's career.
    Cv,
    /// The nomination, signed by the administration.
    NominationLetter,
    /// In which languages the officer works.
    LanguageStatement,
    /// Why the officer wants it.
    MotivationLetter,
    /// What was done on a mission.
    MissionReport,
    /// How the workshop went.
    WorkshopReport,
    /// Other evidence.
    Other,
}

/// What a document is by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Media {
    /// Portable Document Format.
    Pdf,
    /// An image without loss.
    Png,
    /// An image with loss.
    Jpeg,
    /// A text document without macros.
    Docx,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Unacceptable {
    /// Its content is none of what is taken, whatever its name says.
    #[error("neither PDF, PNG, JPEG nor DOCX")]
    OtherKind,
    /// It begins as one of them and is not whole.
    #[error("cut off or damaged")]
    Damaged,
    /// It is two things at once.
    #[error("another file is hidden in it")]
    Mixed,
    /// It does something when it is opened, or carries something that does.
    #[error("active content")]
    Active,
    /// It is locked.
    #[error("encrypted")]
    Encrypted,
    /// It has no size an image has, or unfolds to more than a document needs.
    #[error("too large once opened")]
    Unfolds,
    /// More bytes than are taken.
    #[error("more than {BYTES_MOST} bytes")]
    TooLarge,
    /// The case has as many as it may.
    #[error("more than {DOCUMENTS_MOST} documents")]
    TooMany,
}

impl Kind {
    /// All there are, in the order of a page.
    pub const ALL: [Self; 7] = [
        Self::Cv,
        Self::NominationLetter,
        Self::LanguageStatement,
        Self::MotivationLetter,
        Self::MissionReport,
        Self::WorkshopReport,
        Self::Other,
    ];

    /// The word kept in tables and sent by forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cv => "cv",
            Self::NominationLetter => "nomination-letter",
            Self::LanguageStatement => "language-statement",
            Self::MotivationLetter => "motivation-letter",
            Self::MissionReport => "mission-report",
            Self::WorkshopReport => "workshop-report",
            Self::Other => "other",
        }
    }

    /// The kind of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it belongs to a nomination.
    pub fn is_of_nomination(self) -> bool {
        matches!(self, Self::Cv | Self::NominationLetter | Self::LanguageStatement | Self::MotivationLetter)
    }

    /// Whether a newer one takes the place of an earlier one.
    pub fn is_single(self) -> bool {
        self.is_of_nomination() || self == Self::WorkshopReport
    }

    /// From whom it is awaited.
    pub fn turn(self) -> Turn {
        match self {
            Self::Cv | Self::LanguageStatement | Self::MotivationLetter => Turn::Officer,
            Self::NominationLetter => Turn::Coordinator,
            Self::MissionReport | Self::WorkshopReport | Self::Other => Turn::Manager,
        }
    }

    /// Whether somebody who reads the case as this, and holds these offices, may hand it in where the case stands.
    pub fn may_be_handed_in(self, reading: Reading, offices: &BTreeSet<Office>, standing: &Standing) -> bool {
        let stage = standing.stage;
        if matches!(stage, Stage::Closed(_)) {
            return false;
        }
        let before_the_seat = matches!(stage, Stage::Nominated | Stage::Returned);
        match reading {
            Reading::Candidate => match self {
                Self::Cv | Self::LanguageStatement | Self::MotivationLetter => before_the_seat,
                Self::MissionReport => stage.rank().is_some(),
                Self::Other => true,
                Self::NominationLetter | Self::WorkshopReport => false,
            },
            Reading::Coordinator => self.is_of_nomination() && before_the_seat || self == Self::Other,
            Reading::Lead => self == Self::MissionReport && matches!(stage, Stage::OnMission { .. } | Stage::Evaluated { .. }),
            Reading::Secretariat if offices.contains(&Office::Manager) => match self {
                Self::MissionReport => stage.rank().is_some(),
                Self::WorkshopReport => !matches!(stage, Stage::Nominated | Stage::Returned | Stage::Eligible | Stage::Reserve { .. }),
                Self::Other => true,
                _ => false,
            },
            Reading::Secretariat | Reading::Assessor => false,
        }
    }

    /// Whether somebody who reads the case as this, and holds these offices, may read its content. Auditors never do: that it was read,
    /// by whom and when, stands in the record.
    pub fn may_be_read(self, reading: Reading, offices: &BTreeSet<Office>, standing: &Standing) -> bool {
        match reading {
            Reading::Candidate => self != Self::WorkshopReport || standing.decided.is_some(),
            Reading::Coordinator => !matches!(self, Self::MissionReport | Self::WorkshopReport),
            Reading::Assessor => true,
            Reading::Secretariat => offices.contains(&Office::Manager) || offices.contains(&Office::DecisionMaker),
            Reading::Lead => self == Self::MissionReport,
        }
    }
}

impl Media {
    /// All there are.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Png, Self::Jpeg, Self::Docx];

    /// Its media type.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// What of this media type is meant.
    pub fn parse(content_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.content_type() == content_type)
    }

    /// Endings its name may have, the usual one first.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &[".pdf"],
            Self::Png => &[".png"],
            Self::Jpeg => &[".jpg", ".jpeg"],
            Self::Docx => &[".docx"],
        }
    }

    /// A name as it is kept: no folders, no invisible letters, and an ending that tells the truth.
    pub fn name(self, given: &str) -> String {
        let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
        let is_seen = |letter: &char| !letter.is_control() && !is_invisible(*letter);
        let shown: String = last.chars().filter(is_seen).collect();
        let shown = shown.trim_matches(|letter: char| letter.is_whitespace() || letter == '.');
        let lower = shown.to_lowercase();
        let ending = self.endings().iter().find(|ending| lower.ends_with(**ending)).unwrap_or(&self.endings()[0]);
        // Lower case may be longer than what was typed; the endings themselves are ASCII.
        let is_true =
            shown.len() >= ending.len() && shown.get(shown.len() - ending.len()..).is_some_and(|it| it.eq_ignore_ascii_case(ending));
        let stem = if is_true { &shown[..shown.len() - ending.len()] } else { shown };
        let stem: String = stem.chars().take(NAME_MOST - ending.len()).collect();
        let stem = if stem.trim().is_empty() { "document" } else { stem.trim() };
        format!("{stem}{ending}")
    }
}

/// Letters that show nothing, or turn around what follows them.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether whoever handed a document in may take it back: until somebody has looked whether everything is there.
pub fn may_be_removed(standing: &Standing) -> bool {
    matches!(standing.stage, Stage::Nominated | Stage::Returned)
}

/// Which documents are in force, by their place; `kinds` tells kind and whether the content stands, in the order they were handed in.
pub fn in_force(kinds: &[(Kind, bool)]) -> Vec<bool> {
    let is_followed = |place: usize, kind: Kind| kinds[place + 1..].iter().any(|(later, stands)| *later == kind && *stands);
    let is_in_force = |(place, (kind, stands)): (usize, &(Kind, bool))| *stands && !(kind.is_single() && is_followed(place, *kind));
    kinds.iter().enumerate().map(is_in_force).collect()
}

impl Case {
    /// When the contents of its documents are to be erased; none while it may still be used.
    pub fn documents_due(&self, standing: &Standing) -> Option<Timestamp> {
        let was_on_roster = self.events.iter().any(|event| match event.what {
            Happened::BroughtIn { .. } => true,
            Happened::Decided { outcome, .. } => outcome.puts_on_roster().is_some(),
            _ => false,
        });
        match standing.stage {
            Stage::Inactive { .. } | Stage::Closed(Closed::Withdrawn) => Some(standing.since.months_later(ROSTER_MONTHS)),
            Stage::Closed(_) if was_on_roster => Some(standing.since.months_later(ROSTER_MONTHS)),
            Stage::Closed(_) => Some(standing.since.months_later(UNSUCCESSFUL_MONTHS)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::accreditation::case::Event;
    use crate::accreditation::decision::Outcome;
    use crate::accreditation::samples::{organisation, person, policy};

    fn case(happened: &[Happened]) -> Case {
        let all = [Happened::Nominated].iter().chain(happened);
        let events = (1..).zip(all).map(|(at, what)| Event { at: Timestamp(at), by: Some(person(9)), what: what.clone() }).collect();
        Case { person: person(1), administration: organisation(1), policy: policy(), events }
    }

    #[test]
    fn each_hands_in_what_is_theirs_while_it_is_asked_for() {
        let none = BTreeSet::new();
        let manager = BTreeSet::from([Office::Manager]);
        let kinds = |reading, offices: &BTreeSet<Office>, case: &Case| -> Vec<&str> {
            let standing = case.standing();
            Kind::ALL.into_iter().filter(|kind| kind.may_be_handed_in(reading, offices, &standing)).map(Kind::word).collect()
        };
        let nominated = case(&[]);
        assert_eq!(kinds(Reading::Candidate, &none, &nominated), ["cv", "language-statement", "motivation-letter", "other"]);
        let all = ["cv", "nomination-letter", "language-statement", "motivation-letter", "other"];
        assert_eq!(kinds(Reading::Coordinator, &none, &nominated), all);
        assert_eq!(kinds(Reading::Secretariat, &none, &nominated), Vec::<&str>::new());
        assert_eq!(kinds(Reading::Secretariat, &manager, &nominated), ["other"]);
        let selected = case(&[Happened::FoundEligible, Happened::Selected]);
        assert_eq!(kinds(Reading::Candidate, &none, &selected), ["other"]);
        assert_eq!(kinds(Reading::Secretariat, &manager, &selected), ["workshop-report", "other"]);
        let over = case(&[Happened::NotSelected]);
        for reading in [Reading::Candidate, Reading::Coordinator, Reading::Secretariat, Reading::Assessor, Reading::Lead] {
            assert_eq!(kinds(reading, &manager, &over), Vec::<&str>::new());
        }
    }

    #[test]
    fn the_auditor_reads_no_content_and_a_coordinator_no_report() {
        let none = BTreeSet::new();
        let standing = case(&[]).standing();
        let may = |kind: Kind, reading, offices: &BTreeSet<Office>| kind.may_be_read(reading, offices, &standing);
        assert!(Kind::ALL.into_iter().all(|kind| !may(kind, Reading::Secretariat, &none)));
        for office in [Office::Manager, Office::DecisionMaker] {
            assert!(Kind::ALL.into_iter().all(|kind| may(kind, Reading::Secretariat, &[office].into())));
        }
        assert!(may(Kind::Cv, Reading::Coordinator, &none) && !may(Kind::WorkshopReport, Reading::Coordinator, &none));
        assert!(may(Kind::Cv, Reading::Assessor, &none) && !may(Kind::Cv, Reading::Lead, &none));
        assert!(!may(Kind::WorkshopReport, Reading::Candidate, &none), "not before the decision");
    }

    #[test]
    fn a_newer_one_takes_the_place_of_the_earlier_until_it_is_gone() {
        assert_eq!(in_force(&[(Kind::Cv, true), (Kind::Other, true), (Kind::Cv, true), (Kind::Other, true)]), [false, true, true, true]);
        assert_eq!(in_force(&[(Kind::Cv, true), (Kind::Cv, false)]), [true, false]);
    }

    #[test]
    fn what_led_to_nothing_is_kept_for_two_years_and_an_experts_for_five() {
        let due = |happened: &[Happened]| {
            let case = case(happened);
            case.documents_due(&case.standing())
        };
        let decided = |outcome| Happened::Decided { outcome, panel: BTreeSet::new() };
        assert_eq!(due(&[]), None);
        for ended in [Happened::Declined, Happened::NominationWithdrawn, Happened::NotSelected, Happened::Absent] {
            assert_eq!(due(&[ended]), Some(Timestamp(2).months_later(24)));
        }
        assert_eq!(due(&[decided(Outcome::NotAccredited)]), Some(Timestamp(2).months_later(24)));
        let accredited = decided(Outcome::Accredited);
        assert_eq!(due(std::slice::from_ref(&accredited)), None);
        assert_eq!(due(&[accredited.clone(), Happened::LeftCustoms]), Some(Timestamp(3).months_later(60)));
        let dismissed = [accredited, decided(Outcome::Withdrawn), Happened::Appealed, decided(Outcome::AppealDismissed)];
        assert_eq!(due(&dismissed), Some(Timestamp(5).months_later(60)), "an expert they had been");
    }

    #[test]
    fn a_name_has_no_folder_no_hidden_letter_and_a_true_ending() {
        assert_eq!(Media::Pdf.name("../../etc/Curriculum vitæ.PDF"), "Curriculum vitæ.pdf");
        assert_eq!(Media::Pdf.name("C:\\Users\\x\\cv\u{202e}fdp.exe"), "cvfdp.exe.pdf");
        assert_eq!(Media::Jpeg.name("scan.jpeg"), "scan.jpeg");
        assert_eq!(Media::Docx.name(" .\r\n"), "document.docx");
    }

    proptest! {
        #[test]
        fn any_name_becomes_one_that_is_short_and_shows_all_of_itself(given in ".*", long in "[a-zé]{0,300}") {
            for media in Media::ALL {
                let name = media.name(&format!("{given}{long}"));
                prop_assert!(name.chars().count() <= NAME_MOST && media.endings().iter().any(|ending| name.ends_with(ending)));
                prop_assert!(!name.chars().any(|letter| letter.is_control() || is_invisible(letter) || letter == '/' || letter == '\\'));
            }
        }
    }
}
