//! One id type for each kind of record, so that one can never be passed for another.
//!
//! Ids are UUID v7, made by the academy; they tell a time and grant nothing.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id written in the usual 36 characters.
            pub fn parse(text: &str) -> Option<Self> {
                (text.len() == 36).then(|| Uuid::try_parse(text).ok().map(Self)).flatten()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }
    )* };
}

ids! {
    /// An organisation's.
    OrganisationId,
    /// A person's.
    PersonId,
    /// The tie of a person to an organisation.
    PostingId,
    /// A sign-in's, which is not its token.
    SignInId,
    /// A role granted.
    GrantId,
    /// An enrolment's.
    EnrolmentId,
    /// An attempt's, for addresses.
    AttemptId,
    /// A request for one more attempt.
    AttemptRequestId,
    /// An allowance's.
    AllowanceId,
    /// An accommodation's.
    AccommodationId,
    /// A batch of sheets' of a quiz on paper.
    PaperBatchId,
    /// A call for candidates'.
    CallId,
    /// An accreditation case's.
    CaseId,
    /// A list's of experts brought in.
    ImportId,
    /// An observation's of an assessor.
    ObservationId,
    /// An entry's of the record.
    EntryId,
    /// A document's of an accreditation case.
    DocumentId,
    /// A mission's of an expert.
    MissionId,
    /// A request's for a beneficiary's feedback on a mission.
    FeedbackId,
    /// A correction's of a key.
    CorrectionId,
    /// A signing key's.
    SigningKeyId,
    /// A letter in the outbox.
    LetterId,
    /// A letter's on an accreditation file.
    FiledLetterId,
    /// A job's.
    JobId,
}

/// The number under which an attempt's steps are kept: milliseconds since 2026 × 2^20 + 20 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttemptNumber(pub i64);
