//! Why something asked for was not done: reasons as data, worded where they are read.

use serde::{Deserialize, Serialize};

use crate::accreditation::act::Refused;
use crate::accreditation::assessment::ScoreRefused;
use crate::accreditation::document::Unacceptable;
use crate::accreditation::mission::MissionRefused;
use crate::accreditation::panel::Bar;
use crate::quiz::answer::AnswerRefused;
use crate::quiz::attempt::{SaveRefused, StartRefused};
use crate::quiz::correction::KeyRefused;
use crate::quiz::paper::Unreadable;
use crate::time::Timestamp;

/// What is wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl FieldProblem {
    /// This problem of this field.
    pub fn new(field: &str, problem: Problem) -> Self {
        Self { field: field.to_owned(), problem }
    }
}

/// What may be wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// Nothing was entered.
    Missing,
    /// Longer than this many characters.
    TooLong {
        /// The most there may be.
        most: usize,
    },
    /// Shorter than this many characters.
    TooShort {
        /// The least there must be.
        least: usize,
    },
    /// Not an e-mail address.
    NotAnAddress,
    /// Not one of the choices.
    NotAChoice,
    /// Not a number.
    NotANumber,
    /// Not a whole number within these, both ends included.
    OutOfRange {
        /// The least it may be.
        least: u32,
        /// The most it may be.
        most: u32,
    },
    /// Not a day.
    NotADay,
    /// A day that is over.
    InThePast,
    /// A day that is still to come.
    InTheFuture,
    /// Easily guessed: common, repeated or made of the person's own words.
    Guessable,
    /// Not the same as the first time.
    NotTheSame,
    /// Not the password in force.
    WrongPassword,
    /// Nobody of this address.
    Nobody,
    /// The answer does not fit the question.
    Answer(AnswerRefused),
    /// The key does not fit the question.
    Key(KeyRefused),
    /// What was keyed in from a sheet cannot be read.
    Unreadable(Unreadable),
    /// The officer cannot have one more attempt now.
    CannotSit(StartRefused),
    /// Somebody whose account nobody has approved.
    NotApproved,
    /// One's own.
    OnesOwn,
    /// A file that is no table.
    NotATable,
    /// A table without the columns that are asked for.
    NoSuchColumns,
    /// A table that has heads and nothing below them.
    NoRows,
    /// A table of more than this many lines, or with more text than a list needs.
    TooManyRows {
        /// The most lines.
        most: usize,
    },
    /// A file that is not taken.
    File(Unacceptable),
    /// A name that is not the one of the account of this address.
    AnothersName,
    /// What stands in a list twice.
    Twice,
    /// A day before the one it follows.
    BeforeStart,
    /// Somebody of another organisation than the one asked about.
    OfAnotherOrganisation,
    /// Somebody who runs files or assesses in them.
    Involved,
    /// Somebody who decides already.
    DecidesAlready,
    /// More days than this.
    TooManyDays {
        /// The most there may be.
        most: u32,
    },
    /// A name with other letters than Latin ones.
    NotLatin,
    /// A brace that is open, or closes nothing.
    OpenBrace,
    /// There is no field of this name.
    UnknownField {
        /// As it was typed.
        field: String,
    },
    /// Something that has to be said is not.
    NotSaid {
        /// The field that says it.
        field: String,
    },
}

/// Why a request that was understood was refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The address and the password do not belong together, or there is no such person.
    #[error("the address and the password do not match")]
    SignIn,
    /// The address was not confirmed yet.
    #[error("the address is not confirmed")]
    NotConfirmed,
    /// The link was used, has lapsed, or never was.
    #[error("the link is used, lapsed or unknown")]
    LinkSpent,
    /// Somebody decided it before.
    #[error("it was decided before")]
    AlreadyDecided,
    /// The sitting is over, or has no bell to be moved.
    #[error("the sitting is over or has no bell")]
    NoBellToMove,
    /// The officer is not enrolled in the course.
    #[error("not enrolled")]
    NotEnrolled,
    /// The attempt could not be started.
    #[error("the attempt could not be started: {0:?}")]
    Start(StartRefused),
    /// The answer could not be kept.
    #[error("the answer could not be kept: {0:?}")]
    Save(SaveRefused),
    /// Another attempt was asked for before, and nobody has answered yet.
    #[error("already asked")]
    AlreadyAsked,
    /// There are attempts left.
    #[error("there are attempts left")]
    AttemptsLeft,
    /// A correction of the same question waits for its second person.
    #[error("a correction of this question waits")]
    CorrectionWaits,
    /// Whoever proposed it does not confirm it.
    #[error("a second person is needed")]
    SecondPersonNeeded,
    /// The last administrator cannot be withdrawn.
    #[error("the last administrator stays")]
    LastAdministrator,
    /// What was to be done to an accreditation case is not, for all these reasons.
    #[error("the case forbids it: {0:?}")]
    Case(Vec<Refused>),
    /// Scores are not taken.
    #[error("the scores are not taken: {0}")]
    Score(ScoreRefused),
    /// Somebody may not assess this candidate.
    #[error("barred from assessing: {0:?}")]
    Barred(Vec<Bar>),
    /// The call is cancelled, or closed.
    #[error("the call is closed")]
    CallClosed,
    /// A report is not taken, or nobody is asked for feedback.
    #[error("the mission forbids it: {0}")]
    Mission(MissionRefused),
    /// The officer has an open file of this category and domain.
    #[error("there is an open file of this category and domain")]
    FileOpen,
}

/// Until when a limit holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryAgain {
    /// From then on it may be tried again.
    pub at: Timestamp,
}
