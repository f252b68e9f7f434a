//! Signing keys: private halves stand in the database sealed under one master key that never does.

use std::fmt;
use std::sync::{Arc, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::SigningKeyId;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use hmac::{Hmac, KeyInit, Mac};
use ring::aead;
use sha2::{Digest, Sha256};
use storage::Work;
use storage::credential::KeyRow;
use zeroize::Zeroizing;

use crate::{Academy, Error, Result, chance, in_one_unit};

/// The 32 bytes under which private keys are sealed. Shown nowhere.
#[derive(Clone)]
pub struct MasterKey(Arc<Zeroizing<[u8; 32]>>);

/// Why a master key cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MasterKeyError {
    /// Not 64 hexadecimal digits.
    #[error("a master key is 64 hexadecimal digits")]
    NotAKey,
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MasterKey(..)")
    }
}

impl MasterKey {
    /// A new one.
    pub fn generate() -> Self {
        Self(Arc::new(Zeroizing::new(chance::bytes())))
    }

    /// The one written as 64 hexadecimal digits.
    pub fn parse(text: &str) -> std::result::Result<Self, MasterKeyError> {
        let text = text.trim();
        let mut bytes = Zeroizing::new([0; 32]);
        if text.len() != 64 || !text.is_ascii() {
            return Err(MasterKeyError::NotAKey);
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).map_err(|_| MasterKeyError::NotAKey)?;
        }
        Ok(Self(Arc::new(bytes)))
    }

    /// Written as 64 hexadecimal digits, for its file.
    pub fn written(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.0.as_slice()))
    }

    /// A key for one purpose, derived from it.
    fn derived(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.0.as_slice()).expect("HMAC takes keys of any length");
        mac.update(purpose.as_bytes());
        Zeroizing::new(mac.finalize().into_bytes().into())
    }

    /// A mark for one purpose that only this key can make, the same for the same bytes.
    pub(crate) fn mark(&self, purpose: &str, about: &[u8]) -> [u8; 32] {
        let key = self.derived(purpose);
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_slice()).expect("HMAC takes keys of any length");
        mac.update(about);
        mac.finalize().into_bytes().into()
    }

    /// Tells one master key from another without telling it.
    pub(crate) fn check_value(&self) -> String {
        hex(&self.derived("check value 1")[..8])
    }

    /// Sealed for one purpose and bound to `about`; ChaCha20-Poly1305 with a random nonce in front.
    pub(crate) fn seal(&self, purpose: &str, about: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; 12] = chance::bytes();
        let mut sealed = plain.to_vec();
        self.sealing(purpose)
            .seal_in_place_append_tag(aead::Nonce::assume_unique_for_key(nonce), aead::Aad::from(about), &mut sealed)
            .expect("what is sealed here is far below the cipher's limit");
        [nonce.as_slice(), &sealed].concat()
    }

    /// What was sealed for this purpose and bound to `about`; none if anything differs.
    pub(crate) fn open(&self, purpose: &str, about: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<12>()?;
        let mut sealed = sealed.to_vec();
        let plain =
            self.sealing(purpose).open_in_place(aead::Nonce::assume_unique_for_key(*nonce), aead::Aad::from(about), &mut sealed).ok()?;
        Some(plain.to_vec())
    }

    fn sealing(&self, purpose: &str) -> aead::LessSafeKey {
        let key = self.derived(purpose);
        let key = aead::UnboundKey::new(&aead::CHACHA20_POLY1305, key.as_slice()).expect("the derived key has the cipher's length");
        aead::LessSafeKey::new(key)
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 in hexadecimal: how tokens are kept.
pub(crate) fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// The keys that sign, held in memory once read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys(Arc<RwLock<Option<ActiveKey>>>);

/// The key that signs now.
#[derive(Clone)]
pub(crate) struct ActiveKey {
    pub(crate) id: SigningKeyId,
    key: Arc<SigningKey>,
}

impl fmt::Debug for ActiveKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ActiveKey({})", self.id)
    }
}

impl ActiveKey {
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

/// Whether the signature is that of this public key (base64url).
pub(crate) fn is_signed_by(public_key: &str, message: &[u8], signature: &[u8; 64]) -> bool {
    let Some(bytes) = public_key_bytes(public_key) else { return false };
    VerifyingKey::from_bytes(&bytes).is_ok_and(|key| key.verify(message, &Signature::from_bytes(signature)).is_ok())
}

pub(crate) fn public_key_bytes(public_key: &str) -> Option<[u8; 32]> {
    URL_SAFE_NO_PAD.decode(public_key).ok()?.try_into().ok()
}

const SEALED_KEYS: &str = "signing keys 1";

impl Academy {
    /// Notes the master key's check value the first time, and refuses another one ever after.
    pub(crate) async fn check_master_key(&self) -> Result<()> {
        let value = self.masters.check_value();
        in_one_unit!(self, work => {
            work.running().set_once("master-key-check", &value).await?;
            let kept = work.running().setting("master-key-check").await?;
            if kept.as_deref() != Some(value.as_str()) {
                return Err(Error::Broken("this master key is not the one this database was sealed with".to_owned()));
            }
        })
    }

    /// Makes the first signing key where there is none, and reads the one in force.
    pub async fn prepare_keys(&self) -> Result<()> {
        let (new, row) = self.new_key();
        let kept = in_one_unit!(self, work => {
            if let Some(kept) = work.credentials().key_in_force().await? {
                kept
            } else {
                work.credentials().add_key(&row).await?;
                row.clone()
            }
        })?;
        let active = if kept.id == new.id { new } else { self.unsealed(&kept)? };
        *self.keys.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(active);
        Ok(())
    }

    /// Adds a signing key that signs from now on; what others signed goes on verifying.
    pub async fn rotate_key(&self) -> Result<SigningKeyId> {
        let (new, row) = self.new_key();
        let now = self.now();
        in_one_unit!(self, work => {
            work.credentials().end_keys(now).await?;
            work.credentials().add_key(&row).await?;
        })?;
        let key_id = new.id;
        *self.keys.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(new);
        Ok(key_id)
    }

    /// The key that signs now, whichever program added it; unsealed once and held from then on.
    pub(crate) async fn active_key(&self, work: &mut Work) -> Result<ActiveKey> {
        let row = work.credentials().key_in_force().await?.ok_or_else(|| Error::Broken("no signing key was prepared".to_owned()))?;
        let held = self.keys.0.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        if let Some(held) = held.filter(|held| held.id == row.id) {
            return Ok(held);
        }
        let active = self.unsealed(&row)?;
        *self.keys.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(active.clone());
        Ok(active)
    }

    fn new_key(&self) -> (ActiveKey, KeyRow) {
        let now = self.now();
        let key_id = SigningKeyId(chance::id(now));
        let secret = Zeroizing::new(chance::bytes::<32>());
        let key = SigningKey::from_bytes(&secret);
        let sealed = self.masters.seal(SEALED_KEYS, key_id.to_string().as_bytes(), secret.as_slice());
        let row = KeyRow {
            id: key_id,
            public_key: URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes()),
            sealed_private_key: URL_SAFE_NO_PAD.encode(sealed),
            from_at: now,
            until_at: None,
            revoked_at: None,
        };
        (ActiveKey { id: key_id, key: Arc::new(key) }, row)
    }

    fn unsealed(&self, row: &KeyRow) -> Result<ActiveKey> {
        let opened = URL_SAFE_NO_PAD
            .decode(&row.sealed_private_key)
            .ok()
            .and_then(|sealed| self.masters.open(SEALED_KEYS, row.id.to_string().as_bytes(), &sealed))
            .and_then(|secret| <[u8; 32]>::try_from(secret.as_slice()).ok())
            .ok_or_else(|| Error::Broken(format!("the signing key {} cannot be unsealed with this master key", row.id)))?;
        Ok(ActiveKey { id: row.id, key: Arc::new(SigningKey::from_bytes(&opened)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_the_same_purpose_and_binding_only() {
        let master = MasterKey::generate();
        let sealed = master.seal("posts", b"officer", b"body");
        assert_eq!(master.open("posts", b"officer", &sealed), Some(b"body".to_vec()));
        assert_eq!(master.open("posts", b"another", &sealed), None);
        assert_eq!(master.open("keys", b"officer", &sealed), None);
        assert_eq!(MasterKey::generate().open("posts", b"officer", &sealed), None);
        assert_eq!(master.open("posts", b"officer", &sealed[..8]), None);
    }

    #[test]
    fn a_master_key_reads_back_as_it_is_written() {
        let master = MasterKey::generate();
        let again = MasterKey::parse(&master.written()).expect("well formed");
        assert_eq!(again.check_value(), master.check_value());
        assert_eq!(MasterKey::parse("zz").err(), Some(MasterKeyError::NotAKey));
        assert_eq!(MasterKey::parse(&"é".repeat(32)).err(), Some(MasterKeyError::NotAKey));
    }
}
