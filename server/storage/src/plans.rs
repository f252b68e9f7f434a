//! The statements behind lists, for the test of their plans.

use crate::{
    accreditation, attachment, brought, certificate, credential, marking, mission, panel, paper, people, quiz, record, report, running,
};

/// The name of the function and the text of its statement, for each that must go by an index.
pub fn listed() -> [(&'static str, &'static str); 30] {
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
        ("cases_of_call", accreditation::OF_CALL),
        ("cases_proposed", accreditation::PROPOSED),
        ("roster", accreditation::ROSTER),
        ("panels_of_assessor", panel::OF_ASSESSOR),
        ("missions_of_lead", mission::OF_LEAD),
        ("documents_of_case", attachment::OF_CASE),
        ("cases_with_contents", attachment::WITH_CONTENTS),
        ("record_chained", record::CHAINED),
        ("record_about", record::ABOUT),
        ("record_before", record::BEFORE),
        ("imports", brought::LIST),
        ("certificates_of_person", certificate::OF_PERSON),
    ]
}
