//! Compact JWS with `EdDSA`, and nothing else: no other algorithm, no key inside the token, no unknown header.
//!
//! It neither signs nor checks a signature: it says which bytes are signed, and takes a token apart.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::json;

/// The longest token written or read, in bytes: room for a course of a hundred modules.
pub const LONGEST: usize = 64 * 1024;

/// A signature of 64 bytes is 86 characters of base64url, after a full stop.
const SIGNATURE_LENGTH: usize = 1 + 86;

/// What a token holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Typ {
    /// An Open Badges credential; the only `typ` that its section 8.2.3 allows.
    #[serde(rename = "JWT")]
    Jwt,
    /// Any other verifiable credential, by VC-JOSE-COSE section 3.1.1: the status list.
    #[serde(rename = "vc+jwt")]
    VcJwt,
}

/// The head of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// What its key is named by: see [`Issuer::kid`](super::issuer::Issuer::kid).
    pub kid: String,
    /// What it holds.
    pub typ: Typ,
}

/// A token taken apart, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jwt {
    /// What its key is named by.
    pub kid: String,
    /// The signed document.
    pub payload: Vec<u8>,
    /// The text that was signed.
    pub signing_input: String,
    /// The signature over that text.
    pub signature: [u8; 64],
}

/// Why something is no token of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JwtError {
    /// Longer than [`LONGEST`].
    #[error("the token is longer than {LONGEST} bytes")]
    TooLong,
    /// Not three parts between full stops.
    #[error("a token has three parts")]
    Parts,
    /// A part that is not base64url, or not written the one way there is.
    #[error("a part of the token is not base64url without padding")]
    Base64,
    /// A header that is not of `alg`, `kid` and `typ` alone.
    #[error("the header of the token is not one of ours")]
    Header,
    /// An algorithm other than `EdDSA`.
    #[error("the token is not signed with EdDSA")]
    Algorithm,
    /// A signature that is not 64 bytes long.
    #[error("the signature is not 64 bytes long")]
    Signature,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireHeader {
    alg: String,
    kid: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    typ: Option<Typ>,
}

/// The text to be signed for this document; refused where the token would be too long to be read again.
pub fn signing_input(header: &Header, payload: &str) -> Result<String, JwtError> {
    let header = json(&WireHeader { alg: "EdDSA".to_owned(), kid: header.kid.clone(), typ: Some(header.typ) });
    let input = format!("{}.{}", BASE64_URL_SAFE_NO_PAD.encode(header), BASE64_URL_SAFE_NO_PAD.encode(payload));
    if input.len() + SIGNATURE_LENGTH > LONGEST { Err(JwtError::TooLong) } else { Ok(input) }
}

/// The token: the text that was signed and its signature.
pub fn compact(signing_input: &str, signature: &[u8; 64]) -> String {
    format!("{signing_input}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}

/// Takes a token apart; whether its signature is right is for the holder of the key to say.
pub fn parse(token: &str) -> Result<Jwt, JwtError> {
    if token.len() > LONGEST {
        return Err(JwtError::TooLong);
    }
    let (signing_input, signature) = token.rsplit_once('.').ok_or(JwtError::Parts)?;
    let (header, payload) = signing_input.split_once('.').filter(|(_, payload)| !payload.contains('.')).ok_or(JwtError::Parts)?;
    let decode = |part: &str| BASE64_URL_SAFE_NO_PAD.decode(part).map_err(|_| JwtError::Base64);
    let header: WireHeader = serde_json::from_slice(&decode(header)?).map_err(|_| JwtError::Header)?;
    if header.alg != "EdDSA" {
        return Err(JwtError::Algorithm);
    }
    Ok(Jwt {
        kid: header.kid,
        payload: decode(payload)?,
        signing_input: signing_input.to_owned(),
        signature: decode(signature)?.try_into().map_err(|_| JwtError::Signature)?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn token(header: &str, payload: &str) -> String {
        let encode = |part: &str| BASE64_URL_SAFE_NO_PAD.encode(part);
        compact(&format!("{}.{}", encode(header), encode(payload)), &[9; 64])
    }

    #[test]
    fn a_header_names_algorithm_key_and_type_and_nothing_else() {
        let input = signing_input(&Header { kid: "did:web:a.example#k1".to_owned(), typ: Typ::Jwt }, "{}").expect("short");
        // echo -n '{"alg":"EdDSA","kid":"did:web:a.example#k1","typ":"JWT"}' | basenc --base64url; {} is e30.
        assert_eq!(input, "eyJhbGciOiJFZERTQSIsImtpZCI6ImRpZDp3ZWI6YS5leGFtcGxlI2sxIiwidHlwIjoiSldUIn0.e30");
    }

    #[test]
    fn the_token_of_rfc_8037_is_taken_apart_but_for_its_missing_key_name() {
        // RFC 8037, appendix A.4.
        let token = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.\
            hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        assert_eq!(parse(token), Err(JwtError::Header));
    }

    #[test]
    fn hostile_tokens_are_refused() {
        let good = token(r#"{"alg":"EdDSA","kid":"k","typ":"vc+jwt"}"#, "{}");
        assert!(parse(&good).is_ok());
        let cases = [
            (String::new(), JwtError::Parts),
            ("..".to_owned(), JwtError::Header),
            ("a.b".to_owned(), JwtError::Parts),
            (format!("{good}.AAAA"), JwtError::Parts),
            (good.replace('.', ".."), JwtError::Parts),
            (format!("{good}="), JwtError::Base64),
            (format!(" {good}"), JwtError::Base64),
            (format!("{good}\n"), JwtError::Base64),
            (format!("{good}AAAA"), JwtError::Signature),
            (token(r#"{"alg":"none","kid":"k"}"#, "{}"), JwtError::Algorithm),
            (token(r#"{"alg":"HS256","kid":"k"}"#, "{}"), JwtError::Algorithm),
            (token(r#"{"alg":"eddsa","kid":"k"}"#, "{}"), JwtError::Algorithm),
            (token(r#"{"alg":"EdDSA"}"#, "{}"), JwtError::Header),
            (token(r#"{"alg":"EdDSA","kid":["k"]}"#, "{}"), JwtError::Header),
            (token(r#"{"alg":"EdDSA","alg":"none","kid":"k"}"#, "{}"), JwtError::Header),
            (token(r#"{"alg":"EdDSA","kid":"k","jwk":{}}"#, "{}"), JwtError::Header),
            (token(r#"{"alg":"EdDSA","kid":"k","crit":["b64"],"b64":false}"#, "{}"), JwtError::Header),
            (token(r#"{"alg":"EdDSA","kid":"k","typ":"at+jwt"}"#, "{}"), JwtError::Header),
            (token(&"[".repeat(20_000), "{}"), JwtError::Header),
            ("A".repeat(LONGEST + 1), JwtError::TooLong),
        ];
        for (hostile, error) in cases {
            assert_eq!(parse(&hostile), Err(error), "{}", hostile.chars().take(80).collect::<String>());
        }
    }

    #[test]
    fn a_signature_is_written_one_way_only() {
        let good = token(r#"{"alg":"EdDSA","kid":"k"}"#, "{}");
        // 64 bytes leave four bits unused in the last character, which must be zero: `Q`, never `R`.
        assert!(good.ends_with('Q'));
        assert_eq!(parse(&format!("{}R", good.trim_end_matches('Q'))), Err(JwtError::Base64));
    }

    #[test]
    fn what_would_be_too_long_to_read_is_not_signed() {
        let header = Header { kid: "k".to_owned(), typ: Typ::Jwt };
        assert_eq!(signing_input(&header, &"x".repeat(LONGEST)), Err(JwtError::TooLong));
    }

    proptest! {
        #[test]
        fn a_token_is_taken_apart_into_what_it_was_made_of(kid in ".{0,40}", payload in ".{0,200}", signature: [u8; 32]) {
            let input = signing_input(&Header { kid: kid.clone(), typ: Typ::Jwt }, &payload).expect("short");
            let whole: [u8; 64] = std::array::from_fn(|place| signature[place % 32]);
            let jwt = parse(&compact(&input, &whole)).expect("a token");
            prop_assert_eq!(jwt, Jwt { kid, payload: payload.into_bytes(), signing_input: input, signature: whole });
        }

        #[test]
        fn no_text_makes_taking_apart_panic(text in "[A-Za-z0-9._=-]{0,200}") {
            let _ = parse(&text);
        }
    }
}
