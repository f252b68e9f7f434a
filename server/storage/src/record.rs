//! The record: entries that are added and chained, and what may be erased beside them.

use std::collections::BTreeMap;

use domain::id::{EntryId, PersonId};
use domain::record::Entry;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::id;

impl Work {
    /// The record.
    pub fn record(&mut self) -> Record<'_> {
        Record { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Record<'a> {
    work: &'a mut Work,
}

/// Details beside an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// What their digest was salted with.
    pub salt: String,
    /// In words or JSON.
    pub body: String,
}

/// An entry as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// What is sealed.
    pub entry: Entry,
    /// The installation's seal on it.
    pub seal: String,
    /// Its place from 1 and the hash of the chain up to it, once chained.
    pub chained: Option<(u64, String)>,
    /// What may be erased beside it, as long as it is there.
    pub details: Option<Details>,
}

const NAME: &str = "
    insert into record_pseudonyms (person_id, pseudonym) values ($1, $2) on conflict (person_id) do nothing";
const NAMED: &str = "select pseudonym from record_pseudonyms where person_id = $1";
const PEOPLE: &str = "
    select n.pseudonym, h.name from record_pseudonyms n join people h on h.id = n.person_id order by n.pseudonym";
const ADD: &str = "
    insert into record_entries (id, at, actor, action, about, digest, seal) values ($1, $2, $3, $4, $5, $6, $7)";
const ADD_DETAILS: &str = "insert into record_details (entry_id, salt, body) values ($1, $2, $3)";
const HEAD: &str = "select position, hash from record_entries where position is not null order by position desc limit 1";
const UNCHAINED: &str = "
    select e.id, e.at, e.actor, e.action, e.about, e.digest, e.seal, e.position, e.hash, d.salt, d.body
    from record_entries e left join record_details d on d.entry_id = e.id where e.position is null order by e.at, e.id limit $1";
const COUNT_UNCHAINED: &str = "select count(*) from record_entries where position is null";
const CHAIN: &str = "update record_entries set position = $2, hash = $3 where id = $1 and position is null";
pub(crate) const CHAINED: &str = "
    select e.id, e.at, e.actor, e.action, e.about, e.digest, e.seal, e.position, e.hash, d.salt, d.body
    from record_entries e left join record_details d on d.entry_id = e.id where e.position > $1 order by e.position limit $2";
pub(crate) const ABOUT: &str = "
    select e.id, e.at, e.actor, e.action, e.about, e.digest, e.seal, e.position, e.hash, d.salt, d.body
    from record_entries e left join record_details d on d.entry_id = e.id where e.about = $1 order by e.at, e.id limit $2";
pub(crate) const BEFORE: &str = "
    select e.id, e.at, e.actor, e.action, e.about, e.digest, e.seal, e.position, e.hash, d.salt, d.body
    from record_entries e left join record_details d on d.entry_id = e.id
    where e.at < $1 or (e.at = $1 and e.id < $2) order by e.at desc, e.id desc limit $3";
const ERASE: &str = "delete from record_details where entry_id = $1";

#[derive(sqlx::FromRow)]
struct EntryTuple {
    id: String,
    at: i64,
    actor: String,
    action: String,
    about: String,
    digest: String,
    seal: String,
    position: Option<i64>,
    hash: Option<String>,
    salt: Option<String>,
    body: Option<String>,
}

impl Record<'_> {
    /// The pseudonym of a person: the one they have, else this one from now on.
    pub async fn pseudonym(&mut self, person: PersonId, new: &str) -> Result<String> {
        let key = person.to_string();
        on_engine!(self.work, db => sqlx::query(NAME).bind(&key).bind(new).execute(db).await.map(|_| ())?);
        let (name,): (String,) = on_engine!(self.work, db => sqlx::query_as(NAMED).bind(&key).fetch_one(db).await?);
        Ok(name)
    }

    /// The name behind each pseudonym.
    pub async fn people(&mut self) -> Result<BTreeMap<String, String>> {
        let rows: Vec<(String, String)> = on_engine!(self.work, db => sqlx::query_as(PEOPLE).fetch_all(db).await?);
        Ok(rows.into_iter().collect())
    }

    /// Adds an entry, unchained, with the details beside it.
    pub async fn add(&mut self, entry: &Entry, seal: &str, details: Option<&Details>) -> Result<()> {
        let Entry { id, at, actor, action, about, digest } = entry;
        let key = id.to_string();
        on_engine!(self.work, db => sqlx::query(ADD)
            .bind(&key).bind(at.0).bind(actor).bind(action).bind(about).bind(digest).bind(seal).execute(db).await.map(|_| ())?);
        if let Some(Details { salt, body }) = details {
            on_engine!(self.work, db => sqlx::query(ADD_DETAILS).bind(&key).bind(salt).bind(body).execute(db).await.map(|_| ())?);
        }
        Ok(())
    }

    /// The last entry that is chained: its place and the hash up to it.
    pub async fn head(&mut self) -> Result<Option<(u64, String)>> {
        let row: Option<(i64, String)> = on_engine!(self.work, db => sqlx::query_as(HEAD).fetch_optional(db).await?);
        Ok(row.map(|(position, hash)| (place(position), hash)))
    }

    /// Entries that are not chained yet, the oldest first.
    pub async fn unchained(&mut self, most: i64) -> Result<Vec<EntryRow>> {
        let rows: Vec<EntryTuple> = on_engine!(self.work, db => sqlx::query_as(UNCHAINED).bind(most).fetch_all(db).await?);
        rows.into_iter().map(entry).collect()
    }

    /// How many are not chained yet.
    pub async fn count_unchained(&mut self) -> Result<i64> {
        let (count,): (i64,) = on_engine!(self.work, db => sqlx::query_as(COUNT_UNCHAINED).fetch_one(db).await?);
        Ok(count)
    }

    /// Gives an entry its place; a place that is taken is a conflict.
    pub async fn chain(&mut self, entry: EntryId, position: u64, hash: &str) -> Result<()> {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        on_engine!(self.work, db => sqlx::query(CHAIN)
            .bind(entry.to_string()).bind(position).bind(hash).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Chained entries after this place, in order.
    pub async fn chained(&mut self, after: u64, most: i64) -> Result<Vec<EntryRow>> {
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        let rows: Vec<EntryTuple> = on_engine!(self.work, db => sqlx::query_as(CHAINED).bind(after).bind(most).fetch_all(db).await?);
        rows.into_iter().map(entry).collect()
    }

    /// Entries about a thing, the oldest first.
    pub async fn about(&mut self, about: &str, most: i64) -> Result<Vec<EntryRow>> {
        let rows: Vec<EntryTuple> = on_engine!(self.work, db => sqlx::query_as(ABOUT).bind(about).bind(most).fetch_all(db).await?);
        rows.into_iter().map(entry).collect()
    }

    /// Entries before this one, the newest first; the newest of all where none is named.
    pub async fn before(&mut self, before: Option<(Timestamp, EntryId)>, most: i64) -> Result<Vec<EntryRow>> {
        let (at, key) = before.map_or((i64::MAX, String::new()), |(at, entry)| (at.0, entry.to_string()));
        let rows: Vec<EntryTuple> = on_engine!(self.work, db => sqlx::query_as(BEFORE).bind(at).bind(&key).bind(most).fetch_all(db).await?);
        rows.into_iter().map(entry).collect()
    }

    /// Erases what stands beside an entry; the entry stays, and so does the chain.
    pub async fn erase_details(&mut self, entry: EntryId) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ERASE).bind(entry.to_string()).execute(db).await.map(|_| ())?);
        Ok(())
    }
}

fn place(position: i64) -> u64 {
    u64::try_from(position).unwrap_or(0)
}

fn entry(row: EntryTuple) -> Result<EntryRow> {
    let EntryTuple { id: key, at, actor, action, about, digest, seal, position, hash, salt, body } = row;
    let entry = Entry { id: EntryId(id("record_entries", &key)?), at: Timestamp(at), actor, action, about, digest };
    let details = salt.zip(body).map(|(salt, body)| Details { salt, body });
    Ok(EntryRow { entry, seal, chained: position.map(place).zip(hash), details })
}
