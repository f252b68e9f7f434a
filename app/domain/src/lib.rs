//! The rules of training: what counts as right, when a course is done, who may see what.
//!
//! Nothing here waits, reads a clock, draws by chance or knows that a database exists, so every rule can be
//! tested by calling it.
//!
//! The words of the trade, one each:
//! - *organisation*: an administration, the Secretariat, a regional office, training centre or liaison office;
//! - *officer*: a person of an organisation, *learner* when taking a course;
//! - *course* → *module* → *lesson*; a lesson is made of *blocks*;
//! - *quiz*: questions put to a learner; the last one of a course is its *final assessment*;
//! - *attempt*: one sitting of a quiz; *step*: one answer saved in it; *outcome*: passed or not;
//! - *marks*: earned of possible, in hundredths of a mark;
//! - *attestation*: proof of one module; *credential*: proof of a course, or any such proof in general;
//! - *case*: one person's way to the roster in one category and domain, an *accreditation file* on the page;
//! - *edition*: a text as it stood at one moment, named by its hash.

pub mod accreditation;
pub mod course;
pub mod credential;
pub mod enrolment;
pub mod id;
pub mod language;
pub mod letter;
pub mod people;
pub mod progress;
pub mod quiz;
pub mod record;
pub mod refusal;
pub mod report;
pub mod time;
