//! What a device needs to keep what is typed until the server has it: a key for each person and device, and a mark by which
//! the device tells one person's sealed entries from another's.
//!
//! The key is kept here, sealed, and lent to whoever is signed in as that person on that device. Signing out there destroys
//! it, unless the officer asked to keep what is unsent; a changed password does not.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::id::PersonId;
use domain::people::Actor;
use domain::refusal::Problem;
use domain::time::Timestamp;
use zeroize::Zeroizing;

use crate::keys::hex;
use crate::{Academy, Error, Result, chance, in_one_unit};

const SEALED: &str = "device keys 1";
const OWNERS: &str = "journal owners 1";
/// The name of a device: 32 hexadecimal digits it drew itself.
const DEVICE_LENGTH: usize = 32;

/// A key as it is lent to a device.
#[derive(Debug, Clone)]
pub struct DeviceKey {
    /// The mark of the person's entries; tells nobody who they are.
    pub owner: String,
    /// 32 bytes, base64.
    pub key: Zeroizing<String>,
    /// The server's instant.
    pub now: Timestamp,
}

impl Academy {
    /// The mark a person's entries bear on every device.
    pub fn journal_owner(&self, person: PersonId) -> String {
        hex(&self.masters.mark(OWNERS, person.to_string().as_bytes())[..12])
    }

    /// Lends the caller the key for this device, the same until it is destroyed.
    pub async fn device_key(&self, actor: &Actor, device: &str) -> Result<DeviceKey> {
        if device.len() != DEVICE_LENGTH || !device.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) {
            return Err(Error::invalid("device", Problem::NotAChoice));
        }
        let (now, about) = (self.now(), format!("{} {device}", actor.person));
        let new = Zeroizing::new(chance::bytes::<32>());
        let new = STANDARD.encode(self.masters.seal(SEALED, about.as_bytes(), new.as_slice()));
        let kept = in_one_unit!(self, work => {
            work.journal().lend(actor.person, device, &new, now, actor.sign_in).await?;
            work.journal().key(actor.person, device).await?.ok_or(Error::Busy)?
        })?;
        let opened = STANDARD.decode(kept).ok().and_then(|sealed| self.masters.open(SEALED, about.as_bytes(), &sealed));
        let opened =
            Zeroizing::new(opened.ok_or_else(|| Error::Broken("a device key cannot be unsealed with this master key".to_owned()))?);
        Ok(DeviceKey { owner: self.journal_owner(actor.person), key: Zeroizing::new(STANDARD.encode(opened.as_slice())), now })
    }
}
