//! The achievement credential of Open Badges 3.0: the payload to be signed, and the facts read back from it.
//!
//! Facts the standard has no place for stand in the property `fairway`, which an inline `@context` entry declares as
//! JSON under an address of the issuer's own; `@context` may hold maps, and a credential may be extended (section 6.1).

use domain::credential::{Assessed, CredentialFacts, CredentialId};
use domain::time::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::extension::{FactsV1, VERSION};
use super::instant::{date_time, numeric_date};
use super::issuer::Issuer;
use super::words::{Words, words};

/// The context of Verifiable Credentials 2.0.
pub(super) const CREDENTIALS_CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";
/// The context of Open Badges 3.0; its section on versions pins the file by number.
pub(super) const BADGES_CONTEXT: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// The JSON Schema of Open Badges 3.0.
pub(super) const BADGES_SCHEMA: &str = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// The credential's place in a status list; drawn at random, because it cannot be added later nor tell an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusEntry {
    /// The list's number.
    pub list: u32,
    /// The index in it, below [`ENTRIES`](super::status_list::ENTRIES).
    pub index: u32,
}

/// Why a document tells no facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FactsError {
    /// It is not JSON, or lacks what a credential has.
    #[error("the document is not a credential of this platform")]
    Form,
    /// It was written by a later version of the program.
    #[error("the document has version {0} of the facts, which this program does not know")]
    Version(u32),
}

/// The document to be signed; `expires_at` is the end of the last valid day in the organisation's zone.
pub fn payload(issuer: &Issuer, facts: &CredentialFacts, expires_at: Option<Timestamp>, status: StatusEntry) -> String {
    let id = issuer.credential_url(facts.id);
    let words = words(facts);
    // Known by this credential only, so that two of them do not tell that they belong to one person.
    let subject = format!("{id}#holder");
    let mut document = json!({
        "@context": [
            CREDENTIALS_CONTEXT,
            BADGES_CONTEXT,
            { "fairway": { "@id": issuer.facts_term(), "@type": "@json" } },
        ],
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": issuer.did(), "type": ["Profile"], "name": issuer.name(), "url": issuer.url() },
        "validFrom": date_time(facts.issued_at),
        "name": words.name,
        "description": words.description,
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            "identifier": [{ "type": "IdentityObject", "hashed": false, "identityHash": facts.holder, "identityType": "name" }],
            "achievement": achievement(issuer, facts, &words),
        },
        "credentialSchema": [{ "id": BADGES_SCHEMA, "type": "1EdTechJsonSchemaValidator2019" }],
        "credentialStatus": credential_status(issuer, status),
        "fairway": FactsV1::from_facts(facts),
        "iss": issuer.did(),
        "jti": id,
        "nbf": numeric_date(facts.issued_at),
        "sub": subject,
    });
    if let Some(assessed) = facts.assessed {
        document["credentialSubject"]["result"] = json!([result(issuer, facts, assessed)]);
    }
    if let Some(expires_at) = expires_at {
        document["validUntil"] = json!(date_time(expires_at));
        document["exp"] = json!(numeric_date(expires_at));
    }
    document.to_string()
}

fn achievement(issuer: &Issuer, facts: &CredentialFacts, words: &Words) -> Value {
    let id = achievement_id(issuer, facts);
    let mut achievement = json!({
        "id": id,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": words.name,
        "description": words.achievement,
        "criteria": { "narrative": words.criteria },
        "inLanguage": words.language,
        "version": facts.edition_number.to_string(),
    });
    if let Some(Assessed { pass_mark, marks }) = facts.assessed {
        // The least number of hundredths that passes, as `PassMark::is_met_by` compares.
        let required = (u64::from(marks.possible) * u64::from(pass_mark.value())).div_ceil(100);
        achievement["resultDescription"] = json!([{
            "id": format!("{id}#marks"),
            "type": ["ResultDescription"],
            "name": words.marks,
            "resultType": "RawScore",
            "valueMin": "0",
            "valueMax": whole_marks(u64::from(marks.possible)),
            "requiredValue": whole_marks(required),
        }]);
    }
    achievement
}

/// The edition of the module or course, by its hash: an address that tells a stranger no title.
fn achievement_id(issuer: &Issuer, facts: &CredentialFacts) -> String {
    let edition = facts.module().map_or(&facts.edition, |module| &module.edition);
    format!("{}/achievements/{edition}", issuer.url())
}

fn result(issuer: &Issuer, facts: &CredentialFacts, assessed: Assessed) -> Value {
    json!({
        "type": ["Result"],
        "resultDescription": format!("{}#marks", achievement_id(issuer, facts)),
        "value": whole_marks(u64::from(assessed.marks.earned)),
    })
}

fn credential_status(issuer: &Issuer, status: StatusEntry) -> Value {
    let list = issuer.status_list_url(status.list);
    json!({
        "id": format!("{list}#{}", status.index),
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": status.index.to_string(),
        "statusListCredential": list,
    })
}

/// Hundredths of a mark as marks: `7.5`.
fn whole_marks(hundredths: u64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}

#[derive(Deserialize)]
struct Stored {
    id: String,
    fairway: Value,
}

/// The id of a document, the version of its facts, and the facts as they stand in it.
pub(super) fn stored(payload: &[u8]) -> Result<(CredentialId, u32, Value), FactsError> {
    let Stored { id, fairway } = serde_json::from_slice(payload).map_err(|_| FactsError::Form)?;
    let id = id.rsplit_once("/verify/").and_then(|(_, id)| CredentialId::parse(id)).ok_or(FactsError::Form)?;
    let version = fairway.get("version").and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok());
    Ok((id, version.ok_or(FactsError::Form)?, fairway))
}

/// The facts of a document as it was signed; whoever shows them has checked the signature and that `id` is the one asked for.
pub fn facts(payload: &[u8]) -> Result<CredentialFacts, FactsError> {
    match stored(payload)? {
        (id, VERSION, fairway) => FactsV1::deserialize(fairway).map(|facts| facts.into_facts(id)).map_err(|_| FactsError::Form),
        (_, unknown, _) => Err(FactsError::Version(unknown)),
    }
}
