//! Course content from files: shipped courses go live, any other import is kept as a draft.

use std::collections::BTreeMap;

use interop::folder::{self, Problem as FileProblem, ReadCourse};
use storage::course::{NewDocument, NewThing};

use crate::{Academy, Error, Result, in_one_unit};

/// What an import did, or would do.
#[derive(Debug, Clone, Default)]
pub struct ImportReport {
    /// Everything wrong in the files; then nothing was kept.
    pub problems: Vec<FileProblem>,
    /// The courses read.
    pub courses: Vec<ImportedCourse>,
}

/// A course of an import.
#[derive(Debug, Clone)]
pub struct ImportedCourse {
    /// Its id.
    pub course: String,
    /// The edition's hash.
    pub hash: String,
    /// The edition's number, once kept.
    pub number: Option<u32>,
    /// How many documents it is made of.
    pub documents: usize,
    /// Whether this very edition is in force.
    pub in_force: bool,
    /// Translated blocks older than their source: file, line, block.
    pub stale: Vec<(String, u32, String)>,
}

/// What becomes of courses once kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// In force at once: they came with the program.
    Shipped,
    /// Kept as drafts.
    Draft,
    /// Not kept.
    DryRun,
}

impl Academy {
    /// Puts the courses that came with this program in force, marked with its version; the same text changes nothing.
    pub async fn ship(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<ImportReport> {
        self.take_in(files, Fate::Shipped).await
    }

    /// Keeps courses as drafts, shown to nobody; what is in force stays.
    pub async fn import(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<ImportReport> {
        self.take_in(files, Fate::Draft).await
    }

    /// Says what an import would do, and does nothing.
    pub async fn try_import(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<ImportReport> {
        self.take_in(files, Fate::DryRun).await
    }

    /// Course editions kept and never in force: course, number, hash.
    pub async fn drafts(&self) -> Result<Vec<storage::course::PublishedCourse>> {
        let mut work = self.store.read().await?;
        Ok(work.courses().drafts().await?)
    }

    async fn take_in(&self, files: &BTreeMap<String, Vec<u8>>, fate: Fate) -> Result<ImportReport> {
        let courses = match folder::read(files) {
            Ok(courses) => courses,
            Err(problems) => return Ok(ImportReport { problems, courses: Vec::new() }),
        };
        let mut report = ImportReport::default();
        for course in &courses {
            let imported = match fate {
                Fate::DryRun => described(course)?,
                Fate::Shipped | Fate::Draft => self.keep(course, fate).await?,
            };
            report.courses.push(imported);
        }
        Ok(report)
    }

    async fn keep(&self, course: &ReadCourse, fate: Fate) -> Result<ImportedCourse> {
        let mut imported = described(course)?;
        let now = self.now();
        let version = self.settings.version.clone();
        let why = if fate == Fate::Shipped { format!("shipped with version {version}") } else { "imported".to_owned() };
        let (number, in_force) = in_one_unit!(self, work => {
            for document in &course.documents {
                let new = NewDocument { hash: document.hash.clone(), kind: document.kind.name().to_owned(), body: document.body.clone() };
                work.courses().add_document(&new).await?;
            }
            for thing in &course.things {
                let new = NewThing {
                    id: thing.id.clone(),
                    kind: thing.kind.name().to_owned(),
                    slug: thing.slug.clone(),
                    parent: thing.parent.clone(),
                };
                // A draft is shown to nobody, so it renames nothing either.
                match fate {
                    Fate::Shipped => work.courses().add_thing(&new).await?,
                    Fate::Draft | Fate::DryRun => work.courses().know_thing(&new).await?,
                }
            }
            let number = work.courses().add_edition(&imported.course, &course.course_hash, now, None, &why).await?;
            let published = work.courses().published().await?;
            let same = published.iter().any(|it| it.course == imported.course && it.hash == course.course_hash);
            if fate == Fate::Shipped && !same {
                work.courses().publish(&imported.course, number, now, &version).await?;
            }
            (number, same || fate == Fate::Shipped)
        })?;
        imported.number = Some(number);
        imported.in_force = in_force;
        Ok(imported)
    }
}

fn described(course: &ReadCourse) -> Result<ImportedCourse> {
    let own = course.things.first().ok_or_else(|| Error::Broken("a course without things was read".to_owned()))?;
    Ok(ImportedCourse {
        course: own.id.clone(),
        hash: course.course_hash.to_string(),
        number: None,
        documents: course.documents.len(),
        in_force: false,
        stale: course.stale.iter().map(|stale| (stale.path.clone(), stale.line, stale.block.clone())).collect(),
    })
}
