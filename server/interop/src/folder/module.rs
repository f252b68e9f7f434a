//! `module.toml`, `questions.toml` and the drawings of a module.

use std::collections::{BTreeMap, BTreeSet};

use domain::course::{Assessment, DocumentHash, Figure, Module};

use super::lesson;
use super::problem::{Place, ProblemKind};
use super::questions::{Scope, assessment};
use super::reading::Shelf;
use super::source::Source;
use super::table::{Origin, Table};
use super::tree::ModuleFiles;
use super::{ThingKind, ThingRef};
use crate::document::{DocumentKind, VERSION};
use crate::figure;

/// The folder of a module.
pub(super) struct Folder<'t> {
    /// From the content root.
    pub(super) path: String,
    /// Its own name.
    pub(super) slug: &'t str,
    /// The id of its course.
    pub(super) course: &'t str,
    pub(super) files: &'t ModuleFiles,
}

/// What the rest of the course may refer to in a module.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The ids of its objectives.
    pub(super) objectives: BTreeSet<String>,
    /// The ids of the blocks of each lesson, by the lesson's slug.
    pub(super) lessons: BTreeMap<String, BTreeSet<String>>,
}

impl Outline {
    /// Whether `lesson` or `lesson#block` is there.
    pub(super) fn has(&self, reread: &str) -> bool {
        match reread.split_once('#') {
            Some((lesson, block)) => self.lessons.get(lesson).is_some_and(|blocks| blocks.contains(block)),
            None => self.lessons.contains_key(reread),
        }
    }
}

/// A drawing that lessons of the module may show.
#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) figure: Figure,
    pub(super) slots: BTreeSet<String>,
}

/// The drawings by file name; none for a file that is there and faulty.
pub(super) type Drawings = BTreeMap<String, Option<Drawing>>;

/// The module's document, if it can be made, and what others may refer to in it.
pub(super) fn read(folder: &Folder<'_>, shelf: &mut Shelf<'_>) -> (Option<DocumentHash>, Outline) {
    let mut outline = Outline::default();
    let drawings = drawings(folder.files, shelf);
    let Some(source) = present(folder, folder.files.module.as_ref(), "module.toml", shelf) else {
        return (None, outline);
    };
    let origin = Origin::whole(source);
    let Some(parsed) = origin.parse(source.text.len(), &mut shelf.reading.log) else { return (None, outline) };
    let table = Table::root(origin, &parsed);
    let at = shelf.things.len();
    let module = module(&Page { folder, table, drawings: &drawings }, &mut outline, shelf);
    let hash = module.and_then(|module| {
        let hash = shelf.keep(DocumentKind::Module, &module)?;
        let (id, slug, parent) = (module.id, folder.slug.to_owned(), Some(folder.course.to_owned()));
        shelf.things.push(ThingRef { id, kind: ThingKind::Module, slug, parent, hash: hash.clone() });
        Some(hash)
    });
    if hash.is_some() {
        // The module was noted last and stands before its lessons and questions.
        shelf.things.get_mut(at..).unwrap_or_default().rotate_right(1);
    }
    (hash, outline)
}

fn present<'s>(folder: &Folder<'_>, source: Option<&'s Source>, name: &str, shelf: &mut Shelf<'_>) -> Option<&'s Source> {
    if source.is_none() {
        let problem = ProblemKind::MissingFile { file: name.to_owned() };
        shelf.problem(&format!("{}/{name}", folder.path), Place::START, problem);
    }
    source
}

/// A module while it is read.
struct Page<'p> {
    folder: &'p Folder<'p>,
    table: Table<'p>,
    drawings: &'p Drawings,
}

fn module(page: &Page<'_>, outline: &mut Outline, shelf: &mut Shelf<'_>) -> Option<Module> {
    let table = page.table;
    let languages = shelf.languages.clone();
    let log = &mut shelf.reading.log;
    table.only(&["id", "code", "title", "summary", "lessons", "objective", "quiz"], log);
    let id = table.required_text("id", log);
    let code = table.required_text("code", log);
    let title = table.words("title", &languages, log).text();
    let summary = table.words("summary", &languages, log).text();
    if let Some(id) = &id {
        shelf.reading.claim(table.path(), id);
    }
    let objectives = shelf.aims(table, "objective");
    outline.objectives = objectives.iter().map(|aim| aim.id.clone()).collect();
    let id = id.map(|id| id.value).unwrap_or_default();
    let lessons = lessons(page, &id, outline, shelf);
    let quiz = quiz(page, &id, outline, shelf);
    let (slug, code) = (page.folder.slug.to_owned(), code?.value);
    Some(Module { version: VERSION, id, slug, code, title, summary, objectives, lessons, quiz: quiz? })
}

fn lessons(page: &Page<'_>, module: &str, outline: &mut Outline, shelf: &mut Shelf<'_>) -> Vec<DocumentHash> {
    let Page { folder, table, drawings } = *page;
    table.require("lessons", &mut shelf.reading.log);
    let mut hashes = Vec::new();
    let mut listed: Vec<String> = Vec::new();
    for slug in table.texts("lessons", &mut shelf.reading.log) {
        if !shelf.is_new(table.path(), &slug, &listed) {
            continue;
        }
        if let Some(files) = folder.files.lessons.get(&slug.value) {
            let path = format!("{}/{}", folder.path, slug.value);
            let lesson = lesson::Folder { path, slug: &slug.value, module, files, objectives: &outline.objectives, drawings };
            let (hash, blocks) = lesson::read(&lesson, shelf);
            hashes.extend(hash);
            outline.lessons.insert(slug.value.clone(), blocks);
        } else {
            shelf.problem(table.path(), slug.place, ProblemKind::NoLesson { slug: slug.value.clone() });
        }
        listed.push(slug.value);
    }
    for slug in folder.files.lessons.keys().filter(|slug| !listed.contains(slug)) {
        let problem = ProblemKind::NotListed { slug: slug.clone(), list: "module.toml" };
        shelf.problem(&format!("{}/{slug}", folder.path), Place::START, problem);
    }
    hashes
}

fn quiz(page: &Page<'_>, module: &str, outline: &Outline, shelf: &mut Shelf<'_>) -> Option<Assessment> {
    let source = present(page.folder, page.folder.files.questions.as_ref(), "questions.toml", shelf)?;
    let origin = Origin::whole(source);
    let parsed = origin.parse(source.text.len(), &mut shelf.reading.log)?;
    let questions = Table::root(origin, &parsed);
    questions.only(&["question"], &mut shelf.reading.log);
    let is_lesson = |reread: &str| outline.has(reread);
    let scope = Scope { parent: module, objectives: outline.objectives.clone(), is_lesson: &is_lesson, drawings: page.drawings };
    assessment(page.table, questions, &scope, shelf)
}

fn drawings(files: &ModuleFiles, shelf: &mut Shelf<'_>) -> Drawings {
    let mut drawings = Drawings::new();
    for (name, source) in &files.figures {
        drawings.insert(name.clone(), source.as_ref().and_then(|source| drawing(name, source, shelf)));
    }
    drawings
}

fn drawing(name: &str, source: &Source, shelf: &mut Shelf<'_>) -> Option<Drawing> {
    match figure::check(&source.text) {
        Ok(svg) => {
            let slots = figure::slots(&svg);
            Some(Drawing { slots, figure: Figure { version: VERSION, name: name.to_owned(), svg } })
        }
        Err(problems) => {
            for found in problems {
                shelf.problem(&source.path, Place { line: found.line, column: found.column }, found.fault);
            }
            None
        }
    }
}
