//! The document at `/.well-known/did.json`: the public keys with which the installation's signatures are checked.
//!
//! Controlled identifiers 1.0 names the method `JsonWebKey`; its terms stand in the context `security/jwk/v1`.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::time::Timestamp;
use serde::Serialize;

use super::instant::date_time;
use super::issuer::Issuer;
use super::json;

/// A public Ed25519 key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// The key's id, as signatures name it after the `#`.
    pub id: String,
    /// The key.
    pub bytes: [u8; 32],
    /// Since when nothing it signed may be trusted; a key merely replaced by a newer one has none.
    pub revoked_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct DidDocument<'a> {
    #[serde(rename = "@context")]
    context: [&'static str; 2],
    id: &'a str,
    #[serde(rename = "verificationMethod")]
    verification_method: Vec<VerificationMethod<'a>>,
    #[serde(rename = "assertionMethod")]
    assertion_method: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct VerificationMethod<'a> {
    id: String,
    r#type: &'static str,
    controller: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<String>,
    public_key_jwk: Jwk,
}

#[derive(Serialize)]
struct Jwk {
    kty: &'static str,
    crv: &'static str,
    x: String,
}

/// The DID document with all keys that ever signed; those revoked are named, but assert nothing.
pub fn document(issuer: &Issuer, keys: &[PublicKey]) -> String {
    json(&DidDocument {
        context: ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        id: issuer.did(),
        verification_method: keys
            .iter()
            .map(|key| VerificationMethod {
                id: issuer.kid(&key.id),
                r#type: "JsonWebKey",
                controller: issuer.did(),
                revoked: key.revoked_at.map(date_time),
                public_key_jwk: Jwk { kty: "OKP", crv: "Ed25519", x: BASE64_URL_SAFE_NO_PAD.encode(key.bytes) },
            })
            .collect(),
        assertion_method: keys.iter().filter(|key| key.revoked_at.is_none()).map(|key| issuer.kid(&key.id)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The public key of RFC 8037, appendix A.2, and its `x` there.
    const RFC_8037: [u8; 32] = [
        0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6,
        0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
    ];
    const RFC_8037_X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    #[test]
    fn every_key_can_be_found_and_a_revoked_one_asserts_nothing() {
        let issuer = Issuer::new("http://127.0.0.1:3000", "Fairway").expect("an issuer");
        let key = |id: &str, revoked_at| PublicKey { id: id.to_owned(), bytes: RFC_8037, revoked_at };
        let document: Value = serde_json::from_str(&document(&issuer, &[key("k1", None), key("k2", Some(Timestamp(0)))])).expect("JSON");

        let did = "did:web:127.0.0.1%3A3000";
        let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "x": RFC_8037_X });
        let k1 = json!({ "id": format!("{did}#k1"), "type": "JsonWebKey", "controller": did, "publicKeyJwk": jwk });
        let mut k2 = k1.clone();
        k2["id"] = json!(format!("{did}#k2"));
        k2["revoked"] = json!("1970-01-01T00:00:00Z");
        let expected = json!({
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
            "id": did,
            "verificationMethod": [k1, k2],
            "assertionMethod": [format!("{did}#k1")],
        });
        assert_eq!(document, expected);
    }
}
