//! Keys under which devices seal what was typed on them.

use domain::id::{PersonId, SignInId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};

impl Work {
    /// Keys of devices.
    pub fn journal(&mut self) -> Journal<'_> {
        Journal { work: self }
    }
}

/// The table of this file.
#[derive(Debug)]
pub struct Journal<'a> {
    work: &'a mut Work,
}

const LEND: &str = "
    insert into device_keys (person_id, device, sealed_key, made_at, sign_in_id) values ($1, $2, $3, $4, $5)
    on conflict (person_id, device) do update set sign_in_id = excluded.sign_in_id";
const KEY: &str = "select sealed_key from device_keys where person_id = $1 and device = $2";
const COUNT: &str = "select count(*) from device_keys where person_id = $1";
const DESTROY: &str = "delete from device_keys where sign_in_id = $1";

impl Journal<'_> {
    /// Lends a sign-in the key of its person and device: the one there is, else this new one.
    pub async fn lend(&mut self, person: PersonId, device: &str, new_key: &str, at: Timestamp, sign_in: SignInId) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(LEND)
            .bind(person.to_string()).bind(device).bind(new_key).bind(at.0).bind(sign_in.to_string())
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The sealed key of a person on a device.
    pub async fn key(&mut self, person: PersonId, device: &str) -> Result<Option<String>> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(KEY).bind(person.to_string()).bind(device).fetch_optional(db).await?))
    }

    /// Whether a person has a key on any device.
    pub async fn has_key(&mut self, person: PersonId) -> Result<bool> {
        let keys: i64 = on_engine!(self.work, db => sqlx::query_scalar(COUNT).bind(person.to_string()).fetch_one(db).await?);
        Ok(keys > 0)
    }

    /// Destroys every key that this sign-in was the last to be lent: nothing sealed with it can be read ever again.
    pub async fn destroy(&mut self, sign_in: SignInId) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(DESTROY).bind(sign_in.to_string()).execute(db).await.map(|_| ())?);
        Ok(())
    }
}
