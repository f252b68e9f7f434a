//! Builders that say only what matters: whatever a test does not name is the same everywhere.
//!
//! Numbers stand for ids, so that a test can say which is the smaller.

use std::collections::BTreeMap;

use domain::course::DocumentHash;
use domain::credential::{CredentialId, CredentialKind};
use domain::enrolment::Enrolment;
use domain::id::{
    AttemptId, AttemptNumber, AttemptRequestId, EnrolmentId, GrantId, OrganisationId, PersonId, PostingId, SignInId, SigningKeyId,
};
use domain::language::Language;
use domain::people::{Grant, Membership, OrganisationKind, Role, Scope};
use domain::quiz::answer::Answer;
use domain::quiz::attempt::Attempt;
use domain::quiz::conduct::{Conduct, PassMark, QuizRules, ReviewRule, Scoring};
use domain::quiz::draw::{Drawing, Drawn};
use domain::quiz::measures::Measures;
use domain::quiz::number::Number;
use domain::quiz::step::{Step, StepId};
use domain::time::Timestamp;
use storage::course::{NewDocument, NewThing};
use storage::credential::{CredentialRow, KeyRow};
use storage::people::{NewOrganisation, NewPerson, NewSignIn};
use storage::quiz::NewAttemptRequest;
use storage::{Result, Store, Work};
use uuid::Uuid;

/// When everything began that tells no other time.
pub(crate) const START: Timestamp = Timestamp(1_000);

/// The course of the school.
pub(crate) const COURSE: &str = "crm";

/// Its module.
pub(crate) const MODULE: &str = "crm-a1";

/// The module's lesson.
pub(crate) const LESSON: &str = "crm-a1-selectivity";

/// An organisation with an approved officer, and the course in force with its module and lesson.
#[derive(Debug, Clone, Copy)]
pub(crate) struct School {
    /// Number 1.
    pub(crate) organisation: OrganisationId,
    /// Number 1.
    pub(crate) officer: PersonId,
}

/// A school in the store.
pub(crate) async fn school(store: &Store) -> Result<School> {
    let mut work = store.write().await?;
    let organisation = organisation(&mut work, 1).await?;
    let officer = officer(&mut work, 1, organisation).await?;
    course(&mut work, COURSE).await?;
    thing(&mut work, MODULE, "module", COURSE).await?;
    thing(&mut work, LESSON, "lesson", MODULE).await?;
    work.commit().await?;
    Ok(School { organisation, officer })
}

/// The id of this number.
pub(crate) fn id(number: u32) -> Uuid {
    Uuid::from_u128(u128::from(number))
}

/// The person of this number.
pub(crate) fn person_id(number: u32) -> PersonId {
    PersonId(id(number))
}

/// An administration to be kept, named in English.
pub(crate) fn new_organisation(number: u32, code: &str, name: &str) -> NewOrganisation {
    NewOrganisation {
        id: OrganisationId(id(number)),
        kind: OrganisationKind::Administration,
        code: code.to_owned(),
        region: None,
        zone: "Africa/Dakar".to_owned(),
        weekend: "67".to_owned(),
        names: vec![(Language::EN, name.to_owned(), name.to_lowercase())],
    }
}

/// Keeps an administration.
pub(crate) async fn organisation(work: &mut Work, number: u32) -> Result<OrganisationId> {
    let new = new_organisation(number, &format!("C{number}"), &format!("Customs {number}"));
    work.people().add_organisation(&new).await?;
    Ok(new.id)
}

/// A confirmed person to be kept.
pub(crate) fn new_person(number: u32) -> NewPerson {
    let email = format!("Officer{number}@demo.example");
    NewPerson {
        id: person_id(number),
        email_key: email.to_lowercase(),
        email,
        name: format!("Officer {number}"),
        sort_key: format!("officer {number}"),
        language: Language::EN,
        password_hash: None,
        created_at: START,
        confirmed_at: Some(START),
    }
}

/// Keeps an approved officer.
pub(crate) async fn officer(work: &mut Work, number: u32, organisation: OrganisationId) -> Result<PersonId> {
    posted(work, &new_person(number), number, organisation, START, Membership::Approved).await
}

/// Keeps a confirmed person who waits since then.
pub(crate) async fn applicant(work: &mut Work, number: u32, organisation: OrganisationId, asked_at: Timestamp) -> Result<PersonId> {
    posted(work, &new_person(number), number, organisation, asked_at, Membership::Waiting).await
}

/// Keeps a person and the tie, of this number, to an organisation.
pub(crate) async fn posted(
    work: &mut Work,
    new: &NewPerson,
    number: u32,
    organisation: OrganisationId,
    asked_at: Timestamp,
    state: Membership,
) -> Result<PersonId> {
    work.people().add(new).await?;
    work.people().add_posting(PostingId(id(number)), new.id, organisation, asked_at, state).await?;
    Ok(new.id)
}

/// A grant without end.
pub(crate) fn grant(number: u32, role: Role, scope: Scope) -> Grant {
    Grant { id: GrantId(id(number)), role, scope, until_at: None }
}

/// A coordinator's grant in this organisation.
pub(crate) fn coordinator(number: u32, organisation: OrganisationId) -> Grant {
    grant(number, Role::Coordinator, Scope::Organisation(organisation))
}

/// A sign-in with the token of its number.
pub(crate) fn sign_in(number: u32, person: PersonId, started_at: Timestamp) -> NewSignIn {
    NewSignIn {
        id: SignInId(id(number)),
        token_hash: format!("token {number}"),
        person,
        started_at,
        ends_at: Timestamp(i64::MAX),
        shared_computer: false,
    }
}

/// The hash of a document of this name.
pub(crate) fn hash(of: &str) -> DocumentHash {
    DocumentHash(format!("hash of {of}"))
}

/// Keeps a course, its document and its edition 1, in force since the start.
pub(crate) async fn course(work: &mut Work, course: &str) -> Result<()> {
    document(work, course).await?;
    let new = NewThing { id: course.to_owned(), kind: "course".to_owned(), slug: course.to_owned(), parent: None };
    work.courses().add_thing(&new).await?;
    work.courses().add_edition(course, &hash(course), START, None, "new").await?;
    work.courses().publish(course, 1, START, "1.0.0").await
}

/// Keeps a document of a course.
pub(crate) async fn document(work: &mut Work, of: &str) -> Result<()> {
    work.courses().add_document(&NewDocument { hash: hash(of), kind: "course".to_owned(), body: format!("{{\"of\":\"{of}\"}}") }).await
}

/// Keeps a part of another thing.
pub(crate) async fn thing(work: &mut Work, of: &str, kind: &str, parent: &str) -> Result<()> {
    let new = NewThing { id: of.to_owned(), kind: kind.to_owned(), slug: of.to_owned(), parent: Some(parent.to_owned()) };
    work.courses().add_thing(&new).await
}

/// An enrolment in the first edition of a course.
pub(crate) fn enrolment(number: u32, person: PersonId, course: &str, since_at: Timestamp) -> Enrolment {
    Enrolment { id: EnrolmentId(id(number)), person, course: course.to_owned(), edition: hash(course), edition_number: 1, since_at }
}

/// The number of an attempt.
pub(crate) fn attempt_number(number: u32) -> AttemptNumber {
    AttemptNumber(i64::from(number))
}

/// A person's attempt of this place at the module's quiz, open and without a bell.
pub(crate) fn attempt(number: u32, person: PersonId, ordinal: u32) -> Attempt {
    let pass_mark = PassMark::percent(75).expect("in range");
    let drawn = Drawn {
        question: hash("question"),
        question_id: "q1".to_owned(),
        options: vec!["b".to_owned(), "a".to_owned()],
        targets: Vec::new(),
        parameters: BTreeMap::from([("hours".to_owned(), Number::whole(40_000))]),
    };
    Attempt {
        id: AttemptId(id(number)),
        number: attempt_number(number),
        person,
        quiz: MODULE.to_owned(),
        course: hash(COURSE),
        module: Some(hash(MODULE)),
        ordinal,
        rules: QuizRules {
            draw: 1,
            pools: Vec::new(),
            pass_mark,
            attempts: 3,
            minutes: Some(30),
            conduct: Conduct::Graded,
            interruption_minutes: 10,
            late_days: 7,
            review: ReviewRule::AtOnce,
            scoring: Scoring::Plain,
        },
        measures: Measures { more_time: 25, ..Measures::default() },
        drawing: Drawing { version: 1, items: vec![drawn] },
        started_at: START,
        closes_at: None,
        handed_in_at: None,
        language: Language::EN,
        sheet: None,
    }
}

/// A step of this question, device and counter.
pub(crate) fn step(question: &str, device: &str, counter: i64) -> Step {
    Step {
        number: 0,
        question_id: question.to_owned(),
        answer: Answer::Option("a".to_owned()),
        certainty: None,
        id: StepId { device: device.to_owned(), counter },
        after: None,
        edited_at: START,
        received_at: START,
        language: Language::EN,
    }
}

/// A request for one more attempt at the module's quiz.
pub(crate) fn request(number: u32, person: PersonId, organisation: OrganisationId, asked_at: Timestamp) -> NewAttemptRequest {
    NewAttemptRequest {
        id: AttemptRequestId(id(number)),
        person,
        organisation,
        course: COURSE.to_owned(),
        quiz: MODULE.to_owned(),
        asked_at,
    }
}

/// A key that signs.
pub(crate) fn key(number: u32, from_at: Timestamp) -> KeyRow {
    KeyRow {
        id: SigningKeyId(id(number)),
        public_key: format!("public {number}"),
        sealed_private_key: format!("sealed {number}"),
        from_at,
        until_at: None,
        revoked_at: None,
    }
}

/// The id of the credential of this number.
pub(crate) fn credential_id(number: u32) -> CredentialId {
    CredentialId::from_bytes(u128::from(number).to_be_bytes())
}

/// An attestation of the module, signed with the first key, at the place of its number in the first list.
pub(crate) fn credential(number: u32, person: PersonId) -> CredentialRow {
    CredentialRow {
        id: credential_id(number),
        number: u64::from(number),
        person,
        kind: CredentialKind::Attestation,
        thing: MODULE.to_owned(),
        course: COURSE.to_owned(),
        document: format!("signed {number}"),
        key: SigningKeyId(id(1)),
        status_list: 0,
        status_index: number,
        issued_at: START,
    }
}
