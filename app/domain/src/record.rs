//! The record: what was decided, permitted, scored and disclosed.

use serde::{Deserialize, Serialize};

use crate::id::EntryId;
use crate::time::Timestamp;

/// What an entry tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Something happened to an accreditation case, decisions among it.
    CaseMoved,
    /// Something was tried and refused.
    Refused,
    /// Somebody was given a place on a panel.
    Seated,
    /// Somebody left one.
    Recused,
    /// Somebody declared a conflict of interest.
    ConflictDeclared,
    /// Somebody asked that a bar be lifted.
    ExceptionAsked,
    /// Somebody else confirmed it.
    ExceptionConfirmed,
    /// Scores were committed.
    ScoresCommitted,
    /// A mark was agreed on.
    MarkAgreed,
    /// Somebody read a file.
    FileRead,
    /// Somebody took a copy away.
    Exported,
    /// A call was made.
    CallMade,
    /// A call was cancelled.
    CallCancelled,
    /// A policy was changed.
    PolicyChanged,
    /// The words of letters were changed.
    WordsChanged,
    /// A document was handed in.
    DocumentHandedIn,
    /// Somebody read a document.
    DocumentRead,
    /// A document was taken back by whoever handed it in.
    DocumentRemoved,
    /// The contents of documents were erased when their time was over.
    DocumentsErased,
    /// A refresher was noted.
    RefresherNoted,
    /// An officer handed in the report of a mission.
    ReportHandedIn,
    /// A beneficiary was asked for feedback on a mission.
    FeedbackAsked,
    /// A beneficiary gave it.
    FeedbackGiven,
    /// A list of former experts was brought in.
    ListBrought,
    /// Somebody else confirmed it.
    ListConfirmed,
    /// A role was granted.
    RoleGranted,
    /// A role was withdrawn.
    RoleWithdrawn,
}

impl Action {
    /// All there are.
    pub const ALL: [Self; 27] = [
        Self::CaseMoved,
        Self::Refused,
        Self::Seated,
        Self::Recused,
        Self::ConflictDeclared,
        Self::ExceptionAsked,
        Self::ExceptionConfirmed,
        Self::ScoresCommitted,
        Self::MarkAgreed,
        Self::FileRead,
        Self::Exported,
        Self::CallMade,
        Self::CallCancelled,
        Self::PolicyChanged,
        Self::WordsChanged,
        Self::DocumentHandedIn,
        Self::DocumentRead,
        Self::DocumentRemoved,
        Self::DocumentsErased,
        Self::RefresherNoted,
        Self::ReportHandedIn,
        Self::FeedbackAsked,
        Self::FeedbackGiven,
        Self::ListBrought,
        Self::ListConfirmed,
        Self::RoleGranted,
        Self::RoleWithdrawn,
    ];

    /// The word kept in tables, and hashed.
    pub fn word(self) -> &'static str {
        match self {
            Self::CaseMoved => "case-moved",
            Self::Refused => "refused",
            Self::Seated => "seated",
            Self::Recused => "recused",
            Self::ConflictDeclared => "conflict-declared",
            Self::ExceptionAsked => "exception-asked",
            Self::ExceptionConfirmed => "exception-confirmed",
            Self::ScoresCommitted => "scores-committed",
            Self::MarkAgreed => "mark-agreed",
            Self::FileRead => "file-read",
            Self::Exported => "exported",
            Self::CallMade => "call-made",
            Self::CallCancelled => "call-cancelled",
            Self::PolicyChanged => "policy-changed",
            Self::WordsChanged => "words-changed",
            Self::DocumentHandedIn => "document-handed-in",
            Self::DocumentRead => "document-read",
            Self::DocumentRemoved => "document-removed",
            Self::DocumentsErased => "documents-erased",
            Self::RefresherNoted => "refresher-noted",
            Self::ReportHandedIn => "report-handed-in",
            Self::FeedbackAsked => "feedback-asked",
            Self::FeedbackGiven => "feedback-given",
            Self::ListBrought => "list-brought",
            Self::ListConfirmed => "list-confirmed",
            Self::RoleGranted => "role-granted",
            Self::RoleWithdrawn => "role-withdrawn",
        }
    }

    /// The action of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }
}

/// An entry of the record, as it is sealed and chained: nothing in it needs to be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who, by their pseudonym; empty where the clock did.
    pub actor: String,
    /// What.
    pub action: String,
    /// Of what: its kind and id, such as `case 0190…`.
    pub about: String,
    /// SHA-256 of the salt and the details beside it, in hexadecimal; empty without details.
    pub digest: String,
}

impl Entry {
    /// The bytes that are sealed: each part on a line of its own, none of which has a line feed in it.
    pub fn written(&self) -> String {
        let Self { id, at, actor, action, about, digest } = self;
        let line = |text: &str| text.replace('\n', " ");
        format!("1\n{id}\n{}\n{}\n{}\n{}\n{}\n", at.0, line(actor), line(action), line(about), line(digest))
    }
}

/// What is wrong with the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// An entry is not what was sealed.
    #[error("the entry at {position} was changed")]
    Changed {
        /// Its place, from 1.
        position: u64,
    },
    /// An entry is not what was chained there: it was put in, or moved, or one before it was taken out.
    #[error("the chain is broken at {position}")]
    Broken {
        /// Its place, from 1.
        position: u64,
    },
    /// No entry has this place.
    #[error("the entry at {position} is missing")]
    Missing {
        /// The place, from 1.
        position: u64,
    },
    /// The details beside an entry are not what they were.
    #[error("the details of the entry at {position} were changed")]
    Details {
        /// Its place, from 1.
        position: u64,
    },
    /// An entry that waits to be chained was not made by this installation; it would get this place or a later one.
    #[error("an entry that waits for place {position} or a later one is forged")]
    Forged {
        /// The first place that is free.
        position: u64,
    },
    /// The record ends before the last entry that was chained.
    #[error("entries from {position} on are missing")]
    CutOff {
        /// The first that is missing.
        position: u64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_action_is_found_by_its_word_and_no_two_share_one() {
        assert!(Action::ALL.iter().all(|action| Action::parse(action.word()) == Some(*action)));
        assert_eq!(Action::parse("else"), None);
    }

    #[test]
    fn no_two_entries_are_written_alike() {
        let entry = Entry {
            id: EntryId(Uuid::from_u128(1)),
            at: Timestamp(2),
            actor: "a".to_owned(),
            action: "b\nc".to_owned(),
            about: String::new(),
            digest: "d".to_owned(),
        };
        assert_eq!(entry.written(), "1\n00000000-0000-0000-0000-000000000001\n2\na\nb c\n\nd\n");
        let moved = Entry { about: "d".to_owned(), digest: String::new(), ..entry.clone() };
        assert_ne!(entry.written(), moved.written());
    }
}
