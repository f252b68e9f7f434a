//! The facts of a credential as they stand in its document, in a form of our own: the property `fairway`, version 1.
//!
//! Signed documents are never rewritten, so a form once issued is read for ever; a new one gets a new version.

use domain::course::DocumentHash;
use domain::credential::{Assessed, CertifiedModule, CredentialFacts, CredentialId, CredentialKind};
use domain::language::{Language, Text};
use domain::quiz::conduct::PassMark;
use domain::quiz::marking::Marks;
use domain::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// The version written.
pub(super) const VERSION: u32 = 1;

/// The facts, version 1; the credential's id stands in the document's `id`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FactsV1 {
    version: u32,
    kind: CredentialKind,
    number: u64,
    holder: String,
    organisation: String,
    course: CourseV1,
    modules: Vec<ModuleV1>,
    language: Language,
    minutes: u32,
    lessons: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assessed: Option<AssessedV1>,
    issued_at: Timestamp,
    issued_on: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_until: Option<Date>,
    restricted: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct CourseV1 {
    id: String,
    title: Text,
    edition: DocumentHash,
    edition_number: u32,
}

#[derive(Serialize, Deserialize)]
struct ModuleV1 {
    code: String,
    title: Text,
    edition: DocumentHash,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AssessedV1 {
    pass_mark: PassMark,
    earned: u32,
    possible: u32,
}

impl FactsV1 {
    /// As written.
    pub(super) fn from_facts(facts: &CredentialFacts) -> Self {
        Self {
            version: VERSION,
            kind: facts.kind,
            number: facts.number,
            holder: facts.holder.clone(),
            organisation: facts.organisation.clone(),
            course: CourseV1 {
                id: facts.course.clone(),
                title: facts.course_title.clone(),
                edition: facts.edition.clone(),
                edition_number: facts.edition_number,
            },
            modules: facts.modules.iter().cloned().map(ModuleV1::from).collect(),
            language: facts.language,
            minutes: facts.minutes,
            lessons: facts.lessons,
            assessed: facts.assessed.map(AssessedV1::from),
            issued_at: facts.issued_at,
            issued_on: facts.issued_on,
            valid_until: facts.valid_until,
            restricted: facts.restricted,
        }
    }

    /// As read, of the credential with this id.
    pub(super) fn into_facts(self, id: CredentialId) -> CredentialFacts {
        CredentialFacts {
            id,
            kind: self.kind,
            number: self.number,
            holder: self.holder,
            organisation: self.organisation,
            course: self.course.id,
            course_title: self.course.title,
            edition: self.course.edition,
            edition_number: self.course.edition_number,
            modules: self.modules.into_iter().map(CertifiedModule::from).collect(),
            language: self.language,
            minutes: self.minutes,
            lessons: self.lessons,
            assessed: self.assessed.map(Assessed::from),
            issued_at: self.issued_at,
            issued_on: self.issued_on,
            valid_until: self.valid_until,
            restricted: self.restricted,
        }
    }
}

impl From<CertifiedModule> for ModuleV1 {
    fn from(module: CertifiedModule) -> Self {
        Self { code: module.code, title: module.title, edition: module.edition }
    }
}

impl From<ModuleV1> for CertifiedModule {
    fn from(module: ModuleV1) -> Self {
        Self { code: module.code, title: module.title, edition: module.edition }
    }
}

impl From<Assessed> for AssessedV1 {
    fn from(assessed: Assessed) -> Self {
        Self { pass_mark: assessed.pass_mark, earned: assessed.marks.earned, possible: assessed.marks.possible }
    }
}

impl From<AssessedV1> for Assessed {
    fn from(assessed: AssessedV1) -> Self {
        Self { pass_mark: assessed.pass_mark, marks: Marks { earned: assessed.earned, possible: assessed.possible } }
    }
}
