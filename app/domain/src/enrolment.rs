//! Who takes which course, and in which edition.

use crate::course::DocumentHash;
use crate::id::{EnrolmentId, PersonId};
use crate::time::Timestamp;

/// An officer's place in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Its id.
    pub id: EnrolmentId,
    /// Whose.
    pub person: PersonId,
    /// The course's id.
    pub course: String,
    /// The edition it started with; the enrolled go on seeing it.
    pub edition: DocumentHash,
    /// The edition's number.
    pub edition_number: u32,
    /// Since when.
    pub since_at: Timestamp,
}
