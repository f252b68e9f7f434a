//! Documents, things, editions, publications and the catalogue's epoch.

use domain::course::DocumentHash;
use domain::id::PersonId;
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::count;

impl Work {
    /// Courses as documents.
    pub fn courses(&mut self) -> Courses<'_> {
        Courses { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Courses<'a> {
    work: &'a mut Work,
}

/// A document to be kept.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// SHA-256 of the body.
    pub hash: DocumentHash,
    /// What it is: course, module, lesson, question or figure.
    pub kind: String,
    /// Canonical JSON.
    pub body: String,
}

/// A thing to be kept: the id that never changes and the slug that may.
#[derive(Debug, Clone)]
pub struct NewThing {
    /// Never changes.
    pub id: String,
    /// course, module, lesson or question.
    pub kind: String,
    /// In addresses.
    pub slug: String,
    /// The thing it is part of.
    pub parent: Option<String>,
}

/// A course edition in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedCourse {
    /// The course's id.
    pub course: String,
    /// The edition's number.
    pub number: u32,
    /// The edition's hash.
    pub hash: DocumentHash,
    /// Since when.
    pub from_at: Timestamp,
    /// The version of the program it came with.
    pub shipped_version: String,
}

const ADD_DOCUMENT: &str = "insert into documents (hash, kind, body) values ($1, $2, $3) on conflict (hash) do nothing";
const DOCUMENT: &str = "select body from documents where hash = $1";
const ADD_THING: &str = "
    insert into things (id, kind, slug, parent_id) values ($1, $2, $3, $4)
    on conflict (id) do nothing";
const THING_PLACE: &str = "select slug, parent_id from things where id = $1";
const RENAME_THING: &str = "update things set slug = $2, parent_id = $3 where id = $1";
const ADD_FORMER_SLUG: &str = "
    insert into former_slugs (parent, slug, thing_id) values ($1, $2, $3)
    on conflict (parent, slug) do update set thing_id = excluded.thing_id";
const FORMER_SLUG: &str = "
    select t.slug from former_slugs f join things t on t.id = f.thing_id where f.parent = $1 and f.slug = $2";
const THING_OF: &str = "select id from things where parent_id = $1 and slug = $2 order by id limit 1";
const EDITION_NUMBER: &str = "select number from editions where thing_id = $1 and hash = $2";
const NUMBER_OF: &str = "select number from editions where hash = $1 limit 1";
const LAST_EDITION: &str = "select cast(coalesce(max(number), 0) as bigint) from editions where thing_id = $1";
const ADD_EDITION: &str = "
    insert into editions (thing_id, number, hash, made_at, made_by, why) values ($1, $2, $3, $4, $5, $6)";
const EDITION_HASH: &str = "select hash from editions where thing_id = $1 and number = $2";
const PUBLISHED: &str = "
    select p.course_id, p.edition, e.hash, p.from_at, p.shipped_version
    from publications p join editions e on e.thing_id = p.course_id and e.number = p.edition
    where p.until_at is null
    order by p.course_id";
const DRAFTS: &str = "
    select e.thing_id, e.number, e.hash, e.made_at, e.why
    from editions e join things t on t.id = e.thing_id
    where t.kind = 'course' and not exists (
        select 1 from publications p where p.course_id = e.thing_id and p.edition = e.number)
    order by e.thing_id, e.number";
const END_PUBLICATION: &str = "update publications set until_at = $2 where course_id = $1 and until_at is null";
const PUBLISH: &str = "
    insert into publications (course_id, edition, from_at, shipped_version) values ($1, $2, $3, $4)";
const EPOCH: &str = "select epoch from catalogue_epoch where only_row = 1";
const NEXT_EPOCH: &str = "update catalogue_epoch set epoch = epoch + 1 where only_row = 1";

type PublishedTuple = (String, i64, String, i64, String);

impl Courses<'_> {
    /// Keeps a document; the same text has the same hash and is kept once.
    pub async fn add_document(&mut self, document: &NewDocument) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_DOCUMENT)
            .bind(&document.hash.0).bind(&document.kind).bind(&document.body).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// A document's body.
    pub async fn document(&mut self, hash: &DocumentHash) -> Result<Option<String>> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(DOCUMENT).bind(&hash.0).fetch_optional(db).await?))
    }

    /// Keeps a thing that is not there yet; one that is stays as it is, its slug too.
    pub async fn know_thing(&mut self, thing: &NewThing) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_THING)
            .bind(&thing.id).bind(&thing.kind).bind(&thing.slug).bind(&thing.parent).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Keeps a thing; a changed slug or parent is followed, and the former address leads to it for ever.
    pub async fn add_thing(&mut self, thing: &NewThing) -> Result<()> {
        self.know_thing(thing).await?;
        let kept: Option<(String, Option<String>)> =
            on_engine!(self.work, db => sqlx::query_as(THING_PLACE).bind(&thing.id).fetch_optional(db).await?);
        let moved = kept.filter(|(slug, parent)| *slug != thing.slug || *parent != thing.parent);
        let Some((former, parent)) = moved else { return Ok(()) };
        on_engine!(self.work, db => sqlx::query(RENAME_THING)
            .bind(&thing.id).bind(&thing.slug).bind(&thing.parent).execute(db).await.map(|_| ())?);
        on_engine!(self.work, db => sqlx::query(ADD_FORMER_SLUG)
            .bind(parent.unwrap_or_default()).bind(former).bind(&thing.id).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The present slug of what once had this slug under this parent (empty for a course).
    pub async fn former_slug(&mut self, parent: &str, slug: &str) -> Result<Option<String>> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(FORMER_SLUG).bind(parent).bind(slug).fetch_optional(db).await?))
    }

    /// The thing that has this slug under this parent at present.
    pub async fn thing_of(&mut self, parent: &str, slug: &str) -> Result<Option<String>> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(THING_OF).bind(parent).bind(slug).fetch_optional(db).await?))
    }

    /// The number of this text among the editions of a thing: the one it has, or the next.
    pub async fn add_edition(&mut self, thing: &str, hash: &DocumentHash, at: Timestamp, by: Option<PersonId>, why: &str) -> Result<u32> {
        let known: Option<i64> =
            on_engine!(self.work, db => sqlx::query_scalar(EDITION_NUMBER).bind(thing).bind(&hash.0).fetch_optional(db).await?);
        if let Some(number) = known {
            return count("editions", thing, number);
        }
        let last: i64 = on_engine!(self.work, db => sqlx::query_scalar(LAST_EDITION).bind(thing).fetch_one(db).await?);
        on_engine!(self.work, db => sqlx::query(ADD_EDITION)
            .bind(thing).bind(last + 1).bind(&hash.0).bind(at.0).bind(by.map(|by| by.to_string())).bind(why)
            .execute(db).await.map(|_| ())?);
        count("editions", thing, last + 1)
    }

    /// The number of the edition of this hash.
    pub async fn edition_number(&mut self, hash: &DocumentHash) -> Result<Option<u32>> {
        let found: Option<i64> = on_engine!(self.work, db => sqlx::query_scalar(NUMBER_OF).bind(&hash.0).fetch_optional(db).await?);
        found.map(|number| count("editions", &hash.0, number)).transpose()
    }

    /// The hash of edition *n* of a thing.
    pub async fn edition_hash(&mut self, thing: &str, number: u32) -> Result<Option<DocumentHash>> {
        let found: Option<String> = on_engine!(self.work, db => sqlx::query_scalar(EDITION_HASH)
            .bind(thing).bind(i64::from(number)).fetch_optional(db).await?);
        Ok(found.map(DocumentHash))
    }

    /// The course editions in force.
    pub async fn published(&mut self) -> Result<Vec<PublishedCourse>> {
        let rows: Vec<PublishedTuple> = on_engine!(self.work, db => sqlx::query_as(PUBLISHED).fetch_all(db).await?);
        rows.into_iter().map(published).collect()
    }

    /// Course editions that were never in force: course, number, hash, when, why.
    pub async fn drafts(&mut self) -> Result<Vec<PublishedCourse>> {
        let rows: Vec<PublishedTuple> = on_engine!(self.work, db => sqlx::query_as(DRAFTS)
            .fetch_all(db).await?);
        rows.into_iter().map(|(course, number, hash, at, why)| published((course, number, hash, at, why))).collect()
    }

    /// Puts an edition in force in place of the one before; the catalogue's epoch moves on.
    pub async fn publish(&mut self, course: &str, number: u32, at: Timestamp, shipped_version: &str) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(END_PUBLICATION).bind(course).bind(at.0).execute(db).await.map(|_| ())?);
        on_engine!(self.work, db => sqlx::query(PUBLISH)
            .bind(course).bind(i64::from(number)).bind(at.0).bind(shipped_version).execute(db).await.map(|_| ())?);
        self.next_epoch().await
    }

    /// Moves the catalogue's epoch on, so that every server reads its courses anew.
    pub async fn next_epoch(&mut self) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(NEXT_EPOCH).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The catalogue's epoch: it changes whenever what is in force changes.
    pub async fn epoch(&mut self) -> Result<i64> {
        Ok(on_engine!(self.work, db => sqlx::query_scalar(EPOCH).fetch_one(db).await?))
    }
}

fn published((course, number, hash, from_at, shipped_version): PublishedTuple) -> Result<PublishedCourse> {
    let number = count("publications", &course, number)?;
    Ok(PublishedCourse { course, number, hash: DocumentHash(hash), from_at: Timestamp(from_at), shipped_version })
}
