//! What coordinators count: who is where in which course. Status, outcome and dates, never answers.

use crate::id::PersonId;
use crate::people::Membership;
use crate::time::Timestamp;

/// One officer in a coordinator's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerRow {
    /// Who.
    pub person: PersonId,
    /// The name as written.
    pub name: String,
    /// The work address.
    pub email: String,
    /// Whether approved.
    pub membership: Membership,
    /// Seen last.
    pub seen_at: Option<Timestamp>,
    /// Where in the courses.
    pub courses: Vec<CourseRow>,
}

/// One officer's place in one course, from the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseRow {
    /// The course's id.
    pub course: String,
    /// Lessons read.
    pub lessons_read: u32,
    /// Modules done.
    pub modules_done: u32,
    /// The last thing done.
    pub last_at: Option<Timestamp>,
    /// When the course was done.
    pub completed_at: Option<Timestamp>,
}

/// How an officer stands, in one word, for a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Has not begun.
    NotBegun,
    /// Goes on.
    UnderWay,
    /// No sign for 30 days or more.
    Silent {
        /// Since so many days.
        days: u32,
    },
    /// Done.
    Completed,
}

impl CourseRow {
    /// How the officer stands at this instant; 30 days without a sign are silence.
    pub fn sign(&self, now: Timestamp) -> Sign {
        const SILENT_DAYS: i64 = 30;
        const DAY: i64 = 24 * 60 * 60 * 1000;
        match (self.completed_at, self.last_at) {
            (Some(_), _) => Sign::Completed,
            (None, None) => Sign::NotBegun,
            (None, Some(last)) => {
                let days = (now - last).0 / DAY;
                if days < SILENT_DAYS { Sign::UnderWay } else { Sign::Silent { days: u32::try_from(days).unwrap_or(u32::MAX) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Span;

    #[test]
    fn thirty_days_without_a_sign_are_silence_and_twenty_nine_are_not() {
        let now = Timestamp(1_800_000_000_000);
        let row = |days| CourseRow {
            course: "crm".into(),
            lessons_read: 1,
            modules_done: 0,
            last_at: Some(now - Span::days(days)),
            completed_at: None,
        };
        assert_eq!(row(29).sign(now), Sign::UnderWay);
        assert_eq!(row(30).sign(now), Sign::Silent { days: 30 });
    }
}
