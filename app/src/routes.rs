//! Every address of the site, once.

use domain::credential::CredentialId;
use domain::id::{AttemptId, CallId, CaseId, CorrectionId, DocumentId, FiledLetterId, ImportId, PaperBatchId};
use domain::language::Language;

/// A page of the interface: its language and the rest of its address.
pub fn page(language: Language, rest: &str) -> String {
    format!("/{language}{rest}")
}

/// The front page.
pub fn home(language: Language) -> String {
    page(language, "")
}

/// What becomes of answers that wait on this device, asked before signing out.
pub fn leaving(language: Language) -> String {
    page(language, "/account/leaving")
}

/// The catalogue.
pub fn courses(language: Language) -> String {
    page(language, "/courses")
}

/// A course.
pub fn course(language: Language, course: &str) -> String {
    page(language, &format!("/courses/{course}"))
}

/// A module.
pub fn module(language: Language, course: &str, module: &str) -> String {
    page(language, &format!("/courses/{course}/{module}"))
}

/// A lesson.
pub fn lesson(language: Language, course: &str, module: &str, lesson: &str) -> String {
    page(language, &format!("/courses/{course}/{module}/{lesson}"))
}

/// What a module's quiz asks of you or, without a module, the final assessment.
pub fn quiz(language: Language, course: &str, module: Option<&str>) -> String {
    match module {
        Some(module) => page(language, &format!("/courses/{course}/{module}/quiz")),
        None => page(language, &format!("/courses/{course}/final")),
    }
}

/// A sitting.
pub fn attempt(language: Language, attempt: AttemptId) -> String {
    page(language, &format!("/attempts/{attempt}"))
}

/// A question of a sitting, counted from 1.
pub fn question(language: Language, attempt: AttemptId, number: usize) -> String {
    page(language, &format!("/attempts/{attempt}?q={number}"))
}

/// Looking over a sitting before handing in.
pub fn look_over(language: Language, attempt: AttemptId) -> String {
    page(language, &format!("/attempts/{attempt}?q=all"))
}

/// The review of a sitting.
pub fn review(language: Language, attempt: AttemptId) -> String {
    page(language, &format!("/attempts/{attempt}/review"))
}

/// The quizzes to look back on.
pub fn analysis(language: Language) -> String {
    page(language, "/analysis")
}

/// What the attempts at a quiz tell.
pub fn quiz_analysis(language: Language, quiz: &str) -> String {
    page(language, &format!("/analysis/{quiz}"))
}

/// What the attempts tell of a question.
pub fn item_analysis(language: Language, quiz: &str, question: &str) -> String {
    page(language, &format!("/analysis/{quiz}/{question}"))
}

/// A correction of a key.
pub fn correction(language: Language, correction: CorrectionId) -> String {
    page(language, &format!("/corrections/{correction}"))
}

/// My learning.
pub fn learning(language: Language) -> String {
    page(language, "/learning")
}

/// The transcript, for printing.
pub fn transcript(language: Language) -> String {
    page(language, "/learning/transcript")
}

/// A certificate.
pub fn credential(language: Language, id: CredentialId) -> String {
    page(language, &format!("/credentials/{id}"))
}

/// Registration.
pub fn register(language: Language) -> String {
    page(language, "/register")
}

/// Sign-in.
pub fn sign_in(language: Language) -> String {
    page(language, "/sign-in")
}

/// Sign-out, by POST only.
pub fn sign_out(language: Language) -> String {
    page(language, "/sign-out")
}

/// A forgotten password.
pub fn forgotten(language: Language) -> String {
    page(language, "/forgotten")
}

/// The own account.
pub fn account(language: Language) -> String {
    page(language, "/account")
}

/// What waits for a coordinator.
pub fn administration(language: Language) -> String {
    page(language, "/administration")
}

/// A coordinator's officers.
pub fn officers(language: Language) -> String {
    page(language, "/administration/officers")
}

/// What waits for a tutor.
pub fn tutor(language: Language) -> String {
    page(language, "/tutor")
}

/// Written answers that wait for a tutor.
pub fn to_mark(language: Language) -> String {
    page(language, "/tutor/marking")
}

/// A written answer to be marked.
pub fn marking(language: Language, attempt: AttemptId, question: &str) -> String {
    page(language, &format!("/tutor/marking/{attempt}/{question}"))
}

/// Quizzes on paper.
pub fn papers(language: Language) -> String {
    page(language, "/tutor/paper")
}

/// A printing of a quiz.
pub fn paper(language: Language, batch: PaperBatchId) -> String {
    page(language, &format!("/tutor/paper/{batch}"))
}

/// The sheets of a printing.
pub fn paper_print(language: Language, batch: PaperBatchId) -> String {
    page(language, &format!("/tutor/paper/{batch}/print"))
}

/// A sheet to be keyed in.
pub fn paper_sheet(language: Language, batch: PaperBatchId, sheet: &str) -> String {
    page(language, &format!("/tutor/paper/{batch}/sheets/{sheet}"))
}

/// What of accreditation waits for somebody.
pub fn accreditation(language: Language) -> String {
    page(language, "/accreditation")
}

/// Calls for candidates.
pub fn calls(language: Language) -> String {
    page(language, "/accreditation/calls")
}

/// A new call.
pub fn new_call(language: Language) -> String {
    page(language, "/accreditation/calls/new")
}

/// A call.
pub fn call(language: Language, call: CallId) -> String {
    page(language, &format!("/accreditation/calls/{call}"))
}

/// The decisions of a call's workshop, as one list.
pub fn call_decisions(language: Language, call: CallId) -> String {
    page(language, &format!("/accreditation/calls/{call}/decisions"))
}

/// Accreditation files at a stage.
pub fn files(language: Language) -> String {
    page(language, "/accreditation/files")
}

/// An accreditation file.
pub fn file(language: Language, case: CaseId) -> String {
    page(language, &format!("/accreditation/files/{case}"))
}

/// The documents of an accreditation file.
pub fn documents(language: Language, case: CaseId) -> String {
    page(language, &format!("/accreditation/files/{case}/documents"))
}

/// A document of an accreditation file, to be kept.
pub fn document(language: Language, case: CaseId, document: DocumentId) -> String {
    page(language, &format!("/accreditation/files/{case}/documents/{document}"))
}

/// The panel of a file.
pub fn panel(language: Language, case: CaseId) -> String {
    page(language, &format!("/accreditation/files/{case}/panel"))
}

/// What an assessor scores in a file.
pub fn scores(language: Language, case: CaseId) -> String {
    page(language, &format!("/accreditation/files/{case}/scores"))
}

/// What an assessor scores in all files of theirs, on one page.
pub fn sheets(language: Language) -> String {
    page(language, "/accreditation/scoring")
}

/// One criterion of it, counted from 1.
pub fn score(language: Language, case: CaseId, number: usize) -> String {
    page(language, &format!("/accreditation/files/{case}/scores?c={number}"))
}

/// The decision on a file.
pub fn decision(language: Language, case: CaseId) -> String {
    page(language, &format!("/accreditation/files/{case}/decision"))
}

/// The missions of a file.
pub fn mission(language: Language, case: CaseId) -> String {
    page(language, &format!("/accreditation/files/{case}/mission"))
}

/// A letter on a file.
pub fn letter(language: Language, case: CaseId, letter: FiledLetterId) -> String {
    page(language, &format!("/accreditation/files/{case}/letters/{letter}"))
}

/// The kinds of letters, whose words may be changed.
pub fn letter_kinds(language: Language) -> String {
    page(language, "/accreditation/letters")
}

/// The words of a kind of letter.
pub fn letter_words(language: Language, kind: &str) -> String {
    page(language, &format!("/accreditation/letters/{kind}"))
}

/// Who confirms decisions for whom.
pub fn delegations(language: Language) -> String {
    page(language, "/accreditation/delegation")
}

/// The roster of experts.
pub fn roster(language: Language) -> String {
    page(language, "/accreditation/roster")
}

/// The own profile as an expert.
pub fn profile(language: Language) -> String {
    page(language, "/accreditation/profile")
}

/// Where a beneficiary is thanked for feedback.
pub fn thanks(language: Language) -> String {
    page(language, "/feedback")
}

/// The policies in force.
pub fn policies(language: Language) -> String {
    page(language, "/accreditation/policies")
}

/// A policy.
pub fn policy(language: Language, category: &str, domain: &str) -> String {
    page(language, &format!("/accreditation/policies/{category}/{domain}"))
}

/// Experts brought in.
pub fn imports(language: Language) -> String {
    page(language, "/accreditation/import")
}

/// A list of them.
pub fn import(language: Language, import: ImportId) -> String {
    page(language, &format!("/accreditation/import/{import}"))
}

/// The record.
pub fn audit(language: Language) -> String {
    page(language, "/audit")
}

/// What is recorded of a file.
pub fn audit_file(language: Language, case: CaseId) -> String {
    page(language, &format!("/audit/files/{case}"))
}

/// People and roles.
pub fn people(language: Language) -> String {
    page(language, "/people")
}

/// What is kept and why.
pub fn privacy(language: Language) -> String {
    page(language, "/privacy")
}

/// What works for whom.
pub fn accessibility(language: Language) -> String {
    page(language, "/accessibility")
}

/// Text as it may stand in a query.
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}
