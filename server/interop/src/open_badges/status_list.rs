//! The Bitstring Status List 1.0: one bit for each credential, set when it is revoked, in a credential of its own.
//!
//! Signed and kept as often as it changes; which indexes are set is folded from events by the academy.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::time::Timestamp;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::json;

use super::credential::CREDENTIALS_CONTEXT;
use super::instant::{date_time, numeric_date};
use super::issuer::Issuer;

/// The entries of a list: 16 KB of bits, the least the standard allows so that one credential hides among many.
pub const ENTRIES: u32 = 131_072;

/// `ENTRIES` / 8 bits.
const BYTES: usize = 16 * 1024;
/// The longest list read, unpacked: eight times our own.
const MOST_BYTES: usize = 8 * BYTES;
/// The longest list read, packed: a list that does not shrink, with the third that base64 adds and gzip's frame.
const MOST_CHARACTERS: usize = MOST_BYTES / 3 * 4 + 1024;

/// A bit for each credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    bits: Vec<u8>,
}

/// Why a list cannot be read, or an index is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatusListError {
    /// Not in multibase's base64url, marked by a `u`.
    #[error("the list is not in multibase base64url")]
    Multibase,
    /// Not packed by gzip, or followed by something else.
    #[error("the list is not packed by gzip")]
    Gzip,
    /// Shorter than the standard allows or longer than we read.
    #[error("the list is too short or too long")]
    Length,
    /// The index is beyond the end of the list.
    #[error("the index is not in the list")]
    Range,
}

/// What a bit that is set says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It does not count any more, for good.
    Revocation,
    /// It does not count for now.
    Suspension,
}

impl Purpose {
    /// Its name in the standard.
    pub fn word(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }
}

impl StatusList {
    /// A list with nothing set.
    pub fn new() -> Self {
        Self { bits: vec![0; BYTES] }
    }

    /// Sets the bit of this index.
    pub fn set(&mut self, index: u32) -> Result<(), StatusListError> {
        let (byte, mask) = place(index);
        *self.bits.get_mut(byte).ok_or(StatusListError::Range)? |= mask;
        Ok(())
    }

    /// Whether the bit of this index is set.
    pub fn is_set(&self, index: u32) -> Result<bool, StatusListError> {
        let (byte, mask) = place(index);
        self.bits.get(byte).map(|bits| bits & mask != 0).ok_or(StatusListError::Range)
    }

    /// The list packed, as `encodedList` has it; the same list is always packed the same.
    pub fn encode(&self) -> String {
        format!("u{}", BASE64_URL_SAFE_NO_PAD.encode(self.packed()))
    }

    fn packed(&self) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&self.bits).and_then(|()| encoder.finish()).expect("writing to memory does not fail")
    }

    /// The list out of an `encodedList`, unpacked no further than it may be long.
    pub fn decode(encoded: &str) -> Result<Self, StatusListError> {
        if encoded.len() > MOST_CHARACTERS {
            return Err(StatusListError::Length);
        }
        let packed = encoded.strip_prefix('u').and_then(|text| BASE64_URL_SAFE_NO_PAD.decode(text).ok());
        let packed = packed.ok_or(StatusListError::Multibase)?;
        let mut bits = Vec::new();
        let mut unpacked = GzDecoder::new(packed.as_slice()).take(MOST_BYTES as u64 + 1);
        unpacked.read_to_end(&mut bits).map_err(|_| StatusListError::Gzip)?;
        if bits.len() < BYTES || bits.len() > MOST_BYTES {
            return Err(StatusListError::Length);
        }
        let rest = unpacked.into_inner().into_inner();
        if rest.is_empty() { Ok(Self { bits }) } else { Err(StatusListError::Gzip) }
    }
}

impl Default for StatusList {
    fn default() -> Self {
        Self::new()
    }
}

/// The byte of an index and its bit there: index 0 is the left-most bit of the first byte.
fn place(index: u32) -> (usize, u8) {
    ((index / 8) as usize, 0x80 >> (index % 8))
}

/// The document to be signed as [`Typ::VcJwt`](super::jwt::Typ::VcJwt) and served at `/status/{list}` until it expires.
pub fn payload(issuer: &Issuer, (list, purpose): (u32, Purpose), bits: &StatusList, issued_at: Timestamp, expires_at: Timestamp) -> String {
    let id = issuer.status_list_url(list);
    json!({
        "@context": [CREDENTIALS_CONTEXT],
        "id": id,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did(),
        "validFrom": date_time(issued_at),
        "validUntil": date_time(expires_at),
        "credentialSubject": {
            "id": format!("{id}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": purpose.word(),
            "encodedList": bits.encode(),
        },
        "iss": issuer.did(),
        "jti": id,
        "nbf": numeric_date(issued_at),
        "exp": numeric_date(expires_at),
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The example of the standard, section 2.2: 131,072 entries, none set.
    const EXAMPLE: &str = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

    fn packed(bits: Vec<u8>) -> String {
        StatusList { bits }.encode()
    }

    #[test]
    fn the_example_of_the_standard_is_an_empty_list() {
        assert_eq!(StatusList::decode(EXAMPLE), Ok(StatusList::new()));
        assert_eq!(StatusList::decode(EXAMPLE).and_then(|list| list.is_set(ENTRIES - 1)), Ok(false));
    }

    #[test]
    fn the_first_index_is_the_left_most_bit() {
        let mut list = StatusList::new();
        for index in [0, 9, ENTRIES - 1] {
            list.set(index).expect("in the list");
        }
        assert_eq!((list.bits[0], list.bits[1], list.bits[BYTES - 1]), (0b1000_0000, 0b0100_0000, 0b0000_0001));
        assert_eq!(list.set(ENTRIES), Err(StatusListError::Range));
        assert_eq!(list.is_set(u32::MAX), Err(StatusListError::Range));
    }

    #[test]
    fn hostile_lists_are_refused() {
        let good = StatusList::new().encode();
        let mut followed = StatusList::new().packed();
        followed.push(0);
        let cut = &StatusList::new().packed()[..40];
        let cases = [
            (String::new(), StatusListError::Multibase),
            (good[1..].to_owned(), StatusListError::Multibase),
            (good.replacen('u', "z", 1), StatusListError::Multibase),
            (format!("{good}="), StatusListError::Multibase),
            ("uAAAA".to_owned(), StatusListError::Gzip),
            (format!("u{}", BASE64_URL_SAFE_NO_PAD.encode(cut)), StatusListError::Gzip),
            (format!("u{}", BASE64_URL_SAFE_NO_PAD.encode(followed)), StatusListError::Gzip),
            (packed(vec![0; BYTES - 1]), StatusListError::Length),
            (packed(vec![0; MOST_BYTES + 1]), StatusListError::Length),
            (packed(vec![0; 20_000_000]), StatusListError::Length),
            ("u".repeat(MOST_CHARACTERS + 1), StatusListError::Length),
        ];
        for (hostile, error) in cases {
            assert_eq!(StatusList::decode(&hostile), Err(error), "{}", hostile.chars().take(80).collect::<String>());
        }
    }

    #[test]
    fn the_document_is_the_credential_the_standard_describes() {
        let issuer = Issuer::new("https://a.example", "Fairway").expect("an issuer");
        let mut list = StatusList::new();
        list.set(94_567).expect("in the list");
        let document: Value =
            serde_json::from_str(&payload(&issuer, (3, Purpose::Revocation), &list, Timestamp(0), Timestamp(86_400_000))).expect("JSON");
        assert_eq!(document["type"], json!(["VerifiableCredential", "BitstringStatusListCredential"]));
        assert_eq!(document["id"], "https://a.example/status/3");
        assert_eq!(document["issuer"], "did:web:a.example");
        assert_eq!((&document["validUntil"], &document["exp"]), (&json!("1970-01-02T00:00:00Z"), &json!(86_400)));
        let subject = &document["credentialSubject"];
        assert_eq!((&subject["type"], &subject["statusPurpose"]), (&json!("BitstringStatusList"), &json!("revocation")));
        let read = StatusList::decode(subject["encodedList"].as_str().expect("text")).expect("a list");
        assert_eq!(read.is_set(94_567), Ok(true));
        assert_eq!(read, list);
    }

    proptest! {
        #[test]
        fn a_list_reads_back_with_the_indexes_that_were_set_and_no_others(indexes in prop::collection::btree_set(0..ENTRIES, 0..50)) {
            let mut list = StatusList::new();
            for index in &indexes {
                list.set(*index).expect("in the list");
            }
            let read = StatusList::decode(&list.encode()).expect("a list");
            let set = (0..ENTRIES).filter(|index| read.is_set(*index) == Ok(true)).collect();
            prop_assert_eq!(indexes, set);
        }
    }
}
