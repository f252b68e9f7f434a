//! Documents signed with a key of the test's own: for an end and a key that no longer counts, which no use case makes yet.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::credential::{CredentialFacts, CredentialId};
use domain::id::SigningKeyId;
use domain::time::Timestamp;
use ed25519_dalek::{Signer, SigningKey};
use interop::open_badges::credential::{StatusEntry, payload};
use interop::open_badges::issuer::Issuer;
use interop::open_badges::jwt::{self, Header, Typ};
use storage::credential::{CredentialRow, KeyRow};
use uuid::Uuid;

use crate::school::{Person, School};

/// A list that the academy does not use, so that no place of it is taken.
const LIST: u32 = 2;

/// A signing key of which the test holds the private half.
pub(crate) struct Forge {
    id: SigningKeyId,
    key: SigningKey,
}

impl Forge {
    /// A key; the academy knows nothing of it.
    pub(crate) fn new(number: u8) -> Self {
        Self { id: SigningKeyId(Uuid::from_u128(u128::from(number))), key: SigningKey::from_bytes(&[number; 32]) }
    }

    /// These facts as the installation would sign them.
    pub(crate) fn signed(&self, facts: &CredentialFacts) -> String {
        self.signed_by("https://fairway.example", facts)
    }

    /// These facts as the installation at this address would sign them.
    pub(crate) fn signed_by(&self, address: &str, facts: &CredentialFacts) -> String {
        let issuer = Issuer::new(address, "Harbour Training").expect("an issuer");
        let header = Header { kid: issuer.kid(&self.id.to_string()), typ: Typ::Jwt };
        let body = payload(&issuer, facts, None, StatusEntry { list: LIST, index: 0 });
        let input = jwt::signing_input(&header, &body).expect("short enough");
        jwt::compact(&input, &self.key.sign(input.as_bytes()).to_bytes())
    }
}

/// The document with other words in what was signed.
pub(crate) fn altered(document: &str, from: &str, to: &str) -> String {
    let parts: Vec<&str> = document.split('.').collect();
    let [header, body, signature] = parts.as_slice() else { panic!("a token has three parts: {document}") };
    let body = String::from_utf8(URL_SAFE_NO_PAD.decode(body).expect("base64")).expect("text");
    assert!(body.contains(from), "{body}");
    format!("{header}.{}.{signature}", URL_SAFE_NO_PAD.encode(body.replace(from, to)))
}

impl School {
    /// Makes a key known to the academy.
    pub(crate) async fn know(&self, forge: &Forge, revoked_at: Option<Timestamp>) {
        let now = self.academy.now();
        let row = KeyRow {
            id: forge.id,
            public_key: URL_SAFE_NO_PAD.encode(forge.key.verifying_key().as_bytes()),
            sealed_private_key: String::new(),
            from_at: now,
            until_at: Some(now),
            revoked_at,
        };
        let mut work = self.write().await;
        work.credentials().add_key(&row).await.expect("a key");
        work.commit().await.expect("kept");
    }

    /// Keeps a document of an attestation somebody is said to hold, under this id.
    pub(crate) async fn keep(&self, forge: &Forge, who: &Person, id: CredentialId, facts: &CredentialFacts, document: String) {
        let mut work = self.write().await;
        let number = work.credentials().next_number().await.expect("a number");
        let row = CredentialRow {
            id,
            number,
            person: who.actor.person,
            kind: facts.kind,
            thing: "c-a".to_owned(),
            course: "c".to_owned(),
            document,
            key: forge.id,
            status_list: LIST,
            status_index: u32::try_from(number).expect("a small number"),
            issued_at: facts.issued_at,
        };
        work.credentials().add(&row).await.expect("a credential");
        work.commit().await.expect("kept");
    }
}
