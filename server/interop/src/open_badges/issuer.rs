//! Who signs: the installation, known by its public address alone.

use domain::credential::CredentialId;

/// The installation as issuer, and the addresses it gives to what it signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    url: String,
    name: String,
    did: String,
}

impl Issuer {
    /// The issuer at this public address (`FAIRWAY_PUBLIC_URL`), if it is one a `did:web` can name.
    pub fn new(public_url: &str, name: &str) -> Option<Self> {
        let url = public_url.trim_end_matches('/').to_owned();
        let did = did_web(&url)?;
        Some(Self { url, name: name.to_owned(), did })
    }

    /// The public address, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The operator's name for the installation.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its decentralised identifier, such as `did:web:fairway.example` or `did:web:127.0.0.1%3A3000`.
    pub fn did(&self) -> &str {
        &self.did
    }

    /// What a signature names its key by: the issuer's identifier, `#` and the key's id.
    pub fn kid(&self, key: &str) -> String {
        format!("{}#{key}", self.did)
    }

    /// The id of one of this issuer's keys, out of what a signature names it by.
    pub fn key_of<'a>(&self, kid: &'a str) -> Option<&'a str> {
        kid.strip_prefix(&self.did)?.strip_prefix('#').filter(|key| !key.is_empty())
    }

    /// Where a credential is verified; also its id.
    pub fn credential_url(&self, id: CredentialId) -> String {
        format!("{}/verify/{id}", self.url)
    }

    /// Where a status list stands.
    pub fn status_list_url(&self, list: u32) -> String {
        format!("{}/status/{list}", self.url)
    }

    /// The term under which a credential's facts stand, explained at `{public_url}/ns`.
    pub(super) fn facts_term(&self) -> String {
        format!("{}/ns#facts", self.url)
    }
}

/// The `did:web` of an address: a port's colon is percent-encoded, the segments of a path follow after colons.
fn did_web(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let mut segments = rest.split('/');
    let authority = segments.next()?;
    let mut did = format!("did:web:{}", identifier(&authority.to_ascii_lowercase())?);
    for segment in segments {
        did.push(':');
        did.push_str(&identifier(segment)?);
    }
    Some(did)
}

/// The text in the characters of a DID, others percent-encoded; none where it is empty or no part of a plain address.
fn identifier(text: &str) -> Option<String> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) || text.contains(['@', '?', '#', '\\', '"', '<', '>']) {
        return None;
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_%".contains(&byte);
    Some(text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_did_with_its_port_encoded_and_its_path_after_colons() {
        for (url, did) in [
            ("https://w3c-ccg.github.io", "did:web:w3c-ccg.github.io"),
            ("https://w3c-ccg.github.io/user/alice", "did:web:w3c-ccg.github.io:user:alice"),
            ("https://example.com:3000", "did:web:example.com%3A3000"),
            ("http://127.0.0.1:3000/", "did:web:127.0.0.1%3A3000"),
            ("http://[::1]:3000", "did:web:%5B%3A%3A1%5D%3A3000"),
            ("https://Fairway.Example", "did:web:fairway.example"),
        ] {
            assert_eq!(Issuer::new(url, "Fairway").expect(url).did(), did);
        }
    }

    #[test]
    fn what_is_no_plain_web_address_has_no_did() {
        for wrong in [
            "",
            "https://",
            "ftp://a.example",
            "https://a b.example",
            "https://u@a.example",
            "https://a.example/?x",
            "https://a.example//b",
        ] {
            assert_eq!(Issuer::new(wrong, "Fairway"), None, "{wrong}");
        }
    }

    #[test]
    fn only_the_issuers_own_keys_are_recognised() {
        let issuer = Issuer::new("https://a.example", "Fairway").expect("an issuer");
        assert_eq!(issuer.kid("k1"), "did:web:a.example#k1");
        assert_eq!(issuer.key_of("did:web:a.example#k1"), Some("k1"));
        for foreign in ["did:web:a.example", "did:web:a.example#", "did:web:a.example.evil#k1", "did:web:b.example#k1", "k1"] {
            assert_eq!(issuer.key_of(foreign), None, "{foreign}");
        }
    }
}
