//! Letters by mail: what each tells, as data. Worded per language where people read.

use serde::{Deserialize, Serialize};

use crate::accreditation::letter::{Facts, Kind};
use crate::accreditation::template::Template;
use crate::quiz::marking::Marks;
use crate::time::Date;

/// A letter to one person. Links are whole addresses, made from the public address by the academy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "letter")]
pub enum Letter {
    /// To confirm the address given at registration.
    ConfirmAddress {
        /// Single use, lapses.
        link: String,
    },
    /// Somebody registered with an address that is known already.
    AlreadyRegistered {
        /// Where to choose a new password.
        link: String,
    },
    /// To choose a new password.
    NewPassword {
        /// Single use, lapses.
        link: String,
    },
    /// The password was changed.
    PasswordChanged,
    /// To the one who decides: an account waits.
    AccountWaits {
        /// Who asked.
        name: String,
        /// The list it stands in.
        link: String,
    },
    /// The account was approved.
    AccountApproved {
        /// The courses.
        link: String,
    },
    /// The account was refused.
    AccountRefused {
        /// Why, in the words of the one who decided.
        reason: String,
    },
    /// To the one who can grant: an officer asks for one more attempt.
    AttemptAsked {
        /// Who asks.
        name: String,
        /// Which module, as titled in the reader's language.
        module: String,
        /// The list it stands in.
        link: String,
    },
    /// One more attempt was granted.
    AttemptGranted {
        /// Which module.
        module: String,
        /// Why, in the words of the one who granted.
        reason: String,
        /// The quiz.
        link: String,
    },
    /// One more attempt was declined.
    AttemptDeclined {
        /// Which module.
        module: String,
        /// Why, in the words of the one who declined.
        reason: String,
    },
    /// An attestation or credential was issued.
    ProofIssued {
        /// Of what.
        title: String,
        /// The certificate.
        link: String,
    },
    /// A wrong key was put right, and that concerns the reader.
    KeyCorrected {
        /// Which module.
        module: String,
        /// What was earned before and is earned now; none for a sitting under way.
        marks: Option<(Marks, Marks)>,
        /// Whether the result turned to a pass (`true`) or from one.
        turns: Option<bool>,
        /// Why, in the words of the one who proposed it.
        reason: String,
        /// The review.
        link: String,
    },
    /// The written answers of an attempt are marked.
    AnswersMarked {
        /// Which module.
        module: String,
        /// What was earned.
        marks: Marks,
        /// Whether it was enough.
        passed: bool,
        /// The review.
        link: String,
    },
    /// A sheet the reader wrote on was keyed in and marked.
    PaperCounted {
        /// Which module.
        module: String,
        /// The number printed on the sheet.
        sheet: String,
        /// What was earned.
        marks: Marks,
        /// Whether it was enough.
        passed: bool,
        /// Whether a person has answers to mark still.
        waits: bool,
        /// The review.
        link: String,
    },
    /// Something happened to an accreditation file.
    Accreditation {
        /// What.
        kind: Kind,
        /// All that it tells.
        facts: Box<Facts>,
        /// In which words.
        template: Box<Template>,
        /// Where the file is, on which the letter is too.
        link: String,
    },
    /// Things on accreditation files have waited too long for the reader.
    WorkWaits {
        /// How many.
        things: u32,
        /// For how many days the oldest.
        days: u32,
        /// The worklist.
        link: String,
    },
    /// Somebody confirms decisions for another between two days.
    ConfirmationDelegated {
        /// Who handed it on.
        by: String,
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
        /// Why.
        reason: String,
        /// The worklist.
        link: String,
    },
    /// To somebody at the beneficiary of a mission, who has no account: what do you say of it?
    FeedbackAsked {
        /// The reader.
        name: String,
        /// The expert.
        expert: String,
        /// The domain, in the reader's language.
        domain: String,
        /// The beneficiary, in the reader's language.
        host: String,
        /// The mission's first day and its last.
        held: (Date, Date),
        /// The last day on which the link works.
        until: Date,
        /// Single use, lapses.
        link: String,
    },
    /// To the first administrator: set the account up.
    SetUp {
        /// Single use, lapses.
        link: String,
    },
}

impl Letter {
    /// The name under which it stands in the outbox.
    pub fn name(&self) -> &'static str {
        match self {
            Self::ConfirmAddress { .. } => "confirm-address",
            Self::AlreadyRegistered { .. } => "already-registered",
            Self::NewPassword { .. } => "new-password",
            Self::PasswordChanged => "password-changed",
            Self::AccountWaits { .. } => "account-waits",
            Self::AccountApproved { .. } => "account-approved",
            Self::AccountRefused { .. } => "account-refused",
            Self::AttemptAsked { .. } => "attempt-asked",
            Self::AttemptGranted { .. } => "attempt-granted",
            Self::AttemptDeclined { .. } => "attempt-declined",
            Self::ProofIssued { .. } => "proof-issued",
            Self::KeyCorrected { .. } => "key-corrected",
            Self::AnswersMarked { .. } => "answers-marked",
            Self::PaperCounted { .. } => "paper-counted",
            Self::Accreditation { kind, .. } => kind.word(),
            Self::WorkWaits { .. } => "work-waits",
            Self::ConfirmationDelegated { .. } => "confirmation-delegated",
            Self::FeedbackAsked { .. } => "feedback-asked",
            Self::SetUp { .. } => "set-up",
        }
    }
}
