//! An expert's certificate as a credential of Open Badges 3.0: what is signed, and the facts read back from it.

use domain::accreditation::case::Rank;
use domain::accreditation::certificate::ExpertFacts;
use domain::credential::CredentialId;
use domain::language::{Language, Text};
use domain::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::credential::{BADGES_CONTEXT, BADGES_SCHEMA, CREDENTIALS_CONTEXT, FactsError, stored};
use super::instant::{date_time, numeric_date};
use super::issuer::Issuer;
use super::status_list::Purpose;

/// The version written.
const VERSION: u32 = 1;
/// What tells it from a credential of a course.
const KIND: &str = "expert";

/// Its place in the list of what is revoked and in the list of what is suspended: the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpertStatus {
    /// The number of the list of revocations.
    pub revocations: u32,
    /// The number of the list of suspensions.
    pub suspensions: u32,
    /// The index in both.
    pub index: u32,
}

/// The facts, version 1; the id stands in the document's `id`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ExpertV1 {
    version: u32,
    kind: String,
    number: u64,
    holder: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    latin: Option<String>,
    administration: Text,
    category: Text,
    domain: Text,
    rank: Rank,
    issued_at: Timestamp,
    issued_on: Date,
    valid_until: Date,
    brought_in: bool,
}

/// The document to be signed; `expires_at` is the end of the last day at the expert's administration.
pub fn payload(issuer: &Issuer, facts: &ExpertFacts, expires_at: Timestamp, status: ExpertStatus) -> String {
    let id = issuer.credential_url(facts.id);
    // Known by this credential only, so that two of them do not tell that they belong to one person.
    let subject = format!("{id}#holder");
    let (category, domain) = (facts.category.read(Language::EN), facts.domain.read(Language::EN));
    let name = match facts.rank {
        Rank::PreAccredited => format!("Pre-accredited expert: {category}, {domain}"),
        Rank::Accredited => format!("Accredited expert: {category}, {domain}"),
    };
    json!({
        "@context": [
            CREDENTIALS_CONTEXT,
            BADGES_CONTEXT,
            { "fairway": { "@id": issuer.facts_term(), "@type": "@json" } },
        ],
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": issuer.did(), "type": ["Profile"], "name": issuer.name(), "url": issuer.url() },
        "validFrom": date_time(facts.issued_at),
        "validUntil": date_time(expires_at),
        "name": name,
        "description": format!("Certificate {}.", facts.shown_number()),
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject",
                "hashed": false,
                "identityHash": facts.latin.as_ref().unwrap_or(&facts.holder),
                "identityType": "name",
            }],
            "achievement": achievement(issuer, facts, &name),
        },
        "credentialSchema": [{ "id": BADGES_SCHEMA, "type": "1EdTechJsonSchemaValidator2019" }],
        "credentialStatus": [
            entry(issuer, Purpose::Revocation, status.revocations, status.index),
            entry(issuer, Purpose::Suspension, status.suspensions, status.index),
        ],
        "fairway": ExpertV1::from(facts),
        "iss": issuer.did(),
        "jti": id,
        "nbf": numeric_date(facts.issued_at),
        "exp": numeric_date(expires_at),
        "sub": subject,
    })
    .to_string()
}

/// What is certified, and what it takes.
fn achievement(issuer: &Issuer, facts: &ExpertFacts, name: &str) -> Value {
    let criteria = match facts.rank {
        Rank::PreAccredited => "Assessed in a workshop by a panel, criterion by criterion; decided by two people.",
        Rank::Accredited => {
            "Assessed by a panel and on mission beside a lead expert, or recognised with stated reasons; decided by two people."
        }
    };
    json!({
        "id": format!("{}/achievements/expert", issuer.url()),
        "type": ["Achievement"],
        "achievementType": "Certification",
        "name": name,
        "description": "Accreditation of experts among customs officers.",
        "criteria": { "narrative": criteria },
        "inLanguage": Language::EN,
    })
}

fn entry(issuer: &Issuer, purpose: Purpose, list: u32, index: u32) -> Value {
    let list = issuer.status_list_url(list);
    json!({
        "id": format!("{list}#{index}"),
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose.word(),
        "statusListIndex": index.to_string(),
        "statusListCredential": list,
    })
}

/// The facts of a document as it was signed; whoever shows them has checked the signature and that `id` is the one asked for.
pub fn facts(payload: &[u8]) -> Result<ExpertFacts, FactsError> {
    let (id, version, fairway) = stored(payload)?;
    if version != VERSION {
        return Err(FactsError::Version(version));
    }
    let read = ExpertV1::deserialize(fairway).ok().filter(|read| read.kind == KIND).ok_or(FactsError::Form)?;
    Ok(read.into_facts(id))
}

impl From<&ExpertFacts> for ExpertV1 {
    fn from(facts: &ExpertFacts) -> Self {
        Self {
            version: VERSION,
            kind: KIND.to_owned(),
            number: facts.number,
            holder: facts.holder.clone(),
            latin: facts.latin.clone(),
            administration: facts.administration.clone(),
            category: facts.category.clone(),
            domain: facts.domain.clone(),
            rank: facts.rank,
            issued_at: facts.issued_at,
            issued_on: facts.issued_on,
            valid_until: facts.valid_until,
            brought_in: facts.brought_in,
        }
    }
}

impl ExpertV1 {
    fn into_facts(self, id: CredentialId) -> ExpertFacts {
        ExpertFacts {
            id,
            number: self.number,
            holder: self.holder,
            latin: self.latin,
            administration: self.administration,
            category: self.category,
            domain: self.domain,
            rank: self.rank,
            issued_at: self.issued_at,
            issued_on: self.issued_on,
            valid_until: self.valid_until,
            brought_in: self.brought_in,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts_of(rank: Rank) -> ExpertFacts {
        ExpertFacts {
            id: CredentialId::from_bytes([9; 16]),
            number: 12,
            holder: "محمد الهاشمي".to_owned(),
            latin: Some("Mohammed El Hachimi".to_owned()),
            administration: Text::both("Customs of Utopia", "Douanes d’Utopie"),
            category: Text::both("Adviser", "Conseiller"),
            domain: Text::both("Risk management", "Gestion des risques"),
            rank,
            issued_at: Timestamp(1_795_000_000_000),
            issued_on: Date::parse("2026-11-18").expect("a day"),
            valid_until: Date::parse("2029-11-17").expect("a day"),
            brought_in: false,
        }
    }

    #[test]
    fn what_is_signed_reads_back_whole_and_is_no_credential_of_a_course() {
        let issuer = Issuer::new("https://a.example", "Fairway").expect("an issuer");
        let status = ExpertStatus { revocations: 2, suspensions: 3, index: 77 };
        for rank in [Rank::PreAccredited, Rank::Accredited] {
            let document = payload(&issuer, &facts_of(rank), Timestamp(1_890_000_000_000), status);
            assert_eq!(facts(document.as_bytes()), Ok(facts_of(rank)));
            assert_eq!(crate::open_badges::credential::facts(document.as_bytes()), Err(FactsError::Form));
            let value: Value = serde_json::from_str(&document).expect("JSON");
            assert_eq!(value["credentialStatus"][1]["statusListCredential"], "https://a.example/status/3");
            assert_eq!(value["credentialStatus"][1]["statusPurpose"], "suspension");
            assert!(value["validUntil"].is_string() && value["exp"].is_number());
        }
    }

    #[test]
    fn a_later_version_is_named_and_nonsense_refused() {
        let later = br#"{"id":"https://a.example/verify/01ARZ3NDEKTSV4RRFFQ69G5FAV","fairway":{"version":7,"kind":"expert"}}"#;
        assert_eq!(facts(later), Err(FactsError::Version(7)));
        assert_eq!(facts(b"{}"), Err(FactsError::Form));
        let course = br#"{"id":"https://a.example/verify/01ARZ3NDEKTSV4RRFFQ69G5FAV","fairway":{"version":1,"kind":"credential"}}"#;
        assert_eq!(facts(course), Err(FactsError::Form));
    }
}
