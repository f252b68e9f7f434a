//! The statements behind lists, for the test of their plans.

use crate::{accreditation, credential, marking, paper, people, quiz, report, running};

/// The name of the function and the text of its statement, for each that must go by an index.
pub fn listed() -> [(&'static str, &'static str); 18] {
    [
        ("organisations", people::LIST_ORGANISATIONS),
        ("waiting_postings", people::WAITING_POSTINGS),
        ("waiting_without_coordinator", people::WAITING_WITHOUT_COORDINATOR),
        ("grants", people::LIST_GRANTS),
        ("requests_of_course", quiz::REQUESTS_OF_COURSE),
        ("requests_of_organisation", quiz::REQUESTS_OF_ORGANISATION),
        ("requests_without_coordinator", quiz::REQUESTS_WITHOUT_COORDINATOR),
        ("overdue", quiz::OVERDUE),
        ("waiting_answers", marking::WAITING),
        ("printings", paper::BATCHES),
        ("officers", report::OFFICERS),
        ("by_holder", credential::BY_HOLDER),
        ("claim_job", running::CLAIM),
        ("calls", accreditation::CALLS),
        ("cases_of_person", accreditation::OF_PERSON),
        ("cases_at_stage", accreditation::AT_STAGE),
        ("cases_of_administration", accreditation::OF_ADMINISTRATION),
        ("cases_ending", accreditation::ENDING),
    ]
}
