//! What is known while a folder is read: problems, citations, ids taken, and the documents of one course.

use std::collections::{BTreeMap, BTreeSet};

use domain::course::{Aim, Citation, DocumentHash};
use domain::language::{Language, Text};
use serde::Serialize;

use super::problem::{Place, ProblemKind};
use super::source::{Log, is_id};
use super::table::{Located, Table};
use super::{StaleBlock, ThingRef};
use crate::document::{Document, DocumentKind};

/// What all courses of the folder share.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) log: Log,
    /// How each part of an instrument is cited; none when the register cannot be read.
    pub(super) citations: Option<BTreeMap<String, Text>>,
    /// Where each thing's id stands.
    taken: BTreeMap<String, String>,
}

/// One course while it is read.
#[derive(Debug)]
pub(super) struct Shelf<'r> {
    pub(super) reading: &'r mut Reading,
    /// As declared; the first is the source.
    pub(super) languages: Vec<Language>,
    pub(super) documents: Vec<Document>,
    pub(super) things: Vec<ThingRef>,
    pub(super) stale: Vec<StaleBlock>,
    kept: BTreeSet<DocumentHash>,
}

/// Ids within one file or table, and where each was first seen.
#[derive(Debug, Default)]
pub(super) struct LocalIds(BTreeMap<String, u32>);

impl Reading {
    /// Takes an id for a thing; problems when it is not one or is taken.
    pub(super) fn claim(&mut self, path: &str, id: &Located<String>) {
        check_id(path, id, &mut self.log);
        let here = format!("{path}:{}", id.place.line);
        if let Some(first) = self.taken.get(&id.value) {
            let problem = ProblemKind::DuplicateId { id: id.value.clone(), first: first.clone() };
            self.log.add(path, id.place, problem);
        } else {
            self.taken.insert(id.value.clone(), here);
        }
    }
}

impl LocalIds {
    /// Takes the id that a table carries; an empty one when it carries none.
    pub(super) fn claim(&mut self, table: Table<'_>, log: &mut Log) -> String {
        let Some(id) = table.required_text("id", log) else { return String::new() };
        check_id(table.path(), &id, log);
        if let Some(line) = self.0.get(&id.value) {
            let problem = ProblemKind::DuplicateId { id: id.value.clone(), first: format!("{}:{line}", table.path()) };
            table.problem(log, id.place, problem);
        } else {
            self.0.insert(id.value.clone(), id.place.line);
        }
        id.value
    }

    /// Whether the id was taken.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }
}

fn check_id(path: &str, id: &Located<String>, log: &mut Log) {
    if !is_id(&id.value) {
        log.add(path, id.place, ProblemKind::BadId { id: id.value.clone() });
    }
}

impl<'r> Shelf<'r> {
    /// An empty shelf for a course in these languages.
    pub(super) fn new(reading: &'r mut Reading, languages: Vec<Language>) -> Self {
        Self { reading, languages, documents: Vec::new(), things: Vec::new(), stale: Vec::new(), kept: BTreeSet::new() }
    }

    /// Puts a document on the shelf, once, and names it.
    pub(super) fn keep(&mut self, kind: DocumentKind, value: &impl Serialize) -> Option<DocumentHash> {
        let document = Document::of(kind, value)?;
        let hash = document.hash.clone();
        if self.kept.insert(hash.clone()) {
            self.documents.push(document);
        }
        Some(hash)
    }

    /// Notes a problem.
    pub(super) fn problem(&mut self, path: &str, place: Place, problem: impl Into<ProblemKind>) {
        self.reading.log.add(path, place, problem);
    }

    /// The outcomes or objectives under a key.
    pub(super) fn aims(&mut self, table: Table<'_>, key: &str) -> Vec<Aim> {
        let log = &mut self.reading.log;
        let mut ids = LocalIds::default();
        let mut aims = Vec::new();
        for aim in table.tables(key, log) {
            let id = ids.claim(aim, log);
            let text = aim.words_here(key, &["id"], &self.languages, log).text();
            aims.push(Aim { id, text });
        }
        aims
    }

    /// The parts of instruments under `rests_on`.
    pub(super) fn citations(&mut self, table: Table<'_>) -> Vec<Citation> {
        let mut citations: Vec<Citation> = Vec::new();
        for Located { value: id, place } in table.texts("rests_on", &mut self.reading.log) {
            let Some(known) = &self.reading.citations else { continue };
            match known.get(&id) {
                None => table.problem(&mut self.reading.log, place, ProblemKind::UnknownInstrumentPart { id }),
                Some(_) if citations.iter().any(|citation| citation.id == id) => {
                    table.problem(&mut self.reading.log, place, ProblemKind::ListedTwice { slug: id });
                }
                Some(text) => citations.push(Citation { id, text: text.clone() }),
            }
        }
        citations
    }

    /// Whether a slug is not among those listed before; otherwise, or if it is unfit for addresses, a problem.
    pub(super) fn is_new(&mut self, path: &str, slug: &Located<String>, before: &[String]) -> bool {
        if let Err(problem) = super::tree::fit_for_address(&slug.value) {
            self.problem(path, slug.place, problem);
        }
        let is_new = !before.contains(&slug.value);
        if !is_new {
            self.problem(path, slug.place, ProblemKind::ListedTwice { slug: slug.value.clone() });
        }
        is_new
    }
}
