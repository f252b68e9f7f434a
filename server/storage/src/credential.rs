//! Credentials as they were signed, what happened to them since, and the keys.

use domain::credential::{CredentialChange, CredentialEvent, CredentialId, CredentialKind};
use domain::id::{PersonId, SigningKeyId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{count, id, json, read, to_json};

impl Work {
    /// Proof.
    pub fn credentials(&mut self) -> Credentials<'_> {
        Credentials { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Credentials<'a> {
    work: &'a mut Work,
}

/// A credential as kept.
#[derive(Debug, Clone, PartialEq)]
pub struct CredentialRow {
    /// Its id.
    pub id: CredentialId,
    /// Its number, for people.
    pub number: u64,
    /// Whose.
    pub person: PersonId,
    /// Of a module or a course.
    pub kind: CredentialKind,
    /// Of which thing.
    pub thing: String,
    /// In which course.
    pub course: String,
    /// Exactly as signed.
    pub document: String,
    /// With which key.
    pub key: SigningKeyId,
    /// In which status list.
    pub status_list: u32,
    /// At which place of it.
    pub status_index: u32,
    /// When.
    pub issued_at: Timestamp,
}

/// A signing key as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Its id.
    pub id: SigningKeyId,
    /// The public half, base64url.
    pub public_key: String,
    /// The private half, sealed.
    pub sealed_private_key: String,
    /// Since when it signs.
    pub from_at: Timestamp,
    /// Until when it signed.
    pub until_at: Option<Timestamp>,
    /// Since when nothing signed with it counts.
    pub revoked_at: Option<Timestamp>,
}

const NEXT_NUMBER: &str = "select cast(coalesce(max(number), 0) + 1 as bigint) from credentials";
const IS_STATUS_TAKEN: &str = "select count(*) from credentials where status_list = $1 and status_index = $2";
const ADD: &str = "
    insert into credentials (id, number, person_id, kind, thing_id, course_id, document, key_id, status_list, status_index, issued_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const FIND: &str = "
    select id, number, person_id, kind, thing_id, course_id, document, key_id, status_list, status_index, issued_at
    from credentials where id = $1";
pub(crate) const BY_HOLDER: &str = "
    select id, number, person_id, kind, thing_id, course_id, document, key_id, status_list, status_index, issued_at
    from credentials where person_id = $1
    order by issued_at, number";
const EXISTS: &str = "select count(*) from credentials where person_id = $1 and kind = $2 and thing_id = $3";
const ADD_EVENT: &str = "
    insert into credential_events (credential_id, seq, kind, at, done_by, reason)
    select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5 from credential_events where credential_id = $1";
const EVENTS: &str = "select kind, at, reason from credential_events where credential_id = $1 order by seq";
const LIST_EVENTS: &str = "
    select c.status_index, v.kind, v.at, v.reason
    from credential_events v join credentials c on c.id = v.credential_id
    where c.status_list = $1 and v.kind in ('suspended', 'reinstated', 'revoked')
    order by c.status_index, v.seq";
const ADD_KEY: &str = "
    insert into signing_keys (id, public_key, sealed_private_key, from_at, until_at, revoked_at)
    values ($1, $2, $3, $4, $5, $6)";
const KEYS: &str = "
    select id, public_key, sealed_private_key, from_at, until_at, revoked_at from signing_keys order by from_at, id";
const KEY_IN_FORCE: &str = "
    select id, public_key, sealed_private_key, from_at, until_at, revoked_at
    from signing_keys where until_at is null and revoked_at is null
    order by from_at desc, id desc limit 1";
const END_KEYS: &str = "update signing_keys set until_at = $1 where until_at is null";

type CredentialTuple = (String, i64, String, String, String, String, String, String, i64, i64, i64);
type KeyTuple = (String, String, String, i64, Option<i64>, Option<i64>);

impl Credentials<'_> {
    /// The number after the greatest.
    pub async fn next_number(&mut self) -> Result<u64> {
        let next: i64 = on_engine!(self.work, db => sqlx::query_scalar(NEXT_NUMBER).fetch_one(db).await?);
        read("credentials", "number", u64::try_from(next).ok())
    }

    /// Whether a place in a status list is taken.
    pub async fn is_status_taken(&mut self, list: u32, index: u32) -> Result<bool> {
        let taken: i64 = on_engine!(self.work, db => sqlx::query_scalar(IS_STATUS_TAKEN)
            .bind(i64::from(list)).bind(i64::from(index)).fetch_one(db).await?);
        Ok(taken > 0)
    }

    /// Keeps a credential as signed; a second one of the same thing for the same person is a conflict.
    pub async fn add(&mut self, row: &CredentialRow) -> Result<()> {
        let number = i64::try_from(row.number).unwrap_or(i64::MAX);
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(row.id.to_string()).bind(number).bind(row.person.to_string()).bind(kind_word(row.kind)).bind(&row.thing)
            .bind(&row.course).bind(&row.document).bind(row.key.to_string()).bind(i64::from(row.status_list))
            .bind(i64::from(row.status_index)).bind(row.issued_at.0)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The credential of this id.
    pub async fn find(&mut self, credential_id: &CredentialId) -> Result<Option<CredentialRow>> {
        let found: Option<CredentialTuple> =
            on_engine!(self.work, db => sqlx::query_as(FIND).bind(credential_id.to_string()).fetch_optional(db).await?);
        found.map(credential).transpose()
    }

    /// What a person holds, oldest first.
    pub async fn by_holder(&mut self, person: PersonId) -> Result<Vec<CredentialRow>> {
        let rows: Vec<CredentialTuple> =
            on_engine!(self.work, db => sqlx::query_as(BY_HOLDER).bind(person.to_string()).fetch_all(db).await?);
        rows.into_iter().map(credential).collect()
    }

    /// Whether a person holds proof of this thing.
    pub async fn holds(&mut self, person: PersonId, kind: CredentialKind, thing: &str) -> Result<bool> {
        let held: i64 = on_engine!(self.work, db => sqlx::query_scalar(EXISTS)
            .bind(person.to_string()).bind(kind_word(kind)).bind(thing).fetch_one(db).await?);
        Ok(held > 0)
    }

    /// Adds what happened to a credential.
    pub async fn add_event(&mut self, credential_id: &CredentialId, event: &CredentialEvent, by: Option<PersonId>) -> Result<()> {
        let (kind, reason) = change_words(&event.change);
        on_engine!(self.work, db => sqlx::query(ADD_EVENT)
            .bind(credential_id.to_string()).bind(kind).bind(event.at.0).bind(by.map(|by| by.to_string())).bind(reason)
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// What happened to a credential, in order.
    pub async fn events(&mut self, credential_id: &CredentialId) -> Result<Vec<CredentialEvent>> {
        let rows: Vec<(String, i64, Option<String>)> =
            on_engine!(self.work, db => sqlx::query_as(EVENTS).bind(credential_id.to_string()).fetch_all(db).await?);
        rows.into_iter().map(|(kind, at, reason)| event(&kind, at, reason)).collect()
    }

    /// What happened to credentials of a status list, by place in it and in order; hiding does not stand in the list.
    pub async fn events_of_list(&mut self, list: u32) -> Result<Vec<(u32, CredentialEvent)>> {
        let rows: Vec<(i64, String, i64, Option<String>)> =
            on_engine!(self.work, db => sqlx::query_as(LIST_EVENTS).bind(i64::from(list)).fetch_all(db).await?);
        rows.into_iter()
            .map(|(index, kind, at, reason)| Ok((count("credentials", "status_index", index)?, event(&kind, at, reason)?)))
            .collect()
    }

    /// Keeps a signing key.
    pub async fn add_key(&mut self, key: &KeyRow) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_KEY)
            .bind(key.id.to_string()).bind(&key.public_key).bind(&key.sealed_private_key).bind(key.from_at.0)
            .bind(key.until_at.map(|at| at.0)).bind(key.revoked_at.map(|at| at.0))
            .execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Every key there ever was.
    pub async fn keys(&mut self) -> Result<Vec<KeyRow>> {
        let rows: Vec<KeyTuple> = on_engine!(self.work, db => sqlx::query_as(KEYS).fetch_all(db).await?);
        rows.into_iter().map(key).collect()
    }

    /// The key that signs now.
    pub async fn key_in_force(&mut self) -> Result<Option<KeyRow>> {
        let rows: Vec<KeyTuple> = on_engine!(self.work, db => sqlx::query_as(KEY_IN_FORCE).fetch_all(db).await?);
        rows.into_iter().next().map(key).transpose()
    }

    /// No key of today signs from this instant on.
    pub async fn end_keys(&mut self, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(END_KEYS).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }
}

fn credential(row: CredentialTuple) -> Result<CredentialRow> {
    let (text, number, person, kind, thing, course, document, key, list, index, issued_at) = row;
    Ok(CredentialRow {
        id: read("credentials", &text, CredentialId::parse(&text))?,
        number: read("credentials", &text, u64::try_from(number).ok())?,
        person: PersonId(id("credentials", &person)?),
        kind: json("credentials", &text, &format!("\"{kind}\""))?,
        thing,
        course,
        document,
        key: SigningKeyId(id("credentials", &key)?),
        status_list: count("credentials", &text, list)?,
        status_index: count("credentials", &text, index)?,
        issued_at: Timestamp(issued_at),
    })
}

fn kind_word(kind: CredentialKind) -> String {
    to_json(&kind).trim_matches('"').to_owned()
}

fn change_words(change: &CredentialChange) -> (&'static str, Option<&str>) {
    match change {
        CredentialChange::Hidden => ("hidden", None),
        CredentialChange::Shown => ("shown", None),
        CredentialChange::Suspended => ("suspended", None),
        CredentialChange::Reinstated => ("reinstated", None),
        CredentialChange::Revoked { reason } => ("revoked", Some(reason)),
    }
}

fn event(kind: &str, at: i64, reason: Option<String>) -> Result<CredentialEvent> {
    let change = match kind {
        "hidden" => CredentialChange::Hidden,
        "shown" => CredentialChange::Shown,
        "suspended" => CredentialChange::Suspended,
        "reinstated" => CredentialChange::Reinstated,
        "revoked" => CredentialChange::Revoked { reason: reason.unwrap_or_default() },
        other => return Err(crate::row::corrupt("credential_events", other)),
    };
    Ok(CredentialEvent { at: Timestamp(at), change })
}

fn key((text, public_key, sealed_private_key, from_at, until_at, revoked_at): KeyTuple) -> Result<KeyRow> {
    Ok(KeyRow {
        id: SigningKeyId(id("signing_keys", &text)?),
        public_key,
        sealed_private_key,
        from_at: Timestamp(from_at),
        until_at: until_at.map(Timestamp),
        revoked_at: revoked_at.map(Timestamp),
    })
}
