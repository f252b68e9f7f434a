//! The folder of courses: files of TOML, Markdown and SVG read into documents, every problem with its place.
//!
//! The format is described in `server/docs/content.md`. Files come as bytes; nothing here opens one.

mod blocks;
mod course;
mod fault;
mod ids;
mod instruments;
mod lesson;
mod mark;
mod module;
mod parallel;
mod problem;
mod questions;
mod reading;
mod sheet;
mod source;
mod table;
mod tree;

use std::collections::BTreeMap;

use domain::course::{Block, BlockKind, DocumentHash};
use domain::language::Language;
use sha2::{Digest, Sha256};

pub use fault::{BlockFault, QuestionFault};
pub use ids::write_ids;
pub use problem::{Place, Problem, ProblemKind};

use crate::document::{Document, hexadecimal};
use reading::Reading;

/// A course as read from the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCourse {
    /// The course's own document.
    pub course_hash: DocumentHash,
    /// All its documents, each once, those that others name before those that name them.
    pub documents: Vec<Document>,
    /// The things with an identity: the course, then each module with its lessons and questions, then the questions
    /// of the final assessment.
    pub things: Vec<ThingRef>,
    /// Translated blocks whose source has changed since.
    pub stale: Vec<StaleBlock>,
}

/// A thing that keeps its id, and its edition in this folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingRef {
    /// Never changes.
    pub id: String,
    /// What it is.
    pub kind: ThingKind,
    /// In addresses; a question has none there and its id stands for it.
    pub slug: String,
    /// The id of the thing it belongs to: a module's course, a lesson's or question's module or, for a question of the
    /// final assessment, its course.
    pub parent: Option<String>,
    /// Its document.
    pub hash: DocumentHash,
}

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
    /// A course.
    Course,
    /// A module.
    Module,
    /// A lesson.
    Lesson,
    /// A question.
    Question,
}

impl ThingKind {
    /// The name of the kind, as stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Module => "module",
            Self::Lesson => "lesson",
            Self::Question => "question",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Course, Self::Module, Self::Lesson, Self::Question].into_iter().find(|kind| kind.name() == name)
    }
}

/// A translated block that was made from an older text than its source has now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaleBlock {
    /// The file of the translation.
    pub path: String,
    /// The line on which the block begins.
    pub line: u32,
    /// The block's id.
    pub block: String,
}

/// The courses of the folder, or everything that must be put right before it can be read; paths are relative to the
/// content root, with `/`.
pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<ReadCourse>, Vec<Problem>> {
    let mut reading = Reading::default();
    let tree = tree::sort(files, &mut reading.log);
    reading.citations = match &tree.instruments {
        Some(source) => instruments::read(source, &mut reading.log),
        None => (!files.contains_key("instruments.toml")).then(BTreeMap::new),
    };
    let courses = tree.courses.iter().filter_map(|(slug, files)| course::read(slug, files, &mut reading)).collect();
    let mut problems = reading.log.into_problems();
    problems.retain(|problem| !problem.is_of_a_file_that_cannot_be_read(files));
    if problems.is_empty() { Ok(courses) } else { Err(problems) }
}

/// The first 8 hexadecimal digits of the SHA-256 of a block's text, in which any run of white space is one space.
pub fn source_hash(text: &str) -> String {
    let normal = text.split_whitespace().collect::<Vec<_>>().join(" ");
    hexadecimal(Sha256::digest(normal.as_bytes()).get(..4).unwrap_or_default())
}

/// The text of a block over which [`source_hash`] is taken: its Markdown or, for a figure, its words by slot.
pub fn source_text(block: &Block, language: Language) -> String {
    match &block.kind {
        BlockKind::Figure { slots, .. } => slots.get(&language).map(slot_text).unwrap_or_default(),
        _ => block.text.get(language).unwrap_or_default().to_owned(),
    }
}

fn slot_text(slots: &BTreeMap<String, String>) -> String {
    slots.iter().map(|(slot, words)| format!("{slot} = {words}")).collect::<Vec<_>>().join("\n")
}
